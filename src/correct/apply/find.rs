//! Where a correction's anchors lead in the reading as it is now: the thing that stands exactly there, else
//! the one that stands so close by that it must be meant. A wrong guess would be worse than none.

use super::{Why, Work};
use crate::correct::{Anchor, Tie};
use crate::text::Span;

/// How much of what either covers both cover, 0 to 1.
fn shared(a: Span, b: Span) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    f64::from(both) / f64::from(a.cover(b).end - a.cover(b).start).max(1.0)
}

/// Of candidates the one that fits best, the earlier of equals.
fn best<T>(candidates: impl Iterator<Item = (f64, T)>) -> Option<T> {
    let mut found: Option<(f64, T)> = None;
    for (fit, item) in candidates {
        if found.as_ref().is_none_or(|(before, _)| fit > *before) {
            found = Some((fit, item));
        }
    }
    found.map(|(_, item)| item)
}

impl Work {
    fn holds(&self, anchor: Anchor) -> Result<Span, Why> {
        if anchor.holds(&self.text) {
            Ok(anchor.span)
        } else {
            Err(Why::Words)
        }
    }

    pub(super) fn event_at(&self, anchor: Anchor) -> Result<usize, Why> {
        let span = self.holds(anchor)?;
        let fits = self.events.iter().filter_map(|(id, event)| {
            let own = shared(event.trigger, span);
            let told = event
                .mentions
                .iter()
                .map(|mention| shared(mention.trigger, span) * 0.9)
                .fold(0.0, f64::max);
            Some((own.max(told), id)).filter(|(fit, _)| *fit >= 0.3)
        });
        best(fits).ok_or(Why::Event)
    }

    pub(super) fn mention_at(&self, anchor: Anchor) -> Result<usize, Why> {
        let span = self.holds(anchor)?;
        let fits = self.mentions.iter().filter_map(|(id, mention)| {
            let other = mention.span;
            if !other.overlaps(span) {
                return None;
            }
            let fit = shared(other, span);
            // "President Ann Example" and "Example" end alike; "the Malian army" and "Malian" do not.
            (fit >= 0.6 || other.end == span.end).then_some((fit, id))
        });
        best(fits).ok_or(Why::Actor)
    }

    pub(super) fn actor_at(&self, anchor: Anchor) -> Result<usize, Why> {
        let mention = self.mention_at(anchor)?;
        let actor = self.mentions.get(mention).map(|mention| mention.actor.index());
        actor
            .filter(|&actor| self.actors.get(actor).is_some())
            .ok_or(Why::Actor)
    }

    pub(super) fn timex_at(&self, anchor: Anchor) -> Result<usize, Why> {
        let span = self.holds(anchor)?;
        let timexes = self.analysis.timexes.iter().enumerate();
        let fits = timexes
            .map(|(index, timex)| (shared(timex.span, span), index))
            .filter(|(fit, _)| *fit >= 0.5);
        best(fits).ok_or(Why::Timex)
    }

    /// The relation between the two actors that is of the kind and sign, or at least rests on the clause.
    pub(super) fn relation_at(&self, tie: &Tie) -> Result<usize, Why> {
        let quote = self.holds(tie.quote)?;
        let (from, to) = (self.actor_at(tie.from)?, self.actor_at(tie.to)?);
        let fits = self.relations.iter().filter_map(|(id, relation)| {
            let ends = (relation.from.index(), relation.to.index());
            let straight = ends == (from, to);
            if !straight && ends != (to, from) {
                return None;
            }
            let told = relation
                .quotes
                .iter()
                .map(|&other| shared(other, quote))
                .fold(0.0, f64::max);
            let alike = relation.kind == tie.kind && relation.sign == tie.sign;
            let point = |on: bool, worth: f64| if on { worth } else { 0.0 };
            let fit = told
                + point(straight, 8.0)
                + point(relation.kind == tie.kind, 4.0)
                + point(relation.sign == tie.sign, 2.0);
            (told > 0.0 || (alike && straight)).then_some((fit, id))
        });
        best(fits).ok_or(Why::Relation)
    }
}
