//! [`Anchor`]: a place in the text by which a correction finds what it corrects, whatever the engine calls
//! it by then.

use crate::text::Span;

/// A stretch of the text, with a check of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    /// Where it stands.
    pub span: Span,
    /// Check of the words that stood there: FNV-1a of their bytes, both halves of 32 bits folded together.
    pub check: u16,
}

impl Anchor {
    /// The anchor of a stretch of a text.
    pub fn new(text: &str, span: Span) -> Self {
        Self {
            span,
            check: check(span.of(text)),
        }
    }

    /// Whether the text still says there what it said.
    pub fn holds(self, text: &str) -> bool {
        !self.span.is_empty() && text.get(self.span.range()).map(check) == Some(self.check)
    }
}

fn check(words: &str) -> u16 {
    let hash = words.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 16) as u16 ^ hash as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_knows_its_words() {
        let text = "Mali met Chad. Then Chad left.";
        let anchor = Anchor::new(text, Span::new(9, 13));
        assert!(anchor.holds(text));
        assert!(!anchor.holds("Mali met Cuba. Then Chad left."));
        assert!(!anchor.holds("Mali"));
        assert!(!Anchor::new(text, Span::new(3, 3)).holds(text));
        // Kept for ever: links hold it.
        assert_eq!(anchor.check, 0xc382);
    }
}
