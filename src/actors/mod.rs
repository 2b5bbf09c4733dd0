//! Actors: who acts, is acted on or speaks; their mentions, names, types, and who is who.
//!
//! A wrong merge is worse than a split. Not here: what they do (`events`).

mod actor;

pub use actor::{Actor, ActorKind, Mention, MentionKind};

use crate::syntax::Syntax;
use crate::text::Source;

/// Mentions and the actors they denote.
#[derive(Clone, Debug, Default)]
pub struct Actors {
    /// In order of salience, then of first mention.
    pub actors: Vec<Actor>,
    /// In order of the text.
    pub mentions: Vec<Mention>,
}

/// Finds the actors of the text.
pub fn find(source: &Source, syntax: &Syntax) -> Actors {
    let _ = (source, syntax);
    Actors::default()
}
