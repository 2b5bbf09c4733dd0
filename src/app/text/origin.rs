//! The line above an article that was put in: where it comes from, what was left out, the others beside it.

use crate::app::chrome::{Chrome, Dialog};
use crate::app::pasted::{Pasted, Taken};
use crate::app::state::AppState;
use crate::app::words;
use leptos::prelude::*;

/// The line; nothing for an article about which nothing is known but its text.
#[component]
pub fn OriginLine() -> impl IntoView {
    let app = expect_context::<AppState>();
    let pasted = expect_context::<Pasted>();
    let chrome = expect_context::<Chrome>();
    let known = move || {
        let about = app.article.read().about.clone();
        about.outlet.or(about.author).or(about.url).is_some()
    };
    let shown = move || pasted.taken.with(Option::is_some) || known();
    view! {
        <Show when=shown>
            <section id="origin" class="origin" aria-label="What was put in">
                <Several />
                <p>
                    {move || facts(app, pasted)}
                    <span id="left-out">{move || pasted.taken.read().as_ref().map(left_out)}</span>
                </p>
                <div class="actions">
                    <button type="button" class="btn plain" id="open-origin" on:click=move |_| chrome.open(Dialog::Origin)>
                        {move || {
                            let some = pasted.taken.read().as_ref().is_some_and(some_left_out);
                            if some { "Check and take back" } else { "Check and change" }
                        }}
                    </button>
                    <AsPasted />
                </div>
            </section>
        </Show>
    }
}

/// "Reuters · Ann Example · Suez. ".
fn facts(app: AppState, pasted: Pasted) -> Option<String> {
    let place = {
        let taken = pasted.taken.read();
        let now = taken.as_ref().and_then(|taken| taken.now());
        now.and_then(|found| found.article.front.place.clone())
    };
    let about = app.reading.with(|reading| reading.about.clone());
    let facts: Vec<String> = [about.outlet, about.author, place]
        .into_iter()
        .flatten()
        .collect();
    (!facts.is_empty()).then(|| format!("{}. ", facts.join(" · ")))
}

fn some_left_out(taken: &Taken) -> bool {
    taken
        .now()
        .is_some_and(|found| found.article.dropped().next().is_some())
}

/// "14 parts left out: share buttons, related stories."
fn left_out(taken: &Taken) -> String {
    if taken.as_pasted {
        return "Shown as it was pasted.".to_owned();
    }
    let Some(found) = taken.now() else {
        return String::new();
    };
    let mut reasons: Vec<&str> = Vec::new();
    for (_, _, reason) in found.article.dropped() {
        if !reasons.contains(&reason.as_str()) {
            reasons.push(reason.as_str());
        }
    }
    let guess = if found.letters.is_some() {
        " How its letters are written was guessed."
    } else {
        ""
    };
    if reasons.is_empty() {
        return format!("Nothing left out.{guess}");
    }
    let parts = words::count(found.article.dropped().count(), "part", "parts");
    let end = if reasons.len() > 3 { " and more." } else { "." };
    reasons.truncate(3);
    format!("{parts} left out: {}{end}{guess}", reasons.join(", "))
}

/// The articles of a paste or of a queue of files, one by one.
#[component]
fn Several() -> impl IntoView {
    let pasted = expect_context::<Pasted>();
    let titles = Memo::new(move |_| {
        let taken = pasted.taken.read();
        let title = |found: &crate::paste::Found| {
            let title = found.article.front.title.clone();
            title.unwrap_or_else(|| found.article.text().chars().take(60).collect())
        };
        let found = taken
            .as_ref()
            .map(|taken| taken.found.iter().map(title).collect::<Vec<_>>());
        found.unwrap_or_default()
    });
    let chosen = move || pasted.taken.read().as_ref().map_or(0, |taken| taken.chosen);
    let go = move |index: usize| pasted.change(|taken| taken.chosen = index);
    let step = move |by: isize| go(chosen().saturating_add_signed(by));
    let choose = move |event: leptos::ev::Event| go(event_target_value(&event).parse().unwrap_or(0));
    move || {
        let titles = titles.get();
        let last = titles.len().saturating_sub(1);
        (last > 0).then(|| {
            let options = titles.into_iter().enumerate().map(|(index, title)| {
                view! { <option value=index.to_string() selected=move || chosen() == index>{title}</option> }
            });
            view! {
                <div class="several">
                    <span id="several">
                        {move || format!("Article {} of {}", chosen() + 1, last + 1)}
                    </span>
                    <button
                        type="button"
                        class="btn"
                        id="previous-article"
                        disabled=move || chosen() == 0
                        on:click=move |_| step(-1)
                    >
                        "Previous"
                    </button>
                    <button
                        type="button"
                        class="btn"
                        id="next-article"
                        disabled=move || chosen() == last
                        on:click=move |_| step(1)
                    >
                        "Next"
                    </button>
                    <select id="articles" aria-label="Article" on:change=choose>
                        {options.collect_view()}
                    </select>
                </div>
            }
        })
    }
}

/// Cleaned or as it came.
#[component]
fn AsPasted() -> impl IntoView {
    let pasted = expect_context::<Pasted>();
    let as_pasted = move || pasted.taken.read().as_ref().map(|taken| taken.as_pasted);
    view! {
        <Show when=move || as_pasted().is_some()>
            <button
                type="button"
                class="btn plain"
                id="as-pasted"
                on:click=move |_| pasted.change(|taken| taken.as_pasted = !taken.as_pasted)
            >
                {move || if as_pasted() == Some(true) { "Clean it up" } else { "Show as pasted" }}
            </button>
        </Show>
    }
}
