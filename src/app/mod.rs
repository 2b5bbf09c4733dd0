//! The page. Views read the analysis and the scene; only `browser` touches the DOM's own interfaces.
//!
//! [`App`] only wires: three contexts (what is read, the page around it, the worker), three views, the
//! evidence card, the dialogs. Everything a view knows comes from [`state::AppState`].

pub mod actors;
pub mod browser;
pub mod card;
pub mod chrome;
pub mod dialogs;
pub mod filter;
pub mod header;
pub mod icons;
pub mod input;
pub mod item;
pub mod keys;
pub mod link;
pub mod notes;
pub mod protocol;
pub mod reader;
pub mod sample;
pub mod state;
pub mod tabs;
pub mod text;
pub mod timeline;
pub mod words;

use chrome::Chrome;
use leptos::prelude::*;
use reader::Reader;
use state::AppState;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let app = AppState::new(sample::article());
    let chrome = Chrome::new();
    let reader = Reader::new(app);
    provide_context(app);
    provide_context(chrome);
    provide_context(reader);
    input::start(app, reader, chrome);
    input::listen(reader, chrome);
    keys::listen(app, chrome);
    Effect::new(move || browser::apply_theme(chrome.theme.get().as_str()));
    view! {
        <header::Header />
        <notes::Progress />
        <main
            id="main"
            data-tab=move || chrome.tab.get().as_str()
            data-reading=move || app.phase.get().name()
        >
            <text::TextView />
            <div class="views">
                <timeline::TimelineView />
                <actors::ActorsView />
            </div>
            <card::Card />
        </main>
        <tabs::Tabs />
        <dialogs::Dialogs />
        <notes::Toast />
    }
}
