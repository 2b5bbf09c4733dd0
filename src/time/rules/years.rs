//! Years, alone and before the common era, and what has four digits and is none.

use super::dates::date;
use super::{Hit, Made, Rule, among};
use crate::time::found::{Field, Year};
use crate::time::lex::{
    APOS, CAPITAL, DAY, DIGITS, FISCAL, MONTH, NUM, ORD, SMALL, SPACED, TWO, UNIT, UNITS, YEAR,
};

/// The rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "month day BC",
        pattern: "MONTH DAY ,? SMALL|YEAR bc|bce",
        make: bc_date,
        example: "on [March 15, 44 BC] it = BC0044-03-15",
    },
    Rule {
        name: "day month BC",
        pattern: "the? DAY of? MONTH ,? SMALL|YEAR bc|bce",
        make: bc_date,
        example: "on [15 March 44 BC] it = BC0044-03-15",
    },
    Rule {
        name: "month BC",
        pattern: "MONTH of? SMALL|YEAR bc|bce",
        make: bc_date,
        example: "in [August 480 BC] it = BC0480-08",
    },
    Rule {
        name: "year BC",
        pattern: "c? .? SMALL|YEAR bc|bce",
        make: bc_date,
        example: "in [480 BC] it = BC0480",
    },
    Rule {
        name: "first year of a range BC",
        pattern: "SMALL|YEAR [<link> SMALL|YEAR bc|bce]",
        make: bc_date,
        example: "from [490] to 480 BC it = BC0490",
    },
    Rule {
        name: "small year",
        pattern: "[in|by|of|since|until|from|after|before|early|late|circa] SMALL [!UNITS|UNIT|NUM|MONTH|%|AMPM|-|/|:]",
        make: small_year,
        example: "in 480 BC and in [479] it = BC0479",
    },
    Rule {
        name: "year AD",
        pattern: "( ad SMALL|YEAR | SMALL|YEAR ad|ce )",
        make: ad,
        example: "in [AD 410] it = 0410",
    },
    Rule {
        name: "the year",
        pattern: "the year|years of? YEAR",
        make: plain_year,
        example: "in [the year 2023] it = 2023",
    },
    Rule {
        name: "the year in words",
        pattern: "the year NUM",
        make: plain_year,
        example: "in [the year two thousand] it = 2000",
    },
    Rule {
        name: "year",
        pattern: "YEAR",
        make: year,
        example: "in [2023] it = 2023",
    },
    Rule {
        name: "short year",
        pattern: "[in|of|since|by|until|from|class] APOS",
        make: plain_year,
        example: "in ['98] it = 1998",
    },
    Rule {
        name: "fiscal year",
        pattern: "( the? fiscal year? YEAR | FISCAL | the? YEAR fiscal|financial year )",
        make: fiscal,
        example: "in [fiscal 2023] it = 2023",
    },
];

fn bc_date(hit: &Hit) -> Option<Made> {
    let year = Year::Stated(1 - hit.value(SMALL | YEAR, 0)?);
    match (hit.sub(MONTH, 0), hit.value(DAY, 0)) {
        (Some(month), Some(day)) => date(year, Field::Day(month, day as u8)),
        (Some(month), None) => date(year, Field::Month(month)),
        _ => date(year, Field::Year),
    }
}

/// "in 479": only where the passage is in such years, see `resolve`.
fn small_year(hit: &Hit) -> Option<Made> {
    let lex = hit.cap(SMALL, 0)?;
    let next_is_noun = hit.next().is_some_and(|next| {
        next.has(SPACED)
            && next.word == 0
            && next.of(hit.text).ends_with('s')
            && next.of(hit.text).starts_with(|c: char| c.is_lowercase())
    });
    (lex.has(DIGITS) && lex.value >= 100.0 && !next_is_noun).then_some(())?;
    date(Year::Short(lex.value as i32), Field::Year)
}

fn ad(hit: &Hit) -> Option<Made> {
    date(Year::Stated(hit.value(SMALL | YEAR, 0)?), Field::Year)
}

pub(super) fn short_year(hit: &Hit) -> Option<Made> {
    let at = hit.found.start.checked_sub(2)?;
    let first = hit.lexes.get(at)?;
    let value = hit.value(TWO, 0)?;
    let base = first.value as i32;
    // "1999/00"
    let turn = value == 0 && base % 100 == 99;
    (first.is(YEAR) && !hit.cap(TWO, 0)?.has(SPACED) && (base % 100 < value || turn)).then_some(())?;
    date(
        Year::Stated((base / 100 + i32::from(turn)) * 100 + value),
        Field::Year,
    )
}

fn plain_year(hit: &Hit) -> Option<Made> {
    let year = hit
        .value(YEAR | APOS | NUM, 0)
        .filter(|year| (1000..2200).contains(year))?;
    date(Year::Stated(year), Field::Year)
}

/// What a number of four digits counts when it is no year.
const COUNTED: &str = "people men women troops soldiers miles kilometers kilometres km meters metres feet acres jobs \
    points tons tonnes percent per pounds dollars euros yen shares votes words workers employees students homes houses \
    units times copies calories members prisoners casualties yards gmt utc hours hectares civilians passengers barrels \
    cars vehicles aircraft ships cases deaths patients schoolchildren pupils dead";

/// What has a number of its own.
const LABELS: &str =
    "resolution no number room flight page model route highway section bill act channel suite code version";

/// How addresses go on after a number and a name.
const STREETS: &str = "street avenue road st st. ave ave. boulevard blvd drive lane nw sw ne se";

/// What is built in years of manufacture: "a 1987 Chevrolet".
const MODELS: &str = "acura audi bmw buick cadillac chevrolet chevy chrysler dodge ferrari fiat ford gmc honda hyundai jaguar \
    jeep kia lexus lincoln mazda mercedes mercury mitsubishi nissan oldsmobile peugeot plymouth pontiac porsche renault saab \
    subaru suzuki toyota volkswagen volvo";

/// What stands before years.
const BEFORE_YEARS: &str = "in of since by until till from to between during and ( - early late mid after before the around about \
    circa throughout through into for , or year summer spring winter autumn fall c b ca d born died";

fn year(hit: &Hit) -> Option<Made> {
    let lex = hit.cap(YEAR, 0)?;
    let year = lex.value as i32;
    if !lex.has(DIGITS) {
        return date(Year::Stated(year), Field::Year);
    }
    if among(hit.word_after(), COUNTED) || among(hit.word_before().trim_end_matches('.'), LABELS) {
        return None;
    }
    let then = hit
        .lexes
        .get(hit.found.end + 1)
        .map_or("", |then| then.of(hit.text));
    // "H.R. 1964", "S. 1315"
    let bill = hit.after_any(&["."])
        && hit
            .found
            .start
            .checked_sub(2)
            .and_then(|at| hit.lexes.get(at))
            .is_some_and(|letter| matches!(letter.of(hit.text), "R" | "S" | "L" | "Res"));
    // "555-1212", "123-12-1234"
    let joined = hit.after_any(&["-"])
        && !lex.has(SPACED)
        && hit
            .found
            .start
            .checked_sub(2)
            .and_then(|at| hit.lexes.get(at))
            .is_some_and(|number| number.has(DIGITS) && !number.is(YEAR));
    // "A 1987 Chevrolet", "2,000 or 2000 years old".
    if hit.next().is_some_and(|next| next.has(CAPITAL)) && among(hit.word_after(), MODELS)
        || hit.next().is_some_and(|next| next.is(UNIT | UNITS)) && matches!(then, "old" | "-")
        || hit.word_after() == "-" && hit.lexes.get(hit.found.end + 1).is_some_and(|lex| lex.is(UNIT))
        || joined
        || bill
    {
        return None;
    }
    let street = hit
        .next()
        .is_some_and(|next| next.has(CAPITAL) && next.word == 0 || next.is(ORD))
        && among(then, STREETS);
    let supported = among(hit.word_before(), BEFORE_YEARS);
    let plausible = (1800..=2060).contains(&year) || (supported && (1000..2100).contains(&year));
    (plausible && !street).then_some(())?;
    date(Year::Stated(year), Field::Year)
}

fn fiscal(hit: &Hit) -> Option<Made> {
    date(Year::Stated(hit.value(YEAR | FISCAL, 0)?), Field::Fiscal).map(|made| Made { fiscal: true, ..made })
}
