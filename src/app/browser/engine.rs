//! The worker's side of the conversation with the page.

use crate::app::parcel::Parcel;
use crate::app::protocol::{Ask, Told};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, File, FileReaderSync, MessageEvent, TextDecoder};

/// The most of a file that is looked at, in bytes: web pages hold far more than their text.
const LONGEST_FILE: i32 = 24 << 20;

/// The name and the bytes of a file.
pub type NamedBytes = (String, Vec<u8>);

/// Answers every request, for as long as the worker lives: articles with `read`, which gets the request and a
/// way to tell progress and gives the JSON of the reading; what was put in with `clean`, which gets the names
/// and bytes of the files beside it.
pub fn serve(read: fn(Ask, &mut dyn FnMut(Told)) -> String, clean: fn(Parcel, &[NamedBytes]) -> Told) {
    let scope = js_sys::global().unchecked_into::<DedicatedWorkerGlobalScope>();
    let answering = scope.clone();
    let tell = move |told: Told| {
        // Fails only when the page is gone, and then nobody listens.
        let _ = answering.post_message(&JsValue::from_str(&told.write()));
    };
    let speaking = tell.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(message) = event.data().as_string() else {
            if let Some(told) = parcel(&event.data()).map(|(parcel, files)| clean(parcel, &files)) {
                tell(told);
            }
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

/// A parcel with the names and bytes of its files.
fn parcel(data: &JsValue) -> Option<(Parcel, Vec<NamedBytes>)> {
    let data = data.dyn_ref::<js_sys::Array>()?;
    let parcel = serde_json::from_str(&data.get(0).as_string()?).ok()?;
    let files = data.iter().skip(1).filter_map(|file| {
        let file = file.dyn_into::<File>().ok()?;
        // What cannot be read (a folder, a file taken away since) is as good as empty.
        Some((file.name(), bytes(&file).unwrap_or_default()))
    });
    Some((parcel, files.collect()))
}

fn bytes(file: &File) -> Result<Vec<u8>, JsValue> {
    let part = file.slice_with_i32_and_i32(0, LONGEST_FILE)?;
    let buffer = FileReaderSync::new()?.read_as_array_buffer(&part)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Decodes bytes by the name of an encoding; `None` when the browser does not know it.
pub fn decode(bytes: &[u8], label: &str) -> Option<String> {
    TextDecoder::new_with_label(label)
        .ok()?
        .decode_with_u8_array(bytes)
        .ok()
}
