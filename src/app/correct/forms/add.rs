//! Something that the engine did not see: the words are marked in the text, or typed here.

use super::actor::kinds as actor_kinds;
use super::relation::kinds as relation_kinds;
use super::{Choose, Field};
use crate::actors::ActorKind;
use crate::analysis::Analysis;
use crate::app::correct::session::Session;
use crate::app::item::Item;
use crate::app::state::AppState;
use crate::app::words;
use crate::correct::{self, Anchor, Correction, Tie};
use crate::events::{RelationKind, Sign};
use crate::text::{ActorId, EventId, Span};
use leptos::prelude::*;

/// Words, and what they state.
#[component]
pub fn AddForm(
    /// Where they stand, when they were marked.
    span: Option<Span>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let reading = app.reading.get_untracked();
    let marked = span.map(|span| reading.source.slice(span).to_owned());
    let text = RwSignal::new(marked.clone().unwrap_or_default());
    let source = reading.source.text.clone();
    let place = Memo::new(move |_| match (span, &marked) {
        (Some(span), Some(marked)) if text.with(|text| text == marked) => Some(span),
        _ => text.with(|text| find(&source, text)),
    });
    let kind = RwSignal::new(ActorKind::Organisation.to_string());
    let here = span.map(|span| actors_in(&reading, span)).unwrap_or_default();
    let pick = |nth: usize| {
        let id = here.get(nth).copied().unwrap_or(ActorId::from(nth));
        RwSignal::new(id.0.to_string())
    };
    let (from, to) = (pick(0), pick(1));
    let relation = RwSignal::new(RelationKind::Other.to_string());
    let sign = RwSignal::new(Sign::Neutral.to_string());
    let add = move |correction: Option<Correction>| {
        if let Some(correction) = correction {
            session.done(|| session.add(correction));
        }
    };
    let event = move |_| {
        let span = place.get_untracked();
        add(span.map(|span| session.draft(span)));
    };
    let actor = move |_| {
        let kind = kind.with_untracked(|kind| kind.parse().unwrap_or(ActorKind::Organisation));
        add(place.get_untracked().map(|span| actor_of(app, span, kind)));
    };
    let tie = move |_| {
        let correction = app.reading.with_untracked(|reading| {
            let end = |id: RwSignal<String>| {
                let id = id.with_untracked(|id| id.parse::<u32>()).ok()?;
                correct::actor_anchor(reading, ActorId(id))
            };
            Some(Correction::AddRelation {
                tie: Tie {
                    from: end(from)?,
                    to: end(to)?,
                    quote: Anchor::new(&reading.source.text, place.get_untracked()?),
                    kind: relation.with_untracked(|kind| kind.parse()).ok()?,
                    sign: sign.with_untracked(|sign| sign.parse()).ok()?,
                },
            })
        });
        add(correction);
    };
    let nowhere = move || place.get().is_none();
    let actors: Vec<(String, String)> = reading
        .actors
        .actors
        .iter()
        .enumerate()
        .map(|(index, actor)| (index.to_string(), actor.name.clone()))
        .collect();
    let signs = Sign::ALL
        .iter()
        .map(|sign| (sign.to_string(), words::sign(*sign).to_owned()))
        .collect();
    let several = actors.len() > 1;
    view! {
        <form on:submit=|event| event.prevent_default()>
            <Field id="add-words" label="The words of the text that say it:" value=text described="add-place" />
            <p id="add-place" class="small" aria-live="polite">
                {move || match place.get() {
                    Some(_) => "They stand in the text.",
                    None if text.with(|text| text.trim().is_empty()) => {
                        "Mark them in the text before, or write them here as they stand there."
                    }
                    None => "The text does not say this.",
                }}
            </p>
            <div class="actions">
                <button type="button" class="btn primary" id="add-event" disabled=move || nowhere() on:click=event>
                    "They state an event"
                </button>
            </div>
            <div class="pair">
                <Choose id="add-kind" label="They name a" options=actor_kinds() value=kind />
                <button type="button" class="btn" id="add-actor" disabled=move || nowhere() on:click=actor>
                    "Add the actor"
                </button>
            </div>
            <fieldset hidden=!several>
                <legend>"They state how two actors stand"</legend>
                <div class="pair">
                    <Choose id="add-from" label="Who" options=actors.clone() value=from />
                    <Choose id="add-relation-kind" label="does what" options=relation_kinds() value=relation />
                    <Choose id="add-to" label="to whom" options=actors value=to />
                    <Choose id="add-sign" label="and that is" options=signs value=sign />
                    <button type="button" class="btn" id="add-relation" disabled=move || nowhere() on:click=tie>
                        "Add the relation"
                    </button>
                </div>
            </fieldset>
        </form>
    }
}

/// The first place where the words stand, whatever their case.
fn find(source: &str, words: &str) -> Option<Span> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    let start = source
        .find(words)
        .or_else(|| source.to_ascii_lowercase().find(&words.to_ascii_lowercase()))?;
    Some(Span::new(start, start + words.len()))
}

/// The actors with a mention in a stretch of the text, in order.
fn actors_in(reading: &Analysis, span: Span) -> Vec<ActorId> {
    let mut found = Vec::new();
    for mention in &reading.actors.mentions {
        if span.contains(mention.span) && !found.contains(&mention.actor) {
            found.push(mention.actor);
        }
    }
    found
}

/// An actor named by a stretch of the text.
pub fn actor_of(app: AppState, span: Span, kind: ActorKind) -> Correction {
    app.reading.with_untracked(|reading| Correction::AddActor {
        words: Anchor::new(&reading.source.text, span),
        name: reading
            .source
            .slice(span)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        kind,
    })
}

impl Session {
    /// The event that a stretch of the text may state.
    pub fn draft(self, span: Span) -> Correction {
        let state = self.state();
        let glance = state.as_ref().and_then(|state| state.glance.get());
        let sentences = glance.map_or(&[][..], |glance| &glance.sentences);
        let reading = self.app.reading;
        reading.with_untracked(|reading| correct::draft_event(reading, span, sentences))
    }

    /// Adds something and picks it out.
    pub fn add(self, correction: Correction) {
        let at = match &correction {
            Correction::AddEvent(new) => Some(new.words.span),
            Correction::Shown { event, .. } => Some(event.span),
            Correction::AddActor { words, .. } => Some(words.span),
            _ => None,
        };
        let is_actor = matches!(correction, Correction::AddActor { .. });
        self.push(correction);
        let item = self.app.reading.with_untracked(|reading| {
            let at = at?;
            if is_actor {
                let mut mentions = reading.actors.mentions.iter();
                return Some(Item::Actor(mentions.find(|mention| mention.span == at)?.actor));
            }
            let mut events = reading.events.iter();
            let index = events.position(|event| event.trigger == at)?;
            Some(Item::Event(EventId::from(index)))
        });
        if let Some(item) = item {
            self.app.select(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_stand() {
        let text = "É Mali met Chad.";
        assert_eq!(find(text, " met Chad "), Some(Span::new(8, 16)));
        assert_eq!(find(text, "MALI"), Some(Span::new(3, 7)));
        assert_eq!(find(text, "Peru"), None);
        assert_eq!(find(text, " "), None);
    }
}
