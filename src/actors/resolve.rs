//! Whom a description or a pronoun denotes. Names come first in each sentence's order; every rule has its
//! own function and an example. Not here: whether the actor counts (`finish`).

use super::describe::{Described, Form};
use super::knowledge::knowledge;
use super::names::{Class, Found};
use super::view::View;
use super::who::Who;
use super::{ActorKind, MentionKind};

/// Places all names, descriptions and pronouns in order of the text.
pub(crate) fn place_all(who: &mut Who, names: &[Found], described: &[Described]) {
    // where each name went, for the descriptions that belong to it
    let mut placed: Vec<Option<usize>> = vec![None; names.len()];
    let mut name = 0;
    let mut phrase = 0;
    let view = who.view;
    for at in 0..view.len() {
        while let Some(found) = names.get(name).filter(|found| found.whole.start <= at) {
            placed[name] = who.name(found).map(|mention| who.placed[mention].cluster);
            name += 1;
        }
        while let Some(found) = described.get(phrase).filter(|found| found.head <= at) {
            // an owner behind the head ("troops from France") is placed first
            if let Some(owner) = found.owner {
                while name <= owner && name < names.len() {
                    placed[name] = who.name(&names[name]).map(|mention| who.placed[mention].cluster);
                    name += 1;
                }
            }
            let owner = found.owner.and_then(|owner| placed.get(owner).copied().flatten());
            if let Some(cluster) = whom(who, names, found, owner) {
                who.place_at(
                    cluster,
                    found.tokens.clone(),
                    found.head,
                    MentionKind::Description,
                );
                let word = view.lower(found.head).to_owned();
                if !who.clusters[cluster].heads.contains(&word) {
                    who.clusters[cluster].heads.push(word);
                }
            }
            phrase += 1;
        }
    }
}

/// The actor of a description.
fn whom(who: &mut Who, names: &[Found], found: &Described, owner: Option<usize>) -> Option<usize> {
    let nation = found.owner.and_then(|owner| match names[owner].class {
        Class::State(_, country, name) => Some((country, name)),
        _ => None,
    });
    if let Some((country, _)) = nation {
        return group_of_state(who, found, country, owner);
    }
    country_of_region(who, found)
}

/// Rule `group_of_state`: "American troops" and "US soldiers" are one actor, the state another.
fn group_of_state(
    who: &mut Who,
    found: &Described,
    country: &'static str,
    owner: Option<usize>,
) -> Option<usize> {
    if !matches!(
        found.kind,
        ActorKind::Government | ActorKind::Military | ActorKind::ArmedGroup
    ) {
        return None;
    }
    let class = group_class(who.view.lower(found.head), found.kind);
    let (cluster, new) = who.keyed(&format!("group:{country}:{class}"), found.kind);
    if new {
        who.clusters[cluster].country = Some(country);
        who.clusters[cluster].member_of = owner;
    }
    Some(cluster)
}

/// Head words that name the same body of a state.
pub(crate) fn group_class(head: &str, kind: ActorKind) -> &str {
    match (kind, head) {
        (ActorKind::Military, "navy" | "marines" | "fleet" | "sailors" | "airforce") => head,
        (ActorKind::Military, _) => "military",
        (
            ActorKind::Government,
            "government" | "regime" | "junta" | "rulers" | "administration" | "leadership" | "cabinet",
        ) => "government",
        _ => head.strip_suffix('s').unwrap_or(head),
    }
}

/// Rule `country_of_region`: "the West African country" is the latest state of that region.
fn country_of_region(who: &Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let modifiers = view.text(&(found.tokens.start + 1..found.head));
    if found.kind != ActorKind::Country || found.form != Form::Definite || modifiers.is_empty() {
        return None;
    }
    who.placed
        .iter()
        .rev()
        .take(60)
        .map(|placed| placed.cluster)
        .find(|&cluster| {
            let known = &who.clusters[cluster];
            known.kind == ActorKind::Country
                && known
                    .country
                    .is_some_and(|country| knowledge().in_region(country, &modifiers))
        })
}

impl View<'_> {
    /// Whether the token is the subject of its clause.
    pub(crate) fn is_subject(&self, token: usize) -> bool {
        self.deprel(token).stem() == "nsubj"
    }
}
