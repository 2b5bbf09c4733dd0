//! Between the page's state and what a link carries.

use super::item::Item;
use super::open_views::OpenViews;
use super::state::{AppState, Article};
use crate::analysis::{Analysis, Note};
use crate::share::{self, Mode, Selected, SharedState, View};
use crate::text::{ActorId, EventId, Span, TimexId};
use leptos::prelude::*;

/// Where the page is hosted, when the build knows: links then lead there from wherever they were made.
const SITE_URL: Option<&str> = option_env!("SITE_URL");

/// What the page says of an article of which only the quotes came.
const QUOTES_ONLY: &str = "Only the sentences that are quoted came with this link; the rest of the article is where it was published.";
/// What the page says when something in a link is newer than the page.
const LEFT_OUT: &str = "Something in this link was made with a newer version of this page and is left out.";

/// Whether a fragment is a link of ours, whole or not.
pub fn is_link(fragment: &str) -> bool {
    !fragment.is_empty() && share::looks_like_link(fragment)
}

/// The article of a link, with what its sender looked at.
pub fn article(state: SharedState) -> (Article, View) {
    let note = |code: &str, message: &str| Note {
        code: code.to_owned(),
        message: message.to_owned(),
    };
    let mut notes = Vec::new();
    if state.mode == Mode::Quotes {
        notes.push(note("quotes_only", QUOTES_ONLY));
    }
    if state.left_out {
        notes.push(note("left_out", LEFT_OUT));
    }
    let article = Article {
        text: state.text,
        published: state.published,
        about: state.about,
        notes,
        corrections: state.corrections,
    };
    (article, state.view)
}

/// What a link to what is on screen carries; what is looked at only when it is to go along.
pub fn state(app: AppState, viewed: Option<OpenViews>) -> SharedState {
    let article = app.article.get_untracked();
    SharedState {
        published: article.published,
        about: article.about.clone(),
        corrections: article.corrections.clone(),
        view: viewed.map_or_else(View::default, |views| view(app, views)),
        ..SharedState::of_text(&article.text)
    }
}

/// What is looked at.
fn view(app: AppState, views: OpenViews) -> View {
    let item = app.selected.get_untracked();
    let filter = app.filter.get_untracked();
    app.reading.with_untracked(|reading| View {
        open: views.told(),
        selected: item.and_then(|item| tell(item, reading)),
        brush: None,
        filters: filter.told(),
        actor: filter.actor.and_then(|actor| mention(actor, reading)),
        focus: app
            .focus
            .get_untracked()
            .item()
            .and_then(|item| tell(item, reading)),
    })
}

/// Characters that a message of some programs carries.
const DISCORD: usize = 2_000;
const LONG_FOR_DISCORD: usize = DISCORD + 1;
const SLACK: usize = 4_000;
const LONG_FOR_SLACK: usize = SLACK + 1;
/// Longer addresses are handled badly by many programs.
const LONGEST: usize = 30_000;

/// "1,084 characters: fits Discord, Slack, e-mail."
pub fn length_words(length: usize) -> String {
    let number = grouped(length);
    match length {
        0..=DISCORD => format!("{number} characters: fits Discord, Slack, e-mail and documents."),
        LONG_FOR_DISCORD..=SLACK => format!(
            "{number} characters: fits Slack, e-mail and documents; too long for Discord ({}). A file fits anywhere: see below.",
            grouped(DISCORD)
        ),
        LONG_FOR_SLACK..=LONGEST => format!(
            "{number} characters: fits e-mail and documents; chats cut what is longer than {}. Better send a file: see below.",
            grouped(SLACK)
        ),
        _ => format!("{number} characters: too long for most programs. Send a file: see below."),
    }
}

/// What freezing costs, or not freezing saves.
pub fn freezing(length: usize, other: usize, frozen: bool) -> String {
    let (with, without) = if frozen { (length, other) } else { (other, length) };
    format!("; {} characters more", grouped(with.saturating_sub(without)))
}

/// 12345 as "12,345".
fn grouped(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        format!("{},{:03}", grouped(number / 1_000), number % 1_000)
    }
}

/// A frame for other people's pages.
pub fn frame(fragment: &str, page: &str) -> String {
    let (address, _) = address(fragment, page);
    let address = address.replacen('#', "?embed#", 1);
    format!(
        "<iframe src=\"{address}\" title=\"Who did what to whom, when\" width=\"100%\" height=\"560\" loading=\"lazy\" style=\"border:1px solid #ccc\"></iframe>"
    )
}

/// A picture that leads to the link.
pub fn picture(address: &str) -> String {
    format!(
        "<a href=\"{address}\"><img src=\"timeline.png\" alt=\"Timeline of the article; opens it with its evidence\"></a>"
    )
}

/// The whole address of a link, and whether it leads somewhere outside this computer.
pub fn address(fragment: &str, page: &str) -> (String, bool) {
    let base = SITE_URL.filter(|url| !url.is_empty()).unwrap_or(page);
    (format!("{base}#{fragment}"), is_public(base))
}

/// Whether an address means the same on another computer.
fn is_public(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '#', '?']).next().unwrap_or("");
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    scheme != "file"
        && name != "localhost"
        && !name.starts_with("127.")
        && name != "[::1]"
        && !name.is_empty()
}

/// An item as it stands in the text.
pub fn tell(item: Item, reading: &Analysis) -> Option<Selected> {
    Some(match item {
        Item::Event(id) => Selected::Event(reading.events.get(id.index())?.trigger),
        Item::Actor(id) => Selected::Actor(mention(id, reading)?),
        Item::Timex(id) => Selected::Timex(reading.timexes.get(id.index())?.span),
        Item::Between(a, b) => Selected::Relation {
            from: mention(a, reading)?,
            to: mention(b, reading)?,
        },
    })
}

/// Where an actor is first named.
fn mention(actor: ActorId, reading: &Analysis) -> Option<Span> {
    let first = reading.actors.actors.get(actor.index())?.mentions.first()?;
    Some(reading.actors.mentions.get(first.index())?.span)
}

/// The item that stands where a link says; `None` when this reading has none there.
pub fn find(selected: Selected, reading: &Analysis) -> Option<Item> {
    let actor = |span: Span| -> Option<ActorId> {
        let mut mentions = reading.actors.mentions.iter();
        Some(mentions.find(|mention| mention.span.overlaps(span))?.actor)
    };
    match selected {
        Selected::Event(span) => {
            let mut events = reading.events.iter();
            let index = events.position(|event| event.trigger.overlaps(span))?;
            Some(Item::Event(EventId::from(index)))
        }
        Selected::Actor(span) => Some(Item::Actor(actor(span)?)),
        Selected::Timex(span) => {
            let mut timexes = reading.timexes.iter();
            let index = timexes.position(|timex| timex.span.overlaps(span))?;
            Some(Item::Timex(TimexId::from(index)))
        }
        Selected::Relation { from, to } => Some(Item::between(actor(from)?, actor(to)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_other_computers_are_public() {
        for (address, public) in [
            ("https://example.org/whowhen/", true),
            ("http://127.0.0.1:8080/", false),
            ("http://localhost:8080/a/", false),
            ("http://[::1]:8080/", false),
            ("file:///home/page/index.html", false),
            ("", false),
        ] {
            assert_eq!(is_public(address), public, "{address}");
        }
    }

    #[test]
    fn the_length_of_a_link_says_where_it_fits() {
        assert!(length_words(1_084).starts_with("1,084 characters: fits Discord, Slack, e-mail"));
        assert!(length_words(2_500).contains("too long for Discord (2,000)"));
        assert!(length_words(5_000).contains("Send a file") || length_words(5_000).contains("send a file"));
        assert!(length_words(1_234_567).starts_with("1,234,567 characters: too long"));
        assert_eq!(freezing(900, 1_500, false), "; 600 characters more");
        assert_eq!(freezing(1_500, 900, true), "; 600 characters more");
    }

    #[test]
    fn snippets_lead_to_the_link() {
        let frame = frame("1rAAAw", "https://example.org/");
        assert!(
            frame.starts_with("<iframe src=\"https://") && frame.contains("?embed#1rAAAw\""),
            "{frame}"
        );
        assert!(picture("https://example.org/#1rw").contains("href=\"https://example.org/#1rw\""));
    }

    #[test]
    fn an_article_goes_through_a_link() {
        let owner = Owner::new();
        owner.set();
        let app = AppState::new(Article {
            text: "Finland joined NATO on 4 April 2023.".to_owned(),
            published: "2023-04-05".parse().ok(),
            ..Article::default()
        });
        let state = state(app, Some(OpenViews::new()));
        assert!(is_link(&share::encode(&state).unwrap()));
        let (article, view) = article(state);
        assert_eq!(article, *app.article.get_untracked());
        assert_eq!(view, View::default());
        assert!(!is_link("") && !is_link("section-2"));
    }
}
