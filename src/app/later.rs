//! Views that are not needed for a first reading: forms, dialogs, and all forms of the actor map but the network.
//! They are cut out of the page's program (`src/main.rs` says where, `.ci/split.mjs` does it) and fetched when the
//! first of them is opened. What they show is theirs; here is only when they are there.

use super::actors;
use super::chrome::{Chrome, Dialog};
use super::correct::{self, Form};
use super::dialogs;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;

/// Said when they do not come.
const MISSING: &str = "This part of the page could not be fetched. Try again when there is a network.";

/// A view that is fetched late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// The content of a form of putting right.
    Form(Form),
    /// The content of a dialog.
    Dialog(Dialog),
    /// A form of the actor map.
    Actors(actors::Form),
}

/// How the part is fetched and entered, which only the page's own entry can tell.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Fetches it; false when it cannot be had.
    pub fetch: fn() -> Pin<Box<dyn Future<Output = bool>>>,
    /// [`content`], called in the part that was fetched; nothing before that.
    pub content: fn(Late) -> Option<AnyView>,
}

/// The part as the page sees it.
#[derive(Clone, Copy)]
pub struct Part {
    entry: Entry,
    there: RwSignal<bool>,
    chrome: Chrome,
}

impl Part {
    /// Nothing is fetched yet.
    #[must_use]
    pub fn new(entry: Entry, chrome: Chrome) -> Self {
        let there = RwSignal::new(false);
        Self { entry, there, chrome }
    }

    fn fetch(self) {
        spawn_local(async move {
            if (self.entry.fetch)().await {
                self.there.set(true);
            } else {
                self.chrome.say(MISSING);
            }
        });
    }
}

/// A late view. Everything that only this function reaches is cut out.
#[must_use]
pub fn content(late: Late) -> AnyView {
    match late {
        Late::Form(form) => correct::forms::content(form),
        Late::Dialog(dialog) => dialogs::content(dialog),
        Late::Actors(form) => actors::content(form),
    }
}

/// The view, at once when the part is there, else when it has come.
pub fn view(late: Late) -> impl IntoView {
    let part = expect_context::<Part>();
    move || {
        if part.there.get() {
            (part.entry.content)(late)
        } else {
            part.fetch();
            None
        }
    }
}

/// `open`, but not before the part is there: a dialog never opens empty, and its first field has the focus.
pub fn opened(open: Signal<bool>) -> Signal<bool> {
    let part = expect_context::<Part>();
    Effect::new(move || {
        if open.get() && !part.there.get_untracked() {
            part.fetch();
        }
    });
    Signal::derive(move || open.get() && part.there.get())
}
