//! [`Linear`]: a linear model over hashed features with several classes.

use super::coder::{Chance, Coder, Number, Reader};
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
/// decisions of `coder`: for each such row its gap, its number of weights, and for each weight class, level, sign
/// ```
#[derive(Clone, Debug, Default)]
pub struct Linear {
    classes: Vec<Box<str>>,
    shift: u32,
    /// One bit a row: whether it holds weights. Nearly all rows are empty, and these bits fit into a cache.
    present: Vec<u64>,
    /// Rows with weights before each 64 rows.
    before: Vec<u32>,
    /// Where the weights of each row that has some start; one more than there are such rows.
    starts: Vec<u32>,
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
        let size = 1usize << row_bits;
        if used as usize > size || !unit.is_finite() {
            return Err(ModelError::Content);
        }
        let mut coder = Reader::new(content.0);
        let mut chances = Chances::new(usize::from(class_count));
        let mut present = vec![0u64; size.div_ceil(64)];
        let mut starts = Vec::with_capacity(used as usize + 1);
        let mut weights = Vec::with_capacity(content.0.len());
        let mut next = 0usize;
        for _ in 0..used {
            let place = next + chances.gap.code(&mut coder, 0) as usize;
            if coder.failed() || place >= size || weights.len() > MOST_WEIGHTS {
                return Err(ModelError::Content);
            }
            next = place + 1;
            if let Some(bits) = present.get_mut(place / 64) {
                *bits |= 1 << (place % 64);
            }
            starts.push(weights.len() as u32);
            let count = chances.count(&mut coder, 0);
            let mut row = chances.row(count);
            for _ in 0..count {
                let (class, level) = row.weight(&mut coder, 0, 0);
                if level.unsigned_abs() > 181 || class >= u32::from(class_count) {
                    return Err(ModelError::Content);
                }
                weights.push(Weight {
                    class: class as u16,
                    value: (level * level.abs()) as i16,
                });
            }
        }
        if coder.failed() {
            return Err(ModelError::Content);
        }
        starts.push(weights.len() as u32);
        let before = present
            .iter()
            .scan(0, |sum, bits| {
                let here = *sum;
                *sum += bits.count_ones();
                Some(here)
            })
            .collect();
        weights.shrink_to_fit();
        Ok(Self {
            classes,
            shift: 32 - row_bits,
            present,
            before,
            starts,
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
        let row = feature >> self.shift;
        let block = (row / 64) as usize;
        let bit = 1u64 << (row % 64);
        let Some(&bits) = self.present.get(block) else {
            return;
        };
        if bits & bit == 0 {
            return;
        }
        let Some(&before) = self.before.get(block) else {
            return;
        };
        let place = (before + (bits & (bit - 1)).count_ones()) as usize;
        let (Some(&start), Some(&end)) = (self.starts.get(place), self.starts.get(place + 1)) else {
            return;
        };
        for weight in self.weights.get(start as usize..end as usize).unwrap_or(&[]) {
            if let Some(score) = scores.get_mut(usize::from(weight.class)) {
                *score += i32::from(weight.value);
            }
        }
    }
}

/// More than any model of ours; a file that claims more is refused before it fills the memory.
const MOST_WEIGHTS: usize = 1 << 22;

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

/// The chances of everything that the rows of a file say.
struct Chances {
    classes: usize,
    /// Rows left out before a row.
    gap: Number,
    /// Whether a row has more weights, by how many it has already.
    more: Vec<Chance>,
    /// The class, by the class before it and by how many weights are to come.
    class: Vec<Chance>,
    /// The level less one, by the weights in the row.
    level: [Number; 4],
    /// The sign, by class, sign before it and place in the row.
    sign: Vec<Chance>,
}

/// How many weights to come are told apart.
const TO_COME: usize = 8;

impl Chances {
    fn new(classes: usize) -> Self {
        let width = tree_width(classes);
        Self {
            classes,
            gap: Number::default(),
            more: vec![Chance::EVEN; classes + 1],
            class: vec![Chance::EVEN; ((classes + 1) * TO_COME) << width],
            level: Default::default(),
            sign: vec![Chance::EVEN; 12 << width],
        }
    }

    /// The weights in a row, at least one.
    fn count(&mut self, coder: &mut impl Coder, count: usize) -> usize {
        let mut counted = 1;
        while counted < self.classes && coder.code(&mut self.more[counted], count > counted) {
            counted += 1;
        }
        counted
    }

    /// For a row with `count` weights.
    fn row(&mut self, count: usize) -> Row<'_> {
        Row {
            before: self.classes,
            chances: self,
            count,
            at: 0,
            sign: 0,
        }
    }
}

/// Bits of a class.
fn tree_width(classes: usize) -> u32 {
    classes
        .saturating_sub(1)
        .checked_ilog2()
        .map_or(0, |bits| bits + 1)
}

/// One row on its way in or out.
struct Row<'a> {
    chances: &'a mut Chances,
    count: usize,
    at: usize,
    /// The class before.
    before: usize,
    /// Nothing, plus, minus before.
    sign: usize,
}

impl Row<'_> {
    /// The next weight: its class, and its level with the weight's sign. A class that a damaged file makes up
    /// may lie beyond the last.
    fn weight(&mut self, coder: &mut impl Coder, class: u32, level: i32) -> (u32, i32) {
        let width = tree_width(self.chances.classes);
        let to_come = (self.count - self.at).min(TO_COME - 1);
        let start = (self.before.min(self.chances.classes) * TO_COME + to_come) << width;
        let tree = self.chances.class.get_mut(start..start + (1 << width));
        let class = coder.tree(tree.unwrap_or(&mut []), width, class);
        let size = &mut self.chances.level[self.count.min(4) - 1];
        let size = size.code(coder, level.unsigned_abs().wrapping_sub(1)) as i32 + 1;
        let sign = (class as usize * 3 + self.sign) * 4 + self.at.min(3);
        let minus = coder.code(&mut self.chances.sign[sign], level < 0);
        self.at += 1;
        self.before = class as usize;
        self.sign = 1 + usize::from(minus);
        (class, if minus { -size } else { size })
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
    let mut out = vec![row_bits as u8, classes.len() as u8];
    for class in classes {
        out.push(class.len() as u8);
        out.extend(class.bytes());
    }
    out.extend((rows.len() as u32).to_le_bytes());
    out.extend(unit.to_bits().to_le_bytes());
    let mut coder = super::coder::Writer::new();
    let mut chances = Chances::new(classes.len());
    let gaps = gaps(rows.iter().map(|(row, _)| *row));
    for (gap, (_, weights)) in gaps.iter().zip(rows) {
        chances.gap.code(&mut coder, *gap);
        chances.count(&mut coder, weights.len());
        let mut row = chances.row(weights.len());
        for (class, level) in weights {
            row.weight(&mut coder, *class, *level);
        }
    }
    out.extend(coder.finish());
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
