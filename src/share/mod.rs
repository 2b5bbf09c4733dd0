//! Links: what a link carries and how it is written, versioned and checked.
//!
//! Owns its own serialisable types; a link refers to spans, never to ids.
