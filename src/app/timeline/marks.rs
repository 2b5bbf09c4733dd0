//! Lanes, marks, labels and clusters of the picture. A mark stays the same element while the picture moves, and
//! only marks that changed are written anew, by hand, in one pass over the layout. What a pointer does to them is
//! heard by the picture ([`super::picture`]), not by each of them.

use super::picture::{Frame, GUTTER};
use super::{Drawn, TimelineState};
use crate::app::browser::{Drawings, Pen};
use crate::app::item::{Item, Lit};
use crate::app::state::AppState;
use crate::app::words;
use crate::events::Status;
use crate::scene::{Cluster, GOES_ON, Layout, OPEN, Placed, shorten};
use crate::text::{EventId, Span};
use crate::time::Bound;
use leptos::prelude::*;
use leptos::svg;
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
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let mood = Memo::new_with_compare(
        move |_| {
            Arc::new(Mood {
                drawn: state.drawn.get(),
                lit: app.lit.get(),
                asked: app.in_question.get(),
                selected: app.selected.get(),
                on_screen: app.on_screen.get(),
            })
        },
        |_, _| true,
    );
    let (marks, clusters) = (NodeRef::<svg::G>::new(), NodeRef::<svg::G>::new());
    seated_in(marks, laid, mood, |laid| &laid.placed);
    seated_in(clusters, laid, mood, |laid| &laid.clusters);
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
            <g node_ref=marks>
                <EventMark />
            </g>
            <g node_ref=clusters>
                <ClusterMark />
            </g>
        </g>
    }
}

/// What decides how marks look, wherever they stand.
struct Mood {
    drawn: Arc<Drawn>,
    lit: Option<Arc<Lit>>,
    asked: Option<Arc<Lit>>,
    selected: Option<Item>,
    on_screen: Span,
}

impl Mood {
    /// The class of what shows these events.
    fn class(&self, name: &str, events: &[EventId]) -> String {
        let any = |lit: &Arc<Lit>| events.iter().any(|event| lit.events.contains(event));
        let light = match &self.lit {
            None => "",
            Some(lit) if any(lit) => " lit",
            Some(_) => " dim",
        };
        let out = self.asked.as_ref().is_some_and(|asked| !any(asked));
        format!("{name}{light}{}", if out { " out" } else { "" })
    }
}

/// What sits on one of many drawings; it is known by an event.
trait Seated: Clone + PartialEq + 'static {
    fn event(&self) -> Option<EventId>;
    /// Draws it, or nothing, into the elements of the pattern, which are counted from 0.
    fn draw(this: Option<&Self>, mood: &Mood, pen: &mut Pen);
}

/// Drawings, what sits on each, and in which mood it was drawn.
struct Seats<T> {
    drawings: Drawings,
    sitting: Vec<Option<T>>,
    mood: Arc<Mood>,
}

/// Has what is shown of a layout drawn in a group, whose only child is the pattern.
fn seated_in<T: Seated>(
    group: NodeRef<svg::G>,
    laid: Memo<Arc<Layout>>,
    mood: Memo<Arc<Mood>>,
    of: fn(&Layout) -> &[T],
) {
    Effect::new(move |seats: Option<Option<Seats<T>>>| {
        let mood = mood.get();
        let mut seats = match seats.flatten() {
            Some(seats) => seats,
            None => Seats {
                drawings: Drawings::of(group.get()?.into())?,
                sitting: Vec::new(),
                mood: Arc::clone(&mood),
            },
        };
        laid.with(|laid| seats.fill(of(laid), mood));
        Some(seats)
    });
}

impl<T: Seated> Seats<T> {
    /// Gives everything shown a seat, and draws only what changed.
    fn fill(&mut self, shown: &[T], mood: Arc<Mood>) {
        let sitting: Vec<_> = self
            .sitting
            .iter()
            .map(|sits| sits.as_ref().and_then(Seated::event))
            .collect();
        let events: Vec<_> = shown.iter().map(Seated::event).collect();
        let same = Arc::ptr_eq(&self.mood, &mood);
        for (index, place) in seated(&sitting, &events).into_iter().enumerate() {
            let sits = place.and_then(|place| shown.get(place));
            match self.sitting.get_mut(index) {
                Some(old) if same && old.as_ref() == sits => continue,
                Some(old) => *old = sits.cloned(),
                None => self.sitting.push(sits.cloned()),
            }
            if let Some(pen) = self.drawings.pen(index) {
                T::draw(sits, &mood, pen);
            }
        }
        self.mood = mood;
    }
}

/// For each seat, and as many new ones as are needed, which of those shown sits on it: who has a seat keeps it,
/// so that its element stays the same; the others take what is free, because a new element costs more than
/// another event in an old one.
fn seated(sitting: &[Option<EventId>], shown: &[Option<EventId>]) -> Vec<Option<usize>> {
    let mut order: Vec<(Option<EventId>, usize)> = shown.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let mut free = vec![true; shown.len()];
    let mut out: Vec<Option<usize>> = Vec::with_capacity(sitting.len());
    for event in sitting {
        let at = order.binary_search_by_key(event, |(event, _)| *event);
        let place = at.ok().and_then(|at| order.get(at)).map(|(_, place)| *place);
        let place = place.filter(|place| event.is_some() && free.get(*place) == Some(&true));
        if let Some(free) = place.and_then(|place| free.get_mut(place)) {
            *free = false;
        }
        out.push(place);
    }
    let mut late = (0..shown.len()).filter(|place| free.get(*place) == Some(&true));
    for seat in out.iter_mut().filter(|seat| seat.is_none()) {
        *seat = late.next();
    }
    out.extend(late.map(Some));
    out
}

/// Tenths of a pixel: finer changes are rounding errors.
fn tenth(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

/// The pattern of an event.
#[component]
fn EventMark() -> impl IntoView {
    view! {
        <g>
            <title></title>
            <path class="reach" />
            <path class="open" />
            <path class="bracket" />
            <rect class="shape" x="0" y=-HALF height=2.0 * HALF rx=HALF />
            <path class="goes-on" />
            <path class="struck" />
            <text class="label" y="-11">
                <tspan></tspan>
                <tspan class="nr" dx="4"></tspan>
            </text>
        </g>
    }
}

impl Seated for Placed {
    fn event(&self) -> Option<EventId> {
        Some(self.event)
    }

    fn draw(this: Option<&Self>, mood: &Mood, pen: &mut Pen) {
        let told = this.and_then(|placed| Some((placed, mood.drawn.told.get(placed.entry)?)));
        let Some((placed, told)) = told else {
            pen.set(0, "class", "mark empty".to_owned());
            pen.set(0, "data-event", String::new());
            return;
        };
        let (width, label, taken) = (
            tenth(placed.to - placed.from),
            tenth(placed.label.x - placed.from),
            tenth(placed.label.width),
        );
        let mut class = mood.class("mark", &[placed.event]);
        for (holds, name) in [
            (true, told.status.as_str()),
            (placed.extent.soft, "soft"),
            (told.check, "check"),
            (mood.on_screen.overlaps(told.quote), "here"),
            (mood.selected == Some(Item::Event(placed.event)), "pinned"),
        ] {
            if holds {
                class.push(' ');
                class.push_str(name);
            }
        }
        let (left, right) = (label.min(0.0) - 4.0, width.max(label + taken) + 4.0);
        let [open, bracket, goes_on, struck] = shape(width, placed.extent.bound, told.status);
        let number = placed.number.to_string();
        pen.set(0, "class", class);
        pen.set(0, "data-event", number.clone());
        pen.set(
            0,
            "transform",
            format!("translate({} {})", tenth(placed.from), tenth(placed.y)),
        );
        pen.say(1, told.headline.clone());
        pen.set(2, "d", format!("M{left} -24H{right}V10H{left}Z"));
        pen.set(3, "d", open);
        pen.set(4, "d", bracket);
        pen.set(5, "width", width.max(2.0).to_string());
        pen.set(6, "d", goes_on);
        pen.set(7, "d", struck);
        pen.set(8, "x", label.to_string());
        pen.say(9, placed.label.words.clone());
        pen.say(10, if taken > 0.0 { number } else { String::new() });
    }
}

/// What stands beside the bar or dot of a mark that begins at nought: the open side and the bracket of a bound, the
/// arrow of what goes on, the line through what is denied; each empty where it does not apply.
fn shape(width: f64, bound: Option<Bound>, status: Status) -> [String; 4] {
    let width = width.max(2.0);
    let (open, bracket) = match bound {
        Some(Bound::By | Bound::Before | Bound::Until) => (
            format!("M-{OPEN} 0H0"),
            format!("M{:.1} -10h4v20h-4", width + 1.0),
        ),
        Some(Bound::After | Bound::Since) => (format!("M{width:.1} 0h{OPEN}"), "M-1 -10h-4v20h4".to_owned()),
        None => Default::default(),
    };
    let goes_on = match status {
        Status::Ongoing => format!("M{width:.1} 0h{:.1}m-6 -5l6 5-6 5", GOES_ON - 2.0),
        _ => String::new(),
    };
    let struck = match status {
        Status::Denied => format!("M-3 7L{:.1} -7", width + 3.0),
        _ => String::new(),
    };
    [open, bracket, goes_on, struck]
}

/// The pattern of events too close to be told apart.
#[component]
fn ClusterMark() -> impl IntoView {
    view! {
        <g>
            <title></title>
            <rect x="-17" y="-8" width="34" height="16" rx="8" />
            <text y="4" text-anchor="middle"></text>
        </g>
    }
}

impl Seated for Cluster {
    fn event(&self) -> Option<EventId> {
        self.events.first().copied()
    }

    fn draw(this: Option<&Self>, mood: &Mood, pen: &mut Pen) {
        let Some(cluster) = this else {
            pen.set(0, "class", "cluster empty".to_owned());
            return;
        };
        let count = cluster.events.len();
        let first = cluster.events.first().map_or(0, |event| event.0);
        pen.set(0, "class", mood.class("cluster", &cluster.events));
        pen.set(0, "data-cluster", first.to_string());
        pen.set(
            0,
            "transform",
            format!("translate({} {})", tenth(cluster.x), tenth(cluster.y)),
        );
        let events = words::count(count, "event", "events");
        pen.say(1, format!("{events}; a click shows them"));
        pen.say(3, count.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stays_keeps_the_seat() {
        let events = |ids: &[u32]| ids.iter().map(|id| Some(EventId(*id))).collect::<Vec<_>>();
        let first = seated(&[], &events(&[1, 2, 3]));
        assert_eq!(first, [Some(0), Some(1), Some(2)]);
        // 1 leaves: 7 takes its seat, 9 gets a new one.
        let next = seated(&events(&[1, 2, 3]), &events(&[2, 3, 7, 9]));
        assert_eq!(next, [Some(2), Some(0), Some(1), Some(3)]);
        let mut last = events(&[7, 2, 3, 9]);
        assert_eq!(seated(&last, &events(&[3])), [None, None, Some(0), None]);
        last[0] = None;
        assert_eq!(seated(&last, &events(&[9, 3])), [None, None, Some(1), Some(0)]);
    }
}
