//! Whether the words around an expression speak of the future or of the past.

use super::found::Found;
use super::lex::{LINE, Lex, SENTENCE};
use super::timex::Bound;
use super::verbs;
use crate::syntax::Syntax;
use crate::text::Source;

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
    "supposed",
    "plans",
    "plan",
    "planned",
    "planning",
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
    "proposed",
    "payable",
    "awaiting",
    "pending",
    "may",
    "might",
    "tomorrow",
    "conclude",
    "proposes",
    "effective",
    "be",
];

/// Words that speak of the future from the time of writing, so that a date after them counts from it.
const WILL: &[&str] = &["will", "ll", "shall"];

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

/// What was done when it is spoken of as a day's: "Friday's attack".
const DONE: &[&str] = &[
    "announcement",
    "arrest",
    "arrests",
    "attack",
    "attacks",
    "blast",
    "blasts",
    "bombing",
    "bombings",
    "clashes",
    "collapse",
    "crash",
    "explosion",
    "explosions",
    "fire",
    "killing",
    "killings",
    "raid",
    "raids",
    "remarks",
    "ruling",
    "shooting",
    "statement",
    "storm",
    "verdict",
];

enum Cue {
    Future,
    Past,
    None,
}

/// What the nearest word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// "will": ahead of the time of writing.
    Will,
    /// Ahead, perhaps of the story's own time: "would", "scheduled".
    Future,
    Past,
    /// Planned and called off: the nearest, on either side.
    Either,
    Unknown,
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

/// The tense around an expression: that of the verb which governs it, where there is a tree; else the
/// nearest cue before it in its sentence, else the nearest after it.
pub(super) fn around(source: &Source, syntax: &Syntax, lexes: &[Lex], found: &Found) -> Tense {
    let text: &str = &source.text;
    let (start, end) = found.pieces;
    let word = |at: Option<usize>| {
        at.and_then(|at| lexes.get(at))
            .map_or("", |lex| lex.of(text))
            .to_ascii_lowercase()
    };
    // "as early as Tuesday", "as soon as Tuesday"
    if word(start.checked_sub(1)) == "as"
        && matches!(word(start.checked_sub(2)).as_str(), "early" | "soon" | "late")
    {
        return Tense::Future;
    }
    // "They will appeal against Wednesday's ruling."
    if word(Some(end)) == "'s" && DONE.contains(&word(Some(end + 1)).as_str()) {
        return Tense::Past;
    }
    match verbs::tense(source, syntax, found.span) {
        // "Was extended until Friday"; but "until Friday, it had been open".
        Some(Tense::Past) if found.bound == Some(Bound::Until) => {
            let opens = start
                .checked_sub(1)
                .and_then(|at| lexes.get(at))
                .is_some_and(|lex| lex.has(SENTENCE));
            return if opens { Tense::Past } else { Tense::Future };
        }
        Some(tense) => return tense,
        None => {}
    }
    let judge = |at: usize| {
        let word = word(Some(at));
        let before = word_before(text, lexes, at);
        match cue(&word) {
            Cue::Future if WILL.contains(&word.as_str()) => Tense::Will,
            Cue::Future if matches!(before, "is" | "are" | "'re" | "re") => Tense::Will,
            // "had been due to expire Friday" looks ahead from a time that is over.
            Cue::Future if (1..=4).any(|back| self::word(text, lexes, at.wrapping_sub(back)) == "had") => {
                Tense::Past
            }
            Cue::Future => Tense::Future,
            Cue::Past => Tense::Past,
            Cue::None if word == "set" && self::word(text, lexes, at + 1) == "to" => Tense::Future,
            Cue::None => Tense::Unknown,
        }
    };
    // Backwards, nearest first, up to the sentence's beginning.
    let mut at = start;
    for _ in 0..14 {
        if lexes.get(at).is_none_or(|lex| lex.has(LINE) || lex.has(SENTENCE)) {
            break;
        }
        let Some(before) = at.checked_sub(1) else { break };
        at = before;
        let tense = judge(at);
        if tense != Tense::Unknown {
            return tense;
        }
    }
    for (at, lex) in lexes.iter().enumerate().skip(end).take(14) {
        if lex.has(LINE) || lex.has(SENTENCE) {
            break;
        }
        let tense = judge(at);
        if tense != Tense::Unknown {
            return tense;
        }
    }
    Tense::Unknown
}

fn word<'t>(text: &'t str, lexes: &[Lex], at: usize) -> &'t str {
    lexes.get(at).map_or("", |lex| lex.of(text))
}

fn word_before<'t>(text: &'t str, lexes: &[Lex], at: usize) -> &'t str {
    at.checked_sub(1).map_or("", |before| word(text, lexes, before))
}
