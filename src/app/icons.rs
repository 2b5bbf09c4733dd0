//! Small drawings, by hand, on a grid of 16.

use crate::actors::ActorKind;
use leptos::prelude::*;

/// The outline of a sort of actor.
pub fn actor_path(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Country => "M3 15V1.5M3 2.5h9.5l-2 3 2 3H3",
        ActorKind::Government => "M1.5 6.5 8 2l6.5 4.5zM3.5 8.5v4M8 8.5v4M12.5 8.5v4M1.5 14.5h13",
        ActorKind::Military => "M8 1.5 14 4v4c0 3.2-2.4 5.4-6 6.8C4.4 13.4 2 11.2 2 8V4z",
        ActorKind::ArmedGroup => {
            "M8 1.5 14 4v4c0 3.2-2.4 5.4-6 6.8C4.4 13.4 2 11.2 2 8V4zM5.5 6l5 5M10.5 6l-5 5"
        }
        ActorKind::Company => {
            "M2 14.5V5.5l4-3v12M6 6.5h8v8M1 14.5h14M8.5 9.5h.1M11.5 9.5h.1M8.5 12h.1M11.5 12h.1"
        }
        ActorKind::Organisation => {
            "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM1.5 8h13M8 1.5c4 4 4 9 0 13M8 1.5c-4 4-4 9 0 13"
        }
        ActorKind::Media => {
            "M2 2.5h9.5v11H3.5a1.5 1.5 0 0 1-1.5-1.5zM11.5 6H14v6a1.5 1.5 0 0 1-1.5 1.5M4.5 5.5h4.5M4.5 8h4.5M4.5 10.5h3"
        }
        ActorKind::Person => {
            "M8 2a2.8 2.8 0 1 0 0 5.6A2.8 2.8 0 0 0 8 2zM2.5 14.5c.4-3.2 2.6-5 5.5-5s5.1 1.8 5.5 5"
        }
        ActorKind::People => {
            "M5.5 3a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM1 13.5c.3-2.6 2-4 4.5-4s4.2 1.4 4.5 4M10.5 3.2a2.2 2.2 0 0 1 0 4.2M12 9.6c1.8.5 2.8 1.8 3 3.9"
        }
        ActorKind::Place => {
            "M8 15C4.5 11 3 8.5 3 6.2a5 5 0 0 1 10 0C13 8.5 11.5 11 8 15zM8 4.5a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z"
        }
    }
}

/// The icon of a sort of actor, in a line of text.
#[component]
pub fn ActorIcon(
    /// Which sort.
    kind: ActorKind,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=actor_path(kind) />
        </svg>
    }
}

/// A drawing of the page's own controls.
#[component]
pub fn Icon(
    /// Its path.
    path: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=path />
        </svg>
    }
}

/// A half moon in a circle: the theme.
pub const THEME: &str = "M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5a6.5 6.5 0 0 1 0 13";
/// A cross.
pub const CLOSE: &str = "M3.5 3.5l9 9M12.5 3.5l-9 9";
/// To the left.
pub const BACK: &str = "M10 3 5 8l5 5";
/// To the right.
pub const FORTH: &str = "M6 3l5 5-5 5";
/// A magnifying glass.
pub const SEARCH: &str = "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM10.7 10.7 14.5 14.5";
/// A pin.
pub const PIN: &str = "M5.5 2h5M6.5 2v4.5L4 9.5h8L9.5 6.5V2M8 9.5v5";
/// A page with lines.
pub const TEXT: &str = "M3 2h10v12H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3";
/// Marks on a line.
pub const TIMELINE: &str = "M1.5 11.5h13M4 11.5V7M8 11.5V4M12 11.5V8";
/// Dots that are linked.
pub const ACTORS: &str = "M3.5 5.5a1.8 1.8 0 1 0 0-.1M12.5 4.5a1.8 1.8 0 1 0 0-.1M8 13a1.8 1.8 0 1 0 0-.1M5 4.8l5.6-.5M4.4 6.6l3 4.6M11.6 6l-2.8 5";
