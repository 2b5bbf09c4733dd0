//! Which character encoding a file uses, and those that this program decodes itself.
//!
//! UTF-8, UTF-16 and Windows-1252 (which holds ISO 8859-1) cover English texts; other names that a file
//! states or a person chooses are left to whoever has a decoder for them.

use super::article::boundary;

/// A character encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252.
    Windows1252,
}

impl Encoding {
    /// The name that the Encoding Standard gives it, as a browser's decoder wants it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The encoding that a header or `<meta charset>` names, when it is one of these.
    pub fn named(name: &str) -> Option<Self> {
        match name.trim().to_lowercase().as_str() {
            "utf-8" | "utf8" | "us-ascii" | "ascii" => Some(Self::Utf8),
            "utf-16" | "utf-16le" => Some(Self::Utf16Le),
            "utf-16be" => Some(Self::Utf16Be),
            "windows-1252" | "cp1252" | "iso-8859-1" | "latin1" | "iso-8859-15" => Some(Self::Windows1252),
            _ => None,
        }
    }
}

/// How the letters of a file are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters {
    /// The name that the Encoding Standard gives the encoding.
    pub label: String,
    /// Whether the file says or shows it; otherwise it is a guess, to be confirmed.
    pub sure: bool,
}

impl Letters {
    /// Decides from the bytes: a byte order mark, valid UTF-8, zeros of UTF-16, what the file states of itself,
    /// then the places of the quotation marks.
    pub fn of(bytes: &[u8]) -> Self {
        let known = |label: &str, sure| Self {
            label: label.to_owned(),
            sure,
        };
        let guessed = guess(bytes);
        if guessed != Encoding::Windows1252 {
            return known(guessed.label(), true);
        }
        if let Some(label) = stated(bytes) {
            return known(&label, true);
        }
        // Between letters Mac OS Roman has its apostrophe where Windows has a capital O with tilde.
        let apostrophe = |mark: u8| {
            bytes
                .windows(3)
                .any(|three| matches!(three, [a, b, c] if *b == mark && a.is_ascii_alphabetic() && c.is_ascii_lowercase()))
        };
        if apostrophe(0xd5) && !apostrophe(0x92) {
            return known("macintosh", false);
        }
        known(Encoding::Windows1252.label(), false)
    }
}

/// The encoding that a page or an XML file names in its first lines.
fn stated(bytes: &[u8]) -> Option<String> {
    let head = latin(bytes.get(..bytes.len().min(2048)).unwrap_or(bytes)).to_lowercase();
    let head = head.get(..boundary(&head, 2048)).unwrap_or("");
    let place = ["<meta", "<?xml"].iter().filter_map(|tag| head.find(tag)).min()?;
    let rest = head.get(place..)?;
    let value = ["charset=", "encoding="]
        .iter()
        .find_map(|key| rest.split_once(key).map(|(_, value)| value))?;
    let name: String = value
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    // A page that is no UTF-8 and says that it is says nothing.
    (!name.is_empty() && !name.starts_with("utf")).then_some(name)
}

/// Decides from the bytes: byte order mark, then valid UTF-8, then zero bytes of UTF-16, else Windows-1252.
pub fn guess(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => return Encoding::Utf8,
        [0xff, 0xfe, ..] => return Encoding::Utf16Le,
        [0xfe, 0xff, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let zeros = |odd: usize| {
        sample
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    if zeros(1) * 4 > sample.len() {
        return Encoding::Utf16Le;
    }
    if zeros(0) * 4 > sample.len() {
        return Encoding::Utf16Be;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Encoding::Utf8,
        // A file cut inside its last character is still UTF-8.
        Err(error) if error.error_len().is_none() && error.valid_up_to() + 4 > bytes.len() => Encoding::Utf8,
        Err(_) => Encoding::Windows1252,
    }
}

/// Decodes; what is no character of the encoding becomes U+FFFD. A byte order mark is taken away.
pub fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Encoding::Windows1252 => latin(bytes),
    };
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0,
    });
    char::decode_utf16(units)
        .map(|c| c.unwrap_or('\u{fffd}'))
        .collect()
}

/// Windows-1252 where it differs from ISO 8859-1: bytes 0x80 to 0x9f (WHATWG Encoding Standard).
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes Windows-1252.
pub(super) fn latin(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|&byte| match byte {
            0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
            _ => char::from(byte),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn encodings_are_told_apart() {
        let text = "“Café” – 5 €";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut marked = vec![0xfe, 0xff];
        marked.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        let windows = [
            0x93, b'C', b'a', b'f', 0xe9, 0x94, b' ', 0x96, b' ', b'5', b' ', 0x80,
        ];
        for (bytes, encoding) in [
            (text.as_bytes(), Encoding::Utf8),
            (&utf16, Encoding::Utf16Le),
            (&marked, Encoding::Utf16Be),
            (&windows, Encoding::Windows1252),
        ] {
            assert_eq!(guess(bytes), encoding);
            assert_eq!(decode(bytes, guess(bytes)), text);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_decode(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes, guess(&bytes));
        }
    }
}
