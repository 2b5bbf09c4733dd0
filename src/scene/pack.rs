//! [`pack`]: the rows of the timeline at one zoom, wherever the window is.
//!
//! Every lane is packed greedily into rows: an event takes the first row in which its mark and label,
//! together one rectangle, are free. When that needs more height than there is, labels get shorter, then
//! become numbers; and when even marks would touch, the events of a place become a cluster with a count.
//! What is free to the right of a label in its row is then given back to it.
//!
//! ```text
//! row  | label of event 4        label of event 6 |
//!      | ==4==                   o 6              |
//! row  |    label of event 5                      |
//! ```

use super::measure::text_width;
use super::scale::{Scale, Window};
use super::timeline::{CLUSTER, Entry, LayoutLane, Room, SIZE, SPACE};
use crate::text::Order;

/// Height of a row: label above mark.
const ROW: f64 = 36.0;
/// Height of the row of clusters, which have no labels.
const CROWD_ROW: f64 = 26.0;
/// Space above the first and below the last row of a lane.
const PADDING: f64 = 5.0;
/// Half the width of the smallest mark; also half the height of every mark.
const HALF: f64 = 5.5;
/// How long labels may be, longest first; 0 leaves the number only.
const LABELS: [f64; 5] = [230.0, 170.0, 120.0, 80.0, 0.0];
/// A label that finds more room than it asked for grows no longer than this.
const GROWN: f64 = 300.0;
/// Labels this long or shorter may need more height than there is.
const WORTH_SCROLLING: f64 = 120.0;
/// How many times the height they may need.
const ROOMS: f64 = 3.0;
/// Rows that a lane may have before its events are clustered.
const ROWS: usize = 6;

/// An event in its row. Pixels count from the beginning of the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    /// Index of the entry.
    pub(super) entry: usize,
    /// Left and right end of the mark.
    pub(super) from: f64,
    pub(super) to: f64,
    /// Whether its time is narrower than the smallest mark.
    pub(super) dot: bool,
    /// Where the label begins.
    pub(super) x: f64,
    /// Where it must have ended.
    pub(super) limit: f64,
    /// Where mark and the label that was asked for end.
    right: f64,
    /// The most pixels for its words.
    pub(super) most: f64,
    /// Width of the number behind the words.
    pub(super) number: f64,
    /// Top of the row.
    pub(super) top: f64,
}

/// Events too close to be told apart. Pixels count from the beginning of the scale.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Crowd {
    /// Index of the lane.
    pub(super) lane: usize,
    /// Indices of the entries.
    pub(super) entries: Vec<usize>,
    /// Middle of the mark.
    pub(super) x: f64,
    pub(super) y: f64,
    /// The stretch of the unit line on which their middles lie.
    pub(super) window: Window,
}

/// A packed timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed {
    pub(super) slots: Vec<Slot>,
    pub(super) crowds: Vec<Crowd>,
    pub(super) lanes: Vec<LayoutLane>,
    /// Height of all lanes together.
    pub(super) height: f64,
    /// Pixels of the whole scale.
    pub(super) length: f64,
    /// Pixels on screen.
    pub(super) width: f64,
}

/// How an attempt cuts labels and limits rows.
#[derive(Clone, Copy)]
struct Limits {
    longest: f64,
    rows: usize,
    height: f64,
}

/// Packs entries, which come in order of time, for windows that show `span` of the unit line.
pub fn pack(entries: &[Entry], scale: &Scale, span: f64, room: &Room) -> Packed {
    let mut lanes: Vec<Vec<Measured>> = room.lanes.iter().map(|_| Vec::new()).collect();
    let length = room.width / span;
    for (index, entry) in entries.iter().enumerate() {
        if let Some(lane) = lanes.get_mut(entry.lane) {
            lane.push(Measured::new(index, entry, scale, length));
        }
    }
    for longest in LABELS {
        // Words are worth scrolling for; only a crowd of events is shown by numbers alone.
        let rooms = if longest <= WORTH_SCROLLING { ROOMS } else { 1.0 };
        let limits = Limits {
            longest,
            rows: ROWS,
            height: room.height * rooms,
        };
        if let Some(packed) = attempt(&lanes, length, room, limits, false) {
            return packed;
        }
    }
    // Not even numbers fit: as many rows as there is height for, and clusters for the rest.
    let open = room.lanes.iter().filter(|folded| !**folded).count().max(1);
    let each = (room.height / open as f64 - CROWD_ROW - 2.0 * PADDING) / ROW;
    let limits = Limits {
        longest: 0.0,
        rows: (each.max(1.0) as usize).min(ROWS),
        height: f64::INFINITY,
    };
    attempt(&lanes, length, room, limits, true).unwrap_or_default()
}

/// What an entry takes, whatever the row.
struct Measured<'e> {
    index: usize,
    entry: &'e Entry,
    from: f64,
    to: f64,
    dot: bool,
    number: f64,
}

impl<'e> Measured<'e> {
    fn new(index: usize, entry: &'e Entry, scale: &Scale, length: f64) -> Self {
        let (from, to) = (
            scale.unit(entry.extent.from) * length,
            scale.unit(entry.extent.to) * length,
        );
        let dot = to - from < 2.0 * HALF;
        let (from, to) = if dot {
            (from - HALF, from + HALF)
        } else {
            (from, to)
        };
        let digits = entry.number.checked_ilog10().unwrap_or(0) + 1;
        Self {
            index,
            entry,
            from,
            to,
            dot,
            number: text_width("0", SIZE - 1.0) * f64::from(digits) + 7.0,
        }
    }

    /// Left and right end of mark and label together, and where the label begins.
    fn span(&self, words: f64, length: f64) -> (f64, f64, f64) {
        let label = words + self.number;
        let x = self.from.clamp(0.0, (length - label).max(0.0));
        let (left, right) = self.entry.open_sides();
        ((self.from - left).min(x), (self.to + right).max(x + label), x)
    }
}

/// The rows with labels of at most `limits.longest` pixels; `None` when they do not fit, unless `crowded`
/// events may be clustered.
fn attempt(
    lanes: &[Vec<Measured>],
    length: f64,
    room: &Room,
    limits: Limits,
    crowded: bool,
) -> Option<Packed> {
    let mut out = Packed {
        length,
        width: room.width,
        ..Packed::default()
    };
    let mut y = 0.0;
    for (lane, (entries, folded)) in lanes.iter().zip(&room.lanes).enumerate() {
        // Of each row its right end, its last slot and the one before that.
        let mut rows: Vec<(f64, usize, Option<usize>)> = Vec::new();
        let mut crowd: Vec<&Measured> = Vec::new();
        for measured in entries {
            let most = limits.longest.min(room.width - measured.number).max(0.0);
            let words = measured.entry.width.min(most);
            let (left, right, x) = measured.span(words, length);
            let free = rows.iter().position(|(end, ..)| *end + SPACE <= left);
            let next = out.slots.len();
            let row = match free {
                _ if *folded => None,
                Some(row) => Some(row),
                None if rows.len() < limits.rows => {
                    rows.push((right, next, None));
                    Some(rows.len() - 1)
                }
                None if crowded => None,
                None => return None,
            };
            let Some((row, place)) = row.and_then(|row| Some((row, rows.get_mut(row)?))) else {
                crowd.push(measured);
                continue;
            };
            if place.1 != next
                && let Some(before) = out.slots.get_mut(place.1)
            {
                before.limit = left - SPACE;
            }
            *place = (right, next, Some(place.1).filter(|before| *before != next));
            out.slots.push(Slot {
                entry: measured.index,
                from: measured.from,
                to: measured.to,
                dot: measured.dot,
                x,
                limit: length.max(right),
                most: measured.entry.width.min(GROWN),
                right,
                number: measured.number,
                top: y + PADDING + row as f64 * ROW,
            });
        }
        for &(_, last, before) in &rows {
            grow_back(&mut out.slots, last, before, length);
        }
        let mut height = rows.len() as f64 * ROW;
        if !crowd.is_empty() {
            let middle = y + PADDING + height + CROWD_ROW / 2.0;
            out.crowds.extend(crowds(&crowd, lane, middle, length));
            height += CROWD_ROW;
        }
        let height = height.max(CROWD_ROW) + 2.0 * PADDING;
        out.lanes.push(LayoutLane {
            y,
            height,
            outside: (0, 0),
        });
        y += height;
        if y > limits.height {
            return None;
        }
    }
    out.height = y;
    Some(out)
}

/// The last label of a row, which the end of the scale cuts, grows to the left, into room that the one before it
/// does not need.
fn grow_back(slots: &mut [Slot], last: usize, before: Option<usize>, length: f64) {
    let begin = before.and_then(|before| slots.get(before)).map_or(0.0, |slot| {
        slot.right.max(slot.x + slot.most + slot.number) + SPACE
    });
    let Some(slot) = slots.get_mut(last) else { return };
    let x = (length - slot.most - slot.number).max(begin);
    if x >= slot.x {
        return;
    }
    slot.x = x;
    if let Some(slot) = before.and_then(|before| slots.get_mut(before)) {
        slot.limit = slot.limit.min(x - SPACE);
    }
}

/// Joins neighbours whose marks would touch.
fn crowds(crowd: &[&Measured], lane: usize, y: f64, length: f64) -> Vec<Crowd> {
    let middle = |measured: &Measured| {
        measured
            .from
            .midpoint(measured.to)
            .clamp(CLUSTER / 2.0, (length - CLUSTER / 2.0).max(CLUSTER / 2.0))
    };
    let mut sorted: Vec<(f64, &Measured)> = crowd.iter().map(|one| (middle(one), *one)).collect();
    sorted.order_by(|a, b| a.0.total_cmp(&b.0).then(a.1.index.cmp(&b.1.index)));
    let mut out: Vec<Crowd> = Vec::new();
    for (x, measured) in sorted {
        let place = measured.from.midpoint(measured.to) / length;
        match out.last_mut() {
            Some(crowd) if x - crowd.x < CLUSTER + SPACE => {
                crowd.entries.push(measured.index);
                crowd.window.from = crowd.window.from.min(place);
                crowd.window.to = crowd.window.to.max(place);
            }
            _ => out.push(Crowd {
                lane,
                entries: vec![measured.index],
                x,
                y,
                window: Window {
                    from: place,
                    to: place,
                },
            }),
        }
    }
    out
}
