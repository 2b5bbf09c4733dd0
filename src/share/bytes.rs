//! Numbers, strings, dates and spans as bytes, and back; reading never goes past the end and never
//! allocates more than what is there.

use crate::text::Span;
use crate::time::Date;
use chrono::{Datelike, NaiveDate};

/// 1 January 2000, from which days are counted, as days of the common era.
const EPOCH: i64 = 730_120;

#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) bytes: Vec<u8>,
}

impl Writer {
    /// Seven bits a byte, the lowest first; the high bit says that more follow (LEB128).
    pub(crate) fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Small absolute values first: 0, -1, 1, -2, ...
    pub(crate) fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)) as usize);
    }

    pub(crate) fn string(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Nothing is 0; otherwise length plus one.
    pub(crate) fn maybe(&mut self, text: Option<&str>) {
        match text {
            None => self.number(0),
            Some(text) => {
                self.number(text.len() + 1);
                self.bytes.extend_from_slice(text.as_bytes());
            }
        }
    }

    /// Year, or with the months counted on from it, or with the days: times 4, plus how finely it is known.
    /// A day and a time of day is a day and the minute of it.
    pub(crate) fn date(&mut self, date: Date) {
        let year = i64::from(date.year);
        let day = date
            .first_day()
            .map(|day| i64::from(day.num_days_from_ce()) - EPOCH);
        match (date.month, date.day.and(day), date.time) {
            (None, _, _) => self.signed(year * 4),
            (Some(month), None, _) => self.signed((year * 12 + i64::from(month) - 1) * 4 + 1),
            (Some(_), Some(day), None) => self.signed(day * 4 + 2),
            (Some(_), Some(day), Some((hour, minute))) => {
                self.signed(day * 4 + 3);
                self.number(usize::from(hour) * 60 + usize::from(minute));
            }
        }
    }

    pub(crate) fn span(&mut self, span: Span) {
        self.number(span.start as usize);
        self.number(span.len());
    }
}

/// The bytes do not hold what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken;

pub(crate) type Read<T> = Result<T, Broken>;

pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// What has not been read.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    fn byte(&mut self) -> Read<u8> {
        let (&first, rest) = self.bytes.split_first().ok_or(Broken)?;
        self.bytes = rest;
        Ok(first)
    }

    /// At most 35 bits, so that a number fits on every machine we run on after the check for 32.
    pub(crate) fn number(&mut self) -> Read<usize> {
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

    pub(crate) fn signed(&mut self) -> Read<i64> {
        let number = self.number()? as i64;
        Ok((number >> 1) ^ -(number & 1))
    }

    pub(crate) fn take(&mut self, length: usize) -> Read<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or(Broken)?;
        self.bytes = rest;
        Ok(taken)
    }

    pub(crate) fn string(&mut self) -> Read<String> {
        let length = self.number()?;
        self.text(length)
    }

    pub(crate) fn maybe(&mut self) -> Read<Option<String>> {
        match self.number()? {
            0 => Ok(None),
            more => self.text(more - 1).map(Some),
        }
    }

    pub(crate) fn text(&mut self, length: usize) -> Read<String> {
        String::from_utf8(self.take(length)?.to_vec()).map_err(|_| Broken)
    }

    /// A date beyond the calendar is broken.
    pub(crate) fn date(&mut self) -> Read<Date> {
        let number = self.signed()?;
        let (count, known) = (number.div_euclid(4), number.rem_euclid(4));
        let year = |year: i64| i32::try_from(year).map_err(|_| Broken);
        let date = match known {
            0 => Date::year(year(count)?),
            1 => Date::month(year(count.div_euclid(12))?, count.rem_euclid(12) as u8 + 1),
            _ => {
                let days = i32::try_from(count + EPOCH).map_err(|_| Broken)?;
                Date::from(NaiveDate::from_num_days_from_ce_opt(days).ok_or(Broken)?)
            }
        };
        let time = match (known, if known == 3 { self.number()? } else { 0 }) {
            (3, minutes) if minutes < 24 * 60 => Some(((minutes / 60) as u8, (minutes % 60) as u8)),
            (3, _) => return Err(Broken),
            _ => None,
        };
        let date = Date { time, ..date };
        date.first_day().map(|_| date).ok_or(Broken)
    }

    /// A span of `text`, on character boundaries.
    pub(crate) fn span(&mut self, text: &str) -> Read<Span> {
        let start = self.number()?;
        let end = start.checked_add(self.number()?).ok_or(Broken)?;
        text.get(start..end).ok_or(Broken)?;
        Ok(Span::new(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn recent_days_are_short() {
        assert_eq!(
            EPOCH,
            i64::from(NaiveDate::from_ymd_opt(2000, 1, 1).unwrap().num_days_from_ce())
        );
        let mut out = Writer::default();
        out.date(Date::day(2024, 5, 20));
        assert_eq!(out.bytes.len(), 3);
    }

    proptest! {
        #[test]
        fn dates_there_and_back(year in -3000..3000i32, month in 1..=12u8, day in 1..=28u8, hour in 0..24u8, minute in 0..60u8) {
            let timed = Date { time: Some((hour, minute)), ..Date::day(year, month, day) };
            for date in [Date::year(year), Date::month(year, month), Date::day(year, month, day), timed] {
                let mut out = Writer::default();
                out.date(date);
                prop_assert_eq!(Reader::new(&out.bytes).date(), Ok(date));
            }
        }
    }
}
