//! The labeller: the relation of every word to its head, from the root downwards, when the tree is known.

use super::arcs::View;
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

/// Labels a tree; gives one class of `model` for each word.
#[inline(never)]
pub(crate) fn label(model: &Linear, view: View, heads: &[usize], scratch: &mut Scratch) -> Vec<u32> {
    let mut tree = Tree::new(view, heads);
    for dep in tree.order() {
        tree.features(dep, &mut scratch.features);
        tree.labels[dep] = scratch.best(model);
    }
    tree.labels
}
