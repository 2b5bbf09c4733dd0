//! Dates and statuses in words, for everything that is read by people.

use crate::events::{OrderRelation, Status, When};

/// The date of an event as it is known: "2024-05-19", "by 2024-09-15", "2023-10 to 2023-12".
pub(super) fn dated(when: &When) -> String {
    let dates = match (when.start, when.end) {
        (Some(start), Some(end)) if start != end => format!("{start} to {end}"),
        (Some(date), _) | (None, Some(date)) => date.to_string(),
        (None, None) => {
            return match when.order.map(|order| order.relation) {
                Some(OrderRelation::Before) => "before another event".to_owned(),
                Some(OrderRelation::After) => "after another event".to_owned(),
                None => "no date".to_owned(),
            };
        }
    };
    match when.bound {
        Some(bound) if !dates.contains(" to ") => format!("{bound} {dates}"),
        Some(bound) => format!("{dates} ({bound})"),
        None => dates,
    }
}

/// What must be added so that nobody takes it for a fact: `" [planned]"`; nothing for what happened.
pub(super) fn status_words(status: Status) -> String {
    match status {
        Status::Happened => String::new(),
        other => format!(" [{other}]"),
    }
}
