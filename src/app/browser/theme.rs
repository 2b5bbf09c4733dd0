//! The page's theme.

/// Whether the system asks for a dark page.
pub fn system_is_dark() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
        .is_some_and(|query| query.matches())
}

/// Says the theme to the style sheet; "system" leaves it to the system.
pub fn apply_theme(name: &str) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // Setting an attribute with a valid name cannot fail.
        let _ = root.set_attribute("data-theme", name);
    }
}

/// Marks the page as one that lies in a frame; the style sheet says how it looks then.
pub fn show_embedded() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // Setting an attribute with a valid name cannot fail.
        let _ = root.set_attribute("data-embed", "");
    }
}
