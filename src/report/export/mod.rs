//! A reading in the formats that people already use. Each form says where it comes from: title, source,
//! publication date, engine, and that a machine read it.
//!
//! Not here: pictures of the views (`scene`, `app`) and the JSON itself (`to_json`).

mod calendar;
mod graph;
mod html;
mod markdown;
mod tables;
#[cfg(test)]
mod tests;

pub(super) use html::{DATA, DATA_END};

use super::{headline, to_json_corrected};
use crate::analysis::Analysis;
use crate::correct::Correction;
use crate::text::{escaped, named_enum};

named_enum! {
    /// A format.
    pub enum Form {
        /// the reading itself
        Json = "json",
        /// the events as a table
        EventsCsv = "events.csv",
        /// the relations as a table
        RelationsCsv = "relations.csv",
        /// a calendar of the events whose day is known
        Calendar = "ics",
        /// a text with quotes
        Markdown = "md",
        /// the network of actors
        GraphMl = "graphml",
        /// the network of actors, for Gephi
        Gexf = "gexf",
        /// a table for `TimelineJS`
        TimelineJs = "timelinejs.csv",
        /// a page that opens from disk, without a network and without scripts
        Html = "html",
    }
}

impl Form {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::EventsCsv | Self::RelationsCsv | Self::TimelineJs => "text/csv;charset=utf-8",
            Self::Calendar => "text/calendar;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::GraphMl => "application/graphml+xml",
            Self::Gexf => "application/gexf+xml",
            Self::Html => "text/html;charset=utf-8",
        }
    }
}

/// The reading in a format; `corrected` counts what a person put right.
pub fn export(analysis: &Analysis, form: Form, corrected: usize) -> String {
    written(analysis, form, &[], corrected)
}

/// A corrected reading in a format; where the format is the reading itself, its corrections go with it.
pub fn export_corrected(analysis: &Analysis, form: Form, corrections: &[Correction]) -> String {
    written(analysis, form, corrections, corrections.len())
}

fn written(analysis: &Analysis, form: Form, corrections: &[Correction], corrected: usize) -> String {
    let credit = Credit::new(analysis, corrected);
    match form {
        Form::Json => to_json_corrected(analysis, corrections, &[]),
        Form::EventsCsv => tables::events(analysis, &credit),
        Form::RelationsCsv => tables::relations(analysis, &credit),
        Form::TimelineJs => tables::timeline_js(analysis, &credit),
        Form::Calendar => calendar::calendar(analysis, &credit),
        Form::Markdown => markdown::markdown(analysis, &credit),
        Form::GraphMl => graph::graph_ml(analysis, &credit),
        Form::Gexf => graph::gexf(analysis, &credit),
        Form::Html => html::html(analysis, &credit, corrections),
    }
}

/// A name for the file, from the headline: "ship-freed-from-canal.ics".
pub fn file_name(analysis: &Analysis, form: Form) -> String {
    format!("{}.{form}", file_stem(analysis))
}

/// Where a reading comes from, on one line.
pub fn credit(analysis: &Analysis, corrected: usize) -> String {
    Credit::new(analysis, corrected).line()
}

/// The name of a file without its ending.
pub fn file_stem(analysis: &Analysis) -> String {
    let mut stem = String::new();
    for c in headline(analysis).unwrap_or("reading").chars() {
        if c.is_ascii_alphanumeric() {
            stem.push(c.to_ascii_lowercase());
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
        if stem.len() >= 50 {
            break;
        }
    }
    let stem = stem.trim_matches('-');
    if stem.is_empty() { "reading" } else { stem }.to_owned()
}

/// Where the reading comes from.
struct Credit {
    title: String,
    /// Author, outlet and address, as far as known.
    source: String,
    published: String,
    /// Engine, and that a machine read it.
    read_by: String,
}

impl Credit {
    fn new(analysis: &Analysis, corrected: usize) -> Self {
        let about = &analysis.about;
        let source: Vec<&str> = [&about.author, &about.outlet, &about.url]
            .into_iter()
            .filter_map(|part| part.as_deref())
            .collect();
        Self {
            title: headline(analysis).unwrap_or("Untitled").to_owned(),
            source: source.join(", "),
            published: analysis
                .published
                .date
                .map_or_else(|| "date not known".to_owned(), |date| date.to_string()),
            read_by: format!("WhoWhen {}, machine-read, {corrected} corrected", analysis.engine),
        }
    }

    /// All of it but the title on one line.
    fn line(&self) -> String {
        let source = if self.source.is_empty() {
            "source not given"
        } else {
            &self.source
        };
        format!("{source}; published {}; {}", self.published, self.read_by)
    }
}
