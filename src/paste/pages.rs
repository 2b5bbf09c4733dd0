//! Pages of a document: their numbers, and the lines that every page repeats.

use super::Reason;
use super::plain::Row;
use std::collections::BTreeMap;

/// Marks page numbers and running heads.
pub(super) fn mark(rows: &mut [Row]) {
    let numbers = page_numbers(rows);
    for &index in &numbers {
        if let Some(row) = rows.get_mut(index) {
            row.dropped = Some(Reason::PageNumber);
        }
    }
    for index in running_heads(rows) {
        if let Some(row) = rows.get_mut(index) {
            row.dropped = Some(Reason::RunningHead);
        }
    }
}

/// The number that a line states as its page: "3", "- 3 -", "Page 3 of 12", "p. 3", "3/12".
fn page_number(line: &str) -> Option<u32> {
    let lower = line
        .trim_matches(['-', '–', '—', '[', ']', '|', '.', ' '])
        .to_lowercase();
    let labelled = lower
        .strip_prefix("page ")
        .or_else(|| lower.strip_prefix("p. "))
        .or_else(|| lower.strip_prefix("pg. "));
    let number = labelled.unwrap_or(&lower);
    let number = number.split([' ', '/']).next().unwrap_or(number);
    let rest = labelled.unwrap_or(&lower).get(number.len()..).unwrap_or("");
    let total = rest
        .trim_start_matches([' ', '/'])
        .trim_start_matches("of ")
        .trim();
    let closed = total.is_empty() || (total.len() <= 4 && total.bytes().all(|b| b.is_ascii_digit()));
    (closed && number.len() <= 4)
        .then(|| number.parse().ok())
        .flatten()
}

/// Lines that count the pages: at least two that go up by one, or any beside a page break.
fn page_numbers(rows: &[Row]) -> Vec<usize> {
    let found: Vec<(usize, u32, bool)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.dropped.is_none())
        .filter_map(|(index, row)| {
            let number = page_number(&row.text)?;
            let near_break = rows.get(index + 1).is_none_or(|next| next.page_break) || row.page_break;
            let labelled = row.text.to_lowercase().contains("page");
            Some((
                index,
                number,
                (near_break && rows.iter().any(|r| r.page_break)) || labelled,
            ))
        })
        .collect();
    found
        .iter()
        .enumerate()
        .filter(|(at, (index, number, sure))| {
            let follows = |other: Option<&(usize, u32, bool)>, step: i64| {
                other.is_some_and(|(there, n, _)| {
                    i64::from(*n) == i64::from(*number) + step && there.abs_diff(*index) >= 4
                })
            };
            *sure
                || follows(found.get(at + 1), 1)
                || follows(at.checked_sub(1).and_then(|before| found.get(before)), -1)
        })
        .map(|(_, (index, ..))| *index)
        .collect()
}

/// Lines that stand on several pages, digits aside, beside a page number or a page break, or with a page
/// number inside.
fn running_heads(rows: &[Row]) -> Vec<usize> {
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let letters = row.text.chars().filter(|c| c.is_alphabetic()).count();
        if row.dropped.is_none() && letters >= 3 && row.text.chars().count() <= 100 {
            let masked: String = row
                .text
                .chars()
                .map(|c| if c.is_ascii_digit() { '#' } else { c })
                .filter(|c| c.is_alphanumeric() || *c == '#')
                .flat_map(char::to_lowercase)
                .collect();
            let masked = masked.replace("##", "#").replace("##", "#");
            same.entry(masked).or_default().push(index);
        }
    }
    let at_edge = |index: usize| {
        let number = |row: Option<&Row>| row.is_some_and(|row| row.dropped == Some(Reason::PageNumber));
        let page = |other: Option<&Row>| other.is_some_and(|row| row.page_break);
        number(rows.get(index + 1))
            || index
                .checked_sub(1)
                .is_some_and(|before| number(rows.get(before)))
            || page(rows.get(index))
            || page(rows.get(index + 1))
            || (page(rows.get(index + 2)) && rows.get(index + 1).is_some_and(|r| r.text.len() < 60))
    };
    let mut out = Vec::new();
    for (masked, places) in &same {
        // The first may be the document's own title, which no page number stands beside.
        let later = places.iter().filter(|&&index| index > 0);
        let edges = later.clone().filter(|&&index| at_edge(index)).count();
        let often = places.len() >= 2 && edges * 3 >= later.count() * 2;
        let counts = masked.contains('#') && places.len() >= 3 && counts_up(rows, places);
        if often || counts {
            out.extend(
                places
                    .iter()
                    .copied()
                    .filter(|&index| index > 0 || at_edge(index)),
            );
        }
    }
    out.sort_unstable();
    out
}

/// Whether the first or last number in these lines goes up by one from line to line, far apart.
fn counts_up(rows: &[Row], places: &[usize]) -> bool {
    let numbers = |index: &usize| -> Vec<u32> {
        rows.get(*index)
            .map(|row| {
                row.text
                    .split(|c: char| !c.is_ascii_digit())
                    .filter_map(|digits| digits.parse().ok())
                    .collect()
            })
            .unwrap_or_default()
    };
    let up = |pick: fn(&[u32]) -> Option<u32>| {
        places.windows(2).all(|pair| match pair {
            [a, b] => {
                b - a >= 5
                    && match (pick(&numbers(a)), pick(&numbers(b))) {
                        (Some(x), Some(y)) => y == x + 1,
                        _ => false,
                    }
            }
            _ => false,
        })
    };
    up(|n| n.last().copied()) || up(|n| n.first().copied())
}
