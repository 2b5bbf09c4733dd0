//! How what an expression means is written down: value, interval, EDTF, and the reason for people.

use super::calendar::{Period, add_days, add_months};
use super::document::fiscal_months;
use super::found::{Clock, Found, Meaning};
use super::resolve::{Outcome, Resolver};
use super::timex::{Basis, Interval, Modifier, Precision, Timex, TimexKind};
use super::{Date, value};
use crate::text::month_name;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

impl Resolver<'_> {
    pub(super) fn timex(&self, found: &Found, outcome: Outcome) -> Timex {
        let day = match outcome.period {
            Some(Period::Day(day)) => Some(day),
            _ => None,
        };
        let mut kind = outcome.kind;
        let mut precision = outcome.precision;
        let mut value = outcome
            .value
            .unwrap_or_else(|| outcome.period.map_or_else(String::new, Period::value));
        let mut interval = outcome.period.and_then(Period::interval);
        let mut edtf = outcome.period.map(Period::edtf).unwrap_or_default();
        if found.fiscal
            && let Some(fiscal) = outcome.period.and_then(|period| self.fiscal(period))
        {
            edtf = format!("{}/{}", fiscal.earliest, fiscal.latest);
            interval = Some(fiscal);
        }
        if let Some(clock) = found.clock {
            kind = TimexKind::Time;
            precision = if clock.minutes_said {
                Precision::Minute
            } else {
                Precision::Hour
            };
            value = format!("{value}T{:02}:{:02}", clock.hour, clock.minute);
            (interval, edtf) = at_clock(day, clock).unwrap_or((interval, edtf));
        } else if let Some(part) = found.part {
            kind = TimexKind::Time;
            if day.is_some() {
                precision = Precision::Hour;
            }
            value.push_str(value::part(part));
        }
        if found.modifier == Some(Modifier::Approx) && !edtf.is_empty() && !edtf.contains('/') {
            edtf.push('~');
        }
        let text = found.span.of(self.text);
        let reason = match (outcome.basis, outcome.from, &found.meaning) {
            (_, _, Meaning::Duration { .. }) => format!("\u{201c}{text}\u{201d} is a length of time"),
            (_, _, Meaning::Set(_)) => format!("\u{201c}{text}\u{201d} recurs"),
            (Basis::Published, _, _) => format!("{text}, counted from {}", self.published_text),
            (Basis::Timex, Some(from), _) => {
                let other = self
                    .out
                    .get(from.index())
                    .map_or("", |timex| timex.span.of(self.text));
                format!("{text}, counted from \u{201c}{other}\u{201d}")
            }
            (_, _, _) if interval.is_none() => format!("\u{201c}{text}\u{201d} does not say when"),
            _ => format!("{text}, as stated"),
        };
        let confidence = match (outcome.basis, interval.is_some()) {
            (Basis::Stated, true) => 0.97,
            (Basis::Published, true) => 0.88,
            (Basis::Timex, true) => 0.8,
            (_, false) => 0.6,
        };
        Timex {
            span: found.span,
            kind,
            value,
            modifier: found.modifier,
            bound: found.bound,
            interval,
            precision,
            edtf,
            basis: outcome.basis,
            from: outcome.from,
            range: None,
            rule: Cow::Borrowed(found.rule),
            reason,
            confidence,
        }
    }

    /// The months of a fiscal year or quarter, where it is known when such years end.
    pub(super) fn fiscal(&self, period: Period) -> Option<Interval> {
        let (year, quarter) = match period {
            Period::Year(year) | Period::Fiscal(year) => (year, None),
            Period::Quarter(year, quarter) => (year, Some(quarter)),
            _ => return None,
        };
        let (first, after) = fiscal_months(year, quarter, self.fiscal_end?)?;
        let last = add_months(after, -1)?;
        let month = |day: NaiveDate| Date::month(day.year(), day.month() as u8);
        Some(Interval {
            earliest: month(first),
            latest: month(last),
        })
    }
}

fn at_clock(day: Option<NaiveDate>, clock: Clock) -> Option<(Option<Interval>, String)> {
    let (day, hour) = match (day?, clock.hour) {
        (day, 24) => (add_days(day, 1)?, 0),
        (day, hour) => (day, hour),
    };
    let date = Date {
        time: Some((hour, clock.minute)),
        ..Date::from(day)
    };
    Some((
        Some(Interval {
            earliest: date,
            latest: date,
        }),
        format!(
            "{date}:00{}",
            clock
                .zone
                .map(|zone| offset(zone.minutes(day)))
                .unwrap_or_default()
        ),
    ))
}

/// "Z", "-05:00"
fn offset(minutes: i16) -> String {
    if minutes == 0 {
        return "Z".to_owned();
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// "20 May 2024"
pub(super) fn human(date: Date) -> String {
    match (date.day, date.month.map(month_name)) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year),
        (None, Some(month)) => format!("{month} {}", date.year),
        _ => date.year.to_string(),
    }
}
