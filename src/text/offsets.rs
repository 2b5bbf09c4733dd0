//! Byte offsets to code points and back, for the edges that count in code points (JSON, W3C selectors).

/// Converts between byte offsets and code-point offsets of one text; built once, then logarithmic.
pub struct CodePoints {
    /// Byte offset at every 64th code point; worked example: for a 130-character ASCII text `[0, 64, 128]`.
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl CodePoints {
    /// Walks over the text once.
    pub fn new(text: &str) -> Self {
        Self {
            marks: text
                .char_indices()
                .step_by(STEP)
                .map(|(byte, _)| byte as u32)
                .collect(),
        }
    }

    /// The number of code points before `byte` (which is rounded down to a character boundary).
    pub fn from_byte(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        let block = self
            .marks
            .partition_point(|&mark| mark as usize <= byte)
            .saturating_sub(1);
        let start = self.marks.get(block).map_or(0, |&mark| mark as usize);
        block * STEP
            + text[start..]
                .char_indices()
                .take_while(|(offset, c)| start + offset + c.len_utf8() <= byte)
                .count()
    }

    /// The byte offset of code point `point`; the text's length when there are fewer.
    pub fn to_byte(&self, text: &str, point: usize) -> usize {
        let block = point / STEP;
        let Some(&start) = self.marks.get(block) else {
            return text.len();
        };
        let start = start as usize;
        text[start..]
            .char_indices()
            .nth(point - block * STEP)
            .map_or(text.len(), |(offset, _)| start + offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_and_back(text in "\\PC{0,300}") {
            let points = CodePoints::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.from_byte(&text, byte), count);
                prop_assert_eq!(points.to_byte(&text, count), byte);
            }
            prop_assert_eq!(points.from_byte(&text, text.len()), text.chars().count());
            prop_assert_eq!(points.to_byte(&text, text.chars().count()), text.len());
        }
    }
}
