//! What is said in a link: the state as blocks of a type; a reader skips the types that it does not know.
//!
//! The article comes first, straight after the primer that it resembles.

use super::bytes::{Broken, Read, Reader, Writer};
use super::container::Block;
use super::frozen;
use super::state::{Corrections, Mode, Selected, SharedState, View};
use crate::analysis::About;

/// Block types; numbers are for ever.
const ARTICLE: usize = 1;
const ABOUT: usize = 2;
const PUBLISHED: usize = 3;
const VIEW: usize = 4;
const QUOTES: usize = 5;
const FROZEN: usize = 6;
const CORRECTIONS: usize = 7;
const FROZEN_STRINGS: usize = 8;

const KNOWN: [usize; 8] = [
    ARTICLE,
    ABOUT,
    PUBLISHED,
    VIEW,
    QUOTES,
    FROZEN,
    CORRECTIONS,
    FROZEN_STRINGS,
];

pub(super) fn write(state: &SharedState) -> Vec<Block> {
    let SharedState {
        text,
        about,
        published,
        view,
        frozen,
        corrections,
        mode,
        left_out: _,
    } = state;
    let block = |kind, is_text, bytes| Block { kind, is_text, bytes };
    let mut out = vec![block(ARTICLE, true, text.clone().into_bytes())];
    if *about != About::default() {
        out.push(block(ABOUT, true, about_bytes(about)));
    }
    if let Some(date) = published {
        let mut bytes = Writer::default();
        bytes.date(*date);
        out.push(block(PUBLISHED, false, bytes.bytes));
    }
    if *view != View::default() {
        out.push(block(VIEW, false, view_bytes(view)));
    }
    if *mode == Mode::Quotes {
        out.push(block(QUOTES, false, Vec::new()));
    }
    // A reading that does not fit its own text is left to be read again.
    if let Some((numbers, strings)) = frozen.as_ref().and_then(|frozen| frozen::write(frozen).ok()) {
        out.push(block(FROZEN, false, numbers));
        out.push(block(FROZEN_STRINGS, true, strings.into_bytes()));
    }
    if let Some(corrections) = corrections {
        let mut bytes = vec![corrections.version];
        bytes.extend_from_slice(&corrections.bytes);
        out.push(block(CORRECTIONS, true, bytes));
    }
    out
}

/// Broken when the blocks do not hold what they say.
pub(super) fn read(blocks: &[Block]) -> Read<SharedState> {
    let find = |kind| {
        blocks
            .iter()
            .find(|block| block.kind == kind)
            .map(|block| block.bytes.as_slice())
    };
    let text = String::from_utf8(find(ARTICLE).ok_or(Broken)?.to_vec()).map_err(|_| Broken)?;
    let mut state = SharedState::of_text(&text);
    if let Some(bytes) = find(ABOUT) {
        state.about = about(&mut Reader::new(bytes))?;
    }
    if let Some(bytes) = find(PUBLISHED) {
        state.published = Some(Reader::new(bytes).date()?);
    }
    if let Some(bytes) = find(VIEW) {
        state.view = view(&mut Reader::new(bytes), &text)?;
    }
    if find(QUOTES).is_some() {
        state.mode = Mode::Quotes;
    }
    if let Some(numbers) = find(FROZEN) {
        let strings = std::str::from_utf8(find(FROZEN_STRINGS).unwrap_or_default()).map_err(|_| Broken)?;
        let frozen = frozen::read(numbers, strings, &text);
        state.left_out |= frozen.is_err();
        state.frozen = frozen.ok().map(Box::new);
    }
    if let Some(bytes) = find(CORRECTIONS) {
        let (&version, bytes) = bytes.split_first().ok_or(Broken)?;
        state.corrections = Some(Corrections {
            version,
            bytes: bytes.to_vec(),
        });
    }
    state.left_out |= blocks.iter().any(|block| !KNOWN.contains(&block.kind));
    Ok(state)
}

fn about_bytes(about: &About) -> Vec<u8> {
    let About {
        title,
        outlet,
        author,
        url,
    } = about;
    let mut out = Writer::default();
    for part in [title, outlet, author, url] {
        out.maybe(part.as_deref());
    }
    out.bytes
}

fn about(reader: &mut Reader) -> Read<About> {
    Ok(About {
        title: reader.maybe()?,
        outlet: reader.maybe()?,
        author: reader.maybe()?,
        url: reader.maybe()?,
    })
}

/// Fields of a view, each with its number, so that more can follow.
const OPEN: usize = 1;
const SELECTED: usize = 2;
const BRUSH: usize = 3;
const FILTER: usize = 4;
const OF_ACTOR: usize = 5;
const FOCUS: usize = 6;

/// Kinds of selected items.
const EVENT: usize = 1;
const ACTOR: usize = 2;
const TIMEX: usize = 3;
const RELATION: usize = 4;

fn field(out: &mut Writer, kind: usize, bytes: &[u8]) {
    out.number(kind);
    out.number(bytes.len());
    out.bytes.extend_from_slice(bytes);
}

fn view_bytes(view: &View) -> Vec<u8> {
    let View {
        open,
        selected,
        brush,
        filters,
        actor,
        focus,
    } = view;
    let mut out = Writer::default();
    if let Some(open) = open {
        field(&mut out, OPEN, open.as_bytes());
    }
    if let Some(selected) = *selected {
        field(&mut out, SELECTED, &selected_bytes(selected));
    }
    if let Some((from, to)) = *brush {
        let mut bytes = Writer::default();
        bytes.date(from);
        bytes.date(to);
        field(&mut out, BRUSH, &bytes.bytes);
    }
    for (name, value) in filters {
        let mut bytes = Writer::default();
        bytes.string(name);
        bytes.string(value);
        field(&mut out, FILTER, &bytes.bytes);
    }
    if let Some(actor) = *actor {
        let mut bytes = Writer::default();
        bytes.span(actor);
        field(&mut out, OF_ACTOR, &bytes.bytes);
    }
    if let Some(focus) = *focus {
        field(&mut out, FOCUS, &selected_bytes(focus));
    }
    out.bytes
}

fn selected_bytes(selected: Selected) -> Vec<u8> {
    let mut bytes = Writer::default();
    let (kind, first, second) = match selected {
        Selected::Event(span) => (EVENT, span, None),
        Selected::Actor(span) => (ACTOR, span, None),
        Selected::Timex(span) => (TIMEX, span, None),
        Selected::Relation { from, to } => (RELATION, from, Some(to)),
    };
    bytes.number(kind);
    bytes.span(first);
    if let Some(second) = second {
        bytes.span(second);
    }
    bytes.bytes
}

fn view(reader: &mut Reader, text: &str) -> Read<View> {
    let mut view = View::default();
    while !reader.is_empty() {
        let kind = reader.number()?;
        let length = reader.number()?;
        let mut field = Reader::new(reader.take(length)?);
        match kind {
            OPEN => view.open = Some(field.text(length)?),
            SELECTED => view.selected = selected(&mut field, text)?,
            BRUSH => view.brush = Some((field.date()?, field.date()?)),
            FILTER => view.filters.push((field.string()?, field.string()?)),
            OF_ACTOR => view.actor = Some(field.span(text)?),
            FOCUS => view.focus = selected(&mut field, text)?,
            _ => {}
        }
    }
    Ok(view)
}

/// An item of a kind that this version does not know is no selection.
fn selected(field: &mut Reader, text: &str) -> Read<Option<Selected>> {
    let kind = field.number()?;
    let first = field.span(text)?;
    Ok(match kind {
        EVENT => Some(Selected::Event(first)),
        ACTOR => Some(Selected::Actor(first)),
        TIMEX => Some(Selected::Timex(first)),
        RELATION => Some(Selected::Relation {
            from: first,
            to: field.span(text)?,
        }),
        _ => None,
    })
}
