//! Dates whose year is not said: near the publication, or going on from the passage's story.

use super::calendar::{Period, add_days, weekday_ahead, weekday_back};
use super::field::{field_in, field_value, nearest};
use super::found::{Field, Found, Meaning, Year};
use super::lex::{LINE, SENTENCE};
use super::resolve::{Mention, Outcome, Resolver};
use super::tense::{self, Tense};
use super::timex::{Basis, Bound, TimexKind};
use super::words::Unit;
use crate::text::TimexId;
use chrono::Datelike;

impl Resolver<'_> {
    /// "last May", "next Tuesday", "this summer"
    pub(super) fn toward(&self, toward: i8, field: Field) -> Outcome {
        let period = self.published.and_then(|published| match field {
            Field::Weekday(weekday) => match toward {
                -1 => weekday_back(add_days(published, -1)?, weekday).map(Period::Day),
                0 => weekday_ahead(add_days(published, -1)?, weekday).map(Period::Day),
                _ => weekday_ahead(published, weekday).map(Period::Day),
            },
            _ if toward == 0 => field_in(field, published.year()),
            _ => {
                let years = [-1, 0, 1].map(|shift| field_in(field, published.year() + shift));
                // "Last February" at the beginning of March was a year ago.
                let just = i64::from(matches!(field, Field::Month(_))) * 15;
                let before = |period: &Period| {
                    period
                        .days()
                        .is_some_and(|(_, last)| (published - last).num_days() > just)
                };
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
    pub(super) fn open(&self, index: usize, found: &Found, field: Field) -> Option<Outcome> {
        if let Field::DayOfMonth(day) = field {
            return self.second_day(index, found, day);
        }
        if let Some(outcome) = self.year_from_right(index, found, field) {
            return Some(outcome);
        }
        let season = self.season_of_right(index, found, field);
        if let Some(outcome) = season.or_else(|| self.season_after(found, field)) {
            return Some(outcome);
        }
        let tense = tense::around(self.source, self.syntax, self.lexes, found);
        let period = self
            .published
            .and_then(|published| nearest(published, field, tense, found.bound));
        let told = self.is_narrative(index) && self.goes_on(field, tense, period);
        let dated = !matches!(field, Field::Quarter(_) | Field::Weekday(_)) || self.published.is_none();
        if (told || dated && self.continues(index, found))
            && let Some((period, from)) = self.follow(index, found, field)
            && !(found.bound == Some(Bound::Since) && self.lies_ahead(period))
        {
            return Some(Outcome::period(period, Basis::Timex, Some(from)));
        }
        Some(period.map_or_else(
            || Outcome::vague(field_value(field), TimexKind::Date),
            |period| Outcome::period(period, Basis::Published, None),
        ))
    }

    /// Whether a period begins after the publication.
    fn lies_ahead(&self, period: Period) -> bool {
        self.published
            .zip(period.days())
            .is_some_and(|(published, (first, _))| first > published)
    }

    /// Whether an expression in narration goes on from the story rather than counting from the publication:
    /// not after "will", and not a day or month close to the publication or a quarter, unless all is narration.
    fn goes_on(&self, field: Field, tense: Tense, near: Option<Period>) -> bool {
        if self.story {
            return true;
        }
        let close =
            self.published
                .zip(near.and_then(Period::days))
                .is_some_and(|(published, (first, last))| {
                    let days = (first - published).num_days().max((published - last).num_days());
                    matches!(field, Field::Day(..) | Field::Month(_)) && days < 60
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
    fn follow(&self, index: usize, found: &Found, field: Field) -> Option<(Period, TimexId)> {
        let last = self.last()?;
        let ends = matches!(found.bound, Some(Bound::By | Bound::Until));
        let had = !ends && self.is_pluperfect(found);
        if let Field::Weekday(weekday) = field {
            let (first, _) = last.period.days()?;
            let day = weekday_ahead(add_days(first, -1)?, weekday)?;
            return (last.period.unit() <= Unit::Week).then_some((Period::Day(day), last.id));
        }
        let next = self
            .found
            .iter()
            .skip(index + 1)
            .take(8)
            .find_map(|found| match found.meaning {
                Meaning::Date {
                    year: Year::Stated(year),
                    field,
                } => field_in(field, year)?.days(),
                _ => None,
            });
        let mut best: Option<(i64, Period, TimexId)> = None;
        let mentions: Vec<Mention> = self
            .history
            .iter()
            .rev()
            .take(12)
            .filter(|mention| !mention.aside)
            .take(3)
            .copied()
            .collect();
        for (steps, mention) in mentions.iter().enumerate() {
            let Some(year) = mention.period.year() else {
                continue;
            };
            let earlier = mentions.get(steps + 1..).unwrap_or(&[]);
            let fine = |mention: &&Mention| mention.position().is_some();
            let story = earlier
                .iter()
                .find(fine)
                .and_then(|mention| mention.period.year());
            // A year said again says nothing new.
            if mention.position().is_none() && story == Some(year) {
                continue;
            }
            for year in year - 1..=year + 1 {
                let Some((period, (start, _))) =
                    field_in(field, year).and_then(|period| Some((period, period.days()?)))
                else {
                    continue;
                };
                let mut cost = match mention.position() {
                    Some(position) => {
                        let days = (start - position).num_days();
                        if days >= -31 { days.max(0) } else { 120 - days }
                    }
                    // A bare year fits all its months; one far from the story's time is an aside.
                    // One from before the last mention is stale.
                    None if mention.period.year() == Some(year) && steps > 0 => 100,
                    None if mention.period.year() == Some(year) => {
                        if story.is_some_and(|before| (year - before).abs() > 8) && self.story {
                            200
                        } else {
                            40
                        }
                    }
                    None => 500,
                };
                cost += 90 * steps as i64;
                // "He had spent the summer in the south" does not go on far.
                if had && mention.position().is_some_and(|position| start > position) {
                    cost += 300;
                }
                // "By December" does not go back.
                if ends && mention.position().is_some_and(|position| start < position) {
                    cost += 200;
                }
                // The story may have overtaken it already.
                let past = |end| {
                    mention.position().is_some_and(|position| position > end)
                        && self.one_paragraph(mention, found)
                };
                if next.is_some_and(|(_, end)| start > end && (start - end).num_days() < 800 && !past(end)) {
                    cost += 180;
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

    /// "The summer offensive began in June 1942": a date of that season stands in the same sentence.
    fn season_of_right(&self, index: usize, found: &Found, field: Field) -> Option<Outcome> {
        let Field::Season(_) = field else { return None };
        let next = self.found.get(index + 1)?;
        let between = self.lexes.get(found.pieces.1..=next.pieces.0)?;
        if between.len() > 12 || between.iter().any(|lex| lex.has(LINE | SENTENCE)) {
            return None;
        }
        let Meaning::Date {
            year: Year::Stated(year),
            field: Field::Month(month) | Field::Day(month, _),
        } = next.meaning
        else {
            return None;
        };
        let season = field_in(field, year)?;
        let (first, last) = season.days()?;
        let middle = super::calendar::month_start(year, i32::from(month))?;
        (first <= add_days(middle, 27)? && middle <= last)
            .then(|| Outcome::period(season, Basis::Stated, None))
    }

    /// "The spring and summer": the second follows the first.
    fn season_after(&self, found: &Found, field: Field) -> Option<Outcome> {
        let last = self.last().filter(|_| found.rule == "second season")?;
        let Period::Season(year, _) = last.period else {
            return None;
        };
        let (first, _) = last.period.days()?;
        let period = [year, year + 1]
            .into_iter()
            .filter_map(|year| field_in(field, year))
            .find(|period| period.days().is_some_and(|(start, _)| start > first))?;
        Some(Outcome::period(period, Basis::Timex, Some(last.id)))
    }

    /// "On the 7th": of the month last mentioned, or of the next one where that day is over.
    pub(super) fn day_of_month(&self, day: u8) -> Option<Outcome> {
        let last = self.last().filter(|last| last.period.unit() <= Unit::Month)?;
        let (first, _) = last.period.days()?;
        let this = first.with_day(u32::from(day));
        let day = match this {
            Some(this) if this >= first || matches!(last.period, Period::Month(..)) => this,
            _ => super::calendar::add_months(first.with_day(1)?, 1)?.with_day(u32::from(day))?,
        };
        Some(Outcome::period(Period::Day(day), Basis::Timex, Some(last.id)))
    }

    /// "March 10 to 15": only right after a day.
    pub(super) fn second_day(&self, index: usize, found: &Found, day: u8) -> Option<Outcome> {
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
