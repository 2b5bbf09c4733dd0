//! A page cut into pieces: what stands on lines of its own, in order, with what the markup says of it.

use super::markup::{heading, is_block, reason};
use super::tree::Tree;
use crate::paste::Reason;

/// What stands on a line of its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// Its words, white space made single.
    pub(super) text: String,
    /// The node in which it begins.
    pub(super) node: usize,
    /// Characters inside links.
    pub(super) linked: usize,
    /// Level of a heading, or 0.
    pub(super) heading: u8,
    /// Whether it is an item of a list.
    pub(super) item: bool,
    /// Whether it is a row of a table.
    pub(super) row: bool,
    /// Whether it is marked up as author or date of the article.
    pub(super) front: bool,
    /// Why it is dropped.
    pub(super) dropped: Option<Reason>,
}

impl Piece {
    /// The share of its characters that stand in links.
    pub(super) fn link_share(&self) -> f64 {
        self.linked as f64 / (self.text.chars().count().max(1)) as f64
    }
}

/// What a list puts before its items.
#[derive(Clone, Copy, Default)]
enum List {
    /// No list.
    #[default]
    None,
    /// Bullets.
    Bullets,
    /// The number of the next item.
    Numbers(usize),
}

/// What the elements around a node say.
#[derive(Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent observations, not states"
)]
struct Around {
    end: usize,
    block: bool,
    reason: Option<Reason>,
    link: bool,
    heading: u8,
    row: bool,
    front: bool,
    pre: bool,
    /// Inside a row whose cells are parts of the page, not of a table.
    layout: bool,
    /// The list that this element is.
    list: List,
}

/// Cuts a page.
pub(super) fn cut(tree: &Tree) -> Vec<Piece> {
    let wide = wide_elements(tree);
    let mut cutter = Cutter::default();
    let mut around: Vec<Around> = vec![Around {
        end: usize::MAX,
        ..Around::default()
    }];
    let mut skip = 0;
    for (index, node) in tree.nodes.iter().enumerate() {
        while around.len() > 1 && around.last().is_some_and(|a| a.end <= index) {
            if let Some(left) = around.pop() {
                cutter.leave(&left, around.last());
            }
        }
        if index < skip {
            continue;
        }
        let Some(outer) = around.last() else { continue };
        if node.tag.is_empty() {
            cutter.text(&node.text, outer, index);
            continue;
        }
        if matches!(node.tag.as_str(), "script" | "title" | "head") {
            skip = if node.tag == "head" { skip } else { node.end };
            continue;
        }
        let block = is_block(&node.tag);
        let own = reason(node, wide.get(index) == Some(&true));
        // A quotation or a table inside a figure is no caption.
        let outer_reason = match (outer.reason, node.tag.as_str()) {
            (Some(Reason::Caption), "blockquote" | "table" | "pre") => None,
            (reason, _) => reason,
        };
        let classes = node.attribute("class").to_lowercase();
        let mut inner = Around {
            end: node.end,
            block,
            reason: outer_reason.or(own),
            link: outer.link || node.tag == "a",
            heading: heading(&node.tag).max(if block && node.tag != "div" {
                0
            } else {
                outer.heading
            }),
            row: outer.row || node.tag == "tr",
            front: outer.front
                || node.tag == "time"
                || node.attribute("rel") == "author"
                || node.attribute("itemprop").contains("author")
                || [
                    "byline",
                    "author",
                    "dateline",
                    "timestamp",
                    "pubdate",
                    "published",
                ]
                .iter()
                .any(|word| classes.contains(word)),
            pre: outer.pre || node.tag == "pre",
            layout: outer.layout && node.tag != "tr",
            list: List::None,
        };
        match node.tag.as_str() {
            "br" => cutter.line_break(),
            "hr" => cutter.flush(),
            "td" | "th" if inner.layout => cutter.flush(),
            "td" | "th" => cutter.cell(),
            "tr" => inner.layout = is_layout(tree, index),
            "ul" | "menu" | "dir" => inner.list = List::Bullets,
            "ol" => inner.list = List::Numbers(1),
            _ => {}
        }
        if block {
            cutter.flush();
            cutter.begin(index);
            if node.tag == "li" {
                cutter.item(&mut around);
            }
        } else if inner.reason.is_some() && outer.reason.is_none() {
            cutter.aside();
        }
        if node.end > index + 1 {
            around.push(inner);
        } else if block {
            cutter.flush();
        }
    }
    while let Some(left) = around.pop() {
        cutter.leave(&left, around.last());
    }
    cutter.pieces
}

/// Whether a row of a table lays out the page: its cells hold blocks, line breaks or long texts. Looks at
/// its first nodes only, since such rows stand inside each other.
fn is_layout(tree: &Tree, row: usize) -> bool {
    let end = tree.nodes.get(row).map_or(row, |node| node.end).min(row + 200);
    tree.nodes.get(row + 1..end).unwrap_or(&[]).iter().any(|node| {
        node.text.len() > 200
            || node.tag == "br"
            || (is_block(&node.tag) && !matches!(node.tag.as_str(), "p" | "div" | "ul" | "li"))
    })
}

/// Elements that are the page, hold its headline, or hold most long texts from the first one on: their
/// classes describe the page ("story-with-comments"), not furniture.
fn wide_elements(tree: &Tree) -> Vec<bool> {
    let mut headlines: Vec<usize> = Vec::new();
    let mut long: Vec<usize> = vec![0];
    let mut first_long = None;
    for (index, node) in tree.nodes.iter().enumerate() {
        if node.tag == "h1" {
            headlines.push(index);
        }
        let length = if node.text.len() >= 60 { node.text.len() } else { 0 };
        if length > 0 {
            first_long = first_long.or(Some(index));
        }
        long.push(long.last().copied().unwrap_or(0) + length);
    }
    let total = long.last().copied().unwrap_or(0);
    let holds_most = |from: usize, to: usize| match (long.get(from), long.get(to)) {
        (Some(before), Some(after)) => total > 0 && (after - before) * 10 >= total * 6,
        _ => false,
    };
    tree.nodes
        .iter()
        .enumerate()
        .map(|(index, node)| {
            let page = matches!(node.tag.as_str(), "html" | "body" | "main" | "article")
                || node.attribute("role") == "main"
                || node.attribute("itemprop") == "articleBody";
            let furniture = matches!(node.tag.as_str(), "nav" | "footer" | "aside");
            let next = headlines.partition_point(|at| *at <= index);
            let headline = headlines.get(next).is_some_and(|at| *at < node.end);
            let first = first_long.is_some_and(|first| (index..node.end).contains(&first));
            page || (!furniture && (headline || (first && holds_most(index, node.end))))
        })
        .collect()
}

#[derive(Default)]
struct Cutter {
    pieces: Vec<Piece>,
    main: Piece,
    side: Piece,
    space: bool,
    breaks: usize,
    mark: Option<String>,
}

impl Cutter {
    /// A block begins: what follows belongs to it.
    fn begin(&mut self, index: usize) {
        self.main = Piece {
            node: index,
            ..Piece::default()
        };
        self.space = false;
        self.breaks = 0;
    }

    /// A list item begins: its first line gets a bullet or the number.
    fn item(&mut self, around: &mut [Around]) {
        let list = around.iter_mut().rev().find(|a| !matches!(a.list, List::None));
        let mark = match list.map(|a| &mut a.list) {
            Some(List::Numbers(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "• ".to_owned(),
        };
        self.mark = Some(mark);
    }

    fn text(&mut self, text: &str, around: &Around, index: usize) {
        let side = around.reason.is_some();
        if self.breaks >= 2 && !text.trim().is_empty() {
            self.flush();
        }
        let mut ink = false;
        for c in text.chars() {
            if c == '\n' && around.pre && !side {
                self.flush();
                continue;
            }
            if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}' | '\u{2060}') {
                self.space |= c.is_whitespace();
                continue;
            }
            let piece = if side { &mut self.side } else { &mut self.main };
            if piece.text.is_empty() {
                piece.node = index;
            } else if self.space {
                piece.text.push(' ');
                piece.linked += usize::from(around.link);
            }
            self.space = false;
            piece.text.push(c);
            piece.linked += usize::from(around.link);
            ink = true;
        }
        if ink {
            self.breaks = 0;
            let piece = if side { &mut self.side } else { &mut self.main };
            piece.heading = piece.heading.max(around.heading);
            piece.row |= around.row;
            piece.front |= around.front;
            piece.dropped = around.reason;
        }
    }

    fn line_break(&mut self) {
        self.space = true;
        self.breaks += 1;
    }

    /// A cell of a row begins.
    fn cell(&mut self) {
        if !self.main.text.is_empty() {
            self.main.text.push_str(" |");
            self.space = true;
        }
    }

    /// Dropped words inside a line begin: they are kept apart from the line.
    fn aside(&mut self) {
        self.flush_side();
    }

    fn leave(&mut self, left: &Around, outer: Option<&Around>) {
        if left.block {
            self.flush();
        } else if left.reason.is_some() && outer.is_none_or(|outer| outer.reason.is_none()) {
            self.flush_side();
        }
    }

    fn flush_side(&mut self) {
        let side = std::mem::take(&mut self.side);
        if !side.text.is_empty() {
            self.pieces.push(side);
            self.space = true;
        }
    }

    fn flush(&mut self) {
        let mut piece = std::mem::take(&mut self.main);
        self.space = false;
        self.breaks = 0;
        if piece.text.is_empty() {
            self.flush_side();
            return;
        }
        if let Some(mark) = self.mark.take()
            && piece.heading == 0
        {
            piece.item = true;
            piece.text.insert_str(0, &mark);
        }
        self.pieces.push(piece);
        self.flush_side();
    }
}
