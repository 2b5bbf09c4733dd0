//! [`Source`]: the article's text and its paragraphs.
//!
//! A paragraph is a maximal run of lines without a blank line between them, except that a line which
//! looks like a heading, a list item or front matter stands alone. It does not clean the text; what is
//! shown is what is analysed.

use super::Span;
use super::named_enum;
use std::sync::Arc;

named_enum! {
    /// What part a paragraph plays in the article.
    pub enum ParagraphKind {
        /// A line that only states the publication date ("date 2024-05-20", "Published 20 May 2024").
        Date = "date",
        /// The headline.
        Title = "title",
        /// Author, outlet, address: a line about the article.
        Byline = "byline",
        /// A heading inside the article.
        Heading = "heading",
        /// Running text.
        Body = "body",
        /// An item of a list.
        Item = "item",
    }
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// Its part in the article.
    pub kind: ParagraphKind,
}

/// The article: one text, never changed afterwards.
#[derive(Clone, Debug)]
pub struct Source {
    /// The text as given.
    pub text: Arc<str>,
    /// Paragraphs in order, without overlap.
    pub paragraphs: Vec<Paragraph>,
}

impl Source {
    /// Splits the text into paragraphs: blank lines separate, and so does every line break (a
    /// hard-wrapped text is healed before, by `paste`).
    pub fn new(text: &str) -> Self {
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let start = at + (line.len() - line.trim_start().len());
                let span = Span::new(start, start + trimmed.len());
                paragraphs.push(Paragraph {
                    span,
                    kind: kind_of(trimmed, paragraphs.len()),
                });
            }
            at += line.len();
        }
        Self {
            text: Arc::from(text),
            paragraphs,
        }
    }

    /// The words of a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

/// A first judgement by the line's own shape; front matter is looked at more closely where it is needed.
fn kind_of(line: &str, index: usize) -> ParagraphKind {
    let words = line.split_whitespace().count();
    let closed = line.ends_with(['.', '!', '?', '"', '”', ':', ';', ',', '…', ')']);
    if index == 0 && words <= 6 && line.starts_with("date ") {
        ParagraphKind::Date
    } else if line.starts_with(['•', '*', '–']) || line.starts_with("- ") {
        ParagraphKind::Item
    } else if closed || words > 20 {
        ParagraphKind::Body
    } else if index <= 1 {
        ParagraphKind::Title
    } else {
        ParagraphKind::Heading
    }
}
