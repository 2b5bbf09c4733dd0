//! Lanes, marks, labels and clusters of the picture. A mark stays the same element while the picture moves:
//! only what changes of it is written anew.

use super::TimelineState;
use super::picture::{Frame, GUTTER};
use crate::app::browser::Handlers;
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::events::Status;
use crate::scene::{Cluster, GOES_ON, Layout, OPEN, Placed, shorten};
use crate::text::EventId;
use crate::time::Bound;
use leptos::prelude::*;
use std::sync::Arc;

/// Half the height of a mark.
const HALF: f64 = 5.5;

/// The names of the lanes, which fold them.
#[component]
pub fn Names(
    /// Where things stand.
    laid: Memo<Arc<Layout>>,
) -> impl IntoView {
    let state = expect_context::<TimelineState>();
    let places = Memo::new(move |_| {
        laid.with(|laid| {
            laid.lanes
                .iter()
                .map(|lane| (lane.y, lane.height))
                .collect::<Vec<_>>()
        })
    });
    let names = move || {
        let drawn = state.drawn.get();
        let folds = state.folds();
        let lanes = drawn.lanes.iter().zip(places.get()).zip(folds);
        lanes
            .filter(|((lane, _), _)| !lane.name.is_empty())
            .map(|((lane, (y, height)), folded)| {
                let name = lane.name.clone();
                let full = name.clone();
                view! {
                    <button
                        type="button"
                        class="lane-name"
                        style:top=format!("{y}px")
                        style:height=format!("{height}px")
                        aria-expanded=(!folded).to_string()
                        title=format!("{full}: {}", words::count(lane.events.len(), "event", "events"))
                        on:click=move |_| state.fold(&name)
                        on:keydown=|event| {
                            if event.key() == "Enter" {
                                event.stop_propagation();
                            }
                        }
                    >
                        {shorten(&full, 2.0 * (GUTTER - 34.0), 12.0)}
                    </button>
                }
            })
            .collect_view()
    };
    view! {
        <div class="names" style:width=format!("{}px", GUTTER - 10.0) style:height=move || format!("{}px", laid.with(|laid| laid.height))>
            {names}
        </div>
    }
}

/// Everything in the lanes.
#[component]
pub fn Marks(
    /// Where things stand.
    laid: Memo<Arc<Layout>>,
    /// What is on screen.
    frame: Memo<Frame>,
    /// The picture's gestures; none on paper.
    hands: Option<Handlers>,
) -> impl IntoView {
    let lanes = Memo::new(move |_| laid.with(|laid| laid.lanes.clone()));
    let edges = move || {
        let width = frame.with(|frame| frame.width) + GUTTER;
        let lanes = lanes.get().into_iter().map(|place| {
            let end = place.y + place.height;
            let (before, after) = place.outside;
            let count = |count: usize, x: f64, anchor: &'static str| {
                let words = if anchor == "end" {
                    format!("{count} ›")
                } else {
                    format!("‹ {count}")
                };
                (count > 0).then(|| {
                    view! {
                        <text class="outside" x=x y=end - 5.0 text-anchor=anchor>
                            {words}
                        </text>
                    }
                })
            };
            view! {
                <g class="lane">
                    <line x1="0" x2=width y1=end y2=end />
                    {count(before, GUTTER, "start")}
                    {count(after, width, "end")}
                </g>
            }
        });
        lanes.collect_view()
    };
    let events = Memo::new(move |_| {
        laid.with(|laid| laid.placed.iter().map(|placed| placed.event).collect::<Vec<_>>())
    });
    let clusters = Memo::new(move |_| {
        laid.with(|laid| {
            let clusters = laid.clusters.iter();
            clusters
                .filter_map(|cluster| cluster.events.first().copied())
                .collect::<Vec<_>>()
        })
    });
    view! {
        <defs>
            <linearGradient id="soft">
                <stop offset="0" class="ink" stop-opacity="0.05" />
                <stop offset=".3" class="ink" stop-opacity="0.75" />
                <stop offset=".7" class="ink" stop-opacity="0.75" />
                <stop offset="1" class="ink" stop-opacity="0.05" />
            </linearGradient>
            <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="4" height="4" class="ground" />
                <line x1="0" y1="0" x2="0" y2="4" class="hatch" />
            </pattern>
        </defs>
        {edges}
        <g transform=move || format!("translate({:.1} 0)", GUTTER - laid.with(|laid| laid.shift))>
            <For each=move || events.get() key=|event| *event let:event>
                <EventMark event=event laid=laid hands=hands />
            </For>
            <For each=move || clusters.get() key=|first| *first let:first>
                <ClusterMark first=first laid=laid hands=hands />
            </For>
        </g>
    }
}

/// One event.
#[component]
fn EventMark(
    /// Which.
    event: EventId,
    /// Where things stand.
    laid: Memo<Arc<Layout>>,
    /// The picture's gestures.
    hands: Option<Handlers>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let item = Item::Event(event);
    // What has left the layout is about to go; until then it stays as it was.
    let placed = Memo::new(move |old: Option<&Option<Placed>>| {
        laid.with(|laid| laid.find(event).cloned())
            .or_else(|| old.cloned().flatten())
    });
    let first = placed.get_untracked()?;
    let told = app.reading.with_untracked(|reading| {
        let event = reading.events.get(event.index())?;
        Some((
            event.status,
            event.check,
            event.quote,
            words::headline(reading, event),
        ))
    });
    let (status, check, quote, headline) = told?;
    let base = format!(
        "mark {status}{}{}",
        if first.extent.soft { " soft" } else { "" },
        if check { " check" } else { "" }
    );
    let light = Memo::new(move |_| {
        let here = app.on_screen.with(|span| span.overlaps(quote));
        let out = app.is_out(|asked| asked.events.contains(&event));
        let pinned = app.selected.get() == Some(item);
        (app.light(|lit| lit.events.contains(&event)), here, out, pinned)
    });
    let class = move || {
        let (light, here, out, pinned) = light.get();
        let mut class = base.clone();
        class.push_str(light_class(light));
        for (holds, name) in [(here, " here"), (out, " out"), (pinned, " pinned")] {
            if holds {
                class.push_str(name);
            }
        }
        class
    };
    let of = move |part: fn(&Placed) -> f64| {
        Memo::new(move |_| {
            placed.with(|placed| {
                placed
                    .as_ref()
                    .map_or(0.0, |placed| (part(placed) * 10.0).round() / 10.0)
            })
        })
    };
    let width = of(|placed| placed.to - placed.from);
    let label = of(|placed| placed.label.x - placed.from);
    let taken = of(|placed| placed.label.width);
    let (x, y) = (of(|placed| placed.from), of(|placed| placed.y));
    let words =
        Memo::new(move |_| placed.with(|placed| placed.as_ref().map(|placed| placed.label.words.clone())));
    let shown = Memo::new(move |_| taken.get() > 0.0);
    let mark = view! {
        <g
            class=class
            data-event=first.number
            transform=move || format!("translate({} {})", x.get(), y.get())
            on:click=move |_| {
                if hands.is_none_or(|hands| !hands.dragged()) {
                    app.toggle(item);
                }
            }
            on:dblclick=move |_| {
                app.select(item);
                state.zoom_to(event);
            }
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            <title>{headline}</title>
            <rect
                class="reach"
                x=move || label.get().min(0.0) - 4.0
                y="-24"
                width=move || width.get().max(label.get() + taken.get()) - label.get().min(0.0) + 8.0
                height="34"
                rx="6"
            />
            {move || shape(width.get(), first.extent.bound, status)}
            <text class="label" x=label y="-11">
                {words}
                <tspan class="nr" dx="4">
                    {move || shown.get().then_some(first.number)}
                </tspan>
            </text>
        </g>
    };
    Some(mark)
}

fn light_class(light: Light) -> &'static str {
    match light {
        Light::Plain => "",
        Light::Lit => " lit",
        Light::Dim => " dim",
    }
}

/// The mark itself: a dot or a bar that begins at nought, with its bound.
fn shape(width: f64, bound: Option<Bound>, status: Status) -> impl IntoView + use<> {
    let width = width.max(2.0);
    let bound = bound.map(|bound| {
        let (open, bracket) = match bound {
            Bound::By | Bound::Before | Bound::Until => (
                format!("M-{OPEN} 0H0"),
                format!("M{:.1} -10h4v20h-4", width + 1.0),
            ),
            Bound::After | Bound::Since => (format!("M{width:.1} 0h{OPEN}"), "M-1 -10h-4v20h4".to_owned()),
        };
        view! {
            <path class="open" d=open />
            <path class="bracket" d=bracket />
        }
    });
    let ongoing = (status == Status::Ongoing).then(|| {
        view! { <path class="goes-on" d=format!("M{width:.1} 0h{:.1}m-6 -5l6 5-6 5", GOES_ON - 2.0) /> }
    });
    let struck = (status == Status::Denied).then(|| {
        view! { <path class="struck" d=format!("M-3 7L{:.1} -7", width + 3.0) /> }
    });
    view! {
        {bound}
        <rect class="shape" x="0" y=-HALF width=width height=2.0 * HALF rx=HALF />
        {ongoing}
        {struck}
    }
}

/// Events too close to be told apart.
#[component]
fn ClusterMark(
    /// The first of them.
    first: EventId,
    /// Where things stand.
    laid: Memo<Arc<Layout>>,
    /// The picture's gestures.
    hands: Option<Handlers>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let cluster = Memo::new(move |old: Option<&Option<Cluster>>| {
        laid.with(|laid| laid.cluster(first).cloned())
            .or_else(|| old.cloned().flatten())
    });
    let any = move |test: &dyn Fn(&EventId) -> bool| {
        cluster.with(|cluster| {
            cluster
                .as_ref()
                .is_some_and(|cluster| cluster.events.iter().any(test))
        })
    };
    let light = Memo::new(move |_| app.light(|lit| any(&|event| lit.events.contains(event))));
    let out = Memo::new(move |_| app.is_out(|asked| any(&|event| asked.events.contains(event))));
    let count = Memo::new(move |_| {
        cluster.with(|cluster| cluster.as_ref().map_or(0, |cluster| cluster.events.len()))
    });
    let open = move |_| {
        let window = cluster.with_untracked(|cluster| cluster.as_ref().map(|cluster| cluster.window));
        match window {
            _ if hands.is_some_and(Handlers::dragged) => {}
            // A single one, or events of the same moment, which no zoom tells apart.
            Some(window) if window.span() < 1e-6 => app.select(Item::Event(first)),
            Some(window) => state.show(window),
            None => {}
        }
    };
    let place = Memo::new(move |_| {
        cluster.with(|cluster| {
            cluster
                .as_ref()
                .map(|cluster| format!("translate({:.1} {})", cluster.x, cluster.y))
        })
    });
    view! {
        <g
            class=move || format!("cluster{}{}", light_class(light.get()), if out.get() { " out" } else { "" })
            transform=place
            on:click=open
        >
            <title>{move || format!("{}; a click shows them", words::count(count.get(), "event", "events"))}</title>
            <rect x="-17" y="-8" width="34" height="16" rx="8" />
            <text y="4" text-anchor="middle">
                {count}
            </text>
        </g>
    }
}
