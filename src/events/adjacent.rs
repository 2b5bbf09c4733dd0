//! Members told by words that stand side by side: "Jane Doe of the party", "the party's councillors Jane Doe and
//! John Roe", "one Kurd, Jane Doe,".
//!
//! They hold where a long enumeration defeats the tree. Not here: offices (`titles`), what the tree tells
//! (`relate`).

use super::lexicon::lexicon;
use super::reading::Reading;
use super::relate::{Proof, Web};
use super::{RelationKind, Sign};
use crate::actors::{ActorKind, Mention, MentionKind};
use crate::text::{ActorId, Span, TokenId};
use std::collections::BTreeMap;

/// How many words an enumeration may have.
const LIST: u32 = 80;

/// All such ties.
pub(super) fn find(reading: &Reading<'_>, web: &mut Web) {
    beside(reading, web);
    enumerated(reading, web);
    one_of(reading, web);
}

fn is_kind(reading: &Reading<'_>, actor: ActorId, kinds: &[ActorKind]) -> bool {
    reading
        .actors
        .actors
        .get(actor.index())
        .is_some_and(|actor| kinds.contains(&actor.kind))
}

fn member(web: &mut Web, person: &Mention, body: &Mention, confidence: f32) {
    let proof = Proof::stated(person.span.cover(body.span), confidence);
    web.add(
        person.actor,
        body.actor,
        RelationKind::MemberOf,
        Sign::Neutral,
        proof,
    );
}

/// "The party's councillors Jane Doe of the north and John Roe of the south": a body, a noun for its members in
/// the plural, then names that only commas, "and" and their own bodies part.
fn enumerated(reading: &Reading<'_>, web: &mut Web) {
    const BODIES: &[ActorKind] = &[
        ActorKind::Organisation,
        ActorKind::Company,
        ActorKind::Government,
        ActorKind::Media,
        ActorKind::ArmedGroup,
        ActorKind::Military,
        ActorKind::People,
    ];
    let mentions = &reading.actors.mentions;
    let mut starts: BTreeMap<u32, &Mention> = BTreeMap::new();
    for mention in mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Name)
    {
        starts.insert(mention.tokens.start, mention);
    }
    for body in mentions {
        if body.kind == MentionKind::Pronoun
            || body.tokens.is_empty()
            || !is_kind(reading, body.actor, BODIES)
        {
            continue;
        }
        let end = reading.syntax.sentence(body.head).tokens.end;
        let mut at = body.tokens.end;
        if at < end && matches!(reading.form(TokenId(at)), "'s" | "\u{2019}s") {
            at += 1;
        }
        let members = at < end
            && matches!(reading.syntax.xpos(TokenId(at)), "NNS" | "NNPS")
            && lexicon()
                .tie(&reading.lemma(TokenId(at)).to_lowercase())
                .is_some_and(|tie| tie.relation == RelationKind::MemberOf);
        // "The party's Jane Doe and John Roe": a possessor goes for all, but leaves to each its own "of".
        let owner = at > body.tokens.end && starts.contains_key(&at);
        if !members && !owner {
            continue;
        }
        at += u32::from(members);
        let limit = end.min(at + LIST);
        let mut opened = false;
        while at < limit {
            if let Some(&mention) = starts.get(&at) {
                if is_kind(reading, mention.actor, &[ActorKind::Person]) {
                    member(web, mention, body, 0.65);
                    opened = true;
                } else if owner || !opened && !is_kind(reading, mention.actor, BODIES) {
                    break;
                }
                at = mention.tokens.end.max(at + 1);
                continue;
            }
            let word = reading.form(TokenId(at)).to_lowercase();
            let parts = if opened {
                matches!(word.as_str(), "," | "and" | "or")
                    || members && matches!(word.as_str(), "of" | "from" | "the" | "for" | "'s" | "\u{2019}s")
            } else {
                matches!(
                    word.as_str(),
                    "were"
                        | "are"
                        | "include"
                        | "included"
                        | "including"
                        | "elected"
                        | ":"
                        | "the"
                        | "'s"
                        | "\u{2019}s"
                )
            };
            if !parts {
                break;
            }
            at += 1;
        }
    }
}

/// "One Kurd, Jane Doe,": one of a people, then the name.
fn one_of(reading: &Reading<'_>, web: &mut Web) {
    for pair in reading.actors.mentions.windows(2) {
        let [people, person] = pair else { continue };
        let first = people.tokens.start;
        let single = |token: u32| {
            matches!(
                reading.form(TokenId(token)).to_lowercase().as_str(),
                "one" | "a" | "an" | "another" | "fellow"
            )
        };
        let alone =
            single(first) || first > reading.syntax.sentence(people.head).tokens.start && single(first - 1);
        let parted =
            person.tokens.start == people.tokens.end + 1 && reading.form(TokenId(people.tokens.end)) == ",";
        if alone
            && parted
            && people.kind != MentionKind::Pronoun
            && person.kind == MentionKind::Name
            && is_kind(reading, people.actor, &[ActorKind::People])
            && is_kind(reading, person.actor, &[ActorKind::Person])
        {
            member(web, person, people, 0.6);
        }
    }
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
        } else if body(left.actor) && body(right.actor) && matches!(words, "at" | "at the") {
            (left.actor, right.actor)
        } else {
            continue;
        };
        let proof = Proof::stated(left.span.cover(right.span), 0.75);
        web.add(from, to, RelationKind::MemberOf, Sign::Neutral, proof);
    }
}
