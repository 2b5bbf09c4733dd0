//! [`Pass`]: one walk over a reading serves writing and reading: each value is handed in when there is one
//! (writing) and handed back in any case, so that both sides cannot differ.

use super::Field;
use super::numbers::{Decoder, Encoder, Habits};
use super::words::Words;
use crate::share::bytes::{Broken, Read};
use crate::text::Span;
use crate::time::Date;
use chrono::{Datelike, NaiveDate};

/// More numbers than any reading of a text that fits a link holds.
const MAX_NUMBERS: usize = 4_000_000;

enum Way<'a> {
    Out(Encoder),
    In(Decoder<'a>, std::str::Split<'a, char>),
}

pub(super) struct Pass<'a> {
    way: Way<'a>,
    /// Strings that were written, one a line.
    strings: String,
    left: usize,
    text: &'a str,
    words: Words,
}

impl<'a> Pass<'a> {
    pub(super) fn out(text: &'a str) -> Self {
        Self::new(Way::Out(Encoder::new(Habits::Usual)), text)
    }

    pub(super) fn into(text: &'a str, numbers: &'a [u8], strings: &'a str, habits: Habits) -> Self {
        Self::new(Way::In(Decoder::new(numbers, habits), strings.split('\n')), text)
    }

    fn new(way: Way<'a>, text: &'a str) -> Self {
        Self {
            way,
            strings: String::new(),
            left: MAX_NUMBERS,
            text,
            words: Words::new(text),
        }
    }

    /// Numbers and strings that were written.
    pub(super) fn finish(self) -> (Vec<u8>, String) {
        match self.way {
            Way::Out(encoder) => (encoder.finish(), self.strings),
            Way::In(..) => (Vec::new(), self.strings),
        }
    }

    pub(super) fn number(&mut self, field: Field, value: Option<usize>) -> Read<usize> {
        self.left = self.left.checked_sub(1).ok_or(Broken)?;
        let number = match &mut self.way {
            Way::Out(encoder) => {
                let value = value.and_then(|value| u32::try_from(value).ok()).ok_or(Broken)?;
                encoder.number(field, value)?
            }
            Way::In(decoder, _) => decoder.number(field)?,
        };
        Ok(number as usize)
    }

    /// Small absolute values first.
    pub(super) fn signed(&mut self, field: Field, value: Option<i64>) -> Read<i64> {
        let folded = value.map(|value| ((value << 1) ^ (value >> 63)) as usize);
        let number = self.number(field, folded)? as i64;
        Ok((number >> 1) ^ -(number & 1))
    }

    pub(super) fn flag(&mut self, field: Field, value: Option<bool>) -> Read<bool> {
        match self.number(field, value.map(usize::from))? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Broken),
        }
    }

    /// An enumeration by its place in `all`, which is for ever.
    pub(super) fn choice<T: Copy + PartialEq>(
        &mut self,
        field: Field,
        all: &[T],
        value: Option<T>,
    ) -> Read<T> {
        let place = value.map(|value| all.iter().position(|&each| each == value).unwrap_or(0));
        let place = self.number(field, place)?;
        all.get(place).copied().ok_or(Broken)
    }

    /// Nothing, or something whose number is told one higher.
    pub(super) fn maybe(&mut self, field: Field, value: Option<Option<usize>>) -> Read<Option<usize>> {
        let number = value.map(|value| value.map_or(0, |value| value + 1));
        Ok(self.number(field, number)?.checked_sub(1))
    }

    pub(super) fn string(&mut self, value: Option<&str>) -> Read<String> {
        match &mut self.way {
            Way::Out(_) => {
                let value = value.ok_or(Broken)?;
                self.strings += &value.replace('\\', "\\\\").replace('\n', "\\n");
                self.strings.push('\n');
                Ok(value.to_owned())
            }
            Way::In(_, strings) => {
                let line = strings.next().ok_or(Broken)?;
                let mut out = String::new();
                let mut escaped = false;
                for c in line.chars() {
                    match (escaped, c) {
                        (false, '\\') => escaped = true,
                        (true, 'n') => {
                            out.push('\n');
                            escaped = false;
                        }
                        _ => {
                            out.push(c);
                            escaped = false;
                        }
                    }
                }
                Ok(out)
            }
        }
    }

    /// One of some guesses, or else spelt out.
    pub(super) fn guessed(&mut self, field: Field, guesses: &[String], value: Option<&str>) -> Read<String> {
        let guess = value.map(|value| guesses.iter().position(|guess| guess == value));
        match self.maybe(field, guess)? {
            Some(place) => guesses.get(place).cloned().ok_or(Broken),
            None => self.string(value),
        }
    }

    /// A span, counted in words from the word `from`; also the place of its first word.
    pub(super) fn span(
        &mut self,
        [whole, start, length]: [Field; 3],
        from: usize,
        value: Option<Span>,
    ) -> Read<(Span, usize)> {
        let range = value.map(|span| self.words.range(span));
        if self.flag(whole, range.as_ref().map(Option::is_none))? {
            let first = self.number(Field::OddStart, value.map(|span| span.start as usize))?;
            let count = self.number(Field::OddLength, value.map(Span::len))?;
            let end = first.checked_add(count).ok_or(Broken)?;
            self.text.get(first..end).ok_or(Broken)?;
            let span = Span::new(first, end);
            return Ok((span, self.words.first_after(span)));
        }
        let range = range.flatten();
        let delta = self.signed(start, range.map(|range| range.0 as i64 - from as i64))?;
        let more = self.number(length, range.map(|range| range.1 - range.0))?;
        let first = usize::try_from(from as i64 + delta).map_err(|_| Broken)?;
        let last = first.checked_add(more).ok_or(Broken)?;
        Ok((self.words.span(first, last).ok_or(Broken)?, first))
    }

    /// A date, counted from another one in the unit in which it is known.
    pub(super) fn date(&mut self, from: Date, value: Option<Date>) -> Read<Date> {
        let known = value.map(|date| match date {
            Date { month: None, .. } => 0,
            Date { day: None, .. } => 1,
            Date { time: None, .. } => 2,
            _ => 3,
        });
        let known = self.number(Field::DateUnit, known)?;
        let count = |date: Date| match known {
            0 => i64::from(date.year),
            1 => i64::from(date.year) * 12 + i64::from(date.month.unwrap_or(1)),
            _ => date
                .first_day()
                .map_or(0, |day| i64::from(day.num_days_from_ce())),
        };
        let fields = [Field::Years, Field::Months, Field::Days];
        let field = fields.get(known).copied().unwrap_or(Field::Days);
        let units = count(from) + self.signed(field, value.map(|date| count(date) - count(from)))?;
        let year = |units: i64| i32::try_from(units).map_err(|_| Broken);
        let date = match known {
            0 => Date::year(year(units)?),
            1 => Date::month(
                year((units - 1).div_euclid(12))?,
                (units - 1).rem_euclid(12) as u8 + 1,
            ),
            2 | 3 => {
                let day = NaiveDate::from_num_days_from_ce_opt(year(units)?);
                Date::from(day.ok_or(Broken)?)
            }
            _ => return Err(Broken),
        };
        let mut date = Date { ..date };
        if known == 3 {
            let time = value.and_then(|date| date.time);
            let minute = time.map(|(hour, minute)| usize::from(hour) * 60 + usize::from(minute));
            let minute = self.number(Field::Minute, minute)?;
            if minute >= 24 * 60 {
                return Err(Broken);
            }
            date.time = Some(((minute / 60) as u8, (minute % 60) as u8));
        }
        date.first_day().map(|_| date).ok_or(Broken)
    }

    /// A list, item by item.
    pub(super) fn list<A, B>(
        &mut self,
        field: Field,
        items: Option<&[A]>,
        mut each: impl FnMut(&mut Self, Option<&A>) -> Read<B>,
    ) -> Read<Vec<B>> {
        let count = self.number(field, items.map(<[A]>::len))?;
        let mut out = Vec::new();
        for index in 0..count {
            out.push(each(self, items.and_then(|items| items.get(index)))?);
        }
        Ok(out)
    }

    /// The words of a span.
    pub(super) fn words_of(&self, span: Span) -> String {
        span.of(self.text).to_owned()
    }
}
