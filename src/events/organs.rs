//! Organs of states: which actors are one, and acts on forces as acts on their state.

use super::reading::Reading;
use super::relate::{Proof, Web};
use super::{RelationKind, Sign};
use crate::actors::ActorKind;
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

/// An act on the forces of a state is one on the state: "the government asked French forces to leave" is between
/// the two states as well.
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
        let forces = actor(to).is_some_and(|to| to.kind == ActorKind::Military);
        let (Some(above), Some(below)) = (state(from), state(to)) else {
            continue;
        };
        if !forces || above == below || sign == Sign::Neutral || (above, below) == (from, to) {
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
