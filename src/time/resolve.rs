//! Turns what the words say into calendar time: counts from the publication date or from what the
//! passage mentioned before, and records which.
//!
//! The choice is made for each expression from its neighbourhood: a passage full of explicit years away
//! from the publication ("In 1940 ... In April ...") is narration, where a month without a year goes on
//! from the last date; elsewhere it lies near the publication date.

use super::calendar::{Period, add_days, add_months, weekday_ahead, weekday_back, year_value};
use super::found::{Amount, Anchor, Clock, Field, Found, Meaning, Reference, Year};
use super::lex::{LINE, Lex};
use super::tense::{self, Tense};
use super::timex::{Basis, Bound, Interval, Modifier, Precision, Timex, TimexKind};
use super::value;
use super::words::Unit;
use super::{Date, Published};
use crate::text::TimexId;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

/// Resolves every expression in order.
pub(super) fn resolve(text: &str, lexes: &[Lex], found: &[Found], published: &Published) -> Vec<Timex> {
    let mut resolver = Resolver {
        text,
        lexes,
        found,
        published: published.date.and_then(Date::first_day),
        published_text: published.date.map(human).unwrap_or_default(),
        narrative: Vec::new(),
        story: false,
        history: Vec::new(),
        reported: None,
        out: Vec::with_capacity(found.len()),
    };
    (resolver.narrative, resolver.story) = resolver.passages();
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
struct Mention {
    period: Period,
    id: TimexId,
}

struct Resolver<'a> {
    text: &'a str,
    lexes: &'a [Lex],
    found: &'a [Found],
    published: Option<NaiveDate>,
    published_text: String,
    /// For every expression: whether its passage is narration.
    narrative: Vec<bool>,
    /// Whether the whole text is narration.
    story: bool,
    /// What was mentioned, in order.
    history: Vec<Mention>,
    /// The quarter (or year) that a report is about; comparisons with other years leave it alone.
    reported: Option<Mention>,
    out: Vec<Timex>,
}

/// The outcome for one expression.
struct Outcome {
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
    fn period(period: Period, basis: Basis, from: Option<TimexId>) -> Self {
        Self {
            period: Some(period),
            value: None,
            basis,
            from,
            kind: TimexKind::Date,
            precision: period.precision(),
        }
    }

    fn vague(value: String, kind: TimexKind) -> Self {
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

/// How many expressions on either side make a passage.
const PASSAGE: usize = 8;

impl Resolver<'_> {
    /// Weighs explicit years away from the publication against words that count from it.
    fn passages(&self) -> (Vec<bool>, bool) {
        let Some(published) = self.published else {
            return (vec![true; self.found.len()], true);
        };
        let weights: Vec<(f32, f32)> = self
            .found
            .iter()
            .map(|found| match &found.meaning {
                Meaning::Date {
                    year: Year::Stated(year),
                    field,
                } => {
                    let far = (year - published.year()).abs() >= 2;
                    match (far, field) {
                        (true, Field::Day(..)) => (2.0, 0.0),
                        (true, Field::Month(_)) => (1.5, 0.0),
                        (true, _) => (1.0, 0.0),
                        (false, _) => (0.0, 1.0),
                    }
                }
                Meaning::Date {
                    year: Year::Open,
                    field: Field::Weekday(_),
                }
                | Meaning::Near {
                    anchor: Anchor::Published,
                    ..
                }
                | Meaning::WeekdayOf { .. } => (0.0, 1.5),
                Meaning::Date {
                    year: Year::Toward(_) | Year::Shift(_, Anchor::Published),
                    ..
                }
                | Meaning::Date {
                    year: Year::Open,
                    field: Field::Quarter(_),
                }
                | Meaning::Offset {
                    anchor: Anchor::Published,
                    ..
                } => (0.0, 1.0),
                _ => (0.0, 0.0),
            })
            .collect();
        // Running sums, so that the whole stays linear.
        let mut sums = vec![(0.0, 0.0)];
        for (far, near) in &weights {
            let (a, b) = sums.last().copied().unwrap_or((0.0, 0.0));
            sums.push((a + far, b + near));
        }
        // The whole text speaks too, with less weight than the neighbourhood.
        let (all_far, all_near): (f32, f32) = sums.last().copied().unwrap_or_default();
        let whole = 4.0 * (all_far - all_near) / (all_far + all_near).max(1.0);
        let passages = (0..weights.len())
            .map(|index| {
                let from = sums
                    .get(index.saturating_sub(PASSAGE))
                    .copied()
                    .unwrap_or_default();
                let to = sums
                    .get((index + PASSAGE + 1).min(weights.len()))
                    .copied()
                    .unwrap_or_default();
                let (far, near): (f32, f32) = (to.0 - from.0, to.1 - from.1);
                far - near + whole > 0.0
            })
            .collect();
        (passages, all_far > 3.0 * all_near + 2.0)
    }

    fn is_narrative(&self, index: usize) -> bool {
        self.narrative.get(index).copied().unwrap_or(false) && !self.history.is_empty()
    }

    fn last(&self) -> Option<Mention> {
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
        let outcome = self.outcome(index, found)?;
        if let Some(period) = outcome.period {
            self.remember(index, found, Mention { period, id });
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
            _ => false,
        };
        if aside {
            return;
        }
        self.history.push(mention);
        let begun = self
            .published
            .zip(mention.period.days())
            .is_none_or(|(published, (first, _))| first <= published && (published - first).num_days() < 500);
        match (&found.meaning, mention.period) {
            (
                Meaning::Date {
                    year: Year::Stated(_) | Year::Open | Year::Toward(0),
                    ..
                },
                Period::Quarter(..),
            ) if begun => {
                self.reported = Some(mention);
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
            Meaning::Latest => Some(self.latest(0)),
            Meaning::Same { years } => Some(self.latest(*years)),
            Meaning::OfDay => Some(self.of_day(index)),
        }
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
            && let Some(period) = shift_years(mention.period, years)
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

    fn near(&self, index: usize, found: &Found, unit: Unit, shift: i32, anchor: Anchor) -> Outcome {
        // "The quarter" is the one reported on.
        if unit == Unit::Quarter && shift == 0 && anchor != Anchor::Published {
            return self.latest(0);
        }
        // "The weekend" of a report is the one before it.
        if unit == Unit::Weekend
            && shift == 0
            && anchor == Anchor::Either
            && let Some(day) = self.published.filter(|_| !self.is_narrative(index))
        {
            let tense = tense::around(self.text, self.lexes, found.pieces);
            let ahead = matches!(tense, Tense::Will | Tense::Future);
            let this = Period::holding(Unit::Weekend, day);
            let begun = day.weekday().num_days_from_monday() >= 5;
            let period = this.and_then(|this| this.shift(if ahead || begun { 0 } else { -1 }));
            if let Some(period) = period {
                return Outcome::period(period, Basis::Published, None);
            }
        }
        let Some((day, finest, basis, from)) = self.base(anchor, unit, index) else {
            return Outcome::vague(open_value(unit), TimexKind::Date);
        };
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
                    let like = self.history.iter().rev().take(8).find(|mention| {
                        matches!(
                            mention.period,
                            Period::Quarter(..) | Period::Half(..) | Period::Month(..)
                        )
                    });
                    let period =
                        like.and_then(|mention| shift_years(mention.period, year - mention.period.year()?));
                    Some(Outcome::period(
                        period.unwrap_or(Period::Year(year)),
                        Basis::Stated,
                        like.map(|mention| mention.id),
                    ))
                }
                Field::Weekday(_) | Field::DayOfMonth(_) => None,
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

    /// "last May", "next Tuesday", "this summer"
    fn toward(&self, toward: i8, field: Field) -> Outcome {
        let period = self.published.and_then(|published| match field {
            Field::Weekday(weekday) => match toward {
                -1 => weekday_back(add_days(published, -1)?, weekday).map(Period::Day),
                0 => weekday_ahead(add_days(published, -1)?, weekday).map(Period::Day),
                _ => weekday_ahead(published, weekday).map(Period::Day),
            },
            _ if toward == 0 => field_in(field, published.year()),
            _ => {
                let years = [-1, 0, 1].map(|shift| field_in(field, published.year() + shift));
                let before = |period: &Period| period.days().is_some_and(|(_, last)| last < published);
                let after = |period: &Period| period.days().is_some_and(|(first, _)| first > published);
                if toward < 0 {
                    years.into_iter().flatten().rfind(before)
                } else {
                    years.into_iter().flatten().find(after)
                }
            }
        });
        period.map_or_else(
            || Outcome::vague(field_value(field), TimexKind::Date),
            |period| Outcome::period(period, Basis::Published, None),
        )
    }

    /// A date whose year is not said.
    fn open(&self, index: usize, found: &Found, field: Field) -> Option<Outcome> {
        if let Field::DayOfMonth(day) = field {
            return self.second_day(index, found, day);
        }
        if let Some(outcome) = self.year_from_right(index, found, field) {
            return Some(outcome);
        }
        let tense = tense::around(self.text, self.lexes, found.pieces);
        let period = self
            .published
            .and_then(|published| nearest(published, field, tense, found.bound));
        let told = self.is_narrative(index) && self.goes_on(field, tense, period);
        if (told || self.continues(index, found))
            && let Some((period, from)) = self.follow(index, field)
        {
            return Some(Outcome::period(period, Basis::Timex, Some(from)));
        }
        Some(period.map_or_else(
            || Outcome::vague(field_value(field), TimexKind::Date),
            |period| Outcome::period(period, Basis::Published, None),
        ))
    }

    /// Whether an expression in narration goes on from the story rather than counting from the publication:
    /// not after "will", and not a day close to the publication or a quarter, unless all is narration.
    fn goes_on(&self, field: Field, tense: Tense, near: Option<Period>) -> bool {
        if self.story {
            return true;
        }
        let close =
            self.published
                .zip(near.and_then(Period::days))
                .is_some_and(|(published, (first, last))| {
                    let days = (first - published).num_days().max((published - last).num_days());
                    matches!(field, Field::Day(..)) && days < 60
                });
        tense != Tense::Will && !close && !matches!(field, Field::Quarter(_) | Field::Weekday(_))
    }

    /// Whether the expression goes on from an explicit date far from the publication in its own sentence.
    fn continues(&self, index: usize, found: &Found) -> bool {
        let Some(published) = self.published else {
            return true;
        };
        let Some(before) = index.checked_sub(1).and_then(|before| self.found.get(before)) else {
            return false;
        };
        let far = match before.meaning {
            Meaning::Date {
                year: Year::Stated(year),
                field,
            } => (year - published.year()).abs() >= 2 && !matches!(field, Field::Year | Field::Fiscal),
            _ => false,
        };
        let between = self.lexes.get(before.pieces.1..found.pieces.0).unwrap_or(&[]);
        far && between.len() <= 30 && !between.iter().any(|lex| lex.has(LINE))
    }

    /// A date without a year in narration: of the years near the last dates, the one that goes least
    /// backwards and jumps least ahead, and does not overtake the next explicit date.
    fn follow(&self, index: usize, field: Field) -> Option<(Period, TimexId)> {
        let last = self.last()?;
        if let Field::Weekday(weekday) = field {
            let (first, _) = last.period.days()?;
            let day = weekday_ahead(add_days(first, -1)?, weekday)?;
            return (last.period.unit() <= Unit::Week).then_some((Period::Day(day), last.id));
        }
        let next = self
            .found
            .iter()
            .skip(index + 1)
            .take(6)
            .find_map(|found| match found.meaning {
                Meaning::Date {
                    year: Year::Stated(year),
                    field,
                } => field_in(field, year)?.days(),
                _ => None,
            });
        let mut best: Option<(i64, Period, TimexId)> = None;
        let fine = |mention: &Mention| mention.period.unit() < Unit::Half;
        for (steps, mention) in self.history.iter().rev().take(3).enumerate() {
            let Some(year) = mention.period.year() else {
                continue;
            };
            for year in year - 1..=year + 1 {
                let Some((period, (start, _))) =
                    field_in(field, year).and_then(|period| Some((period, period.days()?)))
                else {
                    continue;
                };
                let (first, _) = mention.period.days()?;
                let mut cost = if fine(mention) {
                    let days = (start - first).num_days();
                    if days >= -3 { days } else { 120 - days }
                } else if mention.period.year() == Some(year) {
                    // A bare year fits all its months; one far from the story's time is an aside.
                    let jump = self
                        .history
                        .iter()
                        .rev()
                        .skip(steps + 1)
                        .take(2)
                        .find(|mention| fine(mention))
                        .and_then(|mention| mention.period.year());
                    if jump.is_some_and(|before| (year - before).abs() > 8) && self.story {
                        200
                    } else {
                        40
                    }
                } else {
                    500
                };
                cost += 90 * steps as i64;
                if next.is_some_and(|(_, end)| start > end && (start - end).num_days() < 800) {
                    cost += 200;
                }
                if best.is_none_or(|(least, _, _)| cost < least) {
                    best = Some((cost, period, mention.id));
                }
            }
        }
        best.map(|(_, period, id)| (period, id))
    }

    /// "in May and June 1943": the year stands with the second.
    fn year_from_right(&self, index: usize, found: &Found, field: Field) -> Option<Outcome> {
        let next = self.found.get(index + 1)?;
        let between = self.lexes.get(found.pieces.1..next.pieces.0)?;
        let words = between.iter().all(|lex| {
            matches!(
                lex.of(self.text),
                "and"
                    | "or"
                    | "to"
                    | "through"
                    | "until"
                    | "-"
                    | "\u{2013}"
                    | ","
                    | "/"
                    | "from"
                    | "in"
                    | "early"
                    | "late"
                    | "the"
            )
        });
        if between.is_empty() || between.len() > 2 || !words || between.iter().any(|lex| lex.has(LINE)) {
            return None;
        }
        let Meaning::Date {
            year: Year::Stated(year),
            field: other,
        } = next.meaning
        else {
            return None;
        };
        let order = |field: Field| match field {
            Field::Month(month) | Field::Day(month, _) => Some(i32::from(month)),
            Field::Season(season) => Some([3, 6, 9, 0][season as usize]),
            Field::Quarter(quarter) => Some(i32::from(quarter) * 3),
            _ => None,
        };
        let year = if order(field)? > order(other)? {
            year - 1
        } else {
            year
        };
        field_in(field, year).map(|period| Outcome::period(period, Basis::Stated, None))
    }

    /// "March 10 to 15": only right after a day.
    fn second_day(&self, index: usize, found: &Found, day: u8) -> Option<Outcome> {
        let before = self.found.get(index.checked_sub(1)?)?;
        let (Meaning::Date { .. }, Some(last)) = (&before.meaning, self.last()) else {
            return None;
        };
        if before.pieces.1 + 1 != found.pieces.0 {
            return None;
        }
        let Period::Day(first) = last.period else {
            return None;
        };
        let second = first.with_day(u32::from(day)).filter(|second| *second > first)?;
        Some(Outcome::period(Period::Day(second), Basis::Timex, Some(last.id)))
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
        format!("{date}:00"),
    ))
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

/// The field in a year; an impossible day gives `None`.
fn field_in(field: Field, year: i32) -> Option<Period> {
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
fn field_value(field: Field) -> String {
    match field {
        Field::Year | Field::Fiscal | Field::SamePeriod | Field::Holiday(_) => "XXXX".to_owned(),
        Field::Half(half) => format!("XXXX-H{half}"),
        Field::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Field::Season(season) => format!("XXXX-{}", super::calendar::season_value(season)),
        Field::Month(month) => format!("XXXX-{month:02}"),
        Field::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Field::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Field::WeekOf(..) => "XXXX-WXX".to_owned(),
        Field::Weekday(weekday) => format!("XXXX-WXX-{}", weekday + 1),
    }
}

fn open_value(unit: Unit) -> String {
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
fn coarse_value(period: Period, unit: Unit) -> String {
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
fn shift_years(period: Period, years: i32) -> Option<Period> {
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
fn nearest(published: NaiveDate, field: Field, tense: Tense, bound: Option<Bound>) -> Option<Period> {
    let ahead = matches!(tense, Tense::Will | Tense::Future);
    if let Field::Weekday(weekday) = field {
        let back = weekday_back(published, weekday)?;
        return Some(Period::Day(if ahead && back != published {
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
            Tense::Unknown if deadline && before => 100,
            Tense::Past if !before && days > 0 => 100,

            Tense::Will | Tense::Future if before => 100,
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

/// "20 May 2024"
fn human(date: Date) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = date
        .month
        .and_then(|month| NAMES.get(usize::from(month).checked_sub(1)?));
    match (date.day, month) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year),
        (None, Some(month)) => format!("{month} {}", date.year),
        _ => date.year.to_string(),
    }
}
