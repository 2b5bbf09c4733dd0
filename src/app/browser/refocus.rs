//! Where the keyboard's focus is, so that it can come back after what had it was drawn anew.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

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

/// Gives the focus to the element of an id, or else to another one, unless something has it. While a dialog
/// is open the focus stays in it.
pub fn refocus(id: &str, otherwise: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    let modal = find("dialog[open]");
    let inside = |node: &Node| modal.as_ref().is_none_or(|dialog| dialog.contains(Some(node)));
    if focused().is_some_and(|other| other != id) && active().is_some_and(|active| inside(&active)) {
        return;
    }
    let otherwise = if modal.is_some() {
        "dialog[open] button"
    } else {
        otherwise
    };
    let first = document.get_element_by_id(id).filter(|element| inside(element));
    for element in [first, find(otherwise)].into_iter().flatten() {
        let Ok(element) = element.dyn_into::<HtmlElement>() else {
            continue;
        };
        // Fails only when the element has left the page; nothing happens when it is disabled.
        let _ = element.focus();
        if active().is_some_and(|active| active == element) {
            return;
        }
        if !element.matches("button, input, select").unwrap_or(false) {
            element.set_tab_index(-1);
            let _ = element.focus();
            return;
        }
    }
}
