//! A calendar (RFC 5545) of the events whose days are known; what is known more vaguely than to the day is
//! left out and counted. Vagueness that remains stands in the title.

use super::Credit;
use crate::analysis::Analysis;
use crate::events::Event;
use crate::report::plain::one_line;
use crate::report::timeline;
use crate::report::words::{dated, status_words};
use chrono::{Days, NaiveDate};

/// The longest stretch of days that is still worth a place in a calendar.
const LONGEST: u64 = 31;

pub(super) fn calendar(analysis: &Analysis, credit: &Credit) -> String {
    let events = timeline(analysis);
    let days: Vec<(&Event, NaiveDate, NaiveDate)> = events
        .iter()
        .filter_map(|&event| days(event).map(|(first, last)| (event, first, last)))
        .collect();
    let mut out = String::new();
    let description = format!(
        "{}; {} of {} events have a day",
        credit.line(),
        days.len(),
        events.len()
    );
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//WhoWhen//reading//EN"] {
        line(&mut out, text);
    }
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(&credit.title)));
    line(&mut out, &format!("X-WR-CALDESC:{}", escaped(&description)));
    // There is no clock in the reading: the stamp is the article's own date.
    let stamp = analysis.published.date.and_then(crate::time::Date::first_day);
    let stamp = stamp.map_or_else(|| "19700101".to_owned(), written);
    for (number, (event, first, last)) in days.into_iter().enumerate() {
        let sharp = first == last && event.when.as_ref().is_some_and(|when| when.bound.is_none());
        let vague = event
            .when
            .as_ref()
            .filter(|_| !sharp)
            .map(|when| format!(" ({})", dated(when)))
            .unwrap_or_default();
        let title = format!("{}{vague}{}", event.what, status_words(event.status));
        let quote = one_line(analysis.source.slice(event.quote));
        let reason = event.when.as_ref().map_or("", |when| &when.reason);
        let text = format!(
            "\u{201c}{quote}\u{201d}\n{reason}\n{}\n{}",
            credit.title,
            credit.line()
        );
        let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
        line(&mut out, "BEGIN:VEVENT");
        let identity = mark(&analysis.source.text);
        line(&mut out, &format!("UID:{identity:016x}-{}@whowhen", number + 1));
        line(&mut out, &format!("DTSTAMP:{stamp}T000000Z"));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", written(first)));
        line(&mut out, &format!("DTEND;VALUE=DATE:{}", written(after)));
        line(&mut out, &format!("SUMMARY:{}", escaped(&title)));
        line(&mut out, &format!("DESCRIPTION:{}", escaped(&text)));
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// First and last day, both known to the day and in years that a calendar can write.
fn days(event: &Event) -> Option<(NaiveDate, NaiveDate)> {
    let when = event.when.as_ref()?;
    let start = when.start.or(when.end).filter(|date| date.day.is_some())?;
    let end = when.end.unwrap_or(start);
    let (first, last) = (start.first_day()?, end.day.and(end.first_day())?);
    let length = (last - first).num_days();
    let written = (1..=9998).contains(&start.year) && (1..=9998).contains(&end.year);
    (written && length >= 0 && length < LONGEST as i64).then_some((first, last))
}

fn written(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A content line, folded so that no line is longer than 75 bytes.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > 74 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// FNV-1a of the article, so that the same article gives the same calendar entries.
fn mark(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
