//! What the names of a text tell of each other: one sense a word, names in capitals, short forms in brackets, lists.
//! Not here: what a name tells by itself (`names`).

use super::knowledge::{Head, knowledge};
use super::names::{Class, Found, is_title};
use super::view::View;
use crate::syntax::Upos;
use std::collections::{HashMap, HashSet};

/// Corrects names by the other names of the text.
pub(crate) fn correct(view: &View, found: &mut Vec<Found>) {
    rejoin(view, found);
    agree(view, found);
    only_in_capitals(view, found);
    brackets_of_things(view, found);
    offices(view, found);
    lists_of_places(view, found);
    laws(view, found);
}

/// Rule `list_of_places`: what stands before "counties" in a list is a place each: "Warren, St. Charles and Lincoln
/// counties".
fn lists_of_places(view: &View, found: &mut [Found]) {
    let plural = |index: usize| {
        matches!(
            view.lower(index),
            "counties"
                | "parishes"
                | "districts"
                | "provinces"
                | "cities"
                | "towns"
                | "townships"
                | "rivers"
                | "islands"
                | "lakes"
        )
    };
    for index in 0..found.len() {
        let end = found[index].name.end;
        // "Warren and Stillwater Counties"
        let closes = plural(end) && view.sentence_id(end) == view.sentence_id(end - 1)
            || found[index].name.len() > 1 && plural(end - 1);
        if !closes || matches!(found[index].class, Class::State(..) | Class::Body(_, Some(_))) {
            continue;
        }
        let mut at = index;
        loop {
            if !matches!(found[at].class, Class::State(..) | Class::Body(_, Some(_))) {
                found[at].class = Class::Place("");
            }
            let Some(before) = at.checked_sub(1) else { break };
            let between = found[before].whole.end..found[at].whole.start;
            let joined = !between.is_empty()
                && between.len() < 6
                && view.sentence_id(between.start) == view.sentence_id(end - 1)
                && between.clone().all(|token| {
                    matches!(view.lower(token), "," | "and" | "or" | "&" | "the")
                        || view.is_cap(token) && view.upos(token) == Upos::Propn
                });
            if !joined {
                break;
            }
            at = before;
        }
    }
}

/// Rule `law_by_its_matter`: an unknown name right before "Act" or "legislation" is the law's.
fn laws(view: &View, found: &mut [Found]) {
    for name in found.iter_mut() {
        let next = name.name.end;
        let law = matches!(
            view.lower(next),
            "act" | "bill" | "law" | "legislation" | "amendment" | "amendments" | "resolution" | "treaty"
        ) && view.sentence_id(next) == view.sentence_id(next - 1);
        if law && matches!(name.class, Class::Body(_, None)) && !view.is_acronym(name.name.start) {
            name.class = Class::Product;
        }
    }
}

/// Rule `office_alone`: "the Pope", "the Inspector General" are descriptions unless the text has a person
/// of that surname.
fn offices(view: &View, found: &mut Vec<Found>) {
    let surnames: HashSet<String> = found
        .iter()
        .filter(|name| name.class == Class::Person && name.name.len() > 1)
        .map(|name| view.lower(name.name.end - 1).to_owned())
        .collect();
    found.retain(|name| {
        name.class != Class::Person
            || name.name.len() > 1
            || !is_title(view, name.name.start)
            || surnames.contains(view.lower(name.name.start))
            || !matches!(view.before(name.whole.start), "the" | "this" | "our")
    });
}

/// Rule `cut_name`: a lone unknown word right before a lone surname is its first name.
fn rejoin(view: &View, found: &mut Vec<Found>) {
    for index in 1..found.len() {
        let (before, name) = (&found[index - 1], &found[index]);
        let unknown = matches!(before.class, Class::Body(_, None) | Class::Product) && before.name.len() == 1;
        let lone = name.class == Class::Person && name.name.len() == 1;
        let touch = before.name.end == name.whole.start
            && name.whole.start == name.name.start
            && view.sentence_id(before.name.start) == view.sentence_id(name.name.start);
        let word = before.name.start;
        if unknown && lone && touch && !view.is_acronym(word) && knowledge().head(view.lower(word)).is_none()
        {
            let start = word;
            found[index].name.start = start;
            found[index].whole.start = start;
            // an empty name is dropped below
            found[index - 1].name.end = start;
        }
    }
    found.retain(|name| !name.name.is_empty());
}

/// Rule `one_sense`: a bare word that is a state, place or body elsewhere in the text and no part of a
/// person's name is not a person here.
fn agree(view: &View, found: &mut [Found]) {
    let mut surnames: HashSet<String> = HashSet::new();
    let mut senses: HashMap<String, (Class, usize, usize)> = HashMap::new();
    for name in found.iter() {
        let text = view.text(&name.name);
        if name.class == Class::Person && (name.name.len() > 1 || name.whole != name.name) {
            surnames.extend(name.name.clone().map(|token| view.lower(token).to_owned()));
        } else if name.name.len() == 1 {
            let sense = senses.entry(text).or_insert((name.class, 0, 0));
            if name.class == Class::Person {
                sense.2 += 1;
            } else {
                if sense.1 == 0 {
                    sense.0 = name.class;
                }
                sense.1 += 1;
            }
        }
    }
    // what a line of capitals names, the other lines tell
    let mut elsewhere: HashMap<String, Class> = HashMap::new();
    for name in found.iter().filter(|name| !view.shouted(name.name.start)) {
        elsewhere
            .entry(view.text(&name.name).to_lowercase())
            .or_insert(name.class);
    }
    for name in found.iter_mut().filter(|name| view.shouted(name.name.start)) {
        if let Some(&class) = elsewhere.get(&view.text(&name.name).to_lowercase()) {
            name.class = class;
        }
    }
    for name in found
        .iter_mut()
        .filter(|name| name.class == Class::Person && name.name.len() == 1)
    {
        if surnames.contains(view.lower(name.name.start)) {
            continue;
        }
        if let Some(&(class, others, persons)) = senses.get(&view.text(&name.name))
            && others >= persons
        {
            name.class = class;
        }
    }
}

/// Rule `only_in_capitals`: in a line of capitals any word may look like a name; an unknown one counts where the
/// other lines have a name with its last word.
fn only_in_capitals(view: &View, found: &mut Vec<Found>) {
    let elsewhere: HashSet<&str> = found
        .iter()
        .filter(|name| !view.shouted(name.name.start))
        .flat_map(|name| name.name.clone())
        .map(|token| view.lower(token))
        .collect();
    if elsewhere.is_empty() {
        return;
    }
    let known = |name: &Found| matches!(name.class, Class::State(..) | Class::Body(_, Some(_)));
    // "BILL" where the text has bills, and a man called Bill
    let surnames: HashSet<&str> = found
        .iter()
        .filter(|name| name.class == Class::Person && !view.shouted(name.name.start))
        .map(|name| view.lower(name.name.end - 1))
        .collect();
    let is_ordinary = |name: &Found| {
        let word = view.lower(name.name.start);
        name.name.len() == 1 && name.whole == name.name && view.seen_common(word) && !surnames.contains(word)
    };
    found.retain(|name| {
        !view.shouted(name.name.start)
            || known(name)
            || elsewhere.contains(view.lower(name.name.end - 1)) && !is_ordinary(name)
    });
}

/// Rule `brackets_of_things`: the short form in "ballistic missiles (SLBMs)" or "the Freedom of Information Act
/// (FOIA)" is a thing's wherever it stands.
fn brackets_of_things(view: &View, found: &mut [Found]) {
    let mut things: HashSet<&str> = HashSet::new();
    for name in found.iter() {
        let at = name.name.start;
        let bracketed = name.name.len() == 1
            && at > 1
            && view.form(at - 1) == "("
            && view.form(at + 1) == ")"
            && view.is_acronym(at)
            && matches!(
                name.class,
                Class::Body(_, None) | Class::Product | Class::Place(_) | Class::Person
            );
        if !bracketed {
            continue;
        }
        let head = at - 2;
        let thing = match knowledge().head(view.lower(head)) {
            Some(Head::Product) => true,
            Some(Head::Actor(_)) => false,
            None => !view.is_cap(head) && view.upos(head) == Upos::Noun,
        };
        let initial = view.lower(head).chars().next();
        if thing && initial.is_some_and(|initial| view.lower(at).contains(initial)) {
            things.insert(singular(view.form(at)));
        }
    }
    for name in found.iter_mut().filter(|name| name.name.len() == 1) {
        if things.contains(singular(view.form(name.name.start))) {
            name.class = Class::Product;
        }
    }
}

/// "SLBMs" -> "SLBM".
fn singular(acronym: &str) -> &str {
    acronym.strip_suffix('s').unwrap_or(acronym)
}
