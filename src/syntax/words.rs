//! [`Word`]: what the models see of a word by itself: hashes of its form and ends, its shape, its clusters.

use crate::model::{self, Marks};
use crate::text::Span;

/// The marks of one word; hashes of parts that the word does not have are 0.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// Lower case, digits as 0, quotes and dashes straightened.
    pub low: u32,
    /// The last one to four characters.
    pub suffix: [u32; 4],
    /// The first one to three characters.
    pub prefix: [u32; 3],
    /// Capitals, small letters, digits and signs as runs.
    pub shape: u32,
    /// Fine word cluster, 0 when unknown.
    pub fine: u32,
    /// Coarse word cluster, 0 when unknown.
    pub coarse: u32,
    /// Begins with a capital.
    pub title: bool,
    /// Letters, and all of them capitals.
    pub upper: bool,
    /// No white space before it.
    pub glued: bool,
    /// First letter, small.
    pub initial: u8,
}

/// What stands before the first and after the last word of a sentence.
pub(crate) const EDGE: Word = Word {
    low: 1,
    suffix: [1; 4],
    prefix: [1; 3],
    shape: 1,
    fine: 0,
    coarse: 0,
    title: false,
    upper: false,
    glued: false,
    initial: 0,
};

impl Word {
    /// Looks at one token.
    pub(crate) fn new(form: &str, clusters: &Marks) -> Self {
        let mut low = model::START;
        let mut first = [0u32; 4];
        let mut last = [0u32; 4];
        let mut count = 0usize;
        let mut shape = Shape::default();
        let mut upper = false;
        let mut lower = false;
        for c in form.chars() {
            upper |= c.is_uppercase();
            lower |= c.is_lowercase();
            shape.push(c);
            let c = u32::from(plain(c));
            for byte in c.to_le_bytes().into_iter().take(if c < 128 { 1 } else { 3 }) {
                low = model::step(low, byte);
            }
            if let Some(place) = first.get_mut(count) {
                *place = c;
            }
            last = [c, last[0], last[1], last[2]];
            count += 1;
        }
        let low = model::finish(low);
        let part = |from: &[u32], length: usize| {
            if length > count {
                return 0;
            }
            model::finish(from.iter().take(length).fold(length as u32, |h, &c| {
                (h.rotate_left(9) ^ c).wrapping_mul(0x9E37_79B1)
            }))
        };
        let marks = clusters.get(low).map_or(0, u32::from);
        Self {
            low,
            suffix: [1, 2, 3, 4].map(|length| part(&last, length)),
            prefix: [1, 2, 3].map(|length| part(&first, length)),
            shape: shape.code(count),
            fine: marks & 0x3ff,
            coarse: marks >> 10,
            title: form.starts_with(char::is_uppercase),
            upper: upper && !lower,
            glued: false,
            initial: first[0] as u8,
        }
    }

    /// Looks at all tokens of a text.
    pub(crate) fn all<'a>(text: &str, spans: impl Iterator<Item = &'a Span>, clusters: &Marks) -> Vec<Self> {
        let mut end = u32::MAX;
        spans
            .map(|span| {
                let mut word = Self::new(span.of(text), clusters);
                word.glued = span.start == end;
                end = span.end;
                word
            })
            .collect()
    }
}

/// Lower case; any digit is 0; typographic signs become their plain relatives.
fn plain(c: char) -> char {
    match c {
        'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '0'..='9' => '0',
        '’' | '‘' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '—' | '–' | '−' | '‑' => '-',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// `McDonald's` gives `XxXx'x`; runs count once, at most eight signs.
#[derive(Default)]
struct Shape {
    code: u32,
    last: u32,
    length: u32,
}

impl Shape {
    fn push(&mut self, c: char) {
        let class = match c {
            c if c.is_uppercase() => 1,
            c if c.is_alphabetic() => 2,
            c if c.is_numeric() => 3,
            '.' => 4,
            '-' => 5,
            '\'' | '’' => 6,
            _ => 7,
        };
        if class != self.last && self.length < 8 {
            self.code = self.code << 3 | class;
            self.length += 1;
        }
        self.last = class;
    }

    fn code(&self, count: usize) -> u32 {
        self.code << 2 | count.min(4).saturating_sub(1) as u32
    }
}
