//! [`Cursor`]: the source of a page, read tag by tag: names, attributes, where an element ends. What the tags
//! mean for each other, `parse` knows.

use super::entities::decoded;
use super::tree::ATTRIBUTES;

/// No attribute is looked at beyond so many bytes.
const LONGEST_VALUE: usize = 4000;

/// A place in the source.
pub(super) struct Cursor<'a> {
    pub(super) source: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    /// What is left.
    pub(super) fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or("")
    }

    /// Goes on behind the next `mark`, or to the end.
    pub(super) fn skip_past(&mut self, mark: &str) {
        self.at = match self.rest().find(mark) {
            Some(place) => self.at + place + mark.len(),
            None => self.source.len(),
        };
    }

    /// The name of a tag, in lower case.
    pub(super) fn name(&mut self) -> String {
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '/' || c == '>')
            .unwrap_or(rest.len());
        self.at += end;
        let ascii = rest.chars().take(end.min(40)).take_while(char::is_ascii_graphic);
        ascii.map(|c| c.to_ascii_lowercase()).collect()
    }

    /// The wanted attributes of a tag; goes on behind the tag.
    pub(super) fn attributes(&mut self) -> Vec<(String, String)> {
        let mut out: Vec<(String, String)> = Vec::new();
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            self.at += rest.len() - trimmed.len();
            if trimmed.is_empty() {
                return out;
            }
            if trimmed.starts_with('>') {
                self.at += 1;
                return out;
            }
            // An equals sign at the beginning is part of the name.
            let end = trimmed
                .char_indices()
                .skip(1)
                .find(|(_, c)| c.is_whitespace() || matches!(c, '/' | '>' | '='))
                .map_or(trimmed.len(), |(place, _)| place);
            let name = trimmed.get(..end).unwrap_or("");
            self.at += end;
            let value = self.value();
            let known = ATTRIBUTES.iter().find(|known| known.eq_ignore_ascii_case(name));
            if let Some(known) = known
                && !out.iter().any(|(other, _)| other == known)
            {
                out.push(((*known).to_owned(), decoded(value).into_owned()));
            }
        }
    }

    /// The value behind an attribute's name; empty when there is none.
    fn value(&mut self) -> &'a str {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        let Some(behind) = trimmed.strip_prefix('=') else {
            return "";
        };
        let value = behind.trim_start();
        self.at += rest.len() - value.len();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, used) = if let Some(quote) = quote {
            let inside = value.get(1..).unwrap_or("");
            match inside.find(quote) {
                Some(end) => (inside.get(..end).unwrap_or(""), end + 2),
                None => ("", value.len()),
            }
        } else {
            let end = value
                .find(|c: char| c.is_whitespace() || c == '>')
                .unwrap_or(value.len());
            (value.get(..end).unwrap_or(""), end)
        };
        self.at += used;
        let mut end = value.len().min(LONGEST_VALUE);
        while !value.is_char_boundary(end) {
            end -= 1;
        }
        value.get(..end).unwrap_or("")
    }

    /// Where the end tag of `name` begins, counted over elements of the same name inside when `nested`.
    pub(super) fn end_tag(&self, name: &str, nested: bool) -> usize {
        let bytes = self.source.as_bytes();
        let named = |at: usize| {
            let after = at + name.len();
            bytes
                .get(at..after)
                .is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
                && !bytes.get(after).is_some_and(u8::is_ascii_alphanumeric)
        };
        let mut deep = 0_usize;
        let mut at = self.at;
        while let Some(place) = self.source.get(at..).and_then(|rest| rest.find('<')) {
            at += place + 1;
            if bytes.get(at) == Some(&b'/') && named(at + 1) {
                if deep == 0 {
                    return at - 1;
                }
                deep -= 1;
            } else if nested && named(at) {
                deep += 1;
            }
        }
        self.source.len()
    }
}
