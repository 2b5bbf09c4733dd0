//! Times told by another time that stands beside them: its distance ("two days after March 3", "the week
//! before Christmas", "the Friday after Thanksgiving", "Memorial Day weekend") or the whole that it is a part
//! of ("the last week of March").
//!
//! Not here: distances from a deed ("two days after the vote"), which say nothing about the calendar.

use super::calendar::{Period, add_days, add_months, weekday_ahead, weekday_back};
use super::found::{Field, Found, Meaning};
use super::lex::{DIGITS, LINE, Lex, NUM, ORD, UNIT, UNITS, WEEKDAY, YEAR};
use super::recognise::{bound, is_day, span, word_at};
use super::words::Unit;
use crate::text::Span;
use chrono::Datelike;

/// The way from the day that is said to the time that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// "two days after": so many units on.
    Units(i32, Unit),
    /// "the week before", "Easter week": the unit that holds the day, so many units on.
    Whole(i32, Unit),
    /// "Labor Day weekend": the weekend that the day makes longer.
    Weekend,
    /// "the Friday after", "the Friday before" (not ahead)
    Weekday { weekday: u8, ahead: bool },
    /// "the first week of", "the last day of" (0): one of the units in it.
    Nth(u8, Unit),
}

impl Step {
    /// The finest unit that the time is known in.
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::Units(_, unit) | Self::Whole(_, unit) | Self::Nth(_, unit) => unit,
            Self::Weekend => Unit::Weekend,
            Self::Weekday { .. } => Unit::Day,
        }
    }

    /// Where it leads from a period; most steps lead from days only.
    pub(super) fn from(self, period: Period) -> Option<Period> {
        let (day, last) = period.days()?;
        if let Self::Nth(nth, unit) = self {
            // The week that has most of its days in there.
            let half = if unit == Unit::Week { 3 } else { 0 };
            let part = match nth {
                0 => Period::holding(unit, add_days(last, -half)?),
                _ => Period::holding(unit, add_days(day, half)?)?.shift(i32::from(nth) - 1),
            };
            return part.filter(|part| part.days().is_some_and(|(from, to)| from <= last && to >= day));
        }
        (day == last).then_some(())?;
        let working = day.weekday().num_days_from_monday() < 5;
        match self {
            Self::Units(count, Unit::Day) => add_days(day, count.into()).map(Period::Day),
            Self::Units(count, Unit::Week) => add_days(day, i64::from(count) * 7).map(Period::Day),
            Self::Units(count, Unit::Month) => Period::holding(Unit::Month, add_months(day, count)?),
            Self::Units(count, _) => Period::holding(Unit::Month, add_months(day, count.checked_mul(12)?)?),
            // The weekend of the week lies behind a working day already.
            Self::Whole(count, Unit::Weekend) => {
                Period::holding(Unit::Weekend, day)?.shift(count - i32::from(working && count > 0))
            }
            Self::Whole(count, unit) => Period::holding(unit, day)?.shift(count),
            // Mondays and Tuesdays go with the weekend before them.
            Self::Weekend => {
                let early = day.weekday().num_days_from_monday() < 2;
                Period::holding(Unit::Weekend, day)?.shift(-i32::from(early))
            }
            Self::Weekday { weekday, ahead: true } => weekday_ahead(day, weekday).map(Period::Day),
            Self::Weekday { weekday, .. } => weekday_back(add_days(day, -1)?, weekday).map(Period::Day),
            Self::Nth(..) => None,
        }
    }
}

/// After these words "two days" stay a length: "for two days after March 3 it rained".
const LENGTHS: &[&str] = &[
    "for", "over", "in", "within", "during", "of", "took", "takes", "take", "lasted", "spent", "than", "the",
];

/// Gives the days beside other days their place.
pub(super) fn beside(text: &str, lexes: &[Lex], found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for mut next in found {
        if next.part.is_none() && next.clock.is_none() {
            let told = if is_day(&next) {
                behind(text, lexes, &next).or_else(|| before(text, lexes, &next))
            } else {
                nth(text, lexes, &next)
            };
            // What was found in the same words says less; what begins before them says something else.
            if let Some((step, (start, end))) = told
                && out.last().is_none_or(|last| {
                    last.pieces.1 <= start || last.pieces.0 >= start && last.clock.is_none()
                })
            {
                out.pop_if(|last| last.pieces.0 >= start);
                next.span = Span {
                    end: next.span.end.max(span(lexes, start, end).end),
                    ..span(lexes, start, end)
                };
                next.pieces = (start, end);
                next.rule = match step {
                    Step::Nth(..) => "part of a time",
                    _ => "beside a day",
                };
                next.bound = bound(text, lexes, start);
                next.meaning = Meaning::Beside {
                    step,
                    of: Box::new(next.meaning),
                };
            }
        }
        out.push(next);
    }
    out
}

/// "Memorial Day weekend", "Easter week": what follows a holiday.
fn behind(text: &str, lexes: &[Lex], found: &Found) -> Option<(Step, (usize, usize))> {
    let Meaning::Date {
        field: Field::Holiday(_),
        ..
    } = found.meaning
    else {
        return None;
    };
    let (start, mut end) = found.pieces;
    end += usize::from(word_at(text, lexes, Some(end)).eq_ignore_ascii_case("holiday"));
    let lex = lexes.get(end).filter(|lex| lex.is(UNIT) && !lex.has(LINE))?;
    let step = match Unit::from_sub(lex.sub)? {
        Unit::Weekend => Step::Weekend,
        Unit::Week => Step::Whole(0, Unit::Week),
        _ => return None,
    };
    Some((step, (start, end + 1)))
}

/// "Two days after", "the week before", "the Friday after": what stands before a day.
fn before(text: &str, lexes: &[Lex], found: &Found) -> Option<(Step, (usize, usize))> {
    let (first, end) = found.pieces;
    let is = |at: usize, word: &str| word_at(text, lexes, Some(at)).eq_ignore_ascii_case(word);
    let link = first.checked_sub(1)?;
    let link = link - usize::from(is(link, "the") && link > 0);
    let ahead = is(link, "after") || is(link, "following");
    if !ahead && !is(link, "before") {
        return None;
    }
    let at = link.checked_sub(1)?;
    let start = at.checked_sub(1)?;
    if lexes.get(at..=first)?.iter().any(|lex| lex.has(LINE)) {
        return None;
    }
    let (much, what) = (lexes.get(start)?, lexes.get(at)?);
    let signed = |count: i32| if ahead { count } else { -count };
    let step = if is(start, "the") {
        if what.is(WEEKDAY) {
            Step::Weekday {
                weekday: what.sub,
                ahead,
            }
        } else {
            let unit = Unit::from_sub(what.sub).filter(|_| what.is(UNIT))?;
            matches!(unit, Unit::Day | Unit::Week | Unit::Weekend).then_some(())?;
            Step::Whole(signed(1), unit)
        }
    } else {
        let unit = Unit::from_sub(what.sub).filter(|_| what.is(UNIT | UNITS))?;
        matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year).then_some(())?;
        let count = if is(start, "a") {
            1
        } else {
            let number = much.is(NUM) && !(much.is(YEAR) && much.has(DIGITS));
            (number && much.value.fract() == 0.0 && much.value < 1000.0).then_some(much.value as i32)?
        };
        let pre = word_at(text, lexes, start.checked_sub(1));
        if LENGTHS.iter().any(|word| word.eq_ignore_ascii_case(pre)) {
            return None;
        }
        Step::Units(signed(count), unit)
    };
    Some((step, (start, end)))
}

/// "The last week of", "the first day of": what stands before a month, a year ...
fn nth(text: &str, lexes: &[Lex], found: &Found) -> Option<(Step, (usize, usize))> {
    let whole = match found.meaning {
        Meaning::Date {
            field: Field::Month(_),
            ..
        } => Unit::Month,
        Meaning::Date {
            field: Field::Year, ..
        } => Unit::Year,
        Meaning::Near { unit, .. } => unit,
        Meaning::Period(period) => period.unit(),
        _ => return None,
    };
    let (first, end) = found.pieces;
    let start = first.checked_sub(4)?;
    let [the, which, what, of, rest] = lexes.get(start..=first)? else {
        return None;
    };
    let line = [which, what, of, rest].iter().any(|lex| lex.has(LINE));
    let unit = Unit::from_sub(what.sub).filter(|&unit| what.is(UNIT) && unit < whole)?;
    let fits = matches!(
        unit,
        Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade
    );
    let article = matches!(the.of(text), "the" | "The") && of.of(text) == "of";
    (fits && article && !line).then_some(())?;
    let nth = match which.of(text) {
        "last" | "final" | "closing" => 0,
        "opening" => 1,
        _ if which.is(ORD) && (1.0..=31.0).contains(&which.value) => which.value as u8,
        _ => return None,
    };
    Some((Step::Nth(nth, unit), (start, end)))
}

#[cfg(test)]
mod tests {
    use crate::syntax::Syntax;
    use crate::text::Source;
    use crate::time::{Date, Published, PublishedBasis, tag};

    fn read(text: &str) -> Vec<(String, String)> {
        let source = Source::new(text);
        let published = Published {
            date: Some(Date::day(2024, 5, 20)),
            basis: PublishedBasis::Given,
            span: None,
        };
        tag(&source, &Syntax::default(), &published)
            .iter()
            .map(|timex| (timex.span.of(text).to_owned(), timex.value.clone()))
            .collect()
    }

    #[test]
    fn days_beside_days_have_their_place() {
        for (text, span, value) in [
            (
                "Two days after March 3, it met.",
                "Two days after March 3",
                "2024-03-05",
            ),
            (
                "It met a week after the March 4 vote.",
                "a week after the March 4",
                "2024-03-11",
            ),
            (
                "It met three weeks before 12 April 2023.",
                "three weeks before 12 April 2023",
                "2023-03-22",
            ),
            (
                "It met six months after Jan. 6, 2021.",
                "six months after Jan. 6, 2021",
                "2021-07",
            ),
            (
                "It met the day after Christmas 2023.",
                "the day after Christmas 2023",
                "2023-12-26",
            ),
            (
                "It met the day before last Tuesday's vote.",
                "the day before last Tuesday",
                "2024-05-13",
            ),
            (
                "It met the week before Christmas 2023.",
                "the week before Christmas 2023",
                "2023-W51",
            ),
            (
                "It met the Friday after Thanksgiving 2023.",
                "the Friday after Thanksgiving 2023",
                "2023-11-24",
            ),
            (
                "It met on Memorial Day weekend.",
                "Memorial Day weekend",
                "2024-W21-WE",
            ),
            (
                "It met on the Labor Day holiday weekend.",
                "Labor Day holiday weekend",
                "2023-W35-WE",
            ),
            ("It met in Easter week.", "Easter week", "2024-W13"),
        ] {
            assert_eq!(read(text), [(span.to_owned(), value.to_owned())], "{text}");
        }
    }

    #[test]
    fn parts_of_times_have_their_place() {
        for (text, span, value) in [
            (
                "It fell in the last week of March.",
                "the last week of March",
                "2024-W13",
            ),
            (
                "It fell on the last day of 2023.",
                "the last day of 2023",
                "2023-12-31",
            ),
            (
                "It fell in the first month of this year.",
                "the first month of this year",
                "2024-01",
            ),
            (
                "It fell in the final quarter of 2023.",
                "the final quarter of 2023",
                "2023-Q4",
            ),
            (
                "It fell in the first year of the 1990s.",
                "the first year of the 1990s",
                "1990",
            ),
            ("It fell in the last month of the war.", "the last month", "P1M"),
        ] {
            assert_eq!(read(text), [(span.to_owned(), value.to_owned())], "{text}");
        }
    }

    #[test]
    fn lengths_before_a_day_stay_lengths() {
        for text in [
            "For two days after March 3 it rained.",
            "More than two days after March 3 it rained.",
            "He left Monday after Friday's vote.",
            "Two trading days after March 3 it fell.",
        ] {
            assert_eq!(read(text).len(), 2, "{text}");
        }
    }
}
