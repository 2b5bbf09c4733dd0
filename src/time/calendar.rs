//! Calendar facts: periods (century to day), their arithmetic, and the dates of holidays.

use super::Date;
use super::timex::{Interval, Precision};
use super::words::{Season, Unit};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A named stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// 1900 to 1999 is 19; negative numbers lie before the common era ("the 5th century BC" is -5).
    Century(i32),
    /// 1990 to 1999 is 199; "the 480s BC" is -48.
    Decade(i32),
    /// Astronomical year.
    Year(i32),
    /// A fiscal year, of which only the number is known.
    Fiscal(i32),
    /// First or second half.
    Half(i32, u8),
    /// Quarter 1 to 4.
    Quarter(i32, u8),
    /// Winter begins in the year's December, as "winter 1941" does in news.
    Season(i32, Season),
    /// Month 1 to 12.
    Month(i32, u8),
    /// The week that begins with this Monday.
    Week(NaiveDate),
    /// The weekend that begins with this Saturday.
    Weekend(NaiveDate),
    /// A day.
    Day(NaiveDate),
}

/// The first day of a month that may lie outside 1 to 12: month 13 is the next January.
pub(super) fn month_start(year: i32, month: i32) -> Option<NaiveDate> {
    let year = year + (month - 1).div_euclid(12);
    NaiveDate::from_ymd_opt(year, (month - 1).rem_euclid(12) as u32 + 1, 1)
}

/// Adds days, months ... to a date; out of the calendar gives `None`.
pub(super) fn add_days(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let days = Days::new(count.unsigned_abs());
    if count < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    }
}

/// Adds calendar months; the end of a longer month becomes the end of the shorter one.
pub(super) fn add_months(day: NaiveDate, count: i32) -> Option<NaiveDate> {
    let months = Months::new(count.unsigned_abs());
    if count < 0 {
        day.checked_sub_months(months)
    } else {
        day.checked_add_months(months)
    }
}

/// The Monday of the day's week.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    add_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

impl Period {
    /// The period of that unit which holds the day.
    pub(super) fn holding(unit: Unit, day: NaiveDate) -> Option<Self> {
        let (year, month) = (day.year(), day.month() as i32);
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week | Unit::Fortnight => Self::Week(monday(day)?),
            Unit::Weekend => Self::Weekend(add_days(monday(day)?, 5)?),
            Unit::Month => Self::Month(year, month as u8),
            Unit::Quarter => Self::Quarter(year, ((month - 1) / 3 + 1) as u8),
            Unit::Half => Self::Half(year, if month <= 6 { 1 } else { 2 }),
            Unit::Season => match month {
                12 => Self::Season(year, Season::Winter),
                1 | 2 => Self::Season(year - 1, Season::Winter),
                3..=5 => Self::Season(year, Season::Spring),
                6..=8 => Self::Season(year, Season::Summer),
                _ => Self::Season(year, Season::Fall),
            },
            Unit::Year => Self::Year(year),
            Unit::Decade => decade_of(year),
            Unit::Century | Unit::Millennium => century_of(year),
        })
    }

    /// The unit it is one of.
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::Century(_) => Unit::Century,
            Self::Decade(_) => Unit::Decade,
            Self::Year(_) | Self::Fiscal(_) => Unit::Year,
            Self::Half(..) => Unit::Half,
            Self::Quarter(..) => Unit::Quarter,
            Self::Season(..) => Unit::Season,
            Self::Month(..) => Unit::Month,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Day(_) => Unit::Day,
        }
    }

    /// The same kind of period, `count` later.
    pub(super) fn shift(self, count: i32) -> Option<Self> {
        let split = |index: i32, parts: i32| (index.div_euclid(parts), (index.rem_euclid(parts) + 1) as u8);
        let within = |year: i32| (-9999..=9999).contains(&year).then_some(year);
        Some(match self {
            Self::Century(century) => Self::Century(century.checked_add(count).filter(|c| c.abs() < 99)?),
            Self::Decade(decade) => Self::Decade(decade.checked_add(count).filter(|d| d.abs() < 999)?),
            Self::Year(year) => Self::Year(within(year.checked_add(count)?)?),
            Self::Fiscal(year) => Self::Fiscal(within(year.checked_add(count)?)?),
            Self::Half(year, half) => {
                let (year, half) = split((year * 2 + i32::from(half) - 1).checked_add(count)?, 2);
                Self::Half(within(year)?, half)
            }
            Self::Quarter(year, quarter) => {
                let (year, quarter) = split((year * 4 + i32::from(quarter) - 1).checked_add(count)?, 4);
                Self::Quarter(within(year)?, quarter)
            }
            Self::Season(year, season) => {
                let (year, season) = split((year * 4 + season as i32).checked_add(count)?, 4);
                Self::Season(within(year)?, Season::from_sub(season - 1)?)
            }
            Self::Month(year, month) => {
                let (year, month) = split((year * 12 + i32::from(month) - 1).checked_add(count)?, 12);
                Self::Month(within(year)?, month)
            }
            Self::Week(day) => Self::Week(add_days(day, i64::from(count) * 7)?),
            Self::Weekend(day) => Self::Weekend(add_days(day, i64::from(count) * 7)?),
            Self::Day(day) => {
                Self::Day(add_days(day, i64::from(count)).filter(|day| day.year().abs() < 9999)?)
            }
        })
    }

    /// First and last day.
    pub(super) fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let years = |from: i32, to: i32| {
            Some((
                NaiveDate::from_ymd_opt(from, 1, 1)?,
                NaiveDate::from_ymd_opt(to, 12, 31)?,
            ))
        };
        let months = |year: i32, from: i32, count: i32| {
            Some((
                month_start(year, from)?,
                add_days(month_start(year, from + count)?, -1)?,
            ))
        };
        match self {
            // "The 5th century BC" runs from 500 BC (astronomical -499) to 401 BC (-400).
            Self::Century(century) if century < 0 => years(century * 100 + 1, century * 100 + 100),
            Self::Century(century) => years(century * 100, century * 100 + 99),
            // "The 480s BC" run from 489 BC (astronomical -488) to 480 BC (-479).
            Self::Decade(decade) if decade < 0 => years(decade * 10 - 8, decade * 10 + 1),
            Self::Decade(decade) => years(decade * 10, decade * 10 + 9),
            Self::Year(year) | Self::Fiscal(year) => years(year, year),
            Self::Half(year, half) => months(year, i32::from(half) * 6 - 5, 6),
            Self::Quarter(year, quarter) => months(year, i32::from(quarter) * 3 - 2, 3),
            Self::Season(year, season) => months(year, [3, 6, 9, 12][season as usize], 3),
            Self::Month(year, month) => months(year, i32::from(month), 1),
            Self::Week(day) => Some((day, add_days(day, 6)?)),
            Self::Weekend(day) => Some((day, add_days(day, 1)?)),
            Self::Day(day) => Some((day, day)),
        }
    }

    /// The year it begins in.
    pub(super) fn year(self) -> Option<i32> {
        match self {
            Self::Century(_) | Self::Decade(_) => None,
            Self::Year(year)
            | Self::Fiscal(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Season(year, _)
            | Self::Month(year, _) => Some(year),
            Self::Week(day) | Self::Weekend(day) | Self::Day(day) => Some(day.year()),
        }
    }

    /// TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Self::Century(century) if century < 0 => format!("BC{:02}", -century - 1),
            Self::Century(century) => format!("{century:02}"),
            Self::Decade(decade) if decade < 0 => format!("BC{:03}", -decade),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Year(year) | Self::Fiscal(year) => year_value(year),
            Self::Half(year, half) => format!("{}-H{half}", year_value(year)),
            Self::Quarter(year, quarter) => format!("{}-Q{quarter}", year_value(year)),
            Self::Season(year, season) => format!("{}-{}", year_value(year), season_value(season)),
            Self::Month(year, month) => format!("{}-{month:02}", year_value(year)),
            Self::Week(day) => format!(
                "{}-W{:02}",
                year_value(day.iso_week().year()),
                day.iso_week().week()
            ),
            Self::Weekend(day) => format!(
                "{}-W{:02}-WE",
                year_value(day.iso_week().year()),
                day.iso_week().week()
            ),
            Self::Day(day) => format!("{}-{:02}-{:02}", year_value(day.year()), day.month(), day.day()),
        }
    }

    /// The interval as precise as the period is.
    pub(super) fn interval(self) -> Option<Interval> {
        let (first, last) = self.days()?;
        let month = |day: NaiveDate| Date::month(day.year(), day.month() as u8);
        Some(match self {
            Self::Century(_) | Self::Decade(_) | Self::Year(_) | Self::Fiscal(_) => Interval {
                earliest: Date::year(first.year()),
                latest: Date::year(last.year()),
            },
            Self::Half(..) | Self::Quarter(..) | Self::Season(..) | Self::Month(..) => Interval {
                earliest: month(first),
                latest: month(last),
            },
            Self::Week(_) | Self::Weekend(_) | Self::Day(_) => Interval {
                earliest: first.into(),
                latest: last.into(),
            },
        })
    }

    pub(super) fn precision(self) -> Precision {
        match self {
            Self::Century(_) | Self::Decade(_) => Precision::Decade,
            Self::Year(_) | Self::Fiscal(_) => Precision::Year,
            Self::Half(..) | Self::Quarter(..) => Precision::Quarter,
            Self::Season(..) => Precision::Season,
            Self::Month(..) => Precision::Month,
            Self::Week(_) | Self::Weekend(_) => Precision::Week,
            Self::Day(_) => Precision::Day,
        }
    }

    /// EDTF level 1.
    pub(super) fn edtf(self) -> String {
        match self {
            Self::Century(century) if century >= 0 => format!("{century:02}XX"),
            Self::Decade(decade) if decade >= 0 => format!("{decade:03}X"),
            Self::Season(year, season) => format!("{}-{}", Date::year(year), 21 + season as u8),
            _ => self.interval().map_or_else(String::new, |interval| {
                if interval.earliest == interval.latest {
                    interval.earliest.to_string()
                } else {
                    format!("{}/{}", interval.earliest, interval.latest)
                }
            }),
        }
    }
}

/// The decade of an astronomical year.
fn decade_of(year: i32) -> Period {
    Period::Decade(if year <= 0 { -((1 - year) / 10) } else { year / 10 })
}

/// The century of an astronomical year.
fn century_of(year: i32) -> Period {
    Period::Century(if year <= 0 {
        -((-year) / 100 + 1)
    } else {
        year / 100
    })
}

/// "1999"; "BC0480" for 480 BC.
pub(super) fn year_value(year: i32) -> String {
    if year <= 0 {
        format!("BC{:04}", 1 - year)
    } else {
        format!("{year:04}")
    }
}

pub(super) fn season_value(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Fall => "FA",
        Season::Winter => "WI",
    }
}

/// The weekday with this number, Monday being 0.
pub(super) fn weekday(number: u8) -> Weekday {
    Weekday::try_from(number).unwrap_or(Weekday::Mon)
}

/// The latest day of that weekday not after `day`.
pub(super) fn weekday_back(day: NaiveDate, number: u8) -> Option<NaiveDate> {
    let back = (i64::from(day.weekday().num_days_from_monday()) - i64::from(number)).rem_euclid(7);
    add_days(day, -back)
}

/// The first day of that weekday after `day`.
pub(super) fn weekday_ahead(day: NaiveDate, number: u8) -> Option<NaiveDate> {
    weekday_back(day, number).and_then(|day| add_days(day, 7))
}
