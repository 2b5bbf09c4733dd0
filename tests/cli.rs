//! The command line as a person runs it: the built program, real files, real exit codes.

#![cfg(feature = "cli")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whowhen"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    stdin.write_all(input.as_bytes()).expect("it reads its input");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn json(bytes: &[u8]) -> serde_json::Value {
    serde_json::from_slice(bytes).expect("JSON")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn reads_a_file_and_names_it_by_its_stem() {
    let output = run(
        &["analyse", "tests/articles/canal.txt", "--published", "2021-03-29"],
        "",
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let reading = json(&output.stdout);
    assert_eq!(reading["id"], "canal");
    assert_eq!(
        reading["published"],
        serde_json::json!({"date": "2021-03-29", "basis": "given", "start": null, "end": null})
    );
    assert_eq!(
        reading["title"],
        "Container ship freed from Suez Canal after six days"
    );
    assert!(reading.get("tokens").is_none());
}

#[test]
fn several_files_give_one_object_a_line() {
    let output = run(
        &[
            "analyse",
            "--json",
            "tests/articles/cave.txt",
            "tests/articles/moon.txt",
        ],
        "",
    );
    let lines: Vec<_> = text(&output.stdout)
        .lines()
        .map(|line| json(line.as_bytes()))
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[0]["id"], &lines[1]["id"]),
        (&"cave".into(), &"moon".into())
    );
}

#[test]
fn standard_input_and_tokens() {
    let output = run(&["analyse", "--tokens"], "Mali voted on Sunday.");
    let reading = json(&output.stdout);
    assert_eq!(reading["id"], "-");
    assert_eq!(reading["text"], "Mali voted on Sunday.");
    assert!(reading["tokens"].is_array());
}

#[test]
fn lines_answer_in_order_and_errors_in_their_place() {
    let input = "{\"id\":\"one\",\"text\":\"Mali voted.\"}\n{broken\n{\"id\":\"three\",\"text\":\"\"}\n";
    let output = run(&["analyse", "--jsonl", "--jobs", "2"], input);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<_> = text(&output.stdout)
        .lines()
        .map(|line| json(line.as_bytes()))
        .collect();
    assert_eq!(lines[0]["id"], "one");
    assert!(lines[1]["error"].as_str().unwrap().starts_with("line 2: "));
    assert_eq!(lines[2]["notes"][0]["code"], "empty");
    assert!(text(&output.stderr).contains("standard input: line 2: "));
}

#[test]
fn failures_name_the_file() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let latin = folder.join("latin1.txt");
    std::fs::write(&latin, b"Un caf\xe9 \xe0 Paris").unwrap();
    let output = run(&["analyse", latin.to_str().unwrap(), "missing.txt"], "");
    assert_eq!(output.status.code(), Some(1));
    let errors = text(&output.stderr);
    assert!(errors.contains("latin1.txt: not UTF-8 text"), "{errors}");
    assert!(errors.contains("missing.txt: "), "{errors}");
}

#[test]
fn help_version_and_wrong_arguments() {
    let help = run(&["--help"], "");
    assert_eq!(help.status.code(), Some(0));
    assert!(text(&help.stdout).contains("--published DATE"));
    let version = run(&["--version"], "");
    assert_eq!(
        text(&version.stdout),
        concat!("whowhen ", env!("CARGO_PKG_VERSION"), "\n")
    );
    let wrong = run(&["analyse", "--fast"], "");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("--fast"));
}

#[test]
fn text_for_a_person() {
    let output = run(&["analyse", "--text", "tests/articles/peace.txt"], "");
    let text = text(&output.stdout);
    assert!(
        text.starts_with("Colombia and FARC sign revised peace deal\n"),
        "{text}"
    );
    assert!(text.contains("read by whowhen"), "{text}");
    assert!(text.contains("TIMELINE"), "{text}");
}

#[test]
fn exports_for_other_programs() {
    let output = run(&["analyse", "--export", "ics", "tests/articles/peace.txt"], "");
    assert!(text(&output.stdout).starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(text(&output.stdout).ends_with("END:VCALENDAR\n"));
}
