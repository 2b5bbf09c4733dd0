//! Links: what a link carries and how it is written, versioned and checked.
//!
//! A link's fragment holds the article, what the reader set, and on request the reading as it was shown;
//! it refers to spans, never to ids. The format is described in `docs/links.md` and is kept for ever:
//! [`state`](SharedState) <- `blocks` (what is said) <- `container` (their lengths, compressed by `codec`)
//! <- `wire` (letters and digits).
//!
//! Not here: addresses, clipboards, dialogs (`app`).

mod blocks;
mod bytes;
mod codec;
mod container;
mod error;
mod frozen;
mod quotes;
mod state;
mod wire;

pub(crate) use bytes::{Broken, Read, Reader, Writer};
pub use error::LinkError;
pub use quotes::{Moves, quoted};
pub use state::{Corrections, Mode, Selected, SharedState, View};

/// The most that a link holds, in bytes before compression.
pub const MAX_PLAIN: usize = 8 << 20;

/// Writes a state as the fragment of a link, without the `#`.
///
/// # Errors
/// [`LinkError::TooLong`] when it holds more than [`MAX_PLAIN`] bytes; offer a file instead.
pub fn encode(state: &SharedState) -> Result<String, LinkError> {
    let (codec, bytes) = container::write(&blocks::write(state)).ok_or(LinkError::TooLong)?;
    Ok(wire::write(codec, &bytes))
}

/// Reads the fragment of a link, with or without its `#`. Whatever follows a whole link is ignored.
///
/// # Errors
/// When it is no link, was cut or damaged, or comes from a newer version; see [`LinkError`].
pub fn decode(fragment: &str) -> Result<SharedState, LinkError> {
    let (codec, bytes) = wire::read(fragment.trim_start_matches('#'))?;
    let blocks = container::read(codec, &bytes)?;
    blocks::read(&blocks).map_err(|_| LinkError::Damaged)
}

/// Whether a fragment looks like one of our links at all, so that an ordinary anchor is left alone.
pub fn looks_like_link(fragment: &str) -> bool {
    !matches!(
        wire::read(fragment.trim_start_matches('#')),
        Err(LinkError::NotALink)
    )
}

#[cfg(test)]
mod tests;
