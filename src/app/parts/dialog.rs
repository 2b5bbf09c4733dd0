//! [`Window`]: a modal dialog.

use super::button::{Button, Look};
use crate::app::browser;
use crate::app::icons::{CLOSE, Icon};
use crate::app::later;
use leptos::html;
use leptos::prelude::*;

/// A dialog with its heading. Its content is made when it opens, and goes when it closes.
#[component]
pub fn Window(
    /// Its name: the id is this with "-dialog".
    name: &'static str,
    /// Its heading.
    title: &'static str,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Closes it.
    #[prop(into)]
    close: Callback<()>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    browser::show_dialog(element, later::opened(open));
    let closed = move |_| {
        if open.get_untracked() {
            close.run(());
        }
    };
    let heading = format!("{name}-heading");
    let named_by = heading.clone();
    view! {
        <dialog node_ref=element id=format!("{name}-dialog") aria-labelledby=named_by on:close=closed>
            <div class="window-head">
                <h2 id=heading>{title}</h2>
                <Button look=Look::Square label="Close" act=close>
                    <Icon path=CLOSE />
                </Button>
            </div>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
