//! What the arguments ask for.

use crate::report;
use crate::time::Date;
use lexopt::prelude::{Long, Short, Value, ValueExt};
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

const HELP: &str = "\
whowhen reads English news articles: who did what to whom, when, and how we know.

usage: whowhen analyse [FILE ...] [--published DATE] [--json | --text | --export FORM] [--tokens]
       whowhen analyse --jsonl [FILE ...] [--tokens] [--jobs N]

Without FILE, or for \"-\", standard input is read.

  --published DATE  the publication date, YYYY-MM-DD; without it, it is looked for in the text
  --json            print one JSON object per text (the default when piped)
  --text            print the timeline and the relations (the default on a terminal)
  --export FORM     print one of events.csv, relations.csv, timelinejs.csv, ics, md, graphml, gexf, html
  --tokens          add words, tags and trees to the JSON
  --jsonl           read one {\"id\", \"text\", \"published\"} a line, print one reading a line,
                    in the same order; a bad line gives {\"id\", \"error\"}
  --jobs N          read N lines at a time (1 unless asked)
  --help            print this
  --version         print the version

Exit code: 0 when everything was read, 1 when some input failed, 2 for wrong arguments.
";

/// Most threads that `--jobs` may ask for.
const MAX_JOBS: usize = 256;

/// What is to be done.
#[derive(Debug)]
pub(super) enum Command {
    /// Print this and end.
    Print(String),
    /// Read whole files.
    Files(Files),
    /// Read JSON lines.
    Lines(Lines),
}

/// `analyse` over whole files.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) inputs: Vec<Input>,
    pub(super) published: Option<Date>,
    pub(super) form: Form,
    pub(super) tokens: bool,
}

/// `analyse --jsonl`.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) inputs: Vec<Input>,
    pub(super) tokens: bool,
    pub(super) jobs: usize,
}

/// How a reading is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Text,
    Export(report::Form),
}

/// Where a text comes from.
#[derive(Clone, Debug)]
pub(super) enum Input {
    Standard,
    File(PathBuf),
}

impl Input {
    /// The reading's id: the file's stem, or "-".
    pub(super) fn id(&self) -> String {
        match self {
            Self::Standard => "-".to_owned(),
            Self::File(path) => path
                .file_stem()
                .map_or_else(|| "-".to_owned(), |stem| stem.to_string_lossy().into_owned()),
        }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

/// Reads the arguments (the program's own name left out); the error is one sentence.
pub(super) fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    terminal: bool,
) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut command = None;
    let mut inputs = Vec::new();
    let mut forms = Vec::new();
    let (mut published, mut jobs) = (None, None);
    let (mut tokens, mut jsonl) = (false, false);
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Print(HELP.to_owned())),
            Long("version") | Short('V') => {
                return Ok(Command::Print(format!("whowhen {}\n", crate::analysis::ENGINE)));
            }
            Value(word) if command.is_none() => command = Some(word),
            Value(word) if word == "-" => inputs.push(Input::Standard),
            Value(word) => inputs.push(Input::File(PathBuf::from(word))),
            Long("json") => forms.push(Form::Json),
            Long("text") => forms.push(Form::Text),
            Long("export") => forms.push(Form::Export(export(&string(&mut parser)?)?)),
            Long("tokens") => tokens = true,
            Long("jsonl") => jsonl = true,
            Long("published") => published = Some(day(&string(&mut parser)?)?),
            Long("jobs") => jobs = Some(count(&string(&mut parser)?)?),
            other => return Err(other.unexpected().to_string()),
        }
    }
    match command {
        None => return Err("say what to do: \"whowhen analyse\"".to_owned()),
        Some(word) if word == "analyse" || word == "analyze" => {}
        Some(word) => {
            let word = word.to_string_lossy();
            return Err(format!(
                "\"{word}\" is no command; did you mean \"whowhen analyse {word}\"?"
            ));
        }
    }
    forms.dedup();
    if forms.len() > 1 {
        return Err("choose one of --json, --text and --export".to_owned());
    }
    let form = forms.first().copied();
    if jsonl {
        if form.is_some_and(|form| form != Form::Json) {
            return Err("--jsonl prints JSON and nothing else".to_owned());
        }
        if published.is_some() {
            return Err("with --jsonl each line has its own \"published\"".to_owned());
        }
        let jobs = jobs.unwrap_or(1);
        return Ok(Command::Lines(Lines { inputs, tokens, jobs }));
    }
    if jobs.is_some() {
        return Err("--jobs goes with --jsonl".to_owned());
    }
    let form = form.unwrap_or(if terminal && !tokens {
        Form::Text
    } else {
        Form::Json
    });
    if tokens && form != Form::Json {
        return Err("--tokens goes with --json".to_owned());
    }
    Ok(Command::Files(Files {
        inputs,
        published,
        form,
        tokens,
    }))
}

fn string(parser: &mut lexopt::Parser) -> Result<String, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    value.string().map_err(|error| error.to_string())
}

fn export(name: &str) -> Result<report::Form, String> {
    let names: Vec<&str> = report::Form::ALL.iter().map(|form| form.as_str()).collect();
    name.parse()
        .map_err(|()| format!("\"{name}\" is no format; choose one of {}", names.join(", ")))
}

fn day(text: &str) -> Result<Date, String> {
    published(text).ok_or_else(|| format!("\"{text}\" is no date; write YYYY-MM-DD"))
}

/// A publication date as callers give it; a date-time counts as its date.
pub(super) fn published(text: &str) -> Option<Date> {
    let date: Date = text.trim().parse().ok()?;
    Some(Date { time: None, ..date })
}

fn count(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(jobs) if (1..=MAX_JOBS).contains(&jobs) => Ok(jobs),
        _ => Err(format!(
            "--jobs wants a number from 1 to {MAX_JOBS}, not \"{text}\""
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, terminal: bool) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from), terminal)
    }

    #[test]
    fn text_on_a_terminal_and_json_in_a_pipe() {
        let form = |line, terminal| match read(line, terminal) {
            Ok(Command::Files(files)) => files.form,
            other => panic!("{line}: {other:?}"),
        };
        assert_eq!(form("analyse", true), Form::Text);
        assert_eq!(form("analyse", false), Form::Json);
        assert_eq!(form("analyse --tokens", true), Form::Json);
        assert_eq!(form("analyse a.txt --text", false), Form::Text);
        assert_eq!(
            form("analyse --published=2024-05-20T07:00:00Z - ", false),
            Form::Json
        );
    }

    #[test]
    fn wrong_arguments_are_told_apart() {
        for (line, part) in [
            ("", "say what to do"),
            ("niger.txt", "no command"),
            ("analyse --json --text", "choose one"),
            ("analyse --export pdf", "no format"),
            ("analyse --export ics --json", "choose one"),
            ("analyse --jobs 2", "goes with --jsonl"),
            ("analyse --jsonl --jobs 0", "1 to 256"),
            ("analyse --jsonl --jobs=many", "1 to 256"),
            ("analyse --jsonl --text", "prints JSON"),
            ("analyse --jsonl --published 2024-05-20", "each line"),
            ("analyse --published soon", "no date"),
            ("analyse --published", "missing argument"),
            ("analyse --text --tokens", "goes with --json"),
            ("analyse --fast", "--fast"),
        ] {
            let message = read(line, false).expect_err(line);
            assert!(message.contains(part), "{line}: {message}");
        }
    }

    #[test]
    fn the_id_is_the_stem() {
        assert_eq!(Input::File(PathBuf::from("news/012.gold.txt")).id(), "012.gold");
        assert_eq!(Input::Standard.id(), "-");
    }
}
