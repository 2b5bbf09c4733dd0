//! [`Canvas`]: a picture that can be moved, zoomed and walked through by pointer, wheel, fingers and keys.
//! What it shows is its children; where a dragged thing goes is its owner's business.

use super::Legend;
use crate::app::browser::{self, Gesture, Handlers};
use crate::scene::Camera;
use crate::text::ActorId;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// A place in the picture.
type Point = (f64, f64);

/// How a picture is moved.
#[derive(Clone, Copy)]
pub struct View {
    /// What is seen; `None` for all of it.
    pub camera: RwSignal<Option<Camera>>,
    /// All of it.
    pub home: Memo<Camera>,
    /// The node under a pressed pointer, and where it stands.
    pub grip: StoredValue<Option<(ActorId, Point)>>,
    /// The node that is dragged. Set once for a drag, so that only what belongs to it follows its way.
    pub held: RwSignal<Option<ActorId>>,
    /// Where it is at the moment.
    pub carried: RwSignal<Point>,
    put: StoredValue<Box<dyn Fn(ActorId, Point) + Send + Sync>>,
    /// The pointer's handlers.
    pub hands: Handlers,
}

/// The smallest and largest scale.
const LIMITS: (f64, f64) = (0.1, 12.0);

impl View {
    /// A view of a picture that fits as `home` says; `put` is told where a node was dragged to.
    pub fn new(home: Memo<Camera>, put: impl Fn(ActorId, Point) + Send + Sync + 'static) -> Self {
        let camera = RwSignal::new(None::<Camera>);
        let grip = StoredValue::new(None::<(ActorId, Point)>);
        let (held, carried) = (RwSignal::new(None), RwSignal::new((0.0, 0.0)));
        let hands = browser::gestures(move |gesture| {
            let now = camera.get_untracked().unwrap_or_else(|| home.get_untracked());
            match (gesture, grip.get_value()) {
                (Gesture::Pan(x, y), Some((actor, place))) => {
                    let place = (place.0 + x / now.scale, place.1 + y / now.scale);
                    grip.set_value(Some((actor, place)));
                    carried.set(place);
                    if held.get_untracked().is_none() {
                        held.set(Some(actor));
                    }
                }
                (Gesture::Pan(x, y), None) => camera.set(Some(now.pan(x, y))),
                (Gesture::Zoom { factor, x, y }, _) => camera.set(Some(now.zoom(factor, (x, y), LIMITS))),
            }
        });
        Self {
            camera,
            home,
            grip,
            held,
            carried,
            put: StoredValue::new(Box::new(put)),
            hands,
        }
    }

    /// The pointer lets go.
    fn release(self) {
        self.grip.set_value(None);
        if let Some(actor) = self.held.get_untracked() {
            let place = self.carried.get_untracked();
            self.put.with_value(|put| put(actor, place));
            self.held.set(None);
        }
    }

    /// What is seen now.
    pub fn now(self) -> Camera {
        self.camera.get().unwrap_or_else(|| self.home.get())
    }

    fn change(self, to: impl Fn(Camera) -> Camera) {
        let now = self.camera.get_untracked();
        self.camera
            .set(Some(to(now.unwrap_or_else(|| self.home.get_untracked()))));
    }

    /// Zooms around the middle.
    pub fn zoom(self, factor: f64, (width, height): (f64, f64)) {
        self.change(|now| now.zoom(factor, (width / 2.0, height / 2.0), LIMITS));
    }

    /// Shows all of it.
    pub fn fit(self) {
        self.camera.set(None);
    }

    fn keys(self, event: &KeyboardEvent, size: (f64, f64)) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let step = 60.0;
        match event.key().as_str() {
            "ArrowLeft" => self.change(|now| now.pan(step, 0.0)),
            "ArrowRight" => self.change(|now| now.pan(-step, 0.0)),
            "ArrowUp" => self.change(|now| now.pan(0.0, step)),
            "ArrowDown" => self.change(|now| now.pan(0.0, -step)),
            "+" | "=" => self.zoom(0.8, size),
            "-" => self.zoom(1.25, size),
            "0" => self.fit(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

/// The picture's frame with its gestures and keys, and below it what it means and how near it is.
#[component]
pub fn Canvas(
    /// The identity of the element.
    id: &'static str,
    /// What it shows, for a screen reader.
    #[prop(into)]
    label: Signal<String>,
    /// How it is moved.
    view: View,
    /// The frame's element, to be measured.
    element: NodeRef<html::Div>,
    /// Its size in pixels.
    size: Signal<(f64, f64)>,
    /// What is to be said below it.
    #[prop(into)]
    note: Signal<String>,
    /// Whether some are left out of it whom a press brings in.
    #[prop(optional)]
    crowd: Option<RwSignal<bool>>,
    /// The picture.
    children: Children,
) -> impl IntoView {
    let hands = view.hands;
    let up = move |event: leptos::ev::PointerEvent| {
        hands.up(&event);
        view.release();
    };
    view! {
        <div
            class="network"
            id=id
            node_ref=element
            tabindex="0"
            role="group"
            aria-label=move || format!("{}. Arrow keys move it, plus and minus zoom, 0 shows all.", label.get())
            on:keydown=move |event| view.keys(&event, size.get_untracked())
            on:wheel=move |event| hands.wheel(&event)
            on:pointerdown=move |event| hands.down(&event)
            on:pointermove=move |event| hands.moved(&event)
            on:pointerup=up
            on:pointercancel=up
        >
            {children()}
        </div>
        <div class="foot">
            <Legend />
            <span>{note}</span>
            {crowd
                .map(|crowd| {
                    view! {
                        <button
                            type="button"
                            class="btn plain"
                            id="show-everyone"
                            hidden=move || !crowd.get()
                            on:click=move |_| crowd.set(false)
                        >
                            "Show everyone"
                        </button>
                    }
                })}
            <span class="space"></span>
            <div class="seg" role="group" aria-label="Zoom">
                <button type="button" aria-label="Smaller" on:click=move |_| view.zoom(1.33, size.get_untracked())>
                    "−"
                </button>
                <button type="button" disabled=move || view.camera.with(Option::is_none) on:click=move |_| view.fit()>
                    "Fit"
                </button>
                <button type="button" aria-label="Larger" on:click=move |_| view.zoom(0.75, size.get_untracked())>
                    "+"
                </button>
            </div>
        </div>
    }
}
