//! The sort of a relation.

use super::Choose;
use crate::app::correct::session::Session;
use crate::app::state::AppState;
use crate::app::words;
use crate::correct::{self, Correction};
use crate::events::RelationKind;
use leptos::prelude::*;

/// How two actors stand.
#[component]
pub fn RelationForm(
    /// Which relation.
    index: usize,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let reading = app.reading.get_untracked();
    let relation = reading.relations.get(index)?;
    let tie = correct::tie(&reading, relation)?;
    let kind = RwSignal::new(relation.kind.to_string());
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let new = kind.with_untracked(|kind| kind.parse::<RelationKind>());
        session.done(|| {
            if let Ok(kind) = new
                && kind != tie.kind
            {
                session.push(Correction::Relation { tie, kind });
            }
        });
    };
    Some(view! {
        <form on:submit=submit>
            <p>
                <b dir="auto">{words::actor(&reading, relation.from)}</b> " to "
                <b dir="auto">{words::actor(&reading, relation.to)}</b>
            </p>
            <Choose id="relation-kind" label="The one" options=kinds() value=kind />
            <div class="actions">
                <button type="submit" class="btn primary" id="set-relation">
                    "Change it"
                </button>
            </div>
        </form>
    })
}

/// All sorts of relations.
pub fn kinds() -> Vec<(String, String)> {
    RelationKind::ALL
        .iter()
        .map(|kind| (kind.to_string(), words::relation(*kind).to_owned()))
        .collect()
}
