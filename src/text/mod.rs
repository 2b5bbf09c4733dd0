//! The text as given, and how everything else points into it: spans, ids, paragraphs, front matter.
//!
//! One text, stand-off layers: later stages never copy or change the text, they refer to it.
//! Not here: words and sentences (`syntax`), cleaning of pasted material (`paste`).

mod escape;
mod front;
mod id;
mod kinds;
mod lines;
mod months;
mod named;
mod offsets;
mod order;
mod outlets;
mod possessive;
mod source;
mod span;

pub use escape::escaped;
pub use front::{Front, front, split_title};
pub use id::{ActorId, EventId, MentionId, ParagraphId, RelationId, SentenceId, TimexId, TokenId};
pub use kinds::{WEEKDAYS, is_byline, is_date_line};
pub use lines::{Line, ends_sentence, is_item, joints, lines};
pub use months::{month_forms, month_name, month_number};
pub(crate) use named::named_enum;
pub use offsets::CodePoints;
pub use order::{Order, set};
pub use outlets::outlet;
pub use possessive::possessive;
pub use source::{Paragraph, ParagraphKind, Source};
pub use span::Span;
