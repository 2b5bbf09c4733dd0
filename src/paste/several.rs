//! Several articles in one paste: noticed by separators of databases, or by a headline with its date or
//! byline after running text.

use super::Reason;
use super::plain::Draft;
use crate::text::{ends_sentence, is_byline, is_date_line};

/// Fewer words before or after are no article.
const FEWEST_WORDS: usize = 40;

/// Takes the paragraphs of a paste apart; one part when there is one article.
pub(super) fn split(mut drafts: Vec<Draft>) -> Vec<Vec<Draft>> {
    let mut starts: Vec<usize> = vec![0];
    for index in 1..drafts.len() {
        let words = |from: usize, to: usize| -> usize {
            drafts
                .get(from..to)
                .unwrap_or(&[])
                .iter()
                .filter(|draft| draft.dropped.is_none())
                .map(|draft| draft.text.split_whitespace().count())
                .take(200)
                .sum()
        };
        let last = starts.last().copied().unwrap_or(0);
        let separated = drafts
            .get(index - 1)
            .is_some_and(|before| is_separator(&before.text));
        let begins = separated && is_document_mark(drafts.get(index - 1)) || opens(&drafts, index);
        if begins
            && words(last, index) >= FEWEST_WORDS
            && words(index, (index + 60).min(drafts.len())) >= FEWEST_WORDS
        {
            starts.push(index);
        }
    }
    for draft in &mut drafts {
        if is_separator(&draft.text) {
            draft.dropped = draft.dropped.or(Some(Reason::Header));
        }
    }
    let mut parts = Vec::new();
    while let Some(start) = starts.pop() {
        parts.push(drafts.split_off(start.min(drafts.len())));
    }
    parts.reverse();
    parts
}

/// Whether an article opens here: a headline, and within the next three paragraphs a date line, or a
/// byline before a paragraph of running text.
fn opens(drafts: &[Draft], index: usize) -> bool {
    let line = |at: usize| {
        drafts
            .get(at)
            .filter(|d| d.dropped.is_none() && !d.quoted)
            .map(|d| d.text.as_str())
    };
    let Some(title) = line(index) else { return false };
    let words = title.split_whitespace().count();
    let headline = (4..=25).contains(&words)
        && (!ends_sentence(title) || title.ends_with('?'))
        && title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"'“‘".contains(c))
        && !title.starts_with(['-', '•', '*'])
        && !is_byline(title)
        && !is_date_line(title);
    let before = index
        .checked_sub(1)
        .and_then(line)
        .is_none_or(|before| ends_sentence(before) || is_separator(before) || is_byline(before));
    let stated = (index + 1..=index + 3)
        .map_while(line)
        .take_while(|line| line.split_whitespace().count() <= 25)
        .any(|line| is_date_line(line) || is_byline(line));
    headline && before && stated
}

/// "=====", "* * *", "End of Document", "Document 2 of 5".
fn is_separator(line: &str) -> bool {
    let marks = line.chars().filter(|c| !c.is_whitespace());
    let drawn =
        line.len() >= 3 && marks.clone().count() >= 3 && marks.clone().all(|c| "=-_*~#—–•".contains(c));
    drawn || document_mark(line)
}

fn document_mark(line: &str) -> bool {
    let lower = line.to_lowercase();
    let counted = ["document ", "article ", "story ", "result "].iter().any(|word| {
        lower
            .strip_prefix(word)
            .and_then(|rest| rest.split_once(" of "))
            .is_some_and(|(a, b)| {
                [a, b]
                    .iter()
                    .all(|n| !n.is_empty() && n.len() < 5 && n.bytes().all(|c| c.is_ascii_digit()))
            })
    });
    counted || lower == "end of document"
}

fn is_document_mark(draft: Option<&Draft>) -> bool {
    draft.is_some_and(|draft| document_mark(&draft.text))
}
