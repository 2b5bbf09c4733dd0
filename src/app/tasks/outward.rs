//! What goes out: links and exports.

use crate::analysis::Analysis;
use crate::report::{self, Form};
use crate::share::{self, LinkError, SharedState};
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
    /// How many corrections are in it.
    pub corrected: usize,
}

pub(super) fn export(task: Export) -> (String, String) {
    let Export {
        reading,
        form,
        corrected,
    } = task;
    (
        report::file_name(&reading, form),
        report::export(&reading, form, corrected),
    )
}
