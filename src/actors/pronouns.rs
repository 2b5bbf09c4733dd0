//! Pronouns that resolve safely: by the subject of the clause above, or the only fitting person near by.
//!
//! Where anybody else could be meant the pronoun stays open: a wrong merge is worse than a split.

use super::ActorKind;
use super::it_they::{means_nothing, subject_above};
use super::knowledge::{Gender, knowledge};
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
    if comes_first(who.view, at) || means_nothing(who.view, at) || is_of_country(who, at) {
        return None;
    }
    match gender {
        Some(gender) => person(who, at, gender),
        None => subject_above(who, at),
    }
}

/// Rule `her_allies`: the "her" of "Britain and her allies" is the country.
fn is_of_country(who: &Who, at: usize) -> bool {
    let view = who.view;
    view.lower(at) == "her"
        && matches!(view.before(at), "and" | "with")
        && at >= 2
        && who
            .headed(at - 2)
            .is_some_and(|one| who.clusters[one].kind == ActorKind::Country)
}

/// Rule `comes_first`: "In his speech, President Bush said": before its subject, a pronoun means the one named there.
fn comes_first(view: &View, at: usize) -> bool {
    let mut token = at;
    for _ in 0..6 {
        let subject = view
            .children(token)
            .find(|&child| view.deprel(child).stem() == "nsubj");
        if let Some(subject) = subject {
            // the subject itself, or a phrase inside it, stands where it stands
            return subject > at && view.upos(subject) == Upos::Propn && !under(view, at, subject);
        }
        match view.head(token) {
            Some(head) if view.deprel(token) != Deprel::Root => token = head,
            _ => return false,
        }
    }
    false
}

/// Whether a token depends on another, near by.
fn under(view: &View, token: usize, above: usize) -> bool {
    let mut at = token;
    for _ in 0..8 {
        if at == above {
            return true;
        }
        match view.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
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
    let own = own_subject(view, at).and_then(|subject| who.headed(subject));
    // "Ford thanked him": not Ford
    let barred = own.filter(|_| !is_reflexive(view, at));
    let here: Vec<Near> = near
        .into_iter()
        .filter(|one| one.sentence == sentence && barred != Some(one.cluster))
        .collect();
    let first = here.iter().map(|one| one.head).min()?;
    if rival(who, first, at, gender) || unnamed_speaker(who, at, gender) {
        return None;
    }
    let chosen = match only(here.iter().map(|one| one.cluster)) {
        Some(one) => Some(one),
        None if sentence == view.sentence_id(at) => decider(who, at),
        None if is_topic(view, at) => only(here.iter().filter(|one| one.subject).map(|one| one.cluster)),
        None => None,
    };
    let chosen = chosen.filter(|&one| barred != Some(one))?;
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
        // "If an offender flees, his bail is lost": anybody who does so
        let anybody = view.xpos(token) == "NN"
            && view.is_subject(token)
            && ["er", "or", "ist", "ant", "ee"]
                .iter()
                .any(|end| word.ends_with(end))
            && view
                .children(token)
                .any(|child| matches!(view.lower(child), "a" | "an" | "any" | "every" | "each"));
        singular
            && (anybody || knowledge().is_role(word))
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

/// Whether the clause above a pronoun is about one person without a name: "a nurse who wrote to Smith said she".
fn unnamed_speaker(who: &Who, at: usize, gender: Gender) -> bool {
    let view = who.view;
    // by the words alone, where the tree is wrong
    let unnamed = |index: usize| {
        view.lower(index) == "who"
            && index > 0
            && who.headed(index - 1).is_none()
            && !view.is_cap(index - 1)
            && matches!(view.xpos(index - 1), "NN" | "JJ")
    };
    let first = view.sentence(at).start.max(at.saturating_sub(14));
    if view.is_subject(at) && (first..at).any(unnamed) {
        return true;
    }
    let mut token = at;
    for _ in 0..6 {
        if let Some(subject) = subject_of(view, token, at).filter(|&subject| subject != at) {
            let word = view.lower(subject);
            let human = knowledge().is_role(word) || view.lower(subject + 1) == "who";
            return view.xpos(subject) == "NN"
                && human
                && who.headed(subject).is_none()
                && sex(word).fits(gender);
        }
        match view.head(token) {
            Some(head) if view.deprel(token) != Deprel::Root => token = head,
            _ => return false,
        }
    }
    false
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
pub(super) fn owns(view: &View, at: usize) -> bool {
    view.xpos(at) == "PRP$" || view.deprel(at) == Deprel::NmodPoss
}

pub(super) fn is_reflexive(view: &View, at: usize) -> bool {
    view.lower(at).ends_with("self") || view.lower(at).ends_with("selves")
}

/// The subject of a predicate that stands before a token.
pub(super) fn subject_of(view: &View, predicate: usize, before: usize) -> Option<usize> {
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
        // "Ford wrote to Nixon, urging him": not Ford
        let open = matches!(view.deprel(token).stem(), "advcl" | "xcomp")
            && !view
                .children(token)
                .any(|child| view.deprel(child).stem() == "nsubj");
        if !open && !matches!(view.deprel(token).stem(), "nmod" | "obj" | "obl" | "conj" | "acl") {
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
            if is_joined(who, subject) {
                return None;
            }
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

/// Whether "and" or "or" stands right beside the mention that a token heads, whatever the tree says.
pub(super) fn is_joined(who: &Who, token: usize) -> bool {
    let view = who.view;
    let mention = who
        .placed
        .iter()
        .rev()
        .take(30)
        .find(|placed| placed.tokens.contains(&token));
    let (start, end) = mention.map_or((token, token + 1), |placed| {
        (placed.tokens.start, placed.tokens.end)
    });
    matches!(view.before(start), "and" | "or" | "&")
        || matches!(view.lower(end), "and" | "or" | "&") && view.is_cap(end + 1)
}
