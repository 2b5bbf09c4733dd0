//! The timeline: the events to scale, or as a list that says the same.

pub mod axis;
pub mod filters;
pub mod list;
pub mod marks;
pub mod paper;
pub mod picture;
pub mod toolbar;
pub mod tray;

pub use super::parts::Segment;

use super::chrome::Chrome;
use super::state::AppState;
use super::words;
use crate::events::Status;
use crate::scene::{Entry, Grouping, Lane, Scale, Window, lanes};
use crate::text::{EventId, Span, named_enum};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

named_enum! {
    /// The two forms of the timeline.
    pub enum Form {
        /// drawn to scale
        Picture = "picture",
        /// the list
        List = "list",
    }
}

/// What is drawn: lanes, entries and scale of the events that pass the filter.
#[derive(Clone, Debug)]
struct Drawn {
    lanes: Vec<Lane>,
    entries: Vec<Entry>,
    /// Of each entry what its place does not say.
    told: Vec<Told>,
    scale: Scale,
}

/// What an event is, wherever it stands.
#[derive(Clone, Debug)]
struct Told {
    status: Status,
    check: bool,
    quote: Span,
    headline: String,
}

/// The timeline's own state; shared by its parts, unknown to other views.
#[derive(Clone, Copy)]
struct TimelineState {
    form: RwSignal<Form>,
    even: RwSignal<bool>,
    /// Whether the list is in the order of telling.
    as_told: RwSignal<bool>,
    grouping: RwSignal<Grouping>,
    /// Names of the lanes that are folded.
    folded: RwSignal<BTreeSet<String>>,
    window: RwSignal<Window>,
    drawn: Memo<Arc<Drawn>>,
    /// Whether there is only room for the list.
    narrow: Signal<bool>,
}

impl TimelineState {
    fn new(app: AppState, chrome: Chrome) -> Self {
        let even = RwSignal::new(false);
        let grouping = RwSignal::new(Grouping::Actor);
        let drawn = Memo::new_with_compare(
            move |_| Arc::new(drawn(app, grouping.get(), even.get())),
            |_, _| true,
        );
        let window = RwSignal::new(Window::ALL);
        Self {
            form: chrome.views.timeline,
            even,
            as_told: RwSignal::new(false),
            grouping,
            folded: RwSignal::new(BTreeSet::new()),
            window,
            drawn,
            narrow: chrome.narrow,
        }
    }

    /// Whether the list is on screen.
    fn is_list(self) -> bool {
        self.form.get() == Form::List || self.narrow.get()
    }

    /// Zooms around the middle.
    fn zoom(self, factor: f64) {
        self.window.update(|window| {
            *window = window.zoom(factor, f64::midpoint(window.from, window.to));
        });
    }

    /// Moves by a part of what is on screen.
    fn pan(self, part: f64) {
        self.window
            .update(|window| *window = window.pan(part * window.span()));
    }

    /// Everything.
    fn fit(self) {
        self.window.set(Window::ALL);
    }

    /// Of each lane whether it is folded.
    fn folds(self) -> Vec<bool> {
        let drawn = self.drawn.get();
        let lanes = drawn.lanes.iter();
        self.folded
            .with(|folded| lanes.map(|lane| folded.contains(&lane.name)).collect())
    }

    /// Folds or unfolds a lane.
    fn fold(self, name: &str) {
        self.folded.update(|folded| {
            if !folded.remove(name) {
                folded.insert(name.to_owned());
            }
        });
    }

    /// Zooms to one event, with room around it.
    fn zoom_to(self, event: EventId) {
        let drawn = self.drawn.get_untracked();
        if let Some(entry) = drawn.entries.iter().find(|entry| entry.event == event) {
            let (from, to) = (
                drawn.scale.unit(entry.extent.from),
                drawn.scale.unit(entry.extent.to),
            );
            self.show(Window { from, to });
        }
    }

    /// Zooms to a stretch of the scale, with as much room again on both sides.
    fn show(self, stretch: Window) {
        let middle = f64::midpoint(stretch.from, stretch.to);
        let span = (stretch.span() * 3.0).clamp(1e-6, 1.0);
        self.window.set(
            Window::ALL
                .zoom(span, middle)
                .pan(middle - span / 2.0 - middle * (1.0 - span)),
        );
    }
}

fn drawn(app: AppState, grouping: Grouping, even: bool) -> Drawn {
    let story = app.story.get();
    let passing: BTreeSet<EventId> = app.at_any_time.with(|events| events.iter().copied().collect());
    app.reading.with(|reading| {
        let mut lanes = lanes(reading, &story, grouping);
        let (mut entries, mut all_told) = (Vec::new(), Vec::new());
        for lane in &mut lanes {
            lane.events
                .retain(|id| story.extent(*id).is_some() && passing.contains(id));
        }
        lanes.retain(|lane| !lane.events.is_empty());
        for (index, lane) in lanes.iter().enumerate() {
            for &id in &lane.events {
                let (Some(extent), Some(event)) = (story.extent(id), reading.events.get(id.index())) else {
                    continue;
                };
                let words = words::headline(reading, event);
                all_told.push(Told {
                    status: event.status,
                    check: event.check,
                    quote: event.quote,
                    headline: words.clone(),
                });
                entries.push(Entry {
                    event: id,
                    lane: index,
                    extent,
                    number: story.number(id).unwrap_or(0),
                    width: Entry::measure(&words),
                    words,
                    ongoing: event.status == Status::Ongoing,
                });
            }
        }
        // The scale is that of all events, so that a filter does not move what stays.
        let mut times: Vec<_> = story
            .order
            .iter()
            .filter_map(|id| story.extent(*id))
            .map(|extent| (extent.from, extent.to))
            .collect();
        times.extend(axis::published(reading));
        let scale = if even {
            Scale::even(&times)
        } else {
            Scale::proportional(&times)
        };
        Drawn {
            lanes,
            entries,
            told: all_told,
            scale,
        }
    })
}

/// The timeline.
#[component]
pub fn TimelineView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let chrome = expect_context::<Chrome>();
    let state = TimelineState::new(app, chrome);
    provide_context(state);
    // Another article, another time: the window starts anew.
    Effect::new(move || {
        app.reading.track();
        state.even.track();
        state.fit();
    });
    view! {
        <section class="pane" id="timeline" aria-labelledby="timeline-heading" data-form=move || state.form.get().as_str()>
            <toolbar::Toolbar />
            <filters::Active />
            <picture::Picture />
            <Show when=move || state.is_list()>
                <list::List />
            </Show>
            <tray::Tray />
            <Show when=move || chrome.printing.get()>
                <paper::Paper />
            </Show>
        </section>
    }
}
