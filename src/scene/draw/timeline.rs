//! The timeline as a picture: lanes, marks with their labels, the axis, the publication date, and the events
//! without a date beneath.

use super::{SMALL, colour, label, shorten, text_width};
use crate::analysis::Analysis;
use crate::events::Status;
use crate::scene::{
    Entry, GOES_ON, Grouping, OPEN, Place, Placed, Room, Scale, Story, Window, lanes, layout, place_of_date,
    ticks,
};
use crate::time::Bound;
use std::fmt::Write;

/// Pixels for the names of the lanes.
const GUTTER: f64 = 150.0;
/// Pixels for the events.
const WIDTH: f64 = 1050.0;
/// Pixels of the axis above the lanes.
const AXIS: f64 = 30.0;
/// Half the height of a mark.
const HALF: f64 = 6.0;
const ROW: f64 = 17.0;

/// What stands in the picture, its width, its height.
pub(super) fn timeline(analysis: &Analysis) -> (String, f64, f64) {
    let story = Story::new(analysis, false);
    let mut lanes = lanes(analysis, &story, Grouping::Actor);
    for lane in &mut lanes {
        lane.events.retain(|id| story.extent(*id).is_some());
    }
    lanes.retain(|lane| !lane.events.is_empty());
    let mut entries = Vec::new();
    for (index, lane) in lanes.iter().enumerate() {
        for &id in &lane.events {
            if let (Some(extent), Some(event)) = (story.extent(id), analysis.events.get(id.index())) {
                entries.push(Entry {
                    event: id,
                    lane: index,
                    extent,
                    number: story.number(id).unwrap_or(0),
                    width: Entry::measure(&event.what),
                    words: event.what.clone(),
                    ongoing: event.status == Status::Ongoing,
                });
            }
        }
    }
    let mut times: Vec<_> = entries
        .iter()
        .map(|entry| (entry.extent.from, entry.extent.to))
        .collect();
    let published = match analysis.published.date.map(place_of_date) {
        Some(Place::Dated(extent)) => Some(extent),
        _ => None,
    };
    times.extend(published.map(|extent| (extent.from, extent.to)));
    let scale = Scale::proportional(&times);
    let room = Room {
        width: WIDTH,
        height: 400.0,
        lanes: vec![false; lanes.len()],
    };
    let laid = layout(&entries, &scale, Window::ALL, &room);
    let bottom = AXIS + laid.height;
    let mut out = String::new();
    axis(&mut out, &scale, published, bottom);
    for (place, lane) in laid.lanes.iter().zip(&lanes) {
        let top = AXIS + place.y;
        let _ = writeln!(
            out,
            "<path d=\"M0 {top:.1}H{:.1}\" stroke=\"{}\"/>",
            GUTTER + WIDTH,
            colour::STRONG
        );
        let middle = top + place.height / 2.0 + 4.0;
        label(
            &mut out,
            (GUTTER - 14.0, middle),
            &shorten(&lane.name, GUTTER - 20.0, 12.0),
            12.0,
            "text-anchor=\"end\"",
        );
    }
    let _ = writeln!(
        out,
        "<g transform=\"translate({:.1} {AXIS})\">",
        GUTTER - laid.shift
    );
    for placed in &laid.placed {
        let status = analysis
            .events
            .get(placed.event.index())
            .map_or(Status::Happened, |event| event.status);
        mark(&mut out, placed, status);
    }
    for cluster in &laid.clusters {
        let more = format!("text-anchor=\"middle\" fill=\"{}\"", colour::PAPER);
        let _ = writeln!(
            out,
            "<g class=\"event\"><rect x=\"{:.1}\" y=\"{:.1}\" width=\"34\" height=\"16\" rx=\"8\"/>",
            cluster.x - 17.0,
            cluster.y - 8.0
        );
        label(
            &mut out,
            (cluster.x, cluster.y + 4.0),
            &cluster.events.len().to_string(),
            SMALL,
            &more,
        );
        out.push_str("</g>\n");
    }
    out.push_str("</g>\n");
    let height = undated(&mut out, analysis, &story, bottom);
    (out, GUTTER + WIDTH, height)
}

/// The ticks and the day of publication, as lines down to `bottom`.
fn axis(out: &mut String, scale: &Scale, published: Option<crate::scene::Extent>, bottom: f64) {
    for tick in ticks(scale, Window::ALL, WIDTH) {
        let x = GUTTER + tick.x;
        let _ = writeln!(
            out,
            "<path d=\"M{x:.1} {AXIS}V{bottom:.1}\" stroke=\"{}\"/>",
            colour::LINE
        );
        let weight = if tick.major { "bold" } else { "normal" };
        let more = format!(
            "text-anchor=\"middle\" fill=\"{}\" font-weight=\"{weight}\"",
            colour::MUTED
        );
        label(out, (x, 16.0), &tick.label, SMALL, &more);
    }
    if let Some(extent) = published {
        let x = GUTTER + WIDTH * scale.unit(f64::midpoint(extent.from, extent.to));
        let _ = writeln!(
            out,
            "<path d=\"M{x:.1} {AXIS}V{bottom:.1}\" stroke=\"{}\" stroke-dasharray=\"3 3\"><title>Published</title></path>",
            colour::PUBLISHED
        );
    }
}

/// A dot or a bar with its bound and its label.
fn mark(out: &mut String, placed: &Placed, status: Status) {
    let width = (placed.to - placed.from).max(2.0);
    let (from, y) = (placed.from, placed.y);
    let ink = colour::INK;
    let hollow = matches!(status, Status::Planned | Status::Possible | Status::Denied);
    let fill = if hollow { colour::PAPER } else { ink };
    let dashes = if status == Status::Possible {
        " stroke-dasharray=\"2 2.5\""
    } else {
        ""
    };
    let soft = if placed.extent.soft {
        " opacity=\".55\""
    } else {
        ""
    };
    let _ = writeln!(
        out,
        "<g class=\"event\" transform=\"translate({from:.1} {y:.1})\" stroke-width=\"1.5\">"
    );
    let line = |out: &mut String, path: &str, more: &str| {
        let _ = writeln!(out, "<path d=\"{path}\" fill=\"none\" stroke=\"{ink}\"{more}/>");
    };
    match placed.extent.bound {
        Some(Bound::By | Bound::Before | Bound::Until) => {
            line(out, &format!("M-{OPEN} 0H0"), " stroke-dasharray=\"1.5 3.5\"");
            line(out, &format!("M{:.1} -10h4v20h-4", width + 1.0), "");
        }
        Some(Bound::After | Bound::Since) => {
            line(
                out,
                &format!("M{width:.1} 0h{OPEN}"),
                " stroke-dasharray=\"1.5 3.5\"",
            );
            line(out, "M-1 -10h-4v20h4", "");
        }
        None => {}
    }
    let _ = writeln!(
        out,
        "<rect y=\"-{HALF}\" width=\"{width:.1}\" height=\"{:.0}\" rx=\"{HALF}\" fill=\"{fill}\" stroke=\"{ink}\"{dashes}{soft}/>",
        2.0 * HALF
    );
    if status == Status::Ongoing {
        line(
            out,
            &format!("M{width:.1} 0h{:.1}m-6 -5l6 5-6 5", GOES_ON - 2.0),
            "",
        );
    }
    if status == Status::Denied {
        line(out, &format!("M-3 7L{:.1} -7", width + 3.0), "");
    }
    if placed.label.width > 0.0 {
        let words = format!("{} {}", placed.label.words, placed.number);
        label(out, (placed.label.x - from, -11.0), words.trim(), 12.0, "");
    }
    out.push_str("</g>\n");
}

/// The events that have no date, in lines; gives the height with them.
fn undated(out: &mut String, analysis: &Analysis, story: &Story, top: f64) -> f64 {
    let words: Vec<String> = story
        .order
        .iter()
        .filter(|id| story.extent(**id).is_none())
        .filter_map(|id| {
            let event = analysis.events.get(id.index())?;
            Some(format!("{} {}", event.what, story.number(*id).unwrap_or(0)))
        })
        .collect();
    let mut y = top;
    let mut line = String::new();
    let quiet = format!("fill=\"{}\"", colour::MUTED);
    for word in words {
        let longer = if line.is_empty() {
            format!("No date: {word}")
        } else {
            format!("{line}  ·  {word}")
        };
        if !line.is_empty() && text_width(&longer, 12.0) > GUTTER + WIDTH {
            y += ROW;
            label(out, (0.0, y), &line, 12.0, &quiet);
            line = word;
        } else {
            line = longer;
        }
    }
    if !line.is_empty() {
        y += ROW;
        label(out, (0.0, y), &shorten(&line, GUTTER + WIDTH, 12.0), 12.0, &quiet);
    }
    y
}
