//! The parser: unlabelled dependency trees by greedy arc-hybrid transitions, in linear time.
//!
//! The root stands behind the last word. Whatever the scores, the result is a tree with one root.

use super::tagger::Scratch;
use super::words::{EDGE, Word};
use crate::model::{Linear, feature};

/// Transitions, in the order of the model's classes.
pub(crate) const SHIFT: usize = 0;
/// The top of the stack becomes a dependent of the front of the buffer.
pub(crate) const LEFT: usize = 1;
/// The top of the stack becomes a dependent of the one below.
pub(crate) const RIGHT: usize = 2;
/// Names of the transitions in the weight file.
#[cfg(feature = "train")]
pub(crate) const TRANSITIONS: [&str; 3] = ["shift", "left", "right"];

/// No word.
pub(crate) const NONE: usize = usize::MAX;

/// A half-built tree.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// Words whose head is still open, the last on top.
    pub stack: Vec<usize>,
    /// The next word; the number of words stands for the root.
    pub front: usize,
    /// Number of words.
    pub length: usize,
    /// Head of each word, [`NONE`] while open; the root is `length`.
    pub heads: Vec<usize>,
    /// Leftmost, second leftmost, rightmost and second rightmost dependents.
    pub outer: Vec<[usize; 4]>,
    /// Numbers of left and right dependents.
    pub valency: Vec<[u32; 2]>,
}

impl State {
    /// Starts anew for a sentence of `length` words.
    pub(crate) fn reset(&mut self, length: usize) {
        self.stack.clear();
        self.front = 0;
        self.length = length;
        self.heads.clear();
        self.heads.resize(length, NONE);
        self.outer.clear();
        self.outer.resize(length + 1, [NONE; 4]);
        self.valency.clear();
        self.valency.resize(length + 1, [0; 2]);
    }

    /// Whether the tree is complete.
    pub(crate) fn done(&self) -> bool {
        self.front >= self.length && self.stack.is_empty()
    }

    /// Which transitions are allowed.
    pub(crate) fn allowed(&self) -> [bool; 3] {
        let words_left = self.front < self.length;
        let depth = self.stack.len();
        [words_left, depth >= 1 && (words_left || depth == 1), depth >= 2]
    }

    /// Does a transition that is allowed.
    pub(crate) fn apply(&mut self, transition: usize) {
        if transition == SHIFT {
            self.stack.push(self.front);
            self.front += 1;
            return;
        }
        let Some(word) = self.stack.pop() else { return };
        let head = if transition == LEFT {
            self.front
        } else {
            self.stack.last().copied().unwrap_or(self.length)
        };
        self.heads[word] = head;
        let side = usize::from(word > head);
        self.valency[head][side] += 1;
        let outer = &mut self.outer[head];
        outer[side * 2 + 1] = outer[side * 2];
        outer[side * 2] = word;
    }

    fn below(&self, depth: usize) -> usize {
        self.stack
            .len()
            .checked_sub(depth + 1)
            .and_then(|place| self.stack.get(place))
            .copied()
            .unwrap_or(NONE)
    }
}

/// What the models know of a sentence: the marks of its words and their tags.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub words: &'a [Word],
    pub tags: &'a [u32],
}

/// Tag of what is no word, and of the root.
pub(crate) const NO_TAG: u32 = 254;
const ROOT_TAG: u32 = 253;

/// The root as a word.
const ROOT: Word = Word {
    low: 2,
    fine: 1023,
    ..EDGE
};

impl View<'_> {
    pub(crate) fn word(&self, place: usize) -> &Word {
        self.words
            .get(place)
            .unwrap_or(if place == self.words.len() { &ROOT } else { &EDGE })
    }

    pub(crate) fn tag(&self, place: usize) -> u32 {
        self.tags
            .get(place)
            .copied()
            .unwrap_or(if place == self.words.len() {
                ROOT_TAG
            } else {
                NO_TAG
            })
    }
}

fn bucket(distance: usize) -> u32 {
    match distance {
        0..=4 => distance as u32,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}

/// Features of a state.
pub(crate) fn features(view: View, state: &State, out: &mut Vec<u32>) {
    out.clear();
    let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(template, a, b, c));
    let (s0, s1, s2) = (state.below(0), state.below(1), state.below(2));
    let (b0, b1, b2) = (state.front, state.front + 1, state.front + 2);
    let outer = |place: usize, which: usize| state.outer.get(place).map_or(NONE, |outer| outer[which]);
    let valency = |place: usize, side: usize| state.valency.get(place).map_or(0, |v| v[side].min(4));
    let (ws0, ws1, wb0, wb1) = (view.word(s0), view.word(s1), view.word(b0), view.word(b1));
    let (ts0, ts1, ts2) = (view.tag(s0), view.tag(s1), view.tag(s2));
    let (tb0, tb1, tb2) = (view.tag(b0), view.tag(b1), view.tag(b2));
    let (s0l, s0r, s1l, s1r, b0l) = (
        outer(s0, 0),
        outer(s0, 2),
        outer(s1, 0),
        outer(s1, 2),
        outer(b0, 0),
    );
    let (inner_s0l, inner_s0r, inner_b0l, inner_s1r) =
        (outer(s0, 1), outer(s0, 3), outer(b0, 1), outer(s1, 3));
    let near = bucket(if s0 == NONE { 0 } else { b0 - s0 });
    let far = bucket(if s1 == NONE { 0 } else { s0 - s1 });
    // single places
    add(1, 0, 0, 0);
    for (template, word, tag) in [
        (2, ws0, ts0),
        (5, wb0, tb0),
        (8, ws1, ts1),
        (11, wb1, tb1),
        (14, view.word(b2), tb2),
    ] {
        add(template, word.low, tag, 0);
        add(template + 1, word.low, 0, 0);
        add(template + 2, tag, word.fine, 0);
    }
    add(17, ts0, tb0, 0);
    add(18, ts1, ts0, 0);
    // pairs
    let (ps0, pb0) = (ws0.low ^ ts0, wb0.low ^ tb0);
    add(20, ps0, pb0, 0);
    add(21, ws0.low, tb0, ts0);
    add(22, wb0.low, ts0, tb0);
    add(23, ws0.low, wb0.low, 0);
    add(24, tb0, tb1, ts0);
    add(25, ws1.low, ws0.low, 0);
    add(26, ts1, ws0.low, ts0);
    add(27, ws1.low, ts0, ts1);
    add(28, ws0.fine, wb0.fine, 0);
    add(29, ws1.fine, ws0.fine, 0);
    add(30, ws0.fine, tb0, ts0);
    add(31, ts0, wb0.fine, tb0);
    add(32, ws1.fine, ts0, ts1);
    add(33, ts1, ws0.fine, ts0);
    add(34, ws0.low, wb1.low, 0);
    add(35, ws0.low, tb0, tb1);
    add(36, ts0, wb0.low, tb1);
    add(37, ws1.low, wb0.low, 0);
    add(38, ws1.low, tb0, ts0);
    // three and four tags
    let tags = |a: u32, b: u32, c: u32| a << 16 | b << 8 | c;
    add(40, tags(ts1, ts0, tb0), 0, 0);
    add(41, tags(ts2, ts1, ts0), tb0, 0);
    add(42, tags(tb0, tb1, tb2), 0, 0);
    add(43, tags(ts0, tb0, tb1), tb2, 0);
    add(44, tags(ts1, ts0, tb0), tb1, 0);
    add(45, tags(ts1, ts0, tb0), ws0.low, 0);
    add(46, tags(ts1, ts0, tb0), wb0.low, 0);
    // dependents
    for (template, child) in [(50, s0l), (51, s0r), (52, b0l), (53, s1r), (54, s1l)] {
        let tag = view.tag(child);
        add(template, tags(ts0, tb0, tag), 0, 0);
        add(template + 10, tags(ts1, ts0, tag), 0, 0);
        add(template + 20, tags(ts0, tag, 0), view.word(child).low, tb0);
    }
    add(80, tags(ts0, view.tag(s0l), view.tag(inner_s0l)), tb0, 0);
    add(81, tags(ts0, view.tag(s0r), view.tag(inner_s0r)), tb0, 0);
    add(82, tags(tb0, view.tag(b0l), view.tag(inner_b0l)), ts0, 0);
    add(83, tags(ts1, view.tag(s1r), view.tag(inner_s1r)), ts0, 0);
    add(84, ws0.low, view.word(s0r).low, tb0);
    add(85, ws1.low, view.word(s1r).low, ts0);
    add(86, ws0.low, view.word(s0l).low, wb0.low);
    add(87, wb0.low, view.word(b0l).low, ts0);
    // distance and valency
    add(90, near, ws0.low, 0);
    add(91, near, ts0, tb0);
    add(92, near, wb0.low, 0);
    add(93, far, ts1, ts0);
    add(94, far, ws1.low, ts0);
    add(95, valency(s0, 1), ws0.low, tb0);
    add(96, valency(s0, 0), ws0.low, tb0);
    add(97, valency(b0, 0), wb0.low, ts0);
    add(98, tags(ts0, valency(s0, 0), valency(s0, 1)), tb0, 0);
    add(99, tags(ts1, valency(s1, 1), ts0), tb0, 0);
    add(100, tags(near, far, ts1), ts0, tb0);
    add(
        101,
        u32::from(wb0.glued),
        u32::from(ws0.upper),
        tags(ts0, tb0, tb1),
    );
    add(102, ws0.suffix[2], tb0, ts0);
    add(103, ts0, wb0.suffix[2], tb0);
}

/// Parses one sentence; `state.heads` holds the tree afterwards.
pub(crate) fn parse(model: &Linear, view: View, state: &mut State, scratch: &mut Scratch) {
    state.reset(view.words.len());
    while !state.done() {
        let allowed = state.allowed();
        let choices = allowed.iter().filter(|&&allowed| allowed).count();
        let transition = if choices == 1 {
            allowed.iter().position(|&allowed| allowed).unwrap_or(SHIFT)
        } else {
            features(view, state, &mut scratch.features);
            scratch.scores.clear();
            scratch.scores.resize(3, 0);
            for &feature in &scratch.features {
                model.add(feature, &mut scratch.scores);
            }
            best(&scratch.scores, allowed)
        };
        state.apply(transition);
    }
}

/// The allowed transition with the highest score.
pub(crate) fn best<T: PartialOrd + Copy>(scores: &[T], allowed: [bool; 3]) -> usize {
    let mut best: Option<(usize, T)> = None;
    for (transition, &score) in scores.iter().enumerate().take(3) {
        if allowed[transition] && best.is_none_or(|(_, most)| score > most) {
            best = Some((transition, score));
        }
    }
    best.map_or(SHIFT, |(transition, _)| transition)
}
