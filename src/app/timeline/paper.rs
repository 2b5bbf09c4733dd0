//! The timeline on paper: notes to the numbers in the text, then the whole picture.

use super::TimelineState;
use super::axis::{Axis, Lines, ticks_of};
use super::marks::Marks;
use super::picture::{Frame, GUTTER};
use crate::app::state::AppState;
use crate::app::words;
use crate::scene::{Room, Window, layout, shorten};
use leptos::prelude::*;
use std::sync::Arc;

/// Pixels of a sheet between its margins, at 96 to the inch.
const SHEET: f64 = 680.0;

/// The notes and the picture, drawn when the page goes to paper.
#[component]
pub fn Paper() -> impl IntoView {
    let state = expect_context::<TimelineState>();
    let width = SHEET - GUTTER;
    let laid = Memo::new(move |_| {
        let drawn = state.drawn.get();
        let room = Room {
            width,
            height: 500.0,
            lanes: drawn.lanes.iter().map(|_| false).collect(),
        };
        Arc::new(layout(&drawn.entries, &drawn.scale, Window::ALL, &room))
    });
    let frame = Memo::new(move |_| Frame {
        width,
        height: laid.with(|laid| laid.height) + 18.0,
        window: Window::ALL,
    });
    let ticks = ticks_of(state, frame);
    let names = move || {
        let drawn = state.drawn.get();
        let laid = laid.get();
        let lanes = laid.lanes.iter().zip(&drawn.lanes).map(|(place, lane)| {
            let middle = place.y + place.height / 2.0 + 4.0;
            view! {
                <text class="name" x=GUTTER - 14.0 y=middle text-anchor="end">
                    {shorten(&lane.name, GUTTER - 20.0, 12.0)}
                </text>
            }
        });
        lanes.collect_view()
    };
    view! {
        <section class="on-paper" id="paper">
            <h2>"Notes"</h2>
            <ol class="notes-on-paper">
                <Notes />
            </ol>
            <h2>"Timeline"</h2>
            <div class="picture-on-paper">
                <Axis frame=frame ticks=ticks />
                <svg class="drawing" width=SHEET height=move || frame.get().height>
                    {move || names()}
                    <g transform=format!("translate({GUTTER} 0)")>
                        <Lines frame=frame ticks=ticks />
                    </g>
                    <Marks laid=laid frame=frame />
                </svg>
            </div>
        </section>
    }
}

/// One note an event, with its number, its date and why.
#[component]
fn Notes() -> impl IntoView {
    let app = expect_context::<AppState>();
    let story = app.story.get_untracked();
    let passing = app.passing.get_untracked();
    app.reading.with_untracked(|reading| {
        let notes = passing.iter().filter_map(|id| {
            let event = reading.events.get(id.index())?;
            let number = story.number(*id)?;
            let date = words::date(reading, &story, event, story.place(*id));
            let reason = event
                .when
                .as_ref()
                .map(|when| when.reason.clone())
                .filter(|reason| !reason.is_empty());
            let speaker = event
                .speaker
                .map(|speaker| format!(", said by {}", words::actor(reading, speaker)));
            Some(view! {
                <li value=number.to_string()>
                    <b>{words::headline(reading, event)}</b>
                    " — "
                    {date}
                    {reason.map(|reason| format!(" ({reason})"))}
                    {format!("; {}", words::status(event.status))}
                    {speaker}
                </li>
            })
        });
        notes.collect_view()
    })
}
