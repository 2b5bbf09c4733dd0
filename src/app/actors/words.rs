//! Few actors in words: a sentence for each relation, in order of time.

use super::state::MapState;
use crate::app::item::Item;
use crate::app::state::AppState;
use crate::app::words;
use crate::scene::{Tie, TieKey, ties};
use leptos::prelude::*;

/// The relations as sentences.
#[component]
pub fn WordsView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let map = expect_context::<MapState>();
    let rows = move || {
        let story = map.story.get();
        let ties = app
            .reading
            .with(|reading| ties(reading, &story, TieKey::First, false));
        ties.into_iter()
            .map(|tie| view! { <Sentence tie=tie /> })
            .collect_view()
    };
    view! {
        <div class="tables" id="actor-words">
            <ol class="in-words">{move || rows()}</ol>
            <p class="empty" hidden=move || map.story.with(|story| !story.links.is_empty())>
                "No relation between two actors was found. The list has every actor."
            </p>
        </div>
    }
}

#[component]
fn Sentence(
    /// Of which relation.
    tie: Tie,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let reading = app.reading.get_untracked();
    let relation = reading.relations.get(tie.relation.index())?.clone();
    let item = Item::between(relation.from, relation.to);
    let sign = words::sign_class(relation.sign);
    let dates = dates(app, &tie);
    Some(view! {
        <li class=sign>
            <button
                type="button"
                class="plain"
                on:click=move |_| app.toggle(item)
                on:mouseenter=move |_| app.hover(item)
                on:mouseleave=move |_| app.leave(item)
            >
                <b aria-hidden="true">{words::sign_mark(relation.sign)}</b>
                " "
                {words::actor(&reading, relation.from)}
                " "
                <span class=sign>{words::relation(relation.kind)}</span>
                " "
                {words::actor(&reading, relation.to)}
            </button>
            <small>
                {words::sign(relation.sign)} {(!dates.is_empty()).then(|| format!(", {dates}"))} ", "
                {words::count(relation.quotes.len(), "passage", "passages")}
            </small>
        </li>
    })
}

/// "Mar 2024", "Jul 2023 – Mar 2024", or nothing.
pub fn dates(app: AppState, tie: &Tie) -> String {
    let story = app.story.get_untracked();
    let reading = app.reading.get_untracked();
    let date = |event: Option<crate::text::EventId>| {
        let id = event?;
        let event = reading.events.get(id.index())?;
        Some(words::date(&reading, &story, event, story.place(id)))
    };
    match (date(tie.first), date(tie.last)) {
        (Some(first), Some(last)) if first == last => first,
        (Some(first), Some(last)) => format!("{first} – {last}"),
        (Some(date), None) | (None, Some(date)) => date,
        (None, None) => String::new(),
    }
}
