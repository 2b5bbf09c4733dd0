//! Whether the words around an expression speak of the future or of the past.

use super::lex::{LINE, Lex, SENTENCE};

/// Words after which a bare date usually lies ahead.
const FUTURE: &[&str] = &[
    "will",
    "ll",
    "shall",
    "would",
    "scheduled",
    "due",
    "expected",
    "expects",
    "expect",
    "plans",
    "plan",
    "planned",
    "planning",
    "set",
    "slated",
    "until",
    "till",
    "upcoming",
    "going",
    "expire",
    "expires",
    "deadline",
    "must",
    "should",
    "could",
    "can",
    "hopes",
    "wants",
    "intends",
    "aims",
    "begins",
    "starts",
    "takes",
    "opens",
    "becomes",
    "next",
    "proposed",
    "payable",
    "awaiting",
    "pending",
    "may",
    "might",
    "tomorrow",
];

/// Verbs in the past that do not end in "-ed".
const PAST: &[&str] = &[
    "was",
    "were",
    "had",
    "did",
    "said",
    "told",
    "came",
    "went",
    "made",
    "took",
    "gave",
    "got",
    "began",
    "fell",
    "rose",
    "met",
    "left",
    "held",
    "won",
    "lost",
    "sold",
    "bought",
    "paid",
    "found",
    "sent",
    "led",
    "kept",
    "set",
    "hit",
    "shot",
    "ran",
    "saw",
    "thought",
    "knew",
    "brought",
    "became",
    "broke",
    "spoke",
    "wrote",
    "grew",
    "drew",
    "flew",
    "struck",
    "sought",
    "fought",
    "built",
    "spent",
    "cut",
    "put",
    "been",
    "has",
    "have",
    "since",
    "ago",
    "yesterday",
    "sank",
    "shut",
    "stood",
    "slid",
    "swept",
    "sprang",
    "dropped",
    "died",
    "quit",
];

enum Cue {
    Future,
    Past,
    None,
}

fn cue(word: &str) -> Cue {
    if FUTURE.contains(&word) {
        Cue::Future
    } else if PAST.contains(&word)
        || word.len() > 4 && word.ends_with("ed") && !matches!(word, "united" | "hundred" | "indeed")
    {
        Cue::Past
    } else {
        Cue::None
    }
}

/// `Some(true)` for the future, `Some(false)` for the past, `None` when nothing near tells.
pub(super) fn ahead(text: &str, lexes: &[Lex], pieces: (usize, usize)) -> Option<bool> {
    let (start, end) = pieces;
    // Backwards, nearest first, up to the sentence's beginning.
    let mut at = start;
    for _ in 0..14 {
        if lexes.get(at).is_none_or(|lex| lex.has(LINE) || lex.has(SENTENCE)) {
            break;
        }
        let Some(before) = at.checked_sub(1) else { break };
        at = before;
        let Some(lex) = lexes.get(at) else { break };
        match cue(lex.of(text).to_ascii_lowercase().as_str()) {
            Cue::Future => return Some(true),
            Cue::Past => return Some(false),
            Cue::None => {}
        }
    }
    for lex in lexes.iter().skip(end).take(14) {
        if lex.has(LINE) || lex.has(SENTENCE) {
            break;
        }
        match cue(lex.of(text).to_ascii_lowercase().as_str()) {
            Cue::Future => return Some(true),
            Cue::Past => return Some(false),
            Cue::None => {}
        }
    }
    None
}
