//! [`analyse`]: the whole reading. The only file that knows the order of the stages.

use crate::actors::{self, Actors};
use crate::events::{self, Event, Relation};
use crate::syntax::{self, Name, Syntax};
use crate::text::{self, EventId, Source};
use crate::time::{self, Date, Published, PublishedBasis, Timex};

/// The engine's version, kept in every reading.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// What is to be read, with what is known about it beforehand.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The article.
    pub text: String,
    /// The publication date, when it is known.
    pub published: Option<Date>,
    /// What is known about the article.
    pub about: About,
}

/// What is known about an article besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Headline.
    pub title: Option<String>,
    /// Newspaper, agency, site.
    pub outlet: Option<String>,
    /// Author.
    pub author: Option<String>,
    /// Address.
    pub url: Option<String>,
}

/// Something the reader should know about the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// A fixed code: `no_publication_date`, `not_english`, `empty`, ...
    pub code: String,
    /// One sentence for a person.
    pub message: String,
}

/// The result: one text and its layers.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The engine that made it.
    pub engine: String,
    /// BCP 47 tag of the text's language.
    pub language: String,
    /// Title, outlet, author, address.
    pub about: About,
    /// The text.
    pub source: Source,
    /// What relative dates count from.
    pub published: Published,
    /// Words and trees; empty in an imported reading.
    pub syntax: Syntax,
    /// Names as the name tagger sees them.
    pub names: Vec<Name>,
    /// Time expressions in order.
    pub timexes: Vec<Timex>,
    /// Actors and their mentions.
    pub actors: Actors,
    /// Events in order of the text.
    pub events: Vec<Event>,
    /// Relations.
    pub relations: Vec<Relation>,
    /// What was not understood.
    pub notes: Vec<Note>,
}

impl Analysis {
    /// A text that nobody has read yet: what is known about it, and empty layers.
    pub fn unread(text: &str, published: Option<Date>, about: About) -> Self {
        Self {
            engine: String::new(),
            language: "en".to_owned(),
            about,
            source: Source::new(text),
            published: Published {
                date: published,
                basis: if published.is_some() {
                    PublishedBasis::Given
                } else {
                    PublishedBasis::None
                },
                span: None,
            },
            syntax: Syntax::default(),
            names: Vec::new(),
            timexes: Vec::new(),
            actors: Actors::default(),
            events: Vec::new(),
            relations: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// How far a reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Words, trees, names.
    Syntax,
    /// Time expressions.
    Time,
    /// Actors.
    Actors,
    /// Events and relations.
    Events,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: &'static [Self] = &[Self::Syntax, Self::Time, Self::Actors, Self::Events];
}

/// Reads an article. Never fails and never panics: what is not understood is said in `notes`.
pub fn analyse(request: &Request) -> Analysis {
    analyse_with(request, &mut |_| {})
}

/// The same, telling which stage begins.
pub fn analyse_with(request: &Request, progress: &mut dyn FnMut(Stage)) -> Analysis {
    let source = Source::new(&request.text);
    let published = match request.published {
        Some(date) => Published {
            date: Some(date),
            basis: PublishedBasis::Given,
            span: None,
        },
        None => time::find_published(&source),
    };
    progress(Stage::Syntax);
    let language = syntax::language(&source.text);
    // words of another language read as English would give nonsense
    let syntax = if language == syntax::ENGLISH {
        syntax::parse(&source)
    } else {
        Syntax::default()
    };
    progress(Stage::Time);
    let timexes = time::tag(&source, &syntax, &published);
    progress(Stage::Actors);
    let actors = actors::find(&source, &syntax);
    progress(Stage::Events);
    let found = events::find(&source, &syntax, &timexes, &actors, &published);
    let mut notes = notes(&source, &published, language);
    notes.extend(
        found
            .conflicts
            .iter()
            .filter_map(|conflict| contradiction(&source, &found.events, *conflict)),
    );
    Analysis {
        engine: ENGINE.to_owned(),
        language: language.code.to_owned(),
        about: about(&request.about, &source),
        names: syntax.names.clone(),
        source,
        published,
        syntax,
        timexes,
        actors,
        events: found.events,
        relations: found.relations,
        notes,
    }
}

/// What was given, completed from the text's own front matter.
fn about(given: &About, source: &Source) -> About {
    let front = text::front(source);
    let given = given.clone();
    About {
        title: given.title.or(front.title),
        outlet: given.outlet.or(front.outlet),
        author: given.author.or(front.author),
        url: given.url.or(front.url),
    }
}

/// A note about one thing told with two dates: both places and both dates.
fn contradiction(source: &Source, events: &[Event], conflict: events::Conflict) -> Option<Note> {
    let told = |id: EventId| {
        let event = events.get(id.index())?;
        let when = event.when.as_ref()?.start?;
        let words = source
            .slice(event.quote)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let place: String = words.chars().take(PLACE).collect();
        let more = if words.chars().count() > PLACE {
            "\u{2026}"
        } else {
            ""
        };
        Some(format!("\u{201c}{place}{more}\u{201d} ({when})"))
    };
    Some(Note {
        code: "contradiction".to_owned(),
        message: format!(
            "The text seems to give two dates for one thing: {} and {}.",
            told(conflict.first)?,
            told(conflict.second)?
        ),
    })
}

/// How many characters of a place a note shows.
const PLACE: usize = 90;

fn notes(source: &Source, published: &Published, language: syntax::Language) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |code: &str, message: &str| {
        notes.push(Note {
            code: code.to_owned(),
            message: message.to_owned(),
        });
    };
    if source.paragraphs.is_empty() {
        note("empty", "There is no text to read.");
    } else if language != syntax::ENGLISH {
        note(
            "not_english",
            &format!("The text seems to be {}; only English is read.", language.name),
        );
    } else if published.date.is_none() {
        note(
            "no_publication_date",
            "The text does not say when it was published, so relative dates such as \u{201c}last month\u{201d} stay open.",
        );
    }
    notes
}
