//! Words divided at the end of a line, healed; characters of print and of the web made plain.

use std::collections::BTreeSet;

/// First parts of words that keep their hyphen ("well-known", "anti-tank").
const KEEP_AFTER: &[&str] = &[
    "self", "well", "non", "anti", "pro", "ex", "semi", "mid", "cross", "long", "short", "high", "low", "so",
    "then", "vice", "all", "half", "left", "right", "far", "full", "part", "post", "pre", "co", "multi",
    "double", "single", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "cease", "sea", "air", "ground", "oil", "gas", "year", "state", "war", "peace", "much", "little", "ill",
    "best", "world", "old", "new", "hard", "soft", "first", "second", "third", "last", "next", "north",
    "south", "east", "west",
];

/// The words of a text that decide how a divided word is written.
pub(super) struct Words {
    whole: BTreeSet<String>,
}

impl Words {
    /// Collects the words of a text, hyphenated ones as they stand.
    pub(super) fn new<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut whole = BTreeSet::new();
        for line in lines {
            for word in line.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'' && c != '’') {
                if word.len() > 3 && !word.ends_with('-') {
                    whole.insert(word.to_lowercase());
                }
            }
        }
        Self { whole }
    }

    /// Joins the end of one line to the next: with a space, or inside a divided word.
    pub(super) fn join(&self, text: &mut String, next: &str) {
        // A word of print is short; without the bound a page without spaces would be copied line by line.
        let start = text
            .char_indices()
            .rev()
            .take(80)
            .take_while(|(_, c)| !c.is_whitespace())
            .last()
            .map_or(text.len(), |(at, _)| at);
        let last = text.get(start..).unwrap_or("").to_owned();
        let divided = last.strip_suffix(['-', '\u{ad}', '‐']).filter(|stem| {
            stem.chars().next_back().is_some_and(char::is_alphabetic)
                && (next.starts_with(char::is_lowercase)
                    || last.ends_with('\u{ad}')
                    || next.starts_with(char::is_uppercase))
        });
        let Some(stem) = divided else {
            if !last.ends_with(['—', '/']) || last.chars().count() < 2 {
                text.push(' ');
            }
            text.push_str(next);
            return;
        };
        if self.keeps(stem, next) && !last.ends_with('\u{ad}') {
            text.push_str(next);
        } else {
            while text.ends_with(['-', '\u{ad}', '‐']) {
                text.pop();
            }
            text.push_str(next);
        }
    }

    /// Whether the hyphen belongs to the word.
    fn keeps(&self, stem: &str, next: &str) -> bool {
        let bare = |word: &str| {
            word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')
                .to_lowercase()
        };
        let stem = bare(stem);
        let tail = bare(
            next.split(|c: char| c.is_whitespace() || c == '—')
                .next()
                .unwrap_or(""),
        );
        if self.whole.contains(&format!("{stem}-{tail}")) {
            return true;
        }
        if self.whole.contains(&format!("{stem}{tail}")) {
            return false;
        }
        next.starts_with(char::is_uppercase)
            || stem.contains('-')
            || tail.contains('-')
            || KEEP_AFTER.contains(&stem.as_str())
    }
}

/// Ligatures of print opened, odd spaces made plain, invisible marks and control characters removed, line
/// breaks made LF; form feeds stay as page breaks on lines of their own.
pub(super) fn plain_characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\u{c}' => out.push_str("\n\u{c}\n"),
            '\n' | '\u{b}' | '\u{85}' | '\u{2028}' => out.push('\n'),
            '\u{2029}' => out.push_str("\n\n"),
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => out.push(' '),
            '\u{ad}' if chars.peek().is_some_and(|&next| next == '\n' || next == '\r') => out.push(c),
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{fffc}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn healed(context: &str, first: &str, next: &str) -> String {
        let words = Words::new([context].into_iter());
        let mut text = first.to_owned();
        words.join(&mut text, next);
        text
    }

    #[test]
    fn divided_words() {
        assert_eq!(healed("", "the govern-", "ment fell"), "the government fell");
        assert_eq!(healed("", "a well-", "known mediator"), "a well-known mediator");
        assert_eq!(
            healed("a truce-like calm", "a truce-", "like calm"),
            "a truce-like calm"
        );
        assert_eq!(
            healed("a postwar order", "the post-", "war order"),
            "the postwar order"
        );
        assert_eq!(healed("", "the Anglo-", "French talks"), "the Anglo-French talks");
        assert_eq!(healed("", "the govern\u{ad}", "ment fell"), "the government fell");
        assert_eq!(
            healed("", "they left -", "and came back"),
            "they left - and came back"
        );
        assert_eq!(healed("", "the ship", "sailed"), "the ship sailed");
    }

    #[test]
    fn characters() {
        assert_eq!(
            plain_characters("of\u{fb01}cial\u{a0}text\r\na\u{200b}b\u{ad}c\u{c}d"),
            "official text\nabc\n\u{c}\nd"
        );
    }
}
