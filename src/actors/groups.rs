//! Groups and organs that a description names: "American troops", "the government", "Scientology officials", "700
//! asylum seekers". Not here: one person or one body (`alone`).

use super::ActorKind;
use super::describe::{Described, Form};
use super::part::{is_argument, is_plural, takes_part};
use super::told_of::{Told, is_told_of, modifiers, several_since};
use super::topic::organ_of_topic;
use super::view::View;
use super::who::{Latest, Who};

/// Rule `group_of_state`: "American troops" and "US soldiers" are one actor, the state another.
pub(crate) fn group_of_state(
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
    let class = class_of(view, found);
    let key = if found.kind == ActorKind::People {
        format!("group:{country}:{class}{}", Told::of(view, found, true).key())
    } else {
        format!("group:{country}:{class}")
    };
    let (cluster, new) = who.keyed(&key, found.kind);
    if new {
        who.clusters[cluster].country = Some(country);
        if matches!(found.kind, ActorKind::Government | ActorKind::Military) {
            who.clusters[cluster].member_of = owner;
        }
    }
    Some(cluster)
}

/// Words that make of authorities a government.
const IN_POWER: &[&str] = &[
    "military",
    "ruling",
    "interim",
    "transitional",
    "provisional",
    "caretaker",
    "new",
];

/// The body of a state that a description names: "the interim authorities" are a government.
pub(crate) fn class_of<'a>(view: &'a View, found: &Described) -> &'a str {
    let word = view.lower(found.head);
    let governs = word == "authorities"
        && (found.tokens.start..found.head).any(|token| IN_POWER.contains(&view.lower(token)));
    group_class(if governs { "government" } else { word }, found.kind)
}

/// Head words that name the same body of a state.
pub(crate) fn group_class(head: &str, kind: ActorKind) -> &str {
    match (kind, head) {
        (ActorKind::Military, "navy" | "marines" | "fleet" | "sailors" | "airforce") => head,
        (ActorKind::Military, _) => "military",
        (ActorKind::Government, "government" | "regime" | "junta" | "rulers") => "government",
        (ActorKind::People, "asylum-seekers" | "seekers" | "migrants") => "migrants",
        (ActorKind::People, "protesters" | "protestors" | "demonstrators") => "protesters",
        _ => head.strip_suffix('s').unwrap_or(head),
    }
}

/// Rule `group_of_owner`: "the Obama administration" is a government of its own; "Scientology officials" and
/// "the Sea Org group" are the body itself.
pub(crate) fn group_of_owner(who: &mut Who, found: &Described, owner: usize) -> Option<usize> {
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

/// Rule `organ`: "the government", "its troops", "the court": the latest of that class, else that of the state spoken of,
/// else one of its own.
pub(crate) fn organ(who: &mut Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let word = view.lower(found.head);
    if found.form == Form::Possessive {
        let owner = who.headed(found.tokens.start)?;
        let country = who.clusters[owner]
            .country
            .filter(|_| who.clusters[owner].kind == ActorKind::Country)?;
        return group_of_state(who, found, country, Some(owner));
    }
    let class = class_of(view, found);
    if names_others(view, found) {
        return None;
    }
    let told = modifiers(view, found);
    let known = who.latest_alone(found.head, |cluster| {
        let body = &who.clusters[cluster];
        let described = body
            .heads
            .iter()
            .any(|head| group_class(head, found.kind) == class);
        // "the administration" is a president's, not the Maritime Administration
        body.kind == found.kind
            && (described || class != "administration" && who.name_ends_in(cluster, word))
            && is_told_of(who, found, cluster, &told)
    });
    let several = known == Latest::Several
        || known
            .one()
            .is_some_and(|cluster| several_since(who, found, cluster));
    if told.is_empty() && several {
        return None;
    }
    let known = known
        .one()
        .or_else(|| organ_of_topic(who, found).filter(|_| told.is_empty()));
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
        let told = told.join(" ");
        (alone && word != "governments" && (is_argument(view, found.head) || class == "government"))
            .then(|| who.keyed(&format!("group:{told}:{class}"), found.kind).0)
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

/// Rule `plain_group`: "police", "700 asylum seekers", "rebels" that act or are acted on are one actor a
/// head word.
pub(crate) fn plain_group(who: &mut Who, found: &Described) -> Option<usize> {
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
    let told = Told::of(view, found, false);
    let key = format!("plain{}:{class}", told.key());
    // "the migrants" are those told of before; "migrants" at large are not "young migrants"
    let before = (told.is_plain() && found.form == Form::Definite)
        .then(|| who.latest_group(class, found.head, told.is_narrowed()))
        .flatten();
    // "grants to students in Ohio" tell of grants
    let matters = takes_part && (!told.is_narrowed() || told.is_counted() || is_argument(view, found.head));
    if !fits || !matters && before.is_none() && who.key(&key).is_none() || found.form == Form::Possessive {
        return None;
    }
    let cluster = before.unwrap_or_else(|| who.keyed(&key, found.kind).0);
    let groups = who.groups.entry(class.to_owned()).or_default();
    let counted = told.is_counted() || groups.contains(&(cluster, true));
    groups.retain(|group| group.0 != cluster);
    groups.push((cluster, counted));
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
