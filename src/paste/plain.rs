//! Plain pastes: from the lines that people copy to articles with their furniture set apart.
//!
//! The order matters: characters, columns, messages of a thread, pages, then paragraphs, and only on
//! whole paragraphs the rules for furniture, because the last line of a wrapped paragraph may read "more".

use super::article::ends;
use super::furniture::{furniture, is_section};
use super::hyphens::{Words, plain_characters};
use super::mail::{self, Mail};
use super::{Article, Block, FrontMatter, Reason, columns, markdown as md, pages, several};
use crate::text::{ParagraphKind, Source, ends_sentence, joints, lines};

/// Paragraphs compared with the rules for furniture; a longer paste is no page.
const MOST_RULED: usize = 20_000;

/// A line of the paste.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Its words, without the white space around them.
    pub(super) text: String,
    /// Spaces before them.
    pub(super) indent: usize,
    /// Whether a blank line stands before it.
    pub(super) blank_before: bool,
    /// Whether a page break stands before it.
    pub(super) page_break: bool,
    /// Whether it was set apart by ">".
    pub(super) quoted: bool,
    /// Why it is not part of the article.
    pub(super) dropped: Option<Reason>,
}

/// A paragraph before its part in the article is known.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) quoted: bool,
    pub(super) dropped: Option<Reason>,
}

/// Reads a plain paste: one article or several, never none (an empty paste gives an empty article).
pub fn plain(text: &str) -> Vec<Article> {
    let text = plain_characters(text);
    if md::is_markdown(&text) {
        return of_markdown(&text);
    }
    articles(&text, &FrontMatter::default())
}

/// Reads a Markdown file.
pub fn markdown(text: &str) -> Vec<Article> {
    of_markdown(&plain_characters(text))
}

/// Reads the plain part of an e-mail file.
pub fn mail_articles(mail: &Mail) -> Vec<Article> {
    articles(
        &plain_characters(mail.plain.as_deref().unwrap_or("")),
        &mail.front,
    )
}

fn of_markdown(text: &str) -> Vec<Article> {
    let (front, text) = md::read(text);
    articles(&text, &front)
}

fn articles(text: &str, front: &FrontMatter) -> Vec<Article> {
    let pages: Vec<String> = text
        .split('\u{c}')
        .map(|page| columns::apart(page).unwrap_or_else(|| page.to_owned()))
        .collect();
    let letters = mail::thread(rows(&pages));
    let mut out = Vec::new();
    for (index, letter) in letters.into_iter().enumerate() {
        let mut known = letter.front;
        if index == 0 {
            known.complete(front.clone());
        }
        for (part, drafts) in several::split(drafts(letter.rows)).into_iter().enumerate() {
            let known = if part == 0 {
                known.clone()
            } else {
                FrontMatter::default()
            };
            out.push(article(drafts, known));
        }
    }
    if out.is_empty() {
        out.push(article(Vec::new(), front.clone()));
    }
    out
}

fn rows(pages: &[String]) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let mut page_break = number > 0;
        let mut blank = false;
        for line in page.lines() {
            let text = line.trim();
            if text.is_empty() {
                blank = true;
                continue;
            }
            out.push(Row {
                text: text.to_owned(),
                indent: line.chars().take_while(|c| *c == ' ').count(),
                blank_before: blank && !out.is_empty(),
                page_break,
                ..Row::default()
            });
            blank = false;
            page_break = false;
        }
    }
    out
}

/// Lines become paragraphs: pages lose their numbers, wrapped lines and divided words are joined.
fn drafts(mut rows: Vec<Row>) -> Vec<Draft> {
    pages::mark(&mut rows);
    let mut text = String::new();
    let mut kept: Vec<usize> = Vec::new();
    let mut forced: Vec<bool> = Vec::new();
    let mut before: Option<&Row> = None;
    let mut torn = false;
    let mut blank = false;
    for (index, row) in rows.iter().enumerate() {
        blank |= row.blank_before;
        match row.dropped {
            Some(Reason::PageNumber | Reason::RunningHead) => torn = true,
            Some(_) => blank = true,
            None => {
                torn |= row.page_break;
                let mends = torn
                    && before.is_some_and(|before| !ends_sentence(&before.text) && before.text.len() > 20)
                    && row.text.starts_with(char::is_lowercase);
                if let Some(last) = forced.last_mut() {
                    *last = mends;
                }
                let apart = before.is_some_and(|before| before.quoted != row.quoted);
                if (blank || apart) && !mends {
                    text.push('\n');
                }
                text.extend(std::iter::repeat_n(' ', row.indent.min(40)));
                text.push_str(&row.text);
                text.push('\n');
                kept.push(index);
                forced.push(false);
                before = Some(row);
                torn = false;
                blank = false;
            }
        }
    }
    let lines = lines(&text);
    let joints = joints(&text, &lines);
    let words = Words::new(lines.iter().map(|line| line.span.of(&text)));
    let mut out: Vec<Draft> = Vec::new();
    let mut goes_on = false;
    let mut next_row = 0;
    for (position, &index) in kept.iter().enumerate() {
        let Some(row) = rows.get(index) else { continue };
        match out.last_mut() {
            Some(last) if goes_on => words.join(&mut last.text, &row.text),
            _ => {
                push_dropped(&rows, next_row, index, &mut out);
                next_row = index;
                out.push(Draft {
                    text: row.text.clone(),
                    quoted: row.quoted,
                    dropped: None,
                });
            }
        }
        goes_on = joints.get(position) == Some(&true) || forced.get(position) == Some(&true);
    }
    push_dropped(&rows, next_row, rows.len(), &mut out);
    out
}

/// The dropped rows of a stretch, in order.
fn push_dropped(rows: &[Row], from: usize, to: usize, out: &mut Vec<Draft>) {
    for row in rows
        .get(from..to)
        .unwrap_or(&[])
        .iter()
        .filter(|row| row.dropped.is_some())
    {
        out.push(Draft {
            text: row.text.clone(),
            quoted: false,
            dropped: row.dropped,
        });
    }
}

/// Marks furniture and says what part each paragraph plays.
fn article(mut drafts: Vec<Draft>, front: FrontMatter) -> Article {
    // What is dropped may still say who wrote the article and when.
    let all: Vec<&str> = drafts
        .iter()
        .filter(|d| d.dropped.is_none())
        .map(|d| d.text.as_str())
        .collect();
    let whole = ends(&all);
    mark_furniture(&mut drafts);
    let source = Source::new(&joined(&drafts));
    let kept = drafts.iter().filter(|draft| draft.dropped.is_none()).count();
    let mut kinds = source.paragraphs.iter().map(|paragraph| paragraph.kind);
    let known = source.paragraphs.len() == kept;
    let blocks = drafts
        .into_iter()
        .map(|draft| {
            let kind = match draft.dropped {
                None if known => kinds.next().unwrap_or(ParagraphKind::Body),
                _ => ParagraphKind::Body,
            };
            let mark = draft.quoted && draft.dropped.is_none();
            Block {
                kind: if mark { ParagraphKind::Quote } else { kind },
                text: if mark {
                    format!("> {}", draft.text)
                } else {
                    draft.text
                },
                dropped: draft.dropped,
            }
        })
        .collect();
    let mut article = Article { front, blocks };
    article.read_front();
    article.front.complete(FrontMatter::of_text(&whole));
    article
}

/// The paragraphs that are kept, a blank line between them.
fn joined(drafts: &[Draft]) -> String {
    drafts
        .iter()
        .filter(|draft| draft.dropped.is_none())
        .map(|draft| draft.text.as_str())
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn mark_furniture(drafts: &mut [Draft]) {
    let count = drafts.len();
    let mut related = 0;
    let mut comments = false;
    let mut words_before = 0;
    for index in 0..count {
        let section = |at: Option<usize>| {
            at.and_then(|at| drafts.get(at))
                .is_some_and(|d| is_section(&d.text))
        };
        let menu = section(Some(index)) && (section(Some(index + 1)) || section(index.checked_sub(1)));
        let Some(draft) = drafts.get_mut(index) else {
            continue;
        };
        if draft.dropped.is_some() {
            continue;
        }
        let open = !ends_sentence(&draft.text) && draft.text.split_whitespace().count() <= 20;
        let found = (index < MOST_RULED).then(|| furniture(&draft.text)).flatten();
        draft.dropped = match found {
            Some((reason, rule)) => {
                if rule == "related_heading" {
                    related = 12;
                }
                comments |= reason == Reason::Comments && words_before > 80 && index * 2 > count;
                Some(reason)
            }
            None if comments => Some(Reason::Comments),
            None if menu => Some(Reason::Menu),
            None if related > 0 && open && words_before > 40 => {
                related -= 1;
                Some(Reason::Related)
            }
            None => {
                related = 0;
                None
            }
        };
        if draft.dropped.is_none() {
            words_before += draft.text.split_whitespace().count();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every block with what became of it.
    fn shown(text: &str) -> String {
        let show = |block: &Block| match block.dropped {
            Some(reason) => format!("- {} [{reason}]", block.text),
            None => format!("{:7} {}", block.kind, block.text),
        };
        plain(text)
            .iter()
            .map(|article| article.blocks.iter().map(show).collect::<Vec<_>>().join("\n"))
            .collect::<Vec<_>>()
            .join("\n=====\n")
    }

    #[test]
    fn pages_of_a_document() {
        let report = "Annual report of the canal authority\n\nThe giant container ship that had blocked the canal for almost\n\
            a week was freed on Monday after tugs and dredgers had worked\naround the clock, and the traffic on the water-\n\n\
            3\n\u{c}Annual report of the canal authority\n\nway resumed in the evening of the same day. The authority said that\n\
            more than four hundred ships were waiting to pass through, and\nthat it would take days to clear the queue.\n\n4\n";
        insta::assert_snapshot!(shown(report), @r"
        title   Annual report of the canal authority
        body    The giant container ship that had blocked the canal for almost a week was freed on Monday after tugs and dredgers had worked around the clock, and the traffic on the waterway resumed in the evening of the same day. The authority said that more than four hundred ships were waiting to pass through, and that it would take days to clear the queue.
        - 3 [page number]
        - Annual report of the canal authority [running head]
        - 4 [page number]
        ");
    }

    #[test]
    fn a_note_over_a_forwarded_article() {
        let mail = "FYI, see below.\n\n-- \nDesk\n\n---------- Forwarded message ---------\nFrom: Canal desk <desk@example.org>\nDate: Mon, 29 Mar 2021 18:02\n\
            Subject: Fwd: Ship freed\n\nSalvage teams on Monday freed the ship that had blocked the Suez Canal for almost a week. Traffic resumed in the evening, \
            the authority said, and more than four hundred ships began to move. It will take days to clear the queue at both ends of the canal.\n";
        insta::assert_snapshot!(shown(mail), @r"
        - FYI, see below. [quoted message]
        - -- [signature]
        - Desk [signature]
        - ---------- Forwarded message --------- [header]
        - From: Canal desk <desk@example.org> [header]
        - Date: Mon, 29 Mar 2021 18:02 [header]
        - Subject: Fwd: Ship freed [header]
        body    Salvage teams on Monday freed the ship that had blocked the Suez Canal for almost a week. Traffic resumed in the evening, the authority said, and more than four hundred ships began to move. It will take days to clear the queue at both ends of the canal.
        ");
        let front = plain(mail).remove(0).front;
        assert_eq!(front.title.as_deref(), Some("Ship freed"));
        assert_eq!(front.author.as_deref(), Some("Canal desk"));
    }

    #[test]
    fn quotations_without_a_thread_stay() {
        insta::assert_snapshot!(
            shown("He wrote about the canal:\n\n> The ship is free and will not come back to this place.\n\nNobody answered."),
            @r"
        body    He wrote about the canal:
        quote   > The ship is free and will not come back to this place.
        body    Nobody answered.
        "
        );
    }

    #[test]
    fn clock_times_of_a_live_blog_stay() {
        insta::assert_snapshot!(
            shown("Ship freed: live\n\n10:42\nThe ship is moving, the authority says.\n\n10.15am\nTugs are pulling at the stern.\n\nShare"),
            @r"
        title   Ship freed: live
        heading 10:42
        body    The ship is moving, the authority says.
        heading 10.15am
        body    Tugs are pulling at the stern.
        - Share [share buttons]
        "
        );
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(
            text in "([A-Za-z]{1,9}[ .,:-]|\n|\n\n|\n> |\u{c}|\n[0-9]\n|Share\n|On 3 May 2021 A wrote:\n|From: a\nDate: b\nTo: c\n|# |> > ){0,90}"
        ) {
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
                letters.sort_unstable();
                letters
            };
            let out: String = plain(&text)
                .iter()
                .flat_map(|article| article.blocks.iter().map(|block| block.text.clone()))
                .collect();
            prop_assert_eq!(letters(&out), letters(&text));
        }
    }
}
