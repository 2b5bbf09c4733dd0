//! Keys that work everywhere on the page. Those of one view are with the view.

use super::browser;
use super::chrome::{Chrome, Dialog};
use super::state::AppState;
use leptos::ev;

/// Listens to the window's keys.
pub fn listen(app: AppState, chrome: Chrome) {
    browser::on_window(ev::keydown, move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || browser::is_typing(&event) {
            return;
        }
        match event.key().as_str() {
            "Escape" if browser::has_popover() => return,
            "Escape" => app.release(),
            "/" => browser::focus("#search"),
            "j" | "J" => app.walk(1),
            "k" | "K" => app.walk(-1),
            "n" | "N" => chrome.open(Dialog::Paste),
            "?" => chrome.open(Dialog::Help),
            _ => return,
        }
        event.prevent_default();
    });
}
