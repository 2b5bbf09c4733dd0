//! Every rule with an example: a text of our own and what is read from it.

use super::find;
use crate::syntax;
use crate::text::Source;

/// One line an actor: its kind, country and mentions.
fn read(text: &str) -> Vec<String> {
    let source = Source::new(text);
    let actors = find(&source, &syntax::parse(&source));
    let mut lines: Vec<String> = actors
        .actors
        .iter()
        .map(|actor| {
            let mentions: Vec<&str> = actor
                .mentions
                .iter()
                .map(|id| source.slice(actors.mentions[id.index()].span))
                .collect();
            format!(
                "{} {} = {}",
                actor.kind,
                actor.country.as_deref().unwrap_or("-"),
                mentions.join(", ")
            )
        })
        .collect();
    lines.sort();
    lines
}

/// Rule, text, lines that must be among the actors.
const EXAMPLES: &[(&str, &str, &[&str])] = &[
    (
        "group_of_state",
        "American troops left Niger. US soldiers had trained there.",
        &["country NE = Niger", "military US = American troops, US soldiers"],
    ),
    (
        "surname and he_she",
        "Joe Biden met Emmanuel Macron. Biden thanked him. President Macron smiled.",
        &["person - = Emmanuel Macron, President Macron"],
    ),
    (
        "acronym",
        "The Economic Community of West African States (ECOWAS) met in Abuja. ECOWAS condemned the coup.",
        &["organisation - = Economic Community of West African States, ECOWAS, ECOWAS"],
    ),
    (
        "latest_of_kind",
        "The Andrew Mellon Foundation for Science gave money. The foundation praised the work.",
        &["organisation - = Andrew Mellon Foundation for Science, The foundation"],
    ),
    (
        "organ_by_name",
        "The Indonesian Navy rescued 700 migrants. The Indonesian navy had sent ships.",
        &[
            "military ID = Indonesian Navy, The Indonesian navy",
            "people - = 700 migrants",
        ],
    ),
    (
        "plain_group",
        "Police arrested a man. The police said that he was armed.",
        &["government - = Police, The police"],
    ),
    (
        "kin",
        "Vladimir Putin praised his father.",
        &["person - = his father"],
    ),
    (
        "known_body",
        "Reuters reported that Boeing had lost a contract.",
        &["company - = Boeing", "media - = Reuters"],
    ),
    (
        "share of a people",
        "Two thirds of Nigeriens opposed the plan.",
        &["people NE = Nigeriens"],
    ),
    (
        "metonym",
        "The Kremlin denied the report.",
        &["government RU = Kremlin"],
    ),
];

#[test]
fn every_rule_reads_its_example() {
    for (rule, text, wanted) in EXAMPLES {
        let lines = read(text);
        for line in *wanted {
            assert!(
                lines.iter().any(|read| read == line),
                "{rule}: {text}\nread {lines:#?}\nwanted {line}"
            );
        }
    }
}

#[test]
fn an_organ_that_many_states_have_tells_no_country() {
    let lines = read("The Ministry of Defence denied the report.");
    assert!(
        lines
            .iter()
            .any(|line| line == "government - = Ministry of Defence"),
        "{lines:#?}"
    );
}

#[test]
fn two_people_with_one_surname_stay_two() {
    let lines = read("Bill Clinton met Tony Blair in London. Hillary Clinton met Tony Blair in Paris.");
    let clintons = lines.iter().filter(|line| line.contains("Clinton")).count();
    assert_eq!(clintons, 2, "{lines:#?}");
}

#[test]
fn many_mentions_are_read_in_order_and_once() {
    let text = "Joe Biden met Emmanuel Macron in France. American troops left Niger. ".repeat(300);
    let source = Source::new(&text);
    let actors = find(&source, &syntax::parse(&source));
    assert!(actors.mentions.len() > 1000 && actors.actors.len() < 12);
    assert!(
        actors
            .mentions
            .is_sorted_by_key(|mention| (mention.span, mention.actor))
    );
}
