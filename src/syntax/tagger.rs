//! The tagger: universal part of speech and Penn tag together, left to right, greedily.

use super::words::{EDGE, Word};
use crate::model::{Features, Linear, Scores, feature};

/// Before the first word of a sentence.
pub(crate) const NO_TAG: u32 = 255;

/// Features of the word at `index`; `before` are the tags of the two words before it, nearest first.
pub(crate) fn features(words: &[Word], index: usize, before: [u32; 2], out: &mut Features) {
    let at = |offset: isize| {
        index
            .checked_add_signed(offset)
            .and_then(|place| words.get(place))
            .unwrap_or(&EDGE)
    };
    let (w, p, pp, n, nn) = (at(0), at(-1), at(-2), at(1), at(2));
    let [t1, t2] = before;
    let case = u32::from(w.title) | u32::from(w.upper) << 1 | u32::from(index == 0) << 2;
    let glue = u32::from(w.glued) | u32::from(n.glued) << 1;
    out.clear();
    let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(template, a, b, c));
    add(1, 0, 0, 0);
    add(2, w.low, 0, 0);
    add(3, w.low, case, 0);
    add(4, p.low, 0, 0);
    add(5, n.low, 0, 0);
    add(6, pp.low, 0, 0);
    add(7, nn.low, 0, 0);
    add(8, p.low, w.low, 0);
    add(9, w.low, n.low, 0);
    add(10, t1, 0, 0);
    add(11, t1, t2, 0);
    add(12, t1, w.low, 0);
    add(13, t1, n.low, 0);
    add(14, t1, t2, w.low);
    for (length, suffix) in (0u32..).zip(w.suffix) {
        if suffix != 0 {
            add(15, length, suffix, case & 1);
        }
    }
    for (length, prefix) in (0u32..).zip(w.prefix) {
        if prefix != 0 {
            add(16, length, prefix, 0);
        }
    }
    add(17, w.shape, u32::from(index == 0), 0);
    add(18, w.shape, p.shape, n.shape);
    add(19, t1, w.suffix[2], 0);
    add(20, n.suffix[2], 0, 0);
    add(21, p.suffix[2], w.suffix[1], 0);
    add(22, w.suffix[2], n.suffix[1], 0);
    add(23, w.fine, case & 1, 0);
    add(24, p.fine, w.fine, 0);
    add(25, w.fine, n.fine, 0);
    add(26, n.fine, 0, 0);
    add(27, t1, w.fine, n.fine);
    add(28, nn.coarse, n.coarse, w.low);
    add(29, t1, n.fine, 0);
    add(30, w.low, glue, 0);
    add(31, case, t1, n.suffix[0]);
    add(32, t1, w.low, n.low);
    add(33, w.coarse, w.suffix[1], 0);
    add(34, nn.fine, 0, 0);
}

/// Tags one sentence; classes of `model` are appended to `out`.
#[inline(never)]
pub(crate) fn tag(model: &Linear, words: &[Word], scratch: &mut Scratch, out: &mut Vec<u32>) {
    let mut before = [NO_TAG; 2];
    for index in 0..words.len() {
        features(words, index, before, &mut scratch.features);
        let tag = scratch.best(model).0;
        out.push(tag);
        before = [tag, before[0]];
    }
}

/// Buffers that are used again from word to word.
pub(crate) struct Scratch {
    pub features: Features,
    pub scores: Scores,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            features: Features::default(),
            scores: [0; 256],
        }
    }
}

impl Scratch {
    /// The class with the highest score for the features, the first of equals, and that score.
    pub(crate) fn best(&mut self, model: &Linear) -> (u32, i32) {
        let scores = model.score(&self.features, &mut self.scores);
        let most = scores.iter().copied().max().unwrap_or(0);
        let class = scores.iter().position(|&score| score == most).unwrap_or(0) as u32;
        (class, most)
    }
}
