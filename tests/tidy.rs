//! Holds the layering and the house rules that the compiler cannot hold. Reads the sources as text.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read the sources should stop there"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Which modules each module may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("model", &["text"]),
    ("syntax", &["text", "model"]),
    ("time", &["text", "model", "syntax"]),
    ("actors", &["text", "model", "syntax"]),
    ("events", &["text", "model", "syntax", "time", "actors"]),
    (
        "analysis",
        &["text", "model", "syntax", "time", "actors", "events"],
    ),
    ("scene", &["text", "time", "actors", "events", "analysis"]),
    ("paste", &["text", "time"]),
    (
        "share",
        &["text", "syntax", "time", "actors", "events", "analysis"],
    ),
    (
        "correct",
        &["text", "syntax", "time", "actors", "events", "analysis", "share"],
    ),
    (
        "report",
        &[
            "text", "syntax", "time", "actors", "events", "analysis", "share", "correct", "scene", "paste",
        ],
    ),
    (
        "probe",
        &[
            "text", "model", "time", "analysis", "scene", "paste", "share", "report",
        ],
    ),
    (
        "app",
        &[
            "text", "syntax", "time", "actors", "events", "analysis", "scene", "paste", "share", "correct",
            "report",
        ],
    ),
];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, out: &mut Vec<(PathBuf, String)>) {
        let mut entries: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                out.push((path, text));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    walk(&root.join("src"), &mut out);
    walk(&root.join("tests"), &mut out);
    walk(&root.join("pack/src"), &mut out);
    out.retain(|(path, _)| !path.to_string_lossy().contains("/target/"));
    for (path, _) in &mut out {
        *path = path.strip_prefix(root).unwrap().to_owned();
    }
    assert!(out.len() > 20, "the sources were not found");
    out
}

/// The layer a file belongs to: `src/time/date.rs` and `src/time.rs` both give `time`.
fn layer_of(path: &Path) -> Option<String> {
    let mut parts = path.components().skip(1);
    let first = parts.next()?.as_os_str().to_string_lossy().into_owned();
    path.starts_with("src")
        .then(|| first.trim_end_matches(".rs").to_owned())
}

/// The part of a file before its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

#[test]
fn layers_point_downwards() {
    for (path, text) in sources() {
        let Some(layer) = layer_of(&path) else { continue };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            continue;
        };
        for (number, line) in without_tests(&text).lines().enumerate() {
            for part in line.split("crate::").skip(1) {
                let used: String = part
                    .chars()
                    .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                    .collect();
                let known = LAYERS.iter().any(|(name, _)| *name == used);
                assert!(
                    !known || used == layer || allowed.contains(&used.as_str()),
                    "{}:{}: `{layer}` may not use `crate::{used}`",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn every_file_says_what_it_does() {
    for (path, text) in sources() {
        assert!(
            text.starts_with("//! "),
            "{} does not open with `//!`",
            path.display()
        );
    }
}

#[test]
fn only_the_browser_folder_touches_the_browser() {
    for (path, text) in sources() {
        if path.starts_with("src") && !path.starts_with("src/app/browser") {
            for name in ["web_sys", "js_sys"] {
                assert!(!text.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn the_core_has_no_clock_and_no_chance() {
    let core =
        |path: &Path| path.starts_with("src") && !path.starts_with("src/app") && !path.starts_with("src/bin");
    for (path, text) in sources().into_iter().filter(|(path, _)| core(path)) {
        for name in [
            "SystemTime",
            "Instant::now",
            "Utc::now",
            "Local::now",
            "thread_rng",
            "getrandom",
        ] {
            assert!(!text.contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn nothing_is_left_for_later() {
    for (path, text) in sources() {
        if path.ends_with("tidy.rs") {
            continue;
        }
        for word in ["TODO", "FIXME", "XXX:", "todo!(", "unimplemented!(", "dbg!("] {
            assert!(!text.contains(word), "{} contains {word}", path.display());
        }
        assert!(!text.contains("#[ignore"), "{} ignores a test", path.display());
        assert!(
            !text.contains("#[should_panic"),
            "{} expects a panic",
            path.display()
        );
    }
}
