//! [`matrix`]: relations as a square of counts, ordered so that those who stand alike stand together.

use super::story::Story;
use crate::analysis::Analysis;
use crate::events::Sign;
use crate::text::ActorId;
use crate::text::Order;

/// What one actor does to another, in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Who acts.
    pub from: ActorId,
    /// On whom.
    pub to: ActorId,
    /// Friendly.
    pub positive: usize,
    /// Hostile.
    pub negative: usize,
    /// Neither.
    pub neutral: usize,
}

/// The actors that have a relation, in order, and one row of cells for each. Undirected relations count on
/// both sides of the diagonal.
pub fn matrix(analysis: &Analysis, story: &Story) -> (Vec<ActorId>, Vec<Vec<Cell>>) {
    let order = order(analysis, story);
    let mut cells: Vec<Vec<Cell>> = order
        .iter()
        .map(|&from| {
            order
                .iter()
                .map(|&to| Cell {
                    from,
                    to,
                    positive: 0,
                    negative: 0,
                    neutral: 0,
                })
                .collect()
        })
        .collect();
    let index = |actor: ActorId| order.iter().position(|other| *other == story.root(actor));
    for id in story.links.iter().flat_map(|link| &link.relations) {
        let Some(relation) = analysis.relations.get(id.index()) else {
            continue;
        };
        let (Some(from), Some(to)) = (index(relation.from), index(relation.to)) else {
            continue;
        };
        let mut add = |row: usize, column: usize| {
            if let Some(cell) = cells.get_mut(row).and_then(|row| row.get_mut(column)) {
                let count = match relation.sign {
                    Sign::Positive => &mut cell.positive,
                    Sign::Negative => &mut cell.negative,
                    Sign::Neutral => &mut cell.neutral,
                };
                *count += relation.quotes.len().max(1);
            }
        };
        if from == to {
            continue;
        }
        add(from, to);
        if !relation.kind.is_directed() {
            add(to, from);
        }
    }
    (order, cells)
}

/// Starts with the most linked actor and goes on with the one that stands best with those before: friends
/// end up beside each other, opponents at the far end.
fn order(analysis: &Analysis, story: &Story) -> Vec<ActorId> {
    let mut pairs: Vec<(ActorId, ActorId, f64)> = Vec::new();
    for link in &story.links {
        let (a, b) = (story.root(link.one), story.root(link.other));
        if a == b {
            continue;
        }
        let stance: f64 = link
            .relations
            .iter()
            .filter_map(|id| analysis.relations.get(id.index()))
            .map(|relation| match relation.sign {
                Sign::Positive => 1.0,
                Sign::Negative => -1.0,
                Sign::Neutral => 0.2,
            })
            .sum();
        pairs.push((a.min(b), a.max(b), stance));
    }
    let mut left: Vec<ActorId> = pairs.iter().flat_map(|(a, b, _)| [*a, *b]).collect();
    left.order();
    left.dedup();
    let weight = |actor: ActorId| {
        pairs
            .iter()
            .filter(|(a, b, _)| *a == actor || *b == actor)
            .count()
    };
    let mut order: Vec<ActorId> = Vec::new();
    while !left.is_empty() {
        let score = |actor: ActorId| -> f64 {
            // The last placed counts most, so that chains of friends stay together.
            let nearness = |other: ActorId| {
                order
                    .iter()
                    .rev()
                    .position(|placed| *placed == other)
                    .map_or(0.0, |distance| 1.0 / (distance as f64 + 1.0))
            };
            pairs
                .iter()
                .map(|(a, b, stance)| {
                    if *a == actor {
                        stance * nearness(*b)
                    } else if *b == actor {
                        stance * nearness(*a)
                    } else {
                        0.0
                    }
                })
                .sum()
        };
        let best = (0..left.len()).max_by(|&x, &y| {
            let (a, b) = (
                left.get(x).copied().unwrap_or(ActorId(0)),
                left.get(y).copied().unwrap_or(ActorId(0)),
            );
            score(a)
                .total_cmp(&score(b))
                .then(weight(a).cmp(&weight(b)))
                .then(b.cmp(&a))
        });
        match best {
            Some(best) => order.push(left.remove(best)),
            None => break,
        }
    }
    order
}
