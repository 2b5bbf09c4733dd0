//! [`Segment`]: a switch between a few values.

use leptos::prelude::*;

/// A group of buttons of which one is pressed.
#[component]
pub fn Segment<T>(
    /// What the group is for.
    label: &'static str,
    /// The values with their names.
    options: Vec<(T, &'static str)>,
    /// The value chosen.
    value: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let buttons = options
        .into_iter()
        .map(|(option, name)| {
            view! {
                <button
                    type="button"
                    data-option=name
                    aria-pressed=move || (value.get() == option).to_string()
                    on:click=move |_| value.set(option)
                >
                    {name}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="seg" role="group" aria-label=label>
            {buttons}
        </div>
    }
}
