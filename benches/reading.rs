//! Speed of the whole reading on one core: milliseconds an article, megabytes a second, and whether the time
//! grows with the length alone.
//!
//! `cargo bench --bench reading [-- FILE]`; without a file it reads the project's own articles.

use std::time::Instant;
use whowhen::analysis::{self, Stage};
use whowhen::time::Date;
use whowhen::{Request, analyse};

fn request(text: &str) -> Request {
    Request {
        text: text.to_owned(),
        published: Some(Date::day(2024, 5, 20)),
        ..Request::default()
    }
}

fn best(text: &str, rounds: usize) -> (f64, usize) {
    let request = request(text);
    let mut best = f64::INFINITY;
    let mut events = 0;
    for _ in 0..rounds {
        let start = Instant::now();
        events = analyse(&request).events.len();
        best = best.min(start.elapsed().as_secs_f64());
    }
    (best, events)
}

/// Milliseconds of each stage of one reading.
fn stages(text: &str) {
    let request = request(text);
    let mut marks: Vec<(Stage, Instant)> = Vec::new();
    analysis::analyse_with(&request, &mut |stage| marks.push((stage, Instant::now())));
    let end = Instant::now();
    for (index, (stage, begun)) in marks.iter().enumerate() {
        let next = marks.get(index + 1).map_or(end, |(_, next)| *next);
        println!("  {stage:?}: {:.2} ms", (next - *begun).as_secs_f64() * 1e3);
    }
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
            include_str!("../tests/articles/merger.txt"),
            include_str!("../tests/articles/final.txt"),
        ]
        .concat(),
    };
    best(&text, 3);
    for times in [1usize, 4, 16, 64] {
        let long = text.repeat(times);
        let (seconds, events) = best(&long, if times < 16 { 20 } else { 3 });
        println!(
            "{:8.1} KB {:9.2} ms {:6.2} MB/s {:6.2} ms for 5 KB {events:6} events",
            long.len() as f64 / 1e3,
            seconds * 1e3,
            long.len() as f64 / 1e6 / seconds,
            seconds * 1e3 * 5e3 / long.len() as f64
        );
    }
    stages(&text);
}
