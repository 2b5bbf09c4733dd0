//! Offices told by words that stand side by side: "French President Macron", "Jane Doe, director of the museum".
//!
//! They hold where a heap of titles defeats the tree. Not here: members without an office (`adjacent`), what the
//! tree tells (`relate`).

use super::RelationKind;
use super::lexicon::{Tie, lexicon};
use super::reading::Reading;
use super::relate::{Proof, Web};
use crate::actors::{ActorKind, Mention, MentionKind};
use crate::syntax::Upos;
use crate::text::{ActorId, Span, TokenId};
use std::collections::BTreeMap;

/// How many words a title may have beside the noun that ties.
const TITLE: u32 = 4;
/// How many words an apposition may have up to the body it names.
const REACH: u32 = 12;

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

/// A body named beside a title.
#[derive(Clone, Copy)]
struct Body {
    actor: ActorId,
    span: Span,
}

/// Where bodies begin and end.
struct Bodies {
    starts: BTreeMap<u32, Body>,
    ends: BTreeMap<u32, Body>,
}

/// All offices that titles tell.
pub(super) fn find(reading: &Reading<'_>, web: &mut Web) {
    let mentions = &reading.actors.mentions;
    let mut bodies = Bodies {
        starts: BTreeMap::new(),
        ends: BTreeMap::new(),
    };
    for mention in mentions
        .iter()
        .filter(|mention| mention.kind != MentionKind::Pronoun && is_body(reading, mention.actor))
    {
        let body = Body {
            actor: mention.actor,
            span: mention.span,
        };
        bodies.ends.insert(mention.tokens.end, body);
        bodies.starts.insert(mention.tokens.start, body);
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
            before(reading, person, &bodies).or_else(|| behind(reading, person, &bodies))
            && body.actor != person.actor
        {
            let (from, to) = if tie.from_holder {
                (person.actor, body.actor)
            } else {
                (body.actor, person.actor)
            };
            let proof = Proof::stated(person.span.cover(body.span), 0.7);
            web.add(from, to, tie.relation, tie.sign, proof);
        }
    }
}

/// Whether a body, not a person, can be what somebody has an office in.
fn is_body(reading: &Reading<'_>, actor: ActorId) -> bool {
    reading.actors.actors.get(actor.index()).is_some_and(|actor| {
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

/// The body whose last word stands right before a token: a mention of its own, or the last two or three words
/// of its name ("the State Department spokesperson").
fn body_before(reading: &Reading<'_>, bodies: &Bodies, token: u32) -> Option<Body> {
    bodies.ends.get(&token).copied().or_else(|| {
        let first = token.checked_sub(2)?;
        if (first..token)
            .map(TokenId)
            .any(|word| reading.syntax.upos(word) != Upos::Propn)
        {
            return None;
        }
        let span = reading
            .span(TokenId(first))
            .cover(reading.span(TokenId(token - 1)));
        let tail = format!(" {}", reading.source.slice(span));
        let index = reading
            .actors
            .actors
            .iter()
            .position(|actor| actor.name.ends_with(&tail))?;
        let actor = ActorId::from(index);
        is_body(reading, actor).then_some(Body { actor, span })
    })
}

/// The body named right before the title that stands before or at the start of a person's name; a comma may
/// part title and name ("Malta's prime minister, Jane Doe").
fn before(reading: &Reading<'_>, person: &Mention, bodies: &Bodies) -> Option<(Tie, Body)> {
    let sentence = reading.syntax.sentence(TokenId(person.tokens.start)).tokens.start;
    let first = person.tokens.start.saturating_sub(2).max(sentence);
    let noun =
        (first..person.tokens.end.saturating_sub(1)).find(|&token| tie_at(reading, token).is_some())?;
    // Between the title and the name stand only words of the title.
    let comma = |token: u32| token + 1 == person.tokens.start && reading.form(TokenId(token)) == ",";
    if (noun + 1..person.tokens.start).any(|token| !is_office(reading, token) && !comma(token)) {
        return None;
    }
    let tie = tie_at(reading, noun)?;
    let mut at = noun;
    for _ in 0..TITLE {
        if let Some(body) = body_before(reading, bodies, at) {
            return Some((tie, body));
        }
        if at <= sentence || !is_office(reading, at - 1) {
            return None;
        }
        at -= 1;
    }
    None
}

/// The body named in the words behind "Jane Doe,": "director of the museum", "the museum's director", "chief
/// financial officer and treasurer at the bank".
fn behind(reading: &Reading<'_>, person: &Mention, bodies: &Bodies) -> Option<(Tie, Body)> {
    let end = reading.syntax.sentence(TokenId(person.tokens.start)).tokens.end;
    let comma = person.tokens.end;
    if comma >= end || reading.form(TokenId(comma)) != "," {
        return None;
    }
    let end = (comma + 1..end.min(comma + REACH))
        .find(|&token| {
            reading.form(TokenId(token)) == ","
                || matches!(reading.syntax.upos(TokenId(token)), Upos::Verb | Upos::Aux)
        })
        .unwrap_or(end.min(comma + REACH));
    for noun in comma + 1..end {
        let Some(tie) = tie_at(reading, noun) else {
            continue;
        };
        let own = [noun, noun.saturating_sub(1)]
            .into_iter()
            .find_map(|at| body_before(reading, bodies, at))
            .filter(|body| body.span.start > person.span.end);
        let behind = || {
            let leads = |token: u32| {
                matches!(
                    reading.lemma(TokenId(token)),
                    "of" | "for" | "at" | "with" | "from"
                )
            };
            let mut at = noun + 1;
            if at >= end || !leads(at) {
                return None;
            }
            at += 1;
            if at < end && reading.lemma(TokenId(at)) == "the" && !bodies.starts.contains_key(&at) {
                at += 1;
            }
            bodies.starts.get(&at).copied()
        };
        if let Some(body) = own.or_else(behind) {
            return Some((tie, body));
        }
    }
    None
}
