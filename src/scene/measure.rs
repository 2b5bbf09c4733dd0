//! How wide words are on the page, without asking the page: layouts are then pure, testable, and the same
//! on every machine that has the page's own font.

/// Advance widths of U+0020 to U+007E in thousandths of the font size: the page's sans (Inter) at weight
/// 600, its widest in use, so that lighter words fit too.
const WIDTHS: [u16; 95] = [
    252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 423, 623, 636, 666,
    612, 640, 576, 640, 640, 319, 329, 673, 673, 673, 543, 999, 728, 659, 737, 722, 605, 588, 749, 746, 277,
    580, 703, 565, 922, 759, 769, 645, 773, 652, 650, 660, 736, 728, 1020, 720, 713, 652, 373, 379, 373, 481,
    469, 351, 574, 624, 583, 624, 591, 389, 625, 612, 262, 262, 569, 262, 900, 612, 609, 624, 624, 397, 549,
    353, 612, 587, 839, 569, 588, 566, 455, 359, 455, 673,
];

/// Letters of other scripts, generously: a fallback font is not ours to measure.
const OTHER: u16 = 720;
/// Ideographs and emoji fill a square.
const WIDE: u16 = 1050;

/// Upper estimate of the width of `text` in pixels at a font size of `size` pixels.
pub fn text_width(text: &str, size: f64) -> f64 {
    let units: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
    f64::from(units) * size / 1000.0
}

fn advance(c: char) -> u16 {
    match c {
        ' '..='~' => WIDTHS.get(c as usize - 32).copied().unwrap_or(OTHER),
        '·' | '’' | '‘' => 319,
        '“' | '”' | '–' => 510,
        '…' | '—' => 1000,
        '\u{300}'..='\u{36f}' => 0,
        '\u{1100}'.. => WIDE,
        _ => OTHER,
    }
}

/// The beginning of `text` that fits into `width` pixels, cut after a word and ended with "…".
/// Worked example: "Niger asks American troops to leave" in 120 px at 12 px gives "Niger asks…".
pub fn shorten(text: &str, width: f64, size: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let room = width - text_width("…", size);
    let mut used = 0.0;
    let mut fits = 0;
    let mut word_end = 0;
    for (index, c) in text.char_indices() {
        if c == ' ' {
            word_end = index;
        }
        used += f64::from(advance(c)) * size / 1000.0;
        if used > room {
            break;
        }
        fits = index + c.len_utf8();
    }
    // A cut inside a long first word is better than nothing.
    let cut = if word_end * 2 > fits { word_end } else { fits };
    let head = text.get(..cut).unwrap_or("");
    if head.is_empty() {
        return String::new();
    }
    format!("{}…", head.trim_end_matches([' ', ',', ';', ':', '-', '–', '—']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_after_a_word() {
        assert_eq!(
            shorten("Niger asks American troops to leave", 120.0, 12.0),
            "Niger asks…"
        );
        assert_eq!(shorten("Niger", 120.0, 12.0), "Niger");
        assert_eq!(shorten("Niger", 1.0, 12.0), "");
    }

    proptest! {
        #[test]
        fn what_is_shortened_fits(text in "\\PC{0,60}", width in 0.0..400.0f64) {
            prop_assert!(text_width(&shorten(&text, width, 12.0), 12.0) <= width + 0.001);
        }
    }
}
