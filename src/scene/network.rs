//! [`network`]: where the actors of a reading stand on the map.
//!
//! Which actors are shown and what joins them is decided here, their places by [`Laying`]. Organs (government, army,
//! ministry) are folded into the actor to which they belong.

use super::laying::{Laying, Springs};
use super::measure::{shorten, text_width};
use super::story::Story;
use crate::actors::ActorKind;
use crate::analysis::Analysis;
use crate::text::{ActorId, Order};

/// Font sizes of name and second line.
const NAME: f64 = 12.5;
const SUB: f64 = 10.5;
/// The longest name and second line in pixels.
const LONGEST: f64 = 150.0;
/// Room for the icon before the name.
const ICON: f64 = 20.0;
/// More nodes than this are no longer a picture; the least important are left to the list.
pub(super) const MOST: usize = 300;
/// Actors without a relation are shown only up to this many nodes in all.
const MOST_LOOSE: usize = 40;
/// Square pixels that a node takes with the free space around it.
const NODE_AREA: f64 = 15_000.0;

/// An actor on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkNode {
    /// The actor at the top of its organs.
    pub actor: ActorId,
    /// Its sort.
    pub kind: ActorKind,
    /// Its name, shortened.
    pub name: String,
    /// Its organs, shortened; may be empty.
    pub sub: String,
    /// Middle.
    pub x: f64,
    /// Middle.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Whether it has a relation on the map.
    pub linked: bool,
}

/// The map's nodes in a rectangle from (0, 0) to (`width`, `height`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// In order of importance.
    pub nodes: Vec<NetworkNode>,
    /// At least the room given.
    pub width: f64,
    /// At least the room given.
    pub height: f64,
    /// Actors left to the list.
    pub left_out: usize,
}

/// Places the actors of a reading into `width` by `height` pixels; more is taken when they do not fit.
pub fn network(analysis: &Analysis, story: &Story, width: f64, height: f64) -> Network {
    lay_out(analysis, story, |_| true, (width, height)).finish()
}

/// The beginning of the same with some of the actors only.
pub fn lay_out(
    analysis: &Analysis,
    story: &Story,
    keep: impl Fn(ActorId) -> bool,
    (width, height): (f64, f64),
) -> Laying {
    let mut nodes = nodes(analysis, story);
    let all = nodes.len();
    nodes.retain(|node| keep(node.actor));
    // Those without a relation only fill what room is left: the picture is about relations.
    let room = ((width * height / NODE_AREA) as usize).clamp(4, MOST_LOOSE);
    let linked = nodes.iter().filter(|node| node.linked).count();
    let mut free = room.saturating_sub(linked + linked / 2);
    nodes.truncate(MOST);
    nodes.retain(|node| {
        let kept = node.linked || free > 0;
        if !node.linked {
            free = free.saturating_sub(1);
        }
        kept
    });
    let left_out = all - nodes.len();
    let springs = springs(story, &nodes);
    Laying::new(nodes, springs, (width, height), left_out)
}

/// The actors to show, the most important first, all at (0, 0).
pub(super) fn nodes(analysis: &Analysis, story: &Story) -> Vec<NetworkNode> {
    let actors = &analysis.actors.actors;
    let mut rank = vec![0.0f64; actors.len()];
    let mut linked = vec![false; actors.len()];
    for link in &story.links {
        let (a, b) = (story.root(link.one), story.root(link.other));
        if a == b {
            continue;
        }
        for root in [a, b] {
            if let (Some(rank), Some(linked)) = (rank.get_mut(root.index()), linked.get_mut(root.index())) {
                *rank += 2.0 + link.relations.len() as f64;
                *linked = true;
            }
        }
    }
    for event in story
        .order
        .iter()
        .filter_map(|id| analysis.events.get(id.index()))
    {
        for actor in event.agents.iter().chain(&event.patients) {
            if let Some(rank) = rank.get_mut(story.root(*actor).index()) {
                *rank += 1.0;
            }
        }
    }
    let mut nodes: Vec<(f64, NetworkNode)> = actors
        .iter()
        .enumerate()
        .filter(|(index, _)| story.root(ActorId::from(*index)).index() == *index)
        .filter_map(|(index, actor)| {
            let rank = rank.get(index).copied().unwrap_or(0.0);
            let linked = linked.get(index).copied().unwrap_or(false);
            // A place where something happened is no party; without a relation it stays in the list.
            let shown = linked || (rank > 0.0 && actor.kind != ActorKind::Place);
            let node = node(ActorId::from(index), linked, analysis, story);
            shown.then_some((rank + f64::from(actor.salience), node))
        })
        .collect();
    nodes.order_by(|(a, x), (b, y)| {
        let linked = y.linked.cmp(&x.linked);
        linked.then(b.total_cmp(a)).then(x.actor.cmp(&y.actor))
    });
    nodes.into_iter().map(|(_, node)| node).collect()
}

fn node(id: ActorId, linked: bool, analysis: &Analysis, story: &Story) -> NetworkNode {
    let actors = &analysis.actors.actors;
    let (name, kind) = actors
        .get(id.index())
        .map_or(("", ActorKind::Organisation), |actor| {
            (actor.name.as_str(), actor.kind)
        });
    let organs: Vec<&str> = actors
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != id.index() && story.root(ActorId::from(*index)) == id)
        .map(|(_, actor)| own_words(&actor.name, name))
        .collect();
    let name = shorten(name, LONGEST, NAME);
    let sub = shorten(&organs.join(" · "), LONGEST, SUB);
    let inner = (text_width(&name, NAME) + ICON).max(text_width(&sub, SUB));
    NetworkNode {
        actor: id,
        kind,
        width: inner + 22.0,
        height: if sub.is_empty() { 32.0 } else { 44.0 },
        name,
        sub,
        x: 0.0,
        y: 0.0,
        linked,
    }
}

/// An organ's name without the name of its state where that stands whole: "army" of "Niger's army", but
/// "Nigerien army" as it is.
fn own_words<'a>(organ: &'a str, state: &str) -> &'a str {
    let rest = organ.strip_prefix(state).unwrap_or("");
    let rest = rest
        .strip_prefix("'s")
        .or(rest.strip_prefix("’s"))
        .unwrap_or(rest);
    match rest.strip_prefix(' ').map(str::trim) {
        Some(own) if !own.is_empty() => own,
        _ => organ,
    }
}

/// Pairs of node indices with the strength of their spring.
fn springs(story: &Story, nodes: &[NetworkNode]) -> Springs {
    let index = |actor: ActorId| nodes.iter().position(|node| node.actor == story.root(actor));
    // The smaller place first.
    let mut out = Springs::new();
    for link in &story.links {
        let (Some(a), Some(b)) = (index(link.one), index(link.other)) else {
            continue;
        };
        if a == b {
            continue;
        }
        let pair = (a.min(b), a.max(b));
        match out.iter_mut().find(|(x, y, _)| (*x, *y) == pair) {
            Some(spring) => spring.2 += 0.2,
            None => out.push((pair.0, pair.1, 1.0)),
        }
    }
    out
}

impl Network {
    /// Puts nodes where a person dragged them; the picture grows with them.
    pub fn arrange(&mut self, moved: &[(ActorId, (f64, f64))]) {
        for (actor, (x, y)) in moved {
            if let Some(node) = self.nodes.iter_mut().find(|node| node.actor == *actor) {
                (node.x, node.y) = (*x, *y);
            }
        }
    }

    /// The node under a point, the topmost when several lie there.
    pub fn hit(&self, (x, y): (f64, f64)) -> Option<ActorId> {
        let over = |node: &&NetworkNode| {
            (x - node.x).abs() <= node.width / 2.0 && (y - node.y).abs() <= node.height / 2.0
        };
        self.nodes.iter().rev().find(over).map(|node| node.actor)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::actors::Actor;
    use crate::events::{Relation, RelationKind, Sign, Status};
    use proptest::prelude::*;

    fn crowd(actors: usize, pairs: &[(usize, usize)]) -> (Analysis, Story) {
        let mut reading = fixture::reading();
        let model = reading.actors.actors.remove(0);
        reading.actors.actors = (0..actors)
            .map(|index| Actor {
                name: format!("Actor number {index}"),
                ..model.clone()
            })
            .collect();
        reading.actors.mentions.clear();
        reading.events.clear();
        reading.relations = pairs
            .iter()
            .map(|&(from, to)| Relation {
                from: ActorId::from(from % actors),
                to: ActorId::from(to % actors),
                sign: Sign::Neutral,
                kind: RelationKind::Meets,
                status: Status::Happened,
                quotes: Vec::new(),
                events: Vec::new(),
                confidence: 1.0,
            })
            .collect();
        let story = Story::new(&reading, false);
        (reading, story)
    }

    #[test]
    fn organs_lose_only_whole_names_of_states() {
        for (organ, own) in [
            ("Niger's army", "army"),
            ("Niger state council", "state council"),
            ("Nigerien army", "Nigerien army"),
            ("Niger", "Niger"),
            ("ECOWAS", "ECOWAS"),
        ] {
            assert_eq!(own_words(organ, "Niger"), own);
        }
    }

    proptest! {
        #[test]
        fn nodes_are_apart_finite_and_inside(
            actors in 1..30usize,
            pairs in prop::collection::vec((0..30usize, 0..30usize), 0..40),
            width in 0.0..900.0f64,
            height in 0.0..600.0f64,
        ) {
            let (reading, story) = crowd(actors, &pairs);
            let map = network(&reading, &story, width, height);
            // However the steps are grouped.
            let mut slowly = lay_out(&reading, &story, |_| true, (width, height));
            while !slowly.go(1) {}
            prop_assert_eq!(&map, &slowly.finish());
            for (index, node) in map.nodes.iter().enumerate() {
                prop_assert!(node.x.is_finite() && node.y.is_finite());
                prop_assert!(node.x - node.width / 2.0 >= -0.01 && node.x + node.width / 2.0 <= map.width + 0.01);
                prop_assert!(node.y - node.height / 2.0 >= -0.01 && node.y + node.height / 2.0 <= map.height + 0.01);
                for other in map.nodes.iter().skip(index + 1) {
                    let apart_x = (node.x - other.x).abs() >= f64::midpoint(node.width, other.width) - 0.01;
                    let apart_y = (node.y - other.y).abs() >= f64::midpoint(node.height, other.height) - 0.01;
                    prop_assert!(apart_x || apart_y, "{} {}", node.name, other.name);
                }
            }
        }
    }
}
