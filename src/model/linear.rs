//! [`Linear`]: a linear model over hashed features with several classes.

use super::bits::Reader;
use super::file::{self, ModelError};

/// One weight: `value` is what is added to the score of `class`.
#[derive(Clone, Copy, Debug)]
struct Weight {
    class: u16,
    value: i16,
}

/// A linear model: each feature picks a row, each row holds weights for some classes.
///
/// Weights are kept as sign and level; level `q` stands for `q²` (square-root scale), so most levels lie
/// where most weights are. Content of the file, after the envelope:
///
/// ```text
/// u8 row bits, u8 classes, then each class name: u8 length, bytes
/// u32 rows that hold weights
/// f32 the weight that the value 1 stands for
/// 4 x u8 Rice parameters: row gaps, weights in a row less one, class gaps, levels less one
/// bits: for each such row its gap, its number of weights, and for each weight class gap, level, sign
/// ```
#[derive(Clone, Debug, Default)]
pub struct Linear {
    classes: Vec<Box<str>>,
    shift: u32,
    /// Where each row's weights start; one more than there are rows.
    rows: Vec<u32>,
    weights: Vec<Weight>,
    unit: f32,
}

impl Linear {
    /// Reads a weight file.
    ///
    /// # Errors
    /// When the file is damaged or of another version.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut content = Bytes(file::open(bytes)?);
        let row_bits = u32::from(content.byte()?);
        if !(1..=24).contains(&row_bits) {
            return Err(ModelError::Content);
        }
        let class_count = content.byte()?;
        let mut classes = Vec::new();
        for _ in 0..class_count {
            let length = usize::from(content.byte()?);
            let name = std::str::from_utf8(content.take(length)?).map_err(|_| ModelError::Content)?;
            classes.push(name.into());
        }
        let used = content.word()?;
        let unit = f32::from_bits(content.word()?);
        let mut k = [0; 4];
        for k in &mut k {
            *k = u32::from(content.byte()?).min(24);
        }
        let size = 1usize << row_bits;
        if used as usize > size || !unit.is_finite() {
            return Err(ModelError::Content);
        }
        let mut bits = Reader::new(content.0);
        let mut rows = Vec::with_capacity(size + 1);
        let mut weights = Vec::with_capacity(content.0.len());
        for _ in 0..used {
            let gap = bits.rice(k[0]) as usize;
            let count = bits.rice(k[1]);
            if bits.failed() || rows.len() + gap >= size || count >= u32::from(class_count) {
                return Err(ModelError::Content);
            }
            rows.resize(rows.len() + gap + 1, weights.len() as u32);
            let mut class = 0;
            for _ in 0..=count {
                class += bits.rice(k[2]);
                let level = bits.rice(k[3]) + 1;
                if level > 181 || class >= u32::from(class_count) {
                    return Err(ModelError::Content);
                }
                let square = (level * level) as i16;
                let value = if bits.bits(1) == 1 { -square } else { square };
                weights.push(Weight {
                    class: class as u16,
                    value,
                });
                class += 1;
            }
        }
        if bits.failed() {
            return Err(ModelError::Content);
        }
        rows.resize(size + 1, weights.len() as u32);
        Ok(Self {
            classes,
            shift: 32 - row_bits,
            rows,
            weights,
            unit,
        })
    }

    /// The names of the classes.
    pub fn classes(&self) -> &[Box<str>] {
        &self.classes
    }

    /// The real weight that the value 1 stands for.
    pub fn unit(&self) -> f32 {
        self.unit
    }

    /// Number of weights.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Whether the model knows nothing.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// Adds a feature's weights to the scores, one per class.
    #[inline]
    pub fn add(&self, feature: u32, scores: &mut [i32]) {
        let row = (feature >> self.shift) as usize;
        let (Some(&start), Some(&end)) = (self.rows.get(row), self.rows.get(row + 1)) else {
            return;
        };
        for weight in self.weights.get(start as usize..end as usize).unwrap_or(&[]) {
            if let Some(score) = scores.get_mut(usize::from(weight.class)) {
                *score += i32::from(weight.value);
            }
        }
    }
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (head, rest) = self.0.split_at_checked(count).ok_or(ModelError::Content)?;
        self.0 = rest;
        Ok(head)
    }

    fn byte(&mut self) -> Result<u8, ModelError> {
        Ok(self.take(1)?.first().copied().unwrap_or(0))
    }

    fn word(&mut self) -> Result<u32, ModelError> {
        let (head, rest) = self.0.split_first_chunk::<4>().ok_or(ModelError::Content)?;
        self.0 = rest;
        Ok(u32::from_le_bytes(*head))
    }
}

/// Writes a model: `rows` are row number and its weights by class, both rising; levels are 1 to 127.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write(
    classes: &[String],
    row_bits: u32,
    unit: f32,
    rows: &[(u32, Vec<(u32, i32)>)],
) -> Vec<u8> {
    use super::bits::{Writer, best_rice};
    let row_gaps: Vec<u32> = gaps(rows.iter().map(|(row, _)| *row));
    let counts: Vec<u32> = rows.iter().map(|(_, weights)| weights.len() as u32 - 1).collect();
    let class_gaps: Vec<u32> = rows
        .iter()
        .flat_map(|(_, weights)| gaps(weights.iter().map(|(class, _)| *class)))
        .collect();
    let levels: Vec<u32> = rows
        .iter()
        .flat_map(|(_, weights)| weights.iter().map(|(_, level)| level.unsigned_abs() - 1))
        .collect();
    let k = [&row_gaps, &counts, &class_gaps, &levels].map(|values| best_rice(values.iter().copied()));
    let mut out = vec![row_bits as u8, classes.len() as u8];
    for class in classes {
        out.push(class.len() as u8);
        out.extend(class.bytes());
    }
    out.extend((rows.len() as u32).to_le_bytes());
    out.extend(unit.to_bits().to_le_bytes());
    out.extend(k.map(|k| k as u8));
    let mut bits = Writer::default();
    let mut at = 0;
    for ((gap, count), (_, weights)) in row_gaps.iter().zip(&counts).zip(rows) {
        bits.rice(*gap, k[0]);
        bits.rice(*count, k[1]);
        for (_, level) in weights {
            bits.rice(class_gaps[at], k[2]);
            bits.rice(levels[at], k[3]);
            bits.bits(u32::from(*level < 0), 1);
            at += 1;
        }
    }
    out.extend(bits.finish());
    file::close(&out)
}

/// Distances between rising numbers, less one after the first.
#[cfg(any(test, feature = "train"))]
pub(crate) fn gaps(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut next = 0;
    numbers
        .map(|number| {
            let gap = number - next;
            next = number + 1;
            gap
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> Vec<u8> {
        let classes = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        write(
            &classes,
            4,
            0.5,
            &[(1, vec![(0, 3), (2, -4)]), (9, vec![(1, 127)])],
        )
    }

    #[test]
    fn a_written_model_scores() -> Result<(), ModelError> {
        let model = Linear::read(&sample())?;
        let mut scores = [0; 3];
        model.add(1 << 28, &mut scores);
        model.add(9 << 28, &mut scores);
        model.add(2 << 28, &mut scores);
        assert_eq!(scores, [9, 16129, -16]);
        assert_eq!(model.len(), 3);
        Ok(())
    }

    #[test]
    fn every_damaged_byte_is_noticed() {
        let good = sample();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 0x10;
            assert!(Linear::read(&bad).is_err(), "byte {at}");
            assert!(Linear::read(&good[..at]).is_err(), "cut at {at}");
        }
    }

    proptest! {
        #[test]
        fn any_content_is_read_or_refused(content in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = Linear::read(&file::close(&content));
        }
    }
}
