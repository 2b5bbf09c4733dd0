//! [`Syntax`]: the tokens of a text and everything known about each of them.
//!
//! Invariants: tokens are in order and do not overlap (the parts of a contraction that does not spell
//! them, such as "won't", share one span); sentences partition the tokens; each sentence has exactly one
//! root; heads stay inside the sentence.

use super::{Deprel, Upos};
use crate::text::{ParagraphId, SentenceId, Source, Span, TokenId, named_enum};
use std::ops::Range;

/// One syntactic word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The sentence it belongs to.
    pub sentence: SentenceId,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Token indices, half open.
    pub tokens: Range<u32>,
    /// The paragraph it stands in.
    pub paragraph: ParagraphId,
}

impl Sentence {
    /// The places of its tokens.
    pub(crate) fn range(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}

named_enum! {
    /// The class of a name.
    pub enum NameKind {
        /// person
        Per = "PER",
        /// organisation
        Org = "ORG",
        /// place
        Loc = "LOC",
        /// nationality, religious or political group
        Norp = "NORP",
        /// other
        Misc = "MISC",
    }
}

/// A name as the name tagger sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// Token indices, half open.
    pub tokens: Range<u32>,
    /// Its class.
    pub kind: NameKind,
    /// Margin of the tagger's decision, 0 to 1.
    pub confidence: f32,
}

/// The syntactic reading; all `Vec`s over tokens have the same length.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// Words in order.
    pub tokens: Vec<Token>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Universal part of speech per token.
    pub upos: Vec<Upos>,
    /// Penn Treebank tag per token ("VBD").
    pub xpos: Vec<&'static str>,
    /// Lemma per token, lower case except for proper nouns.
    pub lemmas: Vec<Box<str>>,
    /// Head per token; `None` for the root of a sentence.
    pub heads: Vec<Option<TokenId>>,
    /// Relation to the head per token.
    pub deprels: Vec<Deprel>,
    /// Names in order, without overlap.
    pub names: Vec<Name>,
    /// First and last child per token and next sibling, for walking down; see [`Syntax::children`].
    first_child: Vec<Option<TokenId>>,
    next_sibling: Vec<Option<TokenId>>,
}

impl Syntax {
    /// Fills the child lists from `heads`; call once, when the heads are final.
    #[must_use]
    pub fn with_children(mut self) -> Self {
        self.first_child = vec![None; self.tokens.len()];
        self.next_sibling = vec![None; self.tokens.len()];
        for index in (0..self.heads.len()).rev() {
            if let Some(head) = self.heads[index] {
                self.next_sibling[index] = self.first_child[head.index()];
                self.first_child[head.index()] = Some(TokenId::from(index));
            }
        }
        self
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The word as written.
    pub fn form<'a>(&self, source: &'a Source, token: TokenId) -> &'a str {
        source.slice(self.tokens[token.index()].span)
    }

    /// The lemma.
    pub fn lemma(&self, token: TokenId) -> &str {
        &self.lemmas[token.index()]
    }

    /// The universal part of speech.
    pub fn upos(&self, token: TokenId) -> Upos {
        self.upos[token.index()]
    }

    /// The Penn Treebank tag.
    pub fn xpos(&self, token: TokenId) -> &'static str {
        self.xpos[token.index()]
    }

    /// The head; `None` for a root.
    pub fn head(&self, token: TokenId) -> Option<TokenId> {
        self.heads[token.index()]
    }

    /// The relation to the head.
    pub fn deprel(&self, token: TokenId) -> Deprel {
        self.deprels[token.index()]
    }

    /// The sentence a token belongs to.
    pub fn sentence(&self, token: TokenId) -> &Sentence {
        &self.sentences[self.tokens[token.index()].sentence.index()]
    }

    /// The children of a token, left to right.
    pub fn children(&self, token: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        let mut next = self.first_child.get(token.index()).copied().flatten();
        std::iter::from_fn(move || {
            let child = next?;
            next = self.next_sibling[child.index()];
            Some(child)
        })
    }

    /// The first child with one of these relations.
    pub fn child(&self, token: TokenId, relations: &[Deprel]) -> Option<TokenId> {
        self.children(token)
            .find(|&child| relations.contains(&self.deprel(child)))
    }

    /// The tokens that overlap a span (by binary search).
    pub fn tokens_in(&self, span: Span) -> Range<u32> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start as u32..end.max(start) as u32
    }
}
