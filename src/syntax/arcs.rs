//! The parser: unlabelled dependency trees by `transitions` with a small beam, in linear time. Here is what
//! the transitions are scored by. Several trees of a sentence may be left; which one it is, `labels` says.

use super::tagger::Scratch;
use super::transitions::{Arena, LEFT, Limits, NONE, Near, RIGHT, SHIFT, State, heads, step};
use super::words::{EDGE, Word};
use crate::model::{FEW, Features, Linear, feature};

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
    #[inline(always)]
    pub(crate) fn word(&self, place: usize) -> &Word {
        self.words
            .get(place)
            .unwrap_or(if place == self.words.len() { &ROOT } else { &EDGE })
    }

    #[inline(always)]
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

/// Features of a state, all at once, as the trainer wants them.
#[cfg(any(test, feature = "train"))]
pub(crate) fn features(view: View, arena: &Arena, state: &State, out: &mut Features) {
    out.clear();
    let near = arena.near(state);
    let (s1, s0, b0) = (near.second.word, near.top.word, near.front);
    meeting(view, s0, b0, out);
    stack(view, s1, s0, b0, out);
    branches(view, &near, out);
}

fn tags(a: u32, b: u32, c: u32) -> u32 {
    a << 16 | b << 8 | c
}

fn between(left: usize, right: usize) -> u32 {
    bucket(if left == NONE { 0 } else { right - left })
}

/// What depends on the top of the stack and the front of the buffer alone.
fn meeting(view: View, s0: usize, b0: usize, out: &mut Features) {
    let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(template, a, b, c));
    let (b1, b2) = (b0 + 1, b0 + 2);
    let (ws0, wb0, wb1) = (view.word(s0), view.word(b0), view.word(b1));
    let (ts0, tb0, tb1, tb2) = (view.tag(s0), view.tag(b0), view.tag(b1), view.tag(b2));
    let near = between(s0, b0);
    add(1, 0, 0, 0);
    for (template, word, tag) in [
        (2, ws0, ts0),
        (5, wb0, tb0),
        (11, wb1, tb1),
        (14, view.word(b2), tb2),
    ] {
        add(template, word.low, tag, 0);
        add(template + 1, word.low, 0, 0);
        add(template + 2, tag, word.fine, 0);
    }
    add(17, ts0, tb0, 0);
    add(20, ws0.low ^ ts0, wb0.low ^ tb0, 0);
    add(21, ws0.low, tb0, ts0);
    add(22, wb0.low, ts0, tb0);
    add(23, ws0.low, wb0.low, 0);
    add(24, tb0, tb1, ts0);
    add(28, ws0.fine, wb0.fine, 0);
    add(30, ws0.fine, tb0, ts0);
    add(31, ts0, wb0.fine, tb0);
    add(34, ws0.low, wb1.low, 0);
    add(35, ws0.low, tb0, tb1);
    add(36, ts0, wb0.low, tb1);
    add(42, tags(tb0, tb1, tb2), 0, 0);
    add(43, tags(ts0, tb0, tb1), tb2, 0);
    add(90, near, ws0.low, 0);
    add(91, near, ts0, tb0);
    add(92, near, wb0.low, 0);
    add(
        101,
        u32::from(wb0.glued),
        u32::from(ws0.upper),
        tags(ts0, tb0, tb1),
    );
    add(102, ws0.suffix[2], tb0, ts0);
    add(103, ts0, wb0.suffix[2], tb0);
}

/// What depends on the two topmost words of the stack and the front of the buffer.
fn stack(view: View, s1: usize, s0: usize, b0: usize, out: &mut Features) {
    let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(template, a, b, c));
    let (ws1, ws0, wb0) = (view.word(s1), view.word(s0), view.word(b0));
    let (ts1, ts0, tb0, tb1) = (view.tag(s1), view.tag(s0), view.tag(b0), view.tag(b0 + 1));
    let (near, far) = (between(s0, b0), between(s1, s0));
    add(8, ws1.low, ts1, 0);
    add(9, ws1.low, 0, 0);
    add(10, ts1, ws1.fine, 0);
    add(18, ts1, ts0, 0);
    add(25, ws1.low, ws0.low, 0);
    add(26, ts1, ws0.low, ts0);
    add(27, ws1.low, ts0, ts1);
    add(29, ws1.fine, ws0.fine, 0);
    add(32, ws1.fine, ts0, ts1);
    add(33, ts1, ws0.fine, ts0);
    add(37, ws1.low, wb0.low, 0);
    add(38, ws1.low, tb0, ts0);
    add(40, tags(ts1, ts0, tb0), 0, 0);
    add(44, tags(ts1, ts0, tb0), tb1, 0);
    add(45, tags(ts1, ts0, tb0), ws0.low, 0);
    add(46, tags(ts1, ts0, tb0), wb0.low, 0);
    add(93, far, ts1, ts0);
    add(94, far, ws1.low, ts0);
    add(100, tags(near, far, ts1), ts0, tb0);
}

/// What depends on the dependents found so far and on the third word of the stack.
fn branches(view: View, near: &Near, out: &mut Features) {
    let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(template, a, b, c));
    let (top, second) = (near.top, near.second);
    let (s0, s1, b0) = (top.word, second.word, near.front);
    let (ws0, ws1, wb0) = (view.word(s0), view.word(s1), view.word(b0));
    let ts2 = view.tag(near.third);
    let (ts0, ts1, tb0) = (view.tag(s0), view.tag(s1), view.tag(b0));
    let [s0l, inner_left, s0r, inner_right] = top.outer;
    let [s1l, _, s1r, second_right] = second.outer;
    let [b0l, front_inner] = near.front_outer;
    add(41, tags(ts2, ts1, ts0), tb0, 0);
    for (template, child) in [(50, s0l), (51, s0r), (52, b0l), (53, s1r), (54, s1l)] {
        let tag = view.tag(child);
        add(template, tags(ts0, tb0, tag), 0, 0);
        add(template + 10, tags(ts1, ts0, tag), 0, 0);
        add(template + 20, tags(ts0, tag, 0), view.word(child).low, tb0);
    }
    add(80, tags(ts0, view.tag(s0l), view.tag(inner_left)), tb0, 0);
    add(81, tags(ts0, view.tag(s0r), view.tag(inner_right)), tb0, 0);
    add(82, tags(tb0, view.tag(b0l), view.tag(front_inner)), ts0, 0);
    add(83, tags(ts1, view.tag(s1r), view.tag(second_right)), ts0, 0);
    add(84, ws0.low, view.word(s0r).low, tb0);
    add(85, ws1.low, view.word(s1r).low, ts0);
    add(86, ws0.low, view.word(s0l).low, wb0.low);
    add(87, wb0.low, view.word(b0l).low, ts0);
    add(95, top.valency[1].min(4), ws0.low, tb0);
    add(96, top.valency[0].min(4), ws0.low, tb0);
    add(97, near.front_valency.min(4), wb0.low, ts0);
    add(
        98,
        tags(ts0, top.valency[0].min(4), top.valency[1].min(4)),
        tb0,
        0,
    );
    add(99, tags(ts1, second.valency[1].min(4), ts0), tb0, 0);
}

/// The most states side by side.
const WIDTH: usize = 6;

/// States so far under the best, in real weights, are given up. Most steps are sure, and then one or two are left.
const REACH: f32 = 200.0;

/// At the end, trees so far under the best, in real weights, are none that the labels could still prefer.
const RIVALRY: f32 = 80.0;

/// The scores of a group of features.
type Sums = [i32; FEW];

/// Scores that were added up before, by the words that they depend on. States side by side mostly share them.
struct Known<const N: usize>(Vec<([usize; N], Sums)>);

/// Places in [`Known`]; a power of two.
const KNOWN: usize = 128;

impl<const N: usize> Known<N> {
    fn new() -> Self {
        // every state has a next word, so it never asks for this
        Self(vec![([NONE; N], [0; FEW]); KNOWN])
    }

    fn get(&mut self, key: [usize; N], add_up: impl FnOnce() -> Sums) -> Sums {
        let mixed = key.iter().fold(0usize, |sum, word| sum.wrapping_mul(29) ^ word);
        let Some((known, sums)) = self.0.get_mut(mixed % KNOWN) else {
            return add_up();
        };
        if *known != key {
            (*known, *sums) = (key, add_up());
        }
        *sums
    }
}

/// The scores of the features that `fill` collects.
fn sum(model: &Linear, row: &mut Features, fill: impl FnOnce(&mut Features)) -> Sums {
    row.clear();
    fill(row);
    model.few(row)
}

/// A tree that a sentence may have.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// The head of each word; the number of words stands for the root.
    pub heads: Vec<usize>,
    /// How well the parser likes it, in real weights.
    pub score: f64,
}

/// Parses one sentence: the trees that are nearly as good as the best, best first.
#[inline(never)]
pub(crate) fn parse(model: &Linear, view: View, arena: &mut Arena, scratch: &mut Scratch) -> Vec<Candidate> {
    let length = view.words.len();
    let mut states = vec![arena.start(length)];
    let (mut met, mut stacked) = (Known::new(), Known::new());
    let row = &mut scratch.features;
    let limits = Limits {
        width: WIDTH,
        reach: f64::from(REACH) / f64::from(model.unit()),
    };
    for _ in 0..2 * length {
        step(arena, &mut states, limits, SHIFT, 0.0, |arena, state| {
            let near = arena.near(state);
            let (s1, s0, b0) = (near.second.word, near.top.word, near.front);
            let met = met.get([s0, b0], || sum(model, row, |row| meeting(view, s0, b0, row)));
            let stacked = stacked.get([s1, s0, b0], || {
                sum(model, row, |row| stack(view, s1, s0, b0, row))
            });
            let branched = sum(model, row, |row| branches(view, &near, row));
            [SHIFT, LEFT, RIGHT].map(|at| f64::from(met[at] + stacked[at] + branched[at]))
        });
    }
    candidates(arena, &states, length, f64::from(model.unit()))
}

/// The trees of the states at the end of a search.
fn candidates(arena: &Arena, states: &[State], length: usize, unit: f64) -> Vec<Candidate> {
    let best = states.first().map_or(0.0, |best| best.score);
    states
        .iter()
        .filter(|state| (best - state.score) * unit <= f64::from(RIVALRY))
        .map(|state| Candidate {
            heads: heads(&arena.transitions(state), length),
            score: state.score * unit,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Models, segment, tagger};
    use crate::text::Source;

    /// The plain definition: every state is scored by all its features, and nothing is kept.
    fn plainly(model: &Linear, view: View) -> Vec<Candidate> {
        let mut arena = Arena::default();
        let mut states = vec![arena.start(view.words.len())];
        let reach = f64::from(REACH) / f64::from(model.unit());
        for _ in 0..2 * view.words.len() {
            let limits = Limits { width: WIDTH, reach };
            step(&mut arena, &mut states, limits, SHIFT, 0.0, |arena, state| {
                let mut all = Features::default();
                features(view, arena, state, &mut all);
                let mut room = [0; 256];
                let scores = model.score(&all, &mut room);
                [SHIFT, LEFT, RIGHT].map(|at| f64::from(scores[at]))
            });
        }
        candidates(&arena, &states, view.words.len(), f64::from(model.unit()))
    }

    #[test]
    fn what_is_kept_from_state_to_state_changes_no_tree() {
        let models = Models::embedded();
        let source = Source::new(include_str!("../../tests/articles/peace.txt"));
        let layer = segment(&source);
        let spans = layer.tokens.iter().map(|token| &token.span);
        let words = Word::all(&source.text, spans, &models.clusters);
        for sentence in layer.sentences.iter().take(12) {
            let words = &words[sentence.range()];
            let mut tags = Vec::new();
            tagger::tag(&models.tagger, words, &mut Scratch::default(), &mut tags);
            let view = View { words, tags: &tags };
            let fast = parse(&models.arcs, view, &mut Arena::default(), &mut Scratch::default());
            assert_eq!(fast, plainly(&models.arcs, view));
        }
    }
}
