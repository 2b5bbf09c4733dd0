//! The rules' pattern notation: reading it, and matching it against the pieces of a text.
//!
//! ```text
//! last|past        either word            MONTH|SEASON   a piece of either class (see `lex`)
//! the?             may be missing         ( a few | several )   groups, with alternatives
//! <n>              a named part of a pattern (see `PARTS` in `rules`)
//! [in|of]          at the start: stands before, is not part of the expression; [!in|of]: must not
//! [to MONTH]       at the end: follows, is not part of the expression; [!people|CLASS]: must not
//! ```
//! A pattern has no unlimited repetition, so a match costs no more than the pattern is long.

use super::lex::{CLASS_NAMES, Class, LINE, Lex};
use super::words::Vocabulary;

/// One test of a piece.
#[derive(Clone, Debug, Default)]
struct Atom {
    words: Vec<u16>,
    classes: Class,
}

impl Atom {
    fn matches(&self, lex: &Lex) -> Option<Class> {
        let class = self.classes & lex.class;
        if class != 0 {
            // The lowest bit: the class the atom names first in the list of classes.
            return Some(class & class.wrapping_neg());
        }
        (lex.word != 0 && self.words.contains(&lex.word)).then_some(0)
    }
}

#[derive(Clone, Debug)]
enum Op {
    Atom(Atom),
    /// Try the first, then the second.
    Split(usize, usize),
    Jump(usize),
    /// The expression ends here; what follows is context.
    End,
    /// The next piece must not match.
    Not(Atom),
    Accept,
}

/// A compiled pattern.
#[derive(Clone, Debug, Default)]
pub(super) struct Pattern {
    /// What must (true) or must not (false) stand before.
    before: Option<(bool, Atom)>,
    ops: Vec<Op>,
    second: Second,
}

/// What the second piece of a match can be, so that most patterns need not be tried at all.
#[derive(Clone, Debug, Default)]
struct Second {
    /// One bit for every word.
    words: Vec<u64>,
    classes: Class,
    /// A match can end with its first piece.
    ends: bool,
}

/// Which piece matched as which class.
pub(super) type Caps = Vec<(Class, usize)>;

/// A match: pieces `start..end`, and which piece matched as which class, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Match {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) caps: Caps,
}

struct Tokens<'p> {
    all: Vec<&'p str>,
    at: usize,
}

impl<'p> Tokens<'p> {
    fn peek(&self) -> Option<&'p str> {
        self.all.get(self.at).copied()
    }
}

/// Reads patterns; `parts` are the named parts.
pub(super) struct Compiler<'v> {
    pub(super) vocabulary: &'v Vocabulary,
    pub(super) parts: &'static [(&'static str, &'static str)],
}

/// Every literal word of a pattern.
pub(super) fn literals(pattern: &'static str) -> impl Iterator<Item = &'static str> {
    pattern
        .split([' ', '|', '[', ']', '!', '?'])
        .filter(|word| !word.is_empty() && !matches!(*word, "(" | ")") && !word.starts_with('<'))
        .filter(|word| !word.starts_with(|c: char| c.is_ascii_uppercase()))
}

impl Compiler<'_> {
    /// Compiles a pattern; an unknown class or part gives a pattern that matches nothing, which the
    /// rules' own examples reveal.
    pub(super) fn compile(&self, pattern: &str) -> Pattern {
        let spaced = pattern.replace('[', " [ ").replace(']', " ] ");
        let mut tokens = Tokens {
            all: spaced.split_whitespace().collect(),
            at: 0,
        };
        let mut out = Pattern::default();
        if tokens.peek() == Some("[") {
            tokens.at += 1;
            let mut must = true;
            let mut atom = Atom::default();
            while let Some(token) = tokens.peek() {
                tokens.at += 1;
                if token == "]" {
                    break;
                }
                let (negated, names) = token
                    .strip_prefix('!')
                    .map_or((false, token), |names| (true, names));
                must &= !negated;
                self.add_names(&mut atom, names);
            }
            out.before = Some((must, atom));
        }
        self.sequence(&mut tokens, &mut out.ops);
        out.ops.push(Op::Accept);
        out.look_ahead()
    }

    fn add_names(&self, atom: &mut Atom, names: &str) {
        for name in names.split('|').filter(|name| !name.is_empty()) {
            if name.starts_with(|c: char| c.is_ascii_uppercase()) {
                atom.classes |= CLASS_NAMES
                    .iter()
                    .find(|(class, _)| *class == name)
                    .map_or(0, |(_, class)| *class);
            } else {
                atom.words.push(self.vocabulary.word(name.as_bytes()));
            }
        }
    }

    fn sequence(&self, tokens: &mut Tokens, ops: &mut Vec<Op>) {
        while let Some(token) = tokens.peek() {
            match token {
                ")" | ")?" | "|" | "]" => return,
                "[" => {
                    tokens.at += 1;
                    ops.push(Op::End);
                    if let Some(names) = tokens.peek().and_then(|token| token.strip_prefix('!')) {
                        let mut atom = Atom::default();
                        self.add_names(&mut atom, names);
                        tokens.at += 1;
                        ops.push(Op::Not(atom));
                    } else {
                        self.sequence(tokens, ops);
                    }
                    if tokens.peek() == Some("]") {
                        tokens.at += 1;
                    }
                }
                _ => self.item(tokens, ops),
            }
        }
    }

    fn item(&self, tokens: &mut Tokens, ops: &mut Vec<Op>) {
        let Some(token) = tokens.peek() else { return };
        tokens.at += 1;
        let start = ops.len();
        let mut optional = token.ends_with('?');
        let body = token.trim_end_matches('?');
        if body == "(" {
            self.group(tokens, ops);
            optional = tokens.peek() == Some(")?");
            tokens.at += 1;
        } else if let Some(name) = body.strip_prefix('<').and_then(|name| name.strip_suffix('>')) {
            let part = self
                .parts
                .iter()
                .find(|(part, _)| *part == name)
                .map_or("", |(_, pattern)| *pattern);
            let mut inner = Tokens {
                all: part.split_whitespace().collect(),
                at: 0,
            };
            self.group(&mut inner, ops);
        } else {
            let mut atom = Atom::default();
            self.add_names(&mut atom, body);
            ops.push(Op::Atom(atom));
        }
        if optional {
            make_optional(ops, start);
        }
    }

    /// Alternatives up to the closing parenthesis.
    fn group(&self, tokens: &mut Tokens, ops: &mut Vec<Op>) {
        let mut ends = Vec::new();
        loop {
            let start = ops.len();
            self.sequence(tokens, ops);
            if tokens.peek() == Some("|") {
                tokens.at += 1;
                insert(ops, start, Op::Split(start + 1, 0));
                ends.push(ops.len());
                ops.push(Op::Jump(0));
                let next = ops.len();
                if let Some(slot) = ops.get_mut(start) {
                    *slot = Op::Split(start + 1, next);
                }
            } else {
                break;
            }
        }
        let after = ops.len();
        for end in ends {
            if let Some(slot) = ops.get_mut(end) {
                *slot = Op::Jump(after);
            }
        }
    }
}

/// Inserts an operation and moves the targets behind it.
fn insert(ops: &mut Vec<Op>, at: usize, op: Op) {
    for op in ops.iter_mut().skip(at) {
        match op {
            Op::Split(a, b) => {
                *a += 1;
                *b += 1;
            }
            Op::Jump(a) => *a += 1,
            _ => {}
        }
    }
    ops.insert(at, op);
}

fn make_optional(ops: &mut Vec<Op>, start: usize) {
    insert(ops, start, Op::Split(start + 1, 0));
    let after = ops.len();
    if let Some(slot) = ops.get_mut(start) {
        *slot = Op::Split(start + 1, after);
    }
}

impl Pattern {
    /// The longest match that begins at piece `start`.
    pub(super) fn longest(&self, lexes: &[Lex], start: usize, scratch: &mut Caps) -> Option<Match> {
        if let Some((must, atom)) = &self.before {
            let stands = start
                .checked_sub(1)
                .and_then(|index| lexes.get(index))
                .filter(|_| lexes.get(start).is_some_and(|lex| !lex.has(LINE)))
                .is_some_and(|lex| atom.matches(lex).is_some());
            if stands != *must {
                return None;
            }
        }
        self.search(lexes, start, scratch)
    }

    fn search(&self, lexes: &[Lex], start: usize, caps: &mut Caps) -> Option<Match> {
        caps.clear();
        let mut search = Search {
            ops: &self.ops,
            lexes,
            start,
            caps,
            best: None,
        };
        search.step(0, start, None);
        search.best
    }

    /// Whether the piece alone, without what stands before it, can be a match.
    pub(super) fn fits_alone(&self, lex: Lex) -> bool {
        self.search(&[lex], 0, &mut Caps::new()).is_some()
    }

    /// Words and classes that a match can begin with.
    pub(super) fn firsts(&self) -> (Vec<u16>, Class) {
        let (atoms, _) = self.reachable(vec![0]);
        let atoms = atoms.into_iter().map(|(_, atom)| atom);
        let classes = atoms.clone().fold(0, |all, atom| all | atom.classes);
        (
            atoms.flat_map(|atom| atom.words.iter().copied()).collect(),
            classes,
        )
    }

    /// The tests that come next from some places in the pattern, and whether it can be over there.
    fn reachable(&self, mut todo: Vec<usize>) -> (Vec<(usize, &Atom)>, bool) {
        let mut atoms = Vec::new();
        let mut ends = false;
        while let Some(at) = todo.pop() {
            match self.ops.get(at) {
                Some(Op::Atom(atom)) => atoms.push((at, atom)),
                Some(Op::Split(a, b)) => todo.extend([*a, *b]),
                Some(Op::Jump(a)) => todo.push(*a),
                Some(Op::End | Op::Not(_)) => todo.push(at + 1),
                Some(Op::Accept) | None => ends = true,
            }
        }
        (atoms, ends)
    }

    /// Fills `second`.
    fn look_ahead(mut self) -> Self {
        let (firsts, _) = self.reachable(vec![0]);
        let after = firsts.iter().map(|(at, _)| at + 1).collect();
        let (atoms, ends) = self.reachable(after);
        let mut second = Second {
            ends,
            ..Second::default()
        };
        for (_, atom) in atoms {
            second.classes |= atom.classes;
            for &word in &atom.words {
                let at = usize::from(word) / 64;
                if second.words.len() <= at {
                    second.words.resize(at + 1, 0);
                }
                if let Some(bits) = second.words.get_mut(at) {
                    *bits |= 1 << (word % 64);
                }
            }
        }
        self.second = second;
        self
    }

    /// Whether a match that has begun can end before, or go on with, the piece that follows on the line.
    pub(super) fn may_go_on(&self, next: Option<&Lex>) -> bool {
        self.second.ends
            || next.is_some_and(|lex| {
                let bits = self
                    .second
                    .words
                    .get(usize::from(lex.word) / 64)
                    .copied()
                    .unwrap_or(0);
                lex.class & self.second.classes != 0 || (bits >> (lex.word % 64)) & 1 != 0
            })
    }
}

struct Search<'a> {
    ops: &'a [Op],
    lexes: &'a [Lex],
    start: usize,
    caps: &'a mut Caps,
    best: Option<Match>,
}

impl Search<'_> {
    fn step(&mut self, mut pc: usize, mut at: usize, mut end: Option<usize>) {
        loop {
            match self.ops.get(pc) {
                Some(Op::Atom(atom)) => {
                    let Some(lex) = self.lexes.get(at) else { return };
                    if at > self.start && lex.has(LINE) {
                        return;
                    }
                    let Some(class) = atom.matches(lex) else { return };
                    self.caps.push((class, at));
                    at += 1;
                    pc += 1;
                }
                Some(Op::Split(a, b)) => {
                    let depth = self.caps.len();
                    self.step(*a, at, end);
                    self.caps.truncate(depth);
                    pc = *b;
                }
                Some(Op::Jump(to)) => pc = *to,
                Some(Op::End) => {
                    end = Some(at);
                    pc += 1;
                }
                Some(Op::Not(atom)) => {
                    let follows = self.lexes.get(at).filter(|lex| !lex.has(LINE));
                    if follows.is_some_and(|lex| atom.matches(lex).is_some()) {
                        return;
                    }
                    pc += 1;
                }
                Some(Op::Accept) | None => {
                    let end = end.unwrap_or(at);
                    if end > self.start && self.best.as_ref().is_none_or(|best| end > best.end) {
                        self.best = Some(Match {
                            start: self.start,
                            end,
                            caps: self.caps.clone(),
                        });
                    }
                    return;
                }
            }
        }
    }
}
