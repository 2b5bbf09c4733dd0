//! Organs of states: which actors are one, and acts on forces as acts on their state.

use super::reading::Reading;
use super::relate::{Proof, Web};
use super::trigger::{Draft, Form};
use super::{EventKind, RelationKind, Sign};
use crate::actors::ActorKind;
use crate::syntax::Deprel;
use crate::text::ActorId;
use std::collections::BTreeSet;

/// "Saudi officials", "the Nigerien ministry of defence": what the actors already know to be an organ of a
/// state.
pub(super) fn find(reading: &Reading<'_>, web: &mut Web) {
    for (index, actor) in reading.actors.actors.iter().enumerate() {
        let first = actor
            .mentions
            .first()
            .and_then(|mention| reading.actors.mentions.get(mention.index()));
        let state = actor
            .member_of
            .filter(|_| matches!(actor.kind, ActorKind::Government | ActorKind::Military));
        if let (Some(state), Some(mention)) = (state, first) {
            let proof = Proof::stated(mention.span, 0.6);
            web.add(
                ActorId::from(index),
                state,
                RelationKind::MemberOf,
                Sign::Neutral,
                proof,
            );
        }
    }
}

/// "With all troops to leave", told of the withdrawal of a state: where the text knows one body as its forces, they
/// are the troops.
pub(super) fn own_forces(reading: &Reading<'_>, draft: &mut Draft) {
    let [state] = draft.agents[..] else { return };
    let nameless = draft.subject.is_some_and(|subject| {
        matches!(
            reading.lemma(subject),
            "troop" | "troops" | "force" | "forces" | "soldier"
        ) && reading.actors_of(subject).is_empty()
    });
    if !nameless {
        return;
    }
    let mut forces = (reading.actors.actors.iter().enumerate())
        .filter(|(_, actor)| actor.kind == ActorKind::Military && actor.member_of == Some(state));
    if let (Some((index, _)), None) = (forces.next(), forces.next()) {
        draft.agents = vec![ActorId::from(index)];
    }
}

/// "Protects Danish troops until their withdrawal": forces withdraw, so that "their" is that of the forces named last
/// in the sentence.
pub(super) fn their_withdrawal(reading: &Reading<'_>, draft: &mut Draft) {
    let owner = reading
        .child(draft.trigger, &[Deprel::NmodPoss])
        .filter(|&owner| {
            draft.kind == EventKind::Retreat
                && draft.form == Form::Noun
                && draft.agents.is_empty()
                && reading.form(owner).eq_ignore_ascii_case("their")
                && reading.actor(owner).is_none()
        });
    let Some(owner) = owner else { return };
    let start = reading.syntax.sentence(owner).tokens.start;
    let forces = reading.actors.mentions.iter().rev().find(|mention| {
        mention.tokens.start >= start
            && mention.tokens.end <= owner.0
            && (reading.actors.actors.get(mention.actor.index()))
                .is_some_and(|actor| actor.kind == ActorKind::Military)
    });
    draft.agents.extend(forces.map(|forces| forces.actor));
}

/// "The junta of Chad took power": whoever takes power in a state as its organ takes it from the state.
pub(super) fn taken(reading: &Reading<'_>, draft: &Draft) -> Option<ActorId> {
    let coup = draft.class.is_some_and(|class| class.name == "coup");
    let &agent = draft.agents.first().filter(|_| coup)?;
    let agent = reading.actors.actors.get(agent.index())?;
    agent
        .member_of
        .filter(|_| matches!(agent.kind, ActorKind::Government | ActorKind::Military))
}

/// An act by or on the forces of a state, or of one state's organ on another's, is one between the states as well:
/// "the government asked French forces to leave", "the two ministries reached an agreement".
pub(super) fn states(reading: &Reading<'_>, web: &mut Web) {
    let actor = |id: ActorId| reading.actors.actors.get(id.index());
    let state = |id: ActorId| match actor(id)? {
        one if one.kind == ActorKind::Country => Some(id),
        one => one
            .member_of
            .filter(|_| matches!(one.kind, ActorKind::Government | ActorKind::Military)),
    };
    let told: BTreeSet<(ActorId, ActorId, Sign)> = web
        .proofs
        .keys()
        .map(|&(from, to, _, sign)| (from, to, sign))
        .collect();
    let mut lifted = Vec::new();
    for (&(from, to, kind, sign), proofs) in &web.proofs {
        let military = |side: ActorId| actor(side).is_some_and(|side| side.kind == ActorKind::Military);
        let (Some(above), Some(below)) = (state(from), state(to)) else {
            continue;
        };
        // one agency's praise for another is not yet its state's
        let words = matches!(kind, RelationKind::Supports | RelationKind::Criticises);
        let organs = above != from && below != to && !words;
        if !(organs || military(from) || military(to)) || above == below || sign == Sign::Neutral {
            continue;
        }
        if told.contains(&(above, below, sign)) {
            continue;
        }
        for proof in proofs {
            lifted.push((
                above,
                below,
                kind,
                sign,
                Proof {
                    quote: proof.quote,
                    event: proof.event,
                    status: proof.status,
                    confidence: proof.confidence * 0.7,
                },
            ));
        }
    }
    for (from, to, kind, sign, proof) in lifted {
        web.add(from, to, kind, sign, proof);
    }
}
