//! Events and relations: who did what to whom, when, how certain, and with what sign.
//!
//! Built from the dependency tree, the time expressions and the actors; what words mean stands in
//! `assets/lexicon`. Not here: selection for a view.

#![allow(
    clippy::match_same_arms,
    reason = "arms are grouped by construction, not by outcome"
)]

mod dating;
mod event;
mod label;
mod lexicon;
mod merge;
mod reading;
mod relate;
mod relation;
mod roles;
mod select;
mod status;
mod trigger;

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
    let reading = reading::Reading::new(source, syntax, timexes, actors, published);
    let mut drafts = trigger::find(&reading);
    for draft in &mut drafts {
        roles::fill(&reading, draft);
        draft.status = status::of(&reading, draft);
        draft.kind = intended(draft.kind, draft.status);
        draft.speaker = roles::speaker(&reading, draft.trigger);
    }
    let dated = dating::date(&reading, &drafts);
    let (events, of_draft) = merge::assemble(&reading, &mut drafts, dated);
    let relations = relate::find(&reading, &drafts, &events, &of_draft);
    Events { events, relations }
}

/// PLOVER counts help that is still to come as agreeing to it: "will send aid" is AGREE, "sent aid" AID.
fn intended(kind: EventKind, status: Status) -> EventKind {
    match (kind, status) {
        (
            EventKind::Support | EventKind::Cooperate | EventKind::Aid | EventKind::Concede,
            Status::Planned,
        ) => EventKind::Agree,
        _ => kind,
    }
}
