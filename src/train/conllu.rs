//! Reads CoNLL-U treebanks (plain or gzip through the system's `gzip`) as documents of running text with
//! aligned words.

use std::path::Path;
use std::process::Command;

/// One word of a treebank.
#[derive(Clone, Debug)]
pub struct Word {
    /// Byte offsets in the document's text.
    pub span: (usize, usize),
    /// The word as written in the treebank.
    pub form: String,
    /// The lemma.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Penn Treebank tag.
    pub xpos: String,
    /// Index of the head in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Relation with its subtype.
    pub deprel: String,
}

/// One document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its name in the treebank.
    pub id: String,
    /// Running text; paragraphs are parted by line breaks.
    pub text: String,
    /// Sentences.
    pub sentences: Vec<Vec<Word>>,
}

/// Reads a treebank; a path that does not exist is tried with `.gz`.
///
/// # Errors
/// When the file cannot be read.
pub fn read(path: &Path) -> Result<Vec<Document>, String> {
    let content = if path.exists() {
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?
    } else {
        let packed = path.with_extension("conllu.gz");
        let output = Command::new("gzip")
            .arg("-dc")
            .arg(&packed)
            .output()
            .map_err(|error| error.to_string())?;
        if !output.status.success() {
            return Err(format!("{}: cannot be read", packed.display()));
        }
        String::from_utf8(output.stdout).map_err(|error| error.to_string())?
    };
    Ok(parse(&content))
}

struct Line<'a> {
    columns: Vec<&'a str>,
    /// The surface of the multiword token that starts here, and its last word.
    group: Option<(&'a str, usize)>,
}

fn parse(content: &str) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut group: Option<(usize, usize, &str)> = None;
    let mut text = "";
    for line in content.lines() {
        if let Some(rest) = line.strip_prefix("# newdoc") {
            let id = rest.split('=').nth(1).unwrap_or("").trim().to_owned();
            documents.push(Document {
                id,
                ..Document::default()
            });
        } else if line.starts_with("# newpar") {
            if let Some(document) = documents.last_mut()
                && !document.text.is_empty()
                && !document.text.ends_with('\n')
            {
                document.text.push('\n');
            }
        } else if let Some(rest) = line.strip_prefix("# text =") {
            text = rest.trim();
        } else if line.is_empty() {
            if documents.is_empty() {
                documents.push(Document::default());
            }
            if let Some(document) = documents.last_mut() {
                finish(document, text, &lines);
            }
            lines.clear();
            group = None;
        } else if !line.starts_with('#') {
            let columns: Vec<&str> = line.split('\t').collect();
            if columns[0].contains('.') {
                continue;
            }
            if let Some((first, last)) = columns[0].split_once('-') {
                group = Some((first.parse().unwrap_or(0), last.parse().unwrap_or(0), columns[1]));
                continue;
            }
            let number: usize = columns[0].parse().unwrap_or(0);
            let here = group
                .filter(|(first, _, _)| *first == number)
                .map(|(_, last, surface)| (surface, last));
            lines.push(Line { columns, group: here });
        }
    }
    documents
}

/// Aligns the words of a sentence with its text, as `eval/run.py` does.
fn finish(document: &mut Document, text: &str, lines: &[Line]) {
    if lines.is_empty() {
        return;
    }
    if !document.text.is_empty() && !document.text.ends_with('\n') {
        document.text.push(' ');
    }
    let base = document.text.len();
    document.text.push_str(text);
    let mut at = 0;
    let mut words = Vec::new();
    let mut index = 0;
    let find = |needle: &str, from: usize| {
        text.get(from..)
            .and_then(|rest| rest.find(needle))
            .map(|found| from + found)
    };
    while index < lines.len() {
        let line = &lines[index];
        if let Some((surface, last)) = line.group {
            let start = find(surface, at).unwrap_or(at);
            let mut members = Vec::new();
            while index < lines.len() && lines[index].columns[0].parse::<usize>().unwrap_or(0) <= last {
                members.push(&lines[index]);
                index += 1;
            }
            let spelled = members.iter().map(|line| line.columns[1]).collect::<String>() == surface;
            let mut inner = start;
            for member in members {
                let span = if spelled {
                    (inner, inner + member.columns[1].len())
                } else {
                    (start, start + surface.len())
                };
                inner += member.columns[1].len();
                words.push(word(member, base, span));
            }
            at = start + surface.len();
        } else {
            let start = find(line.columns[1], at).unwrap_or(at);
            let end = start + line.columns[1].len();
            words.push(word(line, base, (start, end)));
            at = end;
            index += 1;
        }
    }
    document.sentences.push(words);
}

fn word(line: &Line, base: usize, span: (usize, usize)) -> Word {
    let column = |index: usize| (*line.columns.get(index).unwrap_or(&"_")).to_owned();
    let head: usize = column(6).parse().unwrap_or(0);
    Word {
        span: (base + span.0, base + span.1),
        form: column(1),
        lemma: column(2),
        upos: column(3),
        xpos: column(4),
        head: head.checked_sub(1),
        deprel: column(7),
    }
}
