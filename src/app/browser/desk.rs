//! The page's side of the conversation with its desk: a task goes out, its answer comes back.
//!
//! The desk is started by the first task. When it dies, whatever it was asked is answered with `None`, and the
//! next task starts another.

use crate::app::tasks::{self, Task};
use crate::app::wire::{self, Wire};
use js_sys::{Array, Function, Promise, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// A running desk.
struct Desk {
    worker: Worker,
    /// Who waits for which answer.
    waiting: Vec<(u32, Function)>,
    asked: u32,
    /// What it cannot be told before it listens; `None` once it does.
    held: Option<Vec<Uint8Array>>,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut()>,
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

/// Has a task done; `None` when the browser or the desk could not.
pub async fn ask<T: Task>(task: T) -> Option<T::Answer> {
    let promise = DESK.with_borrow_mut(|desk| {
        if desk.is_none() {
            *desk = start();
        }
        let desk = desk.as_mut()?;
        desk.asked = desk.asked.wrapping_add(1);
        let id = desk.asked;
        let promise = Promise::new(&mut |resolve, _| desk.waiting.push((id, resolve)));
        desk.send(Uint8Array::from(tasks::letter(id, &task).as_slice()));
        Some(promise)
    })?;
    drop(task);
    let answer = JsFuture::from(promise).await.ok()?;
    wire::unpack(&answer.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// Starts the desk before it is needed, so that the first task need not wait for it.
pub fn warm() {
    DESK.with_borrow_mut(|desk| {
        if desk.is_none() {
            *desk = start();
        }
    });
}

impl Desk {
    fn send(&mut self, letter: Uint8Array) {
        if let Some(held) = &mut self.held {
            held.push(letter);
            return;
        }
        let moved = Array::of1(&letter.buffer());
        // Fails only when the memory is full; then nobody should wait for the answer.
        let sent = self.worker.post_message_with_transfer(&letter, &moved);
        if sent.is_err() {
            super::after(0, fail);
        }
    }
}

fn start() -> Option<Desk> {
    let worker = super::worker::start_part("desk").ok()?;
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
    let fail = Closure::<dyn FnMut()>::new(fail);
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    Some(Desk {
        worker,
        waiting: Vec::new(),
        asked: 0,
        held: Some(Vec::new()),
        _hear: hear,
        _fail: fail,
    })
}

/// An empty message says that the desk listens; any other is an answer.
fn hear(message: &JsValue) {
    let Some(bytes) = message.dyn_ref::<Uint8Array>() else {
        return;
    };
    DESK.with_borrow_mut(|desk| {
        let Some(desk) = desk else { return };
        let letter = bytes.to_vec();
        let mut rest = letter.as_slice();
        let Some(id) = u32::take(&mut rest) else {
            for letter in desk.held.take().unwrap_or_default() {
                desk.send(letter);
            }
            return;
        };
        if let Some(place) = desk.waiting.iter().position(|(waiting, _)| *waiting == id) {
            let (_, resolve) = desk.waiting.swap_remove(place);
            // Resolving a promise does not throw.
            let _ = resolve.call1(&JsValue::NULL, &Uint8Array::from(rest));
        }
    });
}

/// Gives up: everybody who waits hears that there is no answer.
fn fail() {
    let Some(desk) = DESK.take() else { return };
    desk.worker.set_onmessage(None);
    desk.worker.set_onerror(None);
    desk.worker.terminate();
    for (_, resolve) in &desk.waiting {
        let _ = resolve.call0(&JsValue::NULL);
    }
}
