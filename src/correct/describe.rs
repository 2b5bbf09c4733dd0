//! [`describe`]: a correction in a line, for lists and messages.

use super::Anchor;
use super::correction::{Correction, Dating, Role, Tie};
use crate::analysis::Analysis;
use crate::events::Sign;

/// What a correction does, in the words of the reading that it belongs to (before or after it).
pub fn describe(analysis: &Analysis, correction: &Correction) -> String {
    use Correction as C;
    let event = |anchor: &Anchor| event(analysis, *anchor);
    let actor = |anchor: &Anchor| actor(analysis, *anchor);
    let words = |anchor: &Anchor| quoted(analysis, *anchor);
    let ends = |tie: &Tie| format!("{} to {}", actor(&tie.from), actor(&tie.to));
    match correction {
        C::Published(Some(date)) => format!("published on {date}"),
        C::Published(None) => "publication date not known".to_owned(),
        C::Expression { timex, when } => format!("{} means {}", words(timex), dated(when)),
        C::When { event: of, when } => match when {
            Some(when) => format!("date of {}: {}", event(of), dated(when)),
            None => format!("{} has no date", event(of)),
        },
        C::Label { event: of, what } => format!("{} is called \u{201c}{what}\u{201d}", words(of)),
        C::EventKind { event: of, kind } => {
            format!("type of {}: {}", event(of), kind.as_str().to_lowercase())
        }
        C::Status { event: of, status } => format!("{}: {status}", event(of)),
        C::Shown {
            event: of,
            main: true,
        } => format!("{} put on the timeline", event(of)),
        C::Shown {
            event: of,
            main: false,
        } => format!("{} taken off the timeline", event(of)),
        C::Right { event: of } => format!("{} is right", event(of)),
        C::NotEvent { event: of } => format!("{} is not an event", event(of)),
        C::SameEvent { event: one, into } => format!("{} is the same as {}", event(one), event(into)),
        C::Participant {
            event: of,
            role,
            old,
            new,
        } => {
            let role = match role {
                Role::Agent => "who did it",
                Role::Patient => "to whom",
                Role::Speaker => "who says so",
            };
            let who = match (old, new) {
                (Some(old), Some(new)) => format!("{} instead of {}", actor(new), actor(old)),
                (Some(old), None) => format!("not {}", actor(old)),
                (None, Some(new)) => actor(new),
                (None, None) => "nobody".to_owned(),
            };
            format!("{}, {role}: {who}", event(of))
        }
        C::Swap { event: of } => format!("{} the other way round", event(of)),
        C::AddEvent(new) => format!("added: \u{201c}{}\u{201d}", new.what),
        C::Rename { actor: of, name } => format!("{} is called {name}", words(of)),
        C::Retype { actor: of, kind } => {
            format!("{}: {}", actor(of), kind.as_str().replace('_', " "))
        }
        C::Same { actor: one, into } => format!("{} is the same as {}", words(one), actor(into)),
        C::Split {
            mention,
            to: Some(to),
        } => format!("{} is {}", words(mention), actor(to)),
        C::Split { mention, to: None } => format!("{} is somebody else", words(mention)),
        C::NotActor { actor: of } => format!("{} is not an actor", words(of)),
        C::AddActor { name, .. } => format!("added: {name}"),
        C::Sign { tie, sign } => {
            let sign = match sign {
                Sign::Positive => "friendly",
                Sign::Negative => "hostile",
                Sign::Neutral => "neutral",
            };
            format!("{}: {sign}", ends(tie))
        }
        C::Relation { tie, kind } => format!("{}: {}", ends(tie), kind.as_str().replace('_', " ")),
        C::Flip { tie } => format!("{}: the other way round", ends(tie)),
        C::NotRelation { tie } => format!("{}: no such relation", ends(tie)),
        C::AddRelation { tie } => format!("added: {}, {}", ends(tie), tie.kind.as_str().replace('_', " ")),
    }
}

fn dated(when: &Dating) -> String {
    format!("\u{201c}{}\u{201d}", when.words)
}

/// The words at an anchor, short.
fn quoted(analysis: &Analysis, anchor: Anchor) -> String {
    let words = analysis.source.slice(anchor.span);
    let mut short: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if short.chars().count() > 60 {
        short = short.chars().take(59).chain(['\u{2026}']).collect();
    }
    format!("\u{201c}{short}\u{201d}")
}

fn event(analysis: &Analysis, anchor: Anchor) -> String {
    let found = analysis.events.iter().find(|event| event.trigger == anchor.span);
    match found {
        Some(event) if !event.what.is_empty() => format!("\u{201c}{}\u{201d}", event.what),
        _ => quoted(analysis, anchor),
    }
}

fn actor(analysis: &Analysis, anchor: Anchor) -> String {
    let mut mentions = analysis.actors.mentions.iter();
    mentions
        .find(|mention| mention.span == anchor.span)
        .and_then(|mention| analysis.actors.actors.get(mention.actor.index()))
        .map_or_else(|| quoted(analysis, anchor), |actor| actor.name.clone())
}
