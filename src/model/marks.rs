//! [`Marks`]: a table from words (or phrases) to small numbers, keeping only fingerprints of the words.

use super::coder::{Chance, Coder, Number, Reader};
use super::file::{self, ModelError};

/// Bits kept of a key's hash. With 20,000 keys one unknown word in 800 is taken for a known one.
const FINGERPRINT: u32 = 24;

/// A table from hashed keys to numbers below 65,536.
///
/// Content of the file, after the envelope:
///
/// ```text
/// u32 number of keys, u8 bits of a value
/// decisions of `coder`: for each key, in order of its fingerprint: gap, value
/// ```
#[derive(Clone, Debug, Default)]
pub struct Marks {
    keys: Vec<u32>,
    values: Vec<u16>,
    /// Where the keys with a given top byte start.
    index: Vec<u32>,
}

impl Marks {
    /// Reads a table.
    ///
    /// # Errors
    /// When the file is damaged or of another version.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let content = file::open(bytes)?;
        let (head, rest) = content.split_first_chunk::<5>().ok_or(ModelError::Content)?;
        let count = u32::from_le_bytes([head[0], head[1], head[2], head[3]]);
        let width = u32::from(head[4]);
        if width > 16 || count > 1 << FINGERPRINT {
            return Err(ModelError::Content);
        }
        let mut coder = Reader::new(rest);
        let (mut gaps, mut trees) = (Number::default(), vec![Chance::EVEN; 1 << width]);
        let mut keys = Vec::new();
        let mut values = Vec::new();
        let mut next = 0u32;
        for _ in 0..count {
            let (gap, value) = entry(&mut coder, &mut gaps, &mut trees, width);
            let key = next.saturating_add(gap);
            values.push(value);
            if coder.failed() || key >= 1 << FINGERPRINT {
                return Err(ModelError::Content);
            }
            keys.push(key);
            next = key + 1;
        }
        let index = (0..=256u32)
            .map(|top| keys.partition_point(|&key| key >> (FINGERPRINT - 8) < top) as u32)
            .collect();
        Ok(Self { keys, values, index })
    }

    /// The number kept for a key with this [`hash`](super::hash).
    #[inline]
    pub fn get(&self, hash: u32) -> Option<u16> {
        let key = hash >> (32 - FINGERPRINT);
        let top = (key >> (FINGERPRINT - 8)) as usize;
        let (start, end) = (*self.index.get(top)? as usize, *self.index.get(top + 1)? as usize);
        let found = self.keys.get(start..end)?.binary_search(&key).ok()?;
        self.values.get(start + found).copied()
    }
}

/// Reads the gap before a key and its value; a function of its own for the reason that `Chances::read` has.
#[inline(never)]
fn entry(coder: &mut Reader, gaps: &mut Number, trees: &mut [Chance], width: u32) -> (u32, u16) {
    let gap = gaps.code(coder, 0);
    (gap, coder.tree(trees, width, 0) as u16)
}

/// Writes a table. Of two keys with one fingerprint the later wins.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write(entries: &[(u32, u16)]) -> Vec<u8> {
    use std::collections::BTreeMap;
    let table: BTreeMap<u32, u16> = entries
        .iter()
        .map(|&(hash, value)| (hash >> (32 - FINGERPRINT), value))
        .collect();
    let gaps = super::linear::gaps(table.keys().copied());
    let width = 16 - table.values().max().copied().unwrap_or(0).leading_zeros();
    let mut out = (table.len() as u32).to_le_bytes().to_vec();
    out.push(width as u8);
    let mut coder = super::coder::Writer::new();
    let (mut numbers, mut trees) = (Number::default(), vec![Chance::EVEN; 1 << width]);
    for (gap, value) in gaps.iter().zip(table.values()) {
        numbers.code(&mut coder, *gap);
        coder.tree(&mut trees, width, u32::from(*value));
    }
    out.extend(coder.finish());
    file::close(&out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hash;

    #[test]
    fn what_is_written_is_found() -> Result<(), ModelError> {
        let words = ["paris", "rome", "the", ""];
        let entries: Vec<(u32, u16)> = (0u16..)
            .zip(words)
            .map(|(at, word)| (hash(word.as_bytes()), at))
            .collect();
        let table = Marks::read(&write(&entries))?;
        for (at, word) in (0u16..).zip(words) {
            assert_eq!(table.get(hash(word.as_bytes())), Some(at));
        }
        assert_eq!(table.get(hash(b"london")), None);
        Ok(())
    }

    #[test]
    fn a_damaged_table_is_refused() {
        let mut bytes = write(&[(7 << 20, 3)]);
        bytes[17] ^= 1;
        assert_eq!(Marks::read(&bytes).err(), Some(ModelError::Checksum));
    }
}
