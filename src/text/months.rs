//! The months' names and their usual abbreviations: the one table for everything that reads or writes dates.
//!
//! Not here: whether "may" or "march" is a month where it stands (`time`).

/// Name, then the lower-case forms: name and abbreviations without their point.
const TABLE: [(&str, &str); 12] = [
    ("January", "january jan"),
    ("February", "february feb"),
    ("March", "march mar"),
    ("April", "april apr"),
    ("May", "may"),
    ("June", "june jun"),
    ("July", "july jul"),
    ("August", "august aug"),
    ("September", "september sept sep"),
    ("October", "october oct"),
    ("November", "november nov"),
    ("December", "december dec"),
];

/// The name of month 1 to 12; empty for another number.
pub fn month_name(month: u8) -> &'static str {
    usize::from(month)
        .checked_sub(1)
        .and_then(|at| TABLE.get(at))
        .map_or("", |(name, _)| name)
}

/// The month, 1 to 12, that a word names ("May", "sept", "Dec."); case and a final point do not matter.
pub fn month_number(word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.');
    (1..).zip(TABLE).find_map(|(month, (_, forms))| {
        forms
            .split(' ')
            .any(|form| form.eq_ignore_ascii_case(word))
            .then_some(month)
    })
}

/// The forms of every month in lower case, January first: name and abbreviations with spaces between.
pub fn month_forms() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(_, forms)| *forms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_abbreviations() {
        for (word, month) in [
            ("May", Some(5)),
            ("sept", Some(9)),
            ("Dec.", Some(12)),
            ("JUNE", Some(6)),
            ("Maybe", None),
            ("", None),
        ] {
            assert_eq!(month_number(word), month, "{word}");
        }
        assert_eq!(
            (month_name(9), month_name(0), month_name(13)),
            ("September", "", "")
        );
        assert!((1..=12).all(|month| month_number(month_name(month)) == Some(month)));
    }
}
