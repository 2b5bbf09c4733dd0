//! The walk through what is to check: the least certain first, J and K to go, Enter when it is right, X when
//! it is not.

use super::session::Session;
use crate::app::browser;
use crate::app::item::Item;
use crate::app::state::AppState;
use crate::correct::{self, Correction, Thing};
use leptos::prelude::*;

/// What is to check, the least certain first.
pub fn list(app: AppState) -> Memo<Vec<Thing>> {
    Memo::new(move |_| app.reading.with(|reading| correct::to_check(reading)))
}

/// The item that shows a thing.
fn item(app: AppState, thing: Thing) -> Option<Item> {
    Some(match thing {
        Thing::Event(id) => Item::Event(id),
        Thing::Actor(id) => Item::Actor(id),
        Thing::Timex(id) => Item::Timex(id),
        Thing::Relation(id) => app.reading.with_untracked(|reading| {
            let relation = reading.relations.get(id.index())?;
            let story = app.story.get_untracked();
            Some(Item::between(story.root(relation.from), story.root(relation.to)))
        })?,
    })
}

fn things(app: AppState) -> Vec<Thing> {
    app.reading.with_untracked(|reading| correct::to_check(reading))
}

/// Begins with the first.
pub fn start(session: Session) {
    session.reviewing.set(true);
    go(session, 0);
    browser::after(0, || browser::focus("#review-bar"));
}

/// Goes to a place of the list, as far as there is one.
fn go(session: Session, place: usize) {
    let things = things(session.app);
    let thing = things.get(place.min(things.len().saturating_sub(1)));
    match thing.and_then(|thing| item(session.app, *thing)) {
        Some(item) => {
            session.app.select(item);
            browser::scroll_to(&format!("#text [data-items~='{}']", item.name()));
        }
        None => stop(session),
    }
}

/// Ends the walk.
pub fn stop(session: Session) {
    session.reviewing.set(false);
    browser::after(0, || browser::refocus("review", "#undo"));
}

/// The place of the item on the card.
fn place(session: Session) -> Option<usize> {
    let selected = session.app.selected.get_untracked()?;
    let things = things(session.app);
    things
        .iter()
        .position(|thing| item(session.app, *thing) == Some(selected))
}

/// Goes on by some places.
pub fn walk(session: Session, step: isize) {
    let next = place(session).map_or(0, |place| place.saturating_add_signed(step));
    go(session, next);
}

/// Says that the item is right, or that it is not, and goes to the next.
pub fn judge(session: Session, right: bool) {
    let Some(place) = place(session) else {
        go(session, 0);
        return;
    };
    let Some(thing) = things(session.app).get(place).copied() else {
        return;
    };
    let correction = session.app.reading.with_untracked(|reading| match thing {
        Thing::Event(id) => {
            let event = correct::event_anchor(reading, id)?;
            Some(if right {
                Correction::Right { event }
            } else {
                Correction::NotEvent { event }
            })
        }
        Thing::Relation(id) => {
            let relation = reading.relations.get(id.index())?;
            let tie = correct::tie(reading, relation)?;
            Some(if right {
                Correction::Sign { tie, sign: tie.sign }
            } else {
                Correction::NotRelation { tie }
            })
        }
        Thing::Actor(_) | Thing::Timex(_) => None,
    });
    if let Some(correction) = correction {
        session.push(correction);
    }
    go(session, place);
    browser::after(0, || browser::refocus("review-bar", "#review-bar"));
}

/// What the walk is at, with buttons for those who do not use the keys.
#[component]
pub fn Review() -> impl IntoView {
    let session = expect_context::<Session>();
    let app = session.app;
    let to_check = list(app);
    let where_at = move || {
        app.selected.track();
        let count = to_check.with(Vec::len);
        match place(session) {
            Some(place) => format!("{} of {count} to check", place + 1),
            None => format!("{count} to check"),
        }
    };
    view! {
        <div
            id="review-bar"
            role="group"
            aria-label="Review: J next, K previous, Enter right, X not so, Escape ends"
            tabindex="-1"
            hidden=move || !session.reviewing.get()
        >
            <b role="status">{move || where_at()}</b>
            <button type="button" class="btn primary" id="review-right" on:click=move |_| judge(session, true)>
                "Right " <kbd>"Enter"</kbd>
            </button>
            <button type="button" class="btn" id="review-wrong" on:click=move |_| judge(session, false)>
                "Not so " <kbd>"X"</kbd>
            </button>
            <button type="button" class="btn" on:click=move |_| walk(session, 1)>
                "Next " <kbd>"J"</kbd>
            </button>
            <button type="button" class="btn" on:click=move |_| walk(session, -1)>
                "Previous " <kbd>"K"</kbd>
            </button>
            <button type="button" class="btn plain" id="review-end" on:click=move |_| stop(session)>
                "End " <kbd>"Esc"</kbd>
            </button>
        </div>
    }
}
