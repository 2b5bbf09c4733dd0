//! The page's entry: mounts the application; nothing else.

fn main() {}
