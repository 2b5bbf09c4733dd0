//! [`Menu`]: a button that opens a sheet of choices: the browser's own popover, with its own Escape key.

use leptos::prelude::*;

/// A menu.
#[component]
pub fn Menu(
    /// The id of the sheet; the button's is this with "-button".
    id: &'static str,
    /// The name on the button.
    name: &'static str,
    /// How many of its choices are in force, shown on the button.
    #[prop(into)]
    count: Signal<usize>,
    /// The choices.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="btn"
            id=format!("{id}-button")
            popovertarget=id
        >
            {name}
            <span class="badge" hidden=move || count.get() == 0>
                {count}
            </span>
        </button>
        <div class="sheet" id=id popover="auto" role="group" aria-label=name>
            {children()}
        </div>
    }
}
