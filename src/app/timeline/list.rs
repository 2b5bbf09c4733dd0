//! The list of events: the same story as an ordered list. On a narrow screen it is the timeline.

use super::TimelineState;
use crate::app::browser;
use crate::app::correct::edits::Pencil;
use crate::app::filter::Filter;
use crate::app::growing::growing;
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::events::Event;
use crate::scene::{Place, Story, disputes, other_dates};
use crate::text::{EventId, Order};
use leptos::prelude::*;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Line {
    /// The heading above the events that follow.
    Heading(String, EventId),
    /// An event; whether the text tells the one before it in another way.
    Event(EventId, bool),
}

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let lines = Memo::new(move |_| lines(app, state.as_told.get()));
    let begun = growing(Signal::derive(move || lines.with(Vec::len)), || 60, app.story);
    let rows = move || {
        // Numbers and dates belong to one reading: with another one every row is new.
        app.story.track();
        let shown = move || lines.with(|lines| lines.iter().take(begun.get()).cloned().collect::<Vec<_>>());
        view! {
            <For each=shown key=Line::clone let:line>
                {match line {
                    Line::Heading(words, _) => view! { <li class="heading">{words}</li> }.into_any(),
                    Line::Event(event, joined) => view! { <Row event=event joined=joined /> }.into_any(),
                }}
            </For>
        }
    };
    // What is picked out elsewhere comes into view here.
    Effect::new(move || {
        if let Some(Item::Event(event)) = app.selected.get() {
            let number = app.story.with_untracked(|story| story.number(event));
            if let Some(number) = number {
                browser::scroll_to(&format!("#events [data-event='{number}']"));
            }
        }
    });
    view! {
        <div class="list" tabindex="-1">
            <ol id="events" aria-label="Events">
                {move || rows()}
            </ol>
            <p class="empty" hidden=move || !app.passing.with(|events| events.is_empty())>
                {move || {
                    if app.filter.with(Filter::is_empty) {
                        "No event was found in this text."
                    } else {
                        "No event passes the filter."
                    }
                }}
            </p>
        </div>
    }
}

/// The lines in order: what contradicts an event stands right after it.
fn lines(app: AppState, as_told: bool) -> Vec<Line> {
    let story = app.story.get();
    let mut events = app.passing.with(|events| events.to_vec());
    app.reading.with(|reading| {
        if as_told {
            events.order_by_key(|id| reading.events.get(id.index()).map(|event| event.quote));
        }
        let mut joined = Vec::new();
        for (one, other) in disputes(reading, &story) {
            let places = (
                events.iter().position(|id| *id == one),
                events.iter().position(|id| *id == other),
            );
            if let (Some(a), Some(b)) = places
                && !joined.contains(&one)
                && !joined.contains(&other)
            {
                let moved = events.remove(a.max(b));
                events.insert(a.min(b) + 1, moved);
                joined.extend([one, other]);
            }
        }
        let mut out = Vec::new();
        let mut last = String::new();
        let mut before = None;
        for event in events {
            let second = before.is_some_and(|before| {
                joined
                    .chunks(2)
                    .any(|pair| pair.contains(&before) && pair.contains(&event))
            });
            before = Some(event);
            if !as_told && !second {
                let new = reading
                    .events
                    .get(event.index())
                    .map(|found| heading(found, story.place(event)))
                    .unwrap_or_default();
                if new != last {
                    out.push(Line::Heading(new.clone(), event));
                    last = new;
                }
            }
            out.push(Line::Event(event, second));
        }
        out
    })
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
    /// Whether it contradicts the row before.
    joined: bool,
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
    let other = other_dates(found, &reading.timexes);
    let other = (!other.is_empty()).then(|| other.join(", "));
    let status = found.status;
    let small = participants(&reading, found);
    let class = format!("event {status} {}", precision(found, &story, event));
    let quote = found.quote;
    let here = Memo::new(move |_| app.on_screen.with(|span| span.overlaps(quote)));
    let row = view! {
        <li
            class=class
            class:lit=move || light.get() == Light::Lit
            class:dim=move || light.get() == Light::Dim
            class:pinned=move || app.selected.get() == Some(item)
            class:here=move || here.get()
            class:joined=joined
            data-event=story.number(event)
        >
            {joined.then(|| view! { <span class="against">"told otherwise"</span> })}
            <button
                type="button"
                aria-pressed=move || (app.selected.get() == Some(item)).to_string()
                on:click=move |_| app.toggle(item)
                on:mouseenter=move |_| app.hover(item)
                on:mouseleave=move |_| app.leave(item)
            >
                <span class="when">
                    <time datetime=start>{date}</time>
                    {other
                        .map(|other| view! { <span class="against">"⚡ elsewhere " {other}</span> })}
                    {(status != crate::events::Status::Happened).then(|| format!(" · {status}"))}
                    <span class="nr">{story.number(event)}</span>
                </span>
                <b dir="auto">
                    {words::headline(&reading, found)} <Pencil item=item />
                </b>
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
