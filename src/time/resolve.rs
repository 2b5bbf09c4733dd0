//! Turns what the words say into calendar time: counts from the publication date or from what the
//! passage mentioned before, and records which.
//!
//! The choice is made for each expression from its neighbourhood: a passage full of explicit years away
//! from the publication ("In 1940 ... In April ...") is narration, where a month without a year goes on
//! from the last date; elsewhere it lies near the publication date.

use super::beside::Step;
use super::calendar::{Period, add_days, add_months, weekday_ahead, weekday_back};
use super::document::{fiscal_end, fiscal_months};
use super::field::{coarse_value, field_in, field_value, open_value, shift_years};
use super::found::{Amount, Anchor, Clock, Field, Found, Meaning, Reference, Year};
use super::lex::{CLOCK, Lex, NOON, NUM, POINT};
use super::passage::passages;
use super::tense::{self, Tense};
use super::timex::{Basis, Interval, Modifier, Precision, Timex, TimexKind};
use super::value;
use super::words::Unit;
use super::{Date, Published};
use crate::syntax::Syntax;
use crate::text::{Source, TimexId, month_name};
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

/// Resolves every expression in order.
pub(super) fn resolve(
    source: &Source,
    syntax: &Syntax,
    lexes: &[Lex],
    found: &[Found],
    published: &Published,
) -> Vec<Timex> {
    let text: &str = &source.text;
    let mut resolver = Resolver {
        source,
        text,
        syntax,
        lexes,
        found,
        published: published.date.and_then(Date::first_day),
        published_text: published.date.map(human).unwrap_or_default(),
        narrative: Vec::new(),
        story: false,
        history: Vec::new(),
        reported: None,
        many_months: false,
        fiscal_end: found
            .iter()
            .any(|found| found.fiscal)
            .then(|| fiscal_end(text, lexes))
            .flatten(),
        out: Vec::with_capacity(found.len()),
    };
    (resolver.narrative, resolver.story) = passages(found, resolver.published);
    let mut kept = vec![None; found.len()];
    for (index, found) in resolver.found.iter().enumerate() {
        let id = TimexId::from(resolver.out.len());
        if let Some(timex) = resolver.one(index, found, id) {
            if let Some(slot) = kept.get_mut(index) {
                *slot = Some(id);
            }
            resolver.out.push(timex);
        }
    }
    let mut out = resolver.out;
    for (index, found) in found.iter().enumerate() {
        let (Some(Some(id)), Some(other)) = (kept.get(index).copied(), found.range) else {
            continue;
        };
        if let Some(timex) = out.get_mut(id.index()) {
            timex.range = kept.get(other).copied().flatten();
        }
    }
    out
}

/// Something dated that was mentioned.
#[derive(Clone, Copy)]
pub(super) struct Mention {
    pub(super) period: Period,
    pub(super) id: TimexId,
    /// "Late 1942" lies in the year's last months.
    modifier: Option<Modifier>,
    /// Mentioned, but not where the story stands.
    pub(super) aside: bool,
}

impl Mention {
    /// Where in time the story stands after it; `None` for a bare year.
    pub(super) fn position(self) -> Option<NaiveDate> {
        let (first, _) = self.period.days()?;
        match (self.period, self.modifier) {
            (Period::Year(_), Some(Modifier::Start)) => Some(first),
            (Period::Year(_), Some(Modifier::Mid)) => add_months(first, 5),
            (Period::Year(_), Some(Modifier::End)) => add_months(first, 9),
            _ if self.period.unit() < Unit::Half => Some(first),
            _ => None,
        }
    }
}

pub(super) struct Resolver<'a> {
    pub(super) source: &'a Source,
    pub(super) text: &'a str,
    pub(super) syntax: &'a Syntax,
    pub(super) lexes: &'a [Lex],
    pub(super) found: &'a [Found],
    pub(super) published: Option<NaiveDate>,
    pub(super) published_text: String,
    /// For every expression: whether its passage is narration.
    pub(super) narrative: Vec<bool>,
    /// Whether the whole text is narration.
    pub(super) story: bool,
    /// What was mentioned, in order.
    pub(super) history: Vec<Mention>,
    /// The quarter (or year) that a report is about; comparisons with other years leave it alone.
    pub(super) reported: Option<Mention>,
    /// Whether the report speaks of a stretch that is no quarter ("the first nine months") since.
    many_months: bool,
    /// The month with which fiscal years end, where one is known and asked for.
    fiscal_end: Option<u8>,
    pub(super) out: Vec<Timex>,
}

/// The outcome for one expression.
pub(super) struct Outcome {
    /// The calendar period, when it is known.
    period: Option<Period>,
    /// The value, where it is not the period's.
    value: Option<String>,
    basis: Basis,
    from: Option<TimexId>,
    kind: TimexKind,
    precision: Precision,
}

impl Outcome {
    pub(super) fn period(period: Period, basis: Basis, from: Option<TimexId>) -> Self {
        Self {
            period: Some(period),
            value: None,
            basis,
            from,
            kind: TimexKind::Date,
            precision: period.precision(),
        }
    }

    pub(super) fn vague(value: String, kind: TimexKind) -> Self {
        Self {
            period: None,
            value: Some(value),
            basis: Basis::Stated,
            from: None,
            kind,
            precision: Precision::Vague,
        }
    }
}

/// The size of a unit, for "finer than".
fn rank(unit: Unit) -> u8 {
    unit as u8
}

impl Resolver<'_> {
    pub(super) fn is_narrative(&self, index: usize) -> bool {
        self.narrative.get(index).copied().unwrap_or(false) && !self.history.is_empty()
    }

    pub(super) fn last(&self) -> Option<Mention> {
        self.history.last().copied()
    }

    /// The last mention at least as fine as the unit, looking back a little; else the last one at all.
    fn mention(&self, unit: Unit) -> Option<Mention> {
        self.history
            .iter()
            .rev()
            .take(4)
            .find(|mention| rank(mention.period.unit()) <= rank(unit))
            .or(self.history.last())
            .copied()
    }

    /// What an anchored expression counts from: first day, finest unit known, basis.
    fn base(
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

    fn one(&mut self, index: usize, found: &Found, id: TimexId) -> Option<Timex> {
        if let Meaning::Duration {
            unit: Unit::Month,
            amount: Amount::Number(months),
        } = found.meaning
            && matches!(found.rule, "last or next few" | "the length")
        {
            self.many_months = months > 3.0;
        }
        let outcome = self.outcome(index, found)?;
        if let Some(period) = outcome.period {
            let modifier = found.modifier;
            let aside = self.is_aside(found, period);
            self.remember(
                index,
                found,
                Mention {
                    period,
                    id,
                    modifier,
                    aside,
                },
            );
        }
        Some(self.timex(found, outcome))
    }

    /// Keeps what later expressions may count from. Comparisons ("a year earlier") and, in narration,
    /// words of the publication's time are asides: the story goes on from before them.
    fn remember(&mut self, index: usize, found: &Found, mention: Mention) {
        let aside = match &found.meaning {
            Meaning::Offset {
                ahead: false,
                unit,
                anchor,
                ..
            } => *anchor != Anchor::Published || *unit >= Unit::Year || self.is_narrative(index),
            Meaning::Near {
                shift,
                anchor: Anchor::Mentioned,
                unit,
            } => *shift < 0 && *unit >= Unit::Year,
            Meaning::Near {
                anchor: Anchor::Published,
                ..
            }
            | Meaning::Offset {
                anchor: Anchor::Published,
                ..
            } => self.is_narrative(index),
            Meaning::Same { years } => *years != 0,
            Meaning::Duration { .. } | Meaning::Set(_) | Meaning::Reference(_) => true,
            // The end of a range of years ("1969-1972") is not where the story stands.
            Meaning::Date {
                field: Field::Year, ..
            } => found.range.is_some_and(|other| other < index),
            _ => false,
        };
        if aside {
            return;
        }
        self.history.push(mention);
        let told = matches!(mention.period, Period::Quarter(..))
            && tense::around(self.source, self.syntax, self.lexes, found) == Tense::Past;
        let begun = self
            .published
            .zip(mention.period.days())
            .is_none_or(|(published, (first, last))| {
                let next = self.lexes.get(found.pieces.1).map_or("", |lex| lex.of(self.text));
                let ended = last < published || next == "ended" || told;
                ended && first <= published && (published - first).num_days() < 500
            });
        match (&found.meaning, mention.period) {
            (
                Meaning::Date {
                    year: Year::Stated(_) | Year::Open | Year::Toward(0),
                    ..
                },
                Period::Quarter(..),
            ) if begun && (found.rule != "a quarter by its end" || self.reported.is_none()) => {
                self.reported = Some(mention);
                self.many_months = false;
            }
            _ => {}
        }
    }

    fn timex(&self, found: &Found, outcome: Outcome) -> Timex {
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
    fn fiscal(&self, period: Period) -> Option<Interval> {
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

    fn outcome(&self, index: usize, found: &Found) -> Option<Outcome> {
        match &found.meaning {
            Meaning::Period(period) => Some(Outcome::period(*period, Basis::Stated, None)),
            Meaning::Date { year, field } => self.date(index, found, *year, *field),
            Meaning::Near { unit, shift, anchor } => Some(self.near(index, found, *unit, *shift, *anchor)),
            Meaning::WeekdayOf { weekday, week } => {
                let day = self.published.and_then(|day| {
                    let Period::Week(monday) = Period::holding(Unit::Week, day)?.shift(*week)? else {
                        return None;
                    };
                    add_days(monday, i64::from(*weekday))
                });
                Some(day.map_or_else(
                    || Outcome::vague(format!("XXXX-WXX-{}", weekday + 1), TimexKind::Date),
                    |day| Outcome::period(Period::Day(day), Basis::Published, None),
                ))
            }
            Meaning::Offset {
                amount,
                unit,
                ahead,
                anchor,
            } => Some(self.offset(index, *amount, *unit, *ahead, *anchor)),
            Meaning::Duration { amount, unit } => {
                let mut outcome = Outcome::vague(value::duration(*amount, *unit), TimexKind::Duration);
                if let Amount::Number(_) = amount {
                    outcome.precision = unit_precision(*unit);
                }
                Some(outcome)
            }
            Meaning::Set(value) => Some(Outcome::vague(value.clone(), TimexKind::Set)),
            Meaning::Reference(reference) => {
                let name = match reference {
                    Reference::Past => "PAST_REF",
                    Reference::Present => "PRESENT_REF",
                    Reference::Future => "FUTURE_REF",
                };
                Some(Outcome::vague(name.to_owned(), TimexKind::Date))
            }
            Meaning::Beside { step, of } => self.beside(index, found, *step, of),
            Meaning::Latest => Some(self.latest(0)),
            Meaning::Same { years } => Some(self.latest(*years)),
            Meaning::OfDay => Some(
                self.shared_day(index, found)
                    .unwrap_or_else(|| self.of_day(index)),
            ),
        }
    }

    /// What lies beside another day: counted from what that day is by itself.
    fn beside(&self, index: usize, found: &Found, step: Step, of: &Meaning) -> Option<Outcome> {
        let day = Found {
            meaning: of.clone(),
            ..found.clone()
        };
        let mut outcome = self.outcome(index, &day)?;
        let Some(period) = outcome.period.and_then(|period| step.from(period)) else {
            return Some(Outcome::vague(open_value(step.unit()), TimexKind::Date));
        };
        outcome.period = Some(period);
        outcome.precision = period.precision();
        Some(outcome)
    }

    /// "From 9 a.m. to 5 p.m. on Monday": the day stands with the second time.
    fn shared_day(&self, index: usize, found: &Found) -> Option<Outcome> {
        let next = self.found.get(index + 1).filter(|next| {
            next.clock.is_some() && next.meaning != Meaning::OfDay && next.pieces.0 == found.pieces.1 + 1
        })?;
        // "Saturday until 4 p.m. and Sunday 9 a.m." has two days.
        let clock = self.lexes.get(next.pieces.0)?.is(CLOCK | NUM | NOON | POINT);
        let between = self.lexes.get(found.pieces.1)?.of(self.text);
        (clock && matches!(between, "to" | "-" | "\u{2013}" | "until")).then_some(())?;
        self.outcome(index + 1, next)
    }

    /// The day that a time of day alone belongs to.
    fn of_day(&self, index: usize) -> Outcome {
        let mention = self
            .history
            .iter()
            .rev()
            .take(3)
            .find(|mention| matches!(mention.period, Period::Day(_)));
        match (mention, self.published) {
            (Some(mention), _) => Outcome::period(mention.period, Basis::Timex, Some(mention.id)),
            (None, Some(day)) if !self.is_narrative(index) => {
                Outcome::period(Period::Day(day), Basis::Published, None)
            }
            _ => Outcome::vague("XXXX-XX-XX".to_owned(), TimexKind::Time),
        }
    }

    /// "The latest quarter", "the year-ago period": the last mentioned quarter (or month), some years later.
    fn latest(&self, years: i32) -> Outcome {
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
    fn as_reported(&self, period: Period) -> Period {
        match period {
            Period::Quarter(year, _) if self.many_months => Period::Year(year),
            _ => period,
        }
    }

    fn near(&self, index: usize, found: &Found, unit: Unit, shift: i32, anchor: Anchor) -> Outcome {
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
            return Outcome {
                period: None,
                value: Some(value),
                basis,
                from,
                kind: TimexKind::Date,
                precision: Precision::Vague,
            };
        }
        match Period::holding(unit, day).and_then(|period| period.shift(shift)) {
            Some(period) => Outcome::period(period, basis, from),
            None => Outcome::vague(open_value(unit), TimexKind::Date),
        }
    }

    fn offset(&self, index: usize, amount: Amount, unit: Unit, ahead: bool, anchor: Anchor) -> Outcome {
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
            return Outcome {
                period: None,
                value: Some(value),
                basis,
                from,
                kind: TimexKind::Date,
                precision: Precision::Vague,
            };
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

    fn date(&self, index: usize, found: &Found, year: Year, field: Field) -> Option<Outcome> {
        let stated =
            |year: i32| field_in(field, year).map(|period| Outcome::period(period, Basis::Stated, None));
        match year {
            Year::Stated(year) => match field {
                Field::SamePeriod => {
                    let fine =
                        |mention: &&Mention| matches!(mention.period, Period::Half(..) | Period::Month(..));
                    let like = self
                        .reported
                        .or_else(|| self.history.iter().rev().take(8).find(fine).copied());
                    let period = like.and_then(|mention| {
                        shift_years(self.as_reported(mention.period), year - mention.period.year()?)
                    });
                    Some(Outcome::period(
                        period.unwrap_or(Period::Year(year)),
                        Basis::Stated,
                        like.map(|mention| mention.id),
                    ))
                }
                Field::DayOfMonth(day) => self.second_day(index, found, day),
                Field::Weekday(_) => None,
                _ => stated(year),
            },
            Year::Short(small) => {
                let last = self
                    .history
                    .iter()
                    .rev()
                    .take(6)
                    .find_map(|mention| mention.period.year());
                last.filter(|year| *year <= 0 && (1 - small - year).abs() < 150)
                    .and_then(|_| stated(1 - small))
            }
            Year::Shift(shift, anchor) => {
                if let Field::DayOfMonth(day) = field {
                    return self.day_of_month(day);
                }
                if let Field::Weekday(weekday) = field {
                    let (day, _, basis, from) = self.base(anchor, Unit::Day, index)?;
                    let day = if shift < 0 {
                        weekday_back(add_days(day, -1)?, weekday)?
                    } else {
                        weekday_ahead(day, weekday)?
                    };
                    return Some(Outcome::period(Period::Day(day), basis, from));
                }
                let Some((day, _, basis, from)) = self.base(anchor, Unit::Year, index) else {
                    return Some(Outcome::vague(field_value(field), TimexKind::Date));
                };
                let period = field_in(field, day.year().checked_add(shift)?)?;
                Some(Outcome::period(period, basis, from))
            }
            Year::Toward(toward) => Some(self.toward(toward, field)),
            Year::Open => self.open(index, found, field),
        }
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

fn unit_precision(unit: Unit) -> Precision {
    match unit {
        Unit::Second | Unit::Minute => Precision::Minute,
        Unit::Hour => Precision::Hour,
        Unit::Day => Precision::Day,
        Unit::Week | Unit::Weekend | Unit::Fortnight => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Season => Precision::Season,
        Unit::Quarter | Unit::Half => Precision::Quarter,
        Unit::Year => Precision::Year,
        Unit::Decade | Unit::Century | Unit::Millennium => Precision::Decade,
    }
}

/// "20 May 2024"
fn human(date: Date) -> String {
    match (date.day, date.month.map(month_name)) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year),
        (None, Some(month)) => format!("{month} {}", date.year),
        _ => date.year.to_string(),
    }
}
