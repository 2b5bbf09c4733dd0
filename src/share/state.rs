//! [`SharedState`]: everything a link can carry.

use crate::analysis::{About, Analysis};
use crate::text::{Span, named_enum};
use crate::time::Date;

named_enum! {
    /// How much of the article a link carries.
    pub enum Mode {
        /// the whole text
        Whole = "whole",
        /// only the sentences that the reading quotes
        Quotes = "quotes",
    }
}

/// What a link carries.
#[derive(Clone, Debug)]
pub struct SharedState {
    /// The article, or what [`Mode::Quotes`] leaves of it; all spans point into it.
    pub text: String,
    /// Title, outlet, author, address.
    pub about: About,
    /// The publication date that the sender set; `None` leaves it to the text.
    pub published: Option<Date>,
    /// What the sender was looking at.
    pub view: View,
    /// The reading as the sender saw it, over `text`: without words, trees, the name tagger's names and
    /// the names of rules; salience and confidence in 31 steps.
    pub frozen: Option<Box<Analysis>>,
    /// What the sender put right.
    pub corrections: Option<Corrections>,
    /// How much of the article this is.
    pub mode: Mode,
    /// Whether a newer version put something in that this one cannot read; ignored when writing.
    pub left_out: bool,
}

impl SharedState {
    /// An article and nothing else.
    pub fn of_text(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            about: About::default(),
            published: None,
            view: View::default(),
            frozen: None,
            corrections: None,
            mode: Mode::Whole,
            left_out: false,
        }
    }
}

/// What the sender was looking at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Which views are open, in the page's own words; unknown ones are for the page to ignore.
    pub open: Option<String>,
    /// What is selected.
    pub selected: Option<Selected>,
    /// The stretch of time that is brushed.
    pub brush: Option<(Date, Date)>,
    /// Filters as name and value, in the page's own words.
    pub filters: Vec<(String, String)>,
    /// The actor whose events are in question, by its first mention.
    pub actor: Option<Span>,
    /// What the actor map is narrowed to: an actor with those around it, or the way between two.
    pub focus: Option<Selected>,
}

/// A selected item, told by where it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    /// By its trigger.
    Event(Span),
    /// By its first mention.
    Actor(Span),
    /// By its words.
    Timex(Span),
    /// By the first mentions of its two actors.
    Relation {
        /// Of the first actor.
        from: Span,
        /// Of the second.
        to: Span,
    },
}

/// Corrections as bytes that their own module reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The version of their form.
    pub version: u8,
    /// The corrections.
    pub bytes: Vec<u8>,
}

impl Selected {
    /// The same in a text of which the parts moved; `None` when it is not there any more.
    #[must_use]
    pub fn moved(self, to: impl Fn(Span) -> Option<Span>) -> Option<Self> {
        Some(match self {
            Self::Event(span) => Self::Event(to(span)?),
            Self::Actor(span) => Self::Actor(to(span)?),
            Self::Timex(span) => Self::Timex(to(span)?),
            Self::Relation { from: one, to: other } => Self::Relation {
                from: to(one)?,
                to: to(other)?,
            },
        })
    }
}
