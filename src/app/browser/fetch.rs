//! Files that the page brings along and loads only when they are needed.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text of a file beside the page; `None` when it cannot be had. A page that is one single file carries it
/// as an element with the file's name as its id.
pub async fn fetch_text(file: &str) -> Option<String> {
    let window = web_sys::window()?;
    if let Some(element) = window.document()?.get_element_by_id(file) {
        return element.text_content();
    }
    let answer = JsFuture::from(window.fetch_with_str(file)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
