//! Who took part in an event.

use crate::app::correct::session::Session;
use crate::app::state::AppState;
use crate::app::words;
use crate::correct::{self, Correction, Role};
use crate::text::{ActorId, EventId};
use leptos::prelude::*;

/// Three lists of actors, from which some go and to which others come.
#[component]
pub fn WhoForm(
    /// Which event.
    id: EventId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let reading = app.reading.get_untracked();
    let event = reading.events.get(id.index()).cloned()?;
    let before = [
        event.agents.clone(),
        event.patients.clone(),
        event.speaker.into_iter().collect::<Vec<_>>(),
    ];
    let now = before.clone().map(RwSignal::new);
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let list = app.reading.with_untracked(|reading| {
            let at = correct::event_anchor(reading, id);
            let anchor = |id: ActorId| correct::actor_anchor(reading, id);
            let mut list = Vec::new();
            for ((role, before), now) in Role::ALL.iter().zip(&before).zip(&now) {
                let now = now.get_untracked();
                let mut gone = before.iter().filter(|who| !now.contains(who));
                let mut come = now.iter().filter(|who| !before.contains(who));
                loop {
                    let (old, new) = (gone.next().copied(), come.next().copied());
                    let (Some(event), true) = (at, old.is_some() || new.is_some()) else {
                        break;
                    };
                    list.push(Correction::Participant {
                        event,
                        role: *role,
                        old: old.and_then(anchor),
                        new: new.and_then(anchor),
                    });
                }
            }
            list
        });
        session.done(|| session.push_all(list));
    };
    let titles = ["Who did it", "To whom", "Who says so"];
    let ids = ["who-agents", "who-patients", "who-speaker"];
    let parts = titles
        .into_iter()
        .zip(ids)
        .zip(now)
        .map(|((title, id), who)| view! { <Part id=id title=title who=who single={id == "who-speaker"} /> })
        .collect_view();
    Some(view! {
        <form on:submit=submit>
            <p dir="auto">
                <b>{event.what}</b>
            </p>
            {parts}
            <div class="actions">
                <button type="submit" class="btn primary" id="set-who">
                    "Change it"
                </button>
            </div>
        </form>
    })
}

/// The actors in one part.
#[component]
fn Part(
    /// Its id.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// Who they are.
    who: RwSignal<Vec<ActorId>>,
    /// Whether there is one at most.
    single: bool,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let name = move |id: ActorId| app.reading.with_untracked(|reading| words::actor(reading, id));
    let chips = move || {
        let chips = who.get().into_iter().map(|id| {
            let words = name(id);
            let label = format!("Not {words}");
            let go = move |_| who.update(|who| who.retain(|other| *other != id));
            view! {
                <button type="button" class="chip" aria-label=label on:click=go>
                    {words} " ×"
                </button>
            }
        });
        chips.collect_view()
    };
    let options = app.reading.with_untracked(|reading| {
        (0..reading.actors.actors.len())
            .map(ActorId::from)
            .collect::<Vec<_>>()
    });
    let options = options
        .into_iter()
        .map(|id| view! { <option value=id.0.to_string()>{name(id)}</option> })
        .collect_view();
    let element = NodeRef::<leptos::html::Select>::new();
    let add = move |_| {
        let chosen = element
            .get_untracked()
            .and_then(|select| select.value().parse().ok());
        if let Some(id) = chosen.map(ActorId) {
            who.update(|who| {
                if single {
                    who.clear();
                }
                if !who.contains(&id) {
                    who.push(id);
                }
            });
        }
    };
    view! {
        <fieldset>
            <legend>{title}</legend>
            <div class="meta">{move || chips()}</div>
            <div class="pair">
                <select id=id node_ref=element aria-label=format!("{title}: another actor")>
                    {options}
                </select>
                <button type="button" class="btn" id=format!("{id}-add") on:click=add>
                    {if single { "Set" } else { "Add" }}
                </button>
            </div>
        </fieldset>
    }
}
