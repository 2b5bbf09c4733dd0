//! What the forms need of the core's knowledge of the language: dates in words, names that may be one,
//! sentences that say nothing. One place, so that it can move to the desk, which makes and opens the links.

use super::keep::Kept;
use super::session::Session;
use crate::analysis::Analysis;
use crate::app::reader::DESK_STOPPED;
use crate::app::state::AppState;
use crate::app::tasks::{MakeLink, OpenLink};
use crate::app::{browser, link};
use crate::correct::{self, Correction, Dating, Suggestion};
use crate::share::{self, LinkError};
use crate::text::Span;
use leptos::prelude::*;
use leptos::task::spawn_local;
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
pub async fn fragment(app: AppState) -> Result<String, String> {
    let state = link::state(app);
    match browser::ask(MakeLink { state }).await {
        Some(made) => made.map_err(LinkError::message),
        None => Err(DESK_STOPPED.to_owned()),
    }
}

/// Opens what was kept.
pub fn open_kept(session: Session, kept: Kept) {
    let Kept {
        key, link: fragment, ..
    } = kept;
    if !link::is_link(&fragment) {
        session
            .chrome
            .say("That was kept in a form that this page cannot read.");
        return;
    }
    let turn = session.reader.begin("opening");
    spawn_local(async move {
        let opened = browser::ask(OpenLink { fragment }).await;
        if !session.reader.is_turn(turn) {
            return;
        }
        let why = match opened {
            Some(Ok(state)) => {
                session.keep_as(key);
                session.reader.read(link::article(state).0);
                return;
            }
            Some(Err(error)) => error.message(),
            None => DESK_STOPPED.to_owned(),
        };
        session.reader.end();
        session.chrome.say(&why);
    });
}
