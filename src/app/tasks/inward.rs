//! What comes in: links, pastes, files.

use crate::analysis::Analysis;
use crate::app::browser;
use crate::app::wire::{Bytes, Wire};
use crate::correct;
use crate::paste::{self, Found, Helpers, Part, Taken};
use crate::report;
use crate::share::{self, Corrections, LinkError, SharedState};
use crate::time::PublishedBasis;
use std::sync::Arc;

/// Opens the fragment of a link.
#[derive(Debug)]
pub struct OpenLink {
    /// With or without its "#".
    pub fragment: String,
}

pub(super) fn open_link(task: OpenLink) -> Result<SharedState, LinkError> {
    share::decode(&task.fragment)
}

/// Finds the articles in what was put in, and cleans them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakeIn {
    /// A text.
    pub text: Option<String>,
    /// The formatted form of the text, as HTML source.
    pub html: Option<String>,
    /// Names and bytes of files.
    pub files: Vec<(String, Bytes)>,
    /// The encoding of the files, where a person chose it.
    pub letters: Option<String>,
}

/// What was put in turns out to be.
#[derive(Debug)]
pub enum TakenIn {
    /// Articles, in order, and a sentence for everything that could not be read. There may be none.
    Articles(Vec<Found>, Vec<String>),
    /// A reading saved before.
    Reading(Box<Analysis>),
    /// A link of ours.
    Link(Box<Result<SharedState, LinkError>>),
    /// The article of a saved reading that a person put right: it is read anew and its corrections are applied to
    /// that, so that they can be taken back one by one.
    Corrected(Box<SharedState>),
}

pub(super) fn take_in(task: TakeIn) -> TakenIn {
    if let Some(fragment) = task.text.as_deref().and_then(fragment_of) {
        return TakenIn::Link(Box::new(share::decode(fragment)));
    }
    let text = task.text.as_deref().map(|text| Part::Text {
        text,
        html: task.html.as_deref(),
    });
    let files = task
        .files
        .iter()
        .map(|(name, Bytes(bytes))| Part::File { name, bytes });
    let parts: Vec<Part> = text.into_iter().chain(files).collect();
    let helpers = Helpers {
        decode: &browser::decode,
        is_reading: &|text| open(text).is_some(),
    };
    match paste::take(&parts, task.letters.as_deref(), helpers) {
        Taken::Articles(found, unread) => TakenIn::Articles(found, unread),
        Taken::Reading(source) => match (corrected(&source), open(&source)) {
            (Some(state), _) => TakenIn::Corrected(Box::new(state)),
            (None, Some(reading)) => TakenIn::Reading(Box::new(reading)),
            (None, None) => TakenIn::Articles(Vec::new(), Vec::new()),
        },
    }
}

/// What stands behind the "#" of a text that is nothing but the address of a link of ours.
fn fragment_of(text: &str) -> Option<&str> {
    let (address, fragment) = text.trim().split_once('#')?;
    let is_address = address.is_empty() || address.contains("://");
    let is_one = !address.contains(char::is_whitespace) && !fragment.contains(char::is_whitespace);
    (is_address && is_one && share::looks_like_link(fragment)).then_some(fragment)
}

/// A reading saved as JSON or in a report.
fn open(source: &str) -> Option<Analysis> {
    report::from_json(source)
        .or_else(|_| report::from_html(source))
        .ok()
}

/// The article of a saved reading with its corrections, if it has any.
fn corrected(source: &str) -> Option<SharedState> {
    let json = report::json_in_html(source).unwrap_or(source);
    let list = report::corrections_from_json(json);
    if list.is_empty() {
        return None;
    }
    let reading = report::from_json(json).ok()?;
    let text = reading.source.text.to_string();
    let given = reading.published.basis == PublishedBasis::Given;
    Some(SharedState {
        published: correct::published(&list).unwrap_or(reading.published.date.filter(|_| given)),
        about: reading.about,
        corrections: Some(Corrections {
            version: correct::VERSION,
            bytes: correct::pack(&list, &text),
        }),
        ..SharedState::of_text(&text)
    })
}

/// Articles of one paste share the text as it came, which crosses once.
impl Wire for TakenIn {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Reading(reading) => {
                0u32.put(out);
                reading.put(out);
            }
            Self::Corrected(state) => {
                2u32.put(out);
                state.put(out);
            }
            Self::Link(opened) => {
                3u32.put(out);
                opened.put(out);
            }
            Self::Articles(found, unread) => {
                1u32.put(out);
                unread.put(out);
                found.len().put(out);
                let mut last: Option<&Arc<str>> = None;
                for Found {
                    article,
                    raw,
                    stated,
                    remarks,
                    letters,
                } in found
                {
                    let again = last.is_some_and(|last| Arc::ptr_eq(last, raw));
                    (!again).then(|| raw.to_string()).put(out);
                    last = Some(raw);
                    article.put(out);
                    stated.put(out);
                    remarks.put(out);
                    letters.put(out);
                }
            }
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        match u32::take(bytes)? {
            0 => return Some(Self::Reading(Wire::take(bytes)?)),
            2 => return Some(Self::Corrected(Wire::take(bytes)?)),
            3 => return Some(Self::Link(Wire::take(bytes)?)),
            _ => {}
        }
        let unread = Wire::take(bytes)?;
        let mut raw: Arc<str> = Arc::from("");
        let mut found = Vec::new();
        for _ in 0..usize::take(bytes)? {
            if let Some(new) = <Option<String> as Wire>::take(bytes)? {
                raw = Arc::from(new);
            }
            found.push(Found {
                article: Wire::take(bytes)?,
                raw: Arc::clone(&raw),
                stated: Wire::take(bytes)?,
                remarks: Wire::take(bytes)?,
                letters: Wire::take(bytes)?,
            });
        }
        Some(Self::Articles(found, unread))
    }
}
