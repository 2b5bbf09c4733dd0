//! A reading as something to take away: JSON, text for a terminal, exports, the command line.
//!
//! The JSON shape is described in `docs/json.md`; the core types themselves are not serialisable.
