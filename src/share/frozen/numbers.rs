//! An adaptive binary arithmetic coder for small numbers; each kind of number (a [`Field`]) learns its own
//! habits from the numbers before it. Total: any bytes decode to some numbers.
//!
//! The coder is that of Matt Mahoney's lpaq (32-bit interval, carry-less), in our own words.

use super::Field;
use crate::share::bytes::{Broken, Read};

/// A bit's probability of being 1 in 65,536ths, and how often it has been seen.
#[derive(Clone, Copy)]
struct Bit {
    one: u16,
    seen: u16,
}

/// Beyond this a bit's past is slowly forgotten.
const LIMIT: u16 = 60;

impl Bit {
    const NEW: Self = Self {
        one: 1 << 15,
        seen: 0,
    };

    fn learn(&mut self, bit: bool) {
        let goal = if bit { 65_535 } else { 0 };
        let step = (goal - i32::from(self.one)) * 2 / (2 * i32::from(self.seen) + 3);
        self.one = (i32::from(self.one) + step).clamp(64, 65_471) as u16;
        self.seen = (self.seen + 1).min(LIMIT);
    }

    /// The end of the lower part, which means 1, of the interval.
    fn middle(self, low: u32, high: u32) -> u32 {
        low + ((u64::from(high - low) * u64::from(self.one)) >> 16) as u32
    }
}

/// What is expected of numbers before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habits {
    /// Nothing.
    None,
    /// What readings usually hold.
    Usual,
}

/// What the numbers of readings usually are, a line for each field in the order of [`Field`]: numbers, and how
/// often. Never to be edited.
const HABITS: &str = include_str!("../../../assets/frozen-habits.txt");

/// How many sightings the habits count for.
const BELIEVED: u16 = 6;

/// The models of one field: how long the number is in bits, then its leading bits.
#[derive(Clone)]
struct Model {
    length: [Bit; 33],
    leading: Vec<Bit>,
}

/// Leading bits with a model; the others are taken as they come.
const MODELLED: u32 = 4;

impl Model {
    fn new() -> Self {
        Self {
            length: [Bit::NEW; 33],
            leading: vec![Bit::NEW; 33 << MODELLED],
        }
    }

    /// Codes number + 1: its length in unary, then what follows its first 1. `code` is given each bit (when
    /// writing) with its model and answers with it.
    fn number(
        &mut self,
        number: Option<u32>,
        mut code: impl FnMut(&mut Bit, Option<bool>) -> bool,
    ) -> Read<u32> {
        let value = number.map(|number| u64::from(number) + 1);
        let bits = value.map(u64::ilog2);
        let mut length = 0;
        while code(
            self.length.get_mut(length as usize).ok_or(Broken)?,
            bits.map(|bits| length < bits),
        ) {
            length += 1;
        }
        let mut read: u64 = 1;
        for place in (0..length).rev() {
            let given = value.map(|value| value >> place & 1 == 1);
            let done = length - 1 - place;
            let bit = if done < MODELLED {
                let at = (length << MODELLED) + (1 << done) - 1 + (read as u32 & ((1 << done) - 1));
                code(self.leading.get_mut(at as usize).ok_or(Broken)?, given)
            } else {
                code(&mut Bit { ..Bit::NEW }, given)
            };
            read = read << 1 | u64::from(bit);
        }
        u32::try_from(read - 1).map_err(|_| Broken)
    }

    /// Has seen these numbers, each as often as said, in turns.
    fn learn(&mut self, habits: &str) {
        let habits: Vec<(u32, u32)> = habits
            .split(' ')
            .filter_map(|habit| {
                let (number, often) = habit.split_once(':')?;
                Some((number.parse().ok()?, often.parse().ok()?))
            })
            .collect();
        let most = habits.iter().map(|(_, often)| *often).max().unwrap_or(0);
        for turn in 0..most {
            for &(number, _) in habits.iter().filter(|(_, often)| turn < *often) {
                // Fails for no number of 32 bits.
                let _ = self.number(Some(number), |bit, given| {
                    let given = given.unwrap_or(false);
                    bit.learn(given);
                    given
                });
            }
        }
        for bit in self.length.iter_mut().chain(&mut self.leading) {
            bit.seen = bit.seen.min(BELIEVED);
        }
    }
}

struct Models(Vec<Model>);

impl Models {
    /// That have seen nothing, or what readings usually hold.
    fn new(habits: Habits) -> Self {
        let mut models = vec![Model::new(); Field::COUNT];
        if habits == Habits::Usual {
            for (model, line) in models.iter_mut().zip(HABITS.lines()) {
                model.learn(line);
            }
        }
        Self(models)
    }

    fn number(
        &mut self,
        field: Field,
        number: Option<u32>,
        code: impl FnMut(&mut Bit, Option<bool>) -> bool,
    ) -> Read<u32> {
        let model = self.0.get_mut(field as usize).ok_or(Broken)?;
        model.number(number, code)
    }
}

/// Writes numbers.
pub(super) struct Encoder {
    models: Models,
    low: u32,
    high: u32,
    bytes: Vec<u8>,
}

impl Encoder {
    pub(super) fn new(habits: Habits) -> Self {
        Self {
            models: Models::new(habits),
            low: 0,
            high: u32::MAX,
            bytes: Vec::new(),
        }
    }

    pub(super) fn number(&mut self, field: Field, number: u32) -> Read<u32> {
        let Self {
            models,
            low,
            high,
            bytes,
        } = self;
        models.number(field, Some(number), |model, bit| {
            let bit = bit.unwrap_or(false);
            let middle = model.middle(*low, *high);
            if bit {
                *high = middle;
            } else {
                *low = middle + 1;
            }
            model.learn(bit);
            while (*low ^ *high) >> 24 == 0 {
                bytes.push((*high >> 24) as u8);
                *low <<= 8;
                *high = *high << 8 | 0xff;
            }
            bit
        })
    }

    /// The shortest bytes that, followed by zeros, lie in what is left of the interval.
    pub(super) fn finish(mut self) -> Vec<u8> {
        for kept in 0..=4u32 {
            let unit = 1u64 << (32 - 8 * kept);
            let rounded = u64::from(self.low).div_ceil(unit) * unit;
            if rounded <= u64::from(self.high) {
                let end = (rounded as u32).to_be_bytes();
                self.bytes.extend(end.into_iter().take(kept as usize));
                break;
            }
        }
        self.bytes
    }
}

/// Reads numbers.
pub(super) struct Decoder<'a> {
    models: Models,
    low: u32,
    high: u32,
    code: u32,
    bytes: &'a [u8],
}

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8], habits: Habits) -> Self {
        let mut decoder = Self {
            models: Models::new(habits),
            low: 0,
            high: u32::MAX,
            code: 0,
            bytes,
        };
        for _ in 0..4 {
            decoder.code = decoder.code << 8 | next(&mut decoder.bytes);
        }
        decoder
    }

    pub(super) fn number(&mut self, field: Field) -> Read<u32> {
        let Self {
            models,
            low,
            high,
            code,
            bytes,
        } = self;
        models.number(field, None, |model, _| {
            let middle = model.middle(*low, *high);
            let bit = *code <= middle;
            if bit {
                *high = middle;
            } else {
                *low = middle + 1;
            }
            model.learn(bit);
            while (*low ^ *high) >> 24 == 0 {
                *low <<= 8;
                *high = *high << 8 | 0xff;
                *code = *code << 8 | next(bytes);
            }
            bit
        })
    }
}

/// The next byte; zero after the last.
fn next(bytes: &mut &[u8]) -> u32 {
    let Some((&first, rest)) = bytes.split_first() else {
        return 0;
    };
    *bytes = rest;
    u32::from(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_there_and_back(numbers in proptest::collection::vec(any::<u32>().prop_map(|n| n >> (n % 32)), 0..200)) {
            for habits in [Habits::None, Habits::Usual] {
                let mut encoder = Encoder::new(habits);
                for &number in &numbers {
                    prop_assert_eq!(encoder.number(Field::Count, number), Ok(number));
                }
                let bytes = encoder.finish();
                let mut decoder = Decoder::new(&bytes, habits);
                for &number in &numbers {
                    prop_assert_eq!(decoder.number(Field::Count), Ok(number));
                }
            }
        }
    }

    #[test]
    fn every_field_has_its_habits() {
        assert_eq!(HABITS.lines().count(), Field::COUNT);
        for line in HABITS.lines() {
            let sound = |habit: &str| {
                habit.split_once(':').is_some_and(|(number, often)| {
                    number.parse::<u32>().is_ok() && often.parse::<u32>().is_ok()
                })
            };
            assert!(line.is_empty() || line.split(' ').all(sound), "{line}");
        }
    }
}
