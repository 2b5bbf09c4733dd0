//! [`Laying`]: the layout of a network on its way, in steps that can be taken a few at a time.
//!
//! A small force layout of our own: no chance and no clock, so the same reading gives the same picture, however
//! the steps are grouped. Only additions, products and square roots are used: every machine computes the same numbers.

use super::network::{Network, NetworkNode};
use super::untangle;
use crate::text::{Order, set};
use std::collections::BTreeSet;

/// Free pixels between two nodes.
const GAP: (f64, f64) = (32.0, 20.0);
/// Free pixels between two that have a relation: room for its arrow and its label.
const LINKED_GAP: (f64, f64) = (64.0, 34.0);
/// Rounds of springs and repulsion: they settle well before.
const ROUNDS: usize = 240;
/// A crowd gets fewer rounds, so that it takes no more than this many pairs in all.
const PAIRS: usize = 3_000_000;
/// Passes in which nodes are pushed apart before the room grows; a crowd gets fewer, so that it takes no more than so
/// many moves.
const PASSES: usize = 400;
const MOVES: usize = 24_000;
/// How often the room may grow.
const GROWTHS: usize = 12;

/// Pairs of node indices, the smaller first, with the strength of their spring.
pub(super) type Springs = Vec<(usize, usize, f64)>;

/// A network whose nodes are still moving.
#[derive(Clone, Debug)]
pub struct Laying {
    nodes: Vec<NetworkNode>,
    springs: Springs,
    linked: BTreeSet<(usize, usize)>,
    /// The room given.
    room: (f64, f64),
    /// The room taken.
    wide: f64,
    high: f64,
    left_out: usize,
    stage: Stage,
}

/// What the next step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// A round of springs and repulsion.
    Spread(usize),
    /// Exchanges with the node at this place, in this round.
    Untangle { round: usize, at: usize, changed: bool },
    /// A pass of pushing apart, in a room that grew so often.
    Separate { growth: usize, pass: usize },
    /// Nothing is left to do.
    Done,
}

impl Laying {
    /// Nodes that are to find their places in a room of this many pixels, which may grow.
    pub(super) fn new(
        mut nodes: Vec<NetworkNode>,
        springs: Springs,
        room: (f64, f64),
        left_out: usize,
    ) -> Self {
        // A spiral of nearly golden angles, turned by products of one rotation.
        let (mut cos, mut sin) = (1.0f64, 0.0f64);
        for (index, node) in nodes.iter_mut().enumerate() {
            let radius = 90.0 * (index as f64).sqrt();
            node.x = cos * radius;
            node.y = sin * radius;
            (cos, sin) = (cos * -0.737_37 - sin * 0.675_49, cos * 0.675_49 - sin * 0.737_37);
        }
        Self {
            linked: set(springs.iter().map(|(a, b, _)| (*a, *b))),
            springs,
            room,
            wide: room.0.max(200.0),
            high: room.1.max(160.0),
            left_out,
            stage: Stage::Spread(0),
            nodes,
        }
    }

    /// Takes steps until about so many pairs of nodes were looked at; whether all is done.
    pub fn go(&mut self, pairs: usize) -> bool {
        let mut left = pairs;
        while left > 0 && self.stage != Stage::Done {
            left = left.saturating_sub(self.step().max(1));
        }
        self.stage == Stage::Done
    }

    /// The network, once all steps are taken.
    pub fn finish(mut self) -> Network {
        while !self.go(usize::MAX) {}
        Network {
            nodes: self.nodes,
            width: self.wide,
            height: self.high,
            left_out: self.left_out,
        }
    }

    /// One step; gives about how many pairs it looked at.
    fn step(&mut self) -> usize {
        let count = self.nodes.len();
        let pairs = count * count / 2;
        match self.stage {
            Stage::Spread(round) => {
                let rounds = (PAIRS / pairs.max(1)).min(ROUNDS);
                if round < rounds {
                    let heat = 60.0 * (1.0 - round as f64 / rounds as f64) + 1.0;
                    spread(&mut self.nodes, &self.springs, self.room, heat);
                    self.stage = Stage::Spread(round + 1);
                    return pairs;
                }
                fit(&mut self.nodes, self.wide, self.high);
                self.stage = Stage::Untangle {
                    round: 0,
                    at: 0,
                    changed: false,
                };
            }
            Stage::Untangle { round, at, changed } => {
                if count <= untangle::MOST && round < untangle::ROUNDS && at < count {
                    let changed = untangle::exchange_with(&mut self.nodes, &self.springs, at) || changed;
                    let last = at + 1 == count;
                    self.stage = Stage::Untangle {
                        round: if last { round + 1 } else { round },
                        at: match (last, changed) {
                            (true, true) => 0,
                            _ => at + 1,
                        },
                        changed: changed && !last,
                    };
                    return (count - at) * (self.springs.len() + count);
                }
                // A crowd gets its room at once instead of step by step.
                let taken: f64 = self
                    .nodes
                    .iter()
                    .map(|node| (node.width + GAP.0) * (node.height + GAP.1))
                    .sum();
                let more = (taken / (self.wide * self.high)).sqrt().max(1.0);
                (self.wide, self.high) = (self.wide * more, self.high * more);
                fit(&mut self.nodes, self.wide, self.high);
                self.stage = Stage::Separate { growth: 0, pass: 0 };
            }
            Stage::Separate { growth, pass } => {
                let linked = &self.linked;
                let gap = |a: usize, b: usize| if linked.contains(&(a, b)) { LINKED_GAP } else { GAP };
                let most = (MOVES / count.max(1)).min(PASSES);
                let near = if pass < most {
                    near(&self.nodes)
                } else {
                    Vec::new()
                };
                // A look at a pair that is near costs more than a spring of a round.
                let taken = count * 12 + near.len() * 24;
                if push_apart(&mut self.nodes, near, gap, (self.wide, self.high)) {
                    self.stage = Stage::Separate {
                        growth,
                        pass: pass + 1,
                    };
                } else if growth + 1 < GROWTHS && !inside(&self.nodes, self.wide, self.high) {
                    (self.wide, self.high) = (self.wide * 1.15, self.high * 1.15);
                    fit(&mut self.nodes, self.wide, self.high);
                    self.stage = Stage::Separate {
                        growth: growth + 1,
                        pass: 0,
                    };
                } else {
                    centre(&mut self.nodes, &mut self.wide, &mut self.high);
                    self.stage = Stage::Done;
                }
                return taken;
            }
            Stage::Done => {}
        }
        count
    }
}

/// Pushes nodes apart until none comes closer to another than the gap.
pub(super) fn separate(nodes: &mut [NetworkNode], gap: (f64, f64)) {
    let mut passes = 0;
    while passes < PASSES && push_apart(nodes, near(nodes), |_, _| gap, (1.0, 1.0)) {
        passes += 1;
    }
}

/// Moves the nodes once by springs and repulsion, none farther than `heat`.
fn spread(nodes: &mut [NetworkNode], springs: &Springs, (width, height): (f64, f64), heat: f64) {
    // Wide rooms get wide pictures.
    let flat = (width / height.max(1.0)).clamp(0.6, 2.6).sqrt();
    let ideal = 190.0;
    let mut force: Vec<(f64, f64)> = nodes
        .iter()
        .map(|node| {
            let pull = if node.linked { 0.02 } else { 0.05 };
            (-node.x * pull / flat, -node.y * pull * flat)
        })
        .collect();
    for (a, one) in nodes.iter().enumerate() {
        let mut sum = (0.0, 0.0);
        for (other, force) in nodes.iter().zip(&mut force).skip(a + 1) {
            let (x, y) = (other.x - one.x, other.y - one.y);
            let push = ideal * 8.0 / (x * x + y * y).max(25.0);
            sum = (sum.0 - x * push, sum.1 - y * push);
            *force = (force.0 + x * push, force.1 + y * push);
        }
        add(&mut force, a, sum.0, sum.1);
    }
    for &(a, b, strength) in springs {
        let (x, y) = delta(nodes, a, b);
        let distance = length(x, y).max(1.0);
        let pull = (distance - ideal) / distance * 0.12 * strength.min(2.0);
        add(&mut force, a, x * pull, y * pull);
        add(&mut force, b, -x * pull, -y * pull);
    }
    for (node, (x, y)) in nodes.iter_mut().zip(force) {
        let far = length(x, y).max(1e-9);
        let step = far.min(heat) / far;
        node.x += x * step;
        node.y += y * step;
    }
}

/// The length of a vector by a square root, which every machine rounds alike (`hypot` may differ).
fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
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
        node.x = part(node.x, left, right) * room_x + node.width / 2.0 + 12.0;
        node.y = part(node.y, top, bottom) * room_y + node.height / 2.0 + 12.0;
    }
}

/// Pairs of nodes so near to each other that a gap may be missing, in order of their places.
fn near(nodes: &[NetworkNode]) -> Vec<(usize, usize)> {
    let left = |index: &usize| nodes.get(*index).map_or(0.0, |node| node.x - node.width / 2.0);
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.order_by(|a, b| left(a).total_cmp(&left(b)));
    let mut pairs = Vec::new();
    for (at, a) in order.iter().enumerate() {
        let Some(one) = nodes.get(*a) else { continue };
        let end = one.x + one.width / 2.0 + LINKED_GAP.0;
        for b in order.iter().skip(at + 1).take_while(|b| left(b) < end) {
            let Some(other) = nodes.get(*b) else { continue };
            let free = (other.y - one.y).abs() - f64::midpoint(one.height, other.height);
            if free < LINKED_GAP.1 {
                pairs.push((*a.min(b), *a.max(b)));
            }
        }
    }
    pairs.order_by_key(|pair| *pair);
    pairs
}

/// Pushes apart, once, those of the near pairs that come closer than the gap of the two, whose places come in order. They
/// go where the way is the smaller part of the room. Gives whether any had to.
fn push_apart(
    nodes: &mut [NetworkNode],
    near: Vec<(usize, usize)>,
    gap: impl Fn(usize, usize) -> (f64, f64),
    (width, height): (f64, f64),
) -> bool {
    let mut moved = false;
    for (a, b) in near {
        let Ok([one, two]) = nodes.get_disjoint_mut([a, b]) else {
            continue;
        };
        let (x, y) = (two.x - one.x, two.y - one.y);
        let gap = gap(a, b);
        let over_x = gap.0 + f64::midpoint(one.width, two.width) - x.abs();
        let over_y = gap.1 + f64::midpoint(one.height, two.height) - y.abs();
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
        (one.x, one.y) = (one.x - by_x, one.y - by_y);
        (two.x, two.y) = (two.x + by_x, two.y + by_y);
    }
    moved
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
