//! [`Words`]: a split of the text that never changes, so that spans in links can be counted in words.
//!
//! It is coarser and simpler than the engine's own (`syntax`), which may improve.

use crate::text::Span;

/// Words in order: runs of letters and digits, and every other character that is not white space.
pub(super) struct Words {
    spans: Vec<Span>,
}

/// By code point, not by Unicode tables, which grow: all from U+00C0 on but the blocks of punctuation.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c >= '\u{c0}' && !('\u{2000}'..'\u{2070}').contains(&c) && !('\u{3000}'..'\u{3040}').contains(&c))
}

fn is_space(c: char) -> bool {
    matches!(c, '\0'..=' ' | '\u{a0}')
}

impl Words {
    pub(super) fn new(text: &str) -> Self {
        let mut spans: Vec<Span> = Vec::new();
        let mut running = false;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let part = is_part(c);
            match spans.last_mut() {
                Some(last) if running && part => last.end = end as u32,
                _ if is_space(c) => {}
                _ => spans.push(Span::new(at, end)),
            }
            running = part;
        }
        Self { spans }
    }

    /// First and last word of a span that consists of whole words.
    pub(super) fn range(&self, span: Span) -> Option<(usize, usize)> {
        let first = self
            .spans
            .binary_search_by_key(&span.start, |word| word.start)
            .ok()?;
        let last = self.spans.binary_search_by_key(&span.end, |word| word.end).ok()?;
        (first <= last).then_some((first, last))
    }

    /// The first word that begins in or after a span.
    pub(super) fn first_after(&self, span: Span) -> usize {
        self.spans.partition_point(|word| word.start < span.start)
    }

    pub(super) fn span(&self, first: usize, last: usize) -> Option<Span> {
        Some(self.spans.get(first)?.cover(*self.spans.get(last)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_by_fixed_rules() {
        let text = "Mr. Łukasz’s 4:30pm\u{a0}flight (U.S.)";
        let words = Words::new(text).spans;
        let words: Vec<&str> = words.iter().map(|word| word.of(text)).collect();
        assert_eq!(words.join("|"), "Mr|.|Łukasz|’|s|4|:|30pm|flight|(|U|.|S|.|)");
    }
}
