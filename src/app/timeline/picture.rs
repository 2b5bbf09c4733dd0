//! The picture: axis above, lanes below, and the gestures and keys that move it.

use super::axis::{Axis, Lines, ticks_of};
use super::marks::{Marks, Names};
use super::{Form, TimelineState};
use crate::app::browser::{self, Gesture};
use crate::app::item::Item;
use crate::app::state::AppState;
use crate::scene::{Layout, Room, Window, pack, show};
use crate::text::EventId;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// Pixels for the names of the lanes.
pub const GUTTER: f64 = 124.0;
/// Pixels free at the right end.
const END: f64 = 16.0;

/// What is on screen: the size of the lanes and the part of the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Pixels for the lanes, without their names.
    pub width: f64,
    /// Pixels of all lanes.
    pub height: f64,
    /// The part of the scale.
    pub window: Window,
}

/// Where everything stands in an element of this size, and what of it is on screen.
fn laid_out(state: TimelineState, size: Signal<(f64, f64)>) -> (Memo<Arc<Layout>>, Memo<Frame>) {
    let width = move || (size.get().0 - GUTTER - END).max(80.0);
    let span = Memo::new_with_compare(
        move |_| state.window.get().span(),
        // Moving a window changes its span by a rounding error, and nothing is to be packed anew for that.
        |old, new| match (old, new) {
            (Some(old), Some(new)) => (old - new).abs() > new * 1e-9,
            _ => true,
        },
    );
    let room = Memo::new(move |_| Room {
        width: width(),
        height: size.get().1,
        lanes: state.folds(),
    });
    let packed = Memo::new_with_compare(
        move |_| {
            let drawn = state.drawn.get();
            // Not on screen yet, or the list is.
            if size.get().0 < 1.0 {
                return Arc::default();
            }
            Arc::new(room.with(|room| pack(&drawn.entries, &drawn.scale, span.get(), room)))
        },
        |_, _| true,
    );
    let laid = Memo::new_with_compare(
        move |_| {
            Arc::new(show(
                &state.drawn.get().entries,
                &packed.get(),
                state.window.get(),
            ))
        },
        |_, _| true,
    );
    let frame = Memo::new(move |_| Frame {
        width: width(),
        height: laid.with(|laid| laid.height).max(size.get().1),
        window: state.window.get(),
    });
    (laid, frame)
}

/// The drawn timeline.
#[component]
pub fn Picture() -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let element = NodeRef::<html::Div>::new();
    let size = browser::element_size(element);
    let (laid, frame) = laid_out(state, size);
    let ticks = ticks_of(state, frame);
    let hands = browser::gestures(move |gesture| {
        let width = frame.with_untracked(|frame| frame.width);
        match gesture {
            Gesture::Pan(x, y) => {
                if y != 0.0 {
                    browser::scroll_by(element, -y);
                }
                if x == 0.0 {
                    return;
                }
            }
            Gesture::Zoom { .. } => {}
        }
        state.window.update(|window| {
            *window = match gesture {
                Gesture::Pan(x, _) => window.pan(-x / width * window.span()),
                Gesture::Zoom { factor, x, .. } => window.zoom(factor, window.unit(x - GUTTER, width)),
            };
        });
    });
    Effect::new(move || follow(app, state));
    view! {
        <div class="picture" hidden=move || state.form.get() != Form::Picture>
            <Axis frame=frame ticks=ticks />
            <div
                class="lanes"
                id="lanes"
                node_ref=element
                tabindex="0"
                role="group"
                aria-label="Timeline picture. Arrow keys move it, plus and minus zoom, J and K walk from event to event."
                on:keydown=move |event| keys(&event, app, state)
                on:wheel=move |event| hands.wheel(&event)
                on:pointerdown=move |event| hands.down(&event)
                on:pointermove=move |event| hands.moved(&event)
                on:pointerup=move |event| hands.up(&event)
                on:pointercancel=move |event| hands.up(&event)
                on:click=move |event| {
                    if !hands.dragged() {
                        press(browser::data(&event, "event"), browser::data(&event, "cluster"), app, state, laid);
                    }
                }
                on:dblclick=move |event| {
                    if let Some(event) = numbered(app, browser::data(&event, "event")) {
                        app.select(Item::Event(event));
                        state.zoom_to(event);
                    }
                }
                on:mouseover=move |event| app.point(numbered(app, browser::data(&event, "event")).map(Item::Event))
                on:mouseleave=move |_| app.point(None)
            >
                <Names laid=laid />
                <svg
                    class="drawing"
                    width="100%"
                    height=move || frame.get().height
                    role="img"
                    aria-label=move || summary(&laid.get())
                >
                    <g transform=format!("translate({GUTTER} 0)")>
                        <Lines frame=frame ticks=ticks />
                    </g>
                    <Marks laid=laid frame=frame />
                </svg>
            </div>
        </div>
    }
}

fn summary(laid: &Layout) -> String {
    let events = laid.placed.len()
        + laid
            .clusters
            .iter()
            .map(|cluster| cluster.events.len())
            .sum::<usize>();
    format!(
        "{events} events on {} rows; the list has the same events as text",
        laid.lanes.len()
    )
}

/// Brings a selected event onto the screen.
fn follow(app: AppState, state: TimelineState) {
    let Some(Item::Event(event)) = app.selected.get() else {
        return;
    };
    // Its row, once it is drawn; then its time.
    if let Some(number) = app.story.with_untracked(|story| story.number(event)) {
        browser::after(0, move || {
            browser::scroll_to(&format!("#lanes [data-event='{number}']"));
        });
    }
    let drawn = state.drawn.get_untracked();
    let window = state.window.get_untracked();
    let Some(entry) = drawn.entries.iter().find(|entry| entry.event == event) else {
        return;
    };
    let (from, to) = (
        drawn.scale.unit(entry.extent.from),
        drawn.scale.unit(entry.extent.to),
    );
    if to < window.from || from > window.to {
        let middle = f64::midpoint(from, to);
        state
            .window
            .set(window.pan(middle - f64::midpoint(window.from, window.to)));
    }
}

/// The event under a number.
fn numbered(app: AppState, number: Option<u32>) -> Option<EventId> {
    let place = number?.checked_sub(1)? as usize;
    app.story.with_untracked(|story| story.order.get(place).copied())
}

/// A click on an event picks it out; on a cluster it shows what is inside.
fn press(
    event: Option<u32>,
    first: Option<u32>,
    app: AppState,
    state: TimelineState,
    laid: Memo<Arc<Layout>>,
) {
    if let Some(event) = numbered(app, event) {
        app.toggle(Item::Event(event));
    }
    let Some(first) = first.map(EventId) else { return };
    let window = laid.with_untracked(|laid| {
        let mut clusters = laid.clusters.iter();
        clusters
            .find(|cluster| cluster.events.first() == Some(&first))
            .map(|cluster| cluster.window)
    });
    match window {
        // A single one, or events of the same moment, which no zoom tells apart.
        Some(window) if window.span() < 1e-6 => app.select(Item::Event(first)),
        Some(window) => state.show(window),
        None => {}
    }
}

fn keys(event: &leptos::ev::KeyboardEvent, app: AppState, state: TimelineState) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    match event.key().as_str() {
        "ArrowLeft" => state.pan(-0.1),
        "ArrowRight" => state.pan(0.1),
        "ArrowUp" => app.walk(-1),
        "ArrowDown" => app.walk(1),
        "+" | "=" => state.zoom(0.7),
        "-" => state.zoom(1.0 / 0.7),
        "0" => state.fit(),
        "Home" => app.walk(isize::MIN),
        "End" => app.walk(isize::MAX),
        "Enter" => {
            if let Some(Item::Event(event)) = app.selected.get_untracked() {
                state.zoom_to(event);
            }
        }
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}
