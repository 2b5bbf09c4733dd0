//! The publication date: found in the text or given, never taken from a clock.

use super::Date;
use super::document::day_first;
use super::found::{Field, Meaning, Year};
use super::recognise::recognise;
use crate::text::{Source, Span, named_enum};
use chrono::Datelike;

named_enum! {
    /// Where the publication date comes from.
    pub enum PublishedBasis {
        /// the caller gave it
        Given = "given",
        /// the text states it
        Text = "text",
        /// not known
        None = "none",
    }
}

/// The date from which relative expressions count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// `None` when the text states none.
    pub date: Option<Date>,
    /// Where it comes from.
    pub basis: PublishedBasis,
    /// Where the text states it.
    pub span: Option<Span>,
}

/// Words before a date that say it is the date of publication.
const PUBLISHED: &[&str] = &[
    "published",
    "posted",
    "date",
    "dated",
    "released",
    "release",
    "issued",
    "filed",
    "created",
    "publication",
    "pubdate",
    "submitted",
    "online",
    "print",
    "sent",
];

/// Words before a date that say it is the date of a later change.
const UPDATED: &[&str] = &[
    "updated",
    "modified",
    "revised",
    "edited",
    "corrected",
    "update",
    "reviewed",
];

/// Words that make a date in a short line one of something else.
const OTHER: &[&str] = &[
    "event",
    "deadline",
    "born",
    "expires",
    "effective",
    "copyright",
    "died",
    "valid",
    "meeting",
    "until",
    "since",
    "before",
    "after",
    "accessed",
    "retrieved",
    "due",
    "starts",
    "ends",
    "starting",
    "ending",
    "opens",
    "closes",
    "archived",
    "photo",
    "image",
    "founded",
    "hearing",
    "by",
    "from",
    "to",
    "on",
    "in",
    "of",
];

/// Keys of markup, with the rank of what they hold.
const MARKUP: &[(&str, i32)] = &[
    ("datepublished", 130),
    ("article:published_time", 129),
    ("datecreated", 120),
    ("<time", 110),
    ("dc.date", 108),
    ("datemodified", 62),
    ("article:modified_time", 61),
];

/// How many lines at the head can state the date.
const HEAD_LINES: usize = 12;

struct Candidate {
    rank: i32,
    date: Date,
    span: Span,
}

/// Looks for the publication date in the article's first lines, in its last ones where a word such as
/// "Published" stands before it, and in markup that a rich paste brought along.
///
/// Only a date with its year counts; of several the best supported wins, then the first.
pub fn find_published(source: &Source) -> Published {
    let text = &source.text;
    let mut candidates = markup(text);
    let count = source.paragraphs.len();
    for (index, paragraph) in source.paragraphs.iter().enumerate() {
        let foot = index + 3 >= count;
        if index >= HEAD_LINES && !foot {
            continue;
        }
        line(text, paragraph.span, index, &mut candidates);
    }
    let best = candidates
        .into_iter()
        .reduce(|best, next| if next.rank > best.rank { next } else { best });
    best.map_or(
        Published {
            date: None,
            basis: PublishedBasis::None,
            span: None,
        },
        |best| Published {
            date: Some(best.date),
            basis: PublishedBasis::Text,
            span: Some(best.span),
        },
    )
}

/// Dates behind the keys of JSON-LD, meta and time elements.
fn markup(text: &str) -> Vec<Candidate> {
    let mut out = Vec::new();
    if !text.contains(['<', '{']) {
        return out;
    }
    let lower = text.to_ascii_lowercase();
    for &(key, rank) in MARKUP {
        let Some(at) = lower.find(key) else { continue };
        let window = lower.get(at..).unwrap_or("");
        let end = window
            .char_indices()
            .map(|(at, _)| at)
            .nth(160)
            .unwrap_or(window.len());
        let window = window.get(..end).unwrap_or("");
        let iso = window.char_indices().find_map(|(from, _)| {
            let date = window.get(from..from + 10)?;
            date.parse::<Date>()
                .ok()
                .filter(|date| date.day.is_some())
                .map(|date| (from, date))
        });
        if let Some((from, date)) = iso {
            let start = at + from;
            out.push(Candidate {
                rank,
                date,
                span: Span::new(start, start + 10),
            });
        }
    }
    out
}

/// The dates of one line, ranked.
fn line(text: &str, span: Span, index: usize, out: &mut Vec<Candidate>) {
    let full = span.of(text);
    // A dateline stands at the beginning of a long line.
    let cut = full
        .char_indices()
        .map(|(at, _)| at)
        .nth(300)
        .unwrap_or(full.len());
    let line = full.get(..cut).unwrap_or("");
    let (_, found) = recognise(line, &[]);
    let mut from = 0;
    let mut rest: Vec<&str> = Vec::new();
    let mut spans = Vec::new();
    for found in &found {
        let dated = match found.meaning {
            Meaning::Date {
                year: Year::Stated(year),
                field: Field::Day(month, day),
            } => {
                let numeric = found.span.of(line).split_whitespace().next().unwrap_or("");
                if numeric.starts_with(|c: char| c.is_ascii_digit()) && numeric.contains(['/', '.']) {
                    ordered(text, line, numeric)
                } else {
                    Some(Date::day(year, month, day))
                }
            }
            Meaning::Date {
                year: Year::Stated(year),
                field: Field::Month(month),
            } => Some(Date::month(year, month)),
            Meaning::OfDay
            | Meaning::Date {
                year: Year::Open,
                field: Field::Weekday(_),
            } => None,
            _ => continue,
        };
        rest.push(line.get(from..found.span.start as usize).unwrap_or(""));
        from = found.span.end as usize;
        if let Some(date) = dated.filter(|date| date.first_day().is_some() && found.range.is_none()) {
            spans.push((date, found.span, rest.len() - 1));
        }
    }
    rest.push(line.get(from..).unwrap_or(""));
    for (date, at, part) in spans {
        let before = rest.get(part).copied().unwrap_or("");
        let after = rest.get(part + 1).copied().unwrap_or("");
        let Some(mut rank) = rank(before, after, &rest, index, full.len() > 300) else {
            continue;
        };
        if date.day.is_none() {
            rank -= 45;
        }
        out.push(Candidate {
            rank: rank - index as i32,
            date,
            span: Span {
                start: span.start + at.start,
                end: span.start + at.end,
            },
        });
    }
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn is_in(word: &str, list: &[&str]) -> bool {
    list.iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// How well a line supports that a date in it is the date of publication; `None` when it does not.
fn rank(before: &str, after: &str, rest: &[&str], index: usize, long: bool) -> Option<i32> {
    let cue = words(before).rev().take(4).collect::<Vec<_>>();
    if cue.iter().any(|word| is_in(word, UPDATED)) {
        return Some(60);
    }
    let few = words(before).count() <= 12;
    if few && cue.iter().any(|word| is_in(word, PUBLISHED)) {
        return Some(100);
    }
    if index >= HEAD_LINES || before.contains('\u{a9}') {
        return None;
    }
    if dateline(before, after) {
        return Some(85);
    }
    let all: usize = rest.iter().map(|part| words(part).count()).sum();
    if all == 0 {
        return Some(90);
    }
    if long
        || all > 14
        || rest
            .last()
            .is_some_and(|last| last.trim_end().ends_with(['.', '!', '?']))
    {
        return None;
    }
    if cue.first().is_some_and(|word| is_in(word, OTHER)) {
        return None;
    }
    // "By the staff | 20 May 2024", "20 May 2024 · London": the date stands apart.
    let strong = |c: char| {
        matches!(
            c,
            '|' | '\u{b7}' | '\u{2022}' | '\u{2014}' | '\u{2013}' | '/' | '\u{2027}' | '\u{25cf}' | '['
        )
    };
    let apart_before = before.trim_end().ends_with(strong);
    let apart_after = after.trim_start().starts_with(strong);
    let opens = before.trim().is_empty();
    let closes = after.trim().is_empty();
    let byline = words(before)
        .next()
        .is_some_and(|word| is_in(word, &["by", "from"]));
    let comma = before.trim_end().ends_with([',', ':', '-', '(']);
    if apart_before && (closes || apart_after) || opens && apart_after {
        Some(75)
    } else if index > 0 && (byline && (comma || closes) || opens && all <= 6 || comma && closes && all <= 6) {
        Some(70)
    } else {
        None
    }
}

/// "PARIS, 20 May 2024 (Agency) \u{2014} ...", "LUSAIL, Qatar, 18 December 2022"
fn dateline(before: &str, after: &str) -> bool {
    let place: Vec<&str> = words(before).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let shouted = place
        .first()
        .is_some_and(|word| word.len() > 2 && word.chars().all(char::is_uppercase));
    if place.is_empty() || place.len() > 6 || !place.iter().all(capital) {
        return false;
    }
    let comma = before.trim_end().ends_with([',', '(']);
    let mut tail = after.trim_start().trim_start_matches([')', ',']).trim_start();
    if let Some(agency) = tail.strip_prefix(['(', '/']) {
        tail = agency
            .split_once([')', '/'])
            .map_or("", |(_, tail)| tail)
            .trim_start();
    }
    let dash = tail.starts_with(['-', '_', '\u{2014}', '\u{2013}', ':', '|']);
    (comma || shouted) && (dash || shouted && tail.is_empty())
}

/// A date in digits, where the text tells which number is the month.
fn ordered(text: &str, line: &str, numeric: &str) -> Option<Date> {
    let date = |day_first: bool| {
        let (year, month, day) = numeric_date(numeric, Some(day_first))?;
        Some(Date::day(year?, month, day)).filter(|date| date.first_day().is_some())
    };
    let (first, second) = (date(true)?, date(false)?);
    if first == second || numeric.contains('.') {
        return Some(first);
    }
    // The weekday beside it fits one order only.
    let weekday = words(line).find_map(|word| {
        let start = word.get(..3)?.to_ascii_lowercase();
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
            .iter()
            .position(|day| *day == start && word.len() < 10)
    });
    let falls = |date: Date| {
        date.first_day()
            .map(|day| day.weekday().num_days_from_monday() as usize)
    };
    if let Some(weekday) = weekday {
        match (falls(first) == Some(weekday), falls(second) == Some(weekday)) {
            (true, false) => return Some(first),
            (false, true) => return Some(second),
            _ => {}
        }
    }
    day_first(text).map(|day_first| if day_first { first } else { second })
}

/// Year, month and day of "5/20/2024", "20.5.2024", "2024/5/20" or "5/20"; `day_first` decides where both
/// orders are possible (month first when it is not known).
pub(super) fn numeric_date(text: &str, day_first: Option<bool>) -> Option<(Option<i32>, u8, u8)> {
    let mut parts = text.split(['/', '.', '-']).map(str::parse::<i32>);
    let (first, second, third) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next());
    // "1.1.1" is a version.
    let last = text.len() - text.rfind(['/', '.', '-']).map_or(0, |at| at + 1);
    if third.is_some() && last == 1 {
        return None;
    }
    let year = |year: i32| match year {
        1000..=2199 => Some(year),
        0..=29 => Some(2000 + year),
        30..=99 => Some(1900 + year),
        _ => None,
    };
    let (year, first, second) = match third {
        None => (None, first, second),
        Some(third) => {
            let third = third.ok()?;
            if first > 999 {
                let month_day = (Some(year(first)?), second, third);
                return valid(month_day.1, month_day.2).map(|(month, day)| (month_day.0, month, day));
            }
            (Some(year(third)?), first, second)
        }
    };
    let dotted = text.contains('.');
    let order = if day_first.unwrap_or(dotted) {
        [(second, first), (first, second)]
    } else {
        [(first, second), (second, first)]
    };
    order
        .into_iter()
        .find_map(|(month, day)| valid(month, day))
        .map(|(month, day)| (year, month, day))
}

fn valid(month: i32, day: i32) -> Option<(u8, u8)> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month as u8, day as u8))
}
