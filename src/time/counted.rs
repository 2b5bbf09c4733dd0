//! Expressions that count from something: "last month", "three days earlier", "that year", "the latest quarter".
//!
//! Not here: dates said with their parts (`resolve`), and which year they belong to (`story`).

use super::calendar::{Period, add_days, add_months};
use super::field::{coarse_value, open_value, shift_years};
use super::found::{Amount, Anchor, Found, Meaning};
use super::resolve::{Mention, Outcome, Resolver};
use super::tense::{self, Tense};
use super::timex::{Basis, TimexKind};
use super::words::Unit;
use crate::text::TimexId;
use chrono::{Datelike, NaiveDate};

/// The size of a unit, for "finer than".
fn rank(unit: Unit) -> u8 {
    unit as u8
}

impl Resolver<'_> {
    /// The last mention at least as fine as the unit, looking back a little; else the last one at all.
    pub(super) fn mention(&self, unit: Unit) -> Option<Mention> {
        self.history
            .iter()
            .rev()
            .take(4)
            .find(|mention| rank(mention.period.unit()) <= rank(unit))
            .or(self.history.last())
            .copied()
    }

    /// What an anchored expression counts from: first day, finest unit known, basis.
    pub(super) fn base(
        &self,
        anchor: Anchor,
        unit: Unit,
        index: usize,
    ) -> Option<(NaiveDate, Unit, Basis, Option<TimexId>)> {
        let from_publication = || self.published.map(|day| (day, Unit::Day, Basis::Published, None));
        let from_mention = || {
            let mention = self.mention(unit)?;
            let (first, _) = mention.period.days()?;
            Some((first, mention.period.unit(), Basis::Timex, Some(mention.id)))
        };
        match anchor {
            Anchor::Published => from_publication(),
            Anchor::Mentioned => from_mention().or_else(from_publication),
            Anchor::Either if self.is_narrative(index) => from_mention().or_else(from_publication),
            Anchor::Either => from_publication().or_else(from_mention),
        }
    }

    /// "The latest quarter", "the year-ago period": the last mentioned quarter (or month), some years later.
    pub(super) fn latest(&self, years: i32) -> Outcome {
        let month_or_year = || {
            let mentions = self.history.iter().rev().take(4);
            mentions
                .copied()
                .find(|mention| matches!(mention.period, Period::Month(..) | Period::Year(_)))
        };
        if let Some(mention) = self.reported.or_else(month_or_year)
            && let Some(period) = shift_years(self.as_reported(mention.period), years)
        {
            return Outcome::period(period, Basis::Timex, Some(mention.id));
        }
        let quarter = self
            .published
            .and_then(|day| Period::holding(Unit::Quarter, day)?.shift(-1))
            .and_then(|quarter| shift_years(quarter, years));
        quarter.map_or_else(
            || Outcome::vague("XXXX-QX".to_owned(), TimexKind::Date),
            |period| Outcome::period(period, Basis::Published, None),
        )
    }

    /// The period, or its year where the report has gone on to the first nine months or half of it.
    pub(super) fn as_reported(&self, period: Period) -> Period {
        match period {
            Period::Quarter(year, _) if self.many_months => Period::Year(year),
            _ => period,
        }
    }

    pub(super) fn near(
        &self,
        index: usize,
        found: &Found,
        unit: Unit,
        shift: i32,
        anchor: Anchor,
    ) -> Outcome {
        // "The quarter" is the one reported on.
        if unit == Unit::Quarter && shift == 0 && anchor != Anchor::Published {
            return self.latest(0);
        }
        // "The weekend" of a report is the one before it.
        if unit == Unit::Weekend
            && shift == 0
            && anchor != Anchor::Mentioned
            && let Some(day) = self.published.filter(|_| !self.is_narrative(index))
        {
            let tense = tense::around(self.source, self.syntax, self.lexes, found);
            let ahead = matches!(tense, Tense::Will | Tense::Future);
            let this = Period::holding(Unit::Weekend, day);
            let begun = day.weekday().num_days_from_monday() >= 5;
            // "This weekend" is the coming one unless it was.
            let coming = ahead || begun || anchor == Anchor::Published && tense != Tense::Past;
            let period = this.and_then(|this| this.shift(if coming { 0 } else { -1 }));
            if let Some(period) = period {
                return Outcome::period(period, Basis::Published, None);
            }
        }
        let Some((mut day, finest, basis, from)) = self.base(anchor, unit, index) else {
            return Outcome::vague(open_value(unit), TimexKind::Date);
        };
        // In October begins the fiscal year of the next calendar year.
        if let Some(end) = self.fiscal_end.filter(|_| found.fiscal) {
            day = add_months(day, 12 - i32::from(end)).unwrap_or(day);
        }
        if rank(finest) > rank(unit) {
            // "That day" when only the month is known.
            let mention = self.mention(unit).map(|mention| mention.period);
            let value = mention.map_or_else(|| open_value(unit), |period| coarse_value(period, unit));
            return Outcome::coarse(value, basis, from);
        }
        match Period::holding(unit, day).and_then(|period| period.shift(shift)) {
            Some(period) => Outcome::period(period, basis, from),
            None => Outcome::vague(open_value(unit), TimexKind::Date),
        }
    }

    pub(super) fn offset(
        &self,
        index: usize,
        amount: Amount,
        unit: Unit,
        ahead: bool,
        anchor: Anchor,
    ) -> Outcome {
        let Amount::Number(number) = amount else {
            let name = if ahead { "FUTURE_REF" } else { "PAST_REF" };
            return Outcome::vague(name.to_owned(), TimexKind::Date);
        };
        // "48 hours ago" names a day.
        let (number, unit) = if unit == Unit::Hour && number >= 24.0 && number % 24.0 == 0.0 {
            (number / 24.0, Unit::Day)
        } else {
            (number, unit)
        };
        // "A year earlier" in a report on a quarter means that quarter; after "the first nine months" or
        // another length it means the year.
        if unit == Unit::Year && !ahead && anchor != Anchor::Mentioned && !self.is_narrative(index) {
            let length = |found: &Found| {
                matches!(
                    found.meaning,
                    Meaning::Duration {
                        unit: Unit::Month | Unit::Year,
                        ..
                    }
                )
            };
            let lengths = (index.saturating_sub(2)..index).any(|at| self.found.get(at).is_some_and(length));
            if let Some(mention) = self.reported.filter(|_| !lengths && number < 2.0)
                && let Some(period) = shift_years(mention.period, -(number as i32))
            {
                return Outcome::period(period, Basis::Timex, Some(mention.id));
            }
        }
        let Some((day, finest, basis, from)) = self.base(anchor, unit, index) else {
            let name = if ahead { "FUTURE_REF" } else { "PAST_REF" };
            return Outcome::vague(name.to_owned(), TimexKind::Date);
        };
        let sign = if ahead { 1.0 } else { -1.0 };
        let count = (sign * number).clamp(-1e6, 1e6);
        if rank(finest) > rank(unit) && !(finest == Unit::Month && unit == Unit::Week) {
            let value = self
                .mention(unit)
                .map_or_else(|| open_value(unit), |mention| coarse_value(mention.period, unit));
            return Outcome::coarse(value, basis, from);
        }
        let day_basis = basis == Basis::Timex && finest == Unit::Day;
        let period = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Some(Period::Day(day)),
            Unit::Day => add_days(day, count as i64).map(Period::Day),
            // Counted from a day, weeks give a day; counted from the publication, a week.
            Unit::Week | Unit::Fortnight => {
                let weeks = count * if unit == Unit::Fortnight { 2.0 } else { 1.0 };
                let day = add_days(day, (weeks * 7.0) as i64);
                if day_basis {
                    day.map(Period::Day)
                } else {
                    day.and_then(|day| Period::holding(Unit::Week, day))
                }
            }
            Unit::Month => add_months(day, count as i32).and_then(|day| Period::holding(Unit::Month, day)),
            Unit::Year if number.fract() != 0.0 => {
                add_months(day, (count * 12.0) as i32).and_then(|day| Period::holding(Unit::Month, day))
            }
            Unit::Decade => {
                Period::holding(Unit::Year, day).and_then(|year| year.shift((count * 10.0) as i32))
            }
            Unit::Century => {
                Period::holding(Unit::Year, day).and_then(|year| year.shift((count * 100.0) as i32))
            }
            Unit::Millennium => {
                Period::holding(Unit::Year, day).and_then(|year| year.shift((count * 1000.0) as i32))
            }
            _ => Period::holding(unit, day).and_then(|period| period.shift(count as i32)),
        };
        match period {
            Some(period) => Outcome::period(period, basis, from),
            None => Outcome::vague(open_value(unit), TimexKind::Date),
        }
    }
}
