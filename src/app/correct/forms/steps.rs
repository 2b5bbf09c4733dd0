//! What was done, in order: a click goes there. And what could not be done.

use crate::app::correct::session::Session;
use crate::app::state::AppState;
use crate::correct;
use leptos::prelude::*;

/// The history, and the corrections in force.
#[component]
pub fn Steps() -> impl IntoView {
    let session = expect_context::<Session>();
    let steps = move || {
        let steps: Vec<(String, bool)> = session.history.with(|history| {
            let labels = history.iter().flat_map(correct::History::labels);
            labels.map(|(label, done)| (label.to_owned(), done)).collect()
        });
        let at = session
            .history
            .with(|history| history.as_ref().map(correct::History::at));
        let rows = steps.into_iter().enumerate().map(|(index, (label, done))| {
            let now = at == Some(index);
            view! {
                <li class:undone=!done>
                    <button
                        type="button"
                        class="row"
                        id=format!("step-{index}")
                        aria-current=now.then_some("step")
                        on:click=move |_| session.travel(|history| history.jump(index))
                    >
                        {label}
                    </button>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <ol class="rows" id="steps">
            {move || steps()}
        </ol>
        <h3>"Corrections in force"</h3>
        <InForce />
    }
}

/// Each correction, with a way to take it back alone.
#[component]
fn InForce() -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let rows = move || {
        let list = session.list();
        let outcome = session.outcome.get();
        let reading = app.reading.get();
        let rows = list.iter().enumerate().map(|(index, correction)| {
            let lost = outcome.lost.iter().find(|lost| lost.index == index);
            let words = correct::describe(&reading, correction);
            let label = format!("Take back: {words}");
            view! {
                <li>
                    <span dir="auto">{words}</span>
                    {lost.map(|lost| view! { <small class="to-check">{format!("not applied: {}", lost.why)}</small> })}
                    <button
                        type="button"
                        class="btn"
                        id=format!("take-back-{index}")
                        aria-label=label
                        on:click=move |_| session.take_back(index)
                    >
                        "Take back"
                    </button>
                </li>
            }
        });
        let rows = rows.collect_view();
        if list.is_empty() {
            view! { <li>"None."</li> }.into_any()
        } else {
            rows.into_any()
        }
    };
    view! {
        <ul class="rows" id="in-force">
            {move || rows()}
        </ul>
    }
}
