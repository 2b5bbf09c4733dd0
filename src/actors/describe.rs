//! Phrases that denote an actor without being its name: "American troops", "the military government",
//! "the company", "his father", "police". Not here: names (`names`), who is who (`who`).

use super::ActorKind;
use super::knowledge::{Head, Way, knowledge};
use super::names::{Class, Found};
use super::part::is_plural;
use super::view::{Tokens, View};
use crate::syntax::{Deprel, Upos};
use crate::text::month_number;

/// What a description says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Described {
    /// The phrase.
    pub(crate) tokens: Tokens,
    /// Its head word.
    pub(crate) head: usize,
    /// What its head word tells.
    pub(crate) kind: ActorKind,
    /// The name inside or after it that it belongs to ("American", "Niger's", "from France"): index into
    /// the names.
    pub(crate) owner: Option<usize>,
    /// The name that follows at once and whose bearer it describes ("musician", "the security firm").
    pub(crate) of_name: Option<usize>,
    /// The name that stands in apposition to it ("the mayor of London, Sadiq Khan"): index into the names.
    pub(crate) apposed: Option<usize>,
    /// Whether the owner stands in the possessive ("Niger's").
    pub(crate) possessed: bool,
    /// How it is determined.
    pub(crate) form: Form,
}

/// How a phrase is determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "the company", "this government".
    Definite,
    /// "his father".
    Possessive,
    /// "police", "700 asylum seekers", "a group".
    Open,
}

const MODIFIERS_AT_MOST: usize = 8;

/// Finds descriptions, in order of their heads.
pub(crate) fn find(view: &View, names: &[Found]) -> Vec<Described> {
    let mut owner_at: Vec<Option<usize>> = vec![None; view.len()];
    for (index, name) in names.iter().enumerate() {
        for at in name.whole.clone() {
            if let Some(slot) = owner_at.get_mut(at) {
                *slot = Some(index);
            }
        }
    }
    (0..view.len())
        .filter_map(|at| describe(view, names, &owner_at, at))
        .collect()
}

/// The description headed at `at`, if there is one.
fn describe(view: &View, names: &[Found], owner_at: &[Option<usize>], at: usize) -> Option<Described> {
    let name_at = |token: usize| owner_at.get(token).copied().flatten();
    if name_at(at).is_some() || !is_noun(view, at) {
        return None;
    }
    let of_name = name_at(at + 1).filter(|&index| {
        names[index].whole.start == at + 1 && view.sentence_id(at) == view.sentence_id(at + 1)
    });
    if of_name.is_none() && !ends_phrase(view, at) {
        return None;
    }
    let kind = head_kind(view, at).filter(|&kind| !(kind == ActorKind::Company && is_shore(view, at)))?;
    let mut start = left_edge(view, at);
    // "to see that patients have access": no "that patient"
    if start < at && view.lower(start) == "that" && is_plural(view, at) {
        start += 1;
    }
    let tokens = start..at + 1;
    let mut owner = tokens.clone().rev().find_map(name_at);
    let possessed = owner.is_some_and(|index| matches!(view.lower(names[index].whole.end), "'s" | "'"));
    // "troops from France", "the government of Niger"
    let possessive = matches!(
        view.lower(start),
        "his" | "her" | "their" | "its" | "our" | "my" | "your"
    );
    if owner.is_none()
        && !possessive
        && matches!(kind, ActorKind::Military | ActorKind::Government)
        && matches!(view.lower(at + 1), "from" | "of")
    {
        let article = usize::from(view.lower(at + 2) == "the");
        owner = name_at(at + 2 + article)
            .filter(|&index| matches!(names[index].class, Class::State(Way::State, ..)));
    }
    // "the government in Stockholm"
    if owner.is_none()
        && !possessive
        && kind == ActorKind::Government
        && view.lower(at + 1) == "in"
        && matches!(
            view.lower(at),
            "government" | "authorities" | "regime" | "junta" | "rulers" | "leadership" | "parliament"
        )
    {
        owner = name_at(at + 2).filter(|&index| matches!(names[index].class, Class::State(Way::Capital, ..)));
    }
    let tokens = match owner {
        Some(index) if names[index].whole.start > at => start..names[index].whole.end,
        _ => tokens,
    };
    let apposed = view
        .children(at)
        .filter(|&child| child > at && view.deprel(child) == Deprel::Appos)
        .find_map(name_at)
        // "back into the community, Mercy House has grown" is no apposition, whatever the tree says
        .filter(|&index| {
            let whole = &names[index].whole;
            kind == ActorKind::Person
                || view.before(whole.start) != ","
                || !matches!(view.upos(whole.end), Upos::Verb | Upos::Aux)
        })
        .or_else(|| name_after_comma(view, at).and_then(name_at))
        .filter(|&index| {
            let name = &names[index];
            name.whole.start > at
                && match name.class {
                    Class::Person => kind == ActorKind::Person,
                    Class::Body(of, _) => kind == of,
                    _ => false,
                }
        });
    let form = match view.lower(start) {
        "the" | "this" | "these" | "that" | "those" => Form::Definite,
        _ if possessive => Form::Possessive,
        _ => Form::Open,
    };
    Some(Described {
        tokens,
        head: at,
        kind,
        owner,
        of_name,
        apposed,
        possessed,
        form,
    })
}

/// The kind of actor that the head word tells; nouns that tell none give no description.
fn head_kind(view: &View, at: usize) -> Option<ActorKind> {
    let lower = view.lower(at);
    if lower == "personnel" {
        return match view.before(at) {
            "military" => Some(ActorKind::Military),
            "security" => Some(ActorKind::Government),
            _ => None,
        };
    }
    let told = |word: &str| match knowledge().head(word) {
        Some(Head::Actor(kind)) => Some(kind),
        _ => None,
    };
    if knowledge().is_role(lower) {
        return Some(ActorKind::Person);
    }
    if matches!(lower, "country" | "nation" | "state" | "republic" | "kingdom") {
        return Some(ActorKind::Country);
    }
    told(lower)
}

/// "The banks of the Seine": no lenders.
fn is_shore(view: &View, at: usize) -> bool {
    matches!(view.lower(at), "bank" | "banks")
        && view.lower(at + 1) == "of"
        && view.lower(at + 2) == "the"
        && view.is_cap(at + 3)
        && view.facts(&(at + 3..at + 4)).is_empty()
}

/// Whether a token may be the head noun of a phrase.
fn is_noun(view: &View, at: usize) -> bool {
    matches!(view.upos(at), Upos::Noun | Upos::Propn)
        && view.form(at).chars().all(|c| c.is_alphabetic() || c == '-')
}

/// Whether no further noun of the same phrase follows.
fn ends_phrase(view: &View, at: usize) -> bool {
    if at + 1 >= view.len() || view.sentence_id(at + 1) != view.sentence_id(at) {
        return true;
    }
    let modifies = matches!(view.deprel(at), Deprel::Compound | Deprel::Amod)
        && view.head(at).is_some_and(|head| head > at);
    !(modifies || view.form(at + 1) == "-" && view.glued(at + 1))
}

/// Whether a token is a month behind or before its day: "On 2 October voters went to the polls."
fn is_month(view: &View, at: usize) -> bool {
    let month = view.upos(at) == Upos::Propn && month_number(view.form(at)).is_some();
    let day = |at: usize| view.upos(at) == Upos::Num;
    month && (at > view.sentence(at).start && day(at - 1) || at + 1 < view.len() && day(at + 1))
}

/// Where the phrase begins: articles, adjectives, nouns, numbers, possessors to the left.
fn left_edge(view: &View, at: usize) -> usize {
    let first = view.sentence(at).start;
    let mut start = at;
    while start > first && at - start < MODIFIERS_AT_MOST {
        let before = start - 1;
        let fits = match view.upos(before) {
            Upos::Det => {
                start = before;
                break;
            }
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num => {
                // two phrases side by side: "gave the army weapons"; "the country's army" is one, whatever the tree says
                let within = view.head(before).is_some_and(|head| head > before && head <= at)
                    || matches!(view.lower(start), "'s" | "'")
                    // "the New Zealand government"
                    || view.deprel(before) == Deprel::Flat && view.is_cap(before);
                within && !is_month(view, before)
            }
            Upos::Pron => {
                if view.xpos(before) == "PRP$" {
                    start = before;
                    break;
                }
                false
            }
            Upos::Part => matches!(view.lower(before), "'s" | "'"),
            Upos::Punct => view.form(before) == "-" && view.glued(before),
            Upos::Adv => view.head(before).is_some_and(|head| head > before && head < at),
            _ => false,
        };
        if !fits {
            break;
        }
        start = before;
    }
    // "the" of the possessor: "the country's military"
    if start > first
        && start < at
        && view.upos(start - 1) == Upos::Det
        && (start..at).any(|token| matches!(view.lower(token), "'s" | "'"))
    {
        start -= 1;
    }
    while start < at && matches!(view.lower(start), "-" | "'s" | "'" | "all" | "both" | "many") {
        start += 1;
    }
    start
}

/// Where the name stands that two commas set apart behind a phrase: "the leader of the rebels, Mary Smith,".
fn name_after_comma(view: &View, at: usize) -> Option<usize> {
    let sentence = view.sentence(at);
    let mut comma = at + 1;
    if view.lower(comma) == "of" {
        let stop = |index: usize| {
            matches!(
                view.upos(index),
                Upos::Punct | Upos::Verb | Upos::Aux | Upos::Cconj
            )
        };
        comma = (comma..sentence.end.min(at + 8)).find(|&index| stop(index))?;
    }
    let from = comma + 1;
    if view.form(comma) != "," || !view.is_cap(from) {
        return None;
    }
    let end = (from..sentence.end.min(from + 6))
        .find(|&index| !(view.is_cap(index) || matches!(view.form(index), "-" | ".") || view.glued(index)))?;
    // "told the mayor, Mary Smith said" is none
    matches!(view.form(end), "," | "." | ";" | ")").then_some(from)
}
