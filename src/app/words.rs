//! The page's words for statuses, signs, types and relations: one place, so that all views say the same.

use crate::actors::ActorKind;
use crate::analysis::Analysis;
use crate::events::{Event, OrderRelation, RelationKind, Sign, Status};
use crate::scene::{Place, Story, when_words};
use crate::text::ActorId;

/// "happened", "planned", ...
pub fn status(status: Status) -> &'static str {
    status.as_str()
}

/// "friendly", "hostile", "neutral".
pub fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Positive => "friendly",
        Sign::Negative => "hostile",
        Sign::Neutral => "neutral",
    }
}

/// "+", "−", "·".
pub fn sign_mark(sign: Sign) -> &'static str {
    match sign {
        Sign::Positive => "+",
        Sign::Negative => "−",
        Sign::Neutral => "·",
    }
}

/// The class of a sign in the style sheets.
pub fn sign_class(sign: Sign) -> &'static str {
    match sign {
        Sign::Positive => "pos",
        Sign::Negative => "neg",
        Sign::Neutral => "neu",
    }
}

/// "armed group", "people", ...
pub fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Country => "state",
        ActorKind::ArmedGroup => "armed group",
        other => other.as_str(),
    }
}

/// "supports", "withdraws from", ...
pub fn relation(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Cooperates => "works with",
        RelationKind::Supports => "supports",
        RelationKind::Opposes => "opposes",
        RelationKind::Attacks => "attacks",
        RelationKind::Demands => "makes demands on",
        RelationKind::Withdraws => "withdraws from",
        RelationKind::Negotiates => "negotiates with",
        RelationKind::Accuses => "accuses",
        RelationKind::Leads => "leads",
        RelationKind::MemberOf => "is part of",
        RelationKind::Owns => "owns",
        RelationKind::Criticises => "criticises",
        RelationKind::Meets => "meets",
        RelationKind::Sanctions => "punishes",
        RelationKind::Other => "deals with",
    }
}

/// An actor's name; never empty.
pub fn actor(analysis: &Analysis, id: ActorId) -> String {
    analysis
        .actors
        .actors
        .get(id.index())
        .map_or_else(|| "someone".to_owned(), |actor| actor.name.clone())
}

/// What happened, in a line: the label, or the quoted clause where there is none.
pub fn headline(analysis: &Analysis, event: &Event) -> String {
    let words = if event.what.trim().is_empty() {
        analysis.source.slice(event.quote)
    } else {
        &event.what
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The date of an event in words: "by 15 Sep 2024", "before 7", "no date".
pub fn date(analysis: &Analysis, story: &Story, event: &Event, place: Place) -> String {
    match place {
        Place::Dated(_) => event
            .when
            .as_ref()
            .map(|when| when_words(when, &analysis.timexes))
            .unwrap_or_default(),
        Place::Ordered(order) => {
            let side = match order.relation {
                OrderRelation::Before => "before",
                OrderRelation::After => "after",
            };
            match story.number(order.event) {
                Some(number) => format!("{side} event {number}"),
                None => format!("{side} another event"),
            }
        }
        Place::Undated => "no date".to_owned(),
    }
}

/// "1 event", "3 events".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
