//! Wheel, drag and pinch on an element, as simple gestures.

use leptos::ev::{PointerEvent, WheelEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What a reader does to a picture. Pixels count from its left and top edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gesture {
    /// Moves it by (x, y) pixels.
    Pan(f64, f64),
    /// Makes it larger (factor below 1) or smaller around a point.
    Zoom {
        /// How much more is seen afterwards.
        factor: f64,
        /// Where.
        x: f64,
        /// Where.
        y: f64,
    },
}

/// Pixels that a pointer may tremble before it drags.
const TREMBLE: f64 = 4.0;

/// One pointer on the element.
#[derive(Clone, Copy)]
struct Touch {
    id: i32,
    x: f64,
    y: f64,
}

/// Handlers that turn events of one element into gestures.
#[derive(Clone, Copy)]
pub struct Handlers {
    touches: StoredValue<Vec<Touch>>,
    moved: StoredValue<f64>,
    act: StoredValue<Box<dyn Fn(Gesture) + Send + Sync>>,
}

/// Prepares handlers; `act` gets the gestures.
pub fn gestures(act: impl Fn(Gesture) + Send + Sync + 'static) -> Handlers {
    Handlers {
        touches: StoredValue::new(Vec::new()),
        moved: StoredValue::new(0.0),
        act: StoredValue::new(Box::new(act)),
    }
}

impl Handlers {
    fn act(self, gesture: Gesture) {
        self.act.with_value(|act| act(gesture));
    }

    /// For `wheel`: up and down zoom, sideways or with Shift pans.
    pub fn wheel(self, event: &WheelEvent) {
        event.prevent_default();
        // Lines and pages of old wheels, in pixels.
        let unit = match event.delta_mode() {
            1 => 16.0,
            2 => 400.0,
            _ => 1.0,
        };
        let (across, down) = (event.delta_x() * unit, event.delta_y() * unit);
        if event.shift_key() || across.abs() > down.abs() {
            let by = if across == 0.0 { down } else { across };
            self.act(Gesture::Pan(-by, 0.0));
            return;
        }
        let (x, y) = position(event);
        self.act(Gesture::Zoom {
            factor: (down.clamp(-240.0, 240.0) / 400.0).exp(),
            x,
            y,
        });
    }

    /// For `pointerdown`.
    pub fn down(self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let (x, y) = position(event);
        let id = event.pointer_id();
        self.touches.update_value(|touches| {
            touches.retain(|touch| touch.id != id);
            touches.push(Touch { id, x, y });
        });
        self.moved.set_value(0.0);
    }

    /// For `pointermove`.
    pub fn moved(self, event: &PointerEvent) {
        let id = event.pointer_id();
        let before = self.touches.get_value();
        let Some(old) = before.iter().find(|touch| touch.id == id).copied() else {
            return;
        };
        let (x, y) = position(event);
        let (by_x, by_y) = (x - old.x, y - old.y);
        self.touches.update_value(|touches| {
            for touch in touches.iter_mut().filter(|touch| touch.id == id) {
                (touch.x, touch.y) = (x, y);
            }
        });
        self.moved.update_value(|moved| *moved += by_x.abs() + by_y.abs());
        if self.moved.get_value() < TREMBLE {
            return;
        }
        if let Some(target) = current(event) {
            // Captured late, so that a click without a move still reaches what was clicked.
            let _ = target.set_pointer_capture(id);
        }
        match before.iter().find(|touch| touch.id != id) {
            None => self.act(Gesture::Pan(by_x, by_y)),
            Some(other) => {
                let apart = |x: f64, y: f64| ((x - other.x).powi(2) + (y - other.y).powi(2)).sqrt().max(8.0);
                self.act(Gesture::Zoom {
                    factor: apart(old.x, old.y) / apart(x, y),
                    x: f64::midpoint(x, other.x),
                    y: f64::midpoint(y, other.y),
                });
                self.act(Gesture::Pan(by_x / 2.0, by_y / 2.0));
            }
        }
    }

    /// For `pointerup`, `pointercancel` and `pointerleave`.
    pub fn up(self, event: &PointerEvent) {
        let id = event.pointer_id();
        self.touches
            .update_value(|touches| touches.retain(|touch| touch.id != id));
    }

    /// Whether the last press was a drag: its click is not meant.
    pub fn dragged(self) -> bool {
        self.moved.get_value() >= TREMBLE
    }
}

/// Gets both ends of a drag, and whether it has ended.
type Drag = dyn Fn(f64, f64, bool) + Send + Sync;

/// Handlers that turn a drag along an element into a stretch of its pixels.
#[derive(Clone, Copy)]
pub struct Brush {
    start: StoredValue<Option<(i32, f64)>>,
    act: StoredValue<Box<Drag>>,
}

/// Prepares a brush; `act` gets both ends in pixels, the smaller first, and whether the drag has ended. A
/// press without a drag gives two equal ends.
pub fn brush(act: impl Fn(f64, f64, bool) + Send + Sync + 'static) -> Brush {
    Brush {
        start: StoredValue::new(None),
        act: StoredValue::new(Box::new(act)),
    }
}

impl Brush {
    /// For `pointerdown`.
    pub fn down(self, event: &PointerEvent) {
        if event.button() == 0 {
            self.start
                .set_value(Some((event.pointer_id(), position(event).0)));
            if let Some(target) = current(event) {
                // Fails only for a pointer that is gone.
                let _ = target.set_pointer_capture(event.pointer_id());
            }
        }
    }

    /// For `pointermove`.
    pub fn moved(self, event: &PointerEvent) {
        self.tell(event, false);
    }

    /// For `pointerup` and `pointercancel`.
    pub fn up(self, event: &PointerEvent) {
        self.tell(event, true);
        self.start.set_value(None);
    }

    fn tell(self, event: &PointerEvent, ended: bool) {
        let Some((id, start)) = self.start.get_value() else {
            return;
        };
        if id == event.pointer_id() {
            let end = position(event).0;
            let end = if (end - start).abs() < TREMBLE { start } else { end };
            self.act
                .with_value(|act| act(start.min(end), start.max(end), ended));
        }
    }
}

fn current(event: &PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into::<Element>().ok()
}

/// Position within the element that listens.
fn position(event: &leptos::ev::MouseEvent) -> (f64, f64) {
    let element = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    element.map_or((x, y), |element| {
        let place = element.get_bounding_client_rect();
        (x - place.left(), y - place.top())
    })
}
