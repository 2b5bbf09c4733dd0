//! The countries of the reading on the map of the world. The map is a file of its own, fetched when it is opened
//! for the first time.

use super::canvas::{Canvas, View};
use super::shapes::{Arrows, Edge, Node};
use super::state::MapState;
use crate::app::browser;
use crate::app::state::AppState;
use crate::scene::{Camera, World, home, on_world, wires};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The file beside the page.
const FILE: &str = "countries.tsv";
/// What is said below it.
const BORDERS: &str =
    "Borders as held in fact, no judgement; disputed ones dashed. Natural Earth, Equal Earth.";

/// The map, or what became of it.
#[component]
pub fn WorldView() -> impl IntoView {
    let world = RwSignal::new(None);
    spawn_local(async move {
        let table = browser::fetch_text(FILE).await;
        // The view may be gone by now.
        let _ = world.try_set(Some(table.map(|table| Arc::new(World::read(&table)))));
    });
    move || {
        match world.get() {
        None => view! { <p class="empty">"The map of the world is being fetched …"</p> }.into_any(),
        Some(Some(world)) => view! { <Drawn world=world /> }.into_any(),
        Some(None) => view! {
            <p class="empty">
                "The map of the world is a file of its own and could not be fetched. The other forms have everything it shows."
            </p>
        }
        .into_any(),
    }
    }
}

#[component]
fn Drawn(
    /// The map.
    world: Arc<World>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let map = expect_context::<MapState>();
    let element = NodeRef::<html::Div>::new();
    let size = browser::element_size(element);
    let world = StoredValue::new(world);
    let first = Memo::new(move |_| {
        let story = app.story.get();
        let (width, height) = size.get();
        app.reading
            .with(|reading| world.with_value(|world| home(reading, &story, world, width, height)))
    });
    let view = View::new(first, |_, _| {});
    let drawn = Memo::new_with_compare(
        move |_| {
            let (story, part, camera, size) = (app.story.get(), map.story.get(), view.now(), size.get());
            Arc::new(app.reading.with(|reading| {
                world.with_value(|world| {
                    let picture = on_world(reading, &story, world, camera, size);
                    let wires = wires(reading, &part, &picture.network);
                    (picture, wires)
                })
            }))
        },
        |_, _| true,
    );
    let lands = app.reading.with_untracked(|reading| {
        let named: Vec<&str> = reading
            .actors
            .actors
            .iter()
            .filter_map(|actor| actor.country.as_deref())
            .collect();
        world.with_value(|world| {
            let lands = world
                .lands
                .iter()
                .filter(|land| !land.path.is_empty())
                .map(|land| {
                    view! {
                        <path
                            class="land"
                            class:named=named.contains(&land.code.as_str())
                            class:disputed=land.disputed
                            d=land.path.clone()
                        />
                    }
                });
            lands.collect_view()
        })
    });
    let frame = world.with_value(|world| world.frame.clone());
    let edges = move || {
        let drawn = drawn.get();
        let edges = drawn
            .1
            .iter()
            .map(|wire| view! { <Edge wire=wire.clone() view=view /> });
        edges.collect_view()
    };
    let pins = move || {
        let drawn = drawn.get();
        let pins = drawn.0.pins.iter().filter(|pin| map.shows(pin.actor)).map(|pin| {
            let ((x, y), (name_x, name_y)) = (pin.at, pin.name);
            view! {
                <path class="pin" d=format!("M{x:.1} {y:.1}L{name_x:.1} {name_y:.1}") />
                <circle class="spot" cx=x cy=y r="3.5" />
            }
        });
        pins.collect_view()
    };
    let nodes = move || {
        let drawn = drawn.get();
        let nodes = drawn
            .0
            .network
            .nodes
            .iter()
            .filter(|node| map.shows(node.actor))
            .map(|node| {
                let place = Signal::stored((node.x, node.y));
                view! { <Node node=node.clone() place=place view=view /> }
            });
        nodes.collect_view()
    };
    let label = Signal::derive(move || {
        let places = drawn.with(|drawn| drawn.0.pins.len());
        let docked = drawn.with(|drawn| drawn.0.network.nodes.len()) - places;
        format!("World map with {places} actors at their countries and {docked} without a place below")
    });
    let rim = move || {
        let (width, height) = size.get();
        let rim = drawn.with(|drawn| drawn.0.rim);
        view! { <rect class="rim" x="0" y=height - rim width=width height=rim /> }
    };
    view! {
        <Canvas id="world" label=label view=view element=element size=size note=BORDERS>
            <svg viewBox=move || format!("0 0 {:.0} {:.0}", size.get().0.max(1.0), size.get().1.max(1.0))>
                <Arrows />
                <g aria-hidden="true" transform=move || place(view.now())>
                    <path class="sea" d=frame />
                    {lands}
                </g>
                {move || rim()}
                {move || pins()}
                {move || edges()}
                {move || nodes()}
            </svg>
        </Canvas>
    }
}

fn place(camera: Camera) -> String {
    let (x, y) = camera.pixel((0.0, 0.0));
    format!("translate({x:.2} {y:.2}) scale({:.4})", camera.scale)
}
