//! Time expressions: found in the text, resolved against the publication date and the passage, with
//! the reason recorded (TIMEX3, <https://timeml.github.io>; EDTF, ISO 8601-2).
//!
//! [`Found`](recognise) (unresolved) and [`Timex`] (resolved) are different types. Not here: which event a
//! time belongs to (`events`).

mod calendar;
mod date;
mod found;
mod holidays;
mod lex;
mod numbers;
mod pattern;
mod published;
mod recognise;
mod resolve;
mod rules;
mod tense;
mod timex;
mod value;
mod words;

pub use date::Date;
pub use published::{Published, PublishedBasis, find_published};
pub use timex::{Basis, Bound, Interval, Modifier, Precision, Timex, TimexKind};

use crate::syntax::Syntax;
use crate::text::Source;

/// Finds and resolves every time expression of the text, in order of the text.
///
/// `published` is what relative dates count from; without it they stay relative (`interval` is `None`).
pub fn tag(source: &Source, syntax: &Syntax, published: &Published) -> Vec<Timex> {
    let _ = syntax;
    let (lexes, found) = recognise::recognise(&source.text);
    resolve::resolve(&source.text, &lexes, &found, published)
}
