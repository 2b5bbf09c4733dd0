//! The JSON shape of a reading as serde types; field for field what `docs/json.md` describes.
//!
//! Offsets are code points, dates and enumerations strings, ids "a1", "e1"; what they mean is checked by
//! `read`. Fields that may be absent on the way in are the nullable ones.

use super::corrections;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Text that is borrowed on the way out and owned on the way in.
pub(super) type Text<'a> = Cow<'a, str>;

#[derive(Serialize, Deserialize)]
pub(super) struct Reading<'a> {
    #[serde(default)]
    pub(super) id: Text<'a>,
    pub(super) engine: Text<'a>,
    pub(super) language: Text<'a>,
    pub(super) text: Text<'a>,
    pub(super) title: Option<Text<'a>>,
    pub(super) outlet: Option<Text<'a>>,
    pub(super) author: Option<Text<'a>>,
    pub(super) url: Option<Text<'a>>,
    pub(super) published: Published<'a>,
    pub(super) timexes: Vec<Timex<'a>>,
    pub(super) names: Vec<Name<'a>>,
    pub(super) actors: Vec<Actor<'a>>,
    pub(super) events: Vec<Event<'a>>,
    pub(super) relations: Vec<Relation<'a>>,
    pub(super) notes: Vec<Note<'a>>,
    /// Read by `corrections`.
    #[serde(skip_deserializing)]
    pub(super) corrections: Vec<corrections::Wire<'a>>,
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub(super) tokens: Option<Vec<Token<'a>>>,
}

/// A stretch of the text.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Points {
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Published<'a> {
    pub(super) date: Option<Text<'a>>,
    pub(super) basis: Text<'a>,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Timex<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(rename = "type")]
    pub(super) kind: Text<'a>,
    pub(super) value: Text<'a>,
    #[serde(rename = "mod")]
    pub(super) modifier: Option<Text<'a>>,
    pub(super) bound: Option<Text<'a>>,
    pub(super) earliest: Option<Text<'a>>,
    pub(super) latest: Option<Text<'a>>,
    pub(super) precision: Text<'a>,
    pub(super) edtf: Text<'a>,
    pub(super) basis: Text<'a>,
    pub(super) from: Option<usize>,
    pub(super) range: Option<usize>,
    pub(super) rule: Text<'a>,
    pub(super) reason: Text<'a>,
    pub(super) confidence: f32,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Name<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(rename = "type")]
    pub(super) kind: Text<'a>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Actor<'a> {
    pub(super) id: Text<'a>,
    pub(super) name: Text<'a>,
    #[serde(rename = "type")]
    pub(super) kind: Text<'a>,
    pub(super) country: Option<Text<'a>>,
    pub(super) role: Option<Text<'a>>,
    pub(super) member_of: Option<Text<'a>>,
    pub(super) salience: f32,
    pub(super) confidence: f32,
    pub(super) mentions: Vec<Mention<'a>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Mention<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Text<'a>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Event<'a> {
    pub(super) id: Text<'a>,
    pub(super) what: Text<'a>,
    pub(super) quote: Points,
    pub(super) trigger: Points,
    pub(super) mentions: Vec<EventMention<'a>>,
    #[serde(rename = "type")]
    pub(super) kind: Text<'a>,
    pub(super) when: Option<When<'a>>,
    pub(super) status: Text<'a>,
    pub(super) main: bool,
    pub(super) salience: f32,
    pub(super) confidence: f32,
    pub(super) check: bool,
    pub(super) agents: Vec<Text<'a>>,
    pub(super) patients: Vec<Text<'a>>,
    pub(super) speaker: Option<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct EventMention<'a> {
    pub(super) quote: Points,
    pub(super) trigger: Points,
    pub(super) when: Option<When<'a>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct When<'a> {
    pub(super) start: Option<Text<'a>>,
    pub(super) end: Option<Text<'a>>,
    pub(super) edtf: Text<'a>,
    pub(super) bound: Option<Text<'a>>,
    pub(super) order: Option<Order<'a>>,
    pub(super) basis: Text<'a>,
    pub(super) timex: Option<usize>,
    pub(super) reason: Text<'a>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Order<'a> {
    pub(super) rel: Text<'a>,
    pub(super) event: Text<'a>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Relation<'a> {
    pub(super) from: Text<'a>,
    pub(super) to: Text<'a>,
    pub(super) sign: Text<'a>,
    pub(super) directed: bool,
    pub(super) status: Text<'a>,
    pub(super) kind: Text<'a>,
    pub(super) quote: Option<Points>,
    pub(super) quotes: Vec<Points>,
    pub(super) events: Vec<Text<'a>>,
    pub(super) confidence: f32,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Note<'a> {
    pub(super) code: Text<'a>,
    pub(super) message: Text<'a>,
}

#[derive(Serialize)]
pub(super) struct Token<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) upos: &'static str,
    pub(super) xpos: &'static str,
    pub(super) lemma: &'a str,
    /// Index of the head, -1 for a root.
    pub(super) head: i64,
    pub(super) deprel: &'static str,
    pub(super) sentence: u32,
}
