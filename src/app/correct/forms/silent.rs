//! The sentences from which no event of the timeline was read, each of which may state one.

use crate::app::browser;
use crate::app::correct::session::Session;
use crate::app::state::AppState;
use leptos::prelude::*;

/// One sentence a row.
#[component]
pub fn Silent() -> impl IntoView {
    let app = expect_context::<AppState>();
    let session = expect_context::<Session>();
    let rows = move || {
        let look = session.look.get();
        let reading = app.reading.get_untracked();
        let rows = look.silent.iter().enumerate().map(|(index, &span)| {
            let words = reading.source.slice(span).to_owned();
            let add = move |_| {
                session.push(session.draft(span));
                // The row is gone; the next one stands in its place.
                browser::after(0, move || {
                    let row = format!("#silent li:nth-child({}) button", index + 1);
                    browser::focus(&format!(
                        "{row}, #silent li:last-child button, #fix-dialog .window-head button"
                    ));
                });
            };
            view! {
                <li>
                    <span dir="auto">{words}</span>
                    <button type="button" class="btn" on:click=add>
                        "Add event"
                    </button>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <p class="small">
            "Nothing on the timeline comes from these. Many sentences tell no event; what one tells can be added."
        </p>
        <ul class="rows" id="silent">
            {move || rows()}
        </ul>
    }
}
