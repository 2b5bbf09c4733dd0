//! Lanes, marks, labels and clusters of the picture.

use super::TimelineState;
use super::picture::{Frame, GUTTER};
use crate::app::browser::Handlers;
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::events::Status;
use crate::scene::{Cluster, GOES_ON, Layout, OPEN, Placed, shorten};
use crate::time::Bound;
use leptos::prelude::*;
use std::sync::Arc;

/// Half the height of a mark.
const HALF: f64 = 5.5;

/// Everything in the lanes.
#[component]
pub fn Marks(
    /// Where things stand.
    laid: Memo<Arc<Layout>>,
    /// What is on screen.
    frame: Memo<Frame>,
    /// The picture's gestures.
    hands: Handlers,
) -> impl IntoView {
    let state = expect_context::<TimelineState>();
    let lanes = move || {
        let laid = laid.get();
        let width = frame.get().width + GUTTER;
        let drawn = state.drawn.get();
        laid.lanes
            .iter()
            .zip(&drawn.lanes)
            .map(|(place, lane)| {
                let middle = place.y + place.height / 2.0 + 5.0;
                let end = place.y + place.height;
                let name = shorten(&lane.name, GUTTER - 20.0, 12.0);
                let (before, after) = place.outside;
                view! {
                    <g class="lane">
                        <line x1="0" x2=width y1=end y2=end />
                        <text class="name" x=GUTTER - 16.0 y=middle text-anchor="end">
                            {name}
                            <title>{lane.name.clone()}</title>
                        </text>
                        {(before > 0)
                            .then(|| {
                                view! {
                                    <text class="outside" x=GUTTER y=end - 5.0>
                                        "‹ " {before}
                                    </text>
                                }
                            })}
                        {(after > 0)
                            .then(|| {
                                view! {
                                    <text class="outside" x=width y=end - 5.0 text-anchor="end">
                                        {after} " ›"
                                    </text>
                                }
                            })}
                    </g>
                }
            })
            .collect_view()
    };
    let marks = move || {
        laid.get()
            .placed
            .iter()
            .map(|placed| view! { <EventMark placed=placed.clone() hands=hands /> })
            .collect_view()
    };
    let clusters = move || {
        laid.get()
            .clusters
            .iter()
            .map(|cluster| view! { <ClusterMark cluster=cluster.clone() hands=hands /> })
            .collect_view()
    };
    view! {
        <defs>
            <linearGradient id="soft">
                <stop offset="0" class="ink" stop-opacity="0.05" />
                <stop offset=".3" class="ink" stop-opacity="0.75" />
                <stop offset=".7" class="ink" stop-opacity="0.75" />
                <stop offset="1" class="ink" stop-opacity="0.05" />
            </linearGradient>
            <linearGradient id="open-right">
                <stop offset="0" class="ink" />
                <stop offset="1" class="ink" stop-opacity="0" />
            </linearGradient>
            <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="4" height="4" class="ground" />
                <line x1="0" y1="0" x2="0" y2="4" class="hatch" />
            </pattern>
        </defs>
        {lanes}
        <g transform=format!("translate({GUTTER} 0)")>
            {marks}
            {clusters}
        </g>
    }
}

/// One event.
#[component]
fn EventMark(
    /// Where it stands.
    placed: Placed,
    /// The picture's gestures.
    hands: Handlers,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let id = placed.event;
    let item = Item::Event(id);
    let (status, check) = app.reading.with_untracked(|reading| {
        let event = reading.events.get(id.index());
        (
            event.map_or(Status::Happened, |event| event.status),
            event.is_some_and(|event| event.check),
        )
    });
    let light = Memo::new(move |_| app.light(|lit| lit.events.contains(&id)));
    let words = app.reading.with_untracked(|reading| {
        reading
            .events
            .get(id.index())
            .map(|event| crate::app::words::headline(reading, event))
    });
    let label = placed.label.clone();
    view! {
        <g
            class=format!("mark {status}")
            class:soft=placed.extent.soft
            class:check=check
            class:lit=move || light.get() == Light::Lit
            class:dim=move || light.get() == Light::Dim
            class:pinned=move || app.selected.get() == Some(item)
            data-event=placed.number
            on:click=move |_| {
                if !hands.dragged() {
                    app.toggle(item);
                }
            }
            on:dblclick=move |_| state.zoom_to(id)
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            <title>{words}</title>
            <rect
                class="reach"
                x=placed.from.min(label.x) - 4.0
                y=placed.y - 24.0
                width=(placed.to.max(label.x + label.width) - placed.from.min(label.x)).max(1.0) + 8.0
                height="34"
                rx="6"
            />
            {shape(&placed, status)}
            <text class="label" x=label.x y=label.y>
                {label.words}
                <tspan class="nr" dx="4">{placed.number}</tspan>
            </text>
        </g>
    }
}

/// The mark itself: a dot or a bar, with its bound.
fn shape(placed: &Placed, status: Status) -> impl IntoView + use<> {
    let (from, to, y) = (placed.from, placed.to, placed.y);
    let width = (to - from).max(2.0);
    let bound = placed.extent.bound.map(|bound| {
        let (open, bracket) = match bound {
            Bound::By | Bound::Before | Bound::Until => (
                format!("M{:.1} {y}H{from:.1}", from - OPEN),
                format!("M{:.1} {:.1}h4v20h-4", to + 1.0, y - 10.0),
            ),
            Bound::After | Bound::Since => (
                format!("M{to:.1} {y}h{OPEN}"),
                format!("M{:.1} {:.1}h-4v20h4", from - 1.0, y - 10.0),
            ),
        };
        view! {
            <path class="open" d=open />
            <path class="bracket" d=bracket />
        }
    });
    let ongoing = (status == Status::Ongoing).then(|| {
        view! { <path class="goes-on" d=format!("M{to:.1} {y}h{:.1}m-6 -5l6 5-6 5", GOES_ON - 2.0) /> }
    });
    let struck = (status == Status::Denied).then(|| {
        view! { <path class="struck" d=format!("M{:.1} {:.1}L{:.1} {:.1}", from - 3.0, y + 7.0, to + 3.0, y - 7.0) /> }
    });
    view! {
        {bound}
        <rect class="shape" x=from y=y - HALF width=width height=2.0 * HALF rx=HALF />
        {ongoing}
        {struck}
    }
}

/// Events too close to be told apart.
#[component]
fn ClusterMark(
    /// Where and what.
    cluster: Cluster,
    /// The picture's gestures.
    hands: Handlers,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let events = cluster.events.clone();
    let light = Memo::new(move |_| app.light(|lit| events.iter().any(|event| lit.events.contains(event))));
    let window = cluster.window;
    let count = cluster.events.len();
    view! {
        <g
            class="cluster"
            class:lit=move || light.get() == Light::Lit
            class:dim=move || light.get() == Light::Dim
            on:click=move |_| {
                if !hands.dragged() {
                    state.show(window);
                }
            }
        >
            <title>{format!("{count} events; a click shows them")}</title>
            <rect x=cluster.x - 17.0 y=cluster.y - 8.0 width="34" height="16" rx="8" />
            <text x=cluster.x y=cluster.y + 4.0 text-anchor="middle">
                {count}
            </text>
        </g>
    }
}
