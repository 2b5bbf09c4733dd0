//! Pronouns that resolve safely: by the subject of the clause above, or the only fitting person near by.

use super::ActorKind;
use super::knowledge::Gender;
use super::who::Who;
use crate::syntax::Deprel;
use crate::text::Order;

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

/// Rule `he_she`: the only person of fitting gender in this sentence before the pronoun, else in the
/// sentence before; of several, the one that is subject.
fn person(who: &mut Who, at: usize, gender: Gender) -> Option<usize> {
    let view = who.view;
    let here = view.sentence_id(at);
    let mut near: Vec<(usize, usize, bool)> = Vec::new();
    for placed in who.placed.iter().rev().take(30) {
        let sentence = view.sentence_id(placed.head);
        if sentence + 2 < here {
            break;
        }
        let known = &who.clusters[placed.cluster];
        if known.kind == ActorKind::Person
            && known.gender.fits(gender)
            && placed.tokens.end <= at
            && view.paragraph_id(placed.head) + 1 >= view.paragraph_id(at)
        {
            near.push((sentence, placed.cluster, view.is_subject(placed.head)));
        }
    }
    for sentence in (here.saturating_sub(2)..=here).rev() {
        let mut persons: Vec<usize> = near
            .iter()
            .filter(|one| one.0 == sentence)
            .map(|one| one.1)
            .collect();
        persons.order();
        persons.dedup();
        let chosen = match persons[..] {
            [] => continue,
            [only] => Some(only),
            _ => {
                let mut subjects: Vec<usize> = near
                    .iter()
                    .filter(|one| one.0 == sentence && one.2)
                    .map(|one| one.1)
                    .collect();
                subjects.order();
                subjects.dedup();
                match subjects[..] {
                    [only] => Some(only),
                    _ => None,
                }
            }
        };
        if let Some(chosen) = chosen {
            let known = &mut who.clusters[chosen];
            known.gender = known.gender.or(gender);
        }
        return chosen;
    }
    None
}

/// Rule `subject_above`: "Niger announced that it was ending ...", "France withdrew its troops": the subject of
/// the clause that governs the pronoun.
fn subject_above(who: &Who, at: usize) -> Option<usize> {
    let view = who.view;
    let plural = view.lower(at).starts_with("the");
    let mut token = at;
    for _ in 0..6 {
        let subject = view
            .children(token)
            .find(|&child| view.deprel(child).stem() == "nsubj" && child < at && child != at);
        if let Some(subject) = subject {
            let cluster = who.headed(subject)?;
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
                && (plural || known.kind != ActorKind::People);
            return fits.then_some(cluster);
        }
        if view.deprel(token) == Deprel::Root {
            return None;
        }
        token = view.head(token)?;
    }
    None
}
