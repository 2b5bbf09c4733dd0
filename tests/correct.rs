//! Corrections over readings of real articles: through JSON, through an HTML report, over an article that is
//! read anew. Not here: the laws over random readings (`src/correct/laws.rs`).

#![expect(
    clippy::unwrap_used,
    reason = "a test whose article lacks what it looks for should stop there"
)]

use whowhen::actors::ActorKind;
use whowhen::correct::{
    self, Anchor, Correction, Dating, NewEvent, Role, actor_anchor, apply, event_anchor, read_dating,
};
use whowhen::events::{EventKind, RelationKind, Sign, Status};
use whowhen::report::{self, Form};
use whowhen::text::{ActorId, EventId, Span};
use whowhen::{Analysis, Request, analyse};

const CANAL: &str = include_str!("articles/canal.txt");

fn read(text: &str) -> Analysis {
    analyse(&Request {
        text: text.to_owned(),
        ..Request::default()
    })
}

/// One of every sort, about different things where the article has enough of them.
fn every(reading: &Analysis) -> Vec<Correction> {
    let event = |index| event_anchor(reading, EventId(index)).unwrap();
    let actor = |index| actor_anchor(reading, ActorId(index)).unwrap();
    let tie = |index: usize| correct::tie(reading, &reading.relations[index]).unwrap();
    let dating = |words| read_dating(words, &reading.published).unwrap();
    let sentence = correct::without_event(reading, &correct::sentences(&reading.source, &reading.syntax))[0];
    let words = Anchor::new(&reading.source.text, sentence);
    vec![
        Correction::Published(Some("2021-03-30".parse().unwrap())),
        Correction::Published(None),
        Correction::When {
            event: event(0),
            when: Some(dating("about March 2021")),
        },
        Correction::When {
            event: event(1),
            when: None,
        },
        Correction::Label {
            event: event(1),
            what: "A label \u{2014} “with” signs".to_owned(),
        },
        Correction::EventKind {
            event: event(2),
            kind: EventKind::Accident,
        },
        Correction::Status {
            event: event(2),
            status: Status::Reported,
        },
        Correction::Shown {
            event: event(3),
            main: true,
        },
        Correction::Right { event: event(3) },
        Correction::Participant {
            event: event(3),
            role: Role::Agent,
            old: None,
            new: Some(actor(0)),
        },
        Correction::Swap { event: event(3) },
        Correction::AddEvent(NewEvent {
            words,
            what: "Added".to_owned(),
            kind: EventKind::Move,
            status: Status::Planned,
            when: Some(dating("before 15 April 2021")),
            agents: vec![actor(0)],
            patients: Vec::new(),
        }),
        Correction::Rename {
            actor: actor(0),
            name: "Another name".to_owned(),
        },
        Correction::Retype {
            actor: actor(1),
            kind: ActorKind::Company,
        },
        Correction::AddActor {
            words: Anchor::new(
                &reading.source.text,
                Span::new(sentence.start as usize, sentence.start as usize + 12),
            ),
            name: "Added".to_owned(),
            kind: ActorKind::People,
        },
        Correction::Sign {
            tie: tie(0),
            sign: Sign::Neutral,
        },
        Correction::Relation {
            tie: tie(0),
            kind: RelationKind::Meets,
        },
        Correction::Flip { tie: tie(1) },
        Correction::AddRelation { tie: tie(0) },
        Correction::NotRelation { tie: tie(0) },
        Correction::SameEvent {
            event: event(4),
            into: event(5),
        },
        Correction::NotEvent { event: event(6) },
        Correction::Split {
            mention: actor(0),
            to: None,
        },
        Correction::Same {
            actor: actor(1),
            into: actor(2),
        },
        Correction::NotActor { actor: actor(3) },
    ]
}

#[test]
fn corrections_go_through_json_and_reports() {
    let reading = read(CANAL);
    let mut list = every(&reading);
    if let Some(timex) = reading.timexes.first() {
        list.push(Correction::Expression {
            timex: Anchor::new(&reading.source.text, timex.span),
            when: Dating {
                words: "the spring".to_owned(),
                ..read_dating("spring 2021", &reading.published).unwrap()
            },
        });
    }
    let corrected = apply(&reading, &list);
    assert!(corrected.lost.len() < 4, "{:?}", corrected.lost);
    let json = report::to_json_corrected(&corrected.analysis, &list, &corrected.lost);
    assert_eq!(report::corrections_from_json(&json), list);
    let html = report::export_corrected(&corrected.analysis, Form::Html, &list);
    assert!(html.contains(&format!("machine-read, {} corrected", list.len())));
    let inside = report::json_in_html(&html).unwrap();
    assert_eq!(report::corrections_from_json(inside), list);
    // A reading with corrections in it is a reading like any other.
    let back = report::from_json(&json).unwrap();
    assert_eq!(back.events.len(), corrected.analysis.events.len());
    // And its text is all that is needed to come to the same.
    let again = apply(&read(&back.source.text), &report::corrections_from_json(&json));
    assert_eq!(
        report::to_json_corrected(&again.analysis, &list, &again.lost),
        json
    );
}

#[test]
fn a_quote_that_stands_there_no_more_is_reported() {
    let reading = read(CANAL);
    let list = vec![Correction::NotEvent {
        event: event_anchor(&reading, EventId(0)).unwrap(),
    }];
    let json = report::to_json_corrected(&reading, &list, &[]);
    let quote = reading.source.slice(reading.events[0].trigger);
    let other = json.replace(&format!("\"quote\":\"{quote}\""), "\"quote\":\"other\"");
    let list = report::corrections_from_json(&other);
    let corrected = apply(&reading, &list);
    assert_eq!(corrected.lost.len(), 1);
    assert_eq!(corrected.analysis.events.len(), reading.events.len());
    let json = report::to_json_corrected(&corrected.analysis, &list, &corrected.lost);
    assert!(json.contains("\"lost\":\"the text says something else there\""));
}

#[test]
fn what_a_stretch_of_text_may_state_is_offered_with_its_date_and_actors() {
    let text =
        "Published 20 May 2024\n\nThe canal in Egypt, dug by hand with France in 1869, is long and wide.";
    let mut reading = read(text);
    reading.events.clear();
    reading.relations.clear();
    let start = text.find("The canal").unwrap();
    let Correction::AddEvent(new) =
        correct::draft_event(&reading, Span::new(start, text.find(", is").unwrap()), &[])
    else {
        panic!("nothing was read there");
    };
    assert_eq!(new.what, "The canal in Egypt, dug by hand with France in 1869");
    assert_eq!(new.when.unwrap().start.to_string(), "1869");
}
