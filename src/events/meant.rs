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
    let subject = matches!(syntax.deprel(it), Deprel::Nsubj | Deprel::NsubjPass);
    let here = syntax.sentence(it).tokens.clone();
    let own = syntax.head(it)?;
    let before = here
        .start
        .checked_sub(1)
        .map(TokenId)
        .filter(|&last| reading.paragraph(last).0 == reading.paragraph(it).0)
        .map(|last| syntax.sentence(last).tokens.clone());
    for range in std::iter::once(here.start..it.0).chain(before) {
        let all = || {
            range.clone().rev().map(TokenId).filter(|&noun| {
                is_thing(reading, noun) && syntax.head(noun) != Some(own) && syntax.head(noun) != Some(it)
            })
        };
        // what somebody else is said to do with "it" may be that body
        let subjects =
            || all().find(|&noun| matches!(syntax.deprel(noun), Deprel::Nsubj | Deprel::NsubjPass));
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
