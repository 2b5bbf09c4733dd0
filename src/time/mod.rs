//! Time expressions: found in the text, resolved against the publication date and the passage, with
//! the reason recorded (TIMEX3, <https://timeml.github.io>; EDTF, ISO 8601-2).
//!
//! `Found` (unresolved) and [`Timex`] (resolved) are different types. Not here: which event a
//! time belongs to (`events`).

mod beside;
mod calendar;
mod counted;
mod date;
mod document;
mod field;
mod found;
mod holidays;
mod lex;
mod numbers;
mod passage;
mod pattern;
mod published;
mod recognise;
mod resolve;
mod rules;
mod story;
mod tense;
mod timex;
mod value;
mod verbs;
mod words;
mod written;

#[cfg(test)]
mod headers;
#[cfg(test)]
mod laws;

pub use date::Date;
pub use published::{Published, PublishedBasis, find_published};
pub use timex::{Basis, Bound, Interval, Modifier, Precision, Timex, TimexKind};

use crate::syntax::Syntax;
use crate::text::Source;

/// Finds and resolves every time expression of the text, in order of the text.
///
/// `published` is what relative dates count from; without it they stay relative (`interval` is `None`).
pub fn tag(source: &Source, syntax: &Syntax, published: &Published) -> Vec<Timex> {
    let (lexes, mut found) = recognise::recognise(&source.text, &syntax.names);
    document::order(&source.text, &mut found);
    resolve::resolve(source, syntax, &lexes, &found, published)
}

/// Reads a date that a person typed: "March 2024", "before 15 Sep", "about 2010", "May to July 2024".
///
/// `None` unless the whole text is one date (or one range of dates) that has a place in the calendar.
pub fn read_date_words(text: &str, published: &Published) -> Option<Timex> {
    let source = Source::new(text.trim());
    let timexes = tag(&source, &Syntax::default(), published);
    let mut covered = 0;
    for timex in &timexes {
        let between = source.text.get(covered..timex.span.start as usize)?;
        let only_links = between.split_whitespace().all(|word| {
            let word = word.to_ascii_lowercase();
            LINKS.contains(&word.as_str())
        });
        if !only_links {
            return None;
        }
        covered = timex.span.end as usize;
    }
    let tail = source.text.get(covered..)?;
    if !tail.trim_matches(['.', ' ']).is_empty() {
        return None;
    }
    let (first, last) = (timexes.first()?, timexes.last()?);
    let (from, to) = (first.interval?, last.interval?);
    if timexes.len() > 2 || timexes.len() == 2 && first.range.is_none() || to.latest < from.earliest {
        return None;
    }
    let interval = Interval {
        earliest: from.earliest,
        latest: to.latest,
    };
    Some(Timex {
        interval: Some(interval),
        edtf: if timexes.len() == 2 {
            format!("{}/{}", from.earliest, to.latest)
        } else {
            first.edtf.clone()
        },
        ..first.clone()
    })
}

/// Words that a person types around dates.
const LINKS: &[&str] = &[
    "in", "on", "at", "from", "to", "until", "till", "through", "between", "and", "by", "before", "after",
    "since", "-", "\u{2013}", "the", "no", "later", "than", "during", "of",
];
