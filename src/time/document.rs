//! What the whole text says about its dates: which number of 03/06/2024 is the month, and when its fiscal
//! years end. Asked for only where an expression needs it.

use super::calendar::month_start;
use super::found::{Field, Found, Meaning};
use super::lex::{Lex, MONTH};
use chrono::NaiveDate;

/// How much of a text is looked at for its spelling.
const HEAD: usize = 20_000;

/// The head of the text, cut between two characters.
fn head(text: &str) -> &str {
    let end = text
        .char_indices()
        .map(|(at, _)| at)
        .nth(HEAD)
        .unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

/// Whether dates in digits have the day before the month: other dates in digits, time zones, spelling tell;
/// `None` where nothing does.
pub(super) fn day_first(text: &str) -> Option<bool> {
    let mut score = 0;
    for word in head(text).split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '"')) {
        let mut parts = word.trim_end_matches('.').split('/').map(str::parse::<u32>);
        if let (Some(Ok(a)), Some(Ok(b)), Some(Ok(_))) = (parts.next(), parts.next(), parts.next()) {
            score += i32::from(a > 12 && b <= 12) * 10 - i32::from(b > 12 && a <= 12) * 10;
        }
        score += match word.trim_end_matches('.') {
            "GMT" | "BST" | "IST" | "AEST" | "CET" | "CEST" | "London" | "Dublin" | "Delhi" | "Sydney" => 3,
            "EST" | "EDT" | "ET" | "PST" | "PDT" | "PT" | "CST" | "CDT" | "MDT" | "Washington" => -3,
            "centre" | "defence" | "labour" | "colour" | "organisation" | "programme" | "neighbours"
            | "favour" => 1,
            "center" | "defense" | "labor" | "color" | "organization" | "program" | "neighbors" | "favor" => {
                -1
            }
            other if other.starts_with('\u{a3}') || other.starts_with('\u{20ac}') => 1,
            _ => 0,
        };
    }
    (score != 0).then_some(score > 0)
}

/// Turns "03/06" round where the text writes the day first.
pub(super) fn order(text: &str, found: &mut [Found]) {
    let mut known = None;
    for found in found {
        if let Meaning::Date {
            field: Field::Day(month, day),
            ..
        } = &mut found.meaning
            && found.rule == "numeric date"
            && *day <= 12
            // "2024/03/06" has its month second everywhere.
            && matches!(found.span.of(text).find('/'), Some(1 | 2))
            && *known.get_or_insert_with(|| day_first(text)) == Some(true)
        {
            std::mem::swap(month, day);
        }
    }
}

/// The month with which the text's fiscal years end: as it says ("the fiscal year ended June 30"), else
/// September where it speaks of the government of the United States; `None` where nothing tells.
pub(super) fn fiscal_end(text: &str, lexes: &[Lex]) -> Option<u8> {
    let said = lexes.iter().enumerate().find_map(|(at, lex)| {
        lex.of(text).eq_ignore_ascii_case("fiscal").then_some(())?;
        let after = lexes.get(at + 1..(at + 9).min(lexes.len()))?;
        let verb = after.iter().position(|lex| {
            matches!(
                lex.of(text),
                "ended"
                    | "ending"
                    | "ends"
                    | "begins"
                    | "began"
                    | "beginning"
                    | "starts"
                    | "started"
                    | "starting"
            )
        })?;
        let month = after.iter().skip(verb).take(4).find(|lex| lex.is(MONTH))?;
        let starts = after.get(verb)?.of(text).starts_with(['b', 's']);
        Some(if starts {
            (month.sub + 10) % 12 + 1
        } else {
            month.sub
        })
    });
    let federal = || {
        let head = head(text);
        ["federal", "Congress", "Senate", "Pentagon", "appropriations"]
            .iter()
            .any(|word| head.contains(word))
    };
    said.or_else(|| federal().then_some(9))
}

/// First and last month of a fiscal year, or of one of its quarters, that ends with the month `end`; the last
/// is given by the first day of the month after it.
pub(super) fn fiscal_months(year: i32, quarter: Option<u8>, end: u8) -> Option<(NaiveDate, NaiveDate)> {
    let first = i32::from(end) - 11 + quarter.map_or(0, |quarter| i32::from(quarter) * 3 - 3);
    let count = if quarter.is_some() { 3 } else { 12 };
    Some((month_start(year, first)?, month_start(year, first + count)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_tells_the_order() {
        assert_eq!(
            day_first("It began on 13/05/2024 and ended on 03/06/2024."),
            Some(true)
        );
        assert_eq!(
            day_first("It began on 5/13/2024 and ended on 6/3/2024."),
            Some(false)
        );
        assert_eq!(day_first("The labour centre opened on 03/06/2024."), Some(true));
        assert_eq!(day_first("It opened on 03/06/2024."), None);
    }

    #[test]
    fn fiscal_years_end_in_their_month() {
        let day = |year, month| NaiveDate::from_ymd_opt(year, month, 1).unwrap();
        assert_eq!(fiscal_months(2024, None, 9), Some((day(2023, 10), day(2024, 10))));
        assert_eq!(
            fiscal_months(2024, Some(1), 9),
            Some((day(2023, 10), day(2024, 1)))
        );
        assert_eq!(
            fiscal_months(2024, Some(4), 12),
            Some((day(2024, 10), day(2025, 1)))
        );
    }
}
