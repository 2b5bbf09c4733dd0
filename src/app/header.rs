//! The head of the page: what is read, when it was published, and the few things to do.

use super::chrome::{Chrome, Dialog, Theme};
use super::icons::{BACK, FORTH, Icon, SEARCH, THEME};
use super::state::AppState;
use super::{browser, words};
use crate::report;
use crate::scene::long_date;
use crate::time::PublishedBasis;
use leptos::prelude::*;

/// The head of the page.
#[component]
pub fn Header() -> impl IntoView {
    let chrome = expect_context::<Chrome>();
    view! {
        <header id="head">
            <a class="mark" href="./" aria-label="WhoWhen, start again">
                "Who"
                <i>"When"</i>
            </a>
            <Title />
            <PublishedChip />
            <Search />
            <div class="tools">
                <button type="button" class="btn" id="new-article" on:click=move |_| chrome.open(Dialog::Paste)>
                    "New" <span class="long">" article"</span>
                </button>
                <button type="button" class="btn primary" id="share" on:click=move |_| chrome.open(Dialog::Share)>
                    "Share" <span class="long">" link"</span>
                </button>
                <ThemeButton />
            </div>
        </header>
    }
}

#[component]
fn Title() -> impl IntoView {
    let app = expect_context::<AppState>();
    let title = move || {
        app.reading
            .with(|reading| report::headline(reading).unwrap_or("Untitled article").to_owned())
    };
    view! {
        <div class="title">
            <h1 id="title" dir="auto" title=move || title()>
                {move || title()}
            </h1>
            <p id="counts">
                {move || counts(app)} <span class="promise">" — read on this page, nothing sent"</span>
            </p>
        </div>
    }
}

/// "11 events · 12 actors · 9 relations · 2 to check".
fn counts(app: AppState) -> String {
    let story = app.story.get();
    app.reading.with(|reading| {
        let to_check = story
            .order
            .iter()
            .filter_map(|id| reading.events.get(id.index()))
            .filter(|event| event.check)
            .count();
        let mut parts = vec![
            words::count(story.order.len(), "event", "events"),
            words::count(reading.actors.actors.len(), "actor", "actors"),
            words::count(reading.relations.len(), "relation", "relations"),
        ];
        if to_check > 0 {
            parts.push(format!("{to_check} to check"));
        }
        parts.join(" · ")
    })
}

/// The publication date, from which relative dates count.
#[component]
fn PublishedChip() -> impl IntoView {
    let app = expect_context::<AppState>();
    let chrome = expect_context::<Chrome>();
    let published = move || app.reading.with(|reading| reading.published.clone());
    view! {
        <button
            type="button"
            class="date-chip"
            id="published-chip"
            data-date=move || published().date.map(|date| date.to_string())
            class:unknown=move || published().date.is_none()
            on:click=move |_| chrome.open(Dialog::Published)
        >
            {move || match published().date {
                Some(date) => {
                    let basis = match published().basis {
                        PublishedBasis::Text => " · from the text",
                        _ => " · as given",
                    };
                    view! { "Published " <b>{long_date(date)}</b> <small>{basis}</small> }.into_any()
                }
                None => view! { "Published " <b>"when?"</b> <small>" · set the date"</small> }.into_any(),
            }}
        </button>
    }
}

/// Looks for words in events and text. Enter goes from place to place.
#[component]
fn Search() -> impl IntoView {
    let app = expect_context::<AppState>();
    let count = move || app.found.with(|found| found.len());
    let asked = move || app.filter.with(|filter| filter.words.trim().len() > 1);
    let keys = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => app.go_found(if event.shift_key() { -1 } else { 1 }),
        "Escape" => app.search(String::new()),
        _ => {}
    };
    let sum = move || match (asked(), app.found_at.get()) {
        (false, _) => String::new(),
        (true, None) => format!("{} in text", count()),
        (true, Some(at)) => format!("{} of {}", at + 1, count()),
    };
    view! {
        <div class="search" role="search">
            <label class="field">
            <Icon path=SEARCH />
            <input
                id="search"
                type="search"
                placeholder="Search"
                autocomplete="off"
                aria-label="Search in events and text"
                prop:value=move || app.filter.with(|filter| filter.words.clone())
                on:input=move |event| app.search(event_target_value(&event))
                on:keydown=keys
            />
            </label>
            <span class="sum" role="status">
                {move || sum()}
            </span>
            <span class="found-steps" hidden=move || !asked() || count() == 0>
                <button type="button" id="found-before" aria-label="Previous place" on:click=move |_| app.go_found(-1)>
                    <Icon path=BACK />
                </button>
                <button type="button" id="found-next" aria-label="Next place" on:click=move |_| app.go_found(1)>
                    <Icon path=FORTH />
                </button>
            </span>
        </div>
    }
}

/// Light to dark and back.
#[component]
fn ThemeButton() -> impl IntoView {
    let chrome = expect_context::<Chrome>();
    let is_dark = move || match chrome.theme.get() {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::System => browser::system_is_dark(),
    };
    let switch = move |_| {
        chrome
            .theme
            .set(if is_dark() { Theme::Light } else { Theme::Dark });
    };
    view! {
        <button
            type="button"
            class="btn square"
            id="theme"
            aria-label=move || if is_dark() { "Switch to light" } else { "Switch to dark" }
            on:click=switch
        >
            <Icon path=THEME />
        </button>
    }
}
