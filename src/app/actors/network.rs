//! The picture: actors as shapes, relations as signed arrows.

use crate::actors::ActorKind;
use crate::app::browser;
use crate::app::icons::actor_path;
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::scene::{Network, NetworkNode, Wire, network, wires};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// The drawn network.
#[component]
pub fn NetworkView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let element = NodeRef::<html::Div>::new();
    let size = browser::element_size(element);
    let drawn = Memo::new_with_compare(
        move |_| {
            let story = app.story.get();
            let (width, height) = size.get();
            Arc::new(app.reading.with(|reading| {
                let network = network(reading, &story, width, height);
                let wires = wires(reading, &story, &network);
                (network, wires)
            }))
        },
        |_, _| true,
    );
    let edges = move || {
        let drawn = drawn.get();
        let view = drawn.1.iter().map(|wire| view! { <Edge wire=wire.clone() /> });
        view.collect_view()
    };
    let nodes = move || {
        let drawn = drawn.get();
        let view = drawn
            .0
            .nodes
            .iter()
            .map(|node| view! { <Node node=node.clone() /> });
        view.collect_view()
    };
    view! {
        <div class="network" id="network" node_ref=element>
            <svg
                viewBox=move || view_box(&drawn.get().0)
                role="img"
                aria-label=move || {
                    let drawn = drawn.get();
                    format!(
                        "Map of {} actors and {} relations; the list has the same as text",
                        drawn.0.nodes.len(),
                        drawn.1.len(),
                    )
                }
            >
                <defs>
                    {["pos", "neg", "neu"].map(|sign| view! { <Arrow sign=sign /> })}
                </defs>
                {edges}
                {nodes}
            </svg>
            <p class="left-out" hidden=move || drawn.get().0.left_out == 0>
                {move || format!("{} more in the list", drawn.get().0.left_out)}
            </p>
        </div>
    }
}

fn view_box(network: &Network) -> String {
    format!("0 0 {:.0} {:.0}", network.width.max(1.0), network.height.max(1.0))
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
fn Edge(
    /// Where it runs.
    wire: Wire,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::between(wire.from, wire.to);
    let pair = (wire.from.min(wire.to), wire.from.max(wire.to));
    let light = Memo::new(move |_| app.light(|lit| lit.pairs.contains(&pair)));
    let [a, b, c] = wire.curve;
    let path = format!(
        "M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
        a.0, a.1, b.0, b.1, c.0, c.1
    );
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
    let label = wire.label.map(|(x, y)| {
        view! {
            <text class="label" x=format!("{x:.1}") y=format!("{:.1}", y + 3.5) text-anchor="middle">
                {wire.words.clone()}
            </text>
        }
    });
    view! {
        <g
            class=format!("edge {sign}")
            class:words=wire.words_only
            class:lit=move || light.get() == Light::Lit
            class:dim=move || light.get() == Light::Dim
            data-between=item.name()
            data-sign=wire.sign.as_str()
            on:click=move |_| app.toggle(item)
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            <title>{title}</title>
            <path class="reach" d=path.clone() />
            <path class="line" d=path stroke-width=width marker-end=marker />
            {label}
        </g>
    }
}

/// An actor.
#[component]
fn Node(
    /// Where it stands.
    node: NetworkNode,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::Actor(node.actor);
    let actor = node.actor;
    let light = Memo::new(move |_| app.light(|lit| lit.actors.contains(&actor)));
    let (left, top) = (node.x - node.width / 2.0, node.y - node.height / 2.0);
    let name_y = if node.sub.is_empty() {
        node.y + 4.5
    } else {
        node.y - 2.0
    };
    let text_x = node.x + 9.0;
    let icon_x = text_x - crate::scene::text_width(&node.name, 12.5) / 2.0 - 19.0;
    view! {
        <g
            class=format!("node is-{}", node.kind)
            class:linked=node.linked
            class:lit=move || light.get() == Light::Lit
            class:dim=move || light.get() == Light::Dim
            class:pinned=move || app.selected.get() == Some(item)
            data-actor=item.name()
            on:click=move |_| app.toggle(item)
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            <title>{format!("{}, {}", node.name, words::actor_kind(node.kind))}</title>
            <path class="shape" d=outline(node.kind, left, top, node.width, node.height) />
            <g class="glyph" transform=format!("translate({icon_x:.1} {:.1}) scale(.86)", name_y - 11.2)>
                <path d=actor_path(node.kind) />
            </g>
            <text class="name" x=text_x y=name_y text-anchor="middle">
                {node.name.clone()}
            </text>
            {(!node.sub.is_empty())
                .then(|| {
                    view! {
                        <text class="sub" x=node.x y=node.y + 13.0 text-anchor="middle">
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
