//! [`find`]: where words stand in the article, for the search box.

use crate::text::{Order, Span};

/// More places than this help nobody.
const MOST: usize = 1000;

/// Where `words` stand, whatever their case: as a phrase, or, where the text has no such phrase, word by
/// word. In order of the text.
pub fn find(text: &str, words: &str) -> Vec<Span> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let phrase = occurrences(text, &words.join(" "));
    if !phrase.is_empty() || words.len() < 2 {
        return phrase;
    }
    let mut out: Vec<Span> = words.iter().flat_map(|word| occurrences(text, word)).collect();
    out.order();
    out.dedup();
    out.truncate(MOST);
    out
}

fn occurrences(text: &str, words: &str) -> Vec<Span> {
    let wanted: Vec<char> = words.chars().flat_map(char::to_lowercase).collect();
    // A single letter is found everywhere.
    if wanted.len() < 2 {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut free = 0;
    for (start, first) in text.char_indices() {
        if start < free || first.to_lowercase().next() != wanted.first().copied() {
            continue;
        }
        if let Some(length) = begins(text.get(start..).unwrap_or(""), &wanted) {
            free = start + length;
            out.push(Span::new(start, free));
            if out.len() == MOST {
                break;
            }
        }
    }
    out
}

/// How many bytes of `text` the wanted letters take, when it begins with them. Any white space is a space.
fn begins(text: &str, wanted: &[char]) -> Option<usize> {
    let mut left = wanted.iter();
    for (at, letter) in text.char_indices() {
        let space = letter.is_whitespace();
        for lower in if space { ' ' } else { letter }.to_lowercase() {
            if left.next() != Some(&lower) {
                return None;
            }
        }
        if left.as_slice().is_empty() {
            return Some(at + letter.len_utf8());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_first_then_words() {
        let text = "The Suez Canal was blocked. In suez\ncanal traffic İstanbul waits; the canal opens.";
        let found = |words: &str| -> Vec<&str> {
            find(text, words)
                .into_iter()
                .map(|span| text.get(span.range()).unwrap_or("?"))
                .collect()
        };
        assert_eq!(found("suez canal"), ["Suez Canal", "suez\ncanal"]);
        assert_eq!(found(" TRAFFIC  blocked "), ["blocked", "traffic"]);
        assert_eq!(found("istanbul"), [""; 0]);
        assert_eq!(found("İstanbul"), ["İstanbul"]);
        assert_eq!(found("a"), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }
}
