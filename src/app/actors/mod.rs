//! The actors: who stands how to whom, as a picture, in words, as a list, as a matrix or on the map of the world.

pub mod canvas;
pub mod focus;
pub mod list;
pub mod matrix;
pub mod network;
pub mod play;
pub mod shapes;
pub mod state;
pub mod words;
pub mod world;

use self::state::MapState;
use super::chrome::Chrome;
use super::later::{self, Late};
use super::parts::Segment;
use super::state::AppState;
use crate::text::named_enum;
use leptos::prelude::*;

named_enum! {
    /// The forms of the actor map.
    pub enum Form {
        /// sentences
        Words = "words",
        /// the picture
        Network = "network",
        /// the tables
        List = "list",
        /// everyone against everyone
        Matrix = "matrix",
        /// countries on the map of the world
        World = "world",
    }
}

/// The actors.
#[component]
pub fn ActorsView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let chrome = expect_context::<Chrome>();
    let map = MapState::new(app, chrome.views);
    provide_context(map);
    let form = map.form;
    let options = vec![
        (Form::Words, "Words"),
        (Form::Network, "Network"),
        (Form::Matrix, "Matrix"),
        (Form::World, "World"),
        (Form::List, "List"),
    ];
    let empty = move || app.reading.with(|reading| reading.actors.actors.is_empty());
    view! {
        <section class="pane" id="actors" aria-labelledby="actors-heading" data-form=move || form.get().as_str()>
            <div class="bar">
                <h2 id="actors-heading">"Actors"</h2>
                <Segment label="Form of the actor map" options=options value=form />
                <span class="space"></span>
                <play::PlayBar />
            </div>
            <p class="empty" hidden=move || !empty()>
                "No actor was found in this text."
            </p>
            {move || match form.get() {
                _ if chrome.printing.get() => later::view(Late::Actors(Form::List)).into_any(),
                _ if empty() => ().into_any(),
                Form::Network => view! { <network::NetworkView /> }.into_any(),
                form => later::view(Late::Actors(form)).into_any(),
            }}
            <focus::FocusBar />
        </section>
    }
}

/// A form of the map; all but the network are a part that is fetched late.
pub fn content(form: Form) -> AnyView {
    match form {
        Form::Words => view! { <words::WordsView /> }.into_any(),
        Form::World => view! { <world::WorldView /> }.into_any(),
        Form::Network => view! { <network::NetworkView /> }.into_any(),
        Form::List => view! { <list::ListView /> }.into_any(),
        Form::Matrix => view! { <matrix::MatrixView /> }.into_any(),
    }
}

/// What the colours of relations mean.
#[component]
fn Legend() -> impl IntoView {
    view! {
        <p class="legend">
            <b class="pos">"+ friendly"</b>
            <b class="neg">"− hostile"</b>
            <span>"neutral"</span>
        </p>
    }
}
