//! The three tabs at the foot of a narrow screen.

use super::chrome::{Chrome, Tab};
use super::icons::{ACTORS, Icon, TEXT, TIMELINE};
use leptos::prelude::*;

/// Text, timeline, actors. Hidden on wide screens, which show all three.
#[component]
pub fn Tabs() -> impl IntoView {
    let chrome = expect_context::<Chrome>();
    let tab = move |tab: Tab, name: &'static str, icon: &'static str| {
        view! {
            <button
                type="button"
                role="tab"
                data-tab=tab.as_str()
                aria-selected=move || (chrome.tab.get() == tab).to_string()
                on:click=move |_| chrome.tab.set(tab)
            >
                <Icon path=icon />
                {name}
            </button>
        }
    };
    view! {
        <div id="tabs" role="tablist" aria-label="Views">
            {tab(Tab::Text, "Text", TEXT)}
            {tab(Tab::Timeline, "Timeline", TIMELINE)}
            {tab(Tab::Actors, "Actors", ACTORS)}
        </div>
    }
}
