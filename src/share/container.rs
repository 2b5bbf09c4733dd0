//! The container: how many blocks, the type and length of each, then their contents.
//!
//! ```text
//! count, then for each block: type * 2 + (1 when compressed), length    (numbers of `bytes`)
//! contents of the blocks that are not compressed, one after the other
//! contents of the compressed blocks, as one stream of `codec`
//! ```
//!
//! Types and lengths stand before the compressed stream, where they cost least, and are checked before
//! anything is unpacked.

use super::bytes::{Read, Reader, Writer};
use super::codec::{self, Codec};
use super::{LinkError, MAX_PLAIN};

/// More blocks than any link has.
const MAX_BLOCKS: usize = 64;

/// A block of a type, with its contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: usize,
    /// Whether its contents are text, which is worth compressing.
    pub(super) is_text: bool,
    pub(super) bytes: Vec<u8>,
}

/// By the codec that gives the shorter container; `None` when it holds too much for a link.
pub(super) fn write(blocks: &[Block]) -> Option<(Codec, Vec<u8>)> {
    let length: usize = blocks.iter().map(|block| block.bytes.len()).sum();
    if length > MAX_PLAIN || blocks.len() > MAX_BLOCKS {
        return None;
    }
    let mut out = Writer::default();
    out.number(blocks.len());
    let mut text = Vec::new();
    for block in blocks {
        out.number(block.kind * 2 + usize::from(block.is_text));
        out.number(block.bytes.len());
        if block.is_text {
            text.extend_from_slice(&block.bytes);
        }
    }
    for block in blocks.iter().filter(|block| !block.is_text) {
        out.bytes.extend_from_slice(&block.bytes);
    }
    let (codec, packed) = codec::pack(&text);
    out.bytes.extend(packed);
    Some((codec, out.bytes))
}

pub(super) fn read(codec: Codec, container: &[u8]) -> Result<Vec<Block>, LinkError> {
    let mut reader = Reader::new(container);
    let mut blocks = directory(&mut reader).map_err(|_| LinkError::Damaged)?;
    let length: usize = blocks.iter().map(|(_, length)| length).sum();
    if length > MAX_PLAIN {
        return Err(LinkError::TooLong);
    }
    for (block, length) in blocks.iter_mut().filter(|(block, _)| !block.is_text) {
        let bytes = reader.take(*length).map_err(|_| LinkError::Damaged)?;
        block.bytes = bytes.to_vec();
    }
    let length = blocks
        .iter()
        .filter(|(block, _)| block.is_text)
        .map(|(_, length)| length)
        .sum();
    let text = codec::unpack(codec, reader.rest(), length).ok_or(LinkError::Damaged)?;
    let mut text = Reader::new(&text);
    for (block, length) in blocks.iter_mut().filter(|(block, _)| block.is_text) {
        let bytes = text.take(*length).map_err(|_| LinkError::Damaged)?;
        block.bytes = bytes.to_vec();
    }
    Ok(blocks.into_iter().map(|(block, _)| block).collect())
}

/// The blocks, still empty, each with the length of its contents.
fn directory(reader: &mut Reader) -> Read<Vec<(Block, usize)>> {
    let count = reader.number()?;
    (0..count.min(MAX_BLOCKS))
        .map(|_| {
            let kind = reader.number()?;
            let block = Block {
                kind: kind / 2,
                is_text: kind % 2 == 1,
                bytes: Vec::new(),
            };
            Ok((block, reader.number()?))
        })
        .collect()
}
