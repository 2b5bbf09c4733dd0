//! [`apply`]: the reading as a person put it right.
//!
//! Corrections are applied one after the other, each to what the ones before it left; what a correction
//! does not find is reported and the rest goes on. Nothing here reads the text anew: a publication date
//! moves relative dates only when the engine counts again (the caller's business).

mod actors;
mod events;
mod find;
mod finish;
mod relations;
mod slots;

use super::correction::Correction;
use crate::actors::{Actor, Mention};
use crate::analysis::Analysis;
use crate::events::{Event, Relation};
use crate::text::{ActorId, EventId, RelationId, TimexId, named_enum};
use crate::time::{Published, PublishedBasis};
use slots::Slots;
use std::sync::Arc;

/// One thing of a reading that a correction touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// An event.
    Event(EventId),
    /// An actor.
    Actor(ActorId),
    /// A relation.
    Relation(RelationId),
    /// A time expression.
    Timex(TimexId),
}

named_enum! {
    /// Why a correction could not be applied.
    pub enum Why {
        /// the text is another one there
        Words = "the text says something else there",
        /// no event
        Event = "no event is found there",
        /// no actor
        Actor = "no actor is found there",
        /// no relation
        Relation = "no such relation is found",
        /// no time expression
        Timex = "no date is found there",
        /// nothing is left to do
        Nothing = "there is nothing to change any more",
    }
}

/// A correction that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Its place in the list.
    pub index: usize,
    /// What it touched, as far as that is still there.
    pub things: Vec<Thing>,
}

/// A correction that was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Its place in the list.
    pub index: usize,
    /// Why.
    pub why: Why,
}

/// A reading with the corrections in it.
#[derive(Clone, Debug)]
pub struct Corrected {
    /// The reading.
    pub analysis: Analysis,
    /// What was applied.
    pub done: Vec<Done>,
    /// What was not.
    pub lost: Vec<Lost>,
}

/// Applies corrections in their order.
pub fn apply(analysis: &Analysis, corrections: &[Correction]) -> Corrected {
    let mut work = Work::new(analysis);
    let (mut done, mut lost) = (Vec::new(), Vec::new());
    for (index, correction) in corrections.iter().enumerate() {
        match work.correct(correction) {
            Ok(things) => done.push((index, things)),
            Err(why) => lost.push(Lost { index, why }),
        }
    }
    let (analysis, done) = work.finish(done);
    Corrected { analysis, done, lost }
}

/// What a step touched, by the ids of [`Slots`].
type Touched = Vec<Thing>;

/// A reading under correction.
struct Work {
    text: Arc<str>,
    /// The rest of the reading; the layers below are empty in it until the end.
    analysis: Analysis,
    events: Slots<Event>,
    actors: Slots<Actor>,
    mentions: Slots<Mention>,
    relations: Slots<Relation>,
    /// Actors whose mentions changed.
    regrouped: Vec<usize>,
}

impl Work {
    fn new(analysis: &Analysis) -> Self {
        let mut analysis = analysis.clone();
        let actors = std::mem::take(&mut analysis.actors);
        Self {
            text: Arc::clone(&analysis.source.text),
            events: Slots::new(std::mem::take(&mut analysis.events)),
            actors: Slots::new(actors.actors),
            mentions: Slots::new(actors.mentions),
            relations: Slots::new(std::mem::take(&mut analysis.relations)),
            analysis,
            regrouped: Vec::new(),
        }
    }

    fn correct(&mut self, correction: &Correction) -> Result<Touched, Why> {
        use Correction as C;
        match correction {
            C::Published(date) => {
                self.analysis.published = Published {
                    date: *date,
                    basis: if date.is_some() {
                        PublishedBasis::Given
                    } else {
                        PublishedBasis::None
                    },
                    span: None,
                };
                Ok(Touched::new())
            }
            C::Expression { timex, when } => self.expression(*timex, when),
            C::When { event, when } => self.date(*event, when.as_ref()),
            C::Label { event, what } => self.event_with(*event, |event| what.clone_into(&mut event.what)),
            C::EventKind { event, kind } => self.event_with(*event, |event| event.kind = *kind),
            C::Status { event, status } => self.status(*event, *status),
            C::Shown { event, main } => self.event_with(*event, |event| event.main = *main),
            C::Right { event } => self.event_with(*event, |event| event.confidence = 1.0),
            C::NotEvent { event } => self.not_event(*event),
            C::SameEvent { event, into } => self.same_event(*event, *into),
            C::Participant {
                event,
                role,
                old,
                new,
            } => self.participant(*event, *role, *old, *new),
            C::Swap { event } => self.swap(*event),
            C::AddEvent(new) => self.add_event(new),
            C::Rename { actor, name } => self.rename(*actor, name),
            C::Retype { actor, kind } => self.retype(*actor, *kind),
            C::Same { actor, into } => self.same_actor(*actor, *into),
            C::Split { mention, to } => self.split(*mention, *to),
            C::NotActor { actor } => self.not_actor(*actor),
            C::AddActor { words, name, kind } => self.add_actor(*words, name, *kind),
            C::Sign { tie, sign } => self.relation_with(tie, |relation| relation.sign = *sign),
            C::Relation { tie, kind } => self.relation_with(tie, |relation| relation.kind = *kind),
            C::Flip { tie } => self.flip(tie),
            C::NotRelation { tie } => self.not_relation(tie),
            C::AddRelation { tie } => self.add_relation(tie),
        }
    }
}
