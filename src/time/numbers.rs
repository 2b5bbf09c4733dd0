//! Joins written numbers: "twenty-four", "two hundred and ten", "nineteen ninety-eight", "2 1/2".

use super::lex::{DAY, DIGITS, Lex, NUM, ORD, SLASH, SPACED, YEAR};
use super::words::Vocabulary;

/// Replaces runs of number words by one piece with the run's value.
pub(super) fn merge(text: &str, lexes: Vec<Lex>, vocabulary: &Vocabulary) -> Vec<Lex> {
    let hyphen = vocabulary.word(b"-");
    let and = vocabulary.word(b"and");
    let mut out: Vec<Lex> = Vec::with_capacity(lexes.len());
    let mut rest = lexes.as_slice();
    while let Some((&first, after)) = rest.split_first() {
        let spelled = first.is(NUM) && !first.has(DIGITS);
        let merged = if spelled {
            written(rest, hyphen, and)
        } else if first.is(NUM) && first.has(DIGITS) {
            in_digits(text, rest)
        } else {
            None
        };
        if let Some((lex, used)) = merged {
            out.push(lex);
            rest = rest.get(used..).unwrap_or(&[]);
        } else {
            out.push(first);
            rest = after;
        }
    }
    out
}

/// "2 1/2", "3 million".
fn in_digits(text: &str, rest: &[Lex]) -> Option<(Lex, usize)> {
    let [first, second, ..] = rest else { return None };
    if second.is(SLASH) {
        let part = match second.of(text) {
            "1/2" => 0.5,
            "1/4" => 0.25,
            "3/4" => 0.75,
            _ => return None,
        };
        let joined = Lex {
            end: second.end,
            value: first.value + part,
            class: NUM,
            ..*first
        };
        return Some((joined, 2));
    }
    (second.is(NUM) && !second.has(DIGITS) && second.value >= 1000.0).then(|| {
        let joined = Lex {
            end: second.end,
            value: first.value * second.value,
            class: NUM,
            ..*first
        };
        (joined, 2)
    })
}

fn written(rest: &[Lex], hyphen: u16, and: u16) -> Option<(Lex, usize)> {
    let first = rest.first()?;
    // Sum of what is closed by "thousand" and "million", and what is being built.
    let (mut sum, mut part) = (0.0, first.value);
    if part >= 1000.0 {
        return None;
    }
    let mut parts = [part, 0.0];
    let mut count = 1;
    let mut used = 1;
    let mut end = first.end;
    let mut ordinal = false;
    while used < 12 {
        let mut next = used;
        let joins = rest.get(next).is_some_and(|lex| {
            hyphen != 0 && lex.word == hyphen && !lex.has(SPACED) || lex.word == and && part >= 100.0
        });
        next += usize::from(joins);
        let Some(lex) = rest.get(next) else { break };
        if lex.is(ORD) && !lex.has(DIGITS) && part % 100.0 >= 20.0 && part % 10.0 == 0.0 && lex.value < 10.0 {
            // "twenty-first"
            part += lex.value;
            ordinal = true;
            used = next + 1;
            end = lex.end;
            break;
        }
        if !lex.is(NUM) || lex.has(DIGITS) {
            break;
        }
        let value = lex.value;
        if value >= 1000.0 {
            sum += part * value;
            part = 0.0;
        } else if value >= 100.0 && part > 0.0 && part < 100.0 {
            part *= value;
        } else if (part % 100.0 >= 20.0 && part % 10.0 == 0.0 && value < 10.0 && part > 0.0)
            || (part >= 100.0 && part % 100.0 == 0.0 && value < 100.0)
            || (part == 0.0 && sum > 0.0)
        {
            part += value;
        } else if count == 1 && (13.0..=20.0).contains(&part) && (10.0..100.0).contains(&value) {
            // "nineteen ninety-eight"
            if let Some(slot) = parts.get_mut(1) {
                *slot = value;
            }
            part = part * 100.0 + value;
            count = 2;
        } else {
            break;
        }
        used = next + 1;
        end = lex.end;
    }
    if used == 1 {
        return None;
    }
    let value = sum + part;
    let class = if ordinal {
        ORD | if value <= 31.0 { DAY } else { 0 }
    } else if count == 2 && (1000.0..2200.0).contains(&value) && parts.iter().all(|&part| part > 0.0) {
        NUM | YEAR
    } else {
        NUM
    };
    let joined = Lex {
        end,
        value,
        class,
        word: 0,
        sub: 0,
        ..*first
    };
    Some((joined, used))
}
