//! Bringing something into view.

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

fn is_shown(element: &Element) -> bool {
    let size = element.get_bounding_client_rect();
    size.width() > 0.0 || size.height() > 0.0
}
