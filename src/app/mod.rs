//! The page. Views read the analysis and the scene; only `browser` touches the DOM's own interfaces.
//!
//! [`App`] only wires: three contexts (what is read, the page around it, the worker), three views, the
//! evidence card, the dialogs. Everything a view knows comes from [`state::AppState`].

#![allow(
    clippy::redundant_closure,
    reason = "the view macro compiles `{move || rows()}` once for all views and `{rows}` once for each"
)]

pub mod actors;
pub mod browser;
pub mod card;
pub mod chrome;
pub mod correct;
pub mod dialogs;
pub mod embed;
pub mod filter;
pub mod find;
pub mod growing;
pub mod header;
pub mod icons;
pub mod input;
pub mod item;
pub mod keys;
pub mod later;
pub mod link;
pub mod notes;
pub mod open_views;
pub mod parts;
pub mod pasted;
pub mod protocol;
pub mod reader;
pub mod sample;
pub mod state;
pub mod tasks;
pub mod text;
pub mod timeline;
pub mod wire;
pub mod words;

use chrome::Chrome;
use correct::Session;
use icons::{ACTORS, TEXT, TIMELINE};
use leptos::ev;
use leptos::prelude::*;
use open_views::Tab;
use pasted::Pasted;
use reader::Reader;
use state::AppState;

/// What `assets/start.js` announces when the service worker has fetched a newer version.
const NEWER: &str = "A newer version of this page is there. It is used when the page is opened again.";

/// The whole page.
#[component]
pub fn App(
    /// How views are fetched that are not needed at first.
    later: later::Entry,
) -> impl IntoView {
    let app = AppState::new(sample::article());
    let chrome = Chrome::new();
    provide_context(later::Part::new(later, chrome));
    let reader = Reader::new(app, chrome);
    let pasted = Pasted::new(app, chrome, reader);
    provide_context(app);
    provide_context(chrome);
    provide_context(reader);
    provide_context(pasted);
    let session = Session::new(app, chrome, reader);
    provide_context(session);
    correct::keys::listen(session);
    correct::drag::listen(session);
    correct::unsaved::follow(session);
    input::start(app, pasted);
    input::listen(pasted);
    keys::listen(app, chrome);
    if embed::asked(&browser::search()) {
        browser::show_embedded();
    }
    Effect::new(move || browser::apply_theme(chrome.theme.get().as_str()));
    browser::on_window(ev::Custom::<ev::Event>::new("newversion"), move |_| {
        chrome.say(NEWER);
    });
    browser::on_print(move |printing| chrome.printing.set(printing));
    let tabs = vec![
        (Tab::Text, "text", "Text", TEXT),
        (Tab::Timeline, "timeline", "Timeline", TIMELINE),
        (Tab::Actors, "actors", "Actors", ACTORS),
    ];
    view! {
        <header::Header />
        <correct::bar::Bar />
        <notes::Progress />
        <main
            id="main"
            data-tab=move || chrome.views.tab.get().as_str()
            data-reading=move || app.phase.get().name()
            class:pointing=move || app.hovered.with(Option::is_some)
        >
            <text::TextView />
            <div class="views">
                <timeline::TimelineView />
                <actors::ActorsView />
            </div>
            <card::Card />
        </main>
        <embed::Foot />
        <parts::Tabs options=tabs value=chrome.views.tab />
        <dialogs::Dialogs />
        <correct::forms::Forms />
        <correct::select::Marking />
        <parts::Toast message=chrome.toast />
    }
}
