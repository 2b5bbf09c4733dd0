//! The workers' side of their conversations with the page.

use crate::analysis::Analysis;
use crate::app::protocol::{Ask, Told};
use crate::app::wire;
use crate::correct::Glance;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, TextDecoder};

/// Reads what is asked and tells how far it is; gives the reading with what can be said about it.
type Read = fn(Ask, &mut dyn FnMut(Told)) -> (Analysis, Glance);

/// Answers every request with `read`, for as long as the reader lives.
pub fn serve(read: Read) {
    listen(move |message| {
        if let Some(ask) = wire::unpack::<Ask>(message) {
            let id = ask.id;
            let (reading, glance) = read(ask, &mut |told| post(&wire::pack(&told)));
            post(&wire::pack(&Told::Done(id, Box::new(reading), glance)));
        }
    });
    post(&wire::pack(&Told::Ready));
}

/// Answers every letter with `answer`, for as long as the desk lives. An empty letter says that it listens.
pub fn serve_letters(answer: fn(&[u8]) -> Vec<u8>) {
    listen(move |letter| post(&answer(letter)));
    post(&[]);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(bytes: &[u8]) {
    let message = Uint8Array::from(bytes);
    let moved = Array::of1(&message.buffer());
    // Fails only when the page is gone, and then nobody listens.
    let _ = scope().post_message_with_transfer(&message, &moved);
}

fn listen(mut hear: impl FnMut(&[u8]) + 'static) {
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(message) = event.data().dyn_ref::<Uint8Array>() {
            hear(&message.to_vec());
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    hear.forget();
}

/// Decodes bytes by the name of an encoding; `None` when the browser does not know it.
pub fn decode(bytes: &[u8], label: &str) -> Option<String> {
    TextDecoder::new_with_label(label)
        .ok()?
        .decode_with_u8_array(bytes)
        .ok()
}
