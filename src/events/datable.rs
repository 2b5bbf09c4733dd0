//! Which time expressions can date an event at all. Those that only measure ("the lowest since 1985"), that the text
//! compares with ("more than in 2019", "those of 1978"), or that are part of a name, date nothing.
//!
//! Which of the others dates which event is the business of [`super::dating`].

use super::reading::Reading;
use crate::actors::MentionKind;
use crate::syntax::{Deprel, Upos};
use crate::text::{TimexId, TokenId};
use crate::time::{Bound, Timex, TimexKind};

/// The expressions of the sentence of a token that can date an event.
pub(super) fn timexes_in(reading: &Reading<'_>, token: TokenId) -> Vec<TimexId> {
    let sentence = reading.syntax.sentence(token);
    let start = reading
        .timexes
        .partition_point(|timex| timex.span.end <= sentence.span.start);
    (start..reading.timexes.len())
        .take_while(|&index| reading.timexes[index].span.start < sentence.span.end)
        .map(TimexId::from)
        .filter(|&id| dates(reading, id))
        .collect()
}

/// Whether an expression can be the date of an event.
pub(super) fn dates(reading: &Reading<'_>, id: TimexId) -> bool {
    reading.timexes.get(id.index()).is_some_and(|timex| {
        timex.interval.is_some()
            && matches!(
                timex.kind,
                TimexKind::Date | TimexKind::Time | TimexKind::Duration
            )
            && (timex.kind != TimexKind::Duration || timex.range.is_some() || !timex.edtf.is_empty())
            && !is_measure(reading, timex)
            && !is_compared(reading, timex)
            && !is_named(reading, timex)
    })
}

/// "Its lowest level since 1985", "the first since 1958", "below 1990 levels": the year measures, it dates
/// nothing.
fn is_measure(reading: &Reading<'_>, timex: &Timex) -> bool {
    let tokens = reading.syntax.tokens_in(timex.span);
    if tokens.is_empty() {
        return false;
    }
    let next = TokenId(tokens.end);
    if next.index() < reading.syntax.len() && reading.lemma(next) == "level" {
        return true;
    }
    timex.bound == Some(Bound::Since) && is_extreme(reading, tokens.start)
}

/// So many words before "since" may stand what is extreme.
const BEFORE_SINCE: u32 = 7;

/// Whether "the first", "the worst", "the deadliest" stands shortly before a token, in its sentence.
fn is_extreme(reading: &Reading<'_>, before: u32) -> bool {
    let sentence = reading.syntax.sentence(TokenId(before)).tokens.start;
    let from = before.saturating_sub(BEFORE_SINCE).max(sentence);
    (from..before).map(TokenId).any(|token| {
        matches!(reading.syntax.xpos(token), "JJS" | "RBS")
            || matches!(reading.lemma(token), "first" | "only" | "worst" | "best")
    })
}

/// So many words before an expression may stand what it is compared with.
const COMPARED: u32 = 8;

/// "The deadliest since Hurricane Katrina in 2005", "more than in 2019", "up from 3 million in 2019", "its third
/// title after those of 1978 and 1986": the time is that of something else.
fn is_compared(reading: &Reading<'_>, timex: &Timex) -> bool {
    let tokens = reading.syntax.tokens_in(timex.span);
    if tokens.is_empty() {
        return false;
    }
    let sentence = reading.syntax.sentence(TokenId(tokens.start)).tokens.start;
    let from = tokens.start.saturating_sub(COMPARED).max(sentence);
    let mut beside = true;
    for token in (from..tokens.start).rev().map(TokenId) {
        let before = || (token.0 > sentence).then(|| reading.lemma(TokenId(token.0 - 1)));
        match reading.lemma(token) {
            // "Those of 1978 and 1986", "three months later, on 18 May".
            _ if reading.timex(token).is_some() && beside => {}
            // "No later than 15 September" bounds it.
            "than"
                if matches!(
                    before(),
                    Some("later" | "late" | "earlier" | "early" | "soon" | "sooner")
                ) =>
            {
                return false;
            }
            // Between the two may stand what belongs to the expression: "than it was in 2019" has a verb of its own.
            "in" | "on" | "at" | "of" | "during" | "the" | "and" | "," if beside => {}
            "than" | "unlike" | "those" if beside => return true,
            "that" if beside => {
                return reading.syntax.upos(token) == Upos::Pron && !is_clause(reading, token);
            }
            "since" if !beside && is_extreme(reading, token.0) => return true,
            "from" if matches!(before(), Some("up" | "down")) => return true,
            "compare" => return true,
            _ if matches!(reading.syntax.upos(token), Upos::Verb | Upos::Aux) => return false,
            _ => beside = false,
        }
    }
    false
}

/// "That" at the head of a clause.
fn is_clause(reading: &Reading<'_>, that: TokenId) -> bool {
    matches!(
        reading.syntax.deprel(that),
        Deprel::Mark | Deprel::Nsubj | Deprel::NsubjPass
    )
}

/// "21st Century Fox": the expression is part of a name.
fn is_named(reading: &Reading<'_>, timex: &Timex) -> bool {
    let tokens = reading.syntax.tokens_in(timex.span);
    let next = TokenId(tokens.end);
    [TokenId(tokens.start), TokenId(tokens.end.saturating_sub(1)), next]
        .into_iter()
        .filter_map(|token| reading.mention(token))
        .any(|mention| {
            mention.kind == MentionKind::Name
                && mention.tokens.start <= tokens.start
                && tokens.end < mention.tokens.end
        })
}
