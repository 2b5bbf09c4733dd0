//! What each name seems to name, by its own words, the tables, the tagger and its neighbours. Not here: where names
//! stand (`names`).

use super::ActorKind;
use super::knowledge::{Fact, Head, Way, knowledge};
use super::names::{Class, is_title};
use super::spans::{Origin, Stretch};
use super::view::{Tokens, View, is_acronym};
use crate::syntax::{NameKind, Upos};

/// Last words of the names of laws.
const LAWS: &[&str] = &[
    "act",
    "bill",
    "law",
    "amendment",
    "amendments",
    "treaty",
    "resolution",
    "agreement",
    "accord",
];

/// What the name names.
pub(super) fn classify(view: &View, name: &Tokens, span: &Stretch, titled: bool) -> (Class, f32) {
    let tables = knowledge();
    let text = view.text(name);
    let facts = view.facts(name);
    let tag = match span.origin {
        Origin::Tagger(kind, confidence) => Some((kind, confidence)),
        Origin::Told(_) => None,
        _ => tagged(view, name),
    };
    let person_tag = matches!(tag, Some((NameKind::Per, _)));
    let last = name.end - 1;
    // "Jordan said", "Mr. Paris": a known word that is somebody's name after all
    let personal = facts.first().is_some_and(|fact| {
        name.len() == 1
            && fact.way != Way::Adjective
            && (titled && (view.is_cap(name.start.saturating_sub(1)) || matches!(fact.way, Way::Capital))
                || person_tag && matches!(fact.way, Way::Citizen | Way::OfRegion | Way::Region))
    });
    if let Some(&fact) = choose(view, name, facts).filter(|_| !personal) {
        return match fact.way {
            Way::Body(kind) => (Class::Body(kind, Some(fact)), 0.95),
            Way::Region => (Class::Place(fact.country), 0.9),
            Way::OfRegion => (Class::Followers, 0.7),
            way => (Class::State(way, fact.country, fact.name), 0.95),
        };
    }
    match span.origin {
        Origin::Told(ActorKind::Person) => return (Class::Person, 0.6),
        Origin::Told(kind) => return (Class::Body(kind, None), 0.6),
        _ => {}
    }
    // the head word of "University of X", "X Airlines"
    let stop = name
        .clone()
        .find(|&at| matches!(view.lower(at), "of" | "for" | "on" | "against"))
        .unwrap_or(name.end);
    let head = stop.saturating_sub(1).max(name.start);
    let word = tables
        .head(view.lower(head))
        .or_else(|| tables.head(view.lower(last)));
    let several = name.len() > 1;
    if titled && !several && word.is_none() {
        return (Class::Person, 0.9);
    }
    if !several && word == Some(Head::Product) && !person_tag {
        return (Class::Product, 0.8);
    }
    let first = tables.first_name(view.form(name.start)).is_some();
    // "Commission on Medicaid Act": a law, whatever it is about; but "School of Law", "Jude Law"
    let person = person_tag || first || titled;
    if several && !person && LAWS.contains(&view.lower(last)) && view.lower(last - 1) != "of" {
        return (Class::Product, 0.8);
    }
    let body = several
        .then_some(word)
        .flatten()
        .filter(|_| !(person_tag && (first || titled)));
    match body {
        Some(Head::Product) => return (Class::Product, 0.8),
        Some(Head::Actor(ActorKind::Place))
            if view.lower(head) == "district" && view.before(head) == "school" =>
        {
            return (Class::Body(ActorKind::Government, None), 0.8);
        }
        Some(Head::Actor(ActorKind::Place)) => return (Class::Place(""), 0.8),
        Some(Head::Actor(ActorKind::Person)) | None => {}
        Some(Head::Actor(ActorKind::People)) if !matches!(tag, Some((NameKind::Org, _))) => {
            return (Class::Followers, 0.6);
        }
        Some(Head::Actor(ActorKind::People)) => return (Class::Body(ActorKind::Organisation, None), 0.7),
        Some(Head::Actor(kind)) => return (Class::Body(refined(view, head, kind), None), 0.85),
    }
    if several
        && (first || titled)
        && !view.is_acronym(last)
        && !matches!(tag, Some((NameKind::Org | NameKind::Loc | NameKind::Misc, _)))
    {
        return (Class::Person, 0.9);
    }
    // "State Department Spokesperson"
    if several && !first && (is_title(view, last) || tables.is_role(view.lower(last))) {
        return (Class::Product, 0.5);
    }
    match tag {
        Some((NameKind::Per, sure)) => (Class::Person, sure.max(0.5)),
        Some((NameKind::Org, sure)) => (Class::Body(body_kind(view, name), None), sure.max(0.4)),
        Some((NameKind::Loc, sure)) => (Class::Place(""), sure.max(0.4)),
        Some((NameKind::Norp, _)) => (Class::Followers, 0.6),
        Some((NameKind::Misc, _)) => (Class::Product, 0.6),
        None if is_acronym(&text) => (Class::Body(ActorKind::Organisation, None), 0.5),
        None if matches!(view.before(name.start), "in" | "at" | "near" | "around") => (Class::Place(""), 0.5),
        None if several => (Class::Person, 0.4),
        None => (Class::Product, 0.3),
    }
}

/// Councils, committees and districts are organs of a state when the word before says so.
fn refined(view: &View, head: usize, kind: ActorKind) -> ActorKind {
    let before = if head == 0 { "" } else { view.lower(head - 1) };
    match view.lower(head) {
        "chamber" if view.lower(head + 1) == "of" && view.lower(head + 2) == "commerce" => {
            ActorKind::Organisation
        }
        "committee" | "subcommittee" | "caucus"
            if (head.saturating_sub(6)..head).any(|at| {
                view.sentence_id(at) == view.sentence_id(head)
                    && matches!(
                        view.lower(at),
                        "senate" | "house" | "congressional" | "parliamentary"
                    )
            }) =>
        {
            ActorKind::Government
        }
        "council" | "committee" | "board"
            if matches!(
                before,
                "city"
                    | "town"
                    | "county"
                    | "legislative"
                    | "municipal"
                    | "district"
                    | "state"
                    | "military"
                    | "ruling"
                    | "transitional"
                    | "governing"
                    | "borough"
                    | "regional"
                    | "provincial"
                    | "senate"
                    | "house"
            ) =>
        {
            ActorKind::Government
        }
        _ => kind,
    }
}

/// The kind that the neighbours of an organisation's name tell: "the security firm X", "X shares", "told X".
fn body_kind(view: &View, name: &Tokens) -> ActorKind {
    let told = |word: &str| match knowledge().head(word) {
        Some(Head::Actor(kind))
            if !matches!(kind, ActorKind::Person | ActorKind::People | ActorKind::Place) =>
        {
            Some(kind)
        }
        _ => None,
    };
    // "Gripen fighters" are aircraft
    let after = Some(view.lower(name.end)).filter(|word| !matches!(*word, "fighters" | "fighter"));
    if let Some(kind) = told(view.before(name.start)).or_else(|| after.and_then(told)) {
        return kind;
    }
    if matches!(view.lower(name.end), "shares" | "stock" | "ceo" | "headquarters") {
        return ActorKind::Company;
    }
    ActorKind::Organisation
}

/// What the tagger says about a span found otherwise: the class of the name that covers its last word.
fn tagged(view: &View, name: &Tokens) -> Option<(NameKind, f32)> {
    let names = &view.syntax.names;
    let at = names.partition_point(|other| (other.tokens.end as usize) < name.end);
    names
        .get(at)
        .filter(|other| (other.tokens.start as usize) < name.end)
        .map(|other| (other.kind, other.confidence))
}

/// The reading of a known form that fits here: before a noun the adjective, else the people or the state
/// ("Dutch troops", "the Dutch").
fn choose<'f>(view: &View, name: &Tokens, facts: &'f [Fact]) -> Option<&'f Fact> {
    if let Some(region) = homonym(view, facts) {
        return Some(region);
    }
    let next_is_noun = matches!(view.upos(name.end), Upos::Noun | Upos::Propn | Upos::Adj);
    let adjective = facts.iter().find(|fact| fact.way == Way::Adjective);
    let citizens = facts.iter().find(|fact| fact.way == Way::Citizens);
    match (adjective, citizens) {
        (Some(adjective), _) if next_is_noun => Some(adjective),
        (_, Some(citizens)) => Some(citizens),
        _ => facts.first(),
    }
}

/// Rule `state_or_region`: "Georgia" is the part of the United States where the text names other parts of it, or
/// members of its Congress with their seats, and says nothing else of the country.
fn homonym<'f>(view: &View, facts: &'f [Fact]) -> Option<&'f Fact> {
    let state = facts.iter().find(|fact| fact.way == Way::State)?;
    let region = facts
        .iter()
        .find(|fact| fact.way == Way::Region && fact.country != state.country)?;
    let named = |fact: &Fact| view.forms_of(fact.way == Way::Region, fact.country);
    let (states, regions) = (named(state), named(region));
    let other = |forms: &[&str]| forms.iter().any(|form| *form != state.name);
    (!other(states) && (other(regions) || view.has_seats())).then_some(region)
}
