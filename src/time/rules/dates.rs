//! Dates said with their parts: day, month, year, and forms in digits.

use super::years::short_year;
use super::{Hit, Made, Rule, among};
use crate::time::found::Clock;
use crate::time::found::{Anchor, Field, Meaning, Year};
use crate::time::lex::{APOS, CAPITAL, DAY, DIGITS, DOT, ISO, MONTH, ORD, SENTENCE, SLASH, SPACED, YEAR};
use crate::time::published::numeric_date;
use crate::time::words::Zone;

/// The rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "iso date",
        pattern: "ISO",
        make: iso,
        example: "on [2024-03-05] it = 2024-03-05",
    },
    Rule {
        name: "numeric date",
        pattern: "SLASH",
        make: slash,
        example: "on [3/25/2024] it = 2024-03-25",
    },
    Rule {
        name: "day month year",
        pattern: "<wd>? the? DAY of? MONTH <year>",
        make: day_month,
        example: "on [20 March 2023] it = 2023-03-20",
    },
    Rule {
        name: "month day year",
        pattern: "<wd>? MONTH the? DAY <year>",
        make: day_month,
        example: "on [March 20, 2023], it = 2023-03-20",
    },
    Rule {
        name: "first day of a range with its month after",
        pattern: "the? DAY [<link> the? DAY of? MONTH ,? YEAR]",
        make: day_month,
        example: "from [10] to 15 March 2023 it = 2023-03-10",
    },
    Rule {
        name: "first day of a range with its month after",
        pattern: "the? DAY [<link> the? DAY of? MONTH]",
        make: day_month,
        example: "from [10] to 15 March it = 2024-03-10",
    },
    Rule {
        name: "first day of a range in a month",
        pattern: "MONTH the? DAY [<link> MONTH? the? DAY ,? YEAR]",
        make: day_month,
        example: "from [March 10] to 15, 2023, it = 2023-03-10",
    },
    Rule {
        name: "second year of a range",
        pattern: "[-|/] TWO [!%|UNITS|UNIT]",
        make: short_year,
        example: "from 1914-[18] it = 1918",
    },
    Rule {
        name: "second day of a range",
        pattern: "[-|to|through|until|and|or] the? DAY [!UNITS|UNIT|AMPM|NUM|:|percent|per]",
        make: second_day,
        example: "from March 10 to [15] it = 2024-03-15",
    },
    Rule {
        name: "second day of a range with its year",
        pattern: "[-|to|through|until|and|or] the? DAY ,? YEAR",
        make: second_day_year,
        example: "from March 10 to [15, 2023], it = 2023-03-15",
    },
    Rule {
        name: "day of the month spoken of",
        pattern: "[on|by|until|since] the DAY",
        make: day_alone,
        example: "On 5 March it fell, and on [the 7th] it = 2024-03-07",
    },
    Rule {
        name: "day month of a relative year",
        pattern: "<wd>? the? DAY of? MONTH <relyear>",
        make: day_month,
        example: "on [20 March last year] it = 2023-03-20",
    },
    Rule {
        name: "month day of a relative year",
        pattern: "<wd>? MONTH the? DAY <relyear>",
        make: day_month,
        example: "on [March 20 last year] it = 2023-03-20",
    },
    Rule {
        name: "the attacks of 11 September",
        pattern: "MONTH the? DAY [terrorist|terror|attack|attacks|hijackers|hijackings]",
        make: september_attacks,
        example: "after the [September 11] attacks = 2001-09-11",
    },
    Rule {
        name: "day month",
        pattern: "<wd>? the? DAY of? MONTH",
        make: day_month,
        example: "on [20 April] it = 2024-04-20",
    },
    Rule {
        name: "month day",
        pattern: "<wd>? MONTH the? DAY [!UNITS|percent]",
        make: day_month,
        example: "on [April 20] it = 2024-04-20",
    },
    Rule {
        name: "month year",
        pattern: "MONTH <year>",
        make: month,
        example: "in [March 2023] it = 2023-03",
    },
    Rule {
        name: "month of a relative year",
        pattern: "MONTH ,? <relyear>",
        make: month,
        example: "in [March last year] it = 2023-03",
    },
    Rule {
        name: "last, this, next month by name",
        pattern: "the? last|next|this|coming|past coming|past? MONTH",
        make: toward_month,
        example: "in [last October] it = 2023-10",
    },
    Rule {
        name: "last, this, next day of a month",
        pattern: "last|next|this|past MONTH the? DAY [!UNITS|percent]",
        make: toward_day,
        example: "on [last October 20] it = 2023-10-20",
    },
    Rule {
        name: "first month of a range",
        pattern: "MONTH [-|to|through|until|and|or|, MONTH ,? YEAR]",
        make: month,
        example: "from [March] to May 2021 it = 2021-03",
    },
    Rule {
        name: "month",
        pattern: "MONTH",
        make: bare_month,
        example: "in [March] it = 2024-03",
    },
];

fn stated(hit: &Hit) -> Year {
    if let Some(year) = hit.value(YEAR | APOS, 0) {
        // "From December 30 to January 2, 2019": the range begins in the year before.
        let back = hit
            .sub(MONTH, 1)
            .zip(hit.sub(MONTH, 0))
            .is_some_and(|(second, first)| second < first);
        return Year::Stated(year - i32::from(back));
    }
    if !hit.has(&["year"]) {
        return Year::Open;
    }
    relative_year(hit)
}

/// The year that "last year", "of that year" and the like say.
pub(in crate::time) fn relative_year(hit: &Hit) -> Year {
    if hit.has(&["that", "same"]) {
        Year::Shift(0, Anchor::Mentioned)
    } else if hit.has(&["previous", "preceding"]) {
        Year::Shift(-1, Anchor::Mentioned)
    } else if hit.has(&["following"]) || (hit.has(&["next"]) && hit.has(&["the"])) {
        Year::Shift(1, Anchor::Mentioned)
    } else if hit.has(&["last", "past", "ago", "earlier"]) {
        Year::Shift(-1, Anchor::Published)
    } else if hit.has(&["next"]) {
        Year::Shift(1, Anchor::Published)
    } else {
        Year::Shift(0, Anchor::Published)
    }
}

pub(super) fn date(year: Year, field: Field) -> Option<Made> {
    Some(Meaning::Date { year, field }.into())
}

fn iso(hit: &Hit) -> Option<Made> {
    let text = hit.cap(ISO, 0)?.of(hit.text);
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    let year = text.get(..4)?.parse().ok()?;
    let month = number(5, 7).filter(|month| (1..=12).contains(month))?;
    let Some(day) = number(8, 10) else {
        return date(Year::Stated(year), Field::Month(month));
    };
    let mut made = date(Year::Stated(year), Field::Day(month, day))?;
    if let (Some(hour), Some(minute)) = (number(11, 13), number(14, 16)) {
        made.clock = Some(Clock {
            hour,
            minute,
            minutes_said: true,
            zone: iso_zone(text.get(16..).unwrap_or("")),
        })
        .filter(|_| hour < 24 && minute < 60);
    }
    Some(made)
}

/// "Z", ":30.5Z", "+02:00" behind the minutes of an ISO time.
fn iso_zone(tail: &str) -> Option<Zone> {
    if tail.ends_with('Z') {
        return Some(Zone::Fixed(0));
    }
    let at = tail.find(['+', '-'])?;
    let number = |from: usize| tail.get(at + from..at + from + 2)?.parse::<i16>().ok();
    let minutes = number(1)? * 60 + number(4).unwrap_or(0);
    Some(Zone::Fixed(if tail.get(at..)?.starts_with('-') {
        -minutes
    } else {
        minutes
    }))
}

/// "5/20/2024", "20.5.2024"; "5/20" only after "on" and its like.
fn slash(hit: &Hit) -> Option<Made> {
    let lex = hit.cap(SLASH, 0)?;
    let (year, month, day) = numeric_date(lex.of(hit.text), None)?;
    match year {
        Some(year) => date(Year::Stated(year), Field::Day(month, day)),
        None if hit.after_any(&["on", "since", "until", "by", "from"]) => {
            date(Year::Open, Field::Day(month, day))
        }
        None => None,
    }
}

/// What goes on after "the march" and is no noun.
const FOLLOW: &str = "against toward towards along were have into with that which will would also from across around ended \
    began took drew started organizers organisers";

/// Whether a month that is also a word or a name is a month here.
fn is_month(hit: &Hit, alone: bool) -> bool {
    let Some(lex) = hit.cap(MONTH, 0) else {
        return false;
    };
    let word = lex.of(hit.text);
    let number_near = !alone;
    let preposition = hit.after_any(&[
        "in",
        "of",
        "since",
        "by",
        "until",
        "till",
        "from",
        "to",
        "through",
        "between",
        "during",
        "last",
        "next",
        "this",
        "late",
        "early",
        "mid",
        "before",
        "after",
        "for",
        "every",
        "each",
        "and",
        "or",
        "-",
        "beginning",
        "starting",
        "ending",
        "around",
    ]);
    let ambiguous = matches!(
        word,
        "May" | "March" | "may" | "march" | "Mar" | "mar" | "MAY" | "MARCH"
    );
    if !lex.has(CAPITAL) {
        return number_near && word.len() > 3 && !ambiguous;
    }
    if number_near {
        return true;
    }
    let next = hit.next();
    let named = next.is_some_and(|next| next.has(CAPITAL) && next.class == 0 && !next.has(SENTENCE))
        && hit.before().is_some_and(|before| {
            before.has(CAPITAL)
                && before.class == 0
                && !hit.after_any(&[
                    "In", "By", "Since", "From", "Last", "This", "Early", "Late", "Until", "During",
                ])
        });
    if ambiguous {
        // "The March accession": between an article and a noun.
        let noun = next.is_some_and(|next| {
            let word = next.of(hit.text);
            next.class == 0
                && next.word == 0
                && word.len() > 3
                && word.bytes().all(|b| b.is_ascii_lowercase())
                && !among(word, FOLLOW)
        });
        if noun
            && hit.after_any(&["the", "a", "its", "their", "last", "his", "her", "our"])
            && word.starts_with('M')
        {
            return true;
        }
        return preposition && !named
            || hit.after_any(&[
                "In", "By", "Since", "From", "Last", "This", "Early", "Late", "Until", "During",
            ]);
    }
    if word.trim_end_matches('.').len() <= 4 && !matches!(word, "June" | "July") {
        // "Jan" and "Dec" can be names.
        let clear = hit.after_any(&[
            "in", "of", "since", "by", "until", "from", "early", "late", "mid", "last", "next", "this",
        ]);
        return clear || lex.has(DOT) && !named;
    }
    let name = matches!(word, "April" | "June" | "August")
        && next.is_some_and(|next| next.has(CAPITAL) && next.class == 0)
        && !preposition;
    !name
}

fn month(hit: &Hit) -> Option<Made> {
    let month = hit.sub(MONTH, 0)?;
    is_month(hit, false).then_some(())?;
    date(stated(hit), Field::Month(month))
}

fn bare_month(hit: &Hit) -> Option<Made> {
    let month = hit.sub(MONTH, 0)?;
    is_month(hit, true).then_some(())?;
    date(Year::Open, Field::Month(month))
}

fn toward_month(hit: &Hit) -> Option<Made> {
    let month = hit.sub(MONTH, 0)?;
    hit.cap(MONTH, 0)?.has(CAPITAL).then_some(())?;
    let toward = if hit.has(&["last", "past"]) {
        -1
    } else {
        i8::from(hit.has(&["next", "coming"]))
    };
    date(Year::Toward(toward), Field::Month(month))
}

fn toward_day(hit: &Hit) -> Option<Made> {
    let made = day_month(hit)?;
    let Meaning::Date { field, .. } = made.meaning else {
        return None;
    };
    let toward = if hit.has(&["last", "past"]) {
        -1
    } else {
        i8::from(hit.has(&["next"]))
    };
    date(Year::Toward(toward), field)
}

fn day_month(hit: &Hit) -> Option<Made> {
    let month = hit.sub(MONTH, 0)?;
    let day = hit.value(DAY, 0).filter(|day| (1..=31).contains(day))? as u8;
    is_month(hit, false).then_some(())?;
    if !hit.cap(DAY, 0)?.has(DIGITS) && hit.after_any(&["."]) {
        return None;
    }
    if day
        > [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            .get(usize::from(month) - 1)
            .copied()
            .unwrap_or(31)
    {
        return None;
    }
    date(stated(hit), Field::Day(month, day))
}

/// One day that is always said without its year.
fn september_attacks(hit: &Hit) -> Option<Made> {
    (hit.sub(MONTH, 0) == Some(9) && hit.value(DAY, 0) == Some(11)).then_some(())?;
    date(Year::Stated(2001), Field::Day(9, 11))
}

/// "to 15": only right after another day, see `resolve`.
fn second_day(hit: &Hit) -> Option<Made> {
    let lex = hit.cap(DAY, 0)?;
    let day = lex.value as u8;
    let next = hit.next();
    let noun = next.is_some_and(|next| {
        next.word == 0
            && next.has(SPACED)
            && !next.has(SENTENCE)
            && next.of(hit.text).starts_with(char::is_alphanumeric)
            && !among(
                next.of(hit.text),
                "was were is are will would has had he she they we it but",
            )
    });
    let dollar = hit.before().is_some_and(|before| before.of(hit.text) == "$");
    (lex.has(DIGITS) && !noun && !dollar).then_some(())?;
    date(Year::Open, Field::DayOfMonth(day))
}

/// "To 15, 2023": right after a month and a day.
fn second_day_year(hit: &Hit) -> Option<Made> {
    let lex = hit.cap(DAY, 0)?;
    let back = |steps| {
        hit.found
            .start
            .checked_sub(steps)
            .and_then(|at| hit.lexes.get(at))
    };
    (lex.has(DIGITS) && back(2)?.is(DAY) && back(3)?.is(MONTH)).then_some(())?;
    date(
        Year::Stated(hit.value(YEAR, 0)?),
        Field::DayOfMonth(lex.value as u8),
    )
}

/// "On the 7th": not before a noun ("on the 7th floor").
fn day_alone(hit: &Hit) -> Option<Made> {
    let lex = hit.cap(DAY, 0)?;
    let ordinal = lex.has(DIGITS) && lex.is(ORD);
    let noun = hit.next().is_some_and(|next| {
        next.has(SPACED)
            && !next.has(SENTENCE)
            && !among(
                next.of(hit.text),
                "he she they it we and but the in at when after before",
            )
            && next.of(hit.text).starts_with(char::is_alphanumeric)
    });
    (ordinal && !noun).then_some(())?;
    date(
        Year::Shift(0, Anchor::Mentioned),
        Field::DayOfMonth(lex.value as u8),
    )
}
