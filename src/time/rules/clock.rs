//! Times of day. Where a day stands beside them, `recognise` joins the two.

use super::{Hit, Made, Rule};
use crate::time::found::{Clock, Meaning};
use crate::time::lex::{AMPM, CLOCK, DIGITS, NOON, NUM, PART, POINT, YEAR};
use crate::time::words::{Part, Zone};

/// The rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "clock time",
        pattern: "CLOCK AMPM? <zone>?",
        make: clock,
        example: "at [10:35 a.m.] it = 2024-05-20T10:35",
    },
    Rule {
        name: "clock time with a point",
        pattern: "POINT AMPM <zone>?",
        make: point,
        example: "at [10.35 pm] it = 2024-05-20T22:35",
    },
    Rule {
        name: "hour",
        pattern: "NUM AMPM <zone>?",
        make: hour,
        example: "at [7 pm] it = 2024-05-20T19:00",
    },
    Rule {
        name: "hour of the clock",
        pattern: "NUM o ' clock ( in the PART | at night )?",
        make: o_clock,
        example: "at [seven o'clock in the evening] it = 2024-05-20T19:00",
    },
    Rule {
        name: "hour in a part of the day",
        pattern: "[at|around|about|by|until|from] NUM ( in the PART | at night )",
        make: o_clock,
        example: "at [four in the morning] it = 2024-05-20T04:00",
    },
    Rule {
        name: "military time",
        pattern: "YEAR|NUM|CLOCK hours? ZONE",
        make: military,
        example: "at [1735 GMT] it = 2024-05-20T17:35",
    },
    Rule {
        name: "noon or midnight",
        pattern: "NOON <zone>?",
        make: noon,
        example: "at [noon] it = 2024-05-20T12:00",
    },
    Rule {
        name: "half past",
        pattern: "half past NUM",
        make: half_past,
        example: "at [half past seven] it = 2024-05-20T07:30",
    },
    Rule {
        name: "part of the day",
        pattern: "the? early|late|mid? -? PART hours?",
        make: part,
        example: "on Friday [afternoon] = 2024-05-17TAF",
    },
];

fn at(hit: &Hit, hour: i32, minute: i32, afternoon: Option<bool>, minutes_said: bool) -> Option<Made> {
    let hour = match afternoon {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some(())?;
    let clock = Clock {
        hour: hour as u8,
        minute: minute as u8,
        minutes_said,
        zone: zone(hit),
    };
    Some(Made {
        clock: Some(clock),
        ..Meaning::OfDay.into()
    })
}

/// The zone said behind the time.
fn zone(hit: &Hit) -> Option<Zone> {
    let pieces = hit.lexes.get(hit.found.start..hit.found.end)?;
    let first = pieces.iter().skip(1).find(|lex| {
        lex.of(hit.text).starts_with(char::is_alphabetic) && Zone::named(lex.of(hit.text)).is_some()
    })?;
    let end = pieces.last()?.end;
    Zone::named(hit.text.get(first.start as usize..end as usize)?)
}

fn afternoon(hit: &Hit) -> Option<bool> {
    hit.sub(AMPM, 0).map(|sub| sub == 1)
}

fn clock(hit: &Hit) -> Option<Made> {
    let text = hit.cap(CLOCK, 0)?.of(hit.text);
    let (hour, rest) = text.split_once(':')?;
    let minute = rest.get(..2)?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    // Without a sign of the day, "3:12" may be a score, a verse or a running time.
    if afternoon(hit).is_none()
        && !hit.after_any(&[
            "at", "around", "about", "by", "until", "from", "of", "to", "before", "after", "and", "-", ",",
        ])
        && hit.found.end - hit.found.start == 1
    {
        return None;
    }
    at(hit, hour, minute, afternoon(hit), true)
}

fn point(hit: &Hit) -> Option<Made> {
    let value = hit.cap(POINT, 0)?.value;
    let hour = value as i32;
    at(
        hit,
        hour,
        ((value - hour as f32) * 100.0).round() as i32,
        afternoon(hit),
        true,
    )
}

fn hour(hit: &Hit) -> Option<Made> {
    let number = hit.cap(NUM, 0)?;
    // "I am", "one am": only digits or clear words before a.m.
    let verb = hit.cap(AMPM, 0)?.of(hit.text) == "am" && !number.has(DIGITS);
    (!verb && number.value.fract() == 0.0).then_some(())?;
    at(hit, number.value as i32, 0, afternoon(hit), false)
}

fn o_clock(hit: &Hit) -> Option<Made> {
    let hour = hit.value(NUM, 0)?;
    let late = match hit.sub(PART, 0).and_then(Part::from_sub) {
        Some(Part::Afternoon | Part::Evening) => Some(true),
        Some(Part::Morning) => Some(false),
        _ if hit.has(&["night"]) => Some(hour > 4 && hour < 12),
        _ => None,
    };
    (1..=12).contains(&hour).then_some(())?;
    at(hit, hour, 0, late, false)
}

fn military(hit: &Hit) -> Option<Made> {
    if hit.cap(CLOCK, 0).is_some() {
        return clock(hit);
    }
    let lex = hit.cap(YEAR | NUM, 0)?;
    let value = lex.value as i32;
    (lex.end - lex.start == 4 && lex.has(DIGITS)).then_some(())?;
    at(hit, value / 100, value % 100, None, true)
}

fn noon(hit: &Hit) -> Option<Made> {
    (!hit.after_any(&["high"])).then_some(())?;
    let part = hit.sub(NOON, 0).and_then(Part::from_sub)?;
    // Midnight closes its day: "it expires at midnight Friday".
    let hour = match part {
        Part::Noon => 12,
        _ if hit.after_any(&["after"]) => 0,
        _ => 24,
    };
    at(hit, hour, 0, None, false).map(|made| Made {
        part: (part == Part::Midnight).then_some(part),
        ..made
    })
}

fn half_past(hit: &Hit) -> Option<Made> {
    at(
        hit,
        hit.value(NUM, 0).filter(|hour| (1..=12).contains(hour))?,
        30,
        None,
        true,
    )
}

/// Only kept when a day stands beside it.
fn part(hit: &Hit) -> Option<Made> {
    let part = hit.sub(PART, 0).and_then(Part::from_sub)?;
    Some(Made {
        part: Some(part),
        ..Meaning::OfDay.into()
    })
}
