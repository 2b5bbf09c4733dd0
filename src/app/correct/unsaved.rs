//! Work that nobody asked to keep: it lies in this tab only, so that a reload or a crash does not cost it, and
//! goes when the tab is closed.

use super::engine;
use super::keep::Kept;
use super::session::Session;
use crate::app::browser;
use crate::app::sample;
use crate::app::words;
use crate::report;
use leptos::prelude::*;
use leptos::task::spawn_local;

const NAME: &str = "whowhen-unsaved";
/// Milliseconds after the last change.
const CALM: u64 = 800;

/// Puts the work away whenever it changes and has come to rest.
pub fn follow(session: Session) {
    let turn = StoredValue::new(0u32);
    Effect::new(move || {
        session.history.track();
        let Some(state) = session.state() else { return };
        let is_sample = state.article.text == sample::article().text;
        if is_sample && state.list.is_empty() {
            return;
        }
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let now = turn.get_value();
        super::keep::follow(session);
        browser::after(CALM, move || {
            if turn.get_value() == now {
                put_away(session);
            }
        });
    });
}

fn put_away(session: Session) {
    let title = session
        .app
        .reading
        .with_untracked(|reading| report::headline(reading).unwrap_or("Untitled article").to_owned());
    let (time, day) = browser::now();
    let corrected = session.state().map_or(0, |state| state.list.len());
    spawn_local(async move {
        // What is too long for a link is too long for the tab's memory as well.
        if let Ok(link) = engine::fragment(session.app).await {
            let key = session.kept.get_untracked().unwrap_or_default();
            let work = Kept {
                key,
                time,
                day,
                title,
                corrected,
                link,
            };
            browser::put_away(NAME, &work.write());
        }
    });
}

/// Offers the work of before a reload, unless the page was opened with an article of its own.
#[component]
pub fn Offer() -> impl IntoView {
    let session = expect_context::<Session>();
    let shown = browser::fragment();
    let found = browser::recall(NAME)
        .and_then(|value| Kept::read("", &value))
        .filter(|kept| kept.link != shown);
    let offered = RwSignal::new(found);
    let take = move |_| {
        if let Some(kept) = offered.get_untracked() {
            offered.set(None);
            engine::open_kept(session, kept);
            browser::after(0, || browser::refocus("undo", "#library"));
        }
    };
    let let_go = move |_| {
        offered.set(None);
        browser::forget(NAME);
        browser::after(0, || browser::refocus("library", "#library"));
    };
    view! {
        <div id="unsaved" role="status" hidden=move || offered.with(Option::is_none)>
            {move || {
                offered
                    .get()
                    .map(|kept| {
                        let corrections = words::count(kept.corrected, "correction", "corrections");
                        view! {
                            <span>
                                "Unsaved work from before: “" <b dir="auto">{kept.title}</b> "”, " {corrections} "."
                            </span>
                            <button type="button" class="btn primary" id="unsaved-back" on:click=take>
                                "Go back to it"
                            </button>
                            <button type="button" class="btn plain" id="unsaved-forget" on:click=let_go>
                                "Forget it"
                            </button>
                        }
                    })
            }}
        </div>
    }
}
