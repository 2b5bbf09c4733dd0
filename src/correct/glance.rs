//! [`Glance`]: what the language says about a reading besides the reading itself. It is made where the knowledge
//! of the language is (the reader, the desk) and goes to the page, which has none.

use super::{Suggestion, sentences, suggest};
use crate::actors::Actor;
use crate::syntax::Syntax;
use crate::text::{Source, Span};

/// What a person is offered who puts a reading right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// The sentences that may tell an event.
    pub sentences: Vec<Span>,
    /// Actors that may be one.
    pub suggestions: Vec<Suggestion>,
}

impl Glance {
    /// Looks at a text and the actors of its reading; without words the sentences are found anew.
    pub fn of(source: &Source, syntax: &Syntax, actors: &[Actor]) -> Self {
        Self {
            sentences: sentences(source, syntax),
            suggestions: suggest(actors),
        }
    }
}
