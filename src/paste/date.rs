//! Dates of headers and attributes: ISO 8601, RFC 5322 and the ways in which sites fill `<meta>`.
//!
//! Only fields that hold nothing but a date; dates in running text belong to `time`.

use crate::text::{ParagraphKind, Source, month_number};
use crate::time::Date;

/// Reads a date field; `None` when it is no day of the calendar.
///
/// Worked examples: "2024-05-20T10:30:00+02:00", "Mon, 3 May 2021 10:12:00 +0200", "May 3, 2021 at 5:12
/// PM", "20210503".
pub(super) fn read(field: &str) -> Option<Date> {
    let field = field.trim();
    if let Ok(date) = field.parse::<Date>() {
        return known(date);
    }
    let iso: String = field.chars().take(10).collect();
    if let Ok(date) = iso.parse::<Date>() {
        return known(Date {
            time: clock(field.get(10..).unwrap_or("")),
            ..date
        });
    }
    let number = |range: std::ops::Range<usize>| field.get(range)?.parse::<u8>().ok();
    if field.len() >= 8 && field.bytes().take(8).all(|b| b.is_ascii_digit()) {
        return known(Date::day(
            field.get(..4)?.parse().ok()?,
            number(4..6)?,
            number(6..8)?,
        ));
    }
    let mut month = None;
    let mut day = None;
    let mut year = None;
    for token in field.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/' | '|')) {
        let lower = token.to_lowercase();
        let digits = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|ending| lower.strip_suffix(ending))
            .unwrap_or(&lower);
        if let Some(number) = month_number(token) {
            month = month.or(Some(number));
        } else if digits.len() == 4 && year.is_none() {
            year = digits.parse::<i32>().ok();
        } else if (1..=2).contains(&digits.len()) && day.is_none() {
            day = digits.parse::<u8>().ok();
        }
    }
    known(Date {
        time: clock(field),
        ..Date::day(year?, month?, day?)
    })
}

/// A date that the calendar has, in years in which people publish.
fn known(date: Date) -> Option<Date> {
    date.first_day()?;
    ((1450..=2200).contains(&date.year) && date.day.is_some()).then_some(date)
}

/// The first "h:mm" of a field, with "pm" behind it.
fn clock(field: &str) -> Option<(u8, u8)> {
    let colon = field.find(':')?;
    let hour = field.get(..colon)?;
    let hour: u8 = hour
        .get(hour.trim_end_matches(|c: char| c.is_ascii_digit()).len()..)?
        .parse()
        .ok()?;
    let rest = field.get(colon + 1..)?;
    let minute: u8 = rest.get(..2)?.parse().ok()?;
    let after: String = rest.chars().skip(2).take(9).collect::<String>().to_lowercase();
    let after = after.replace(['.', ' '], "");
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let hour = match (hour, after.get(..2)) {
        (1..=11, Some("pm")) => hour + 12,
        (12, Some("am")) => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// The date of the last change, when a date line says "updated" or "modified" before it.
pub(super) fn updated(source: &Source) -> Option<Date> {
    source
        .paragraphs
        .iter()
        .filter(|paragraph| matches!(paragraph.kind, ParagraphKind::Date | ParagraphKind::Byline))
        .find_map(|paragraph| {
            let line = source.slice(paragraph.span);
            let lower = line.to_lowercase();
            let (at, word) = ["updated", "modified"]
                .iter()
                .find_map(|word| lower.find(word).map(|at| (at, word)))?;
            let rest = line.get(at + word.len()..)?;
            read(
                rest.split('|')
                    .next()
                    .unwrap_or(rest)
                    .trim_start_matches([':', ' ']),
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        for (field, date) in [
            ("2024-05-20", "2024-05-20"),
            ("2024-05-20T10:30:00+02:00", "2024-05-20T10:30"),
            ("2024-05-20T10:30:00.000Z", "2024-05-20T10:30"),
            ("Mon, 3 May 2021 10:12:00 +0200", "2021-05-03T10:12"),
            ("May 3, 2021 at 5:12 PM", "2021-05-03T17:12"),
            ("20210503", "2021-05-03"),
            ("3rd September 2019", "2019-09-03"),
        ] {
            assert_eq!(
                read(field).map(|d| d.to_string()).as_deref(),
                Some(date),
                "{field}"
            );
        }
        for field in [
            "",
            "soon",
            "2024",
            "2023-02-30",
            "31 June 2020",
            "Maybe 12 2020x",
            "12:30",
        ] {
            assert_eq!(read(field), None, "{field}");
        }
    }

    #[test]
    fn the_update_is_read() {
        let source = Source::new(
            "India lands on the Moon\n\nUpdated 23 August 2023 16:10 IST | Published 23 August 2023 15:00 IST\n\nIndia landed a spacecraft.",
        );
        assert_eq!(
            updated(&source).map(|d| d.to_string()).as_deref(),
            Some("2023-08-23T16:10")
        );
    }
}
