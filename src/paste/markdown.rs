//! Markdown read as text: headings, emphasis, links, pictures, fences, quotations and a YAML header.

use super::FrontMatter;
use super::date;

/// Whether a text is evidently Markdown.
pub(super) fn is_markdown(text: &str) -> bool {
    let headings = text
        .lines()
        .filter(|line| heading(line).is_some())
        .take(2)
        .count();
    let links = text.matches("](").take(2).count();
    let strong = text.matches("**").take(4).count() / 2;
    let fence = usize::from(text.lines().any(|line| line.starts_with("```")));
    let header = usize::from(yaml(text).is_some());
    headings + links + strong + fence + header * 2 >= 2
}

/// The front matter of the YAML header, and the text with the marks of Markdown taken away.
pub(super) fn read(text: &str) -> (FrontMatter, String) {
    let mut front = FrontMatter::default();
    let mut body = text;
    if let Some((header, rest)) = yaml(text) {
        body = rest;
        for line in header.lines() {
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim().trim_matches(['"', '\'']);
            if value.is_empty() {
                continue;
            }
            let value = value.to_owned();
            match key.trim().to_lowercase().as_str() {
                "title" => front.title = Some(value),
                "author" | "authors" | "by" => front.author = Some(value.trim_matches(['[', ']']).to_owned()),
                "date" | "published" => front.published = date::read(&value),
                "updated" | "modified" | "lastmod" => front.updated = date::read(&value),
                "source" | "outlet" | "publisher" => front.outlet = Some(value),
                "url" | "link" | "canonical" => front.url = Some(value),
                _ => {}
            }
        }
    }
    let mut out = String::with_capacity(body.len());
    let mut fenced = false;
    for line in body.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            out.push_str(line);
        } else if line.len() > 2
            && line.trim().chars().all(|c| matches!(c, '-' | '*' | '_' | '='))
            && !line.trim().is_empty()
        {
            out.push('\n');
        } else if let Some(words) = heading(line) {
            // A heading is a paragraph of its own, with or without blank lines around it.
            out.push('\n');
            out.push_str(&inline(words));
            out.push('\n');
        } else {
            out.push_str(&inline(line));
        }
        out.push('\n');
    }
    (front, out)
}

fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    ((1..=6).contains(&level) && words.starts_with(' '))
        .then(|| words.trim().trim_end_matches('#').trim_end())
}

/// The header between two lines of "---" at the very top, and the rest.
fn yaml(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start().strip_prefix("---\n")?;
    let end = rest.find("\n---")?;
    let header = rest.get(..end)?;
    let keys = header.lines().filter(|line| line.contains(": ")).count();
    (keys >= 1 && end < 4000).then(|| (header, rest.get(end + 4..).unwrap_or("").trim_start_matches('-')))
}

/// Without emphasis, with the words of links, without pictures.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['[', '!', '*', '_', '`', '\\', '<']) {
        out.push_str(rest.get(..at).unwrap_or(""));
        let from = rest.get(at..).unwrap_or("");
        let (words, length) = mark(from, out.chars().next_back());
        out.push_str(words);
        rest = from.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// What stands for the mark at the beginning of `from`, and how many bytes it takes.
fn mark(from: &str, before: Option<char>) -> (&str, usize) {
    let first = from.chars().next().map_or(1, char::len_utf8);
    let keep = (from.get(..first).unwrap_or(""), first);
    if let Some(picture) = from.strip_prefix("![") {
        return link(picture).map_or(keep, |(_, length)| ("", length + 2));
    }
    if let Some(words) = from.strip_prefix('[') {
        return link(words).map_or(keep, |(words, length)| (words, length + 1));
    }
    if let Some(address) = from.strip_prefix('<') {
        let end = address
            .bytes()
            .take(600)
            .position(|byte| byte == b'>')
            .filter(|_| address.starts_with("http"));
        return end.map_or(keep, |end| (address.get(..end).unwrap_or(""), end + 2));
    }
    if let Some(escaped) = from.strip_prefix('\\') {
        let next = escaped.chars().next().filter(char::is_ascii_punctuation);
        return next.map_or(keep, |c| {
            (escaped.get(..c.len_utf8()).unwrap_or(""), 1 + c.len_utf8())
        });
    }
    for emphasis in ["***", "**", "__", "*", "_", "`"] {
        if let Some(after) = from.strip_prefix(emphasis) {
            let opens = after.starts_with(|c: char| !c.is_whitespace());
            let closes = before.is_some_and(|c| !c.is_whitespace());
            let inside = emphasis.starts_with('_')
                && before.is_some_and(char::is_alphanumeric)
                && after.starts_with(char::is_alphanumeric);
            return if (opens || closes) && !inside {
                ("", emphasis.len())
            } else {
                keep
            };
        }
    }
    keep
}

/// "words](address)" gives the words and the length of the whole.
fn link(text: &str) -> Option<(&str, usize)> {
    // A link is short; without the bound a page of brackets would be searched again and again.
    let find = |text: &str, mark: u8| text.bytes().take(600).position(|byte| byte == mark);
    let close = find(text, b']')?;
    let after = text.get(close + 1..)?.strip_prefix('(')?;
    let end = find(after, b')')?;
    Some((text.get(..close)?, close + 2 + end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_away() {
        assert_eq!(
            inline(
                "**Salvage** teams [freed](https://example.org/a_b) the *Ever Given*, ![ship](a.jpg)snake_case, 3 * 4, \\*"
            ),
            "Salvage teams freed the Ever Given, snake_case, 3 * 4, *"
        );
        let (front, text) = read(
            "---\ntitle: \"Ship freed\"\ndate: 2021-03-29\nauthor: Ann Example\n---\n\n# Ship freed\nIt was **large**.\n",
        );
        assert_eq!(text.trim(), "Ship freed\n\nIt was large.");
        assert_eq!(front.title.as_deref(), Some("Ship freed"));
        assert_eq!(
            front.published.map(|d| d.to_string()).as_deref(),
            Some("2021-03-29")
        );
    }

    #[test]
    fn prose_is_no_markdown() {
        assert!(!is_markdown(
            "The ship [sic] was freed. #freed\nIt cost 3 * 4 million."
        ));
        assert!(is_markdown("# Ship freed\n\nIt was **large**."));
    }
}
