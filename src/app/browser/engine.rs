//! The worker's side of the conversation with the page.

use crate::app::protocol::{Ask, Told};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers every request with `read`, for as long as the worker lives. `read` gets the request and a way to
/// tell progress, and gives the JSON of the reading.
pub fn serve(read: fn(Ask, &mut dyn FnMut(Told)) -> String) {
    let scope = js_sys::global().unchecked_into::<DedicatedWorkerGlobalScope>();
    let answering = scope.clone();
    let tell = move |told: Told| {
        // Fails only when the page is gone, and then nobody listens.
        let _ = answering.post_message(&JsValue::from_str(&told.write()));
    };
    let speaking = tell.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(message) = event.data().as_string() else {
            return;
        };
        if let Ok(ask) = serde_json::from_str::<Ask>(&message) {
            let id = ask.id;
            let json = read(ask, &mut |told| tell(told));
            tell(Told::Done(id, json));
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    hear.forget();
    speaking(Told::Ready);
}
