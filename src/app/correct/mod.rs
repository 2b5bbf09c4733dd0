//! Putting right: the forms, the way back, the walk through what is to check, and what is kept. What a
//! correction does is `crate::correct`'s; here it is asked for and shown.

pub mod bar;
pub mod drag;
pub mod edits;
pub mod engine;
pub mod forms;
pub mod keep;
pub mod keys;
pub mod review;
pub mod select;
pub mod session;
pub mod unsaved;

pub use session::{Form, Session};
