//! Where the text contradicts itself: two tellings of one thing with dates that cannot both hold.
//!
//! "Last month the country asked the troops to leave" beside "in March it announced that": the same actors,
//! the same words, other dates. Nothing is mended; the reader is told. Not here: the sentence for a person
//! (`analysis`).

use super::reading::Reading;
use super::{Event, EventKind, Status, WhenBasis};
use crate::syntax::Upos;
use crate::text::{EventId, TokenId};
use crate::time::Date;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Two events that look like one with two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The one told first.
    pub first: EventId,
    /// The one told later.
    pub second: EventId,
}

/// How many dated events back are compared: keeps the whole linear.
const REACH: usize = 40;
/// How many content words the two sentences must share.
const SHARED: usize = 3;
/// How far apart the dates may lie, in days: farther apart they are two events.
const APART: i64 = 190;

/// The conflicts, in order of the text.
pub(super) fn find(reading: &Reading<'_>, events: &[Event]) -> Vec<Conflict> {
    let told: Vec<Told> = events
        .iter()
        .enumerate()
        .filter_map(|(index, event)| told(reading, index, event))
        .collect();
    let mut found: Vec<Conflict> = Vec::new();
    for (index, new) in told.iter().enumerate() {
        let old = told[index.saturating_sub(REACH)..index]
            .iter()
            .find(|old| clash(old, new));
        if let Some(old) = old {
            found.push(Conflict {
                first: EventId::from(old.index),
                second: EventId::from(new.index),
            });
        }
    }
    found
}

/// What is compared of an event.
struct Told<'e> {
    index: usize,
    event: &'e Event,
    sentence: usize,
    first: NaiveDate,
    last: NaiveDate,
    words: BTreeSet<String>,
}

fn told<'e>(reading: &Reading<'_>, index: usize, event: &'e Event) -> Option<Told<'e>> {
    let when = event.when.as_ref()?;
    let happened = matches!(event.status, Status::Happened | Status::Reported);
    if !event.main || !happened || when.basis != WhenBasis::Timex || when.bound.is_some() {
        return None;
    }
    let trigger = reading.syntax.tokens_in(event.trigger).next().map(TokenId)?;
    let sentence = reading.syntax.tokens.get(trigger.index())?.sentence.index();
    Some(Told {
        index,
        event,
        sentence,
        first: when.start.and_then(Date::first_day)?,
        last: when.end.and_then(Date::last_day)?,
        words: content(reading, trigger),
    })
}

/// The content words of a sentence, names and dates aside.
fn content(reading: &Reading<'_>, token: TokenId) -> BTreeSet<String> {
    reading
        .syntax
        .sentence(token)
        .tokens
        .clone()
        .map(TokenId)
        .filter(|&token| {
            matches!(
                reading.syntax.upos(token),
                Upos::Noun | Upos::Adj | Upos::Verb | Upos::Adv | Upos::Num
            ) && reading.timex(token).is_none()
        })
        .map(|token| reading.lemma(token).to_lowercase())
        .filter(|lemma| !COMMON.contains(&lemma.as_str()))
        .collect()
}

/// Words that sentences share without telling the same.
const COMMON: &[&str] = &[
    "be",
    "have",
    "do",
    "say",
    "tell",
    "announce",
    "add",
    "go",
    "come",
    "make",
    "take",
    "get",
    "give",
    "first",
    "last",
    "new",
    "year",
    "month",
    "week",
    "day",
    "time",
    "one",
    "two",
    "people",
    "country",
    "government",
    "other",
    "own",
    "not",
    "also",
    "now",
    "then",
    "there",
    "more",
    "so",
    "however",
    "already",
    "only",
    "still",
    "include",
    "begin",
    "end",
    "start",
];

/// Whether two events look like one told with two dates.
fn clash(old: &Told, new: &Told) -> bool {
    let spoken = |kind: EventKind| {
        matches!(
            kind,
            EventKind::State
                | EventKind::Request
                | EventKind::Reject
                | EventKind::Accuse
                | EventKind::Agree
                | EventKind::Threaten
        )
    };
    let meets =
        |a: &[crate::text::ActorId], b: &[crate::text::ActorId]| a.iter().any(|actor| b.contains(actor));
    let apart = if old.last < new.first {
        (new.first - old.last).num_days()
    } else {
        (old.first - new.last).num_days()
    };
    old.sentence != new.sentence
        && (old.event.kind == new.event.kind || spoken(old.event.kind) && spoken(new.event.kind))
        && meets(&old.event.agents, &new.event.agents)
        && meets(&old.event.patients, &new.event.patients)
        && (1..=APART).contains(&apart)
        && old.words.intersection(&new.words).count() >= SHARED
}
