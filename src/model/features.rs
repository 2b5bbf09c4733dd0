//! [`Features`]: the hashed features of one thing that is to be scored.

use std::ops::Deref;

/// More than any template list of ours gives; a test of each list would notice.
const MOST: usize = 128;

/// A list of features in room of a fixed size: lists are filled far too often to ask for more room each time.
#[derive(Clone, Debug)]
pub struct Features {
    rows: [u32; MOST],
    count: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            rows: [0; MOST],
            count: 0,
        }
    }
}

impl Features {
    /// Forgets all features.
    #[inline(always)]
    pub fn clear(&mut self) {
        self.count = 0;
    }

    /// One feature more, as [`feature`](super::feature) hashes it. What finds no room is left out.
    #[inline(always)]
    pub fn push(&mut self, feature: u32) {
        debug_assert!(self.count < MOST, "too many features");
        if let Some(place) = self.rows.get_mut(self.count) {
            *place = feature;
            self.count += 1;
        }
    }
}

impl Deref for Features {
    type Target = [u32];

    #[inline]
    fn deref(&self) -> &[u32] {
        self.rows.get(..self.count).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_kept_in_order() {
        let mut features = Features::default();
        features.push(3);
        features.push(1);
        assert_eq!(features[..], [3, 1]);
        features.clear();
        assert!(features.is_empty());
    }
}
