//! The worker's entry: reads articles off the page's thread.

fn main() {
    console_error_panic_hook::set_once();
}
