//! Length and time of links: `cargo bench --bench links -- FILE...` prints one line a text, tab separated:
//! file, characters of the text, of the link with article and date, of the link with the frozen reading too, milliseconds to pack and to unpack. `benches/links.mjs` sets other codecs beside it.

use std::time::Instant;
use whowhen::share::{SharedState, decode, encode};
use whowhen::{Request, analyse};

fn main() {
    for path in std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
    {
        let Ok(text) = std::fs::read_to_string(&path) else {
            eprintln!("{path}: cannot be read");
            continue;
        };
        let text = text.trim();
        let analysis = analyse(&Request {
            text: text.to_owned(),
            ..Request::default()
        });
        let plain = SharedState {
            published: analysis.published.date,
            ..SharedState::of_text(text)
        };
        let frozen = SharedState {
            frozen: Some(Box::new(analysis)),
            ..plain.clone()
        };
        let start = Instant::now();
        let link = encode(&plain).unwrap_or_default();
        let packed = start.elapsed();
        let start = Instant::now();
        let back = decode(&link);
        let unpacked = start.elapsed();
        assert!(
            back.is_ok_and(|state| state.text == text),
            "{path} does not come back"
        );
        println!(
            "{path}\t{}\t{}\t{}\t{:.1}\t{:.1}",
            text.chars().count(),
            link.len(),
            encode(&frozen).unwrap_or_default().len(),
            packed.as_secs_f64() * 1e3,
            unpacked.as_secs_f64() * 1e3,
        );
    }
}
