//! Time of a correction: `cargo bench --bench correct [-- FILE]` reads a text until it has 2,000 events and
//! prints one line a sort of correction, tab separated: sort, milliseconds to apply it alone, milliseconds
//! to apply it after 100 others, milliseconds to write the reading as JSON. Without a file it reads the
//! project's own articles, repeated.

use std::fmt::Write;
use std::time::Instant;
use whowhen::actors::ActorKind;
use whowhen::correct::{
    Correction, actor_anchor, apply, event_anchor, sentences, suggest, tie, to_check, without_event,
};
use whowhen::events::Sign;
use whowhen::report::to_json;
use whowhen::text::{ActorId, EventId};
use whowhen::{Analysis, Request, analyse};

const EVENTS: usize = 2000;

fn long(piece: &str) -> Analysis {
    let mut text = String::new();
    let mut analysis = analyse(&Request::default());
    let mut number = 0;
    while analysis.events.len() < EVENTS {
        for _ in 0..20 {
            let _ = writeln!(text, "{piece}\n\nPart {number}\n");
            number += 1;
        }
        analysis = analyse(&Request {
            text: text.clone(),
            ..Request::default()
        });
    }
    analysis
}

fn main() {
    let file = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let piece = match file {
        Some(file) => std::fs::read_to_string(file).unwrap_or_default(),
        None => [
            include_str!("../tests/articles/canal.txt"),
            include_str!("../tests/articles/peace.txt"),
        ]
        .join("\n\n"),
    };
    let analysis = long(&piece);
    println!(
        "{} events, {} actors, {} relations, {} bytes",
        analysis.events.len(),
        analysis.actors.actors.len(),
        analysis.relations.len(),
        analysis.source.text.len()
    );
    let event = |index: usize| event_anchor(&analysis, EventId::from(index));
    let actor = |index: usize| actor_anchor(&analysis, ActorId::from(index));
    let last = analysis.events.len() - 1;
    let one = || -> Option<Vec<(&str, Correction)>> {
        let tie = tie(&analysis, analysis.relations.last()?)?;
        Some(vec![
            ("reject", Correction::NotEvent { event: event(last)? }),
            ("swap", Correction::Swap { event: event(last)? }),
            (
                "retype",
                Correction::Retype {
                    actor: actor(0)?,
                    kind: ActorKind::Place,
                },
            ),
            (
                "merge",
                Correction::Same {
                    actor: actor(1)?,
                    into: actor(0)?,
                },
            ),
            ("flip", Correction::Flip { tie }),
            (
                "sign",
                Correction::Sign {
                    tie,
                    sign: Sign::Neutral,
                },
            ),
        ])
    };
    let before: Vec<Correction> = (0..100)
        .filter_map(|index| {
            Some(Correction::Shown {
                event: event(index * 7)?,
                main: true,
            })
        })
        .collect();
    let time = |list: &[Correction]| {
        let mut best = f64::INFINITY;
        for _ in 0..5 {
            let start = Instant::now();
            let corrected = apply(&analysis, list);
            best = best.min(start.elapsed().as_secs_f64() * 1e3);
            assert!(corrected.lost.len() <= 1, "{:?}", corrected.lost);
        }
        best
    };
    let start = Instant::now();
    let json = to_json(&analysis, false).len();
    let written = start.elapsed().as_secs_f64() * 1e3;
    for (name, correction) in one().unwrap_or_default() {
        let mut after = before.clone();
        after.push(correction.clone());
        println!(
            "{name}\t{:.2}\t{:.2}\t{written:.1}",
            time(&[correction]),
            time(&after)
        );
    }
    let start = Instant::now();
    let lists = (
        to_check(&analysis).len(),
        without_event(&analysis, &sentences(&analysis.source, &analysis.syntax)).len(),
        suggest(&analysis.actors.actors).len(),
    );
    println!(
        "lists {lists:?}\t{:.2}\tJSON {json} bytes",
        start.elapsed().as_secs_f64() * 1e3
    );
}
