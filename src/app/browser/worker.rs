//! The page's side of the conversation with its worker.

use crate::app::parcel::Parcel;
use crate::app::protocol::{Ask, Told};
use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent, Worker};

/// The loader that Trunk writes beside the page.
const LOADER: &str = "./worker_loader.js";

/// A running worker. Dropping it ends the worker at once, whatever it does.
pub struct Connection {
    worker: Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut()>,
}

/// Starts a worker. `hear` gets what it tells; `fail` is called when it cannot be loaded or dies.
/// `None` when the browser has no workers.
pub fn connect(mut hear: impl FnMut(Told) + 'static, fail: impl FnMut() + 'static) -> Option<Connection> {
    let worker = Worker::new(LOADER).ok()?;
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(told) = event.data().as_string().as_deref().and_then(Told::read) {
            hear(told);
        }
    });
    let fail = Closure::<dyn FnMut()>::new(fail);
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    Some(Connection {
        worker,
        _hear: hear,
        _fail: fail,
    })
}

impl Connection {
    /// Sends a request; false when it could not be sent.
    pub fn ask(&self, ask: &Ask) -> bool {
        serde_json::to_string(ask)
            .is_ok_and(|message| self.worker.post_message(&JsValue::from_str(&message)).is_ok())
    }

    /// Sends what was put in, files unread: the worker reads them. False when it could not be sent.
    pub fn clean(&self, parcel: &Parcel, files: &[File]) -> bool {
        let Ok(head) = serde_json::to_string(parcel) else {
            return false;
        };
        let message = js_sys::Array::of1(&JsValue::from_str(&head));
        for file in files {
            message.push(file);
        }
        self.worker.post_message(&message).is_ok()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
