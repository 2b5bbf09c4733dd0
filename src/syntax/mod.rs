//! Words, sentences, tags, lemmas, trees and names of English text, by the conventions of Universal
//! Dependencies (English EWT).
//!
//! Layers are parallel: everything about token `i` stands at index `i`.

pub(crate) mod arcs;
pub(crate) mod borders;
pub(crate) mod gazetteer;
mod heads;
pub(crate) mod labels;
mod language;
pub(crate) mod lattice;
mod layer;
pub(crate) mod lemmas;
mod models;
pub(crate) mod names;
mod sentences;
pub(crate) mod tagger;
mod tags;
pub(crate) mod tokens;
pub(crate) mod transitions;
mod wordlists;
pub(crate) mod words;

pub use language::{ENGLISH, Language, language};
pub use layer::{Name, NameKind, Sentence, Syntax, Token};
pub use models::{EMBEDDED, Files, Models};
pub use tags::{Deprel, Upos};

use crate::text::{ParagraphId, SentenceId, Source, Span, TokenId};
use arcs::{Candidate, View};
use tagger::Scratch;
use words::Word;

/// Reads the text: tokens, sentences, tags, trees, names. Total: any text gives a reading.
pub fn parse(source: &Source) -> Syntax {
    parse_with(Models::embedded(), source)
}

/// The same with other models.
pub fn parse_with(models: &Models, source: &Source) -> Syntax {
    let mut syntax = segment(source);
    let spans = syntax.tokens.iter().map(|token| &token.span);
    let words = Word::all(&source.text, spans, &models.clusters);
    let mut scratch = Scratch::default();
    let mut arena = transitions::Arena::default();
    // one model after the other: each fits into a cache, all together do not
    let mut tags = Vec::with_capacity(words.len());
    for sentence in &syntax.sentences {
        tagger::tag(&models.tagger, &words[sentence.range()], &mut scratch, &mut tags);
    }
    let view = |sentence: &Sentence| View {
        words: &words[sentence.range()],
        tags: &tags[sentence.range()],
    };
    let parse = |sentence: &Sentence| arcs::parse(&models.arcs, view(sentence), &mut arena, &mut scratch);
    let trees: Vec<Vec<Candidate>> = syntax.sentences.iter().map(parse).collect();
    for (sentence, candidates) in syntax.sentences.iter().zip(trees) {
        let first = sentence.range().start;
        let (heads, labels) = labels::choose(&models.labeller, view(sentence), candidates, &mut scratch);
        for (&head, label) in heads.iter().zip(labels) {
            let root = head >= heads.len();
            syntax.heads.push((!root).then(|| TokenId::from(first + head)));
            let label = models.labels.get(label as usize).copied().unwrap_or(Deprel::Dep);
            syntax.deprels.push(match (root, label) {
                (true, _) => Deprel::Root,
                (false, Deprel::Root) => Deprel::Dep,
                (false, label) => label,
            });
        }
    }
    for ((token, word), &tag) in syntax.tokens.iter().zip(&words).zip(&tags) {
        let (upos, xpos) = models.tags.get(tag as usize).copied().unwrap_or((Upos::X, "XX"));
        let form = source.slice(token.span);
        syntax.upos.push(upos);
        syntax.xpos.push(xpos);
        syntax
            .lemmas
            .push(lemmas::lemma(&models.lemmas, form, word, upos, tag, &mut scratch));
    }
    syntax.names = names::find(
        &models.names,
        &models.gazetteer,
        &borders::Page {
            text: &source.text,
            words: &words,
            tokens: &syntax.tokens,
        },
        &tags,
        &syntax.sentences,
    );
    syntax.with_children()
}

/// Tokens and sentences only.
pub(crate) fn segment(source: &Source) -> Syntax {
    let mut syntax = Syntax::default();
    let mut spans: Vec<Span> = Vec::new();
    for (index, paragraph) in source.paragraphs.iter().enumerate() {
        spans.clear();
        tokens::tokenise(&source.text, paragraph.span, &mut spans);
        let starts = sentences::starts(&source.text, &spans);
        for (&span, &starts) in spans.iter().zip(&starts) {
            let at = syntax.tokens.len() as u32;
            if starts || syntax.sentences.is_empty() {
                syntax.sentences.push(Sentence {
                    span,
                    tokens: at..at,
                    paragraph: ParagraphId::from(index),
                });
            }
            let sentence = SentenceId::from(syntax.sentences.len() - 1);
            if let Some(open) = syntax.sentences.last_mut() {
                open.tokens.end = at + 1;
                open.span = open.span.cover(span);
            }
            syntax.tokens.push(Token { span, sentence });
        }
    }
    syntax
}
