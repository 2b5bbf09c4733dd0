//! [`View`]: the text as the rules for actors look at it, one token at a time. No rules here.

use super::knowledge::{Fact, Way, knowledge};
use crate::syntax::{Deprel, Syntax, Upos};
use crate::text::{ParagraphKind, Source, Span, TokenId};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Token positions, half open.
pub(crate) type Tokens = Range<usize>;

/// The text, its syntax and what is asked of them again and again.
pub(crate) struct View<'a> {
    pub(crate) source: &'a Source,
    pub(crate) syntax: &'a Syntax,
    lower: Vec<String>,
    /// Lower-case forms of words that stand capitalised inside a sentence somewhere.
    inside: HashSet<String>,
    /// Lower-case forms of words that stand in lower case somewhere.
    common: HashSet<String>,
    /// Which sentences are written in capitals alone, in a text that has others.
    shouted: Vec<bool>,
    /// One-word forms in the text of a state's own (false) or of its parts (true), by country.
    lands: HashMap<(bool, &'static str), Vec<&'a str>>,
    /// The number of the quotation that each token stands in; 0 outside.
    quotations: Vec<u32>,
    /// Words that the text calls a state or province: "Washington" of "Washington state".
    parts: HashSet<&'a str>,
    /// Whether seats of Congress are named.
    seats: bool,
}

impl<'a> View<'a> {
    pub(crate) fn new(source: &'a Source, syntax: &'a Syntax) -> Self {
        let lower: Vec<String> = syntax
            .tokens
            .iter()
            .map(|token| source.slice(token.span).to_lowercase().replace('\u{2019}', "'"))
            .collect();
        let mut view = Self {
            source,
            syntax,
            lower,
            inside: HashSet::new(),
            common: HashSet::new(),
            shouted: Vec::new(),
            lands: HashMap::new(),
            quotations: Vec::new(),
            parts: HashSet::new(),
            seats: false,
        };
        view.seats = (0..view.len()).any(|index| view.is_cap(index) && view.is_seat(index));
        view.quotations = view.find_quotations();
        view.shouted = view.find_shouted();
        for index in 0..view.len() {
            if view.in_title(index) || view.shouted(index) {
                continue;
            }
            if view.is_cap(index) {
                // not "Moscow state television"
                let named = matches!(view.lower(index + 1), "state" | "province")
                    && !matches!(view.upos(index + 2), Upos::Noun | Upos::Propn)
                    || view.before(index) == "of" && view.before(index - 1) == "state";
                if named {
                    view.parts.insert(view.form(index));
                }
                for fact in knowledge().facts(view.form(index)) {
                    let form = view.form(index);
                    let part = matches!(fact.way, Way::Region | Way::OfRegion);
                    if !matches!(fact.way, Way::Body(_)) {
                        let forms = view.lands.entry((part, fact.country)).or_default();
                        if !forms.contains(&form) {
                            forms.push(form);
                        }
                    }
                }
                if !view.starts(index) {
                    view.inside.insert(view.lower(index).to_owned());
                }
            } else {
                view.common.insert(view.lower(index).to_owned());
            }
        }
        view
    }

    /// Sentences of three words or more in which nine words of ten have no small letter; none when all are so.
    fn find_shouted(&self) -> Vec<bool> {
        let small = |index: usize| self.form(index).chars().any(char::is_lowercase);
        let mut any_plain = false;
        let shouted: Vec<bool> = self
            .syntax
            .sentences
            .iter()
            .map(|sentence| {
                let words = (sentence.tokens.start as usize..sentence.tokens.end as usize)
                    .filter(|&index| self.form(index).chars().filter(|c| c.is_alphabetic()).count() > 1);
                let (all, smalls) = words.fold((0, 0), |(all, smalls), index| {
                    (all + 1, smalls + usize::from(small(index)))
                });
                let loud = all > 2 && smalls * 10 <= all;
                any_plain |= !loud && smalls > 2;
                loud
            })
            .collect();
        if any_plain { shouted } else { Vec::new() }
    }

    /// Numbers the quotations; one that nobody closes ends with its paragraph.
    fn find_quotations(&self) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(self.len());
        let (mut inside, mut last) = (false, 0);
        for index in 0..self.len() {
            if index > 0 && self.paragraph_id(index) != self.paragraph_id(index - 1) {
                inside = false;
            }
            let (opens, closes) = match self.form(index) {
                "\"" => (!inside, inside),
                "\u{201c}" | "``" => (true, false),
                "\u{201d}" | "''" => (false, true),
                _ => (false, false),
            };
            if opens {
                inside = true;
                last += 1;
            }
            numbers.push(if inside { last } else { 0 });
            if closes {
                inside = false;
            }
        }
        numbers
    }

    /// Whether a token is the state behind a party's letter: "(D-Hawaii)", "R-Ga.".
    pub(crate) fn is_seat(&self, at: usize) -> bool {
        let party = |index: usize| matches!(self.form(index), "D" | "R" | "I");
        at > 1 && matches!(self.form(at - 1), "-" | "\u{2013}") && self.glued(at) && party(at - 2)
            || self
                .form(at)
                .get(..2)
                .is_some_and(|head| matches!(head, "D-" | "R-" | "I-"))
                && self.form(at.wrapping_sub(1)) == "("
    }

    /// Whether the text names members of the United States Congress with their seats.
    pub(crate) fn has_seats(&self) -> bool {
        self.seats
    }

    /// Whether a token stands between quotation marks.
    pub(crate) fn is_quoted(&self, index: usize) -> bool {
        self.quotations.get(index).is_some_and(|&number| number > 0)
    }

    /// Whether a token stands in a line of capitals, where they tell nothing.
    pub(crate) fn shouted(&self, index: usize) -> bool {
        self.shouted
            .get(self.sentence_id(index))
            .copied()
            .unwrap_or(false)
    }

    pub(crate) fn len(&self) -> usize {
        self.lower.len()
    }

    pub(crate) fn form(&self, index: usize) -> &'a str {
        self.syntax
            .tokens
            .get(index)
            .map_or("", |token| self.source.slice(token.span))
    }

    /// Lower case, apostrophes straight; empty beyond the text.
    pub(crate) fn lower(&self, index: usize) -> &str {
        self.lower.get(index).map_or("", String::as_str)
    }

    /// The form of the token before, empty at the beginning of a sentence.
    pub(crate) fn before(&self, index: usize) -> &str {
        if index == 0 || self.starts(index) {
            ""
        } else {
            self.lower(index - 1)
        }
    }

    pub(crate) fn span(&self, tokens: &Tokens) -> Span {
        let at = |index: usize| self.syntax.tokens.get(index).map(|token| token.span);
        match (at(tokens.start), at(tokens.end.saturating_sub(1))) {
            (Some(first), Some(last)) => first.cover(last),
            _ => Span::default(),
        }
    }

    /// The words with single blanks and straight apostrophes.
    pub(crate) fn text(&self, tokens: &Tokens) -> String {
        let words = self.source.slice(self.span(tokens));
        let mut out = String::with_capacity(words.len());
        for word in words.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        if out.contains('\u{2019}') {
            out = out.replace('\u{2019}', "'");
        }
        out
    }

    /// The one-word forms in the text that belong to a state, or to its parts.
    pub(crate) fn forms_of(&self, parts: bool, country: &'static str) -> &[&'a str] {
        self.lands.get(&(parts, country)).map_or(&[], Vec::as_slice)
    }

    /// Whether the text calls a word the name of a state or province that is part of a country.
    pub(crate) fn is_called_part(&self, word: &str) -> bool {
        self.parts.contains(word)
    }

    /// What is known under the words; in a line of capitals also in their usual spelling.
    pub(crate) fn facts(&self, tokens: &Tokens) -> &'static [Fact] {
        let text = self.text(tokens);
        let known = knowledge().facts(&text);
        if known.is_empty() && self.shouted(tokens.start) {
            return knowledge().facts(&usual_spelling(&text));
        }
        known
    }

    /// Whether a token touches the one before it ("pro-", "Beijing").
    pub(crate) fn glued(&self, index: usize) -> bool {
        index > 0
            && match (self.syntax.tokens.get(index - 1), self.syntax.tokens.get(index)) {
                (Some(a), Some(b)) => a.span.end == b.span.start,
                _ => false,
            }
    }

    pub(crate) fn is_cap(&self, index: usize) -> bool {
        self.form(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether all letters are capitals, at least two of them, where that means anything.
    pub(crate) fn is_acronym(&self, index: usize) -> bool {
        is_acronym(self.form(index)) && !self.shouted(index)
    }

    /// The token range of the sentence.
    pub(crate) fn sentence(&self, index: usize) -> Tokens {
        let Some(token) = self.syntax.tokens.get(index) else {
            return index..index;
        };
        self.syntax
            .sentences
            .get(token.sentence.index())
            .map_or(index..index, |sentence| {
                sentence.tokens.start as usize..sentence.tokens.end as usize
            })
    }

    /// Which sentence.
    pub(crate) fn sentence_id(&self, index: usize) -> usize {
        self.syntax
            .tokens
            .get(index)
            .map_or(0, |token| token.sentence.index())
    }

    /// Which paragraph.
    pub(crate) fn paragraph_id(&self, index: usize) -> usize {
        self.syntax
            .sentences
            .get(self.sentence_id(index))
            .map_or(0, |sentence| sentence.paragraph.index())
    }

    /// Whether a token opens its sentence, quotation marks and brackets aside.
    pub(crate) fn starts(&self, index: usize) -> bool {
        let first = self.sentence(index).start;
        (first..index).all(|before| !self.form(before).chars().any(char::is_alphanumeric))
            || index > 0
                && matches!(
                    self.form(index - 1),
                    "\u{201c}" | "\"" | "``" | ":" | "\u{2018}" | "*" | "\u{2022}"
                )
    }

    /// Whether a token stands in a headline or heading.
    pub(crate) fn in_title(&self, index: usize) -> bool {
        self.source
            .paragraphs
            .get(self.paragraph_id(index))
            .is_some_and(|paragraph| matches!(paragraph.kind, ParagraphKind::Title | ParagraphKind::Heading))
    }

    /// Whether the word is capitalised inside some sentence of the text.
    pub(crate) fn seen_inside(&self, word: &str) -> bool {
        self.inside.contains(word)
    }

    /// Whether the word is written in lower case somewhere in the text.
    pub(crate) fn seen_common(&self, word: &str) -> bool {
        self.common.contains(word)
    }

    pub(crate) fn upos(&self, index: usize) -> Upos {
        self.syntax.upos.get(index).copied().unwrap_or(Upos::X)
    }

    pub(crate) fn xpos(&self, index: usize) -> &'static str {
        self.syntax.xpos.get(index).copied().unwrap_or("")
    }

    pub(crate) fn deprel(&self, index: usize) -> Deprel {
        self.syntax.deprels.get(index).copied().unwrap_or(Deprel::Dep)
    }

    pub(crate) fn head(&self, index: usize) -> Option<usize> {
        self.syntax
            .heads
            .get(index)
            .copied()
            .flatten()
            .map(TokenId::index)
    }

    pub(crate) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        self.syntax.children(TokenId::from(index)).map(TokenId::index)
    }

    /// The token of a phrase whose head lies outside it; the last one when the tree does not say.
    pub(crate) fn head_of(&self, tokens: &Tokens) -> usize {
        tokens
            .clone()
            .find(|&index| {
                self.upos(index) != Upos::Punct
                    && self.deprel(index) != Deprel::Case
                    && self.head(index).is_none_or(|head| !tokens.contains(&head))
            })
            .unwrap_or(tokens.end.saturating_sub(1).max(tokens.start))
    }

    /// Whether the token is the subject of its clause.
    pub(crate) fn is_subject(&self, token: usize) -> bool {
        self.deprel(token).stem() == "nsubj"
    }
}

/// "UNITED STATES" -> "United States", "KYL'S" -> "Kyl's".
fn usual_spelling(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .map(|c| {
            let out = if inside { c.to_ascii_lowercase() } else { c };
            inside = c.is_alphanumeric() || c == '\'';
            out
        })
        .collect()
}

/// Whether a form is made of at least two capital letters (and digits, points, hyphens).
pub(crate) fn is_acronym(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).count() >= 2
        && form
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&' | '+'))
}
