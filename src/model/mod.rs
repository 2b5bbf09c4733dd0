//! Trained models: the weight file's format, linear scoring over hashed features, tables of word marks.
//!
//! Not here: what the features mean (`syntax`) and how data is read for training (feature `train`).

mod coder;
mod features;
mod file;
mod linear;
mod marks;
mod rows;

pub use features::Features;
pub use file::{ModelError, close as enclosed};
pub use linear::Linear;
pub use marks::Marks;
pub(crate) use rows::FEW;
pub use rows::Scores;
#[cfg(feature = "train")]
pub(crate) use {linear::write as write_linear, marks::write as write_marks};

/// Mixes a feature's template number with up to three values into the 32 bits that pick its row.
#[inline(always)]
pub fn feature(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let mut h = (u64::from(template) << 32 | u64::from(a)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h = (h ^ (h >> 29) ^ u64::from(b)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    h = (h ^ (h >> 32) ^ u64::from(c)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (h >> 32) as u32
}

/// Hash of a string (FNV-1a, 32 bits, with a final mix so that the high bits are good).
#[inline]
pub fn hash(bytes: &[u8]) -> u32 {
    finish(bytes.iter().fold(START, |h, &byte| step(h, byte)))
}

/// Start value of a running [`hash`].
pub const START: u32 = 0x811C_9DC5;

/// One byte more of a running [`hash`].
#[inline]
pub fn step(h: u32, byte: u8) -> u32 {
    (h ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// Ends a running [`hash`].
#[inline]
pub fn finish(h: u32) -> u32 {
    let h = (h ^ (h >> 15)).wrapping_mul(0x2C1B_3C6D);
    h ^ (h >> 13)
}
