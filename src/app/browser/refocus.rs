//! Where the keyboard's focus is, so that it can come back after what had it was drawn anew.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

fn active() -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    let active = document.active_element()?.dyn_into::<HtmlElement>().ok()?;
    (active.tag_name() != "BODY").then_some(active)
}

/// The id of what has the focus, or of what it is in.
pub fn focused() -> Option<String> {
    let element = active()?.closest("[id]").ok().flatten()?;
    Some(element.id())
}

/// Gives the focus to the element of an id, or else to another one, unless something has it.
pub fn refocus(id: &str, otherwise: &str) {
    if active().is_some_and(|active| active.id() == id) {
        return;
    }
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let modal = matches!(document.query_selector("dialog[open]"), Ok(Some(_)));
    if modal || (active().is_some() && focused().is_some_and(|focused| focused != id)) {
        return;
    }
    let element = document
        .get_element_by_id(id)
        .or_else(|| document.query_selector(otherwise).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // Fails only when the element has left the page.
        let _ = element.focus();
        if active().is_none() {
            element.set_tab_index(-1);
            let _ = element.focus();
        }
    }
}
