//! Events and relations: who did what to whom, when, how certain, and with what sign.
//!
//! Built from the dependency tree, the time expressions and the actors. Not here: selection for a view.

mod event;
mod relation;

pub use event::{Event, EventKind, EventMention, Order, OrderRelation, Status, When, WhenBasis};
pub use relation::{Relation, RelationKind, Sign};

use crate::actors::Actors;
use crate::syntax::Syntax;
use crate::text::Source;
use crate::time::{Published, Timex};

/// Events and the relations built from them.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// In order of the text.
    pub events: Vec<Event>,
    /// One per ordered pair, kind and sign.
    pub relations: Vec<Relation>,
}

/// Finds the events of the text and what they say about who stands how to whom.
pub fn find(
    source: &Source,
    syntax: &Syntax,
    timexes: &[Timex],
    actors: &Actors,
    published: &Published,
) -> Events {
    let _ = (source, syntax, timexes, actors, published);
    Events::default()
}
