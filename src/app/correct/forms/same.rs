//! Which event or actor is the same: found by its words, one click or Enter.

use super::Field;
use crate::app::correct::session::Session;
use crate::app::state::AppState;
use crate::app::words;
use crate::correct::{self, Correction};
use crate::text::{ActorId, EventId, Order};
use leptos::prelude::*;

/// More would not be looked through.
const MOST: usize = 40;

/// What is offered: place, words, why.
type Offer = (usize, String, String);

/// A search over offers; the first is taken by Enter.
#[component]
fn Offers(
    /// What is offered.
    offers: Vec<Offer>,
    /// What taking one does.
    #[prop(into)]
    take: Callback<usize>,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let wanted = search.with(|search| search.trim().to_lowercase());
        offers
            .iter()
            .filter(|(_, words, why)| {
                [words, why]
                    .iter()
                    .any(|text| text.to_lowercase().contains(&wanted))
            })
            .take(MOST)
            .cloned()
            .collect::<Vec<_>>()
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let first = found.with_untracked(|found| found.first().map(|offer| offer.0));
        if let Some(first) = first {
            take.run(first);
        }
    };
    let rows = move || {
        let rows = found.get().into_iter().map(|(place, words, why)| {
            view! {
                <li>
                    <button type="button" class="row" data-offer=place on:click=move |_| take.run(place)>
                        <span dir="auto">{words}</span>
                        <small>{why}</small>
                    </button>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <form on:submit=submit>
            <Field id="same-search" label="Search; Enter takes the first:" value=search />
            <ul class="rows" id="offers">
                {move || rows()}
            </ul>
        </form>
    }
}

/// Which actor it is.
#[component]
pub fn SameActor(
    /// Whose name goes.
    id: ActorId,
    /// Who is proposed first.
    other: Option<ActorId>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let reading = app.reading.get_untracked();
    let name = words::actor(&reading, id);
    let look = session.look.get_untracked();
    let why = move |index: usize| -> Option<String> {
        let pair = |one: &correct::Suggestion| {
            let ids = (one.actor.index(), one.into.index());
            ids == (id.index(), index) || ids == (index, id.index())
        };
        look.suggestions
            .iter()
            .find(|one| pair(one))
            .map(|one| one.likeness.to_string())
    };
    let actors = reading.actors.actors.iter().enumerate();
    let mut offers: Vec<Offer> = actors
        .filter(|(index, _)| *index != id.index())
        .map(|(index, actor)| {
            let kind = words::actor_kind(actor.kind).to_owned();
            (index, actor.name.clone(), why(index).unwrap_or(kind))
        })
        .collect();
    offers.order_by_key(|(index, ..)| {
        (
            other.is_none_or(|other| other.index() != *index),
            why(*index).is_none(),
            *index,
        )
    });
    let take = move |place: usize| {
        let correction = app.reading.with_untracked(|reading| {
            Some(Correction::Same {
                actor: correct::actor_anchor(reading, id)?,
                into: correct::actor_anchor(reading, ActorId::from(place))?,
            })
        });
        if let Some(correction) = correction {
            session.done(|| session.push(correction));
        }
    };
    view! {
        <p>
            <b dir="auto">{name}</b> " is the same as … The other name stays; it can be split again."
        </p>
        <Offers offers=offers take=take />
    }
}

/// Which event it is.
#[component]
pub fn SameEvent(
    /// The one that becomes another telling of the other.
    id: EventId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let reading = app.reading.get_untracked();
    let story = app.story.get_untracked();
    let name = reading
        .events
        .get(id.index())
        .map(|event| words::headline(&reading, event));
    let offers = story
        .order
        .iter()
        .filter(|other| **other != id)
        .filter_map(|other| {
            let event = reading.events.get(other.index())?;
            let date = words::date(&reading, &story, event, story.place(*other));
            Some((other.index(), words::headline(&reading, event), date))
        })
        .collect::<Vec<Offer>>();
    let take = move |place: usize| {
        let correction = app.reading.with_untracked(|reading| {
            Some(Correction::SameEvent {
                event: correct::event_anchor(reading, id)?,
                into: correct::event_anchor(reading, EventId::from(place))?,
            })
        });
        if let Some(correction) = correction {
            session.done(|| session.push(correction));
        }
    };
    view! {
        <p>
            <b dir="auto">{name}</b> " is told a second time; it is the same as …"
        </p>
        <Offers offers=offers take=take />
    }
}
