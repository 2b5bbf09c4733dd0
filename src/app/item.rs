//! [`Item`]: one thing that can be hovered and selected in any view; [`Lit`]: what lights up with it; [`Focus`]: what
//! the map is narrowed to.

use crate::analysis::Analysis;
use crate::scene::Story;
use crate::text::{ActorId, EventId, TimexId, set};
use std::collections::BTreeSet;
use std::str::FromStr;

/// One thing of a reading. Every view speaks of these and of nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// An event.
    Event(EventId),
    /// An actor.
    Actor(ActorId),
    /// Everything between two actors; the smaller id first, see [`Item::between`].
    Between(ActorId, ActorId),
    /// A time expression.
    Timex(TimexId),
}

impl Item {
    /// Everything between two actors, in whatever order they are named.
    pub fn between(a: ActorId, b: ActorId) -> Self {
        Self::Between(a.min(b), a.max(b))
    }

    /// The name used in `data-item` attributes: "e3", "a1", "a1-a4", "t7" (all from 1, as in the JSON).
    pub fn name(self) -> String {
        match self {
            Self::Event(id) => format!("e{}", id.0 + 1),
            Self::Actor(id) => format!("a{}", id.0 + 1),
            Self::Between(a, b) => format!("a{}-a{}", a.0 + 1, b.0 + 1),
            Self::Timex(id) => format!("t{}", id.0 + 1),
        }
    }
}

/// From its [name](Item::name).
impl FromStr for Item {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let number = |digits: &str| {
            digits
                .parse::<u32>()
                .ok()
                .and_then(|number| number.checked_sub(1))
        };
        let read = || {
            if let Some((a, b)) = name.split_once('-') {
                let a = number(a.strip_prefix('a')?)?;
                let b = number(b.strip_prefix('a')?)?;
                return Some(Self::between(ActorId(a), ActorId(b)));
            }
            let (sort, digits) = name.split_at_checked(1)?;
            let id = number(digits)?;
            match sort {
                "e" => Some(Self::Event(EventId(id))),
                "a" => Some(Self::Actor(ActorId(id))),
                "t" => Some(Self::Timex(TimexId(id))),
                _ => None,
            }
        };
        read().ok_or(())
    }
}

/// Which actors the map shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Everyone.
    #[default]
    All,
    /// One actor and those it deals with.
    Around(ActorId),
    /// The way from one to another.
    Way(ActorId, ActorId),
}

impl Focus {
    /// On an actor or on what lies between two.
    pub fn on(item: Item) -> Self {
        match item {
            Item::Actor(actor) => Self::Around(actor),
            Item::Between(one, other) => Self::Way(one, other),
            Item::Event(_) | Item::Timex(_) => Self::All,
        }
    }

    /// Back from [`Self::on`].
    pub fn item(self) -> Option<Item> {
        match self {
            Self::All => None,
            Self::Around(actor) => Some(Item::Actor(actor)),
            Self::Way(one, other) => Some(Item::between(one, other)),
        }
    }
}

/// What lights up with an item: the item, and everything that it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lit {
    /// Events.
    pub events: BTreeSet<EventId>,
    /// Actors, with the actors they are organs of.
    pub actors: BTreeSet<ActorId>,
    /// Pairs of actors, the smaller id first.
    pub pairs: BTreeSet<(ActorId, ActorId)>,
    /// Time expressions.
    pub timexes: BTreeSet<TimexId>,
}

impl Lit {
    /// What belongs to an item.
    pub fn of(item: Item, analysis: &Analysis, story: &Story) -> Self {
        let mut lit = Self::default();
        match item {
            Item::Event(event) => lit.event(event, analysis, story),
            Item::Actor(actor) => lit.actor(actor, analysis, story),
            Item::Between(a, b) => lit.between(a, b, analysis, story),
            Item::Timex(timex) => {
                lit.timexes.insert(timex);
                for (index, event) in analysis.events.iter().enumerate() {
                    if event.when.as_ref().and_then(|when| when.timex) == Some(timex) {
                        lit.event(EventId::from(index), analysis, story);
                    }
                }
            }
        }
        lit
    }

    /// What belongs to any of many events.
    pub fn of_events(events: &[EventId], analysis: &Analysis, story: &Story) -> Self {
        let mut lit = Self {
            events: set(events.iter().copied()),
            ..Self::default()
        };
        for event in events.iter().filter_map(|id| analysis.events.get(id.index())) {
            lit.timexes
                .extend(event.when.as_ref().and_then(|when| when.timex));
            let everyone = event.agents.iter().chain(&event.patients).chain(&event.speaker);
            for &actor in everyone {
                lit.actors.extend([actor, story.root(actor)]);
            }
        }
        for relation in &analysis.relations {
            if relation.events.iter().any(|id| lit.events.contains(id)) {
                lit.pair(story.root(relation.from), story.root(relation.to));
            }
        }
        lit
    }

    fn event(&mut self, id: EventId, analysis: &Analysis, story: &Story) {
        self.events.insert(id);
        let Some(event) = analysis.events.get(id.index()) else {
            return;
        };
        self.timexes
            .extend(event.when.as_ref().and_then(|when| when.timex));
        let everyone = event.agents.iter().chain(&event.patients).chain(&event.speaker);
        for &actor in everyone {
            self.actors.extend([actor, story.root(actor)]);
        }
        for relation in &analysis.relations {
            if relation.events.contains(&id) {
                self.pair(story.root(relation.from), story.root(relation.to));
            }
        }
    }

    fn actor(&mut self, id: ActorId, analysis: &Analysis, story: &Story) {
        let same = |other: ActorId| other == id || story.root(other) == id;
        for index in 0..analysis.actors.actors.len() {
            let other = ActorId::from(index);
            if same(other) {
                self.actors.insert(other);
            }
        }
        self.actors.insert(story.root(id));
        for (index, event) in analysis.events.iter().enumerate() {
            let mut everyone = event.agents.iter().chain(&event.patients).chain(&event.speaker);
            if everyone.any(|actor| same(*actor)) {
                self.events.insert(EventId::from(index));
            }
        }
        for link in &story.links {
            let (a, b) = (story.root(link.one), story.root(link.other));
            if same(link.one) || same(link.other) || a == id || b == id {
                self.pair(a, b);
                self.actors.extend([a, b]);
            }
        }
    }

    fn between(&mut self, a: ActorId, b: ActorId, analysis: &Analysis, story: &Story) {
        let (a, b) = (story.root(a), story.root(b));
        self.pair(a, b);
        self.actors.extend([a, b]);
        for relation in &analysis.relations {
            let (from, to) = (story.root(relation.from), story.root(relation.to));
            if (from.min(to), from.max(to)) == (a.min(b), a.max(b)) {
                self.events.extend(relation.events.iter().copied());
                self.actors.extend([relation.from, relation.to]);
            }
        }
    }

    fn pair(&mut self, a: ActorId, b: ActorId) {
        if a != b {
            self.pairs.insert((a.min(b), a.max(b)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        let (one, other) = (ActorId(0), ActorId(3));
        for item in [
            Item::Event(EventId(2)),
            Item::Actor(one),
            Item::between(other, one),
            Item::Timex(TimexId(6)),
        ] {
            assert_eq!(item.name().parse(), Ok(item));
        }
        for noise in ["", "e", "e0", "x1", "a1-e2", "é1", "a1-"] {
            assert_eq!(noise.parse::<Item>(), Err(()), "{noise}");
        }
    }
}
