//! What part each paragraph plays: headline, date line, byline, heading, item, quotation, running text.
//!
//! First what each line looks like on its own, then what it is between its neighbours: the headline is
//! looked for before the first running text only. No publication date is read here (`time` does).

use super::ParagraphKind;
use super::lines::{ends_sentence, is_field, is_item};
use super::months::month_number;
use super::outlets;

/// The opening, in paragraphs: front matter never goes further.
const OPENING: usize = 12;
/// A longer line is running text, whatever its end.
const LONGEST_TITLE: usize = 30;
/// A longer line is no heading inside the article.
const LONGEST_HEADING: usize = 16;

/// What a line looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Date,
    Byline,
    Item,
    Field,
    Quote,
    /// Short and without a full stop: headline, heading, label.
    Open,
    /// Running text.
    Closed,
}

/// The kind of each paragraph of a text.
pub(super) fn kinds(paragraphs: &[&str]) -> Vec<ParagraphKind> {
    let mut looks: Vec<Look> = paragraphs.iter().map(|words| look(words)).collect();
    let body = first_running_text(paragraphs, &looks);
    name_lines(paragraphs, &mut looks, body);
    let title = headline(paragraphs, &looks, body);
    let at = |index: usize| looks.get(index).copied();
    looks
        .iter()
        .enumerate()
        .map(|(index, look)| match look {
            _ if title == Some(index) => ParagraphKind::Title,
            Look::Date if index < body => ParagraphKind::Date,
            Look::Byline => ParagraphKind::Byline,
            Look::Item => ParagraphKind::Item,
            Look::Field => match (index.checked_sub(1).and_then(at), at(index + 1)) {
                (Some(Look::Field | Look::Open), _) | (_, Some(Look::Field)) => ParagraphKind::Item,
                _ => ParagraphKind::Body,
            },
            Look::Quote => ParagraphKind::Quote,
            Look::Open | Look::Date if index < body => match title {
                Some(title) if title > index => ParagraphKind::Byline,
                _ => ParagraphKind::Heading,
            },
            Look::Open | Look::Date => {
                let open =
                    |index: Option<usize>| matches!(index.and_then(at), Some(Look::Open | Look::Field));
                let (before, after) = (open(index.checked_sub(1)), open(Some(index + 1)));
                let run = (before && after)
                    || (before && index > 1 && open(Some(index - 2)))
                    || (after && open(Some(index + 2)));
                if run {
                    ParagraphKind::Item
                } else if index + 1 < looks.len() {
                    ParagraphKind::Heading
                } else {
                    ParagraphKind::Body
                }
            }
            Look::Closed => ParagraphKind::Body,
        })
        .collect()
}

/// Where the running text begins; the number of paragraphs when there is none.
fn first_running_text(paragraphs: &[&str], looks: &[Look]) -> usize {
    let begins = |index: usize| {
        let Some(words) = paragraphs.get(index) else {
            return false;
        };
        let next = looks.get(index + 1);
        match looks.get(index) {
            Some(Look::Closed) => {
                // "Who blocked the canal?" over a date or a byline is a headline with a full stop.
                let headline = index == 0
                    && count(words) <= 20
                    && !words.contains(". ")
                    && matches!(next, Some(Look::Date | Look::Byline));
                let question =
                    index == 0 && count(words) <= 14 && words.ends_with('?') && paragraphs.len() > 2;
                !headline && !question
            }
            Some(Look::Item | Look::Quote) => true,
            _ => false,
        }
    };
    (0..paragraphs.len().min(OPENING))
        .find(|index| begins(*index))
        .unwrap_or_else(|| {
            if paragraphs.len() > 1 {
                paragraphs.len().min(OPENING)
            } else {
                0
            }
        })
}

/// Lines of names only, beside a date, a byline or right under the headline, are bylines ("Ann Example").
fn name_lines(paragraphs: &[&str], looks: &mut [Look], body: usize) {
    for index in 1..body.min(looks.len()) {
        let beside = |other: Option<usize>| {
            matches!(other.and_then(|o| looks.get(o)), Some(Look::Date | Look::Byline))
        };
        let near = beside(index.checked_sub(1)) || beside(Some(index + 1));
        let open = looks.get(index) == Some(&Look::Open);
        let names = paragraphs.get(index).is_some_and(|words| only_names(words));
        let others = looks
            .iter()
            .take(body)
            .enumerate()
            .any(|(i, l)| i != index && *l == Look::Open);
        if open
            && near
            && names
            && others
            && let Some(look) = looks.get_mut(index)
        {
            *look = Look::Byline;
        }
    }
}

/// Which paragraph is the headline: the first open line before the running text that is no label.
fn headline(paragraphs: &[&str], looks: &[Look], body: usize) -> Option<usize> {
    if paragraphs.len() < 2 {
        return None;
    }
    let mut open = (0..body.min(looks.len()))
        .filter(|&index| matches!(looks.get(index), Some(Look::Open | Look::Closed | Look::Field)));
    let first = open.next()?;
    let words = paragraphs.get(first)?;
    let label = count(words) <= 3 && (outlets::outlet(words).is_some() || count(words) <= 2);
    match open.next() {
        Some(second) if label && paragraphs.get(second).is_some_and(|words| count(words) >= 4) => {
            Some(second)
        }
        _ if looks.get(first) == Some(&Look::Field) && looks.get(first + 1) == Some(&Look::Field) => None,
        _ => Some(first),
    }
}

fn look(words: &str) -> Look {
    if words.starts_with('>') {
        Look::Quote
    } else if is_date_line(words) {
        Look::Date
    } else if is_byline(words) {
        Look::Byline
    } else if is_item(words) {
        Look::Item
    } else if count(words) > LONGEST_TITLE {
        Look::Closed
    } else if is_field(words) && count(words) <= 8 && !ends_sentence(words) {
        Look::Field
    } else if is_open(words) {
        Look::Open
    } else {
        Look::Closed
    }
}

fn count(words: &str) -> usize {
    words.split_whitespace().count()
}

/// Whether a line stops without ending a sentence: no full stop, or only brackets after a word
/// ("Ionian Revolt (499–493 BC)"), or the colon of a short label ("KENYA:").
fn is_open(line: &str) -> bool {
    if let Some(label) = line.strip_suffix(':') {
        return count(label) <= 4 && (label.chars().all(|c| !c.is_lowercase()) || count(label) <= 2);
    }
    if line.ends_with('?') && count(line) <= LONGEST_HEADING && !line.contains(". ") {
        return false;
    }
    let bare = line.trim_end_matches(['"', '\'', '”', '’', ')', ']', ' ']);
    let sentences = line.contains(". ") && count(line) > LONGEST_HEADING;
    !sentences && !bare.ends_with(['.', '!', '?', '…', ';', ','])
}

/// The days of the week, in lower case.
pub const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// Their usual abbreviations, without a point.
const SHORT_WEEKDAYS: &[&str] = &[
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
];
/// What may stand in a date line besides the date: labels, clock and zone words.
const AROUND_A_DATE: &[&str] = &[
    "date",
    "dated",
    "published",
    "publication",
    "updated",
    "update",
    "posted",
    "modified",
    "first",
    "last",
    "originally",
    "created",
    "issued",
    "released",
    "release",
    "for",
    "immediate",
    "filed",
    "time",
    "on",
    "at",
    "of",
    "the",
    "and",
    "as",
    "am",
    "pm",
    "a.m",
    "p.m",
    "a",
    "p",
    "m",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "est",
    "edt",
    "et",
    "cst",
    "cdt",
    "ct",
    "mst",
    "mdt",
    "mt",
    "pst",
    "pdt",
    "pt",
    "ist",
    "jst",
    "aest",
    "aedt",
    "sast",
    "eat",
    "wat",
    "msk",
    "z",
    "noon",
    "midnight",
    "local",
    "ago",
    "hour",
    "hours",
    "minute",
    "minutes",
    "mins",
    "min",
    "day",
    "days",
    "read",
    "edition",
    "h",
    "hrs",
    "o'clock",
    "st",
    "nd",
    "rd",
    "th",
    "today",
    "yesterday",
];

/// The most words of a line that only says when the article was published.
const MOST_OF_A_DATE: usize = 24;

/// Whether a line only says when the article was published, perhaps with the place before the date.
///
/// Worked examples: "Published 20 May 2024, 10:30 GMT", "date 2024-05-20", "LUSAIL, Qatar, 18 December 2022".
pub fn is_date_line(line: &str) -> bool {
    let tokens: Vec<&str> = line
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '—' | '–' | '(' | ')' | ';' | '[' | ']')
        })
        .map(|token| token.trim_matches(['.', ':', '-', '/']))
        .filter(|token| !token.is_empty())
        .take(MOST_OF_A_DATE + 1)
        .collect();
    if tokens.is_empty() || tokens.len() > MOST_OF_A_DATE {
        return false;
    }
    let lower: Vec<String> = tokens.iter().map(|token| token.to_lowercase()).collect();
    let in_table = |table: &[&str], token: &str| table.contains(&token);
    let is_number = |token: &str| token.starts_with(|c: char| c.is_ascii_digit());
    let has_month = lower.iter().any(|t| month_number(t).is_some());
    let whole = lower.iter().any(|token| numeric_date(token));
    let has_number = lower.iter().any(|t| is_number(t) && !t.contains(':'));
    let relative = lower.iter().any(|t| t == "ago") && in_table(AROUND_A_DATE, &lower[0]);
    if !(whole || (has_month && has_number) || relative) {
        return false;
    }
    let allowed = |token: &str| {
        month_number(token).is_some()
            || in_table(&WEEKDAYS, token)
            || in_table(SHORT_WEEKDAYS, token)
            || in_table(AROUND_A_DATE, token)
            || numeric_date(token)
            || (is_number(token)
                && token
                    .chars()
                    .all(|c| c.is_ascii_digit() || ".:hstndramp".contains(c)))
    };
    let foreign = lower.iter().take_while(|token| !allowed(token)).count();
    if !lower.iter().skip(foreign).all(|token| allowed(token)) {
        return false;
    }
    let has_year = lower
        .iter()
        .any(|t| t.len() == 4 && t.bytes().all(|b| b.is_ascii_digit()));
    let place = tokens
        .iter()
        .take(foreign)
        .all(|token| token.starts_with(char::is_uppercase))
        && foreign <= 5
        && has_year
        && (line.contains(',') || line.contains('|'));
    let shouted = tokens
        .first()
        .is_some_and(|token| token.chars().all(|c| !c.is_lowercase()));
    foreign == 0 || (place && (shouted || foreign <= 3))
}

/// "2024-05-20", "20/05/2024", "20.5.2024", also with a clock time behind "T".
fn numeric_date(token: &str) -> bool {
    let token = token.split(['t', 'T']).next().unwrap_or(token);
    ['-', '/', '.'].iter().any(|separator| {
        let parts: Vec<&str> = token.split(*separator).collect();
        parts.len() == 3
            && parts
                .iter()
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
            && parts.iter().any(|part| part.len() == 4)
    })
}

/// Openings of lines about the article, in lower case; example of each in the test.
const CREDITS: &[&str] = &[
    "reporting by ",
    "additional reporting by ",
    "(reporting by ",
    "(additional reporting",
    "editing by ",
    "(editing by ",
    "written by ",
    "words by ",
    "story by ",
    "compiled by ",
    "edited by ",
    "author: ",
    "source: ",
    "photo: ",
    "photograph: ",
    "photos: ",
    "image: ",
    "image credit",
    "photo credit",
    "picture: ",
    "file photo",
    "copyright ",
    "©",
    "contributed by ",
    "with reporting by ",
    "transcript by ",
];
/// Labels that stand above or beside a headline.
const LABELS: &[&str] = &[
    "for immediate release",
    "press release",
    "news release",
    "media release",
    "breaking news",
    "breaking",
    "exclusive",
    "live",
    "analysis",
    "news story",
    "news analysis",
    "opinion",
    "explainer",
    "news",
    "news in brief",
    "special report",
];
/// Whether a line is one of [`LABELS`].
pub(super) fn is_label(line: &str) -> bool {
    LABELS.contains(&line.to_lowercase().trim_end_matches(':'))
}

/// Occupations that make a short line of names a byline.
const NEWS_ROLES: &[&str] = &[
    "correspondent",
    "reporter",
    "editor",
    "bureau",
    "columnist",
    "staff",
    "newsroom",
    "writer",
    "contributor",
    "journalist",
];

/// Whether a line names author, outlet, credit or address of the article.
///
/// Worked examples: "By our political staff", "Reporting by the Nairobi bureau", "BBC News, Paris",
/// `https://example.org/story`, "NAIROBI, Kenya (AP) _" alone.
pub fn is_byline(line: &str) -> bool {
    let words = count(line);
    let lower = line.to_lowercase();
    if CREDITS.iter().any(|credit| lower.starts_with(credit)) {
        return words <= 40;
    }
    if words == 1
        && (lower.starts_with("http://")
            || lower.starts_with("https://")
            || lower.starts_with("www.")
            || is_address(line))
    {
        return true;
    }
    if is_lone_dateline(line) || is_label(line) {
        return true;
    }
    if words > 18 || line.contains(". ") && !line.contains('|') {
        return false;
    }
    if let Some(names) = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("BY "))
        .or_else(|| line.strip_prefix("by "))
    {
        return by_names(names);
    }
    let bare = line.trim_matches(['(', ')', '[', ']', '-', '–', '—', ' ']);
    if outlets::outlet(bare).is_some() {
        return true;
    }
    let open = !line.ends_with(['.', '?', '!', '"', '”']);
    if open
        && words <= 6
        && let Some(name) = outlets::starts_with_outlet(line)
    {
        let rest = line.get(name.len()..).unwrap_or("").trim_start();
        return rest.starts_with([',', '|', '/', '·', '–', '—', '-', '(']);
    }
    open && words <= 8
        && lower
            .split(|c: char| !c.is_alphabetic())
            .any(|word| NEWS_ROLES.contains(&word))
        && mostly_capitals(line)
        && line.contains([',', '|'])
}

/// A dateline on a line of its own: a place in capitals, perhaps an agency, and a dash.
fn is_lone_dateline(line: &str) -> bool {
    line.strip_suffix(['_', '–', '—', '-']).is_some_and(|place| {
        let place = place.trim_end_matches(['-', ' ']);
        count(place) <= 8
            && place
                .split([',', ' '])
                .next()
                .is_some_and(|first| first.len() > 2 && first.chars().all(char::is_uppercase))
    })
}

/// What follows "By": names, or the words for a desk; not "By 2050, seas will …" or "By Friday evening".
fn by_names(names: &str) -> bool {
    let Some(first) = names.split([' ', ',']).next() else {
        return false;
    };
    let lower = first.to_lowercase();
    if ["our", "staff", "staffers", "agencies", "news"].contains(&lower.as_str()) {
        return true;
    }
    let month = month_number(&lower).is_some()
        || WEEKDAYS.contains(&lower.as_str())
        || SHORT_WEEKDAYS.contains(&lower.as_str());
    !month
        && first.starts_with(char::is_uppercase)
        && mostly_capitals(names)
        && !names.ends_with('.')
        && !names.ends_with('?')
}

/// Whether at least two thirds of the longer words begin with a capital.
fn mostly_capitals(line: &str) -> bool {
    let words: Vec<&str> = line
        .split_whitespace()
        .filter(|word| word.chars().count() > 3)
        .collect();
    let capitals = words
        .iter()
        .filter(|word| {
            word.trim_start_matches(['(', '@'])
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        })
        .count();
    capitals * 3 >= words.len() * 2
}

/// A few names in capitals, perhaps with "and" or "in" a place: "Ann Example and Bo Example in Paris". Longer
/// runs of capitals are headlines in title case.
fn only_names(line: &str) -> bool {
    let small = [
        "and", "in", "de", "van", "von", "der", "al", "da", "|", "&", "for",
    ];
    let words: Vec<&str> = line.split_whitespace().collect();
    let longest = words
        .split(|word| ["and", "in", "|", "&", "for"].contains(word))
        .map(<[&str]>::len)
        .max()
        .unwrap_or(0);
    (2..=8).contains(&words.len())
        && longest <= 3
        && !line.chars().any(|c| c.is_ascii_digit())
        && words
            .iter()
            .all(|word| word.starts_with(char::is_uppercase) || small.contains(word))
}

fn is_address(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let lines: Vec<&str> = text.lines().filter(|l| !l.is_empty()).collect();
        let kinds = kinds(&lines);
        lines
            .iter()
            .zip(kinds)
            .map(|(line, kind)| format!("{kind:8}{}\n", line.chars().take(40).collect::<String>()))
            .collect::<Vec<_>>()
            .concat()
    }

    #[test]
    fn date_lines() {
        for line in [
            "date 2024-05-20",
            "Published 20 May 2024, 10:30 GMT",
            "Friday 24 June 2016 09.30 BST",
            "Updated 23 August 2023 16:10 IST | Published 23 August 2023 15:00 IST",
            "LUSAIL, Qatar, 18 December 2022",
            "June 9, 2008",
            "Posted: 03/05/2021 at 5:12 p.m. EDT",
            "Published 2 hours ago",
            "Sept. 3rd, 2019",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in [
            "2003: Invasion",
            "Ionian Revolt (499-493 BC)",
            "May resigns",
            "Seven dead in 7 October attack",
            "10:42",
            "The treaty was signed on 26 June 1945 in San Francisco.",
            "Brexit: what happens on 31 January 2020",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn bylines() {
        for line in [
            "By our political staff",
            "Reporting by the Nairobi bureau; Editing by the London desk",
            "BBC News, Paris",
            "(Reuters)",
            "https://example.org/story",
            "Political Correspondent, London",
            "© 2021 Example Press. All rights reserved.",
            "Photo: the Ever Given in the canal",
            "NAIROBI, Kenya (AP) _",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By 2050, seas will have risen",
            "By Friday evening the fire was out",
            "By the end of the siege",
            "Guardian angels of the canal",
            "Reuters journalist freed",
            "Time runs out for the talks",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn an_article_with_everything() {
        insta::assert_snapshot!(shown(
            "WORLD\nUK votes to leave the European Union\nCameron to resign by October\nBy our political staff\n\
             Friday 24 June 2016 09.30 BST\nLONDON – The United Kingdom has voted to leave.\nWhat happens next\n\
             A new leader will be chosen.\n- Sterling fell\n- Shares fell\n> I will go, he said.\n\
             Turnout: 72 percent\nLeave: 52 percent\nIt was the largest vote since 1992.\n(Reporting by the London desk)"
        ), @r"
        byline  WORLD
        title   UK votes to leave the European Union
        heading Cameron to resign by October
        byline  By our political staff
        date    Friday 24 June 2016 09.30 BST
        body    LONDON – The United Kingdom has voted to
        heading What happens next
        body    A new leader will be chosen.
        item    - Sterling fell
        item    - Shares fell
        quote   > I will go, he said.
        item    Turnout: 72 percent
        item    Leave: 52 percent
        body    It was the largest vote since 1992.
        byline  (Reporting by the London desk)
        ");
    }

    #[test]
    fn no_headline_where_there_is_none() {
        insta::assert_snapshot!(shown("The ship was freed on Monday.\nIt had blocked the canal for six days."), @r"
        body    The ship was freed on Monday.
        body    It had blocked the canal for six days.
        ");
        insta::assert_snapshot!(shown("Salvage teams free the ship"), @"body    Salvage teams free the ship");
    }

    #[test]
    fn a_headline_that_asks() {
        insta::assert_snapshot!(shown("Who blocked the canal?\n29 March 2021\nA ship did.\nIt was large."), @r"
        title   Who blocked the canal?
        date    29 March 2021
        body    A ship did.
        body    It was large.
        ");
    }
}
