//! Listening to the whole window.

use leptos::ev::{EventDescriptor, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::convert::FromWasmAbi;

/// Calls `act` for every event of the window, until the component that asked goes.
pub fn on_window<E>(event: E, act: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor + 'static,
    E::EventType: FromWasmAbi + JsCast,
{
    let handle = window_event_listener(event, act);
    on_cleanup(move || handle.remove());
}

/// Whether the event belongs to a field in which a person types, or to an open dialog.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| {
        matches!(
            element.closest("input, textarea, select, dialog[open]"),
            Ok(Some(_))
        )
    })
}

/// Whether an event's target is a field in which a person types.
pub fn is_field(target: Option<web_sys::EventTarget>) -> bool {
    target
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| matches!(element.closest("input, textarea"), Ok(Some(_))))
}

/// Whether the window is as narrow as a phone.
pub fn is_narrow() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(max-width: 760px)").ok().flatten())
        .is_some_and(|query| query.matches())
}
