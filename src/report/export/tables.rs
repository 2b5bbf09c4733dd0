//! Tables of comma-separated values (RFC 4180): events, relations, `TimelineJS`.
//!
//! A field that a spreadsheet would take for a formula gets an apostrophe in front.

use super::Credit;
use crate::analysis::Analysis;
use crate::events::{Sign, When};
use crate::report::plain::{name, one_line};
use crate::report::timeline;
use crate::report::words::dated;
use crate::text::ActorId;
use crate::time::Date;

pub(super) fn events(analysis: &Analysis, credit: &Credit) -> String {
    let mut out = row(&[
        "start",
        "end",
        "bound",
        "what",
        "status",
        "type",
        "agents",
        "patients",
        "speaker",
        "quote",
        "date reason",
        "check",
        "main",
        "confidence",
        "article",
        "source",
        "published",
        "read by",
    ]
    .map(str::to_owned));
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    for event in &analysis.events {
        let when = event.when.as_ref();
        out += &row(&[
            date(when.and_then(|when| when.start)),
            date(when.and_then(|when| when.end)),
            when.and_then(|when| when.bound)
                .map(|bound| bound.to_string())
                .unwrap_or_default(),
            safe(&event.what),
            event.status.to_string(),
            event.kind.to_string(),
            safe(&names(analysis, &event.agents)),
            safe(&names(analysis, &event.patients)),
            safe(&names(analysis, event.speaker.as_slice())),
            safe(&one_line(analysis.source.slice(event.quote))),
            safe(when.map_or("", |when| &when.reason)),
            event.check.to_string(),
            event.main.to_string(),
            format!("{:.2}", event.confidence),
            safe(&credit.title),
            safe(&credit.source),
            credit.published.clone(),
            credit.read_by.clone(),
        ]);
    }
    out
}

pub(super) fn relations(analysis: &Analysis, credit: &Credit) -> String {
    let mut out = row(&[
        "from",
        "to",
        "sign",
        "kind",
        "directed",
        "status",
        "quotes",
        "events",
        "confidence",
        "article",
        "source",
        "published",
        "read by",
    ]
    .map(str::to_owned));
    for relation in &analysis.relations {
        let quotes: Vec<String> = relation
            .quotes
            .iter()
            .map(|&quote| one_line(analysis.source.slice(quote)))
            .collect();
        let events: Vec<&str> = relation
            .events
            .iter()
            .filter_map(|id| analysis.events.get(id.index()))
            .map(|event| event.what.as_str())
            .collect();
        out += &row(&[
            safe(name(analysis, relation.from)),
            safe(name(analysis, relation.to)),
            sign(relation.sign).to_owned(),
            relation.kind.to_string(),
            relation.kind.is_directed().to_string(),
            relation.status.to_string(),
            safe(&quotes.join(" | ")),
            safe(&events.join(" | ")),
            format!("{:.2}", relation.confidence),
            safe(&credit.title),
            safe(&credit.source),
            credit.published.clone(),
            credit.read_by.clone(),
        ]);
    }
    out
}

/// The columns of `TimelineJS`'s own template; the first row is its title slide.
pub(super) fn timeline_js(analysis: &Analysis, credit: &Credit) -> String {
    const COLUMNS: [&str; 18] = [
        "Year",
        "Month",
        "Day",
        "Time",
        "End Year",
        "End Month",
        "End Day",
        "End Time",
        "Display Date",
        "Headline",
        "Text",
        "Media",
        "Media Credit",
        "Media Caption",
        "Media Thumbnail",
        "Type",
        "Group",
        "Background",
    ];
    let mut out = row(&COLUMNS.map(str::to_owned));
    let slide = |dates: [String; 8], display: String, headline: &str, text: &str, kind: &str| {
        let mut fields: Vec<String> = dates.into();
        fields.push(display);
        // TimelineJS shows these two as HTML.
        fields.push(safe(&super::escaped(headline)));
        fields.push(safe(&super::escaped(text)));
        fields.extend([""; 4].map(str::to_owned));
        fields.push(kind.to_owned());
        fields.extend([""; 2].map(str::to_owned));
        row(&fields)
    };
    out += &slide(
        std::array::from_fn(|_| String::new()),
        String::new(),
        &credit.title,
        &credit.line(),
        "title",
    );
    for event in timeline(analysis) {
        let Some((when, start)) = event
            .when
            .as_ref()
            .and_then(|when| Some((when, when.start.or(when.end)?)))
        else {
            continue;
        };
        let end = when.end.filter(|&end| end != start);
        let [year, month, day, time] = parts(Some(start));
        let [end_year, end_month, end_day, end_time] = parts(end);
        let quote = one_line(analysis.source.slice(event.quote));
        let status = crate::report::words::status_words(event.status);
        out += &slide(
            [year, month, day, time, end_year, end_month, end_day, end_time],
            display(when),
            &format!("{}{status}", event.what),
            &format!("\u{201c}{quote}\u{201d}"),
            "",
        );
    }
    out
}

/// What is shown instead of the date where the date alone would say too much.
fn display(when: &When) -> String {
    when.bound.map(|_| dated(when)).unwrap_or_default()
}

fn parts(date: Option<Date>) -> [String; 4] {
    let number = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        date.map(|date| date.year.to_string()).unwrap_or_default(),
        number(date.and_then(|date| date.month)),
        number(date.and_then(|date| date.day)),
        date.and_then(|date| date.time)
            .map(|(hour, minute)| format!("{hour:02}:{minute:02}"))
            .unwrap_or_default(),
    ]
}

fn names(analysis: &Analysis, ids: &[ActorId]) -> String {
    let names: Vec<&str> = ids.iter().map(|&id| name(analysis, id)).collect();
    names.join("; ")
}

pub(super) fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Positive => "positive",
        Sign::Negative => "negative",
        Sign::Neutral => "neutral",
    }
}

/// A text that no spreadsheet takes for a formula.
fn safe(text: &str) -> String {
    if text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn row(fields: &[String]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|field| {
            if field.contains([',', '"', '\n', '\r']) {
                format!("\"{}\"", field.replace('"', "\"\""))
            } else {
                field.clone()
            }
        })
        .collect();
    fields.join(",") + "\r\n"
}
