//! What network and map of the world are drawn with: an actor, a relation between two, the heads of arrows.

use super::canvas::View;
use crate::actors::ActorKind;
use crate::app::icons::actor_path;
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::scene::{NetworkNode, Wire};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The heads of arrows.
#[component]
pub fn Arrows() -> impl IntoView {
    view! { <defs>{["pos", "neg", "neu"].map(|sign| view! { <Arrow sign=sign /> })}</defs> }
}

/// The head of an arrow.
#[component]
fn Arrow(
    /// Class of its sign.
    sign: &'static str,
) -> impl IntoView {
    view! {
        <marker
            id=format!("arrow-{sign}")
            class=sign
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth="12"
            markerHeight="12"
            orient="auto"
        >
            <path d="M0 0l8 4-8 4z" />
        </marker>
    }
}

/// A relation.
#[component]
pub fn Edge(
    /// Where it runs.
    wire: Wire,
    /// What moves the picture: the end of a drag is no click.
    view: View,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::between(wire.from, wire.to);
    let pair = (wire.from.min(wire.to), wire.from.max(wire.to));
    let light = Memo::new(move |_| app.light(|lit| lit.pairs.contains(&pair)));
    let sign = words::sign_class(wire.sign);
    let marker = wire.directed.then(|| format!("url(#arrow-{sign})"));
    let width = if wire.words_only {
        1.6
    } else {
        2.0 + (wire.count.min(6) as f64) * 0.45
    };
    let title = app.reading.with_untracked(|reading| {
        format!(
            "{} to {}: {}, {}",
            words::actor(reading, wire.from),
            words::actor(reading, wire.to),
            wire.words,
            words::sign(wire.sign)
        )
    });
    let words = wire.words.clone();
    let plate = crate::scene::text_width(&words, 11.0) + 6.0;
    let name = item.name();
    let (of_sign, words_only) = (wire.sign.as_str(), wire.words_only);
    // Where it runs now: with the end that is being dragged.
    let way = Memo::new(move |_| {
        let held = view.held.get().filter(|held| [wire.from, wire.to].contains(held));
        held.map_or_else(
            || (wire.curve, wire.label),
            |actor| wire.with_end(actor, view.carried.get()),
        )
    });
    let path = Memo::new(move |_| {
        let [a, b, c] = way.get().0;
        format!(
            "M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
            a.0, a.1, b.0, b.1, c.0, c.1
        )
    });
    let label = move || {
        let (x, y) = way.get().1?;
        Some(view! {
            <g transform=format!("translate({x:.1} {y:.1})")>
                <rect class="plate" x=-plate / 2.0 y="-8" width=plate height="16" rx="3" />
                <text class="label" y="3.5" text-anchor="middle">
                    {words.clone()}
                </text>
            </g>
        })
    };
    view! {
        <g
            class=format!("edge {sign}")
            class:words=words_only
            class:lit=move || light.get() == Light::Lit
            class:dim=move || light.get() == Light::Dim
            data-between=name
            data-sign=of_sign
            tabindex="0"
            role="button"
            aria-label=title.clone()
            on:keydown=move |event| press(&event, app, item)
            on:click=move |_| click(app, item, view)
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            <title>{title.clone()}</title>
            <path class="reach" d=path />
            <path class="line" d=path stroke-width=width marker-end=marker />
            {label}
        </g>
    }
}

/// A click on an item, unless it ends a drag.
fn click(app: AppState, item: Item, view: View) {
    if !view.hands.dragged() {
        app.toggle(item);
    }
}

/// Enter and the space bar on an item.
fn press(event: &KeyboardEvent, app: AppState, item: Item) {
    if matches!(event.key().as_str(), "Enter" | " ") {
        app.toggle(item);
        event.prevent_default();
        event.stop_propagation();
    }
}

/// An actor.
#[component]
pub fn Node(
    /// What is drawn.
    node: NetworkNode,
    /// Its middle.
    #[prop(into)]
    place: Signal<(f64, f64)>,
    /// What moves the picture.
    view: View,
    /// Moves it by keys; `None` where it has a place of its own.
    #[prop(optional)]
    nudge: Option<Callback<(f64, f64)>>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::Actor(node.actor);
    let actor = node.actor;
    let light = Memo::new(move |_| app.light(|lit| lit.actors.contains(&actor)));
    let name_y = if node.sub.is_empty() { 4.5 } else { -2.0 };
    let text_x = 9.0;
    let icon_x = text_x - crate::scene::text_width(&node.name, 12.5) / 2.0 - 19.0;
    // What is said holds what is written, in its order.
    let written = if node.sub.is_empty() {
        node.name.clone()
    } else {
        format!("{}, {}", node.name, node.sub)
    };
    let title = format!("{written}, {}", words::actor_kind(node.kind));
    let keys = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" => (-16.0, 0.0),
            "ArrowRight" => (16.0, 0.0),
            "ArrowUp" => (0.0, -16.0),
            "ArrowDown" => (0.0, 16.0),
            _ => return press(&event, app, item),
        };
        if let (Some(nudge), true) = (nudge, event.shift_key()) {
            nudge.run(by);
            event.prevent_default();
            event.stop_propagation();
        }
    };
    view! {
        <g
            class=format!("node is-{}", node.kind)
            class:linked=node.linked
            class:lit=move || light.get() == Light::Lit
            class:dim=move || light.get() == Light::Dim
            class:pinned=move || app.selected.get() == Some(item)
            data-actor=item.name()
            tabindex="0"
            role="button"
            aria-label=title.clone()
            transform=move || {
                let carried = view.held.get() == Some(actor);
                let (x, y) = if carried { view.carried.get() } else { place.get() };
                format!("translate({x:.1} {y:.1})")
            }
            on:pointerdown=move |_| {
                if nudge.is_some() {
                    view.grip.set_value(Some((actor, place.get_untracked())));
                }
            }
            on:keydown=keys
            on:click=move |_| click(app, item, view)
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            <title>{title.clone()}</title>
            <path
                class="shape"
                d=outline(node.kind, -node.width / 2.0, -node.height / 2.0, node.width, node.height)
            />
            <g class="glyph" transform=format!("translate({icon_x:.1} {:.1}) scale(.86)", name_y - 11.2)>
                <path d=actor_path(node.kind) />
            </g>
            <text class="name" x=text_x y=name_y text-anchor="middle">
                {node.name.clone()}
            </text>
            {(!node.sub.is_empty())
                .then(|| {
                    view! {
                        <text class="sub" y="13" text-anchor="middle">
                            " "
                            {node.sub.clone()}
                        </text>
                    }
                })}
        </g>
    }
}

/// The outline of a sort of actor: states and their organs square, forces pointed, groups round.
fn outline(kind: ActorKind, x: f64, y: f64, width: f64, height: f64) -> String {
    let round = match kind {
        ActorKind::Country | ActorKind::Place => 9.0,
        ActorKind::Government | ActorKind::Company | ActorKind::Media => 3.0,
        ActorKind::Military | ActorKind::ArmedGroup => {
            let (inset, middle) = (12.0, y + height / 2.0);
            let (right, bottom) = (x + width, y + height);
            return format!(
                "M{x:.1} {middle:.1}L{:.1} {y:.1}H{:.1}L{right:.1} {middle:.1}L{:.1} {bottom:.1}H{:.1}Z",
                x + inset,
                right - inset,
                right - inset,
                x + inset
            );
        }
        ActorKind::Person | ActorKind::People | ActorKind::Organisation => height / 2.0,
    };
    let (inner_width, inner_height) = (width - 2.0 * round, height - 2.0 * round);
    format!(
        "M{:.1} {y:.1}h{inner_width:.1}a{round} {round} 0 0 1 {round} {round}v{inner_height:.1}\
         a{round} {round} 0 0 1 -{round} {round}h-{inner_width:.1}a{round} {round} 0 0 1 -{round} -{round}\
         v-{inner_height:.1}a{round} {round} 0 0 1 {round} -{round}Z",
        x + round
    )
}
