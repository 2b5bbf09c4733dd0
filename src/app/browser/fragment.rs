//! The address of the page and its fragment.

use wasm_bindgen::JsValue;

/// The fragment without its "#"; empty when there is none.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// The query without its "?"; empty when there is none.
pub fn search() -> String {
    let search = web_sys::window().and_then(|window| window.location().search().ok());
    search
        .map(|search| search.trim_start_matches('?').to_owned())
        .unwrap_or_default()
}

/// Writes the fragment into the address bar without a new entry in the history; "" takes it away, with the
/// query.
pub fn set_fragment(fragment: &str) {
    let Some(window) = web_sys::window() else { return };
    let url = if fragment.is_empty() {
        window.location().pathname().unwrap_or_default()
    } else {
        format!("#{fragment}")
    };
    if let Ok(history) = window.history() {
        // Refused only for addresses beyond the browser's limit; the link in the dialog is whole all the same.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// The page's address without its fragment.
pub fn page_address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split(['#', '?']).next().unwrap_or_default().to_owned()
}
