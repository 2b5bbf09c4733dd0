//! "It" and "they" for bodies, states and groups: the subject of the clause above, where nobody else can be meant.
//!
//! Not here: "he" and "she" (`pronouns`).

use super::ActorKind;
use super::knowledge::{Head, knowledge};
use super::part::is_plural;
use super::pronouns::{is_joined, is_reflexive, owns, subject_of};
use super::view::View;
use super::who::Who;
use crate::syntax::{Deprel, Upos};

/// Rule `means_nothing`: the "it" of "it is time", "it takes two hours", "make it home", "find it hard".
pub(super) fn means_nothing(view: &View, at: usize) -> bool {
    if view.lower(at) != "it" {
        return false;
    }
    if view.deprel(at) == Deprel::Expl {
        return true;
    }
    let before = view.before(at);
    let verb = before.strip_suffix('s').unwrap_or(before);
    if matches!(verb, "make" | "made" | "making") {
        return true;
    }
    if matches!(
        verb,
        "find" | "found" | "finding" | "think" | "thought" | "consider" | "considered" | "deem" | "believe"
    ) && (at + 1..at + 4).any(|next| view.upos(next) == Upos::Adj)
    {
        return true;
    }
    // "it is important that", "it is a crime to"
    let Some(predicate) = view.head(at).filter(|_| view.is_subject(at)) else {
        return false;
    };
    let weighed = view.upos(predicate) != Upos::Verb
        && view.children(predicate).any(|child| {
            child > predicate
                && (view.deprel(child).stem() == "csubj"
                    || matches!(view.deprel(child).stem(), "ccomp" | "xcomp" | "advcl" | "acl")
                        && matches!(view.lower(child.saturating_sub(1)), "to" | "that"))
        });
    weighed
        || matches!(view.upos(predicate), Upos::Noun)
            && matches!(
                view.lower(predicate),
                "time" | "fact" | "case" | "shame" | "duty" | "hope"
            )
        || matches!(
            view.lower(predicate),
            "takes" | "took" | "seems" | "seemed" | "appears" | "turns" | "happens"
        )
}

/// Rule `subject_above`: "Niger announced that it was ending ...", "France withdrew its troops": the subject of
/// the clause that governs the pronoun, or the one whom the clause above makes do it ("helped Ukraine dismantle
/// its missiles").
pub(super) fn subject_above(who: &Who, at: usize) -> Option<usize> {
    let view = who.view;
    let free = owns(view, at) || is_reflexive(view, at);
    let mut own_clause = true;
    let mut token = at;
    for _ in 0..6 {
        if let Some(subject) = subject_of(view, token, at).filter(|&subject| subject != at) {
            if !is_predicate(view, token) {
                return None;
            }
            if free || !own_clause {
                return body(who, subject, at);
            }
            own_clause = false;
        }
        // "Congress fixed it": not Congress, but perhaps the subject of the clause above
        own_clause &= !view
            .children(token)
            .any(|child| child == at && view.is_subject(at));
        let head = view.head(token).filter(|_| view.deprel(token) != Deprel::Root)?;
        match view.deprel(token) {
            // "France needs help, and this bill will get it": of another clause
            Deprel::Conj if !own_clause && !view.is_subject(at) => return None,
            // "France proposed the bill and it passed": as well what was proposed
            Deprel::Conj
                if view.is_subject(at)
                    && view
                        .children(head)
                        .any(|child| child < at && view.deprel(child) == Deprel::Obj) =>
            {
                return None;
            }
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
        && !is_joined(who, token)
        // "the Finance Committee Chairman Mary Smith": not the committee
        && !(view.is_cap(token) && view.upos(token + 1) == Upos::Propn && view.sentence_id(token + 1) == view.sentence_id(token)
            && who.headed(token + 1) != who.headed(token))
        && !view
            .children(token)
            .any(|child| matches!(view.deprel(child), Deprel::Conj | Deprel::Case))
        && !(plural && (token + 1..at).any(|between| many_or_any(who, between)));
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
    // "OSLO - The government said it": not the town
    let dateline = known.kind == ActorKind::Place
        && matches!(view.form(token + 1), "-" | "--" | "\u{2013}" | "\u{2014}");
    let other = dateline || owns(view, at) && receiver(who, token, at);
    let fits = !known.person
        && !other
        && known.kind != ActorKind::Person
        // "the Forest Service honoured their request": not its own
        && (!plural || many && is_plural(view, token))
        && (plural || known.kind != ActorKind::People && !is_several(view, token))
        && !(plural && view.upos(token) == Upos::Pron);
    fits.then_some(cluster)
}

/// Whether another body is given something between the subject and "its": "The state sent money to the Red Cross for
/// its work".
fn receiver(who: &Who, subject: usize, at: usize) -> bool {
    let view = who.view;
    who.placed
        .iter()
        .rev()
        .take(8)
        .filter(|placed| placed.tokens.start > subject && placed.tokens.end <= at)
        .any(|placed| {
            let known = &who.clusters[placed.cluster];
            let start = placed.tokens.start;
            let article = usize::from(view.before(start) == "the");
            view.before(start - article) == "to"
                && !known.person
                && !matches!(
                    known.kind,
                    ActorKind::Person | ActorKind::People | ActorKind::Place
                )
                && who.headed(subject) != Some(placed.cluster)
        })
}

/// Whether a word is the head of a clause: a verb, or what somebody is said to be.
fn is_predicate(view: &View, token: usize) -> bool {
    matches!(view.upos(token), Upos::Verb | Upos::Aux)
        || view
            .children(token)
            .any(|child| view.deprel(child) == Deprel::Cop)
}

/// Whether a name of one word is a plural: "Republicans".
fn is_several(view: &View, token: usize) -> bool {
    view.xpos(token) == "NNPS"
        && !view.is_cap(token.saturating_sub(1))
        && !view.is_cap(token + 1)
        && knowledge().facts(view.form(token)).is_empty()
}

/// Whether "they" could mean a word between the subject and it: several persons, or anyone ("a taxpayer").
fn many_or_any(who: &Who, at: usize) -> bool {
    let view = who.view;
    let word = view.lower(at);
    if matches!(
        word,
        "everyone" | "everybody" | "anyone" | "someone" | "those" | "people" | "each"
    ) {
        return true;
    }
    if view.upos(at) != Upos::Noun || view.deprel(at) == Deprel::Compound {
        return false;
    }
    let actor =
        |word: &str| matches!(knowledge().head(word), Some(Head::Actor(kind)) if kind != ActorKind::Place);
    let singular = word.strip_suffix('s').unwrap_or(word);
    is_plural(view, at) && (actor(word) || view.is_subject(at))
        || knowledge().is_role(singular)
        || singular.len() > 5
            && ["er", "or", "ist", "ee", "ant"]
                .iter()
                .any(|end| singular.ends_with(end))
}
