//! [`Article`]: what a paste becomes: blocks kept and dropped, and what is known about the article.

use crate::text::{self, ParagraphKind, Source, named_enum};
use crate::time::{Date, find_published};

named_enum! {
    /// Why a block is not part of the article; the names are what the reader sees.
    pub enum Reason {
        /// Links through the site.
        Menu = "menu",
        /// Buttons to share, follow, print, save.
        Share = "share buttons",
        /// "Read more" and its like.
        ReadMore = "read more",
        /// Newsletter boxes, subscription and registration offers.
        Newsletter = "newsletter or subscription",
        /// Cookie and privacy notices.
        Cookies = "cookie notice",
        /// The words under or in a picture, video or chart.
        Caption = "caption",
        /// Who took, edited, holds the rights.
        Credit = "credits",
        /// Other stories, topics, tags.
        Related = "related stories",
        /// What readers wrote.
        Comments = "comments",
        /// Advertisements and their labels.
        Advertisement = "advertisement",
        /// The foot of the page.
        Footer = "foot of the page",
        /// Forms, buttons, players.
        Control = "controls",
        /// What the page does not show.
        Hidden = "hidden",
        /// Text beside the article.
        Outside = "outside the article",
        /// Numbers of pages.
        PageNumber = "page number",
        /// Lines repeated on every page.
        RunningHead = "running head",
        /// Header fields of an e-mail or of a document.
        Header = "header",
        /// Earlier messages of a thread.
        Quoted = "quoted message",
        /// The end of an e-mail.
        Signature = "signature",
    }
}

/// More blocks are not kept: no article has so many, and a page that shows them all becomes slow.
pub(super) const MOST_BLOCKS: usize = 20_000;

/// A paragraph, heading, item or piece of furniture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its part in the article.
    pub kind: ParagraphKind,
    /// Its words, on one line.
    pub text: String,
    /// Why it was dropped; `None` when it is kept.
    pub dropped: Option<Reason>,
}

/// What is known about the article besides its text; shown and editable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Headline.
    pub title: Option<String>,
    /// Newspaper, agency, site.
    pub outlet: Option<String>,
    /// Author or authors, as written.
    pub author: Option<String>,
    /// Where it was written, from the dateline.
    pub place: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last changed, when that is said.
    pub updated: Option<Date>,
    /// Its address.
    pub url: Option<String>,
}

impl FrontMatter {
    /// Fills what is missing from `other`.
    pub(super) fn complete(&mut self, other: Self) {
        fn fill<T>(field: &mut Option<T>, other: Option<T>) {
            *field = field.take().or(other);
        }
        fill(&mut self.title, other.title);
        fill(&mut self.outlet, other.outlet);
        fill(&mut self.author, other.author);
        fill(&mut self.place, other.place);
        fill(&mut self.published, other.published);
        fill(&mut self.updated, other.updated);
        fill(&mut self.url, other.url);
    }

    /// What a text says about itself.
    pub(super) fn of_text(text: &str) -> Self {
        let source = Source::new(text);
        let front = text::front(&source);
        Self {
            title: front.title,
            outlet: front.outlet,
            author: front.author,
            place: front.place,
            published: find_published(&source).date,
            updated: super::date::updated(&source),
            url: front.url,
        }
    }
}

/// One article of a paste.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What is known about it.
    pub front: FrontMatter,
    /// Everything that was pasted, in order.
    pub blocks: Vec<Block>,
}

impl Article {
    /// The text to be read: the kept blocks, a blank line between them, a line break between items.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut last: Option<&Block> = None;
        for block in self.blocks.iter().filter(|block| block.dropped.is_none()) {
            if let Some(last) = last {
                let items = last.kind == ParagraphKind::Item && block.kind == ParagraphKind::Item;
                out.push_str(if items { "\n" } else { "\n\n" });
            }
            out.push_str(&block.text);
            last = Some(block);
        }
        out
    }

    /// Everything that was put in, kept or not.
    pub(super) fn everything(&self) -> String {
        let blocks: Vec<&str> = self.blocks.iter().map(|block| block.text.as_str()).collect();
        blocks.join("\n\n")
    }

    /// Keeps the first blocks, up to `most` bytes and [`MOST_BLOCKS`]; `true` when that was not all.
    pub(super) fn bound(&mut self, most: usize) -> bool {
        let many = self.blocks.len() > MOST_BLOCKS;
        self.blocks.truncate(MOST_BLOCKS);
        let mut left = most;
        for (index, block) in self.blocks.iter_mut().enumerate() {
            if block.text.len() > left {
                block.text.truncate(boundary(&block.text, left));
                self.blocks.truncate(index + 1);
                return true;
            }
            left -= block.text.len();
        }
        many
    }

    /// The dropped blocks with their positions in `blocks`.
    pub fn dropped(&self) -> impl Iterator<Item = (usize, &Block, Reason)> {
        self.blocks
            .iter()
            .enumerate()
            .filter_map(|(index, block)| Some((index, block, block.dropped?)))
    }

    /// Takes a dropped block back into the text.
    pub fn take_back(&mut self, index: usize) {
        if let Some(block) = self.blocks.get_mut(index) {
            block.dropped = None;
        }
    }

    /// Words kept.
    pub fn words(&self) -> usize {
        self.blocks
            .iter()
            .filter(|block| block.dropped.is_none())
            .map(|block| block.text.split_whitespace().count())
            .sum()
    }

    /// Completes the front matter from the text itself: from its beginning and its end, where it stands.
    pub(super) fn read_front(&mut self) {
        let kept: Vec<&str> = self
            .blocks
            .iter()
            .filter(|block| block.dropped.is_none())
            .map(|block| block.text.as_str())
            .collect();
        self.front.complete(FrontMatter::of_text(&ends(&kept)));
    }
}

/// The last boundary between characters up to `most` bytes.
pub(super) fn boundary(text: &str, most: usize) -> usize {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// The first and the last paragraphs of a text.
pub(super) fn ends(paragraphs: &[&str]) -> String {
    let head = paragraphs.len().min(40);
    let tail = paragraphs.len().saturating_sub(10).max(head);
    let parts = paragraphs.iter().take(head).chain(paragraphs.iter().skip(tail));
    parts.copied().collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_dropped_can_be_taken_back() {
        let block = |kind, text: &str, dropped| Block {
            kind,
            text: text.to_owned(),
            dropped,
        };
        let mut article = Article {
            front: FrontMatter::default(),
            blocks: vec![
                block(ParagraphKind::Title, "Ship freed", None),
                block(ParagraphKind::Body, "Share", Some(Reason::Share)),
                block(ParagraphKind::Item, "• one", None),
                block(ParagraphKind::Item, "• two", None),
            ],
        };
        assert_eq!(article.text(), "Ship freed\n\n• one\n• two");
        assert_eq!(
            article.dropped().map(|(index, ..)| index).collect::<Vec<_>>(),
            [1]
        );
        article.take_back(1);
        assert_eq!(article.text(), "Ship freed\n\nShare\n\n• one\n• two");
    }
}
