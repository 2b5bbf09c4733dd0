//! Golden readings: timeline, relations and notes of the project's own articles, whole.
//!
//! They change with the trained weights as well as with the rules: look at the difference, then accept it
//! with `INSTA_UPDATE=always cargo test --test golden`.

use std::fmt::Write as _;
use whowhen::text::ActorId;
use whowhen::{Analysis, Request, analyse};

/// `date | status | kind | agents -> patients | label` of what is on the timeline, then the relations.
fn report(reading: &Analysis) -> String {
    let name = |id: &ActorId| reading.actors.actors[id.index()].name.clone();
    let names = |ids: &[ActorId]| ids.iter().map(name).collect::<Vec<_>>().join(", ");
    let mut out = String::new();
    for event in reading.events.iter().filter(|event| event.main) {
        let when = event.when.as_ref();
        let bound = when
            .and_then(|when| when.bound)
            .map_or(String::new(), |bound| format!("{bound} "));
        writeln!(
            out,
            "{bound}{} | {} | {} | {} -> {} | {}{}",
            when.map_or("", |when| when.edtf.as_str()),
            event.status,
            event.kind,
            names(&event.agents),
            names(&event.patients),
            event.what,
            if event.check { " (?)" } else { "" }
        )
        .expect("writing to a string");
    }
    for relation in &reading.relations {
        writeln!(
            out,
            "{} {} {} {}",
            name(&relation.from),
            relation.kind,
            relation.sign,
            name(&relation.to)
        )
        .expect("writing to a string");
    }
    for note in &reading.notes {
        writeln!(out, "note {}: {}", note.code, note.message).expect("writing to a string");
    }
    out
}

#[test]
fn own_articles_read_as_before() {
    insta::glob!("articles/*.txt", |path| {
        let text = std::fs::read_to_string(path).expect("an article");
        let reading = analyse(&Request {
            text,
            ..Request::default()
        });
        insta::assert_snapshot!(report(&reading));
    });
}
