//! The timeline's controls.

use super::filters::FilterMenu;
use super::{Form, TimelineState};
use crate::app::parts::{Button, Look, Segment};
use crate::app::state::AppState;
use crate::scene::Grouping;
use leptos::prelude::*;

/// The bar above the timeline.
#[component]
pub fn Toolbar() -> impl IntoView {
    view! {
        <div class="bar">
            <h2 id="timeline-heading">"Timeline"</h2>
            <FormSwitch />
            <ScaleSwitch />
            <LaneSwitch />
            <OrderSwitch />
            <span class="space"></span>
            <AllEvents />
            <FilterMenu />
            <ZoomButtons />
        </div>
    }
}

#[component]
fn FormSwitch() -> impl IntoView {
    let state = expect_context::<TimelineState>();
    let options = vec![(Form::Picture, "Picture"), (Form::List, "List")];
    view! { <Segment label="Form of the timeline" options=options value=state.form /> }
}

#[component]
fn ScaleSwitch() -> impl IntoView {
    let state = expect_context::<TimelineState>();
    view! {
        <Button
            id="even-steps"
            look=Look::Toggle
            tip="The same distance from event to event, whatever lies between"
            pressed=state.even
            hidden=Signal::derive(move || state.is_list())
            act=move |()| state.even.update(|even| *even = !*even)
        >
            "Even steps"
        </Button>
    }
}

#[component]
fn OrderSwitch() -> impl IntoView {
    let state = expect_context::<TimelineState>();
    view! {
        <Button
            id="as-told"
            look=Look::Toggle
            tip="In the order in which the article tells it"
            pressed=state.as_told
            hidden=Signal::derive(move || !state.is_list())
            act=move |()| state.as_told.update(|told| *told = !*told)
        >
            "As told"
        </Button>
    }
}

#[component]
fn LaneSwitch() -> impl IntoView {
    let state = expect_context::<TimelineState>();
    let choose = move |event: leptos::ev::Event| {
        if let Ok(grouping) = event_target_value(&event).parse::<Grouping>() {
            state.grouping.set(grouping);
        }
    };
    let options = [
        (Grouping::Actor, "rows by actor"),
        (Grouping::Kind, "rows by kind"),
        (Grouping::Status, "rows by status"),
        (Grouping::None, "no rows"),
    ]
    .map(|(grouping, name)| {
        view! {
            <option value=grouping.as_str() selected=move || state.grouping.get() == grouping>
                {name}
            </option>
        }
    });
    view! {
        <label class="field picture-only" hidden=move || state.form.get() == Form::List>
            <span class="hidden">"Rows"</span>
            <select id="rows" on:change=choose>
                {options}
            </select>
        </label>
    }
}

/// Shows every event, or those only that a reader would put on a timeline. Absent when that is the same.
#[component]
fn AllEvents() -> impl IntoView {
    let app = expect_context::<AppState>();
    let all = move || app.reading.with(|reading| reading.events.len());
    let same = move || app.story.with(|story| story.order.len() == all()) && !app.all_events.get();
    view! {
        <Button
            id="all-events"
            look=Look::Toggle
            tip="Show the lesser events as well"
            pressed=app.all_events
            hidden=Signal::derive(same)
            act=move |()| app.all_events.update(|shown| *shown = !*shown)
        >
            "All "
            {move || all()}
        </Button>
    }
}

#[component]
fn ZoomButtons() -> impl IntoView {
    let state = expect_context::<TimelineState>();
    view! {
        <div class="seg picture-only" role="group" aria-label="Zoom" hidden=move || state.form.get() == Form::List>
            <button type="button" id="zoom-out" aria-label="Zoom out" on:click=move |_| state.zoom(1.6)>
                "−"
            </button>
            <button
                type="button"
                id="zoom-fit"
                disabled=move || state.window.get().is_all()
                on:click=move |_| state.fit()
            >
                "Fit"
            </button>
            <button type="button" id="zoom-in" aria-label="Zoom in" on:click=move |_| state.zoom(0.625)>
                "+"
            </button>
        </div>
    }
}
