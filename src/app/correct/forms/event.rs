//! Label, type and status of an event.

use super::{Choose, Field};
use crate::app::correct::session::Session;
use crate::app::state::AppState;
use crate::app::words;
use crate::correct::{self, Correction};
use crate::events::{EventKind, Status};
use crate::text::EventId;
use leptos::prelude::*;

/// What it was.
#[component]
pub fn EventForm(
    /// Which event.
    id: EventId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let reading = app.reading.get_untracked();
    let event = reading.events.get(id.index()).cloned()?;
    let at = correct::event_anchor(&reading, id)?;
    let label = RwSignal::new(event.what.clone());
    let kind = RwSignal::new(event.kind.to_string());
    let status = RwSignal::new(event.status.to_string());
    let main = RwSignal::new(event.main);
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let mut list = Vec::new();
        let what = label.with_untracked(|label| label.trim().to_owned());
        if what != event.what && !what.is_empty() {
            list.push(Correction::Label { event: at, what });
        }
        let new_kind = kind.with_untracked(|kind| kind.parse::<EventKind>());
        if let Ok(kind) = new_kind
            && kind != event.kind
        {
            list.push(Correction::EventKind { event: at, kind });
        }
        let new_status = status.with_untracked(|status| status.parse::<Status>());
        if let Ok(status) = new_status
            && status != event.status
        {
            list.push(Correction::Status { event: at, status });
        }
        if main.get_untracked() != event.main {
            let main = main.get_untracked();
            list.push(Correction::Shown { event: at, main });
        }
        session.done(|| session.push_all(list));
    };
    let kinds = EventKind::ALL
        .iter()
        .map(|kind| (kind.to_string(), kind.as_str().to_lowercase()))
        .collect();
    let statuses = Status::ALL
        .iter()
        .map(|each| (each.to_string(), words::status(*each).to_owned()))
        .collect();
    Some(view! {
        <form on:submit=submit>
            <Field id="event-label" label="What happened, in a short sentence:" value=label />
            <div class="pair">
                <Choose id="event-status" label="How certain:" options=statuses value=status />
                <Choose id="event-kind" label="Type:" options=kinds value=kind />
            </div>
            <label class="check">
                <input
                    type="checkbox"
                    id="event-main"
                    prop:checked=move || main.get()
                    on:change=move |event| main.set(event_target_checked(&event))
                />
                "belongs on the timeline"
            </label>
            <div class="actions">
                <button type="submit" class="btn primary" id="set-event">
                    "Change it"
                </button>
            </div>
        </form>
    })
}
