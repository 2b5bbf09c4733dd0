//! The evidence card at the foot: what is picked out, the words that say it, and why we read them so.

pub mod actor;
pub mod between;
pub mod event;

use super::icons::{BACK, CLOSE, FORTH, Icon};
use super::item::Item;
use super::state::AppState;
use leptos::prelude::*;

/// The card.
#[component]
pub fn Card() -> impl IntoView {
    let app = expect_context::<AppState>();
    let content = move || {
        app.story.track();
        match app.selected.get() {
            Some(Item::Event(id)) => view! { <event::EventCard id=id /> }.into_any(),
            Some(Item::Actor(id)) => view! { <actor::ActorCard id=id /> }.into_any(),
            Some(Item::Between(a, b)) => view! { <between::BetweenCard one=a other=b /> }.into_any(),
            Some(Item::Timex(id)) => view! { <event::TimexCard id=id /> }.into_any(),
            None => view! { <Hint /> }.into_any(),
        }
    };
    view! {
        <aside
            id="evidence"
            aria-label="Evidence"
            class:open=move || app.selected.with(Option::is_some)
            data-item=move || app.selected.get().map(Item::name)
        >
            <div class="evidence" aria-live="polite">
                {content}
            </div>
            <div class="steps" hidden=move || app.story.with(|story| story.order.is_empty())>
                <button type="button" class="btn square" id="previous" aria-label="Previous event" on:click=move |_| app.walk(-1)>
                    <Icon path=BACK />
                </button>
                <button type="button" class="btn square" id="next" aria-label="Next event" on:click=move |_| app.walk(1)>
                    <Icon path=FORTH />
                </button>
                <button
                    type="button"
                    class="btn square"
                    id="release"
                    aria-label="Release"
                    disabled=move || app.selected.with(Option::is_none)
                    on:click=move |_| app.release()
                >
                    <Icon path=CLOSE />
                </button>
            </div>
        </aside>
    }
}

#[component]
fn Hint() -> impl IntoView {
    view! {
        <p class="hint">
            "Point at an event, an actor or a date: the same thing lights up in the text, on the timeline and on the map. A click keeps it here, with the words it was read from."
        </p>
    }
}
