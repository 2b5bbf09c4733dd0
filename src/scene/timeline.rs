//! [`layout`]: where marks and labels of the timeline stand, so that nothing touches anything.
//!
//! The rows are those of [`super::pack()`], which knows the zoom but not the place of the window: whatever is
//! on screen before and after a move keeps its row. Here the packed events are moved to the window, and
//! labels that would leave the screen are shortened or slide along their marks.

use super::measure::{shorten, text_width};
use super::pack::{Packed, Slot, pack};
use super::place::Extent;
use super::scale::{Scale, Window};
use crate::text::{EventId, Order};
use crate::time::Bound;

/// Font size of labels in pixels.
pub(super) const SIZE: f64 = 12.0;
/// From the top of a row to the baseline of its label.
const BASELINE: f64 = 13.0;
/// From the top of a row to the middle of its mark.
pub(super) const MARK: f64 = 24.0;
/// Free pixels between neighbours in a row.
pub(super) const SPACE: f64 = 9.0;
/// Width of a cluster's mark.
pub(super) const CLUSTER: f64 = 34.0;
/// Pixels between the places from which pixels count, see [`Layout::shift`].
const ANCHORS: f64 = 8192.0;
/// Less room than this shows no word worth reading.
const SHORTEST: f64 = 30.0;

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
    /// Upper estimate of the width of `words` in pixels, see [`Entry::measure`].
    pub width: f64,
    /// Whether it goes on.
    pub ongoing: bool,
}

impl Entry {
    /// The width that `words` take as a label.
    pub fn measure(words: &str) -> f64 {
        text_width(words, SIZE)
    }

    /// Pixels that the open sides of its mark take on the left and on the right.
    pub(super) fn open_sides(&self) -> (f64, f64) {
        let right = if self.ongoing { GOES_ON } else { 0.0 };
        match self.extent.bound {
            Some(Bound::By | Bound::Before | Bound::Until) => (OPEN, right.max(6.0)),
            Some(Bound::After | Bound::Since) => (6.0, OPEN),
            None => (0.0, right),
        }
    }
}

/// The space there is.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// Pixels for the lanes, without their names.
    pub width: f64,
    /// Pixels that should do; a crowded timeline takes more and is scrolled.
    pub height: f64,
    /// The lanes; true for those that are folded to one line of counts.
    pub lanes: Vec<bool>,
}

/// A label.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Upper estimate of its width, with the number; 0 when not even the number fits.
    pub width: f64,
    /// The words; empty when only the number is shown.
    pub words: String,
}

/// A placed event.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which.
    pub event: EventId,
    /// Its place among the entries.
    pub entry: usize,
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
    /// Single events, by id.
    pub placed: Vec<Placed>,
    /// Groups of events.
    pub clusters: Vec<Cluster>,
    /// Height of all lanes together.
    pub height: f64,
    /// Left end of the window. Pixels of marks and labels count from some place near it that stays the same
    /// while the window moves, so that a move changes this number and little else.
    pub shift: f64,
}

impl Layout {
    /// Where an event stands, when it stands for itself.
    pub fn find(&self, event: EventId) -> Option<&Placed> {
        let at = self.placed.binary_search_by_key(&event, |placed| placed.event);
        at.ok().and_then(|at| self.placed.get(at))
    }
}

/// Places entries, which come in order of time.
pub fn layout(entries: &[Entry], scale: &Scale, window: Window, room: &Room) -> Layout {
    show(entries, &pack(entries, scale, window.span(), room), window)
}

/// Moves packed entries to a window of the span that they were packed for.
pub fn show(entries: &[Entry], packed: &Packed, window: Window) -> Layout {
    let offset = window.from * packed.length;
    let anchor = (offset / ANCHORS).floor() * ANCHORS;
    let screen = (offset - anchor, offset - anchor + packed.width);
    let mut out = Layout {
        lanes: packed.lanes.clone(),
        height: packed.height,
        shift: screen.0,
        ..Layout::default()
    };
    let mut outside = |lane: usize, left: bool, count: usize| {
        if let Some(lane) = out.lanes.get_mut(lane) {
            let side = if left {
                &mut lane.outside.0
            } else {
                &mut lane.outside.1
            };
            *side += count;
        }
    };
    for slot in &packed.slots {
        let Some(entry) = entries.get(slot.entry) else {
            continue;
        };
        let (from, to) = (slot.from - anchor, slot.to - anchor);
        if to < screen.0 || from > screen.1 {
            outside(entry.lane, to < screen.0, 1);
            continue;
        }
        out.placed.push(Placed {
            event: entry.event,
            entry: slot.entry,
            number: entry.number,
            from: from.max(screen.0 - SPACE),
            to: to.min(screen.1 + SPACE),
            y: slot.top + MARK,
            dot: slot.dot,
            label: label(entry, slot, anchor, screen),
            extent: entry.extent,
        });
    }
    for crowd in &packed.crowds {
        let x = crowd.x - anchor;
        if x < screen.0 - CLUSTER / 2.0 || x > screen.1 + CLUSTER / 2.0 {
            outside(crowd.lane, x < screen.0, crowd.entries.len());
            continue;
        }
        let events = crowd.entries.iter().filter_map(|index| entries.get(*index));
        out.clusters.push(Cluster {
            events: events.map(|entry| entry.event).collect(),
            x,
            y: crowd.y,
            window: crowd.window,
        });
    }
    out.placed.order_by_key(|placed| placed.event);
    out
}

/// The label of an event on screen: it starts with its mark, stays on screen while its mark does, and ends
/// where its slot or the screen ends.
fn label(entry: &Entry, slot: &Slot, anchor: f64, screen: (f64, f64)) -> Label {
    let end = (slot.limit - anchor).min(screen.1);
    let x = (slot.x - anchor).max(screen.0);
    let room = (end - x - slot.number).min(slot.most);
    let words = if room >= SHORTEST.min(entry.width) {
        shorten(&entry.words, room, SIZE)
    } else {
        String::new()
    };
    let used = text_width(&words, SIZE) + slot.number;
    Label {
        x,
        y: slot.top + BASELINE,
        width: if x + used <= end + 0.01 { used } else { 0.0 },
        words,
    }
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
                    width: Entry::measure(&words),
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

    const WIDTH: f64 = 700.0;

    fn room(folded: bool) -> Room {
        Room {
            width: WIDTH,
            height: 300.0,
            lanes: vec![folded, false, false, false],
        }
    }

    proptest! {
        #[test]
        fn nothing_touches(entries in entries(), zoom in 0.01..1.0f64, around in 0.0..1.0f64, folded: bool) {
            let laid = layout(&entries, &scale_of(&entries), Window::ALL.zoom(zoom, around), &room(folded));
            // Rectangles of all labels, marks and clusters: left, right, top, bottom.
            let mut boxes: Vec<(usize, f64, f64, f64, f64)> = Vec::new();
            for (owner, placed) in laid.placed.iter().enumerate() {
                let label = &placed.label;
                if label.width > 0.0 {
                    boxes.push((owner, label.x, label.x + label.width, label.y - SIZE, label.y + 3.0));
                    let x = label.x - laid.shift;
                    prop_assert!(x >= -0.001 && x + label.width <= WIDTH + 0.1);
                }
                let tail = if placed.event.0 % 5 == 0 { GOES_ON } else { 0.0 };
                boxes.push((owner, placed.from, placed.to + tail, placed.y - 5.5, placed.y + 5.5));
            }
            for (owner, cluster) in laid.clusters.iter().enumerate() {
                let owner = owner + laid.placed.len();
                boxes.push((owner, cluster.x - CLUSTER / 2.0, cluster.x + CLUSTER / 2.0, cluster.y - 8.0, cluster.y + 8.0));
            }
            for (index, a) in boxes.iter().enumerate() {
                for b in boxes.iter().skip(index + 1) {
                    let apart = a.2 <= b.1 + 0.02 || b.2 <= a.1 + 0.02 || a.4 <= b.3 || b.4 <= a.3;
                    prop_assert!(a.0 == b.0 || apart, "{a:?} {b:?}");
                }
            }
        }

        #[test]
        fn every_event_is_there_once(entries in entries(), zoom in 0.01..1.0f64, around in 0.0..1.0f64, folded: bool) {
            let laid = layout(&entries, &scale_of(&entries), Window::ALL.zoom(zoom, around), &room(folded));
            let mut seen: Vec<EventId> = laid.placed.iter().map(|placed| placed.event).collect();
            seen.extend(laid.clusters.iter().flat_map(|cluster| cluster.events.iter().copied()));
            let outside: usize = laid.lanes.iter().map(|lane| lane.outside.0 + lane.outside.1).sum();
            prop_assert_eq!(seen.len() + outside, entries.len());
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len() + outside, entries.len());
            for placed in &laid.placed {
                prop_assert_eq!(laid.find(placed.event), Some(placed));
            }
        }

        #[test]
        fn what_stays_on_screen_keeps_its_row(entries in entries(), zoom in 0.05..0.9f64, by in -0.3..0.3f64) {
            let scale = scale_of(&entries);
            let here = Window::ALL.zoom(zoom, 0.5);
            let packed = pack(&entries, &scale, here.span(), &room(false));
            let (before, after) = (show(&entries, &packed, here), show(&entries, &packed, here.pan(by)));
            prop_assert!((before.height - after.height).abs() < 1e-9);
            for placed in &before.placed {
                if let Some(moved) = after.find(placed.event) {
                    prop_assert!((placed.y - moved.y).abs() < 1e-9);
                    // Off the edges nothing else changes either, so nothing else is drawn anew.
                    let inside = |laid: &Layout, placed: &Placed| {
                        let (from, to) = (placed.from - laid.shift, placed.to.max(placed.label.x + 330.0) - laid.shift);
                        0.0 < from && to < WIDTH
                    };
                    let same_place = (after.shift - before.shift - (here.pan(by).from - here.from) * packed.length).abs() < 1e-6;
                    if same_place && inside(&before, placed) && inside(&after, moved) {
                        prop_assert_eq!(placed, moved);
                    }
                }
            }
        }

        #[test]
        fn zooming_there_and_back_changes_nothing(entries in entries(), zoom in 0.05..0.9f64) {
            let scale = scale_of(&entries);
            let back = Window::ALL.zoom(zoom, 0.5).zoom(1.0 / zoom, 0.5);
            prop_assert_eq!(
                layout(&entries, &scale, Window::ALL, &room(false)).placed.len(),
                layout(&entries, &scale, back, &room(false)).placed.len()
            );
        }

        #[test]
        fn a_close_look_opens_every_cluster(entries in entries()) {
            let scale = scale_of(&entries);
            let laid = layout(&entries, &scale, Window::ALL, &room(false));
            for cluster in laid.clusters.iter().filter(|cluster| cluster.window.span() > 1e-6) {
                let near = layout(&entries, &scale, cluster.window, &room(false));
                let together = near.clusters.iter().any(|other| {
                    cluster.events.len() > 1 && cluster.events.iter().all(|event| other.events.contains(event))
                });
                prop_assert!(!together);
            }
        }
    }
}
