//! What belongs to this tab alone: it outlives a reload, and goes with the tab.

use web_sys::Storage;

/// Absent where the browser keeps nothing for the page.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// What was put away under a name.
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Puts something away; false when the browser does not keep it.
pub fn put_away(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, value).is_ok())
}

/// Forgets it.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        // Fails only where nothing is kept anyway.
        let _ = storage.remove_item(name);
    }
}
