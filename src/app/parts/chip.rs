//! [`Chip`]: a small choice that is on or off.

use leptos::prelude::*;

/// A chip.
#[component]
pub fn Chip(
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// What a press does.
    #[prop(into)]
    act: Callback<()>,
    /// How many there are of it, shown behind.
    #[prop(optional)]
    count: Option<usize>,
    /// Its name.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || on.get().to_string()
            on:click=move |_| act.run(())
        >
            {children()}
            {count.map(|count| view! { <small>{count}</small> })}
        </button>
    }
}
