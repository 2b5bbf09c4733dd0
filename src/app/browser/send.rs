//! Handing an address to another program of the device (Web Share), where the browser can.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

fn share() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = Reflect::get(&navigator, &JsValue::from_str("share")).ok()?;
    Some((navigator, share.dyn_into().ok()?))
}

/// Whether the browser can.
pub fn can_share() -> bool {
    share().is_some()
}

/// Lets the person choose a program for an address.
pub fn share_address(address: &str) {
    let Some((navigator, share)) = share() else { return };
    let what = Object::new();
    // A fresh object takes any field; a person who changes their mind is no failure.
    let _ = Reflect::set(&what, &JsValue::from_str("url"), &JsValue::from_str(address));
    let _ = share.call1(&navigator, &what);
}
