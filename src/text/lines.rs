//! Lines, and whether a line goes on in the next one (hard-wrapped text).
//!
//! Line breaks are evidence, not structure: in most pasted articles every line is a paragraph, in mail,
//! old wire copy and PDF text a paragraph is many lines. [`joints`] decides from the whole text and
//! joins nothing unless the text is evidently wrapped. It does not change the text.

use super::Order;
use super::Span;
use super::kinds::{is_byline, is_date_line};

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// Whether a blank line (or a paragraph separator) stands before it.
    pub blank_before: bool,
    /// White-space characters before its first word.
    pub indent: u32,
}

/// No hard-wrapped line is longer; what is longer is a paragraph on one line.
const WIDEST: usize = 132;
/// A shorter line is not a line of running text.
const NARROWEST: usize = 24;

/// The lines of a text. Breaks are LF, CRLF, CR, form feed, vertical tab, NEL and the two Unicode separators.
pub fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut blank = false;
    let mut chars = text.char_indices().peekable();
    loop {
        let (end, next, separator) = match chars.next() {
            None => (text.len(), None, false),
            Some((at, '\r')) if chars.peek().is_some_and(|&(_, c)| c == '\n') => {
                chars.next();
                (at, Some(at + 2), false)
            }
            Some((at, c @ ('\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'))) => {
                (at, Some(at + c.len_utf8()), c == '\u{2029}')
            }
            Some(_) => continue,
        };
        let line = text.get(start..end).unwrap_or("");
        let trimmed = line.trim();
        if trimmed.is_empty() {
            blank = true;
        } else {
            let lead = line.len() - line.trim_start().len();
            out.push(Line {
                span: Span::new(start + lead, start + lead + trimmed.len()),
                blank_before: blank && !out.is_empty(),
                indent: line.chars().take_while(|c| c.is_whitespace()).count() as u32,
            });
            blank = false;
        }
        blank |= separator;
        match next {
            Some(next) => start = next,
            None => return out,
        }
    }
}

/// Whether line `i` goes on in line `i + 1`, for every line; all `false` unless the text is evidently
/// hard-wrapped.
///
/// Evidence is a joint whose first line could not have taken the next line's first word, does not end a
/// sentence and is followed by a small letter. It must be frequent among the joints of the text.
pub fn joints(text: &str, lines: &[Line]) -> Vec<bool> {
    let shapes: Vec<Shape> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| Shape::new(text, index, *line))
        .collect();
    let mut joints = vec![Joint::default(); lines.len()];
    let common = common_width(&shapes);
    for block in shapes.chunk_by(|_, next| !next.blank_before) {
        let Some(first) = block.first() else { continue };
        let widest = block
            .iter()
            .filter(|s| s.spaced)
            .map(|s| s.width)
            .max()
            .unwrap_or(0);
        if block.len() < 2 || widest == 0 || widest > WIDEST {
            continue;
        }
        let width = if block.len() > 3 {
            widest
        } else {
            widest.max(common)
        };
        let left = block.iter().map(|s| s.indent).min().unwrap_or(0);
        for (offset, pair) in block.windows(2).enumerate() {
            if let ([line, next], Some(joint)) = (pair, joints.get_mut(first.index + offset)) {
                *joint = Joint::new(line, next, width, left);
            }
        }
    }
    let count = |test: fn(&Joint) -> bool| joints.iter().filter(|j| test(j)).count();
    let (open, full, strong) = (count(|j| j.possible), count(|j| j.full), count(|j| j.strong));
    let wrapped = strong >= 2 && full * 10 >= open * 6 && strong * 10 >= full * 3;
    joints.iter().map(|joint| wrapped && joint.joins).collect()
}

/// The line width that most blocks share: the 90th percentile of lines that another line follows.
fn common_width(shapes: &[Shape]) -> usize {
    let mut widths: Vec<usize> = shapes
        .windows(2)
        .filter_map(|pair| match pair {
            [line, next] if !next.blank_before && line.spaced && line.width <= WIDEST => Some(line.width),
            _ => None,
        })
        .collect();
    widths.order();
    widths.get(widths.len() * 9 / 10).copied().unwrap_or(0)
}

/// What a line looks like from outside.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent observations, not states"
)]
struct Shape {
    index: usize,
    width: usize,
    first_word: usize,
    spaced: bool,
    lower: bool,
    ends: bool,
    starts_anew: bool,
    indent: u32,
    blank_before: bool,
}

impl Shape {
    fn new(text: &str, index: usize, line: Line) -> Self {
        let words = line.span.of(text);
        Self {
            index,
            width: words.chars().count(),
            first_word: words.split_whitespace().next().map_or(0, |w| w.chars().count()),
            spaced: words.contains(char::is_whitespace),
            lower: words.starts_with(char::is_lowercase),
            ends: ends_sentence(words),
            starts_anew: is_item(words)
                || is_field(words)
                || words.starts_with('>')
                || is_date_line(words)
                || is_byline(words),
            indent: line.indent,
            blank_before: line.blank_before,
        }
    }
}

/// What stands between two lines of one block.
#[derive(Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent observations, not states"
)]
struct Joint {
    /// Could be the inside of a paragraph at all.
    possible: bool,
    /// The first line had no room for the next word.
    full: bool,
    /// Full, in the middle of a sentence, before a small letter.
    strong: bool,
    /// Joins when the text as a whole is wrapped.
    joins: bool,
}

impl Joint {
    /// `width` is the width of the block's longest line, `left` its smallest indent.
    fn new(line: &Shape, next: &Shape, width: usize, left: u32) -> Self {
        let indented = next.indent > left + 1 && line.indent <= left + 1;
        let possible = !next.starts_anew && !indented && line.width >= NARROWEST;
        let needed = line.width + 1 + next.first_word;
        let full = possible && needed * 100 >= width * 85;
        let exactly_full = possible && needed * 100 >= width * 97;
        let mid_sentence = !line.ends;
        Self {
            possible,
            full,
            strong: full && mid_sentence && next.lower,
            joins: (full && mid_sentence) || exactly_full || (possible && mid_sentence && next.lower),
        }
    }
}

/// Whether a line ends a sentence: a full stop and its like, also inside closing quotes or brackets.
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…', ':'])
}

/// Whether a line opens with a bullet or an item number ("• ", "- ", "* ", "3. ", "(b) ").
pub fn is_item(line: &str) -> bool {
    let Some((mark, rest)) = line.split_once([' ', '\t', '\u{a0}']) else {
        return line.starts_with(['•', '‣', '▪', '●', '■', '◦', '·']) && line.chars().count() > 1;
    };
    if rest.trim().is_empty() {
        return false;
    }
    let mut inside = mark.trim_start_matches('(');
    match mark {
        "-" | "*" | "+" | "–" | "—" | "•" | "‣" | "▪" | "●" | "■" | "◦" | "·" | "►" | "➤" | "✓" => {
            true
        }
        _ if mark.starts_with(['•', '‣', '▪', '●', '■', '◦']) => true,
        _ => {
            let Some(stripped) = inside.strip_suffix([')', '.']) else {
                return false;
            };
            let bracketed = mark.ends_with(')');
            inside = stripped;
            let digits =
                !inside.is_empty() && inside.len() <= 2 && inside.bytes().all(|b| b.is_ascii_digit());
            digits || (bracketed && inside.len() == 1 && inside.bytes().all(|b| b.is_ascii_lowercase()))
        }
    }
}

/// Whether a line is a labelled field ("From: …", "Date: …", "Total dead: 10").
pub(super) fn is_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, value)| {
        (value.is_empty() || value.starts_with(char::is_whitespace))
            && label.chars().count() <= 24
            && label.split_whitespace().count() <= 3
            && label.starts_with(char::is_uppercase)
            && label.chars().all(|c| c.is_alphabetic() || c == '-' || c == ' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        let lines = lines(text);
        let joints = joints(text, &lines);
        let mut out = String::new();
        for (line, joins) in lines.iter().zip(joints) {
            out.push_str(line.span.of(text));
            out.push_str(if joins { " " } else { "\n" });
        }
        out
    }

    #[test]
    fn breaks_of_every_kind() {
        let text = "a\r\nb\rc\u{2028}d\u{2029}e\n \nf\u{c}g";
        let found: Vec<String> = lines(text)
            .iter()
            .map(|l| format!("{}{}", if l.blank_before { "¶" } else { "" }, l.span.of(text)))
            .collect();
        assert_eq!(found.join(" "), "a b c d ¶e ¶f g");
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The giant container ship that had blocked the Suez Canal for\n\
            almost a week was freed on Monday, and traffic on the waterway\n\
            resumed in the evening. Tugs had pulled at it for six days.\n\n\
            The 400-metre vessel ran aground on Tuesday, when strong winds\n\
            and a sandstorm pushed it across the channel.\n\
            Dredgers removed sand around the bow.\n";
        insta::assert_snapshot!(joined(text), @r"
        The giant container ship that had blocked the Suez Canal for almost a week was freed on Monday, and traffic on the waterway resumed in the evening. Tugs had pulled at it for six days.
        The 400-metre vessel ran aground on Tuesday, when strong winds and a sandstorm pushed it across the channel.
        Dredgers removed sand around the bow.
        ");
    }

    #[test]
    fn a_sentence_a_line_is_left_alone() {
        let text = "India landed a spacecraft near the south pole of the Moon on Wednesday.\n\
            The lander Vikram touched down at 6:04 p.m. Indian time.\n\
            The mission was launched from Sriharikota on 14 July, and it entered orbit on 5 August.\n\
            Russia had lost its own probe four days earlier.";
        assert_eq!(joined(text), format!("{text}\n"));
    }

    #[test]
    fn verse_and_lists_are_left_alone() {
        for text in [
            "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\nCould frame thy fearful symmetry?",
            "Present at the talks in Geneva were:\n- the foreign ministers of both states\n- the mediator\n- two observers of the United Nations",
            "From: desk\nDate: 3 May 2021\nSubject: the canal",
        ] {
            assert_eq!(joined(text), format!("{text}\n"));
        }
    }
}
