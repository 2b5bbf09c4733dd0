//! The card of an actor: who it is, what it does, with whom.

use super::super::icons::ActorIcon;
use super::super::item::Item;
use super::super::state::AppState;
use super::super::words;
use super::event::ActorName;
use crate::app::correct::edits::{Edits, Pencil};
use crate::text::Order;
use crate::text::{ActorId, EventId};
use leptos::prelude::*;

/// Who it is.
#[component]
pub fn ActorCard(
    /// Who.
    id: ActorId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let story = app.story.get_untracked();
    let reading = app.reading.get_untracked();
    let actor = reading.actors.actors.get(id.index())?;
    let same = |other: ActorId| other == id || story.root(other) == id;
    let mut names: Vec<&str> = actor
        .mentions
        .iter()
        .filter_map(|mention| reading.actors.mentions.get(mention.index()))
        .filter(|mention| mention.kind != crate::actors::MentionKind::Pronoun)
        .map(|mention| reading.source.slice(mention.span))
        .filter(|name| *name != actor.name)
        .collect();
    names.order();
    names.dedup();
    names.truncate(6);
    let called = (!names.is_empty()).then(|| format!("also “{}”", names.join("”, “")));
    let events: Vec<EventId> = story
        .order
        .iter()
        .copied()
        .filter(|event| {
            reading.events.get(event.index()).is_some_and(|event| {
                event
                    .agents
                    .iter()
                    .chain(&event.patients)
                    .any(|other| same(*other))
            })
        })
        .collect();
    let others: Vec<ActorId> = story
        .links
        .iter()
        .filter_map(|link| match (same(link.one), same(link.other)) {
            (true, false) => Some(link.other),
            (false, true) => Some(link.one),
            _ => None,
        })
        .collect();
    let others = others
        .into_iter()
        .map(|other| view! { <Other from=id to=other /> })
        .collect_view();
    let filter = move |_| {
        app.filter.update(|filter| {
            filter.actor = if filter.actor == Some(id) { None } else { Some(id) };
        });
    };
    Some(view! {
        <div class="k icon-box">
            <ActorIcon kind=actor.kind />
        </div>
        <h3 dir="auto">
            {actor.name.clone()} <Pencil item=Item::Actor(id) />
        </h3>
        <p class="line">
            {words::actor_kind(actor.kind)} {actor.role.clone().map(|role| format!(", {role}"))}
            {actor.member_of.map(|parent| view! { " of " <ActorName id=parent /> })} " · "
            {words::count(actor.mentions.len(), "mention", "mentions")} " · "
            {words::count(events.len(), "event", "events")} {called.map(|called| format!(" · {called}"))}
        </p>
        <div class="meta">
            <button
                type="button"
                class="chip"
                aria-pressed=move || app.filter.with(|filter| filter.actor == Some(id)).to_string()
                on:click=filter
            >
                "only its events"
            </button>
            {others}
            <Edits item=Item::Actor(id) />
        </div>
    })
}

/// A counterpart, which opens what is between the two.
#[component]
fn Other(
    /// Who is on the card.
    from: ActorId,
    /// The counterpart.
    to: ActorId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::between(from, to);
    let name = app.reading.with_untracked(|reading| words::actor(reading, to));
    view! {
        <button
            type="button"
            class="chip"
            on:click=move |_| app.select(item)
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            "with " {name}
        </button>
    }
}
