//! Doing something a little later.

use leptos::prelude::{request_animation_frame, set_timeout};
use std::time::Duration;

/// Calls `act` once, after `milliseconds`.
pub fn after(milliseconds: u64, act: impl FnOnce() + 'static) {
    set_timeout(act, Duration::from_millis(milliseconds));
}

/// Calls `act` once when what is on the page by now has been drawn.
pub fn once_drawn(act: impl FnOnce() + 'static) {
    request_animation_frame(move || after(0, act));
}
