//! Where names stand and what each of them seems to name: known forms, the name tagger's spans, runs of
//! capitals. Not here: which of them name the same actor (`who`), phrases that are no names (`describe`).

use super::ActorKind;
use super::knowledge::{Fact, Head, Way, knowledge};
use super::view::{Tokens, View, is_acronym};
use crate::syntax::{NameKind, Upos};
use std::collections::HashSet;

/// What a name names, as far as its own words and neighbours tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A state, by name, adjective, citizens or capital.
    State(Way, &'static str, &'static str),
    /// One person.
    Person,
    /// An organised body of this kind; the fact when it is a known one.
    Body(ActorKind, Option<Fact>),
    /// A place that is no state.
    Place(&'static str),
    /// A people, a faith, a party's followers.
    Followers,
    /// A law, a prize, a book, an event.
    Product,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The name itself.
    pub(crate) name: Tokens,
    /// The name with the titles before it.
    pub(crate) whole: Tokens,
    pub(crate) class: Class,
    /// How sure the class is, 0 to 1.
    pub(crate) sure: f32,
}

/// Words that may join the parts of a name.
const JOINTS: &[&str] = &["of", "for", "and", "&", "the", "on", "against", "in"];
/// Particles inside a person's name.
const PARTICLES: &[&str] = &[
    "de", "da", "del", "della", "der", "van", "von", "den", "bin", "ibn", "al", "el", "la", "le", "di", "du", "dos", "ter", "ul",
];
/// Capitalised words that open sentences or stand alone without being names.
const NO_NAMES: &[&str] = &[
    "i", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "gmt",
    "utc", "est", "edt", "pst", "am", "pm", "a.m.", "p.m.", "ok", "god", "mr", "mr.", "ms", "mrs", "dr", "english",
    "internet", "christmas", "easter", "ramadan", "tv", "dna", "covid-19", "covid", "ad", "bc", "ce", "bce",
];
/// Words before a possessive inside a name: "People's Party", "Teachers' Union".
const OWNERS: &[&str] = &[
    "people", "workers", "women", "men", "children", "teachers", "farmers", "lord", "peoples", "students", "king", "queen",
];

/// Finds the names of a text, in order, without overlap.
pub(crate) fn find(view: &View) -> Vec<Found> {
    let mut spans = known_spans(view);
    spans.extend(tagged_spans(view));
    spans.extend(runs(view, view.syntax.names.is_empty()));
    // longest first where they overlap, the tagger and the tables before bare capitals
    spans.sort_by_key(|span| (span.weight(), span.tokens.start));
    let mut taken = vec![false; view.len()];
    let mut kept: Vec<Span> = Vec::new();
    for span in spans {
        if span.tokens.clone().any(|index| taken[index]) {
            continue;
        }
        taken[span.tokens.clone()].fill(true);
        kept.push(span);
    }
    kept.sort_by_key(|span| span.tokens.start);
    kept.into_iter().flat_map(|span| parts(view, span)).collect()
}

/// Where a span comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Origin {
    Table,
    Tagger(NameKind, f32),
    Capitals,
}

#[derive(Clone, Debug)]
struct Span {
    tokens: Tokens,
    origin: Origin,
}

impl Span {
    /// Lower comes first: long spans before short ones; bare capitals yield to the others unless the
    /// others are parts of them.
    fn weight(&self) -> usize {
        let rank = match self.origin {
            Origin::Table => 0,
            Origin::Tagger(..) => 1,
            Origin::Capitals => 2,
        };
        (64usize.saturating_sub(self.tokens.len())) * 3 + rank
    }
}

/// Longest known forms.
fn known_spans(view: &View) -> Vec<Span> {
    let mut out = Vec::new();
    let mut index = 0;
    while index < view.len() {
        let opens = view.is_cap(index) || matches!(view.lower(index), "al" | "the" | "la" | "10");
        let end = view.sentence(index).end;
        let found = opens
            .then(|| {
                (1..=9usize)
                    .rev()
                    .filter(|length| index + length <= end)
                    .map(|length| index..index + length)
                    .find(|tokens| {
                        !knowledge().facts(&view.text(tokens)).is_empty() && usable(view, tokens)
                    })
            })
            .flatten();
        if let Some(tokens) = found {
            index = tokens.end;
            out.push(Span {
                tokens,
                origin: Origin::Table,
            });
        } else {
            index += 1;
        }
    }
    out
}

/// Whether a known form is meant here as a name: single ordinary words at the beginning of a sentence and
/// words glued to others ("anti-US") are left alone.
fn usable(view: &View, tokens: &Tokens) -> bool {
    let first = tokens.start;
    if tokens.len() > 1 {
        return true;
    }
    if view.glued(first) && matches!(view.before(first), "-" | "@" | "#" | "/") {
        return false;
    }
    let lower = view.lower(first);
    let body = knowledge()
        .facts(view.form(first))
        .iter()
        .all(|fact| matches!(fact.way, Way::Body(_)));
    if !body || view.is_acronym(first) && !view.in_title(first) {
        return true;
    }
    // "Nature", "House", "Labour": only where capitals mean something
    !(view.seen_common(lower) && (view.starts(first) || view.in_title(first)))
        && (!view.starts(first) || view.seen_inside(lower) || !plain_word(view, first))
}

/// Whether the word is tagged as something other than a proper noun.
fn plain_word(view: &View, index: usize) -> bool {
    view.upos(index) != Upos::Propn
}

fn tagged_spans(view: &View) -> Vec<Span> {
    view.syntax
        .names
        .iter()
        .map(|name| Span {
            tokens: name.tokens.start as usize..(name.tokens.end as usize).min(view.len()),
            origin: Origin::Tagger(name.kind, name.confidence),
        })
        .filter(|span| !span.tokens.is_empty())
        .collect()
}

/// Runs of capitalised words. Without a name tagger they are all there is; with one they only join what it
/// cuts ("Ministry of Defence").
fn runs(view: &View, alone: bool) -> Vec<Span> {
    let mut out = Vec::new();
    let mut index = 0;
    while index < view.len() {
        if !name_word(view, index) {
            index += 1;
            continue;
        }
        let sentence = view.sentence(index);
        let mut end = index + 1;
        let mut bodied = is_body_word(view.lower(index));
        while end < sentence.end {
            if name_word(view, end) {
                bodied |= is_body_word(view.lower(end));
                end += 1;
            } else if let Some(next) = joint(view, index, end, sentence.end, bodied) {
                end = next;
            } else {
                break;
            }
        }
        let tokens = index..end;
        let lone = tokens.len() == 1;
        let keep = if view.in_title(index) && title_case(view, index) {
            // in a headline where every word is capitalised, only what the text confirms
            tokens.clone().all(|at| view.seen_inside(view.lower(at)) || !view.is_cap(at))
        } else if lone && view.starts(index) {
            (view.seen_inside(view.lower(index)) || view.is_acronym(index)) && !view.seen_common(view.lower(index))
        } else {
            true
        };
        if keep && (alone || !lone && bodied) {
            out.push(Span {
                tokens,
                origin: Origin::Capitals,
            });
        }
        index = end;
    }
    out
}

/// Whether most words of the headline are capitalised.
fn title_case(view: &View, index: usize) -> bool {
    let sentence = view.sentence(index);
    let long = |at: &usize| view.form(*at).chars().count() > 3;
    let words = sentence.clone().filter(long).count();
    let caps = sentence.filter(|at| long(at) && view.is_cap(*at)).count();
    words >= 4 && caps * 10 >= words * 7
}

fn name_word(view: &View, index: usize) -> bool {
    if !view.is_cap(index) || NO_NAMES.contains(&view.lower(index)) {
        return false;
    }
    if view.glued(index) && matches!(view.form(index - 1), "@" | "#" | "$") {
        return false;
    }
    // an ordinary word that opens a sentence
    !(view.starts(index)
        && (view.seen_common(view.lower(index)) || FUNCTION.contains(&view.lower(index)))
        && !view.is_acronym(index)
        && knowledge().facts(view.form(index)).is_empty())
        && !(FUNCTION.contains(&view.lower(index)) && view.form(index) != "US")
}

/// Function words that are capitalised at the beginning of sentences and in headlines.
const FUNCTION: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "it", "its", "he", "she", "they", "we", "you", "his", "her", "their",
    "our", "my", "in", "on", "at", "by", "for", "from", "with", "without", "to", "of", "and", "or", "but", "if", "as", "when",
    "while", "after", "before", "since", "until", "although", "though", "because", "however", "there", "here", "then", "also",
    "not", "no", "some", "many", "most", "several", "all", "both", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "first", "last", "next", "what", "who", "where", "why", "how", "which", "according", "despite",
    "during", "under", "over", "about", "earlier", "later", "yesterday", "today", "tomorrow", "meanwhile", "former", "other",
    "another", "each", "every", "more", "few", "such", "so", "just", "only", "even", "still", "now", "once", "asked", "speaking",
    "new", "us", "is", "are", "was", "were", "be", "will", "would", "can", "could", "should", "has", "have", "had", "do", "does",
    "did", "let", "yes", "please", "thank", "thanks", "writing", "based", "founded", "including", "among", "between", "through",
    "police", "officials", "authorities", "people", "hundreds", "thousands", "millions", "dozens", "nearly", "almost", "around",
    "whether", "like", "up", "out", "off", "into", "against", "across", "within", "following", "reports", "figures",
];

fn is_body_word(lower: &str) -> bool {
    matches!(
        knowledge().head(lower),
        Some(Head::Actor(
            ActorKind::Government
                | ActorKind::Organisation
                | ActorKind::Military
                | ActorKind::Company
                | ActorKind::Media
                | ActorKind::ArmedGroup
        ))
    )
}

/// Whether what stands at `at` joins the name that began at `start` to a next word; gives the position of
/// that word's end.
fn joint(view: &View, start: usize, at: usize, end: usize, bodied: bool) -> Option<usize> {
    let word = view.lower(at);
    let next_is_name = |index: usize| index < end && name_word(view, index);
    // hyphens and points inside: "Jong-un", "Al-Maeena", "O.J."
    if matches!(word, "-" | "\u{2010}" | "\u{2011}") && view.glued(at) && view.glued(at + 1) && at + 1 < end {
        return Some(at + 2);
    }
    if PARTICLES.contains(&word) && next_is_name(at + 1) {
        return Some(at + 2);
    }
    if PARTICLES.contains(&word) && view.form(at + 1) == "-" && next_is_name(at + 2) {
        return Some(at + 3);
    }
    if word == "&" && next_is_name(at + 1) {
        return Some(at + 2);
    }
    if matches!(word, "'s" | "'") && OWNERS.contains(&view.lower(at - 1)) && next_is_name(at + 1) && is_body_word(view.lower(at + 1)) {
        return Some(at + 2);
    }
    if !bodied || !JOINTS.contains(&word) {
        return None;
    }
    match word {
        "of" | "for" | "on" | "against" => {
            if next_is_name(at + 1) {
                Some(at + 2)
            } else if view.lower(at + 1) == "the" && next_is_name(at + 2) {
                Some(at + 3)
            } else {
                None
            }
        }
        // "Department of Health and Human Services", "Museum and Art Gallery": the second part closes with a
        // word that could not stand alone
        "and" if next_is_name(at + 1) => {
            let mut last = at + 1;
            while next_is_name(last + 1) {
                last += 1;
            }
            let after_of = (start..at).any(|index| matches!(view.lower(index), "of" | "for"));
            let closes = is_body_word(view.lower(last)) && is_body_word(view.lower(at - 1));
            let plain = knowledge().facts(view.form(at + 1)).is_empty()
                && knowledge().first_name(view.form(at + 1)).is_none()
                && !is_body_word(view.lower(at + 1));
            (closes && last > at + 1 || after_of && plain && !view.is_acronym(at + 1)).then_some(last + 1)
        }
        _ => None,
    }
}

/// Cuts a span into the names it holds: "US President Barack Obama" is a state's adjective and a person.
fn parts(view: &View, span: Span) -> Vec<Found> {
    let mut tokens = trimmed(view, span.tokens.clone());
    let mut out = Vec::new();
    if tokens.is_empty() {
        return out;
    }
    let whole_known = !knowledge().facts(&view.text(&tokens)).is_empty();
    if !whole_known {
        // a state before an office: "US President", "Afghan Ambassador", "Malaysia's Prime Minister"
        for length in [4usize, 3, 2, 1] {
            let head = tokens.start..tokens.start + length;
            if length >= tokens.len() {
                continue;
            }
            let Some(fact) = state_fact(&view.text(&head)) else {
                continue;
            };
            let next = if view.lower(head.end).starts_with('\'') {
                head.end + 1
            } else {
                head.end
            };
            let office = is_title(view, next) && !is_body_word(view.lower(next));
            if next < tokens.end && (office || next > head.end) {
                out.push(Found {
                    name: head.clone(),
                    whole: head,
                    class: Class::State(fact.way, fact.country, fact.name),
                    sure: 0.95,
                });
                tokens.start = next;
                break;
            }
        }
    }
    let whole = tokens.clone();
    // titles are no part of the name
    let mut start = tokens.start;
    if !whole_known {
        while start + 1 < tokens.end && is_title(view, start) && !starts_body(view, start, tokens.end) {
            start += 1;
            while start + 1 < tokens.end && matches!(view.form(start), "-" | ".") {
                start += 1;
            }
        }
    }
    let titled = start > tokens.start || title_before(view, tokens.start);
    let name = start..tokens.end;
    if name.len() == 1 && !whole_known && is_title(view, name.start) && !matches!(span.origin, Origin::Tagger(NameKind::Per, _)) {
        // an office alone: "the President"; a description
        return out;
    }
    let (class, sure) = classify(view, &name, &span, titled);
    out.push(Found {
        whole: if class == Class::Person { whole } else { tokens.clone() },
        name: if class == Class::Person { name } else { tokens },
        class,
        sure,
    });
    out
}

/// Without articles, quotation marks and possessive endings.
fn trimmed(view: &View, mut tokens: Tokens) -> Tokens {
    while tokens.len() > 1
        && (matches!(view.lower(tokens.start), "the" | "a" | "an") && knowledge().facts(&view.text(&tokens)).is_empty()
            || !view.form(tokens.start).chars().any(char::is_alphanumeric))
    {
        tokens.start += 1;
    }
    while tokens.len() > 1
        && (matches!(view.lower(tokens.end - 1), "'s" | "'")
            || !view.form(tokens.end - 1).chars().any(char::is_alphanumeric))
    {
        tokens.end -= 1;
    }
    if tokens.len() == 1 && !view.form(tokens.start).chars().any(char::is_alphanumeric) {
        return tokens.start..tokens.start;
    }
    tokens
}

fn state_fact(form: &str) -> Option<Fact> {
    knowledge()
        .facts(form)
        .iter()
        .copied()
        .find(|fact| matches!(fact.way, Way::State | Way::Adjective | Way::Region | Way::OfRegion))
}

pub(crate) fn is_title(view: &View, index: usize) -> bool {
    knowledge().title(view.lower(index)).is_some()
}

/// A title that opens the name of a body: "Prime Minister's Office", "Attorney General of", "Sheriff Department".
fn starts_body(view: &View, start: usize, end: usize) -> bool {
    (start + 1..end).any(|index| is_body_word(view.lower(index)))
        && !(start..end).any(|index| knowledge().first_name(view.form(index)).is_some())
}

/// Whether a title, written small or large, stands directly before: "musician", "Mr.".
fn title_before(view: &View, start: usize) -> bool {
    let before = view.before(start);
    !before.is_empty() && (knowledge().title(before).is_some() || knowledge().is_role(before))
}

/// What the name names.
fn classify(view: &View, name: &Tokens, span: &Span, titled: bool) -> (Class, f32) {
    let tables = knowledge();
    let text = view.text(name);
    let facts = tables.facts(&text);
    let tag = match span.origin {
        Origin::Tagger(kind, confidence) => Some((kind, confidence)),
        _ => tagged(view, name),
    };
    let person_tag = matches!(tag, Some((NameKind::Per, _)));
    let last = name.end - 1;
    if let Some(&fact) = choose(view, name, facts, person_tag, titled) {
        return match fact.way {
            Way::Body(kind) => (Class::Body(kind, Some(fact)), 0.95),
            Way::Region => (Class::Place(fact.country), 0.9),
            Way::OfRegion => (Class::Followers, 0.7),
            way => (Class::State(way, fact.country, fact.name), 0.95),
        };
    }
    // the head word of "University of X", "X Airlines"
    let stop = name
        .clone()
        .find(|&at| matches!(view.lower(at), "of" | "for" | "on" | "against"))
        .unwrap_or(name.end);
    let head = stop.saturating_sub(1).max(name.start);
    let word = tables.head(view.lower(head)).or_else(|| tables.head(view.lower(last)));
    let several = name.len() > 1;
    if titled && !several && word.is_none() {
        return (Class::Person, 0.9);
    }
    let first = tables.first_name(view.form(name.start)).is_some();
    let body = several
        .then_some(word)
        .flatten()
        .filter(|_| !(person_tag && (first || titled)));
    match body {
        Some(Head::Product) => return (Class::Product, 0.8),
        Some(Head::Actor(ActorKind::Place)) => return (Class::Place(""), 0.8),
        Some(Head::Actor(ActorKind::Person)) | None => {}
        Some(Head::Actor(ActorKind::People)) if !matches!(tag, Some((NameKind::Org, _))) => {
            return (Class::Followers, 0.6);
        }
        Some(Head::Actor(ActorKind::People)) => return (Class::Body(ActorKind::Organisation, None), 0.7),
        Some(Head::Actor(kind)) => return (Class::Body(kind, None), 0.85),
    }
    if several && (first || titled) && !view.is_acronym(last) && !matches!(tag, Some((NameKind::Org | NameKind::Loc | NameKind::Misc, _))) {
        return (Class::Person, 0.9);
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

/// The kind that the neighbours of an organisation's name tell: "the security firm X", "X shares", "told X".
fn body_kind(view: &View, name: &Tokens) -> ActorKind {
    let told = |word: &str| match knowledge().head(word) {
        Some(Head::Actor(kind)) if !matches!(kind, ActorKind::Person | ActorKind::People | ActorKind::Place) => Some(kind),
        _ => None,
    };
    if let Some(kind) = told(view.before(name.start)).or_else(|| told(view.lower(name.end))) {
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

/// The reading of a known form that fits here; `None` when it is a person's name after all.
fn choose<'f>(view: &View, name: &Tokens, facts: &'f [Fact], person: bool, titled: bool) -> Option<&'f Fact> {
    let first = facts.first()?;
    let single = name.len() == 1;
    if single && (person || titled && !matches!(first.way, Way::State | Way::Adjective | Way::Body(_))) && !matches!(first.way, Way::Adjective) {
        // "Jordan said", "Mr. Paris"
        let common_state = matches!(first.way, Way::State | Way::Body(_)) && !titled;
        if !common_state {
            return None;
        }
    }
    // before a noun the adjective, else the state: "Dutch troops", "the Dutch"
    let next_is_noun = matches!(view.upos(name.end), Upos::Noun | Upos::Propn | Upos::Adj);
    let adjective = facts.iter().find(|fact| fact.way == Way::Adjective);
    let citizens = facts.iter().find(|fact| fact.way == Way::Citizens);
    match (adjective, citizens) {
        (Some(adjective), _) if next_is_noun => Some(adjective),
        (_, Some(citizens)) => Some(citizens),
        _ => Some(first),
    }
}

/// Every word that belongs to a person's full name in this text, lower case.
pub(crate) fn person_words(view: &View, found: &[Found]) -> HashSet<String> {
    found
        .iter()
        .filter(|name| name.class == Class::Person && name.name.len() > 1)
        .flat_map(|name| name.name.clone())
        .filter(|&index| view.is_cap(index))
        .map(|index| view.lower(index).to_owned())
        .collect()
}
