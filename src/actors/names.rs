//! Where names stand and what each of them seems to name: known forms, the name tagger's spans, runs of
//! capitals. Not here: which of them name the same actor (`who`), phrases that are no names (`describe`).

use super::ActorKind;
use super::classify::classify;
use super::knowledge::{Fact, Way, knowledge};
use super::spans::{self, Origin, Stretch, is_body_word};
use super::together;
use super::view::{Tokens, View};
use crate::syntax::{NameKind, Upos};

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

/// Finds the names of a text, in order, without overlap.
pub(crate) fn find(view: &View) -> Vec<Found> {
    let mut found: Vec<Found> = spans::find(view)
        .into_iter()
        .flat_map(|span| halves(view, span))
        .flat_map(|span| parts(view, span))
        .collect();
    found.retain(|name| {
        !is_seat(view, &name.name) && !is_post_code(view, &name.name) && !is_dateline(view, name)
    });
    // a title that the tagger took for a name of its own
    let wholes: Vec<Tokens> = found.iter().map(|name| name.whole.clone()).collect();
    let mut index = 0;
    found.retain(|name| {
        index += 1;
        wholes
            .get(index)
            .is_none_or(|next| next.start >= name.whole.end || name.whole.end > next.end)
    });
    together::correct(view, &mut found);
    found
}

/// Rule `seat`: the state behind a party's letter, "(D-Hawaii)", "R-Ga.", is none of the story's actors.
fn is_seat(view: &View, name: &Tokens) -> bool {
    view.is_seat(name.start)
}

/// Rule `post_code`: the two capitals in "Scranton, PA 18503" are a part of a state, no body.
fn is_post_code(view: &View, name: &Tokens) -> bool {
    let at = name.start;
    let next = view.form(name.end);
    name.len() == 1
        && view.form(at).chars().count() == 2
        && view.is_acronym(at)
        && at > 1
        && view.form(at - 1) == ","
        && view.is_cap(at - 2)
        && view.upos(at - 2) == Upos::Propn
        && (next.is_empty() || !next.chars().any(char::is_alphabetic))
}

/// Rule `dateline`: the place in "WASHINGTON, June 12 (Reuters) -" at the beginning of a paragraph.
fn is_dateline(view: &View, name: &Found) -> bool {
    if !matches!(name.class, Class::State(..) | Class::Place(_)) {
        return false;
    }
    let name = &name.name;
    let sentence = view.sentence(name.start);
    let opens =
        sentence.start == 0 || view.paragraph_id(sentence.start) != view.paragraph_id(sentence.start - 1);
    if !opens || !(sentence.start..name.start).all(|index| in_dateline(view, index)) {
        return false;
    }
    let dash = (name.end..sentence.end.min(name.end + 12)).find(|&index| !in_dateline(view, index));
    dash.is_some_and(|index| {
        matches!(view.form(index), "-" | "--" | "\u{2013}" | "\u{2014}") && !view.glued(index)
    })
}

/// Words and marks that stand in datelines: capitalised words, numbers, commas, brackets.
fn in_dateline(view: &View, index: usize) -> bool {
    view.is_cap(index)
        || view.form(index).chars().all(|c| c.is_ascii_digit())
        || matches!(view.form(index), "," | "(" | ")" | "." | "/")
}

/// Rule `two_bodies`: "Massachusetts Institute of Technology and Colorado State University" are two.
fn halves(view: &View, span: Stretch) -> Vec<Stretch> {
    let joint = span.tokens.clone().find(|&at| {
        view.lower(at) == "and"
            && at > span.tokens.start + 1
            && span.tokens.end > at + 3
            && (span.tokens.start..at).any(|token| is_body_word(view.lower(token)))
            && is_body_word(view.lower(span.tokens.end - 1))
            && knowledge().facts(&view.text(&span.tokens)).is_empty()
            && !knowledge().facts(view.form(at + 1)).is_empty()
    });
    let Some(at) = joint else { return vec![span] };
    let part = |tokens: Tokens| Stretch {
        tokens,
        origin: span.origin,
    };
    vec![part(span.tokens.start..at), part(at + 1..span.tokens.end)]
}

/// Cuts a span into the names it holds: "US President Barack Obama" is a state's adjective and a person.
fn parts(view: &View, span: Stretch) -> Vec<Found> {
    let mut tokens = trimmed(view, span.tokens.clone());
    let mut out = Vec::new();
    if tokens.is_empty() {
        return out;
    }
    let whole_known = !view.facts(&tokens).is_empty();
    // "Former London mayor": the first word qualifies the title
    let qualified = tokens.len() > 1 && !whole_known && knowledge().is_qualifier(view.lower(tokens.start));
    if qualified {
        tokens.start += 1;
    }
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
            let office = is_title(view, next)
                && !starts_body(view, next, tokens.end)
                && !is_body_word(view.lower(next));
            if next < tokens.end && (office || next > head.end) {
                out.push(Found {
                    name: head.clone(),
                    whole: head,
                    // "Texas Attorney General": a part of its state
                    class: match fact.way {
                        Way::Region => Class::Place(fact.country),
                        Way::OfRegion => Class::Followers,
                        way => Class::State(way, fact.country, fact.name),
                    },
                    sure: 0.95,
                });
                tokens.start = next;
                break;
            }
        }
    }
    let whole = if qualified && out.is_empty() {
        tokens.start - 1..tokens.end
    } else {
        tokens.clone()
    };
    // titles are no part of the name
    let mut start = tokens.start;
    if !whole_known {
        while start + 1 < tokens.end
            && is_title(view, start)
            // "Don Young", "Dean Smith"
            && knowledge().first_name(view.form(start)).is_none()
            && !starts_body(view, start, tokens.end)
        {
            start += 1;
            while start + 1 < tokens.end && matches!(view.form(start), "-" | ".") {
                start += 1;
            }
        }
    }
    let titled = start > tokens.start || title_before(view, tokens.start);
    let name = start..tokens.end;
    if name.len() == 1
        && !whole_known
        && is_title(view, name.start)
        && !matches!(span.origin, Origin::Tagger(NameKind::Per, _))
    {
        // an office alone: "the President"; a description
        return out;
    }
    let (class, sure) = classify(view, &name, &span, titled);
    // titles that the tagger left outside: "President", "Mr."
    let mut whole = whole;
    while class == Class::Person
        && whole.start > view.sentence(whole.start).start
        && view.is_cap(whole.start - 1)
        && is_title(view, whole.start - 1)
    {
        whole.start -= 1;
    }
    if class == Class::Person
        && let Some(start) = long_office(view, whole.start)
    {
        whole.start = start;
    }
    out.push(Found {
        whole: if class == Class::Person {
            whole
        } else {
            tokens.clone()
        },
        name: if class == Class::Person { name } else { tokens },
        class,
        sure,
    });
    out
}

/// Where "Secretary of State", "Minister for Foreign Affairs" begins that ends right before a name.
fn long_office(view: &View, name: usize) -> Option<usize> {
    let first = view.sentence(name).start;
    let inside = |index: usize| {
        view.is_cap(index)
            && knowledge().facts(view.form(index)).is_empty()
            && view.form(index).chars().all(|c| c.is_alphabetic() || c == '-')
            || matches!(view.lower(index), "and" | "the")
    };
    let mut at = name;
    while at > first && name - at < 5 && inside(at - 1) {
        at -= 1;
    }
    if at == name || at == first || !matches!(view.lower(at - 1), "of" | "for") {
        return None;
    }
    let mut start = at - 1;
    while start > first && view.is_cap(start - 1) && is_title(view, start - 1) {
        start -= 1;
    }
    (start < at - 1).then_some(start)
}

/// Without articles, quotation marks and possessive endings.
fn trimmed(view: &View, mut tokens: Tokens) -> Tokens {
    while tokens.len() > 1
        && (matches!(view.lower(tokens.start), "the" | "a" | "an")
            && knowledge().facts(&view.text(&tokens)).is_empty()
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
    knowledge().facts(form).iter().copied().find(|fact| {
        matches!(
            fact.way,
            Way::State | Way::Adjective | Way::Region | Way::OfRegion
        )
    })
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
    !before.is_empty()
        && !knowledge().is_qualifier(before)
        && (knowledge().title(before).is_some() || knowledge().is_role(before))
}
