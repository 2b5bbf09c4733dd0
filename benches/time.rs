//! Speed of the time stage alone: megabytes of text a second on one core.
//!
//! `cargo bench --bench time [-- FILE]`; without a file it reads the project's own articles, repeated.

use std::time::Instant;
use whowhen::syntax::Syntax;
use whowhen::text::Source;
use whowhen::time::{Date, Published, PublishedBasis, tag};

fn measure(name: &str, text: &str, times: u32) {
    let source = Source::new(text);
    let published = Published {
        date: Some(Date::day(2024, 5, 20)),
        basis: PublishedBasis::Given,
        span: None,
    };
    let syntax = Syntax::default();
    let mut best = f64::INFINITY;
    let mut count = 0;
    for _ in 0..times {
        let start = Instant::now();
        count = tag(&source, &syntax, &published).len();
        best = best.min(start.elapsed().as_secs_f64());
    }
    let megabytes = text.len() as f64 / 1e6;
    println!(
        "{name:28} {megabytes:6.1} MB {:8.1} MB/s {count:8} expressions",
        megabytes / best
    );
}

fn main() {
    let file = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let text = match file {
        Some(file) => std::fs::read_to_string(file).unwrap_or_default(),
        None => [
            include_str!("../tests/articles/canal.txt"),
            include_str!("../tests/articles/peace.txt"),
            include_str!("../tests/articles/referendum.txt"),
        ]
        .concat()
        .repeat(500),
    };
    measure("news", &text, 5);
    for (name, piece) in [
        ("digits", "7"),
        ("last last last", "last "),
        ("1/1/1/1", "1/1/1/1"),
        ("1990-1990-", "1990-"),
        ("the end of the end of", "the end of "),
    ] {
        measure(name, &piece.repeat(10_000_000 / piece.len()), 1);
    }
}
