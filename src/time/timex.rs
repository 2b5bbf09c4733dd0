//! [`Timex`]: a resolved time expression.

use super::Date;
use crate::text::{Span, TimexId, named_enum};
use std::borrow::Cow;

named_enum! {
    /// TIMEX3 type.
    pub enum TimexKind {
        /// a day, month, year, season, decade, "now"
        Date = "DATE",
        /// a time of day
        Time = "TIME",
        /// a length of time
        Duration = "DURATION",
        /// something that recurs
        Set = "SET",
    }
}

named_enum! {
    /// TIMEX3 `mod`.
    pub enum Modifier {
        /// "early 2020"
        Start = "START",
        /// "mid-2020"
        Mid = "MID",
        /// "late 2020"
        End = "END",
        /// "about 2020"
        Approx = "APPROX",
        /// "before 2020", "no later than"
        Before = "BEFORE",
        /// "after 2020"
        After = "AFTER",
    }
}

named_enum! {
    /// What the words around an expression say about its ends.
    pub enum Bound {
        /// "by", "no later than"
        By = "by",
        /// "before"
        Before = "before",
        /// "after"
        After = "after",
        /// "since"
        Since = "since",
        /// "until"
        Until = "until",
    }
}

named_enum! {
    /// How finely the time is known.
    pub enum Precision {
        /// ten years or more
        Decade = "decade",
        /// a year
        Year = "year",
        /// spring, summer, autumn, winter
        Season = "season",
        /// a quarter or half of a year
        Quarter = "quarter",
        /// a month
        Month = "month",
        /// a week or weekend
        Week = "week",
        /// a day
        Day = "day",
        /// part of a day, or an hour
        Hour = "hour",
        /// hour and minute
        Minute = "minute",
        /// "recently", "a few months later"
        Vague = "vague",
    }
}

named_enum! {
    /// What a value was counted from.
    pub enum Basis {
        /// the words say it in full
        Stated = "stated",
        /// counted from the publication date
        Published = "published",
        /// counted from another expression (`Timex::from`)
        Timex = "timex",
    }
}

/// A stretch of calendar time: from the earliest to the latest date it can mean, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// First.
    pub earliest: Date,
    /// Last; never before `earliest`.
    pub latest: Date,
}

/// A time expression with its value and the reason for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Where it stands: without preposition, with determiner and "early".
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value (`2024-04`, `P3M`, `PRESENT_REF`).
    pub value: String,
    /// TIMEX3 `mod`.
    pub modifier: Option<Modifier>,
    /// What the preposition says ("by", "since").
    pub bound: Option<Bound>,
    /// The calendar time meant; `None` for durations, sets and what cannot be placed.
    pub interval: Option<Interval>,
    /// How finely it is known.
    pub precision: Precision,
    /// EDTF level 1 form of the interval; empty when there is none.
    pub edtf: String,
    /// What it was counted from.
    pub basis: Basis,
    /// The expression it was counted from.
    pub from: Option<TimexId>,
    /// The other end of a range ("from May to July").
    pub range: Option<TimexId>,
    /// Name of the rule that found it.
    pub rule: Cow<'static, str>,
    /// The reason in words: "last month, counted from 20 May 2024".
    pub reason: String,
    /// 0 to 1.
    pub confidence: f32,
}
