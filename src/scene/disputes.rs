//! [`disputes`]: events that the text tells in two ways, as a claim and its denial; [`other_dates`]: an event
//! that it dates in two ways.

use super::days::{end_of, start_of};
use super::place::{Place, when_words};
use super::story::Story;
use crate::analysis::Analysis;
use crate::events::{Event, Status, When, WhenBasis};
use crate::text::{EventId, Order};
use crate::time::Timex;

/// The dates, in words, that other places of the text give an event and that cannot mean the same time as
/// its own. Only dates that a time expression states count.
pub fn other_dates(event: &Event, timexes: &[Timex]) -> Vec<String> {
    let Some(own) = event.when.as_ref().and_then(ends) else {
        return Vec::new();
    };
    let told = event.mentions.iter().filter_map(|mention| mention.when.as_ref());
    let mut out: Vec<String> = told
        .filter(|when| when.basis == WhenBasis::Timex)
        .filter(|when| ends(when).is_some_and(|(from, to)| to <= own.0 || own.1 <= from))
        .map(|when| when_words(when, timexes))
        .collect();
    out.dedup();
    out
}

/// The first moment that a date can mean, and the one after the last.
fn ends(when: &When) -> Option<(f64, f64)> {
    let start = when.start.or(when.end).and_then(start_of)?;
    let end = when.end.or(when.start).and_then(end_of)?;
    // The open side of a bound can mean any time.
    when.bound.is_none().then_some((start, end))
}

/// Pairs of shown events that contradict each other, the one told first in front.
///
/// Only a denial is taken as contradiction: of the same type of act, by the same actor, at a time that both
/// can mean. Two dates for what may be two events are none.
pub fn disputes(analysis: &Analysis, story: &Story) -> Vec<(EventId, EventId)> {
    let shown = || {
        let events = story.order.iter();
        events.filter_map(|id| Some((*id, analysis.events.get(id.index())?)))
    };
    let mut out = Vec::new();
    for (denied, denial) in shown().filter(|(_, event)| event.status == Status::Denied) {
        for (other, claim) in shown() {
            let apart = match (story.place(denied), story.place(other)) {
                (Place::Dated(a), Place::Dated(b)) => a.to <= b.from || b.to <= a.from,
                _ => false,
            };
            if claim.status != Status::Denied && !apart && same_act(denial, claim, story) {
                out.push((denied.min(other), denied.max(other)));
            }
        }
    }
    out.order();
    out.dedup();
    out
}

fn same_act(a: &Event, b: &Event, story: &Story) -> bool {
    let (one, other) = if a.agents.is_empty() || b.agents.is_empty() {
        (&a.patients, &b.patients)
    } else {
        (&a.agents, &b.agents)
    };
    a.kind == b.kind
        && one
            .iter()
            .any(|actor| other.iter().any(|same| story.root(*actor) == story.root(*same)))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn another_date_elsewhere_is_another_telling() {
        let mut event = fixture::reading().events[0].clone();
        let mut retold = crate::events::EventMention {
            quote: event.quote,
            trigger: event.trigger,
            when: event.when.clone(),
        };
        event.mentions.push(retold.clone());
        assert_eq!(other_dates(&event, &[]), [""; 0]);
        if let Some(when) = &mut retold.when {
            when.start = "2023-03".parse().ok();
            when.end = when.start;
        }
        event.mentions.push(retold);
        assert_eq!(other_dates(&event, &[]), ["Mar 2023"]);
    }

    #[test]
    fn a_denial_contradicts_the_claim_of_the_same_act() {
        let mut reading = fixture::reading();
        // Finland's accession is told again, as denied, without a date.
        let mut denial = reading.events[0].clone();
        denial.status = Status::Denied;
        denial.when = None;
        reading.events.push(denial);
        let pairs = |reading: &Analysis| disputes(reading, &Story::new(reading, true));
        assert_eq!(
            pairs(&reading),
            [(EventId(0), EventId(5)), (EventId(3), EventId(5))]
        );
        // At another time it is another event.
        let elsewhere = reading.events[2].when.clone();
        reading.events[5].when = elsewhere;
        assert_eq!(pairs(&reading), []);
        reading.events[5].status = Status::Happened;
        assert_eq!(pairs(&reading), []);
    }
}
