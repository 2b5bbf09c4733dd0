//! [`Day`]: dates as numbers on a line, and dates as people write them.
//!
//! Not here: what a time expression means (`time`).

use crate::text;
use crate::time::Date;
use chrono::{Datelike, NaiveDate};

/// Days since 1 January 1970, fractions included; the number a timeline is drawn with.
pub type Day = f64;

/// The name of month 1 to 12; nothing for another number.
pub(super) fn month_name(month: u32) -> &'static str {
    text::month_name(month as u8)
}

/// The first three letters of a month's name.
pub(super) fn month_short(month: u32) -> &'static str {
    month_name(month).get(..3).unwrap_or("")
}

/// The first moment that the date can mean.
pub(super) fn start_of(date: Date) -> Option<Day> {
    let clock = date.time.map_or(0.0, |(hour, minute)| {
        (f64::from(hour) * 60.0 + f64::from(minute)) / 1440.0
    });
    Some(number(date.first_day()?) + clock)
}

/// The first moment after everything that the date can mean.
pub(super) fn end_of(date: Date) -> Option<Day> {
    match date.time {
        Some(_) => Some(start_of(date)? + 1.0 / 24.0),
        None => Some(number(date.last_day()?) + 1.0),
    }
}

/// A calendar day as a number.
pub(super) fn number(day: NaiveDate) -> Day {
    f64::from(day.num_days_from_ce() - 719_163)
}

/// The calendar day in which a moment lies; `None` outside the calendar.
pub(super) fn calendar(day: Day) -> Option<NaiveDate> {
    let whole = day.floor() + 719_163.0;
    if whole.abs() > 90_000_000.0 {
        return None;
    }
    NaiveDate::from_num_days_from_ce_opt(whole as i32)
}

/// A year with its era where that is not obvious: "2024", "AD 79", "493 BC".
pub(super) fn year_words(year: i32) -> String {
    match year {
        1000.. => year.to_string(),
        1.. => format!("AD {year}"),
        _ => format!("{} BC", 1 - i64::from(year)),
    }
}

/// "20 May 2024", "May 2024", "2024"; with a time of day "20 May 2024, 07:30".
pub fn long_date(date: Date) -> String {
    words(date, month_name)
}

/// "20 Sep 2024", "Sep 2024", "2024".
pub(super) fn short_date(date: Date) -> String {
    words(date, month_short)
}

fn words(date: Date, month_words: fn(u32) -> &'static str) -> String {
    let year = year_words(date.year);
    let words = match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{day} {} {year}", month_words(u32::from(month))),
        (Some(month), None) => format!("{} {year}", month_words(u32::from(month))),
        _ => year,
    };
    match date.time {
        Some((hour, minute)) => format!("{words}, {hour:02}:{minute:02}"),
        None => words,
    }
}

/// Reads a date as people type it: "2024-05-20", "20 May 2024", "May 20, 2024", "May 2024", "2024".
/// A date of numbers with slashes is refused: nobody can know which number is the month.
pub fn read_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        if let Ok(number) = digits.parse::<u32>() {
            match digits.len() {
                4 if year.is_none() => year = Some(number as i32),
                1 | 2 if day.is_none() => day = Some(number as u8),
                _ => return None,
            }
        } else if month.replace(text::month_number(word)?).is_some() {
            return None;
        }
    }
    let date = match (year?, month, day) {
        (year, Some(month), Some(day)) => Date::day(year, month, day),
        (year, Some(month), None) => Date::month(year, month),
        (year, None, None) => Date::year(year),
        _ => return None,
    };
    date.first_day().map(|_| date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn typed_dates() {
        for (typed, meant) in [
            ("2024-05-20", "2024-05-20"),
            ("20 May 2024", "2024-05-20"),
            ("May 20, 2024", "2024-05-20"),
            ("20th May 2024", "2024-05-20"),
            ("1st Sept. 1999", "1999-09-01"),
            ("Sept 2024", "2024-09"),
            (" 1987 ", "1987"),
            ("05/06/2024", ""),
            ("30 February 2024", ""),
            ("soon", ""),
            ("", ""),
        ] {
            let read = read_date(typed).map(|date| date.to_string()).unwrap_or_default();
            assert_eq!(read, meant, "{typed}");
        }
    }

    #[test]
    fn written_dates() {
        assert_eq!(long_date(Date::day(2024, 5, 20)), "20 May 2024");
        assert_eq!(short_date(Date::month(2024, 9)), "Sep 2024");
        assert_eq!(long_date(Date::year(-492)), "493 BC");
        assert_eq!(long_date(Date::year(79)), "AD 79");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(year in 1000..3000i32, month in 1..=12u8, day in 1..=28u8) {
            for date in [Date::year(year), Date::month(year, month), Date::day(year, month, day)] {
                prop_assert_eq!(read_date(&long_date(date)), Some(date));
            }
        }

        #[test]
        fn days_are_numbers_and_back(day in -700_000..700_000i32) {
            let date = calendar(f64::from(day)).unwrap();
            prop_assert_eq!(number(date) as i32, day);
        }
    }
}
