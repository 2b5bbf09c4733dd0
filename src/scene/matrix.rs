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

/// More rows than this are no longer looked through; those with the fewest relations are left to the list.
const MOST: usize = 60;

/// Relations as a square.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The actors that have a relation, in order.
    pub order: Vec<ActorId>,
    /// One row of cells for each.
    pub cells: Vec<Vec<Cell>>,
    /// How many are left to the list.
    pub left_out: usize,
}

/// The square of a story. Undirected relations count on both sides of the diagonal.
pub fn matrix(analysis: &Analysis, story: &Story) -> Matrix {
    let (order, left_out) = order(analysis, story);
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
    Matrix {
        order,
        cells,
        left_out,
    }
}

/// Starts with the most linked actor and goes on with the one that stands best with those before: friends
/// end up beside each other, opponents at the far end. With it the number of those left out.
fn order(analysis: &Analysis, story: &Story) -> (Vec<ActorId>, usize) {
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
    let mut actors: Vec<ActorId> = pairs.iter().flat_map(|(a, b, _)| [*a, *b]).collect();
    actors.order();
    actors.dedup();
    let all = actors.len();
    let mut stands = stances(&actors, &pairs);
    if all > MOST {
        let mut weighed: Vec<(ActorId, usize)> = actors
            .iter()
            .zip(&stands)
            .map(|(id, of)| (*id, of.len()))
            .collect();
        weighed.order_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        actors = weighed.into_iter().take(MOST).map(|(id, _)| id).collect();
        actors.order();
        stands = stances(&actors, &pairs);
    }
    // Where each one stands; the last placed counts most, so that chains of friends stay together.
    let mut placed: Vec<Option<usize>> = vec![None; actors.len()];
    let mut order: Vec<ActorId> = Vec::new();
    while order.len() < actors.len() {
        let score = |of: &[(usize, f64)]| -> f64 {
            let near = of.iter().map(|(other, stance)| {
                let at = placed.get(*other).copied().flatten();
                at.map_or(0.0, |at| stance / (order.len() - at) as f64)
            });
            near.sum()
        };
        let free = (0..actors.len()).filter(|index| placed.get(*index) == Some(&None));
        let scored = free.filter_map(|index| {
            let of = stands.get(index)?;
            Some((index, score(of), of.len()))
        });
        // Of equals the one with more relations, then the first.
        let best = scored
            .max_by(|(x, a, heavy), (y, b, light)| a.total_cmp(b).then(heavy.cmp(light)).then(y.cmp(x)));
        let Some((best, ..)) = best else { break };
        if let (Some(place), Some(actor)) = (placed.get_mut(best), actors.get(best)) {
            *place = Some(order.len());
            order.push(*actor);
        }
    }
    (order, all - actors.len())
}

/// Of each actor, whose places come in order, how it stands with which other.
fn stances(actors: &[ActorId], pairs: &[(ActorId, ActorId, f64)]) -> Vec<Vec<(usize, f64)>> {
    let mut stands = vec![Vec::new(); actors.len()];
    for (a, b, stance) in pairs {
        let (Ok(a), Ok(b)) = (actors.binary_search(a), actors.binary_search(b)) else {
            continue;
        };
        for (one, other) in [(a, b), (b, a)] {
            if let Some(of) = stands.get_mut(one) {
                of.push((other, *stance));
            }
        }
    }
    stands
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::events::Relation;

    #[test]
    fn of_a_crowd_those_with_the_most_relations_stay() {
        let mut reading = fixture::reading();
        let (actor, relation) = (reading.actors.actors[0].clone(), reading.relations[0].clone());
        reading.actors.actors = vec![actor; MOST + 20];
        // Everyone with the first, every second one with the second too.
        let to_first = (1..MOST + 20).map(|index| (index, 0));
        let to_second = (2..MOST + 20).step_by(2).map(|index| (index, 1));
        reading.relations = to_first
            .chain(to_second)
            .map(|(from, to)| Relation {
                from: ActorId::from(from),
                to: ActorId::from(to),
                events: Vec::new(),
                ..relation.clone()
            })
            .collect();
        let square = matrix(&reading, &Story::new(&reading, false));
        assert_eq!((square.order.len(), square.left_out), (MOST, 20));
        let twice = (2..MOST + 20).step_by(2).map(ActorId::from);
        assert!(
            twice
                .chain([ActorId(0), ActorId(1)])
                .all(|actor| square.order.contains(&actor))
        );
    }
}
