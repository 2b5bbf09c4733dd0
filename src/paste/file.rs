//! What a file is, by its first bytes and its name; the bytes win.

use crate::text::named_enum;

named_enum! {
    /// Kinds of files that people bring.
    pub enum FileKind {
        /// Plain text.
        Text = "text",
        /// Markdown.
        Markdown = "markdown",
        /// A web page.
        Html = "web page",
        /// An e-mail.
        Mail = "e-mail",
        /// JSON: a reading to be opened again, perhaps.
        Json = "JSON",
        /// PDF.
        Pdf = "PDF",
        /// Word processor, spreadsheet, slides, e-book: a packed document.
        Packed = "office document",
        /// A picture.
        Image = "picture",
        /// Sound or film.
        Media = "sound or film",
        /// Anything else that is not text.
        Binary = "binary file",
    }
}

impl FileKind {
    /// What to tell the reader when the file cannot be read; `None` when it can.
    pub const fn sentence(self) -> Option<&'static str> {
        match self {
            Self::Text | Self::Markdown | Self::Html | Self::Mail | Self::Json => None,
            Self::Pdf => Some(
                "A PDF holds letters on a page, not sentences, and this page has no PDF reader inside. Open the file in \
                 your browser, select all, copy and paste here: page numbers, running heads and divided words are put right.",
            ),
            Self::Packed => Some(
                "This is an office document or an e-book. Open it in its own program, select the text, copy and paste it here.",
            ),
            Self::Image => Some(
                "This is a picture. Letters in pictures cannot be read here; many phones can copy text out of a picture, \
                 and that text can be pasted.",
            ),
            Self::Media => Some("This is sound or film. A transcript of it can be pasted here."),
            Self::Binary => Some("This file holds no text that can be read here."),
        }
    }
}

/// First bytes of formats.
const MAGIC: &[(&[u8], FileKind)] = &[
    (b"%PDF", FileKind::Pdf),
    (b"PK\x03\x04", FileKind::Packed),
    (b"\xd0\xcf\x11\xe0", FileKind::Packed),
    (b"{\\rtf", FileKind::Packed),
    (b"\x89PNG", FileKind::Image),
    (b"\xff\xd8\xff", FileKind::Image),
    (b"GIF8", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"BM", FileKind::Image),
    (b"ID3", FileKind::Media),
    (b"OggS", FileKind::Media),
    (b"fLaC", FileKind::Media),
    (b"\x1a\x45\xdf\xa3", FileKind::Media),
    (b"RIFF", FileKind::Media),
];

/// Endings of names.
const ENDINGS: &[(&str, FileKind)] = &[
    ("md", FileKind::Markdown),
    ("markdown", FileKind::Markdown),
    ("html", FileKind::Html),
    ("htm", FileKind::Html),
    ("xhtml", FileKind::Html),
    ("eml", FileKind::Mail),
    ("json", FileKind::Json),
    ("pdf", FileKind::Pdf),
];

/// Says what a file is from its name and its first bytes (a few thousand are enough).
pub fn file_kind(name: &str, bytes: &[u8]) -> FileKind {
    let magic = MAGIC.iter().find(|(first, _)| bytes.starts_with(first));
    // "BM" and "ID3" may also begin a text.
    if let Some((first, kind)) = magic
        && (first.len() > 3 || !looks_like_text(bytes))
    {
        let webp = bytes.get(8..12) == Some(b"WEBP");
        return if webp { FileKind::Image } else { *kind };
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return FileKind::Media;
    }
    if !looks_like_text(bytes) {
        return FileKind::Binary;
    }
    let ending = name
        .rsplit_once('.')
        .map_or(String::new(), |(_, ending)| ending.to_lowercase());
    if let Some((_, kind)) = ENDINGS
        .iter()
        .find(|(known, kind)| *known == ending && *kind != FileKind::Pdf)
    {
        return *kind;
    }
    let start: String = bytes
        .iter()
        .take(400)
        .map(|byte| char::from(*byte).to_ascii_lowercase())
        .collect();
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || !c.is_ascii());
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        FileKind::Html
    } else {
        FileKind::Text
    }
}

/// Text has hardly any control characters; UTF-16 has a zero in every pair instead.
fn looks_like_text(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let strange = sample
        .iter()
        .filter(|byte| **byte < 32 && !matches!(**byte, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b | 0))
        .count();
    let wide = super::encoding::guess(sample);
    let utf16 = matches!(wide, super::Encoding::Utf16Le | super::Encoding::Utf16Be);
    strange * 50 <= sample.len() && (utf16 || !sample.contains(&0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_win_over_names() {
        for (name, bytes, kind) in [
            ("a.txt", &b"Ship freed"[..], FileKind::Text),
            ("a.txt", b"%PDF-1.7 \x01\x02", FileKind::Pdf),
            ("a.md", b"# Ship", FileKind::Markdown),
            ("a", b"<!DOCTYPE html><p>Ship", FileKind::Html),
            ("a.eml", b"From: a", FileKind::Mail),
            ("a.docx", b"PK\x03\x04\x14\0", FileKind::Packed),
            ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind::Image),
            ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Image),
            ("BMW.txt", b"BMW recalls cars", FileKind::Text),
            ("a.bin", b"\0\x01\x02\x03\x04\x05\x06\x07", FileKind::Binary),
            ("a.txt", b"\xff\xfeS\0h\0i\0p\0", FileKind::Text),
        ] {
            assert_eq!(file_kind(name, bytes), kind, "{name}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_explained() {
        for kind in FileKind::ALL {
            let readable = matches!(
                kind,
                FileKind::Text | FileKind::Markdown | FileKind::Html | FileKind::Mail | FileKind::Json
            );
            assert_eq!(kind.sentence().is_none(), readable);
        }
    }
}
