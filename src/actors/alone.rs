//! One body, state or person that a description names by itself: "the company", "the West African country", "the
//! president", "his father". Not here: groups and organs (`groups`).

use super::ActorKind;
use super::bearer::LESSER;
use super::describe::Described;
use super::knowledge::knowledge;
use super::part::is_argument;
use super::told_of::{is_told_of, modifiers, several_since};
use super::who::{Latest, REACH, Who};
use crate::syntax::{Deprel, Upos};
use crate::text::Order;

/// Offices of those whom the news quotes most.
const SPEAKERS: &[&str] = &[
    "senator",
    "congressman",
    "congresswoman",
    "representative",
    "chairman",
    "chairwoman",
    "leader",
];

/// Rule `country_of_region`: "the West African country" is the latest state of that region.
pub(crate) fn country_of_region(who: &Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let modifiers = view.text(&(found.tokens.start + 1..found.head));
    if modifiers.is_empty() {
        return the_country(who, found);
    }
    who.latest(REACH).find(|&cluster| {
        let known = &who.clusters[cluster];
        known.kind == ActorKind::Country
            && known
                .country
                .is_some_and(|country| knowledge().in_region(country, &modifiers))
    })
}

/// Rule `the_country`: the only state named so far in this sentence, else in the one before.
fn the_country(who: &Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let here = view.sentence_id(found.head);
    let mut states: Vec<(usize, usize)> = who
        .placed
        .iter()
        .rev()
        .take(REACH)
        .map(|placed| (view.sentence_id(placed.head), placed))
        .take_while(|(sentence, _)| sentence + 1 >= here)
        .filter(|(_, placed)| who.clusters[placed.cluster].kind == ActorKind::Country && !placed.adjective)
        .map(|(sentence, placed)| (sentence, placed.cluster))
        .collect();
    let latest = states.first()?.0;
    states.retain(|state| state.0 == latest);
    states.order();
    states.dedup();
    match states[..] {
        [(_, only)] => Some(only),
        _ => None,
    }
}

/// The state whose organ a phrase says it is by a description: "the country's military".
pub(crate) fn possessor(who: &Who, found: &Described) -> Option<usize> {
    if !matches!(found.kind, ActorKind::Government | ActorKind::Military) {
        return None;
    }
    let view = who.view;
    let by_words = || {
        let mark = found
            .tokens
            .clone()
            .find(|&token| matches!(view.lower(token), "'s" | "'"))?;
        mark.checked_sub(1).filter(|owner| found.tokens.contains(owner))
    };
    let owner = view
        .children(found.head)
        .find(|&child| view.deprel(child) == Deprel::NmodPoss && found.tokens.contains(&child))
        .or_else(by_words)?;
    who.headed(owner)
        .filter(|&cluster| view.upos(owner) == Upos::Noun && who.clusters[cluster].kind == ActorKind::Country)
}

/// Rule `kin`: "his father" is a person of its own, by whose father it is.
pub(crate) fn kin(who: &mut Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let owner = who
        .headed(found.tokens.start)
        .filter(|&cluster| who.clusters[cluster].person)?;
    let word = view.lower(found.head).to_owned();
    is_argument(view, found.head).then(|| who.keyed(&format!("kin:{owner}:{word}"), ActorKind::Person).0)
}

/// Rule `office`: "the president" is the person of late whose role says so; of two presidents only the one
/// whose state the phrase names.
pub(crate) fn office(who: &Who, found: &Described, state: Option<&str>) -> Option<usize> {
    let view = who.view;
    let word = view.lower(found.head);
    let lesser = found.tokens.clone().any(|token| {
        let word = view.lower(token);
        LESSER.contains(&word) || matches!(word, "senior" | "acting" | "new" | "next" | "late")
    });
    // "the president of the court", "the senator from Ohio" is told where he is named; "the attorney general" is no
    // attorney
    if lesser || matches!(view.lower(found.head + 1), "of" | "from" | "for" | "general") {
        return None;
    }
    // "Inspector" of "the Inspector General"
    let titles: Vec<&str> = (found.tokens.start..found.head)
        .filter(|&token| view.is_cap(token) && knowledge().title(view.lower(token)).is_some())
        .map(|token| view.lower(token))
        .collect();
    let holds = |cluster: usize| {
        let known = &who.clusters[cluster];
        let role = known.role.as_deref().unwrap_or("").to_lowercase();
        let says = |wanted: &str| role.split([' ', '-']).any(|part| part == wanted);
        // "the President" with a capital is a state's
        let elsewhere = known.role_of_body && word == "president" && view.is_cap(found.head);
        known.person
            && says(word)
            && !LESSER.iter().any(|lesser| says(lesser))
            && !elsewhere
            && titles.iter().all(|title| says(title))
            && state.is_none_or(|state| known.nation.is_none_or(|nation| nation == state))
    };
    // who speaks does not call himself "the senator": in a quotation one whom a quotation names
    let quoted = view.is_quoted(found.head) && SPEAKERS.contains(&word);
    let holds = |cluster: usize| {
        holds(cluster)
            && (!quoted
                || who
                    .placed
                    .iter()
                    .rev()
                    .take(REACH)
                    .any(|placed| placed.cluster == cluster && view.is_quoted(placed.head)))
    };
    let mut holders: Vec<usize> = who.latest(REACH).filter(|&cluster| holds(cluster)).collect();
    let of_state = |cluster: &usize| state.is_some() && who.clusters[*cluster].nation == state;
    if holders.iter().any(of_state) {
        holders.retain(of_state);
    }
    let latest = *holders.first()?;
    holders.order();
    holders.dedup();
    if holders.len() == 1 {
        return Some(latest);
    }
    // several: the only one of the last sentences
    let here = view.sentence_id(found.head);
    let mut near: Vec<usize> = who
        .placed
        .iter()
        .rev()
        .take(REACH)
        .take_while(|placed| view.sentence_id(placed.head) + 1 >= here)
        .map(|placed| placed.cluster)
        .filter(|&cluster| holds(cluster))
        .collect();
    near.order();
    near.dedup();
    match near[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// Rule `latest_of_kind`: "the foundation" is the latest body whose name ends so; "the company" the latest
/// company.
pub(crate) fn latest_of_kind(who: &mut Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let word = view.lower(found.head);
    // "the European team" is not the Afghan one
    if (found.tokens.start + 1..found.head).any(|token| view.is_cap(token)) {
        if !matches!(
            word,
            "team" | "side" | "squad" | "camp" | "coalition" | "alliance" | "bloc" | "faction"
        ) {
            return None;
        }
        let key = format!(
            "plain:{}",
            view.text(&(found.tokens.start + 1..found.head + 1))
                .to_lowercase()
        );
        return Some(who.keyed(&key, found.kind).0);
    }
    let told = modifiers(view, found);
    let ends = who.latest_alone(found.head, |cluster| {
        (who.name_ends_in(cluster, word) || who.clusters[cluster].heads.iter().any(|head| head == word))
            && is_told_of(who, found, cluster, &told)
    });
    let several = ends == Latest::Several
        || told.is_empty()
            && ends
                .one()
                .is_some_and(|cluster| several_since(who, found, cluster));
    if several {
        return None;
    }
    let ends = ends.one();
    let generic = matches!(
        word,
        "company"
            | "firm"
            | "corporation"
            | "newspaper"
            | "broadcaster"
            | "magazine"
            | "airline"
            | "bank"
            | "organization"
            | "organisation"
    );
    if ends.is_none() && matches!(word, "camp" | "coalition" | "alliance" | "bloc" | "faction") {
        let name = view
            .text(&(found.tokens.start + 1..found.head + 1))
            .to_lowercase();
        let named = name.contains([' ', '-']) && is_argument(view, found.head);
        let key = format!("plain:{name}");
        return (named || who.key(&key).is_some()).then(|| who.keyed(&key, found.kind).0);
    }
    ends.or_else(|| {
        if !generic || !told.is_empty() {
            return None;
        }
        let near = who.view.sentence_id(found.head).saturating_sub(2);
        let mut bodies: Vec<usize> = who
            .placed
            .iter()
            .rev()
            .take(REACH)
            .take_while(|placed| who.view.sentence_id(placed.head) >= near)
            .filter(|placed| {
                // an airline may pass for an organisation: of several none is "the company"
                let kind = who.clusters[placed.cluster].kind;
                (kind == found.kind || kind == ActorKind::Organisation)
                    && !placed.place
                    && !who.clusters[placed.cluster].forms.is_empty()
            })
            .map(|placed| placed.cluster)
            .collect();
        bodies.order();
        bodies.dedup();
        match bodies[..] {
            [only] if who.clusters[only].kind == found.kind => Some(only),
            _ => None,
        }
    })
}
