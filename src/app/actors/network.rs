//! The picture: actors as shapes, relations as signed arrows. Nodes can be dragged; they stay where they are put.

use super::Form;
use super::canvas::{Canvas, View};
use super::shapes::{Arrows, Edge, Node};
use super::state::MapState;
use crate::app::browser;
use crate::app::growing::growing;
use crate::app::state::AppState;
use crate::scene::{Camera, Laying, Network, NetworkNode, lay_out, wires};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// So many actors or edges are drawn at once, more of them piece by piece.
const AT_ONCE: usize = 30;

/// The drawn network.
#[component]
pub fn NetworkView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let map = expect_context::<MapState>();
    let element = NodeRef::<html::Div>::new();
    let size = browser::element_size(element);
    // Where the nodes stand does not hang on what is filtered: a picture that jumps cannot be followed.
    let laid = laid_out(move || {
        let story = app.story.get();
        let size = size.get();
        // Not on screen yet, or not any more: a crowd opens as a matrix.
        if size.0 < 1.0 || map.form.get_untracked() != Form::Network {
            return None;
        }
        let drawn = map.drawn.get();
        let keep = |actor| drawn.as_ref().is_none_or(|drawn| drawn.contains(&actor));
        Some(app.reading.with(|reading| lay_out(reading, &story, keep, size)))
    });
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
    // Many of them come piece by piece, the edges when all actors are there.
    let count = Signal::derive(move || laid.with(|laid| laid.nodes.len()));
    let begun = growing(count, || AT_ONCE, laid);
    let complete = Memo::new(move |_| begun.get() >= count.get());
    let drawn = Memo::new_with_compare(
        move |_| {
            if !complete.get() {
                return Arc::default();
            }
            let story = map.story.get();
            app.reading
                .with(|reading| placed.with(|placed| Arc::new(wires(reading, &story, placed))))
        },
        |_, _| true,
    );
    let tied = growing(
        Signal::derive(move || drawn.with(|drawn| drawn.len())),
        || AT_ONCE,
        drawn,
    );
    let edges = move || {
        let wires = drawn.get();
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
        <Canvas id="network" label=label view=view element=element size=size note=note crowd=map.crowd>
            <svg viewBox=move || view_box(view.now(), size.get())>
                <Arrows />
                {move || edges()}
                {move || nodes()}
            </svg>
        </Canvas>
    }
}

/// So many pairs of actors are looked at before the page may answer again: a hundredth of a second or so.
const SLICE: usize = 600_000;

/// The network that `begin` begins, empty until it is laid out. A small one is there at once; a crowd is laid out in
/// slices, unless another is begun in the meantime.
fn laid_out(begin: impl Fn() -> Option<Laying> + 'static) -> RwSignal<Arc<Network>> {
    let laid = RwSignal::new(Arc::default());
    let turn = StoredValue::new(0u32);
    Effect::new(move || {
        turn.update_value(|turn| *turn += 1);
        match begin() {
            Some(laying) => advance(laying, laid, turn, turn.get_value()),
            None => laid.set(Arc::default()),
        }
    });
    laid
}

fn advance(mut laying: Laying, laid: RwSignal<Arc<Network>>, turn: StoredValue<u32>, mine: u32) {
    if turn.try_get_value() != Some(mine) {
        return;
    }
    if laying.go(SLICE) {
        laid.set(Arc::new(laying.finish()));
    } else {
        browser::after(0, move || advance(laying, laid, turn, mine));
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
