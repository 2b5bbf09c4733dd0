//! The timeline's controls.

use super::{Form, TimelineState};
use crate::app::icons::{Icon, SEARCH};
use crate::app::state::AppState;
use crate::events::Status;
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
            <span class="space"></span>
            <AllEvents />
            <FilterFields />
            <ZoomButtons />
        </div>
    }
}

/// A group of buttons of which one is pressed.
#[component]
pub fn Segment<T>(
    /// What the group is for.
    label: &'static str,
    /// The values with their names.
    options: Vec<(T, &'static str)>,
    /// The value chosen.
    value: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let buttons = options
        .into_iter()
        .map(|(option, name)| {
            view! {
                <button
                    type="button"
                    data-option=name
                    aria-pressed=move || (value.get() == option).to_string()
                    on:click=move |_| value.set(option)
                >
                    {name}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="seg" role="group" aria-label=label>
            {buttons}
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
        <button
            type="button"
            class="toggle picture-only"
            id="even-steps"
            title="The same distance from event to event, whatever lies between"
            aria-pressed=move || state.even.get().to_string()
            on:click=move |_| state.even.update(|even| *even = !*even)
        >
            "Even steps"
        </button>
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
        <label class="field picture-only">
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
        <button
            type="button"
            class="toggle"
            id="all-events"
            hidden=same
            title="Show the lesser events as well"
            aria-pressed=move || app.all_events.get().to_string()
            on:click=move |_| app.all_events.update(|shown| *shown = !*shown)
        >
            "All " {all}
        </button>
    }
}

#[component]
fn FilterFields() -> impl IntoView {
    let app = expect_context::<AppState>();
    let choose = move |event: leptos::ev::Event| {
        let status = event_target_value(&event).parse::<Status>().ok();
        app.filter.update(|filter| filter.status = status);
    };
    let search = move |event: leptos::ev::Event| {
        let words = event_target_value(&event);
        app.filter.update(|filter| filter.words = words);
    };
    let statuses = Status::ALL
        .iter()
        .map(|status| {
            let chosen = move || app.filter.with(|filter| filter.status == Some(*status));
            view! {
                <option value=status.as_str() selected=chosen>
                    {status.as_str()}
                </option>
            }
        })
        .collect_view();
    view! {
        <label class="field">
            <span class="hidden">"Status"</span>
            <select id="filter-status" on:change=choose>
                <option value="" selected=move || app.filter.with(|filter| filter.status.is_none())>
                    "any status"
                </option>
                {statuses}
            </select>
        </label>
        <label class="field search">
            <span class="hidden">"Search in events and text"</span>
            <Icon path=SEARCH />
            <input
                id="search"
                type="search"
                placeholder="Search"
                prop:value=move || app.filter.with(|filter| filter.words.clone())
                on:input=search
            />
        </label>
    }
}

#[component]
fn ZoomButtons() -> impl IntoView {
    let state = expect_context::<TimelineState>();
    view! {
        <div class="seg picture-only" role="group" aria-label="Zoom">
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
