//! [`Date`]: a calendar date no finer than it is known.

use chrono::{Datelike, Days, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// A proleptic Gregorian date known to the year, month, day or minute.
///
/// Years are astronomical: 0 is 1 BC, -492 is 493 BC. Ordering is that of the earliest instant meant,
/// then coarser before finer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Astronomical year.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only with a month.
    pub day: Option<u8>,
    /// Hour and minute; only with a day.
    pub time: Option<(u8, u8)>,
}

impl Date {
    /// A year.
    pub const fn year(year: i32) -> Self {
        Self {
            year,
            month: None,
            day: None,
            time: None,
        }
    }

    /// A month of a year.
    pub const fn month(year: i32, month: u8) -> Self {
        Self {
            year,
            month: Some(month),
            day: None,
            time: None,
        }
    }

    /// A day.
    pub const fn day(year: i32, month: u8, day: u8) -> Self {
        Self {
            year,
            month: Some(month),
            day: Some(day),
            time: None,
        }
    }

    /// The first day that the date can mean; `None` when there is no such day.
    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(
            self.year,
            u32::from(self.month.unwrap_or(1)),
            u32::from(self.day.unwrap_or(1)),
        )
    }

    /// The last day that the date can mean; `None` when there is no such day.
    pub fn last_day(self) -> Option<NaiveDate> {
        match (self.month, self.day) {
            (_, Some(_)) => self.first_day(),
            (Some(12) | None, None) => NaiveDate::from_ymd_opt(self.year, 12, 31),
            (Some(month), None) => {
                NaiveDate::from_ymd_opt(self.year, u32::from(month) + 1, 1)?.checked_sub_days(Days::new(1))
            }
        }
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self::day(day.year(), day.month() as u8, day.day() as u8)
    }
}

impl fmt::Display for Date {
    /// `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`; years before 1 CE as `-0492`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.year < 0 {
            write!(f, "-{:04}", -i64::from(self.year))?;
        } else {
            write!(f, "{:04}", self.year)?;
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if let Some((hour, minute)) = self.time {
            write!(f, "T{hour:02}:{minute:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = ();

    /// Reads what `Display` writes (seconds and zones after the minute are ignored); a date that no
    /// calendar has is an error without detail.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (date, time) = rest
            .split_once(['T', ' '])
            .map_or((rest, None), |(date, time)| (date, Some(time)));
        let mut parts = date.split('-');
        let mut number = |width: usize| -> Result<Option<u32>, ()> {
            let Some(part) = parts.next() else { return Ok(None) };
            if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(());
            }
            part.parse().map(Some).map_err(|_| ())
        };
        let year = number(4)?.ok_or(())? as i32;
        let month = number(2)?.map(|month| month as u8);
        let day = number(2)?.map(|day| day as u8);
        if parts.next().is_some() {
            return Err(());
        }
        let time = match time {
            Some(time) if day.is_some() => Some(clock(time).ok_or(())?),
            Some(_) => return Err(()),
            None => None,
        };
        let date = Self {
            year: if negative { -year } else { year },
            month,
            day,
            time,
        };
        date.first_day().map(|_| date).ok_or(())
    }
}

fn clock(text: &str) -> Option<(u8, u8)> {
    let hour: u8 = text.get(..2)?.parse().ok()?;
    let minute: u8 = text.get(2..)?.strip_prefix(':')?.get(..2)?.parse().ok()?;
    (hour < 24 && minute < 60).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_and_refuses() {
        for good in [
            "2024",
            "2024-05",
            "2024-02-29",
            "-0492",
            "2024-05-20T07:30",
            "0033-04",
        ] {
            assert_eq!(
                good.parse::<Date>().map(|date| date.to_string()),
                Ok(good.to_owned())
            );
        }
        for bad in [
            "",
            "24",
            "2024-13",
            "2023-02-29",
            "2024-05-20T25:00",
            "2024-5-2",
            "soon",
            "2024-05-20-01",
        ] {
            assert_eq!(bad.parse::<Date>(), Err(()), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn prints_what_it_reads(year in -3000..3000i32, month in 1..=12u8, day in 1..=28u8) {
            for date in [Date::year(year), Date::month(year, month), Date::day(year, month, day)] {
                prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
                prop_assert!(date.first_day() <= date.last_day());
            }
        }
    }
}
