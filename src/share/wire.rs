//! A container as letters, digits, `-` and `_`, with its length and a checksum.
//!
//! ```text
//! 1 p 0AbC h  payload…  c r c 4  w
//! | | |    |  |         |        `- always this letter: linkifiers eat punctuation at the end
//! | | |    |  |         `- CRC-24 over all characters before it
//! | | |    |  `- the container in base64url (RFC 4648, section 5), no padding
//! | | |    `- exclusive or of the values of the six characters before it
//! | | `- length of the whole link in characters: 24 bits
//! | `- codec: p primed PPMd, q plain PPMd
//! `- version
//! ```
//!
//! A change of any one character is always noticed: in the head by its check, after it by the CRC, which
//! finds every burst of up to 24 bits. Any other change is missed once in 2^24 times.

use super::LinkError;
use super::codec::Codec;

const VERSION: u8 = b'1';
const END: u8 = b'w';
/// Version, codec, length and their check.
const HEAD: usize = 7;
/// Checksum and last letter.
const TAIL: usize = 5;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub(super) fn write(codec: Codec, container: &[u8]) -> String {
    let payload = base64url(container);
    let total = HEAD + payload.len() + TAIL;
    let mut out = vec![VERSION, codec.letter()];
    out.extend(four(total as u32));
    out.push(head_check(&out));
    out.extend(payload);
    out.extend(four(crc24(&out)));
    out.push(END);
    out.into_iter().map(char::from).collect()
}

pub(super) fn read(fragment: &str) -> Result<(Codec, Vec<u8>), LinkError> {
    let bytes = fragment.as_bytes();
    let cut = |expected| LinkError::Cut {
        arrived: bytes.len(),
        expected,
    };
    match bytes.first() {
        Some(&VERSION) => {}
        Some(b'2'..=b'9') => return Err(LinkError::Newer),
        _ => return Err(LinkError::NotALink),
    }
    let letter = bytes.get(1).copied().ok_or(cut(None))?;
    let codec = Codec::from_letter(letter).ok_or(LinkError::NotALink)?;
    let head = bytes.get(..HEAD).ok_or(cut(None))?;
    let (fields, check) = head.split_at(HEAD - 1);
    if head.iter().any(|&digit| value(digit).is_none()) || check != [head_check(fields)] {
        return Err(LinkError::Damaged);
    }
    let total = fields
        .iter()
        .skip(2)
        .fold(0, |sum, &digit| sum * 64 + usize::from(value(digit).unwrap_or(0)));
    if total < HEAD + TAIL {
        return Err(LinkError::Damaged);
    }
    let link = bytes.get(..total).ok_or(cut(Some(total)))?;
    let (body, tail) = link.split_at(total - TAIL);
    if !tail.starts_with(&four(crc24(body))) || !tail.ends_with(&[END]) {
        return Err(LinkError::Damaged);
    }
    let container = from_base64url(body.get(HEAD..).unwrap_or_default()).ok_or(LinkError::Damaged)?;
    Ok((codec, container))
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

fn digit(value: u32) -> u8 {
    DIGITS[(value & 63) as usize]
}

/// 24 bits as four digits.
fn four(value: u32) -> [u8; 4] {
    [18, 12, 6, 0].map(|shift| digit(value >> shift))
}

fn head_check(fields: &[u8]) -> u8 {
    let sum = fields
        .iter()
        .fold(0, |sum, &digit| sum ^ value(digit).unwrap_or(0));
    digit(u32::from(sum))
}

/// CRC-24 of RFC 9580 (`OpenPGP`), section 6.1.
fn crc24(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x00b7_04ce, |crc, &byte| {
        (0..8).fold(crc ^ (u32::from(byte) << 16), |crc, _| {
            let next = crc << 1;
            if next & 0x0100_0000 == 0 {
                next
            } else {
                next ^ 0x0186_4cfb
            }
        })
    })
}

fn base64url(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut three = [0; 3];
        three[..chunk.len()].copy_from_slice(chunk);
        let [a, b, c] = three.map(u32::from);
        let digits = four(a << 16 | b << 8 | c);
        out.extend(digits.into_iter().take(chunk.len() + 1));
    }
    out
}

fn from_base64url(digits: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for chunk in digits.chunks(4) {
        let mut bits = 0;
        for at in 0..4 {
            let value = chunk.get(at).map_or(Some(0), |&digit| value(digit))?;
            bits = bits << 6 | u32::from(value);
        }
        let [_, bytes @ ..] = bits.to_be_bytes();
        let (kept, spare) = bytes.split_at(chunk.len() - 1);
        if chunk.len() == 1 || spare.iter().any(|&byte| byte != 0) {
            return None;
        }
        out.extend(kept);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_checksum_is_the_published_one() {
        assert_eq!(crc24(b"123456789"), 0x0021_cf02);
    }

    proptest! {
        #[test]
        fn base64url_there_and_back(bytes in proptest::collection::vec(any::<u8>(), 0..50)) {
            prop_assert_eq!(from_base64url(&base64url(&bytes)), Some(bytes));
        }
    }
}
