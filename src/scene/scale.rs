//! [`Scale`]: days to the unit line and back, with long empty gaps folded; [`Window`]: the part of the unit
//! line that is on screen.
//!
//! ```text
//! days   |==2022==|.........empty.........|==2023=====2024==|
//! unit   0........0.35..................0.41................1      piecewise linear, strictly rising
//! ```

use super::days::Day;
use crate::text::Order;

/// Gaps longer than this part of what is not folded yet are folded.
const LONG: f64 = 0.3;
/// More folds than this would make an axis hard to read.
const MAX_BREAKS: usize = 5;
/// The width of a folded gap as a part of what is not folded.
const FOLDED: f64 = 0.06;
/// With fewer times than these there is nothing that the inside of a long one takes room from.
const FEW: usize = 4;
/// Empty space before the first and after the last event, as a part of the whole.
const MARGIN: f64 = 0.03;

/// A folded gap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    /// Where it begins.
    pub from: Day,
    /// Where it ends.
    pub to: Day,
}

/// A strictly rising, piecewise linear map from days to the unit line.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Points (day, unit), both strictly rising; at least two.
    knots: Vec<(Day, f64)>,
    /// The folded gaps, in order.
    pub breaks: Vec<Break>,
    /// Whether distances on the line are in proportion to time (between breaks).
    pub true_to_time: bool,
}

impl Scale {
    /// True to time, with long gaps folded in which none of `times` begins or ends: empty ones, and the inside
    /// of a time that is long beside the others, as a century is in the news of a week.
    pub fn proportional(times: &[(Day, Day)]) -> Self {
        let busy = union(times);
        let (Some(&(first, _)), Some(&(_, last))) = (busy.first(), busy.last()) else {
            return Self::linear(0.0, 1.0);
        };
        let gap = |(from, to): (Day, Day)| Break { from, to };
        let mut gaps: Vec<Break> = if times.len() < FEW {
            let ends = busy.iter().map(|time| time.1);
            ends.zip(busy.iter().skip(1).map(|time| time.0))
                .map(gap)
                .collect()
        } else {
            let edges = edges(times);
            edges
                .iter()
                .copied()
                .zip(edges.iter().copied().skip(1))
                .map(gap)
                .collect()
        };
        gaps.order_by(|a, b| {
            (b.to - b.from)
                .total_cmp(&(a.to - a.from))
                .then(a.from.total_cmp(&b.from))
        });
        let mut open = last - first;
        let mut breaks = Vec::new();
        for gap in gaps.into_iter().take(MAX_BREAKS) {
            let length = gap.to - gap.from;
            if length <= open * LONG {
                break;
            }
            // A gap that is all there is leaves nothing to give its room to.
            if open - length <= length * 1e-6 {
                continue;
            }
            open -= length;
            breaks.push(gap);
        }
        // A little of each gap on either side stays, so that a mark does not touch the fold.
        let little = open * 0.015;
        for gap in &mut breaks {
            let keep = little.min((gap.to - gap.from) / 4.0);
            gap.from += keep;
            gap.to -= keep;
            open += 2.0 * keep;
        }
        breaks.order_by(|a, b| a.from.total_cmp(&b.from));
        let margin = (open * MARGIN).max(0.02);
        let mut knots = vec![(first - margin, 0.0)];
        let (mut day, mut unit) = (first - margin, 0.0);
        for gap in &breaks {
            unit += gap.from - day;
            knots.push((gap.from, unit));
            unit += open * FOLDED;
            knots.push((gap.to, unit));
            day = gap.to;
        }
        unit += last + margin - day;
        knots.push((last + margin, unit));
        Self::from_knots(knots, breaks, true)
    }

    /// Every distinct beginning the same step after the one before, whatever lies between.
    pub fn even(times: &[(Day, Day)]) -> Self {
        let mut starts: Vec<Day> = times
            .iter()
            .map(|time| time.0)
            .filter(|day| day.is_finite())
            .collect();
        starts.order_by(Day::total_cmp);
        starts.dedup_by(|a, b| (*a - *b).abs() < 1.0 / 48.0);
        let (Some(&first), Some(&last)) = (starts.first(), starts.last()) else {
            return Self::linear(0.0, 1.0);
        };
        let end = times.iter().map(|time| time.1).fold(last, Day::max);
        let mut knots = vec![(first - 1.0, 0.0)];
        knots.extend(
            starts
                .iter()
                .enumerate()
                .map(|(step, &day)| (day, step as f64 + 0.5)),
        );
        knots.push((end + 1.0, starts.len() as f64 + 0.5));
        Self::from_knots(knots, Vec::new(), false)
    }

    fn linear(from: Day, to: Day) -> Self {
        Self {
            knots: vec![(from, 0.0), (to, 1.0)],
            breaks: Vec::new(),
            true_to_time: true,
        }
    }

    /// Brings the units of rising knots to 0..1.
    fn from_knots(mut knots: Vec<(Day, f64)>, breaks: Vec<Break>, true_to_time: bool) -> Self {
        let end = knots.last().map_or(1.0, |knot| knot.1);
        for knot in &mut knots {
            knot.1 /= end;
        }
        Self {
            knots,
            breaks,
            true_to_time,
        }
    }

    /// Days between the ends of the scale.
    pub fn domain(&self) -> (Day, Day) {
        let first = self.knots.first().map_or(0.0, |knot| knot.0);
        (first, self.knots.last().map_or(1.0, |knot| knot.0))
    }

    /// Where a day stands; beyond the ends the outer pieces go on.
    pub fn unit(&self, day: Day) -> f64 {
        let piece = self.piece(|knot| knot.0 <= day);
        interpolate(day, piece.0, piece.1)
    }

    /// The day at a place.
    pub fn day(&self, unit: f64) -> Day {
        let (from, to) = self.piece(|knot| knot.1 <= unit);
        interpolate(unit, (from.1, from.0), (to.1, to.0))
    }

    /// The piece whose first knot is the last for which `before` holds.
    fn piece(&self, before: impl Fn(&(Day, f64)) -> bool) -> ((Day, f64), (Day, f64)) {
        let at = self
            .knots
            .partition_point(before)
            .clamp(1, self.knots.len().saturating_sub(1));
        let knot = |index: usize| self.knots.get(index).copied().unwrap_or((0.0, 0.0));
        (knot(at - 1), knot(at))
    }

    /// The stretches of days between the folds, in order.
    pub fn unfolded(&self) -> Vec<(Day, Day)> {
        let (mut from, end) = self.domain();
        let mut out = Vec::new();
        for gap in &self.breaks {
            out.push((from, gap.from));
            from = gap.to;
        }
        out.push((from, end));
        out
    }
}

fn interpolate(at: f64, from: (f64, f64), to: (f64, f64)) -> f64 {
    from.1 + (at - from.0) * ((to.1 - from.1) / (to.0 - from.0))
}

/// All beginnings and ends, rising.
fn edges(times: &[(Day, Day)]) -> Vec<Day> {
    let times = times
        .iter()
        .filter(|(from, to)| from.is_finite() && to.is_finite() && from < to);
    let mut out: Vec<Day> = times.flat_map(|(from, to)| [*from, *to]).collect();
    out.order_by(Day::total_cmp);
    out.dedup();
    out
}

/// Joins overlapping and touching stretches.
fn union(times: &[(Day, Day)]) -> Vec<(Day, Day)> {
    let mut times: Vec<_> = times
        .iter()
        .copied()
        .filter(|(from, to)| from.is_finite() && to.is_finite() && from < to)
        .collect();
    times.order_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<(Day, Day)> = Vec::new();
    for (from, to) in times {
        match out.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

/// The part of the unit line that is on screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Its left end.
    pub from: f64,
    /// Its right end, greater than `from`.
    pub to: f64,
}

impl Window {
    /// Everything.
    pub const ALL: Self = Self { from: 0.0, to: 1.0 };
    /// The narrowest window: a millionth is below an hour on any scale that a text gives.
    const NARROWEST: f64 = 1e-7;

    /// Its width.
    pub fn span(self) -> f64 {
        self.to - self.from
    }

    /// Pixel of a place, for a screen `width` pixels wide.
    pub fn x(self, unit: f64, width: f64) -> f64 {
        (unit - self.from) / self.span() * width
    }

    /// Place of a pixel.
    pub fn unit(self, x: f64, width: f64) -> f64 {
        self.from + x / width * self.span()
    }

    /// Zoomed by `factor` (below 1 zooms in) around a place that stays where it is.
    #[must_use]
    pub fn zoom(self, factor: f64, around: f64) -> Self {
        let span = (self.span() * factor).clamp(Self::NARROWEST, 1.0);
        let factor = span / self.span();
        Self {
            from: around + (self.from - around) * factor,
            to: around + (self.to - around) * factor,
        }
        .inside()
    }

    /// Moved by a part of the unit line.
    #[must_use]
    pub fn pan(self, by: f64) -> Self {
        Self {
            from: self.from + by,
            to: self.to + by,
        }
        .inside()
    }

    /// Moved as little as needed to lie between 0 and 1.
    #[must_use]
    fn inside(self) -> Self {
        let span = self.span().min(1.0);
        let from = self.from.clamp(0.0, 1.0 - span);
        Self {
            from,
            to: from + span,
        }
    }

    /// Whether everything is on screen.
    pub fn is_all(self) -> bool {
        self.span() > 1.0 - 1e-9
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn times() -> impl Strategy<Value = Vec<(Day, Day)>> {
        prop::collection::vec((-800_000.0..200_000.0f64, 0.04..4000.0f64), 1..40).prop_map(|times| {
            times
                .into_iter()
                .map(|(from, length)| (from, from + length))
                .collect()
        })
    }

    #[test]
    fn folds_a_long_gap() {
        let scale = Scale::proportional(&[(0.0, 10.0), (5000.0, 5010.0), (5012.0, 5030.0)]);
        assert_eq!(scale.breaks.len(), 1);
        assert!(scale.unit(5000.0) - scale.unit(10.0) < 0.2);
        let whole = Scale::proportional(&[(0.0, 10.0), (12.0, 20.0), (21.0, 30.0)]);
        assert!(whole.breaks.is_empty());
    }

    #[test]
    fn a_century_leaves_room_for_a_week() {
        let week = (0..4).map(|day| (f64::from(day), f64::from(day) + 1.0));
        let times: Vec<_> = week.chain([(-6000.0, 30_000.0)]).collect();
        let scale = Scale::proportional(&times);
        assert_eq!(scale.breaks.len(), 2);
        assert!(scale.unit(4.0) - scale.unit(0.0) > 0.05);
    }

    proptest! {
        #[test]
        fn there_and_back(times in times(), at in 0.0..1.0f64) {
            for scale in [Scale::proportional(&times), Scale::even(&times)] {
                let day = scale.day(at);
                prop_assert!((scale.unit(day) - at).abs() < 1e-6, "{at} -> {day} -> {}", scale.unit(day));
            }
        }

        #[test]
        fn every_time_is_on_the_line_and_in_order(times in times()) {
            for scale in [Scale::proportional(&times), Scale::even(&times)] {
                for &(from, to) in &times {
                    let (a, b) = (scale.unit(from), scale.unit(to));
                    prop_assert!((0.0..=1.0).contains(&a) && b <= 1.0 + 1e-9 && a < b);
                }
            }
        }

        #[test]
        fn no_beginning_and_no_end_is_folded(times in times()) {
            let scale = Scale::proportional(&times);
            for gap in &scale.breaks {
                for &(from, to) in &times {
                    for end in [from, to] {
                        prop_assert!(end <= gap.from || end >= gap.to);
                    }
                    if times.len() < FEW {
                        prop_assert!(to <= gap.from || from >= gap.to);
                    }
                }
            }
        }

        #[test]
        fn zooming_keeps_the_place_under_the_pointer(x in 0.0..800.0f64, factor in 0.2..1.0f64) {
            let window = Window { from: 0.2, to: 0.8 };
            let around = window.unit(x, 800.0);
            let zoomed = window.zoom(factor, around);
            prop_assert!((zoomed.x(around, 800.0) - x).abs() < 1e-6);
        }

        #[test]
        fn a_window_stays_inside(steps in prop::collection::vec((0.2..5.0f64, -1.0..1.0f64), 0..20)) {
            let mut window = Window::ALL;
            for (factor, by) in steps {
                window = window.zoom(factor, 0.4).pan(by);
                prop_assert!(window.from >= 0.0 && window.to <= 1.0 + 1e-9 && window.span() > 0.0);
            }
        }
    }
}
