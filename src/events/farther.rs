//! Sides that stand farther off: the giver and the receiver of a thing, whose attack a passive names, whom the
//! other phrases of an act name, and the state meant by "the country".
//!
//! Not here: the places of the verb itself (`places`, `roles`).

use super::EventKind;
use super::lexicon::lexicon;
use super::reading::Reading;
use super::roles::extend;
use super::trigger::{Draft, Form, noun_class};
use crate::actors::ActorKind;
use crate::syntax::{Deprel, Upos};
use crate::text::Order;
use crate::text::{ActorId, TokenId};

/// "The troops will leave the country": the state named last that is not the agents' own.
pub(super) fn the_country(reading: &Reading<'_>, draft: &Draft) -> Option<ActorId> {
    let agents = &draft.agents;
    if draft.form != Form::Verb || agents.is_empty() {
        return None;
    }
    let phrase = reading
        .all(draft.trigger, &[Deprel::Obj, Deprel::Obl])
        .find(|&phrase| {
            matches!(reading.lemma(phrase), "country" | "nation")
                && matches!(reading.preposition(phrase), "" | "from" | "in" | "into" | "to")
                && reading
                    .child(phrase, &[Deprel::Det])
                    .is_some_and(|det| reading.lemma(det) == "the")
                && reading
                    .child(
                        phrase,
                        &[Deprel::Amod, Deprel::Nmod, Deprel::AclRelcl, Deprel::Compound],
                    )
                    .is_none()
        })?;
    let actor_of = |actor: ActorId| reading.actors.actors.get(actor.index());
    let own: Vec<&str> = agents
        .iter()
        .filter_map(|&agent| actor_of(agent)?.country.as_deref())
        .collect();
    let mentions = &reading.actors.mentions;
    let upto = mentions.partition_point(|mention| mention.tokens.start < phrase.0);
    mentions[..upto]
        .iter()
        .rev()
        .take(40)
        .map(|mention| mention.actor)
        .find(|&actor| {
            actor_of(actor).is_some_and(|state| {
                state.kind == ActorKind::Country
                    && !agents.contains(&actor)
                    && state.country.as_deref().is_none_or(|code| !own.contains(&code))
            })
        })
}

/// An act that names no patient is taken to be done to whom its other phrases name, however deep
/// ("set off bombs in Kabul").
pub(super) fn nearby(reading: &Reading<'_>, draft: &Draft, agents: &[ActorId], patients: &mut Vec<ActorId>) {
    let syntax = reading.syntax;
    // "Opened in Berlin" is done to nobody; "demonstrated in Berlin" is.
    let stays = matches!(
        draft.kind,
        EventKind::Launch
            | EventKind::Sport
            | EventKind::Life
            | EventKind::Business
            | EventKind::Appoint
            | EventKind::Elect
            | EventKind::Retreat
            | EventKind::Other
    );
    for participles in [false, true] {
        for top in reading.all(
            draft.trigger,
            &[Deprel::Obj, Deprel::Obl, Deprel::Nmod, Deprel::NsubjPass],
        ) {
            let near = matches!(
                reading.preposition(top),
                "" | "in"
                    | "at"
                    | "of"
                    | "on"
                    | "to"
                    | "from"
                    | "with"
                    | "against"
                    | "for"
                    | "over"
                    | "into"
                    | "toward"
                    | "towards"
                    | "between"
                    | "among"
                    | "across"
                    | "inside"
                    | "around"
                    | "outside"
            );
            let place = stays
                && matches!(
                    reading.preposition(top),
                    "in" | "at" | "on" | "across" | "inside" | "around" | "outside" | "over"
                );
            if reading.timex(top).is_some() || !near || place {
                continue;
            }
            let mut tokens = reading.below(top, |child| match syntax.deprel(child) {
                Deprel::Acl => !participles,
                Deprel::AclRelcl | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp | Deprel::Appos => true,
                // "Picasso photographs"
                Deprel::Compound => reading.kind(child) == Some(ActorKind::Person),
                _ => false,
            });
            tokens.order();
            for actor in tokens.into_iter().filter_map(|token| reading.actor(token)) {
                if !agents.contains(&actor) && !patients.contains(&actor) && patients.len() < 2 {
                    patients.push(actor);
                }
            }
        }
        if !patients.is_empty() {
            return;
        }
    }
}

/// "Were killed in Israeli shelling": whose act the passive names.
pub(super) fn attackers(reading: &Reading<'_>, verb: TokenId) -> Vec<ActorId> {
    let mut found = Vec::new();
    for act in reading.all(verb, &[Deprel::Obl]) {
        let assault = |noun: TokenId| {
            noun_class(reading, noun)
                .or_else(|| lexicon().verb(reading.lemma(noun), |_| false))
                .is_some_and(|class| class.kind == EventKind::Assault)
        };
        // "In tank shelling", the shelling as a participle of the tank
        let violent = assault(act)
            || reading
                .all(act, &[Deprel::Acl])
                .any(|act| reading.syntax.xpos(act) == "VBG" && assault(act));
        if violent && matches!(reading.preposition(act), "in" | "by" | "during") {
            for owner in reading.all(act, &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]) {
                extend(&mut found, reading.actors_of(owner));
            }
        }
    }
    found
}

/// "Gave the Ivory Coast 5.1 million dollars": the name right behind a verb of giving, before the count or article
/// of what is given.
pub(super) fn receiver(reading: &Reading<'_>, verb: TokenId, object: Option<TokenId>) -> Option<ActorId> {
    let gives = matches!(
        reading.lemma(verb),
        "give" | "grant" | "lend" | "send" | "offer" | "award" | "hand" | "pay" | "promise" | "sell" | "deny"
    );
    let object = object.filter(|&object| gives && object > verb && reading.actor(object).is_none())?;
    let mentions = &reading.actors.mentions;
    let from = mentions.partition_point(|mention| mention.tokens.start <= verb.0);
    let mention = mentions.get(from)?;
    let article = mention.tokens.start == verb.0 + 2 && reading.lemma(TokenId(verb.0 + 1)) == "the";
    let next = TokenId(mention.tokens.end);
    let opens = next < object
        && (reading.syntax.upos(next) == Upos::Num
            || reading.form(next) == "$"
            || matches!(reading.lemma(next), "a" | "an" | "the" | "its" | "more" | "up"));
    ((article || mention.tokens.start == verb.0 + 1) && opens).then_some(mention.actor)
}

/// Whether a phrase names a body, or what belongs to one.
fn is_host(reading: &Reading<'_>, phrase: TokenId) -> bool {
    let body = |&actor: &ActorId| {
        reading.actors.actors.get(actor.index()).is_some_and(|actor| {
            matches!(
                actor.kind,
                ActorKind::Organisation | ActorKind::Company | ActorKind::Government
            )
        })
    };
    let found = reading.actors_of(phrase);
    !found.is_empty() && found.iter().all(body)
}

/// The actors behind "from" and "by" of a thing received.
pub(super) fn givers(reading: &Reading<'_>, draft: &Draft, patients: &mut Vec<ActorId>) {
    patients.clear();
    for top in [Some(draft.trigger), draft.noun, draft.object]
        .into_iter()
        .flatten()
    {
        for giver in reading.all(top, &[Deprel::Obl, Deprel::Nmod]) {
            let preposition = reading.preposition(giver);
            let gives = matches!(preposition, "from" | "by")
                // "Got a warm welcome at the institute"
                || preposition == "at" && is_host(reading, giver)
                || draft.kind == EventKind::Sport
                    && draft
                        .class
                        .is_some_and(|class| class.prepositions.contains(&preposition));
            if gives && reading.timex(giver).is_none() {
                extend(patients, reading.actors_of(giver));
            }
        }
    }
}
