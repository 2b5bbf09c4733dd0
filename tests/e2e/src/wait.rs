//! Waiting for what the page will do, never for a length of time.

use std::thread;
use std::time::{Duration, Instant};

/// Long enough for a busy machine with two cores; a page that works is never waited for that long.
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Looks again and again until `look` gives something.
///
/// # Panics
/// When it does not; the message says what was awaited.
pub fn until<T>(awaited: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(
            began.elapsed() < PATIENCE,
            "waited {PATIENCE:?} in vain: {awaited}"
        );
        thread::sleep(BETWEEN_LOOKS);
    }
}
