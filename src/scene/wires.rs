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

/// Font size of labels.
const SIZE: f64 = 11.0;
/// Pixels between the curves of one pair.
const FAN: f64 = 44.0;
/// Pixels between a node and the end of an edge.
const CLEAR: f64 = 5.0;

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
    /// Beginning, control point and end of a quadratic curve.
    pub curve: [(f64, f64); 3],
    /// Middle of the label, when there is room for one.
    pub label: Option<(f64, f64)>,
    /// The label.
    pub words: String,
}

/// The edges between the nodes of a map.
pub fn wires(analysis: &Analysis, story: &Story, network: &Network) -> Vec<Wire> {
    let mut wires = bundles(analysis, story, network);
    for index in 0..wires.len() {
        let Some(wire) = wires.get(index) else { continue };
        let pair = (wire.from.min(wire.to), wire.from.max(wire.to));
        let same = |other: &Wire| (other.from.min(other.to), other.from.max(other.to)) == pair;
        let of_pair = wires.iter().filter(|other| same(other)).count();
        let before = wires.iter().take(index).filter(|other| same(other)).count();
        let bend = if of_pair == 1 {
            14.0
        } else {
            (before as f64 - (of_pair - 1) as f64 / 2.0) * FAN
        };
        let node = |actor| network.nodes.iter().find(|node| node.actor == actor);
        if let (Some(a), Some(b)) = (node(wire.from), node(wire.to)) {
            let curve = curve(a, b, if wire.from < wire.to { bend } else { -bend });
            if let Some(wire) = wires.get_mut(index) {
                wire.curve = curve;
            }
        }
    }
    label(&mut wires, network);
    wires
}

/// Relations of the same pair of nodes, direction and sign.
fn bundles(analysis: &Analysis, story: &Story, network: &Network) -> Vec<Wire> {
    let shown = |actor: ActorId| network.nodes.iter().any(|node| node.actor == actor);
    let mut wires: Vec<Wire> = Vec::new();
    for id in story.links.iter().flat_map(|link| &link.relations) {
        let Some(relation) = analysis.relations.get(id.index()) else {
            continue;
        };
        let (from, to) = (story.root(relation.from), story.root(relation.to));
        if from == to || !shown(from) || !shown(to) {
            continue;
        }
        let directed = relation.kind.is_directed();
        let (from, to) = if directed {
            (from, to)
        } else {
            (from.min(to), from.max(to))
        };
        let count = relation.quotes.len().max(1);
        match wires.iter_mut().find(|wire| {
            (wire.from, wire.to, wire.sign, wire.directed) == (from, to, relation.sign, directed)
        }) {
            Some(wire) => {
                wire.relations.push(*id);
                wire.count += count;
                wire.words_only &= is_words(relation);
            }
            None => wires.push(Wire {
                from,
                to,
                sign: relation.sign,
                directed,
                words_only: is_words(relation),
                relations: vec![*id],
                count,
                curve: [(0.0, 0.0); 3],
                label: None,
                words: String::new(),
            }),
        }
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

fn curve(a: &NetworkNode, b: &NetworkNode, bend: f64) -> [(f64, f64); 3] {
    let (x, y) = (b.x - a.x, b.y - a.y);
    let length = (x * x + y * y).sqrt().max(1.0);
    let control = (
        f64::midpoint(a.x, b.x) - y / length * bend,
        f64::midpoint(a.y, b.y) + x / length * bend,
    );
    [border(a, control), control, border(b, control)]
}

/// Where the line from a node's middle towards a point leaves the node, with a little air.
fn border(node: &NetworkNode, towards: (f64, f64)) -> (f64, f64) {
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
    (x.mul_add(part, node.x), y.mul_add(part, node.y))
}

/// The point at part `t` of a quadratic curve.
fn on_curve(curve: &[(f64, f64); 3], t: f64) -> (f64, f64) {
    let weights = [(1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t];
    let points = curve.iter().zip(weights);
    points.fold((0.0, 0.0), |(x, y), (point, weight)| {
        (point.0.mul_add(weight, x), point.1.mul_add(weight, y))
    })
}

/// Gives each edge the first free place along its curve, strong edges first.
fn label(wires: &mut [Wire], network: &Network) {
    let mut taken: Vec<[f64; 4]> = network
        .nodes
        .iter()
        .map(|node| rectangle((node.x, node.y), node.width, node.height))
        .collect();
    let mut order: Vec<usize> = (0..wires.len()).collect();
    order.order_by_key(|index| std::cmp::Reverse(wires.get(*index).map_or(0, |wire| wire.count)));
    for index in order {
        let Some(wire) = wires.get_mut(index) else {
            continue;
        };
        let width = text_width(&wire.words, SIZE) + 8.0;
        for t in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] {
            let at = on_curve(&wire.curve, t);
            let place = rectangle(at, width, SIZE + 5.0);
            let [left, top, right, bottom] = place;
            let outside = left < 0.0 || top < 0.0 || right > network.width || bottom > network.height;
            if !outside && !taken.iter().any(|other| overlap(*other, place)) {
                taken.push(place);
                wire.label = Some(at);
                break;
            }
        }
    }
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
