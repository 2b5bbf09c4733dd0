//! The parser: unlabelled dependency trees by arc-hybrid transitions with a small beam, in linear time.
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

/// No node.
const NIL: u32 = u32::MAX;

/// A word on the stack and what hangs on it; stacks share their lower parts.
#[derive(Clone, Copy, Debug)]
struct Node {
    word: usize,
    below: u32,
    /// Leftmost, second leftmost, rightmost and second rightmost dependents.
    outer: [usize; 4],
    /// Numbers of left and right dependents.
    valency: [u32; 2],
}

const NOTHING: Node = Node {
    word: NONE,
    below: NIL,
    outer: [NONE; 4],
    valency: [0; 2],
};

/// A half-built tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    top: u32,
    /// The next word; the number of words stands for the root.
    pub front: usize,
    /// The two outermost dependents of the front and their number.
    front_outer: [usize; 2],
    front_valency: u32,
    /// Where its past is kept.
    past: u32,
    /// Sum of the scores of its transitions.
    pub score: f64,
    /// Whether every transition so far was the treebank's (in training).
    pub gold: bool,
}

/// What the states of one sentence share.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    length: usize,
    nodes: Vec<Node>,
    /// Transition and the entry before it.
    past: Vec<(u8, u32)>,
}

impl Arena {
    /// Starts a sentence.
    pub(crate) fn start(&mut self, length: usize) -> State {
        self.length = length;
        self.nodes.clear();
        self.past.clear();
        State {
            top: NIL,
            front: 0,
            front_outer: [NONE; 2],
            front_valency: 0,
            past: NIL,
            score: 0.0,
            gold: true,
        }
    }

    fn node(&self, at: u32) -> Node {
        self.nodes.get(at as usize).copied().unwrap_or(NOTHING)
    }

    /// The two topmost words of the stack.
    #[cfg(feature = "train")]
    pub(crate) fn tops(&self, state: &State) -> [usize; 2] {
        let top = self.node(state.top);
        [top.word, self.node(top.below).word]
    }

    /// Which transitions are allowed.
    pub(crate) fn allowed(&self, state: &State) -> [bool; 3] {
        let words_left = state.front < self.length;
        let one = state.top != NIL;
        let two = one && self.node(state.top).below != NIL;
        [words_left, one && (words_left || !two), two]
    }

    /// Does a transition that is allowed.
    pub(crate) fn apply(&mut self, state: &State, transition: usize) -> State {
        let mut next = *state;
        next.past = self.past.len() as u32;
        self.past.push((transition as u8, state.past));
        if transition == SHIFT {
            next.top = self.nodes.len() as u32;
            self.nodes.push(Node {
                word: state.front,
                below: state.top,
                outer: [state.front_outer[0], state.front_outer[1], NONE, NONE],
                valency: [state.front_valency, 0],
            });
            next.front += 1;
            next.front_outer = [NONE; 2];
            next.front_valency = 0;
            return next;
        }
        let top = self.node(state.top);
        if transition == LEFT {
            next.top = top.below;
            next.front_outer = [top.word, state.front_outer[0]];
            next.front_valency += 1;
        } else {
            let mut head = self.node(top.below);
            head.outer[3] = head.outer[2];
            head.outer[2] = top.word;
            head.valency[1] += 1;
            next.top = self.nodes.len() as u32;
            self.nodes.push(head);
        }
        next
    }

    /// The transitions that led to a state, first to last.
    pub(crate) fn transitions(&self, state: &State) -> Vec<usize> {
        let mut out = Vec::new();
        let mut at = state.past;
        while let Some(&(transition, before)) = self.past.get(at as usize) {
            out.push(usize::from(transition));
            at = before;
        }
        out.reverse();
        out
    }
}

/// One step of the search: every state does what it may, the best `width` results stay. In training the
/// transitions that are not `right` get a `lead`, so that the right one must win by it.
pub(crate) fn step(
    arena: &mut Arena,
    states: &[State],
    width: usize,
    right: usize,
    lead: f64,
    mut score: impl FnMut(&Arena, &State) -> [f64; 3],
) -> Vec<State> {
    let mut choices: Vec<(f64, usize, usize)> = Vec::with_capacity(states.len() * 3);
    for (index, state) in states.iter().enumerate() {
        let allowed = arena.allowed(state);
        let forced = allowed.iter().filter(|&&allowed| allowed).count() == 1;
        let scores = if forced { [0.0; 3] } else { score(arena, state) };
        for transition in [SHIFT, LEFT, RIGHT] {
            if allowed[transition] {
                let wrong = if transition == right { 0.0 } else { lead };
                choices.push((state.score + scores[transition] + wrong, index, transition));
            }
        }
    }
    choices.sort_by(|a, b| b.0.total_cmp(&a.0));
    choices.truncate(width);
    choices
        .into_iter()
        .map(|(score, index, transition)| {
            let state = &states[index];
            let mut next = arena.apply(state, transition);
            next.score = score;
            next.gold = state.gold && transition == right;
            next
        })
        .collect()
}

/// The heads that transitions give.
fn heads(transitions: &[usize], length: usize) -> Vec<usize> {
    let mut heads = vec![length; length];
    let mut stack: Vec<usize> = Vec::new();
    let mut front = 0;
    for &transition in transitions {
        if transition == SHIFT {
            stack.push(front);
            front += 1;
        } else if let Some(word) = stack.pop() {
            heads[word] = if transition == LEFT {
                front
            } else {
                stack.last().copied().unwrap_or(length)
            };
        }
    }
    heads
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

/// Features of a state, all at once, as the trainer wants them.
#[cfg(feature = "train")]
pub(crate) fn features(view: View, arena: &Arena, state: &State, out: &mut Vec<u32>) {
    out.clear();
    let top = arena.node(state.top);
    let second = arena.node(top.below);
    meeting(view, top.word, state.front, out);
    stack(view, second.word, top.word, state.front, out);
    branches(view, arena, state, out);
}

fn tags(a: u32, b: u32, c: u32) -> u32 {
    a << 16 | b << 8 | c
}

fn between(left: usize, right: usize) -> u32 {
    bucket(if left == NONE { 0 } else { right - left })
}

/// What depends on the top of the stack and the front of the buffer alone.
fn meeting(view: View, s0: usize, b0: usize, out: &mut Vec<u32>) {
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
fn stack(view: View, s1: usize, s0: usize, b0: usize, out: &mut Vec<u32>) {
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
fn branches(view: View, arena: &Arena, state: &State, out: &mut Vec<u32>) {
    let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(template, a, b, c));
    let top = arena.node(state.top);
    let second = arena.node(top.below);
    let (s0, s1, b0) = (top.word, second.word, state.front);
    let (ws0, ws1, wb0) = (view.word(s0), view.word(s1), view.word(b0));
    let ts2 = view.tag(arena.node(second.below).word);
    let (ts0, ts1, tb0) = (view.tag(s0), view.tag(s1), view.tag(b0));
    let [s0l, inner_left, s0r, inner_right] = top.outer;
    let [s1l, _, s1r, second_right] = second.outer;
    let [b0l, front_inner] = state.front_outer;
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
    add(97, state.front_valency.min(4), wb0.low, ts0);
    add(
        98,
        tags(ts0, top.valency[0].min(4), top.valency[1].min(4)),
        tb0,
        0,
    );
    add(99, tags(ts1, second.valency[1].min(4), ts0), tb0, 0);
}

/// States kept side by side.
const WIDTH: usize = 5;

/// Scores that were added up before, by the words that they depend on. States side by side mostly share them.
struct Known([([usize; 3], [i32; 3]); KNOWN]);

/// Places in [`Known`]; a power of two.
const KNOWN: usize = 256;

impl Known {
    fn new() -> Self {
        // no state meets three places beyond all words
        Self([([NONE - 1; 3], [0; 3]); KNOWN])
    }

    fn get(&mut self, key: [usize; 3], add_up: impl FnOnce() -> [i32; 3]) -> [i32; 3] {
        let [a, b, c] = key;
        let mixed = a.wrapping_mul(31) ^ b.wrapping_mul(17) ^ c.wrapping_mul(5);
        let Some(place) = self.0.get_mut(mixed % KNOWN) else {
            return add_up();
        };
        if place.0 != key {
            *place = (key, add_up());
        }
        place.1
    }
}

/// Parses one sentence: the head of each word, where the number of words stands for the root.
pub(crate) fn parse(model: &Linear, view: View, arena: &mut Arena, scratch: &mut Scratch) -> Vec<usize> {
    let length = view.words.len();
    let mut states = vec![arena.start(length)];
    let (mut met, mut stacked) = (Known::new(), Known::new());
    let row = &mut scratch.features;
    for _ in 0..2 * length {
        states = step(arena, &states, WIDTH, SHIFT, 0.0, |arena, state| {
            let top = arena.node(state.top);
            let (s1, s0, b0) = (arena.node(top.below).word, top.word, state.front);
            let mut sum = |collect: &dyn Fn(&mut Vec<u32>)| {
                row.clear();
                collect(row);
                let mut scores = [0i32; 3];
                for &feature in row.iter() {
                    model.add(feature, &mut scores);
                }
                scores
            };
            let met = met.get([NONE, s0, b0], || sum(&|row| meeting(view, s0, b0, row)));
            let stacked = stacked.get([s1, s0, b0], || sum(&|row| stack(view, s1, s0, b0, row)));
            let branches = sum(&|row| branches(view, arena, state, row));
            [SHIFT, LEFT, RIGHT].map(|at| f64::from(met[at] + stacked[at] + branches[at]))
        });
    }
    states
        .first()
        .map_or_else(Vec::new, |best| heads(&arena.transitions(best), length))
}
