//! One page with everything in it: opens from disk, asks nobody, runs no script. The reading itself lies in
//! it as data, so that the page can be dropped back; see [`from_html`](crate::report::from_html).

use super::{Credit, escaped};
use crate::analysis::Analysis;
use crate::correct::Correction;
use crate::events::Event;
use crate::report::plain::{name, one_line};
use crate::report::words::{dated, status_words};
use crate::report::{timeline, to_json_corrected};
use crate::text::Span;
use std::fmt::Write;

/// What comes before the reading in the page.
pub(in crate::report) const DATA: &str = "<script type=\"application/json\" id=\"whowhen-reading\">";
/// What comes after it.
pub(in crate::report) const DATA_END: &str = "</script>";

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n\
:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}\n\
blockquote{margin:.2rem 0 .8rem;padding-left:.8rem;border-left:.2rem solid;opacity:.85}small{opacity:.8}\n\
mark{padding:0 .1em}sup a{text-decoration:none}table{border-collapse:collapse;width:100%}\n\
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid}\n</style>\n";

pub(super) fn html(analysis: &Analysis, credit: &Credit, corrections: &[Correction]) -> String {
    let events = timeline(analysis);
    let title = escaped(&credit.title);
    let mut out = String::from(HEAD);
    let _ = writeln!(
        out,
        "<title>{title}</title>\n</head>\n<body>\n<h1 dir=\"auto\">{title}</h1>"
    );
    let _ = writeln!(out, "<p>{}</p>", escaped(&credit.line()));
    for note in &analysis.notes {
        let _ = writeln!(out, "<p role=\"note\">{}</p>", escaped(&note.message));
    }
    out.push_str("<h2>Timeline</h2>\n<ol>\n");
    for (index, event) in events.iter().enumerate() {
        let when = event.when.as_ref().map_or_else(|| "no date".to_owned(), dated);
        let reason = event.when.as_ref().map_or("", |when| &when.reason);
        let _ = writeln!(
            out,
            "<li id=\"event-{number}\"><strong>{}</strong> <a href=\"#text-{number}\">{}</a>{}\
             <blockquote dir=\"auto\">{}</blockquote><small>{}</small></li>",
            escaped(&when),
            escaped(&event.what),
            escaped(&status_words(event.status)),
            escaped(&one_line(analysis.source.slice(event.quote))),
            escaped(reason),
            number = index + 1
        );
    }
    out.push_str("</ol>\n<h2>Who and whom</h2>\n<table>\n<thead><tr><th>Who</th><th>does what</th><th>to whom</th><th>Sign</th><th>Evidence</th></tr></thead>\n<tbody>\n");
    for relation in &analysis.relations {
        let _ = write!(
            out,
            "<tr><td>{}</td><td>{}{}</td><td>{}</td><td>{}</td><td dir=\"auto\">",
            escaped(name(analysis, relation.from)),
            relation.kind.as_str().replace('_', " "),
            status_words(relation.status),
            escaped(name(analysis, relation.to)),
            super::tables::sign(relation.sign)
        );
        for &quote in &relation.quotes {
            let quote = one_line(analysis.source.slice(quote));
            let _ = write!(out, "<blockquote>{}</blockquote>", escaped(&quote));
        }
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody>\n</table>\n<h2>Text</h2>\n");
    article(&mut out, analysis, &events);
    // A reading inside a page must not be able to end the element it lies in.
    let json = to_json_corrected(analysis, corrections, &[]).replace('<', "\\u003c");
    let _ = writeln!(out, "{DATA}{json}{DATA_END}\n</body>\n</html>");
    out
}

/// The article with the events' words marked and numbered as in the timeline.
fn article(out: &mut String, analysis: &Analysis, events: &[&Event]) {
    let mut marks: Vec<(Span, usize)> = events
        .iter()
        .enumerate()
        .map(|(index, event)| (event.trigger, index + 1))
        .collect();
    marks.sort_unstable();
    for paragraph in &analysis.source.paragraphs {
        out.push_str("<p dir=\"auto\">");
        let mut at = paragraph.span.start;
        let inside = |span: &Span| paragraph.span.contains(*span) && !span.is_empty();
        for (span, number) in marks.iter().filter(|(span, _)| inside(span)) {
            if span.start >= at {
                let before = Span {
                    start: at,
                    end: span.start,
                };
                let _ = write!(
                    out,
                    "{}<mark>{}</mark>",
                    escaped(analysis.source.slice(before)),
                    escaped(analysis.source.slice(*span))
                );
                at = span.end;
            }
            let _ = write!(
                out,
                "<sup id=\"text-{number}\"><a href=\"#event-{number}\">{number}</a></sup>"
            );
        }
        let rest = Span {
            start: at,
            end: paragraph.span.end,
        };
        let _ = writeln!(out, "{}</p>", escaped(analysis.source.slice(rest)));
    }
}
