//! The card between two actors: who did what to whom, sentence by sentence, in order of time.

use super::super::item::Item;
use super::super::state::AppState;
use super::super::words;
use super::event::ActorName;
use crate::app::correct::edits::{Edits, Pencil};
use crate::events::Relation;
use crate::text::Order;
use crate::text::{ActorId, EventId, Span};
use leptos::prelude::*;

/// The answer to "who did what to whom".
#[component]
pub fn BetweenCard(
    /// One actor.
    one: ActorId,
    /// The other.
    other: ActorId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let story = app.story.get_untracked();
    let reading = app.reading.get_untracked();
    let (a, b) = (story.root(one), story.root(other));
    let mut lines: Vec<(u32, Span, Option<EventId>, &Relation)> = Vec::new();
    for relation in &reading.relations {
        let (from, to) = (story.root(relation.from), story.root(relation.to));
        if (from.min(to), from.max(to)) != (a.min(b), a.max(b)) {
            continue;
        }
        for quote in &relation.quotes {
            let event = relation.events.iter().copied().find(|event| {
                reading
                    .events
                    .get(event.index())
                    .is_some_and(|event| event.quote == *quote || event.quote.overlaps(*quote))
            });
            let number = event.and_then(|event| story.number(event)).unwrap_or(u32::MAX);
            lines.push((number, *quote, event, relation));
        }
    }
    lines.order_by_key(|(number, quote, ..)| (*number, *quote));
    let count = lines.len();
    let rows = lines
        .into_iter()
        .map(|(_, quote, event, relation)| {
            let date = event.and_then(|id| {
                let event = reading.events.get(id.index())?;
                Some(words::date(&reading, &story, event, story.place(id)))
            });
            let text = reading.source.slice(quote).to_owned();
            let sign = words::sign_class(relation.sign);
            view! {
                <li>
                    <span class="tx date">{date}</span>
                    <span class=format!("sign {sign}")>
                        {words::sign_mark(relation.sign)} " " {words::actor(&reading, relation.from)} " "
                        {words::relation(relation.kind)} " " {words::actor(&reading, relation.to)}
                    </span>
                    <Go text=text event=event />
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>
            "Between " <ActorName id=a /> " and " <ActorName id=b /> <small>{words::count(count, "passage", "passages")}</small> <Pencil item=Item::between(a, b) />
        </h3>
        <Edits item=Item::between(a, b) />
        <ol class="passages">{rows}</ol>
    }
}

/// A quote that leads to its event.
#[component]
fn Go(
    /// The words.
    text: String,
    /// What they tell.
    event: Option<EventId>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    match event {
        Some(id) => {
            let item = Item::Event(id);
            view! {
                <button
                    type="button"
                    class="quote"
                    on:click=move |_| app.select(item)
                    on:mouseenter=move |_| app.hover(item)
                    on:mouseleave=move |_| app.leave(item)
                >
                    "“" {text} "”"
                </button>
            }
            .into_any()
        }
        None => view! { <q>{text}</q> }.into_any(),
    }
}
