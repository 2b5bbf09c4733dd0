//! Decades, centuries, quarters, halves, seasons, weekdays, weeks by their names.

use super::dates::relative_year;
use super::{Hit, Made, Rule};
use crate::time::calendar::Period;
use crate::time::found::{Anchor, Field, Meaning, Year};
use crate::time::lex::{APOS, CAPITAL, DECADE, DOT, ORD, QUARTER, SEASON, SENTENCE, SMALL, WEEKDAY, YEAR};
use crate::time::words::Season;
use crate::time::words::Unit;

/// The rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "decade BC",
        pattern: "the? DECADE bc|bce",
        make: decade_bc,
        example: "in [the 480s BC] it = BC048",
    },
    Rule {
        name: "decade",
        pattern: "the? DECADE",
        make: decade,
        example: "in [the 1990s] it = 199",
    },
    Rule {
        name: "decade with an apostrophe",
        pattern: "the? YEAR 's",
        make: decade_apostrophe,
        example: "in [the 1980's] it = 198",
    },
    Rule {
        name: "century",
        pattern: "the? ORD -? century bc|bce?",
        make: century,
        example: "in [the 20th century] it = 19",
    },
    Rule {
        name: "quarter of a year",
        pattern: "the? ( fiscal -? )? ORD -? quarter of|in|,? fiscal? year? YEAR",
        make: quarter,
        example: "in [the third quarter of 2023] it = 2023-Q3",
    },
    Rule {
        name: "year's quarter",
        pattern: "the? YEAR 's? fiscal? ORD -? quarter",
        make: quarter,
        example: "in [the 2023 third quarter] it = 2023-Q3",
    },
    Rule {
        name: "quarter of a relative year",
        pattern: "the? ( fiscal -? )? ORD -? quarter <relyear>",
        make: quarter,
        example: "in [the third quarter of last year] it = 2023-Q3",
    },
    Rule {
        name: "relative year's quarter",
        pattern: "this|last|next year 's fiscal? ORD -? quarter",
        make: quarter,
        example: "in [last year's third quarter] it = 2023-Q3",
    },
    Rule {
        name: "year-ago quarter",
        pattern: "the? comparable|corresponding? year -? ago|earlier fiscal? ORD -? quarter",
        make: year_ago_quarter,
        example: "in [the year-ago third quarter] it = 2023-Q3",
    },
    Rule {
        name: "quarter",
        pattern: "the? ( fiscal -? )? ORD -? quarter",
        make: quarter,
        example: "in [the first quarter] it = 2024-Q1",
    },
    Rule {
        name: "quarter, short",
        pattern: "( QUARTER of|,? YEAR? | YEAR QUARTER )",
        make: short_quarter,
        example: "in [Q3 2023] it = 2023-Q3",
    },
    Rule {
        name: "year's period",
        pattern: "the YEAR period|quarter",
        make: year_period,
        example: "In the third quarter of 2023 it rose; in [the 2022 period] it = 2022-Q3",
    },
    Rule {
        name: "half of a year",
        pattern: "the? ORD|last|latter|other -? half of fiscal? ( the? YEAR | <relyear> | the year )",
        make: half,
        example: "in [the first half of 2023] it = 2023-H1",
    },
    Rule {
        name: "half of a decade",
        pattern: "the? ORD|last|latter half of the? DECADE",
        make: decade,
        example: "in [the last half of the 1980s] it = 198",
    },
    Rule {
        name: "season BC",
        pattern: "the? SEASON of? SMALL|YEAR bc|bce",
        make: season_bc,
        example: "in [the spring of 480 BC] it = BC0480-SP",
    },
    Rule {
        name: "season of a year",
        pattern: "the? SEASON of|,? YEAR|APOS",
        make: season,
        example: "in [the summer of 2023] it = 2023-SU",
    },
    Rule {
        name: "season of a relative year",
        pattern: "the? SEASON <relyear>",
        make: season,
        example: "in [the summer of last year] it = 2023-SU",
    },
    Rule {
        name: "last, this, next season",
        pattern: "the? last|next|this|past|coming|previous|following past|coming? SEASON",
        make: toward_season,
        example: "in [last summer] it = 2023-SU",
    },
    Rule {
        name: "that season",
        pattern: "that|the same? SEASON",
        make: that_season,
        example: "In May 2021 it grew and in [that summer] it = 2021-SU",
    },
    Rule {
        name: "season",
        pattern: "[in|during|by|since|until|through|before|after|early|late|mid|of] SEASON [!of|in|from|to]",
        make: bare_season,
        example: "in [summer] it = 2024-SU",
    },
    Rule {
        name: "second season",
        pattern: "[and|or|-|to|through] SEASON [!of|in|from|to]",
        make: second_season,
        example: "it grew in the spring and [summer] = 2024-SU",
    },
    Rule {
        name: "season of what happens in it",
        pattern: "SEASON [offensive|offensives|counteroffensive|counter|campaign|campaigns|session|recess|elections|election|harvest|fighting|vacation]",
        make: attributive_season,
        example: "its main [summer] offensive failed = 2024-SU",
    },
    Rule {
        name: "last weekday",
        pattern: "the? last|past|previous WEEKDAY",
        make: weekday_back,
        example: "on [last Friday] it = 2024-05-17",
    },
    Rule {
        name: "this past weekday",
        pattern: "this past|last WEEKDAY",
        make: weekday_back,
        example: "on [this past Friday] it = 2024-05-17",
    },
    Rule {
        name: "next weekday",
        pattern: "( next WEEKDAY | this? coming WEEKDAY | the? following WEEKDAY | the next WEEKDAY )",
        make: weekday_next,
        example: "on [next Friday] it = 2024-05-24",
    },
    Rule {
        name: "this weekday",
        pattern: "this|that WEEKDAY",
        make: weekday_this,
        example: "on [this Friday] it = 2024-05-24",
    },
    Rule {
        name: "weekday of a relative week",
        pattern: "WEEKDAY of? this|last|next week",
        make: weekday_of_week,
        example: "on [Friday last week] it = 2024-05-17",
    },
    Rule {
        name: "weekday",
        pattern: "WEEKDAY",
        make: weekday,
        example: "on [Friday] it = 2024-05-17",
    },
    Rule {
        name: "week of a day",
        pattern: "the week of|ending|beginning MONTH DAY ( ,? YEAR )?",
        make: week_of,
        example: "in [the week of March 4, 2024] it = 2024-W10",
    },
    Rule {
        name: "fiscal year, relative",
        pattern: "the? this|last|next|current|latest|previous? fiscal|financial year",
        make: fiscal_near,
        example: "for [the current fiscal year] it = 2024",
    },
];

fn date(year: Year, field: Field) -> Option<Made> {
    Some(Meaning::Date { year, field }.into())
}

fn year_of(hit: &Hit) -> Year {
    match hit.value(YEAR | APOS, 0) {
        Some(year) => Year::Stated(year),
        None if hit.has(&["year"]) => relative_year(hit),
        None => Year::Open,
    }
}

fn decade(hit: &Hit) -> Option<Made> {
    let lex = hit.cap(DECADE, 0)?;
    let word = lex.of(hit.text);
    // "in his thirties" is an age, "the 80s" may be a temperature: only "the ...", four digits or "'80s".
    let spelled = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let short = digits == 2 && !word.starts_with('\'');
    // "the 480s", but no "C-130s"
    if digits == 3 && !hit.has(&["the"]) {
        return None;
    }
    let the = hit.has(&["the"]) || hit.after_any(&["early", "late", "mid", "-"]);
    if (spelled || short) && !the || spelled && hit.after_any(&["his", "her", "their"]) {
        return None;
    }
    Some(Meaning::Period(Period::Decade(lex.value as i32)).into())
}

/// "The 1980's", "the early 1980's"; without the article "1980's" may be the year's.
fn decade_apostrophe(hit: &Hit) -> Option<Made> {
    let year = hit.value(YEAR, 0).filter(|year| year % 10 == 0)?;
    let the = hit.has(&["the"]) || hit.after_any(&["early", "late", "mid", "-"]);
    the.then_some(Meaning::Period(Period::Decade(year / 10)).into())
}

fn decade_bc(hit: &Hit) -> Option<Made> {
    Some(Meaning::Period(Period::Decade(-hit.value(DECADE, 0)?)).into())
}

fn century(hit: &Hit) -> Option<Made> {
    let ordinal = hit.value(ORD, 0).filter(|ordinal| (1..=30).contains(ordinal))?;
    // "21st Century Fox" is a name.
    let named = hit
        .next()
        .is_some_and(|next| next.has(CAPITAL) && next.class == 0 && !next.has(SENTENCE))
        && hit.lexes.get(hit.found.end.checked_sub(1)?)?.of(hit.text) == "Century";
    (!named).then_some(())?;
    let period = if hit.has(&["bc", "bce"]) {
        Period::Century(-ordinal)
    } else {
        Period::Century(ordinal - 1)
    };
    Some(Meaning::Period(period).into())
}

fn quarter(hit: &Hit) -> Option<Made> {
    let quarter = hit.value(ORD, 0).filter(|quarter| (1..=4).contains(quarter))? as u8;
    // A quarter of a game: "of the game", "with 3:12 left".
    if matches!(
        hit.word_after(),
        "final" | "finals" | "century" | "mile" | "touchdown"
    ) {
        return None;
    }
    let made = date(year_of(hit), Field::Quarter(quarter))?;
    Some(Made {
        fiscal: hit.has(&["fiscal"]),
        ..made
    })
}

fn year_ago_quarter(hit: &Hit) -> Option<Made> {
    let quarter = hit.value(ORD, 0).filter(|quarter| (1..=4).contains(quarter))? as u8;
    date(Year::Shift(-1, Anchor::Published), Field::Quarter(quarter))
}

fn short_quarter(hit: &Hit) -> Option<Made> {
    date(year_of(hit), Field::Quarter(hit.value(QUARTER, 0)? as u8))
}

/// "the 1988 period": the last mentioned quarter or month, in that year.
fn year_period(hit: &Hit) -> Option<Made> {
    date(Year::Stated(hit.value(YEAR, 0)?), Field::SamePeriod)
}

fn half(hit: &Hit) -> Option<Made> {
    let half = if hit.has(&["last", "latter", "other"]) {
        2
    } else {
        hit.value(ORD, 0).filter(|half| (1..=2).contains(half))? as u8
    };
    let year = match hit.value(YEAR, 0) {
        Some(year) => Year::Stated(year),
        // "last" may be the half: only a "last" before "year" counts.
        None if hit.has(&["this"]) => Year::Shift(0, Anchor::Published),
        None if hit.has(&["next"]) => Year::Shift(1, Anchor::Published),
        None if hit.has(&["that", "same"]) => Year::Shift(0, Anchor::Mentioned),
        None => {
            let last_year = hit
                .text
                .get(..hit.lexes.get(hit.found.end.checked_sub(1)?)?.start as usize)?
                .ends_with("last ");
            if last_year {
                Year::Shift(-1, Anchor::Published)
            } else {
                Year::Shift(0, Anchor::Either)
            }
        }
    };
    date(year, Field::Half(half))
}

fn season_of(hit: &Hit) -> Option<Season> {
    hit.sub(SEASON, 0).and_then(Season::from_sub)
}

fn season(hit: &Hit) -> Option<Made> {
    date(year_of(hit), Field::Season(season_of(hit)?))
}

fn season_bc(hit: &Hit) -> Option<Made> {
    date(
        Year::Stated(1 - hit.value(SMALL | YEAR, 0)?),
        Field::Season(season_of(hit)?),
    )
}

fn toward_season(hit: &Hit) -> Option<Made> {
    let toward = if hit.has(&["last", "past", "previous"]) {
        -1
    } else {
        i8::from(hit.has(&["next", "coming", "following"]))
    };
    // "this fall short of" is no season, but "the last fall" of prices is rare too.
    date(Year::Toward(toward), Field::Season(season_of(hit)?))
}

fn that_season(hit: &Hit) -> Option<Made> {
    let season = season_of(hit)?;
    let the = !hit.has(&["that", "same"]);
    if the
        && (season == Season::Fall && !hit.after_any(&["in", "during"])
            || matches!(
                hit.word_after(),
                "of" | "break" | "camp" | "olympics" | "Olympics" | "Games"
            )
            || hit.word_after() == "in" && !hit.after_any(&["in", "during", "throughout", "since", "until"]))
    {
        return None;
    }
    if the && season == Season::Spring && hit.cap(SEASON, 0)?.of(hit.text).starts_with('S') {
        return None;
    }
    date(
        if the {
            Year::Open
        } else {
            Year::Shift(0, Anchor::Mentioned)
        },
        Field::Season(season),
    )
}

fn bare_season(hit: &Hit) -> Option<Made> {
    let season = season_of(hit)?;
    let lex = hit.cap(SEASON, 0)?;
    if lex.has(CAPITAL)
        || season == Season::Fall && !hit.after_any(&["in", "by", "this", "since", "until", "late", "early"])
    {
        return None;
    }
    date(Year::Open, Field::Season(season))
}

/// "The spring and summer": after another season only.
fn second_season(hit: &Hit) -> Option<Made> {
    let first = hit.found.start.checked_sub(2).and_then(|at| hit.lexes.get(at))?;
    (first.is(SEASON) && !hit.cap(SEASON, 0)?.has(CAPITAL)).then_some(())?;
    date(Year::Open, Field::Season(season_of(hit)?))
}

fn attributive_season(hit: &Hit) -> Option<Made> {
    (!hit.cap(SEASON, 0)?.has(CAPITAL)).then_some(())?;
    date(Year::Open, Field::Season(season_of(hit)?))
}

/// Whether a weekday's abbreviation is one here: "Sun", "sat", "Mon", "wed" are other words too.
fn is_weekday(hit: &Hit) -> bool {
    let Some(lex) = hit.cap(WEEKDAY, 0) else {
        return false;
    };
    let word = lex.of(hit.text);
    if !lex.has(CAPITAL) {
        return word.len() > 5 && !matches!(word, "thurs.");
    }
    if word.len() >= 6 && word.ends_with("day") || word.ends_with("DAY") {
        return true;
    }
    let ambiguous = word.starts_with("Sun")
        || word.starts_with("Sat")
        || word.starts_with("Mon")
        || word.starts_with("Wed")
        || word.starts_with("Fri");
    lex.has(DOT) && !lex.has(SENTENCE)
        || (!ambiguous && hit.after_any(&["on", "last", "next", "this"]))
        || hit.after_any(&["on", "last", "next"]) && !ambiguous
}

fn weekday_field(hit: &Hit, year: Year) -> Option<Made> {
    is_weekday(hit).then_some(())?;
    date(year, Field::Weekday(hit.sub(WEEKDAY, 0)?))
}

fn weekday(hit: &Hit) -> Option<Made> {
    weekday_field(hit, Year::Open)
}

fn weekday_back(hit: &Hit) -> Option<Made> {
    weekday_field(
        hit,
        if hit.has(&["previous"]) {
            Year::Shift(-1, Anchor::Mentioned)
        } else {
            Year::Toward(-1)
        },
    )
}

fn weekday_next(hit: &Hit) -> Option<Made> {
    let mentioned = hit.has(&["following"]) || hit.has(&["the"]);
    weekday_field(
        hit,
        if mentioned {
            Year::Shift(1, Anchor::Mentioned)
        } else {
            Year::Toward(1)
        },
    )
}

fn weekday_this(hit: &Hit) -> Option<Made> {
    weekday_field(
        hit,
        if hit.has(&["that"]) {
            Year::Shift(1, Anchor::Mentioned)
        } else {
            Year::Toward(0)
        },
    )
}

/// "Friday last week": counted by weeks.
fn weekday_of_week(hit: &Hit) -> Option<Made> {
    is_weekday(hit).then_some(())?;
    let week = if hit.has(&["last"]) {
        -1
    } else {
        i32::from(hit.has(&["next"]))
    };
    Some(
        Meaning::WeekdayOf {
            weekday: hit.sub(WEEKDAY, 0)?,
            week,
        }
        .into(),
    )
}

fn week_of(hit: &Hit) -> Option<Made> {
    use crate::time::lex::{DAY, MONTH};
    let year = hit.value(YEAR, 0).map_or(Year::Open, Year::Stated);
    date(year, Field::WeekOf(hit.sub(MONTH, 0)?, hit.value(DAY, 0)? as u8))
}

fn fiscal_near(hit: &Hit) -> Option<Made> {
    if matches!(hit.word_after(), "ended" | "ending") || hit.after_any(&["a", "an"]) {
        return None;
    }
    let shift = if hit.has(&["last", "previous"]) {
        -1
    } else {
        i32::from(hit.has(&["next"]))
    };
    let anchor = if hit.has(&["this", "last", "next", "current"]) {
        Anchor::Published
    } else {
        Anchor::Either
    };
    let near = Meaning::Near {
        unit: Unit::Year,
        shift,
        anchor,
    };
    Some(Made {
        fiscal: true,
        ..near.into()
    })
}
