//! Ways in and keys explained.

use super::bookmarklet::Bookmarklet;
use leptos::prelude::*;

const KEYS: &[(&str, &str)] = &[
    ("J, K", "next and previous event"),
    ("Esc", "release what is picked out"),
    ("/", "search in events and text"),
    ("N", "new article"),
    ("← →", "move the timeline (when it has the focus)"),
    ("+ − 0", "zoom the timeline, fit it"),
    ("Enter", "zoom to the event picked out"),
    (
        "Double click",
        "zoom to an event; drag along the dates to pick a period",
    ),
    ("Ctrl+V", "read what was copied"),
    ("?", "this help"),
];

/// Ways in, then the keys.
#[component]
pub fn Help() -> impl IntoView {
    let rows = KEYS
        .iter()
        .map(|(key, does)| view! { <dt><kbd>{*key}</kbd></dt> <dd>{*does}</dd> })
        .collect_view();
    view! {
        <Bookmarklet />
        <h3>"Keys"</h3>
        <dl class="keys">{rows}</dl>
    }
}
