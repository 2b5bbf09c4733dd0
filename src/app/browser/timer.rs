//! Doing something a little later.

use leptos::prelude::set_timeout;
use std::time::Duration;

/// Calls `act` once, after `milliseconds`.
pub fn after(milliseconds: u64, act: impl FnOnce() + 'static) {
    set_timeout(act, Duration::from_millis(milliseconds));
}
