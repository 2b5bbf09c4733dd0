//! The sentence splitter: which tokens begin a sentence.

use super::wordlists::{AMBIGUOUS, LEADING};
use crate::text::Span;

/// For each token of one paragraph, whether a sentence starts there. The first always does.
pub(crate) fn starts(text: &str, tokens: &[Span]) -> Vec<bool> {
    let mut starts = vec![false; tokens.len()];
    let mut open_quote = false;
    for (index, &token) in tokens.iter().enumerate() {
        if index == 0 {
            starts[0] = true;
        } else if boundary(text, tokens, index, open_quote) {
            starts[index] = true;
        }
        if token.of(text) == "\"" {
            open_quote = !open_quote;
        }
    }
    starts
}

/// Whether a sentence ends before token `index`.
fn boundary(text: &str, tokens: &[Span], index: usize, open_quote: bool) -> bool {
    let form = |at: usize| tokens.get(at).map_or("", |token| token.of(text));
    let glued = |at: usize| {
        at > 0
            && tokens
                .get(at)
                .zip(tokens.get(at - 1))
                .is_some_and(|(token, before)| token.start == before.end)
    };
    let this = form(index);
    // closing marks belong to the sentence that they close
    let closes = matches!(this, ")" | "]" | "”" | "’" | "''" | "»")
        || (matches!(this, "\"" | "'") && (open_quote || glued(index)));
    if closes || ends(this) || is_face(this) {
        return false;
    }
    if is_dateline(index, &form) {
        return true;
    }
    let mut at = index - 1;
    while at > 0 && is_closer(form(at)) && glued(at) {
        at -= 1;
    }
    let mark = form(at);
    let mut next = index;
    while matches!(
        form(next),
        "\"" | "“" | "‘" | "'" | "``" | "(" | "[" | "-" | "*" | "•"
    ) {
        next += 1;
    }
    let first = form(next).chars().next().unwrap_or('a');
    let begins = first.is_uppercase() || !first.is_alphabetic();
    if ends(mark) {
        let ellipsis = mark.len() > 1 && mark.starts_with(['.', '…']);
        return (begins || (!ellipsis && !glued(index))) && !(ellipsis && glued(index));
    }
    if is_face(mark) {
        return first.is_uppercase();
    }
    let Some(word) = mark.strip_suffix('.') else {
        return false;
    };
    if at != index - 1 || !first.is_uppercase() {
        return false;
    }
    let lower = word.to_lowercase();
    if LEADING.contains(&lower.as_str()) && !AMBIGUOUS.contains(&lower.as_str()) {
        return false;
    }
    is_opener(form(next)) && word.chars().count() > 1
}

/// ":-)": it closes the sentence before it.
fn is_face(form: &str) -> bool {
    form.len() > 1 && form.starts_with([':', ';']) && form.ends_with([')', '(', 'D', 'P'])
}

/// "NIAMEY, Niger (AP) — Talks": what follows the dash is the first sentence.
fn is_dateline<'a>(index: usize, form: &impl Fn(usize) -> &'a str) -> bool {
    let dash = |at: usize| matches!(form(at), "-" | "--" | "—" | "–");
    if !(2..=14).contains(&index) || !dash(index - 1) || (0..index - 1).any(dash) {
        return false;
    }
    let place = form(0);
    let capitals = place.len() > 2 && place.chars().all(char::is_uppercase);
    capitals && form(index).starts_with(char::is_uppercase) && (0..index - 1).all(|at| !ends(form(at)))
}

fn ends(form: &str) -> bool {
    !form.is_empty() && form.chars().all(|c| matches!(c, '.' | '!' | '?' | '…' | '。'))
}

fn is_closer(form: &str) -> bool {
    matches!(form, ")" | "]" | "”" | "’" | "''" | "\"" | "'" | "»")
}

/// Words that begin a sentence and hardly ever continue a name.
fn is_opener(form: &str) -> bool {
    matches!(
        form,
        "The"
            | "A"
            | "An"
            | "In"
            | "On"
            | "At"
            | "It"
            | "He"
            | "She"
            | "They"
            | "We"
            | "But"
            | "And"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "His"
            | "Her"
            | "Its"
            | "Their"
            | "For"
            | "As"
            | "If"
            | "When"
            | "While"
            | "After"
            | "Before"
            | "However"
            | "There"
            | "Some"
            | "Many"
            | "Most"
            | "No"
            | "Not"
            | "By"
            | "With"
            | "From"
            | "To"
            | "Since"
            | "Although"
            | "Meanwhile"
            | "What"
            | "Who"
            | "How"
            | "Why"
            | "You"
            | "I"
            | "Our"
            | "My"
            | "Your"
            | "So"
            | "Both"
            | "All"
            | "Such"
            | "Then"
            | "Now"
            | "Here"
            | "According"
    )
}
