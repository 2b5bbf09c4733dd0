//! The actors and their relations as tables.

use crate::actors::Actor;
use crate::app::correct::edits::Pencil;
use crate::app::icons::ActorIcon;
use crate::app::item::Item;
use crate::app::state::{AppState, Light};
use crate::app::words;
use crate::events::Relation;
use crate::text::ActorId;
use crate::text::Order;
use leptos::prelude::*;

/// Relations first: they are what the picture shows; then every actor.
#[component]
pub fn ListView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let relations = move || {
        app.story.track();
        app.reading.with(|reading| {
            let mut rows = reading.relations.clone();
            rows.order_by_key(|relation| std::cmp::Reverse(relation.quotes.len()));
            rows.into_iter()
                .map(|relation| view! { <RelationRow relation=relation /> })
                .collect_view()
        })
    };
    let actors = move || {
        app.reading.with(|reading| {
            let actors = reading.actors.actors.iter().enumerate();
            actors
                .map(|(index, actor)| view! { <ActorRow id=ActorId::from(index) actor=actor.clone() /> })
                .collect_view()
        })
    };
    view! {
        <div class="tables" id="actor-list">
            <table id="relations" hidden=move || app.reading.with(|reading| reading.relations.is_empty())>
                <caption>"Relations"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Who"</th>
                        <th scope="col">"does what"</th>
                        <th scope="col">"to whom"</th>
                        <th scope="col" class="num">
                            "Quotes"
                        </th>
                    </tr>
                </thead>
                <tbody>{relations}</tbody>
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
                <tbody>{actors}</tbody>
            </table>
        </div>
    }
}

#[component]
fn RelationRow(
    /// Which.
    relation: Relation,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::between(relation.from, relation.to);
    let story = app.story.get_untracked();
    let (a, b) = (story.root(relation.from), story.root(relation.to));
    let pair = (a.min(b), a.max(b));
    let light = Memo::new(move |_| app.light(|lit| lit.pairs.contains(&pair)));
    let name = |id| app.reading.with_untracked(|reading| words::actor(reading, id));
    let sign = words::sign_class(relation.sign);
    view! {
        <tr
            class:lit=move || light.get() == Light::Lit
            data-relation=format!("{}-{}", relation.from.0 + 1, relation.to.0 + 1)
            on:mouseenter=move |_| app.hover(item)
            on:mouseleave=move |_| app.leave(item)
        >
            <td>
                <button type="button" class="plain" on:click=move |_| app.toggle(item)>
                    {name(relation.from)}
                </button>
            </td>
            <td class=sign>
                <b aria-hidden="true">{words::sign_mark(relation.sign)}</b>
                " "
                {words::relation(relation.kind)}
                <span class="hidden">" (" {words::sign(relation.sign)} ")"</span>
                <small>{(relation.status.as_str() != "happened").then(|| format!(" {}", relation.status))}</small>
            </td>
            <td>{name(relation.to)}</td>
            <td class="num">{relation.quotes.len()}</td>
        </tr>
    }
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
