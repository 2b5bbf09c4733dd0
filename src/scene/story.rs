//! [`Story`]: what all views share about one reading: which events are shown, in what order, under which
//! number; which actors belong together; who is linked with whom.

use super::place::{Extent, Place, place};
use crate::analysis::Analysis;
use crate::events::{OrderRelation, Relation, Status};
use crate::text::Order;
use crate::text::{ActorId, EventId, RelationId};
use std::cmp::Ordering;

/// Everything between two actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The actor with the smaller id.
    pub one: ActorId,
    /// The other.
    pub other: ActorId,
    /// The relations either way, denied ones left out; never empty.
    pub relations: Vec<RelationId>,
}

/// The order of telling of one reading.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Where each event stands, by its id.
    pub places: Vec<Place>,
    /// The events shown, in order of time; what has no time comes last, in order of the text.
    pub order: Vec<EventId>,
    /// The number of each event in `order`, from 1, by its id; `None` when it is not shown.
    pub numbers: Vec<Option<u32>>,
    /// The actor at the top of each actor's chain of "is an organ of", by its id.
    pub roots: Vec<ActorId>,
    /// Pairs of actors that have a relation, the strongest first.
    pub links: Vec<Link>,
}

impl Story {
    /// Orders a reading. With `all` every event is shown, else those that a reader would put on a timeline
    /// (or every event, when there is none of these).
    pub fn new(analysis: &Analysis, all: bool) -> Self {
        let places: Vec<Place> = analysis
            .events
            .iter()
            .map(|event| place(event, &analysis.timexes))
            .collect();
        let all = all || !analysis.events.iter().any(|event| event.main);
        let shown = analysis
            .events
            .iter()
            .enumerate()
            .filter(|(_, event)| all || event.main)
            .map(|(index, _)| EventId::from(index))
            .collect();
        let order = in_time(shown, &places);
        let mut numbers = vec![None; places.len()];
        for (index, event) in order.iter().enumerate() {
            if let Some(number) = numbers.get_mut(event.index()) {
                *number = Some(index as u32 + 1);
            }
        }
        Self {
            places,
            order,
            numbers,
            roots: roots(analysis),
            links: links(analysis),
        }
    }

    /// The number under which an event is shown.
    pub fn number(&self, event: EventId) -> Option<u32> {
        self.numbers.get(event.index()).copied().flatten()
    }

    /// Where an event stands.
    pub fn place(&self, event: EventId) -> Place {
        self.places.get(event.index()).copied().unwrap_or(Place::Undated)
    }

    /// The calendar time of an event, if it has one.
    pub fn extent(&self, event: EventId) -> Option<Extent> {
        match self.place(event) {
            Place::Dated(extent) => Some(extent),
            _ => None,
        }
    }

    /// The actor at the top of the chain of organs to which an actor belongs.
    pub fn root(&self, actor: ActorId) -> ActorId {
        self.roots.get(actor.index()).copied().unwrap_or(actor)
    }

    /// What is between two actors, whichever is named first.
    pub fn link(&self, a: ActorId, b: ActorId) -> Option<&Link> {
        let (one, other) = (a.min(b), a.max(b));
        self.links
            .iter()
            .find(|link| link.one == one && link.other == other)
    }
}

/// Sorts by time; an event known only by its order stands next to its anchor when that has a place.
fn in_time(mut events: Vec<EventId>, places: &[Place]) -> Vec<EventId> {
    let place = |event: EventId| places.get(event.index()).copied().unwrap_or(Place::Undated);
    events.order_by(|&a, &b| match (place(a), place(b)) {
        (Place::Dated(x), Place::Dated(y)) => x
            .from
            .total_cmp(&y.from)
            .then(x.to.total_cmp(&y.to))
            .then(a.cmp(&b)),
        (Place::Dated(_), _) => Ordering::Less,
        (_, Place::Dated(_)) => Ordering::Greater,
        _ => a.cmp(&b),
    });
    let ordered: Vec<EventId> = events
        .iter()
        .copied()
        .filter(|&event| matches!(place(event), Place::Ordered(_)))
        .collect();
    for event in ordered {
        let Place::Ordered(order) = place(event) else {
            continue;
        };
        let Some(from) = events.iter().position(|&other| other == event) else {
            continue;
        };
        if order.event == event || !events.contains(&order.event) {
            continue;
        }
        events.remove(from);
        let anchor = events
            .iter()
            .position(|&other| other == order.event)
            .unwrap_or(events.len());
        let to = match order.relation {
            OrderRelation::Before => anchor,
            OrderRelation::After => anchor + 1,
        };
        events.insert(to.min(events.len()), event);
    }
    events
}

fn roots(analysis: &Analysis) -> Vec<ActorId> {
    let actors = &analysis.actors.actors;
    (0..actors.len())
        .map(|index| {
            let mut root = ActorId::from(index);
            // A chain of organs is short; a longer one is a circle.
            for _ in 0..4 {
                match actors.get(root.index()).and_then(|actor| actor.member_of) {
                    Some(parent) if parent != root && parent.index() < actors.len() => root = parent,
                    _ => break,
                }
            }
            root
        })
        .collect()
}

fn links(analysis: &Analysis) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for (index, relation) in analysis.relations.iter().enumerate() {
        if relation.status == Status::Denied || relation.from == relation.to {
            continue;
        }
        let (one, other) = (relation.from.min(relation.to), relation.from.max(relation.to));
        let id = RelationId::from(index);
        match links
            .iter_mut()
            .find(|link| link.one == one && link.other == other)
        {
            Some(link) => link.relations.push(id),
            None => links.push(Link {
                one,
                other,
                relations: vec![id],
            }),
        }
    }
    links.order_by_key(|link| {
        (
            std::cmp::Reverse(evidence(&link.relations, &analysis.relations)),
            link.one,
            link.other,
        )
    });
    links
}

/// How many quotes a set of relations rests on.
fn evidence(ids: &[RelationId], relations: &[Relation]) -> usize {
    ids.iter()
        .filter_map(|id| relations.get(id.index()))
        .map(|relation| relation.quotes.len().max(1))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::{Grouping, lanes, marks, matrix, network, wires};
    use super::*;

    #[test]
    fn time_first_then_order_then_what_has_neither() {
        let reading = fixture::reading();
        let story = Story::new(&reading, false);
        // Turkey's agreement stands right before the event it is told to precede.
        assert_eq!(story.order, [1, 0, 2, 3, 4].map(EventId));
        assert_eq!(story.number(EventId(1)), Some(1));
        assert_eq!(story.place(EventId(4)), Place::Undated);
        assert_eq!(story.root(ActorId(4)), ActorId(0));
    }

    #[test]
    fn every_event_is_in_one_lane() {
        let reading = fixture::reading();
        let story = Story::new(&reading, false);
        for grouping in Grouping::ALL {
            let mut seen: Vec<EventId> = lanes(&reading, &story, *grouping)
                .into_iter()
                .flat_map(|lane| lane.events)
                .collect();
            seen.sort_unstable();
            assert_eq!(seen, [0, 1, 2, 3, 4].map(EventId), "{grouping}");
        }
    }

    #[test]
    fn organs_act_for_their_state_on_the_map() {
        let reading = fixture::reading();
        let story = Story::new(&reading, false);
        let network = network(&reading, &story, 700.0, 300.0);
        assert!(network.nodes.iter().all(|node| node.actor != ActorId(4)));
        let wires = wires(&reading, &story, &network);
        // Membership in itself is no edge; support and cooperation are two, one with an arrow.
        let ends: Vec<_> = wires
            .iter()
            .map(|wire| (wire.from.0, wire.to.0, wire.directed))
            .collect();
        assert_eq!(ends, [(0, 1, true), (0, 1, false), (3, 1, true)]);
        let square = matrix(&reading, &story);
        assert_eq!(
            (square.order.len(), square.cells.len(), square.left_out),
            (3, 3, 0)
        );
    }

    #[test]
    fn marks_come_in_order_of_the_text() {
        let reading = fixture::reading();
        let marks = marks(&reading, &Story::new(&reading, false));
        assert!(marks.is_sorted_by_key(|mark| mark.span.start));
        assert_eq!(marks.len(), 10);
    }
}
