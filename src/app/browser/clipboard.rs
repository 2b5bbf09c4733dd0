//! The clipboard: what is pasted, and what is copied.

use leptos::ev::ClipboardEvent;
use wasm_bindgen_futures::JsFuture;

/// The plain text of a paste.
pub fn pasted_text(event: &ClipboardEvent) -> Option<String> {
    data(event, "text/plain")
}

/// The formatted text of a paste, as HTML source.
pub fn pasted_html(event: &ClipboardEvent) -> Option<String> {
    data(event, "text/html")
}

fn data(event: &ClipboardEvent, kind: &str) -> Option<String> {
    let text = event.clipboard_data()?.get_data(kind).ok()?;
    (!text.is_empty()).then_some(text)
}

/// Copies a text and says whether the browser let us.
pub async fn copy_text(text: String) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // Absent on pages that did not come over https or from this computer.
    let clipboard = window.navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(&text)).await.is_ok()
}
