//! [`pieces`]: overlapping marks on a text as flat pieces, each with all marks that cover it.
//!
//! A piece ends only where a mark begins or ends, so a text without marks is one piece.

use super::story::Story;
use crate::actors::MentionKind;
use crate::analysis::Analysis;
use crate::text::Order;
use crate::text::{ActorId, EventId, Span, TimexId};

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkTarget {
    /// The clause of an event.
    Event(EventId),
    /// A mention of an actor, with its form.
    Actor(ActorId, MentionKind),
    /// A time expression.
    Timex(TimexId),
    /// A place that a search found, by its place among those found.
    Found(u32),
}

/// A stretch of text that stands for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What for.
    pub target: MarkTarget,
}

/// A stretch of text under the same marks from end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where.
    pub span: Span,
    /// The marks that cover it, in order of their beginning.
    pub marks: Vec<Mark>,
}

/// All marks of a reading, in order of the text.
pub fn marks(analysis: &Analysis, story: &Story) -> Vec<Mark> {
    let mut marks = Vec::new();
    for &id in &story.order {
        let Some(event) = analysis.events.get(id.index()) else {
            continue;
        };
        let target = MarkTarget::Event(id);
        marks.push(Mark {
            span: event.quote,
            target,
        });
        marks.extend(event.mentions.iter().map(|mention| Mark {
            span: mention.quote,
            target,
        }));
    }
    marks.extend(analysis.actors.mentions.iter().map(|mention| Mark {
        span: mention.span,
        target: MarkTarget::Actor(mention.actor, mention.kind),
    }));
    marks.extend(analysis.timexes.iter().enumerate().map(|(index, timex)| Mark {
        span: timex.span,
        target: MarkTarget::Timex(TimexId::from(index)),
    }));
    marks.retain(|mark| !mark.span.is_empty());
    marks.order_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.target));
    marks
}

/// Cuts `whole` where marks begin or end. `marks` may reach beyond `whole`.
pub fn pieces(whole: Span, marks: &[Mark]) -> Vec<Piece> {
    let inside: Vec<Mark> = marks
        .iter()
        .copied()
        .filter(|mark| mark.span.overlaps(whole))
        .collect();
    let mut cuts: Vec<u32> = vec![whole.start, whole.end];
    for mark in &inside {
        cuts.push(mark.span.start.clamp(whole.start, whole.end));
        cuts.push(mark.span.end.clamp(whole.start, whole.end));
    }
    cuts.order();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|pair| {
            let [start, end] = *pair else { return None };
            let span = Span { start, end };
            Some(Piece {
                span,
                marks: inside
                    .iter()
                    .copied()
                    .filter(|mark| mark.span.contains(span))
                    .collect(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_make_the_whole(spans in prop::collection::vec((0..200usize, 0..60usize), 0..30)) {
            let whole = Span::new(20, 180);
            let marks: Vec<Mark> = spans
                .iter()
                .enumerate()
                .map(|(index, &(start, length))| Mark {
                    span: Span::new(start, start + length),
                    target: MarkTarget::Timex(TimexId::from(index)),
                })
                .collect();
            let pieces = pieces(whole, &marks);
            let mut at = whole.start;
            for piece in &pieces {
                prop_assert_eq!(piece.span.start, at);
                prop_assert!(!piece.span.is_empty());
                at = piece.span.end;
                for mark in &marks {
                    prop_assert_eq!(piece.marks.contains(mark), mark.span.contains(piece.span));
                    prop_assert!(mark.span.contains(piece.span) || !mark.span.overlaps(piece.span));
                }
            }
            prop_assert_eq!(at, whole.end);
        }
    }
}
