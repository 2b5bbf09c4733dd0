//! Bringing something into view, and saying what is in view.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls the first element that matches `selector` into view, if it is shown at all: gently, unless the
/// reader asked for less motion, and no further than needed.
pub fn scroll_to(selector: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(element) = window
        .document()
        .and_then(|document| document.query_selector(selector).ok().flatten())
    else {
        return;
    };
    if !is_shown(&element) {
        return;
    }
    let calm = window
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if calm {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls an element downwards by some pixels, as a drag upwards does.
pub fn scroll_by(element: NodeRef<html::Div>, pixels: f64) {
    if let Some(element) = element.get_untracked() {
        element.scroll_by_with_x_and_y(0.0, pixels);
    }
}

/// Gives the focus to the first element that matches, if it is shown.
pub fn focus(selector: &str) {
    let found = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = found {
        // Fails only when the element cannot have the focus.
        let _ = element.focus();
    }
}

/// Which of an element's children marked with `data-span="from-to"` are on screen: the first number of the
/// first one and the last of the last one.
pub fn spans_on_screen(event: &leptos::ev::Event) -> Option<(usize, usize)> {
    let scroller: Element = event.current_target()?.dyn_into().ok()?;
    let screen = scroller.get_bounding_client_rect();
    let marked = scroller.query_selector_all("[data-span]").ok()?;
    let mut seen: Option<(usize, usize)> = None;
    for index in 0..marked.length() {
        let Some(child) = marked
            .item(index)
            .and_then(|node| node.dyn_into::<Element>().ok())
        else {
            continue;
        };
        let place = child.get_bounding_client_rect();
        if place.bottom() < screen.top() {
            continue;
        }
        if place.top() > screen.bottom() {
            break;
        }
        let span = child.get_attribute("data-span")?;
        let (from, to) = span.split_once('-')?;
        let (from, to) = (from.parse().ok()?, to.parse().ok()?);
        seen = Some((seen.map_or(from, |seen| seen.0), to));
    }
    seen
}

fn is_shown(element: &Element) -> bool {
    let size = element.get_bounding_client_rect();
    size.width() > 0.0 || size.height() > 0.0
}
