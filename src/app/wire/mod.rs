//! How the page and its workers hand typed things to each other: plain bytes, field after field.
//!
//! Both ends are always of one build, so the form has no versions and no names; what is kept or sent to
//! other people is JSON (`report`) or a link (`share`). Which types may cross is listed in `types`; a new
//! field that is not listed there does not compile.

mod types;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// What can cross between the page and a worker.
pub trait Wire: Sized {
    /// Appends its bytes.
    fn put(&self, out: &mut Vec<u8>);
    /// Takes it from the front; `None` when the bytes are none of ours.
    fn take(bytes: &mut &[u8]) -> Option<Self>;
}

/// As bytes of its own.
pub fn pack(value: &impl Wire) -> Vec<u8> {
    let mut out = Vec::new();
    value.put(&mut out);
    out
}

/// Back from [`pack`]; `None` when the bytes are none of ours.
pub fn unpack<T: Wire>(mut bytes: &[u8]) -> Option<T> {
    let value = T::take(&mut bytes)?;
    bytes.is_empty().then_some(value)
}

fn take_byte(bytes: &mut &[u8]) -> Option<u8> {
    let (&byte, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(byte)
}

fn take_slice<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = u32::take(bytes)? as usize;
    let (slice, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(slice)
}

impl Wire for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = take_byte(bytes)?;
            value |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

/// What fits into 32 bits, as these.
macro_rules! as_word {
    ($($kind:ty: $to:expr, $from:expr;)*) => {$(
        impl Wire for $kind {
            fn put(&self, out: &mut Vec<u8>) {
                let to: fn($kind) -> u32 = $to;
                to(*self).put(out);
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                let from: fn(u32) -> Option<$kind> = $from;
                from(u32::take(bytes)?)
            }
        }
    )*};
}

as_word! {
    u8: u32::from, |word| u8::try_from(word).ok();
    bool: u32::from, |word| Some(word != 0);
    usize: |size| size as u32, |word| Some(word as usize);
    i32: |number| (number << 1 ^ number >> 31) as u32, |word| Some((word >> 1) as i32 ^ -((word & 1) as i32));
    f32: f32::to_bits, |word| Some(f32::from_bits(word));
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(std::str::from_utf8(take_slice(bytes)?).ok()?.to_owned())
    }
}

impl Wire for Cow<'static, str> {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        String::take(bytes).map(Cow::Owned)
    }
}

/// Bytes as they are, for what is no list of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl Wire for Bytes {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.len().put(out);
        out.extend_from_slice(&self.0);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self(take_slice(bytes)?.to_vec()))
    }
}

impl Wire for () {
    fn put(&self, _: &mut Vec<u8>) {}

    fn take(_: &mut &[u8]) -> Option<Self> {
        Some(())
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(if bool::take(bytes)? {
            Some(T::take(bytes)?)
        } else {
            None
        })
    }
}

impl<T: Wire, E: Wire> Wire for Result<T, E> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_ok().put(out);
        match self {
            Ok(value) => value.put(out),
            Err(error) => error.put(out),
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(if bool::take(bytes)? {
            Ok(T::take(bytes)?)
        } else {
            Err(E::take(bytes)?)
        })
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        for value in self {
            value.put(out);
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let length = usize::take(bytes)?;
        // Each value has at least one byte: no length makes more room than the message has.
        let mut values = Self::with_capacity(length.min(bytes.len()));
        for _ in 0..length {
            values.push(T::take(bytes)?);
        }
        Some(values)
    }
}

impl<T: Wire> Wire for Box<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (**self).put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        T::take(bytes).map(Self::new)
    }
}

impl<T: Wire> Wire for Arc<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (**self).put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        T::take(bytes).map(Self::new)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some((A::take(bytes)?, B::take(bytes)?))
    }
}

impl Wire for Range<u32> {
    fn put(&self, out: &mut Vec<u8>) {
        self.start.put(out);
        self.end.put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(u32::take(bytes)?..u32::take(bytes)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{About, Analysis, Request, analyse};
    use crate::share::{LinkError, Selected};
    use crate::text::Span;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_and_texts_cross(word: u32, whole: i32, real: f32, text: String, some: Option<u8>) {
            let value = ((word, whole), (text, (some, vec![word as usize, 7])));
            prop_assert_eq!(unpack(&pack(&value)), Some(value));
            prop_assert_eq!(unpack::<f32>(&pack(&real)).map(f32::to_bits), Some(real.to_bits()));
        }

        #[test]
        fn any_bytes_are_taken_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = unpack::<Analysis>(&bytes);
        }
    }

    #[test]
    fn what_stands_in_links_crosses() {
        let (from, to) = (Span::new(3, 9), Span::new(12, 14));
        for selected in [
            Selected::Event(from),
            Selected::Actor(from),
            Selected::Timex(to),
            Selected::Relation { from, to },
        ] {
            assert_eq!(unpack(&pack(&selected)), Some(selected));
        }
        let (arrived, expected) = (3, Some(7));
        for error in [
            LinkError::NotALink,
            LinkError::Damaged,
            LinkError::Cut { arrived, expected },
            LinkError::Newer,
            LinkError::TooLong,
        ] {
            assert_eq!(unpack(&pack(&error)), Some(error));
        }
    }

    #[test]
    fn a_reading_crosses_without_its_words() {
        let text = include_str!("../../../assets/sample.txt").to_owned();
        let about = About {
            title: Some("A title".to_owned()),
            ..About::default()
        };
        let mut reading = analyse(&Request {
            text,
            published: None,
            about,
        });
        let read: Analysis = unpack(&pack(&reading)).unwrap();
        assert!(read.syntax.is_empty());
        reading.syntax = read.syntax.clone();
        assert_eq!(format!("{read:?}"), format!("{reading:?}"));
        let bytes = pack(&reading);
        for cut in [0, 1, bytes.len() / 2, bytes.len() - 1] {
            assert!(unpack::<Analysis>(&bytes[..cut]).is_none());
        }
    }
}
