//! The rules: named patterns with the meaning they give and an example that is run as a test.
//!
//! A rule only reads words; what "last month" is follows in `resolve`. The notation of the patterns is
//! described in `pattern`, the classes in `lex`; `docs/temporal.md` shows how to add a rule.

#![allow(clippy::unnecessary_wraps, reason = "all rules share one signature")]

mod clock;
mod dates;
mod durations;
mod periods;
mod relative;
mod years;

#[cfg(test)]
mod examples;

pub(super) use dates::relative_year;

use super::found::{Amount, Clock, Meaning};
use super::lex::{Class, Lex, NUM, UNIT, UNITS};
use super::pattern::Match;
use super::timex::Modifier;
use super::words::{Part, Unit};

/// One rule.
pub(super) struct Rule {
    /// Unique; shown in the page and in the JSON.
    pub(super) name: &'static str,
    /// What it matches.
    pub(super) pattern: &'static str,
    /// What the match means; `None` when a closer look says that it is no time.
    pub(super) make: fn(&Hit) -> Option<Made>,
    /// Text with the expression in brackets, " = " and its value, read on Monday 20 May 2024.
    #[allow(dead_code, reason = "the tests run it")]
    pub(super) example: &'static str,
}

/// Named parts of patterns.
pub(super) const PARTS: &[(&str, &str)] = &[
    (
        "n",
        "NUM | a few | several | some | many | a couple of? | a dozen | couple of | few | a NUM",
    ),
    ("one", "a|an|one"),
    ("wd", "WEEKDAY ,? the?"),
    ("year", ",? YEAR | ,? APOS | ,? of YEAR"),
    (
        "relyear",
        "of? this|last|next|that year | of? that|the same year | of? the previous|following|next|preceding|current|past year | a year ago|earlier",
    ),
    ("unit", "UNIT|UNITS"),
    (
        "wide",
        "local time | eastern|central|mountain|pacific|moscow|beijing standard|daylight|summer? time | eastern",
    ),
    ("zone", "ZONE | <wide>"),
    (
        "ago",
        "ago|earlier|later|before|afterward|afterwards|previously|hence|onward",
    ),
    ("link", "-|to|through|until|till|and|or|thru"),
];

/// Tables in order of preference: of two rules that match equally far, the first wins.
pub(super) const TABLES: &[&[Rule]] = &[
    dates::RULES,
    years::RULES,
    periods::RULES,
    relative::RULES,
    durations::RULES,
    clock::RULES,
];

/// What a rule reads from its match.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Made {
    pub(super) meaning: Meaning,
    pub(super) part: Option<Part>,
    pub(super) clock: Option<Clock>,
    pub(super) modifier: Option<Modifier>,
    /// Whether it counts in fiscal years.
    pub(super) fiscal: bool,
}

impl From<Meaning> for Made {
    fn from(meaning: Meaning) -> Self {
        Self {
            meaning,
            part: None,
            clock: None,
            modifier: None,
            fiscal: false,
        }
    }
}

/// A match with the text around it.
pub(super) struct Hit<'a> {
    pub(super) text: &'a str,
    pub(super) lexes: &'a [Lex],
    pub(super) found: &'a Match,
}

impl<'a> Hit<'a> {
    /// The nth piece that was matched as that class.
    pub(super) fn cap(&self, class: Class, nth: usize) -> Option<&'a Lex> {
        let (_, at) = self
            .found
            .caps
            .iter()
            .filter(|(cap, _)| cap & class != 0)
            .nth(nth)?;
        self.lexes.get(*at)
    }

    /// Its number.
    pub(super) fn value(&self, class: Class, nth: usize) -> Option<i32> {
        self.cap(class, nth).map(|lex| lex.value as i32)
    }

    /// Its month, weekday, unit ...
    pub(super) fn sub(&self, class: Class, nth: usize) -> Option<u8> {
        self.cap(class, nth).map(|lex| lex.sub)
    }

    /// Whether one of the words was matched.
    pub(super) fn has(&self, words: &[&str]) -> bool {
        self.found
            .caps
            .iter()
            .filter_map(|(_, at)| self.lexes.get(*at))
            .any(|lex| {
                let word = lex.of(self.text);
                words.iter().any(|other| other.eq_ignore_ascii_case(word))
            })
    }

    /// The unit named by the match.
    pub(super) fn unit(&self) -> Option<Unit> {
        self.cap(UNIT | UNITS, 0)
            .or_else(|| {
                self.found
                    .caps
                    .iter()
                    .filter_map(|(_, at)| self.lexes.get(*at))
                    .find(|lex| lex.is(UNIT | UNITS))
            })
            .and_then(|lex| Unit::from_sub(lex.sub))
    }

    /// How many: a number, "a couple", "a", or vague.
    pub(super) fn amount(&self) -> Amount {
        if let Some(number) = self.cap(NUM, 0) {
            let half = self.has(&["half"]);
            return Amount::Number(number.value + if half { 0.5 } else { 0.0 });
        }
        if self.has(&["couple"]) {
            return Amount::Number(2.0);
        }
        if self.has(&["dozen"]) {
            return Amount::Number(12.0);
        }
        if self.has(&[
            "few",
            "several",
            "some",
            "many",
            "recent",
            "coming",
            "following",
            "these",
            "those",
        ]) {
            return Amount::Vague;
        }
        if self.has(&["a", "an", "one"]) {
            let half = self.has(&["half"]);
            return Amount::Number(if half { 1.5 } else { 1.0 });
        }
        Amount::Vague
    }

    /// The piece before the expression, on the same line.
    pub(super) fn before(&self) -> Option<&'a Lex> {
        let first = self.lexes.get(self.found.start)?;
        if first.has(super::lex::LINE) {
            return None;
        }
        self.found.start.checked_sub(1).and_then(|at| self.lexes.get(at))
    }

    /// The word before the expression, or "".
    pub(super) fn word_before(&self) -> &'a str {
        self.before().map_or("", |lex| lex.of(self.text))
    }

    /// Whether one of these words stands before.
    pub(super) fn after_any(&self, words: &[&str]) -> bool {
        let word = self.word_before();
        words.iter().any(|other| other.eq_ignore_ascii_case(word))
    }

    /// The piece after the expression, on the same line.
    pub(super) fn next(&self) -> Option<&'a Lex> {
        self.lexes
            .get(self.found.end)
            .filter(|lex| !lex.has(super::lex::LINE))
    }

    /// The word after the expression, or "".
    pub(super) fn word_after(&self) -> &'a str {
        self.next().map_or("", |lex| lex.of(self.text))
    }

    /// The first piece of the expression.
    pub(super) fn first(&self) -> Option<&'a Lex> {
        self.lexes.get(self.found.start)
    }
}

/// What can stand before an expression and belongs to it: its pattern, the `mod` it sets, and whether
/// it goes with dates, with durations, or both.
pub(super) struct Prefix {
    pub(super) pattern: &'static str,
    pub(super) modifier: Option<Modifier>,
    pub(super) dates: bool,
    pub(super) durations: bool,
    #[allow(dead_code, reason = "the tests run it")]
    pub(super) example: &'static str,
}

/// Which expressions a prefix goes with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum With {
    Dates,
    Durations,
    Both,
}

const fn prefix(
    pattern: &'static str,
    modifier: Option<Modifier>,
    with: With,
    example: &'static str,
) -> Prefix {
    Prefix {
        pattern,
        modifier,
        dates: matches!(with, With::Dates | With::Both),
        durations: matches!(with, With::Durations | With::Both),
        example,
    }
}

/// The prefixes.
pub(super) const PREFIXES: &[Prefix] = &[
    prefix(
        "the? very? early -? in? the?",
        Some(Modifier::Start),
        With::Dates,
        "in [early March 2020] = 2020-03",
    ),
    prefix(
        "the? mid -? ",
        Some(Modifier::Mid),
        With::Dates,
        "in [mid-2020] = 2020",
    ),
    prefix(
        "the? late -? in? the?",
        Some(Modifier::End),
        With::Dates,
        "in [late 2020] = 2020",
    ),
    prefix(
        "the? very? beginning|start of",
        Some(Modifier::Start),
        With::Dates,
        "at [the start of 2020] = 2020",
    ),
    prefix(
        "the? middle of",
        Some(Modifier::Mid),
        With::Dates,
        "in [the middle of March 2020] = 2020-03",
    ),
    prefix(
        "the? very? end|close of",
        Some(Modifier::End),
        With::Dates,
        "by [the end of 2020] = 2020",
    ),
    prefix(
        "the? first|early|opening part|days|weeks|months of",
        Some(Modifier::Start),
        With::Dates,
        "in [the early part of 2020] = 2020",
    ),
    prefix(
        "the? last|latter|later|final|closing part|days|weeks|months of",
        Some(Modifier::End),
        With::Dates,
        "in [the final weeks of 2020] = 2020",
    ),
    prefix(
        "the rest|remainder|whole|course of",
        None,
        With::Dates,
        "for [the rest of 2020] = 2020",
    ),
    prefix("all of", None, With::Dates, "for [all of 2020] = 2020"),
    prefix(
        "later|earlier on? in? the?",
        None,
        With::Dates,
        "[earlier this year] = 2024",
    ),
    prefix(
        "( sometime | some time ) in?",
        None,
        With::Dates,
        "[sometime next year] = 2025",
    ),
    prefix(
        "[!get|gets|got|getting|ways|way] about|around|circa|ca|approximately|roughly",
        Some(Modifier::Approx),
        With::Both,
        "[about 2010] = 2010",
    ),
    prefix(
        "nearly|almost",
        Some(Modifier::Approx),
        With::Both,
        "[nearly two weeks] = P2W",
    ),
    prefix(
        "( more than | at least | upwards of | as much as )",
        None,
        With::Durations,
        "[at least two weeks] = P2W",
    ),
    prefix(
        "just? over [!the|this|these|those|its|last|past|next|coming|following|several|many|UNITS]",
        None,
        With::Durations,
        "for [just over two weeks] = P2W",
    ),
    prefix(
        "( less|fewer|no|not more? than | just? under | up to | at most | as little as )",
        None,
        With::Durations,
        "[up to two weeks] = P2W",
    ),
    prefix(
        "only|just|barely|exactly|some|another",
        None,
        With::Durations,
        "[only two weeks] = P2W",
    ),
];

/// Whether a word is one of a list that spaces part.
fn among(word: &str, list: &str) -> bool {
    list.split_ascii_whitespace()
        .any(|other| other.eq_ignore_ascii_case(word))
}
