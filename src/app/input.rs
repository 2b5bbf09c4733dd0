//! What comes in from outside: the link at the start, a paste, a dropped or picked file. What it is and what
//! of it is the article, `paste` decides; here it is only handed on.

use super::chrome::Chrome;
use super::reader::Reader;
use super::state::{AppState, Article, Phase};
use super::{browser, link, words};
use crate::analysis::{About, Note};
use crate::paste::{self, FileKind, Kind};
use crate::text::Source;
use crate::{report, time};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The longest text that is read, in bytes. A long book is below it; beyond it the page itself would
/// become slow.
pub const LONGEST: usize = 1 << 20;
/// The most of a file that is looked at.
const LONGEST_FILE: u32 = 16 << 20;

/// Opens what the page came with: the article of its link, or the sample. Another link in the same window
/// is opened as well.
pub fn start(app: AppState, reader: Reader, chrome: Chrome) {
    browser::on_window(ev::hashchange, move |_| {
        open_address(app, reader, chrome);
    });
    // After the first paint, which waits for no worker.
    browser::after(0, move || {
        if !open_address(app, reader, chrome) {
            reader.again();
        }
    });
}

/// Opens what the address carries, if it carries anything.
fn open_address(app: AppState, reader: Reader, chrome: Chrome) -> bool {
    let fragment = browser::fragment();
    if let Some(text) = paste::from_fragment(&fragment) {
        browser::set_fragment("");
        take(reader, chrome, &text, None);
        return true;
    }
    match link::open(&fragment) {
        None => return false,
        Some(Ok((article, wanted))) => {
            reader.read(article);
            app.wanted.set(wanted);
        }
        Some(Err(error)) => {
            reader.cancel();
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
        event.prevent_default();
        let text = browser::pasted_text(&event).unwrap_or_default();
        take(reader, chrome, &text, browser::pasted_html(&event).as_deref());
    });
    browser::on_window(ev::dragover, |event: ev::DragEvent| event.prevent_default());
    browser::on_window(ev::drop, move |event: ev::DragEvent| {
        event.prevent_default();
        match browser::dropped_file(&event) {
            Some(file) => take_file(reader, chrome, file),
            None => {
                if let Some(text) = browser::dropped_text(&event) {
                    take(reader, chrome, &text, None);
                }
            }
        }
    });
}

/// Reads what a person put in; `html` is the formatted form of the same, where there is one.
pub fn take(reader: Reader, chrome: Chrome, text: &str, html: Option<&str>) {
    chrome.close();
    browser::set_fragment("");
    let kind = paste::kind(text);
    match kind {
        Kind::Empty | Kind::Address | Kind::Binary if html.is_none() => {
            chrome.say(kind.sentence().unwrap_or("There was no text in that."));
            return;
        }
        Kind::Reading => {
            if let Ok(reading) = report::from_json(text) {
                reader.show(reading);
                return;
            }
        }
        _ => {}
    }
    let parsed = match (kind, html) {
        (Kind::Html, _) => browser::parse_html(text),
        (_, Some(html)) => browser::parse_html(html),
        _ => None,
    };
    let rich = parsed.map(|tree| paste::html::read(&tree));
    // A rich copy of a few words of a page may hold less than its plain form; then the plain one is meant.
    let plain_words = text.split_whitespace().count();
    let articles = match (kind, rich) {
        (Kind::Html, Some(article)) => vec![article],
        (_, Some(article)) if article.words() * 2 >= plain_words => vec![article],
        (Kind::Mail, _) => paste::read_mail(text.as_bytes())
            .map_or_else(|| paste::plain(text), |mail| paste::mail_articles(&mail)),
        _ => paste::plain(text),
    };
    reader.read(article(&articles, kind));
}

/// Reads a file that a person dropped or picked.
pub fn take_file(reader: Reader, chrome: Chrome, file: browser::File) {
    chrome.close();
    spawn_local(async move {
        let Some((name, bytes)) = browser::read_file(file, LONGEST_FILE).await else {
            chrome.say("That file could not be read.");
            return;
        };
        let kind = paste::file_kind(&name, &bytes);
        if let Some(sentence) = kind.sentence() {
            chrome.say(sentence);
            return;
        }
        let text = paste::decode(&bytes, paste::guess(&bytes));
        let html = (kind == FileKind::Html).then_some(text.as_str());
        take(reader, chrome, &text, html);
    });
}

/// The article to be read: the longest of those that were put in, with notes on what became of the rest.
fn article(articles: &[paste::Article], kind: Kind) -> Article {
    let mut notes = Vec::new();
    let mut note = |code: &str, message: String| {
        notes.push(Note {
            code: code.to_owned(),
            message,
        });
    };
    if let Some(sentence) = kind.sentence() {
        note("kind", sentence.to_owned());
    }
    let Some(longest) = articles.iter().rev().max_by_key(|article| article.words()) else {
        return Article::default();
    };
    if articles.len() > 1 {
        note(
            "several",
            format!(
                "There were {} articles in that; the longest is shown.",
                articles.len()
            ),
        );
    }
    let dropped = longest.dropped().count();
    if dropped > 0 {
        let mut reasons: Vec<&str> = longest.dropped().map(|(_, _, reason)| reason.as_str()).collect();
        reasons.sort_unstable();
        reasons.dedup();
        note(
            "dropped",
            format!(
                "{} left out: {}.",
                words::count(dropped, "block was", "blocks were"),
                reasons.join(", ")
            ),
        );
    }
    let (text, cut) = bounded(longest.text());
    notes.extend(cut);
    let front = &longest.front;
    // A date that stands in the text is found there, with its place.
    let published = if time::find_published(&Source::new(&text)).date.is_some() {
        None
    } else {
        front.published
    };
    Article {
        text,
        published,
        about: About {
            title: front.title.clone(),
            outlet: front.outlet.clone(),
            author: front.author.clone(),
            url: front.url.clone(),
        },
        notes,
    }
}

/// The text, cut where it is too long to be read here, with a note that says so.
fn bounded(mut text: String) -> (String, Option<Note>) {
    if text.len() <= LONGEST {
        return (text, None);
    }
    let whole = text.len();
    let mut end = LONGEST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    let message = format!(
        "The text is very long ({:.1} MB); its first {:.1} MB were kept and read.",
        whole as f64 / 1e6,
        text.len() as f64 / 1e6
    );
    let note = Note {
        code: "cut".to_owned(),
        message,
    };
    (text, Some(note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters_and_says_so() {
        let (text, note) = bounded("é".repeat(LONGEST));
        assert_eq!(text.len(), LONGEST);
        assert!(note.is_some_and(|note| note.code == "cut"));
        assert_eq!(bounded("short".to_owned()), ("short".to_owned(), None));
    }

    #[test]
    fn a_paste_becomes_an_article() {
        let text =
            "Ship freed in the canal\n\n29 March 2021\n\nThe ship was freed on Monday. Traffic goes on.";
        let article = article(&paste::plain(text), paste::kind(text));
        assert!(article.text.contains("freed on Monday"));
        assert_eq!(article.about.title.as_deref(), Some("Ship freed in the canal"));
    }
}
