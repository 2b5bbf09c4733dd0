//! The card of an event, and of a time expression without one.

use super::super::item::Item;
use super::super::state::AppState;
use super::super::words;
use crate::analysis::Analysis;
use crate::app::browser;
use crate::app::correct::edits::{Edits, Pencil};
use crate::events::Event;
use crate::scene::{disputes, other_dates};
use crate::text::{ActorId, EventId, TimexId};
use leptos::prelude::*;

/// What happened, when, and the words that say so.
#[component]
pub fn EventCard(
    /// Which event.
    id: EventId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let story = app.story.get_untracked();
    let reading = app.reading.get_untracked();
    let event = reading.events.get(id.index())?;
    let item = Item::Event(id);
    let date = words::date(&reading, &story, event, story.place(id));
    let reason = event.when.as_ref().map(|when| when.reason.clone());
    let other = other_dates(event, &reading.timexes);
    let other = (!other.is_empty()).then(|| format!("elsewhere {}", other.join(", ")));
    // What stands inside the quote is a part of it, not another telling.
    let told = event.mentions.iter();
    let again = told
        .filter(|told| event.quote.cover(told.quote) != event.quote)
        .count();
    let card = view! {
        <div class="k" aria-hidden="true">
            {story.number(id)}
        </div>
        <h3 dir="auto">
            {words::headline(&reading, event)} <Pencil item=item />
        </h3>
        <blockquote dir="auto">
            <Quote text=reading.source.slice(event.quote).to_owned() item=item />
        </blockquote>
        <div class="meta">
            <span class="tx date">{date}</span>
            {other.map(|other| view! { <span class="tx date against">{other}</span> })}
            {reason.filter(|reason| !reason.is_empty()).map(|reason| view! { <span class="reason">{reason}</span> })}
            <span class=format!("status {}", event.status)>{words::status(event.status)}</span>
            {event.speaker.map(|speaker| view! { <span>"said by " <ActorName id=speaker /></span> })}
            <Participants event=event.clone() />
            {relation(&reading, id)}
            {(again > 0).then(|| format!("told {} more", if again == 1 { "once".to_owned() } else { format!("{again} times") }))}
            {event.check.then(|| view! { <span class="to-check">"to check"</span> })}
            <Against id=id />
            <Edits item=item />
        </div>
    };
    Some(card)
}

/// The events that the text tells in another way.
#[component]
fn Against(
    /// Of which event.
    id: EventId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let story = app.story.get_untracked();
    let pairs = app.reading.with_untracked(|reading| disputes(reading, &story));
    let others = pairs.into_iter().filter_map(move |(one, other)| {
        let other = match id {
            _ if id == one => other,
            _ if id == other => one,
            _ => return None,
        };
        let number = story.number(other)?;
        let item = Item::Event(other);
        Some(view! {
            <button
                type="button"
                class="chip against"
                on:click=move |_| app.select(item)
                on:mouseenter=move |_| app.hover(item)
                on:mouseleave=move |_| app.leave(item)
            >
                "told otherwise in event "
                {number}
            </button>
        })
    });
    others.collect_view()
}

/// The words as they stand in the text; a click goes there.
#[component]
pub fn Quote(
    /// The words.
    text: String,
    /// What they show.
    item: Item,
) -> impl IntoView {
    let go = move |_| browser::scroll_to(&format!("#text [data-items~='{}']", item.name()));
    view! {
        <button type="button" class="quote" title="Show it in the text" on:click=go>
            "“" {text} "”"
        </button>
    }
}

/// An actor's name as a button.
#[component]
pub fn ActorName(
    /// Who.
    id: ActorId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::Actor(id);
    let name = app.reading.with_untracked(|reading| words::actor(reading, id));
    view! {
        <button
            type="button"
            class="plain name"
            on:click=move |_| app.select(item)
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            {name}
        </button>
    }
}

/// "United States → Niger".
#[component]
fn Participants(
    /// Of which event.
    event: Event,
) -> impl IntoView {
    let names = |ids: &[ActorId]| {
        ids.iter()
            .enumerate()
            .map(|(index, id)| {
                view! {
                    {(index > 0).then_some(", ")}
                    <ActorName id=*id />
                }
            })
            .collect_view()
    };
    let arrow = !event.agents.is_empty() && !event.patients.is_empty();
    (!event.agents.is_empty() || !event.patients.is_empty()).then(|| {
        view! {
            <span class="participants">
                {names(&event.agents)} {arrow.then_some(" → ")} {names(&event.patients)}
            </span>
        }
    })
}

/// The relations that rest on the event: "+ supports".
fn relation(reading: &Analysis, id: EventId) -> impl IntoView + use<> {
    reading
        .relations
        .iter()
        .filter(|relation| relation.events.contains(&id))
        .take(3)
        .map(|relation| {
            let class = format!("sign {}", words::sign_class(relation.sign));
            view! {
                <span class=class>
                    {words::sign_mark(relation.sign)} " " {words::relation(relation.kind)} " "
                    {words::actor(reading, relation.to)}
                </span>
            }
        })
        .collect_view()
}

/// A time expression that dates no event.
#[component]
pub fn TimexCard(
    /// Which.
    id: TimexId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let reading = app.reading.get_untracked();
    let timex = reading.timexes.get(id.index())?;
    let words = reading.source.slice(timex.span).to_owned();
    let value = if timex.edtf.is_empty() {
        timex.value.clone()
    } else {
        timex.edtf.clone()
    };
    Some(view! {
        <h3 dir="auto">{words.clone()}</h3>
        <blockquote dir="auto">
            <Quote text=words item=Item::Timex(id) />
        </blockquote>
        <div class="meta">
            <span class="tx date">{value}</span>
            <span class="reason">{timex.reason.clone()}</span>
            <span>"no event of the timeline hangs on it"</span>
            <Edits item=Item::Timex(id) />
        </div>
    })
}
