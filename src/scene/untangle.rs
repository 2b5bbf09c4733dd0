//! [`exchange_with`]: lets nodes of a small network change places as long as that takes away crossings of edges, edges
//! that run through nodes, or length. No chance: pairs are tried in order, and the best of a pair is taken.

use super::network::NetworkNode;

/// With more nodes than this every pair is too many.
pub(super) const MOST: usize = 48;
/// More rounds than this change little.
pub(super) const ROUNDS: usize = 6;

/// What a crossing and a node under an edge cost, in pixels of edge.
const CROSSING: f64 = 160.0;
const THROUGH: f64 = 260.0;

/// Lets a node change places with those after it; whether any did. `springs` are pairs of their indices.
pub(super) fn exchange_with(nodes: &mut [NetworkNode], springs: &[(usize, usize, f64)], at: usize) -> bool {
    let mut changed = false;
    for other in at + 1..nodes.len() {
        let before = cost(nodes, springs, at, other);
        exchange(nodes, at, other);
        if cost(nodes, springs, at, other) < before - 1.0 {
            changed = true;
        } else {
            exchange(nodes, at, other);
        }
    }
    changed
}

fn exchange(nodes: &mut [NetworkNode], a: usize, b: usize) {
    if let Ok([one, other]) = nodes.get_disjoint_mut([a, b]) {
        std::mem::swap(&mut one.x, &mut other.x);
        std::mem::swap(&mut one.y, &mut other.y);
    }
}

/// What the edges of two nodes cost, and the edges that run through them.
fn cost(nodes: &[NetworkNode], springs: &[(usize, usize, f64)], a: usize, b: usize) -> f64 {
    let mut sum = 0.0;
    for (index, &(from, to, _)) in springs.iter().enumerate() {
        let (Some(one), Some(other)) = (nodes.get(from), nodes.get(to)) else {
            continue;
        };
        let moved = [from, to].iter().any(|end| *end == a || *end == b);
        if !moved {
            for at in [a, b] {
                if nodes.get(at).is_some_and(|node| runs_through(node, one, other)) {
                    sum += THROUGH;
                }
            }
            continue;
        }
        // Not the root of the squares: a long edge is worse than two short ones.
        let (x, y) = (other.x - one.x, (other.y - one.y) * 1.5);
        sum += (x * x + y * y) / 400.0;
        for (at, node) in nodes.iter().enumerate() {
            if at != from && at != to && runs_through(node, one, other) {
                sum += THROUGH;
            }
        }
        for (second, &(x, y, _)) in springs.iter().enumerate() {
            let apart = x != from && x != to && y != from && y != to;
            let counted = second > index || ![x, y].iter().any(|end| *end == a || *end == b);
            if let (true, Some(x), Some(y)) = (apart && counted, nodes.get(x), nodes.get(y))
                && cross(one, other, x, y)
            {
                sum += CROSSING;
            }
        }
    }
    sum
}

/// On which side of the line from `a` to `b` a node lies.
fn side(a: &NetworkNode, b: &NetworkNode, node: &NetworkNode) -> f64 {
    (b.x - a.x) * (node.y - a.y) - (b.y - a.y) * (node.x - a.x)
}

fn cross(a: &NetworkNode, b: &NetworkNode, c: &NetworkNode, d: &NetworkNode) -> bool {
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// Whether the straight line between two nodes runs through a third.
fn runs_through(node: &NetworkNode, one: &NetworkNode, other: &NetworkNode) -> bool {
    // The line cut to the slab of the node's width, then to that of its height.
    let (mut from, mut to) = (0.0f64, 1.0f64);
    for (start, end, middle, half) in [
        (one.x, other.x, node.x, node.width / 2.0 + 4.0),
        (one.y, other.y, node.y, node.height / 2.0 + 4.0),
    ] {
        let length = end - start;
        if length.abs() < 1e-9 {
            if (start - middle).abs() > half {
                return false;
            }
            continue;
        }
        let (a, b) = ((middle - half - start) / length, (middle + half - start) / length);
        from = from.max(a.min(b));
        to = to.min(a.max(b));
    }
    from < to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::ActorKind;
    use crate::text::ActorId;

    fn node(index: usize, x: f64, y: f64) -> NetworkNode {
        NetworkNode {
            actor: ActorId::from(index),
            kind: ActorKind::Country,
            name: String::new(),
            sub: String::new(),
            x,
            y,
            width: 60.0,
            height: 30.0,
            linked: true,
        }
    }

    fn rounds(nodes: &mut [NetworkNode], springs: &[(usize, usize, f64)]) {
        for _ in 0..ROUNDS {
            for at in 0..nodes.len() {
                exchange_with(nodes, springs, at);
            }
        }
    }

    fn crossings(nodes: &[NetworkNode], springs: &[(usize, usize, f64)]) -> usize {
        let pairs = springs
            .iter()
            .enumerate()
            .flat_map(|(index, one)| springs.iter().skip(index + 1).map(move |other| (one, other)));
        pairs
            .filter(|(one, other)| {
                one.0 != other.0
                    && one.0 != other.1
                    && one.1 != other.0
                    && one.1 != other.1
                    && cross(&nodes[one.0], &nodes[one.1], &nodes[other.0], &nodes[other.1])
            })
            .count()
    }

    #[test]
    fn a_cross_becomes_two_sides() {
        let places = [(0.0, 0.0), (300.0, 200.0), (300.0, 0.0), (0.0, 200.0)];
        let mut nodes: Vec<_> = places
            .iter()
            .enumerate()
            .map(|(index, (x, y))| node(index, *x, *y))
            .collect();
        let springs = [(0, 1, 1.0), (2, 3, 1.0)];
        assert_eq!(crossings(&nodes, &springs), 1);
        rounds(&mut nodes, &springs);
        assert_eq!(crossings(&nodes, &springs), 0);
    }

    #[test]
    fn nobody_stands_in_the_way() {
        let mut nodes = vec![node(0, 0.0, 0.0), node(1, 200.0, 0.0), node(2, 400.0, 0.0)];
        let springs = [(0, 2, 1.0)];
        assert!(runs_through(&nodes[1], &nodes[0], &nodes[2]));
        rounds(&mut nodes, &springs);
        assert!(!runs_through(&nodes[1], &nodes[0], &nodes[2]));
    }
}
