//! The filter: a menu of what there is to choose from, and a row that says what is chosen.

use super::TimelineState;
use crate::app::filter::{Choices, Filter};
use crate::app::parts::{Button, Chip, Look, Menu};
use crate::app::state::AppState;
use crate::app::words;
use crate::scene::period_words;
use leptos::prelude::*;

/// The menu.
#[component]
pub fn FilterMenu() -> impl IntoView {
    let app = expect_context::<AppState>();
    let count = Signal::derive(move || app.filter.with(|filter| active(app, filter).len()));
    let choices = move || {
        let story = app.story.get();
        app.reading.with(|reading| Choices::of(reading, &story))
    };
    let groups = move || {
        let choices = choices();
        let statuses = choices.statuses.into_iter().map(|(status, count)| {
            choice(
                app,
                words::status(status).to_owned(),
                count,
                move |filter| &mut filter.status,
                status,
            )
        });
        let kinds = choices
            .kinds
            .into_iter()
            .map(|(kind, count)| choice(app, kind.to_owned(), count, move |filter| &mut filter.kind, kind));
        let signs = choices.signs.into_iter().map(|(sign, count)| {
            let name = format!("{} {}", words::sign_mark(sign), words::sign(sign));
            choice(app, name, count, move |filter| &mut filter.sign, sign)
        });
        let actors = choices.actors.into_iter().take(12).map(|(actor, count)| {
            let name = app.reading.with_untracked(|reading| words::actor(reading, actor));
            choice(app, name, count, move |filter| &mut filter.actor, actor)
        });
        let to_check = (choices.to_check > 0).then(|| {
            let on = Signal::derive(move || app.filter.with(|filter| filter.to_check));
            view! {
                <Chip on=on count=choices.to_check act=move |()| app.filter.update(|filter| filter.to_check = !filter.to_check)>
                    "to check"
                </Chip>
            }
        });
        view! {
            {group("Status", statuses.collect_view())}
            {group("Kind", kinds.collect_view())}
            {group("Actor", actors.collect_view())}
            {group("Relation", signs.collect_view())}
            {group("Reading", to_check)}
        }
    };
    view! {
        <Menu id="filters" name="Filter" count=count>
            {move || groups()}
            <ByPeriod />
            <div class="actions">
                <Button id="clear-filter" look=Look::Plain act=move |()| app.filter.set(Filter::default())>
                    "Clear all"
                </Button>
            </div>
        </Menu>
    }
}

fn group(name: &'static str, content: impl IntoView) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{name}</legend>
            {content}
        </fieldset>
    }
}

/// A chip that sets one field of the filter to a value, or to any.
fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    app: AppState,
    name: String,
    count: usize,
    field: fn(&mut Filter) -> &mut Option<T>,
    value: T,
) -> impl IntoView {
    let on = Signal::derive(move || {
        app.filter
            .with(|filter| *field(&mut filter.clone()) == Some(value))
    });
    let act = move |()| {
        app.filter.update(|filter| {
            let field = field(filter);
            *field = if *field == Some(value) { None } else { Some(value) };
        });
    };
    view! {
        <Chip on=on count=count act=act>
            {name}
        </Chip>
    }
}

/// The brush for those who do not drag: the part of the scale that the picture shows.
#[component]
fn ByPeriod() -> impl IntoView {
    let app = expect_context::<AppState>();
    let state = expect_context::<TimelineState>();
    let on = Signal::derive(move || app.filter.with(|filter| filter.period.is_some()));
    let act = move |()| {
        let window = state.window.get_untracked();
        let (from, to) = state
            .drawn
            .with_untracked(|drawn| (drawn.scale.day(window.from), drawn.scale.day(window.to)));
        app.filter.update(|filter| {
            filter.period = if filter.period.is_some() {
                None
            } else {
                Some((from, to))
            }
        });
    };
    view! {
        <fieldset class="picture-only">
            <legend>"Period"</legend>
            <Chip on=on act=act>
                "only what the picture shows"
            </Chip>
            <p class="small">"Or drag along the dates above the picture."</p>
        </fieldset>
    }
}

/// A choice in force: its words, and how to let it go.
type Chosen = (String, fn(&mut Filter));

fn active(app: AppState, filter: &Filter) -> Vec<Chosen> {
    let mut out: Vec<Chosen> = Vec::new();
    if let Some((from, to)) = filter.period {
        out.push((period_words(from, to), |filter| filter.period = None));
    }
    if let Some(status) = filter.status {
        out.push((words::status(status).to_owned(), |filter| filter.status = None));
    }
    if let Some(kind) = filter.kind {
        out.push((kind.to_owned(), |filter| filter.kind = None));
    }
    if let Some(sign) = filter.sign {
        out.push((words::sign(sign).to_owned(), |filter| filter.sign = None));
    }
    if let Some(actor) = filter.actor {
        let name = app.reading.with(|reading| words::actor(reading, actor));
        out.push((name, |filter| filter.actor = None));
    }
    if filter.to_check {
        out.push(("to check".to_owned(), |filter| filter.to_check = false));
    }
    let words = filter.words.trim();
    if !words.is_empty() {
        out.push((format!("“{words}”"), |filter| filter.words.clear()));
    }
    out
}

/// What is chosen, each with a way to let it go.
#[component]
pub fn Active() -> impl IntoView {
    let app = expect_context::<AppState>();
    let chosen = move || {
        let chosen = app.filter.with(|filter| active(app, filter));
        let chips = chosen.into_iter().map(|(name, clear)| {
            let label = format!("{name}: let it go");
            view! {
                <button
                    type="button"
                    class="chip chosen"
                    aria-label=label
                    on:click=move |_| app.filter.update(clear)
                >
                    {name}
                    <span aria-hidden="true">"×"</span>
                </button>
            }
        });
        chips.collect_view()
    };
    let sum = move || {
        let all = app.story.with(|story| story.order.len());
        format!("{} of {all}", app.passing.with(|events| events.len()))
    };
    view! {
        <div class="bar chosen" id="chosen" hidden=move || app.filter.with(Filter::is_empty)>
            <span role="status" class="sum">
                {move || sum()}
            </span>
            {move || chosen()}
        </div>
    }
}
