//! Progress, notes and short messages: what the page has to say for itself.

use super::chrome::{Chrome, Dialog};
use super::reader::Reader;
use super::sample;
use super::state::{AppState, Phase};
use leptos::prelude::*;

/// How far the reading is, with a way to stop it; or why there is none.
#[component]
pub fn Progress() -> impl IntoView {
    let app = expect_context::<AppState>();
    let reader = expect_context::<Reader>();
    let chrome = expect_context::<Chrome>();
    view! {
        <div id="progress" role="status" data-phase=move || app.phase.get().name()>
            {move || match app.phase.get() {
                Phase::Done if app.frozen.get() => {
                    view! {
                        <span>"You see the reading that came with the link, as its sender saw it."</span>
                        <button type="button" class="btn" id="read-again" on:click=move |_| reader.again()>
                            "Read again with this version"
                        </button>
                    }
                        .into_any()
                }
                Phase::Done => ().into_any(),
                Phase::Reading(stage) => {
                    view! {
                        <span class="spinner" aria-hidden="true"></span>
                        <span>"Reading on this page: " {stage} "…"</span>
                        <button type="button" class="btn" id="cancel" on:click=move |_| reader.cancel()>
                            "Cancel"
                        </button>
                    }
                        .into_any()
                }
                Phase::Cancelled => {
                    view! {
                        <span>"The reading was stopped. The text is here all the same."</span>
                        <button type="button" class="btn" on:click=move |_| reader.again()>
                            "Read it"
                        </button>
                    }
                        .into_any()
                }
                Phase::Broken(reason) => {
                    view! {
                        <span role="alert">{reason}</span>
                        <button type="button" class="btn" on:click=move |_| chrome.open(Dialog::Paste)>
                            "New article"
                        </button>
                        <button type="button" class="btn" on:click=move |_| reader.read(sample::article())>
                            "Show the sample"
                        </button>
                    }
                        .into_any()
                }
                Phase::Failed(reason) => {
                    view! {
                        <span role="alert">{reason}</span>
                        <button type="button" class="btn" on:click=move |_| reader.again()>
                            "Try again"
                        </button>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

/// What was not understood, as sentences above the text.
#[component]
pub fn Notes() -> impl IntoView {
    let app = expect_context::<AppState>();
    let notes = move || app.reading.with(|reading| reading.notes.clone());
    view! {
        <ul class="notes" id="notes">
            {move || {
                notes()
                    .into_iter()
                    .map(|note| view! { <li data-note=note.code>{note.message}</li> })
                    .collect_view()
            }}
        </ul>
    }
}
