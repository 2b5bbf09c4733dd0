//! The actors and their relations as tables.

use super::state::MapState;
use crate::actors::Actor;
use crate::app::correct::edits::Pencil;
use crate::app::icons::ActorIcon;
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::scene::{Tie, TieKey, ties};
use crate::text::ActorId;
use leptos::prelude::*;

/// Relations first: they are what the picture shows; then every actor.
#[component]
pub fn ListView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let map = expect_context::<MapState>();
    let sorted = RwSignal::new((TieKey::Count, true));
    let relations = move || {
        let story = map.story.get();
        let (key, falling) = sorted.get();
        let ties = app.reading.with(|reading| ties(reading, &story, key, falling));
        ties.into_iter()
            .map(|tie| view! { <RelationRow tie=tie /> })
            .collect_view()
    };
    let actors = move || {
        app.reading.with(|reading| {
            let actors = reading.actors.actors.iter().enumerate();
            actors
                .filter(|(index, _)| {
                    app.story
                        .with(|story| map.shows(story.root(ActorId::from(*index))))
                })
                .map(|(index, actor)| view! { <ActorRow id=ActorId::from(index) actor=actor.clone() /> })
                .collect_view()
        })
    };
    let heads = [
        (TieKey::From, "Who", ""),
        (TieKey::Kind, "does what", ""),
        (TieKey::To, "to whom", ""),
        (TieKey::Sign, "Sign", ""),
        (TieKey::Count, "Quotes", "num"),
        (TieKey::First, "First", ""),
        (TieKey::Last, "Last", ""),
    ];
    view! {
        <div class="tables" id="actor-list">
            <table id="relations" hidden=move || map.story.with(|story| story.links.is_empty())>
                <caption>"Relations"</caption>
                <thead>
                    <tr>
                        {heads.map(|(key, name, class)| view! { <Head key=key name=name class=class sorted=sorted /> })}
                    </tr>
                </thead>
                <tbody>{move || relations()}</tbody>
            </table>
            <table id="actor-table">
                <caption>"Actors"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        <th scope="col">"Sort"</th>
                        <th scope="col" class="num">
                            "Mentions"
                        </th>
                    </tr>
                </thead>
                <tbody>{move || actors()}</tbody>
            </table>
        </div>
    }
}

/// The head of a column, which sorts by it; once more turns the order round.
#[component]
fn Head(
    /// What it sorts by.
    key: TieKey,
    /// Its name.
    name: &'static str,
    /// Its class.
    class: &'static str,
    /// What the table is sorted by, and whether from the largest.
    sorted: RwSignal<(TieKey, bool)>,
) -> impl IntoView {
    let order = move || match sorted.get() {
        (by, falling) if by == key => Some(if falling { "descending" } else { "ascending" }),
        _ => None,
    };
    let turn = move |_| {
        sorted.update(|(by, falling)| {
            // Numbers are wanted largest first.
            *falling = if *by == key {
                !*falling
            } else {
                key == TieKey::Count
            };
            *by = key;
        });
    };
    let mark = move || match order() {
        Some("descending") => " ↓",
        Some(_) => " ↑",
        None => "",
    };
    view! {
        <th scope="col" class=class aria-sort=move || order()>
            <button type="button" class="sort" data-sort=key.as_str() on:click=turn>
                {name}
                <span aria-hidden="true">{move || mark()}</span>
            </button>
        </th>
    }
}

#[component]
fn RelationRow(
    /// Which.
    tie: Tie,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let reading = app.reading.get_untracked();
    let relation = reading.relations.get(tie.relation.index())?.clone();
    let item = Item::between(relation.from, relation.to);
    let story = app.story.get_untracked();
    let (a, b) = (story.root(relation.from), story.root(relation.to));
    let pair = (a.min(b), a.max(b));
    let light = Memo::new(move |_| app.light(|lit| lit.pairs.contains(&pair)));
    let sign = words::sign_class(relation.sign);
    let date = |event: Option<crate::text::EventId>| {
        let id = event?;
        let event = reading.events.get(id.index())?;
        Some(words::date(&reading, &story, event, story.place(id)))
    };
    let quote = relation.quotes.first().map(|quote| {
        reading
            .source
            .slice(*quote)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    });
    Some(view! {
        <tr
            class:lit=move || light.get() == Light::Lit
            data-relation=format!("{}-{}", relation.from.0 + 1, relation.to.0 + 1)
            title=quote.map(|quote| format!("“{quote}”"))
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            <td>
                <button type="button" class="plain" on:click=move |_| app.toggle(item)>
                    {words::actor(&reading, relation.from)}
                </button>
            </td>
            <td>
                {words::relation(relation.kind)}
                <small>{(relation.status.as_str() != "happened").then(|| format!(" {}", relation.status))}</small>
            </td>
            <td>{words::actor(&reading, relation.to)}</td>
            <td class=sign>
                <b aria-hidden="true">{words::sign_mark(relation.sign)}</b>
                " "
                {words::sign(relation.sign)}
            </td>
            <td class="num">{relation.quotes.len()}</td>
            <td>{date(tie.first)}</td>
            <td>{date(tie.last)}</td>
        </tr>
    })
}

#[component]
fn ActorRow(
    /// Whose.
    id: ActorId,
    /// Who.
    actor: Actor,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::Actor(id);
    let light = Memo::new(move |_| app.light(|lit| lit.actors.contains(&id)));
    let organ = actor.member_of.map(|parent| {
        app.reading
            .with_untracked(|reading| words::actor(reading, parent))
    });
    view! {
        <tr
            class:lit=move || light.get() == Light::Lit
            data-actor=item.name()
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            <td>
                <button type="button" class="plain" on:click=move |_| app.toggle(item)>
                    <ActorIcon kind=actor.kind />
                    {actor.name} " " <Pencil item=item />
                </button>
                <small>{actor.role} {organ.map(|parent| format!(" of {parent}"))}</small>
            </td>
            <td>{words::actor_kind(actor.kind)}</td>
            <td class="num">{actor.mentions.len()}</td>
        </tr>
    }
}
