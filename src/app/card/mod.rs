//! The evidence card at the foot: what is picked out, the words that say it, and why we read them so.

pub mod actor;
pub mod between;
pub mod event;

use super::icons::{BACK, CLOSE, FORTH, Icon, PIN};
use super::item::Item;
use super::parts::{Button, Look};
use super::state::AppState;
use leptos::prelude::*;

/// The card, and beside it those that are kept to be compared.
#[component]
pub fn Card() -> impl IntoView {
    let app = expect_context::<AppState>();
    let current = move || {
        app.story.track();
        match app.selected.get() {
            Some(item) => content(item),
            None => view! { <Hint /> }.into_any(),
        }
    };
    let kept = move || {
        // Numbers and dates belong to one reading: with another one every card is new.
        app.story.track();
        view! {
            <For each=move || others(app) key=|item| *item let:item>
                <section class="evidence kept" data-kept=item.name()>
                    {content(item)}
                    <button type="button" class="btn square let-go" aria-label="Let this card go" on:click=move |_| app.pin(item)>
                        <Icon path=CLOSE />
                    </button>
                </section>
            </For>
        }
    };
    let is_kept = Signal::derive(move || {
        app.selected
            .get()
            .is_some_and(|item| app.pins.with(|pins| pins.contains(&item)))
    });
    let nothing = Signal::derive(move || app.selected.with(Option::is_none));
    let keep = move |()| {
        if let Some(item) = app.selected.get_untracked() {
            app.pin(item);
        }
    };
    view! {
        <aside
            id="evidence"
            aria-label="Evidence"
            class:open=move || app.selected.with(Option::is_some) || app.pins.with(|pins| !pins.is_empty())
            class:comparing=move || !others(app).is_empty()
            data-item=move || app.selected.get().map(Item::name)
        >
            <div class="cards" tabindex="-1">
                <section class="evidence" aria-live="polite">
                    {move || current()}
                </section>
                {move || kept()}
            </div>
            <div class="steps" hidden=move || app.story.with(|story| story.order.is_empty())>
                <Button id="previous" look=Look::Square label="Previous event" tip="Previous (K)" act=move |()| app.walk(-1)>
                    <Icon path=BACK />
                </Button>
                <Button id="next" look=Look::Square label="Next event" tip="Next (J)" act=move |()| app.walk(1)>
                    <Icon path=FORTH />
                </Button>
                <Button
                    id="keep"
                    look=Look::Square
                    label="Keep to compare"
                    tip="Keep to compare"
                    pressed=is_kept
                    disabled=nothing
                    act=keep
                >
                    <Icon path=PIN />
                </Button>
                <Button id="release" look=Look::Square label="Release" tip="Release (Esc)" disabled=nothing act=move |()| app.release()>
                    <Icon path=CLOSE />
                </Button>
            </div>
        </aside>
    }
}

/// What is kept, but for what is picked out anyway.
fn others(app: AppState) -> Vec<Item> {
    let mut items = app.pins.get();
    let selected = app.selected.get();
    items.retain(|item| Some(*item) != selected);
    items
}

fn content(item: Item) -> AnyView {
    match item {
        Item::Event(id) => view! { <event::EventCard id=id /> }.into_any(),
        Item::Actor(id) => view! { <actor::ActorCard id=id /> }.into_any(),
        Item::Between(a, b) => view! { <between::BetweenCard one=a other=b /> }.into_any(),
        Item::Timex(id) => view! { <event::TimexCard id=id /> }.into_any(),
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
