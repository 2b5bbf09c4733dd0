//! [`parse`]: HTML source as a [`Tree`], forgiving as browsers are.
//!
//! Inert by nature: it makes text and attributes and can neither run nor load anything. It follows the HTML
//! standard where pages show it (implied ends, raw text, elements out of order) and is simpler elsewhere:
//! text inside tables stays where it stands, and a link closed across a block ends with the block.
//! Linear in the source whatever the source is.

use super::entities::decoded;
use super::tree::{ATTRIBUTES, Builder, Tree};

/// Elements inside each other are told apart so far; deeper ones are only counted.
const DEEPEST: usize = 512;
/// No attribute is looked at beyond so many bytes.
const LONGEST_VALUE: usize = 4000;

/// Elements without an end.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];
/// Elements whose inside holds no elements, only characters up to their end tag.
const RAW: &[&str] = &[
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
];
/// Elements that may stand in the head.
const HEAD: &[&str] = &[
    "base", "link", "meta", "title", "script", "style", "noscript", "template",
];
/// Elements that end an open paragraph.
const ENDS_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dd",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "xmp",
];
/// Elements out of which no end is implied.
const WALLS: &[&str] = &["html", "body", "table", "td", "th", "caption"];

/// Parses the source of a page or of a part of one.
pub fn parse(source: &str) -> Tree {
    let mut parser = Parser {
        source,
        at: 0,
        builder: Builder::new(),
        open: vec!["html".to_owned()],
        beyond: 0,
        paragraphs: 0,
        body: false,
    };
    parser.builder.open("html", []);
    while parser.at < source.len() && !parser.builder.is_full() {
        parser.step();
    }
    parser.builder.finish()
}

struct Parser<'a> {
    source: &'a str,
    at: usize,
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

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or("")
    }

    /// Goes on behind the next `mark`, or to the end.
    fn skip_past(&mut self, mark: &str) {
        self.at = match self.rest().find(mark) {
            Some(place) => self.at + place + mark.len(),
            None => self.source.len(),
        };
    }

    /// The text up to the next tag, or the tag.
    fn step(&mut self) {
        let rest = self.rest();
        let mut after = rest.bytes().skip(1);
        match (rest.bytes().next(), after.next(), after.next()) {
            (Some(b'<'), Some(b'!'), _) if rest.starts_with("<!--") => {
                self.at += 4;
                // "<!-->" is a whole comment.
                if !self.rest().starts_with('>') {
                    self.skip_past("-->");
                }
            }
            (Some(b'<'), Some(b'!' | b'?'), _) => self.skip_past(">"),
            (Some(b'<'), Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => {
                self.at += 2;
                let name = self.name();
                self.skip_past(">");
                self.end(&name);
            }
            (Some(b'<'), Some(b'/'), _) => self.skip_past(">"),
            (Some(b'<'), Some(letter), _) if letter.is_ascii_alphabetic() => {
                self.at += 1;
                let name = self.name();
                let attributes = self.attributes();
                self.start(&name, attributes);
            }
            _ => {
                // A "<" that opens no tag is text.
                let from = usize::from(rest.starts_with('<'));
                let next = rest.get(from..).and_then(|inside| inside.find('<'));
                let text = next.and_then(|place| rest.get(..place + from)).unwrap_or(rest);
                self.at += text.len();
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

    fn name(&mut self) -> String {
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '/' || c == '>')
            .unwrap_or(rest.len());
        self.at += end;
        let ascii = rest.chars().take(end.min(40)).take_while(char::is_ascii_graphic);
        ascii.map(|c| c.to_ascii_lowercase()).collect()
    }

    /// The wanted attributes of a tag; goes on behind the tag.
    fn attributes(&mut self) -> Vec<(String, String)> {
        let mut out: Vec<(String, String)> = Vec::new();
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            self.at += rest.len() - trimmed.len();
            if trimmed.is_empty() {
                return out;
            }
            if trimmed.starts_with('>') {
                self.at += 1;
                return out;
            }
            // An equals sign at the beginning is part of the name.
            let end = trimmed
                .char_indices()
                .skip(1)
                .find(|(_, c)| c.is_whitespace() || matches!(c, '/' | '>' | '='))
                .map_or(trimmed.len(), |(place, _)| place);
            let name = trimmed.get(..end).unwrap_or("");
            self.at += end;
            let value = self.value();
            let known = ATTRIBUTES.iter().find(|known| known.eq_ignore_ascii_case(name));
            if let Some(known) = known
                && !out.iter().any(|(other, _)| other == known)
            {
                out.push(((*known).to_owned(), decoded(value).into_owned()));
            }
        }
    }

    /// The value behind an attribute's name; empty when there is none.
    fn value(&mut self) -> &'a str {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        let Some(behind) = trimmed.strip_prefix('=') else {
            return "";
        };
        let value = behind.trim_start();
        self.at += rest.len() - value.len();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, used) = match quote {
            Some(quote) => {
                let inside = value.get(1..).unwrap_or("");
                match inside.find(quote) {
                    Some(end) => (inside.get(..end).unwrap_or(""), end + 2),
                    None => ("", value.len()),
                }
            }
            None => {
                let end = value
                    .find(|c: char| c.is_whitespace() || c == '>')
                    .unwrap_or(value.len());
                (value.get(..end).unwrap_or(""), end)
            }
        };
        self.at += used;
        let mut end = value.len().min(LONGEST_VALUE);
        while !value.is_char_boundary(end) {
            end -= 1;
        }
        value.get(..end).unwrap_or("")
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
            "head" => {}
            _ if !self.body && !HEAD.contains(&name) => self.begin_body(Vec::new()),
            _ => {}
        }
        self.imply(name);
        let entered = self.builder.open(name, attributes);
        if VOID.contains(&name) {
            if entered {
                self.builder.close();
            }
        } else if RAW.contains(&name) {
            let end = self.end_tag(name, false);
            let inside = self.source.get(self.at..end).unwrap_or("");
            if entered {
                match name {
                    "script" => self.builder.text(inside),
                    _ => self.builder.text(&decoded(inside)),
                }
                self.builder.close();
            }
            self.at = end;
            self.skip_past(">");
        } else if entered {
            self.push(name);
        } else {
            self.at = self.end_tag(name, true);
            self.skip_past(">");
        }
    }

    /// Where the end tag of `name` begins, counted over elements of the same name inside when `nested`.
    fn end_tag(&self, name: &str, nested: bool) -> usize {
        let bytes = self.source.as_bytes();
        let named = |at: usize| {
            let after = at + name.len();
            bytes
                .get(at..after)
                .is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
                && !bytes.get(after).is_some_and(u8::is_ascii_alphanumeric)
        };
        let mut deep = 0_usize;
        let mut at = self.at;
        while let Some(place) = self.source.get(at..).and_then(|rest| rest.find('<')) {
            at += place + 1;
            if bytes.get(at) == Some(&b'/') && named(at + 1) {
                if deep == 0 {
                    return at - 1;
                }
                deep -= 1;
            } else if nested && named(at) {
                deep += 1;
            }
        }
        self.source.len()
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
                self.close_up_to(&["tbody", "thead", "tfoot", "caption"], &["table"])
            }
            "a" => self.close_up_to(&["a"], ENDS_PARAGRAPH),
            "button" => self.close_up_to(&["button"], &["form", "table"]),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                if self
                    .open
                    .last()
                    .is_some_and(|last| super::markup::heading(last) > 0)
                {
                    self.pop();
                }
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
                out.push_str(&format!(" {name}={value}"));
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
            ("é<p>ü</", "html(body(ép(ü</)))"),
            ("<script>x", "html()"),
            ("", "html()"),
        ] {
            assert_eq!(drawn(source), tree, "{source}");
        }
    }
}
