//! [`Tree`]: a parsed page as a flat list of nodes, built by whoever parses it.
//!
//! The builder bounds everything: nodes, characters, depth. Nothing is ever recursed over, so a page of
//! fifty thousand nested tags is as safe as any other; scripts and styles are not even taken in.

/// More nodes are not read.
const MOST_NODES: usize = 200_000;
/// More bytes of text are not read.
const MOST_TEXT: usize = 3_000_000;
/// Deeper elements count as part of the element at this depth.
const DEEPEST: usize = 400;

/// Attributes worth handing over; all others may be left out.
pub const ATTRIBUTES: &[&str] = &[
    "class",
    "id",
    "role",
    "itemprop",
    "property",
    "name",
    "content",
    "datetime",
    "rel",
    "href",
    "type",
    "hidden",
    "aria-hidden",
    "style",
    "data-testid",
    "data-component",
];

/// Elements whose insides are never read.
const SKIPPED: &[&str] = &[
    "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "select", "textarea", "input", "frameset", "applet", "map", "datalist", "progress", "meter", "picture",
];

/// An element (with a tag) or a piece of text (without).
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// In lower case; empty for text.
    pub(super) tag: String,
    /// Names in lower case with their values.
    pub(super) attributes: Vec<(String, String)>,
    /// The words of a piece of text.
    pub(super) text: String,
    /// One past the last node inside.
    pub(super) end: usize,
}

impl Node {
    /// The value of an attribute, empty when it is missing.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// Whether the attribute is there, with or without a value.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| known == name)
    }
}

/// A page: its nodes in document order.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Whether the page was larger than what is read.
    pub cut: bool,
}

/// Takes a page in, node by node.
#[derive(Debug, Default)]
pub struct Builder {
    tree: Tree,
    open: Vec<usize>,
    beyond: usize,
    bytes: usize,
}

impl Builder {
    /// An empty page.
    pub fn new() -> Self {
        Self::default()
    }

    /// An element begins. `false`: leave out everything inside it, and do not close it.
    pub fn open(&mut self, tag: &str, attributes: impl IntoIterator<Item = (String, String)>) -> bool {
        let tag = tag.to_ascii_lowercase();
        if self.is_full() || SKIPPED.contains(&tag.as_str()) {
            return false;
        }
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return true;
        }
        let attributes: Vec<(String, String)> = attributes
            .into_iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), short(value)))
            .collect();
        let data = attributes
            .iter()
            .any(|(name, value)| name == "type" && value.eq_ignore_ascii_case("application/ld+json"));
        if tag == "script" && !data {
            return false;
        }
        self.open.push(self.tree.nodes.len());
        self.tree.nodes.push(Node {
            tag,
            attributes,
            ..Node::default()
        });
        true
    }

    /// A piece of text.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() || self.is_full() {
            return;
        }
        let mut most = text.len().min(MOST_TEXT - self.bytes);
        while !text.is_char_boundary(most) {
            most -= 1;
        }
        self.bytes = if most < text.len() {
            MOST_TEXT
        } else {
            self.bytes + most
        };
        let text = text.get(..most).unwrap_or("");
        let end = self.tree.nodes.len() + 1;
        self.tree.nodes.push(Node {
            text: text.to_owned(),
            end,
            ..Node::default()
        });
    }

    /// The element opened last ends.
    pub fn close(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if let Some(index) = self.open.pop() {
            let end = self.tree.nodes.len();
            if let Some(node) = self.tree.nodes.get_mut(index) {
                node.end = end;
            }
        }
    }

    /// Whether no more is taken in; the walk can stop.
    pub fn is_full(&mut self) -> bool {
        let full = self.tree.nodes.len() >= MOST_NODES || self.bytes >= MOST_TEXT;
        self.tree.cut |= full;
        full
    }

    /// The page.
    pub fn finish(mut self) -> Tree {
        self.beyond = 0;
        while !self.open.is_empty() {
            self.close();
        }
        self.tree
    }
}

/// An attribute's value, cut where nobody looks any more.
fn short(mut value: String) -> String {
    if value.len() > 2000 {
        let end = value
            .char_indices()
            .map(|(at, _)| at)
            .take_while(|at| *at <= 2000)
            .last()
            .unwrap_or(0);
        value.truncate(end);
    }
    value
}
