//! The transitions of the parser and its search: what a half-built tree may do next, and which half-built
//! trees are followed.
//!
//! Arc-hybrid: the root stands behind the last word, and whatever the scores, the result is a tree with one
//! root. Not here: the scores (`arcs`).

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

/// A word on the stack and what hangs on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub word: usize,
    /// Leftmost, second leftmost, rightmost and second rightmost dependents.
    pub outer: [usize; 4],
    /// Numbers of left and right dependents.
    pub valency: [u32; 2],
}

/// A place on the stack; stacks share their lower parts.
#[derive(Clone, Copy, Debug)]
struct Node {
    item: Item,
    below: u32,
}

/// Below the stack.
const NOTHING: Node = Node {
    item: Item {
        word: NONE,
        outer: [NONE; 4],
        valency: [0; 2],
    },
    below: NIL,
};

/// All that the scores of a state may depend on: the words where it works, and what hangs on them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Near {
    /// The topmost word of the stack.
    pub top: Item,
    /// The word below it.
    pub second: Item,
    /// The word below that.
    pub third: usize,
    /// The next word.
    pub front: usize,
    /// The two outermost dependents of the next word.
    pub front_outer: [usize; 2],
    /// Their number.
    pub front_valency: u32,
}

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
    /// Room for what the states may do next: score, state, transition.
    choices: Vec<(f64, usize, usize)>,
    /// Room for the states of the next step.
    spare: Vec<State>,
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
        let near = self.near(state);
        [near.top.word, near.second.word]
    }

    /// What the state works at.
    #[inline]
    pub(crate) fn near(&self, state: &State) -> Near {
        let top = self.node(state.top);
        let second = self.node(top.below);
        Near {
            top: top.item,
            second: second.item,
            third: self.node(second.below).item.word,
            front: state.front,
            front_outer: state.front_outer,
            front_valency: state.front_valency,
        }
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
                item: Item {
                    word: state.front,
                    outer: [state.front_outer[0], state.front_outer[1], NONE, NONE],
                    valency: [state.front_valency, 0],
                },
                below: state.top,
            });
            next.front += 1;
            next.front_outer = [NONE; 2];
            next.front_valency = 0;
            return next;
        }
        let top = self.node(state.top);
        if transition == LEFT {
            next.top = top.below;
            next.front_outer = [top.item.word, state.front_outer[0]];
            next.front_valency += 1;
        } else {
            let mut head = self.node(top.below);
            head.item.outer[3] = head.item.outer[2];
            head.item.outer[2] = top.item.word;
            head.item.valency[1] += 1;
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

/// How much of a search is kept from step to step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The most states side by side.
    pub width: usize,
    /// States whose score is so far under the best are given up.
    pub reach: f64,
}

/// One step of the search: every state does what it may, the best results stay. In training the
/// transitions that are not `right` get a `lead`, so that the right one must win by it.
pub(crate) fn step(
    arena: &mut Arena,
    states: &mut Vec<State>,
    limits: Limits,
    right: usize,
    lead: f64,
    mut score: impl FnMut(&Arena, &State) -> [f64; 3],
) {
    let mut choices = std::mem::take(&mut arena.choices);
    choices.clear();
    let mut best = f64::NEG_INFINITY;
    for (index, state) in states.iter().enumerate() {
        let allowed = arena.allowed(state);
        let forced = allowed.iter().filter(|&&allowed| allowed).count() == 1;
        let scores = if forced { [0.0; 3] } else { score(arena, state) };
        for transition in [SHIFT, LEFT, RIGHT] {
            if allowed[transition] {
                let wrong = if transition == right { 0.0 } else { lead };
                let score = state.score + scores[transition] + wrong;
                best = best.max(score);
                choices.push((score, index, transition));
            }
        }
    }
    choices.retain(|&(score, _, _)| score >= best - limits.reach);
    choices.sort_by(|a, b| b.0.total_cmp(&a.0));
    choices.truncate(limits.width);
    let mut before = std::mem::replace(states, std::mem::take(&mut arena.spare));
    for &(score, index, transition) in &choices {
        let state = &before[index];
        let mut next = arena.apply(state, transition);
        next.score = score;
        next.gold = state.gold && transition == right;
        states.push(next);
    }
    before.clear();
    arena.spare = before;
    arena.choices = choices;
}

/// The heads that transitions give.
pub(crate) fn heads(transitions: &[usize], length: usize) -> Vec<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the scores and the limits, every word has a head and one word hangs on the root.
        #[test]
        fn any_scores_give_a_tree(
            scores in prop::collection::vec(prop::array::uniform3(-100.0f64..100.0), 1..60),
            length in 1..20usize,
            width in 1..5usize,
            reach in 0.0f64..50.0,
        ) {
            let mut arena = Arena::default();
            let mut states = vec![arena.start(length)];
            let mut asked = 0;
            for _ in 0..2 * length {
                step(&mut arena, &mut states, Limits { width, reach }, SHIFT, 0.0, |_, _| {
                    asked += 1;
                    scores[asked % scores.len()]
                });
                prop_assert!((1..=width).contains(&states.len()));
                prop_assert!(states.iter().all(|state| state.score >= states[0].score - reach));
            }
            let heads = heads(&arena.transitions(&states[0]), length);
            prop_assert_eq!(heads.iter().filter(|&&head| head == length).count(), 1);
            for start in 0..length {
                let mut at = start;
                for _ in 0..length {
                    at = if at < length { heads[at] } else { at };
                }
                prop_assert_eq!(at, length);
            }
        }
    }
}
