//! The labeller: the relation of every word to its head, from the root downwards, when the tree is known.
//!
//! Between trees that the parser finds nearly as good it also decides. It sees whole families of words, where the
//! parser sees a few at a time: a verb with two subjects has no labels that fit.

use super::arcs::{Candidate, View};
use super::tagger::Scratch;
use crate::model::{Features, Linear, feature};

/// A tree and the labels given so far.
pub(crate) struct Tree<'a> {
    pub view: View<'a>,
    /// Head of each word; the number of words stands for the root.
    pub heads: &'a [usize],
    /// Dependents of each word and of the root, left to right.
    pub children: Vec<Vec<usize>>,
    /// Label of each word; [`OPEN`] while not known.
    pub labels: Vec<u32>,
}

/// Not labelled yet.
pub(crate) const OPEN: u32 = 255;

impl<'a> Tree<'a> {
    pub(crate) fn new(view: View<'a>, heads: &'a [usize]) -> Self {
        let mut children = vec![Vec::new(); heads.len() + 1];
        for (word, &head) in heads.iter().enumerate() {
            if let Some(children) = children.get_mut(head) {
                children.push(word);
            }
        }
        Self {
            view,
            heads,
            children,
            labels: vec![OPEN; heads.len()],
        }
    }

    /// The words from the root downwards, heads before dependents.
    pub(crate) fn order(&self) -> Vec<usize> {
        let mut order = self.children[self.heads.len()].clone();
        let mut at = 0;
        while let Some(&word) = order.get(at) {
            order.extend(&self.children[word]);
            at += 1;
        }
        order
    }

    fn label(&self, word: Option<usize>) -> u32 {
        word.and_then(|word| self.labels.get(word))
            .copied()
            .unwrap_or(254)
    }

    /// Features of the arc to `dep`.
    pub(crate) fn features(&self, dep: usize, out: &mut Features) {
        let view = self.view;
        let head = self.heads[dep];
        let above = self.heads.get(head).copied().unwrap_or(usize::MAX);
        let (d, h) = (view.word(dep), view.word(head));
        let (td, th) = (view.tag(dep), view.tag(head));
        let side = u32::from(dep > head);
        let distance = (dep.abs_diff(head)).min(7) as u32;
        let mine = &self.children[dep];
        let siblings = &self.children[head];
        let place = siblings.partition_point(|&other| other < dep);
        let before = place
            .checked_sub(1)
            .and_then(|place| siblings.get(place))
            .copied();
        let after = siblings.get(place + 1).copied();
        let (first, last) = (mine.first().copied(), mine.last().copied());
        let word = |place: Option<usize>| place.map_or(0, |place| view.word(place).low);
        let tag = |place: Option<usize>| place.map_or(250, |place| view.tag(place));
        let left_sibling_labels = siblings
            .iter()
            .take(place)
            .rev()
            .take(3)
            .fold(0, |h, &other| h << 8 | self.label(Some(other)));
        let lh = self.label(Some(head));
        let pair = td << 8 | th;
        let order = side << 4 | distance;
        out.clear();
        let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(template, a, b, c));
        add(1, pair, side, 0);
        add(2, pair, order, 0);
        add(3, d.low, td, side);
        add(4, h.low, th, side);
        add(5, d.low, th, side);
        add(6, h.low, td, side);
        add(7, d.low, h.low, side);
        add(8, d.fine, pair, side);
        add(9, h.fine, pair, side);
        add(10, d.fine, h.fine, side);
        add(11, word(first), pair, side);
        add(12, word(last), pair, side);
        add(13, tag(first), td, side << 8 | th);
        add(14, tag(last), td, side << 8 | th);
        add(15, word(first), h.low, td);
        add(16, word(first), d.low, side);
        add(17, lh, pair, side);
        add(18, lh, td, d.low);
        add(19, left_sibling_labels & 0xff, pair, side);
        add(20, left_sibling_labels, td, side << 8 | th);
        add(21, left_sibling_labels & 0xff, h.low, td);
        add(22, tag(before), tag(after), pair << 1 | side);
        add(23, view.tag(above), pair, side);
        add(24, view.word(above).low, pair, side);
        add(
            25,
            view.tag(dep.wrapping_sub(1)),
            td,
            side << 8 | view.tag(dep + 1),
        );
        add(26, view.word(dep.wrapping_sub(1)).low, td, side);
        add(27, view.word(dep + 1).low, td, side);
        add(28, d.suffix[2], th, side << 8 | td);
        add(29, h.suffix[2], td, side << 8 | th);
        add(30, mine.len().min(4) as u32, pair, side);
        add(
            31,
            place.min(4) as u32,
            (siblings.len() - place).min(4) as u32,
            pair << 1 | side,
        );
        add(32, word(first), d.fine, h.fine);
        add(33, word(first), h.fine, td);
        add(34, word(before), td, h.low);
        add(35, word(after), td, th);
        add(
            36,
            word(Some(siblings.first().copied().unwrap_or(dep))),
            pair,
            side,
        );
        add(37, tag(first) << 8 | tag(last), pair, side);
        add(38, tag(mine.get(1).copied()) << 8 | tag(first), pair, side);
        add(39, word(mine.get(1).copied()), pair, side);
        add(40, lh, d.low, h.low);
        add(41, u32::from(d.title) << 1 | u32::from(h.title), pair, order);
        add(42, u32::from(dep + 1 == head), u32::from(d.glued), pair);
        for &other in siblings.iter().take(place).rev().take(4) {
            add(43, self.label(Some(other)), td, side << 8 | th);
        }
        for &child in mine.iter().take(6) {
            add(44, view.tag(child), pair, u32::from(child > dep) << 1 | side);
            add(45, view.word(child).low, td, side);
        }
        for &other in siblings.iter().take(6) {
            add(46, view.word(other).low, td, u32::from(other > head) << 1 | side);
        }
    }
}

/// Labels a tree; gives one class of `model` for each word, and how well they fit, in real weights.
fn label(model: &Linear, view: View, heads: &[usize], scratch: &mut Scratch) -> (Vec<u32>, f64) {
    let mut tree = Tree::new(view, heads);
    let mut sum = 0i64;
    for dep in tree.order() {
        tree.features(dep, &mut scratch.features);
        let (label, score) = scratch.best(model);
        tree.labels[dep] = label;
        sum += i64::from(score);
    }
    (tree.labels, sum as f64 * f64::from(model.unit()))
}

/// The tree with the best scores for arcs and labels together, the first of equals, and its labels.
#[inline(never)]
pub(crate) fn choose(
    model: &Linear,
    view: View,
    candidates: Vec<Candidate>,
    scratch: &mut Scratch,
) -> (Vec<usize>, Vec<u32>) {
    let mut best = (f64::NEG_INFINITY, Vec::new(), Vec::new());
    for Candidate { heads, score } in candidates {
        let (labels, fit) = label(model, view, &heads, scratch);
        if score + fit > best.0 {
            best = (score + fit, heads, labels);
        }
    }
    (best.1, best.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::words::Word;
    use crate::syntax::{Models, tagger};
    use crate::text::Span;

    /// The heads of "The port was closed.", right, and wrong with the port hung on the article.
    const RIGHT: [usize; 5] = [1, 3, 3, 5, 3];
    const WRONG: [usize; 5] = [3, 0, 3, 5, 3];

    /// What is chosen for that sentence between trees with scores.
    fn chosen(candidates: &[([usize; 5], f64)]) -> (Vec<usize>, Vec<u32>) {
        let models = Models::embedded();
        let text = "The port was closed.";
        let spans = [(0, 3), (4, 8), (9, 12), (13, 19), (19, 20)].map(|(start, end)| Span::new(start, end));
        let words = Word::all(text, spans.iter(), &models.clusters);
        let (mut tags, mut scratch) = (Vec::new(), Scratch::default());
        tagger::tag(&models.tagger, &words, &mut scratch, &mut tags);
        let view = View {
            words: &words,
            tags: &tags,
        };
        let candidates = candidates
            .iter()
            .map(|&(heads, score)| Candidate {
                heads: heads.to_vec(),
                score,
            })
            .collect();
        choose(&models.labeller, view, candidates, &mut scratch)
    }

    #[test]
    fn labels_that_fit_decide_between_trees_that_are_nearly_equal() {
        assert_eq!(chosen(&[(WRONG, 1.0), (RIGHT, 0.0)]).0, RIGHT);
        assert_eq!(
            chosen(&[(WRONG, 1e6), (RIGHT, 0.0)]).0,
            WRONG,
            "but not between others"
        );
    }

    #[test]
    fn the_first_of_equals_is_taken_and_nothing_from_nothing() {
        assert_eq!(chosen(&[(RIGHT, 0.0), (RIGHT, 0.0)]), chosen(&[(RIGHT, 7.0)]));
        assert_eq!(chosen(&[]), (Vec::new(), Vec::new()));
    }
}
