//! Numbers, strings, dates and spans as bytes, and back; reading never goes past the end and never
//! allocates more than what is there.

use crate::text::Span;
use crate::time::Date;

#[derive(Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
}

impl Writer {
    /// Seven bits a byte, the lowest first; the high bit says that more follow (LEB128).
    pub(super) fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Small absolute values first: 0, -1, 1, -2, ...
    pub(super) fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)) as usize);
    }

    pub(super) fn string(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Nothing is 0; otherwise length plus one.
    pub(super) fn maybe(&mut self, text: Option<&str>) {
        match text {
            None => self.number(0),
            Some(text) => {
                self.number(text.len() + 1);
                self.bytes.extend_from_slice(text.as_bytes());
            }
        }
    }

    /// Year, then how finely it is known, then the rest.
    pub(super) fn date(&mut self, date: Date) {
        self.signed(i64::from(date.year));
        let parts = [
            date.month,
            date.day,
            date.time.map(|time| time.0),
            date.time.map(|time| time.1),
        ];
        let known = parts.iter().flatten().count();
        self.number(known);
        self.bytes.extend(parts.into_iter().flatten());
    }

    pub(super) fn span(&mut self, span: Span) {
        self.number(span.start as usize);
        self.number(span.len());
    }
}

/// The bytes do not hold what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

pub(super) type Read<T> = Result<T, Broken>;

pub(super) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(super) fn byte(&mut self) -> Read<u8> {
        let (&first, rest) = self.bytes.split_first().ok_or(Broken)?;
        self.bytes = rest;
        Ok(first)
    }

    /// At most 35 bits, so that a number fits on every machine we run on after the check for 32.
    pub(super) fn number(&mut self) -> Read<usize> {
        let mut number: u64 = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(number)
                    .map(|number| number as usize)
                    .map_err(|_| Broken);
            }
        }
        Err(Broken)
    }

    pub(super) fn signed(&mut self) -> Read<i64> {
        let number = self.number()? as i64;
        Ok((number >> 1) ^ -(number & 1))
    }

    pub(super) fn take(&mut self, length: usize) -> Read<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or(Broken)?;
        self.bytes = rest;
        Ok(taken)
    }

    pub(super) fn string(&mut self) -> Read<String> {
        let length = self.number()?;
        self.text(length)
    }

    pub(super) fn maybe(&mut self) -> Read<Option<String>> {
        match self.number()? {
            0 => Ok(None),
            more => self.text(more - 1).map(Some),
        }
    }

    pub(super) fn text(&mut self, length: usize) -> Read<String> {
        String::from_utf8(self.take(length)?.to_vec()).map_err(|_| Broken)
    }

    /// A date that no calendar has is broken.
    pub(super) fn date(&mut self) -> Read<Date> {
        let year = i32::try_from(self.signed()?).map_err(|_| Broken)?;
        let known = self.number()?;
        let parts = self.take(known)?;
        let part = |at: usize| parts.get(at).copied();
        let date = Date {
            year,
            month: part(0),
            day: part(1),
            time: part(2).zip(part(3)),
        };
        let clock = date.time.is_none_or(|(hour, minute)| hour < 24 && minute < 60);
        (known <= 4 && known != 3 && clock && date.first_day().is_some())
            .then_some(date)
            .ok_or(Broken)
    }

    /// A span of `text`, on character boundaries.
    pub(super) fn span(&mut self, text: &str) -> Read<Span> {
        let start = self.number()?;
        let end = start.checked_add(self.number()?).ok_or(Broken)?;
        text.get(start..end).ok_or(Broken)?;
        Ok(Span::new(start, end))
    }
}
