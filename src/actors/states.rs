//! States, their adjectives, citizens and capitals: which mention is the state, which a people, which only a town.

use super::knowledge::{Way, knowledge};
use super::names::Found;
use super::view::{Tokens, View};
use super::who::{Who, modifies};
use super::{ActorKind, MentionKind};

impl Who<'_, '_> {
    /// The state whose name or adjective ends right before a token: "Russia's Ministry", "French President".
    pub(super) fn state_before(&self, start: usize) -> Option<usize> {
        let owned = matches!(self.view.before(start), "'s" | "'");
        let last = start.checked_sub(1 + usize::from(owned))?;
        if self.view.sentence_id(last) != self.view.sentence_id(start) {
            return None;
        }
        let adjective = owned || modifies(self.view, start);
        self.headed(last)
            .filter(|&cluster| adjective && self.clusters[cluster].kind == ActorKind::Country)
    }

    /// Rule `north_south`: "the North" where North Korea is spoken of.
    pub(super) fn half_of_korea(&self, text: &str) -> Option<usize> {
        match text {
            "North" => self.key("state:KP"),
            "South" => self.key("state:KR"),
            _ => None,
        }
    }

    pub(super) fn state_mention(
        &mut self,
        name: &Found,
        way: Way,
        country: &'static str,
        known: &'static str,
    ) -> Option<usize> {
        let tokens = name.name.clone();
        let text = self.view.text(&tokens);
        // a person of this text who bears the name of a state or capital
        if let Some(person) = self.namesake(&tokens) {
            let at = self.place(person, tokens, MentionKind::Name);
            *self.clusters[person].forms.entry(text).or_insert(0) += 1;
            return Some(at);
        }
        match way {
            Way::Citizens | Way::Citizen if !modifies(self.view, tokens.end) => {
                let (people, new) = self.keyed(&format!("people:{country}"), ActorKind::People);
                if new {
                    self.clusters[people].country = Some(country);
                }
                if way == Way::Citizen {
                    return None;
                }
                *self.clusters[people].forms.entry(text).or_insert(0) += 1;
                return Some(self.place(people, tokens, MentionKind::Name));
            }
            Way::Capital if !stands_for_state(self.view, &tokens) => {
                let (place, _) = self.keyed(&place_key(&text), ActorKind::Place);
                self.clusters[place].country = Some(country);
                *self.clusters[place].forms.entry(text).or_insert(0) += 1;
                let at = self.place(place, tokens, MentionKind::Name);
                self.placed[at].place = true;
                return Some(at);
            }
            _ => {}
        }
        let state = self.state(country, known);
        *self.clusters[state].forms.entry(text).or_insert(0) += 1;
        self.clusters[state].sure.0 += name.sure;
        self.clusters[state].sure.1 += 1;
        let at = self.place(state, tokens.clone(), MentionKind::Name);
        self.placed[at].adjective =
            matches!(way, Way::Adjective | Way::Citizen | Way::Citizens) || modifies(self.view, tokens.end);
        Some(at)
    }
}

/// The key of a place: "City of Gadsden" is Gadsden, "Washington, D.C." Washington.
pub(super) fn place_key(text: &str) -> String {
    let lower = text.to_lowercase();
    let short = [
        "city of ",
        "town of ",
        "village of ",
        "state of ",
        "commonwealth of ",
    ]
    .iter()
    .find_map(|head| lower.strip_prefix(head))
    .unwrap_or(&lower);
    let short = [", d.c.", " d.c.", ", dc", " dc"]
        .iter()
        .find_map(|tail| short.strip_suffix(tail))
        .unwrap_or(short);
    format!("place:{short}")
}

/// Prepositions before a town that is a town.
const WHERE: &[&str] = &[
    "in", "near", "outside", "around", "across", "inside", "into", "through", "at", "leaving", "visiting",
];

/// What is done with a town, not with a state's government.
const GOING: &[&str] = &[
    "leave", "leaves", "left", "reach", "reached", "visit", "visits", "visited", "enter", "entered", "toured",
];

/// Whether a capital stands for its state here: it acts, or something is done with, by or against it.
fn stands_for_state(view: &View, tokens: &Tokens) -> bool {
    let head = view.head_of(tokens);
    let before = view.before(tokens.start);
    // "Washington, D.C." is the town
    if view
        .text(tokens)
        .split_whitespace()
        .next_back()
        .is_some_and(|last| matches!(last, "D.C." | "DC"))
    {
        return false;
    }
    // "Washington state"
    if view.is_called_part(view.form(tokens.start)) {
        return false;
    }
    // "London mayor"
    let next = view.lower(tokens.end);
    if !view.is_cap(tokens.end) && (knowledge().is_role(next) || knowledge().title(next).is_some()) {
        return false;
    }
    if view.form(tokens.end) == "," && view.is_cap(tokens.end + 1) {
        return false;
    }
    // "near Moscow", "WASHINGTON -- The", whatever the tree says
    let dateline = match view.form(tokens.end) {
        "-" => view.starts(tokens.start),
        "--" | "\u{2013}" | "\u{2014}" => view.is_cap(tokens.end + 1),
        _ => false,
    };
    if dateline || WHERE.contains(&before) {
        return false;
    }
    match view.deprel(head).stem() {
        "obj" => view
            .head(head)
            .is_none_or(|verb| !GOING.contains(&view.lower(verb))),
        "nsubj" | "iobj" => true,
        "obl" | "nmod" => {
            matches!(before, "with" | "against" | "between" | "by")
                || matches!(view.lower(tokens.end), "'s" | "'")
        }
        "conj" => matches!(before, "and" | "or") && !matches!(view.form(tokens.end), ","),
        _ => false,
    }
}
