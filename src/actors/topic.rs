//! The state that a text speaks of, and whose government "the government" is. Not here: organs that the text has told
//! of before (`groups`).

use super::ActorKind;
use super::describe::{Described, Form};
use super::groups::{class_of, group_of_state};
use super::who::Who;
use std::collections::{BTreeMap, BTreeSet};

/// What a state has one of, so that a text on it need not say whose it is.
const OWN: &[&str] = &[
    "government",
    "regime",
    "junta",
    "rulers",
    "authorities",
    "army",
    "military",
    "navy",
];

/// Rule `organ_of_topic`: "the military government" after the text has spoken of one state is that state's.
pub(crate) fn organ_of_topic(who: &mut Who, found: &Described) -> Option<usize> {
    let view = who.view;
    // not "these authorities"
    let fits = found.form == Form::Definite
        && OWN.contains(&view.lower(found.head))
        && matches!(view.lower(found.tokens.start), "the" | "this");
    // "the army of the rebels" says itself whose it is
    let told = matches!(view.lower(found.tokens.end), "of" | "in");
    if !fits || told {
        return None;
    }
    let state = topic(who, found.head)?;
    let country = who.clusters[state].country?;
    // a senator who speaks of Iraq means his own military
    if found.kind == ActorKind::Military && view.has_seats() && country != "US" {
        return None;
    }
    let organ = group_of_state(who, found, country, Some(state))?;
    // told of before the text had named the state
    let class = class_of(who.view, found).to_owned();
    if let Some(before) = who
        .key(&format!("group::{class}"))
        .filter(|&before| before != organ)
    {
        who.merge(before, organ);
    }
    Some(organ)
}

/// The state of which the text has spoken before a token: the only one, the one that stands twice as often as any
/// other, or the subject of the sentence before, where none stands more often.
pub(crate) fn topic(who: &Who, at: usize) -> Option<usize> {
    let view = who.view;
    let mut spoken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut named = BTreeSet::new();
    let mut before = None;
    for placed in who
        .placed
        .iter()
        .filter(|placed| placed.head < at && !placed.place)
    {
        let Some(state) = state_of(who, placed.cluster) else {
            continue;
        };
        // "Indian trust accounts" do not speak of India
        if !placed.adjective {
            named.insert(state);
        }
        *spoken.entry(state).or_insert(0) += if placed.adjective { 1 } else { 2 };
        let main = view.is_subject(placed.head)
            && view
                .head(placed.head)
                .is_some_and(|verb| view.head(verb).is_none());
        if main && view.sentence_id(placed.head) + 1 == view.sentence_id(at) {
            before = Some(state);
        }
    }
    let (&first, &most) = spoken.iter().max_by_key(|&(_, count)| *count)?;
    let next = spoken
        .iter()
        .filter(|&(&state, _)| state != first)
        .map(|(_, &count)| count)
        .max()
        .unwrap_or(0);
    if named.contains(&first) && most >= 2 * next {
        return Some(first);
    }
    before.filter(|state| spoken.get(state).is_some_and(|&count| count == most))
}

/// The state that an actor is, or an organ of which it is.
fn state_of(who: &Who, cluster: usize) -> Option<usize> {
    let known = &who.clusters[cluster];
    match known.kind {
        ActorKind::Country => Some(cluster),
        ActorKind::Government | ActorKind::Military => who.key(&format!("state:{}", known.country?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::find;
    use crate::syntax;
    use crate::text::Source;

    /// Text, code of the state whose organ the only body of that text is.
    const EXAMPLES: &[(&str, Option<&str>)] = &[
        (
            "Chad closed its border. The military government blamed smugglers.",
            Some("TD"),
        ),
        (
            "Mali has left the alliance. Mali accused Denmark. The interim authorities asked Danish troops to leave.",
            Some("ML"),
        ),
        (
            "Sudan closed its embassy in Chad. The army took power in 2021.",
            Some("SD"),
        ),
        (
            "Guinea signed the treaty. The new government thanked the mediators.",
            Some("GN"),
        ),
        // either may be meant
        (
            "Envoys of France and Spain met in Oslo. The government waited.",
            None,
        ),
        // an adjective speaks of no state; powers are no rulers
        ("Indian trust funds lost money. The government will pay.", None),
        ("Chad closed its border. The law extends these authorities.", None),
        // somebody else's
        (
            "Chad closed its border. The army of the rebels attacked a town.",
            None,
        ),
        ("Chad closed its border. The regional government objected.", None),
    ];

    #[test]
    fn an_organ_is_that_of_the_state_spoken_of() {
        for (text, state) in EXAMPLES {
            let source = Source::new(text);
            let actors = find(&source, &syntax::parse(&source)).actors;
            let organ = actors.iter().find(|actor| {
                let name = actor.name.to_lowercase();
                ["government", "authorities", "army"]
                    .iter()
                    .any(|word| name.ends_with(word))
            });
            let country = organ.and_then(|organ| organ.country.as_deref());
            assert_eq!(country, *state, "{text}: {actors:#?}");
        }
    }

    #[test]
    fn an_organ_is_called_by_its_state() {
        for (text, name) in [
            (
                "Chad closed its border. The military government blamed smugglers.",
                "Chadian military government",
            ),
            (
                "New Zealand signed the treaty. The government thanked the mediators.",
                "New Zealand's government",
            ),
            (
                "The New Zealand government signed the treaty.",
                "New Zealand government",
            ),
            (
                "The Danish army left. Denmark praised the army, which its army had asked for.",
                "Danish army",
            ),
        ] {
            let source = Source::new(text);
            let actors = find(&source, &syntax::parse(&source)).actors;
            assert!(
                actors.iter().any(|actor| actor.name == name),
                "{name}: {actors:#?}"
            );
        }
    }
}
