//! One paragraph: flat pieces under overlapping marks, and the numbers of its events in the margin. What lights up is
//! written by hand, piece by piece; what a pointer does to them is heard by the text ([`super`]), not by each of them.

use crate::actors::MentionKind;
use crate::app::browser;
use crate::app::item::{Item, Lit};
use crate::app::state::AppState;
use crate::app::words;
use crate::scene::{Mark, MarkTarget, Piece, pieces};
use crate::text::{EventId, Order, Paragraph, ParagraphKind, set};
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A paragraph with its marks.
#[component]
pub fn ParagraphView(
    /// Where and what.
    paragraph: Paragraph,
    /// The marks that touch it.
    marks: Vec<Mark>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let targets: Arc<[Mark]> = marks.as_slice().into();
    // Most paragraphs have no part in what lights up: theirs stays the same, and nothing in them is touched.
    let lit = Memo::new(move |_| {
        app.lit.with(|lit| {
            let lit = lit.as_ref()?;
            let here = targets.iter().map(|mark| mark.target);
            Some(set(here.filter(|target| is_lit(*target, lit))))
        })
    });
    let targets: Arc<[Mark]> = marks.as_slice().into();
    let out = Memo::new(move |_| {
        app.in_question.with(|asked| {
            let asked = asked.as_ref()?;
            let here = targets.iter().map(|mark| mark.target);
            Some(set(here.filter(|target| !is_lit(*target, asked))))
        })
    });
    let span = paragraph.span;
    let found = Memo::new(move |_| {
        let places = app.found.get();
        let first = places.partition_point(|place| place.end <= span.start);
        let places = places.iter().enumerate().skip(first);
        places
            .take_while(|(_, place)| place.start < span.end)
            .map(|(index, place)| Mark {
                span: *place,
                target: MarkTarget::Found(index as u32),
            })
            .collect::<Vec<_>>()
    });
    let numbers = margin(&marks, app);
    let words = move || {
        let mut marks = marks.clone();
        marks.extend(found.get());
        marks.order_by_key(|mark| mark.span.start);
        view! { <Words pieces=pieces(span, &marks) lit=lit out=out /> }
    };
    let class = format!("para {}", paragraph.kind);
    let place = format!("{}-{}", span.start, span.end);
    let content = view! {
        {numbers}
        <span class="words" data-from=span.start>{move || words()}</span>
    };
    match paragraph.kind {
        ParagraphKind::Title => view! {
            <h2 class=class data-span=place>
                {content}
            </h2>
        }
        .into_any(),
        ParagraphKind::Heading => view! {
            <h3 class=class data-span=place>
                {content}
            </h3>
        }
        .into_any(),
        ParagraphKind::Quote => view! {
            <blockquote class=class data-span=place>
                {content}
            </blockquote>
        }
        .into_any(),
        _ => view! {
            <p class=class data-span=place>
                {content}
            </p>
        }
        .into_any(),
    }
}

fn is_lit(target: MarkTarget, lit: &Lit) -> bool {
    match target {
        MarkTarget::Event(id) => lit.events.contains(&id),
        MarkTarget::Actor(id, _) => lit.actors.contains(&id),
        MarkTarget::Timex(id) => lit.timexes.contains(&id),
        MarkTarget::Found(_) => false,
    }
}

/// The numbers of the events that begin in the paragraph.
fn margin(marks: &[Mark], app: AppState) -> impl IntoView + use<> {
    let story = app.story.get_untracked();
    let mut seen: Vec<EventId> = Vec::new();
    for mark in marks {
        if let MarkTarget::Event(id) = mark.target
            && !seen.contains(&id)
        {
            seen.push(id);
        }
    }
    let buttons: Vec<_> = seen
        .into_iter()
        .filter_map(|id| Some((id, story.number(id)?)))
        .map(|(id, number)| view! { <Number event=id number=number /> })
        .collect();
    (!buttons.is_empty()).then(|| view! { <span class="margin">{buttons}</span> })
}

/// The number of an event as a button.
#[component]
fn Number(
    /// Which event.
    event: EventId,
    /// Its number.
    number: u32,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let item = Item::Event(event);
    let label = app.reading.with_untracked(|reading| {
        let words = reading.events.get(event.index());
        let words = words
            .map(|event| words::headline(reading, event))
            .unwrap_or_default();
        format!("Event {number}: {words}")
    });
    view! {
        <button
            type="button"
            class="number"
            data-item=item.name()
            aria-label=label
            aria-pressed=move || (app.selected.get() == Some(item)).to_string()
        >
            {number}
        </button>
    }
}

/// The words, piece by piece.
#[component]
fn Words(
    /// Stretches of text under the same marks, in order.
    pieces: Vec<Piece>,
    /// The marks of the paragraph that are lit; `None` when nothing is picked out anywhere.
    lit: Memo<Option<BTreeSet<MarkTarget>>>,
    /// The marks of the paragraph that do not pass the filter; `None` when there is none.
    out: Memo<Option<BTreeSet<MarkTarget>>>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let element = NodeRef::<html::Span>::new();
    // Of each element within the words its class while nothing lights up, and what lights it up; nothing for places where
    // words were found, which have no class of their own.
    let mut looks: Vec<Option<(String, Vec<MarkTarget>)>> = Vec::new();
    let content = pieces
        .into_iter()
        .map(|piece| {
            let place = found_in(&piece);
            let marked = piece.marks.len() > usize::from(place.is_some());
            if marked {
                let targets = piece.marks.iter().map(|mark| mark.target);
                let targets = targets.filter(|target| !matches!(target, MarkTarget::Found(_)));
                looks.push(Some((classes(&piece, app), targets.collect())));
            }
            if place.is_some() {
                looks.push(None);
            }
            piece_view(&piece, place, marked, app)
        })
        .collect_view();
    browser::drawn_by_hand(element, move |pen| {
        lit.with(|lit| {
            out.with(|out| {
                for (index, look) in looks.iter().enumerate() {
                    if let Some((base, targets)) = look {
                        pen.set(
                            index + 1,
                            "class",
                            look_of(base, targets, lit.as_ref(), out.as_ref()),
                        );
                    }
                }
            });
        });
    });
    view! { <span node_ref=element>{content}</span> }
}

/// The class of a piece.
fn look_of(
    base: &str,
    targets: &[MarkTarget],
    lit: Option<&BTreeSet<MarkTarget>>,
    out: Option<&BTreeSet<MarkTarget>>,
) -> String {
    let mut class = base.to_owned();
    let lights = |event: bool| {
        lit.is_some_and(|lit| {
            let mut targets = targets.iter();
            targets.any(|target| matches!(target, MarkTarget::Event(_)) == event && lit.contains(target))
        })
    };
    for (event, name) in [(true, " lit-event"), (false, " lit-word")] {
        if lights(event) {
            class.push_str(name);
        }
    }
    if out.is_some_and(|out| targets.iter().all(|target| out.contains(target))) {
        class.push_str(" out");
    }
    class
}

/// The number of the place in a piece where the words that are looked for were found, and whether it begins there.
fn found_in(piece: &Piece) -> Option<(u32, bool)> {
    piece.marks.iter().find_map(|mark| match mark.target {
        MarkTarget::Found(index) => Some((index, mark.span.start == piece.span.start)),
        _ => None,
    })
}

/// A stretch of text under the same marks.
fn piece_view(piece: &Piece, found: Option<(u32, bool)>, marked: bool, app: AppState) -> AnyView {
    let text = app
        .reading
        .with_untracked(|reading| reading.source.slice(piece.span).to_owned());
    let content = match found {
        None => text.into_any(),
        Some((index, begins)) => view! {
            <mark data-found=begins.then_some(index) class:current=move || app.found_at.get() == Some(index as usize)>
                {text}
            </mark>
        }
        .into_any(),
    };
    if !marked {
        return content;
    }
    let names: Vec<String> = piece
        .marks
        .iter()
        .filter_map(|mark| item(mark.target))
        .map(Item::name)
        .collect();
    let number = innermost_event(piece).and_then(|event| app.story.get_untracked().number(event));
    view! {
        <span data-items=names.join(" ") data-item=meant(piece, app).name() data-event=number>
            {content}
        </span>
    }
    .into_any()
}

/// The event with the shortest clause among those that cover a piece.
fn innermost_event(piece: &Piece) -> Option<EventId> {
    let events = piece.marks.iter().filter_map(|mark| match mark.target {
        MarkTarget::Event(id) => Some((mark.span.len(), id)),
        _ => None,
    });
    events.min().map(|(_, id)| id)
}

fn item(target: MarkTarget) -> Option<Item> {
    match target {
        MarkTarget::Event(id) => Some(Item::Event(id)),
        MarkTarget::Actor(id, _) => Some(Item::Actor(id)),
        MarkTarget::Timex(id) => Some(Item::Timex(id)),
        MarkTarget::Found(_) => None,
    }
}

/// What a click on a piece means: the shortest mark that covers it; a time expression means its event.
fn meant(piece: &Piece, app: AppState) -> Item {
    let marks = piece.marks.iter();
    let shortest = marks
        .filter(|mark| !matches!(mark.target, MarkTarget::Found(_)))
        .min_by_key(|mark| mark.span.len());
    let Some(mark) = shortest else {
        return Item::Event(EventId(0));
    };
    if let MarkTarget::Timex(id) = mark.target {
        let dated = app.reading.with_untracked(|reading| {
            piece.marks.iter().find_map(|other| match other.target {
                MarkTarget::Event(event) => reading
                    .events
                    .get(event.index())
                    .and_then(|event| event.when.as_ref())
                    .is_some_and(|when| when.timex == Some(id))
                    .then_some(Item::Event(event)),
                _ => None,
            })
        });
        return dated.unwrap_or(Item::Timex(id));
    }
    item(mark.target).unwrap_or(Item::Event(EventId(0)))
}

/// The marks' looks; an actor's icon stands before the first piece of a mention.
fn classes(piece: &Piece, app: AppState) -> String {
    let mut class = String::from("piece");
    for mark in &piece.marks {
        match mark.target {
            MarkTarget::Event(_) => class.push_str(" ev"),
            MarkTarget::Timex(_) => {
                class.push_str(" tx");
                if mark.span.start == piece.span.start {
                    class.push_str(" begins");
                }
                if mark.span.end == piece.span.end {
                    class.push_str(" ends");
                }
            }
            MarkTarget::Found(_) => {}
            MarkTarget::Actor(_, MentionKind::Pronoun) => class.push_str(" pn"),
            MarkTarget::Actor(id, _) => {
                let kind = app
                    .reading
                    .with_untracked(|reading| reading.actors.actors.get(id.index()).map(|actor| actor.kind));
                class.push_str(" ac");
                if let (Some(kind), true) = (kind, mark.span.start == piece.span.start) {
                    class.push_str(" first is-");
                    class.push_str(kind.as_str());
                }
            }
        }
    }
    class
}
