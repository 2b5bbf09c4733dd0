//! Files that are pasted, dropped or picked, and the sign that they may be dropped.

use leptos::ev::{ClipboardEvent, DragEvent, Event};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, HtmlInputElement};

/// More files at once are not taken.
const MOST_FILES: u32 = 40;
/// The most of a file that is looked at, in bytes: web pages hold far more than their text.
const LONGEST_FILE: i32 = 24 << 20;

/// The files of a paste: a picture that was copied, files of a file manager.
pub fn pasted_files(event: &ClipboardEvent) -> Vec<File> {
    all(event.clipboard_data().and_then(|data| data.files()))
}

/// The files of a drop.
pub fn dropped_files(event: &DragEvent) -> Vec<File> {
    all(event.data_transfer().and_then(|data| data.files()))
}

/// The files picked in a file field, which is emptied so that the same files can be picked again.
pub fn picked_files(event: &Event) -> Vec<File> {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = all(input.files());
    input.set_value("");
    files
}

fn all(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length().min(MOST_FILES))
        .filter_map(|index| list.get(index))
        .collect()
}

/// The plain text of a drop, and its HTML source where it has one.
pub fn dropped_text(event: &DragEvent) -> (Option<String>, Option<String>) {
    let data = |kind: &str| {
        let text = event.data_transfer()?.get_data(kind).ok()?;
        (!text.is_empty()).then_some(text)
    };
    (data("text/plain"), data("text/html"))
}

/// Shows or hides that what is dragged may be dropped; the style sheet says how.
pub fn show_drop(shown: bool) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // Setting or removing an attribute with a valid name cannot fail.
        let _ = root.toggle_attribute_with_force("data-drop", shown);
    }
}

/// Names and bytes of files. What cannot be read (a folder, a file taken away since) is as good as empty.
pub async fn read_files(files: Vec<File>) -> Vec<(String, Vec<u8>)> {
    let mut read = Vec::with_capacity(files.len());
    for file in files {
        let bytes = bytes(&file).await.unwrap_or_default();
        read.push((file.name(), bytes));
    }
    read
}

async fn bytes(file: &File) -> Option<Vec<u8>> {
    let part = file.slice_with_i32_and_i32(0, LONGEST_FILE).ok()?;
    let buffer = JsFuture::from(part.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
