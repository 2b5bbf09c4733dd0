//! Files that are dropped or picked.

use leptos::ev::{DragEvent, Event};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

/// The first file of a drop.
pub fn dropped_file(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// The file picked in a file field, which is emptied so that the same file can be picked again.
pub fn picked_file(event: &Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The name and the bytes of a file, at most `most` of them; `None` when it cannot be read.
pub async fn read_file(file: File, most: u32) -> Option<(String, Vec<u8>)> {
    let part = file.slice_with_i32_and_i32(0, i32::try_from(most).ok()?).ok()?;
    let buffer: JsValue = JsFuture::from(part.array_buffer()).await.ok()?;
    Some((file.name(), js_sys::Uint8Array::new(&buffer).to_vec()))
}

/// The plain text of a drop.
pub fn dropped_text(event: &DragEvent) -> Option<String> {
    let text = event.data_transfer()?.get_data("text/plain").ok()?;
    (!text.is_empty()).then_some(text)
}
