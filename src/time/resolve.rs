//! Turns what the words say into calendar time: counts from the publication date or from what the
//! passage mentioned before, and records which.
//!
//! The choice is made for each expression from its neighbourhood: a passage full of explicit years away
//! from the publication ("In 1940 ... In April ...") is narration, where a month without a year goes on
//! from the last date; elsewhere it lies near the publication date.

use super::beside::Step;
use super::calendar::{Period, add_days, add_months, weekday_ahead, weekday_back};
use super::document::fiscal_end;
use super::field::{field_in, field_value, open_value, shift_years};
use super::found::{Amount, Anchor, Field, Found, Meaning, Reference, Year};
use super::lex::{CLOCK, Lex, NOON, NUM, POINT};
use super::passage::passages;
use super::tense::{self, Tense};
use super::timex::{Basis, Modifier, Precision, Timex, TimexKind};
use super::value;
use super::words::Unit;
use super::written::human;
use super::{Date, Published};
use crate::syntax::Syntax;
use crate::text::{Source, TimexId};
use chrono::{Datelike, NaiveDate};

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
    pub(super) many_months: bool,
    /// The month with which fiscal years end, where one is known and asked for.
    pub(super) fiscal_end: Option<u8>,
    pub(super) out: Vec<Timex>,
}

/// The outcome for one expression.
pub(super) struct Outcome {
    /// The calendar period, when it is known.
    pub(super) period: Option<Period>,
    /// The value, where it is not the period's.
    pub(super) value: Option<String>,
    pub(super) basis: Basis,
    pub(super) from: Option<TimexId>,
    pub(super) kind: TimexKind,
    pub(super) precision: Precision,
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
            kind,
            ..Self::coarse(value, Basis::Stated, None)
        }
    }

    /// A date of which less is known than is asked for.
    pub(super) fn coarse(value: String, basis: Basis, from: Option<TimexId>) -> Self {
        Self {
            period: None,
            value: Some(value),
            basis,
            from,
            kind: TimexKind::Date,
            precision: Precision::Vague,
        }
    }
}

impl Resolver<'_> {
    pub(super) fn is_narrative(&self, index: usize) -> bool {
        self.narrative.get(index).copied().unwrap_or(false) && !self.history.is_empty()
    }

    pub(super) fn last(&self) -> Option<Mention> {
        self.history.last().copied()
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
