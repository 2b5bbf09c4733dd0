//! [`lanes`]: which row of the timeline an event belongs to.

use super::story::Story;
use crate::analysis::Analysis;
use crate::events::{Event, EventKind, Status};
use crate::text::Order;
use crate::text::{ActorId, EventId, named_enum};

named_enum! {
    /// What the rows of the timeline stand for.
    pub enum Grouping {
        /// who acts
        Actor = "actor",
        /// what sort of act
        Kind = "kind",
        /// how certain
        Status = "status",
        /// one row for all
        None = "none",
    }
}

/// More rows than this are joined to "others".
const MOST: usize = 7;

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its name; empty when there is one row for all.
    pub name: String,
    /// The actor it stands for.
    pub actor: Option<ActorId>,
    /// Its events in order of time.
    pub events: Vec<EventId>,
}

/// What an event is grouped by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Actor(ActorId),
    Text(&'static str),
    Nobody,
}

/// The rows of a reading. Every shown event is in exactly one; the fullest rows come first, "others" last.
pub fn lanes(analysis: &Analysis, story: &Story, grouping: Grouping) -> Vec<Lane> {
    let mut groups: Vec<(Key, Vec<EventId>)> = Vec::new();
    for &id in &story.order {
        let Some(event) = analysis.events.get(id.index()) else {
            continue;
        };
        let key = key(event, story, grouping);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, events)) => events.push(id),
            None => groups.push((key, vec![id])),
        }
    }
    groups.order_by(|(a, x), (b, y)| {
        let nobody = |key: &Key| *key == Key::Nobody;
        nobody(a)
            .cmp(&nobody(b))
            .then(y.len().cmp(&x.len()))
            .then(a.cmp(b))
    });
    let mut rest: Vec<EventId> = Vec::new();
    if groups.len() > MOST + 1 {
        for (_, events) in groups.drain(MOST..) {
            rest.extend(events);
        }
    } else if groups.last().is_some_and(|(key, _)| *key == Key::Nobody) {
        rest = groups.pop().map(|(_, events)| events).unwrap_or_default();
    }
    let mut out: Vec<Lane> = groups
        .into_iter()
        .map(|(key, events)| lane(key, events, analysis))
        .collect();
    if !rest.is_empty() {
        rest.order_by_key(|event| story.number(*event));
        let name = if out.is_empty() { "" } else { "Others" };
        out.push(Lane {
            name: name.to_owned(),
            actor: None,
            events: rest,
        });
    }
    out
}

fn key(event: &Event, story: &Story, grouping: Grouping) -> Key {
    match grouping {
        Grouping::Actor => event
            .agents
            .first()
            .or(event.patients.first())
            .or(event.speaker.as_ref())
            .map_or(Key::Nobody, |actor| Key::Actor(story.root(*actor))),
        Grouping::Kind => Key::Text(family(event.kind)),
        Grouping::Status => Key::Text(status_words(event.status)),
        Grouping::None => Key::Nobody,
    }
}

fn lane(key: Key, events: Vec<EventId>, analysis: &Analysis) -> Lane {
    let (name, actor) = match key {
        Key::Actor(id) => {
            let actor = analysis.actors.actors.get(id.index());
            (
                actor.map(|actor| actor.name.clone()).unwrap_or_default(),
                Some(id),
            )
        }
        Key::Text(name) => (name.to_owned(), None),
        Key::Nobody => (String::new(), None),
    };
    Lane { name, actor, events }
}

/// The family of an event type; families are few enough to be rows.
pub fn family(kind: EventKind) -> &'static str {
    use EventKind as K;
    match kind {
        K::Agree | K::Consult | K::Support | K::Cooperate | K::Aid | K::Concede => "Cooperation",
        K::Accuse | K::Request | K::Reject | K::Threaten | K::Protest => "Dispute",
        K::Sanction | K::Mobilize | K::Coerce | K::Assault | K::Retreat => "Force",
        K::Elect | K::Appoint | K::Resign | K::Court | K::Law => "Office and law",
        K::Business | K::Launch | K::Discover => "Enterprise",
        K::Disaster | K::Accident | K::Life => "Life and harm",
        K::Sport => "Sport",
        K::Move => "Movement",
        K::State => "Statements",
        K::Change | K::Other => "Other",
    }
}

fn status_words(status: Status) -> &'static str {
    match status {
        Status::Happened => "Happened",
        Status::Ongoing => "Ongoing",
        Status::Planned => "Planned",
        Status::Reported => "Reported",
        Status::Possible => "Possible",
        Status::Denied => "Denied",
    }
}
