//! The picture: actors as shapes, relations as signed arrows. Nodes can be dragged; they stay where they are put.

use super::canvas::{Canvas, View};
use super::state::MapState;
use crate::actors::ActorKind;
use crate::app::browser;
use crate::app::growing::growing;
use crate::app::icons::actor_path;
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::scene::{Camera, Network, NetworkNode, Wire, network, wires};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// So many actors or edges are drawn at once, more of them piece by piece.
const AT_ONCE: usize = 80;

/// The drawn network.
#[component]
pub fn NetworkView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let map = expect_context::<MapState>();
    let element = NodeRef::<html::Div>::new();
    let size = browser::element_size(element);
    // Where the nodes stand does not hang on what is filtered: a picture that jumps cannot be followed.
    let laid = Memo::new_with_compare(
        move |_| {
            let story = app.story.get();
            let (width, height) = size.get();
            Arc::new(
                app.reading
                    .with(|reading| network(reading, &story, width, height)),
            )
        },
        |_, _| true,
    );
    let placed = Memo::new_with_compare(
        move |_| {
            let mut network = Network::clone(&laid.get());
            map.moved.with(|moved| network.arrange(moved));
            Arc::new(network)
        },
        |_, _| true,
    );
    let home = Memo::new(move |_| {
        let (width, height) = size.get();
        laid.with(|laid| Camera::fit([0.0, 0.0, laid.width, laid.height], width, height, 1.0))
    });
    let view = View::new(home, move |actor, place| map.put(actor, place));
    let drawn = Memo::new_with_compare(
        move |_| {
            let story = map.story.get();
            app.reading
                .with(|reading| placed.with(|placed| Arc::new(wires(reading, &story, placed))))
        },
        |_, _| true,
    );
    // Many of them come piece by piece, the edges when all actors are there.
    let count = Signal::derive(move || laid.with(|laid| laid.nodes.len()));
    let begun = growing(count, AT_ONCE, laid);
    let complete = Memo::new(move |_| begun.get() >= count.get());
    let strung = Signal::derive(move || {
        if complete.get() {
            drawn.with(|drawn| drawn.len())
        } else {
            0
        }
    });
    let tied = growing(strung, AT_ONCE, drawn);
    let edges = move || {
        let wires = complete.get().then(|| drawn.get()).unwrap_or_default();
        let count = wires.len();
        view! {
            <For each=move || 0..tied.get().min(count) key=|index| *index let:index>
                {wires.get(index).cloned().map(|wire| view! { <Edge wire=wire view=view /> })}
            </For>
        }
    };
    let nodes = move || {
        let laid = laid.get();
        let count = laid.nodes.len();
        view! {
            <For each=move || 0..begun.get().min(count) key=|index| *index let:index>
                {laid.nodes.get(index).cloned().map(|node| view! { <Placed node=node view=view /> })}
            </For>
        }
    };
    let label = Signal::derive(move || {
        format!(
            "Map of {} actors and {} relations; the list has the same as text",
            laid.with(|laid| laid.nodes.len()),
            drawn.with(|drawn| drawn.len()),
        )
    });
    let note = Signal::derive(move || match laid.with(|laid| laid.left_out) {
        0 => String::new(),
        count => format!("{count} more in the list"),
    });
    view! {
        <Canvas id="network" label=label view=view element=element size=size note=note>
            <svg viewBox=move || view_box(view.now(), size.get())>
                <Arrows />
                {move || edges()}
                {move || nodes()}
            </svg>
        </Canvas>
    }
}

/// An actor where the layout or a person put it.
#[component]
fn Placed(
    /// The actor.
    node: NetworkNode,
    /// What moves the picture.
    view: View,
) -> impl IntoView {
    let map = expect_context::<MapState>();
    let (actor, first) = (node.actor, (node.x, node.y));
    let place = Memo::new(move |_| {
        map.moved.with(|moved| {
            let moved = moved.iter().find(|(other, _)| *other == actor);
            moved.map_or(first, |(_, place)| *place)
        })
    });
    let nudge = move |(x, y)| {
        let (from_x, from_y) = place.get_untracked();
        map.put(actor, (from_x + x, from_y + y));
    };
    move || {
        map.shows(actor)
            .then(|| view! { <Node node=node.clone() place=place view=view nudge=Callback::new(nudge) /> })
    }
}

fn view_box(camera: Camera, (width, height): (f64, f64)) -> String {
    let scale = camera.scale;
    format!(
        "{:.2} {:.2} {:.2} {:.2}",
        camera.x,
        camera.y,
        (width / scale).max(1.0),
        (height / scale).max(1.0)
    )
}

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
    let title = format!("{}, {}", node.name, words::actor_kind(node.kind));
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
