//! The sides of an event that a noun names: possessor, "by", demonym, "of", "between", and the verb that governs it.

use super::EventKind;
use super::lexicon::{Effect, lexicon};
use super::places::verb;
use super::reading::Reading;
use super::roles::extend;
use super::trigger::Draft;
use crate::actors::ActorKind;
use crate::syntax::{Deprel, Upos};
use crate::text::{ActorId, TokenId};

/// "Announced a suspension", "completed its withdrawal": who does the verb does the noun.
pub(super) fn doer(reading: &Reading<'_>, noun: TokenId) -> Vec<ActorId> {
    let syntax = reading.syntax;
    let lexicon = lexicon();
    let Some(head) = syntax.head(noun) else {
        return Vec::new();
    };
    if syntax.deprel(noun) == Deprel::Conj {
        return doer(reading, head);
    }
    let lemma = reading.lemma(head);
    // "Arrived on a visit", "returned for talks"
    let purpose = syntax.deprel(noun) == Deprel::Obl
        && matches!(reading.preposition(noun), "on" | "for" | "in" | "into")
        && (matches!(lemma, "engage" | "involve" | "enter" | "join")
            || lexicon
                .verb(lemma, |_| false)
                .is_some_and(|class| class.kind == EventKind::Move));
    let does = purpose
        || syntax.upos(head) == Upos::Verb
            && matches!(syntax.deprel(noun), Deprel::Obj | Deprel::NsubjPass)
            && (lexicon.is_light(lemma)
                || lexicon.has(lemma, Effect::Aspect)
                || lexicon.has(lemma, Effect::Plan)
                    && !matches!(lemma, "expect" | "want" | "hope" | "anticipate")
                || matches!(
                    lemma,
                    "declare"
                        | "complete"
                        | "accelerate"
                        | "speed"
                        | "expand"
                        | "conclude"
                        | "reimpose"
                        | "suspend"
                        | "halt"
                        | "renew"
                        | "increase"
                        | "intensify"
                        | "escalate"
                        | "hasten"
                        | "reverse"
                        | "order"
                ));
    // "Declared the takeover a coup" does not do it.
    let judged = lemma == "declare"
        && reading
            .child(noun, &[Deprel::Det])
            .is_some_and(|det| matches!(reading.lemma(det), "the" | "this" | "that"));
    let does = does && !judged;
    let places = verb(reading, head, 0);
    // "Were engaged in fighting": the passive has no other doer.
    let agent = if purpose && places.agent.is_none() {
        places.patient
    } else {
        places.agent
    };
    match agent {
        Some(agent) if does => reading.actors_of(agent),
        _ => Vec::new(),
    }
}

/// Whether these are courts or other organs of a state ("the sentence of the Supreme Court").
fn judges(reading: &Reading<'_>, found: &[ActorId]) -> bool {
    found.iter().all(|actor| {
        reading
            .actors
            .actors
            .get(actor.index())
            .is_some_and(|actor| actor.kind == ActorKind::Government)
    })
}

/// A nominal event: possessor, "by", and modifying demonym act; "of" by class; other prepositions lead
/// to the patient.
pub(super) fn noun(
    reading: &Reading<'_>,
    draft: &Draft,
    token: TokenId,
    agents: &mut Vec<ActorId>,
    patients: &mut Vec<ActorId>,
) {
    let class = draft.class;
    let mutual = class.is_some_and(|class| class.mutual);
    for child in reading.syntax.children(token) {
        if reading.timex(child).is_some() {
            continue;
        }
        let found = match reading.syntax.deprel(child) {
            Deprel::NmodPoss => {
                let transitive = class.is_some_and(|class| class.undergone);
                extend(
                    if transitive { patients } else { agents },
                    reading.actors_of(child),
                );
                continue;
            }
            Deprel::Amod | Deprel::Compound => {
                if let Some(actor) = reading.actor(child) {
                    extend(agents, vec![actor]);
                    if mutual {
                        // "Oman-Qatar talks": both names stand before the noun.
                        let other = [Deprel::Compound, Deprel::Amod, Deprel::Conj, Deprel::Flat];
                        for beside in reading.all(child, &other) {
                            extend(agents, reading.actor(beside).into_iter().collect());
                        }
                    }
                }
                continue;
            }
            Deprel::Nmod | Deprel::Obl => reading.actors_of(child),
            Deprel::Acl => {
                for agent in reading.all(child, &[Deprel::Obl, Deprel::OblAgent]) {
                    if reading.preposition(agent) == "by" {
                        extend(agents, reading.actors_of(agent));
                    }
                }
                continue;
            }
            _ => continue,
        };
        match reading.preposition(child) {
            "by" => extend(agents, found),
            "of" if draft.kind == EventKind::Court && judges(reading, &found) => extend(agents, found),
            "of" if class.is_some_and(|class| class.of_agent && !class.undergone) => extend(agents, found),
            "between" | "among" => {
                extend(agents, found.clone());
                extend(patients, found);
            }
            "with" if mutual => {
                extend(agents, found.clone());
                extend(patients, found);
            }
            "of" | "against" | "on" | "with" | "to" | "from" | "at" | "over" | "into" => {
                extend(patients, found);
            }
            preposition if class.is_some_and(|class| class.prepositions.contains(&preposition)) => {
                extend(patients, found);
            }
            _ => {}
        }
    }
    let mut both: Vec<ActorId> = agents.clone();
    extend(&mut both, patients.clone());
    if mutual && !agents.is_empty() && (both.len() == 2 || both.len() > 2 && !patients.is_empty()) {
        extend(agents, both.clone());
        extend(patients, both);
    } else if !(mutual && both.len() == 1) {
        patients.retain(|actor| !agents.contains(actor));
    }
}
