//! Cuts a text into the small pieces that time expressions are made of: numbers, names of months and
//! days, units, the literal words of the rules, punctuation. Everything else becomes an unknown word.
//!
//! One pass, linear in the text; it decides nothing about meaning. A number that clearly is no time
//! (a price, a percentage, part of a product's name) gets no class, so no rule can use it.

use super::words::Vocabulary;

/// What a piece can be; a piece can be several things ("second": [`ORD`] and [`UNIT`]).
pub(super) type Class = u32;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal),* $(,)?) => {
        $($(#[$doc])* pub(super) const $name: Class = 1 << $bit;)*
        /// Names of the classes as the patterns write them.
        pub(super) const CLASS_NAMES: &[(&str, Class)] = &[$((stringify!($name), $name)),*];
    };
}

classes! {
    /// A cardinal number in digits or words.
    NUM = 0,
    /// An ordinal: "third", "3rd".
    ORD = 1,
    /// A possible day of a month: 1 to 31 in digits, "3rd", "third".
    DAY = 2,
    /// Four digits that can be a year: 1000 to 2199.
    YEAR = 3,
    /// One to three digits: a year only before or after "BC", "AD".
    SMALL = 4,
    /// A year with its century left out: "'98".
    APOS = 5,
    /// "1990s", "'90s", "nineties".
    DECADE = 6,
    /// A month's name or abbreviation.
    MONTH = 7,
    /// A weekday's name or abbreviation.
    WEEKDAY = 8,
    /// A unit in the singular.
    UNIT = 9,
    /// A unit in the plural.
    UNITS = 10,
    /// spring, summer, autumn, fall, winter
    SEASON = 11,
    /// morning, afternoon, evening, night ...
    PART = 12,
    /// "10:35"
    CLOCK = 13,
    /// "a.m.", "pm"
    AMPM = 14,
    /// "GMT", "EST"
    ZONE = 15,
    /// "2024-05-20", "2024-05-20T07:30Z"
    ISO = 16,
    /// "5/20/2024", "20.5.2024"
    SLASH = 17,
    /// daily, weekly, monthly, annually
    OFTEN = 18,
    /// The day of a holiday, given by its id.
    HOLIDAY = 19,
    /// A decimal with two digits after the point: "10.30" in "10.30 am".
    POINT = 20,
    /// Two digits.
    TWO = 21,
    /// noon, midnight, midday
    NOON = 22,
    /// "Q3"
    QUARTER = 23,
    /// "FY2024"
    FISCAL = 24,
}

/// White space stands before the piece.
pub(super) const SPACED: u8 = 1;
/// A line begins with the piece.
pub(super) const LINE: u8 = 2;
/// The piece begins with a capital letter.
pub(super) const CAPITAL: u8 = 4;
/// A sentence probably begins with the piece.
pub(super) const SENTENCE: u8 = 8;
/// The piece ends with the point of an abbreviation.
pub(super) const DOT: u8 = 16;
/// The piece is written in digits.
pub(super) const DIGITS: u8 = 32;

/// One piece of text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lex {
    /// First byte.
    pub(super) start: u32,
    /// One past the last byte.
    pub(super) end: u32,
    /// Number in the vocabulary; 0 for unknown words.
    pub(super) word: u16,
    /// What it can be.
    pub(super) class: Class,
    /// The number, for numbers, ordinals, years, decades ("1990s": 199).
    pub(super) value: f32,
    /// Which month, weekday, unit, season, part of day, holiday.
    pub(super) sub: u8,
    /// [`SPACED`] and its companions.
    pub(super) flags: u8,
}

impl Lex {
    pub(super) fn is(&self, class: Class) -> bool {
        self.class & class != 0
    }

    pub(super) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    pub(super) fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// Cuts the text into pieces.
pub(super) fn lex(text: &str, vocabulary: &Vocabulary) -> Vec<Lex> {
    let mut lexer = Lexer {
        bytes: text.as_bytes(),
        at: 0,
        vocabulary,
        out: Vec::with_capacity(text.len() / 4),
        flags: LINE,
        closed: true,
    };
    lexer.run();
    super::numbers::merge(text, lexer.out, vocabulary)
}

struct Lexer<'t> {
    bytes: &'t [u8],
    at: usize,
    vocabulary: &'t Vocabulary,
    out: Vec<Lex>,
    /// Flags of the next piece.
    flags: u8,
    /// Whether the last piece closes a sentence.
    closed: bool,
}

fn letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

impl Lexer<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn run(&mut self) {
        while self.at < self.bytes.len() {
            let byte = self.byte(self.at);
            match byte {
                b'\n' => {
                    self.flags |= LINE | SPACED;
                    self.closed = true;
                    self.at += 1;
                }
                0..=b' ' => {
                    self.flags |= SPACED;
                    self.at += 1;
                }
                // "[Ten] years ago": an editor's word; "May[3]" is a footnote.
                b'[' if letter(self.byte(self.at + 1)) => self.skip(),
                b']' if self.at > 0 && letter(self.byte(self.at - 1)) => self.skip(),
                b'0'..=b'9' => self.digits(),
                b'\'' => self.apostrophe(1),
                0x80.. => match special(self.bytes, self.at) {
                    Some((_, b' ')) => {
                        self.flags |= SPACED;
                        self.at += 2;
                    }
                    Some((len, b'\'')) => self.apostrophe(len),
                    Some((len, as_byte)) => self.punctuation(len, as_byte),
                    None => self.word(),
                },
                _ if letter(byte) => self.word(),
                _ => self.punctuation(1, byte),
            }
        }
    }

    fn push(&mut self, end: usize, lex: Lex) {
        let mut flags = lex.flags | self.flags;
        if self.closed && (flags & (CAPITAL | LINE | DIGITS) != 0) {
            flags |= SENTENCE;
        }
        self.out.push(Lex {
            start: self.at as u32,
            end: end as u32,
            flags,
            ..lex
        });
        self.at = end;
        self.flags = 0;
        self.closed = false;
    }

    fn skip(&mut self) {
        self.flags |= SPACED;
        self.at += 1;
    }

    fn punctuation(&mut self, len: usize, as_byte: u8) {
        let mut buffer = [0; 4];
        let name = char::from(as_byte).encode_utf8(&mut buffer);
        let word = self.vocabulary.word(name.as_bytes());
        let closes =
            matches!(as_byte, b'.' | b'!' | b'?') || (self.closed && matches!(as_byte, b'"' | b')' | b'\''));
        let opens = self.closed && matches!(as_byte, b'"' | b'(');
        self.push(
            self.at + len,
            Lex {
                word,
                ..Lex::default()
            },
        );
        self.closed = closes || opens;
    }

    /// "'s", "'90s", "'98" or a quotation mark.
    fn apostrophe(&mut self, len: usize) {
        let next = self.at + len;
        let (a, b, c) = (self.byte(next), self.byte(next + 1), self.byte(next + 2));
        if a == b's' && !letter(b) && !b.is_ascii_digit() {
            let word = self.vocabulary.word(b"'s");
            self.push(
                next + 1,
                Lex {
                    word,
                    ..Lex::default()
                },
            );
        } else if a.is_ascii_digit() && b.is_ascii_digit() && !c.is_ascii_digit() {
            let value = two(a, b);
            if c == b's' && !letter(self.byte(next + 3)) && b == b'0' {
                let decade = Lex {
                    class: DECADE,
                    value: century_of(value) * 10.0 + value / 10.0,
                    ..Lex::default()
                };
                self.push(next + 3, decade);
            } else if letter(c) {
                self.punctuation(len, b'\'');
            } else {
                let year = Lex {
                    class: APOS,
                    value: century_of(value) * 100.0 + value,
                    ..Lex::default()
                };
                self.push(next + 2, year);
            }
        } else {
            self.punctuation(len, b'\'');
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let mut end = start;
        while end < self.bytes.len() && letter(self.byte(end)) {
            if self.byte(end) >= 0x80 && special(self.bytes, end).is_some() {
                break;
            }
            end += 1;
        }
        let first = self.byte(start);
        let capital = if first.is_ascii_uppercase() { CAPITAL } else { 0 };
        // "a.m.", "P.M"
        if end == start + 1
            && matches!(first, b'a' | b'p' | b'A' | b'P')
            && self.byte(end) == b'.'
            && matches!(self.byte(end + 1), b'm' | b'M')
            && !letter(self.byte(end + 2))
        {
            let stop = end + 2 + usize::from(self.byte(end + 2) == b'.');
            let sub = u8::from(matches!(first, b'p' | b'P'));
            self.push(
                stop,
                Lex {
                    class: AMPM,
                    sub,
                    ..Lex::default()
                },
            );
            return;
        }
        // "B.C.", "A.D."
        if end == start + 1
            && matches!(first, b'B' | b'A')
            && self.byte(end) == b'.'
            && matches!(self.byte(end + 1), b'C' | b'D')
            && !letter(self.byte(end + 2))
        {
            let stop = end + 2 + usize::from(self.byte(end + 2) == b'.');
            let word = self.vocabulary.word(if first == b'B' { b"bc" } else { b"ad" });
            self.push(
                stop,
                Lex {
                    word,
                    flags: CAPITAL,
                    ..Lex::default()
                },
            );
            return;
        }
        // "Q3", "FY2024", "B52": letters and digits in one.
        if self.byte(end).is_ascii_digit() {
            let mut stop = end;
            while self.byte(stop).is_ascii_alphanumeric() {
                stop += 1;
            }
            let lex = code(&self.bytes[start..stop]);
            self.push(
                stop,
                Lex {
                    flags: CAPITAL | lex.flags,
                    ..lex
                },
            );
            return;
        }
        let mut lower = [0; 16];
        let lex = match lower.get_mut(..end - start) {
            None => Lex::default(),
            Some(lower) => {
                for (to, from) in lower.iter_mut().zip(&self.bytes[start..end]) {
                    *to = from.to_ascii_lowercase();
                }
                self.vocabulary.lex(lower)
            }
        };
        let dot = lex.flags & DOT != 0 && self.byte(end) == b'.';
        let flags = capital | if dot { DOT } else { 0 };
        self.push(end + usize::from(dot), Lex { flags, ..lex });
    }

    fn run_of_digits(&self, from: usize) -> usize {
        let mut end = from;
        while self.byte(end).is_ascii_digit() {
            end += 1;
        }
        end
    }

    fn digits(&mut self) {
        let start = self.at;
        let end = self.run_of_digits(start);
        let length = end - start;
        let value = number(&self.bytes[start..end]);
        let glued = self.flags & SPACED == 0;
        if self.flagged_as_code(glued) || length > 9 {
            let end = self.rest_of_code(end);
            self.push(
                end,
                Lex {
                    flags: DIGITS,
                    ..Lex::default()
                },
            );
            return;
        }
        let next = self.byte(end);
        let after = self.byte(end + 1);
        let push = |lexer: &mut Self, end: usize, class: Class, value: f32| {
            lexer.push(
                end,
                Lex {
                    class,
                    value,
                    flags: DIGITS,
                    ..Lex::default()
                },
            );
        };
        if next == b'-'
            && length == 4
            && after.is_ascii_digit()
            && let Some(stop) = iso_end(self.bytes, start)
        {
            return push(self, stop, ISO, value);
        }
        if next == b':' && length <= 2 && after.is_ascii_digit() {
            let minutes = self.run_of_digits(end + 1);
            if minutes == end + 3 && value < 25.0 && self.byte(end + 1) < b'6' {
                let mut stop = minutes;
                if self.byte(stop) == b':' && self.run_of_digits(stop + 1) == stop + 3 {
                    stop += 3;
                }
                return push(self, stop, CLOCK, value);
            }
        }
        if matches!(next, b'/' | b'.') && after.is_ascii_digit() && length <= 4 {
            let second = self.run_of_digits(end + 1);
            if self.byte(second) == next && self.byte(second + 1).is_ascii_digit() && second - end <= 3 {
                let third = self.run_of_digits(second + 1);
                let follows = self.byte(third);
                let chain = follows == next && self.byte(third + 1).is_ascii_digit();
                if !chain && third - second <= 5 && !letter(follows) {
                    return push(self, third, SLASH, 3.0);
                }
                let end = self.rest_of_code(third);
                return push(self, end, 0, 0.0);
            }
            if length == 4 && self.is_turn_of_year(end, second, value) {
                push(self, end, class_of(length, value), value);
                self.punctuation(1, b'/');
                return push(self, second, class_of(2, 0.0), (value + 1.0) % 100.0);
            }
            if next == b'/' {
                let class = if second - end <= 3 && length <= 2 {
                    SLASH
                } else {
                    0
                };
                let end = if class == 0 {
                    self.rest_of_code(second)
                } else {
                    second
                };
                return push(self, end, class, 2.0);
            }
        }
        if next == b',' && length <= 3 && self.run_of_digits(end + 1) == end + 4 {
            let mut stop = end + 4;
            while self.byte(stop) == b',' && self.run_of_digits(stop + 1) == stop + 4 {
                stop += 4;
            }
            let class = if self.worth(stop) { 0 } else { NUM };
            return push(self, stop, class, number(&self.bytes[start..stop]));
        }
        if next == b'.' && after.is_ascii_digit() {
            let stop = self.run_of_digits(end + 1);
            let fraction = number(&self.bytes[end + 1..stop.min(end + 5)])
                / 10f32.powi((stop.min(end + 5) - end - 1) as i32);
            let point = if stop == end + 3 && value < 25.0 { POINT } else { 0 };
            let class = if self.worth(stop) { 0 } else { NUM | point };
            return push(self, stop, class, value + fraction);
        }
        if letter(next) && special(self.bytes, end).is_none() {
            return self.digits_with_letters(start, end, value);
        }
        if self.worth(end) {
            return push(self, end, 0, value);
        }
        push(self, end, class_of(length, value), value);
    }

    /// Whether a slash and two digits behind a year name the next one: "1998/99".
    fn is_turn_of_year(&self, slash: usize, end: usize, year: f32) -> bool {
        let after = self.byte(end);
        self.byte(slash) == b'/'
            && end == slash + 3
            && (1000.0..2200.0).contains(&year)
            && (year as u32 + 1) % 100 == number(&self.bytes[slash + 1..end]) as u32
            && !letter(after)
            && after != b'/'
    }

    /// "20th", "1990s", "9am", "737s".
    fn digits_with_letters(&mut self, start: usize, end: usize, value: f32) {
        let mut stop = end;
        while self.byte(stop).is_ascii_alphanumeric() {
            stop += 1;
        }
        let length = end - start;
        let mut suffix = [0; 2];
        for (to, from) in suffix.iter_mut().zip(&self.bytes[end..stop]) {
            *to = from.to_ascii_lowercase();
        }
        let lex = match (&suffix, stop - end) {
            (b"st" | b"nd" | b"rd" | b"th", 2) => Lex {
                class: ORD | if (1.0..=31.0).contains(&value) { DAY } else { 0 },
                value,
                ..Lex::default()
            },
            (b"s\0", 1) if length == 4 && value % 10.0 == 0.0 => Lex {
                class: DECADE,
                value: value / 10.0,
                ..Lex::default()
            },
            (b"s\0", 1) if length == 3 && value % 10.0 == 0.0 => Lex {
                class: DECADE,
                value: value / 10.0,
                ..Lex::default()
            },
            (b"s\0", 1) if length == 2 && value % 10.0 == 0.0 && value > 0.0 => Lex {
                class: DECADE,
                value: century_of(value) * 10.0 + value / 10.0,
                ..Lex::default()
            },
            (b"am" | b"pm", 2) | (b"a\0" | b"p\0", 1) => {
                let class = class_of(length, value);
                self.push(
                    end,
                    Lex {
                        class,
                        value,
                        flags: DIGITS,
                        ..Lex::default()
                    },
                );
                return;
            }
            _ => Lex::default(),
        };
        self.push(stop, Lex { flags: DIGITS, ..lex });
    }

    /// The end of a run like "1.2.3.4/5" that is no time.
    fn rest_of_code(&self, from: usize) -> usize {
        let mut end = from;
        loop {
            let byte = self.byte(end);
            let goes_on = byte.is_ascii_alphanumeric()
                || (matches!(byte, b'.' | b'/' | b'-' | b':') && self.byte(end + 1).is_ascii_alphanumeric());
            if !goes_on {
                return end;
            }
            end += 1;
        }
    }

    /// Whether what stands before makes the number a price, a rank or part of a name ("F-16").
    fn flagged_as_code(&self, glued: bool) -> bool {
        let Some(last) = self.out.last() else { return false };
        let before = self.bytes.get(last.start as usize).copied().unwrap_or(0);
        let len = last.end - last.start;
        if len == 1 && matches!(before, b'$' | b'#')
            || (len > 1
                && special(self.bytes, last.start as usize).is_some_and(|(_, as_byte)| as_byte == b'$'))
        {
            return true;
        }
        if !glued {
            return false;
        }
        if matches!(before, b'/' | b'.' | b':' | b'_' | b'@') && len == 1 {
            // "com/2024", ".22"
            return !last.has(SPACED);
        }
        if before == b'-' && len == 1 && !last.has(SPACED) {
            let Some(word) = self
                .out
                .len()
                .checked_sub(2)
                .and_then(|index| self.out.get(index))
            else {
                return false;
            };
            // Known words ("mid-1996", "March-2024", "two-2") and numbers may be joined to a number.
            return word.word == 0 && word.class == 0 && !word.has(DIGITS);
        }
        false
    }

    /// Whether a sign of money or share follows.
    fn worth(&self, at: usize) -> bool {
        let byte = self.byte(at);
        byte == b'%' || (byte >= 0x80 && special(self.bytes, at).is_some_and(|(_, as_byte)| as_byte == b'$'))
    }
}

fn class_of(length: usize, value: f32) -> Class {
    let mut class = NUM;
    if length <= 2 && (1.0..=31.0).contains(&value) {
        class |= DAY;
    }
    if length == 2 {
        class |= TWO;
    }
    if length <= 3 && value >= 1.0 {
        class |= SMALL;
    }
    if length == 4 && (1000.0..2200.0).contains(&value) {
        class |= YEAR;
    }
    class
}

/// "Q3", "FY2024", "FY24"; nothing else made of letters and digits is a time.
fn code(bytes: &[u8]) -> Lex {
    let value = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit).then(|| number(digits));
    match bytes {
        [b'Q', quarter @ b'1'..=b'4'] => Lex {
            class: QUARTER,
            value: f32::from(quarter - b'0'),
            ..Lex::default()
        },
        [b'F', b'Y', year @ ..] => match (year.len(), value(year)) {
            (4, Some(year)) => Lex {
                class: FISCAL,
                value: year,
                ..Lex::default()
            },
            (2, Some(year)) => Lex {
                class: FISCAL,
                value: 2000.0 + year,
                ..Lex::default()
            },
            _ => Lex::default(),
        },
        _ => Lex::default(),
    }
}

/// The century of a two-digit year: '30 and later are nineteen-, earlier ones two thousand-.
fn century_of(two_digits: f32) -> f32 {
    if two_digits >= 30.0 { 19.0 } else { 20.0 }
}

fn two(a: u8, b: u8) -> f32 {
    f32::from(a - b'0') * 10.0 + f32::from(b - b'0')
}

fn number(bytes: &[u8]) -> f32 {
    bytes
        .iter()
        .filter(|byte| byte.is_ascii_digit())
        .fold(0.0, |sum, digit| sum * 10.0 + f32::from(digit - b'0'))
}

/// Multi-byte characters that act like an ASCII one: (length, that character).
fn special(bytes: &[u8], at: usize) -> Option<(usize, u8)> {
    match bytes.get(at..)? {
        [0xE2, 0x80, 0x90..=0x93, ..] => Some((3, b'-')),
        [0xE2, 0x80, 0x98 | 0x99, ..] => Some((3, b'\'')),
        [0xE2, 0x80, 0x9C | 0x9D, ..] => Some((3, b'"')),
        [0xE2, 0x80, ..] => Some((3, b'|')),
        [0xE2, 0x82 | 0x84, ..] => Some((3, b'$')),
        [0xC2, 0xA0, ..] => Some((2, b' ')),
        [0xC2, 0xA2..=0xA5, ..] => Some((2, b'$')),
        [0xC2, ..] => Some((2, b'|')),
        _ => None,
    }
}

/// The end of an ISO date, with its time if there is one, that begins at `start`.
fn iso_end(bytes: &[u8], start: usize) -> Option<usize> {
    let digits = |from: usize, count: usize| {
        (0..count).all(|i| bytes.get(from + i).is_some_and(u8::is_ascii_digit))
            && !bytes.get(from + count).is_some_and(u8::is_ascii_digit)
    };
    let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
    if !digits(start + 5, 2) {
        return None;
    }
    if at(start + 7) != b'-' || !digits(start + 8, 2) {
        // "2024-05" is a month, "2023-24" and "2000-01" are two years.
        let month = two(at(start + 5), at(start + 6));
        let year = number(&bytes[start..start + 4]);
        let range = (year + 1.0) % 100.0;
        return ((1.0..=12.0).contains(&month)
            && month.to_bits() != range.to_bits()
            && at(start + 7) != b'-')
            .then_some(start + 7);
    }
    let mut end = start + 10;
    let separator = at(end);
    if matches!(separator, b'T' | b' ') && digits(end + 1, 2) && at(end + 3) == b':' && digits(end + 4, 2) {
        end += 6;
        if at(end) == b':' && digits(end + 1, 2) {
            end += 3;
            if at(end) == b'.' {
                end += 1;
                while at(end).is_ascii_digit() {
                    end += 1;
                }
            }
        }
        if at(end) == b'Z' {
            end += 1;
        } else if matches!(at(end), b'+' | b'-') && digits(end + 1, 2) {
            end += 3;
            if at(end) == b':' && digits(end + 1, 2) {
                end += 3;
            }
        }
    }
    Some(end)
}
