//! Lanes, marks, labels and clusters of the picture. A mark stays the same element while the picture moves:
//! only what changes of it is written anew.

use super::TimelineState;
use super::picture::{Frame, GUTTER};
use crate::app::browser::Handlers;
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::events::Status;
use crate::scene::{GOES_ON, Layout, OPEN, shorten};
use crate::text::{EventId, Span};
use crate::time::Bound;
use leptos::prelude::*;
use std::collections::BTreeSet;
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
            {move || names()}
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
    let seats = Memo::new(move |old: Option<&Vec<Option<EventId>>>| {
        let shown = laid.with(|laid| laid.placed.iter().map(|placed| placed.event).collect());
        seated(old.cloned().unwrap_or_default(), shown)
    });
    let marks = Memo::new(move |_| seats.with(Vec::len));
    let clusters = Memo::new(move |old: Option<&usize>| {
        let old = old.copied().unwrap_or_default();
        laid.with(|laid| laid.clusters.len().max(old))
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
        {move || edges()}
        <g transform=move || format!("translate({:.1} 0)", GUTTER - laid.with(|laid| laid.shift))>
            <For each=move || 0..marks.get() key=|seat| *seat let:seat>
                <EventMark seat=seat seats=seats laid=laid hands=hands />
            </For>
            <For each=move || 0..clusters.get() key=|seat| *seat let:seat>
                <ClusterMark seat=seat laid=laid hands=hands />
            </For>
        </g>
    }
}

/// Gives everything shown a seat: what has one keeps it, so that its element stays the same; the others take
/// what is free, because a new element costs more than another event in an old one.
fn seated(mut seats: Vec<Option<EventId>>, mut shown: BTreeSet<EventId>) -> Vec<Option<EventId>> {
    for seat in &mut seats {
        *seat = seat.filter(|event| shown.remove(event));
    }
    let mut free = seats.iter_mut().filter(|seat| seat.is_none());
    let mut late = Vec::new();
    for event in shown {
        match free.next() {
            Some(seat) => *seat = Some(event),
            None => late.push(Some(event)),
        }
    }
    seats.extend(late);
    seats
}

/// What an event is, wherever it stands.
#[derive(Clone, PartialEq)]
struct Told {
    number: u32,
    status: Status,
    check: bool,
    quote: Span,
    headline: String,
    soft: bool,
    bound: Option<Bound>,
}

fn told(app: AppState, id: EventId) -> Option<Told> {
    let story = app.story.get();
    let extent = story.extent(id)?;
    app.reading.with(|reading| {
        let event = reading.events.get(id.index())?;
        Some(Told {
            number: story.number(id)?,
            status: event.status,
            check: event.check,
            quote: event.quote,
            headline: words::headline(reading, event),
            soft: extent.soft,
            bound: extent.bound,
        })
    })
}

/// The event in one seat.
#[component]
fn EventMark(
    /// Which seat.
    seat: usize,
    /// Who sits where.
    seats: Memo<Vec<Option<EventId>>>,
    /// Where things stand.
    laid: Memo<Arc<Layout>>,
    /// The picture's gestures.
    hands: Option<Handlers>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let event = Memo::new(move |_| seats.with(|seats| seats.get(seat).copied().flatten()));
    let told = Memo::new(move |_| event.get().and_then(|event| told(app, event)));
    let placed = Memo::new(move |_| {
        let event = event.get()?;
        laid.with(|laid| laid.find(event).cloned())
    });
    let light = Memo::new(move |_| {
        let (event, quote) = (
            event.get()?,
            told.with(|told| told.as_ref().map(|told| told.quote))?,
        );
        let here = app.on_screen.with(|span| span.overlaps(quote));
        let out = app.is_out(|asked| asked.events.contains(&event));
        let pinned = app.selected.get() == Some(Item::Event(event));
        Some((app.light(|lit| lit.events.contains(&event)), here, out, pinned))
    });
    let class = move || {
        let Some((light, here, out, pinned)) = light.get() else {
            return "mark empty".to_owned();
        };
        let mut class = String::from("mark ");
        told.with(|told| {
            let Some(told) = told else { return };
            class.push_str(told.status.as_str());
            for (holds, name) in [(told.soft, " soft"), (told.check, " check")] {
                if holds {
                    class.push_str(name);
                }
            }
        });
        class.push_str(light_class(light));
        for (holds, name) in [(here, " here"), (out, " out"), (pinned, " pinned")] {
            if holds {
                class.push_str(name);
            }
        }
        class
    };
    // Tenths of a pixel: finer changes are rounding errors.
    let tenth = |pixels: f64| (pixels * 10.0).round() / 10.0;
    let place = Memo::new(move |_| {
        placed.with(|placed| {
            let placed = placed.as_ref()?;
            Some(format!("translate({} {})", tenth(placed.from), tenth(placed.y)))
        })
    });
    // Width of the mark, beginning of the label, width of the label.
    let sizes = Memo::new(move |_| {
        placed.with(|placed| {
            placed.as_ref().map_or((0.0, 0.0, 0.0), |placed| {
                (
                    tenth(placed.to - placed.from),
                    tenth(placed.label.x - placed.from),
                    tenth(placed.label.width),
                )
            })
        })
    });
    let label = Memo::new(move |_| sizes.get().1);
    let drawn = Memo::new(move |_| {
        let width = sizes.get().0;
        told.with(|told| told.as_ref().map(|told| (width, told.bound, told.status)))
    });
    let words =
        Memo::new(move |_| placed.with(|placed| placed.as_ref().map(|placed| placed.label.words.clone())));
    let number = Memo::new(move |_| told.with(|told| told.as_ref().map(|told| told.number)));
    let shown = Memo::new(move |_| number.get().filter(|_| sizes.get().2 > 0.0));
    let headline = move || told.with(|told| told.as_ref().map(|told| told.headline.clone()));
    let item = move || event.get_untracked().map(Item::Event);
    view! {
        <g
            class=class
            data-event=number
            transform=place
            on:click=move |_| {
                if let Some(item) = item().filter(|_| hands.is_none_or(|hands| !hands.dragged())) {
                    app.toggle(item);
                }
            }
            on:dblclick=move |_| {
                if let Some(event) = event.get_untracked() {
                    app.select(Item::Event(event));
                    state.zoom_to(event);
                }
            }
            on:mouseenter=move |_| {
                if let Some(item) = item() {
                    app.hover(item);
                }
            }
            on:mouseleave=move |_| {
                if let Some(item) = item() {
                    app.leave(item);
                }
            }
        >
            <title>{move || headline()}</title>
            <rect
                class="reach"
                x=move || label.get().min(0.0) - 4.0
                y="-24"
                width=move || {
                    let (width, label, taken) = sizes.get();
                    width.max(label + taken) - label.min(0.0) + 8.0
                }
                height="34"
                rx="6"
            />
            {move || drawn.get().map(|(width, bound, status)| shape(width, bound, status))}
            <text class="label" x=label y="-11">
                {words}
                <tspan class="nr" dx="4">
                    {shown}
                </tspan>
            </text>
        </g>
    }
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
    /// Which place among the clusters.
    seat: usize,
    /// Where things stand.
    laid: Memo<Arc<Layout>>,
    /// The picture's gestures.
    hands: Option<Handlers>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let cluster = Memo::new(move |_| laid.with(|laid| laid.clusters.get(seat).cloned()));
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
        if hands.is_some_and(Handlers::dragged) {
            return;
        }
        let (window, first) = cluster.with_untracked(|cluster| {
            let cluster = cluster.as_ref();
            (
                cluster.map(|cluster| cluster.window),
                cluster.and_then(|cluster| cluster.events.first().copied()),
            )
        });
        match (window, first) {
            // A single one, or events of the same moment, which no zoom tells apart.
            (Some(window), Some(first)) if window.span() < 1e-6 => app.select(Item::Event(first)),
            (Some(window), _) => state.show(window),
            _ => {}
        }
    };
    let class = move || {
        let state = match (count.get(), out.get()) {
            (0, _) => " empty",
            (_, true) => " out",
            (_, false) => "",
        };
        format!("cluster{}{state}", light_class(light.get()))
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
            class=class
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stays_keeps_the_seat() {
        let events = |ids: &[u32]| ids.iter().map(|id| EventId(*id)).collect::<BTreeSet<_>>();
        let seats = |ids: &[u32]| ids.iter().map(|id| Some(EventId(*id))).collect::<Vec<_>>();
        let first = seated(Vec::new(), events(&[1, 2, 3]));
        assert_eq!(first, seats(&[1, 2, 3]));
        let next = seated(first, events(&[2, 3, 7, 9]));
        assert_eq!(next, seats(&[7, 2, 3, 9]));
        let last = seated(next, events(&[3]));
        assert_eq!(last, [None, None, Some(EventId(3)), None]);
    }
}
