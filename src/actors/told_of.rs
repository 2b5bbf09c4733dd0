//! What a description tells beside its head word: modifiers, a count, a clause or phrase that narrows it. Who is
//! told of in other words is somebody else until the text says so.

use super::ActorKind;
use super::describe::{Described, Form};
use super::knowledge::knowledge;
use super::view::View;
use super::who::Who;
use crate::syntax::{Deprel, Upos};
use crate::text::month_number;

/// Adjectives that say nothing about which one is meant: "this important programme".
const PRAISE: &[&str] = &[
    "important",
    "vital",
    "critical",
    "crucial",
    "essential",
    "valuable",
    "key",
    "great",
    "good",
    "big",
    "large",
    "largest",
    "small",
    "tiny",
    "giant",
    "huge",
    "major",
    "leading",
    "new",
    "newest",
    "old",
    "oldest",
    "young",
    "historic",
    "famous",
    "popular",
    "successful",
    "excellent",
    "innovative",
    "unique",
    "same",
    "whole",
    "entire",
    "very",
    "current",
    "present",
    "own",
    "said",
    "troubled",
    "struggling",
    "embattled",
    "influential",
    "powerful",
    "bipartisan",
    "prestigious",
    "wonderful",
    "worthy",
];
/// Modifiers of an organ that many texts leave out: "the federal government" is "the government".
const OF_THE_WHOLE: &[&str] = &[
    "federal",
    "central",
    "national",
    "military",
    "ruling",
    "interim",
    "transitional",
    "provisional",
    "caretaker",
    "elected",
];

/// How many sentences back a description may look for its body.
const SENTENCES: usize = 15;

/// How a group without a name is told of.
pub(crate) struct Told {
    /// "H-1B" of "H-1B workers".
    modifiers: Vec<String>,
    /// "200" of "200 soldiers".
    count: Option<String>,
    /// "in Ohio" of "students in Ohio".
    narrowed: Option<String>,
}

impl Told {
    /// What is told of a group; of a state's group without the state.
    pub(crate) fn of(view: &View, found: &Described, of_state: bool) -> Self {
        let count = found
            .tokens
            .clone()
            .rev()
            .find(|&token| view.upos(token) == Upos::Num || view.xpos(token) == "CD");
        let after_count = count.map_or(found.tokens.start, |count| count + 1);
        // "Ohio" of "Ohio students", which is a name of its own
        let named = found.tokens.start.checked_sub(1).filter(|&before| {
            count.is_none()
                && view.is_cap(before)
                && view.upos(before) == Upos::Propn
                && month_number(view.form(before)).is_none()
                && view.sentence_id(before) == view.sentence_id(found.head)
        });
        // "exploited" of "missing and exploited children", where the phrase seems to begin later
        let cut = view.children(found.head).filter(|&child| {
            child < found.tokens.start
                && child + 6 > found.head
                && view.deprel(child) == Deprel::Amod
                && view.upos(child) != Upos::Num
        });
        let fits =
            |token: &usize| matches!(view.upos(*token), Upos::Adj | Upos::Noun | Upos::Propn | Upos::X);
        let modifiers = cut
            .chain(named.into_iter().chain(after_count..found.head).filter(fits))
            // the state whose group it is has its own place in the key
            .filter(|&token| !of_state || !view.is_cap(token))
            .map(|token| view.lower(token))
            .filter(|word| !["last", "same", "remaining", "whole", "entire", "asylum"].contains(word))
            .map(str::to_owned)
            .collect();
        let count = count.filter(|_| found.form == Form::Open);
        Self {
            modifiers,
            count: count.map(|count| view.lower(count).to_owned()),
            narrowed: narrowed(view, found).filter(|_| count.is_none()),
        }
    }

    /// Whether a number is told.
    pub(crate) fn is_counted(&self) -> bool {
        self.count.is_some()
    }

    /// Whether no word before the head says which ones.
    pub(crate) fn is_plain(&self) -> bool {
        self.modifiers.is_empty()
    }

    /// Whether words behind the head say which ones.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.narrowed.is_some()
    }

    /// Rules `counted_group`, `narrowed_group`: "200 soldiers" and "300 soldiers", "students" and "students in
    /// Ohio" are two groups.
    pub(crate) fn key(&self) -> String {
        format!(
            ":{}:{}:{}",
            self.modifiers.join(" "),
            self.count.as_deref().unwrap_or(""),
            self.narrowed.as_deref().unwrap_or("")
        )
    }
}

/// The words behind a plural that say which of them are meant: "in Ohio", "who fled".
fn narrowed(view: &View, found: &Described) -> Option<String> {
    if !matches!(
        found.kind,
        ActorKind::People | ActorKind::ArmedGroup | ActorKind::Organisation
    ) {
        return None;
    }
    let next = found.head + 1;
    let child = view.children(found.head).find(|&child| {
        child > found.head
            && child <= found.head + 6
            && match view.deprel(child).stem() {
                "acl" => view.form(next) != ",",
                "nmod" => view
                    .children(child)
                    .any(|case| case == next && view.deprel(case) == Deprel::Case),
                _ => false,
            }
    })?;
    let words: Vec<&str> = (next..=child).map(|token| view.lower(token)).collect();
    Some(words.join(" "))
}

/// The modifiers of a description that tell which one is meant, lower case.
pub(crate) fn modifiers(view: &View, found: &Described) -> Vec<String> {
    let organ = matches!(found.kind, ActorKind::Government | ActorKind::Military);
    (found.tokens.start..found.head)
        .filter(|&token| matches!(view.upos(token), Upos::Adj | Upos::Noun | Upos::Propn | Upos::X))
        .map(|token| view.lower(token))
        .filter(|word| !(PRAISE.contains(word) || organ && OF_THE_WHOLE.contains(word)))
        .map(str::to_owned)
        .collect()
}

/// Whether what a description tells agrees with a known body: "the press conference" is no "Party Conference", "the
/// court in Oslo" not the "Court of Bergen".
pub(crate) fn is_told_of(who: &Who, found: &Described, cluster: usize, modifiers: &[String]) -> bool {
    let view = who.view;
    let known = &who.clusters[cluster];
    let named = |word: &str| {
        known.forms.keys().any(|form| {
            form.to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .any(|part| part == word)
        }) || known.told.iter().any(|told| told == word)
    };
    if !is_fresh(who, found, cluster) || !modifiers.iter().all(|word| named(word)) {
        return false;
    }
    let after = found.tokens.end;
    if !matches!(view.lower(after), "of" | "for" | "at") {
        return true;
    }
    let name = after + 1 + usize::from(matches!(view.lower(after + 1), "the" | "a"));
    !view.is_cap(name) || named(view.lower(name))
}

/// Rule `one_of_several`: after "all committees" "the committee" may be any of them.
pub(crate) fn several_since(who: &Who, found: &Described, cluster: usize) -> bool {
    let view = who.view;
    let since = who.clusters[cluster].last;
    let word = view.lower(found.head);
    let is_several = |token: usize| {
        view.lower(token)
            .strip_suffix('s')
            .is_some_and(|singular| singular == word)
            && !view.is_cap(token)
    };
    let first = since.max(found.head.saturating_sub(400));
    knowledge().head(word).is_some() && (first..found.head).any(is_several)
}

/// Whether an actor was spoken of in the last sentences.
fn is_fresh(who: &Who, found: &Described, cluster: usize) -> bool {
    let last = who.clusters[cluster].last.saturating_sub(1);
    who.view.sentence_id(last) + SENTENCES >= who.view.sentence_id(found.head)
}
