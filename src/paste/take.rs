//! [`take`]: whatever a person puts in, as the articles in it: one way in for pastes, drops, files, addresses.
//!
//! What each thing is and how it is cleaned, the modules beside this one know; here it is decided who gets it
//! and what the reader is told.

use super::article::boundary;
use super::encoding::{self, Encoding, Letters};
use super::file::{FileKind, file_kind};
use super::kind::{Kind, kind};
use super::{Article, Mail, html, mail_articles, markdown, plain, read_mail};
use crate::text::Source;
use crate::time::{Date, find_published};
use std::sync::Arc;

/// The longest text that is read, in bytes. A long book is below it; beyond it any page becomes slow.
pub const LONGEST: usize = 1 << 20;
/// The most lines of a plain text that are read: a book has half as many.
const MOST_LINES: usize = 30_000;

/// One thing that was put in.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// A text, and the formatted form of the same where there is one.
    Text {
        /// Plain.
        text: &'a str,
        /// HTML source; `None` or empty when there is none.
        html: Option<&'a str>,
    },
    /// A file.
    File {
        /// Its name.
        name: &'a str,
        /// What is in it.
        bytes: &'a [u8],
    },
}

/// What this module cannot do itself.
#[derive(Clone, Copy)]
pub struct Helpers<'a> {
    /// Decodes by the name of an encoding; `None` when it does not know it.
    pub decode: &'a dyn Fn(&[u8], &str) -> Option<String>,
    /// Whether a text is a reading saved before.
    pub is_reading: &'a dyn Fn(&str) -> bool,
}

/// Something to be told about an article: a fixed code and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// `kind`, `not_english` or `cut`.
    pub code: String,
    /// The sentence.
    pub message: String,
}

/// An article found in what was put in.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What is kept and what is dropped of it.
    pub article: Article,
    /// The text as it came.
    pub raw: Arc<str>,
    /// The date of publication that its text itself states.
    pub stated: Option<Date>,
    /// What the reader should know.
    pub remarks: Vec<Remark>,
    /// How the letters of its file are written, when that is not sure.
    pub letters: Option<Letters>,
}

/// What was put in, taken in.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// Articles, in order, and a sentence for everything that could not be read. There may be none.
    Articles(Vec<Found>, Vec<String>),
    /// A reading saved before: its source.
    Reading(String),
}

/// Takes things in. `letters` names the encoding of files, where a person chose it.
pub fn take(parts: &[Part], letters: Option<&str>, helpers: Helpers) -> Taken {
    let mut found = Vec::new();
    let mut unread: Vec<String> = Vec::new();
    for part in parts {
        let taken = match *part {
            Part::Text { text, html } => of_text(text, html.filter(|html| !html.is_empty()), helpers),
            Part::File { name, bytes } => of_file(name, bytes, letters, helpers),
        };
        match taken {
            Ok(Some(articles)) => found.extend(articles),
            Ok(None) => return Taken::Reading(source(part, letters, helpers)),
            Err(sentence) => unread.push(match part {
                Part::File { name, .. } if parts.len() > 1 => format!("{name}: {sentence}"),
                _ => sentence.to_owned(),
            }),
        }
    }
    if found.is_empty() && unread.is_empty() {
        unread.extend(Kind::Empty.sentence().map(str::to_owned));
    }
    Taken::Articles(found, unread)
}

/// The text of a part.
fn source(part: &Part, letters: Option<&str>, helpers: Helpers) -> String {
    match *part {
        Part::Text { text, .. } => text.to_owned(),
        Part::File { bytes, .. } => decoded(bytes, letters, helpers).0,
    }
}

/// Articles, nothing when it is a saved reading, or why there is none.
type Outcome = Result<Option<Vec<Found>>, &'static str>;

fn of_text(text: &str, html: Option<&str>, helpers: Helpers) -> Outcome {
    let kind = kind(text);
    match kind {
        Kind::Reading if (helpers.is_reading)(text) => return Ok(None),
        Kind::Empty | Kind::Address | Kind::Numbers | Kind::Binary if html.is_none() => {
            return Err(kind.sentence().unwrap_or_default());
        }
        _ => {}
    }
    let is_page = kind == Kind::Html || (kind == Kind::Reading && !text.starts_with(['{', '[']));
    if is_page {
        return page_alone(text);
    }
    if let Some(page) = html.map(of_page) {
        let words = page.article.words();
        let plain_words = text.split_whitespace().count();
        // A formatted copy of plain lines (an editor, a terminal) says no more than its text does, and one of
        // a few words of a page may hold less than its plain form.
        let formatted = page.article.blocks.len() > 1 && words * 2 >= plain_words && words > 3;
        if formatted || (kind == Kind::Empty && !page.raw.trim().is_empty()) {
            return Ok(Some(vec![page.with_plain(text)]));
        }
    }
    match kind {
        Kind::Empty | Kind::Address | Kind::Numbers | Kind::Binary => {
            Err(kind.sentence().unwrap_or_default())
        }
        Kind::Mail => Ok(Some(
            read_mail(text.as_bytes()).map_or_else(|| of_plain(text, plain), |mail| of_mail(&mail, text)),
        )),
        _ => Ok(Some(of_plain(text, plain))),
    }
}

fn of_file(name: &str, bytes: &[u8], letters: Option<&str>, helpers: Helpers) -> Outcome {
    let file = file_kind(name, bytes);
    if let Some(sentence) = file.sentence() {
        return Err(sentence);
    }
    let (text, letters) = decoded(bytes, letters, helpers);
    let found = match file {
        FileKind::Markdown => Some(of_plain(&text, markdown)),
        FileKind::Mail => read_mail(bytes).map(|mail| of_mail(&mail, &text)),
        FileKind::Html if kind(&text) != Kind::Reading => page_alone(&text)?,
        _ => of_text(&text, None, helpers)?,
    };
    let unsure = Some(letters).filter(|letters| !letters.sure);
    Ok(found.map(|mut found| {
        for found in &mut found {
            found.letters.clone_from(&unsure);
        }
        found
    }))
}

/// The text of a file, and how its letters are written.
fn decoded(bytes: &[u8], chosen: Option<&str>, helpers: Helpers) -> (String, Letters) {
    let mut letters = Letters::of(bytes);
    // Whoever chose once may choose again.
    if let Some(label) = chosen.filter(|_| !letters.sure) {
        label.clone_into(&mut letters.label);
    }
    let text = match Encoding::named(&letters.label) {
        Some(encoding) => encoding::decode(bytes, encoding),
        None => (helpers.decode)(bytes, &letters.label)
            .unwrap_or_else(|| encoding::decode(bytes, Encoding::Windows1252)),
    };
    (text, letters)
}

/// A page that is all there is.
fn page_alone(source: &str) -> Outcome {
    let page = of_page(source);
    if page.raw.trim().is_empty() {
        return Err(Kind::Empty.sentence().unwrap_or_default());
    }
    Ok(Some(vec![page]))
}

fn of_page(source: &str) -> Found {
    let tree = html::parse(source);
    let mut article = html::read(&tree);
    let cut = article.bound(LONGEST) || tree.cut;
    let text = article.text();
    let mut found = Found {
        stated: find_published(&Source::new(&text)).date,
        raw: article.everything().into(),
        remarks: remarks(kind(&text)),
        article,
        letters: None,
    };
    if cut {
        found.remarks.push(Remark {
            code: "cut".to_owned(),
            message: format!(
                "The page is very large ({:.1} MB); the first part of its text was kept and read.",
                source.len() as f64 / 1e6
            ),
        });
    }
    found
}

/// As much of a text as is read.
fn readable(text: &str) -> &str {
    let kept = text.get(..boundary(text, LONGEST)).unwrap_or("");
    let end = kept.match_indices('\n').nth(MOST_LINES).map(|(end, _)| end);
    end.and_then(|end| kept.get(..end)).unwrap_or(kept)
}

fn of_plain(text: &str, clean: fn(&str) -> Vec<Article>) -> Vec<Found> {
    let kept = readable(text);
    let mut remarks = remarks(kind(kept));
    if kept.len() < text.len() {
        remarks.push(Remark {
            code: "cut".to_owned(),
            message: format!(
                "The text is very long ({:.1} MB, {} lines); its first {:.1} MB were kept and read.",
                text.len() as f64 / 1e6,
                text.lines().count(),
                kept.len() as f64 / 1e6
            ),
        });
    }
    articles(clean(kept), kept, &remarks)
}

fn of_mail(mail: &Mail, raw: &str) -> Vec<Found> {
    match (&mail.plain, &mail.html) {
        (None, Some(source)) => {
            let mut found = of_page(source);
            let front = &mut found.article.front;
            front.title = front.title.take().or_else(|| mail.front.title.clone());
            front.author = front.author.take().or_else(|| mail.front.author.clone());
            front.published = front.published.or(mail.front.published);
            vec![found]
        }
        _ => articles(mail_articles(mail), readable(raw), &[]),
    }
}

fn articles(articles: Vec<Article>, raw: &str, remarks: &[Remark]) -> Vec<Found> {
    let raw: Arc<str> = raw.into();
    articles
        .into_iter()
        .map(|mut article| {
            article.bound(LONGEST);
            Found {
                stated: find_published(&Source::new(&article.text())).date,
                article,
                raw: raw.clone(),
                remarks: remarks.to_vec(),
                letters: None,
            }
        })
        .collect()
}

impl Found {
    /// The same with the plain form that came along.
    fn with_plain(self, text: &str) -> Self {
        let raw = readable(text);
        Self {
            raw: if raw.trim().is_empty() {
                self.raw
            } else {
                raw.into()
            },
            ..self
        }
    }
}

fn remarks(kind: Kind) -> Vec<Remark> {
    let code = match kind {
        // What the engine says in more detail then.
        Kind::OtherScript | Kind::OtherLanguage => "not_english",
        _ => "kind",
    };
    let told = match kind {
        Kind::Empty | Kind::Address => None,
        _ => kind.sentence(),
    };
    told.map(|message| Remark {
        code: code.to_owned(),
        message: message.to_owned(),
    })
    .into_iter()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "Ship freed\n\n29 March 2021\n\nTeams freed the ship on Monday after six days in the canal, and traffic resumed.";

    fn taken(parts: &[Part]) -> Taken {
        take(
            parts,
            None,
            Helpers {
                decode: &|_, _| None,
                is_reading: &|text| text.contains("\"whowhen\""),
            },
        )
    }

    fn one(part: Part) -> Found {
        match taken(&[part]) {
            Taken::Articles(mut found, _) if found.len() == 1 => found.remove(0),
            other => panic!("{other:?}"),
        }
    }

    fn refused(part: Part) -> String {
        match taken(&[part]) {
            Taken::Articles(found, unread) if found.is_empty() && unread.len() == 1 => unread[0].clone(),
            other => panic!("{other:?}"),
        }
    }

    fn text(text: &str) -> Part<'_> {
        Part::Text { text, html: None }
    }

    fn file<'a>(name: &'a str, bytes: &'a [u8]) -> Part<'a> {
        Part::File { name, bytes }
    }

    #[test]
    fn a_formatted_copy_is_cleaned_and_its_plain_form_is_kept() {
        let html = "<nav><a href=/>Home</a></nav><h1>Ship freed</h1><p>Teams freed the ship on Monday after six days in the canal, and traffic resumed.</p>";
        let found = one(Part::Text {
            text: "Home\nShip freed\nTeams freed the ship on Monday after six days in the canal, and traffic resumed.",
            html: Some(html),
        });
        assert_eq!(found.article.dropped().count(), 1);
        assert!(found.raw.starts_with("Home\nShip"));
        let lines = one(Part::Text {
            text: STORY,
            html: Some("<pre>Ship</pre>"),
        });
        assert_eq!(lines.article.text(), one(text(STORY)).article.text());
        assert_eq!(lines.stated, Some(Date::day(2021, 3, 29)));
    }

    #[test]
    fn what_holds_no_article_is_answered_in_a_sentence() {
        assert!(refused(text(" \n")).contains("nothing in it"));
        assert!(refused(text("https://example.org/ship")).contains("address"));
        assert!(
            refused(Part::Text {
                text: "https://example.org/ship",
                html: Some("<a href=x>https://example.org/ship</a>")
            })
            .contains("address")
        );
        assert!(refused(file("a.png", b"\x89PNG\r\n\x1a\n")).contains("picture"));
        assert!(refused(file("a.pdf", b"%PDF-1.7")).contains("PDF"));
        assert!(refused(file("a.html", b"<html><script>1</script></html>")).contains("nothing in it"));
        for (text, code) in [
            (
                "Der Kanal ist seit Montag wieder frei, und die Schiffe fahren wieder in beide Richtungen durch ihn, sagte die Behörde am Abend.",
                "not_english",
            ),
            ("let a = b;\nlet c = d;\nfn e() {\n}\n", "kind"),
        ] {
            assert_eq!(one(super::tests::text(text)).remarks[0].code, code);
        }
    }

    #[test]
    fn files_are_a_queue() {
        let Taken::Articles(found, unread) = taken(&[
            file("a.txt", STORY.as_bytes()),
            file("b.pdf", b"%PDF-1.7"),
            file(
                "c.md",
                b"# Spire falls\n\nThe **spire** fell on 15 April 2019 in the evening.",
            ),
        ]) else {
            panic!("articles");
        };
        assert_eq!(found.len(), 2);
        assert!(unread[0].starts_with("b.pdf: A PDF"));
    }

    #[test]
    fn a_saved_reading_is_handed_on() {
        let json = r#"{"engine": "whowhen", "timexes": [], "events": [], "a": "whowhen"}"#;
        assert_eq!(taken(&[text(json)]), Taken::Reading(json.to_owned()));
        assert_eq!(
            taken(&[file("a.json", json.as_bytes())]),
            Taken::Reading(json.to_owned())
        );
        let page = format!("<!DOCTYPE html><p>x</p><script type=application/json>{json}</script>");
        assert_eq!(taken(&[file("a.html", page.as_bytes())]), Taken::Reading(page));
        let other = r#"{"engine": 1, "timexes": 2, "events": 3}"#;
        assert!(matches!(taken(&[text(other)]), Taken::Articles(found, _) if found.len() == 1));
    }

    #[test]
    fn letters_are_recognised_or_asked() {
        for (bytes, words, letters) in [
            (&b"The caf\xe9 in Suez has \x93reopened\x94 since the ship was freed on Monday."[..], "café in Suez has “reopened”", Some("windows-1252")),
            (b"The ship\xd5s crew was freed on Monday after six days in the canal.", "ship", Some("macintosh")),
            (b"\xef\xbb\xbfThe ship was freed on Monday after six days in the canal.", "The ship", None),
            (b"<html><meta charset=iso-8859-1><p>The caf\xe9 in Suez has reopened since the ship was freed on Monday.</html>", "café", None),
        ] {
            let found = one(file("a.txt", bytes));
            assert!(found.article.text().contains(words), "{}", found.article.text());
            assert_eq!(found.letters.map(|letters| letters.label).as_deref(), letters);
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters_and_says_so() {
        let found = one(text(&"é".repeat(LONGEST)));
        assert_eq!(found.raw.len(), LONGEST);
        assert!(found.remarks.iter().any(|remark| remark.code == "cut"));
    }
}
