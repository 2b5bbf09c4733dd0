//! What people put in: turns pasted HTML, hard-wrapped text, e-mails and files into clean articles.
//!
//! Cleaning happens once, before the analysis: the text shown is the text analysed. What was dropped is
//! kept beside it with the reason, so that it can be listed and taken back. Everything here is pure: the
//! HTML parser makes a plain tree, and nothing in it can run or load. [`take()`] is the way in.

mod article;
mod columns;
mod date;
mod encoding;
mod file;
mod fragment;
mod furniture;

pub mod html;
mod hyphens;
mod kind;
mod mail;
mod markdown;
mod pages;
mod plain;
mod several;
mod take;

pub use article::{Article, Block, FrontMatter, Reason};
pub use encoding::{Encoding, Letters, decode, guess};
pub use file::{FileKind, file_kind};
pub use fragment::{from_fragment, from_search};
pub use kind::{Kind, kind};
pub use mail::{Mail, read_mail};
pub use plain::{mail_articles, markdown, plain};
pub use take::{Found, Helpers, LONGEST, Part, Remark, Taken, take};
