//! The subject of a label: whether it is one or many, and who is meant where it names nobody.
//!
//! Its words are put together in [`super::label`].

use super::lexicon::{Effect, lexicon};
use super::reading::Reading;
use super::trigger::{Draft, Form};
use super::verb_group::is_undergone;
use crate::actors::ActorKind;
use crate::syntax::{Deprel, Upos};
use crate::text::{ActorId, TokenId};

/// Third person or plural.
pub(super) fn is_plural(reading: &Reading<'_>, draft: &Draft, subject: TokenId) -> bool {
    let syntax = reading.syntax;
    let several = |token: TokenId| {
        reading
            .all(token, &[Deprel::Conj])
            .any(|other| syntax.upos(other) != Upos::Verb && reading.child(other, &[Deprel::Cc]).is_some())
    };
    // "We take a step", said by the mayor
    if matches!(reading.form(subject).to_lowercase().as_str(), "i" | "we") && !draft.agents.is_empty() {
        return draft.agents.len() > 1;
    }
    // "The founder and former head has died": one person
    if several(subject) {
        return agreed(reading, subject).unwrap_or(true);
    }
    // "North and South Korea"
    let sides = draft.agents.len().max(draft.patients.len());
    if sides > 1
        && reading
            .all(subject, &[Deprel::Amod, Deprel::Compound])
            .any(several)
    {
        return true;
    }
    if let Some(plural) = agreed(reading, subject) {
        return plural;
    }
    let nameless = is_nameless(reading, draft, subject);
    let actor = reading
        .actor(subject)
        .or_else(|| whom(reading, draft).filter(|_| nameless))
        .and_then(|actor| reading.actors.actors.get(actor.index()));
    match actor.map(|actor| actor.kind) {
        Some(
            ActorKind::Country | ActorKind::Company | ActorKind::Media | ActorKind::Place | ActorKind::Person,
        ) => false,
        _ => {
            matches!(syntax.xpos(subject), "NNS" | "NNPS" | "CD")
                || matches!(
                    reading.lemma(subject),
                    "they" | "we" | "those" | "these" | "people" | "police" | "percent" | "%"
                )
                || matches!(
                    reading.form(subject).to_lowercase().as_str(),
                    "they" | "we" | "you" | "both" | "many" | "some" | "all"
                )
        }
    }
}

/// Whether of two subjects only the first, a single one, had room.
pub(super) fn is_cut(reading: &Reading<'_>, subject: TokenId, text: &str) -> bool {
    let several = reading
        .all(subject, &[Deprel::Conj])
        .any(|other| reading.child(other, &[Deprel::Cc]).is_some());
    several && !matches!(reading.syntax.xpos(subject), "NNS" | "NNPS") && !text.contains(" and ")
}

/// What the verb of a subject's own clause says of its number: "Baby Boomers begin", "the council has met".
fn agreed(reading: &Reading<'_>, subject: TokenId) -> Option<bool> {
    let syntax = reading.syntax;
    let own = reading.is_subject(subject) && syntax.upos(subject) != Upos::Pron;
    let verb = syntax.head(subject).filter(|_| own)?;
    reading
        .all(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
        .chain([verb])
        .find_map(|word| match (reading.form(word), syntax.xpos(word)) {
            ("are" | "were", _) | (_, "VBP") => Some(true),
            ("was", _) | (_, "VBZ") => Some(false),
            _ => None,
        })
}

/// A pronoun that nobody resolved, as subject of a verb.
pub(super) fn is_nameless(reading: &Reading<'_>, draft: &Draft, subject: TokenId) -> bool {
    draft.form == Form::Verb
        && reading.syntax.upos(subject) == Upos::Pron
        && reading.actor(subject).is_none()
        && match reading.lemma(subject) {
            "they" | "he" | "she" => true,
            // Of "they launched the probe, and it entered orbit" nobody is meant.
            "it" => {
                matches!(
                    reading.syntax.deprel(draft.trigger),
                    Deprel::Advcl | Deprel::Ccomp
                ) || announced(reading, subject)
            }
            _ => false,
        }
}

/// "Has announced it will leave", whatever the tree makes of it.
fn announced(reading: &Reading<'_>, subject: TokenId) -> bool {
    let says = |verb: TokenId| lexicon().has(reading.lemma(verb), Effect::Say);
    let inside = subject.0 > reading.syntax.sentence(subject).tokens.start;
    inside && says(TokenId(subject.0 - 1)) && !reading.actors_of(subject).is_empty()
}

/// Who is meant by a subject that names nobody.
pub(super) fn whom(reading: &Reading<'_>, draft: &Draft) -> Option<ActorId> {
    let meant = if is_undergone(reading, draft) {
        &draft.patients
    } else {
        &draft.agents
    };
    meant.first().copied()
}
