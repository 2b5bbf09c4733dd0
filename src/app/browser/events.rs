//! Listening to the whole window.

use leptos::ev::{EventDescriptor, KeyboardEvent};
use leptos::prelude::*;
use std::str::FromStr;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
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
            element.closest("input, textarea, select, dialog[open], [popover]"),
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

/// What the nearest element around an event's target carries as `data-…`: a number, or a name.
pub fn data<T: FromStr>(event: &web_sys::Event, name: &str) -> Option<T> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let attribute = format!("data-{name}");
    let found = target.closest(&format!("[{attribute}]")).ok()??;
    found.get_attribute(&attribute)?.parse().ok()
}

/// Whether a popover is open, which takes the Escape key for itself.
pub fn has_popover() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| matches!(document.query_selector(":popover-open"), Ok(Some(_))))
}

/// Whether the window is as narrow as a phone.
pub fn is_narrow() -> bool {
    narrow_query().is_some_and(|query| query.matches())
}

fn narrow_query() -> Option<web_sys::MediaQueryList> {
    web_sys::window()?
        .match_media("(max-width: 760px)")
        .ok()
        .flatten()
}

/// The same as a signal, for as long as the page lives.
pub fn narrow() -> Signal<bool> {
    let narrow = RwSignal::new(is_narrow());
    if let Some(query) = narrow_query() {
        let changed = Closure::<dyn FnMut()>::new(move || narrow.set(is_narrow()));
        query.set_onchange(Some(changed.as_ref().unchecked_ref()));
        // The query lives as long as the page, and so must what it calls.
        changed.forget();
        std::mem::forget(query);
    }
    narrow.into()
}

/// Says when the page goes to paper, in time for it to be drawn for paper, and when it is back.
pub fn on_print(act: impl Fn(bool) + Copy + 'static) {
    for (name, printing) in [("beforeprint", true), ("afterprint", false)] {
        let handle = window_event_listener_untyped(name, move |_| act(printing));
        on_cleanup(move || handle.remove());
    }
}
