//! The types that cross, field by field.

use super::Wire;
use crate::actors::{Actor, ActorKind, Actors, Mention, MentionKind};
use crate::analysis::{About, Analysis, Note, Request, Stage};
use crate::correct::{Dating, Glance, Likeness, Suggestion};
use crate::events::{
    Event, EventKind, EventMention, Order, OrderRelation, Relation, RelationKind, Sign, Status, When,
    WhenBasis,
};
use crate::paste::{Article, Block, FrontMatter, Letters, Reason, Remark};
use crate::report::Form;
use crate::scene::Picture;
use crate::share::{Corrections, LinkError, Mode, Selected, SharedState, View};
use crate::syntax::{Name, NameKind, Syntax};
use crate::text::{ActorId, EventId, MentionId, Paragraph, ParagraphKind, Source, Span, TimexId, TokenId};
use crate::time::{
    Basis, Bound, Date, Interval, Modifier, Precision, Published, PublishedBasis, Timex, TimexKind,
};
use std::sync::Arc;

/// Structs: all of their fields, in this order.
macro_rules! structs {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $($field.put(out);)*
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                $(let $field = Wire::take(bytes)?;)*
                Some(Self { $($field),* })
            }
        }
    )*};
}

/// Ids: their number.
macro_rules! ids {
    ($($name:ident)*) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                self.0.put(out);
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                u32::take(bytes).map(Self)
            }
        }
    )*};
}

/// Enumerations without fields: their place.
macro_rules! names {
    ($($name:ident)*) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                (*self as u32).put(out);
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                Self::ALL.get(usize::take(bytes)?).copied()
            }
        }
    )*};
}

structs! {
    Span { start, end }
    Date { year, month, day, time }
    Interval { earliest, latest }
    Timex {
        span, kind, value, modifier, bound, interval, precision, edtf, basis, from, range, rule, reason, confidence,
    }
    Published { date, basis, span }
    Paragraph { span, kind }
    Name { span, tokens, kind, confidence }
    Mention { span, tokens, head, kind, actor }
    Actor { name, kind, country, role, member_of, mentions, salience, confidence }
    Actors { actors, mentions }
    Order { relation, event }
    When { start, end, edtf, bound, order, basis, timex, reason }
    EventMention { quote, trigger, when }
    Event {
        what, quote, trigger, mentions, kind, when, status, main, salience, confidence, check, agents, patients,
        speaker,
    }
    Relation { from, to, sign, kind, status, quotes, events, confidence }
    Note { code, message }
    About { title, outlet, author, url }
    Request { text, published, about }
    Analysis {
        engine, language, about, source, published, syntax, names, timexes, actors, events, relations, notes,
    }
    SharedState { text, about, published, view, frozen, corrections, mode, left_out }
    View { open, selected, brush, filters, actor, focus }
    Corrections { version, bytes }
    Article { front, blocks }
    FrontMatter { title, outlet, author, place, published, updated, url }
    Block { kind, text, dropped }
    Remark { code, message }
    Dating { start, end, bound, edtf, words }
    Suggestion { actor, into, likeness }
    Glance { sentences, suggestions }
    Letters { label, sure }
}

ids! { TimexId TokenId MentionId ActorId EventId }

names! {
    TimexKind Modifier Bound Precision Basis PublishedBasis ParagraphKind NameKind ActorKind MentionKind EventKind
    Status WhenBasis OrderRelation Sign RelationKind Stage Mode Reason Form Likeness Picture
}

impl Wire for Source {
    fn put(&self, out: &mut Vec<u8>) {
        let Self { text, paragraphs } = self;
        text.len().put(out);
        out.extend_from_slice(text.as_bytes());
        paragraphs.put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self {
            text: Arc::from(String::take(bytes)?),
            paragraphs: Wire::take(bytes)?,
        })
    }
}

/// Words and trees stay where they were made: the page shows none of them.
impl Wire for Syntax {
    fn put(&self, _: &mut Vec<u8>) {}

    fn take(_: &mut &[u8]) -> Option<Self> {
        Some(Self::default())
    }
}

impl Wire for Selected {
    fn put(&self, out: &mut Vec<u8>) {
        let (kind, span, other) = match *self {
            Self::Event(span) => (0u32, span, None),
            Self::Actor(span) => (1, span, None),
            Self::Timex(span) => (2, span, None),
            Self::Relation { from, to } => (3, from, Some(to)),
        };
        ((kind, span), other).put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let ((kind, span), other) = <((u32, Span), Option<Span>)>::take(bytes)?;
        Some(match (kind, other) {
            (0, None) => Self::Event(span),
            (1, None) => Self::Actor(span),
            (2, None) => Self::Timex(span),
            (3, Some(to)) => Self::Relation { from: span, to },
            _ => return None,
        })
    }
}

impl Wire for LinkError {
    fn put(&self, out: &mut Vec<u8>) {
        let (kind, arrived, expected) = match *self {
            Self::NotALink => (0u32, 0, None),
            Self::Damaged => (1, 0, None),
            Self::Cut { arrived, expected } => (2, arrived, expected),
            Self::Newer => (3, 0, None),
            Self::TooLong => (4, 0, None),
        };
        ((kind, arrived), expected).put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let ((kind, arrived), expected) = <((u32, usize), Option<usize>)>::take(bytes)?;
        Some(match kind {
            0 => Self::NotALink,
            1 => Self::Damaged,
            2 => Self::Cut { arrived, expected },
            3 => Self::Newer,
            4 => Self::TooLong,
            _ => return None,
        })
    }
}
