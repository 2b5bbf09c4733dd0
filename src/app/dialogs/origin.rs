//! What is known about the article, to be put right, and what was left out of what was put in, to be taken
//! back.

use crate::app::pasted::{self, Pasted};
use crate::app::reader::Reader;
use crate::app::state::AppState;
use crate::app::words;
use crate::paste::FrontMatter;
use crate::scene::{long_date, read_date};
use leptos::prelude::*;

/// More parts are not listed.
const MOST_LISTED: usize = 300;

/// The article's front matter, the letters of its file, what was left out.
#[component]
pub fn Origin() -> impl IntoView {
    view! {
        <Front />
        <Letters />
        <Dropped />
    }
}

/// A field of the front matter: id, name, where it stands.
type Field = (
    &'static str,
    &'static str,
    fn(&mut FrontMatter) -> &mut Option<String>,
);

const FIELDS: &[Field] = &[
    ("front-title", "Title", |front| &mut front.title),
    ("front-outlet", "Outlet", |front| &mut front.outlet),
    ("front-author", "Author", |front| &mut front.author),
    ("front-place", "Place", |front| &mut front.place),
    ("front-url", "Address", |front| &mut front.url),
];

/// The front matter, each field taken as soon as it is left.
#[component]
fn Front() -> impl IntoView {
    let app = expect_context::<AppState>();
    let pasted = expect_context::<Pasted>();
    let reader = expect_context::<Reader>();
    let pasted_front = move || {
        let taken = pasted.taken.read();
        let now = taken.as_ref().and_then(|taken| taken.now());
        now.map(|found| found.article.front.clone())
    };
    let front = move || {
        let mut front = pasted_front().unwrap_or_default();
        app.reading
            .with(|reading| pasted::put(&reading.about, &mut front));
        front
    };
    let from_paste = pasted.taken.with_untracked(Option::is_some);
    let row = move |(id, name, place): &'static Field| {
        let change = move |event: leptos::ev::Event| {
            let value = event_target_value(&event);
            let value = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
            pasted.edit(|front| place(front).clone_from(&value));
        };
        view! {
            <label for=*id>{*name}</label>
            <input
                type="text"
                id=*id
                dir="auto"
                autocomplete="off"
                prop:value=move || place(&mut front()).clone().unwrap_or_default()
                on:change=change
            />
        }
    };
    let published = move || app.reading.with(|reading| reading.published.date);
    let publish = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        let date = read_date(&value);
        if date.is_some() || value.trim().is_empty() {
            pasted.publish(date);
            reader.publish(date);
        }
    };
    let updated = move || pasted_front().and_then(|front| front.updated);
    view! {
        <div class="front">
            {FIELDS.iter().filter(|(id, ..)| from_paste || *id != "front-place").map(row).collect_view()}
            <label for="front-published">"Published"</label>
            <input
                type="text"
                id="front-published"
                autocomplete="off"
                placeholder="20 May 2024"
                prop:value=move || published().map(long_date).unwrap_or_default()
                on:change=publish
            />
            {move || {
                updated()
                    .map(|date| {
                        view! {
                            <span>"Updated"</span>
                            <span id="front-updated">{long_date(date)}</span>
                        }
                    })
            }}
        </div>
    }
}

/// Encodings to choose from, with their names.
const LETTERS: &[(&str, &str)] = &[
    ("windows-1252", "Western (Windows-1252)"),
    ("macintosh", "Western (Mac OS Roman)"),
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16le", "Unicode (UTF-16)"),
    ("windows-1250", "Central European (Windows-1250)"),
    ("windows-1251", "Cyrillic (Windows-1251)"),
    ("windows-1254", "Turkish (Windows-1254)"),
    ("shift_jis", "Japanese (Shift JIS)"),
    ("gb18030", "Chinese (GB 18030)"),
    ("big5", "Chinese (Big5)"),
    ("euc-kr", "Korean (EUC-KR)"),
];

/// How the letters of a file are written, when the file does not say.
#[component]
fn Letters() -> impl IntoView {
    let pasted = expect_context::<Pasted>();
    let label = Memo::new(move |_| {
        let taken = pasted.taken.read();
        let letters = &taken.as_ref()?.now()?.letters;
        letters.as_ref().map(|letters| letters.label.clone())
    });
    let options = move |chosen: String| {
        LETTERS
            .iter()
            .map(|(label, name)| view! { <option value=*label selected=*label == chosen>{*name}</option> })
            .collect_view()
    };
    move || {
        label.get().map(|chosen| {
            view! {
                <label for="letters">"The file does not say how its letters are written. They were read as:"</label>
                <select id="letters" on:change=move |event| pasted.spell(&event_target_value(&event))>
                    {options(chosen)}
                </select>
            }
        })
    }
}

/// The parts left out, each with a way back.
#[component]
fn Dropped() -> impl IntoView {
    let pasted = expect_context::<Pasted>();
    let parts = move || {
        let taken = pasted.taken.read();
        let now = taken.as_ref().and_then(|taken| taken.now());
        let parts = now.map(|found| {
            let parts = found.article.dropped();
            parts
                .map(|(index, block, reason)| (index, block.text.clone(), reason))
                .collect::<Vec<_>>()
        });
        parts.unwrap_or_default()
    };
    let back = move |index: usize| {
        pasted.change(|taken| {
            if let Some(found) = taken.found.get_mut(taken.chosen) {
                found.article.take_back(index);
            }
        });
    };
    let row = move |(index, text, reason): (usize, String, crate::paste::Reason)| {
        view! {
            <li>
                <span class="why">{reason.as_str()}</span>
                <span class="part" dir="auto">{text}</span>
                <button type="button" class="btn" on:click=move |_| back(index)>
                    "Take back"
                </button>
            </li>
        }
    };
    move || {
        let mut parts = parts();
        let all = parts.len();
        parts.truncate(MOST_LISTED);
        let more = all - parts.len();
        (all > 0).then(|| {
            view! {
                <h3>{words::count(all, "part", "parts")} " left out"</h3>
                <ul class="dropped" id="dropped">{parts.into_iter().map(row).collect_view()}</ul>
                {(more > 0)
                    .then(|| view! { <p class="small">{more} " more are in the text as it was pasted."</p> })}
            }
        })
    }
}
