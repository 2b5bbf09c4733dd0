//! How long the actors take beside the other stages, and how their time grows with the length of the text.
//!
//! `cargo bench --bench actors [-- FILE]`; without a file it reads the project's own articles, repeated.

use std::time::Instant;
use whowhen::analysis::{Request, analyse};
use whowhen::text::Source;
use whowhen::{actors, syntax};

/// Seconds of the whole reading and of the actors alone; how many mentions there are.
fn measure(text: &str) -> (f64, f64, usize) {
    let request = Request {
        text: text.to_owned(),
        ..Request::default()
    };
    let start = Instant::now();
    let whole = analyse(&request);
    let all = start.elapsed().as_secs_f64();
    let source = Source::new(text);
    let syntax = syntax::parse(&source);
    let start = Instant::now();
    let found = actors::find(&source, &syntax);
    let own = start.elapsed().as_secs_f64();
    assert_eq!(found.mentions.len(), whole.actors.mentions.len());
    (all, own, found.mentions.len())
}

fn main() {
    let file = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let article = match file {
        Some(file) => std::fs::read_to_string(file).unwrap_or_default(),
        None => [
            include_str!("../tests/articles/canal.txt"),
            include_str!("../tests/articles/peace.txt"),
            include_str!("../tests/articles/referendum.txt"),
        ]
        .join("\n\n"),
    };
    measure("Start.");
    for size in [10_000, 100_000, 1_000_000] {
        let text = vec![article.as_str(); size / article.len().max(1) + 1].join("\n\n");
        let (all, own, mentions) = measure(&text);
        println!(
            "{:9} bytes {mentions:7} mentions: reading {all:7.3} s, actors {own:7.3} s ({:.0} %), {:.0} mentions/s",
            text.len(),
            100.0 * own / all,
            mentions as f64 / own
        );
    }
    // as many persons as mentions: nothing may look at all of them for each
    for size in [10_000, 100_000, 1_000_000] {
        let mut text = String::new();
        let mut number = 0usize;
        while text.len() < size {
            number += 1;
            let letter = |place: usize| char::from(b'a' + (number / 26usize.pow(place as u32) % 26) as u8);
            let tail: String = (0..4).map(letter).collect();
            text += "President John Ba";
            text += &tail;
            text += " met his father in Paris. The president thanked Ba";
            text += &tail;
            text += ". ";
        }
        let (all, own, mentions) = measure(&text);
        println!(
            "{:9} bytes {mentions:7} mentions, all of other persons: reading {all:7.3} s, actors {own:7.3} s ({:.0} %)",
            text.len(),
            100.0 * own / all
        );
    }
}
