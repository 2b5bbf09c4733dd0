//! Between the page's state and what a link carries.

use super::item::Item;
use super::state::{AppState, Article};
use crate::analysis::Analysis;
use crate::share::{self, Selected, SharedState, View};
use crate::text::{ActorId, EventId, Span, TimexId};
use leptos::prelude::*;

/// Where the page is hosted, when the build knows: links then lead there from wherever they were made.
const SITE_URL: Option<&str> = option_env!("SITE_URL");

/// Whether a fragment is a link of ours, whole or not.
pub fn is_link(fragment: &str) -> bool {
    !fragment.is_empty() && share::looks_like_link(fragment)
}

/// The article of a link, with what it has pinned.
pub fn article(state: SharedState) -> (Article, Option<Selected>) {
    let article = Article {
        text: state.text,
        published: state.published,
        about: state.about,
        notes: Vec::new(),
        corrections: state.corrections,
    };
    (article, state.view.selected)
}

/// What a link to what is on screen carries.
pub fn state(app: AppState) -> SharedState {
    let article = app.article.get_untracked();
    let item = app.selected.get_untracked();
    let selected = app
        .reading
        .with_untracked(|reading| item.and_then(|item| tell(item, reading)));
    SharedState {
        published: article.published,
        about: article.about.clone(),
        corrections: article.corrections.clone(),
        view: View {
            selected,
            ..View::default()
        },
        ..SharedState::of_text(&article.text)
    }
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
    let mention = |id: ActorId| -> Option<Span> {
        let first = reading.actors.actors.get(id.index())?.mentions.first()?;
        Some(reading.actors.mentions.get(first.index())?.span)
    };
    Some(match item {
        Item::Event(id) => Selected::Event(reading.events.get(id.index())?.trigger),
        Item::Actor(id) => Selected::Actor(mention(id)?),
        Item::Timex(id) => Selected::Timex(reading.timexes.get(id.index())?.span),
        Item::Between(a, b) => Selected::Relation {
            from: mention(a)?,
            to: mention(b)?,
        },
    })
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
    fn an_article_goes_through_a_link() {
        let owner = Owner::new();
        owner.set();
        let app = AppState::new(Article {
            text: "Finland joined NATO on 4 April 2023.".to_owned(),
            published: "2023-04-05".parse().ok(),
            ..Article::default()
        });
        let state = state(app);
        assert!(is_link(&share::encode(&state).unwrap()));
        let (article, selected) = article(state);
        assert_eq!(article, *app.article.get_untracked());
        assert_eq!(selected, None);
        assert!(!is_link("") && !is_link("section-2"));
    }
}
