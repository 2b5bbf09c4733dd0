//! [`ticks`]: calendar marks on a scale, as fine as there is room for.
//!
//! Coarse units are placed first; a finer unit joins only where all of its marks between two folds fit, so
//! an axis is regular between folds, however different the stretches are.

use super::days::{self, Day, calendar, number};
use super::measure::text_width;
use super::scale::{Scale, Window};
use crate::text::Order;
use chrono::{Datelike, Months, NaiveDate};

/// Font size of the labels in pixels.
const SIZE: f64 = 11.5;
/// Free pixels between two labels.
const SPACE: f64 = 12.0;
/// More marks of one unit than this cannot fit on any screen.
const MANY: usize = 600;

/// A mark on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its pixel.
    pub x: f64,
    /// Its label.
    pub label: String,
    /// Whether it starts a year or longer: printed strong, with a line through the lanes.
    pub major: bool,
}

/// Steps of the axis, coarse to fine.
#[derive(Clone, Copy)]
enum Unit {
    Years(i32),
    Months(u32),
    Days(u32),
    Hours(u32),
}

const UNITS: [Unit; 20] = [
    Unit::Years(1000),
    Unit::Years(500),
    Unit::Years(100),
    Unit::Years(50),
    Unit::Years(20),
    Unit::Years(10),
    Unit::Years(5),
    Unit::Years(2),
    Unit::Years(1),
    Unit::Months(6),
    Unit::Months(3),
    Unit::Months(1),
    Unit::Days(15),
    Unit::Days(5),
    Unit::Days(2),
    Unit::Days(1),
    Unit::Hours(12),
    Unit::Hours(6),
    Unit::Hours(3),
    Unit::Hours(1),
];

/// The marks of a window `width` pixels wide, from left to right; their labels do not touch.
pub fn ticks(scale: &Scale, window: Window, width: f64) -> Vec<Tick> {
    let mut taken: Vec<(Day, Tick)> = Vec::new();
    let shown = (scale.day(window.from), scale.day(window.to));
    for (from, to) in scale.unfolded() {
        let (from, to) = (from.max(shown.0), to.min(shown.1));
        if from >= to {
            continue;
        }
        let pixels = |day: Day| window.x(scale.unit(day), width);
        let room = pixels(to) - pixels(from);
        for unit in UNITS {
            let Some(days) = moments(unit, from, to, room) else {
                continue;
            };
            let new: Vec<(Day, Tick)> = days
                .into_iter()
                .filter(|day| taken.iter().all(|(other, _)| (other - day).abs() > 1e-6))
                .map(|day| (day, tick(unit, day, pixels(day))))
                .collect();
            let coarse = matches!(unit, Unit::Years(_));
            if coarse || fits(&new, &taken, width) {
                // Of the years, those that fit are kept: a year that does not is still worth its neighbours.
                for (day, tick) in new {
                    if fits(&[(day, tick.clone())], &taken, width) {
                        taken.push((day, tick));
                    }
                }
            }
        }
    }
    taken.order_by(|a, b| a.1.x.total_cmp(&b.1.x));
    taken.into_iter().map(|(_, tick)| tick).collect()
}

/// Whether new marks keep their distance from each other and from those that are there.
fn fits(new: &[(Day, Tick)], taken: &[(Day, Tick)], width: f64) -> bool {
    let span = |tick: &Tick| {
        let half = text_width(&tick.label, SIZE) / 2.0;
        (tick.x - half, tick.x + half)
    };
    let mut spans: Vec<(f64, f64)> = taken.iter().map(|(_, tick)| span(tick)).collect();
    for (_, tick) in new {
        let (left, right) = span(tick);
        if left < -half_space() || right > width + half_space() {
            // A label over the edge would be cut: such a mark is not shown, and hinders no other.
            if new.len() == 1 {
                return false;
            }
            continue;
        }
        if spans
            .iter()
            .any(|(from, to)| left < to + SPACE && from - SPACE < right)
        {
            return false;
        }
        spans.push((left, right));
    }
    true
}

const fn half_space() -> f64 {
    SPACE / 2.0
}

/// The moments of a unit between two days; `None` when they are too many for the room.
fn moments(unit: Unit, from: Day, to: Day, room: f64) -> Option<Vec<Day>> {
    let length = to - from;
    let days = match unit {
        Unit::Years(n) => f64::from(n) * 365.25,
        Unit::Months(n) => f64::from(n) * 30.4,
        Unit::Days(n) => f64::from(n),
        Unit::Hours(n) => f64::from(n) / 24.0,
    };
    if length / days > (room / 14.0).min(MANY as f64) + 2.0 {
        return None;
    }
    let first = calendar(from)?;
    let mut out = Vec::new();
    match unit {
        Unit::Years(n) => {
            let mut year = first.year().div_euclid(n) * n;
            while let Some(day) = NaiveDate::from_ymd_opt(year, 1, 1).map(number) {
                if day > to || out.len() > MANY {
                    break;
                }
                out.push(day);
                year += n;
            }
        }
        Unit::Months(n) => {
            let mut month = NaiveDate::from_ymd_opt(first.year(), first.month0() / n * n + 1, 1)?;
            while number(month) <= to && out.len() <= MANY {
                out.push(number(month));
                month = month.checked_add_months(Months::new(n))?;
            }
        }
        Unit::Days(n) => {
            let mut day = first;
            while number(day) <= to && out.len() <= MANY {
                // Counted within the month; the last step before the next month's first would be short.
                if day.day0().is_multiple_of(n) && day.day() + n / 2 <= 31 {
                    out.push(number(day));
                }
                day = day.succ_opt()?;
            }
        }
        Unit::Hours(n) => {
            let step = f64::from(n) / 24.0;
            let mut at = (from / step).floor() * step;
            while at <= to && out.len() <= MANY {
                out.push(at);
                at += step;
            }
        }
    }
    out.retain(|day| *day >= from && *day <= to);
    Some(out)
}

fn tick(unit: Unit, day: Day, x: f64) -> Tick {
    let date = calendar(day + 1e-6);
    let (label, major) = match (unit, date) {
        (_, None) => (String::new(), false),
        (Unit::Years(_), Some(date)) => {
            let year = date.year();
            // The astronomical year 0 is a round number for the loop, but 1 BC for a reader.
            (days::year_words(year), true)
        }
        (Unit::Months(_), Some(date)) => (days::month_short(date.month()).to_owned(), false),
        (Unit::Days(_), Some(date)) => (
            format!("{} {}", date.day(), days::month_short(date.month())),
            false,
        ),
        (Unit::Hours(_), Some(_)) => {
            let hour = ((day - day.floor()) * 24.0).round() as i32;
            (format!("{hour}:00"), false)
        }
    };
    Tick { x, label, major }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn axis(from: &str, to: &str, width: f64) -> String {
        let day = |text: &str| number(text.parse().unwrap());
        let scale = Scale::proportional(&[(day(from), day(to))]);
        let ticks = ticks(&scale, Window::ALL, width);
        ticks
            .iter()
            .map(|tick| tick.label.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn the_unit_fits_the_span() {
        assert_eq!(
            axis("2022-01-01", "2024-09-15", 700.0),
            "2022 Apr Jul Oct 2023 Apr Jul Oct 2024 Apr Jul Oct"
        );
        assert_eq!(
            axis("1914-07-28", "1945-09-02", 400.0),
            "1915 1920 1925 1930 1935 1940 1945"
        );
        assert_eq!(
            axis("2024-05-01", "2024-05-09", 700.0),
            "May 2 May 3 May 4 May 5 May 6 May 7 May 8 May 9 May"
        );
    }

    proptest! {
        #[test]
        fn labels_never_touch(
            times in prop::collection::vec((-800_000.0..40_000.0f64, 0.04..9000.0f64), 1..12),
            zoom in 1e-5..1.0f64,
            width in 100.0..1400.0f64,
        ) {
            let times: Vec<_> = times.into_iter().map(|(from, length)| (from, from + length)).collect();
            for scale in [Scale::proportional(&times), Scale::even(&times)] {
                let ticks = ticks(&scale, Window::ALL.zoom(zoom, 0.5), width);
                for pair in ticks.windows(2) {
                    let half = |tick: &Tick| text_width(&tick.label, SIZE) / 2.0;
                    prop_assert!(pair[0].x + half(&pair[0]) <= pair[1].x - half(&pair[1]));
                }
            }
        }
    }
}
