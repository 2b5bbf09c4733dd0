//! The library: what is kept on this device, to be found, opened, renamed and deleted.

use super::Field;
use crate::app::browser;
use crate::app::correct::engine;
use crate::app::correct::keep::{self, Kept};
use crate::app::correct::session::Session;
use crate::app::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is kept.
#[component]
pub fn Library() -> impl IntoView {
    let shelf = RwSignal::new(None::<Result<Vec<Kept>, &'static str>>);
    load(shelf);
    let search = RwSignal::new(String::new());
    let rows = move || {
        let wanted = search.with(|search| search.trim().to_lowercase());
        match shelf.get() {
            None => view! { <p>"Looking …"</p> }.into_any(),
            Some(Err(message)) => view! { <p role="alert">{message}</p> }.into_any(),
            Some(Ok(all)) if all.is_empty() => {
                view! { <p>"Nothing is kept. “Keep on this device” keeps the article on screen with its corrections."</p> }
                    .into_any()
            }
            Some(Ok(all)) => {
                let rows = all
                    .into_iter()
                    .filter(|kept| kept.title.to_lowercase().contains(&wanted))
                    .map(|kept| view! { <Row kept=kept shelf=shelf /> })
                    .collect_view();
                view! {
                    <ul class="rows" id="kept">
                        {rows}
                    </ul>
                }
                    .into_any()
            }
        }
    };
    view! {
        <p class="small" id="privacy">
            "What is listed here lies in this browser on this device, because you asked for it, until you delete it. \
             Nothing is sent. What you did not ask to keep belongs to this tab: a reload offers it back, and it goes when the tab is closed."
        </p>
        <Field id="library-search" label="Search:" value=search />
        {move || rows()}
    }
}

type Shelf = RwSignal<Option<Result<Vec<Kept>, &'static str>>>;

fn load(shelf: Shelf) {
    spawn_local(async move {
        let all = keep::all().await;
        shelf.set(Some(all.map_err(browser::Refused::message)));
    });
}

/// One kept article.
#[component]
fn Row(
    /// Which.
    kept: Kept,
    /// All of them.
    shelf: Shelf,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let name = RwSignal::new(kept.title.clone());
    let renaming = RwSignal::new(false);
    let (to_open, to_rename) = (kept.clone(), kept.clone());
    let key = kept.key.clone();
    let open = move |_| {
        let kept = to_open.clone();
        session.done(move || engine::open_kept(session, kept));
    };
    let refuse = move |result: Result<(), browser::Refused>| match result {
        Ok(()) => load(shelf),
        Err(refused) => shelf.set(Some(Err(refused.message()))),
    };
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let kept = Kept {
            title: name.with_untracked(|name| name.trim().to_owned()),
            ..to_rename.clone()
        };
        spawn_local(async move { refuse(browser::keep(&kept.key, &kept.write()).await) });
        focus_search();
    };
    let delete = move |_| {
        let key = key.clone();
        if session.kept.with_untracked(|kept| kept.as_ref() == Some(&key)) {
            session.kept.set(None);
        }
        spawn_local(async move { refuse(browser::unkeep(&key).await) });
        focus_search();
    };
    let title = kept.title.clone();
    let about = format!(
        "{} · {}",
        kept.day,
        words::count(kept.corrected, "correction", "corrections")
    );
    view! {
        <li data-article=kept.key.clone()>
            <button type="button" class="row" data-open="" on:click=open>
                <span dir="auto">{kept.title.clone()}</span>
                <small>{about}</small>
            </button>
            <button
                type="button"
                class="btn"
                data-rename=""
                aria-label=format!("Rename {title}")
                aria-expanded=move || renaming.get().to_string()
                on:click=move |_| renaming.update(|renaming| *renaming = !*renaming)
            >
                "Rename"
            </button>
            <button type="button" class="btn" data-delete="" aria-label=format!("Delete {title}") on:click=delete>
                "Delete"
            </button>
            <form class="pair" hidden=move || !renaming.get() on:submit=rename>
                <input
                    type="text"
                    aria-label="New name"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <button type="submit" class="btn">
                    "Set the name"
                </button>
            </form>
        </li>
    }
}

/// The row is gone; the focus goes to what is always there.
fn focus_search() {
    browser::after(0, || browser::focus("#library-search"));
}
