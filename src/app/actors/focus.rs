//! What the map is narrowed to: one actor with those around it, or the way from one to another.

use super::state::MapState;
use crate::app::item::{Focus, Item};
use crate::app::state::AppState;
use crate::app::words;
use crate::scene::way;
use crate::text::ActorId;
use leptos::prelude::*;

/// The bar under the map: there when an actor is pinned or the map is narrowed.
#[component]
pub fn FocusBar() -> impl IntoView {
    let app = expect_context::<AppState>();
    let map = expect_context::<MapState>();
    let name = move |id: ActorId| app.reading.with_untracked(|reading| words::actor(reading, id));
    let pinned = Memo::new(move |_| match app.selected.get() {
        Some(Item::Actor(id)) => Some(app.story.with(|story| story.root(id))),
        _ => None,
    });
    let narrow = move || match (map.focus.get(), pinned.get()) {
        (Focus::All, Some(actor)) => Some(view! { <Narrow actor=actor /> }.into_any()),
        (Focus::All, None) => None,
        (focus, _) => {
            let says = match focus {
                Focus::Around(actor) => format!("{} and those around it", name(actor)),
                Focus::Way(from, to) => match app.story.with(|story| way(story, from, to)) {
                    Some(way) => way.into_iter().map(name).collect::<Vec<_>>().join(" – "),
                    None => format!("Nothing leads from {} to {}", name(from), name(to)),
                },
                Focus::All => String::new(),
            };
            let all = view! {
                <span id="focus" role="status">
                    {says}
                </span>
                <button type="button" class="btn" on:click=move |_| map.focus.set(Focus::All)>
                    "Show everyone"
                </button>
            };
            Some(all.into_any())
        }
    };
    view! {
        <div class="map-bar" hidden=move || map.focus.get() == Focus::All && pinned.get().is_none()>
            {move || narrow()}
        </div>
    }
}

/// Ways to narrow the map to a pinned actor.
#[component]
fn Narrow(
    /// The actor.
    actor: ActorId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let map = expect_context::<MapState>();
    let reading = app.reading.get_untracked();
    let linked = app.story.with_untracked(|story| story.linked());
    let others = linked.into_iter().filter(|other| *other != actor).map(|other| {
        view! { <option value=other.0.to_string()>{words::actor(&reading, other)}</option> }
    });
    let others = others.collect_view();
    view! {
        <button type="button" class="btn" on:click=move |_| map.focus.set(Focus::Around(actor))>
            {format!("Only around {}", words::actor(&reading, actor))}
        </button>
        <label>
            "Way to "
            <select
                class="field"
                id="way-to"
                on:change=move |event| {
                    if let Ok(other) = event_target_value(&event).parse() {
                        map.focus.set(Focus::Way(actor, ActorId(other)));
                    }
                }
            >
                <option value="">"…"</option>
                {others}
            </select>
        </label>
    }
}
