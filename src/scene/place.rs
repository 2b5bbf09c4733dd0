//! [`Place`]: where an event stands in time, as a view needs it; and its date in words.
//!
//! No date is made up: what has no calendar time keeps only its order, or nothing.

use super::days::{self, Day, end_of, short_date, start_of};
use crate::events::{Event, Order, When};
use crate::time::{Bound, Date, Modifier, Precision, Timex};
use chrono::Datelike;

/// Where an event stands in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// On the calendar.
    Dated(Extent),
    /// Only before or after another event.
    Ordered(Order),
    /// Nowhere.
    Undated,
}

/// The calendar time that an event can mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// First moment.
    pub from: Day,
    /// The moment after the last; always later than `from`.
    pub to: Day,
    /// Whether the ends are not to be taken sharply ("about", "a few months later").
    pub soft: bool,
    /// The side that the text states, when it states one.
    pub bound: Option<Bound>,
}

/// Where an event stands in time.
pub fn place(event: &Event, timexes: &[Timex]) -> Place {
    let Some(when) = &event.when else {
        return Place::Undated;
    };
    let start = when.start.or(when.end).and_then(start_of);
    let end = when.end.or(when.start).and_then(end_of);
    match (start, end) {
        (Some(from), Some(to)) => Place::Dated(Extent {
            from,
            to: if to > from { to } else { from + 1.0 },
            soft: is_soft(when, timexes),
            bound: when.bound,
        }),
        _ => when.order.map_or(Place::Undated, Place::Ordered),
    }
}

/// Where a bare date stands.
pub fn place_of_date(date: Date) -> Place {
    match (start_of(date), end_of(date)) {
        (Some(from), Some(to)) => Place::Dated(Extent {
            from,
            to,
            soft: false,
            bound: None,
        }),
        _ => Place::Undated,
    }
}

fn is_soft(when: &When, timexes: &[Timex]) -> bool {
    let timex = when.timex.and_then(|id| timexes.get(id.index()));
    when.edtf.contains(['~', '%'])
        || timex.is_some_and(|timex| {
            timex.precision == Precision::Vague || timex.modifier == Some(Modifier::Approx)
        })
}

/// The date in words, as short as it is exact: "20 May 2024", "by 15 Sep 2024", "~ Aug – Nov 2023",
/// "19–21 May 2024". Empty when there is no calendar time.
pub fn when_words(when: &When, timexes: &[Timex]) -> String {
    let (Some(start), Some(end)) = (when.start.or(when.end), when.end.or(when.start)) else {
        return String::new();
    };
    let words = range_words(start, end);
    let before = match when.bound {
        Some(bound) => format!("{bound} "),
        None if is_soft(when, timexes) => "~ ".to_owned(),
        None => String::new(),
    };
    before + &words
}

/// A stretch of time in words: "1 Mar – 30 Apr 2024".
pub fn period_words(from: Day, to: Day) -> String {
    match (days::calendar(from), days::calendar(to - 1e-6)) {
        (Some(first), Some(last)) => range_words(Date::from(first), Date::from(last.max(first))),
        _ => String::new(),
    }
}

fn range_words(start: Date, end: Date) -> String {
    let (Some(first), Some(last)) = (start.first_day(), end.last_day()) else {
        return short_date(start);
    };
    if start == end {
        return short_date(start);
    }
    if start.time.is_some() || end.time.is_some() {
        let day = short_date(Date { time: None, ..start });
        return match (start.time, end.time) {
            (Some((hour, minute)), Some((until, past))) if first == last => {
                format!("{day}, {hour:02}:{minute:02}–{until:02}:{past:02}")
            }
            _ if first == last => day,
            _ => format!("{} – {}", short_date(start), short_date(end)),
        };
    }
    let whole_months = first.day() == 1 && last.succ_opt().is_some_and(|next| next.day() == 1);
    let whole_years = whole_months && first.month() == 1 && last.month() == 12;
    let same_year = first.year() == last.year();
    if whole_years {
        if same_year {
            return days::year_words(first.year());
        }
        return format!(
            "{}–{}",
            days::year_words(first.year()),
            days::year_words(last.year())
        );
    }
    if whole_months {
        let (from, to) = (days::month_short(first.month()), days::month_short(last.month()));
        let year = days::year_words(last.year());
        return match (same_year, first.month() == last.month()) {
            (true, true) => format!("{to} {year}"),
            (true, false) => format!("{from} – {to} {year}"),
            _ => format!("{from} {} – {to} {year}", days::year_words(first.year())),
        };
    }
    let end_words = short_date(Date::from(last));
    if same_year && first.month() == last.month() {
        if first == last {
            return end_words;
        }
        return format!("{}–{end_words}", first.day());
    }
    if same_year {
        return format!(
            "{} {} – {end_words}",
            first.day(),
            days::month_short(first.month())
        );
    }
    format!("{} – {end_words}", short_date(Date::from(first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::WhenBasis;

    fn when(start: &str, end: &str, bound: Option<Bound>, edtf: &str) -> When {
        When {
            start: start.parse().ok(),
            end: end.parse().ok(),
            edtf: edtf.to_owned(),
            bound,
            order: None,
            basis: WhenBasis::Timex,
            timex: None,
            reason: String::new(),
        }
    }

    #[test]
    fn dates_in_words() {
        let words = |start, end, bound, edtf| when_words(&when(start, end, bound, edtf), &[]);
        assert_eq!(words("2024-05-20", "2024-05-20", None, ""), "20 May 2024");
        assert_eq!(words("2024-05-19", "2024-05-21", None, ""), "19–21 May 2024");
        assert_eq!(words("2024-05-28", "2024-06-02", None, ""), "28 May – 2 Jun 2024");
        assert_eq!(
            words("2023-12-28", "2024-01-02", None, ""),
            "28 Dec 2023 – 2 Jan 2024"
        );
        assert_eq!(
            words("2023-08", "2023-11", None, "2023-08~/2023-11~"),
            "~ Aug – Nov 2023"
        );
        assert_eq!(words("2024-04-01", "2024-04-30", None, ""), "Apr 2024");
        assert_eq!(words("2016", "2018", None, ""), "2016–2018");
        assert_eq!(words("2022-01-01", "2022-12-31", None, ""), "2022");
        assert_eq!(
            words("2024-09-15", "2024-09-15", Some(Bound::By), ""),
            "by 15 Sep 2024"
        );
        assert_eq!(
            words("2024-05-20T07:30", "2024-05-20T07:30", None, ""),
            "20 May 2024, 07:30"
        );
        assert_eq!(words("", "", None, ""), "");
        assert_eq!(period_words(0.0, 31.0), "Jan 1970");
        assert_eq!(period_words(3.5, 40.2), "4 Jan – 10 Feb 1970");
    }
}
