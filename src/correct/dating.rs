//! [`read_dating`]: a date typed in words, as an event carries it.

use super::Dating;
use crate::time::{self, Bound, Date, Modifier, Precision, Published, Timex};

/// Reads "March 2024", "before 15 Sep", "about 2010", "May to July 2024"; `None` unless the words are one
/// date that has a place in the calendar. What they leave open is counted from the publication date.
pub fn read_dating(words: &str, published: &Published) -> Option<Dating> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let timex = time::read_date_words(&words, published)?;
    of_timex(&timex, words)
}

/// What a time expression means as a date of an event; `words` are kept as its reason.
pub(super) fn of_timex(timex: &Timex, words: String) -> Option<Dating> {
    let interval = timex.interval?;
    let mut start = cut(interval.earliest, timex.precision);
    let mut end = cut(interval.latest, timex.precision).max(start);
    let bound = timex.bound.or(match timex.modifier {
        Some(Modifier::Before) => Some(Bound::Before),
        Some(Modifier::After) => Some(Bound::After),
        _ => None,
    });
    match bound {
        // A deadline is its date.
        Some(Bound::By | Bound::Until) => start = end,
        Some(Bound::Before) => end = start,
        _ => {}
    }
    Some(Dating {
        start,
        end,
        bound,
        edtf: timex.edtf.clone(),
        words,
    })
}

/// No finer than the words say.
fn cut(date: Date, precision: Precision) -> Date {
    match precision {
        Precision::Decade | Precision::Year => Date::year(date.year),
        Precision::Month | Precision::Quarter | Precision::Season => date
            .month
            .map_or(Date::year(date.year), |month| Date::month(date.year, month)),
        Precision::Minute => date,
        Precision::Vague | Precision::Week | Precision::Day | Precision::Hour => Date { time: None, ..date },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::PublishedBasis;

    fn shown(words: &str) -> String {
        let published = Published {
            date: Some(Date::day(2024, 5, 20)),
            basis: PublishedBasis::Given,
            span: None,
        };
        read_dating(words, &published).map_or_else(
            || "no date".to_owned(),
            |dating| {
                let bound = dating.bound.map_or("", Bound::as_str);
                format!("{}..{} {} {bound}", dating.start, dating.end, dating.edtf)
            },
        )
    }

    #[test]
    fn dates_as_people_type_them() {
        insta::assert_snapshot!(shown("March 2024"), @"2024-03..2024-03 2024-03 ");
        insta::assert_snapshot!(shown("before 15 Sep"), @"2024-09-15..2024-09-15 2024-09-15 before");
        insta::assert_snapshot!(shown(" about  2010 "), @"2010..2010 2010~ ");
        insta::assert_snapshot!(shown("May to July 2023"), @"2023-05..2023-07 2023-05/2023-07 ");
        insta::assert_snapshot!(shown("by 15 September 2024"), @"2024-09-15..2024-09-15 2024-09-15 by");
        insta::assert_snapshot!(shown("since 2021"), @"2021..2021 2021 since");
        insta::assert_snapshot!(shown("last month"), @"2024-04..2024-04 2024-04 ");
        insta::assert_snapshot!(shown("2024-05-20"), @"2024-05-20..2024-05-20 2024-05-20 ");
        insta::assert_snapshot!(shown("soon"), @"no date");
        insta::assert_snapshot!(shown(""), @"no date");
    }
}
