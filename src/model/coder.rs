//! An adaptive binary range coder (as in LZMA): each yes or no costs what it surprises, and each is learnt from.
//!
//! What a file says is described once, as a walk over decisions ([`Coder`]): the writer takes them from the
//! walk's arguments, the reader gives them back. Reading past the end gives zeros and is remembered; the
//! caller asks [`Reader::failed`] now and then.

use std::hint::select_unpredictable;

/// How likely a decision is a yes, learnt from those before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chance {
    /// Out of 65,536.
    yes: u16,
    /// Decisions seen, as far as they are counted.
    seen: u8,
}

/// The more was seen, the less one decision moves a chance; from here on no less.
const SEEN: usize = u8::MAX as usize;
/// The chance never comes nearer to certainty than this, out of 65,536.
const DOUBT: u16 = 32;

/// How far a decision moves a chance, out of 65,536: 1/(seen + 1.5).
static STEPS: [u16; SEEN + 1] = {
    let mut steps = [0; SEEN + 1];
    let mut seen = 0;
    while seen <= SEEN {
        steps[seen] = (2 * 65_536 / (2 * seen + 3)) as u16;
        seen += 1;
    }
    steps
};

impl Chance {
    /// Nothing is known yet.
    pub(crate) const EVEN: Self = Self {
        yes: 1 << 15,
        seen: 0,
    };

    #[inline]
    fn learn(&mut self, yes: bool) {
        let goal = i32::from(u16::MAX) * i32::from(yes);
        let now = i32::from(self.yes);
        let moved = now + (((goal - now) * i32::from(STEPS[usize::from(self.seen)])) >> 16);
        self.yes = (moved as u16).clamp(DOUBT, u16::MAX - DOUBT);
        self.seen = self.seen.saturating_add(1);
    }

    /// The part of a range that means yes.
    #[inline]
    fn part(self, range: u32) -> u32 {
        ((u64::from(range) * u64::from(self.yes)) >> 16) as u32
    }
}

/// A reader or a writer.
pub(crate) trait Coder {
    /// Codes one decision: a writer takes `yes`, a reader ignores it; both give it back and learn it.
    fn code(&mut self, chance: &mut Chance, yes: bool) -> bool;

    /// A number below 2^`width`, from its highest bit; `chances` are 2^`width`, one a node of the tree.
    fn tree(&mut self, chances: &mut [Chance], width: u32, value: u32) -> u32 {
        let mut node = 1;
        for bit in (0..width).rev() {
            let yes = match chances.get_mut(node) {
                Some(chance) => self.code(chance, (value >> bit) & 1 == 1),
                None => false,
            };
            node = node * 2 + usize::from(yes);
        }
        (node - (1 << width)) as u32
    }
}

/// Longest number, in bits.
const LENGTHS: usize = 24;
/// So many of its bits have chances of their own.
const FINE: usize = 5;

/// Codes numbers from 0, small ones short: the length of the number in bits, then its bits below the highest.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    longer: [Chance; LENGTHS],
    bits: [[Chance; 1 << FINE]; LENGTHS],
}

impl Default for Number {
    fn default() -> Self {
        Self {
            longer: [Chance::EVEN; LENGTHS],
            bits: [[Chance::EVEN; 1 << FINE]; LENGTHS],
        }
    }
}

impl Number {
    /// `value` is below 2^23.
    pub(crate) fn code(&mut self, coder: &mut impl Coder, value: u32) -> u32 {
        let value = value.wrapping_add(1);
        let wanted = value.checked_ilog2().unwrap_or(0) as usize;
        let mut length = 0;
        while length + 1 < LENGTHS && coder.code(&mut self.longer[length], wanted > length) {
            length += 1;
        }
        let mut number = 1;
        for bit in (0..length).rev() {
            let yes = (value >> bit) & 1 == 1;
            let yes = match self.bits[length].get_mut(number) {
                Some(chance) => coder.code(chance, yes),
                None => coder.code(&mut { Chance::EVEN }, yes),
            };
            number = number * 2 + usize::from(yes);
        }
        number as u32 - 1
    }
}

/// Below this, the range is widened by another byte.
const NARROW: u32 = 1 << 24;

/// Reads decisions.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    range: u32,
    place: u32,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self {
            bytes,
            at: 0,
            range: u32::MAX,
            place: 0,
        };
        for _ in 0..4 {
            reader.place = reader.place << 8 | reader.byte();
        }
        reader
    }

    #[inline]
    fn byte(&mut self) -> u32 {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        u32::from(byte)
    }

    /// Whether more was asked for than there was.
    pub(crate) fn failed(&self) -> bool {
        self.at > self.bytes.len()
    }
}

impl Coder for Reader<'_> {
    #[inline]
    fn code(&mut self, chance: &mut Chance, _: bool) -> bool {
        let part = chance.part(self.range);
        let yes = self.place < part;
        // what could be guessed would not have been worth writing
        self.range = select_unpredictable(yes, part, self.range - part);
        self.place = select_unpredictable(yes, self.place, self.place.wrapping_sub(part));
        chance.learn(yes);
        while self.range < NARROW {
            self.range <<= 8;
            self.place = self.place << 8 | self.byte();
        }
        yes
    }
}

/// Writes what [`Reader`] reads.
#[cfg(any(test, feature = "train"))]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    low: u64,
    range: u32,
    /// Bytes that a carry may still change: one, then so many of 255. `None` before the first.
    held: Option<(u8, usize)>,
}

#[cfg(any(test, feature = "train"))]
impl Writer {
    pub(crate) fn new() -> Self {
        Self {
            bytes: Vec::new(),
            low: 0,
            range: u32::MAX,
            held: None,
        }
    }

    fn shift(&mut self) {
        let carry = (self.low >> 32) as u8;
        let top = (self.low >> 24) as u8;
        match &mut self.held {
            Some((_, full)) if carry == 0 && top == u8::MAX => *full += 1,
            held => {
                if let Some((byte, full)) = held.take() {
                    self.bytes.push(byte.wrapping_add(carry));
                    self.bytes
                        .extend(std::iter::repeat_n(u8::MAX.wrapping_add(carry), full));
                }
                *held = Some((top, 0));
            }
        }
        self.low = (self.low & u64::from(NARROW - 1)) << 8;
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        self.bytes
    }
}

#[cfg(any(test, feature = "train"))]
impl Coder for Writer {
    fn code(&mut self, chance: &mut Chance, yes: bool) -> bool {
        let part = chance.part(self.range);
        if yes {
            self.range = part;
        } else {
            self.low += u64::from(part);
            self.range -= part;
        }
        chance.learn(yes);
        while self.range < NARROW {
            self.range <<= 8;
            self.shift();
        }
        yes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn walk(coder: &mut impl Coder, numbers: &[u32], count: usize) -> Vec<u32> {
        let (mut gaps, mut trees) = (Number::default(), vec![Chance::EVEN; 256]);
        (0..count)
            .map(|at| {
                let number = numbers.get(at).copied().unwrap_or(0);
                if at % 2 == 0 {
                    gaps.code(coder, number)
                } else {
                    coder.tree(&mut trees, 8, number % 256)
                }
            })
            .collect()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(numbers in prop::collection::vec(0u32..(1 << 23) - 1, 0..300)) {
            let mut writer = Writer::new();
            let written = walk(&mut writer, &numbers, numbers.len());
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(&walk(&mut reader, &[], numbers.len()), &written);
            prop_assert!(!reader.failed());
        }
    }

    #[test]
    fn what_repeats_costs_little() {
        let numbers = vec![3; 10_000];
        let mut writer = Writer::new();
        walk(&mut writer, &numbers, numbers.len());
        assert!(writer.finish().len() < 120);
    }

    #[test]
    fn reading_past_the_end_is_noticed() {
        let mut reader = Reader::new(&[0xAA, 0x55]);
        walk(&mut reader, &[], 100);
        assert!(reader.failed());
    }
}
