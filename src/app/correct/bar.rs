//! The bar of the work: back and forth, what is corrected, what is to check, what is kept.

use super::session::{Form, Session};
use super::{keep, review, unsaved};
use crate::app::state::AppState;
use crate::app::words;
use leptos::prelude::*;

/// The bar.
#[component]
pub fn Bar() -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let at = move || {
        session.history.with(|history| {
            history
                .as_ref()
                .map_or((0, 1), |history| (history.at(), history.len()))
        })
    };
    let to_check = review::list(app);
    let silent = move || session.look.with(|look| look.silent.len());
    let corrected = move || session.count();
    let toggle = move |_| session.show_extracted(!session.extracted.get_untracked());
    view! {
        <div class="work">
        <nav id="fix-bar" aria-label="Put right">
            <button type="button" class="btn" id="undo" title="Undo (Ctrl+Z)" aria-label="Undo" disabled=move || at().0 == 0 on:click=move |_| session.undo()>
                "↶"
            </button>
            <button
                type="button"
                class="btn"
                id="redo"
                title="Redo (Ctrl+Shift+Z)"
                    aria-label="Redo"
                disabled=move || { let (at, all) = at(); at + 1 >= all }
                on:click=move |_| session.redo()
            >
                "↷"
            </button>
            <button type="button" class="btn plain" id="open-steps" on:click=move |_| session.open(Form::Steps)>
                <span id="corrected" data-count=move || corrected()>
                    {move || {
                        let lost = session.outcome.with(|outcome| outcome.lost.len());
                        let lost = if lost > 0 { format!(", {lost} not applied") } else { String::new() };
                        format!("machine-read, {} corrected{lost}", corrected())
                    }}
                </span>
            </button>
            <button
                type="button"
                class="toggle"
                id="as-extracted"
                aria-pressed=move || session.extracted.get().to_string()
                hidden=move || corrected() == 0
                on:click=toggle
            >
                "as extracted"
            </button>
            <button
                type="button"
                class="btn"
                id="review"
                data-count=move || to_check.with(Vec::len)
                disabled=move || to_check.with(Vec::is_empty)
                on:click=move |_| review::start(session)
            >
                {move || format!("{} to check", to_check.with(Vec::len))}
            </button>
            <button
                type="button"
                class="btn"
                id="open-silent"
                data-count=move || silent()
                disabled=move || silent() == 0
                on:click=move |_| session.open(Form::Silent)
            >
                {move || format!("{} with no event", words::count(silent(), "sentence", "sentences"))}
            </button>
            <button type="button" class="btn" id="open-add" title="Add what the engine did not see (A)" on:click=move |_| session.open(Form::Add(None))>
                "Add …"
            </button>
            <span class="hidden" role="status" id="fix-status">
                {move || session.said.get()}
            </span>
            <span class="space"></span>
            <button
                type="button"
                class="btn"
                id="keep-article"
                aria-pressed=move || session.kept.with(Option::is_some).to_string()
                on:click=move |_| keep::keep(session)
            >
                {move || if session.kept.with(Option::is_some) { "Kept on this device" } else { "Keep on this device" }}
            </button>
            <button type="button" class="btn" id="library" on:click=move |_| session.open(Form::Library)>
                "Library"
            </button>
        </nav>
        <review::Review />
        <unsaved::Offer />
        </div>
    }
}
