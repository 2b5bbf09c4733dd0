//! Places names, descriptions and pronouns in order of the text. Every rule has its own function and an
//! example. Not here: the rules (`bearer`, `alone`, `groups`, `pronouns`), whether the actor counts (`finish`).

use super::alone::{country_of_region, kin, latest_of_kind, office, possessor};
use super::bearer::{apposition, copula, describe_bearer, note_nation};
use super::describe::{Described, Form};
use super::groups::{group_of_owner, group_of_state, organ, plain_group};
use super::knowledge::knowledge;
use super::names::{Class, Found};
use super::part::is_plural;
use super::pronouns;
use super::told_of::modifiers;
use super::who::Who;
use super::{ActorKind, MentionKind};
use crate::syntax::Upos;

/// Places all names, descriptions and pronouns in order of the text.
pub(crate) fn place_all(who: &mut Who, names: &[Found], described: &[Described]) {
    // where each name went, for the descriptions that belong to it
    let mut placed = Placing {
        names,
        next: 0,
        clusters: vec![None; names.len()],
    };
    let mut phrases = described.iter().peekable();
    let view = who.view;

    for at in 0..view.len() {
        placed.up_to(who, |found| found.whole.start <= at);
        while let Some(found) = phrases.next_if(|found| found.head <= at) {
            // owners and names behind the head ("troops from France", "musician X") come first
            let last = found.owner.max(found.of_name).max(found.apposed);
            if let Some(last) = last {
                placed.up_to_index(who, last);
            }
            let owner = found.owner.and_then(|owner| placed.clusters[owner]);
            let bearer = found.of_name.and_then(|name| placed.clusters[name]);
            if let Some(bearer) = bearer {
                describe_bearer(who, found, bearer, owner);
                continue;
            }
            let beside = found.apposed.and_then(|name| placed.clusters[name]);
            let cluster = apposition(who, found, beside)
                .or_else(|| copula(who, found))
                .or_else(|| whom(who, names, found, owner));
            if let Some(cluster) = cluster {
                note_nation(who, found, cluster, owner);
            }
            if let Some(cluster) = cluster {
                who.place_at(
                    cluster,
                    found.tokens.clone(),
                    found.head,
                    MentionKind::Description,
                );
                for told in modifiers(view, found) {
                    let known = &mut who.clusters[cluster].told;
                    if !known.contains(&told) {
                        known.push(told);
                    }
                }
                let word = view.lower(found.head).to_owned();
                if !who.clusters[cluster].apart && !who.clusters[cluster].heads.contains(&word) {
                    who.clusters[cluster].heads.push(word);
                }
            }
        }
        if view.upos(at) == Upos::Pron
            && let Some(cluster) = pronouns::resolve(who, at)
        {
            who.place_at(cluster, at..at + 1, at, MentionKind::Pronoun);
        }
    }
}

/// The names with the actors that they were given so far.
struct Placing<'n> {
    names: &'n [Found],
    next: usize,
    clusters: Vec<Option<usize>>,
}

impl Placing<'_> {
    fn up_to(&mut self, who: &mut Who, wanted: impl Fn(&Found) -> bool) {
        while let Some(found) = self.names.get(self.next).filter(|found| wanted(found)) {
            self.clusters[self.next] = who.name(found).map(|mention| who.placed[mention].cluster);
            self.next += 1;
        }
    }

    fn up_to_index(&mut self, who: &mut Who, last: usize) {
        while self.next <= last && self.next < self.names.len() {
            let next = self.next;
            self.clusters[next] = who
                .name(&self.names[next])
                .map(|mention| who.placed[mention].cluster);
            self.next += 1;
        }
    }
}

/// The actor of a description.
fn whom(who: &mut Who, names: &[Found], found: &Described, owner: Option<usize>) -> Option<usize> {
    let state = found.owner.and_then(|owner| match names[owner].class {
        Class::State(_, country, _) => Some(country),
        _ => None,
    });
    if let Some(country) = state
        && let Some(cluster) = group_of_state(who, found, country, owner)
    {
        return Some(cluster);
    }
    if let Some(owner) = owner
        && state.is_none()
        && !matches!(who.clusters[owner].kind, ActorKind::People | ActorKind::Place)
    {
        return group_of_owner(who, found, owner);
    }
    // "the country's military"
    if let Some(country) = possessor(who, found) {
        let state = who.clusters[country].country.unwrap_or("");
        return group_of_state(who, found, state, Some(country));
    }
    match (found.kind, found.form) {
        (ActorKind::Country, Form::Definite) => country_of_region(who, found),
        (ActorKind::Person, Form::Possessive) => kin(who, found),
        (ActorKind::Person, Form::Definite) => office(who, found, state),
        // "President vows to veto the bill"
        (ActorKind::Person, Form::Open)
            if found.tokens.len() == 1
                && who.view.is_cap(found.head)
                && knowledge().title(who.view.lower(found.head)).is_some() =>
        {
            office(who, found, state)
        }
        (ActorKind::Government | ActorKind::Military, Form::Definite | Form::Possessive) => organ(who, found),
        (
            ActorKind::Company | ActorKind::Organisation | ActorKind::Media | ActorKind::ArmedGroup,
            Form::Definite,
        ) if !is_plural(who.view, found.head) => latest_of_kind(who, found),
        _ => plain_group(who, found),
    }
}
