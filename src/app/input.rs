//! What comes in from outside: the address at the start, a paste, dropped or picked files. What it is and
//! what of it is an article, `paste` decides; here it is only handed on.

use super::pasted::Pasted;
use super::state::{AppState, Article};
use super::tasks::OpenLink;
use super::{browser, link};
use crate::paste;
use leptos::ev;
use leptos::task::spawn_local;

/// Opens what the page came with: the article of its link, the text that a bookmarklet or another program
/// sent along, or the sample. Another link in the same window is opened as well.
pub fn start(app: AppState, pasted: Pasted) {
    browser::on_window(ev::hashchange, move |_| {
        open_address(app, pasted);
    });
    // After the first paint, which waits for no worker and no reading.
    browser::once_drawn(move || {
        // What was sent along may hold nothing to read: the sample is there then.
        if !link::is_link(&browser::fragment()) {
            pasted.reader().show_sample();
        }
        open_address(app, pasted);
    });
}

/// Opens what the address carries, if it carries anything.
fn open_address(app: AppState, pasted: Pasted) {
    let fragment = browser::fragment();
    let sent = paste::from_fragment(&fragment).or_else(|| paste::from_search(&browser::search()));
    if let Some(text) = sent {
        // The text is on screen then; in the address it would only be in the way.
        browser::set_fragment("");
        pasted.text(text, None);
        return;
    }
    if !link::is_link(&fragment) {
        return;
    }
    let reader = pasted.reader();
    reader.cancel();
    pasted.forget();
    app.open(Article::default());
    let turn = reader.begin("opening the link");
    spawn_local(async move {
        let opened = browser::ask(OpenLink { fragment }).await;
        if !reader.is_turn(turn) {
            return;
        }
        pasted.opened(opened);
    });
}

/// Listens for pastes and drops anywhere on the page.
pub fn listen(pasted: Pasted) {
    browser::on_window(ev::paste, move |event: ev::ClipboardEvent| {
        if browser::is_field(event.target()) {
            return;
        }
        event.prevent_default();
        give(
            pasted,
            browser::pasted_text(&event),
            browser::pasted_html(&event),
            browser::pasted_files(&event),
        );
    });
    browser::on_window(ev::dragover, |event: ev::DragEvent| {
        event.prevent_default();
        browser::show_drop(true);
    });
    browser::on_window(ev::dragleave, |event: ev::DragEvent| {
        // Between two elements of the page it is not left.
        if event.related_target().is_none() {
            browser::show_drop(false);
        }
    });
    browser::on_window(ev::drop, move |event: ev::DragEvent| {
        event.prevent_default();
        browser::show_drop(false);
        let (text, html) = browser::dropped_text(&event);
        give(pasted, text, html, browser::dropped_files(&event));
    });
}

/// Hands on what a program gave: its text, or else its files. Word processors give a picture of the text
/// as well, and a copied picture comes with HTML that only names it.
fn give(pasted: Pasted, text: Option<String>, html: Option<String>, files: Vec<browser::File>) {
    if text.is_none() && !files.is_empty() {
        pasted.files(files);
    } else {
        pasted.text(text.unwrap_or_default(), html);
    }
}
