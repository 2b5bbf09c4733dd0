//! [`LinkError`]: why a link cannot be opened, with the sentence for the reader.

use std::fmt;

/// Why a link cannot be opened or made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Not one of our links.
    NotALink,
    /// Its contents do not match its checksum.
    Damaged,
    /// Its end is missing.
    Cut {
        /// Characters that arrived.
        arrived: usize,
        /// Characters that it had; `None` when not even its length arrived.
        expected: Option<usize>,
    },
    /// It was made by a newer version of the page.
    Newer,
    /// It holds more than a link may hold.
    TooLong,
}

impl LinkError {
    /// One sentence or two for the reader.
    pub fn message(self) -> String {
        match self {
            Self::NotALink => "This address does not hold a link made by WhoWhen.".to_owned(),
            Self::Damaged => "This link was changed on its way, so its article cannot be shown. \
                 Ask for the link again, or for the article as a file."
                .to_owned(),
            Self::Cut {
                arrived,
                expected: Some(expected),
            } => format!(
                "This link was cut: {} of its {} characters arrived. Ask for the whole link, \
                 or for the article as a file.",
                grouped(arrived),
                grouped(expected)
            ),
            Self::Cut {
                arrived,
                expected: None,
            } => format!(
                "This link was cut: only its first {} arrived. Ask for the whole link, \
                 or for the article as a file.",
                if arrived == 1 {
                    "character".to_owned()
                } else {
                    format!("{} characters", grouped(arrived))
                }
            ),
            Self::Newer => "This link was made by a newer version of WhoWhen. \
                 Reload the page to get that version, then open the link again."
                .to_owned(),
            Self::TooLong => "This article is too long for a link; share it as a file.".to_owned(),
        }
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for LinkError {}

/// 1812 as "1,812".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_link_says_how_much_arrived() {
        let message = |arrived, expected| LinkError::Cut { arrived, expected }.message();
        assert!(message(1812, Some(1_002_140)).contains("1,812 of its 1,002,140 characters arrived"));
        assert!(message(1, None).contains("only its first character arrived"));
        assert!(message(3, None).contains("only its first 3 characters arrived"));
    }
}
