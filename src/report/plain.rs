//! [`to_text`]: a reading for a person at a terminal.

use super::headline;
use crate::analysis::Analysis;
use std::fmt::Write;

/// The timeline, then the relations.
pub fn to_text(analysis: &Analysis) -> String {
    let mut out = String::new();
    if let Some(title) = headline(analysis) {
        let _ = writeln!(out, "{title}");
    }
    out
}
