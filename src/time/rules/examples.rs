//! Runs the example of every rule, prefix and holiday.

use super::{PREFIXES, TABLES};
use crate::syntax::Syntax;
use crate::text::Source;
use crate::time::holidays::HOLIDAYS;
use crate::time::{Date, Published, PublishedBasis, Timex, tag};

/// Reads a text published on Monday 20 May 2024.
fn read(text: &str) -> (Source, Vec<Timex>) {
    let source = Source::new(text);
    let published = Published {
        date: Some(Date::day(2024, 5, 20)),
        basis: PublishedBasis::Given,
        span: None,
    };
    let timexes = tag(&source, &Syntax::default(), &published);
    (source, timexes)
}

/// What is wrong with an example; `None` when it holds.
fn wrong(example: &str, rule: Option<&str>) -> Option<String> {
    let (marked, value) = example.rsplit_once(" = ")?;
    let start = marked.find('[')?;
    let end = marked.find(']')? - 1;
    let text = marked.replace(['[', ']'], "");
    let (_, timexes) = read(&text);
    let found = timexes.iter().find(|timex| timex.span.range() == (start..end));
    match found {
        Some(timex) if timex.value == value && rule.is_none_or(|rule| timex.rule == rule) => None,
        Some(timex) => Some(format!(
            "{example}: got {} by \u{201c}{}\u{201d}",
            timex.value, timex.rule
        )),
        None => Some(format!(
            "{example}: got {:?}",
            timexes
                .iter()
                .map(|timex| timex.span.of(&text))
                .collect::<Vec<_>>()
        )),
    }
}

#[test]
fn every_example_holds() {
    let mut errors = Vec::new();
    for rule in TABLES.iter().copied().flatten() {
        let joined = rule.name == "part of the day";
        errors.extend(if joined {
            wrong(
                &rule
                    .example
                    .replace("[afternoon]", "afternoon")
                    .replace("Friday", "[Friday")
                    .replace(" =", "] ="),
                None,
            )
        } else {
            wrong(rule.example, Some(rule.name))
        });
        assert!(rule.example.contains(" = "), "{} has no example", rule.name);
    }
    for prefix in PREFIXES {
        errors.extend(wrong(prefix.example, None));
    }
    for (_, _, _, example) in HOLIDAYS {
        errors.extend(wrong(example, None));
    }
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}
