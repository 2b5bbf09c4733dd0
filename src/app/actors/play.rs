//! Walking through the story: the map shows the relations told up to an event. Where motion is unwelcome the
//! button goes one step instead of running.

use super::state::MapState;
use crate::app::browser;
use crate::app::item::Item;
use crate::app::state::AppState;
use crate::app::words;
use leptos::prelude::*;

/// Milliseconds for one event.
const STEP: u64 = 1800;

/// The controls in the map's bar.
#[component]
pub fn PlayBar() -> impl IntoView {
    let app = expect_context::<AppState>();
    let map = expect_context::<MapState>();
    let running = RwSignal::new(false);
    let count = move || app.story.with(|story| story.order.len());
    let go = move |to: usize| {
        let event = app.story.with_untracked(|story| {
            to.checked_sub(1)
                .and_then(|index| story.order.get(index).copied())
        });
        map.until.set(Some(to));
        if let Some(event) = event {
            app.select(Item::Event(event));
        }
    };
    let step = move || {
        let next = map.until.get_untracked().map_or(1, |until| until + 1);
        let last = app.story.with_untracked(|story| story.order.len());
        go(next.min(last));
        next < last
    };
    let press = move |_| {
        if browser::is_motion_unwelcome() {
            step();
            return;
        }
        running.update(|running| *running = !*running);
        if running.get_untracked() {
            if map.until.get_untracked().is_some_and(|until| until >= count()) {
                map.until.set(None);
            }
            run(running, step);
        }
    };
    let whole = move |_| {
        running.set(false);
        map.until.set(None);
    };
    let says = move || {
        let story = app.story.get();
        let until = map.until.get()?;
        let id = *story.order.get(until.checked_sub(1)?)?;
        app.reading.with(|reading| {
            let event = reading.events.get(id.index())?;
            let date = words::date(reading, &story, event, story.place(id));
            Some(format!("{until} of {}: {date}", story.order.len()))
        })
    };
    view! {
        <div class="play" role="group" aria-label="Walk through the story" hidden=move || count() < 2>
            <button type="button" class="btn" id="play" aria-pressed=move || running.get().to_string() on:click=press>
                {move || if running.get() { "Pause" } else { "Play" }}
            </button>
            <input
                type="range"
                id="told"
                aria-label="Told up to event"
                min="0"
                max=count
                prop:value=move || map.until.get().unwrap_or_else(count).to_string()
                on:input=move |event| {
                    running.set(false);
                    if let Ok(to) = event_target_value(&event).parse() {
                        go(to);
                    }
                }
            />
            <span class="told">{move || says().unwrap_or_else(|| "whole story".to_owned())}</span>
            <button type="button" class="btn" hidden=move || map.until.get().is_none() on:click=whole>
                "Whole story"
            </button>
        </div>
    }
}

/// Steps as long as it runs and there is a next event.
fn run(running: RwSignal<bool>, step: impl Fn() -> bool + Copy + 'static) {
    // The view may be gone before the next step.
    if running.try_get_untracked() != Some(true) {
        return;
    }
    if step() {
        browser::after(STEP, move || run(running, step));
    } else {
        running.set(false);
    }
}
