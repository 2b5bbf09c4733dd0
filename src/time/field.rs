//! Dates whose year is not said: what a field ("April", "the third quarter") means in a year, which year
//! is nearest to the publication, and how an open value is written.

use super::calendar::{Period, add_days, add_months, season_value, weekday_back, year_value};
use super::found::Field;
use super::tense::Tense;
use super::timex::Bound;
use super::words::Unit;
use chrono::{Datelike, NaiveDate};

/// The field in a year; an impossible day gives `None`.
pub(super) fn field_in(field: Field, year: i32) -> Option<Period> {
    (-9998..=9998).contains(&year).then_some(())?;
    match field {
        Field::Year => Some(Period::Year(year)),
        Field::Fiscal => Some(Period::Fiscal(year)),
        Field::Half(half) => Some(Period::Half(year, half)),
        Field::Quarter(quarter) => Some(Period::Quarter(year, quarter)),
        Field::Season(season) => Some(Period::Season(year, season)),
        Field::Month(month) => Some(Period::Month(year, month)),
        Field::Day(month, day) => NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(Period::Day),
        Field::WeekOf(month, day) => Period::holding(
            Unit::Week,
            NaiveDate::from_ymd_opt(year, month.into(), day.into())?,
        ),
        Field::Holiday(holiday) => holiday.period(year),
        Field::DayOfMonth(_) | Field::Weekday(_) | Field::SamePeriod => None,
    }
}

/// TIMEX3 value of a field whose year is not known.
pub(super) fn field_value(field: Field) -> String {
    match field {
        Field::Year | Field::Fiscal | Field::SamePeriod | Field::Holiday(_) => "XXXX".to_owned(),
        Field::Half(half) => format!("XXXX-H{half}"),
        Field::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Field::Season(season) => format!("XXXX-{}", season_value(season)),
        Field::Month(month) => format!("XXXX-{month:02}"),
        Field::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Field::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Field::WeekOf(..) => "XXXX-WXX".to_owned(),
        Field::Weekday(weekday) => format!("XXXX-WXX-{}", weekday + 1),
    }
}

pub(super) fn open_value(unit: Unit) -> String {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Season | Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    }
    .to_owned()
}

/// What is known of a finer unit in a coarser period: "1963-XX-XX".
pub(super) fn coarse_value(period: Period, unit: Unit) -> String {
    match (period, unit) {
        (Period::Month(year, month), Unit::Day) => format!("{}-{month:02}-XX", year_value(year)),
        (_, Unit::Day) => period
            .year()
            .map_or_else(|| open_value(unit), |year| format!("{}-XX-XX", year_value(year))),
        (_, Unit::Month) => period
            .year()
            .map_or_else(|| open_value(unit), |year| format!("{}-XX", year_value(year))),
        (_, Unit::Week) => period
            .year()
            .map_or_else(|| open_value(unit), |year| format!("{}-WXX", year_value(year))),
        _ => open_value(unit),
    }
}

/// The same period in another year.
pub(super) fn shift_years(period: Period, years: i32) -> Option<Period> {
    match period {
        Period::Day(day) => add_months(day, years.checked_mul(12)?).map(Period::Day),
        Period::Week(day) => Period::holding(Unit::Week, add_days(day, i64::from(years) * 364)?),
        Period::Weekend(day) => Period::holding(Unit::Weekend, add_days(day, i64::from(years) * 364)?),
        Period::Month(..) => period.shift(years.checked_mul(12)?),
        Period::Quarter(..) | Period::Season(..) => period.shift(years.checked_mul(4)?),
        Period::Half(..) => period.shift(years.checked_mul(2)?),
        Period::Year(_) | Period::Fiscal(_) => period.shift(years),
        Period::Decade(_) | Period::Century(_) => None,
    }
}

/// The date nearest to the publication that the field can mean; the side that the tense speaks against
/// counts as farther away.
pub(super) fn nearest(
    published: NaiveDate,
    field: Field,
    tense: Tense,
    bound: Option<Bound>,
) -> Option<Period> {
    let ahead = matches!(tense, Tense::Will | Tense::Future);
    if let Field::Weekday(weekday) = field {
        let back = weekday_back(published, weekday)?;
        let ahead = ahead || tense == Tense::Either && (published - back).num_days() > 3;
        // "They have until Tuesday."
        let open = tense == Tense::Unknown && bound == Some(Bound::Until);
        return Some(Period::Day(if (ahead || open) && back != published {
            add_days(back, 7)?
        } else {
            back
        }));
    }
    let cost = |period: &Period| {
        let Some((first, last)) = period.days() else {
            return i64::MAX;
        };
        let (days, before) = if published < first {
            ((first - published).num_days(), false)
        } else {
            ((published - last).num_days().max(0), published > last)
        };
        let deadline = matches!(bound, Some(Bound::By | Bound::Until | Bound::Before));
        let against = match tense {
            Tense::Unknown if deadline && before => 300,
            Tense::Unknown if !deadline && !before && days > 0 => 10,
            Tense::Past if !before && days > 0 => 240,
            Tense::Will if before => 220,
            Tense::Future if before => 100,
            _ => 0,
        };
        let never = bound == Some(Bound::Since) && days > 0 && !before;
        // A quarter is reported after it ended.
        let reported = if matches!(field, Field::Quarter(_) | Field::Half(_)) && !before && days > 0 {
            60
        } else {
            0
        };
        days + against + reported + if never { 10_000 } else { 0 }
    };
    [-1, 0, 1]
        .into_iter()
        .filter_map(|shift| field_in(field, published.year() + shift))
        .min_by_key(cost)
}
