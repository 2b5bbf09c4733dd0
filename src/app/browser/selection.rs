//! What a reader marked in the article, and where on the screen.

use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

/// A marked stretch: in the paragraphs of this number, from and to this many UTF-16 units into their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Paragraph and unit of the beginning.
    pub from: (usize, usize),
    /// Paragraph and unit of the end.
    pub to: (usize, usize),
    /// Middle and foot of the marked words on the screen, in pixels.
    pub place: (i32, i32),
}

/// What is marked in the article now.
pub fn marked() -> Option<Marked> {
    let window = web_sys::window()?;
    let selection = window.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let place = range.get_bounding_client_rect();
    Some(Marked {
        from: place_of(&range.start_container().ok()?, range.start_offset().ok()?)?,
        to: place_of(&range.end_container().ok()?, range.end_offset().ok()?)?,
        place: (
            f64::midpoint(place.left(), place.right()) as i32,
            place.bottom() as i32,
        ),
    })
}

/// Marks nothing any more.
pub fn unmark() {
    if let Some(Ok(Some(selection))) = web_sys::window().map(|window| window.get_selection()) {
        // Fails only when there is no selection.
        let _ = selection.remove_all_ranges();
    }
}

/// The paragraph and how far into its words a point of the document lies.
fn place_of(node: &Node, offset: u32) -> Option<(usize, usize)> {
    let element = node
        .dyn_ref::<Element>()
        .cloned()
        .or_else(|| node.parent_element())?;
    let words = element.closest("#text .words").ok()?.or_else(|| {
        let inside = element.closest("#text .para").ok()??;
        inside.query_selector(".words").ok()?
    })?;
    let from = words.get_attribute("data-from")?.parse().ok()?;
    let range = Range::new().ok()?;
    range.select_node_contents(&words).ok()?;
    if words.contains(Some(node)) {
        range.set_end(node, offset).ok()?;
    }
    Some((from, String::from(range.to_string()).encode_utf16().count()))
}

/// Whether an event happened in an element that matches.
pub fn is_in(event: &ev::Event, selector: &str) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}

/// The values of an attribute of the elements that match and lie under a point of the screen, the uppermost
/// first.
pub fn under(x: i32, y: i32, selector: &str, attribute: &str) -> Vec<String> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for element in document.elements_from_point(x as f32, y as f32).iter() {
        let value = element
            .dyn_ref::<Element>()
            .and_then(|element| element.closest(selector).ok().flatten())
            .and_then(|element| element.get_attribute(attribute));
        if let Some(value) = value.filter(|value| !found.contains(value)) {
            found.push(value);
        }
    }
    found
}
