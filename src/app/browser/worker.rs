//! The page's side of the conversation with its reader, the worker that holds the engine.

use crate::app::protocol::{Ask, Told};
use crate::app::wire;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

#[wasm_bindgen]
extern "C" {
    /// Starts a worker that runs the part of this name; see `assets/start.js`.
    #[wasm_bindgen(catch, js_name = startPart)]
    pub(super) fn start_part(name: &str) -> Result<Worker, JsValue>;

    /// What the reader told of the sample when the page was built; see `assets/start.js`.
    #[wasm_bindgen(js_name = sampleReading)]
    async fn stored_reading() -> JsValue;
}

/// What the reader told of the sample when the page was built; `None` when that is not to be had.
pub async fn sample_reading() -> Option<Told> {
    let stored = stored_reading().await;
    wire::unpack(&stored.dyn_ref::<Uint8Array>()?.to_vec())
}

/// A running worker. Dropping it ends the worker at once, whatever it does.
pub struct Connection {
    worker: Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut()>,
}

/// Starts a worker. `hear` gets what it tells; `fail` is called when it cannot be loaded or dies.
/// `None` when the browser has no workers.
pub fn connect(mut hear: impl FnMut(Told) + 'static, fail: impl FnMut() + 'static) -> Option<Connection> {
    let worker = start_part("reader").ok()?;
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(told) = data
            .dyn_ref::<Uint8Array>()
            .and_then(|bytes| wire::unpack(&bytes.to_vec()))
        {
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
        let message = Uint8Array::from(wire::pack(ask).as_slice());
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
