//! Expressions that count from the publication date or from what was mentioned before: "today", "last
//! month", "that day", "three years ago", "recently".

use super::{Hit, Made, Rule};
use crate::time::found::{Amount, Anchor, Field, Meaning, Reference, Year};
use crate::time::lex::{CAPITAL, DAY, MONTH, PART, SENTENCE, UNIT, YEAR};
use crate::time::timex::Modifier;
use crate::time::words::{Part, Unit};

/// The rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "today",
        pattern: "today",
        make: today,
        example: "it said [today] = 2024-05-20",
    },
    Rule {
        name: "yesterday",
        pattern: "yesterday",
        make: yesterday,
        example: "it said [yesterday] = 2024-05-19",
    },
    Rule {
        name: "tomorrow",
        pattern: "tomorrow",
        make: tomorrow,
        example: "it will [tomorrow] = 2024-05-21",
    },
    Rule {
        name: "the day before yesterday",
        pattern: "the? day before yesterday",
        make: before_yesterday,
        example: "it came [the day before yesterday] = 2024-05-18",
    },
    Rule {
        name: "the day after tomorrow",
        pattern: "the? day after tomorrow",
        make: after_tomorrow,
        example: "it comes [the day after tomorrow] = 2024-05-22",
    },
    Rule {
        name: "tonight",
        pattern: "tonight",
        make: tonight,
        example: "it begins [tonight] = 2024-05-20TNI",
    },
    Rule {
        name: "last night",
        pattern: "last night",
        make: last_night,
        example: "it ended [last night] = 2024-05-19TNI",
    },
    Rule {
        name: "this part of the day",
        pattern: "this PART",
        make: this_part,
        example: "it began [this morning] = 2024-05-20TMO",
    },
    Rule {
        name: "that part of the day",
        pattern: "that|the same? PART",
        make: that_part,
        example: "On May 3 it rained and [that evening] it = 2024-05-03TEV",
    },
    Rule {
        name: "the next part of the day",
        pattern: "the next|following PART",
        make: next_part,
        example: "On May 3 it rained and [the next morning] it = 2024-05-04TMO",
    },
    Rule {
        name: "the previous part of the day",
        pattern: "the previous PART",
        make: previous_part,
        example: "On May 3 it rained and [the previous night] it = 2024-05-02TNI",
    },
    Rule {
        name: "this unit",
        pattern: "this current|very? UNIT",
        make: this_unit,
        example: "it grew [this month] = 2024-05",
    },
    Rule {
        name: "the current unit",
        pattern: "the? current|present UNIT",
        make: this_unit,
        example: "in [the current quarter] = 2024-Q2",
    },
    Rule {
        name: "last unit",
        pattern: "last|past UNIT",
        make: last_unit,
        example: "it fell [last month] = 2024-04",
    },
    Rule {
        name: "this past unit",
        pattern: "this past|last UNIT",
        make: last_unit,
        example: "it fell [this past week] = 2024-W20",
    },
    Rule {
        name: "the last unit",
        pattern: "the last|past UNIT [!of]",
        make: the_past_unit,
        example: "in [the past year] = 2023",
    },
    Rule {
        name: "next unit",
        pattern: "next|coming UNIT",
        make: next_unit,
        example: "it opens [next month] = 2024-06",
    },
    Rule {
        name: "the coming unit",
        pattern: "the|this coming UNIT",
        make: next_unit,
        example: "in [the coming week] = 2024-W22",
    },
    Rule {
        name: "the next unit",
        pattern: "the next|following|succeeding UNIT",
        make: the_next_unit,
        example: "It was May 3, 2021, and [the following year] = 2022",
    },
    Rule {
        name: "the previous unit",
        pattern: "the? previous|preceding|prior UNIT",
        make: the_previous_unit,
        example: "It was May 3, 2021, and [the previous year] = 2020",
    },
    Rule {
        name: "that unit",
        pattern: "that|those same? UNIT",
        make: that_unit,
        example: "It was May 3, 2021, and [that year] = 2021",
    },
    Rule {
        name: "the same unit",
        pattern: "the very? same UNIT",
        make: that_unit,
        example: "It was May 3, 2021, and [the same month] = 2021-05",
    },
    Rule {
        name: "unit before or after",
        pattern: "the UNIT before|after [!NUM|the|a|an|his|her|its|their|he|she|it|they|MONTH|YEAR|WEEKDAY|noon]",
        make: unit_beside,
        example: "It was May 3, 2021; [the year before], it = 2020",
    },
    Rule {
        name: "period of the report",
        pattern: "the latest|just-ended|recent quarter|year|month|week|period",
        make: latest,
        example: "In the third quarter of 2023 it rose; in [the latest quarter] = 2023-Q3",
    },
    Rule {
        name: "that period",
        pattern: "( that | the same|corresponding ) period|quarter|months",
        make: same_period,
        example: "In the third quarter of 2023 it rose; in [that period] = 2023-Q3",
    },
    Rule {
        name: "period of a year ago",
        pattern: "the? comparable|corresponding|same|like? year -? ago|earlier period|quarter|month|week|level|results?",
        make: year_ago_period,
        example: "In the third quarter of 2023 it rose from [the year-ago period] = 2022-Q3",
    },
    Rule {
        name: "same period of a year ago",
        pattern: "the same|corresponding|comparable|like? period|quarter|month|week|time of|,? ( the? last year | a|one year ago|earlier|before | the previous|prior year )",
        make: year_ago_period,
        example: "In the third quarter of 2023 it rose from [the same period a year earlier] = 2022-Q3",
    },
    Rule {
        name: "last year's quarter",
        pattern: "last year 's quarter|period",
        make: year_ago_period,
        example: "In the third quarter of 2023 it rose from [last year's quarter] = 2022-Q3",
    },
    Rule {
        name: "a year by its end",
        pattern: "the|its|their full|current|latest|first|fiscal|financial? fiscal? year [ended|ending]",
        make: year_ended,
        example: "in [the fiscal year] ended March 31 = P1Y",
    },
    Rule {
        name: "a quarter by its end",
        pattern: "the|its|their fiscal? quarter [ended|ending]",
        make: quarter_ended,
        example: "in [the quarter] ended March 31 = 2024-Q1",
    },
    Rule {
        name: "the unit",
        pattern: "[in|for|of|during|within|throughout|over|until|by|and|end|late|early|mid] the full|whole|entire|calendar? year|quarter|month|week|decade|century [!of|that|when|before|after|ago|ahead|-]",
        make: the_unit,
        example: "It grew in 2021; in [the year] = 2021",
    },
    Rule {
        name: "the weekend",
        pattern: "the weekend [!of|that|before|after]",
        make: weekend,
        example: "over [the weekend] = 2024-W20-WE",
    },
    Rule {
        name: "year-end",
        pattern: "( the? year -? end | year 's end | the year 's end ) YEAR?",
        make: year_end,
        example: "by [year-end] = 2024-12-31",
    },
    Rule {
        name: "month-end",
        pattern: "( the? month -? end | month 's end )",
        make: month_end,
        example: "by [month-end] = 2024-05",
    },
    Rule {
        name: "units ago",
        pattern: "<n> more|additional|full|short|long? <unit> ( and a half )? ago",
        make: ago,
        example: "it began [three days ago] = 2024-05-17",
    },
    Rule {
        name: "a unit ago",
        pattern: "<one> full? UNIT ago",
        make: ago,
        example: "it began [a month ago] = 2024-04",
    },
    Rule {
        name: "a unit or so ago",
        pattern: "<one> UNIT or so ago",
        make: ago,
        example: "it began [a week or so ago] = 2024-W20",
    },
    Rule {
        name: "half a unit ago",
        pattern: "half <one> UNIT ago",
        make: half_ago,
        example: "it began [half a century ago] = 1974",
    },
    Rule {
        name: "vague units ago",
        pattern: "UNITS ago",
        make: ago,
        example: "it began [years ago] = PAST_REF",
    },
    Rule {
        name: "units from now",
        pattern: "<n> <unit> from now|today",
        make: from_now,
        example: "it ends [three days from now] = 2024-05-23",
    },
    Rule {
        name: "a unit from now",
        pattern: "<one> UNIT from now|today",
        make: from_now,
        example: "it ends [a week from now] = 2024-W22",
    },
    Rule {
        name: "units earlier",
        pattern: "<n> more|additional|full|short|long? <unit> earlier|before|previously|prior [!NUM|the|a|an|his|her|its|their|he|she|it|they|MONTH|YEAR|WEEKDAY|to|than]",
        make: earlier,
        example: "It was May 13, 2021; [ten days earlier] = 2021-05-03",
    },
    Rule {
        name: "a unit earlier",
        pattern: "<one> full? UNIT earlier|before|previously|prior [!NUM|the|a|an|his|her|its|their|he|she|it|they|MONTH|YEAR|WEEKDAY|to|than]",
        make: earlier,
        example: "In 2021 it grew; [a year earlier] = 2020",
    },
    Rule {
        name: "vague units earlier",
        pattern: "UNITS earlier|before [!NUM|the|a|an|his|her|its|their|he|she|it|they|MONTH|YEAR|WEEKDAY]",
        make: earlier,
        example: "It fell, and [weeks earlier] = PAST_REF",
    },
    Rule {
        name: "units later",
        pattern: "<n> more|additional|full|short|long? <unit> later|afterward|afterwards|hence|after",
        make: later,
        example: "It was May 13, 2021; [ten days later] = 2021-05-23",
    },
    Rule {
        name: "a unit later",
        pattern: "<one> full? UNIT later|afterward|afterwards|hence|after",
        make: later,
        example: "It was May 13, 2021; [a week later] = 2021-05-20",
    },
    Rule {
        name: "vague units later",
        pattern: "UNITS later|afterward|afterwards",
        make: later,
        example: "It fell, and [weeks later] = FUTURE_REF",
    },
    Rule {
        name: "now",
        pattern: "right? now",
        make: now,
        example: "it is [now] = PRESENT_REF",
    },
    Rule {
        name: "currently",
        pattern: "currently|presently|nowadays",
        make: now,
        example: "it is [currently] = PRESENT_REF",
    },
    Rule {
        name: "at present",
        pattern: "( the time being | the moment | the present [!UNIT] | these days | present day | the present day )",
        make: present,
        example: "for [the time being] = PRESENT_REF",
    },
    Rule {
        name: "recently",
        pattern: "more|most? recently|lately [!as]",
        make: recently,
        example: "it [recently] = PAST_REF",
    },
    Rule {
        name: "the past",
        pattern: "[in|of|from|to|into|with|than] the recent|distant? past [!NUM|UNIT|UNITS|few|several|couple|dozen|decade|SEASON|WEEKDAY]",
        make: past,
        example: "in [the past] = PAST_REF",
    },
    Rule {
        name: "the future",
        pattern: "the near|short|foreseeable|distant term|future",
        make: future,
        example: "in [the near future] = FUTURE_REF",
    },
    Rule {
        name: "in the future",
        pattern: "[in|for|into|about] the future [!of]",
        make: future,
        example: "in [the future] = FUTURE_REF",
    },
];

fn near(unit: Unit, shift: i32, anchor: Anchor) -> Option<Made> {
    Some(Meaning::Near { unit, shift, anchor }.into())
}

fn day(shift: i32) -> Option<Made> {
    near(Unit::Day, shift, Anchor::Published)
}

fn today(_: &Hit) -> Option<Made> {
    day(0)
}

fn yesterday(_: &Hit) -> Option<Made> {
    day(-1)
}

fn tomorrow(_: &Hit) -> Option<Made> {
    day(1)
}

fn before_yesterday(_: &Hit) -> Option<Made> {
    day(-2)
}

fn after_tomorrow(_: &Hit) -> Option<Made> {
    day(2)
}

fn with_part(made: Option<Made>, part: Option<Part>) -> Option<Made> {
    made.map(|made| Made { part, ..made })
}

fn part(hit: &Hit) -> Option<Part> {
    hit.sub(PART, 0).and_then(Part::from_sub)
}

fn tonight(_: &Hit) -> Option<Made> {
    with_part(day(0), Some(Part::Night))
}

fn last_night(_: &Hit) -> Option<Made> {
    with_part(day(-1), Some(Part::Night))
}

fn this_part(hit: &Hit) -> Option<Made> {
    with_part(day(0), part(hit))
}

fn that_part(hit: &Hit) -> Option<Made> {
    // "the night" alone says too little.
    hit.has(&["that", "same"]).then_some(())?;
    with_part(near(Unit::Day, 0, Anchor::Mentioned), part(hit))
}

fn next_part(hit: &Hit) -> Option<Made> {
    with_part(near(Unit::Day, 1, Anchor::Mentioned), part(hit))
}

fn previous_part(hit: &Hit) -> Option<Made> {
    with_part(near(Unit::Day, -1, Anchor::Mentioned), part(hit))
}

/// Units that "this", "last", "next" go with; "this day", "last second", "this season" are left alone.
fn calendar_unit(hit: &Hit) -> Option<Unit> {
    hit.unit().filter(|unit| {
        matches!(
            unit,
            Unit::Week
                | Unit::Weekend
                | Unit::Month
                | Unit::Quarter
                | Unit::Year
                | Unit::Decade
                | Unit::Century
        )
    })
}

fn this_unit(hit: &Hit) -> Option<Made> {
    // A programme on television: "said on \"This Week\""
    let title = hit.after_any(&["\""]) && hit.cap(UNIT, 0).is_some_and(|unit| unit.has(CAPITAL));
    (!title).then_some(())?;
    near(calendar_unit(hit)?, 0, Anchor::Published)
}

fn last_unit(hit: &Hit) -> Option<Made> {
    // "The last month of the war"
    (!(hit.after_any(&["the"]) && hit.word_after() == "of")).then_some(())?;
    near(calendar_unit(hit)?, -1, Anchor::Published)
}

/// "the last week", "the past year"; longer ones are lengths ("the past decade").
fn the_past_unit(hit: &Hit) -> Option<Made> {
    let unit = hit.unit()?;
    match unit {
        Unit::Decade if hit.has(&["last"]) => near(unit, -1, Anchor::Published),
        Unit::Decade | Unit::Century | Unit::Hour | Unit::Day | Unit::Fortnight => Some(
            Meaning::Duration {
                amount: Amount::Number(1.0),
                unit,
            }
            .into(),
        ),
        _ => near(calendar_unit(hit)?, -1, Anchor::Published),
    }
}

fn next_unit(hit: &Hit) -> Option<Made> {
    near(calendar_unit(hit)?, 1, Anchor::Published)
}

fn dated_unit(hit: &Hit) -> Option<Unit> {
    hit.unit()
        .filter(|unit| *unit == Unit::Day)
        .or_else(|| calendar_unit(hit))
}

fn the_next_unit(hit: &Hit) -> Option<Made> {
    // "for the next year" is a length.
    if hit.has(&["next"])
        && hit.after_any(&["for", "over", "within", "throughout", "during"])
        && hit.unit() != Some(Unit::Day)
    {
        return Some(
            Meaning::Duration {
                amount: Amount::Number(1.0),
                unit: hit.unit()?,
            }
            .into(),
        );
    }
    near(dated_unit(hit)?, 1, Anchor::Mentioned)
}

fn the_previous_unit(hit: &Hit) -> Option<Made> {
    near(dated_unit(hit)?, -1, Anchor::Mentioned)
}

fn that_unit(hit: &Hit) -> Option<Made> {
    near(dated_unit(hit)?, 0, Anchor::Mentioned)
}

fn unit_beside(hit: &Hit) -> Option<Made> {
    let unit = dated_unit(hit)?;
    // "the day before" runs into a clause unless something closes it.
    let closed = hit.next().is_none_or(|next| {
        matches!(
            next.of(hit.text),
            "," | "." | ";" | ")" | ":" | "in" | "at" | "and" | "on"
        )
    });
    closed.then_some(())?;
    near(unit, if hit.has(&["before"]) { -1 } else { 1 }, Anchor::Mentioned)
}

fn latest(_: &Hit) -> Option<Made> {
    Some(Meaning::Latest.into())
}

fn same_period(hit: &Hit) -> Option<Made> {
    (!hit.has(&["months"]) || hit.has(&["same"])).then_some(())?;
    Some(Meaning::Same { years: 0 }.into())
}

fn year_ago_period(_: &Hit) -> Option<Made> {
    Some(Meaning::Same { years: -1 }.into())
}

fn the_unit(hit: &Hit) -> Option<Made> {
    let unit = hit.unit()?;
    near(unit, 0, Anchor::Either)
}

/// "The year ended March 31" is a length; the date gives its end.
fn year_ended(_: &Hit) -> Option<Made> {
    Some(
        Meaning::Duration {
            amount: Amount::Number(1.0),
            unit: Unit::Year,
        }
        .into(),
    )
}

/// "The quarter ended July 31" is the calendar's quarter that holds most of it.
fn quarter_ended(hit: &Hit) -> Option<Made> {
    let after = |steps: usize| hit.lexes.get(hit.found.end + steps);
    let month = (1..=3).find(|&steps| after(steps).is_some_and(|lex| lex.is(MONTH)))?;
    let end = i32::from(after(month)?.sub);
    let day = after(month + 1)
        .filter(|lex| lex.is(DAY))
        .map_or(30, |lex| lex.value as i32);
    // The month in its middle.
    let middle = end - if day > 15 { 2 } else { 3 };
    let year = (month + 1..month + 4)
        .find_map(|steps| after(steps).filter(|lex| lex.is(YEAR)))
        .map_or(Year::Open, |lex| {
            Year::Stated(lex.value as i32 + middle.div_euclid(12))
        });
    let quarter = (middle.rem_euclid(12) / 3 + 1) as u8;
    Some(
        Meaning::Date {
            year,
            field: Field::Quarter(quarter),
        }
        .into(),
    )
}

fn weekend(_: &Hit) -> Option<Made> {
    near(Unit::Weekend, 0, Anchor::Either)
}

fn year_end(hit: &Hit) -> Option<Made> {
    Some(
        Meaning::Date {
            year: hit.value(YEAR, 0).map_or(Year::Open, Year::Stated),
            field: Field::Day(12, 31),
        }
        .into(),
    )
}

fn month_end(_: &Hit) -> Option<Made> {
    near(Unit::Month, 0, Anchor::Published).map(|made| Made {
        modifier: Some(Modifier::End),
        ..made
    })
}

fn offset(hit: &Hit, amount: Amount, ahead: bool, anchor: Anchor) -> Option<Made> {
    Some(
        Meaning::Offset {
            amount,
            unit: hit.unit()?,
            ahead,
            anchor,
        }
        .into(),
    )
}

fn ago(hit: &Hit) -> Option<Made> {
    offset(hit, hit.amount(), false, Anchor::Published)
}

fn half_ago(hit: &Hit) -> Option<Made> {
    let (amount, unit) = match hit.unit()? {
        Unit::Century => (50.0, Unit::Year),
        Unit::Decade => (5.0, Unit::Year),
        Unit::Year => (6.0, Unit::Month),
        Unit::Hour => (30.0, Unit::Minute),
        Unit::Day => (12.0, Unit::Hour),
        _ => return None,
    };
    Some(
        Meaning::Offset {
            amount: Amount::Number(amount),
            unit,
            ahead: false,
            anchor: Anchor::Published,
        }
        .into(),
    )
}

fn from_now(hit: &Hit) -> Option<Made> {
    offset(hit, hit.amount(), true, Anchor::Published)
}

fn earlier(hit: &Hit) -> Option<Made> {
    if hit.has(&["before", "prior"]) && !closed(hit) {
        return None;
    }
    offset(hit, hit.amount(), false, Anchor::Either)
}

fn later(hit: &Hit) -> Option<Made> {
    if hit.has(&["after", "hence"]) && !closed(hit) {
        return None;
    }
    offset(hit, hit.amount(), true, Anchor::Mentioned)
}

/// Whether nothing follows that "before" or "after" could govern.
fn closed(hit: &Hit) -> bool {
    hit.next().is_none_or(|next| {
        matches!(
            next.of(hit.text),
            "," | "." | ";" | ")" | ":" | "\"" | "and" | "when"
        )
    })
}

fn reference(reference: Reference) -> Option<Made> {
    Some(Meaning::Reference(reference).into())
}

/// "Now" at the head of a sentence before "that" or a comma joins clauses rather than times.
fn now(hit: &Hit) -> Option<Made> {
    let first = hit.first()?;
    if first.has(CAPITAL) && !first.has(SENTENCE) && hit.before().is_some_and(|before| before.has(CAPITAL)) {
        return None;
    }
    // "every now and then"
    (!hit.after_any(&["every"])).then_some(())?;
    reference(Reference::Present)
}

fn present(hit: &Hit) -> Option<Made> {
    if hit.has(&["moment"]) && !hit.after_any(&["at", "for"]) {
        return None;
    }
    if hit.has(&["present"]) && !hit.has(&["day"]) && !hit.after_any(&["at", "to", "until", "from", "and"]) {
        return None;
    }
    reference(Reference::Present)
}

fn recently(_: &Hit) -> Option<Made> {
    reference(Reference::Past)
}

fn past(_: &Hit) -> Option<Made> {
    reference(Reference::Past)
}

fn future(hit: &Hit) -> Option<Made> {
    let term = hit.has(&["term"]);
    (!term || hit.after_any(&["in", "for", "over"])).then_some(())?;
    reference(Reference::Future)
}
