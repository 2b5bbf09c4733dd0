//! [`front`]: what the text itself says about the article: title, outlet, author, place, address.
//!
//! Reads the front matter lines (and the credits at the end) that [`Source`] tells apart, and the
//! dateline of the first running text. The publication date is not read here (`time::find_published`).

use super::kinds::{is_date_line, is_label};
use super::outlets::{outlet, starts_with_outlet};
use super::{ParagraphKind, Source};

/// What an article says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// Headline, without the outlet's name behind it.
    pub title: Option<String>,
    /// Newspaper, agency, site.
    pub outlet: Option<String>,
    /// Author or authors, as written.
    pub author: Option<String>,
    /// Where the report was written, from the dateline ("MAE SAI, Thailand").
    pub place: Option<String>,
    /// Address of the article.
    pub url: Option<String>,
}

/// Reads the front matter. What is not stated stays `None`.
pub fn front(source: &Source) -> Front {
    let mut front = Front::default();
    let mut bodies = 0;
    for paragraph in &source.paragraphs {
        let words = one_line(source.slice(paragraph.span));
        match paragraph.kind {
            ParagraphKind::Title => {
                let bare = words.split_once(": ").filter(|(label, _)| is_label(label));
                let (title, behind) = split_title(bare.map_or(words.as_str(), |(_, title)| title));
                front.title = Some(title.to_owned());
                front.outlet = front.outlet.or(behind.map(str::to_owned));
            }
            ParagraphKind::Date => front.place = front.place.or_else(|| place_before_date(&words)),
            ParagraphKind::Byline => byline(&words, &mut front),
            ParagraphKind::Body if bodies < 2 => {
                bodies += 1;
                if let Some(dateline) = dateline(&words) {
                    front.place = front.place.or(Some(dateline.place));
                    front.outlet = front.outlet.or(dateline.outlet);
                }
            }
            _ => {}
        }
    }
    front
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Ship freed | BBC News" gives the headline and the outlet; a title without a known outlet stays whole.
pub fn split_title(title: &str) -> (&str, Option<&'static str>) {
    for separator in [" | ", " – ", " — ", " - ", " · "] {
        if let Some((rest, behind)) = title.rsplit_once(separator)
            && let Some(name) = outlet(behind.split(',').next().unwrap_or(behind))
        {
            return (rest.trim(), Some(name));
        }
    }
    (title, None)
}

fn byline(words: &str, front: &mut Front) {
    let words = words.trim_matches(['(', ')', '[', ']', ' ']);
    let lower = words.to_lowercase();
    if is_label(words) {
        return;
    }
    if lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.") {
        front.url.get_or_insert_with(|| words.to_owned());
        return;
    }
    if let Some(rest) = lower.strip_prefix("source: ") {
        let value = words.get(words.len() - rest.len()..).unwrap_or("");
        if let Some(name) = starts_with_outlet(value) {
            front.outlet.get_or_insert_with(|| name.to_owned());
        }
        return;
    }
    if let Some(dateline) = words
        .strip_suffix(['_', '–', '—', '-'])
        .and_then(|_| dateline(&format!(" {words} ")))
    {
        front.place.get_or_insert(dateline.place);
        front.outlet = front.outlet.take().or(dateline.outlet);
        return;
    }
    if !lower.contains(" by ") && !lower.starts_with("by ") && is_media_name(words) {
        front.outlet.get_or_insert_with(|| words.to_owned());
        return;
    }
    let credits = [
        "by ",
        "reporting by ",
        "written by ",
        "words by ",
        "story by ",
        "author: ",
        "compiled by ",
    ];
    if let Some(opening) = credits.iter().find(|opening| lower.starts_with(**opening)) {
        let (author, outlet) = author(words.get(opening.len()..).unwrap_or(""));
        front.author = front.author.take().or(author);
        front.outlet = front.outlet.take().or(outlet);
    } else if let Some(name) = outlet(words).or_else(|| starts_with_outlet(words)) {
        front.outlet.get_or_insert_with(|| name.to_owned());
    } else if lower.starts_with('©') || lower.starts_with("copyright ") {
        if let Some(name) = words
            .split(|c: char| !c.is_alphabetic() && c != ' ')
            .find_map(outlet)
        {
            front.outlet.get_or_insert_with(|| name.to_owned());
        }
    } else if !lower.contains([':', '@'])
        && words.chars().any(char::is_lowercase)
        && words.split(' ').count() > 1
    {
        let (author, outlet) = author(words);
        front.author = front.author.take().or(author);
        front.outlet = front.outlet.take().or(outlet);
    }
}

/// Whether a line of names is called as newspapers and agencies are ("Example Evening News").
fn is_media_name(words: &str) -> bool {
    let last = words.split(' ').next_back().unwrap_or("");
    let names = [
        "News",
        "Times",
        "Post",
        "Herald",
        "Tribune",
        "Gazette",
        "Daily",
        "Journal",
        "Chronicle",
        "Press",
        "Courier",
        "Mail",
        "Observer",
        "Weekly",
        "Star",
        "Review",
        "Dispatch",
        "Examiner",
        "Register",
        "Telegraph",
        "Online",
        "Radio",
        "Television",
        "TV",
    ];
    (2..=6).contains(&words.split(' ').count())
        && names.contains(&last)
        && words
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase) || word == "of" || word == "the")
}

/// The names in what follows "By", and an outlet named after them.
///
/// Worked example: "Ann Example and Bo Example, BBC News | 12 May 2020" gives "Ann Example and Bo
/// Example" and "BBC News".
fn author(words: &str) -> (Option<String>, Option<String>) {
    let mut outlet_found = None;
    let mut names: Vec<&str> = Vec::new();
    let parts = words
        .split([',', '|', ';', '·', '•', '–', '—', '/', '(', ')'])
        .map(str::trim);
    for (index, part) in parts.filter(|part| !part.is_empty()).enumerate() {
        let (part, behind) = part
            .rsplit_once(" for ")
            .and_then(|(names, name)| Some((names, outlet(name)?)))
            .map_or((part, None), |(names, name)| (names, Some(name)));
        if let Some(name) = outlet(part).or(behind) {
            outlet_found.get_or_insert_with(|| name.to_owned());
        }
        if outlet(part).is_some() {
            continue;
        }
        let role = part.split(' ').any(|word| {
            let word = word.to_lowercase();
            [
                "correspondent",
                "reporter",
                "editor",
                "bureau",
                "writer",
                "editing",
            ]
            .contains(&word.as_str())
        });
        let person = !part.chars().any(|c| c.is_ascii_digit()) && !is_date_line(part) && !role;
        let list = index == 0 || part.contains(" and ") || part.split(' ').count() >= 2;
        if person && list && names.len() == index {
            names.push(part.split(" in ").next().unwrap_or(part));
        }
    }
    let names = names.join(", ");
    let names = names.strip_suffix(" and").unwrap_or(&names);
    ((!names.is_empty()).then(|| names.to_owned()), outlet_found)
}

/// "LUSAIL, Qatar, 18 December 2022" gives "LUSAIL, Qatar".
fn place_before_date(words: &str) -> Option<String> {
    let parts: Vec<&str> = words.split(',').map(str::trim).collect();
    let place: Vec<&str> = parts
        .iter()
        .copied()
        .take_while(|part| {
            !part.is_empty()
                && part.split(' ').all(|word| word.starts_with(char::is_uppercase))
                && !is_date_line(part)
        })
        .take_while(|part| !part.chars().any(|c| c.is_ascii_digit()))
        .collect();
    let label = ["published", "updated", "date", "posted"];
    let first = place.first()?.to_lowercase();
    let weekday = first.ends_with("day") && first.split(' ').count() == 1;
    let labelled = label.iter().any(|word| first.starts_with(word));
    (!weekday && !labelled && place.len() < parts.len()).then(|| place.join(", "))
}

struct Dateline {
    place: String,
    outlet: Option<String>,
}

/// "MAE SAI, Thailand (AP) — Divers …", "BENGALURU: India …", "WASHINGTON, June 12, 2018 – …",
/// "Paris (Reuters) - …": the place and the agency before the dash or colon.
fn dateline(words: &str) -> Option<Dateline> {
    let head: String = words.chars().take(110).collect();
    let (end, _) = [" — ", " – ", " - ", " -- ", "—", ": ", " _ "]
        .iter()
        .filter_map(|mark| head.find(mark).map(|at| (at, mark)))
        .min()?;
    let mut before = head.get(..end)?.trim();
    let mut agency = None;
    if let Some((rest, inside)) = before.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        agency = outlet(inside).map(str::to_owned);
        before = rest.trim().trim_end_matches(',');
    }
    let place: Vec<&str> = before
        .split(',')
        .map(str::trim)
        .take_while(|part| !part.chars().any(|c| c.is_ascii_digit()) && !is_date_line(part))
        .collect();
    let first = place.first().copied().filter(|part| !part.is_empty())?;
    let shouted =
        first.chars().all(|c| !c.is_lowercase()) && first.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let capitals = |part: &str| {
        part.split(' ').all(|word| {
            word.starts_with(char::is_uppercase) || ["de", "la", "of", "al", "and", "el"].contains(&word)
        })
    };
    let dated = before.chars().any(|c| c.is_ascii_digit());
    let short = place.iter().map(|part| part.split(' ').count()).sum::<usize>() <= 6;
    let plausible = place.iter().all(|part| capitals(part))
        && short
        && (shouted || agency.is_some() || (dated && place.len() > 1));
    plausible.then(|| Dateline {
        place: place.join(", "),
        outlet: agency,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let Front {
            title,
            outlet,
            author,
            place,
            url,
        } = front(&Source::new(text));
        [title, outlet, author, place, url]
            .map(|field| field.unwrap_or_else(|| "-".to_owned()))
            .join(" / ")
    }

    #[test]
    fn front_matter_of_every_shape() {
        insta::assert_snapshot!(shown(
            "All boys rescued from flooded cave\n\nPublished 10 July 2018, 20:40\n\nMAE SAI, Thailand (AP) — Divers on Tuesday brought the last boys out."
        ), @"All boys rescued from flooded cave / AP / - / MAE SAI, Thailand / -");
        insta::assert_snapshot!(shown(
            "Argentina win World Cup\n\nLUSAIL, Qatar, 18 December 2022\n\nArgentina won on Sunday."
        ), @"Argentina win World Cup / - / - / LUSAIL, Qatar / -");
        insta::assert_snapshot!(shown(
            "UK votes to leave - BBC News\nBy our political staff\nFriday 24 June 2016\n\nLONDON – The United Kingdom has voted."
        ), @"UK votes to leave / BBC News / our political staff / LONDON / -");
        insta::assert_snapshot!(shown(
            "Ship freed\nBy Ann Example and Bo Example, Reuters\nhttps://example.org/ship\n\nSUEZ, Egypt, March 29, 2021 - Teams freed the ship."
        ), @"Ship freed / Reuters / Ann Example and Bo Example / SUEZ, Egypt / https://example.org/ship");
        insta::assert_snapshot!(shown(
            "NAIROBI, Kenya (AP) _\n\nThe ship was freed on Monday.\n\nIt was large."
        ), @"- / AP / - / NAIROBI, Kenya / -");
        insta::assert_snapshot!(shown("The ship: a history. It was large.\nIt was freed."), @"- / - / - / - / -");
    }

    #[test]
    fn names_after_by() {
        let said = |words: &str| {
            let (author, outlet) = author(words);
            format!("{author:?} {outlet:?}")
        };
        insta::assert_snapshot!(said("Ann Example in Nairobi"), @r#"Some("Ann Example") None"#);
        insta::assert_snapshot!(said("Ann Example | 12 May 2020"), @r#"Some("Ann Example") None"#);
        insta::assert_snapshot!(said("Ann Example for The Guardian"), @r#"Some("Ann Example") Some("The Guardian")"#);
        insta::assert_snapshot!(said("Ann Example, Bo Example, Associated Press"), @r#"Some("Ann Example, Bo Example") Some("Associated Press")"#);
    }
}
