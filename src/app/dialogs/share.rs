//! The link: copied at once where the browser allows it, shown with its length in any case.

use crate::app::reader::DESK_STOPPED;
use crate::app::state::AppState;
use crate::app::tasks::MakeLink;
use crate::app::{browser, link};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What most mail programs, chats and documents carry unharmed.
const COMMON_LIMIT: usize = 2000;

/// The link with its length.
#[component]
pub fn Share() -> impl IntoView {
    let app = expect_context::<AppState>();
    let made = RwSignal::new(None);
    let state = link::state(app);
    spawn_local(async move {
        let link = browser::ask(MakeLink { state }).await;
        // Nothing to set when the dialog was closed meanwhile.
        let _ = made.try_set(Some(match link {
            Some(Ok(fragment)) => Ok(fragment),
            Some(Err(error)) => Err(error.message()),
            None => Err(DESK_STOPPED.to_owned()),
        }));
    });
    move || match made.get() {
        None => view! { <p role="status">"Packing the link …"</p> }.into_any(),
        Some(Err(message)) => view! { <p role="alert">{message}</p> }.into_any(),
        Some(Ok(fragment)) => view! { <Link fragment=fragment /> }.into_any(),
    }
}

/// The link, once it is made.
#[component]
fn Link(
    /// What stands behind its "#".
    fragment: String,
) -> impl IntoView {
    browser::set_fragment(&fragment);
    let (address, public) = link::address(&fragment, &browser::page_address());
    let copied = RwSignal::new(None::<bool>);
    let copy = {
        let address = address.clone();
        move || {
            let address = address.clone();
            spawn_local(async move { copied.set(Some(browser::copy_text(address).await)) });
        }
    };
    let again = copy.clone();
    copy();
    view! {
        <p>
            "The link itself holds the article and the publication date: whoever has it can read them. No server keeps anything."
        </p>
        <p class="warning" id="local-link" hidden=public>
            "This page was opened from this computer, so the link works on this computer only."
        </p>
        <textarea id="link" class="link" rows="4" readonly prop:value=address.clone() aria-label="Link"></textarea>
        <p class="small" id="link-length">
            {length_words(address.len())}
        </p>
        <div class="actions">
            <button type="button" class="btn primary" id="copy-link" on:click=move |_| again()>
                "Copy link"
            </button>
            <span role="status" id="copied" data-copied=move || copied.get().map(|copied| copied.to_string())>
                {move || match copied.get() {
                    None => "",
                    Some(true) => "Copied.",
                    Some(false) => "The browser does not let the page copy; select the link and copy it yourself.",
                }}
            </span>
        </div>
    }
}

/// "1,084 characters: fits into mails, chats and documents."
fn length_words(length: usize) -> String {
    let number = if length < 1000 {
        length.to_string()
    } else {
        format!("{},{:03}", length / 1000, length % 1000)
    };
    if length <= COMMON_LIMIT {
        format!("{number} characters: fits into mails, chats and documents.")
    } else {
        format!("{number} characters: fine in mails and documents, but some chats cut links beyond 2,000.")
    }
}
