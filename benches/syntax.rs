//! Words a second of the syntax stage on a text of our own, and how time grows with its length.
//! Run: `cargo bench --bench syntax`.

use std::time::Instant;
use whowhen::syntax;
use whowhen::text::Source;

fn main() {
    let article = include_str!("../tests/articles/peace.txt");
    let start = Instant::now();
    syntax::parse(&Source::new("Start."));
    println!(
        "first sentence, models decoded: {} ms",
        start.elapsed().as_millis()
    );
    let mut before = 0.0;
    for times in [10, 100] {
        let text = vec![article; times].join("\n\n");
        let source = Source::new(&text);
        let start = Instant::now();
        let syntax = syntax::parse(&source);
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{} words: {:.0} words/s",
            syntax.len(),
            syntax.len() as f64 / seconds
        );
        if before > 0.0 {
            println!("ten times the text takes {:.1} times as long", seconds / before);
        }
        before = seconds;
    }
}
