//! Ties told by words that stand side by side: "Jane Doe of the party", "the club's president John Roe".
//!
//! They hold where a long enumeration or a heap of titles defeats the tree. Not here: what the tree tells
//! (`relate`).

use super::lexicon::{Tie, lexicon};
use super::reading::Reading;
use super::relate::{Proof, Web};
use super::{RelationKind, Sign, Status};
use crate::actors::{ActorKind, Mention, MentionKind};
use crate::text::{ActorId, Span, TokenId};
use std::collections::BTreeMap;

/// How many words a title may have beside the noun that ties.
const TITLE: u32 = 4;

/// All such ties.
pub(super) fn find(reading: &Reading<'_>, web: &mut Web) {
    beside(reading, web);
    titled(reading, web);
}

/// Words of a title that say no more than which office.
const OFFICE: &[&str] = &[
    "the",
    "former",
    "prime",
    "vice",
    "deputy",
    "foreign",
    "interior",
    "defence",
    "defense",
    "finance",
    "chief",
    "executive",
    "senior",
    "acting",
    "assistant",
    "managing",
    "national",
    "team",
    "head",
    "general",
    "then",
    "new",
    "current",
    "ex",
    "longtime",
    "a",
    "an",
    "'s",
    "-",
];

/// "French President Macron", "Association president Jane Doe", "John Roe, the department's spokesman", "Jane Doe,
/// director of the museum".
fn titled(reading: &Reading<'_>, web: &mut Web) {
    let mentions = &reading.actors.mentions;
    let mut ends: BTreeMap<u32, &Mention> = BTreeMap::new();
    let mut starts: BTreeMap<u32, &Mention> = BTreeMap::new();
    for mention in mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Name)
    {
        ends.insert(mention.tokens.end, mention);
        starts.insert(mention.tokens.start, mention);
    }
    for person in mentions {
        let kind = reading
            .actors
            .actors
            .get(person.actor.index())
            .map(|actor| actor.kind);
        if person.kind != MentionKind::Name || kind != Some(ActorKind::Person) || person.tokens.is_empty() {
            continue;
        }
        if let Some((tie, body)) =
            before(reading, person, &ends).or_else(|| behind(reading, person, &starts, &ends))
            && body.actor != person.actor
        {
            let (from, to) = if tie.from_holder {
                (person.actor, body.actor)
            } else {
                (body.actor, person.actor)
            };
            let proof = Proof {
                quote: person.span.cover(body.span),
                event: None,
                status: Status::Happened,
                confidence: 0.7,
            };
            web.add(from, to, tie.relation, tie.sign, proof);
        }
    }
}

/// Whether a body, not a person, can be what somebody has an office in.
fn is_body(reading: &Reading<'_>, mention: &Mention) -> bool {
    reading
        .actors
        .actors
        .get(mention.actor.index())
        .is_some_and(|actor| {
            !matches!(
                actor.kind,
                ActorKind::Person | ActorKind::Place | ActorKind::People
            )
        })
}

fn tie_at(reading: &Reading<'_>, token: u32) -> Option<Tie> {
    let tie = lexicon().tie(&reading.lemma(TokenId(token)).to_lowercase())?;
    matches!(tie.relation, RelationKind::Leads | RelationKind::MemberOf).then_some(tie)
}

fn is_office(reading: &Reading<'_>, token: u32) -> bool {
    let word = reading.form(TokenId(token)).to_lowercase();
    OFFICE.contains(&word.as_str()) || word == "\u{2019}s"
}

/// The body named right before the title that stands before or at the start of a person's name.
fn before<'a>(
    reading: &Reading<'_>,
    person: &Mention,
    ends: &BTreeMap<u32, &'a Mention>,
) -> Option<(Tie, &'a Mention)> {
    let sentence = reading.syntax.sentence(TokenId(person.tokens.start)).tokens.start;
    let first = person.tokens.start.saturating_sub(2).max(sentence);
    let noun =
        (first..person.tokens.end.saturating_sub(1)).find(|&token| tie_at(reading, token).is_some())?;
    // Between the title and the name stand only words of the title.
    if (noun + 1..person.tokens.start).any(|token| !is_office(reading, token)) {
        return None;
    }
    let tie = tie_at(reading, noun)?;
    let mut at = noun;
    for _ in 0..TITLE {
        if let Some(body) = ends.get(&at).copied().filter(|body| is_body(reading, body)) {
            return Some((tie, body));
        }
        if at <= sentence || !is_office(reading, at - 1) {
            return None;
        }
        at -= 1;
    }
    None
}

/// The body named in the words behind "Jane Doe,": "director of the museum", "the museum's director".
fn behind<'a>(
    reading: &Reading<'_>,
    person: &Mention,
    starts: &BTreeMap<u32, &'a Mention>,
    ends: &BTreeMap<u32, &'a Mention>,
) -> Option<(Tie, &'a Mention)> {
    let end = reading.syntax.sentence(TokenId(person.tokens.start)).tokens.end;
    let comma = person.tokens.end;
    if comma >= end || reading.form(TokenId(comma)) != "," {
        return None;
    }
    let noun = (comma + 1..end.min(comma + 2 + TITLE + TITLE))
        .take_while(|&token| reading.form(TokenId(token)) != ",")
        .find(|&token| tie_at(reading, token).is_some())?;
    let tie = tie_at(reading, noun)?;
    let own = ends
        .get(&noun)
        .or_else(|| noun.checked_sub(1).and_then(|before| ends.get(&before)))
        .copied()
        .filter(|body| body.tokens.start > comma && is_body(reading, body));
    if let Some(body) = own {
        return Some((tie, body));
    }
    let mut at = noun + 1;
    if at >= end || !matches!(reading.lemma(TokenId(at)), "of" | "for" | "at" | "with" | "from") {
        return None;
    }
    at += 1;
    if at < end && reading.lemma(TokenId(at)) == "the" {
        at += 1;
    }
    let body = starts.get(&at).copied().filter(|body| is_body(reading, body))?;
    Some((tie, body))
}

/// "Jane Doe of the party", "the party's Jane Doe" by the words between two names alone: holds where a
/// long enumeration defeats the tree.
fn beside(reading: &Reading<'_>, web: &mut Web) {
    let kind_of = |actor: ActorId| reading.actors.actors.get(actor.index()).map(|actor| actor.kind);
    let body = |actor: ActorId| {
        matches!(
            kind_of(actor),
            Some(ActorKind::Organisation | ActorKind::Company | ActorKind::Government | ActorKind::Media)
        )
    };
    for pair in reading.actors.mentions.windows(2) {
        let [left, right] = pair else { continue };
        if left.kind != MentionKind::Name
            || right.kind != MentionKind::Name
            || left.span.end > right.span.start
        {
            continue;
        }
        let between = Span {
            start: left.span.end,
            end: right.span.start,
        };
        let words = reading.source.slice(between).trim();
        let person = |actor: ActorId| kind_of(actor) == Some(ActorKind::Person);
        let (from, to) = if person(left.actor)
            && body(right.actor)
            && matches!(words, "of" | "of the" | "from" | "from the" | "at" | "at the")
        {
            (left.actor, right.actor)
        } else if body(left.actor) && person(right.actor) && matches!(words, "'s" | "\u{2019}s") {
            (right.actor, left.actor)
        } else {
            continue;
        };
        let proof = Proof {
            quote: left.span.cover(right.span),
            event: None,
            status: Status::Happened,
            confidence: 0.75,
        };
        web.add(from, to, RelationKind::MemberOf, Sign::Neutral, proof);
    }
}
