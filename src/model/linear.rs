//! [`Linear`]: a linear model over hashed features with several classes.

use super::coder::{Chance, Coder, Number, Reader};
use super::file::{self, ModelError};
use super::rows::{FEW, Rows, Scores, Weight};

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
    rows: Rows,
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
        let mut rows = Rows::new(row_bits, usize::from(class_count), used as usize);
        let mut weights = Vec::new();
        let mut next = 0usize;
        for _ in 0..used {
            let gap = chances
                .read(&mut coder, &mut weights)
                .ok_or(ModelError::Content)?;
            let place = next + gap;
            if place >= size || rows.len() > MOST_WEIGHTS {
                return Err(ModelError::Content);
            }
            next = place + 1;
            rows.push(place, &weights);
        }
        if coder.failed() {
            return Err(ModelError::Content);
        }
        rows.finish();
        Ok(Self { classes, rows, unit })
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
        self.rows.len()
    }

    /// Whether the model knows nothing.
    pub fn is_empty(&self) -> bool {
        self.rows.len() == 0
    }

    /// The scores of the classes for these features; `room` is where they are added up.
    pub fn score<'a>(&self, features: &[u32], room: &'a mut Scores) -> &'a [i32] {
        let count = self.classes.len().min(room.len());
        room[..count].fill(0);
        self.rows.add(features, room);
        &room[..count]
    }

    /// The scores for a model of at most [`FEW`] classes; noughts for a larger one.
    #[inline]
    pub(crate) fn few(&self, features: &[u32]) -> [i32; FEW] {
        self.rows.few(features)
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

    /// Reads a row: how many are left out before it, and its weights; `None` when the file is damaged.
    ///
    /// A function of its own that is called for every row: browsers begin with slow code, and what they have
    /// made fast in the meantime is used from the next call on.
    #[inline(never)]
    fn read(&mut self, coder: &mut Reader, weights: &mut Vec<Weight>) -> Option<usize> {
        let gap = self.gap.code(coder, 0) as usize;
        let count = self.count(coder, 0);
        let classes = self.classes;
        let mut row = self.row(count);
        weights.clear();
        for _ in 0..count {
            let (class, level) = row.weight(coder, 0, 0);
            if level.unsigned_abs() > 181 || class as usize >= classes {
                return None;
            }
            weights.push(Weight {
                class: class as u8,
                value: (level * level.abs()) as i16,
            });
        }
        (!coder.failed()).then_some(gap)
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

    /// The plain definition: the weights of every feature's row, added up.
    fn plainly(rows: &[(u32, Vec<(u32, i32)>)], features: &[u32]) -> Vec<i32> {
        let mut scores = vec![0; 256];
        for feature in features {
            for (_, weights) in rows.iter().filter(|(row, _)| *row == feature >> (32 - BITS)) {
                for (class, level) in weights {
                    scores[*class as usize] += level * level.abs();
                }
            }
        }
        scores
    }

    const BITS: u32 = 7;

    fn any_rows(classes: u32) -> impl Strategy<Value = Vec<(u32, Vec<(u32, i32)>)>> {
        let level = (1..=127i32).prop_flat_map(|level| prop_oneof![Just(level), Just(-level)]);
        let row = prop::collection::btree_map(0..classes, level, 1..=classes.min(6) as usize);
        prop::collection::btree_map(0..1u32 << BITS, row, 0..90).prop_map(|rows| {
            rows.into_iter()
                .map(|(at, row)| (at, row.into_iter().collect()))
                .collect()
        })
    }

    proptest! {
        #[test]
        fn scores_are_the_weights_added_up(
            (classes, rows) in (1..60u32).prop_flat_map(|classes| (Just(classes), any_rows(classes))),
            features in prop::collection::vec(any::<u32>(), 0..200),
        ) {
            let names: Vec<String> = (0..classes).map(|class| class.to_string()).collect();
            let model = Linear::read(&write(&names, BITS, 1.0, &rows)).map_err(|e| TestCaseError::fail(e.to_string()))?;
            let expected = plainly(&rows, &features);
            let mut room = [7; 256];
            prop_assert_eq!(model.score(&features, &mut room), &expected[..classes as usize]);
            if classes as usize <= FEW {
                prop_assert_eq!(&model.few(&features)[..], &expected[..FEW]);
            }
        }
    }

    #[test]
    fn a_written_model_scores() -> Result<(), ModelError> {
        let model = Linear::read(&sample())?;
        let features = [1 << 28, 9 << 28, 2 << 28];
        assert_eq!(model.score(&features, &mut [0; 256]), [9, 16129, -16]);
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
