//! The code of a module, parted into streams of one kind each and put together again.
//!
//! What an operation is followed by is described once, as a walk ([`bodies`]); the one side takes it from a module and
//! parts it, the other takes it from the streams. Only what our compiler writes is known (WebAssembly 2.0 without
//! vectors); a module with anything else is not parted.

use alloc::vec::Vec;

/// Number of streams.
pub(crate) const STREAMS: usize = Stream::Real as usize + 1;

/// Kinds of bytes that stand together.
#[derive(Clone, Copy)]
enum Stream {
    /// How many functions there are, and their locals.
    Locals,
    Operations,
    Blocks,
    Branches,
    Tables,
    Calls,
    Local,
    Global,
    /// By how much an access is less aligned than is natural for it.
    Alignments,
    /// Where in a structure is read and written.
    Loads,
    Stores,
    Numbers,
    /// Numbers that are too large for anything but places in memory.
    Addresses,
    Wide,
    Rare,
    Real,
}

/// Stands in the stream of operations for a number in [`Stream::Addresses`]; no operation has this code.
const ADDRESS: u8 = 0xff;
const NUMBER: u8 = 0x41;
/// A number of more bytes than these is an address.
#[cfg(feature = "pack")]
const SMALL: usize = 3;
/// The exponent of the natural alignment of the accesses from 0x28 on.
const NATURAL: [u8; 23] = [
    2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2,
];
/// The first operation that is an access, and the first that stores.
const ACCESS: u8 = 0x28;
const STORE: u8 = 0x36;

/// One side of a walk over code: what is asked for is passed on and given back; `None` at the end of what there is.
trait Side {
    fn byte(&mut self, stream: Stream) -> Option<u8>;

    /// An operation; a number that is an address is told from others.
    fn operation(&mut self) -> Option<u8>;

    /// An alignment, for an access whose natural one this is.
    fn alignment(&mut self, natural: u8) -> Option<()>;

    /// The body of a function begins, or ends.
    fn begin(&mut self) -> Option<()>;
    fn end(&mut self) -> Option<()>;

    /// A number in groups of seven bits (LEB128); of more than 32 bits, its lowest.
    fn number(&mut self, stream: Stream) -> Option<u32> {
        let mut value = 0;
        let mut shift = 0;
        loop {
            let byte = self.byte(stream)?;
            value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 0x80 {
                return Some(value);
            }
        }
    }

    fn bytes(&mut self, stream: Stream, count: u32) -> Option<()> {
        for _ in 0..count {
            self.byte(stream)?;
        }
        Some(())
    }
}

/// Walks over the bodies of all functions.
fn bodies(side: &mut impl Side) -> Option<()> {
    for _ in 0..side.number(Stream::Locals)? {
        side.begin()?;
        for _ in 0..side.number(Stream::Locals)? {
            side.number(Stream::Locals)?;
            side.byte(Stream::Locals)?;
        }
        let mut depth = 1u32;
        while depth > 0 {
            match side.operation()? {
                0x0b => depth -= 1,
                opens @ 0x02..=0x04 => {
                    operands(side, opens)?;
                    depth += 1;
                }
                other => operands(side, other)?,
            }
        }
        side.end()?;
    }
    Some(())
}

/// What follows an operation.
fn operands(side: &mut impl Side, operation: u8) -> Option<()> {
    match operation {
        0x00 | 0x01 | 0x05 | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => {}
        0x02..=0x04 => drop(side.number(Stream::Blocks)?),
        0x0c | 0x0d => drop(side.number(Stream::Branches)?),
        0x0e => {
            for _ in 0..=side.number(Stream::Tables)? {
                side.number(Stream::Tables)?;
            }
        }
        0x10 => drop(side.number(Stream::Calls)?),
        0x11 => {
            side.number(Stream::Rare)?;
            side.number(Stream::Rare)?;
        }
        0x1c => {
            let count = side.number(Stream::Rare)?;
            side.bytes(Stream::Rare, count)?;
        }
        0x20..=0x22 => drop(side.number(Stream::Local)?),
        0x23..=0x26 => drop(side.number(Stream::Global)?),
        ACCESS..=0x3e => {
            side.alignment(NATURAL[usize::from(operation - ACCESS)])?;
            side.number(if operation < STORE {
                Stream::Loads
            } else {
                Stream::Stores
            })?;
        }
        0x3f | 0x40 | 0xd0 | 0xd2 => drop(side.number(Stream::Rare)?),
        NUMBER => drop(side.number(Stream::Numbers)?),
        ADDRESS => drop(side.number(Stream::Addresses)?),
        0x42 => drop(side.number(Stream::Wide)?),
        0x43 => side.bytes(Stream::Real, 4)?,
        0x44 => side.bytes(Stream::Real, 8)?,
        0xfc => {
            let more = match side.number(Stream::Operations)? {
                0..=7 => 0,
                9 | 11 | 13 | 15..=17 => 1,
                8 | 10 | 12 | 14 => 2,
                _ => return None,
            };
            for _ in 0..more {
                side.number(Stream::Rare)?;
            }
        }
        _ => return None,
    }
    Some(())
}

/// Writes a number as short as it can be.
fn leb(mut value: usize, out: &mut Vec<u8>) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Takes from streams, writes a module.
struct Joined<'a> {
    streams: [&'a [u8]; STREAMS],
    module: Vec<u8>,
    /// The function that is being written; its length stands before it.
    body: Vec<u8>,
    inside: bool,
}

impl Joined<'_> {
    fn take(&mut self, stream: Stream) -> Option<u8> {
        let stream = &mut self.streams[stream as usize];
        let (byte, rest) = stream.split_first()?;
        *stream = rest;
        Some(*byte)
    }

    fn put(&mut self, byte: u8) {
        let out = if self.inside {
            &mut self.body
        } else {
            &mut self.module
        };
        out.push(byte);
    }
}

impl Side for Joined<'_> {
    fn byte(&mut self, stream: Stream) -> Option<u8> {
        let byte = self.take(stream)?;
        self.put(byte);
        Some(byte)
    }

    fn operation(&mut self) -> Option<u8> {
        let operation = self.take(Stream::Operations)?;
        self.put(if operation == ADDRESS { NUMBER } else { operation });
        Some(operation)
    }

    fn alignment(&mut self, natural: u8) -> Option<()> {
        let less = self.take(Stream::Alignments)?;
        self.put(natural.wrapping_sub(less));
        Some(())
    }

    fn begin(&mut self) -> Option<()> {
        self.inside = true;
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        leb(self.body.len(), &mut self.module);
        self.module.append(&mut self.body);
        self.inside = false;
        Some(())
    }
}

/// The module of these parts; `None` when they do not fit each other.
pub(crate) fn join(head: &[u8], streams: [&[u8]; STREAMS], tail: &[u8]) -> Option<Vec<u8>> {
    let all: usize = streams.iter().map(|stream| stream.len()).sum();
    let mut side = Joined {
        streams,
        module: Vec::with_capacity(head.len() + all + all / 64 + tail.len()),
        body: Vec::new(),
        inside: false,
    };
    side.module.extend(head);
    bodies(&mut side)?;
    if side.streams.iter().any(|stream| !stream.is_empty()) {
        return None;
    }
    side.module.extend(tail);
    Some(side.module)
}

/// A module in parts.
#[cfg(feature = "pack")]
pub(crate) struct Parts<'a> {
    /// What stands before the number of functions.
    pub(crate) head: &'a [u8],
    pub(crate) streams: [Vec<u8>; STREAMS],
    /// What stands after the last function.
    pub(crate) tail: &'a [u8],
}

/// Takes from a module, writes streams.
#[cfg(feature = "pack")]
struct Parted<'a> {
    rest: &'a [u8],
    streams: [Vec<u8>; STREAMS],
    /// What is left when the function ends that is being read.
    after: usize,
}

#[cfg(feature = "pack")]
impl Parted<'_> {
    fn take(&mut self) -> Option<u8> {
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    fn put(&mut self, stream: Stream, byte: u8) {
        self.streams[stream as usize].push(byte);
    }
}

#[cfg(feature = "pack")]
impl Side for Parted<'_> {
    fn byte(&mut self, stream: Stream) -> Option<u8> {
        let byte = self.take()?;
        self.put(stream, byte);
        Some(byte)
    }

    fn operation(&mut self) -> Option<u8> {
        let operation = match self.take()? {
            NUMBER if self.rest.iter().take(SMALL).all(|byte| *byte > 0x7f) => ADDRESS,
            ADDRESS => return None,
            other => other,
        };
        self.put(Stream::Operations, operation);
        Some(operation)
    }

    fn alignment(&mut self, natural: u8) -> Option<()> {
        let less = natural.wrapping_sub(self.take()?);
        self.put(Stream::Alignments, less);
        Some(())
    }

    fn begin(&mut self) -> Option<()> {
        let (length, rest) = length(self.rest)?;
        self.rest = rest;
        self.after = rest.len().checked_sub(length)?;
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        (self.rest.len() == self.after).then_some(())
    }
}

/// A length at the front, and what follows it; `None` when it could have been written shorter.
#[cfg(feature = "pack")]
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().position(|byte| *byte < 0x80)?;
    let (number, rest) = bytes.split_at_checked(end + 1)?;
    let value = number.iter().rev().try_fold(0usize, |value, byte| {
        Some(value.checked_mul(0x80)? | usize::from(byte & 0x7f))
    })?;
    let mut shortest = Vec::new();
    leb(value, &mut shortest);
    (shortest == number).then_some((value, rest))
}

/// Parts a module; `None` when it is none, or has anything in it that is not known here.
#[cfg(feature = "pack")]
pub(crate) fn split(module: &[u8]) -> Option<Parts<'_>> {
    const CODE: u8 = 10;
    let mut rest = module.strip_prefix(b"\0asm\x01\0\0\0")?;
    let (content, tail) = loop {
        let (section, after) = rest.split_first()?;
        let (size, content) = length(after)?;
        let (content, after) = content.split_at_checked(size)?;
        if *section == CODE {
            break (content, after);
        }
        rest = after;
    };
    let mut side = Parted {
        rest: content,
        streams: std::array::from_fn(|_| Vec::new()),
        after: 0,
    };
    bodies(&mut side)?;
    side.rest.is_empty().then_some(())?;
    let head = module.len() - tail.len() - content.len();
    Some(Parts {
        head: &module[..head],
        streams: side.streams,
        tail,
    })
}
