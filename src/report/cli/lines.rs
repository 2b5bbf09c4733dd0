//! `analyse --jsonl`: one request a line in, one reading a line out, in the same order, in memory that
//! does not grow with the number of lines.
//!
//! With several jobs, line `k` goes to worker `k mod jobs` through a short queue, and the answers are
//! taken from the workers in the same turn: the order needs no sorting and no buffer.

use super::args::{Input, Lines, published};
use crate::analysis::{About, Request, analyse};
use crate::report::{MAX_TEXT, to_json_as};
use serde::Deserialize;
use std::io::{self, BufRead, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// The longest line, in bytes: a text of [`MAX_TEXT`] in escapes and the fields around it.
const MAX_LINE: usize = 2 * MAX_TEXT;

/// Lines that wait before and after each worker.
const QUEUE: usize = 8;

/// One line's request.
#[derive(Deserialize)]
struct Asked {
    id: Option<Id>,
    text: String,
    published: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    url: Option<String>,
}

/// Ids are text; whole numbers are taken as their digits.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(i64),
}

impl Id {
    fn into_string(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        }
    }
}

/// A line with its number (from 1), or why it could not be had.
struct Line {
    number: usize,
    bytes: Result<Vec<u8>, String>,
}

/// What is printed for a line, and what went wrong with it.
struct Answer {
    json: String,
    problem: Option<String>,
}

/// Reads every line; whether all of them could be read. The error is one of writing.
pub(super) fn read_all(
    input: impl BufRead + Send,
    name: &Input,
    wish: &Lines,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<bool> {
    let mut fine = true;
    let mut print = |answer: Answer| -> io::Result<()> {
        if let Some(problem) = answer.problem {
            let _ = writeln!(errors, "whowhen: {name}: {problem}");
            fine = false;
        }
        out.write_all((answer.json + "\n").as_bytes())?;
        out.flush()
    };
    if wish.jobs == 1 {
        LinesOf::new(input).try_for_each(|line| print(answer(line, wish.tokens)))?;
    } else {
        in_parallel(input, wish, &mut print)?;
    }
    Ok(fine)
}

fn in_parallel(
    input: impl BufRead + Send,
    wish: &Lines,
    print: &mut impl FnMut(Answer) -> io::Result<()>,
) -> io::Result<()> {
    thread::scope(|scope| {
        let mut to_workers: Vec<SyncSender<Line>> = Vec::new();
        let mut from_workers: Vec<Receiver<Answer>> = Vec::new();
        for _ in 0..wish.jobs {
            let (give, take) = sync_channel::<Line>(QUEUE);
            let (answered, answers) = sync_channel(QUEUE);
            to_workers.push(give);
            from_workers.push(answers);
            scope.spawn(move || {
                for line in take {
                    if answered.send(answer(line, wish.tokens)).is_err() {
                        break;
                    }
                }
            });
        }
        scope.spawn(move || {
            for (line, worker) in LinesOf::new(input).zip((0..to_workers.len()).cycle()) {
                // A worker that has gone means that nobody wants the answers any more.
                if to_workers
                    .get(worker)
                    .is_none_or(|worker| worker.send(line).is_err())
                {
                    break;
                }
            }
        });
        for worker in (0..from_workers.len()).cycle() {
            // In turn, so the first worker that has nothing left marks the end.
            let Some(Ok(answer)) = from_workers.get(worker).map(Receiver::recv) else {
                break;
            };
            print(answer)?;
        }
        Ok(())
    })
}

fn answer(line: Line, tokens: bool) -> Answer {
    let failed = |id: Option<&str>, why: &str| {
        let problem = format!("line {}: {why}", line.number);
        let json = serde_json::json!({"id": id, "error": problem}).to_string();
        Answer {
            json,
            problem: Some(problem),
        }
    };
    let bytes = match &line.bytes {
        Ok(bytes) => bytes,
        Err(why) => return failed(None, why),
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        return failed(None, "not UTF-8 text");
    };
    let asked: Asked = match serde_json::from_str(text) {
        Ok(asked) => asked,
        Err(error) => return failed(id_in(text).as_deref(), &reason(&error)),
    };
    let id = asked.id.map_or_else(|| line.number.to_string(), Id::into_string);
    if asked.text.len() > MAX_TEXT {
        return failed(
            Some(&id),
            &format!("the text is longer than {} MiB", MAX_TEXT >> 20),
        );
    }
    let date = match asked.published.as_deref() {
        None => None,
        Some(given) if given.trim().is_empty() => None,
        Some(given) => match published(given) {
            Some(date) => Some(date),
            None => return failed(Some(&id), &format!("\"published\" is no date: \"{given}\"")),
        },
    };
    let analysis = analyse(&Request {
        text: asked.text,
        published: date,
        about: About {
            title: asked.title,
            outlet: asked.outlet,
            author: asked.author,
            url: asked.url,
        },
    });
    Answer {
        json: to_json_as(&id, &analysis, tokens),
        problem: None,
    }
}

/// The id of a line whose other fields are wrong.
fn id_in(line: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct OnlyId {
        id: Id,
    }
    serde_json::from_str::<OnlyId>(line)
        .ok()
        .map(|only| only.id.into_string())
}

/// What `serde_json` says; its "line 1" would be taken for the file's.
fn reason(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

/// Lines that are not blank, each at most [`MAX_LINE`] long.
struct LinesOf<R> {
    input: R,
    number: usize,
    ended: bool,
}

impl<R: BufRead> LinesOf<R> {
    fn new(input: R) -> Self {
        Self {
            input,
            number: 0,
            ended: false,
        }
    }

    /// The next line's bytes without its end; `None` at the end of the input.
    fn bytes(&mut self) -> io::Result<Option<Result<Vec<u8>, String>>> {
        let mut bytes = Vec::new();
        let limit = MAX_LINE as u64 + 1;
        if self.input.by_ref().take(limit).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        if bytes.len() > MAX_LINE && bytes.last() != Some(&b'\n') {
            self.input.skip_until(b'\n')?;
            return Ok(Some(Err(format!("longer than {} MiB", MAX_LINE >> 20))));
        }
        Ok(Some(Ok(bytes)))
    }
}

impl<R: BufRead> Iterator for LinesOf<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.ended {
            self.number += 1;
            let number = self.number;
            match self.bytes() {
                Ok(None) => break,
                Ok(Some(Ok(bytes))) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Some(bytes)) => return Some(Line { number, bytes }),
                Err(error) => {
                    self.ended = true;
                    let bytes = Err(error.to_string());
                    return Some(Line { number, bytes });
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn run(input: &str, jobs: usize) -> (bool, Vec<serde_json::Value>, String) {
        let wish = Lines {
            inputs: Vec::new(),
            tokens: false,
            jobs,
        };
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let fine = read_all(input.as_bytes(), &Input::Standard, &wish, &mut out, &mut errors).unwrap();
        let out = String::from_utf8(out).unwrap();
        let rows = out.lines().map(|line| serde_json::from_str(line).unwrap());
        (fine, rows.collect(), String::from_utf8(errors).unwrap())
    }

    #[test]
    fn bad_lines_answer_in_their_place() {
        let input = concat!(
            "{\"id\": \"a\", \"text\": \"Mali voted.\", \"published\": \"2024-05-20T10:00:00\"}\n",
            "\n",
            "{\"id\": \"b\", \"text\": 5}\n",
            "nonsense\n",
            "{\"id\": 7, \"text\": \"x\", \"published\": \"soon\"}\n",
            "{\"text\": \"Chad voted.\", \"published\": null}",
        );
        for jobs in [1, 3] {
            let (fine, rows, errors) = run(input, jobs);
            assert!(!fine);
            let ids: Vec<String> = rows.iter().map(|row| row["id"].to_string()).collect();
            assert_eq!(ids, ["\"a\"", "\"b\"", "null", "\"7\"", "\"6\""]);
            assert_eq!(rows[0]["published"]["date"], "2024-05-20");
            assert_eq!(rows[3]["error"], "line 5: \"published\" is no date: \"soon\"");
            assert_eq!(errors.lines().count(), 3, "{errors}");
            assert!(errors.contains("standard input: line 4: "), "{errors}");
        }
    }

    #[test]
    fn several_jobs_keep_the_order() {
        let mut input = String::new();
        for number in 0..100 {
            let text = "Mali voted on Sunday. ".repeat(1 + (number * 37) % 50);
            writeln!(input, "{{\"id\": \"{number}\", \"text\": \"{text}\"}}").unwrap();
        }
        let (_, one, _) = run(&input, 1);
        let (fine, four, errors) = run(&input, 4);
        assert!(fine && errors.is_empty());
        assert_eq!(one, four);
    }
}
