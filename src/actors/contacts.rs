//! Press contacts: persons named only for readers who want to ask, "Contact: Mary Smith, 202/555-0100". They are no
//! part of the story and share no surname with those who are.

use super::names::{Class, Found};
use super::view::View;

/// How many words after "Contact:" its names may stand.
const REACH: usize = 14;

/// Whether a name stands in the place of a press contact.
pub(crate) fn is_contact(view: &View, name: &Found) -> bool {
    name.class == Class::Person
        && (after_heading(view, name.whole.start) || before_number(view, name.name.end))
}

/// Whether "Contact:" stands before, in the same paragraph.
fn after_heading(view: &View, start: usize) -> bool {
    let first = start.saturating_sub(REACH);
    (first..start).rev().any(|index| {
        matches!(
            view.lower(index),
            "contact" | "contacts" | "inquiries" | "enquiries"
        ) && view.paragraph_id(index) == view.paragraph_id(start)
            && matches!(view.form(index + 1), ":" | "-" | "\u{2013}")
            && !(index + 2..start)
                .any(|between| view.form(between) == "." && view.form(between + 1).len() > 2)
    })
}

/// Whether a telephone number follows: "Mary Smith, 202/555-0100", "(202) 555-0100".
fn before_number(view: &View, end: usize) -> bool {
    let from = view.span(&(end..(end + 9).min(view.len())));
    let text = view.source.slice(from);
    let rest = text.trim_start_matches([' ', ',', '(', ')', '-', '\u{2013}', ':', '|']);
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    let rest = rest.trim_start_matches('(');
    let mut groups = rest
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let plain = rest
        .chars()
        .take(8)
        .all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ')' | ' '));
    plain
        && groups.next().is_some_and(|part| part.len() == 3)
        && groups.next().is_some_and(|part| part.len() == 3)
}
