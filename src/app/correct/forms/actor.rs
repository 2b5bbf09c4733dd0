//! Name and sort of an actor; its mentions, each of which may be somebody else.

use super::{Choose, Field};
use crate::actors::ActorKind;
use crate::app::correct::session::Session;
use crate::app::state::AppState;
use crate::app::words;
use crate::correct::{self, Anchor, Correction};
use crate::text::{ActorId, Span};
use leptos::prelude::*;

/// Bytes of the text shown on either side of a mention.
const AROUND: usize = 30;
/// More would not be looked through.
const MOST: usize = 60;

/// Who it is.
#[component]
pub fn ActorForm(
    /// Which actor.
    id: ActorId,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let reading = app.reading.get_untracked();
    let actor = reading.actors.actors.get(id.index()).cloned()?;
    let at = correct::actor_anchor(&reading, id)?;
    let (old_name, old_kind) = (actor.name.clone(), actor.kind);
    let name = RwSignal::new(actor.name.clone());
    let kind = RwSignal::new(actor.kind.to_string());
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let mut list = Vec::new();
        let new = name.with_untracked(|name| name.trim().to_owned());
        if new != old_name && !new.is_empty() {
            list.push(Correction::Rename { actor: at, name: new });
        }
        let new = kind.with_untracked(|kind| kind.parse::<ActorKind>());
        if let Ok(kind) = new
            && kind != old_kind
        {
            list.push(Correction::Retype { actor: at, kind });
        }
        session.done(|| session.push_all(list));
    };
    let alone = actor.mentions.len() < 2;
    let text = reading.source.text.clone();
    let mentions = actor
        .mentions
        .iter()
        .take(MOST)
        .filter_map(|mention| reading.actors.mentions.get(mention.index()))
        .map(|mention| {
            let [before, words, after] = context(&text, mention.span);
            let mention = Anchor::new(&text, mention.span);
            let split = move |_| {
                session.done(|| session.push(Correction::Split { mention, to: None }));
            };
            let label = format!("“{words}” is somebody else");
            view! {
                <li>
                    <span dir="auto">"… " {before} <b>{words}</b> {after} " …"</span>
                    <button type="button" class="btn" aria-label=label disabled=alone on:click=split>
                        "somebody else"
                    </button>
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <form on:submit=submit>
            <Field id="actor-name" label="Its name:" value=name />
            <Choose id="actor-kind" label="It is a" options=kinds() value=kind />
            <div class="actions">
                <button type="submit" class="btn primary" id="set-actor">
                    "Change it"
                </button>
            </div>
        </form>
        <h3>"Its mentions"</h3>
        <ul class="rows" id="mentions">
            {mentions}
        </ul>
    })
}

/// All sorts of actors.
pub fn kinds() -> Vec<(String, String)> {
    ActorKind::ALL
        .iter()
        .map(|kind| (kind.to_string(), words::actor_kind(*kind).to_owned()))
        .collect()
}

/// The words around a span, and the span's own.
fn context(text: &str, span: Span) -> [String; 3] {
    let mut start = (span.start as usize).saturating_sub(AROUND);
    let mut end = (span.end as usize + AROUND).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or("").replace('\n', " ");
    [
        part(start, span.start as usize),
        part(span.start as usize, span.end as usize),
        part(span.end as usize, end),
    ]
}
