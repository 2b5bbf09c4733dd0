//! [`Averaged`]: an averaged perceptron over hashed rows, with pruning to a number of weights.

use crate::model::Linear;

/// Weights under training.
pub struct Averaged {
    classes: Vec<String>,
    bits: u32,
    stride: usize,
    weights: Vec<f32>,
    sums: Vec<f64>,
    /// Cells that may be changed; all when empty.
    mask: Vec<bool>,
    step: f64,
}

impl Averaged {
    /// A model that knows nothing yet.
    pub fn new(classes: Vec<String>, bits: u32) -> Self {
        let stride = classes.len().next_multiple_of(4);
        let cells = stride << bits;
        Self {
            classes,
            bits,
            stride,
            weights: vec![0.0; cells],
            sums: vec![0.0; cells],
            mask: Vec::new(),
            step: 1.0,
        }
    }

    fn row(&self, feature: u32) -> usize {
        (feature >> (32 - self.bits)) as usize * self.stride
    }

    /// Scores of all classes.
    pub fn score(&self, features: &[u32], scores: &mut Vec<f32>) {
        scores.clear();
        scores.resize(self.stride, 0.0);
        for &feature in features {
            let row = self.row(feature);
            for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + self.stride]) {
                *score += weight;
            }
        }
        scores.truncate(self.classes.len());
    }

    /// Adds `delta` to the weights of a class.
    pub fn update(&mut self, features: &[u32], class: usize, delta: f32) {
        for &feature in features {
            let cell = self.row(feature) + class;
            if self.mask.is_empty() || self.mask[cell] {
                self.weights[cell] += delta;
                self.sums[cell] += self.step * f64::from(delta);
            }
        }
    }

    /// Counts one example.
    pub fn tick(&mut self) {
        self.step += 1.0;
    }

    fn average(&self, cell: usize) -> f32 {
        (f64::from(self.weights[cell]) - self.sums[cell] / self.step) as f32
    }

    /// Keeps the `count` largest averages, forgets the rest for good and goes on from the averages.
    pub fn prune(&mut self, count: usize) {
        let threshold = self.threshold(count);
        let averages: Vec<f32> = (0..self.weights.len()).map(|cell| self.average(cell)).collect();
        self.mask = averages
            .iter()
            .map(|average| average.abs() >= threshold)
            .collect();
        for (cell, average) in averages.into_iter().enumerate() {
            self.weights[cell] = if self.mask[cell] { average } else { 0.0 };
            self.sums[cell] = 0.0;
        }
        self.step = 1.0;
    }

    fn threshold(&self, count: usize) -> f32 {
        let mut sizes: Vec<f32> = (0..self.weights.len())
            .map(|cell| self.average(cell).abs())
            .filter(|&size| size > 0.0)
            .collect();
        if sizes.len() <= count {
            return f32::MIN_POSITIVE;
        }
        let place = sizes.len() - count;
        *sizes.select_nth_unstable_by(place, f32::total_cmp).1
    }

    /// The averages as a weight file with at most about `count` weights at `levels` levels.
    pub fn file(&self, count: usize, levels: i32) -> Vec<u8> {
        let threshold = self.threshold(count);
        quantise(&self.classes, self.bits, self.stride, levels, threshold, |cell| {
            self.average(cell)
        })
    }
}

/// Writes real weights with the square-root scale.
pub fn quantise(
    classes: &[String],
    bits: u32,
    stride: usize,
    levels: i32,
    threshold: f32,
    weight: impl Fn(usize) -> f32,
) -> Vec<u8> {
    let most = (0..stride << bits)
        .map(|cell| weight(cell).abs())
        .fold(f32::MIN_POSITIVE, f32::max);
    let mut rows = Vec::new();
    for row in 0..1usize << bits {
        let kept: Vec<(u32, i32)> = (0..classes.len())
            .filter_map(|class| {
                let weight = weight(row * stride + class);
                let level = (levels as f32 * (weight.abs() / most).sqrt()).round() as i32;
                (weight.abs() >= threshold && level > 0)
                    .then_some((class as u32, if weight < 0.0 { -level } else { level }))
            })
            .collect();
        if !kept.is_empty() {
            rows.push((row as u32, kept));
        }
    }
    let unit = most / (levels * levels) as f32;
    crate::model::write_linear(classes, bits, unit, &rows)
}

/// A random order that is the same in every run.
pub struct Shuffle(u64);

impl Shuffle {
    /// Starts with a fixed seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Puts the items into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.draw() % (at as u64 + 1)) as usize);
        }
    }
}

/// Reads a model that was just written.
pub fn reread(bytes: &[u8]) -> Linear {
    Linear::read(bytes).unwrap_or_default()
}
