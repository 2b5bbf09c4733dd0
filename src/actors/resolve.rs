//! Whom a description denotes, in order of the text. Every rule has its own function and an example. Not
//! here: pronouns (`pronouns`), whether the actor counts (`finish`).

use super::describe::{Described, Form};
use super::knowledge::knowledge;
use super::names::{Class, Found};
use super::pronouns;
use super::view::View;
use super::who::Who;
use super::{ActorKind, MentionKind};
use crate::syntax::{Deprel, Upos};
use crate::text::Order;

/// How many mentions back a description may look for its actor.
const REACH: usize = 60;

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
                describe_bearer(who, found, bearer);
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

/// Rule `described_name`: "musician X" tells a person's role, "the security firm X" the kind of a body.
fn describe_bearer(who: &mut Who, found: &Described, bearer: usize) {
    let word = who.view.lower(found.head).to_owned();
    let cluster = &mut who.clusters[bearer];
    if cluster.person && found.kind == ActorKind::Person {
        if cluster.role.is_none() {
            cluster.role = Some(word.clone());
        }
        // "his father" before, "his father X" now
        if found.form == Form::Possessive
            && let Some(owner) = who.headed(found.tokens.start)
            && let Some(kin) = who.key(&format!("kin:{owner}:{word}"))
            && !who.clusters[kin].person
        {
            who.merge(kin, bearer);
        }
        return;
    }
    if cluster.kind == ActorKind::Organisation && found.kind == ActorKind::Company {
        cluster.kind = found.kind;
    }
    if !cluster.heads.contains(&word) {
        cluster.heads.push(word);
    }
}

/// Rule `apposition`: "X, the mayor of Y" and "the mayor of Y, X" are X.
fn apposition(who: &mut Who, found: &Described, named: Option<usize>) -> Option<usize> {
    let view = who.view;
    let governor = view
        .head(found.head)
        .filter(|_| view.deprel(found.head) == Deprel::Appos);
    let bearer = named
        .or_else(|| governor.and_then(|token| who.headed(token)))
        .or_else(|| before_comma(who, found))
        .filter(|&cluster| may_be(who, found, cluster))?;
    take_role(who, found, bearer);
    Some(bearer)
}

/// The person whose name a comma parts from the phrase: "Mary Smith, mayor of Y,"; not in lists.
fn before_comma(who: &Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let in_phrase = |token: usize| {
        matches!(
            view.upos(token),
            Upos::Noun | Upos::Adj | Upos::Propn | Upos::Part | Upos::Det | Upos::Num
        )
    };
    let mut start = found.tokens.start;
    while start > 0 && found.head - start < 7 && in_phrase(start - 1) {
        start -= 1;
    }
    let comma = start.checked_sub(1)?;
    let closed = matches!(
        view.lower(found.head + 1),
        "of" | "for" | "at" | "in" | "," | "." | "who" | ")" | ";"
    );
    let alone = found.kind == ActorKind::Person
        && !is_plural(view, found.head)
        && closed
        && view.form(comma) == ","
        && view.sentence_id(comma) == view.sentence_id(found.head)
        && !in_list(view, found.head);
    let name = comma.checked_sub(1).filter(|_| alone)?;
    who.headed(name).filter(|_| {
        who.placed
            .iter()
            .rev()
            .take(4)
            .any(|placed| placed.tokens.end == comma)
    })
}

/// Whether a phrase is one of several joined by "and".
fn in_list(view: &View, head: usize) -> bool {
    let joined = |token: usize| {
        view.children(token)
            .any(|child| view.deprel(child).stem() == "cc")
    };
    view.deprel(head) == Deprel::Conj
        && view.head(head).is_none_or(|first| {
            view.children(first)
                .any(|child| view.deprel(child) == Deprel::Conj && (child != head || joined(child)))
        })
}

/// Rule `copula`: "X is the mayor of Y" tells who the mayor is.
fn copula(who: &mut Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let mut is = false;
    let mut subject = None;
    for child in view.children(found.head) {
        match view.deprel(child).stem() {
            "cop" => is = matches!(view.lower(child), "is" | "was" | "are" | "were" | "be" | "been"),
            "nsubj" => subject = subject.or(Some(child)),
            // "is not the mayor", "may be the mayor", "if he is the mayor"
            "advmod" | "aux" | "mark"
                if matches!(
                    view.lower(child),
                    "not"
                        | "n't"
                        | "never"
                        | "may"
                        | "might"
                        | "could"
                        | "would"
                        | "should"
                        | "if"
                        | "whether"
                ) =>
            {
                return None;
            }
            _ => {}
        }
    }
    // "it is the government that ..." and plurals tell nothing
    let subject = subject.filter(|&token| is && view.upos(token) != Upos::Pron)?;
    if found.form != Form::Definite || is_plural(view, found.head) {
        return None;
    }
    let bearer = who
        .headed(subject)
        .filter(|&cluster| may_be(who, found, cluster))?;
    take_role(who, found, bearer);
    Some(bearer)
}

/// Whether a named actor may bear a description: a person a person's, a body one of its kind.
fn may_be(who: &Who, found: &Described, cluster: usize) -> bool {
    let known = &who.clusters[cluster];
    if found.kind == ActorKind::Person {
        known.person
    } else {
        !known.person && known.kind == found.kind
    }
}

/// The description of a person without a role becomes the role.
fn take_role(who: &mut Who, found: &Described, bearer: usize) {
    let role = who.view.text(&(found.tokens.start..found.head + 1));
    let cluster = &mut who.clusters[bearer];
    if cluster.person && cluster.role.is_none() {
        cluster.role = Some(bare(&role).to_owned());
    }
}

/// Keeps the state to which a person's office belongs.
fn note_nation(who: &mut Who, found: &Described, person: usize, owner: Option<usize>) {
    let state = owner
        .filter(|_| found.kind == ActorKind::Person && who.clusters[person].person)
        .and_then(|owner| who.clusters[owner].country);
    if state.is_some() {
        let person = &mut who.clusters[person];
        person.nation = person.nation.or(state);
    }
}

/// Without its article.
pub(crate) fn bare(text: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text)
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

/// Rule `group_of_state`: "American troops" and "US soldiers" are one actor, the state another.
fn group_of_state(
    who: &mut Who,
    found: &Described,
    country: &'static str,
    owner: Option<usize>,
) -> Option<usize> {
    let view = who.view;
    let word = view.lower(found.head);
    let fits = match found.kind {
        ActorKind::Government | ActorKind::Military | ActorKind::ArmedGroup => true,
        ActorKind::Organisation => matches!(word, "team" | "side" | "squad" | "delegation"),
        ActorKind::People => is_plural(view, found.head) && takes_part(view, found.head),
        _ => false,
    };
    if !fits {
        return None;
    }
    let class = group_class(word, found.kind);
    let (cluster, new) = who.keyed(&format!("group:{country}:{class}"), found.kind);
    if new {
        who.clusters[cluster].country = Some(country);
        if matches!(found.kind, ActorKind::Government | ActorKind::Military) {
            who.clusters[cluster].member_of = owner;
        }
    }
    Some(cluster)
}

/// Head words that name the same body of a state.
pub(crate) fn group_class(head: &str, kind: ActorKind) -> &str {
    match (kind, head) {
        (ActorKind::Military, "navy" | "marines" | "fleet" | "sailors" | "airforce") => head,
        (ActorKind::Military, _) => "military",
        (ActorKind::Government, "government" | "regime" | "junta" | "rulers") => "government",
        (ActorKind::People, "asylum-seekers" | "seekers" | "migrants") => "migrants",
        (ActorKind::People, "researchers" | "scientists" | "authors") => "researchers",
        (ActorKind::People, "protesters" | "protestors" | "demonstrators") => "protesters",
        _ => head.strip_suffix('s').unwrap_or(head),
    }
}

/// Rule `group_of_owner`: "the Obama administration" is a government of its own; "Scientology officials" and
/// "the Sea Org group" are the body itself.
fn group_of_owner(who: &mut Who, found: &Described, owner: usize) -> Option<usize> {
    let word = who.view.lower(found.head).to_owned();
    let known = &who.clusters[owner];
    if known.person {
        if matches!(
            word.as_str(),
            "government" | "administration" | "regime" | "cabinet" | "campaign"
        ) {
            let kind = if word == "campaign" {
                ActorKind::Organisation
            } else {
                ActorKind::Government
            };
            let (cluster, _) = who.keyed(&format!("of:{owner}:{word}"), kind);
            who.clusters[cluster].apart = true;
            return Some(cluster);
        }
        if found.kind == ActorKind::Person && found.possessed && is_argument(who.view, found.head) {
            return Some(who.keyed(&format!("kin:{owner}:{word}"), ActorKind::Person).0);
        }
        return None;
    }
    let itself = matches!(
        word.as_str(),
        "officials"
            | "official"
            | "reporters"
            | "representatives"
            | "organization"
            | "organisation"
            | "group"
            | "party"
            | "movement"
            | "company"
            | "network"
            | "newspaper"
            | "magazine"
            | "rebels"
            | "guerrillas"
            | "militants"
            | "fighters"
            | "insurgents"
            | "gunmen"
            | "militiamen"
    );
    let body = !matches!(
        known.kind,
        ActorKind::Country | ActorKind::Place | ActorKind::People
    );
    (itself && body && !found.possessed).then_some(owner)
}

/// Rule `country_of_region`: "the West African country" is the latest state of that region.
fn country_of_region(who: &Who, found: &Described) -> Option<usize> {
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
fn possessor(who: &Who, found: &Described) -> Option<usize> {
    let organ = matches!(found.kind, ActorKind::Government | ActorKind::Military);
    let view = who.view;
    let owner = view
        .children(found.head)
        .find(|&child| organ && view.deprel(child) == Deprel::NmodPoss && found.tokens.contains(&child))?;
    who.headed(owner)
        .filter(|&cluster| view.upos(owner) == Upos::Noun && who.clusters[cluster].kind == ActorKind::Country)
}

/// Rule `kin`: "his father" is a person of its own, by whose father it is.
fn kin(who: &mut Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let owner = who
        .headed(found.tokens.start)
        .filter(|&cluster| who.clusters[cluster].person)?;
    let word = view.lower(found.head).to_owned();
    is_argument(view, found.head).then(|| who.keyed(&format!("kin:{owner}:{word}"), ActorKind::Person).0)
}

/// Rule `office`: "the president" is the person of late whose role says so; of two presidents only the one
/// whose state the phrase names.
fn office(who: &Who, found: &Described, state: Option<&str>) -> Option<usize> {
    let view = who.view;
    let word = view.lower(found.head);
    // "the vice president" is not the president
    let lesser = found.tokens.clone().any(|token| {
        matches!(
            view.lower(token),
            "vice" | "deputy" | "former" | "senior" | "assistant" | "acting" | "new" | "next" | "late"
        )
    });
    // "the president of the court" is told where he is named
    if lesser || view.lower(found.head + 1) == "of" {
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
        known.person
            && says(word)
            && titles.iter().all(|title| says(title))
            && state.is_none_or(|state| known.nation.is_none_or(|nation| nation == state))
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

/// Rule `organ`: "the government", "its troops", "the court": the latest of that class, else one of its own.
fn organ(who: &mut Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let word = view.lower(found.head);
    if found.form == Form::Possessive {
        let owner = who.headed(found.tokens.start)?;
        let country = who.clusters[owner]
            .country
            .filter(|_| who.clusters[owner].kind == ActorKind::Country)?;
        return group_of_state(who, found, country, Some(owner));
    }
    let class = group_class(word, found.kind);
    if names_others(view, found) {
        return None;
    }
    let known = who.latest(REACH).find(|&cluster| {
        let body = &who.clusters[cluster];
        body.kind == found.kind
            && (body
                .heads
                .iter()
                .any(|head| group_class(head, found.kind) == class)
                || who.name_ends_in(cluster, word))
    });
    known.or_else(|| {
        let alone = matches!(
            class,
            "government"
                | "military"
                | "court"
                | "police"
                | "parliament"
                | "congress"
                | "senate"
                | "ministry"
                | "council"
                | "navy"
                | "administration"
                | "authoritie"
                | "prosecutor"
                | "tribunal"
        );
        (alone && word != "governments" && (is_argument(view, found.head) || class == "government"))
            .then(|| who.keyed(&format!("group::{class}"), found.kind).0)
    })
}

/// Whether the phrase sets its group apart from those named before: "foreign forces", "all troops".
fn names_others(view: &View, found: &Described) -> bool {
    found.tokens.clone().any(|token| {
        matches!(
            view.lower(token),
            "foreign" | "both" | "other" | "local" | "another" | "many" | "several" | "no" | "any" | "some"
        )
    })
}

/// Rule `latest_of_kind`: "the foundation" is the latest body whose name ends so; "the company" the latest
/// company.
fn latest_of_kind(who: &mut Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let word = view.lower(found.head);
    // "the European team" is not the Afghan one
    if (found.tokens.start + 1..found.head).any(|token| view.is_cap(token)) {
        if !matches!(word, "team" | "side" | "squad") {
            return None;
        }
        let key = format!(
            "plain:{}",
            view.text(&(found.tokens.start + 1..found.head + 1))
                .to_lowercase()
        );
        return Some(who.keyed(&key, found.kind).0);
    }
    let ends = who.latest(REACH).find(|&cluster| {
        who.name_ends_in(cluster, word) || who.clusters[cluster].heads.iter().any(|head| head == word)
    });
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
        if !generic {
            return None;
        }
        let near = who.view.sentence_id(found.head).saturating_sub(2);
        who.placed
            .iter()
            .rev()
            .take(REACH)
            .find(|placed| {
                who.clusters[placed.cluster].kind == found.kind
                    && !placed.place
                    && !who.clusters[placed.cluster].forms.is_empty()
            })
            .filter(|placed| who.view.sentence_id(placed.head) >= near)
            .map(|placed| placed.cluster)
    })
}

/// Rule `plain_group`: "police", "700 asylum seekers", "rebels" that act or are acted on are one actor a
/// head word.
fn plain_group(who: &mut Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let word = view.lower(found.head);
    let takes_part = takes_part(view, found.head);
    let fits = !names_others(view, found)
        && match found.kind {
            ActorKind::People | ActorKind::ArmedGroup => {
                is_plural(view, found.head) && !VAGUE.contains(&word)
            }
            ActorKind::Government => {
                matches!(
                    word,
                    "police" | "authorities" | "prosecutors" | "lawmakers" | "municipalities" | "personnel"
                )
            }
            // "Moslem forces", "Contra troops"
            ActorKind::Military => {
                is_plural(view, found.head)
                    && (found.tokens.start..found.head).any(|token| view.is_cap(token))
            }
            ActorKind::Company => matches!(word, "manufacturers" | "airlines" | "banks" | "retailers"),
            ActorKind::Organisation => matches!(word, "schools" | "associations" | "unions"),
            _ => false,
        };
    let class = group_class(word, found.kind);
    // "American workers" are not "H-1B workers", "non residents" no "residents"
    let after_count = found
        .tokens
        .clone()
        .rev()
        .find(|&token| view.upos(token) == Upos::Num || view.xpos(token) == "CD")
        .map_or(found.tokens.start, |count| count + 1);
    let told: Vec<&str> = (after_count..found.head)
        .filter(|&token| matches!(view.upos(token), Upos::Adj | Upos::Noun | Upos::Propn | Upos::X))
        .map(|token| view.lower(token))
        .filter(|word| !["last", "same", "remaining", "whole", "entire"].contains(word))
        .collect();
    let key = format!("plain:{}:{class}", told.join(" "));
    // "the migrants" are those told of before; "migrants" too where only one such group was told of
    let before = told
        .is_empty()
        .then(|| who.latest_group(class, found.form == Form::Definite))
        .flatten();
    if !fits || !takes_part && before.is_none() && who.key(&key).is_none() || found.form == Form::Possessive {
        return None;
    }
    let cluster = before.unwrap_or_else(|| who.keyed(&key, found.kind).0);
    let groups = who.groups.entry(class.to_owned()).or_default();
    groups.retain(|&group| group != cluster);
    groups.push(cluster);
    Some(cluster)
}

/// Plural nouns that say nothing about who it is.
const VAGUE: &[&str] = &[
    "people",
    "officials",
    "members",
    "men",
    "leaders",
    "experts",
    "others",
    "groups",
    "crew",
    "politicians",
    "candidates",
    "users",
    "followers",
    "individuals",
    "population",
    "public",
    "crowd",
    "crowds",
    "locals",
    "parents",
    "families",
    "nationals",
];

/// Whether a token is an argument, or stands behind a preposition that says to whom, from whom or against
/// whom something is done ("arms for the refugees").
pub(crate) fn takes_part(view: &View, token: usize) -> bool {
    is_argument(view, token)
        || matches!(view.deprel(token).stem(), "obl" | "nmod")
            && view
                .children(token)
                .find(|&child| view.deprel(child) == Deprel::Case)
                .is_some_and(|case| {
                    matches!(
                        view.lower(case),
                        "to" | "from" | "against" | "with" | "by" | "for" | "between" | "of" | "on" | "in"
                    )
                })
}

pub(crate) fn is_plural(view: &View, at: usize) -> bool {
    matches!(view.xpos(at), "NNS" | "NNPS") || matches!(view.lower(at), "police" | "personnel" | "people")
}

/// Whether a token is subject, object or agent, or joined to one.
pub(crate) fn is_argument(view: &View, token: usize) -> bool {
    let first = (0..4).try_fold(token, |at, _| match view.head(at) {
        Some(head) if view.deprel(at) == Deprel::Conj => Ok(head),
        _ => Err(at),
    });
    let first = first.unwrap_or_else(|at| at);
    // "two thirds of Nigeriens"
    let whole = (view.deprel(first) == Deprel::Nmod)
        .then(|| view.head(first))
        .flatten()
        .filter(|&part| {
            matches!(
                view.lower(part),
                "thirds"
                    | "third"
                    | "half"
                    | "quarter"
                    | "percent"
                    | "majority"
                    | "hundreds"
                    | "thousands"
                    | "millions"
                    | "dozens"
                    | "group"
                    | "number"
                    | "most"
                    | "many"
                    | "some"
            )
        })
        .unwrap_or(first);
    matches!(view.deprel(whole).stem(), "nsubj" | "obj" | "iobj") || view.deprel(whole) == Deprel::OblAgent
}
