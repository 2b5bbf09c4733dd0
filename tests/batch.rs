//! Runs the example of docs/batch.md that needs nothing but coreutils: many documents over several processes.

#![cfg(feature = "cli")]
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn documents(count: usize) -> String {
    let lines: Vec<String> = (0..count)
        .map(|at| {
            let day = at % 28 + 1;
            format!("{{\"id\": {at}, \"text\": \"On {day} May 2021 Finland met Sweden.\"}}\n")
        })
        .collect();
    lines.concat()
}

#[test]
fn processes_side_by_side_give_what_one_gives() {
    let program = Path::new(env!("CARGO_BIN_EXE_whowhen"));
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("batch");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("articles.jsonl"), documents(200)).unwrap();
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/batch.md")).unwrap();
    let example: Vec<&str> = guide
        .lines()
        .skip_while(|line| !line.starts_with("split "))
        .take_while(|line| !line.starts_with("```"))
        .collect();
    let run = |script: &str| {
        let path = format!(
            "{}:{}",
            program.parent().unwrap().display(),
            std::env::var("PATH").unwrap()
        );
        let status = Command::new("sh")
            .args(["-ec", script])
            .env("PATH", path)
            .current_dir(&folder)
            .status();
        assert!(status.unwrap().success(), "{script}");
    };
    run(&example.join("\n"));
    run("whowhen analyse --jsonl --jobs 3 <articles.jsonl >at-once.jsonl");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(read("readings.jsonl").lines().count(), 200);
    assert_eq!(read("readings.jsonl"), read("at-once.jsonl"));
}
