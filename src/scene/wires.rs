//! [`wires`]: the edges of the actor map: who acts on whom with which sign, as curves with labels.
//!
//! Between two actors runs one curve for each direction and sign, so mixed relations show as several
//! strokes. A label that finds no free place is left out; the list has every word of it.

use super::measure::text_width;
use super::network::{Network, NetworkNode};
use super::story::Story;
use crate::analysis::Analysis;
use crate::events::{Relation, RelationKind, Sign, Status};
use crate::text::Order;
use crate::text::{ActorId, RelationId};
use std::collections::BTreeMap;

/// Font size of labels.
const SIZE: f64 = 11.0;
/// Pixels between the curves of one pair.
const FAN: f64 = 44.0;
/// Pixels between a node and the end of an edge.
const CLEAR: f64 = 5.0;
/// Points at which a curve is looked at.
const SAMPLES: usize = 24;
/// With more nodes or edges than this, edges run straight on and labels look out for nodes and labels only.
const MANY: usize = 120;

/// A place on the map.
type Point = (f64, f64);
/// Beginning, control point and end of a quadratic curve.
type Curve = [Point; 3];

/// What a node takes of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    actor: ActorId,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl End {
    fn of(node: &NetworkNode) -> Self {
        Self {
            actor: node.actor,
            x: node.x,
            y: node.y,
            width: node.width,
            height: node.height,
        }
    }

    /// Whether a point lies on the node, or so near that a line there would touch it.
    fn holds(&self, (x, y): Point) -> bool {
        (x - self.x).abs() < self.width / 2.0 + 3.0 && (y - self.y).abs() < self.height / 2.0 + 3.0
    }
}

/// One edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    /// The node at its beginning.
    pub from: ActorId,
    /// The node at its end.
    pub to: ActorId,
    /// Its sign.
    pub sign: Sign,
    /// Whether it has an arrow.
    pub directed: bool,
    /// Whether there are only words (accusations, demands, plans), no deeds.
    pub words_only: bool,
    /// The relations that it stands for.
    pub relations: Vec<RelationId>,
    /// How many quotes they rest on.
    pub count: usize,
    /// The nodes at its ends.
    pub ends: [End; 2],
    /// How far it is bent, counted to the left of its way.
    bend: f64,
    /// Beginning, control point and end of a quadratic curve.
    pub curve: Curve,
    /// Middle of the label, when there is room for one.
    pub label: Option<Point>,
    /// The part of the curve at which the label stands.
    at: f64,
    /// The label.
    pub words: String,
}

impl Wire {
    /// Its curve and its label while one of its ends is somewhere else.
    pub fn with_end(&self, actor: ActorId, (x, y): Point) -> (Curve, Option<Point>) {
        let [mut a, mut b] = self.ends;
        for (end, of) in [(&mut a, self.from), (&mut b, self.to)] {
            if of == actor {
                (end.x, end.y) = (x, y);
            }
        }
        let curve = curve(&a, &b, self.bend);
        (curve, self.label.map(|_| on_curve(&curve, self.at)))
    }
}

/// The edges between the nodes of a map.
pub fn wires(analysis: &Analysis, story: &Story, network: &Network) -> Vec<Wire> {
    let mut wires = bundles(analysis, story, network);
    // Wires of one pair stand together, so that they are bent as one bundle.
    wires.order_by_key(|wire| (wire.from.min(wire.to), wire.from.max(wire.to)));
    let boxes: Vec<End> = network.nodes.iter().map(End::of).collect();
    for bundle in wires
        .chunk_by_mut(|a, b| a.from.min(a.to) == b.from.min(b.to) && a.from.max(a.to) == b.from.max(b.to))
    {
        let count = bundle.len();
        let fan = |index: usize| {
            if count == 1 {
                14.0
            } else {
                (index as f64 - (count - 1) as f64 / 2.0) * FAN
            }
        };
        let around = around(bundle, &boxes, &fan, (network.width, network.height));
        for (index, wire) in bundle.iter_mut().enumerate() {
            let bend = fan(index) + around;
            wire.bend = if wire.from < wire.to { bend } else { -bend };
            let [a, b] = &wire.ends;
            wire.curve = curve(a, b, wire.bend);
        }
    }
    label(&mut wires, &boxes, network);
    wires
}

/// How far a bundle of edges has to be bent aside to run through no node on its way and not to leave the map; the least
/// of a few.
fn around(bundle: &[Wire], boxes: &[End], fan: &dyn Fn(usize) -> f64, (width, height): (f64, f64)) -> f64 {
    if boxes.len() > MANY {
        return 0.0;
    }
    let Some(first) = bundle.first() else { return 0.0 };
    let [a, b] = &first.ends;
    let mut best = (usize::MAX, 0.0);
    for aside in [0.0, -28.0, 40.0, -70.0, 80.0, -120.0, 130.0, -180.0, 180.0] {
        let mut hits = 0;
        for index in 0..bundle.len() {
            let bend = fan(index) + aside;
            let curve = curve(a, b, if first.from < first.to { bend } else { -bend });
            let points: Vec<Point> = (1..SAMPLES).map(|step| on_curve(&curve, part(step))).collect();
            let others = boxes
                .iter()
                .filter(|node| node.actor != a.actor && node.actor != b.actor);
            hits += others
                .filter(|node| points.iter().any(|point| node.holds(*point)))
                .count();
            let leaves = points
                .iter()
                .any(|&(x, y)| x < 0.0 || y < 0.0 || x > width || y > height);
            hits += usize::from(leaves);
        }
        if hits < best.0 {
            best = (hits, aside);
        }
    }
    best.1
}

/// Relations of the same pair of nodes, direction and sign.
fn bundles(analysis: &Analysis, story: &Story, network: &Network) -> Vec<Wire> {
    let node = |actor: ActorId| network.nodes.iter().find(|node| node.actor == actor).map(End::of);
    let mut wires: Vec<Wire> = Vec::new();
    let mut known = BTreeMap::new();
    for id in story.links.iter().flat_map(|link| &link.relations) {
        let Some(relation) = analysis.relations.get(id.index()) else {
            continue;
        };
        let (from, to) = (story.root(relation.from), story.root(relation.to));
        if from == to {
            continue;
        }
        let directed = relation.kind.is_directed();
        let (from, to) = if directed {
            (from, to)
        } else {
            (from.min(to), from.max(to))
        };
        let count = relation.quotes.len().max(1);
        let key = (from, to, relation.sign, directed);
        if let Some(wire) = known.get(&key).and_then(|index: &usize| wires.get_mut(*index)) {
            wire.relations.push(*id);
            wire.count += count;
            wire.words_only &= is_words(relation);
            continue;
        }
        let (Some(a), Some(b)) = (node(from), node(to)) else {
            continue;
        };
        known.insert(key, wires.len());
        wires.push(Wire {
            from,
            to,
            ends: [a, b],
            bend: 0.0,
            at: 0.5,
            sign: relation.sign,
            directed,
            words_only: is_words(relation),
            relations: vec![*id],
            count,
            curve: [(0.0, 0.0); 3],
            label: None,
            words: String::new(),
        });
    }
    for wire in &mut wires {
        wire.words = words(wire, analysis);
    }
    wires
}

fn is_words(relation: &Relation) -> bool {
    matches!(
        relation.kind,
        RelationKind::Accuses | RelationKind::Criticises | RelationKind::Demands
    ) || matches!(relation.status, Status::Planned | Status::Possible)
}

/// "− accuses, demands · 3".
fn words(wire: &Wire, analysis: &Analysis) -> String {
    let mut kinds: Vec<(usize, RelationKind)> = Vec::new();
    for relation in wire
        .relations
        .iter()
        .filter_map(|id| analysis.relations.get(id.index()))
    {
        kinds.push((relation.quotes.len(), relation.kind));
    }
    kinds.order_by_key(|(count, kind)| (std::cmp::Reverse(*count), *kind));
    kinds.dedup_by_key(|(_, kind)| *kind);
    let sign = match wire.sign {
        Sign::Positive => "+ ",
        Sign::Negative => "− ",
        Sign::Neutral => "",
    };
    let names: Vec<&str> = kinds.iter().take(2).map(|(_, kind)| short_words(*kind)).collect();
    let count = if wire.count > 1 {
        format!(" · {}", wire.count)
    } else {
        String::new()
    };
    format!("{sign}{}{count}", names.join(", "))
}

fn short_words(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Cooperates => "works with",
        RelationKind::Supports => "supports",
        RelationKind::Opposes => "opposes",
        RelationKind::Attacks => "attacks",
        RelationKind::Demands => "demands",
        RelationKind::Withdraws => "withdraws",
        RelationKind::Negotiates => "negotiates",
        RelationKind::Accuses => "accuses",
        RelationKind::Leads => "leads",
        RelationKind::MemberOf => "part of",
        RelationKind::Owns => "owns",
        RelationKind::Criticises => "criticises",
        RelationKind::Meets => "meets",
        RelationKind::Sanctions => "punishes",
        RelationKind::Other => "deals with",
    }
}

fn curve(a: &End, b: &End, bend: f64) -> Curve {
    let (x, y) = (b.x - a.x, b.y - a.y);
    let length = (x * x + y * y).sqrt().max(1.0);
    let control = (
        f64::midpoint(a.x, b.x) - y / length * bend,
        f64::midpoint(a.y, b.y) + x / length * bend,
    );
    [border(a, control), control, border(b, control)]
}

/// Where the line from a node's middle towards a point leaves the node, with a little air.
fn border(node: &End, towards: Point) -> Point {
    let (x, y) = (towards.0 - node.x, towards.1 - node.y);
    let (half_width, half_height) = (node.width / 2.0 + CLEAR, node.height / 2.0 + CLEAR);
    let by_x = if x.abs() > 1e-9 {
        half_width / x.abs()
    } else {
        f64::INFINITY
    };
    let by_y = if y.abs() > 1e-9 {
        half_height / y.abs()
    } else {
        f64::INFINITY
    };
    let part = by_x.min(by_y).min(1.0);
    (node.x + x * part, node.y + y * part)
}

/// The part of a curve at a step.
fn part(step: usize) -> f64 {
    step as f64 / SAMPLES as f64
}

/// The point at part `t` of a quadratic curve.
fn on_curve(curve: &Curve, t: f64) -> Point {
    let weights = [(1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t];
    let points = curve.iter().zip(weights);
    points.fold((0.0, 0.0), |(x, y), (point, weight)| {
        (x + point.0 * weight, y + point.1 * weight)
    })
}

/// Gives each edge the best free place on or beside its curve, strong edges first: over no node and no other
/// label, over no other edge where that can be, and so that enough of its own edge is seen.
fn label(wires: &mut [Wire], boxes: &[End], network: &Network) {
    let mut taken: Vec<[f64; 4]> = boxes
        .iter()
        .map(|node| rectangle((node.x, node.y), node.width, node.height))
        .collect();
    // Of many edges each label looks at its own alone.
    let looked_at = if wires.len() <= MANY { wires.len() } else { 0 };
    let points: Vec<Vec<Point>> = wires
        .iter()
        .map(|wire| {
            (0..=SAMPLES)
                .map(|step| on_curve(&wire.curve, part(step)))
                .collect()
        })
        .collect();
    let mut order: Vec<usize> = (0..wires.len()).collect();
    order.order_by_key(|index| std::cmp::Reverse(wires.get(*index).map_or(0, |wire| wire.count)));
    for index in order {
        let Some(wire) = wires.get_mut(index) else {
            continue;
        };
        let (width, height) = (text_width(&wire.words, SIZE) + 8.0, SIZE + 5.0);
        let (from, to) = (on_curve(&wire.curve, 0.45), on_curve(&wire.curve, 0.55));
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        let length = (x * x + y * y).sqrt().max(1e-6);
        // Far enough aside for the whole label to be beside a straight line.
        let aside = (y.abs() * width + x.abs() * height) / length / 2.0 + 4.0;
        let aside = (-y / length * aside, x / length * aside);
        // Most of what is on the map lies nowhere near.
        let area = around_of(
            &wire.curve,
            aside.0.abs() * 1.8 + width / 2.0,
            aside.1.abs() * 1.8 + height / 2.0,
        );
        let near: Vec<[f64; 4]> = taken
            .iter()
            .copied()
            .filter(|other| overlap(*other, area))
            .collect();
        let mut best: Option<(usize, f64, Point, [f64; 4])> = None;
        'places: for t in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] {
            let on = on_curve(&wire.curve, t);
            for side in [0.0, 1.0, -1.0, 1.8, -1.8] {
                if best.is_some_and(|best| best.0 == 0) {
                    break 'places;
                }
                let at = (on.0 + aside.0 * side, on.1 + aside.1 * side);
                let place = rectangle(at, width, height);
                let [left, top, right, bottom] = place;
                let outside = left < 0.0 || top < 0.0 || right > network.width || bottom > network.height;
                if outside || near.iter().any(|other| overlap(*other, place)) {
                    continue;
                }
                let under = |other: usize| {
                    let points = points.get(other).map_or(&[][..], Vec::as_slice);
                    points.iter().filter(|point| inside(place, **point)).count()
                };
                let own = under(index);
                let crossed = (0..looked_at).filter(|other| *other != index && under(*other) > 0);
                // On its line a label is read best, unless it hides the line.
                let cost = crossed.count() * 6
                    + if side == 0.0 {
                        own * 8 / SAMPLES
                    } else {
                        2 + own + side.abs() as usize
                    };
                if best.is_none_or(|best| cost < best.0) {
                    best = Some((cost, t, at, place));
                }
            }
        }
        if let Some((_, t, at, place)) = best {
            taken.push(place);
            (wire.at, wire.label) = (t, Some(at));
        }
    }
}

/// A rectangle that holds a curve with so much around it; a curve never leaves the corners that draw it.
fn around_of(curve: &Curve, x: f64, y: f64) -> [f64; 4] {
    let most = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    curve.iter().fold(most, |[left, top, right, bottom], point| {
        [
            left.min(point.0 - x),
            top.min(point.1 - y),
            right.max(point.0 + x),
            bottom.max(point.1 + y),
        ]
    })
}

fn inside([left, top, right, bottom]: [f64; 4], (x, y): Point) -> bool {
    left < x && x < right && top < y && y < bottom
}

/// Left, top, right, bottom.
fn rectangle(middle: (f64, f64), width: f64, height: f64) -> [f64; 4] {
    [
        middle.0 - width / 2.0,
        middle.1 - height / 2.0,
        middle.0 + width / 2.0,
        middle.1 + height / 2.0,
    ]
}

fn overlap(a: [f64; 4], b: [f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(actor: usize, x: f64, y: f64) -> End {
        End {
            actor: ActorId::from(actor),
            x,
            y,
            width: 100.0,
            height: 34.0,
        }
    }

    #[test]
    fn an_edge_goes_around_a_node_on_the_side_where_the_map_is() {
        let boxes = [end(0, 80.0, 150.0), end(1, 520.0, 150.0), end(2, 300.0, 140.0)];
        let wire = Wire {
            from: ActorId(0),
            to: ActorId(1),
            sign: Sign::Neutral,
            directed: true,
            words_only: false,
            relations: Vec::new(),
            count: 1,
            ends: [boxes[0], boxes[1]],
            bend: 0.0,
            curve: [(0.0, 0.0); 3],
            label: None,
            at: 0.5,
            words: String::new(),
        };
        let bend = |height| around(std::slice::from_ref(&wire), &boxes, &|_| 0.0, (600.0, height));
        assert!(bend(400.0) > 0.0, "the shorter way is below: {}", bend(400.0));
        assert!(bend(160.0) < 0.0, "there is no map below: {}", bend(160.0));
    }
}
