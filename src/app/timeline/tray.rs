//! Below the picture: what has only an order, and what has no date at all.

use super::{Form, TimelineState};
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::events::OrderRelation;
use crate::scene::{Place, shorten};
use crate::text::EventId;
use leptos::prelude::*;

/// More tickets than this are for the list.
const MOST: usize = 60;

/// The rows below the picture.
#[component]
pub fn Tray() -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let of = move |wanted: fn(&Place) -> bool| {
        let story = app.story.get();
        let passing = app.passing.get();
        let events = passing.iter().copied();
        events.filter(|id| wanted(&story.place(*id))).collect::<Vec<_>>()
    };
    let ordered = Memo::new(move |_| of(|place| matches!(place, Place::Ordered(_))));
    let undated = Memo::new(move |_| of(|place| *place == Place::Undated));
    view! {
        <div class="tray" hidden=move || state.form.get() != Form::Picture>
            <div id="order-only" hidden=move || ordered.with(Vec::is_empty)>
                <span class="name">"Order only"</span>
                {move || ordered.get().into_iter().take(MOST).map(|event| view! { <Anchored event=event /> }).collect_view()}
            </div>
            <div id="undated" hidden=move || undated.with(Vec::is_empty)>
                <span class="name">{move || format!("No date: {}", undated.with(Vec::len))}</span>
                {move || undated.get().into_iter().take(MOST).map(|event| view! { <Ticket event=event /> }).collect_view()}
                <span class="side" hidden=move || undated.with(|events| events.len() <= MOST)>
                    {move || format!("and {} more, which the list shows", undated.with(|events| events.len().saturating_sub(MOST)))}
                </span>
            </div>
            <p class="empty" hidden=move || !app.passing.with(|events| events.is_empty())>
                {move || {
                    if app.filter.with(crate::app::filter::Filter::is_empty) {
                        "No event was found in this text."
                    } else {
                        "No event passes the filter."
                    }
                }}
            </p>
        </div>
    }
}

/// An event with its anchor: "US voices worry 10 → before → Niger asks 7".
#[component]
fn Anchored(
    /// Which.
    event: EventId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let Place::Ordered(order) = app.story.get_untracked().place(event) else {
        return None;
    };
    let side = match order.relation {
        OrderRelation::Before => "→ before",
        OrderRelation::After => "→ after",
    };
    Some(view! {
        <span class="anchored">
            <Ticket event=event />
            <span class="side">{side}</span>
            <Ticket event=order.event />
        </span>
    })
}

/// An event as a small button.
#[component]
fn Ticket(
    /// Which.
    event: EventId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::Event(event);
    let light = Memo::new(move |_| app.light(|lit| lit.events.contains(&event)));
    let (words, number) = app.reading.with_untracked(|reading| {
        let words = reading
            .events
            .get(event.index())
            .map(|event| words::headline(reading, event))
            .unwrap_or_default();
        (words, app.story.get_untracked().number(event))
    });
    view! {
        <button
            type="button"
            class="ticket"
            class:lit=move || light.get() == Light::Lit
            class:dim=move || light.get() == Light::Dim
            class:out=move || app.is_out(|asked| asked.events.contains(&event))
            data-event=number
            title=words.clone()
            aria-pressed=move || (app.selected.get() == Some(item)).to_string()
            on:click=move |_| app.toggle(item)
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            {shorten(&words, 190.0, 12.0)}
            <span class="nr">{number}</span>
        </button>
    }
}
