//! Bit streams with Rice codes: the quotient in unary, the remainder in `k` bits.
//!
//! Reading past the end gives zeros and is remembered; the caller asks [`Reader::failed`] once.

/// Reads bits, lowest first.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u64,
    count: u32,
    failed: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            held: 0,
            count: 0,
            failed: false,
        }
    }

    fn fill(&mut self) {
        while self.count <= 56 {
            let Some(&byte) = self.bytes.get(self.at) else {
                return;
            };
            self.held |= u64::from(byte) << self.count;
            self.at += 1;
            self.count += 8;
        }
    }

    /// `width` bits (at most 32) as a number.
    pub(crate) fn bits(&mut self, width: u32) -> u32 {
        self.fill();
        if self.count < width {
            self.failed = true;
            return 0;
        }
        let value = (self.held & ((1u64 << width) - 1)) as u32;
        self.held >>= width;
        self.count -= width;
        value
    }

    /// One Rice-coded number.
    pub(crate) fn rice(&mut self, k: u32) -> u32 {
        let mut quotient = 0u32;
        loop {
            self.fill();
            if self.count == 0 {
                self.failed = true;
                return 0;
            }
            let ones = self.held.trailing_ones().min(self.count);
            quotient += ones;
            self.held = self.held.checked_shr(ones).unwrap_or(0);
            self.count -= ones;
            if self.count > 0 {
                self.held >>= 1;
                self.count -= 1;
                break;
            }
            if quotient > 1 << 20 {
                self.failed = true;
                return 0;
            }
        }
        (quotient << k).wrapping_add(self.bits(k))
    }

    /// Whether more was asked for than there was.
    pub(crate) fn failed(&self) -> bool {
        self.failed
    }
}

/// Writes what [`Reader`] reads.
#[cfg(any(test, feature = "train"))]
#[derive(Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    held: u64,
    count: u32,
}

#[cfg(any(test, feature = "train"))]
impl Writer {
    pub(crate) fn bits(&mut self, value: u32, width: u32) {
        self.held |= u64::from(value) << self.count;
        self.count += width;
        while self.count >= 8 {
            self.bytes.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    pub(crate) fn rice(&mut self, value: u32, k: u32) {
        for _ in 0..value >> k {
            self.bits(1, 1);
        }
        self.bits(0, 1);
        self.bits(value & ((1 << k) - 1), k);
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.held as u8);
        }
        self.bytes
    }
}

/// The Rice parameter that makes these numbers shortest.
#[cfg(any(test, feature = "train"))]
pub(crate) fn best_rice(values: impl Iterator<Item = u32> + Clone) -> u32 {
    (0..24)
        .min_by_key(|&k| {
            values
                .clone()
                .map(|value| u64::from(value >> k) + 1 + u64::from(k))
                .sum::<u64>()
        })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(values in prop::collection::vec(0u32..5000, 0..200), k in 0u32..14) {
            let mut writer = Writer::default();
            for &value in &values {
                writer.rice(value, k);
            }
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            for &value in &values {
                prop_assert_eq!(reader.rice(k), value);
            }
            prop_assert!(!reader.failed());
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..100), k in 0u32..24) {
            let mut reader = Reader::new(&bytes);
            for _ in 0..2000 {
                reader.rice(k);
            }
            prop_assert!(reader.failed());
        }
    }
}
