//! A date typed in words, with a preview of what it means.

use super::Field;
use crate::app::correct::engine::Typed;
use crate::app::correct::session::Session;
use crate::app::item::Item;
use crate::app::state::AppState;
use crate::correct::{self, Correction, Dating};
use crate::events::{When, WhenBasis};
use crate::scene::when_words;
use leptos::prelude::*;

/// The date of an event, or what an expression means.
#[component]
pub fn DateForm(
    /// Of what.
    item: Item,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let typed = Typed::new(session);
    let Typed {
        words: text,
        meant: read,
        ..
    } = typed;
    let about = app.reading.with_untracked(|reading| match item {
        Item::Event(id) => reading.events.get(id.index()).map(|event| event.what.clone()),
        Item::Timex(id) => reading
            .timexes
            .get(id.index())
            .map(|timex| reading.source.slice(timex.span).to_owned()),
        _ => None,
    });
    let set = move |when: Option<Dating>| {
        let correction = app.reading.with_untracked(|reading| match item {
            Item::Event(id) => Some(Correction::When {
                event: correct::event_anchor(reading, id)?,
                when: when.clone(),
            }),
            Item::Timex(id) => Some(Correction::Expression {
                timex: correct::timex_anchor(reading, id)?,
                when: when.clone()?,
            }),
            _ => None,
        });
        if let Some(correction) = correction {
            session.done(|| session.push(correction));
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // Enter may come before the answer.
        typed.ask(move |when| set(Some(when)));
    };
    let is_event = matches!(item, Item::Event(_));
    view! {
        <form on:submit=submit>
            <p dir="auto">
                <b>{about}</b>
            </p>
            <Field
                id="date-words"
                label="Its date, as you would say it:"
                value=text
                example="March 2024, before 15 Sep, about 2010"
                described="date-meant"
            />
            <p id="date-meant" class="small" aria-live="polite">
                {move || match read.get() {
                    Some(dating) => format!("That is {} ({}).", dating_words(&dating), dating.edtf),
                    None if text.with(|text| text.trim().is_empty()) => {
                        "A day, a month, a year, a range; with before, by, after, since, until or about.".to_owned()
                    }
                    None if typed.asking.get() => "\u{2026}".to_owned(),
                    None => "This is not a date that can be read yet.".to_owned(),
                }}
            </p>
            <div class="actions">
                <button type="submit" class="btn primary" id="set-date" disabled=move || read.get().is_none() && !typed.asking.get()>
                    "Set the date"
                </button>
                <span class="space"></span>
                {is_event
                    .then(|| {
                        view! {
                            <button type="button" class="btn plain" id="no-date" on:click=move |_| set(None)>
                                "It has no date"
                            </button>
                        }
                    })}
            </div>
        </form>
    }
}

/// "by 15 Sep 2024".
pub fn dating_words(dating: &Dating) -> String {
    let when = When {
        start: Some(dating.start),
        end: Some(dating.end),
        edtf: dating.edtf.clone(),
        bound: dating.bound,
        order: None,
        basis: WhenBasis::Corrected,
        timex: None,
        reason: String::new(),
    };
    when_words(&when, &[])
}
