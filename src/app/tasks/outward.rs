//! What goes out: links and exports.

use crate::analysis::Analysis;
use crate::correct;
use crate::report::{self, Form};
use crate::scene::{Picture, draw};
use crate::share::{self, Corrections, LinkError, Mode, SharedState};
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

/// Packs what a person shares into the fragment of a link, as the person wants it.
#[derive(Debug)]
pub struct ShareLink {
    /// What is on screen; its mode says how much of the article goes along.
    pub state: SharedState,
    /// The reading as the engine made it.
    pub base: Arc<Analysis>,
    /// Whether the reading goes along.
    pub freeze: bool,
}

/// The fragment, and how long it would be with the other answer to the question of freezing.
pub(super) fn share_link(task: ShareLink) -> Result<(String, usize), LinkError> {
    let ShareLink { state, base, freeze } = task;
    let (plain, frozen) = match state.mode {
        Mode::Whole => (state, Analysis::clone(&base)),
        Mode::Quotes => quotes_only(state, &base),
    };
    let frozen = SharedState {
        frozen: Some(Box::new(frozen)),
        ..plain.clone()
    };
    let [wanted, other] = if freeze { [frozen, plain] } else { [plain, frozen] };
    let fragment = share::encode(&wanted)?;
    Ok((fragment, share::encode(&other).map_or(0, |other| other.len())))
}

/// Corrections are in the reading then: their places are not in the text any more.
fn quotes_only(mut state: SharedState, base: &Analysis) -> (SharedState, Analysis) {
    let list = known(state.corrections.take(), &base.source.text);
    let corrected = (!list.is_empty()).then(|| correct::apply(base, &list).analysis);
    let (cut, moves) = share::quoted(corrected.as_ref().unwrap_or(base));
    state.view.selected = state
        .view
        .selected
        .and_then(|selected| selected.moved(|span| moves.span(span)));
    state.published = cut.published.date;
    state.text = cut.source.text.to_string();
    (state, cut)
}

fn known(corrections: Option<Corrections>, text: &str) -> Vec<correct::Correction> {
    let known = corrections.filter(|block| block.version == correct::VERSION);
    known.map_or_else(Vec::new, |block| correct::unpack(&block.bytes, text).0)
}

/// Draws a reading as a whole.
#[derive(Debug)]
pub struct Draw {
    /// What is on screen.
    pub reading: Arc<Analysis>,
    /// As what.
    pub picture: Picture,
    /// How many corrections are in it.
    pub corrected: usize,
}

/// The name of its file without the ending, and the picture as SVG.
pub(super) fn draw_picture(task: Draw) -> (String, String) {
    let Draw {
        reading,
        picture,
        corrected,
    } = task;
    let credit = report::credit(&reading, corrected);
    let title = report::headline(&reading).unwrap_or("Untitled");
    let name = format!("{}-{picture}", report::file_stem(&reading));
    (name, draw(&reading, picture, title, &credit))
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
    let list = known(corrections, &reading.source.text);
    (
        report::file_name(&reading, form),
        report::export_corrected(&reading, form, &list),
    )
}
