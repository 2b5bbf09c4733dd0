//! [`Rows`]: the weights of a model in memory, laid out so that many features are added up fast.
//!
//! Not here: the file that they come from (`linear`).

/// Room for the score of every class that a model may have; a class is a byte, so no index can miss.
pub type Scores = [i32; 256];

/// With so many classes or fewer, the weights of a row stand side by side, noughts and all.
pub(crate) const FEW: usize = 4;

/// One weight: `value` is what is added to the score of `class`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    pub class: u8,
    pub value: i16,
}

/// Rows of weights, nearly all of them empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    shift: u32,
    /// For each 32 rows: which of them hold weights, in the low half, and how many such rows stand before them,
    /// in the high half. Whether a row is empty is seen here, in memory that fits into a cache.
    blocks: Vec<u64>,
    cells: Cells,
    weights: usize,
}

#[derive(Clone, Debug)]
enum Cells {
    /// The first row holds noughts and stands for all that are empty.
    Few(Vec<[i16; FEW]>),
    Many {
        /// Where the weights of each row that has some start; one more than there are such rows.
        starts: Vec<u32>,
        weights: Vec<Weight>,
    },
}

impl Default for Cells {
    fn default() -> Self {
        Self::Few(Vec::new())
    }
}

/// Rows of a block.
const BLOCK: u32 = 32;
/// Features that are looked at together.
const BATCH: usize = 64;

impl Rows {
    /// Empty rows: 2^`bits`, of which `used` are to come.
    pub(super) fn new(bits: u32, classes: usize, used: usize) -> Self {
        let size = 1usize << bits;
        Self {
            shift: 32 - bits,
            blocks: vec![0; size.div_ceil(BLOCK as usize)],
            cells: if classes <= FEW {
                Cells::Few(vec![[0; FEW]; 1])
            } else {
                Cells::Many {
                    starts: Vec::with_capacity(used + 1),
                    weights: Vec::with_capacity(used * 2),
                }
            },
            weights: 0,
        }
    }

    /// The next row that holds weights; rows come in order.
    pub(super) fn push(&mut self, row: usize, weights: &[Weight]) {
        if let Some(block) = self.blocks.get_mut(row / BLOCK as usize) {
            *block |= 1 << (row % BLOCK as usize);
        }
        self.weights += weights.len();
        match &mut self.cells {
            Cells::Few(rows) => {
                let mut row = [0; FEW];
                for weight in weights {
                    if let Some(cell) = row.get_mut(usize::from(weight.class)) {
                        *cell = weight.value;
                    }
                }
                rows.push(row);
            }
            Cells::Many { starts, weights: all } => {
                starts.push(all.len() as u32);
                all.extend_from_slice(weights);
            }
        }
    }

    /// All rows are there.
    pub(super) fn finish(&mut self) {
        let mut before = 0u32;
        for block in &mut self.blocks {
            let here = (*block as u32).count_ones();
            *block |= u64::from(before) << 32;
            before += here;
        }
        if let Cells::Many { starts, weights } = &mut self.cells {
            starts.push(weights.len() as u32);
            weights.shrink_to_fit();
        }
    }

    /// Number of weights.
    pub(super) fn len(&self) -> usize {
        self.weights
    }

    #[inline(always)]
    fn block(&self, row: u32) -> u64 {
        self.blocks.get((row / BLOCK) as usize).copied().unwrap_or(0)
    }

    /// Adds the weights of all features to the scores. Like the other hot functions it is never made a part of its
    /// caller, for the reason that `Chances::read` has.
    #[inline(never)]
    pub(super) fn add(&self, features: &[u32], scores: &mut Scores) {
        match &self.cells {
            Cells::Few(_) => {
                for (score, sum) in scores.iter_mut().zip(self.few(features)) {
                    *score += sum;
                }
            }
            Cells::Many { starts, weights } => {
                for batch in features.chunks(BATCH) {
                    self.add_batch(batch, starts, weights, scores);
                }
            }
        }
    }

    /// Adds at most [`BATCH`] features, in passes without jumps that have to be guessed: a processor then waits
    /// for the memory of many rows at once.
    fn add_batch(&self, batch: &[u32], starts: &[u32], weights: &[Weight], scores: &mut Scores) {
        // every row is written, and only those with weights are kept
        let mut rows = [0u32; BATCH];
        let mut found = 0;
        for &feature in batch {
            let row = feature >> self.shift;
            if let Some(place) = rows.get_mut(found) {
                *place = row;
            }
            found += (self.block(row) >> (row % BLOCK)) as usize & 1;
        }
        let mut ranges = [(0u32, 0u32); BATCH];
        for (range, &row) in ranges.iter_mut().zip(&rows[..found]) {
            let place = rank(self.block(row), row) as usize;
            if let Some(&[start, end]) = starts.get(place..).and_then(<[u32]>::first_chunk) {
                *range = (start, end);
            }
        }
        // most rows have one weight, and all have a first
        let ranges = &ranges[..found];
        for &(start, _) in ranges {
            if let Some(weight) = weights.get(start as usize) {
                scores[usize::from(weight.class)] += i32::from(weight.value);
            }
        }
        for &(start, end) in ranges {
            for weight in weights.get(start as usize + 1..end as usize).unwrap_or(&[]) {
                scores[usize::from(weight.class)] += i32::from(weight.value);
            }
        }
    }

    /// The sums for a model of few classes; noughts for others.
    #[inline(never)]
    pub(super) fn few(&self, features: &[u32]) -> [i32; FEW] {
        let mut sums = [0; FEW];
        if let Cells::Few(rows) = &self.cells {
            for &feature in features {
                let row = feature >> self.shift;
                let block = self.block(row);
                // no jump that has to be guessed: an empty row adds noughts
                let present = (block as u32 >> (row % BLOCK)) & 1;
                let place = (rank(block, row) + 1) & present.wrapping_neg();
                if let Some(row) = rows.get(place as usize) {
                    for (sum, &value) in sums.iter_mut().zip(row) {
                        *sum += i32::from(value);
                    }
                }
            }
        }
        sums
    }
}

/// How many rows with weights stand before this one.
#[inline(always)]
fn rank(block: u64, row: u32) -> u32 {
    let below = block as u32 & ((1 << (row % BLOCK)) - 1);
    (block >> 32) as u32 + below.count_ones()
}
