//! Where names stand: known forms, the name tagger's spans, runs of capitals; overlaps decided. Not here:
//! what they name (`names`).

use super::ActorKind;
use super::knowledge::{Head, Way, knowledge};
use super::told;
use super::view::{Tokens, View};
use crate::syntax::{NameKind, Upos};
use crate::text::Order;

/// Words that may join the parts of a name.
const JOINTS: &[&str] = &["of", "for", "and", "&", "the", "on", "against", "at"];
/// Particles inside a person's name.
const PARTICLES: &[&str] = &[
    "de", "da", "del", "della", "der", "van", "von", "den", "bin", "ibn", "al", "el", "la", "le", "di", "du",
    "dos", "ter", "ul",
];
/// Words before a possessive inside a name: "People's Party", "Teachers' Union".
const OWNERS: &[&str] = &[
    "people", "workers", "women", "men", "children", "teachers", "farmers", "lord", "peoples", "students",
    "king", "queen",
];

const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];
/// Last words of the names of forces that are numbered.
const FORCES: &[&str] = &[
    "force",
    "army",
    "corps",
    "fleet",
    "division",
    "brigade",
    "regiment",
    "battalion",
    "wing",
    "squadron",
    "infantry",
    "circuit",
];

/// Stretches of text that hold names, in order, without overlap.
pub(crate) fn find(view: &View) -> Vec<Stretch> {
    let mut spans = known_spans(view);
    spans.extend(tagged_spans(view));
    spans.extend(runs(view, view.syntax.names.is_empty()));
    for span in &mut spans {
        if let Some(start) = numbered(view, &span.tokens) {
            span.tokens.start = start;
            if span.origin == Origin::Table {
                span.origin = Origin::Told(ActorKind::Military);
            }
        }
        span.tokens = confirmed(view, opened(view, span), span.origin);
    }
    spans.retain(|span| !span.tokens.is_empty());
    // longest first where they overlap, the tagger and the tables before bare capitals
    spans.order_by_key(|span| (span.weight(), span.tokens.start));
    let mut taken = vec![false; view.len()];
    let mut kept: Vec<Stretch> = Vec::new();
    for span in spans {
        if span.tokens.clone().any(|index| taken[index]) {
            continue;
        }
        taken[span.tokens.clone()].fill(true);
        kept.push(span);
    }
    told::add(view, &mut taken, &mut kept);
    kept.order_by_key(|span| span.tokens.start);
    kept
}

/// Rule `opening_adverb`: "Then Turkey" is Turkey.
fn opened(view: &View, span: &Stretch) -> Tokens {
    let mut tokens = span.tokens.clone();
    while span.origin != Origin::Table
        && tokens.len() > 1
        && view.starts(tokens.start)
        && knowledge().is_adverb(view.lower(tokens.start))
        && !view.seen_inside(view.lower(tokens.start))
        && view.facts(&tokens).is_empty()
    {
        tokens.start += 1;
        // "However, Turkey"
        if tokens.len() > 1 && view.form(tokens.start) == "," {
            tokens.start += 1;
        }
    }
    tokens
}

/// Rule `line_of_capitals`: there only what the text confirms elsewhere is a name.
fn confirmed(view: &View, mut tokens: Tokens, origin: Origin) -> Tokens {
    if origin == Origin::Table || !view.shouted(tokens.start) {
        return tokens;
    }
    let seen = |index: usize| view.seen_inside(view.lower(index));
    while !tokens.is_empty() && !seen(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && !seen(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

/// Where a span comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Origin {
    Table,
    Tagger(NameKind, f32),
    Capitals,
    /// Its surroundings tell that it names an actor of this kind.
    Told(ActorKind),
}

/// A stretch of tokens that may hold names.
#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    pub(crate) tokens: Tokens,
    pub(crate) origin: Origin,
}

impl Stretch {
    /// Lower comes first: long spans before short ones; bare capitals yield to the others unless the
    /// others are parts of them.
    fn weight(&self) -> usize {
        let rank = match self.origin {
            Origin::Table => 0,
            Origin::Tagger(..) => 1,
            Origin::Capitals | Origin::Told(_) => 2,
        };
        (64usize.saturating_sub(self.tokens.len())) * 3 + rank
    }
}

/// Longest known forms.
fn known_spans(view: &View) -> Vec<Stretch> {
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
                    .find(|tokens| !view.facts(tokens).is_empty() && usable(view, tokens))
            })
            .flatten();
        if let Some(tokens) = found {
            index = tokens.end;
            out.push(Stretch {
                tokens,
                origin: Origin::Table,
            });
        } else {
            index += 1;
        }
    }
    out
}

/// Rule `numbered_force`: "the 8th Air Force" is not the Air Force: where the name with its number begins.
fn numbered(view: &View, tokens: &Tokens) -> Option<usize> {
    let before = tokens.start.checked_sub(1)?;
    let word = view.lower(before);
    let ordinal = word.starts_with(|c: char| c.is_ascii_digit())
        && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
        || view.is_cap(before) && ORDINALS.contains(&word);
    let force = tokens
        .clone()
        .last()
        .is_some_and(|last| FORCES.contains(&view.lower(last)));
    (ordinal && force && view.sentence_id(before) == view.sentence_id(tokens.start)).then_some(before)
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
    let body = view
        .facts(tokens)
        .iter()
        .all(|fact| matches!(fact.way, Way::Body(_)));
    if !body || view.is_acronym(first) && !view.in_title(first) {
        return true;
    }
    // "Nature", "House", "Labour": only where capitals mean something
    !view.seen_common(lower) && (!view.starts(first) || view.seen_inside(lower) || !plain_word(view, first))
}

/// Whether the word is tagged as something other than a proper noun.
fn plain_word(view: &View, index: usize) -> bool {
    view.upos(index) != Upos::Propn
}

fn tagged_spans(view: &View) -> Vec<Stretch> {
    view.syntax
        .names
        .iter()
        .map(|name| Stretch {
            tokens: name.tokens.start as usize..(name.tokens.end as usize).min(view.len()),
            origin: Origin::Tagger(name.kind, name.confidence),
        })
        .filter(|span| !span.tokens.is_empty())
        .collect()
}

/// Runs of capitalised words. Without a name tagger they are all there is; with one they only join what it
/// cuts ("Ministry of Defence").
fn runs(view: &View, alone: bool) -> Vec<Stretch> {
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
            tokens
                .clone()
                .all(|at| view.seen_inside(view.lower(at)) || !view.is_cap(at))
        } else if lone && view.starts(index) {
            (view.seen_inside(view.lower(index)) || view.is_acronym(index))
                && !view.seen_common(view.lower(index))
        } else {
            true
        };
        // the tagger knows persons better: "Refugee Council Enver Solomon" is two names
        let names = &view.syntax.names;
        let first = names.partition_point(|name| (name.tokens.end as usize) <= tokens.start);
        let mut inside = names
            .iter()
            .skip(first)
            .take_while(|name| (name.tokens.start as usize) < tokens.end);
        let apart = inside.any(|name| {
            name.kind == NameKind::Per || is_followed(view, name.tokens.end as usize, tokens.end)
        });
        if keep && (alone || !lone && bodied && !apart) {
            out.push(Stretch {
                tokens,
                origin: Origin::Capitals,
            });
        }
        index = end;
    }
    out
}

/// Rule `body_and_maker`: "a Malaysia Airlines Boeing" is that of Malaysia Airlines: behind the head word of a body the
/// rest of the run is a name of its own.
fn is_followed(view: &View, from: usize, end: usize) -> bool {
    from > 0 && from < end && is_body_word(view.lower(from - 1)) && !view.facts(&(from..end)).is_empty()
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
    if !view.is_cap(index) || knowledge().is_never_a_name(view.lower(index)) {
        return false;
    }
    if view.glued(index) && matches!(view.form(index - 1), "@" | "#" | "$") {
        return false;
    }
    // an ordinary word that opens a sentence
    !(view.starts(index)
        && (view.seen_common(view.lower(index)) || knowledge().opens_sentences(view.lower(index)))
        && !view.is_acronym(index)
        && knowledge().facts(view.form(index)).is_empty())
        && !(knowledge().opens_sentences(view.lower(index)) && view.form(index) != "US")
}

pub(crate) fn is_body_word(lower: &str) -> bool {
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
    if matches!(word, "'s" | "'")
        && OWNERS.contains(&view.lower(at - 1))
        && next_is_name(at + 1)
        && is_body_word(view.lower(at + 1))
    {
        return Some(at + 2);
    }
    // "Los Angeles Sheriff's office"
    if matches!(word, "'s" | "'")
        && knowledge().title(view.lower(at - 1)).is_some()
        && matches!(view.lower(at + 1), "office" | "department")
        && at + 1 < end
    {
        return Some(at + 2);
    }
    if !bodied || !JOINTS.contains(&word) {
        return None;
    }
    match word {
        "of" | "for" | "on" | "against" | "at" => {
            // "the University of Sheffield of the UK" is two names; "at" only parts a university
            let second = (start..at).any(|index| matches!(view.lower(index), "of" | "for"));
            let state = |index: usize| !knowledge().facts(view.form(index)).is_empty();
            if second && state(at + 1 + usize::from(view.lower(at + 1) == "the"))
                || word == "at" && view.lower(start) != "university"
            {
                return None;
            }
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
