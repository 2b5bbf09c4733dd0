//! Replays the inputs that fuzzing keeps (`fuzz/corpus`) on every run of the tests, with stable Rust.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its inputs should stop there"
)]

use std::fs;
use std::path::Path;
use whowhen::probe;

fn replay(target: &str, probe: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no inputs for {target}");
    for file in files {
        // Named before it is tried, so that a crash says which it was.
        eprintln!("{}", file.display());
        probe(&fs::read(&file).unwrap());
    }
}

macro_rules! replays {
    ($($target:ident)*) => {$(
        #[test]
        fn $target() {
            replay(stringify!($target), probe::$target);
        }
    )*};
}

replays! { analyse link model json html date }
