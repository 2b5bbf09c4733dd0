//! Lengths of time and times that recur.

use super::{Hit, Made, Rule};
use crate::time::calendar::season_value;
use crate::time::found::{Amount, Meaning};
use crate::time::lex::{CAPITAL, DIGITS, MONTH, NUM, OFTEN, PART, SEASON, UNIT, UNITS, WEEKDAY, YEAR};
use crate::time::value;
use crate::time::words::{Season, Unit};

/// The rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "length",
        pattern: "<n> more|additional|full|whole|straight|consecutive|long|short|trading|working|business|calendar|other|previous|intervening? UNITS ( and a half )?",
        make: length,
        example: "for [three days] it = P3D",
    },
    Rule {
        name: "length with a hyphen",
        pattern: "the? NUM|several|multi -? UNIT ( - long )? [!-|old]",
        make: hyphened,
        example: "a [five-day] visit = P5D",
    },
    Rule {
        name: "length of one",
        pattern: "one|an|a additional|entire|full|whole? UNIT [!old|-|'s]",
        make: one,
        example: "within [a week] = P1W",
    },
    Rule {
        name: "half",
        pattern: "half <one> UNIT",
        make: half,
        example: "for [half an hour] = PT30M",
    },
    Rule {
        name: "one and a half",
        pattern: "<one> UNIT and a half",
        make: length,
        example: "for [a year and a half] = P1Y6M",
    },
    Rule {
        name: "number and a half",
        pattern: "NUM and a half UNITS",
        make: length,
        example: "for [two and a half years] = P2Y6M",
    },
    Rule {
        name: "last or next few",
        pattern: "( the|these|those? past|last|next|first|final|previous|coming|following|preceding|latest|recent|remaining|initial|opening <n> more|full|fiscal? UNITS )",
        make: length,
        example: "in [the past three months] = P3M",
    },
    Rule {
        name: "part of something",
        pattern: "( the first|last|final|opening|closing UNIT [of] | the first|early|last|final|later|opening|closing UNITS [of] )",
        make: part_of,
        example: "in [the first year] of the war = P1Y",
    },
    Rule {
        name: "the length",
        pattern: "the|these|those NUM UNITS",
        make: length,
        example: "after [the four days] = P4D",
    },
    Rule {
        name: "first length of a choice",
        pattern: "NUM [to|or|- NUM UNITS]",
        make: choice,
        example: "for [two] to six days = P2D",
    },
    Rule {
        name: "recent units",
        pattern: "the? recent|coming|following|past|succeeding|intervening|ensuing|subsequent UNITS",
        make: vague_length,
        example: "in [recent weeks] = PXW",
    },
    Rule {
        name: "vague length",
        pattern: "[for|within|in|over|after|follows|took|takes|take|lasted|last|spent|spend] UNITS [!old|of]",
        make: vague_length,
        example: "for [weeks] = PXW",
    },
    Rule {
        name: "units long",
        pattern: "UNITS - long|old [!NUM]",
        make: vague_length,
        example: "a [decades-long] dispute = PXY",
    },
    Rule {
        name: "unit long",
        pattern: "UNIT - long",
        make: unit_long,
        example: "a [year-long] study = P1Y",
    },
    Rule {
        name: "the units ahead",
        pattern: "the weeks|days|months|years|hours ahead|before|after|since|following|preceding|that|to|leading|between",
        make: vague_length,
        example: "in [the weeks ahead] = PXW",
    },
    Rule {
        name: "every unit",
        pattern: "every|each single? UNIT",
        make: every,
        example: "it meets [every month] = P1M",
    },
    Rule {
        name: "every weekday",
        pattern: "every|each WEEKDAY",
        make: every_weekday,
        example: "it meets [every Monday] = XXXX-WXX-1",
    },
    Rule {
        name: "every month or season",
        pattern: "every|each MONTH|SEASON",
        make: every_month,
        example: "it meets [every May] = XXXX-05",
    },
    Rule {
        name: "at night",
        pattern: "[at] night [!on|of]",
        make: nights,
        example: "they travel at [night] = XXXX-XX-XXTNI",
    },
    Rule {
        name: "every part of a day",
        pattern: "every|each PART",
        make: every_part,
        example: "it rains [every night] = XXXX-XX-XXTNI",
    },
    Rule {
        name: "every few units",
        pattern: "every|each <n> UNITS",
        make: every_few,
        example: "it meets [every two weeks] = P2W",
    },
    Rule {
        name: "every other unit",
        pattern: "every|each other|second UNIT",
        make: every_other,
        example: "it meets [every other week] = P2W",
    },
    Rule {
        name: "times a unit",
        pattern: "( once|twice | NUM|several times ) a|an|every|each|per UNIT",
        make: times_a,
        example: "it meets [twice a week] = P1W",
    },
    Rule {
        name: "per unit",
        pattern: "per day|week|month|year|hour [!-]",
        make: per,
        example: "ten [per day] = P1D",
    },
    Rule {
        name: "often",
        pattern: "OFTEN",
        make: often,
        example: "it is printed [daily] = P1D",
    },
    Rule {
        name: "weekdays in the plural",
        pattern: "mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays",
        make: plural_weekday,
        example: "it opens on [Sundays] = XXXX-WXX-7",
    },
    Rule {
        name: "part of weekdays",
        pattern: "WEEKDAY nights|mornings|evenings|afternoons",
        make: weekday_parts,
        example: "it flies on [Monday nights] = XXXX-WXX-1TNI",
    },
];

fn duration(amount: Amount, unit: Unit) -> Option<Made> {
    Some(Meaning::Duration { amount, unit }.into())
}

/// Ages are no lengths on a timeline: "30 years old", "two years of age", "aged five years".
fn age(hit: &Hit) -> bool {
    matches!(hit.word_after(), "old" | "older" | "younger") && !matches!(hit.word_before(), "the")
        || hit.word_after() == "of"
            && hit
                .lexes
                .get(hit.found.end + 1)
                .is_some_and(|lex| lex.of(hit.text) == "age")
        || hit.word_after() == "-"
            && hit
                .lexes
                .get(hit.found.end + 1)
                .is_some_and(|lex| matches!(lex.of(hit.text), "old" | "olds"))
        || hit.after_any(&["aged", "ages"])
}

fn length(hit: &Hit) -> Option<Made> {
    let unit = hit.unit()?;
    if age(hit) || matches!(unit, Unit::Season | Unit::Half) {
        return None;
    }
    // "3 seconds" of a game and "two quarters" stay, "thousands of years" needs no number.
    if hit.has(&["some"]) && hit.amount() == Amount::Vague && hit.cap(UNITS, 0).is_none() {
        return None;
    }
    // "Three quarters of the voters"
    let year = hit.lexes.get(hit.found.end + 1).is_some_and(|lex| lex.is(YEAR));
    if unit == Unit::Quarter && hit.amount() == Amount::Number(3.0) && hit.word_after() == "of" && !year {
        return None;
    }
    // "24 hours a day", "seven days a week" are rates.
    let next = hit.found.end;
    let then = hit.lexes.get(next + 1);
    if hit.word_after() == "a" && then.is_some_and(|lex| lex.is(UNIT)) {
        return None;
    }
    duration(hit.amount(), unit)
}

fn hyphened(hit: &Hit) -> Option<Made> {
    let unit = hit.unit()?;
    if age(hit) || matches!(unit, Unit::Season | Unit::Half | Unit::Second) && !hit.has(&["-"]) {
        return None;
    }
    let number = hit.cap(NUM, 0);
    if !hit.has(&["-"]) && (number.is_none() || hit.has(&["the"])) {
        return None;
    }
    if matches!(unit, Unit::Season | Unit::Half) {
        return None;
    }
    if hit.has(&["one"]) && !hit.has(&["-"]) {
        return one(hit);
    }
    // "1998 year", "the one day": a year or a pronoun.
    if number.is_some_and(|number| number.value > 1000.0 && number.has(DIGITS)) {
        return None;
    }
    duration(
        number.map_or(Amount::Vague, |number| Amount::Number(number.value)),
        unit,
    )
}

fn one(hit: &Hit) -> Option<Made> {
    let unit = hit.unit()?;
    if age(hit)
        || matches!(
            unit,
            Unit::Season | Unit::Half | Unit::Second | Unit::Quarter | Unit::Weekend
        )
    {
        return None;
    }
    if rate(hit) {
        // "24 hours a day" says how often, not when.
        (!hit.before().is_some_and(|before| before.is(UNITS))).then_some(())?;
        return set(value::duration(Amount::Number(1.0), unit));
    }
    if hit.has(&["one"])
        && unit == Unit::Day
        && !hit.after_any(&[
            "for", "in", "by", "within", "than", "only", "just", "after", "least",
        ])
    {
        return None;
    }
    // "a day" is also "some day": only as a length.
    let preposition = hit.after_any(&[
        "for", "in", "within", "after", "about", "nearly", "almost", "than", "over", "only", "just",
        "barely", "under", "every", "least", "of", "spent", "lasted", "took", "takes", "take", "during",
        "once", "by", "to", "around", "until", "another", "out",
    ]);
    if matches!(unit, Unit::Day | Unit::Minute)
        && !preposition
        && !hit.has(&["one"])
        && !matches!(hit.word_after(), "after" | "before" | "or" | "and" | "later")
    {
        return None;
    }
    duration(Amount::Number(1.0), unit)
}

/// "The last month of the war"; "the last day of the trial" is no length.
fn part_of(hit: &Hit) -> Option<Made> {
    let unit = hit.unit()?;
    let one = hit.cap(UNITS, 0).is_none();
    let fits =
        matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade) || !one && unit == Unit::Day;
    fits.then_some(())?;
    duration(if one { Amount::Number(1.0) } else { Amount::Vague }, unit)
}

/// "$2 million a year", "four flights a week": a rate.
fn rate(hit: &Hit) -> bool {
    let start = hit.found.start;
    hit.has(&["a", "an"])
        && (1..=4).any(|back| {
            start
                .checked_sub(back)
                .and_then(|at| hit.lexes.get(at))
                .is_some_and(|lex| {
                    let word = lex.of(hit.text);
                    lex.has(DIGITS)
                        || matches!(
                            word,
                            "$" | "%"
                                | "percent"
                                | "cents"
                                | "million"
                                | "billion"
                                | "once"
                                | "twice"
                                | "times"
                        )
                        || lex.is(NUM)
                })
                && (1..back).all(|between| {
                    start
                        .checked_sub(between)
                        .and_then(|at| hit.lexes.get(at))
                        .is_some_and(|lex| {
                            let word = lex.of(hit.text);
                            !matches!(
                                word,
                                "," | "."
                                    | "in"
                                    | "for"
                                    | "after"
                                    | "within"
                                    | "about"
                                    | "than"
                                    | "nearly"
                                    | "over"
                                    | "almost"
                                    | "just"
                                    | "only"
                            )
                        })
                })
        })
}

fn half(hit: &Hit) -> Option<Made> {
    let unit = hit
        .unit()
        .filter(|unit| !matches!(unit, Unit::Season | Unit::Half | Unit::Weekend | Unit::Second))?;
    duration(Amount::Number(0.5), unit)
}

fn choice(hit: &Hit) -> Option<Made> {
    let number = hit.cap(NUM, 0)?;
    let unit = hit
        .unit()
        .filter(|unit| !matches!(unit, Unit::Season | Unit::Half))?;
    let after = hit.found.caps.last().map_or(0, |(_, at)| at + 1);
    let old = hit
        .lexes
        .get(after)
        .is_some_and(|lex| matches!(lex.of(hit.text), "old" | "-"));
    (!old && number.value < 1000.0).then_some(())?;
    duration(Amount::Number(number.value), unit)
}

fn vague_length(hit: &Hit) -> Option<Made> {
    let unit = hit
        .cap(UNITS, 0)
        .and_then(|lex| Unit::from_sub(lex.sub))
        .or_else(|| {
            ["days", "weeks", "months", "years", "hours"]
                .iter()
                .zip([Unit::Day, Unit::Week, Unit::Month, Unit::Year, Unit::Hour])
                .find(|(word, _)| hit.has(&[word]))
                .map(|(_, unit)| unit)
        })?;
    if hit.has(&["old"]) && unit != Unit::Decade && unit != Unit::Century
        || matches!(unit, Unit::Season | Unit::Half | Unit::Second)
    {
        return None;
    }
    duration(Amount::Vague, unit)
}

fn unit_long(hit: &Hit) -> Option<Made> {
    duration(Amount::Number(1.0), hit.unit()?)
}

fn set(value: String) -> Option<Made> {
    Some(Meaning::Set(value).into())
}

fn every(hit: &Hit) -> Option<Made> {
    let unit = hit
        .unit()
        .filter(|unit| !matches!(unit, Unit::Second | Unit::Half | Unit::Season))?;
    set(value::duration(Amount::Number(1.0), unit))
}

fn weekday_value(hit: &Hit) -> Option<String> {
    Some(format!("XXXX-WXX-{}", hit.sub(WEEKDAY, 0)? + 1))
}

fn every_weekday(hit: &Hit) -> Option<Made> {
    set(weekday_value(hit)?)
}

fn every_month(hit: &Hit) -> Option<Made> {
    if let Some(month) = hit.cap(MONTH, 0) {
        month.has(CAPITAL).then_some(())?;
        return set(format!("XXXX-{:02}", month.sub));
    }
    let season = hit.sub(SEASON, 0).and_then(Season::from_sub)?;
    set(format!("XXXX-{}", season_value(season)))
}

fn every_part(hit: &Hit) -> Option<Made> {
    let part = hit.sub(PART, 0).and_then(crate::time::words::Part::from_sub)?;
    set(format!("XXXX-XX-XX{}", value::part(part)))
}

fn nights(_: &Hit) -> Option<Made> {
    set("XXXX-XX-XXTNI".to_owned())
}

fn every_few(hit: &Hit) -> Option<Made> {
    set(value::duration(hit.amount(), hit.unit()?))
}

fn every_other(hit: &Hit) -> Option<Made> {
    let unit = hit
        .found
        .caps
        .iter()
        .rev()
        .find(|(class, _)| class & UNIT != 0)
        .and_then(|(_, at)| hit.lexes.get(*at))
        .and_then(|lex| Unit::from_sub(lex.sub))?;
    set(value::duration(Amount::Number(2.0), unit))
}

fn times_a(hit: &Hit) -> Option<Made> {
    set(value::duration(Amount::Number(1.0), hit.unit()?))
}

fn per(hit: &Hit) -> Option<Made> {
    let word = hit.lexes.get(hit.found.end.checked_sub(1)?)?;
    set(value::duration(Amount::Number(1.0), Unit::from_sub(word.sub)?))
}

/// "The Daily Mail", "Weekly Standard" are names.
fn often(hit: &Hit) -> Option<Made> {
    let lex = hit.cap(OFTEN, 0)?;
    let named = lex.has(CAPITAL)
        && (hit.next().is_some_and(|next| next.has(CAPITAL))
            || hit.before().is_some_and(|before| before.has(CAPITAL)));
    (!named).then_some(())?;
    let unit = Unit::from_sub(lex.sub)?;
    if lex.of(hit.text).eq_ignore_ascii_case("nightly") {
        return set("XXXX-XX-XXTNI".to_owned());
    }
    set(value::duration(Amount::Number(1.0), unit))
}

fn plural_weekday(hit: &Hit) -> Option<Made> {
    let word = hit.first()?.of(hit.text).to_ascii_lowercase();
    let index = [
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "fridays",
        "saturdays",
        "sundays",
    ]
    .iter()
    .position(|day| *day == word)?;
    set(format!("XXXX-WXX-{}", index + 1))
}

fn weekday_parts(hit: &Hit) -> Option<Made> {
    let code = [
        ("nights", "TNI"),
        ("mornings", "TMO"),
        ("evenings", "TEV"),
        ("afternoons", "TAF"),
    ]
    .iter()
    .find(|(word, _)| hit.has(&[word]))
    .map(|(_, code)| *code)?;
    set(format!("{}{code}", weekday_value(hit)?))
}
