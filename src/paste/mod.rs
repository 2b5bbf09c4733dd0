//! What people put in: turns pasted HTML, hard-wrapped text, e-mails and files into clean articles.
//!
//! Cleaning happens once, before the analysis: the text shown is the text analysed. What was dropped is
//! kept beside it with the reason, so that it can be listed and taken back. Everything here is pure: the
//! browser's inert parser hands over a plain tree, and nothing in it can run or load.

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

pub use article::{Article, Block, FrontMatter, Reason};
pub use encoding::{Encoding, decode, guess};
pub use file::{FileKind, file_kind};
pub use fragment::from_fragment;
pub use kind::{Kind, kind};
pub use mail::{Mail, read_mail};
pub use plain::{mail_articles, markdown, plain};
