//! The desk's entry: takes in what people bring and packs what they take away, off the page's thread. Loaded
//! when it is first needed.

use whowhen::app::{browser, tasks};

fn main() {
    console_error_panic_hook::set_once();
    browser::serve_letters(tasks::answer);
}
