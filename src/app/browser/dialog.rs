//! Modal dialogs: the browser's own, with its own focus trap and Escape key.

use leptos::html;
use leptos::prelude::*;

/// Opens or closes a dialog element as `open` says.
pub fn show_dialog(element: NodeRef<html::Dialog>, open: Signal<bool>) {
    Effect::new(move || {
        let (Some(dialog), open) = (element.get(), open.get()) else {
            return;
        };
        if open && !dialog.open() {
            // Fails only when the element has left the page.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
}
