//! Laws that hold for every date and every text.

use super::calendar::{Period, add_days, add_months};
use super::words::Unit;
use super::{Date, Published, PublishedBasis, Timex, read_date_words, tag};
use crate::syntax::Syntax;
use crate::text::Source;
use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};
use proptest::prelude::*;

fn read(text: &str, published: Option<NaiveDate>) -> Vec<Timex> {
    let published = Published {
        date: published.map(Date::from),
        basis: PublishedBasis::Given,
        span: None,
    };
    tag(&Source::new(text), &Syntax::default(), &published)
}

fn value(text: &str, published: NaiveDate) -> String {
    read(text, Some(published))
        .first()
        .map(|timex| timex.value.clone())
        .unwrap_or_default()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

prop_compose! {
    /// Leap days and the last days of years come up often enough to matter.
    fn any_day()(year in 1800..2200i32, ordinal in prop_oneof![4 => 1..=366u32, 1 => 58..=61u32, 1 => 362..=366u32, 1 => 1..=5u32]) -> NaiveDate {
        NaiveDate::from_yo_opt(year, ordinal).unwrap_or_else(|| day(year, 12, 31))
    }
}

/// First and last day of a TIMEX3 value, read without the code that writes them.
fn days_of(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let years = |from: i32, count: i32| {
        let first = NaiveDate::from_ymd_opt(from, 1, 1)?;
        Some((first, NaiveDate::from_ymd_opt(from + count - 1, 12, 31)?))
    };
    let months = |year: i32, from: u32, count: u32| {
        let first = NaiveDate::from_ymd_opt(year, from, 1)?;
        Some((first, first.checked_add_months(Months::new(count))?.pred_opt()?))
    };
    let Some((year, rest)) = value.split_once('-') else {
        let number: i32 = value.parse().ok()?;
        return match value.len() {
            2 => years(number * 100, 100),
            3 => years(number * 10, 10),
            _ => years(number, 1),
        };
    };
    let year: i32 = year.parse().ok()?;
    let number = |text: &str| text.parse::<u32>().ok();
    if let Some(week) = rest.strip_prefix('W') {
        let (week, from, count) = match week.strip_suffix("-WE") {
            Some(week) => (week, Weekday::Sat, 1),
            None => (week, Weekday::Mon, 6),
        };
        let first = NaiveDate::from_isoywd_opt(year, number(week)?, from)?;
        Some((first, first + TimeDelta::days(count)))
    } else if let Some(quarter) = rest.strip_prefix('Q') {
        months(year, number(quarter)? * 3 - 2, 3)
    } else if let Some(half) = rest.strip_prefix('H') {
        months(year, number(half)? * 6 - 5, 6)
    } else if let Some((month, day)) = rest.split_once('-') {
        let day = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)?;
        Some((day, day))
    } else {
        months(year, number(rest)?, 1)
    }
}

const UNITS: [Unit; 9] = [
    Unit::Day,
    Unit::Week,
    Unit::Weekend,
    Unit::Month,
    Unit::Quarter,
    Unit::Half,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
];

proptest! {
    #[test]
    fn shifting_there_and_back_changes_nothing(day in any_day(), unit in 0..UNITS.len(), count in -40..40i32) {
        let period = Period::holding(UNITS[unit], day).unwrap();
        if let Some(shifted) = period.shift(count) {
            prop_assert_eq!(shifted.shift(-count), Some(period));
            let (before, after) = (period.days().unwrap().0, shifted.days().unwrap().0);
            prop_assert_eq!(i64::from(count.signum()), (after - before).num_days().signum());
        }
    }

    #[test]
    fn a_period_holds_its_day_and_reads_back(day in any_day(), unit in 0..UNITS.len()) {
        let period = Period::holding(UNITS[unit], day).unwrap();
        let (first, last) = period.days().unwrap();
        prop_assert!(first <= last);
        prop_assert!(UNITS[unit] == Unit::Weekend || (first <= day && day <= last));
        let interval = period.interval().unwrap();
        prop_assert!(interval.earliest <= interval.latest);
        if matches!(UNITS[unit], Unit::Day | Unit::Month | Unit::Year) {
            prop_assert_eq!(period.value().parse::<Date>().unwrap(), interval.earliest);
        }
    }

    #[test]
    fn days_and_months_add(day in any_day(), count in 0..400i32) {
        let later = add_days(day, i64::from(count)).unwrap();
        prop_assert_eq!(add_days(later, -i64::from(count)), Some(day));
        let months = add_months(day, count).unwrap();
        prop_assert!(months.day() <= day.day());
        prop_assert_eq!((months.year() * 12 + months.month0() as i32) - (day.year() * 12 + day.month0() as i32), count);
    }

    #[test]
    fn a_bare_weekday_is_in_the_last_seven_days(published in any_day(), weekday in 0..7usize) {
        let name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday];
        let found: NaiveDate = value(&format!("He said on {name} that it was so."), published).parse().unwrap();
        prop_assert!((0..7).contains(&(published - found).num_days()));
        prop_assert_eq!(found.weekday().num_days_from_monday() as usize, weekday);
    }

    #[test]
    fn a_bare_day_is_the_nearest(published in any_day(), month in 1..=12u32, day in 1..=31u32) {
        let found = value(&format!("The dinner on {} {day} is here.", crate::text::month_name(month as u8)), published);
        let near: Vec<_> = (-1..=1)
            .filter_map(|shift| NaiveDate::from_ymd_opt(published.year() + shift, month, day))
            .map(|day| (published - day).num_days().abs())
            .collect();
        if let (Some(best), Ok(found)) = (near.iter().min(), found.parse::<NaiveDate>()) {
            // At six months a day behind is taken before one that is ten days nearer.
            prop_assert!((published - found).num_days().abs() <= best + 10);
        } else {
            prop_assert!(near.is_empty() || day > 28);
        }
    }

    #[test]
    fn a_value_reads_back_as_its_days(day in any_day(), unit in 0..UNITS.len(), count in -400..400i32) {
        let period = Period::holding(UNITS[unit], day).and_then(|period| period.shift(count));
        if let Some(period) = period.filter(|period| period.days().is_some_and(|(first, _)| first.year() > 99)) {
            prop_assert_eq!(days_of(&period.value()), period.days(), "{}", period.value());
        }
    }

    #[test]
    fn a_month_ago_is_the_month_before(published in any_day()) {
        let before = published.with_day(1).and_then(|first| first.pred_opt()).unwrap();
        let expected = format!("{:04}-{:02}", before.year(), before.month());
        for text in ["a month ago", "last month"] {
            prop_assert_eq!(value(text, published), expected.as_str());
        }
    }

    #[test]
    fn weeks_follow_each_other_over_the_end_of_the_year(published in any_day()) {
        let monday = |text: &str| days_of(&value(text, published)).unwrap().0;
        prop_assert_eq!(monday("this week") - monday("last week"), TimeDelta::days(7));
        prop_assert_eq!(monday("next week") - monday("this week"), TimeDelta::days(7));
        prop_assert!((0..7).contains(&(published - monday("this week")).num_days()));
    }

    #[test]
    fn a_century_holds_its_years(century in 11..=21i32, year in 0..100i32) {
        let ending = match century % 10 { 1 if century != 11 => "st", 2 if century != 12 => "nd", 3 if century != 13 => "rd", _ => "th" };
        let value = value(&format!("in the {century}{ending} century"), day(2024, 5, 20));
        let (first, last) = days_of(&value).unwrap();
        let year = (century - 1) * 100 + year;
        prop_assert!(first.year() <= year && year <= last.year(), "{value}");
    }

    #[test]
    fn any_text_is_read_soundly(text in "([a-z]{1,6}|last|next|May|19[0-9]{2}|[0-9]{1,3}|Friday|years?|ago|the|of|'s|-|/|:|\\.|,|\u{e9}\u{20ac}|\n| ){0,60}", known in any::<bool>()) {
        let timexes = read(&text, known.then(|| day(2024, 5, 20)));
        let mut end = 0;
        for timex in timexes {
            prop_assert!(end <= timex.span.start && timex.span.start < timex.span.end);
            prop_assert!(text.get(timex.span.range()).is_some());
            prop_assert!(!timex.value.is_empty() && (0.0..=1.0).contains(&timex.confidence));
            if let Some(interval) = timex.interval {
                prop_assert!(interval.earliest <= interval.latest);
            }
            end = timex.span.end;
        }
    }

    #[test]
    fn without_a_publication_date_nothing_counts_from_one(text in "(last|this|next) (week|month|year)|yesterday|on Friday|two days ago|in March") {
        for timex in read(&format!("It was {text} that it came."), None) {
            prop_assert_eq!(timex.interval, None);
        }
    }
}

#[test]
fn weeks_at_the_end_of_the_year_and_leap_days() {
    for (text, published, expected) in [
        ("this week", day(2020, 12, 31), "2020-W53"),
        ("this week", day(2021, 1, 3), "2020-W53"),
        ("next week", day(2021, 1, 3), "2021-W01"),
        ("last week", day(2025, 1, 2), "2024-W52"),
        ("this week", day(2024, 12, 31), "2025-W01"),
        ("yesterday", day(2024, 3, 1), "2024-02-29"),
        ("yesterday", day(2023, 3, 1), "2023-02-28"),
        ("last month", day(2024, 3, 31), "2024-02"),
        ("a month ago", day(2024, 3, 31), "2024-02"),
        ("on February 29, 2024", day(2024, 5, 1), "2024-02-29"),
        ("the 19th century", day(2024, 5, 1), "18"),
        ("last century", day(2024, 5, 1), "19"),
        ("last decade", day(2024, 5, 1), "201"),
    ] {
        assert_eq!(value(text, published), expected, "{text} on {published}");
    }
}

#[test]
fn ranges_keep_both_ends_and_bounds_are_read() {
    let timexes = read("It ran from 3 May 2021 to 7 June 2021.", Some(day(2024, 5, 20)));
    let other = |index: usize| timexes[index].range.map(crate::text::TimexId::index);
    assert_eq!((timexes.len(), other(0), other(1)), (2, Some(1), Some(0)));
    let timexes = read("The bill will come by Friday.", Some(day(2024, 5, 20)));
    assert_eq!(timexes[0].bound, Some(super::Bound::By));
    assert_eq!(timexes[0].value, "2024-05-24");
}

#[test]
fn reasons_name_what_was_counted_from() {
    let timexes = read(
        "It fell last month. In 1921 it rose; two years later it fell.",
        Some(day(2024, 5, 20)),
    );
    let reasons: Vec<_> = timexes.iter().map(|timex| timex.reason.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "last month, counted from 20 May 2024",
            "1921, as stated",
            "two years later, counted from \u{201c}1921\u{201d}",
        ]
    );
}

#[test]
fn zones_midnight_and_fiscal_years_have_their_place() {
    let edtf = |text: &str| {
        let timexes = read(text, Some(day(2024, 5, 20)));
        timexes
            .first()
            .map(|timex| timex.edtf.clone())
            .unwrap_or_default()
    };
    for (text, expected) in [
        (
            "It opened at 10:30 a.m. EST on May 3, 2024.",
            "2024-05-03T10:30:00-05:00",
        ),
        (
            "It opened at 10:30 a.m. ET on May 3, 2024.",
            "2024-05-03T10:30:00-04:00",
        ),
        (
            "It opened at 10:30 a.m. Eastern time on January 3, 2024.",
            "2024-01-03T10:30:00-05:00",
        ),
        ("It opened at 1735 GMT on May 3, 2024.", "2024-05-03T17:35:00Z"),
        (
            "It opened on 2024-05-03T17:35:00+02:00 there.",
            "2024-05-03T17:35:00+02:00",
        ),
        ("It opened at 10:30 a.m. on May 3, 2024.", "2024-05-03T10:30:00"),
        (
            "The offer expires at midnight on May 3, 2024.",
            "2024-05-04T00:00:00",
        ),
        ("It fell after midnight on May 3, 2024.", "2024-05-03T00:00:00"),
        ("Spending in fiscal 2023 fell, said Congress.", "2022-10/2023-09"),
        (
            "Sales in fiscal 2023 rose; the fiscal year ended June 30.",
            "2022-07/2023-06",
        ),
        (
            "Sales in the fiscal third quarter of 2023 rose; the fiscal year ended June 30.",
            "2023-01/2023-03",
        ),
        ("Sales in fiscal 2023 rose.", "2023"),
    ] {
        assert_eq!(edtf(text), expected, "{text}");
    }
    let fiscal = read(
        "The federal government\u{2019}s current fiscal year is long.",
        Some(day(2023, 11, 20)),
    );
    assert_eq!(fiscal[0].value, "2024");
}

#[test]
fn digits_are_read_in_the_order_that_the_text_uses() {
    let values = |text: &str| -> Vec<_> {
        let timexes = read(text, Some(day(2024, 5, 20)));
        timexes.into_iter().map(|timex| timex.value).collect()
    };
    assert_eq!(
        values("It ran from 13/02/2024 to 03/04/2024."),
        ["2024-02-13", "2024-04-03"]
    );
    assert_eq!(
        values("It ran from 2/13/2024 to 03/04/2024."),
        ["2024-02-13", "2024-03-04"]
    );
    assert_eq!(values("It ended on 03/04/2024."), ["2024-03-04"]);
    assert_eq!(
        values("It ended on 2024/03/04 in the labour centre."),
        ["2024-03-04"]
    );
}

#[test]
fn what_is_no_time_stays_silent() {
    for text in [
        "It costs $1,999 and 20% more.",
        "They won 3-2.",
        "Shares fell to 19.30.",
        "He may march on.",
        "The Sun sat low.",
        "A 30-year-old man, 52 years old.",
        "Version 2.0.19 of Boeing 737-800, flight 1989.",
        "He lives at 1600 Pennsylvania Avenue.",
        "Wait a second.",
        "Resolution 1973 was passed.",
        "He came second.",
        "The 2,500 troops.",
        "COVID-19 and F-16.",
        "April Smith and Jan Kavan.",
        "A 1987 Chevrolet stood there.",
        "A 2000 year old temple.",
        "Software 1.1.1 came.",
        "Call 555-1212.",
        "The bill (H.R. 1964) passed.",
        "The C-130s flew.",
        "It stands at 1207 2nd Avenue.",
    ] {
        let found = read(text, Some(day(2024, 5, 20)));
        assert!(
            found.is_empty(),
            "{text}: {:?}",
            found.iter().map(|timex| timex.span.of(text)).collect::<Vec<_>>()
        );
    }
}

#[test]
fn typed_dates_are_read_whole_or_not_at_all() {
    let published = Published {
        date: Some(Date::day(2024, 5, 20)),
        basis: PublishedBasis::Given,
        span: None,
    };
    let read = |text: &str| {
        read_date_words(text, &published)
            .and_then(|timex| timex.interval)
            .map(|interval| format!("{}..{}", interval.earliest, interval.latest))
    };
    assert_eq!(read("March 2024").as_deref(), Some("2024-03..2024-03"));
    assert_eq!(read("before 15 Sep").as_deref(), Some("2024-09-15..2024-09-15"));
    assert_eq!(read("about 2010").as_deref(), Some("2010..2010"));
    assert_eq!(read("May to July 2023").as_deref(), Some("2023-05..2023-07"));
    assert_eq!(read("2024-05-20").as_deref(), Some("2024-05-20..2024-05-20"));
    for text in [
        "",
        "soon",
        "two days",
        "the ship of March 2024",
        "March 2024 ship",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

/// Each would take hours if anything were quadratic.
#[test]
fn adversarial_texts_stay_linear() {
    for piece in [
        "7",
        "last ",
        "1/1/1/1",
        "the end of ",
        "10:",
        "May and ",
        "one hundred and ",
        "(",
        "in ",
        "19",
        "1990-",
        "a few ",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        let _ = read(&text, Some(day(2024, 5, 20)));
    }
}
