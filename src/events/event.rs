//! [`Event`] and its date, [`When`].

use crate::text::{ActorId, EventId, Span, TimexId, named_enum};
use crate::time::{Bound, Date};

named_enum! {
    /// How certain the event is.
    pub enum Status {
        /// it happened
        Happened = "happened",
        /// it goes on at the publication date
        Ongoing = "ongoing",
        /// announced, scheduled
        Planned = "planned",
        /// only on someone's word
        Reported = "reported",
        /// may, could, threatens
        Possible = "possible",
        /// someone says it is not so
        Denied = "denied",
    }
}

named_enum! {
    /// Event types: PLOVER's sixteen (<https://github.com/openeventdata/PLOVER>), then our own for what
    /// PLOVER does not know.
    pub enum EventKind {
        /// agree, promise, sign
        Agree = "AGREE",
        /// meet, talk, visit
        Consult = "CONSULT",
        /// praise, endorse, back
        Support = "SUPPORT",
        /// trade, share, exercise together
        Cooperate = "COOPERATE",
        /// give money, goods, shelter, weapons
        Aid = "AID",
        /// yield, pardon, ease
        Concede = "CONCEDE",
        /// withdraw, release, cease fire, surrender
        Retreat = "RETREAT",
        /// accuse, criticise, investigate, sue
        Accuse = "ACCUSE",
        /// ask, appeal, demand
        Request = "REQUEST",
        /// refuse, veto, reject
        Reject = "REJECT",
        /// threaten
        Threaten = "THREATEN",
        /// demonstrate, strike, riot
        Protest = "PROTEST",
        /// sanction, expel, break off, cut
        Sanction = "SANCTION",
        /// mobilise, alert, exercise forces
        Mobilize = "MOBILIZE",
        /// arrest, seize, ban, censor, coerce
        Coerce = "COERCE",
        /// attack, kill, bomb
        Assault = "ASSAULT",
        /// an election, a vote, its result
        Elect = "ELECT",
        /// appointed, named, hired
        Appoint = "APPOINT",
        /// resigned, dismissed, retired
        Resign = "RESIGN",
        /// trial, verdict, charge, ruling
        Court = "COURT",
        /// bill, act, decree
        Law = "LAW",
        /// deal, merger, earnings, bankruptcy
        Business = "BUSINESS",
        /// launch, opening, release, founding
        Launch = "LAUNCH",
        /// quake, storm, flood, outbreak
        Disaster = "DISASTER",
        /// crash, fire, collapse
        Accident = "ACCIDENT",
        /// discovery, study, finding
        Discover = "DISCOVER",
        /// match, title, record
        Sport = "SPORT",
        /// death, injury, birth
        Life = "LIFE",
        /// travel, arrival, flight
        Move = "MOVE",
        /// statement, announcement, publication
        State = "STATE",
        /// a change of a quantity or state
        Change = "CHANGE",
        /// anything else
        Other = "OTHER",
    }
}

named_enum! {
    /// How an event got its date.
    pub enum WhenBasis {
        /// a time expression attached to it
        Timex = "timex",
        /// the events and expressions around it
        Context = "context",
        /// news of the day
        Published = "published",
        /// a person set it
        Corrected = "corrected",
    }
}

named_enum! {
    /// Order without a date.
    pub enum OrderRelation {
        /// it came before the other
        Before = "before",
        /// it came after the other
        After = "after",
    }
}

/// "After the coup": order against another event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// On which side.
    pub relation: OrderRelation,
    /// Of which event.
    pub event: EventId,
}

/// When an event happened, with the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// No finer than known; `None` when only the order is known.
    pub start: Option<Date>,
    /// Equal to `start` for a point; a deadline has the date of the deadline.
    pub end: Option<Date>,
    /// EDTF level 1; empty when only the order is known.
    pub edtf: String,
    /// "by", "before", "after", "since", "until".
    pub bound: Option<Bound>,
    /// Only when `start` is unknown.
    pub order: Option<Order>,
    /// How it was found.
    pub basis: WhenBasis,
    /// The expression, if any.
    pub timex: Option<TimexId>,
    /// In words: "on Sunday, counted back from 20 May 2024".
    pub reason: String,
}

/// Where else the text tells the same event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMention {
    /// The clause.
    pub quote: Span,
    /// The word.
    pub trigger: Span,
    /// The date told there, when it differs in form.
    pub when: Option<When>,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// A short sentence in the present tense, for a label.
    pub what: String,
    /// The clause that states it, at most 600 characters.
    pub quote: Span,
    /// The word that names it.
    pub trigger: Span,
    /// Other places that tell it.
    pub mentions: Vec<EventMention>,
    /// Its type.
    pub kind: EventKind,
    /// Its date; `None` when undated.
    pub when: Option<When>,
    /// How certain.
    pub status: Status,
    /// Whether a reader would put it on a timeline.
    pub main: bool,
    /// 0 to 1.
    pub salience: f32,
    /// 0 to 1.
    pub confidence: f32,
    /// Worth a second look.
    pub check: bool,
    /// Who did it.
    pub agents: Vec<ActorId>,
    /// To whom.
    pub patients: Vec<ActorId>,
    /// Who says so.
    pub speaker: Option<ActorId>,
}
