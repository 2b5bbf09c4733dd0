//! Words, sentences, tags, lemmas, trees and names of English text, by the conventions of Universal
//! Dependencies (English EWT).
//!
//! Layers are parallel: everything about token `i` stands at index `i`.

mod layer;
mod sentences;
mod tags;
mod tokens;
mod wordlists;

pub use layer::{Name, NameKind, Sentence, Syntax, Token};
pub use tags::{Deprel, Upos};

use crate::text::{ParagraphId, SentenceId, Source, Span, TokenId};

/// Reads the text: tokens, sentences, tags, trees, names. Total: any text gives a reading.
pub fn parse(source: &Source) -> Syntax {
    let mut syntax = segment(source);
    for (index, token) in syntax.tokens.iter().enumerate() {
        let sentence = &syntax.sentences[token.sentence.index()];
        let form = source.slice(token.span);
        let root = sentence.tokens.start as usize == index;
        syntax.lemmas.push(form.to_lowercase().into());
        syntax.upos.push(Upos::Noun);
        syntax.xpos.push("NN");
        syntax
            .heads
            .push((!root).then_some(TokenId(sentence.tokens.start)));
        syntax.deprels.push(if root { Deprel::Root } else { Deprel::Dep });
    }
    syntax.with_children()
}

/// Tokens and sentences only.
fn segment(source: &Source) -> Syntax {
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
