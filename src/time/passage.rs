//! Which passages are narration: texts, or parts of them, whose dates go on from each other rather than
//! counting from the publication.

use super::found::{Anchor, Field, Found, Meaning, Year};
use chrono::{Datelike, NaiveDate};

/// How many expressions on either side make a passage.
const PASSAGE: usize = 8;

/// Weighs explicit years away from the publication against words that count from it.
pub(super) fn passages(found: &[Found], published: Option<NaiveDate>) -> (Vec<bool>, bool) {
    let Some(published) = published else {
        return (vec![true; found.len()], true);
    };
    let weights: Vec<(f32, f32)> = found
        .iter()
        .map(|found| match &found.meaning {
            Meaning::Date {
                year: Year::Stated(year),
                field,
            } => {
                let far = (year - published.year()).abs() >= 2;
                match (far, field) {
                    (true, Field::Day(..)) => (2.0, 0.0),
                    (true, Field::Month(_)) => (1.5, 0.0),
                    (true, _) => (1.0, 0.0),
                    (false, _) => (0.0, 0.4),
                }
            }
            Meaning::Date {
                year: Year::Open,
                field: Field::Weekday(_),
            }
            | Meaning::Near {
                anchor: Anchor::Published,
                ..
            }
            | Meaning::WeekdayOf { .. } => (0.0, 1.5),
            Meaning::Date {
                year: Year::Toward(_) | Year::Shift(_, Anchor::Published),
                ..
            }
            | Meaning::Date {
                year: Year::Open,
                field: Field::Quarter(_),
            }
            | Meaning::Offset {
                anchor: Anchor::Published,
                ..
            } => (0.0, 1.0),
            _ => (0.0, 0.0),
        })
        .collect();
    // Running sums, so that the whole stays linear.
    let mut sums = vec![(0.0, 0.0)];
    for (far, near) in &weights {
        let (a, b) = sums.last().copied().unwrap_or((0.0, 0.0));
        sums.push((a + far, b + near));
    }
    // The whole text speaks too, with less weight than the neighbourhood.
    let (all_far, all_near): (f32, f32) = sums.last().copied().unwrap_or_default();
    let whole = 4.0 * (all_far - all_near) / (all_far + all_near).max(1.0);
    let passages = (0..weights.len())
        .map(|index| {
            let from = sums
                .get(index.saturating_sub(PASSAGE))
                .copied()
                .unwrap_or_default();
            let to = sums
                .get((index + PASSAGE + 1).min(weights.len()))
                .copied()
                .unwrap_or_default();
            let (far, near): (f32, f32) = (to.0 - from.0, to.1 - from.1);
            far - near + whole > 0.0
        })
        .collect();
    (passages, all_far > 3.0 * all_near + 2.0)
}
