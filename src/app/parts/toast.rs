//! [`Toast`].

use crate::app::browser;
use leptos::prelude::*;

/// A short message that goes away by itself.
#[component]
pub fn Toast(
    /// The message.
    message: RwSignal<Option<String>>,
) -> impl IntoView {
    Effect::new(move || {
        let Some(shown) = message.get() else { return };
        browser::after(6000, move || {
            if message.get_untracked().as_ref() == Some(&shown) {
                message.set(None);
            }
        });
    });
    view! {
        <div id="toast" role="status" class:open=move || message.with(Option::is_some)>
            {move || message.get()}
        </div>
    }
}
