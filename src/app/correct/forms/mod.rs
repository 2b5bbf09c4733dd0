//! The forms, one a file, all in one modal window: what a click cannot say.

pub mod actor;
pub mod add;
pub mod date;
pub mod event;
pub mod library;
pub mod relation;
pub mod same;
pub mod silent;
pub mod steps;
pub mod who;

use super::session::{Form, Session};
use crate::app::browser;
use crate::app::icons::{CLOSE, Icon};
use crate::app::later::{self, Late};
use leptos::html;
use leptos::prelude::*;

/// The window that holds the open form.
#[component]
pub fn Forms() -> impl IntoView {
    let session = expect_context::<Session>();
    let element = NodeRef::<html::Dialog>::new();
    let open = Signal::derive(move || session.form.with(Option::is_some));
    browser::show_dialog(element, later::opened(open));
    let closed = move |_| {
        if open.get_untracked() {
            session.close();
        }
    };
    let title = move || session.form.get().map_or("", heading);
    let content = move || session.form.get().map(|form| later::view(Late::Form(form)));
    view! {
        <dialog node_ref=element id="fix-dialog" aria-labelledby="fix-heading" on:close=closed>
            <div class="window-head">
                <h2 id="fix-heading">{move || title()}</h2>
                <button type="button" class="btn square" aria-label="Close" on:click=move |_| session.close()>
                    <Icon path=CLOSE />
                </button>
            </div>
            {move || content()}
        </dialog>
    }
}

fn heading(form: Form) -> &'static str {
    match form {
        Form::Date(_) => "When was it?",
        Form::Event(_) => "What was it?",
        Form::Who(_) => "Who took part?",
        Form::SameEvent(_) => "Which event is the same?",
        Form::Actor(_) => "Who is it?",
        Form::SameActor(..) => "Who is the same?",
        Form::Relation(_) => "How do they stand?",
        Form::Add(_) => "What does the text say?",
        Form::Silent => "Sentences with no event",
        Form::Steps => "What was done",
        Form::Library => "Kept on this device",
    }
}

/// What is in the window; a part that is fetched late.
pub fn content(form: Form) -> AnyView {
    match form {
        Form::Date(item) => view! { <date::DateForm item=item /> }.into_any(),
        Form::Event(id) => view! { <event::EventForm id=id /> }.into_any(),
        Form::Who(id) => view! { <who::WhoForm id=id /> }.into_any(),
        Form::SameEvent(id) => view! { <same::SameEvent id=id /> }.into_any(),
        Form::Actor(id) => view! { <actor::ActorForm id=id /> }.into_any(),
        Form::SameActor(id, other) => view! { <same::SameActor id=id other=other /> }.into_any(),
        Form::Relation(index) => view! { <relation::RelationForm index=index /> }.into_any(),
        Form::Add(span) => view! { <add::AddForm span=span /> }.into_any(),
        Form::Silent => view! { <silent::Silent /> }.into_any(),
        Form::Steps => view! { <steps::Steps /> }.into_any(),
        Form::Library => view! { <library::Library /> }.into_any(),
    }
}

/// A list to choose from, with a label.
#[component]
pub fn Choose(
    /// Its id.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// What is offered: value and words.
    options: Vec<(String, String)>,
    /// What is chosen.
    value: RwSignal<String>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(name, words)| {
            let chosen = value.with_untracked(|value| *value == name);
            view! {
                <option value=name selected=chosen>
                    {words}
                </option>
            }
        })
        .collect_view();
    view! {
        <label for=id>{label}</label>
        <select id=id on:change=move |event| value.set(event_target_value(&event))>
            {options}
        </select>
    }
}

/// A field for words, with a label.
#[component]
pub fn Field(
    /// Its id.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// What it may look like.
    #[prop(optional)]
    example: &'static str,
    /// The id of what explains it.
    #[prop(optional)]
    described: Option<&'static str>,
) -> impl IntoView {
    view! {
        <label for=id>{label}</label>
        <input
            id=id
            type="text"
            dir="auto"
            autofocus
            autocomplete="off"
            placeholder=example
            aria-describedby=described
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        />
    }
}
