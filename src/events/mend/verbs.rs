//! Mends of what the tree makes of a verb.

use super::super::EventKind;
use super::super::lexicon::{Class, Effect, lexicon};
use super::super::reading::SUBJECTS;
use super::bench::Bench;
use crate::syntax::{Deprel, Upos};

/// What the tables say about a verb.
fn class(lemma: &str) -> Option<&'static Class> {
    lexicon().verb(lemma, |_| false)
}

/// Whether a verb is one of doing harm: its object is hardly ever left out.
fn harms(lemma: &str) -> bool {
    class(lemma).is_some_and(|class| {
        matches!(
            class.kind,
            EventKind::Assault
                | EventKind::Coerce
                | EventKind::Sanction
                | EventKind::Reject
                | EventKind::Accuse
        )
    })
}

pub(super) fn perfect(bench: &mut Bench<'_>) {
    for have in bench.places() {
        let main = bench.lemma(have) == "have"
            && matches!(bench.upos(have), Upos::Verb | Upos::Aux)
            && !bench.is(have, &[Deprel::Aux, Deprel::AuxPass])
            && bench
                .kid(have, &[Deprel::Nsubj])
                .is_some_and(|subject| subject < have);
        let Some(verb) = bench.next_beyond_adverbs(have).filter(|_| main) else {
            continue;
        };
        if !matches!(bench.xpos(verb), "VBN" | "VBD") || bench.kid(verb, &[Deprel::Nsubj]).is_some() {
            continue;
        }
        let Some(head) = bench.head(verb) else { continue };
        // "Have tortured scores of refugees", the refugees the object of "have"
        let object = (bench.is(verb, &[Deprel::Amod])
            && bench.head(head) == Some(have)
            && bench.is(head, &[Deprel::Obj])
            && harms(bench.lemma(verb)))
        .then_some(head);
        if head != have && object.is_none() {
            continue;
        }
        bench.take_place(verb, have);
        for kid in bench.kids(have) {
            if kid != verb {
                let relation = bench.rel(kid);
                bench.hang(kid, Some(verb), relation);
            }
        }
        bench.hang(have, Some(verb), Deprel::Aux);
        bench.tag(have, Upos::Aux, bench.xpos(have));
        bench.tag(verb, Upos::Verb, "VBN");
    }
}

pub(super) fn day_as_subject(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        if bench.xpos(verb) != "VBG" {
            continue;
        }
        let Some(day) = bench
            .kid(verb, &[Deprel::Nsubj, Deprel::Amod, Deprel::Compound])
            .filter(|&day| day < verb && bench.day(day).is_some())
        else {
            continue;
        };
        let start = bench.leftmost(day);
        let Some(case) = start.checked_sub(1).filter(|&case| {
            bench.has(case) && matches!(bench.lower(case).as_str(), "on" | "in" | "at" | "during")
        }) else {
            continue;
        };
        let Some(above) = bench.verb_above(verb) else {
            continue;
        };
        bench.hang(case, Some(day), Deprel::Case);
        bench.hang(day, Some(above), Deprel::Obl);
        bench.hang(verb, Some(above), Deprel::Advcl);
    }
}

pub(super) fn without_verb(bench: &mut Bench<'_>) {
    let Some(noun) = bench.places().find(|&at| bench.head(at).is_none()) else {
        return;
    };
    if !bench.is_nominal(noun) || !bench.ends() || bench.kid(noun, &[Deprel::Cop, Deprel::Case]).is_some() {
        return;
    }
    let Some(verb) = bench.kid(noun, &[Deprel::Acl, Deprel::AclRelcl]) else {
        return;
    };
    let lemma = bench.lemma(verb);
    let bare = bench
        .kid(
            verb,
            &[
                Deprel::Aux,
                Deprel::AuxPass,
                Deprel::OblAgent,
                Deprel::Mark,
                Deprel::Nsubj,
                Deprel::NsubjPass,
            ],
        )
        .is_none();
    let finite = |at: usize| matches!(bench.xpos(at), "VBD" | "VBZ" | "VBP" | "MD");
    let other = bench
        .kids(noun)
        .into_iter()
        .any(|at| at != verb && (finite(at) || bench.kid(at, &[Deprel::Nsubj]).is_some()));
    let opens = bench
        .places()
        .take_while(|&at| at < noun)
        .all(|at| bench.under(at, noun) && !matches!(bench.upos(at), Upos::Verb | Upos::Adp | Upos::Sconj));
    let past = matches!(bench.xpos(verb), "VBN" | "VBD") && bench.lower(verb).ends_with("ed");
    // "called off its strike"
    let phrasal = bench.xpos(verb + 1) == "RP" && matches!(bench.xpos(verb + 2), "DT" | "PRP$");
    if !past
        || !bare
        || other
        || !opens
        || harms(lemma) && bench.kid(verb, &[Deprel::Obj]).is_none()
        || !phrasal && class(lemma).is_none_or(|class| class.relation.is_none())
    {
        return;
    }
    bench.hang(verb, None, Deprel::Root);
    bench.tag(verb, Upos::Verb, "VBD");
    for kid in bench.kids(noun) {
        if kid > verb {
            let relation = match bench.rel(kid) {
                Deprel::Nmod => Deprel::Obl,
                relation => relation,
            };
            bench.hang(kid, Some(verb), relation);
        }
    }
    bench.hang(noun, Some(verb), Deprel::Nsubj);
}

pub(super) fn passive_without_be(bench: &mut Bench<'_>) {
    if !bench.ends() {
        return;
    }
    for verb in bench.places() {
        let Some(subject) = bench.kid(verb, &[Deprel::NsubjPass]).filter(|&at| at < verb) else {
            continue;
        };
        let past = matches!(bench.xpos(verb), "VBN" | "VBD") && bench.upos(verb) == Upos::Verb;
        // "Smith and several others pressed for talks": one subject told in two halves.
        let half = bench
            .kid(verb, &[Deprel::Nsubj])
            .filter(|&half| past && half < subject && (half..subject).any(|at| bench.lower(at) == "and"));
        if let Some(half) = half {
            bench.hang(subject, Some(half), Deprel::Conj);
            continue;
        }
        let finite = bench.is(
            verb,
            &[
                Deprel::Root,
                Deprel::Conj,
                Deprel::Ccomp,
                Deprel::Parataxis,
                Deprel::AclRelcl,
            ],
        );
        let passive = bench
            .kid(verb, &[Deprel::AuxPass, Deprel::OblAgent, Deprel::Nsubj])
            .is_some();
        // "Two were killed and three injured"
        let shared = bench.is(verb, &[Deprel::Conj])
            && bench
                .head(verb)
                .is_some_and(|head| bench.kid(head, &[Deprel::AuxPass]).is_some());
        let be = bench
            .places()
            .any(|at| (subject..verb).contains(&at) && bench.lemma(at) == "be");
        let object = bench.kid(verb, &[Deprel::Obj]).is_some();
        if !past || !finite || passive || shared || be || harms(bench.lemma(verb)) && !object {
            continue;
        }
        bench.hang(subject, Some(verb), Deprel::Nsubj);
        if bench.kid(verb, &[Deprel::Aux]).is_none() {
            bench.tag(verb, Upos::Verb, "VBD");
        }
    }
}

pub(super) fn behind_conjunction(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let clause = bench.is(verb, &[Deprel::Acl])
            && matches!(bench.xpos(verb), "VBN" | "VBD")
            && bench
                .kid(verb, &[Deprel::Obj])
                .is_some_and(|object| object > verb)
            && bench
                .kid(verb, &[Deprel::OblAgent, Deprel::AuxPass, Deprel::Mark])
                .is_none();
        let Some(noun) = bench.head(verb).filter(|&noun| clause && noun < verb) else {
            continue;
        };
        // "After a number of farmers crossed the river", the clause hung on the farmers
        let whole = bench
            .head(noun)
            .filter(|&whole| whole < noun && bench.is(noun, &[Deprel::Nmod]));
        let cased = bench
            .kid(noun, &[Deprel::Case])
            .filter(|&case| bench.lower(case) == "of");
        let subject = whole.filter(|_| cased.is_some()).unwrap_or(noun);
        let conjunction = bench.kid(subject, &[Deprel::Case]).filter(|&case| {
            matches!(
                bench.lower(case).as_str(),
                "after" | "before" | "as" | "since" | "until"
            )
        });
        if let (Some(conjunction), Some(above)) = (conjunction, bench.head(subject))
            && bench.upos(above) == Upos::Verb
            && bench.next_beyond_adverbs(noun) == Some(verb)
        {
            bench.hang(verb, Some(above), Deprel::Advcl);
            bench.tag(verb, Upos::Verb, "VBD");
            bench.hang(subject, Some(verb), Deprel::Nsubj);
            bench.hang(conjunction, Some(verb), Deprel::Mark);
        }
    }
}

pub(super) fn passive_with_copula(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        if bench.xpos(verb) != "VBN" || bench.upos(verb) != Upos::Verb {
            continue;
        }
        if let Some(be) = bench.kid(verb, &[Deprel::Cop]) {
            bench.hang(be, Some(verb), Deprel::AuxPass);
            if let Some(subject) = bench.kid(verb, &[Deprel::Nsubj]) {
                bench.hang(subject, Some(verb), Deprel::NsubjPass);
            }
        }
    }
}

pub(super) fn as_modifier(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let modifies = bench.is(verb, &[Deprel::Amod]) && matches!(bench.xpos(verb), "VBN" | "VBD" | "JJ");
        let Some(mut object) = bench.head(verb).filter(|&object| modifies && object > verb) else {
            continue;
        };
        // "The bank cut rates", the bank the subject of the rates
        let subject_of_noun = || {
            let subject = bench.kid(object, &[Deprel::Nsubj]).is_some_and(|at| at < verb);
            let known = bench.upos(verb) == Upos::Verb && bench.kid(object, &[Deprel::Cop]).is_none();
            (subject && known).then(|| bench.lemma(verb).to_owned())
        };
        let Some(lemma) = bench.past_of(verb).or_else(subject_of_noun) else {
            continue;
        };
        // "Rejected President Smith's plan", hung on the president
        while let Some(head) = bench.head(object).filter(|&head| head > object)
            && bench.is_nominal(head)
            && bench.is(
                object,
                &[
                    Deprel::Compound,
                    Deprel::NmodDesc,
                    Deprel::NmodPoss,
                    Deprel::Amod,
                    Deprel::Flat,
                ],
            )
        {
            object = head;
        }
        let Some(before) = (bench.first()..verb)
            .rev()
            .take(4)
            .find(|&at| bench.upos(at) != Upos::Adv && bench.day(at).is_none() && bench.lower(at) != "on")
        else {
            continue;
        };
        if !bench.is_nominal(before) || class(&lemma).is_none() || bench.one_name(before, object) {
            continue;
        }
        // The head of the phrase before the verb.
        let mut subject = before;
        while let Some(head) = bench.head(subject)
            && head < verb
            && bench.is_nominal(head)
        {
            subject = head;
        }
        let cased = [Deprel::Case, Deprel::Mark];
        let own = bench.kids(object).into_iter().any(|at| {
            at < verb && at > subject && bench.is(at, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod])
        });
        let tied = bench.head(object) == Some(subject) || bench.head(subject) == Some(object);
        if own
            || !tied
            || bench.kid(subject, &cased).is_some()
            || bench.kid(object, &cased).is_some()
            || subject > before
        {
            continue;
        }
        as_verb(bench, verb, subject, object);
        bench.tag(verb, Upos::Verb, "VBD");
        bench.set_lemma(verb, lemma);
    }
}

/// Makes a word the verb between its subject and its object.
fn as_verb(bench: &mut Bench<'_>, verb: usize, subject: usize, object: usize) {
    let top = if bench.head(object) == Some(subject) {
        subject
    } else {
        object
    };
    let above = bench.head(top).filter(|_| bench.is(top, SUBJECTS));
    match above {
        // "The army demolished homes, officials said": the verb above has another subject.
        Some(above) => {
            let says = lexicon().has(bench.lemma(above), Effect::Say);
            let speaker = (object + 1..above).rev().find(|&at| {
                says && bench.is_nominal(at)
                    && bench.is(at, &[Deprel::Nmod, Deprel::Appos, Deprel::Conj])
                    && bench.under(at, top)
                    && bench.kid(at, &[Deprel::Case]).is_none()
                    && bench.leftmost(at) > object
            });
            let relation = if says { Deprel::Ccomp } else { Deprel::Advcl };
            bench.hang(verb, Some(above), relation);
            if let Some(speaker) = speaker {
                bench.hang(speaker, Some(above), Deprel::Nsubj);
            }
        }
        None => bench.take_place(verb, top),
    }
    for kid in bench.kids(object) {
        if kid < verb && kid != subject {
            let relation = bench.rel(kid);
            bench.hang(kid, Some(verb), relation);
        }
    }
    bench.hang(subject, Some(verb), Deprel::Nsubj);
    bench.hang(object, Some(verb), Deprel::Obj);
}

pub(super) fn relative_number(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let relative = bench.is(verb, &[Deprel::AclRelcl])
            && bench.xpos(verb) == "NNS"
            && bench
                .kid(verb, &[Deprel::Nsubj])
                .is_some_and(|subject| matches!(bench.lemma(subject), "which" | "that" | "who"));
        let number = bench
            .next_beyond_adverbs(verb)
            .filter(|&at| relative && bench.upos(at) == Upos::Num && bench.head(at) != Some(verb));
        if let Some(number) = number {
            bench.hang(number, Some(verb), Deprel::Obj);
            bench.tag(verb, Upos::Verb, "VBZ");
        }
    }
}
