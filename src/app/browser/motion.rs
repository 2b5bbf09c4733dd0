//! Whether the person at the page wants things to move.

/// Whether the system asks for little motion.
pub fn is_motion_unwelcome() -> bool {
    web_sys::window()
        .and_then(|window| {
            window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()
                .flatten()
        })
        .is_some_and(|query| query.matches())
}
