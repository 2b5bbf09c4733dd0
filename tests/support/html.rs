//! What a browser's parser makes of a page, by html5ever: the plain tree that our own parser is held against.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use whowhen::paste::html::{ATTRIBUTES, Builder, Tree};

/// A step of the walk.
enum Step {
    Enter(Handle),
    Leave,
}

/// Parses a page; the walk is a loop, not a recursion.
pub(crate) fn tree(source: &str) -> Tree {
    let dom: RcDom = parse_document(RcDom::default(), ParseOpts::default()).one(source);
    let mut builder = Builder::new();
    let mut steps = vec![Step::Enter(dom.document.clone())];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Leave => {
                builder.close();
                continue;
            }
            Step::Enter(node) => node,
        };
        if builder.is_full() {
            break;
        }
        match &node.data {
            NodeData::Text { contents } => {
                builder.text(&contents.borrow());
                continue;
            }
            NodeData::Element { name, attrs, .. } => {
                let attrs = attrs.borrow();
                let wanted = attrs
                    .iter()
                    .filter(|attr| ATTRIBUTES.contains(&&*attr.name.local))
                    .map(|attr| (attr.name.local.to_string(), attr.value.to_string()));
                if !builder.open(&name.local, wanted) {
                    continue;
                }
                steps.push(Step::Leave);
            }
            NodeData::Document => {}
            _ => continue,
        }
        for child in node.children.borrow().iter().rev() {
            steps.push(Step::Enter(child.clone()));
        }
    }
    builder.finish()
}
