//! [`Actor`] and [`Mention`].

use crate::text::{ActorId, MentionId, Span, TokenId, named_enum};
use std::borrow::Cow;
use std::ops::Range;

named_enum! {
    /// What sort of actor it is.
    pub enum ActorKind {
        /// a state
        Country = "country",
        /// a government, ministry, court, parliament, police
        Government = "government",
        /// a state's armed forces
        Military = "military",
        /// rebels, militants, anonymous attackers
        ArmedGroup = "armed_group",
        /// a company
        Company = "company",
        /// any other organisation, national teams included
        Organisation = "organisation",
        /// a news outlet or agency
        Media = "media",
        /// one person
        Person = "person",
        /// a group of people that takes part
        People = "people",
        /// a place to or at which something is done
        Place = "place",
    }
}

named_enum! {
    /// The form of a mention.
    pub enum MentionKind {
        /// a name, demonym or acronym
        Name = "name",
        /// a description: "the West African country"
        Description = "description",
        /// a pronoun
        Pronoun = "pronoun",
    }
}

/// One place in the text that denotes an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// Token indices, half open; empty when the reading was imported without tokens.
    pub tokens: Range<u32>,
    /// Its head word.
    pub head: TokenId,
    /// Its form.
    pub kind: MentionKind,
    /// Whom it denotes.
    pub actor: ActorId,
}

/// One actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The fullest form, cleaned: no title, no article.
    pub name: String,
    /// What sort of actor.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-2 of a state and its organs.
    pub country: Option<Cow<'static, str>>,
    /// A person's title or office.
    pub role: Option<String>,
    /// The actor it is an organ of.
    pub member_of: Option<ActorId>,
    /// Its mentions, in order of the text.
    pub mentions: Vec<MentionId>,
    /// 0 to 1: the square root of the actor's weight over the largest weight of the text. A weight is the sum
    /// over mentions of 1 (name), 0.7 (description), 0.5 (pronoun) or 0.4 (adjective, place), each times 1.5 for
    /// a subject and times 1.5 in a headline.
    pub salience: f32,
    /// 0 to 1.
    pub confidence: f32,
}
