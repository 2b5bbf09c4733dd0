//! Mends of what stands behind a verb: its object, the doer that belongs to the object, a gerund.

use super::super::lexicon::lexicon;
use super::super::reading::SUBJECTS;
use super::bench::Bench;
use crate::syntax::{Deprel, Upos};
use std::borrow::Cow;

pub(super) fn without_preposition(bench: &mut Bench<'_>) {
    for noun in bench.places() {
        let Some(verb) = bench.head(noun).filter(|&verb| {
            verb < noun
                && bench.is(noun, &[Deprel::Obl])
                && bench.is_nominal(noun)
                && bench.day(noun).is_none()
                && bench.upos(verb) == Upos::Verb
                && bench
                    .kid(verb, &[Deprel::Obj, Deprel::Ccomp, Deprel::AuxPass])
                    .is_none()
                && bench.xpos(verb) != "VBN"
        }) else {
            continue;
        };
        let particle = bench
            .kid(noun, &[Deprel::Case])
            .filter(|&case| bench.xpos(case) == "RP" && case == verb + 1 && bench.lower(case) != "in");
        let other = bench
            .kids(noun)
            .into_iter()
            .any(|at| Some(at) != particle && at < noun && bench.is(at, &[Deprel::Case, Deprel::Mark]));
        if other || bench.leftmost(noun) != verb + 1 || bench.upos(verb + 1) == Upos::Punct {
            continue;
        }
        if let Some(particle) = particle {
            bench.hang(particle, Some(verb), Deprel::CompoundPrt);
        }
        bench.hang(noun, Some(verb), Deprel::Obj);
    }
}

/// Nouns that measure what is done and do nothing themselves.
const MEASURES: &[&str] = &[
    "hour", "day", "week", "month", "year", "decade", "century", "dollar", "euro", "pound", "point", "mile",
    "metre",
];

pub(super) fn doer_of_object(bench: &mut Bench<'_>) {
    for doer in bench.places() {
        let Some(verb) = bench.head(doer).filter(|&verb| {
            verb < doer
                && bench.is(doer, &[Deprel::Obl, Deprel::OblAgent])
                && bench.is_nominal(doer)
                && bench.day(doer).is_none()
                && bench.upos(verb) == Upos::Verb
                && bench.xpos(verb) != "VBN"
        }) else {
            continue;
        };
        let start = bench.leftmost(doer);
        let by = bench.kid(doer, &[Deprel::Case]) == Some(start) && bench.lower(start) == "by";
        let counted = bench.kid(doer, &[Deprel::Nummod]).is_some();
        let Some(object) = bench
            .kid(verb, &[Deprel::Obj])
            .filter(|&object| by && !counted && object + 1 == start && bench.is_nominal(object))
        else {
            continue;
        };
        // "cut emissions by a third", "predates his birth by decades"
        let measure = MEASURES.contains(&bench.lemma(doer));
        let acts = bench.upos(doer) == Upos::Propn
            || bench
                .kids(doer)
                .into_iter()
                .any(|at| at > start && at < doer && bench.upos(at) == Upos::Propn)
            || bench.xpos(doer) == "NNS";
        if acts && !measure && lexicon().noun(bench.lemma(object)).is_some() {
            bench.hang(doer, Some(object), Deprel::Nmod);
        }
    }
}

pub(super) fn gerund_behind_by(bench: &mut Bench<'_>) {
    for noun in bench.places() {
        let Some(verb) = bench.head(noun).filter(|&verb| {
            verb < noun
                && bench.is(noun, &[Deprel::OblAgent, Deprel::Obl])
                && matches!(bench.xpos(verb), "VBD" | "VBN")
                && bench.kid(verb, &[Deprel::AuxPass]).is_none()
                && bench.kid(verb, &[Deprel::Nsubj]).is_some()
        }) else {
            continue;
        };
        let by = bench.leftmost(noun);
        let gerund = by + 1;
        let modifies = bench.lower(by) == "by"
            && gerund < noun
            && bench.head(gerund) == Some(noun)
            && bench.is(gerund, &[Deprel::Compound, Deprel::Amod]);
        let known = |word: &str| lexicon().mended(word.strip_suffix("ing")?).map(Cow::into_owned);
        let Some(lemma) = modifies.then(|| known(&bench.lower(gerund))).flatten() else {
            continue;
        };
        bench.hang(gerund, Some(verb), Deprel::Advcl);
        bench.hang(by, Some(gerund), Deprel::Mark);
        bench.hang(noun, Some(gerund), Deprel::Obj);
        bench.tag(gerund, Upos::Verb, "VBG");
        bench.set_lemma(gerund, lemma);
        if bench.kid(verb, &[Deprel::Aux]).is_none() {
            bench.tag(verb, Upos::Verb, "VBD");
        }
    }
}

pub(super) fn modifier_with_auxiliary(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let object = bench.head(verb).filter(|&object| {
            object > verb
                && bench.is_nominal(object)
                && bench.is(verb, &[Deprel::Amod])
                && bench.xpos(verb) == "VBN"
        });
        let (Some(object), Some(aux)) = (object, bench.kid(verb, &[Deprel::Aux])) else {
            continue;
        };
        if aux > verb || bench.lemma(aux) != "have" {
            continue;
        }
        for kid in bench.kids(object) {
            if kid < verb {
                let relation = bench.rel(kid);
                bench.hang(kid, Some(verb), relation);
            }
        }
        match bench.head(object) {
            // "Hackers angered by cartoons have defaced sites", with the sites as what they angered
            Some(above) if above < verb => bench.hang(verb, Some(above), Deprel::Dep),
            _ => bench.take_place(verb, object),
        }
        bench.hang(object, Some(verb), Deprel::Obj);
    }
}

pub(super) fn pronoun_with_noun(bench: &mut Bench<'_>) {
    for noun in bench.places().skip(1) {
        let pronoun = noun - 1;
        let third = bench.xpos(noun) == "NNS"
            && bench.has(pronoun)
            && matches!(bench.lower(pronoun).as_str(), "he" | "she" | "it")
            && bench.head(pronoun) == Some(noun)
            && bench.is(pronoun, SUBJECTS)
            && bench.kid(noun, &[Deprel::Cop, Deprel::Case]).is_none();
        if !third {
            continue;
        }
        bench.tag(noun, Upos::Verb, "VBZ");
        for kid in bench.kids(noun) {
            if kid < pronoun && bench.day(kid).is_some() {
                bench.hang(kid, Some(noun), Deprel::OblUnmarked);
            } else if kid > noun && bench.is(kid, &[Deprel::Acl]) && bench.xpos(kid) == "VB" {
                bench.hang(kid, Some(noun), Deprel::Xcomp);
            }
        }
    }
}
