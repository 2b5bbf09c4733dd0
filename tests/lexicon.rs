//! The examples of the word tables read by the whole engine: what a line promises, its example shows.
//!
//! An example that the engine reads otherwise stands in one of the lists here with the reason.

use whowhen::events::{EventKind, Relation, Status};
use whowhen::time::Date;
use whowhen::{Analysis, Request, analyse};

const EVENTS: &str = include_str!("../assets/lexicon/events.tsv");
const CLAUSES: &str = include_str!("../assets/lexicon/clauses.tsv");
const LIGHT: &str = include_str!("../assets/lexicon/light.tsv");
const ENDINGS: &str = include_str!("../assets/lexicon/endings.tsv");
const STRUCTURE: &str = include_str!("../assets/lexicon/structure.tsv");

/// Lines of `events.tsv` whose example is read otherwise: name and reason.
const OTHERWISE: &[(&str, &str)] = &[
    (
        "coup",
        "the lemmatiser does not know that \"overthrew\" is of \"overthrow\"",
    ),
    (
        "hurt",
        "the tagger takes \"kidnapped\" before a number for an adjective",
    ),
    ("beat", "the tagger takes \"beat\" between two names for a noun"),
    ("compete", "the tagger takes \"vies\" for a noun"),
];

fn read(text: &str) -> Analysis {
    analyse(&Request {
        text: text.to_owned(),
        published: Some(Date::day(2024, 5, 20)),
        ..Request::default()
    })
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

fn is_listed(list: &[(&str, &str)], name: &str) -> bool {
    list.iter().any(|(listed, _)| *listed == name)
}

#[test]
fn every_class_is_found_in_its_example() {
    let mut wrong = Vec::new();
    for row in rows(EVENTS) {
        let (name, kind, example) = (row[0], row[1], row[7]);
        let kind: EventKind = kind.parse().expect("a kind");
        let reading = read(example);
        let shown = reading.events.iter().any(|event| event.kind == kind);
        if !shown && !is_listed(OTHERWISE, name) {
            let kinds: Vec<&str> = reading.events.iter().map(|event| event.kind.as_str()).collect();
            wrong.push(format!("{name}: {example} {kinds:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_ending_is_seen_in_its_example() {
    let mut wrong = Vec::new();
    for row in rows(ENDINGS) {
        let line = rows(EVENTS)
            .find(|line| line[0] == row[3])
            .expect("a line of events.tsv");
        let kind: EventKind = line[1].parse().expect("a kind");
        let reading = read(row[4]);
        if !reading.events.iter().any(|event| event.kind == kind) {
            let kinds: Vec<&str> = reading.events.iter().map(|event| event.kind.as_str()).collect();
            wrong.push(format!("{}: {} {kinds:?}", row[0], row[4]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the table says about the clause below: the statuses that fit.
fn fits(effect: &str, status: Status) -> bool {
    match effect {
        "plan" => status == Status::Planned,
        "claim" | "report" => status == Status::Reported,
        "deny" | "prevent" => status == Status::Denied,
        "ask" | "possible" | "maybe" => status == Status::Possible,
        _ => matches!(status, Status::Happened | Status::Ongoing | Status::Reported),
    }
}

#[test]
fn every_effect_is_seen_in_its_example() {
    let mut wrong = Vec::new();
    for row in rows(CLAUSES) {
        let (name, effect, example) = (row[0], row[1], row[3]);
        let reading = read(example);
        let shown = reading.events.iter().any(|event| fits(effect, event.status));
        if !shown {
            let all: Vec<&str> = reading.events.iter().map(|event| event.status.as_str()).collect();
            wrong.push(format!("{name}: {example} {all:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_light_verb_and_its_noun_are_one_event() {
    for row in rows(LIGHT) {
        let reading = read(row[2]);
        assert_eq!(reading.events.len(), 1, "{}: {:?}", row[2], reading.events);
        assert_eq!(reading.events[0].mentions.len(), 1, "verb and noun: {}", row[2]);
    }
}

#[test]
fn every_tie_is_seen_in_its_example() {
    let mut wrong = Vec::new();
    for row in rows(STRUCTURE) {
        let (name, kind, sign, example) = (row[0], row[1], row[2], row[5]);
        let reading = read(example);
        let shows = |relation: &Relation| relation.kind.as_str() == kind && relation.sign.as_str() == sign;
        // a fund and a port without names are no actors
        if !reading.relations.iter().any(shows) && name != "owner" && name != "member" {
            wrong.push(format!("{name}: {example}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
