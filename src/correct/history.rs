//! [`History`]: the states between which a person goes back and forth.

/// States in the order in which they came about, one of them the present.
#[derive(Clone, Debug)]
pub struct History<S> {
    steps: Vec<(String, S)>,
    at: usize,
}

/// The most states that are kept; older ones go.
const MOST: usize = 500;

impl<S> History<S> {
    /// A history that begins here.
    pub fn new(label: &str, state: S) -> Self {
        Self {
            steps: vec![(label.to_owned(), state)],
            at: 0,
        }
    }

    /// A new state follows the present one; what was undone before is gone.
    pub fn push(&mut self, label: &str, state: S) {
        self.steps.truncate(self.at + 1);
        self.steps.push((label.to_owned(), state));
        if self.steps.len() > MOST {
            self.steps.remove(0);
        }
        self.at = self.steps.len() - 1;
    }

    /// The present state becomes another one without a step of its own.
    pub fn amend(&mut self, change: impl FnOnce(&mut S)) {
        if let Some((_, state)) = self.steps.get_mut(self.at) {
            change(state);
        }
    }

    /// The present state; `None` never, as a history is never empty.
    pub fn now(&self) -> Option<&S> {
        self.steps.get(self.at).map(|(_, state)| state)
    }

    /// What happened, in order, and whether it is done (not undone).
    pub fn labels(&self) -> impl Iterator<Item = (&str, bool)> {
        let at = self.at;
        let steps = self.steps.iter().enumerate();
        steps.map(move |(index, (label, _))| (label.as_str(), index <= at))
    }

    /// The place of the present.
    pub fn at(&self) -> usize {
        self.at
    }

    /// How many states there are.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether there is none; never.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Goes to the state at a place; false when there is none or it is the present.
    pub fn jump(&mut self, to: usize) -> bool {
        let moves = to < self.steps.len() && to != self.at;
        if moves {
            self.at = to;
        }
        moves
    }

    /// One step back.
    pub fn undo(&mut self) -> bool {
        self.at.checked_sub(1).is_some_and(|to| self.jump(to))
    }

    /// One step forth.
    pub fn redo(&mut self) -> bool {
        self.jump(self.at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_new_step_ends_what_was_undone() {
        let mut history = History::new("read", 0);
        history.push("one", 1);
        history.push("two", 2);
        assert!(history.undo());
        history.push("three", 3);
        assert!(!history.redo());
        let labels: Vec<_> = history.labels().collect();
        assert_eq!(labels, [("read", true), ("one", true), ("three", true)]);
        assert!(history.jump(0) && !history.jump(0) && !history.undo());
        assert_eq!(history.now(), Some(&0));
        assert_eq!(history.labels().filter(|(_, done)| *done).count(), 1);
    }

    proptest! {
        #[test]
        fn undo_then_redo_is_the_same(states in proptest::collection::vec(0..9u8, 0..600), back in 0..20usize) {
            let mut history = History::new("", 99);
            for &state in &states {
                history.push("", state);
            }
            let before = history.now().copied();
            let gone = (0..back).filter(|_| history.undo()).count();
            prop_assert_eq!(gone, back.min(history.len() - 1));
            prop_assert!(history.len() <= MOST);
            for _ in 0..gone {
                prop_assert!(history.redo());
            }
            prop_assert_eq!(history.now().copied(), before);
        }
    }
}
