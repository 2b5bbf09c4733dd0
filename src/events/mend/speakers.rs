//! Mends of who says what the sentence tells: "…, officials said."

use super::super::lexicon::{Effect, lexicon};
use super::super::reading::SUBJECTS;
use super::bench::Bench;
use crate::syntax::{Deprel, Upos};

/// A finite verb of saying.
fn says(bench: &Bench<'_>, verb: usize) -> bool {
    matches!(bench.xpos(verb), "VBD" | "VBZ" | "VBP") && lexicon().has(bench.lemma(verb), Effect::Say)
}

/// The verb of saying that closes the sentence, and the comma before its speaker: nothing but a day stands behind it.
fn closing(bench: &Bench<'_>) -> Option<(usize, usize)> {
    let said = bench
        .places()
        .rev()
        .find(|&at| bench.upos(at) != Upos::Punct && bench.day(at).is_none() && bench.lower(at) != "on")?;
    let comma = (bench.first()..said)
        .rev()
        .take(9)
        .find(|&at| bench.form(at) == ",")?;
    (says(bench, said) && comma > bench.first() && comma + 1 < said).then_some((comma, said))
}

/// The phrase's word on which the others between the comma and the verb hang.
fn top(bench: &Bench<'_>, mut at: usize, comma: usize, said: usize) -> usize {
    while let Some(head) = bench.head(at).filter(|&head| head > comma && head < said) {
        at = head;
    }
    at
}

/// Whether a phrase begins right behind the comma, which may hang on it.
fn opens(bench: &Bench<'_>, phrase: usize, comma: usize) -> bool {
    (comma..comma + 2).contains(&bench.leftmost(phrase))
}

/// Words that hang together over the comma before a speaker.
const ACROSS: &[Deprel] = &[
    Deprel::Appos,
    Deprel::Conj,
    Deprel::Nmod,
    Deprel::NmodUnmarked,
    Deprel::Dep,
    Deprel::Obl,
    Deprel::OblUnmarked,
    Deprel::Dislocated,
];

pub(super) fn closing_speaker(bench: &mut Bench<'_>) {
    let Some((comma, said)) = closing(bench) else {
        return;
    };
    if bench.kid(said, SUBJECTS).is_some() || !bench.is_nominal(said - 1) {
        return;
    }
    let across = |bench: &Bench<'_>, at: usize| {
        bench.is(at, ACROSS)
            && bench.kid(at, &[Deprel::Case]).is_none()
            && bench.day(at).is_none()
            && bench.head(at).is_some_and(|head| head < comma)
    };
    let last = top(bench, said - 1, comma, said);
    let start = bench.leftmost(last);
    if !across(bench, last) || start < comma {
        return;
    }
    // "officials and witnesses said", each hung on another word
    let first = start
        .checked_sub(1)
        .filter(|&before| before > comma && bench.is_nominal(before))
        .map(|before| top(bench, before, comma, said))
        .filter(|&first| across(bench, first) && bench.kid(last, &[Deprel::Cc]) == Some(start));
    if !opens(bench, first.unwrap_or(last), comma) {
        return;
    }
    match first {
        Some(first) => {
            bench.hang(first, Some(said), Deprel::Nsubj);
            bench.hang(last, Some(first), Deprel::Conj);
        }
        None => bench.hang(last, Some(said), Deprel::Nsubj),
    }
}

pub(super) fn closing_saying(bench: &mut Bench<'_>) {
    let Some((comma, said)) = closing(bench) else {
        return;
    };
    let Some(root) = bench.places().find(|&at| bench.head(at).is_none()) else {
        return;
    };
    let below = [
        Deprel::AclRelcl,
        Deprel::Acl,
        Deprel::Advcl,
        Deprel::Ccomp,
        Deprel::Conj,
        Deprel::Dep,
        Deprel::Xcomp,
    ];
    let speaker = bench
        .kid(said, &[Deprel::Nsubj])
        .filter(|&speaker| speaker > comma && opens(bench, speaker, comma));
    let bound = [Deprel::Mark, Deprel::Cc, Deprel::Aux, Deprel::Obj];
    let whole = speaker.is_some()
        && root < comma
        && bench.upos(root) == Upos::Verb
        && bench.is(said, &below)
        && bench.kid(said, &bound).is_none()
        && !(comma..said).any(|at| matches!(bench.xpos(at), "WDT" | "WP" | "WRB"));
    if !whole {
        return;
    }
    // "Could be left for use, they added", with the adding as what could be done: it tells its own clause alone
    if bench.is(said, &[Deprel::Xcomp]) {
        let told = bench.head(said);
        bench.hang(said, told, Deprel::Parataxis);
        return;
    }
    for kid in bench.kids(said) {
        if kid < comma {
            let relation = bench.rel(kid);
            bench.hang(kid, Some(root), relation);
        }
    }
    bench.hang(said, None, Deprel::Root);
    bench.hang(root, Some(said), Deprel::Ccomp);
}

pub(super) fn participle_of_speaker(bench: &mut Bench<'_>) {
    for said in bench.places() {
        if !says(bench, said) || bench.kid(said, SUBJECTS).is_some() {
            continue;
        }
        let Some(participle) = bench.kid(said, &[Deprel::Ccomp, Deprel::Csubj]).filter(|&at| {
            at < said
                && bench.xpos(at) == "VBG"
                && bench.kid(at, &[Deprel::Aux]).is_none()
                && !(at..said).any(|between| bench.form(between) == ",")
        }) else {
            continue;
        };
        if let Some(speaker) = bench
            .kid(participle, &[Deprel::Nsubj])
            .filter(|&speaker| speaker < participle && bench.is_nominal(speaker))
        {
            bench.hang(speaker, Some(said), Deprel::Nsubj);
            bench.hang(participle, Some(speaker), Deprel::Acl);
        }
    }
}

pub(super) fn speaker_below_the_told(bench: &mut Bench<'_>) {
    for told in bench.places() {
        let Some(said) = bench
            .kid(told, &[Deprel::Advcl, Deprel::Parataxis, Deprel::Dep])
            .filter(|&said| said < told && bench.upos(said) == Upos::Verb)
        else {
            continue;
        };
        let lemma = bench.lemma(said);
        let tells = lexicon().has(lemma, Effect::Say) || lexicon().takes_clauses(lemma);
        let finite =
            matches!(bench.xpos(said), "VBD" | "VBZ" | "VBP") || bench.kid(said, &[Deprel::Aux]).is_some();
        let bound = [Deprel::Mark, Deprel::Obj, Deprel::Ccomp, Deprel::AuxPass];
        let follows = bench
            .kid(told, &[Deprel::Nsubj])
            .is_some_and(|subject| bench.leftmost(subject) == said + 1);
        let speaker = bench
            .kid(said, &[Deprel::Nsubj])
            .filter(|&speaker| speaker < said);
        let Some(speaker) =
            speaker.filter(|_| tells && finite && follows && bench.kid(said, &bound).is_none())
        else {
            continue;
        };
        bench.take_place(said, told);
        for kid in bench.kids(told) {
            if kid < speaker || bench.upos(kid) == Upos::Punct {
                let relation = bench.rel(kid);
                bench.hang(kid, Some(said), relation);
            }
        }
        bench.hang(told, Some(said), Deprel::Ccomp);
    }
}
