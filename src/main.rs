//! The page's entry: mounts the application; nothing else.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(whowhen::app::App);
}
