//! The reading in formats that other programs open, written by the desk and saved by the browser.

use crate::app::browser;
use crate::app::correct::Session;
use crate::app::reader::DESK_STOPPED;
use crate::app::state::AppState;
use crate::app::tasks::{Draw, Export};
use crate::report::Form;
use crate::scene::Picture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a format is for, in a few words.
fn purpose(form: Form) -> &'static str {
    match form {
        Form::Json => "JSON, the whole reading; this page opens it again",
        Form::EventsCsv => "CSV, the events for a spreadsheet",
        Form::RelationsCsv => "CSV, the relations for a spreadsheet",
        Form::Calendar => "ICS, the dated events for a calendar",
        Form::Markdown => "Markdown, events with their quotes",
        Form::GraphMl => "GraphML, the network of actors",
        Form::Gexf => "GEXF, the network for Gephi",
        Form::TimelineJs => "CSV for TimelineJS",
        Form::Html => "HTML report, opens without a network",
    }
}

/// The formats, a button each.
#[component]
pub fn TakeAway() -> impl IntoView {
    let app = expect_context::<AppState>();
    let said = RwSignal::new(String::new());
    let save = move |form: Form| {
        said.set("Writing the file …".to_owned());
        let task = Export {
            reading: app.reading.get_untracked(),
            form,
            corrections: app.article.with_untracked(|article| article.corrections.clone()),
        };
        spawn_local(async move {
            let words = match browser::ask(task).await {
                None => DESK_STOPPED.to_owned(),
                Some((name, text)) => match browser::save_file(&name, form.media_type(), &text) {
                    Some(()) => format!("Saved as {name}."),
                    None => "The browser does not let the page save a file.".to_owned(),
                },
            };
            // Nothing to say when the dialog was closed meanwhile.
            let _ = said.try_set(words);
        });
    };
    let session = expect_context::<Session>();
    let save_picture = move |picture: Picture, as_pixels: bool| {
        said.set("Drawing …".to_owned());
        let task = Draw {
            reading: app.reading.get_untracked(),
            picture,
            corrected: session.state().map_or(0, |state| state.list.len()),
        };
        spawn_local(async move {
            let words = match browser::ask(task).await {
                None => DESK_STOPPED.to_owned(),
                Some((stem, svg)) => {
                    let ending = if as_pixels { "png" } else { "svg" };
                    let name = format!("{stem}.{ending}");
                    let saved = if as_pixels {
                        browser::save_png(&name, &svg).await
                    } else {
                        browser::save_file(&name, "image/svg+xml", &svg)
                    };
                    match saved {
                        Some(()) => format!("Saved as {name}."),
                        None => "The browser does not let the page save a picture.".to_owned(),
                    }
                }
            };
            let _ = said.try_set(words);
        });
    };
    let pictures = Picture::ALL.iter().flat_map(|picture| {
        [("svg", false), ("png", true)].map(|(ending, as_pixels)| {
            view! {
                <li>
                    <button
                        type="button"
                        class="btn plain"
                        data-export=format!("{picture}.{ending}")
                        on:click=move |_| save_picture(*picture, as_pixels)
                    >
                        {format!("{}, the whole {picture} as a picture", ending.to_uppercase())}
                    </button>
                </li>
            }
        })
    });
    let buttons = Form::ALL.iter().map(|form| {
        view! {
            <li>
                <button type="button" class="btn plain" data-export=form.as_str() on:click=move |_| save(*form)>
                    {purpose(*form)}
                </button>
            </li>
        }
    });
    view! {
        <h3>"Take it away"</h3>
        <ul class="formats">{buttons.collect_view()} {pictures.collect_view()}</ul>
        <p role="status" id="saved">
            {said}
        </p>
    }
}
