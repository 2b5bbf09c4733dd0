//! Rich pastes: from a parsed page to the article in it.
//!
//! [`read`] takes the page's front matter from `<meta>`, JSON-LD and `<time>`, cuts the page into blocks,
//! finds the part that holds most of the running text, and says of every block why it is kept or dropped.
//! The parser ([`parse()`]) is our own and makes plain values; nothing here can run or load anything.

mod choose;
mod cursor;
mod entities;
mod markup;
mod meta;
mod parse;
mod pieces;
mod tree;

pub use parse::parse;
pub use tree::{ATTRIBUTES, Builder, Tree};

use super::article::MOST_BLOCKS;
use super::{Article, Block, FrontMatter};
use crate::text::{ParagraphKind, Source};
use pieces::Piece;

/// Reads the article of a page. A page without running text gives all its visible lines.
pub fn read(tree: &Tree) -> Article {
    let mut front = meta::front(tree);
    let mut pieces = pieces::cut(tree);
    // One more than is kept, so that the cut is noticed; judging what cannot be kept would only take time.
    pieces.truncate(MOST_BLOCKS + 1);
    let title = choose::judge(tree, &mut pieces, front.title.as_deref());
    if let Some(words) = title
        .and_then(|index| pieces.get(index))
        .map(|piece| piece.text.clone())
    {
        front.title = Some(words);
    }
    let blocks = blocks(pieces, title);
    let mut article = Article { front, blocks };
    let dropped = whole(&article);
    article.read_front();
    article.front.complete(FrontMatter {
        title: None,
        place: None,
        ..FrontMatter::of_text(&dropped)
    });
    article
}

/// Everything on the page, for front matter that stands in dropped blocks.
fn whole(article: &Article) -> String {
    let lines: Vec<&str> = article
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .take(60)
        .collect();
    lines.join("\n\n")
}

fn blocks(pieces: Vec<Piece>, title: Option<usize>) -> Vec<Block> {
    let kept: Vec<&str> = pieces
        .iter()
        .filter(|piece| piece.dropped.is_none())
        .map(|piece| piece.text.as_str())
        .collect();
    let source = Source::new(&kept.join("\n\n"));
    let known = source.paragraphs.len() == kept.len();
    let mut kinds = source.paragraphs.iter().map(|paragraph| paragraph.kind);
    pieces
        .into_iter()
        .enumerate()
        .map(|(index, piece)| {
            let read = match piece.dropped {
                None if known => kinds.next().unwrap_or(ParagraphKind::Body),
                _ => ParagraphKind::Body,
            };
            let kind = if title == Some(index) {
                ParagraphKind::Title
            } else if piece.heading > 0 {
                ParagraphKind::Heading
            } else if piece.item {
                ParagraphKind::Item
            } else if read == ParagraphKind::Title {
                ParagraphKind::Heading
            } else {
                read
            };
            Block {
                kind,
                text: piece.text,
                dropped: piece.dropped,
            }
        })
        .collect()
}
