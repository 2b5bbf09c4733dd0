//! Relations as rows and ways: [`ties`] for the table, [`way`] from one actor
//! to another, [`Story::only`] for a part of the relations.

use super::days::Day;
use super::story::{Link, Story};
use crate::analysis::Analysis;
use crate::text::{ActorId, EventId, Order, RelationId, named_enum};
use std::cmp::Ordering;
use std::collections::{BTreeSet, VecDeque};

named_enum! {
    /// What the table of relations is sorted by.
    pub enum TieKey {
        /// name of the one who acts
        From = "from",
        /// what it does
        Kind = "kind",
        /// name of the one acted on
        To = "to",
        /// friendly, neutral, hostile
        Sign = "sign",
        /// number of quotes
        Count = "count",
        /// earliest date
        First = "first",
        /// latest date
        Last = "last",
    }
}

/// One row of the table of relations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tie {
    /// Which relation.
    pub relation: RelationId,
    /// The event that begins earliest.
    pub first: Option<EventId>,
    /// The event that ends latest.
    pub last: Option<EventId>,
    /// When the first begins.
    pub from_day: Option<Day>,
    /// When the last ends.
    pub to_day: Option<Day>,
}

/// The shown relations, sorted; rows that lack the key come last either way, equals keep the order of the
/// text.
pub fn ties(analysis: &Analysis, story: &Story, key: TieKey, falling: bool) -> Vec<Tie> {
    let mut ids: Vec<RelationId> = story
        .links
        .iter()
        .flat_map(|link| link.relations.clone())
        .collect();
    ids.order();
    let mut ties: Vec<Tie> = ids.into_iter().map(|id| tie(analysis, story, id)).collect();
    ties.order_by(|a, b| compare(analysis, key, falling, a, b));
    ties
}

fn tie(analysis: &Analysis, story: &Story, relation: RelationId) -> Tie {
    let mut tie = Tie {
        relation,
        first: None,
        last: None,
        from_day: None,
        to_day: None,
    };
    let events = analysis
        .relations
        .get(relation.index())
        .map_or(&[][..], |relation| &relation.events);
    for &event in events {
        let Some(extent) = story.extent(event) else {
            continue;
        };
        if tie.from_day.is_none_or(|day| extent.from < day) {
            (tie.first, tie.from_day) = (Some(event), Some(extent.from));
        }
        if tie.to_day.is_none_or(|day| extent.to > day) {
            (tie.last, tie.to_day) = (Some(event), Some(extent.to));
        }
    }
    tie
}

fn compare(analysis: &Analysis, key: TieKey, falling: bool, a: &Tie, b: &Tie) -> Ordering {
    let of = |tie: &Tie| analysis.relations.get(tie.relation.index());
    let name = |id: ActorId| {
        let actor = analysis.actors.actors.get(id.index());
        actor.map_or("", |actor| actor.name.as_str())
    };
    let days = |a: Option<Day>, b: Option<Day>| match (a, b) {
        (Some(a), Some(b)) => turned(a.total_cmp(&b), falling),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    let (Some(x), Some(y)) = (of(a), of(b)) else {
        return Ordering::Equal;
    };
    match key {
        TieKey::From => turned(name(x.from).cmp(name(y.from)), falling),
        TieKey::To => turned(name(x.to).cmp(name(y.to)), falling),
        TieKey::Kind => turned(x.kind.as_str().cmp(y.kind.as_str()), falling),
        TieKey::Sign => turned(x.sign.cmp(&y.sign), falling),
        TieKey::Count => turned(x.quotes.len().cmp(&y.quotes.len()), falling),
        TieKey::First => days(a.from_day, b.from_day),
        TieKey::Last => days(a.to_day, b.to_day),
    }
}

fn turned(order: Ordering, falling: bool) -> Ordering {
    if falling { order.reverse() } else { order }
}

/// The shortest way from one actor to another along relations, both ends included; `None` when there is
/// none. Of equally short ways the one along the stronger relations.
pub fn way(story: &Story, from: ActorId, to: ActorId) -> Option<Vec<ActorId>> {
    let (from, to) = (story.root(from), story.root(to));
    let mut before: Vec<(ActorId, ActorId)> = vec![(from, from)];
    let mut queue = VecDeque::from([from]);
    while let Some(here) = queue.pop_front() {
        if here == to {
            let mut way = vec![to];
            while let Some(last) = way.last().copied().filter(|last| *last != from) {
                let step = before.iter().find(|(actor, _)| *actor == last)?;
                way.push(step.1);
            }
            way.reverse();
            return Some(way);
        }
        // Links stand strongest first.
        for link in &story.links {
            let (one, other) = (story.root(link.one), story.root(link.other));
            let next = match here {
                here if here == one => other,
                here if here == other => one,
                _ => continue,
            };
            if before.iter().all(|(actor, _)| *actor != next) {
                before.push((next, here));
                queue.push_back(next);
            }
        }
    }
    None
}

impl Story {
    /// The same story with some of its relations only.
    #[must_use]
    pub fn only(&self, keep: impl Fn(RelationId) -> bool) -> Self {
        let links = self.links.iter().filter_map(|link| {
            let relations: Vec<RelationId> = link.relations.iter().copied().filter(|id| keep(*id)).collect();
            (!relations.is_empty()).then_some(Link { relations, ..*link })
        });
        Self {
            links: links.collect(),
            ..self.clone()
        }
    }

    /// The actors at the top of their organs that have a relation with another such actor.
    pub fn linked(&self) -> BTreeSet<ActorId> {
        let mut linked = BTreeSet::new();
        for link in &self.links {
            let (one, other) = (self.root(link.one), self.root(link.other));
            if one != other {
                linked.extend([one, other]);
            }
        }
        linked
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Request, analyse};

    const TEXT: &str = "France attacked Mali in 2013. Niger signed an agreement with Russia in March 2024. \
                        Mali supported Niger in 2023. Niger expelled the ambassador of France in August 2023.";

    fn read() -> (Analysis, Story) {
        let analysis = analyse(&Request {
            text: TEXT.to_owned(),
            ..Request::default()
        });
        let story = Story::new(&analysis, true);
        (analysis, story)
    }

    fn id(analysis: &Analysis, name: &str) -> ActorId {
        let index = analysis.actors.actors.iter().position(|actor| actor.name == name);
        ActorId::from(index.unwrap())
    }

    #[test]
    fn rows_are_sorted_by_any_column_either_way() {
        let (analysis, story) = read();
        for key in TieKey::ALL {
            let rising = ties(&analysis, &story, *key, false);
            let falling = ties(&analysis, &story, *key, true);
            assert_eq!(rising.len(), falling.len());
            assert!(
                rising
                    .windows(2)
                    .all(|pair| compare(&analysis, *key, false, &pair[0], &pair[1]).is_le())
            );
        }
        let by_date = ties(&analysis, &story, TieKey::First, false);
        let days: Vec<Day> = by_date.iter().filter_map(|tie| tie.from_day).collect();
        assert!(!days.is_empty() && days.windows(2).all(|pair| pair[0] <= pair[1]));
    }

    #[test]
    fn a_way_leads_over_those_between() {
        let (analysis, story) = read();
        let (russia, mali, niger) = (
            id(&analysis, "Russia"),
            id(&analysis, "Mali"),
            id(&analysis, "Niger"),
        );
        assert_eq!(way(&story, russia, mali), Some(vec![russia, niger, mali]));
        assert_eq!(way(&story.only(|_| false), russia, mali), None);
        assert_eq!(way(&story, mali, mali), Some(vec![mali]));
    }
}
