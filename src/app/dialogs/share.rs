//! The link.

use leptos::prelude::*;

/// The link with its length.
#[component]
pub fn Share() -> impl IntoView {
    view! { <p>"Links come in a moment."</p> }
}
