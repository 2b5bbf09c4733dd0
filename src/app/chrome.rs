//! [`Chrome`]: the page around the reading: theme, open views, dialogs, toast. Not what is read ([`super::state`]).

use super::browser;
use super::open_views::OpenViews;
use crate::text::named_enum;
use leptos::prelude::*;

named_enum! {
    /// Light or dark.
    pub enum Theme {
        /// as the system says
        System = "system",
        /// light
        Light = "light",
        /// dark
        Dark = "dark",
    }
}

named_enum! {
    /// An open dialog.
    pub enum Dialog {
        /// where an article is put in
        Paste = "paste",
        /// the link
        Share = "share",
        /// the publication date
        Published = "published",
        /// what is known about the article, and what was left out of it
        Origin = "origin",
        /// keys and marks explained
        Help = "help",
    }
}

/// The page around the reading.
#[derive(Clone, Copy)]
pub struct Chrome {
    /// The theme chosen.
    pub theme: RwSignal<Theme>,
    /// Which views are open.
    pub views: OpenViews,
    /// The open dialog.
    pub dialog: RwSignal<Option<Dialog>>,
    /// A short message that goes away by itself.
    pub toast: RwSignal<Option<String>>,
    /// Whether the window is as narrow as a phone.
    pub narrow: Signal<bool>,
    /// Whether the page is on its way to paper.
    pub printing: RwSignal<bool>,
}

impl Chrome {
    /// The page as a visitor finds it.
    pub fn new() -> Self {
        Self {
            theme: RwSignal::new(Theme::System),
            views: OpenViews::new(),
            dialog: RwSignal::new(None),
            toast: RwSignal::new(None),
            narrow: browser::narrow(),
            printing: RwSignal::new(false),
        }
    }

    /// Opens a dialog.
    pub fn open(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// Closes whatever dialog is open.
    pub fn close(self) {
        self.dialog.set(None);
    }

    /// Shows a short message.
    pub fn say(self, message: &str) {
        self.toast.set(Some(message.to_owned()));
    }
}

impl Default for Chrome {
    fn default() -> Self {
        Self::new()
    }
}
