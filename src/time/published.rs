//! The publication date: found in the text or given, never taken from a clock.

use super::Date;
use crate::text::{Source, Span, named_enum};

named_enum! {
    /// Where the publication date comes from.
    pub enum PublishedBasis {
        /// the caller gave it
        Given = "given",
        /// the text states it
        Text = "text",
        /// not known
        None = "none",
    }
}

/// The date from which relative expressions count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// `None` when the text states none.
    pub date: Option<Date>,
    /// Where it comes from.
    pub basis: PublishedBasis,
    /// Where the text states it.
    pub span: Option<Span>,
}

/// Looks for the publication date in the article's first lines.
pub fn find_published(source: &Source) -> Published {
    let _ = source;
    Published {
        date: None,
        basis: PublishedBasis::None,
        span: None,
    }
}
