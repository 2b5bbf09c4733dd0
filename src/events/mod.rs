//! Events and relations: who did what to whom, when, how certain, and with what sign.
//!
//! Built from the dependency tree, the time expressions and the actors; what words mean stands in
//! `assets/lexicon`. Not here: selection for a view.

#![allow(
    clippy::match_same_arms,
    reason = "arms are grouped by construction, not by outcome"
)]

mod adjacent;
mod borrow;
mod conflict;
mod datable;
mod dating;
mod event;
mod farther;
mod hyphens;
mod judge;
mod label;
mod lexicon;
mod meant;
mod mend;
mod merge;
mod nominal;
mod offices;
mod organs;
mod part;
mod phrase;
mod places;
mod reading;
mod relate;
mod relation;
mod roles;
mod select;
mod speech;
mod status;
mod subject;
mod titles;
mod trigger;
mod verb_group;
mod wording;

pub use conflict::Conflict;
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
    /// Where the text contradicts itself.
    pub conflicts: Vec<Conflict>,
}

/// Finds the events of the text and what they say about who stands how to whom.
pub fn find(
    source: &Source,
    syntax: &Syntax,
    timexes: &[Timex],
    actors: &Actors,
    published: &Published,
) -> Events {
    let mended = mend::mend(source, syntax, timexes);
    let syntax = mended.as_ref().unwrap_or(syntax);
    let reading = reading::Reading::new(source, syntax, timexes, actors, published);
    let mut drafts = trigger::find(&reading);
    let statement = speech::statement(&reading);
    for draft in &mut drafts {
        roles::fill(&reading, draft);
        draft.status = status::of(&reading, draft);
        draft.kind = intended(&reading, draft);
        draft.speaker = speech::speaker(&reading, draft.trigger);
        speech::first_person(&reading, draft, statement);
    }
    borrow::borrow(&reading, &mut drafts);
    part::lend(&reading, &mut drafts);
    let dated = dating::date(&reading, &drafts);
    let (events, of_draft) = merge::assemble(&reading, &mut drafts, dated);
    let relations = relate::find(&reading, &drafts, &events, &of_draft);
    let conflicts = conflict::find(&reading, &events);
    Events {
        events,
        relations,
        conflicts,
    }
}

/// What PLOVER counts as a word rather than a deed: "will send aid" is AGREE, "will not send aid" REJECT,
/// "plans to attack" THREATEN.
fn intended(reading: &reading::Reading<'_>, draft: &trigger::Draft) -> EventKind {
    use EventKind::{Agree, Aid, Assault, Concede, Cooperate, Reject, Retreat, Support, Threaten};
    let refused = || {
        matches!(
            status::tense(reading, draft.trigger),
            status::Tense::Future | status::Tense::Would
        )
    };
    match (draft.kind, draft.status) {
        (Support | Cooperate | Aid | Concede, Status::Planned) => Agree,
        (Retreat, Status::Planned) if draft.class.is_some_and(|class| class.name == "release") => Agree,
        (Agree | Support | Cooperate | Aid | Concede, Status::Denied) if refused() => Reject,
        (Assault, Status::Planned) if draft.form != trigger::Form::Noun => Threaten,
        (kind, _) => kind,
    }
}
