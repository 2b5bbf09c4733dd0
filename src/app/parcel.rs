//! Between the page and its worker: what was put in on the way there, the articles in it on the way back.
//! The types of `paste` are not serialisable themselves; those here are.

use crate::paste::{Article, Block, Found, FrontMatter, Letters, Reason, Remark};
use crate::text::ParagraphKind;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// What was put in, to be cleaned; files travel beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// Number of the request.
    pub id: u32,
    /// A text.
    pub text: Option<String>,
    /// The formatted form of the text, as HTML source.
    pub html: Option<String>,
    /// The encoding of the files, where a person chose it.
    pub letters: Option<String>,
}

/// What became of a parcel.
#[derive(Serialize, Deserialize)]
struct Wire {
    found: Vec<WireFound>,
    unread: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct WireFound {
    /// Title, outlet, author, place, published, updated, address.
    front: [Option<String>; 7],
    /// Kind, words, reason.
    blocks: Vec<(String, String, Option<String>)>,
    /// `None`: the same as of the one before.
    raw: Option<String>,
    stated: Option<String>,
    /// Code and sentence.
    remarks: Vec<(String, String)>,
    letters: Option<String>,
}

/// Writes articles and what could not be read as JSON.
pub fn write(found: &[Found], unread: Vec<String>) -> String {
    let mut last = None;
    let found = found
        .iter()
        .map(|found| {
            let front = &found.article.front;
            let date = |date: Option<Date>| date.map(|date| date.to_string());
            let again = last.is_some_and(|last| std::ptr::eq(last, &raw const *found.raw));
            last = Some(&raw const *found.raw);
            WireFound {
                front: [
                    front.title.clone(),
                    front.outlet.clone(),
                    front.author.clone(),
                    front.place.clone(),
                    date(front.published),
                    date(front.updated),
                    front.url.clone(),
                ],
                blocks: found.article.blocks.iter().map(write_block).collect(),
                raw: (!again).then(|| found.raw.to_string()),
                stated: date(found.stated),
                remarks: found
                    .remarks
                    .iter()
                    .map(|remark| (remark.code.clone(), remark.message.clone()))
                    .collect(),
                letters: found.letters.as_ref().map(|letters| letters.label.clone()),
            }
        })
        .collect();
    serde_json::to_string(&Wire { found, unread }).unwrap_or_default()
}

fn write_block(block: &Block) -> (String, String, Option<String>) {
    (
        block.kind.to_string(),
        block.text.clone(),
        block.dropped.map(|reason| reason.to_string()),
    )
}

/// Reads back what [`write`] wrote; `None` when it is something else.
pub fn read(json: &str) -> Option<(Vec<Found>, Vec<String>)> {
    let wire: Wire = serde_json::from_str(json).ok()?;
    let mut raw: std::sync::Arc<str> = "".into();
    let mut out = Vec::new();
    for found in wire.found {
        if let Some(new) = found.raw {
            raw = new.into();
        }
        let [title, outlet, author, place, published, updated, url] = found.front;
        let date = |date: Option<String>| date.and_then(|date| date.parse().ok());
        let blocks = found.blocks.into_iter().map(|(kind, text, dropped)| Block {
            kind: kind.parse().unwrap_or(ParagraphKind::Body),
            text,
            dropped: dropped.and_then(|reason| reason.parse::<Reason>().ok()),
        });
        out.push(Found {
            article: Article {
                front: FrontMatter {
                    title,
                    outlet,
                    author,
                    place,
                    published: date(published),
                    updated: date(updated),
                    url,
                },
                blocks: blocks.collect(),
            },
            raw: raw.clone(),
            stated: date(found.stated),
            remarks: found
                .remarks
                .into_iter()
                .map(|(code, message)| Remark { code, message })
                .collect(),
            letters: found.letters.map(|label| Letters { label, sure: false }),
        });
    }
    Some((out, wire.unread))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paste::{Helpers, Part, Taken, take};

    #[test]
    fn what_is_taken_travels_whole() {
        let story = "Ship freed\n\nBy Ann Example, Reuters\n\n29 March 2021\n\nAdvertisement\n\nSUEZ, Egypt — Teams freed the ship on Monday.\n";
        let helpers = Helpers {
            decode: &|_, _| None,
            is_reading: &|_| false,
        };
        let parts = [
            Part::Text {
                text: &story.repeat(9),
                html: None,
            },
            Part::File {
                name: "a.txt",
                bytes: b"A caf\xe9 in a file that does not say how its letters are written.",
            },
        ];
        let Taken::Articles(found, unread) = take(&parts, None, helpers) else {
            panic!("articles");
        };
        assert!(found.len() > 1 && found[0].article.dropped().count() > 0);
        assert_eq!(read(&write(&found, unread.clone())), Some((found, unread)));
        assert_eq!(read("noise"), None);
    }
}
