//! [`Bench`]: one sentence under repair, with the look-ups and the moves that mends need.

use super::super::lexicon::lexicon;
use crate::syntax::{Deprel, Syntax, Upos};
use crate::text::{ParagraphKind, Source, TokenId};
use std::ops::Range;

/// A sentence whose tree may be changed.
pub(super) struct Bench<'a> {
    source: &'a Source,
    syntax: Syntax,
    /// The date or time that a token belongs to.
    days: Vec<Option<u32>>,
    /// The name that a token belongs to.
    names: Vec<Option<u32>>,
    range: Range<usize>,
    changed: bool,
}

impl<'a> Bench<'a> {
    pub(super) fn new(source: &'a Source, syntax: Syntax, days: Vec<Option<u32>>) -> Self {
        let mut names = vec![None; syntax.len()];
        for (index, name) in syntax.names.iter().enumerate() {
            for token in name.tokens.clone() {
                if let Some(slot) = names.get_mut(token as usize) {
                    *slot = Some(index as u32);
                }
            }
        }
        Self {
            source,
            syntax,
            days,
            names,
            range: 0..0,
            changed: false,
        }
    }

    /// Takes up a sentence; false for one of a headline, whose grammar is its own.
    pub(super) fn open(&mut self, sentence: usize) -> bool {
        let sentence = &self.syntax.sentences[sentence];
        self.range = sentence.range();
        self.changed = false;
        self.source
            .paragraphs
            .get(sentence.paragraph.index())
            .is_none_or(|paragraph| !matches!(paragraph.kind, ParagraphKind::Title | ParagraphKind::Heading))
    }

    /// Puts the sentence down; one that is no tree any more goes back to what it was. Says whether it changed.
    pub(super) fn close(&mut self, before: &Syntax) -> bool {
        if self.changed && !self.is_tree() {
            for at in self.range.clone() {
                self.syntax.heads[at] = before.heads[at];
                self.syntax.deprels[at] = before.deprels[at];
                self.syntax.upos[at] = before.upos[at];
                self.syntax.xpos[at] = before.xpos[at];
                self.syntax.lemmas[at].clone_from(&before.lemmas[at]);
            }
            return false;
        }
        self.changed
    }

    pub(super) fn finish(self) -> Syntax {
        self.syntax.with_children()
    }

    /// One root, and every word below it.
    fn is_tree(&self) -> bool {
        let roots = self.range.clone().filter(|&at| self.head(at).is_none()).count();
        let rooted = |at: usize| {
            let climb = std::iter::successors(self.head(at), |&head| self.head(head));
            climb.take(self.range.len() + 1).count() <= self.range.len()
        };
        roots == 1 && self.range.clone().all(rooted)
    }

    /// The places of the sentence's words.
    pub(super) fn places(&self) -> Range<usize> {
        self.range.clone()
    }

    pub(super) fn first(&self) -> usize {
        self.range.start
    }

    pub(super) fn has(&self, at: usize) -> bool {
        self.range.contains(&at)
    }

    pub(super) fn form(&self, at: usize) -> &'a str {
        self.source.slice(self.syntax.tokens[at].span)
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.form(at).to_lowercase()
    }

    pub(super) fn lemma(&self, at: usize) -> &str {
        &self.syntax.lemmas[at]
    }

    pub(super) fn upos(&self, at: usize) -> Upos {
        self.syntax.upos[at]
    }

    pub(super) fn xpos(&self, at: usize) -> &'static str {
        self.syntax.xpos[at]
    }

    pub(super) fn rel(&self, at: usize) -> Deprel {
        self.syntax.deprels[at]
    }

    pub(super) fn is(&self, at: usize, relations: &[Deprel]) -> bool {
        relations.contains(&self.rel(at))
    }

    pub(super) fn head(&self, at: usize) -> Option<usize> {
        self.syntax.heads[at].map(TokenId::index)
    }

    pub(super) fn is_nominal(&self, at: usize) -> bool {
        matches!(self.upos(at), Upos::Noun | Upos::Propn)
    }

    /// The date a word belongs to.
    pub(super) fn day(&self, at: usize) -> Option<u32> {
        self.days[at]
    }

    /// Whether two words stand in one name.
    pub(super) fn one_name(&self, a: usize, b: usize) -> bool {
        self.names[a].is_some() && self.names[a] == self.names[b]
    }

    /// The words that hang on one, left to right.
    pub(super) fn kids(&self, head: usize) -> Vec<usize> {
        self.range
            .clone()
            .filter(|&at| self.head(at) == Some(head))
            .collect()
    }

    /// The first of them with one of these relations.
    pub(super) fn kid(&self, head: usize, relations: &[Deprel]) -> Option<usize> {
        self.range
            .clone()
            .find(|&at| self.head(at) == Some(head) && self.is(at, relations))
    }

    /// Whether a word stands below another.
    pub(super) fn under(&self, at: usize, top: usize) -> bool {
        std::iter::successors(Some(at), |&at| self.head(at))
            .take(self.range.len())
            .any(|at| at == top)
    }

    /// The leftmost word below one.
    pub(super) fn leftmost(&self, top: usize) -> usize {
        self.range.clone().find(|&at| self.under(at, top)).unwrap_or(top)
    }

    /// The first word behind one that is neither adverb nor part of a date.
    pub(super) fn next_beyond_adverbs(&self, at: usize) -> Option<usize> {
        (at + 1..self.range.end)
            .take(5)
            .find(|&next| !matches!(self.upos(next), Upos::Adv | Upos::Part) && self.day(next).is_none())
    }

    /// The nearest verb above.
    pub(super) fn verb_above(&self, at: usize) -> Option<usize> {
        std::iter::successors(self.head(at), |&head| self.head(head))
            .take(self.range.len())
            .find(|&head| self.upos(head) == Upos::Verb)
    }

    /// Whether the sentence ends as sentences do.
    pub(super) fn ends(&self) -> bool {
        self.range
            .clone()
            .rev()
            .map(|at| self.form(at))
            .find(|form| !matches!(*form, "\"" | "\u{201d}" | "''" | ")"))
            .is_some_and(|form| matches!(form, "." | "!" | "?"))
    }

    /// The verb of which a form in "-ed" is the past, where the tables know it.
    pub(super) fn past_of(&self, at: usize) -> Option<String> {
        let form = self.lower(at);
        let stem = form.strip_suffix("ed")?;
        lexicon()
            .mended(stem)
            .map(std::borrow::Cow::into_owned)
            .filter(|verb| verb.len() > 2)
    }

    /// Whether a word stands between spaces.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        let span = |at: usize| self.syntax.tokens[at].span;
        let before = at
            .checked_sub(1)
            .is_some_and(|before| span(before).end < span(at).start);
        before && at + 1 < self.syntax.len() && span(at).end < span(at + 1).start
    }

    /// Hangs a word on another, or makes it the root.
    pub(super) fn hang(&mut self, at: usize, head: Option<usize>, relation: Deprel) {
        if head == Some(at) {
            return;
        }
        self.syntax.heads[at] = head.map(TokenId::from);
        self.syntax.deprels[at] = relation;
        self.changed = true;
    }

    /// Gives a word the place of another in the tree.
    pub(super) fn take_place(&mut self, at: usize, of: usize) {
        let (head, relation) = (self.head(of), self.rel(of));
        self.hang(at, head, relation);
    }

    /// Gives a word another tag.
    pub(super) fn tag(&mut self, at: usize, upos: Upos, xpos: &'static str) {
        self.syntax.upos[at] = upos;
        self.syntax.xpos[at] = xpos;
        self.changed = true;
    }

    pub(super) fn set_lemma(&mut self, at: usize, lemma: String) {
        self.syntax.lemmas[at] = lemma.into_boxed_str();
    }
}
