//! An actor dragged onto another one in the network: they may be one, which is asked.

use super::session::{Form, Session};
use crate::app::browser;
use crate::text::ActorId;
use leptos::ev;
use leptos::prelude::*;

const NODE: &str = "#network [data-actor]";
/// Pixels that a pointer may tremble.
const TREMBLE: i32 = 12;

fn actors(x: i32, y: i32) -> Vec<ActorId> {
    let names = browser::under(x, y, NODE, "data-actor");
    let ids = names
        .iter()
        .filter_map(|name| name.strip_prefix('a')?.parse::<u32>().ok());
    ids.filter_map(|number| number.checked_sub(1))
        .map(ActorId)
        .collect()
}

/// Listens for drags from one actor to another.
pub fn listen(session: Session) {
    let held = StoredValue::new(None::<(ActorId, i32, i32)>);
    browser::on_window(ev::pointerdown, move |event: ev::PointerEvent| {
        let (x, y) = (event.client_x(), event.client_y());
        let inside = browser::is_in(&event, NODE);
        let actor = actors(x, y).first().copied().filter(|_| inside);
        held.set_value(actor.map(|actor| (actor, x, y)));
    });
    browser::on_window(ev::pointerup, move |event: ev::PointerEvent| {
        let Some((actor, from_x, from_y)) = held.try_update_value(Option::take).flatten() else {
            return;
        };
        let (x, y) = (event.client_x(), event.client_y());
        if (x - from_x).abs() + (y - from_y).abs() < TREMBLE {
            return;
        }
        // The dragged one may have come along under the pointer.
        if let Some(other) = actors(x, y).into_iter().find(|other| *other != actor) {
            session.open(Form::SameActor(actor, Some(other)));
        }
    });
}
