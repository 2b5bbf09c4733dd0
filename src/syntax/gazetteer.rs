//! Known names: countries, people's first names, cities, organisations and the words that head such names,
//! looked up as phrases. What a match means is left to the name tagger's weights.

use super::words::Word;
use crate::model::{self, Marks};
use std::ops::Range;

/// A longer phrase begins with these words.
pub(crate) const PREFIX: u16 = 1 << 15;
/// A head word ("ministry") or a title ("president"), found in small letters too.
pub(crate) const HEADS: u16 = 0b111 << 12 | TITLE;
/// A word that stands before people's names.
pub(crate) const TITLE: u16 = 1 << 10;

/// Bodies, companies, media and armed groups.
pub(crate) const BODIES: u32 = 0b1_1110_0000;

/// The longest phrase, in words.
const LONGEST: usize = 7;

/// Hash of a phrase that goes on with one more word.
pub(crate) fn extend(phrase: u32, word: u32) -> u32 {
    model::feature(7, phrase, word, 0)
}

/// For each word the kinds of the longest known phrase that covers it, and in the top bits its place there.
pub(crate) fn look_up(table: &Marks, words: &[Word], out: &mut Vec<u32>) {
    let start = out.len();
    out.resize(start + words.len(), 0);
    let out = &mut out[start..];
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        let Some(first) = table.get(word.low) else {
            at += 1;
            continue;
        };
        if !word.title {
            out[at] = u32::from(first & HEADS);
            at += 1;
            continue;
        }
        let mut found = (1, first & !PREFIX);
        let mut phrase = word.low;
        let mut more = first & PREFIX != 0;
        for (length, next) in (2..=LONGEST).zip(words.iter().skip(at + 1)) {
            if !more {
                break;
            }
            phrase = extend(phrase, next.low);
            let Some(kinds) = table.get(phrase) else { break };
            more = kinds & PREFIX != 0;
            if kinds & !PREFIX != 0 {
                found = (length, kinds & !PREFIX);
            }
        }
        let (length, kinds) = found;
        if kinds != 0 {
            for place in 0..length {
                let position = match (place, length) {
                    (_, 1) => 1,
                    (0, _) => 2,
                    (place, length) if place + 1 == length => 3,
                    _ => 4,
                };
                out[at + place] = u32::from(kinds) | position << 16;
            }
        }
        at += length;
    }
}

/// The known phrases of several words of these kinds, as ranges of words, in what [`look_up`] gave.
pub(crate) fn phrases(found: &[u32], of: u32) -> impl Iterator<Item = Range<u32>> {
    let place = |kinds: u32| kinds >> 16;
    (0u32..)
        .zip(found)
        .filter(move |(_, kinds)| place(**kinds) == 2 && **kinds & of != 0)
        .map(move |(start, _)| {
            let inside = found[start as usize + 1..]
                .iter()
                .take_while(|kinds| place(**kinds) == 4)
                .count();
            start..start + inside as u32 + 2
        })
}
