//! [`Tabs`]: a row of which one is chosen.

use crate::app::icons::Icon;
use leptos::prelude::*;

/// Tabs. The arrow keys go from one to the next, as people who use them expect.
#[component]
pub fn Tabs<T>(
    /// The values with the name in `data-tab`, the name a reader sees, and an icon.
    options: Vec<(T, &'static str, &'static str, &'static str)>,
    /// The value chosen.
    value: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let order: Vec<T> = options.iter().map(|option| option.0).collect();
    let step = move |by: isize| {
        let at = order.iter().position(|other| *other == value.get_untracked());
        let at = at.map_or(0, |at| at.saturating_add_signed(by));
        if let Some(next) = order.get(at) {
            value.set(*next);
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "ArrowLeft" => step(-1),
        "ArrowRight" => step(1),
        _ => {}
    };
    let tabs = options
        .into_iter()
        .map(|(option, name, words, icon)| {
            view! {
                <button
                    type="button"
                    role="tab"
                    data-tab=name
                    aria-selected=move || (value.get() == option).to_string()
                    on:click=move |_| value.set(option)
                >
                    <Icon path=icon />
                    {words}
                </button>
            }
        })
        .collect_view();
    view! {
        <nav id="tabs" aria-label="Views">
            <div role="tablist" aria-label="Views" on:keydown=keys>
                {tabs}
            </div>
        </nav>
    }
}
