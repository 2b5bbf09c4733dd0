//! [`network`]: where the actors of a reading stand on the map.
//!
//! A small force layout of our own: no chance and no clock, so the same reading gives the same picture.
//! Organs (government, army, ministry) are folded into the actor to which they belong.
//! Only additions, products and square roots are used: every machine computes the same numbers.

use super::measure::{shorten, text_width};
use super::story::Story;
use crate::actors::ActorKind;
use crate::analysis::Analysis;
use crate::text::ActorId;
use crate::text::Order;
use std::collections::BTreeSet;

/// Font sizes of name and second line.
const NAME: f64 = 12.5;
const SUB: f64 = 10.5;
/// The longest name and second line in pixels.
const LONGEST: f64 = 150.0;
/// Room for the icon before the name.
const ICON: f64 = 20.0;
/// Free pixels between two nodes.
const GAP: (f64, f64) = (32.0, 20.0);
/// Free pixels between two that have a relation: room for its arrow and its label.
const LINKED_GAP: (f64, f64) = (64.0, 34.0);
/// More nodes than this are no longer a picture; the least important are left to the list.
pub(super) const MOST: usize = 300;
/// Actors without a relation are shown only up to this many nodes in all.
const MOST_LOOSE: usize = 40;
/// Square pixels that a node takes with the free space around it.
const NODE_AREA: f64 = 15_000.0;
/// Rounds of the layout: it settles well before.
const ROUNDS: usize = 240;
/// A crowd gets fewer rounds, so that it takes no more than this many pairs in all.
const PAIRS: usize = 3_000_000;

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
    network_of(analysis, story, |_| true, (width, height))
}

/// The same with some of the actors only.
pub fn network_of(
    analysis: &Analysis,
    story: &Story,
    keep: impl Fn(ActorId) -> bool,
    (width, height): (f64, f64),
) -> Network {
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
    spread(&mut nodes, &springs, width, height);
    let (mut wide, mut high) = (width.max(200.0), height.max(160.0));
    fit(&mut nodes, wide, high);
    super::untangle::untangle(&mut nodes, &springs);
    // A crowd gets its room at once instead of step by step.
    let taken: f64 = nodes
        .iter()
        .map(|node| (node.width + GAP.0) * (node.height + GAP.1))
        .sum();
    let more = (taken / (wide * high)).sqrt().max(1.0);
    (wide, high) = (wide * more, high * more);
    let linked: BTreeSet<(usize, usize)> = springs.iter().map(|(a, b, _)| (*a, *b)).collect();
    let gap = |a: usize, b: usize| if linked.contains(&(a, b)) { LINKED_GAP } else { GAP };
    for _ in 0..12 {
        fit(&mut nodes, wide, high);
        separate(&mut nodes, gap, (wide, high));
        if inside(&nodes, wide, high) {
            break;
        }
        wide *= 1.15;
        high *= 1.15;
    }
    centre(&mut nodes, &mut wide, &mut high);
    Network {
        nodes,
        width: wide,
        height: high,
        left_out,
    }
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
fn springs(story: &Story, nodes: &[NetworkNode]) -> Vec<(usize, usize, f64)> {
    let index = |actor: ActorId| nodes.iter().position(|node| node.actor == story.root(actor));
    // The smaller place first.
    let mut out: Vec<(usize, usize, f64)> = Vec::new();
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

/// Moves the nodes until springs and repulsion balance.
fn spread(nodes: &mut [NetworkNode], springs: &[(usize, usize, f64)], width: f64, height: f64) {
    // A spiral of nearly golden angles, turned by products of one rotation.
    let (mut cos, mut sin) = (1.0f64, 0.0f64);
    for (index, node) in nodes.iter_mut().enumerate() {
        let radius = 90.0 * (index as f64).sqrt();
        node.x = cos * radius;
        node.y = sin * radius;
        (cos, sin) = (
            cos.mul_add(-0.737_37, -sin * 0.675_49),
            cos.mul_add(0.675_49, -sin * 0.737_37),
        );
    }
    // Wide rooms get wide pictures.
    let flat = (width / height.max(1.0)).clamp(0.6, 2.6).sqrt();
    let ideal = 190.0;
    let rounds = (PAIRS / (nodes.len() * nodes.len() / 2).max(1)).min(ROUNDS);
    for round in 0..rounds {
        let heat = 60.0 * (1.0 - round as f64 / rounds as f64) + 1.0;
        let mut force: Vec<(f64, f64)> = nodes
            .iter()
            .map(|node| {
                let pull = if node.linked { 0.02 } else { 0.05 };
                (-node.x * pull / flat, -node.y * pull * flat)
            })
            .collect();
        for a in 0..nodes.len() {
            for b in a + 1..nodes.len() {
                let (x, y) = delta(nodes, a, b);
                let square = x.mul_add(x, y * y).max(25.0);
                let push = ideal * ideal / square;
                add(&mut force, a, -x * push / ideal * 8.0, -y * push / ideal * 8.0);
                add(&mut force, b, x * push / ideal * 8.0, y * push / ideal * 8.0);
            }
        }
        for &(a, b, strength) in springs {
            let (x, y) = delta(nodes, a, b);
            let distance = x.hypot_exact(y).max(1.0);
            let pull = (distance - ideal) / distance * 0.12 * strength.min(2.0);
            add(&mut force, a, x * pull, y * pull);
            add(&mut force, b, -x * pull, -y * pull);
        }
        for (node, (x, y)) in nodes.iter_mut().zip(force) {
            let length = x.hypot_exact(y).max(1e-9);
            let step = length.min(heat) / length;
            node.x += x * step;
            node.y += y * step;
        }
    }
}

/// The length of a vector by a square root, which every machine rounds alike.
trait Hypotenuse {
    fn hypot_exact(self, other: Self) -> Self;
}

impl Hypotenuse for f64 {
    fn hypot_exact(self, other: Self) -> Self {
        (self * self + other * other).sqrt()
    }
}

fn delta(nodes: &[NetworkNode], a: usize, b: usize) -> (f64, f64) {
    match (nodes.get(a), nodes.get(b)) {
        (Some(a), Some(b)) => (b.x - a.x, b.y - a.y),
        _ => (0.0, 0.0),
    }
}

fn add(force: &mut [(f64, f64)], index: usize, x: f64, y: f64) {
    if let Some(force) = force.get_mut(index) {
        force.0 += x;
        force.1 += y;
    }
}

/// Stretches the picture so that it fills the room.
fn fit(nodes: &mut [NetworkNode], width: f64, height: f64) {
    let span = |of: fn(&NetworkNode) -> f64| {
        let values = nodes.iter().map(of);
        let low = values.clone().fold(f64::INFINITY, f64::min);
        (low, values.fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left, right), (top, bottom)) = (span(|node| node.x), span(|node| node.y));
    for node in nodes {
        let room_x = (width - node.width - 24.0).max(1.0);
        let room_y = (height - node.height - 24.0).max(1.0);
        let part = |at: f64, low: f64, high: f64| {
            if high - low > 1.0 {
                (at - low) / (high - low)
            } else {
                0.5
            }
        };
        node.x = part(node.x, left, right).mul_add(room_x, node.width / 2.0 + 12.0);
        node.y = part(node.y, top, bottom).mul_add(room_y, node.height / 2.0 + 12.0);
    }
}

/// Pushes nodes apart until none comes closer to another than the gap of the two, whose places come in order. They go
/// where the way is the smaller part of the room.
pub(super) fn separate(
    nodes: &mut [NetworkNode],
    gap: impl Fn(usize, usize) -> (f64, f64),
    (width, height): (f64, f64),
) {
    let most = (4 * PAIRS / (nodes.len() * nodes.len() / 2).max(1)).min(400);
    for _ in 0..most {
        let mut moved = false;
        for a in 0..nodes.len() {
            for b in a + 1..nodes.len() {
                let (x, y) = delta(nodes, a, b);
                let (Some(one), Some(two)) = (nodes.get(a), nodes.get(b)) else {
                    continue;
                };
                let free_x = x.abs() - f64::midpoint(one.width, two.width);
                let free_y = y.abs() - f64::midpoint(one.height, two.height);
                if free_x >= LINKED_GAP.0 || free_y >= LINKED_GAP.1 {
                    continue;
                }
                let gap = gap(a, b);
                let (over_x, over_y) = (gap.0 - free_x, gap.1 - free_y);
                if over_x <= 0.0 || over_y <= 0.0 {
                    continue;
                }
                moved = true;
                // Equal places part by their order.
                let side = |value: f64| if value < 0.0 { -1.0 } else { 1.0 };
                let (by_x, by_y) = if over_x * height < over_y * width {
                    (side(x) * (over_x / 2.0 + 0.5), 0.0)
                } else {
                    (0.0, side(y) * (over_y / 2.0 + 0.5))
                };
                for (index, sign) in [(a, -1.0), (b, 1.0)] {
                    if let Some(node) = nodes.get_mut(index) {
                        node.x += by_x * sign;
                        node.y += by_y * sign;
                    }
                }
            }
        }
        if !moved {
            break;
        }
    }
}

fn bounds(nodes: &[NetworkNode]) -> (f64, f64, f64, f64) {
    nodes.iter().fold(
        (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY),
        |(left, top, right, bottom), node| {
            (
                left.min(node.x - node.width / 2.0),
                top.min(node.y - node.height / 2.0),
                right.max(node.x + node.width / 2.0),
                bottom.max(node.y + node.height / 2.0),
            )
        },
    )
}

fn inside(nodes: &[NetworkNode], width: f64, height: f64) -> bool {
    let (left, top, right, bottom) = bounds(nodes);
    nodes.is_empty() || (right - left <= width - 16.0 && bottom - top <= height - 16.0)
}

/// Puts the picture into the middle of its rectangle, which grows where it is too small.
fn centre(nodes: &mut [NetworkNode], width: &mut f64, height: &mut f64) {
    if nodes.is_empty() {
        return;
    }
    let (left, top, right, bottom) = bounds(nodes);
    *width = width.max(right - left + 16.0);
    *height = height.max(bottom - top + 16.0);
    let (by_x, by_y) = (
        f64::midpoint(0.0, *width) - f64::midpoint(left, right),
        f64::midpoint(0.0, *height) - f64::midpoint(top, bottom),
    );
    for node in nodes {
        node.x += by_x;
        node.y += by_y;
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
            prop_assert_eq!(&map, &network(&reading, &story, width, height));
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
