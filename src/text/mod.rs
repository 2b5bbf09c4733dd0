//! The text as given, and how everything else points into it: spans, ids, paragraphs.
//!
//! One text, stand-off layers: later stages never copy or change the text, they refer to it.
//! Not here: words and sentences (`syntax`), cleaning of pasted material (`paste`).

mod id;
mod named;
mod offsets;
mod source;
mod span;

pub use id::{ActorId, EventId, MentionId, ParagraphId, RelationId, SentenceId, TimexId, TokenId};
pub(crate) use named::named_enum;
pub use offsets::CodePoints;
pub use source::{Paragraph, ParagraphKind, Source};
pub use span::Span;
