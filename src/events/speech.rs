//! Who says it, and whom a speaker means by "we".

use super::lexicon::{Effect, lexicon};
use super::places::verb;
use super::reading::Reading;
use super::trigger::Draft;
use crate::actors::ActorKind;
use crate::syntax::{Deprel, Upos};
use crate::text::{ActorId, Order, TokenId};

/// Who says it: the subject of a speech verb above, or "according to".
pub(super) fn speaker(reading: &Reading<'_>, trigger: TokenId) -> Option<ActorId> {
    let syntax = reading.syntax;
    let lexicon = lexicon();
    let says = |token: TokenId| {
        let lemma = reading.lemma(token);
        syntax.upos(token) == Upos::Verb
            && (lexicon.has(lemma, Effect::Say)
                || lexicon.has(lemma, Effect::Claim)
                || lexicon.has(lemma, Effect::Deny))
    };
    let mut at = trigger;
    for head in reading.above(trigger) {
        if says(head)
            && matches!(
                syntax.deprel(at),
                Deprel::Ccomp | Deprel::Xcomp | Deprel::Parataxis
            )
        {
            return reading.actors_of(verb(reading, head, 0).agent?).first().copied();
        }
        at = head;
    }
    let mut at = Some(trigger);
    for _ in 0..6 {
        let token = at?;
        for child in syntax.children(token) {
            if syntax.deprel(child) == Deprel::Parataxis && says(child) {
                return reading.actors_of(verb(reading, child, 0).agent?).first().copied();
            }
            if syntax.deprel(child) == Deprel::Obl && reading.preposition(child) == "accord" {
                return reading.actors_of(child).first().copied();
            }
        }
        at = syntax.head(token);
    }
    None
}

/// Words that somebody issues, which the text then gives.
const GIVEN: &[&str] = &["statement", "comment", "remark", "letter", "message", "response"];

/// Whose words the rest of the text gives, and from where on: "The mayor issued the following statement".
pub(super) fn statement(reading: &Reading<'_>) -> Option<(TokenId, ActorId)> {
    let syntax = reading.syntax;
    (0..syntax.len()).map(TokenId::from).find_map(|given| {
        let announced = GIVEN.contains(&reading.lemma(given))
            && syntax.deprel(given) == Deprel::Obj
            && syntax
                .children(given)
                .any(|child| reading.form(child) == "following");
        let issues = syntax.head(given).filter(|_| announced)?;
        // "The committee's chairman Jane Doe issued": a person speaks
        let person = |actor: &ActorId| {
            (reading.actors.actors.get(actor.index())).is_some_and(|actor| actor.kind == ActorKind::Person)
        };
        let agent = verb(reading, issues, 0).agent?;
        let named = reading
            .below(agent, |_| false)
            .into_iter()
            .filter_map(|token| reading.actor(token));
        let mut persons: Vec<ActorId> = reading
            .actors_of(agent)
            .into_iter()
            .chain(named)
            .filter(person)
            .collect();
        persons.order();
        persons.dedup();
        let [speaker] = persons[..] else { return None };
        Some((given, speaker))
    })
}

/// "We ask the council to act", said the spokesman: the speaker acts by his own words.
pub(super) fn first_person(reading: &Reading<'_>, draft: &mut Draft, statement: Option<(TokenId, ActorId)>) {
    let Some(subject) = draft.subject else { return };
    let own = matches!(reading.form(subject).to_lowercase().as_str(), "i" | "we")
        && reading.syntax.upos(subject) == Upos::Pron;
    if own && draft.speaker.is_none() {
        draft.speaker = statement
            .filter(|&(from, _)| from <= subject)
            .map(|(_, speaker)| speaker);
    }
    let Some(speaker) = draft.speaker else { return };
    if own && draft.agents.is_empty() {
        draft.agents.push(speaker);
        draft.patients.retain(|&actor| actor != speaker);
    }
}
