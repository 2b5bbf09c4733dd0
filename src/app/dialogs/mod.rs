//! The dialogs, one a file, each in the browser's own modal window.

pub mod bookmarklet;
pub mod help;
pub mod origin;
pub mod paste;
pub mod published;
pub mod share;
pub mod take;

use super::chrome::{Chrome, Dialog};
use super::parts::Window;
use leptos::prelude::*;

/// All dialogs; at most one is open.
#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <One kind=Dialog::Paste title="Read an article">
            <paste::Paste />
        </One>
        <One kind=Dialog::Published title="When was it published?">
            <published::SetPublished />
        </One>
        <One kind=Dialog::Share title="Share or save this reading">
            <share::Share />
            <take::TakeAway />
        </One>
        <One kind=Dialog::Origin title="About this article">
            <origin::Origin />
        </One>
        <One kind=Dialog::Help title="Help">
            <help::Help />
        </One>
    }
}

/// One of the page's dialogs.
#[component]
fn One(
    /// Which.
    kind: Dialog,
    /// Its heading.
    title: &'static str,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let chrome = expect_context::<Chrome>();
    let open = Signal::derive(move || chrome.dialog.get() == Some(kind));
    view! {
        <Window name=kind.as_str() title=title open=open close=move |()| chrome.close()>
            {children()}
        </Window>
    }
}
