//! E-mail: files with headers and parts (RFC 5322, 2045, 2047), and pasted threads with ">" and "On …
//! wrote:".
//!
//! No attachment is opened; of several alternatives the plain one is preferred by the caller.

use super::encoding::{self, Encoding};
use super::plain::Row;
use super::{FrontMatter, Reason, date};

/// An e-mail file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// Subject, sender, date.
    pub front: FrontMatter,
    /// The plain text, when there is one.
    pub plain: Option<String>,
    /// The HTML source, when there is one; to be parsed by an inert parser.
    pub html: Option<String>,
}

/// Parts inside parts are followed so far.
const DEEPEST: usize = 6;
/// A message with fewer words is a note to another one.
const FEWEST_WORDS: usize = 40;

/// Reads an e-mail file; `None` when it is none.
pub fn read_mail(bytes: &[u8]) -> Option<Mail> {
    let (headers, body) = headers(bytes);
    let has = |name: &str| field(&headers, name).is_some();
    let typical = [
        "mime-version",
        "received",
        "message-id",
        "content-type",
        "return-path",
    ];
    if !(has("from") && (has("subject") || has("date")) && typical.iter().any(|name| has(name))) {
        return None;
    }
    let mut mail = Mail {
        front: FrontMatter {
            title: field(&headers, "subject").map(|subject| subject_line(&words(subject))),
            author: field(&headers, "from").map(|from| sender(&words(from))),
            published: field(&headers, "date").and_then(date::read),
            ..FrontMatter::default()
        },
        ..Mail::default()
    };
    let mut parts = vec![(headers, body, 0)];
    while let Some((headers, body, depth)) = parts.pop() {
        let kind = field(&headers, "content-type").unwrap_or("text/plain").to_owned();
        let lower = kind.to_lowercase();
        if lower.starts_with("multipart/") && depth < DEEPEST {
            let Some(boundary) = parameter(&kind, "boundary") else {
                continue;
            };
            let mut inside = split(body, &boundary);
            inside.reverse();
            parts.extend(inside.into_iter().map(|part| {
                let (headers, body) = self::headers(part);
                (headers, body, depth + 1)
            }));
        } else if lower.starts_with("text/plain") && mail.plain.is_none() {
            mail.plain = Some(decoded(&headers, &kind, body));
        } else if lower.starts_with("text/html") && mail.html.is_none() {
            mail.html = Some(decoded(&headers, &kind, body));
        }
    }
    Some(mail)
}

type Headers = Vec<(String, String)>;

/// The header fields, unfolded, and the rest.
fn headers(bytes: &[u8]) -> (Headers, &[u8]) {
    let mut out: Headers = Vec::new();
    let mut rest = bytes;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = rest.split_at(end + 1);
        let line = std::str::from_utf8(line).map_or_else(|_| encoding::latin(line), str::to_owned);
        let line = line.trim_end();
        if line.is_empty() {
            return (out, after);
        }
        match (line.starts_with([' ', '\t']), line.split_once(':')) {
            (true, _) => {
                if let Some((_, value)) = out.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
            (false, Some((name, value))) if !name.contains(' ') => {
                out.push((name.to_lowercase(), value.trim().to_owned()));
            }
            _ if out.is_empty() && line.starts_with("From ") => {}
            _ => return (out, rest),
        }
        rest = after;
    }
    (out, rest)
}

fn field<'a>(headers: &'a Headers, name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|(n, _)| n == name)
        .map(|(_, value)| value.as_str())
}

/// A parameter of a content type: `charset=utf-8`, `boundary="x"`.
fn parameter(kind: &str, name: &str) -> Option<String> {
    kind.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// The parts between boundary lines.
fn split<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(mark.as_bytes()) {
            if let Some(part) = start.and_then(|start| body.get(start..at)) {
                parts.push(part);
            }
            start = Some(at + line.len());
        }
        at += line.len();
    }
    if let Some(part) = start
        .and_then(|start| body.get(start..))
        .filter(|part| part.len() > 4)
    {
        parts.push(part);
    }
    parts.truncate(40);
    parts
}

/// A part's text: transfer encoding undone, characters decoded.
fn decoded(headers: &Headers, kind: &str, body: &[u8]) -> String {
    let transfer = field(headers, "content-transfer-encoding")
        .unwrap_or("")
        .to_lowercase();
    let bytes = match transfer.as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    };
    let named = parameter(kind, "charset").and_then(|name| Encoding::named(&name));
    encoding::decode(&bytes, named.unwrap_or_else(|| encoding::guess(&bytes)))
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'=' {
            out.push(byte);
            continue;
        }
        match after {
            [b'\r', b'\n', tail @ ..] | [b'\n', tail @ ..] => rest = tail,
            [a, b, tail @ ..] => {
                let digit = |c: u8| (c as char).to_digit(16);
                if let (Some(high), Some(low)) = (digit(*a), digit(*b)) {
                    out.push((high * 16 + low) as u8);
                    rest = tail;
                } else {
                    out.push(byte);
                }
            }
            _ => out.push(byte),
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for &byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    out
}

/// Encoded words of a header (RFC 2047) decoded: "=?UTF-8?Q?Caf=C3=A9?=".
fn words(header: &str) -> String {
    let mut out = String::new();
    let mut rest = header;
    let mut after_encoded = false;
    while let Some(start) = rest.find("=?") {
        let (before, from) = rest.split_at(start);
        let mut fields = from.get(2..).unwrap_or("").splitn(4, '?');
        let (Some(charset), Some(kind), Some(text), Some(tail)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            break;
        };
        if !(after_encoded && before.trim().is_empty()) {
            out.push_str(before);
        }
        let bytes = match kind {
            "B" | "b" => base64(text.as_bytes()),
            _ => quoted_printable(text.replace('_', " ").as_bytes()),
        };
        let encoding = Encoding::named(charset).unwrap_or_else(|| encoding::guess(&bytes));
        out.push_str(&encoding::decode(&bytes, encoding));
        rest = tail.strip_prefix('=').unwrap_or(tail);
        after_encoded = true;
    }
    out.push_str(rest);
    out
}

/// "Re: Fwd: Ship freed" gives "Ship freed".
fn subject_line(subject: &str) -> String {
    let mut subject = subject.trim();
    while let Some((mark, rest)) = subject.split_once(':') {
        if !["re", "fwd", "fw", "aw", "wg", "tr", "sv"].contains(&mark.to_lowercase().as_str()) {
            break;
        }
        subject = rest.trim();
    }
    subject.to_owned()
}

/// "Ann Example <ann@example.org>" gives the name; a bare address stays.
fn sender(from: &str) -> String {
    let name = from
        .split(['<', '['])
        .next()
        .unwrap_or("")
        .trim()
        .trim_matches('"')
        .trim();
    if name.is_empty() {
        from.trim_matches(['<', '>', ' ']).to_owned()
    } else {
        name.to_owned()
    }
}

/// One message of a pasted thread.
#[derive(Default)]
pub(super) struct Letter {
    pub(super) front: FrontMatter,
    pub(super) rows: Vec<Row>,
}

/// Takes a pasted thread apart into its messages; what is no thread comes back as one letter.
///
/// Every message of some length is an article of its own, the newest first; short notes and headers go
/// with the first as dropped rows.
pub(super) fn thread(rows: Vec<Row>) -> Vec<Letter> {
    let depths: Vec<usize> = rows.iter().map(|row| depth(&row.text).0).collect();
    let marks: Vec<Option<Opening>> = (0..rows.len())
        .map(|index| opening(&rows, &depths, index))
        .collect();
    let mut letters = vec![Letter::default()];
    // Whether a letter has words of its own yet.
    let mut worded = vec![false];
    let mut by_depth: Vec<usize> = vec![0];
    let mut header_until = 0;
    let is_thread = marks.iter().any(Option::is_some);
    for (index, mut row) in rows.into_iter().enumerate() {
        let deep = depths.get(index).copied().unwrap_or(0);
        let bare = depth(&row.text).1.to_owned();
        if !is_thread {
            row.quoted = deep > 0;
            row.text = bare;
            if let Some(letter) = letters.last_mut().filter(|_| !row.text.is_empty()) {
                letter.rows.push(row);
            }
            continue;
        }
        row.text = bare;
        if let Some(Some(mark)) = marks.get(index) {
            let fresh = index < header_until || worded.last() == Some(&false);
            if !fresh {
                letters.push(Letter::default());
                worded.push(false);
            }
            let current = letters.len() - 1;
            let deeper = depths.get(index + mark.rows).copied().unwrap_or(deep);
            by_depth.truncate(deeper.max(deep));
            by_depth.resize(deeper.max(deep) + 1, current);
            if deeper <= deep {
                by_depth.clear();
                by_depth.resize(deep + 1, current);
            }
            if let Some(letter) = letters.last_mut() {
                letter.front.complete(mark.front.clone());
            }
            header_until = header_until.max(index + mark.rows);
        }
        row.dropped = (index < header_until).then_some(Reason::Header);
        let current = by_depth.get(deep).or(by_depth.last()).copied().unwrap_or(0);
        if let Some(letter) = letters.get_mut(current).filter(|_| !row.text.is_empty()) {
            if let Some(worded) = worded.get_mut(current) {
                *worded |= row.dropped.is_none();
            }
            letter.rows.push(row);
        }
    }
    for letter in &mut letters {
        mark_signature(&mut letter.rows);
    }
    gather(letters)
}

/// Keeps the messages of some length, the others go with the first as dropped rows.
fn gather(letters: Vec<Letter>) -> Vec<Letter> {
    let words = |letter: &Letter| -> usize {
        letter
            .rows
            .iter()
            .filter(|row| row.dropped.is_none())
            .map(|row| row.text.split_whitespace().count())
            .sum()
    };
    let longest = letters.iter().map(words).max().unwrap_or(0);
    let enough = FEWEST_WORDS.min(longest);
    let mut kept: Vec<Letter> = Vec::new();
    let mut aside: Vec<Row> = Vec::new();
    for mut letter in letters {
        if words(&letter) >= enough {
            if kept.is_empty() {
                aside.append(&mut letter.rows);
                letter.rows = std::mem::take(&mut aside);
            }
            kept.push(letter);
        } else {
            for row in &mut letter.rows {
                row.dropped = row.dropped.or(Some(Reason::Quoted));
            }
            match kept.first_mut() {
                Some(first) => first.rows.append(&mut letter.rows),
                None => aside.append(&mut letter.rows),
            }
        }
    }
    kept
}

/// How often a line is quoted, and the line without the marks.
fn depth(line: &str) -> (usize, &str) {
    let mut rest = line;
    let mut depth = 0;
    while let Some(after) = rest.strip_prefix('>') {
        depth += 1;
        rest = after.trim_start();
    }
    (depth, rest)
}

/// The line at which a message of a thread begins.
struct Opening {
    front: FrontMatter,
    /// Lines of its header.
    rows: usize,
}

fn opening(rows: &[Row], depths: &[usize], index: usize) -> Option<Opening> {
    let line = |at: usize| -> Option<&str> {
        (depths.get(at) == depths.get(index))
            .then(|| rows.get(at).map(|row| depth(&row.text).1))
            .flatten()
    };
    let first = line(index)?;
    if first.starts_with("On ") && first.len() < 300 {
        let mut said = String::new();
        for (count, at) in (index..index + 3).enumerate() {
            said.push_str(line(at)?);
            if said.ends_with("wrote:") && said.chars().any(|c| c.is_ascii_digit()) {
                return Some(Opening {
                    front: attribution(&said),
                    rows: count + 1,
                });
            }
            said.push(' ');
        }
        return None;
    }
    let lower = first.to_lowercase();
    let marker = (lower.starts_with("--")
        && (lower.contains("original message") || lower.contains("forwarded message")))
        || lower.starts_with("begin forwarded message");
    if marker {
        let block = header_block(&line, index + 1);
        let (front, count) = block.unwrap_or_default();
        return Some(Opening {
            front,
            rows: count + 1,
        });
    }
    header_block(&line, index).map(|(front, rows)| Opening { front, rows })
}

/// Three or more of From, Date, To, Subject in a row, beginning with one of them.
fn header_block<'a>(line: &impl Fn(usize) -> Option<&'a str>, from: usize) -> Option<(FrontMatter, usize)> {
    const NAMES: [&str; 8] = ["from", "sent", "date", "to", "cc", "subject", "reply-to", "bcc"];
    let mut front = FrontMatter::default();
    let mut fields = 0;
    let mut at = from;
    while let Some((name, value)) = line(at).and_then(|line| line.trim_start_matches('*').split_once(':')) {
        let name = name.trim_matches('*').to_lowercase();
        if !NAMES.contains(&name.as_str()) {
            break;
        }
        let value = value.trim_matches(['*', ' ']);
        match name.as_str() {
            "from" => front.author = Some(sender(value)),
            "sent" | "date" => front.published = date::read(value),
            "subject" => front.title = Some(subject_line(value)),
            _ => {}
        }
        fields += 1;
        at += 1;
        if fields >= 12 {
            break;
        }
    }
    (fields >= 3 && front.author.is_some()).then_some((front, at - from))
}

/// "On Mon, 3 May 2021 at 10:12, Ann Example <ann@example.org> wrote:".
fn attribution(said: &str) -> FrontMatter {
    let inside = said.trim_start_matches("On ").trim_end_matches("wrote:").trim();
    let author = inside.split('<').next().and_then(|before| {
        let name = before.rsplit([',', ':']).next().unwrap_or(before).trim();
        // The name follows the clock time when no comma stands between.
        let name = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let name = name
            .strip_prefix("AM ")
            .or_else(|| name.strip_prefix("PM "))
            .unwrap_or(name);
        (!name.is_empty()).then(|| name.to_owned())
    });
    FrontMatter {
        author,
        published: date::read(inside),
        ..FrontMatter::default()
    }
}

/// What follows "-- " at the end of a message is its signature.
fn mark_signature(rows: &mut [Row]) {
    let from = rows.len().saturating_sub(14);
    let Some(start) = rows
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, row)| row.dropped.is_none() && (row.text == "--" || row.text == "—"))
        .map(|(index, _)| index)
    else {
        return;
    };
    for row in rows.iter_mut().skip(start) {
        row.dropped = row.dropped.or(Some(Reason::Signature));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_two_alternatives() {
        let file = "From: =?UTF-8?Q?Caf=C3=A9_desk?= <desk@example.org>\r\nSubject: Re: The\r\n canal\r\nDate: Mon, 29 Mar 2021 18:02:00 +0200\r\n\
            MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\nThe ship was fre=\r\ned =E2=80=93 at last.\r\n--b1\r\nContent-Type: text/html\r\n\
            Content-Transfer-Encoding: base64\r\n\r\nPHA+U2hpcDwvcD4=\r\n--b1--\r\n";
        let mail = read_mail(file.as_bytes()).unwrap();
        assert_eq!(mail.front.author.as_deref(), Some("Café desk"));
        assert_eq!(mail.front.title.as_deref(), Some("The canal"));
        assert_eq!(
            mail.front.published.map(|d| d.to_string()).as_deref(),
            Some("2021-03-29T18:02")
        );
        assert_eq!(
            mail.plain.as_deref().map(str::trim),
            Some("The ship was freed – at last.")
        );
        assert_eq!(mail.html.as_deref(), Some("<p>Ship</p>"));
        assert_eq!(read_mail(b"Dear all: the ship is free.\n\nDate: today"), None);
    }

    #[test]
    fn attributions() {
        for said in [
            "On Mon, 3 May 2021 at 10:12, Ann Example <ann@example.org> wrote:",
            "On May 3, 2021, at 10:12 AM, Ann Example <ann@example.org> wrote:",
            "On 2021-05-03 10:12 Ann Example wrote:",
        ] {
            let front = attribution(said);
            assert_eq!(front.author.as_deref(), Some("Ann Example"), "{said}");
            assert_eq!(
                front.published.map(|d| d.to_string()).as_deref(),
                Some("2021-05-03T10:12"),
                "{said}"
            );
        }
    }
}
