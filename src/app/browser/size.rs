//! The size of an element, as a signal.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Width and height of the element's content in CSS pixels, (0, 0) until it is on the page. Follows the
/// element for as long as the calling component lives.
pub fn element_size(element: NodeRef<html::Div>) -> Signal<(f64, f64)> {
    let size = RwSignal::new((0.0, 0.0));
    let observer: StoredValue<Option<Observed>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(element) = element.get() else { return };
        let element: Element = element.into();
        let watched = element.clone();
        let measure = move || {
            let new = (
                f64::from(watched.client_width()),
                f64::from(watched.client_height()),
            );
            if size.get_untracked() != new {
                size.set(new);
            }
        };
        // The observer calls at once, when the browser has laid out anyway: asking now would make it lay out twice.
        let changed = Closure::<dyn FnMut()>::new(measure);
        if let Ok(new) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            new.observe(&element);
            observer.set_value(Some(Observed {
                observer: new,
                _changed: changed,
            }));
        }
    });
    on_cleanup(move || observer.set_value(None));
    size.into()
}

/// An observer with the closure that it calls; both end together.
struct Observed {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
