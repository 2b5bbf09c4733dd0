//! [`Source`]: the article's text and its paragraphs.
//!
//! A paragraph is a line; in a text that is evidently hard-wrapped it is the run of lines that belong
//! together, so its span may hold single line breaks. It does not clean the text: what is shown is what
//! is analysed (cleaning is `paste`'s, before).

use super::lines::{joints, lines};
use super::{Span, kinds, named_enum};
use std::sync::Arc;

named_enum! {
    /// What part a paragraph plays in the article.
    pub enum ParagraphKind {
        /// A line that only states the publication date, perhaps with the place ("date 2024-05-20",
        /// "Published 20 May 2024", "LUSAIL, Qatar, 18 December 2022"), before the running text.
        Date = "date",
        /// The headline; at most one.
        Title = "title",
        /// Author, outlet, address, credit: a line about the article, not of it.
        Byline = "byline",
        /// A heading inside the article, or the deck under the headline.
        Heading = "heading",
        /// Running text.
        Body = "body",
        /// An item of a list, a labelled field, a line of a table.
        Item = "item",
        /// Words of somebody else set apart (">" in front).
        Quote = "quote",
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
    /// Splits the text into paragraphs and says what part each plays.
    pub fn new(text: &str) -> Self {
        let lines = lines(text);
        let joints = joints(text, &lines);
        let mut spans: Vec<Span> = Vec::new();
        let mut goes_on = false;
        for (line, joint) in lines.iter().zip(joints) {
            match spans.last_mut() {
                Some(last) if goes_on => *last = last.cover(line.span),
                _ => spans.push(line.span),
            }
            goes_on = joint;
        }
        let words: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        let kinds = kinds::kinds(&words);
        Self {
            paragraphs: spans
                .into_iter()
                .zip(kinds)
                .map(|(span, kind)| Paragraph { span, kind })
                .collect(),
            text: Arc::from(text),
        }
    }

    /// The words of a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn paragraphs_cover_every_word_once(text in "([A-Za-z>•]{1,9}[ .,:]|\n|\n\n|\r\n| {1,3}|é”|\u{2029}){0,120}") {
            let source = Source::new(&text);
            let mut rest = String::new();
            let mut end = 0;
            for paragraph in &source.paragraphs {
                prop_assert!(paragraph.span.start as usize >= end && !paragraph.span.is_empty());
                end = paragraph.span.end as usize;
                let words = source.slice(paragraph.span);
                prop_assert_eq!(words.trim(), words);
                rest.push_str(words);
            }
            let bare = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&rest), bare(&text));
        }

        #[test]
        fn at_most_one_title(text in "([A-Z][a-z]{1,7} ([a-z]{1,7} ){0,6}[a-z]{2}[.]?\n{1,2}){0,9}") {
            let source = Source::new(&text);
            let titles = source.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Title).count();
            prop_assert!(titles <= 1);
        }
    }
}
