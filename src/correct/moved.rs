//! [`moved`]: corrections over a text of which parts were left out and the others moved.

use super::Anchor;
use super::correction::{Correction, NewEvent, Tie};

/// The corrections of which everything that they name is still there, in their order; `to` says where.
pub fn moved(corrections: &[Correction], to: impl Fn(Anchor) -> Option<Anchor>) -> Vec<Correction> {
    let moves = corrections.iter();
    moves.filter_map(|correction| one(correction, &to)).collect()
}

fn one(correction: &Correction, to: &impl Fn(Anchor) -> Option<Anchor>) -> Option<Correction> {
    use Correction as C;
    let maybe = |anchor: Option<Anchor>| match anchor {
        Some(anchor) => to(anchor).map(Some),
        None => Some(None),
    };
    let tied = |tie: Tie| {
        Some(Tie {
            from: to(tie.from)?,
            to: to(tie.to)?,
            quote: to(tie.quote)?,
            ..tie
        })
    };
    let mut out = correction.clone();
    match &mut out {
        C::Published(_) => {}
        C::Expression { timex: place, .. }
        | C::When { event: place, .. }
        | C::Label { event: place, .. }
        | C::EventKind { event: place, .. }
        | C::Status { event: place, .. }
        | C::Shown { event: place, .. }
        | C::Right { event: place }
        | C::NotEvent { event: place }
        | C::Swap { event: place }
        | C::Rename { actor: place, .. }
        | C::Retype { actor: place, .. }
        | C::NotActor { actor: place }
        | C::AddActor { words: place, .. } => *place = to(*place)?,
        C::SameEvent { event: one, into } | C::Same { actor: one, into } => {
            (*one, *into) = (to(*one)?, to(*into)?);
        }
        C::Participant { event, old, new, .. } => {
            (*event, *old, *new) = (to(*event)?, maybe(*old)?, maybe(*new)?);
        }
        C::Split { mention, to: other } => (*mention, *other) = (to(*mention)?, maybe(*other)?),
        C::AddEvent(NewEvent {
            words,
            agents,
            patients,
            ..
        }) => {
            *words = to(*words)?;
            for everyone in [agents, patients] {
                *everyone = everyone.iter().filter_map(|actor| to(*actor)).collect();
            }
        }
        C::Sign { tie, .. }
        | C::Relation { tie, .. }
        | C::Flip { tie }
        | C::NotRelation { tie }
        | C::AddRelation { tie } => *tie = tied(*tie)?,
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn what_names_something_that_is_gone_goes_too() {
        let anchor = |start| Anchor {
            span: Span::new(start, start + 4),
            check: 7,
        };
        let to = |place: Anchor| (place.span.start >= 10).then(|| anchor(place.span.start as usize - 10));
        let (here, gone) = (anchor(12), anchor(2));
        let same = |actor, into| Correction::Same { actor, into };
        let list = [
            Correction::Published(None),
            same(here, anchor(20)),
            same(here, gone),
            Correction::Swap { event: gone },
            Correction::Split {
                mention: here,
                to: None,
            },
        ];
        let expected = [
            Correction::Published(None),
            same(anchor(2), anchor(10)),
            Correction::Split {
                mention: anchor(2),
                to: None,
            },
        ];
        assert_eq!(moved(&list, to), expected);
    }
}
