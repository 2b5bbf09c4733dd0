//! Pronouns that resolve safely: by the subject of the clause above, or the only fitting person near by.
//!
//! Where anybody else could be meant the pronoun stays open: a wrong merge is worse than a split.

use super::ActorKind;
use super::knowledge::{Gender, knowledge};
use super::part::is_plural;
use super::view::View;
use super::who::Who;
use crate::syntax::{Deprel, Upos};
use crate::text::Order;

/// How many sentences back a person may stand.
const BACK: usize = 2;

/// The actor of a pronoun, when it is safe.
pub(crate) fn resolve(who: &mut Who, at: usize) -> Option<usize> {
    // "he or she" is nobody of the text
    if who.view.before(at) == "or" || who.view.lower(at + 1) == "or" {
        return None;
    }
    let gender = match who.view.lower(at) {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        "it" | "its" | "itself" | "they" | "their" | "them" | "themselves" => None,
        _ => return None,
    };
    match gender {
        Some(gender) => person(who, at, gender),
        None => subject_above(who, at),
    }
}

/// A person who may be meant.
#[derive(Clone, Copy)]
struct Near {
    sentence: usize,
    head: usize,
    cluster: usize,
    subject: bool,
}

/// Rule `he_she`: the only person of fitting gender in this sentence before the pronoun, else in the one
/// before; of several, the one who speaks or decides in the clause above
/// ("Ford, who knew Nixon, said that he"), or, for a subject, the only subject of the sentence before.
fn person(who: &mut Who, at: usize, gender: Gender) -> Option<usize> {
    let view = who.view;
    let near = persons_near(who, at, gender);
    let sentence = near.iter().map(|one| one.sentence).max()?;
    let here: Vec<Near> = near.into_iter().filter(|one| one.sentence == sentence).collect();
    let first = here.iter().map(|one| one.head).min()?;
    if rival(who, first, at, gender) {
        return None;
    }
    let own = own_subject(view, at).and_then(|subject| who.headed(subject));
    let chosen = match only(here.iter().map(|one| one.cluster)) {
        Some(one) => Some(one),
        None if sentence == view.sentence_id(at) => decider(who, at),
        None if is_topic(view, at) => only(here.iter().filter(|one| one.subject).map(|one| one.cluster)),
        None => None,
    };
    // "Ford thanked him": not Ford
    let chosen = chosen.filter(|&one| is_reflexive(view, at) || own != Some(one))?;
    let known = &mut who.clusters[chosen];
    if !known.gender.fits(gender) {
        return None;
    }
    known.gender = known.gender.or(gender);
    Some(chosen)
}

/// The one that all are, if they are one.
fn only(all: impl Iterator<Item = usize>) -> Option<usize> {
    let mut all: Vec<usize> = all.collect();
    all.order();
    all.dedup();
    match all[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The persons of fitting gender in the last sentences. What a quotation says is about those it names, not about
/// its speaker; what stands outside is about those outside.
fn persons_near(who: &Who, at: usize, gender: Gender) -> Vec<Near> {
    let view = who.view;
    let here = view.sentence_id(at);
    let quoted = view.is_quoted(at);
    who.placed
        .iter()
        .rev()
        .take(30)
        .take_while(|placed| view.sentence_id(placed.head) + BACK >= here)
        .filter(|placed| {
            let known = &who.clusters[placed.cluster];
            known.kind == ActorKind::Person
                && known.gender.fits(gender)
                && placed.tokens.end <= at
                && view.is_quoted(placed.head) == quoted
                && view.paragraph_id(placed.head) + 1 >= view.paragraph_id(at)
        })
        .map(|placed| Near {
            sentence: view.sentence_id(placed.head),
            head: placed.head,
            cluster: placed.cluster,
            subject: view.is_subject(placed.head),
        })
        .collect()
}

/// Whether somebody without a name stands between, whom the pronoun could mean: "the governor", "a suspect".
fn rival(who: &Who, from: usize, at: usize, gender: Gender) -> bool {
    let view = who.view;
    (from..at).any(|token| {
        let word = view.lower(token);
        let singular = matches!(view.xpos(token), "NN" | "NNP");
        singular
            && knowledge().is_role(word)
            && who.headed(token).is_none()
            && sex(word).fits(gender)
            && !matches!(
                view.deprel(token).stem(),
                "compound" | "amod" | "flat" | "appos" | "xcomp" | "nummod"
            )
            && view.before(token) != "as"
            && !view
                .children(token)
                .any(|child| view.deprel(child) == Deprel::Cop)
    })
}

/// What a noun says of the sex of its bearer.
fn sex(word: &str) -> Gender {
    match word {
        "woman" | "girl" | "mother" | "sister" | "daughter" | "wife" | "widow" | "aunt" | "niece"
        | "queen" | "princess" | "actress" | "grandmother" => Gender::Female,
        "man" | "boy" | "father" | "brother" | "son" | "husband" | "uncle" | "nephew" | "king" | "prince"
        | "grandfather" => Gender::Male,
        _ if word.ends_with("woman") => Gender::Female,
        _ if word.ends_with("man") => Gender::Male,
        _ => Gender::Untold,
    }
}

/// Whether a pronoun is the subject of its clause or belongs to it ("His father said").
fn is_topic(view: &View, at: usize) -> bool {
    view.is_subject(at)
        || view
            .head(at)
            .is_some_and(|head| owns(view, at) && view.is_subject(head))
}

/// Whether a pronoun stands in the possessive.
fn owns(view: &View, at: usize) -> bool {
    view.xpos(at) == "PRP$" || view.deprel(at) == Deprel::NmodPoss
}

fn is_reflexive(view: &View, at: usize) -> bool {
    view.lower(at).ends_with("self") || view.lower(at).ends_with("selves")
}

/// The subject of a predicate that stands before a token.
fn subject_of(view: &View, predicate: usize, before: usize) -> Option<usize> {
    view.children(predicate)
        .find(|&child| view.deprel(child).stem() == "nsubj" && child < before)
}

/// The subject of the clause in which a pronoun is object: it is never meant, "it" of "Congress fixed it" is not
/// Congress.
fn own_subject(view: &View, at: usize) -> Option<usize> {
    if owns(view, at) || view.is_subject(at) {
        return None;
    }
    let mut token = at;
    for _ in 0..4 {
        token = view.head(token)?;
        if let Some(subject) = subject_of(view, token, at) {
            return Some(subject);
        }
        if !matches!(view.deprel(token).stem(), "nmod" | "obj" | "obl" | "conj" | "acl") {
            return None;
        }
    }
    None
}

/// The only person of the clause above a pronoun, as its subject: "Ford, who knew Nixon, said that he would".
fn decider(who: &Who, at: usize) -> Option<usize> {
    let view = who.view;
    let mut token = at;
    let mut own = true;
    for _ in 0..6 {
        if let Some(subject) = subject_of(view, token, at).filter(|&subject| subject != at) {
            let subject = who.headed(subject).filter(|&one| who.clusters[one].person)?;
            let others = view.children(token).any(|child| {
                child < at
                    && who
                        .headed(child)
                        .is_some_and(|one| one != subject && who.clusters[one].kind == ActorKind::Person)
            });
            return (!own && !others).then_some(subject);
        }
        if view.deprel(token) == Deprel::Root {
            return None;
        }
        // the pronoun's own clause ends with its predicate
        own &= !matches!(
            view.deprel(token).stem(),
            "ccomp" | "advcl" | "xcomp" | "parataxis"
        );
        token = view.head(token)?;
    }
    None
}

/// Rule `subject_above`: "Niger announced that it was ending ...", "France withdrew its troops": the subject of
/// the clause that governs the pronoun, or the one whom the clause above makes do it ("helped Ukraine dismantle
/// its missiles").
fn subject_above(who: &Who, at: usize) -> Option<usize> {
    let view = who.view;
    let free = owns(view, at) || is_reflexive(view, at);
    let mut own_clause = true;
    let mut token = at;
    for climbed in 0..6 {
        if let Some(subject) = subject_of(view, token, at).filter(|&subject| subject != at) {
            if free || !own_clause {
                // "the House passed their bill", but not "the programme helps towns to widen their roads"
                let far = climbed > 2 && view.lower(at).starts_with("the") && !is_plural(view, subject);
                return body(who, subject, at).filter(|_| !far);
            }
            own_clause = false;
        }
        // "Congress fixed it": not Congress, but perhaps the subject of the clause above
        own_clause &= !view
            .children(token)
            .any(|child| child == at && view.is_subject(at));
        let head = view.head(token).filter(|_| view.deprel(token) != Deprel::Root)?;
        match view.deprel(token) {
            Deprel::Xcomp => {
                let made = view
                    .children(head)
                    .find(|&child| child < token && matches!(view.deprel(child).stem(), "obj" | "iobj"));
                if let Some(made) = made {
                    return if free { body(who, made, at) } else { None };
                }
            }
            // "Portland's plan to rebuild its harbour"
            Deprel::Acl => {
                let owner = view
                    .children(head)
                    .find(|&child| view.deprel(child) == Deprel::NmodPoss && child < at);
                if let Some(owner) = owner {
                    return body(who, owner, at);
                }
            }
            _ => {}
        }
        token = head;
    }
    None
}

/// The actor of a token when "it" or "they" may mean it: no person, one for "it", several for "they", outside the
/// quotation alike, and alone.
fn body(who: &Who, token: usize, at: usize) -> Option<usize> {
    let view = who.view;
    let plural = view.lower(at).starts_with("the");
    let alone = view.is_quoted(token) == view.is_quoted(at)
        && view.deprel(token) != Deprel::Conj
        && !view
            .children(token)
            .any(|child| matches!(view.deprel(child), Deprel::Conj | Deprel::Case));
    let cluster = who.headed(token).filter(|_| alone)?;
    let known = &who.clusters[cluster];
    let many = matches!(
        known.kind,
        ActorKind::People
            | ActorKind::ArmedGroup
            | ActorKind::Military
            | ActorKind::Organisation
            | ActorKind::Government
    );
    let fits = !known.person
        && known.kind != ActorKind::Person
        && (!plural || many)
        && (plural || known.kind != ActorKind::People)
        && !(plural && view.upos(token) == Upos::Pron);
    fits.then_some(cluster)
}
