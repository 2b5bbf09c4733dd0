//! [`parse`]: HTML source as a [`Tree`], forgiving as browsers are.
//!
//! Inert by nature: it makes text and attributes and can neither run nor load anything. It follows the HTML
//! standard where pages show it (implied ends, raw text, elements out of order) and is simpler elsewhere:
//! text inside tables stays where it stands, and a link closed across a block ends with the block.
//! Linear in the source whatever the source is.

use super::cursor::Cursor;
use super::entities::decoded;
use super::tree::{Builder, Tree};

/// Elements inside each other are told apart so far; deeper ones are only counted.
const DEEPEST: usize = 512;

/// Elements without an end.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];
/// Elements whose inside holds no elements, only characters up to their end tag.
#[rustfmt::skip]
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext",
];
/// Elements that may stand in the head.
const HEAD: &[&str] = &[
    "base", "link", "meta", "title", "script", "style", "noscript", "template",
];
/// Elements that end an open paragraph.
#[rustfmt::skip]
const ENDS_PARAGRAPH: &[&str] = &[
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "dd", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section",
    "summary", "table", "ul", "xmp",
];
/// Elements out of which no end is implied.
const WALLS: &[&str] = &["html", "body", "table", "td", "th", "caption"];

/// Parses the source of a page or of a part of one.
pub fn parse(source: &str) -> Tree {
    let mut parser = Parser {
        cursor: Cursor { source, at: 0 },
        builder: Builder::new(),
        open: vec!["html".to_owned()],
        beyond: 0,
        paragraphs: 0,
        body: false,
    };
    parser.builder.open("html", []);
    while parser.cursor.at < source.len() && !parser.builder.is_full() {
        parser.step();
    }
    parser.builder.finish()
}

struct Parser<'a> {
    cursor: Cursor<'a>,
    builder: Builder,
    /// Names of the open elements.
    open: Vec<String>,
    /// Open elements beyond the deepest.
    beyond: usize,
    /// How many of `open` are paragraphs.
    paragraphs: usize,
    /// Whether the body has begun.
    body: bool,
}

impl Parser<'_> {
    /// The text up to the next tag, or the tag.
    fn step(&mut self) {
        let rest = self.cursor.rest();
        let mut after = rest.bytes().skip(1);
        match (rest.bytes().next(), after.next(), after.next()) {
            (Some(b'<'), Some(b'!'), _) if rest.starts_with("<!--") => {
                self.cursor.at += 4;
                // "<!-->" is a whole comment.
                if !self.cursor.rest().starts_with('>') {
                    self.cursor.skip_past("-->");
                }
            }
            (Some(b'<'), Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => {
                self.cursor.at += 2;
                let name = self.cursor.name();
                self.cursor.skip_past(">");
                self.end(&name);
            }
            (Some(b'<'), Some(b'!' | b'?' | b'/'), _) => self.cursor.skip_past(">"),
            (Some(b'<'), Some(letter), _) if letter.is_ascii_alphabetic() => {
                self.cursor.at += 1;
                let name = self.cursor.name();
                let attributes = self.cursor.attributes();
                self.start(&name, attributes);
            }
            _ => {
                // A "<" that opens no tag is text.
                let from = usize::from(rest.starts_with('<'));
                let next = rest.get(from..).and_then(|inside| inside.find('<'));
                let text = next.and_then(|place| rest.get(..place + from)).unwrap_or(rest);
                self.cursor.at += text.len();
                self.text(text);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if !self.body && !text.trim().is_empty() {
            self.begin_body(Vec::new());
        }
        self.builder.text(&decoded(text));
    }

    fn start(&mut self, name: &str, attributes: Vec<(String, String)>) {
        match name {
            "html" => return,
            "body" => {
                if !self.body {
                    self.begin_body(attributes);
                }
                return;
            }
            "head" if self.body => return,
            _ if !self.body && name != "head" && !HEAD.contains(&name) => self.begin_body(Vec::new()),
            _ => {}
        }
        self.imply(name);
        let entered = self.builder.open(name, attributes);
        if VOID.contains(&name) {
            if entered {
                self.builder.close();
            }
        } else if RAW.contains(&name) {
            let end = self.cursor.end_tag(name, false);
            let inside = self.cursor.source.get(self.cursor.at..end).unwrap_or("");
            if entered {
                match name {
                    "script" => self.builder.text(inside),
                    _ => self.builder.text(&decoded(inside)),
                }
                self.builder.close();
            }
            self.cursor.at = end;
            self.cursor.skip_past(">");
        } else if entered {
            self.push(name);
        } else {
            self.cursor.at = self.cursor.end_tag(name, true);
            self.cursor.skip_past(">");
        }
    }

    fn begin_body(&mut self, attributes: Vec<(String, String)>) {
        while self.open.len() > 1 {
            self.pop();
        }
        self.body = true;
        if self.builder.open("body", attributes) {
            self.push("body");
        }
    }

    fn push(&mut self, name: &str) {
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        self.paragraphs += usize::from(name == "p");
        self.open.push(name.to_owned());
    }

    fn pop(&mut self) {
        for _ in 0..std::mem::take(&mut self.beyond) {
            self.builder.close();
        }
        if let Some(name) = self.open.pop() {
            self.paragraphs -= usize::from(name == "p");
            self.builder.close();
        }
    }

    /// Ends what the beginning of an element ends.
    fn imply(&mut self, name: &str) {
        if self.beyond > 0 {
            return;
        }
        match name {
            "li" => self.close_up_to(&["li"], &["ul", "ol", "menu", "dir"]),
            "dd" | "dt" => self.close_up_to(&["dd", "dt"], &["dl"]),
            "tr" => self.close_up_to(&["tr"], &["table", "tbody", "thead", "tfoot"]),
            "td" | "th" => self.close_up_to(&["td", "th"], &["table", "tr"]),
            "tbody" | "thead" | "tfoot" => {
                self.close_up_to(&["tbody", "thead", "tfoot", "caption"], &["table"]);
            }
            "a" => self.close_up_to(&["a"], ENDS_PARAGRAPH),
            "button" => self.close_up_to(&["button"], &["form", "table"]),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
                if self
                    .open
                    .last()
                    .is_some_and(|last| super::markup::heading(last) > 0) =>
            {
                self.pop();
            }
            _ => {}
        }
        if self.paragraphs > 0 && ENDS_PARAGRAPH.contains(&name) {
            self.close_up_to(&["p"], &["button"]);
        }
    }

    /// Ends the innermost of `names`, with everything inside it, unless a wall or one of `until` is inside it.
    fn close_up_to(&mut self, names: &[&str], until: &[&str]) {
        for (index, open) in self.open.iter().enumerate().rev() {
            if names.contains(&open.as_str()) {
                while self.open.len() > index {
                    self.pop();
                }
                return;
            }
            if until.contains(&open.as_str())
                || (WALLS.contains(&open.as_str()) && !is_cell_part(names, open))
            {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        if self.beyond > 0 {
            self.beyond -= 1;
            self.builder.close();
            return;
        }
        match name {
            "html" | "body" => return,
            "br" => return self.start("br", Vec::new()),
            _ => {}
        }
        let heading = super::markup::heading(name) > 0;
        let inline = !super::markup::is_block(name) && !matches!(name, "td" | "th" | "head");
        for (index, open) in self.open.iter().enumerate().rev() {
            let same = open == name || (heading && super::markup::heading(open) > 0);
            if same && index > 0 {
                while self.open.len() > index {
                    self.pop();
                }
                return;
            }
            let wall = WALLS.contains(&open.as_str())
                && !matches!(name, "table" | "tr" | "tbody" | "thead" | "tfoot");
            if wall || (inline && super::markup::is_block(open)) {
                return;
            }
        }
    }
}

/// Rows reach through their cells.
fn is_cell_part(names: &[&str], open: &str) -> bool {
    matches!(open, "td" | "th" | "caption") && names.iter().any(|name| matches!(*name, "tr" | "tbody"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in short: `p.class(words)`.
    fn drawn(source: &str) -> String {
        let tree = parse(source);
        let mut out = String::new();
        let mut ends: Vec<usize> = Vec::new();
        for (index, node) in tree.nodes.iter().enumerate() {
            while ends.last() == Some(&index) {
                ends.pop();
                out.push(')');
            }
            if node.tag.is_empty() {
                out.push_str(&node.text);
                continue;
            }
            out.push_str(&node.tag);
            for (name, value) in &node.attributes {
                out.extend([" ", name, "=", value]);
            }
            out.push('(');
            ends.push(node.end);
        }
        out.push_str(&")".repeat(ends.len()));
        out
    }

    #[test]
    fn ends_are_implied_as_in_browsers() {
        for (source, tree) in [
            ("<p>a<p>b", "html(body(p(a)p(b)))"),
            ("a<div>b</div>c", "html(body(adiv(b)c))"),
            ("<p>a<div>b</div></p>", "html(body(p(a)div(b)))"),
            (
                "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
                "html(body(ul(li(a)li(bul(li(c)))li(d))))",
            ),
            ("<dl><dt>a<dd>b<dt>c</dl>", "html(body(dl(dt(a)dd(b)dt(c))))"),
            (
                "<table><tr><td>a<td>b<tr><td><p>c</table>d",
                "html(body(table(tr(td(a)td(b))tr(td(p(c))))d))",
            ),
            ("<h1>a</h2>b", "html(body(h1(a)b))"),
            ("<b>a<p>b</b>c</p>", "html(body(b(ap(bc))))"),
            ("a</div>b<br>c</br>d", "html(body(abbr()cbr()d))"),
            ("<a href=x>a<a href=y>b</a>", "html(body(a href=x(a)a href=y(b)))"),
            (
                "<html><head><title>t &amp; u</title><meta name=n content='c'><body class=k>b</body></html> ",
                "html(head(title(t & u)meta name=n content=c())body class=k(b ))",
            ),
        ] {
            assert_eq!(drawn(source), tree, "{source}");
        }
    }

    #[test]
    fn nothing_of_what_is_skipped_comes_through() {
        for source in [
            "<style>p{</style><p>x",
            "<!-- <p>y --><p>x",
            "<svg><title>y</title><svg></svg><p>y</svg><p>x",
            "<script>document.write('<p>y</p>')</script><p>x",
            "<p onclick='y>' data-y=\"<p>y\">x",
            "<?php y ?><!doctype y><p>x",
            "<noscript><p>y</noscript><p>x",
            "<textarea><p>y</textarea ><p>x",
            "<SELECT><option>y</SELECT><p>x",
        ] {
            let drawn = drawn(source);
            assert!(
                drawn.ends_with("p(x))))") || drawn.ends_with("p(x)))"),
                "{source}: {drawn}"
            );
            assert!(
                !drawn.contains('y') || drawn.matches('y').count() == 1,
                "{source}: {drawn}"
            );
        }
    }

    #[test]
    fn broken_source_is_text_as_far_as_it_goes() {
        for (source, tree) in [
            ("1 < 2 & 3", "html(body(1 < 2 & 3))"),
            ("<p title='", "html(body(p()))"),
            ("<", "html(body(<))"),
            ("é<p>ü</", "html(body(ép(ü)))"),
            ("<script>x", "html()"),
            ("", "html()"),
        ] {
            assert_eq!(drawn(source), tree, "{source}");
        }
    }
}
