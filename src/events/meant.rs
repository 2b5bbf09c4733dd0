//! What the "it" of a label means: a label stands alone, so that a thing named just before has to be named again.
//!
//! Only things: actors are resolved before (`actors`). Where nothing fits "it" stays.

use super::reading::Reading;
use super::trigger::noun_class;
use crate::syntax::{Deprel, Upos};
use crate::text::TokenId;

/// The noun that "it" takes up: of this sentence, else of the one before, the object named last, else the subject;
/// for a subject the other way round.
pub(super) fn meant(reading: &Reading<'_>, it: TokenId) -> Option<TokenId> {
    let syntax = reading.syntax;
    if !takes_up(reading, it) {
        return None;
    }
    let subject = reading.is_subject(it);
    let here = syntax.sentence(it).tokens.clone();
    let own = syntax.head(it)?;
    for range in std::iter::once(here.start..it.0).chain(before(reading, it)) {
        let all = || {
            range.clone().rev().map(TokenId).filter(|&noun| {
                is_thing(reading, noun) && syntax.head(noun) != Some(own) && syntax.head(noun) != Some(it)
            })
        };
        // what somebody else is said to do with "it" may be that body
        let subjects = || all().find(|&noun| reading.is_subject(noun));
        let objects = || all().find(|&noun| syntax.deprel(noun) == Deprel::Obj);
        let found = if subject {
            subjects().or_else(objects)
        } else {
            objects().or_else(subjects)
        };
        if let Some(noun) = found {
            return Some(if subject {
                thing_done_to(reading, noun)
            } else {
                noun
            });
        }
    }
    None
}

/// Whether an "it" takes up a thing: not in "it is time", "make it clear", "it seems that".
fn takes_up(reading: &Reading<'_>, it: TokenId) -> bool {
    let syntax = reading.syntax;
    let Some(head) = syntax.head(it) else { return false };
    let clausal = [Deprel::Ccomp, Deprel::Csubj, Deprel::Xcomp, Deprel::Expl];
    match syntax.deprel(it) {
        Deprel::Nsubj | Deprel::NsubjPass => {
            syntax.upos(head) == Upos::Verb
                && reading.child(head, &[Deprel::Cop]).is_none()
                && reading.child(head, &clausal).is_none()
        }
        Deprel::Obj => {
            syntax.upos(head) == Upos::Verb
                && reading.child(head, &clausal).is_none()
                && !matches!(
                    reading.lemma(head),
                    "make" | "find" | "think" | "consider" | "deem" | "put" | "get" | "say" | "call"
                )
        }
        Deprel::Nmod => reading.preposition(it) == "of",
        _ => false,
    }
}

/// Whether a noun names one thing, and no actor, day or measure.
fn is_thing(reading: &Reading<'_>, noun: TokenId) -> bool {
    let syntax = reading.syntax;
    matches!(syntax.xpos(noun), "NN" | "NNP")
        && matches!(syntax.upos(noun), Upos::Noun | Upos::Propn)
        && reading.actor(noun).is_none()
        && reading.timex(noun).is_none()
        && reading
            .child(noun, &[Deprel::Conj, Deprel::Nummod, Deprel::NmodPoss])
            .is_none()
        && !matches!(
            reading.lemma(noun),
            "percent"
                | "%"
                | "way"
                | "place"
                | "part"
                | "time"
                | "power"
                | "number"
                | "one"
                | "role"
                | "man"
                | "woman"
        )
        && !reading
            .child(noun, &[Deprel::Det])
            .is_some_and(|det| matches!(reading.lemma(det), "no" | "every" | "each"))
}

/// "The construction of the cathedral began. It was damaged": what happens to a thing afterwards happens to the thing.
fn thing_done_to(reading: &Reading<'_>, noun: TokenId) -> TokenId {
    if noun_class(reading, noun).is_none() && reading.lemma(noun) != "construction" {
        return noun;
    }
    let of = reading
        .all(noun, &[Deprel::Nmod])
        .find(|&of| reading.preposition(of) == "of" && is_thing(reading, of));
    of.unwrap_or(noun)
}

/// The noun that "one" stands for in "the first one": that of the sentence before in the same place, told of with a
/// word that the other takes up.
pub(super) fn one(reading: &Reading<'_>, one: TokenId) -> Option<TokenId> {
    let syntax = reading.syntax;
    let chosen = reading.child(one, &[Deprel::Det]).is_some()
        && reading.child(one, &[Deprel::Amod]).is_some_and(|which| {
            matches!(
                reading.lemma(which),
                "first" | "second" | "third" | "last" | "new" | "old"
            )
        })
        && reading.child(one, &[Deprel::Nmod]).is_none();
    let subject = reading.is_subject(one);
    if !chosen || !(subject || syntax.deprel(one) == Deprel::Obj) {
        return None;
    }
    let here = syntax.sentence(one).tokens.clone();
    let range = if subject {
        before(reading, one)?
    } else {
        here.start..one.0
    };
    let alike = |noun: TokenId| {
        matches!(syntax.xpos(noun), "NN")
            && reading.timex(noun).is_none()
            && match syntax.deprel(noun) {
                Deprel::Nsubj | Deprel::NsubjPass => subject && main(reading, noun),
                Deprel::Obj => !subject,
                _ => false,
            }
    };
    range.rev().map(TokenId).find(|&noun| alike(noun))
}

/// The plural that "they" takes up: the subject of the sentence before, when it is one.
pub(super) fn several(reading: &Reading<'_>, they: TokenId) -> Option<TokenId> {
    let syntax = reading.syntax;
    if syntax.deprel(they) != Deprel::Nsubj || !main(reading, they) {
        return None;
    }
    let range = before(reading, they)?;
    range.map(TokenId).find(|&noun| {
        syntax.xpos(noun) == "NNS"
            && reading.actor(noun).is_some()
            && reading.is_subject(noun)
            && main(reading, noun)
            && reading.child(noun, &[Deprel::Conj]).is_none()
    })
}

/// Whether a subject is that of its sentence.
fn main(reading: &Reading<'_>, subject: TokenId) -> bool {
    (reading.syntax.head(subject)).is_some_and(|verb| reading.syntax.deprel(verb) == Deprel::Root)
}

/// The tokens of the sentence before in the same paragraph.
fn before(reading: &Reading<'_>, token: TokenId) -> Option<std::ops::Range<u32>> {
    let last = TokenId(reading.syntax.sentence(token).tokens.start.checked_sub(1)?);
    (reading.paragraph(last).0 == reading.paragraph(token).0)
        .then(|| reading.syntax.sentence(last).tokens.clone())
}
