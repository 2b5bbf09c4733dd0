//! What the forms need of the core's knowledge of the language: dates in words, names that may be one,
//! sentences that say nothing. One place, so that it can be asked of a worker.

use super::keep::Kept;
use super::session::Session;
use crate::analysis::Analysis;
use crate::app::link;
use crate::app::state::{AppState, Article};
use crate::correct::{self, Correction, Dating, Suggestion};
use crate::report;
use crate::share;
use crate::text::Span;
use crate::time::PublishedBasis;
use leptos::prelude::*;
use std::sync::Arc;

/// What can be said about a reading.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Actors that may be one.
    pub suggestions: Vec<Suggestion>,
    /// Sentences from which no event of the timeline was read.
    pub silent: Vec<Span>,
    /// Of which text.
    text: Option<Arc<str>>,
    /// Its sentences.
    sentences: Arc<[Span]>,
}

/// What a date in words means, as it is typed.
pub fn dating(text: RwSignal<String>, app: AppState) -> RwSignal<Option<Dating>> {
    let read = RwSignal::new(None);
    Effect::new(move || {
        let published = app.reading.with_untracked(|reading| reading.published.clone());
        read.set(text.with(|text| correct::read_dating(text, &published)));
    });
    read
}

/// Looks at a reading.
pub fn look(reading: &Analysis, into: RwSignal<Arc<Look>>) {
    // Where sentences end depends on the text alone.
    let before = into.get_untracked();
    let sentences = match &before.text {
        Some(text) if Arc::ptr_eq(text, &reading.source.text) => Arc::clone(&before.sentences),
        _ => correct::sentences(reading).into(),
    };
    into.set(Arc::new(Look {
        suggestions: correct::suggest(reading),
        silent: correct::without_event(reading, &sentences),
        text: Some(Arc::clone(&reading.source.text)),
        sentences,
    }));
}

/// The article of a saved reading that a person put right. It is read anew and its corrections are applied
/// to that, so that they can be taken back one by one.
pub fn saved(source: &str) -> Option<Article> {
    let json = report::json_in_html(source).unwrap_or(source);
    let list = report::corrections_from_json(json);
    if list.is_empty() {
        return None;
    }
    let reading = report::from_json(json).ok()?;
    let given = reading.published.basis == PublishedBasis::Given;
    let text = reading.source.text.to_string();
    Some(Article {
        published: correct::published(&list).unwrap_or(reading.published.date.filter(|_| given)),
        about: reading.about,
        notes: Vec::new(),
        corrections: packed(&list, &text),
        text,
    })
}

/// A list as an article carries it.
pub fn packed(list: &[Correction], text: &str) -> Option<share::Corrections> {
    (!list.is_empty()).then(|| share::Corrections {
        version: correct::VERSION,
        bytes: correct::pack(list, text),
    })
}

/// The article on screen with its corrections, as a link carries it.
///
/// # Errors
/// Why it cannot, in a sentence for the reader.
#[expect(clippy::unused_async, reason = "packing may be done by a worker")]
pub async fn fragment(app: AppState) -> Result<String, String> {
    link::fragment(app).map_err(|error| error.message())
}

/// Opens what was kept.
pub fn open_kept(session: Session, kept: Kept) {
    match link::open(&kept.link) {
        Some(Ok((article, _))) => {
            session.keep_as(kept.key);
            session.reader.read(article);
        }
        Some(Err(error)) => session.chrome.say(&error.message()),
        None => session
            .chrome
            .say("That was kept in a form that this page cannot read."),
    }
}
