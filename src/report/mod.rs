//! A reading as something to take away: JSON, text for a terminal, exports, the command line.
//!
//! The JSON shape is described in `docs/json.md`; the core types themselves are not serialisable: the
//! wire types here are, and what comes in is checked once, on the way in.

#[cfg(feature = "cli")]
pub mod cli;
mod corrections;
mod export;
mod plain;
mod read;
mod wire;
mod words;
mod write;

pub use corrections::corrections_from_json;
pub use export::{Form, credit, export, export_corrected, file_name, file_stem};
pub use plain::to_text;
pub use read::{MAX_TEXT, ReadingError, from_html, from_json, json_in_html};
pub use write::{to_json, to_json_as, to_json_corrected};

use crate::analysis::Analysis;
use crate::events::Event;
use crate::text::{Order, ParagraphKind};

/// The article's headline: as given, else as the text's own title line has it.
pub fn headline(analysis: &Analysis) -> Option<&str> {
    analysis.about.title.as_deref().or_else(|| {
        let paragraphs = &analysis.source.paragraphs;
        let title = paragraphs
            .iter()
            .find(|paragraph| paragraph.kind == ParagraphKind::Title)?;
        Some(analysis.source.slice(title.span))
    })
}

/// The events for a timeline, main ones (all when there are none), by date; the undated last, in order of
/// the text.
pub fn timeline(analysis: &Analysis) -> Vec<&Event> {
    let all = !analysis.events.iter().any(|event| event.main);
    let mut events: Vec<&Event> = analysis.events.iter().filter(|event| all || event.main).collect();
    events.order_by_key(|event| {
        let day = event.when.as_ref().and_then(|when| when.start.or(when.end));
        (day.is_none(), day)
    });
    events
}
