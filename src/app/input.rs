//! What comes in from outside: the link at the start, a paste, a dropped or picked file.

use super::browser;
use super::chrome::Chrome;
use super::link;
use super::reader::Reader;
use super::state::{AppState, Article, Phase};
use crate::analysis::Note;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The longest text that is read, in bytes. A long book is below it; beyond it the page itself would
/// become slow.
pub const LONGEST: usize = 1 << 20;

/// Opens what the page came with: the article of its link, or the sample. Another link in the same window
/// is opened as well.
pub fn start(app: AppState, reader: Reader) {
    browser::on_window(ev::hashchange, move |_| {
        open_link(app, reader);
    });
    // After the first paint, which waits for no worker.
    browser::after(0, move || {
        if !open_link(app, reader) {
            reader.again();
        }
    });
}

/// Opens the link in the address, if there is one.
fn open_link(app: AppState, reader: Reader) -> bool {
    match link::open(&browser::fragment()) {
        None => return false,
        Some(Ok((article, wanted))) => {
            reader.read(article);
            app.wanted.set(wanted);
        }
        Some(Err(error)) => {
            app.open(Article::default());
            app.phase.set(Phase::Broken(error.message()));
        }
    }
    true
}

/// Listens for pastes and drops anywhere on the page.
pub fn listen(reader: Reader, chrome: Chrome) {
    browser::on_window(ev::paste, move |event: ev::ClipboardEvent| {
        if browser::is_field(event.target()) {
            return;
        }
        if let Some(text) = browser::pasted_text(&event) {
            event.prevent_default();
            take_text(reader, chrome, &text);
        }
    });
    browser::on_window(ev::dragover, |event: ev::DragEvent| event.prevent_default());
    browser::on_window(ev::drop, move |event: ev::DragEvent| {
        event.prevent_default();
        match browser::dropped_file(&event) {
            Some(file) => take_file(reader, chrome, file),
            None => {
                if let Some(text) = browser::dropped_text(&event) {
                    take_text(reader, chrome, &text);
                }
            }
        }
    });
}

/// Reads a text that a person put in.
pub fn take_text(reader: Reader, chrome: Chrome, text: &str) {
    chrome.close();
    if text.trim().is_empty() {
        chrome.say("There was no text in that, so the article on screen stays.");
        return;
    }
    reader.read(article(text));
}

/// Reads a file that a person dropped or picked.
pub fn take_file(reader: Reader, chrome: Chrome, file: browser::File) {
    chrome.close();
    spawn_local(async move {
        match browser::read_file(file, LONGEST as u32 + 4).await {
            Some((_, bytes)) if is_binary(&bytes) => {
                chrome.say("That file is not text, so the article on screen stays.");
            }
            Some((_, bytes)) => take_text(reader, chrome, &String::from_utf8_lossy(&bytes)),
            None => chrome.say("That file could not be read."),
        }
    });
}

/// A zero byte never occurs in text, and almost always early in anything else.
fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().take(4096).any(|byte| *byte == 0)
}

/// An article from plain text, cut where it is too long to be read here.
pub fn article(text: &str) -> Article {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let kept = text.get(..end).unwrap_or("");
    let notes = if kept.len() < text.len() {
        vec![Note {
            code: "cut".to_owned(),
            message: format!(
                "The text is very long ({:.1} MB); its first {:.1} MB were kept and read.",
                text.len() as f64 / 1e6,
                kept.len() as f64 / 1e6
            ),
        }]
    } else {
        Vec::new()
    };
    Article {
        text: kept.to_owned(),
        notes,
        ..Article::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters_and_says_so() {
        let article = article(&"é".repeat(LONGEST));
        assert_eq!(article.text.len(), LONGEST);
        assert!(article.notes.iter().any(|note| note.code == "cut"));
    }
}
