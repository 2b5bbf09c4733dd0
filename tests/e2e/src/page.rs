//! The page as its reader sees it: the only place that knows how its parts are found.

use crate::browser::{Browser, key};
use std::rc::Rc;

/// One visitor's page.
pub struct Page {
    pub browser: Rc<Browser>,
}

impl Page {
    pub fn new(browser: Rc<Browser>) -> Self {
        Self { browser }
    }

    /// Pastes a plain text anywhere on the page.
    pub fn paste(&self, text: &str) {
        self.browser.copy_text(text);
        self.browser.chord(&[key::CONTROL], &["v"]);
    }
}
