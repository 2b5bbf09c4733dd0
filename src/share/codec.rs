//! Compression: `PPMd` (variant H, as in 7z) primed with fixed English words and a fixed English text, and the
//! same unprimed; the shorter wins. Capital letters are written as a sign and the small letter, so that a word at the
//! start of a sentence is the same word.
//!
//! Priming: the encoder is given the primer and then the container, and only the bytes after the
//! primer's are sent; the reader makes the primer's bytes again and puts them in front. So a link depends
//! for ever on the primer and on the exact output of the coder (crate `ppmd-rust`, pinned): golden links in
//! `tests` hold both.

use ppmd_rust::{Ppmd7Decoder, Ppmd7Encoder};
use std::borrow::Cow;
use std::io::{self, Read, Write};

/// The fixed text; never to be edited.
const PRIMER: &str = include_str!("../../assets/primer.txt");
/// What reasons and notes of readings say, then words that are common in English and do not stand in the text, the
/// commonest last; never to be edited.
const WORDS: &str = include_str!("../../assets/primer-words.txt");
/// The part of the text that comes after the words begins with the paragraph at this byte, so that both
/// together stay within 128 KiB.
const AFTER_WORDS: usize = 14_400;

/// What the coder gives for the primer of [`Codec::Words`], up to where an article begins: made once, because opening a
/// link would have to make it before it can read it. Follows from the primer; a test holds that.
const PRIMED: &[u8] = include_bytes!("../../assets/primer.ppmd");

/// Room for the model; when it is full the model starts afresh.
const MEMORY: u32 = 16 << 20;

/// How a container is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    /// Primed with the words and most of the text.
    Words,
    /// Primed with the text alone: what drafts of the page wrote. Read, not written.
    Text,
    Plain,
}

impl Codec {
    pub(super) fn letter(self) -> u8 {
        match self {
            Self::Words => b'r',
            Self::Text => b'p',
            Self::Plain => b'q',
        }
    }

    pub(super) fn from_letter(letter: u8) -> Option<Self> {
        [Self::Words, Self::Text, Self::Plain]
            .into_iter()
            .find(|codec| codec.letter() == letter)
    }

    /// The longest context that the model looks at.
    fn order(self) -> u32 {
        match self {
            Self::Words => 8,
            Self::Text | Self::Plain => 7,
        }
    }

    /// What the model has read before, with its capitals written out.
    fn primer(self) -> Vec<u8> {
        match self {
            Self::Words => {
                let text = PRIMER.get(AFTER_WORDS..).unwrap_or_default();
                lowered(format!("{WORDS}\n{text}").as_bytes())
            }
            Self::Text => lowered(PRIMER.as_bytes()),
            Self::Plain => Vec::new(),
        }
    }
}

/// Packs by every codec that is still written and keeps the shortest.
pub(super) fn pack(plain: &[u8]) -> (Codec, Vec<u8>) {
    // Writing into memory cannot fail.
    let with = |codec| packed(codec, plain).unwrap_or_default();
    let (primed, unprimed) = (with(Codec::Words), with(Codec::Plain));
    if unprimed.len() < primed.len() {
        (Codec::Plain, unprimed)
    } else {
        (Codec::Words, primed)
    }
}

fn packed(codec: Codec, plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = Ppmd7Encoder::new(Vec::new(), codec.order(), MEMORY).map_err(io::Error::other)?;
    encoder.write_all(&codec.primer())?;
    let primer_length = encoder.get_ref().len();
    encoder.write_all(&lowered(plain))?;
    let mut bytes = encoder.finish(false)?;
    shorten(&mut bytes, primer_length);
    bytes.drain(..primer_length);
    Ok(bytes)
}

/// Stands before a small letter that is a capital, and before itself.
const CAPITAL: u8 = 1;

/// Capitals as [`CAPITAL`] and the small letter.
fn lowered(plain: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(plain.len() + plain.len() / 16);
    for &byte in plain {
        if byte.is_ascii_uppercase() || byte == CAPITAL {
            out.push(CAPITAL);
        }
        out.push(byte.to_ascii_lowercase());
    }
    out
}

/// The coder ends with the four bytes of the lower end of its interval, which is at least 2^24 wide: so
/// that number may be rounded up to a multiple of 2^24, and zeros at the end need not be sent at all.
fn shorten(bytes: &mut Vec<u8>, keep: usize) {
    let end = bytes.len();
    if end < keep + 4 {
        return;
    }
    if bytes.iter().skip(end - 3).any(|&byte| byte != 0) {
        let Some(carried) = (keep..end - 3).rev().find(|&at| bytes[at] != 0xff) else {
            return;
        };
        bytes[carried] += 1;
        bytes.truncate(carried + 1);
    } else {
        bytes.truncate(end - 3);
    }
    while bytes.len() > keep && bytes.last() == Some(&0) {
        bytes.pop();
    }
}

/// What the coder has written when it has read the primer.
fn primed(codec: Codec, primer: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = Ppmd7Encoder::new(Vec::new(), codec.order(), MEMORY).map_err(io::Error::other)?;
    encoder.write_all(primer)?;
    Ok(encoder.into_inner())
}

/// Unpacks `length` bytes; `None` when there are none such.
pub(super) fn unpack(codec: Codec, packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let primer = codec.primer();
    let start = match codec {
        Codec::Words => Cow::Borrowed(PRIMED),
        Codec::Text | Codec::Plain => Cow::Owned(primed(codec, &primer).ok()?),
    };
    let input = start.as_ref().chain(packed).chain(io::repeat(0));
    let mut decoder = Ppmd7Decoder::new(input, codec.order(), MEMORY).ok()?;
    io::copy(&mut decoder.by_ref().take(primer.len() as u64), &mut io::sink()).ok()?;
    let mut plain = Vec::new();
    let mut byte = || {
        let mut one = [0];
        decoder.read_exact(&mut one).ok().map(|()| one[0])
    };
    while plain.len() < length {
        plain.push(match byte()? {
            CAPITAL => byte()?.to_ascii_uppercase(),
            other => other,
        });
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_beginning_is_what_the_coder_makes_of_the_primer() {
        let made = primed(Codec::Words, &Codec::Words.primer()).unwrap();
        assert!(made == PRIMED);
    }
}
