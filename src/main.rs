//! The page's entry: mounts the application; nothing else.

use leptos::mount::mount_to_body;
use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <h1>"WhoWhen"</h1> });
}
