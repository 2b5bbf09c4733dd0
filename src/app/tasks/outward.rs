//! What goes out: links and exports.

use crate::analysis::Analysis;
use crate::correct;
use crate::report::{self, Form};
use crate::share::{self, Corrections, LinkError, SharedState};
use std::sync::Arc;

/// Packs a state into the fragment of a link.
#[derive(Debug)]
pub struct MakeLink {
    /// What the link is to carry.
    pub state: SharedState,
}

pub(super) fn make_link(task: MakeLink) -> Result<String, LinkError> {
    share::encode(&task.state)
}

/// Writes a reading in another form: the file's name and its content.
#[derive(Debug)]
pub struct Export {
    /// What is on screen.
    pub reading: Arc<Analysis>,
    /// The form.
    pub form: Form,
    /// What a person put right in it.
    pub corrections: Option<Corrections>,
}

pub(super) fn export(task: Export) -> (String, String) {
    let Export {
        reading,
        form,
        corrections,
    } = task;
    let known = corrections.filter(|block| block.version == correct::VERSION);
    let list = known.map_or_else(Vec::new, |block| {
        correct::unpack(&block.bytes, &reading.source.text).0
    });
    (
        report::file_name(&reading, form),
        report::export_corrected(&reading, form, &list),
    )
}
