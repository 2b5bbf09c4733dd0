//! [`to_text`]: a reading for a person at a terminal.

use super::headline;
use super::words::{dated, status_words};
use crate::analysis::Analysis;
use crate::events::{Event, Sign};
use crate::text::ActorId;
use std::fmt::Write;

/// The timeline, then the relations.
pub fn to_text(analysis: &Analysis) -> String {
    let mut out = String::new();
    if let Some(title) = headline(analysis) {
        let _ = writeln!(out, "{title}");
    }
    let published = match analysis.published.date {
        Some(date) => format!("published {date} ({})", analysis.published.basis),
        None => "publication date not known".to_owned(),
    };
    let _ = writeln!(out, "{published}; read by whowhen {}", analysis.engine);
    for note in &analysis.notes {
        let _ = writeln!(out, "note: {}", note.message);
    }
    let events = super::timeline(analysis);
    if !events.is_empty() {
        let _ = writeln!(out, "\nTIMELINE");
    }
    for event in events {
        write_event(&mut out, analysis, event);
    }
    if !analysis.relations.is_empty() {
        let _ = writeln!(out, "\nWHO AND WHOM");
    }
    for relation in &analysis.relations {
        let sign = match relation.sign {
            Sign::Positive => "+",
            Sign::Negative => "\u{2212}",
            Sign::Neutral => "0",
        };
        let arrow = if relation.kind.is_directed() {
            "\u{2192}"
        } else {
            "\u{2194}"
        };
        let _ = writeln!(
            out,
            "{sign} {} {arrow} {}: {}{}",
            name(analysis, relation.from),
            name(analysis, relation.to),
            relation.kind.as_str().replace('_', " "),
            status_words(relation.status)
        );
        for &quote in relation.quotes.iter().take(2) {
            let _ = writeln!(
                out,
                "    \u{201c}{}\u{201d}",
                one_line(analysis.source.slice(quote))
            );
        }
    }
    out
}

fn write_event(out: &mut String, analysis: &Analysis, event: &Event) {
    let when = event.when.as_ref().map_or_else(|| "no date".to_owned(), dated);
    let check = if event.check {
        "  (worth a second look)"
    } else {
        ""
    };
    let _ = writeln!(
        out,
        "{when:<24} {}{}{check}",
        event.what,
        status_words(event.status)
    );
    if let Some(when) = event.when.as_ref().filter(|when| !when.reason.is_empty()) {
        let _ = writeln!(out, "{:<24}   date: {}", "", when.reason);
    }
    let quote = one_line(analysis.source.slice(event.quote));
    let _ = writeln!(out, "{:<24}   \u{201c}{quote}\u{201d}", "");
}

pub(super) fn name(analysis: &Analysis, id: ActorId) -> &str {
    analysis
        .actors
        .actors
        .get(id.index())
        .map_or("?", |actor| actor.name.as_str())
}

/// White space and control characters of any kind as single blanks.
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
