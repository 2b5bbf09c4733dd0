//! What can be put right about the item on the card: one row of buttons, the same for every card.

use super::session::{Form, Session};
use crate::app::item::Item;
use crate::app::state::AppState;
use crate::app::words;
use crate::correct::{self, Correction};
use crate::events::{Relation, Sign};
use crate::text::{ActorId, EventId};
use leptos::prelude::*;

/// The buttons of the pinned item, and what was put right about it.
#[component]
pub fn Edits(
    /// What is on the card.
    item: Item,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let buttons = move || match item {
        Item::Event(id) => view! { <EventEdits id=id /> }.into_any(),
        Item::Actor(id) => view! { <ActorEdits id=id /> }.into_any(),
        Item::Timex(_) => view! { <Ask id="fix-date" form=Form::Date(item) words="Fix date" /> }.into_any(),
        Item::Between(a, b) => view! { <PairEdits one=a other=b /> }.into_any(),
    };
    view! {
        <div class="edits" role="group" aria-label="Put right" hidden=move || session.extracted.get()>
            {move || buttons()}
            <Taken item=item />
        </div>
    }
}

/// A mark on what a person touched.
#[component]
pub fn Pencil(
    /// On what.
    item: Item,
) -> impl IntoView {
    let session = use_context::<Session>();
    let touched = move || session.is_some_and(|session| session.is_corrected(item));
    view! {
        <span class="pencil" role="img" aria-label="corrected" title="Corrected by a reader" hidden=move || !touched()>
            "✎"
        </span>
    }
}

/// A button that opens a form.
#[component]
fn Ask(
    /// Its id.
    id: &'static str,
    /// What it opens.
    form: Form,
    /// What is on it.
    words: &'static str,
) -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <button type="button" class="btn" id=id on:click=move |_| session.open(form)>
            {words}
        </button>
    }
}

/// A button that puts something right at once.
#[component]
fn Put(
    /// Its id.
    id: &'static str,
    /// What it does; `None` when the thing is gone.
    correction: Option<Correction>,
    /// What is on it.
    words: &'static str,
) -> impl IntoView {
    let session = expect_context::<Session>();
    correction.map(|correction| {
        view! {
            <button type="button" class="btn" id=id on:click=move |_| session.push(correction.clone())>
                {words}
            </button>
        }
    })
}

#[component]
fn EventEdits(
    /// Which event.
    id: EventId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let reading = app.reading.get_untracked();
    let event = reading.events.get(id.index())?;
    let at = correct::event_anchor(&reading, id)?;
    let check = event.check.then_some(Correction::Right { event: at });
    let swap =
        (!event.agents.is_empty() || !event.patients.is_empty()).then_some(Correction::Swap { event: at });
    let relations = reading
        .relations
        .iter()
        .filter(|relation| relation.events.contains(&id))
        .take(3)
        .filter_map(|relation| {
            let tie = correct::tie(&reading, relation)?;
            Some(view! { <Signs relation=relation.clone() tie=tie /> })
        })
        .collect_view();
    Some(view! {
        <Put id="right" correction=check words="It is right" />
        <Ask id="fix-date" form=Form::Date(Item::Event(id)) words="Fix date" />
        <Put id="not-event" correction=Some(Correction::NotEvent { event: at }) words="Not an event" />
        <Ask id="wrong-actor" form=Form::Who(id) words="Wrong actor" />
        <Ask id="same-as" form=Form::SameEvent(id) words="Same as …" />
        <Put id="flip" correction=swap words="Flip direction" />
        <Ask id="change" form=Form::Event(id) words="Change …" />
        {relations}
    })
}

#[component]
fn ActorEdits(
    /// Which actor.
    id: ActorId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let reading = app.reading.get_untracked();
    let at = correct::actor_anchor(&reading, id)?;
    let proposals = move || {
        let look = session.look.get();
        let proposals = look.suggestions.iter().filter_map(|one| {
            let other = match (one.actor == id, one.into == id) {
                (true, _) => one.into,
                (_, true) => one.actor,
                _ => return None,
            };
            let (actor, into) = (one.actor, one.into);
            let name = app.reading.with_untracked(|reading| words::actor(reading, other));
            let merge = move |_| {
                let correction = app.reading.with_untracked(|reading| {
                    Some(Correction::Same {
                        actor: correct::actor_anchor(reading, actor)?,
                        into: correct::actor_anchor(reading, into)?,
                    })
                });
                if let Some(correction) = correction {
                    session.push(correction);
                }
            };
            Some(view! {
                <button type="button" class="btn propose" title=one.likeness.to_string() on:click=merge>
                    {format!("Same as {name}?")}
                </button>
            })
        });
        proposals.collect_view()
    };
    Some(view! {
        {move || proposals()}
        <Ask id="same-as" form=Form::SameActor(id, None) words="Same as …" />
        <Ask id="change" form=Form::Actor(id) words="Change …" />
        <Put id="not-actor" correction=Some(Correction::NotActor { actor: at }) words="Not an actor" />
    })
}

/// The relations between two actors, each with its sign and direction.
#[component]
fn PairEdits(
    /// One actor.
    one: ActorId,
    /// The other.
    other: ActorId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let reading = app.reading.get_untracked();
    let story = app.story.get_untracked();
    let pair = [story.root(one), story.root(other)];
    let relations = reading.relations.iter().enumerate();
    relations
        .filter(|(_, relation)| {
            let ends = [story.root(relation.from), story.root(relation.to)];
            ends[0] != ends[1] && pair.contains(&ends[0]) && pair.contains(&ends[1])
        })
        .filter_map(|(index, relation)| {
            let tie = correct::tie(&reading, relation)?;
            Some(view! { <Signs relation=relation.clone() tie=tie change=index /> })
        })
        .collect_view()
}

/// One relation: its sign to be chosen, its direction to be turned.
#[component]
fn Signs(
    /// Which.
    relation: Relation,
    /// Where it stands.
    tie: correct::Tie,
    /// Its place, where its sort can be changed and it can be taken away.
    #[prop(optional)]
    change: Option<usize>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let name = app.reading.with_untracked(|reading| {
        format!(
            "{} {} {}",
            words::actor(reading, relation.from),
            words::relation(relation.kind),
            words::actor(reading, relation.to)
        )
    });
    let shown = name.clone();
    let key = format!("{}-{}-{}", relation.from.0, relation.to.0, relation.kind);
    let signs = Sign::ALL
        .iter()
        .map(|&sign| {
            let set = move |_| {
                if sign != tie.sign {
                    session.push(Correction::Sign { tie, sign });
                }
            };
            view! {
                <button
                    type="button"
                    class=format!("toggle {}", words::sign_class(sign))
                    id=format!("sign-{key}-{}", words::sign_class(sign))
                    aria-pressed=(sign == relation.sign).to_string()
                    aria-label=words::sign(sign)
                    title=words::sign(sign)
                    on:click=set
                >
                    {words::sign_mark(sign)}
                </button>
            }
        })
        .collect_view();
    let flip = relation.kind.is_directed().then(|| {
        view! {
            <button
                type="button"
                class="btn"
                id=format!("flip-{key}")
                data-flip=""
                title="Flip direction"
                on:click=move |_| session.push(Correction::Flip { tie })
            >
                "⇄ flip"
            </button>
        }
    });
    let more = change.map(|index| {
        view! {
            <button type="button" class="btn" id=format!("kind-{key}") on:click=move |_| session.open(Form::Relation(index))>
                "Change …"
            </button>
            <button
                type="button"
                class="btn"
                id=format!("unrelated-{key}")
                on:click=move |_| session.push(Correction::NotRelation { tie })
            >
                "No such relation"
            </button>
        }
    });
    view! {
        <span class="signs" role="group" aria-label=name>
            <small dir="auto">{shown}</small>
            {signs}
            {flip}
            {more}
        </span>
    }
}

/// What was put right about the item, each to be taken back: a merge is split again here.
#[component]
fn Taken(
    /// About what.
    item: Item,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let rows = move || {
        let outcome = session.outcome.get();
        let list = session.list();
        let reading = app.reading.get_untracked();
        let thing = match item {
            Item::Event(id) => correct::Thing::Event(id),
            Item::Actor(id) => correct::Thing::Actor(id),
            Item::Timex(id) => correct::Thing::Timex(id),
            Item::Between(..) => return Vec::new(),
        };
        let done = outcome.done.iter().filter(|done| done.things.contains(&thing));
        done.filter_map(|done| {
            let correction = list.get(done.index)?;
            let index = done.index;
            let merge = matches!(correction, Correction::Same { .. } | Correction::SameEvent { .. });
            let words = correct::describe(&reading, correction);
            Some(view! {
                <span class="taken">
                    "✎ " {words} " "
                    <button type="button" class="btn plain" id=format!("untake-{index}") on:click=move |_| session.take_back(index)>
                        {if merge { "split again" } else { "take back" }}
                    </button>
                </span>
            })
        })
        .collect()
    };
    view! { {move || rows().into_iter().collect_view()} }
}
