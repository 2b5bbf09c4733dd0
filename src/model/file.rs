//! The envelope of a weight file: magic and version, length, checksum, then the content.
//!
//! ```text
//! 4 bytes  "WWM" and the version, now 2
//! 4 bytes  length of the content, little endian
//! 8 bytes  FNV-1a checksum of the content, little endian
//! ...      content; see `Linear` and `Marks`
//! ```

use std::fmt;

/// The first bytes of every weight file.
const MAGIC: &[u8; 4] = b"WWM\x02";

/// Why a weight file was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It is not a weight file, or one of another version.
    Magic,
    /// It is shorter or longer than it says.
    Length,
    /// Its checksum does not fit.
    Checksum,
    /// Its content does not make sense.
    Content,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Magic => "not a weight file of this version",
            Self::Length => "the weight file is cut off or has something after its end",
            Self::Checksum => "the weight file is damaged",
            Self::Content => "the weight file's content does not make sense",
        })
    }
}

impl std::error::Error for ModelError {}

fn checksum(content: &[u8]) -> u64 {
    content.iter().fold(0xCBF2_9CE4_8422_2325, |h, &byte| {
        (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

/// The content of a weight file.
pub(crate) fn open(bytes: &[u8]) -> Result<&[u8], ModelError> {
    let (magic, rest) = bytes.split_first_chunk::<4>().ok_or(ModelError::Magic)?;
    if magic != MAGIC {
        return Err(ModelError::Magic);
    }
    let (length, rest) = rest.split_first_chunk::<4>().ok_or(ModelError::Length)?;
    let (sum, content) = rest.split_first_chunk::<8>().ok_or(ModelError::Length)?;
    if u32::from_le_bytes(*length) as usize != content.len() {
        return Err(ModelError::Length);
    }
    if u64::from_le_bytes(*sum) != checksum(content) {
        return Err(ModelError::Checksum);
    }
    Ok(content)
}

/// Puts content into the envelope.
pub fn close(content: &[u8]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend((content.len() as u32).to_le_bytes());
    out.extend(checksum(content).to_le_bytes());
    out.extend(content);
    out
}
