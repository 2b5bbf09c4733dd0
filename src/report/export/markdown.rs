//! A text with the timeline and the relations, each with its quotes.

use super::Credit;
use crate::analysis::Analysis;
use crate::report::plain::{name, one_line};
use crate::report::timeline;
use crate::report::words::{dated, status_words};
use std::fmt::Write;

pub(super) fn markdown(analysis: &Analysis, credit: &Credit) -> String {
    let mut out = format!("# {}\n\n{}\n", plain(&credit.title), plain(&credit.line()));
    out.push_str("\n## Timeline\n\n");
    for event in timeline(analysis) {
        let when = event.when.as_ref().map_or_else(|| "no date".to_owned(), dated);
        let status = status_words(event.status);
        let _ = writeln!(
            out,
            "- **{}** {}{}",
            plain(&when),
            plain(&event.what),
            plain(&status)
        );
        let _ = writeln!(
            out,
            "  > {}",
            plain(&one_line(analysis.source.slice(event.quote)))
        );
        if let Some(when) = event.when.as_ref().filter(|when| !when.reason.is_empty()) {
            let _ = writeln!(out, "\n  Date: {}\n", plain(&when.reason));
        }
    }
    out.push_str("\n## Who and whom\n\n");
    for relation in &analysis.relations {
        let _ = writeln!(
            out,
            "- **{}** {} {} **{}** ({}){}",
            plain(name(analysis, relation.from)),
            if relation.kind.is_directed() {
                "\u{2192}"
            } else {
                "\u{2194}"
            },
            plain(&relation.kind.as_str().replace('_', " ")),
            plain(name(analysis, relation.to)),
            super::tables::sign(relation.sign),
            plain(&status_words(relation.status))
        );
        for &quote in &relation.quotes {
            let _ = writeln!(out, "  > {}\n", plain(&one_line(analysis.source.slice(quote))));
        }
    }
    out
}

/// Text that Markdown shows as it is.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
