//! What putting a reading right needs of the language: dates as people type them, names that may be one,
//! sentences.

use crate::actors::Actor;
use crate::correct::{self, Dating, Glance, Suggestion};
use crate::syntax::Syntax;
use crate::text::Source;
use crate::time::Published;

/// Reads a date in words.
#[derive(Debug)]
pub struct ReadDating {
    /// As they are typed.
    pub words: String,
    /// What they leave open is counted from here.
    pub published: Published,
}

pub(super) fn read_dating(task: ReadDating) -> Option<Dating> {
    correct::read_dating(&task.words, &task.published)
}

/// Looks for actors that may be one.
#[derive(Debug)]
pub struct Suggest {
    /// All actors.
    pub actors: Vec<Actor>,
}

pub(super) fn suggest(task: Suggest) -> Vec<Suggestion> {
    correct::suggest(&task.actors)
}

/// Looks at a reading that did not come from the reader.
#[derive(Debug)]
pub struct GlanceAt {
    /// Its text.
    pub source: Source,
    /// Its actors.
    pub actors: Vec<Actor>,
}

pub(super) fn glance_at(task: GlanceAt) -> Glance {
    Glance::of(&task.source, &Syntax::default(), &task.actors)
}
