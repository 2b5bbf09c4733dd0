//! What a person puts right: corrections as a list over the automatic reading, never a change of it.
//!
//! A [`Correction`] finds what it corrects by places of the text ([`Anchor`]), so that it survives an
//! improved engine; [`apply()`] is pure, so that taking one back is leaving it out. [`History`] keeps the
//! states between which a reader goes back and forth. The packed form for links is `pack`'s.
//!
//! Not here: dialogs, storage (`app`); the JSON form (`report`).

mod anchor;
mod apply;
mod correction;
mod dating;
mod describe;
mod draft;
mod glance;
mod history;
#[cfg(test)]
mod laws;
mod moved;
mod pack;
mod review;
mod suggest;

pub use anchor::Anchor;
pub use apply::{Corrected, Done, Lost, Thing, Why, apply};
pub use correction::{Correction, Dating, NewEvent, Role, Tie};
pub use dating::read_dating;
pub use describe::describe;
pub use draft::{actor_anchor, draft_event, event_anchor, tie, timex_anchor};
pub use glance::Glance;
pub use history::History;
pub use moved::moved;
pub use pack::{VERSION, pack, unpack};
pub use review::{sentences, to_check, without_event};
pub use suggest::{Likeness, Suggestion, suggest};

use crate::time::Date;

/// The publication date that the corrections set; the last one counts.
pub fn published(corrections: &[Correction]) -> Option<Option<Date>> {
    corrections.iter().rev().find_map(|correction| match correction {
        Correction::Published(date) => Some(*date),
        _ => None,
    })
}
