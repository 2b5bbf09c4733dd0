//! Text of two columns copied side by side: the left column first, then the right one.

/// A gutter is at least this wide, in characters.
const GUTTER: usize = 2;
/// Fewer lines are a table or chance.
const FEWEST: usize = 8;

/// Takes a page apart that has two columns; `None` when it has one.
pub(super) fn apart(page: &str) -> Option<String> {
    let lines: Vec<Vec<char>> = page
        .lines()
        .map(|line| line.trim_end().chars().collect())
        .collect();
    let widest = lines.iter().map(Vec::len).max().unwrap_or(0).min(240);
    if lines.len() < FEWEST || widest < 50 {
        return None;
    }
    let both = lines.iter().filter(|line| line.len() * 10 > widest * 6).count();
    if both < FEWEST {
        return None;
    }
    // A character column is free when hardly any line has ink there.
    let ink = |column: usize| {
        lines
            .iter()
            .filter(|line| line.get(column).is_some_and(|c| !c.is_whitespace()))
            .count()
    };
    let free: Vec<bool> = (0..widest)
        .map(|column| ink(column) * 50 <= lines.len())
        .collect();
    let mut best: Option<(usize, usize)> = None;
    let mut column = widest * 3 / 10;
    while column < widest * 7 / 10 {
        let length = free
            .get(column..)
            .map_or(0, |rest| rest.iter().take_while(|free| **free).count());
        if length >= GUTTER && best.is_none_or(|(_, other)| length > other) {
            best = Some((column, length));
        }
        column += length.max(1);
    }
    let (start, length) = best?;
    let cut = start + length;
    let words = |right: bool| {
        lines.iter().filter(move |line| {
            let side = if right {
                line.get(cut..)
            } else {
                line.get(..start.min(line.len()))
            };
            side.is_some_and(|side| {
                side.split(|c| c.is_whitespace())
                    .filter(|w| !w.is_empty())
                    .count()
                    >= 3
            })
        })
    };
    if words(false).count() * 2 < both || words(true).count() * 2 < both {
        return None;
    }
    let mut left = String::new();
    let mut right = String::new();
    for line in &lines {
        let at = cut.min(line.len());
        left.extend(line.get(..at).unwrap_or(&[]));
        left.push('\n');
        right.extend(line.get(at..).unwrap_or(&[]));
        right.push('\n');
    }
    Some(format!("{}\n{}", left.trim_end(), right.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let left = "The ship had blocked the\ncanal for almost a week\nwhen teams freed it on\nMonday with two tugs and\na dredger that removed\nsand around the bow and\nunder the keel, said the\ncanal authority.";
        let right = "Traffic resumed in the\nevening and hundreds of\nships began to move. The\nqueue will take days to\nclear, and shippers are\ncounting what the delay\nhas cost them in fuel\nand in lost time.";
        let page: String = left
            .lines()
            .zip(right.lines())
            .map(|(l, r)| format!("{l:28}{r}\n"))
            .collect::<Vec<_>>()
            .concat();
        let apart = apart(&page).unwrap_or_default();
        assert!(apart.contains("under the keel, said the"));
        assert!(apart.find("canal authority.") < apart.find("Traffic resumed"));
    }

    #[test]
    fn one_column_stays() {
        let page = "The ship had blocked the canal for almost a week when teams freed it.\n".repeat(12);
        assert_eq!(apart(&page), None);
    }
}
