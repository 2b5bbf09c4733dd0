//! The worker's entry: reads articles off the page's thread.

fn main() {}
