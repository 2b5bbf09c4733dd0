//! Mends of clauses that stand right behind the verb to which they belong: what is said without "that", what is begun.

use super::super::lexicon::{Effect, lexicon};
use super::super::reading::SUBJECTS;
use super::bench::Bench;
use crate::syntax::{Deprel, Upos};

/// "Norway has announced it will pay": the verb of saying is that of the sentence, what is announced stands below it.
pub(super) fn said_without_that(bench: &mut Bench<'_>) {
    for said in bench.places() {
        let says = bench.upos(said) == Upos::Verb
            && bench.is(said, &[Deprel::Advcl, Deprel::Dep])
            && lexicon().has(bench.lemma(said), Effect::Say)
            && bench.kid(said, &[Deprel::Mark]).is_none()
            && bench.kid(said, SUBJECTS).is_some_and(|subject| subject < said);
        let pronoun = said + 1;
        if !says
            || !bench.has(pronoun)
            || !matches!(bench.lower(pronoun).as_str(), "it" | "he" | "she" | "they")
        {
            continue;
        }
        let Some(verb) = bench.head(said).filter(|&verb| {
            verb > pronoun && bench.head(pronoun) == Some(verb) && bench.is(pronoun, SUBJECTS)
        }) else {
            continue;
        };
        let (above, relation) = (bench.head(verb), bench.rel(verb));
        bench.hang(said, above, relation);
        bench.hang(verb, Some(said), Deprel::Ccomp);
    }
}

/// "Troops have started leaving, officials said", with "leaving" as a clause beside "said".
pub(super) fn begun(bench: &mut Bench<'_>) {
    for act in bench.places() {
        let Some(begins) = act.checked_sub(1).filter(|&begins| bench.has(begins)) else {
            continue;
        };
        let apart = bench.xpos(act) == "VBG"
            && bench.upos(act) == Upos::Verb
            && bench.upos(begins) == Upos::Verb
            && lexicon().has(bench.lemma(begins), Effect::Aspect)
            && bench.head(act) != Some(begins)
            && bench.is(act, &[Deprel::Advcl, Deprel::Acl, Deprel::Ccomp, Deprel::Conj])
            && bench.kid(act, SUBJECTS).is_none()
            && bench.kid(begins, &[Deprel::Obj, Deprel::Xcomp]).is_none();
        if apart && !bench.under(begins, act) {
            bench.hang(act, Some(begins), Deprel::Xcomp);
        }
    }
}
