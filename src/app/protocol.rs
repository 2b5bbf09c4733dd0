//! What the page and its worker say to each other: short lines of plain text, so that a reading of
//! megabytes is carried without being packed twice.

use crate::analysis::{About, Request, Stage};
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// Asks for a reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Number of the request; answers carry it, so that an answer that comes too late is known.
    pub id: u32,
    /// The article.
    pub text: String,
    /// The publication date, as `Date` prints it.
    pub published: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Newspaper, agency, site.
    pub outlet: Option<String>,
    /// Author.
    pub author: Option<String>,
    /// Address.
    pub url: Option<String>,
}

impl Ask {
    /// A request for an article.
    pub fn new(id: u32, text: &str, published: Option<Date>, about: &About) -> Self {
        Self {
            id,
            text: text.to_owned(),
            published: published.map(|date| date.to_string()),
            title: about.title.clone(),
            outlet: about.outlet.clone(),
            author: about.author.clone(),
            url: about.url.clone(),
        }
    }

    /// What the engine is asked.
    pub fn request(self) -> Request {
        Request {
            text: self.text,
            published: self.published.and_then(|date| date.parse().ok()),
            about: About {
                title: self.title,
                outlet: self.outlet,
                author: self.author,
                url: self.url,
            },
        }
    }
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It is there and listens.
    Ready,
    /// A stage of a reading begins.
    Stage(u32, Stage),
    /// A reading is complete: its JSON.
    Done(u32, String),
    /// What was put in is cleaned: what `parcel` wrote.
    Cleaned(u32, String),
    /// What was put in is a reading saved before: its JSON.
    Opened(u32, String),
}

const STAGES: [(Stage, &str); 4] = [
    (Stage::Syntax, "syntax"),
    (Stage::Time, "time"),
    (Stage::Actors, "actors"),
    (Stage::Events, "events"),
];

impl Told {
    /// As one message: "ready", "stage 3 time", or "done 3" and the JSON on the next line.
    pub fn write(&self) -> String {
        match self {
            Self::Ready => "ready".to_owned(),
            Self::Stage(id, stage) => {
                let name = STAGES.iter().find(|(other, _)| other == stage);
                format!("stage {id} {}", name.map_or("", |(_, name)| name))
            }
            Self::Done(id, json) => format!("done {id}\n{json}"),
            Self::Cleaned(id, json) => format!("cleaned {id}\n{json}"),
            Self::Opened(id, json) => format!("opened {id}\n{json}"),
        }
    }

    /// Reads a message; `None` when it is none of ours.
    pub fn read(message: &str) -> Option<Self> {
        let (head, json) = message.split_once('\n').unwrap_or((message, ""));
        let mut words = head.split(' ');
        match words.next()? {
            "ready" => Some(Self::Ready),
            "stage" => {
                let id = words.next()?.parse().ok()?;
                let name = words.next()?;
                let (stage, _) = STAGES.iter().find(|(_, other)| *other == name)?;
                Some(Self::Stage(id, *stage))
            }
            kind => {
                let told = match kind {
                    "done" => Self::Done,
                    "cleaned" => Self::Cleaned,
                    "opened" => Self::Opened,
                    _ => return None,
                };
                Some(told(words.next()?.parse().ok()?, json.to_owned()))
            }
        }
    }
}

/// A stage in words for the reader.
pub fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Syntax => "reading the sentences",
        Stage::Time => "finding the times",
        Stage::Actors => "finding the actors",
        Stage::Events => "finding the events",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_understood() {
        for told in [
            Told::Ready,
            Told::Stage(3, Stage::Actors),
            Told::Done(4_000_000_000, "{\n\"a\": 1}\n".to_owned()),
            Told::Cleaned(1, "{}".to_owned()),
            Told::Opened(2, String::new()),
        ] {
            assert_eq!(Told::read(&told.write()), Some(told));
        }
        for noise in ["", "done", "done x", "stage 3", "stage 3 tea", "hello"] {
            assert_eq!(Told::read(noise), None, "{noise}");
        }
    }
}
