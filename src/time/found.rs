//! [`Found`]: a time expression as it was recognised, before anything is known about when it was said.

use super::beside::Step;
use super::calendar::Period;
use super::holidays::Holiday;
use super::timex::{Bound, Modifier};
use super::words::{Part, Season, Unit, Zone};
use crate::text::Span;

/// How much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Amount {
    /// "three", "2 1/2"
    Number(f32),
    /// "a few", "several", plain plurals
    Vague,
}

/// What a relative expression counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The publication date: "ago", "last year".
    Published,
    /// The last time mentioned: "later", "that day".
    Mentioned,
    /// Either, as the passage tells: "earlier".
    Either,
}

/// The year of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said.
    Open,
    /// Astronomical.
    Stated(i32),
    /// Two digits, as in "1914-18": the first such year after the one before.
    Short(i32),
    /// "last year's", "of that year"
    Shift(i32, Anchor),
    /// "last May": the latest, -1; "next May": the next, 1; "this May": this year's, 0.
    Toward(i8),
}

/// The part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Year,
    Fiscal,
    Half(u8),
    Quarter(u8),
    Season(Season),
    Month(u8),
    Day(u8, u8),
    /// A day whose month is not said: "the night of the 30th".
    DayOfMonth(u8),
    Weekday(u8),
    /// The week that holds the day.
    WeekOf(u8, u8),
    /// "the 1988 period": the last mentioned quarter or month.
    SamePeriod,
    Holiday(Holiday),
}

/// `PAST_REF` and its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    Past,
    Present,
    Future,
}

/// What the words say.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A date, with or without its year.
    Date { year: Year, field: Field },
    /// A period without anything missing.
    Period(Period),
    /// "last week" (-1), "that day" (0, mentioned)
    Near { unit: Unit, shift: i32, anchor: Anchor },
    /// "three days ago", "a year later"
    Offset {
        amount: Amount,
        unit: Unit,
        ahead: bool,
        anchor: Anchor,
    },
    /// "three days"
    Duration { amount: Amount, unit: Unit },
    /// "every Monday": the value is complete.
    Set(String),
    /// "now"
    Reference(Reference),
    /// "Friday last week": a weekday of the week `week` weeks from publication.
    WeekdayOf { weekday: u8, week: i32 },
    /// "the latest quarter": the last mentioned quarter, month ... or the last one that is over.
    Latest,
    /// "that period", "the year-ago period": the last mentioned one, `years` later.
    Same { years: i32 },
    /// "two days after March 3", "Christmas week": told by its distance from another day.
    Beside { step: Step, of: Box<Meaning> },
    /// A time of day alone; the day comes from the passage.
    OfDay,
}

/// An hour of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    /// Whether minutes were said: "10:00", not "10 p.m.".
    pub(super) minutes_said: bool,
    /// The time zone, where one was said.
    pub(super) zone: Option<Zone>,
}

/// A recognised, unresolved time expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) span: Span,
    /// Its pieces: first, one past the last.
    pub(super) pieces: (usize, usize),
    pub(super) rule: &'static str,
    pub(super) meaning: Meaning,
    pub(super) part: Option<Part>,
    pub(super) clock: Option<Clock>,
    pub(super) modifier: Option<Modifier>,
    /// Whether it counts in fiscal years.
    pub(super) fiscal: bool,
    pub(super) bound: Option<Bound>,
    /// Index of the expression that is the other end of the range.
    pub(super) range: Option<usize>,
}
