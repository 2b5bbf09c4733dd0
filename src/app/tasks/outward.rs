//! What goes out: links and exports.

use crate::analysis::Analysis;
use crate::correct::{self, Anchor, Correction};
use crate::report::{self, Form};
use crate::scene::{Picture, draw};
use crate::share::{self, Corrections, LinkError, Mode, Moves, SharedState, View};
use crate::text::Span;
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
        Mode::Whole => {
            let frozen = SharedState {
                frozen: Some(Box::new(Analysis::clone(&base))),
                ..state.clone()
            };
            (state, frozen)
        }
        Mode::Quotes => quotes_only(state, &base),
    };
    let [wanted, other] = if freeze { [frozen, plain] } else { [plain, frozen] };
    let fragment = share::encode(&wanted)?;
    Ok((fragment, share::encode(&other).map_or(0, |other| other.len())))
}

/// The same with the quoted sentences alone, without and with its reading. What was put right goes along as
/// corrections that can be taken back, as far as what is left shows what they are about; where a frozen reading does
/// not show all of that, they are in it.
fn quotes_only(state: SharedState, base: &Analysis) -> (SharedState, SharedState) {
    let list = known(state.corrections.clone(), &base.source.text);
    let corrected = (!list.is_empty()).then(|| correct::apply(base, &list).analysis);
    let shown = corrected.as_ref().unwrap_or(base);
    let (cut, moves) = share::quoted(shown);
    let text = cut.source.text.to_string();
    let follow = |span| place_left(span, shown, &moves);
    let list = correct::moved(&list, |anchor| {
        let words = anchor.holds(&base.source.text);
        let left = follow(anchor.span).or_else(|| place_left(anchor.span, base, &moves));
        left.filter(|_| words).map(|span| Anchor::new(&text, span))
    });
    let held = |reading: &Analysis| -> Vec<Correction> {
        let done = correct::apply(reading, &list).done;
        done.iter()
            .filter_map(|done| list.get(done.index).cloned())
            .collect()
    };
    let packed = |list: Vec<Correction>| {
        (!list.is_empty()).then(|| Corrections {
            version: correct::VERSION,
            bytes: correct::pack(&list, &text),
        })
    };
    let view = View {
        selected: state.view.selected.and_then(|selected| selected.moved(follow)),
        actor: state.view.actor.and_then(follow),
        focus: state.view.focus.and_then(|focus| focus.moved(follow)),
        ..state.view
    };
    let plain = SharedState {
        published: cut.published.date,
        corrections: packed(held(&moves.reading(base, false))),
        view,
        text: text.clone(),
        ..state
    };
    let uncorrected = moves.reading(base, true);
    let all = held(&uncorrected);
    let (frozen, corrections) = if all.len() == list.len() {
        (uncorrected, packed(all))
    } else {
        (cut, None)
    };
    let frozen = SharedState {
        frozen: Some(Box::new(frozen)),
        corrections,
        ..plain.clone()
    };
    (plain, frozen)
}

/// Where something went: an actor is found by another mention where the one that was told is gone.
fn place_left(span: Span, reading: &Analysis, moves: &Moves) -> Option<Span> {
    moves.span(span).or_else(|| {
        let mentions = &reading.actors.mentions;
        let told = mentions.iter().find(|mention| mention.span == span)?;
        let mut others = mentions.iter().filter(|mention| mention.actor == told.actor);
        others.find_map(|mention| moves.span(mention.span))
    })
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
