//! The list of events: the same story as an ordered list. On a narrow screen it is the timeline.

use super::{Form, TimelineState};
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::events::Event;
use crate::scene::{Place, Story};
use crate::text::EventId;
use leptos::prelude::*;

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let rows = move || {
        let story = app.story.get();
        let mut year = String::new();
        let events = app.passing.get();
        events
            .iter()
            .map(|&event| {
                let new = app.reading.with(|reading| {
                    reading
                        .events
                        .get(event.index())
                        .map(|found| heading(found, story.place(event)))
                        .unwrap_or_default()
                });
                let heading = (new != year).then(|| {
                    year.clone_from(&new);
                    view! { <li class="year" role="presentation">{new}</li> }
                });
                view! {
                    {heading}
                    <Row event=event />
                }
            })
            .collect_view()
    };
    view! {
        <div class="list" hidden=move || state.form.get() != Form::List>
            <ol id="events">{rows}</ol>
            <p class="empty" hidden=move || !app.passing.with(|events| events.is_empty())>
                {move || {
                    if app.filter.with(super::super::filter::Filter::is_empty) {
                        "No event was found in this text."
                    } else {
                        "No event passes the filter."
                    }
                }}
            </p>
        </div>
    }
}

/// The year above an event; "No date" above those without.
fn heading(event: &Event, place: Place) -> String {
    let start = event.when.as_ref().and_then(|when| when.start.or(when.end));
    match (place, start) {
        (Place::Dated(_), Some(start)) => crate::scene::long_date(crate::time::Date::year(start.year)),
        (Place::Ordered(_), _) => "Order only".to_owned(),
        _ => "No date".to_owned(),
    }
}

/// The mark beside an event, as in the picture: a dot, a short bar, a long bar.
fn precision(event: &Event, story: &Story, id: EventId) -> &'static str {
    match story.extent(id) {
        None => "none",
        Some(extent) if extent.soft => "soft",
        Some(extent) if extent.to - extent.from <= 2.0 => "day",
        Some(extent) if extent.to - extent.from <= 45.0 => "month",
        Some(_) if event.when.is_none() => "none",
        Some(_) => "year",
    }
}

/// One event.
#[component]
fn Row(
    /// Which.
    event: EventId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::Event(event);
    let light = Memo::new(move |_| app.light(|lit| lit.events.contains(&event)));
    let story = app.story.get_untracked();
    let reading = app.reading.get_untracked();
    let found = reading.events.get(event.index())?;
    let place = story.place(event);
    let start = found
        .when
        .as_ref()
        .and_then(|when| when.start)
        .map(|date| date.to_string());
    let date = words::date(&reading, &story, found, place);
    let status = found.status;
    let small = participants(&reading, found);
    let class = format!("event {status} {}", precision(found, &story, event));
    let row = view! {
        <li
            class=class
            class:lit=move || light.get() == Light::Lit
            class:dim=move || light.get() == Light::Dim
            class:pinned=move || app.selected.get() == Some(item)
            data-event=story.number(event)
        >
            <button
                type="button"
                aria-pressed=move || (app.selected.get() == Some(item)).to_string()
                on:click=move |_| app.toggle(item)
                on:mouseenter=move |_| app.hover(item)
                on:mouseleave=move |_| app.leave(item)
            >
                <span class="when">
                    <time datetime=start>{date}</time>
                    {(status != crate::events::Status::Happened).then(|| format!(" · {status}"))}
                    <span class="nr">{story.number(event)}</span>
                </span>
                <b dir="auto">{words::headline(&reading, found)}</b>
                <small>{small}</small>
            </button>
        </li>
    };
    Some(row)
}

/// "Niger → United States · says France".
fn participants(reading: &crate::analysis::Analysis, event: &Event) -> String {
    let names = |ids: &[crate::text::ActorId]| {
        let names: Vec<String> = ids.iter().map(|id| words::actor(reading, *id)).collect();
        names.join(", ")
    };
    let mut parts = vec![names(&event.agents), names(&event.patients)];
    parts.retain(|part| !part.is_empty());
    let mut line = parts.join(" → ");
    if let Some(speaker) = event.speaker {
        if !line.is_empty() {
            line.push_str(" · ");
        }
        line.push_str("said by ");
        line.push_str(&words::actor(reading, speaker));
    }
    line
}
