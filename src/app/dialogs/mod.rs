//! The dialogs, one a file, each in the browser's own modal window.

pub mod help;
pub mod paste;
pub mod published;
pub mod share;

use super::browser;
use super::chrome::{Chrome, Dialog};
use super::icons::{CLOSE, Icon};
use leptos::html;
use leptos::prelude::*;

/// All dialogs; at most one is open.
#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <Window kind=Dialog::Paste title="Read an article">
            <paste::Paste />
        </Window>
        <Window kind=Dialog::Published title="When was it published?">
            <published::SetPublished />
        </Window>
        <Window kind=Dialog::Share title="Share this reading">
            <share::Share />
        </Window>
        <Window kind=Dialog::Help title="Keys and marks">
            <help::Help />
        </Window>
    }
}

/// One dialog with its heading. Its content is made when it opens, and goes when it closes.
#[component]
fn Window(
    /// Which.
    kind: Dialog,
    /// Its heading.
    title: &'static str,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let chrome = expect_context::<Chrome>();
    let element = NodeRef::<html::Dialog>::new();
    let open = Signal::derive(move || chrome.dialog.get() == Some(kind));
    browser::show_dialog(element, open);
    let closed = move |_| {
        if chrome.dialog.get_untracked() == Some(kind) {
            chrome.close();
        }
    };
    let heading = move || format!("{kind}-heading");
    view! {
        <dialog node_ref=element id=format!("{kind}-dialog") aria-labelledby=heading on:close=closed>
            <div class="window-head">
                <h2 id=heading>{title}</h2>
                <button type="button" class="btn square" aria-label="Close" on:click=move |_| chrome.close()>
                    <Icon path=CLOSE />
                </button>
            </div>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
