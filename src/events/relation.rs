//! [`Relation`]: who stands how to whom.

use super::Status;
use crate::text::{ActorId, EventId, Span, named_enum};

named_enum! {
    /// Friendly, hostile or neither.
    pub enum Sign {
        /// helps, agrees, praises
        Positive = "+",
        /// attacks, accuses, orders out
        Negative = "-",
        /// structure, or a neutral act
        Neutral = "0",
    }
}

named_enum! {
    /// What one does to the other.
    pub enum RelationKind {
        /// works with
        Cooperates = "cooperates",
        /// backs, praises, helps
        Supports = "supports",
        /// stands against, competes, beats
        Opposes = "opposes",
        /// uses force
        Attacks = "attacks",
        /// asks, orders
        Demands = "demands",
        /// leaves, pulls out
        Withdraws = "withdraws",
        /// talks, signs
        Negotiates = "negotiates",
        /// accuses, charges
        Accuses = "accuses",
        /// heads
        Leads = "leads",
        /// belongs to
        MemberOf = "member_of",
        /// owns
        Owns = "owns",
        /// criticises
        Criticises = "criticises",
        /// meets, visits
        Meets = "meets",
        /// punishes
        Sanctions = "sanctions",
        /// anything else
        Other = "other",
    }
}

impl RelationKind {
    /// Meeting, negotiating and cooperating hold both ways.
    pub fn is_directed(self) -> bool {
        !matches!(self, Self::Meets | Self::Negotiates | Self::Cooperates)
    }
}

/// One relation: a pair, a kind, a sign, and all its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Who.
    pub from: ActorId,
    /// To whom.
    pub to: ActorId,
    /// Friendly or hostile.
    pub sign: Sign,
    /// What sort.
    pub kind: RelationKind,
    /// The strongest status among its evidence.
    pub status: Status,
    /// The clauses that show it, the best first; never empty.
    pub quotes: Vec<Span>,
    /// The events it was built from.
    pub events: Vec<EventId>,
    /// 0 to 1.
    pub confidence: f32,
}
