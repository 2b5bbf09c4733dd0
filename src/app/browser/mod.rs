//! The only folder that speaks to the browser itself: one small file per capability. What a page lacks
//! (no clipboard, no worker) is an answer, never a panic.

pub mod clipboard;
pub mod desk;
pub mod dialog;
pub mod engine;
pub mod events;
pub mod fetch;
pub mod files;
pub mod fragment;
pub mod motion;
pub mod pen;
pub mod pointer;
pub mod refocus;
pub mod save;
pub mod scroll;
pub mod selection;
pub mod send;
pub mod shelf;
pub mod size;
pub mod tab;
pub mod theme;
pub mod timer;
pub mod worker;

pub use clipboard::{copy_text, pasted_html, pasted_text};
pub use desk::{ask, warm};
pub use dialog::show_dialog;
pub use engine::{decode, serve, serve_letters};
pub use events::{data, has_popover, is_field, is_narrow, is_typing, narrow, on_print, on_window};
pub use fetch::fetch_text;
pub use files::{dropped_files, dropped_text, pasted_files, picked_files, read_files, show_drop};
pub use fragment::{fragment, page_address, search, set_fragment};
pub use motion::is_motion_unwelcome;
pub use pen::{Drawings, Pen, drawn_by_hand};
pub use pointer::{Brush, Gesture, Handlers, brush, gestures};
pub use refocus::{focused, refocus};
pub use save::{save_file, save_png};
pub use scroll::{focus, scroll_by, scroll_to, spans_on_screen};
pub use selection::{Marked, is_in, marked, under, unmark};
pub use send::{can_share, share_address};
pub use shelf::{Refused, keep, kept, now, unkeep};
pub use size::element_size;
pub use tab::{forget, put_away, recall};
pub use theme::{apply_theme, show_embedded, system_is_dark};
pub use timer::{after, once_drawn};
pub use web_sys::File;
pub use worker::{Connection, connect, sample_reading};
