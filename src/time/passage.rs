//! Which passages are narration: texts, or parts of them, whose dates go on from each other rather than
//! counting from the publication; and what in them stands beside the story: asides, what had been before.

use super::calendar::Period;
use super::found::{Anchor, Field, Found, Meaning, Year};
use super::lex::{LINE, SENTENCE};
use super::resolve::{Mention, Resolver};
use super::tense::{self, Tense};
use super::timex::Bound;
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

impl Resolver<'_> {
    /// Whether something mentioned stands outside the story: "since 1946", "a campaign planned for 1976",
    /// "lasted until the city fell in February 1945".
    pub(super) fn is_aside(&self, found: &Found, period: Period) -> bool {
        let before = |back: usize| found.pieces.0.checked_sub(back).and_then(|at| self.lexes.get(at));
        let ahead = |days| {
            self.last()
                .and_then(Mention::position)
                .zip(period.days())
                .is_some_and(|(position, (first, _))| (first - position).num_days() > days)
        };
        let Period::Year(year) = period else {
            return ahead(60)
                && (0..=8)
                    .map_while(before)
                    .take_while(|lex| !lex.has(SENTENCE | LINE))
                    .any(|lex| lex.of(self.text) == "until");
        };
        if found.bound == Some(Bound::Since) {
            return true;
        }
        let opens = (0..=2).filter_map(before).any(|lex| lex.has(SENTENCE | LINE));
        let last = self.last().and_then(|last| last.period.year());
        !opens
            && last.is_some_and(|last| last < year)
            && matches!(
                tense::around(self.source, self.syntax, self.lexes, found),
                Tense::Will | Tense::Future
            )
    }

    /// Whether "had" stands shortly before an expression: "he had spent the spring".
    pub(super) fn is_pluperfect(&self, found: &Found) -> bool {
        (0..=5)
            .map_while(|back| found.pieces.0.checked_sub(back).and_then(|at| self.lexes.get(at)))
            .take_while(|lex| !lex.has(SENTENCE))
            .any(|lex| lex.of(self.text) == "had")
    }

    /// Whether no line ends between something mentioned and an expression.
    pub(super) fn one_paragraph(&self, mention: &Mention, found: &Found) -> bool {
        let from = self.out.get(mention.id.index()).map_or(0, |timex| timex.span.end);
        self.text
            .get(from as usize..found.span.start as usize)
            .is_some_and(|between| !between.contains('\n'))
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::Syntax;
    use crate::text::Source;
    use crate::time::{Date, Published, PublishedBasis, tag};

    /// The value of the expression in brackets, read in 2020.
    fn value(marked: &str) -> String {
        let at = marked.find('[').unwrap();
        let published = Published {
            date: Some(Date::day(2020, 5, 20)),
            basis: PublishedBasis::Given,
            span: None,
        };
        let source = Source::new(&marked.replace(['[', ']'], ""));
        tag(&source, &Syntax::default(), &published)
            .into_iter()
            .find(|timex| timex.span.start as usize == at)
            .map(|timex| timex.value)
            .unwrap_or_default()
    }

    #[test]
    fn asides_do_not_carry_the_story_away() {
        for (text, expected) in [
            (
                "On 10 March 1975 it began. The road mattered for a campaign planned for 1976. The town fell on [11 March].",
                "1975-03-11",
            ),
            (
                "In early 1958 he returned, who had held no office since 1946. On [13 May] they rose. In October 1958 all voted, and in 1959 he ruled.",
                "1958-05-13",
            ),
            (
                "By the end of March 1944 the islands were taken. In [April] they landed.\nThe summer of 1943 was spent on plans.",
                "1944-04",
            ),
            (
                "In March 1965 there were 3,500 men; by [December] there were 200,000. In 1966 it went on.",
                "1965-12",
            ),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_once_counts_for_both_ends() {
        for (text, expected) in [
            (
                "It is open from [9 a.m.] to 5 p.m. on 4 May 2019.",
                "2019-05-04T09:00",
            ),
            ("It ran from [December 30] to January 2, 2019.", "2018-12-30"),
            ("It was attacked [48 hours ago].", "2020-05-18"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn a_season_takes_the_year_of_a_date_within_it() {
        assert_eq!(
            value("The main [summer] offensive began there in June 1942."),
            "1942-SU"
        );
    }
}
