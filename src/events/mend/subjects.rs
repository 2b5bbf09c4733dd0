//! Mends of which word is the subject or object of which verb.

use super::super::lexicon::lexicon;
use super::super::reading::SUBJECTS;
use super::bench::Bench;
use crate::syntax::{Deprel, Upos};

/// Whether a verb is a past form without auxiliary, object and clause.
fn is_bare_past(bench: &Bench<'_>, verb: usize) -> bool {
    let object = bench
        .kid(verb, &[Deprel::Obj])
        .is_some_and(|object| bench.day(object).is_none());
    matches!(bench.xpos(verb), "VBD" | "VBN")
        && bench.upos(verb) == Upos::Verb
        && !object
        && bench
            .kid(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Iobj, Deprel::Mark])
            .is_none()
}

/// The predicate of a finite clause below a verb and behind it that has neither subject nor conjunction.
fn orphan(bench: &Bench<'_>, verb: usize) -> Option<usize> {
    bench.places().filter(|&at| at > verb).find_map(|at| {
        let finite = matches!(bench.xpos(at), "VBD" | "VBZ" | "VBP" | "MD");
        let leads = bench.is(at, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
        let predicate = if leads { bench.head(at)? } else { at };
        let odd = [
            Deprel::AclRelcl,
            Deprel::Advcl,
            Deprel::Appos,
            Deprel::Flat,
            Deprel::Parataxis,
            Deprel::Dep,
        ];
        let bound = [
            Deprel::Nsubj,
            Deprel::NsubjPass,
            Deprel::Csubj,
            Deprel::Expl,
            Deprel::Cc,
            Deprel::Mark,
        ];
        let whole = finite
            && predicate > verb
            && bench.is(predicate, &odd)
            && bench.kid(predicate, &bound).is_none()
            && bench.under(predicate, verb);
        whole.then_some(predicate)
    })
}

/// The relative pronoun that is a verb's second subject: "the judge, who works at a school, served".
fn relative(bench: &Bench<'_>, verb: usize, subject: usize) -> bool {
    bench.kids(verb).into_iter().any(|at| {
        subject < at
            && at < verb
            && bench.is(at, SUBJECTS)
            && matches!(bench.lower(at).as_str(), "who" | "which" | "that")
    })
}

/// "UNESCO, which listed the temple, offered help", with the temple as who offers: the object of the one is the
/// subject of the other.
fn misled(bench: &mut Bench<'_>, verb: usize) {
    let other = bench
        .kids(verb)
        .into_iter()
        .filter(|&at| at > verb && bench.is(at, &[Deprel::Conj]))
        .find(|&at| bench.kid(at, &[Deprel::Cc]).is_none() && matches!(bench.xpos(at), "VBD" | "VBZ"));
    if let Some(other) = other
        && bench.kid(verb, &[Deprel::Obj]).is_none()
        && let Some(object) = bench.kid(other, &[Deprel::Nsubj])
        && bench.leftmost(object) == verb + 1
    {
        bench.hang(object, Some(verb), Deprel::Obj);
        bench.hang(other, Some(verb), Deprel::Parataxis);
    }
}

pub(super) fn reduced_relative(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let subject = bench.kids(verb).into_iter().find(|&at| {
            let loose = bench.is(at, &[Deprel::Obl, Deprel::OblUnmarked])
                && bench.kid(at, &[Deprel::Case]).is_none()
                && bench.day(at).is_none();
            at < verb && (bench.is(at, SUBJECTS) || loose) && bench.upos(at) != Upos::Pron
        });
        let Some(subject) = subject else { continue };
        let relative = relative(bench, verb, subject);
        if relative {
            misled(bench, verb);
        } else if !is_bare_past(bench, verb) || bench.kid(verb, &[Deprel::Ccomp]).is_some() {
            continue;
        }
        let Some(predicate) = orphan(bench, verb) else {
            continue;
        };
        let start = bench.leftmost(predicate);
        bench.take_place(predicate, verb);
        let passive = bench.kid(predicate, &[Deprel::AuxPass]).is_some();
        let place = if passive { Deprel::NsubjPass } else { Deprel::Nsubj };
        for kid in bench.kids(verb) {
            if kid < subject || kid > start {
                let relation = bench.rel(kid);
                bench.hang(kid, Some(predicate), relation);
            }
        }
        if let Some(day) = bench
            .kid(verb, &[Deprel::Obj])
            .filter(|&day| bench.day(day).is_some())
        {
            bench.hang(day, Some(verb), Deprel::OblUnmarked);
        }
        bench.hang(subject, Some(predicate), place);
        if relative {
            bench.hang(verb, Some(subject), Deprel::AclRelcl);
        } else {
            bench.hang(verb, Some(subject), Deprel::Acl);
            bench.tag(verb, Upos::Verb, "VBN");
        }
    }
}

pub(super) fn behind_fronted_clause(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let finite = matches!(bench.xpos(verb), "VBD" | "VBZ") && bench.kid(verb, SUBJECTS).is_none();
        let Some(clause) = bench
            .kid(verb, &[Deprel::Csubj])
            .filter(|&clause| finite && clause < verb && bench.xpos(clause) == "VBG")
        else {
            continue;
        };
        let Some(comma) = (clause..verb).rev().find(|&at| bench.form(at) == ",") else {
            continue;
        };
        let subject = (comma + 1..verb).find(|&at| {
            bench.is_nominal(at)
                && bench.head(at).is_some_and(|head| head < comma)
                && bench.day(at).is_none()
                && bench.kid(at, &[Deprel::Cc, Deprel::Case]).is_none()
        });
        if let Some(subject) = subject {
            bench.hang(subject, Some(verb), Deprel::Nsubj);
            bench.hang(clause, Some(verb), Deprel::Advcl);
        }
    }
}

pub(super) fn participle_behind_noun(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let bare = bench.is(verb, &[Deprel::AclRelcl])
            && bench.lower(verb).ends_with("ed")
            && is_bare_past(bench, verb)
            && bench.head(verb).is_some_and(|noun| noun < verb)
            && bench
                .kids(verb)
                .into_iter()
                .all(|kid| kid > verb || bench.upos(kid) == Upos::Punct || bench.is(kid, &[Deprel::Advmod]));
        if bare && bench.kid(verb, SUBJECTS).is_none() {
            let noun = bench.head(verb);
            bench.hang(verb, noun, Deprel::Acl);
            bench.tag(verb, Upos::Verb, "VBN");
        }
    }
}

/// "The Small Business Health Act", with the business as the subject of the act.
fn subject_of_noun(bench: &mut Bench<'_>) {
    for noun in bench.places() {
        let Some(part) = bench.kid(noun, &[Deprel::Nsubj]).filter(|&part| {
            part < noun
                && bench.is_nominal(part)
                && bench.is(noun, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj])
                && bench.kid(noun, &[Deprel::Cop]).is_none()
        }) else {
            continue;
        };
        let whole =
            (part..noun).all(|at| bench.is_nominal(at) || matches!(bench.upos(at), Upos::Adj | Upos::Num));
        if bench.is_nominal(noun) && whole {
            bench.hang(part, Some(noun), Deprel::Compound);
        }
    }
}

pub(super) fn subject_of_phrase(bench: &mut Bench<'_>) {
    subject_of_noun(bench);
    for verb in bench.places() {
        let subjects: Vec<usize> = bench
            .kids(verb)
            .into_iter()
            .filter(|&at| at < verb && bench.is(at, SUBJECTS))
            .collect();
        let [first, second] = subjects[..] else { continue };
        // "Israel's cabinet met"
        let owner = bench
            .kid(first, &[Deprel::Case])
            .is_some_and(|case| matches!(bench.lower(case).as_str(), "'s" | "\u{2019}s" | "'" | "\u{2019}"));
        if owner {
            bench.hang(first, Some(second), Deprel::NmodPoss);
            continue;
        }
        // "Five hundred rebels surrendered"
        if bench.upos(first) == Upos::Num && first + 1 == bench.leftmost(second) {
            bench.hang(first, Some(second), Deprel::Nummod);
            continue;
        }
        let case = bench
            .kid(first, &[Deprel::Case])
            .is_some_and(|case| case < first && matches!(bench.upos(case), Upos::Adp | Upos::Sconj));
        if case {
            bench.hang(first, Some(verb), Deprel::Obl);
        } else if (first + 1 == second || first + 1 == bench.leftmost(second))
            && bench.is_nominal(first)
            && bench.is_nominal(second)
            && bench.is_nominal(first + 1)
            && bench.day(first).is_none()
        {
            bench.hang(first, Some(second), Deprel::Compound);
            // The article belongs to the whole.
            for kid in bench.kids(first) {
                if kid < first && bench.is(kid, &[Deprel::Det]) {
                    bench.hang(kid, Some(second), Deprel::Det);
                }
            }
        }
    }
}

pub(super) fn title_of_phrase(bench: &mut Bench<'_>) {
    for title in bench.places() {
        let Some(name) = bench
            .head(title)
            .filter(|&name| name > title && bench.is(title, &[Deprel::NmodDesc]) && bench.is_nominal(title))
        else {
            continue;
        };
        let phrase = bench
            .kid(name, &[Deprel::Case])
            .is_some_and(|case| title < case && case < name && bench.upos(case) == Upos::Adp);
        if !phrase {
            continue;
        }
        bench.take_place(title, name);
        for kid in bench.kids(name) {
            if kid < title {
                let relation = bench.rel(kid);
                bench.hang(kid, Some(title), relation);
            }
        }
        bench.hang(name, Some(title), Deprel::Nmod);
    }
}

pub(super) fn vocative(bench: &mut Bench<'_>) {
    for name in bench.places() {
        let Some(verb) = bench
            .head(name)
            .filter(|&verb| name < verb && bench.is(name, &[Deprel::Vocative]) && bench.is_nominal(name))
        else {
            continue;
        };
        let finite = matches!(bench.xpos(verb), "VBD" | "VBZ")
            || bench.xpos(verb) == "VBN" && bench.kid(verb, &[Deprel::AuxPass]).is_none();
        if finite && bench.kid(verb, SUBJECTS).is_none() {
            bench.hang(name, Some(verb), Deprel::Nsubj);
            if bench.xpos(verb) == "VBN" && bench.kid(verb, &[Deprel::Aux]).is_none() {
                bench.tag(verb, Upos::Verb, "VBD");
            }
        }
    }
}

pub(super) fn object_before_day(bench: &mut Bench<'_>) {
    for noun in bench.places().skip(1) {
        let Some(day) = bench.head(noun).filter(|&day| {
            day == noun + 1
                && bench.is(noun, &[Deprel::Compound])
                && bench.upos(noun) == Upos::Noun
                && bench.day(noun).is_none()
                && bench.day(day).is_some()
        }) else {
            continue;
        };
        let verb = bench.leftmost(noun).checked_sub(1).filter(|&verb| {
            bench.head(day) == Some(verb)
                && bench.upos(verb) == Upos::Verb
                && bench.kid(day, &[Deprel::Case]).is_none()
        });
        if let Some(verb) = verb {
            bench.hang(noun, Some(verb), Deprel::Obj);
            bench.hang(day, Some(verb), Deprel::OblUnmarked);
        }
    }
}

pub(super) fn finite_beside_infinitive(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let modal = bench
            .kid(verb, &[Deprel::Aux, Deprel::AuxPass])
            .is_some_and(|aux| matches!(bench.xpos(aux), "MD" | "VBZ" | "VBD"));
        let finite = matches!(bench.xpos(verb), "VBD" | "VBZ") || modal;
        let infinitive = |at: usize| {
            bench.xpos(at) == "VB"
                && bench.is(at, &[Deprel::Xcomp, Deprel::Advcl])
                && bench
                    .kid(at, &[Deprel::Mark])
                    .is_some_and(|to| bench.lower(to) == "to")
        };
        let Some(beside) = bench.head(verb).filter(|&beside| {
            finite
                && bench.is(verb, &[Deprel::Conj])
                && bench.kid(verb, SUBJECTS).is_none()
                && bench.kid(verb, &[Deprel::Mark]).is_none()
                && infinitive(beside)
        }) else {
            continue;
        };
        let above = std::iter::successors(Some(beside), |&at| bench.head(at).filter(|_| infinitive(at)))
            .take(4)
            .last()
            .filter(|&above| bench.upos(above) == Upos::Verb && bench.kid(above, SUBJECTS).is_some());
        if above.is_some() {
            bench.hang(verb, above, Deprel::Conj);
        }
    }
}

pub(super) fn object_with_participle(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let lemma = bench.lemma(verb);
        let acts = matches!(bench.xpos(verb), "VBD" | "VBZ" | "VBP")
            && bench.kid(verb, &[Deprel::Obj]).is_none()
            && lexicon()
                .verb(lemma, |_| false)
                .is_some_and(|class| class.relation.is_some())
            && !lexicon().takes_clauses(lemma);
        let Some(participle) = bench
            .kid(verb, &[Deprel::Ccomp])
            .filter(|&at| acts && is_bare_past(bench, at) && bench.lower(at).ends_with("ed"))
        else {
            continue;
        };
        let object = bench.kid(participle, SUBJECTS).filter(|&object| {
            bench.leftmost(object) == verb + 1 && bench.is_nominal(object) && object < participle
        });
        if let Some(object) = object {
            bench.hang(object, Some(verb), Deprel::Obj);
            bench.hang(participle, Some(object), Deprel::Acl);
            bench.tag(participle, Upos::Verb, "VBN");
        }
    }
}
