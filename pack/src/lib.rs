//! Packs a WebAssembly module for its way through the network, and unpacks it in the page: a third less than gzip,
//! which is what static hosts give.
//!
//! Two things make it smaller. The code is parted into streams of one kind each ([`code`]): what a local is called says
//! little about the next operation, but much about the next local. And all streams are coded as LZMA2, which sees all
//! that was said before where gzip sees 32 KB, and leaves what cannot be made smaller (the models) as it is.
//!
//! ```text
//! 4 bytes  "WWP" and the version, now 1
//! 4 bytes  length of all that follows, unpacked (little endian)
//! ...      LZMA2 of: the lengths of the head and of each stream, 4 bytes each; the head (what stands before the
//!          bodies of the functions); the streams; what stands after the bodies, to the end
//! ```
//!
//! Not here: fetching, and the hash that says whether a file is the one that was built (`assets/start.js`).

#![cfg_attr(target_family = "wasm", no_std)]

extern crate alloc;

mod code;
#[cfg(target_family = "wasm")]
mod exports;

use alloc::{vec, vec::Vec};
use code::STREAMS;
use lzma_rust2::{Lzma2Reader, Read};

const MAGIC: [u8; 4] = *b"WWP\x01";
/// LZMA looks so far back, which is farther than any of our modules is long.
const WINDOW: u32 = 1 << 22;
/// More than any of our modules has: room is made for no more than this, whatever a file says.
const MOST: u32 = 1 << 26;
/// The head and the streams have their lengths written down.
const LENGTHS: usize = STREAMS + 1;

/// The module that was packed; `None` when this is no packed module, or a damaged one.
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (magic, rest) = packed.split_first_chunk()?;
    let (length, coded) = rest.split_first_chunk()?;
    let length = u32::from_le_bytes(*length);
    if *magic != MAGIC || length > MOST {
        return None;
    }
    let mut plain = vec![0; length as usize];
    Lzma2Reader::new(coded, WINDOW, None)
        .read_exact(&mut plain)
        .ok()?;
    let mut rest = plain.get(LENGTHS * 4..)?;
    let mut lengths = plain.chunks_exact(4);
    let mut part = || {
        let length = u32::from_le_bytes(*lengths.next()?.first_chunk()?);
        let (part, after) = rest.split_at_checked(length as usize)?;
        rest = after;
        Some(part)
    };
    let head = part()?;
    let mut streams = [&[][..]; STREAMS];
    for stream in &mut streams {
        *stream = part()?;
    }
    code::join(head, streams, rest)
}

/// Packs a module; `None` when it has operations that are not known here, or no code.
#[cfg(feature = "pack")]
pub fn pack(module: &[u8]) -> Option<Vec<u8>> {
    use lzma_rust2::{Lzma2Options, Lzma2Writer, Write};

    let parts = code::split(module)?;
    let mut plain = Vec::new();
    for part in std::iter::once(parts.head).chain(parts.streams.iter().map(Vec::as_slice)) {
        plain.extend((part.len() as u32).to_le_bytes());
    }
    plain.extend(parts.head);
    plain.extend(parts.streams.concat());
    plain.extend(parts.tail);
    let mut options = Lzma2Options::with_preset(9);
    options.lzma_options.dict_size = WINDOW;
    // Bytes of code and of words alike: what a byte means does not hang on where it stands.
    (
        options.lzma_options.lc,
        options.lzma_options.lp,
        options.lzma_options.pb,
    ) = (3, 0, 0);
    options.lzma_options.nice_len = 273;
    let mut writer = Lzma2Writer::new(Vec::new(), options);
    writer.write_all(&plain).ok()?;
    let coded = writer.finish().ok()?;
    Some([&MAGIC[..], &(plain.len() as u32).to_le_bytes(), &coded].concat())
}

#[cfg(all(test, feature = "pack"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A module of one function, with operations of every kind of operand.
    fn module() -> Vec<u8> {
        let body = [
            &[2, 3, 0x7f, 1, 0x7e][..],                  // locals
            &[0x02, 0x40, 0x03, 0x7f],                   // block, loop
            &[0x20, 0, 0x21, 1, 0x22, 2],                // locals
            &[0x28, 2, 4, 0x2d, 0, 0x90, 1, 0x36, 1, 8], // loads, store
            &[0x41, 0x7f, 0x41, 0x80, 0x80, 0xc0, 0],    // a number, an address
            &[0x42, 0xe0, 0x5d, 0x43, 1, 2, 3, 4],       // wider numbers
            &[0x44, 1, 2, 3, 4, 5, 6, 7, 8],
            &[0x10, 3, 0x11, 1, 0, 0x0c, 1, 0x0d, 0], // calls, branches
            &[0x0e, 2, 0, 1, 1, 0x1a, 0x6a],
            &[0xfc, 0x0a, 0, 0, 0xfc, 0x0b, 0, 0xfc, 3], // memory, conversion
            &[0x0b, 0x04, 0x40, 0x05, 0x0b, 0x0b, 0x0b],
        ]
        .concat();
        let code = [&[1, body.len() as u8][..], &body].concat();
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([1, 4, 1, 0x60, 0, 0, 10, code.len() as u8]);
        module.extend(code);
        module.extend([11, 9, 1, 0, 0x41, 0, 0x0b, 3, b'a', b'b', b'c']);
        module
    }

    #[test]
    fn a_module_comes_back_as_it_was() {
        let packed = pack(&module()).expect("packs");
        assert_eq!(unpack(&packed), Some(module()));
    }

    #[test]
    fn what_is_no_module_is_not_packed() {
        assert_eq!(pack(b"an article about wasm"), None);
        // exceptions are not known here
        let odd: Vec<u8> = module();
        let at = odd
            .windows(2)
            .position(|pair| pair == [0x1a, 0x6a])
            .expect("is there");
        let mut odd = odd;
        odd[at] = 0x08;
        assert_eq!(pack(&odd), None);
    }

    #[test]
    fn what_is_cut_or_of_another_version_is_refused() {
        let packed = pack(&module()).expect("packs");
        for length in 0..packed.len() - 1 {
            assert_eq!(unpack(&packed[..length]), None, "cut at {length}");
        }
        let mut newer = packed;
        newer[3] += 1;
        assert_eq!(unpack(&newer), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_unpacked_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let packed = [&MAGIC[..], &300u32.to_le_bytes(), &bytes].concat();
            let _ = unpack(&packed);
            let mut damaged = pack(&module()).expect("packs");
            for (at, byte) in bytes.iter().enumerate() {
                let length = damaged.len();
                damaged[(usize::from(*byte) * 31 + at * 7) % length] ^= byte;
            }
            let _ = unpack(&damaged);
        }
    }
}
