//! [`Correction`]: one thing that a person put right. What it does to a reading is `apply`'s.

use super::Anchor;
use crate::actors::ActorKind;
use crate::events::{EventKind, RelationKind, Sign, Status};
use crate::text::named_enum;
use crate::time::{Bound, Date};

/// A date as a person gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dating {
    /// No finer than known.
    pub start: Date,
    /// Equal to `start` for a point; a deadline has the date of the deadline.
    pub end: Date,
    /// "by", "before", "after", "since", "until".
    pub bound: Option<Bound>,
    /// EDTF level 1.
    pub edtf: String,
    /// As it was typed.
    pub words: String,
}

named_enum! {
    /// What an actor is to an event.
    pub enum Role {
        /// who did it
        Agent = "agent",
        /// to whom
        Patient = "patient",
        /// who says so
        Speaker = "speaker",
    }
}

/// A relation by the places of its text: it has no place of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// A mention of who.
    pub from: Anchor,
    /// A mention of to whom.
    pub to: Anchor,
    /// A clause that shows it.
    pub quote: Anchor,
    /// What sort it was when it was corrected.
    pub kind: RelationKind,
    /// What sign it had.
    pub sign: Sign,
}

/// An event that the engine did not see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// The words that state it.
    pub words: Anchor,
    /// Its label.
    pub what: String,
    /// Its type.
    pub kind: EventKind,
    /// How certain.
    pub status: Status,
    /// Its date, if it has one.
    pub when: Option<Dating>,
    /// Mentions of who did it.
    pub agents: Vec<Anchor>,
    /// Mentions of those to whom it was done.
    pub patients: Vec<Anchor>,
}

/// One thing that a person put right. Events are found by their trigger, actors by a mention, both told by
/// places of the text; see [`Anchor`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The article was published then; `None`: the date is not known.
    Published(Option<Date>),
    /// A time expression means this; so do the events dated by it.
    Expression {
        /// The expression.
        timex: Anchor,
        /// What it means.
        when: Dating,
    },
    /// An event was then; `None`: it has no date.
    When {
        /// The event.
        event: Anchor,
        /// Its date.
        when: Option<Dating>,
    },
    /// An event is called this.
    Label {
        /// The event.
        event: Anchor,
        /// Its label.
        what: String,
    },
    /// An event is of this type.
    EventKind {
        /// The event.
        event: Anchor,
        /// Its type.
        kind: EventKind,
    },
    /// An event is as certain as this.
    Status {
        /// The event.
        event: Anchor,
        /// How certain.
        status: Status,
    },
    /// An event belongs on the timeline, or does not.
    Shown {
        /// The event.
        event: Anchor,
        /// Whether it does.
        main: bool,
    },
    /// An event is right as it is.
    Right {
        /// The event.
        event: Anchor,
    },
    /// This is no event.
    NotEvent {
        /// What was taken for one.
        event: Anchor,
    },
    /// Two events are one.
    SameEvent {
        /// The one that goes.
        event: Anchor,
        /// The one that stays.
        into: Anchor,
    },
    /// An event has another participant: `old` leaves, `new` comes.
    Participant {
        /// The event.
        event: Anchor,
        /// In which part.
        role: Role,
        /// A mention of who leaves.
        old: Option<Anchor>,
        /// A mention of who comes.
        new: Option<Anchor>,
    },
    /// Who did it and to whom it was done change places.
    Swap {
        /// The event.
        event: Anchor,
    },
    /// The text states an event here.
    AddEvent(NewEvent),
    /// An actor is called this.
    Rename {
        /// The actor.
        actor: Anchor,
        /// Its name.
        name: String,
    },
    /// An actor is of this sort.
    Retype {
        /// The actor.
        actor: Anchor,
        /// Its sort.
        kind: ActorKind,
    },
    /// Two actors are one.
    Same {
        /// The one whose name goes.
        actor: Anchor,
        /// The one whose name stays.
        into: Anchor,
    },
    /// A mention is not of that actor, but of another one, or of one that has no other mention.
    Split {
        /// The mention.
        mention: Anchor,
        /// A mention of the other actor.
        to: Option<Anchor>,
    },
    /// This is no actor.
    NotActor {
        /// What was taken for one.
        actor: Anchor,
    },
    /// The text names an actor here.
    AddActor {
        /// The name as it stands in the text.
        words: Anchor,
        /// What it is to be called.
        name: String,
        /// Its sort.
        kind: ActorKind,
    },
    /// A relation has this sign.
    Sign {
        /// The relation.
        tie: Tie,
        /// Its sign.
        sign: Sign,
    },
    /// A relation is of this sort.
    Relation {
        /// The relation.
        tie: Tie,
        /// Its sort.
        kind: RelationKind,
    },
    /// A relation holds the other way round.
    Flip {
        /// The relation.
        tie: Tie,
    },
    /// There is no such relation.
    NotRelation {
        /// What was taken for one.
        tie: Tie,
    },
    /// The text states a relation here; `kind` and `sign` of the tie are the relation's.
    AddRelation {
        /// The relation.
        tie: Tie,
    },
}
