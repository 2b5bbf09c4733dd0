//! [`layout`]: where marks and labels of the timeline stand, so that nothing touches anything.
//!
//! Every lane is packed greedily into rows: an event takes the first row in which its mark and label,
//! together one rectangle, are free. When that needs more height than there is, labels get shorter, then
//! become numbers; and when even marks would touch, the events of a place become a cluster with a count.
//!
//! ```text
//! row  | label of event 4        label of event 6 |
//!      | ==4==                   o 6              |
//! row  |    label of event 5                      |
//! ```

use super::measure::{shorten, text_width};
use super::place::Extent;
use super::scale::{Scale, Window};
use crate::text::EventId;
use crate::time::Bound;

/// Font size of labels in pixels.
pub(super) const SIZE: f64 = 12.0;
/// Height of a row: label above mark.
const ROW: f64 = 36.0;
/// From the top of a row to the baseline of its label.
const BASELINE: f64 = 13.0;
/// From the top of a row to the middle of its mark.
const MARK: f64 = 24.0;
/// Space above the first and below the last row of a lane.
const PADDING: f64 = 5.0;
/// Half the width of the smallest mark; also half the height of every mark.
const HALF: f64 = 5.5;
/// Free pixels between neighbours in a row.
const SPACE: f64 = 9.0;
/// How long labels may be, longest first; 0 leaves the number only.
const LABELS: [f64; 5] = [230.0, 170.0, 120.0, 80.0, 0.0];
/// Labels this long or shorter may need more height than there is.
const WORTH_SCROLLING: f64 = 120.0;
/// How many times the height they may need.
const ROOMS: f64 = 3.0;
/// Rows that a lane may have before its events are clustered.
const ROWS: usize = 6;
/// Width of a cluster's mark.
const CLUSTER: f64 = 34.0;

/// How far the open side of a bound ("by", "since") reaches beyond its mark.
pub const OPEN: f64 = 56.0;
/// How far the arrow of something that goes on reaches beyond its mark.
pub const GOES_ON: f64 = 24.0;

/// An event to be placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which.
    pub event: EventId,
    /// Index of its lane.
    pub lane: usize,
    /// Its time.
    pub extent: Extent,
    /// Its number, shown behind the label.
    pub number: u32,
    /// What happened.
    pub words: String,
    /// Whether it goes on.
    pub ongoing: bool,
}

impl Entry {
    /// Pixels that the open sides of its mark take on the left and on the right.
    fn open_sides(&self) -> (f64, f64) {
        let right = if self.ongoing { GOES_ON } else { 0.0 };
        match self.extent.bound {
            Some(Bound::By | Bound::Before | Bound::Until) => (OPEN, right.max(6.0)),
            Some(Bound::After | Bound::Since) => (6.0, OPEN),
            None => (0.0, right),
        }
    }
}

/// The space there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Pixels for the lanes, without their names.
    pub width: f64,
    /// Pixels that should do; a crowded timeline takes more and is scrolled.
    pub height: f64,
    /// How many lanes there are.
    pub lanes: usize,
}

/// A label.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Upper estimate of its width, with the number.
    pub width: f64,
    /// The words; empty when only the number is shown.
    pub words: String,
}

/// A placed event.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which.
    pub event: EventId,
    /// Its number.
    pub number: u32,
    /// Left end of the mark.
    pub from: f64,
    /// Right end.
    pub to: f64,
    /// Middle of the mark.
    pub y: f64,
    /// Whether its time is narrower than the smallest mark: a dot.
    pub dot: bool,
    /// Its label.
    pub label: Label,
    /// Its time.
    pub extent: Extent,
}

/// Events that stand too close to be told apart at this zoom.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Which, in order of time.
    pub events: Vec<EventId>,
    /// Middle of the mark.
    pub x: f64,
    /// Middle of the mark.
    pub y: f64,
    /// The stretch of the unit line to zoom to, for a look inside.
    pub window: Window,
}

/// A placed lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutLane {
    /// Top.
    pub y: f64,
    /// Height.
    pub height: f64,
    /// How many of its events lie left and right of the window.
    pub outside: (usize, usize),
}

/// A placed timeline. Every entry is in exactly one of `placed`, `clusters` and the lanes' `outside`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Lanes from top to bottom.
    pub lanes: Vec<LayoutLane>,
    /// Single events.
    pub placed: Vec<Placed>,
    /// Groups of events.
    pub clusters: Vec<Cluster>,
    /// Height of all lanes together.
    pub height: f64,
}

/// Places entries, which come in order of time.
pub fn layout(entries: &[Entry], scale: &Scale, window: Window, room: Room) -> Layout {
    let mut last = Layout::default();
    for longest in LABELS {
        last = attempt(entries, scale, window, room, longest);
        // Words are worth scrolling for; only a crowd of events is shown by numbers alone.
        let enough = if longest <= WORTH_SCROLLING {
            room.height * ROOMS
        } else {
            room.height
        };
        if last.height <= enough && last.clusters.is_empty() {
            break;
        }
    }
    last
}

/// An entry on screen, not yet in a row.
struct Candidate<'e> {
    entry: &'e Entry,
    from: f64,
    to: f64,
    dot: bool,
    label: Label,
}

impl Candidate<'_> {
    /// Left and right end of mark and label together.
    fn span(&self) -> (f64, f64) {
        let (left, right) = self.entry.open_sides();
        (
            (self.from - left).min(self.label.x),
            (self.to + right).max(self.label.x + self.label.width),
        )
    }
}

fn attempt(entries: &[Entry], scale: &Scale, window: Window, room: Room, longest: f64) -> Layout {
    let mut out = Layout::default();
    let mut y = 0.0;
    for lane in 0..room.lanes {
        let mut outside = (0, 0);
        let mut rows: Vec<f64> = Vec::new();
        let mut crowd: Vec<Candidate> = Vec::new();
        for entry in entries.iter().filter(|entry| entry.lane == lane) {
            let from = window.x(scale.unit(entry.extent.from), room.width);
            let to = window.x(scale.unit(entry.extent.to), room.width);
            if to < 0.0 {
                outside.0 += 1;
                continue;
            }
            if from > room.width {
                outside.1 += 1;
                continue;
            }
            let candidate = candidate(entry, from, to, room.width, longest);
            let (left, right) = candidate.span();
            let free = rows.iter().position(|end| *end + SPACE <= left);
            let row = match free {
                Some(row) => row,
                None if rows.len() < ROWS => {
                    rows.push(f64::NEG_INFINITY);
                    rows.len() - 1
                }
                None => {
                    crowd.push(candidate);
                    continue;
                }
            };
            if let Some(end) = rows.get_mut(row) {
                *end = right;
            }
            out.placed
                .push(placed(candidate, (row as f64).mul_add(ROW, y + PADDING)));
        }
        let mut count = rows.len().max(1);
        if !crowd.is_empty() {
            let top = (count as f64).mul_add(ROW, y + PADDING);
            out.clusters.extend(clusters(&crowd, scale, top, room.width));
            count += 1;
        }
        let height = (count as f64).mul_add(ROW, 2.0 * PADDING);
        out.lanes.push(LayoutLane { y, height, outside });
        y += height;
    }
    out.height = y;
    out
}

fn candidate(entry: &Entry, from: f64, to: f64, width: f64, longest: f64) -> Candidate<'_> {
    let dot = to - from < 2.0 * HALF;
    let (from, to) = if dot {
        (from - HALF, from + HALF)
    } else {
        (from, to)
    };
    let number = text_width(&format!(" {}", entry.number), SIZE - 1.0) + 4.0;
    let words = if longest > 0.0 {
        shorten(&entry.words, longest.min(width - number), SIZE)
    } else {
        String::new()
    };
    let label_width = text_width(&words, SIZE) + number;
    // A label starts with its mark, and stays on screen while any of the mark does.
    let x = from.clamp(0.0, (width - label_width).max(0.0));
    Candidate {
        entry,
        from: from.max(-SPACE),
        to: to.min(width + SPACE),
        dot,
        label: Label {
            x,
            y: 0.0,
            width: label_width,
            words,
        },
    }
}

fn placed(candidate: Candidate<'_>, top: f64) -> Placed {
    Placed {
        event: candidate.entry.event,
        number: candidate.entry.number,
        from: candidate.from,
        to: candidate.to,
        y: top + MARK,
        dot: candidate.dot,
        label: Label {
            y: top + BASELINE,
            ..candidate.label
        },
        extent: candidate.entry.extent,
    }
}

/// Joins neighbours whose marks would touch.
fn clusters(crowd: &[Candidate], scale: &Scale, top: f64, width: f64) -> Vec<Cluster> {
    let mut sorted: Vec<&Candidate> = crowd.iter().collect();
    sorted.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut out: Vec<Cluster> = Vec::new();
    for candidate in sorted {
        let x = candidate
            .from
            .midpoint(candidate.to)
            .clamp(CLUSTER / 2.0, (width - CLUSTER / 2.0).max(CLUSTER / 2.0));
        let extent = candidate.entry.extent;
        let (from, to) = (scale.unit(extent.from), scale.unit(extent.to));
        match out
            .iter_mut()
            .find(|cluster| (cluster.x - x).abs() < CLUSTER + SPACE)
        {
            Some(cluster) => {
                cluster.events.push(candidate.entry.event);
                cluster.window.from = cluster.window.from.min(from);
                cluster.window.to = cluster.window.to.max(to);
            }
            None => out.push(Cluster {
                events: vec![candidate.entry.event],
                x,
                y: top + MARK,
                window: Window { from, to },
            }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entries() -> impl Strategy<Value = Vec<Entry>> {
        let one = (0..4usize, 15_000.0..20_000.0f64, 0.5..400.0f64, "[A-Za-z ]{0,60}");
        prop::collection::vec(one, 1..80).prop_map(|mut raw| {
            raw.sort_by(|a, b| a.1.total_cmp(&b.1));
            raw.into_iter()
                .enumerate()
                .map(|(index, (lane, from, length, words))| Entry {
                    event: EventId::from(index),
                    lane,
                    extent: Extent {
                        from,
                        to: from + length,
                        soft: false,
                        bound: None,
                    },
                    number: index as u32 + 1,
                    words,
                    ongoing: index % 5 == 0,
                })
                .collect()
        })
    }

    fn scale_of(entries: &[Entry]) -> Scale {
        let times: Vec<_> = entries
            .iter()
            .map(|entry| (entry.extent.from, entry.extent.to))
            .collect();
        Scale::proportional(&times)
    }

    const ROOM: Room = Room {
        width: 700.0,
        height: 300.0,
        lanes: 4,
    };

    proptest! {
        #[test]
        fn nothing_touches(entries in entries(), zoom in 0.01..1.0f64, around in 0.0..1.0f64) {
            let laid = layout(&entries, &scale_of(&entries), Window::ALL.zoom(zoom, around), ROOM);
            // Rectangles of all labels, marks and clusters: left, right, top, bottom.
            let mut boxes: Vec<(usize, f64, f64, f64, f64)> = Vec::new();
            for (owner, placed) in laid.placed.iter().enumerate() {
                let label = &placed.label;
                boxes.push((owner, label.x, label.x + label.width, label.y - SIZE, label.y + 3.0));
                let tail = if placed.event.0 % 5 == 0 { GOES_ON } else { 0.0 };
                boxes.push((owner, placed.from, placed.to + tail, placed.y - HALF, placed.y + HALF));
                prop_assert!(label.x >= 0.0 && label.x + label.width <= ROOM.width + 0.001);
            }
            for (owner, cluster) in laid.clusters.iter().enumerate() {
                let owner = owner + laid.placed.len();
                boxes.push((owner, cluster.x - CLUSTER / 2.0, cluster.x + CLUSTER / 2.0, cluster.y - 8.0, cluster.y + 8.0));
            }
            for (index, a) in boxes.iter().enumerate() {
                for b in boxes.iter().skip(index + 1) {
                    let apart = a.2 <= b.1 || b.2 <= a.1 || a.4 <= b.3 || b.4 <= a.3;
                    prop_assert!(a.0 == b.0 || apart, "{a:?} {b:?}");
                }
            }
        }

        #[test]
        fn every_event_is_there_once(entries in entries(), zoom in 0.01..1.0f64, around in 0.0..1.0f64) {
            let laid = layout(&entries, &scale_of(&entries), Window::ALL.zoom(zoom, around), ROOM);
            let mut seen: Vec<EventId> = laid.placed.iter().map(|placed| placed.event).collect();
            seen.extend(laid.clusters.iter().flat_map(|cluster| cluster.events.iter().copied()));
            let outside: usize = laid.lanes.iter().map(|lane| lane.outside.0 + lane.outside.1).sum();
            prop_assert_eq!(seen.len() + outside, entries.len());
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len() + outside, entries.len());
        }

        #[test]
        fn the_same_entries_give_the_same_picture(entries in entries()) {
            let scale = scale_of(&entries);
            prop_assert_eq!(
                layout(&entries, &scale, Window::ALL, ROOM),
                layout(&entries, &scale, Window::ALL, ROOM)
            );
        }
    }
}
