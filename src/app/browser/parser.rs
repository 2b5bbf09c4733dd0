//! HTML source as a plain tree, by the browser's own parser. A document made by it is inert: no script in it
//! runs and nothing it names is loaded.

use crate::paste::html::{ATTRIBUTES, Builder, Tree};
use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

/// Parses HTML; `None` when the browser cannot.
pub fn parse_html(html: &str) -> Option<Tree> {
    let document = DomParser::new()
        .ok()?
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()?;
    let root: Node = document.document_element()?.into();
    let mut builder = Builder::new();
    // Walked without recursion: a page may be nested deeper than any stack.
    let mut open: Vec<Node> = Vec::new();
    let mut next = Some(root);
    while let Some(node) = next.take() {
        if builder.is_full() {
            break;
        }
        let entered = enter(&node, &mut builder);
        if entered && let Some(child) = node.first_child() {
            open.push(node);
            next = Some(child);
            continue;
        }
        if entered {
            builder.close();
        }
        next = node.next_sibling();
        while next.is_none() {
            let Some(parent) = open.pop() else { break };
            builder.close();
            next = parent.next_sibling();
        }
    }
    Some(builder.finish())
}

/// Takes a node in; true when it is an element whose insides are wanted.
fn enter(node: &Node, builder: &mut Builder) -> bool {
    match node.node_type() {
        Node::TEXT_NODE => {
            builder.text(&node.text_content().unwrap_or_default());
            false
        }
        Node::ELEMENT_NODE => {
            let Some(element) = node.dyn_ref::<Element>() else {
                return false;
            };
            let attributes = ATTRIBUTES
                .iter()
                .filter_map(|name| Some(((*name).to_owned(), element.get_attribute(name)?)));
            builder.open(&element.tag_name(), attributes)
        }
        _ => false,
    }
}
