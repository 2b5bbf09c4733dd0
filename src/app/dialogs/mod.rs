//! The dialogs, one a file, each in the browser's own modal window.

pub mod bookmarklet;
pub mod help;
pub mod origin;
pub mod paste;
pub mod published;
pub mod share;
pub mod take;

use super::chrome::{Chrome, Dialog};
use super::later::{self, Late};
use super::parts::Window;
use leptos::prelude::*;

/// All dialogs; at most one is open.
#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <One kind=Dialog::Paste title="Read an article" />
        <One kind=Dialog::Published title="When was it published?" />
        <One kind=Dialog::Share title="Share or save this reading" />
        <One kind=Dialog::Origin title="About this article" />
        <One kind=Dialog::Help title="Help" />
    }
}

/// What is in a dialog; a part that is fetched late.
pub fn content(dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Paste => view! { <paste::Paste /> }.into_any(),
        Dialog::Published => view! { <published::SetPublished /> }.into_any(),
        Dialog::Share => view! {
            <share::Share />
            <take::TakeAway />
        }
        .into_any(),
        Dialog::Origin => view! { <origin::Origin /> }.into_any(),
        Dialog::Help => view! { <help::Help /> }.into_any(),
    }
}

/// One of the page's dialogs.
#[component]
fn One(
    /// Which.
    kind: Dialog,
    /// Its heading.
    title: &'static str,
) -> impl IntoView {
    let chrome = expect_context::<Chrome>();
    let open = Signal::derive(move || chrome.dialog.get() == Some(kind));
    view! {
        <Window name=kind.as_str() title=title open=open close=move |()| chrome.close()>
            {later::view(Late::Dialog(kind))}
        </Window>
    }
}
