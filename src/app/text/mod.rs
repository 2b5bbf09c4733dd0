//! The article with its marks: what was found where, in the words themselves.

pub mod origin;
pub mod paragraph;

use super::browser;
use super::growing::growing;
use super::item::Item;
use super::notes::Notes;
use super::parts::Segment;
use super::state::AppState;
use crate::scene::{Mark, marks};
use crate::text::{Paragraph, Span, named_enum};
use leptos::prelude::*;
use origin::OriginLine;
use paragraph::ParagraphView;
use std::sync::Arc;

named_enum! {
    /// How wide the column of text is.
    pub enum Width {
        /// as in a newspaper
        Narrow = "narrow",
        /// as in a book
        Medium = "medium",
        /// as wide as there is room
        Wide = "wide",
    }
}

/// The article.
#[component]
pub fn TextView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let width = RwSignal::new(Width::Medium);
    let parts = Memo::new_with_compare(move |_| Arc::new(parts(app)), |_, _| true);
    let count = Signal::derive(move || parts.with(|parts| parts.len()));
    let begun = growing(count, move || parts.with(|parts| first(parts)), parts);
    let paragraphs = move || {
        let parts = parts.get();
        let count = parts.len();
        view! {
            <For each=move || 0..begun.get().min(count) key=|index| *index let:index>
                {parts
                    .get(index)
                    .cloned()
                    .map(|(paragraph, marks)| view! { <ParagraphView paragraph=paragraph marks=marks /> })}
            </For>
        }
    };
    let scrolled = move |event: leptos::ev::Event| {
        if let Some((from, to)) = browser::spans_on_screen(&event) {
            app.on_screen.set(Span::new(from, to));
        }
    };
    let pointed = move |event: &leptos::ev::Event| app.point(browser::data(event, "item"));
    // What is picked out in another view, or searched for, comes into view here.
    Effect::new(move || {
        if let Some(item @ Item::Event(_)) = app.selected.get() {
            browser::scroll_to(&format!("#text [data-items~='{}']", item.name()));
        }
    });
    Effect::new(move || {
        if let Some(at) = app.found_at.get() {
            browser::scroll_to(&format!("#text [data-found='{at}']"));
        }
    });
    let options = vec![
        (Width::Narrow, "Narrow"),
        (Width::Medium, "Medium"),
        (Width::Wide, "Wide"),
    ];
    view! {
        <article id="text" class="text" aria-label="Article" tabindex="-1" data-width=move || width.get().as_str() on:scroll=scrolled>
            <div class="bar">
                <h2>"Text"</h2>
                <span class="space"></span>
                <Segment label="Width of the text" options=options value=width />
            </div>
            <OriginLine />
            <Notes />
            <div
                class="paper"
                dir="auto"
                on:click=move |event| {
                    if let Some(item) = browser::data(&event, "item") {
                        app.toggle(item);
                    }
                }
                on:mouseover=move |event| pointed(&event)
                on:mouseleave=move |_| app.point(None)
                on:focusin=move |event| pointed(&event)
                on:focusout=move |_| app.point(None)
            >
                {move || paragraphs()}
            </div>
        </article>
    }
}

/// Bytes of text that fill a screen and more.
const SCREEN: u32 = 4_000;

/// How many paragraphs fill the first screen.
fn first(parts: &[(Paragraph, Vec<Mark>)]) -> usize {
    parts.partition_point(|(paragraph, _)| paragraph.span.start < SCREEN)
}

/// The paragraphs, each with the marks that touch it.
fn parts(app: AppState) -> Vec<(Paragraph, Vec<Mark>)> {
    let story = app.story.get();
    let reading = app.reading.get();
    let marks = marks(&reading, &story);
    let mut open = 0;
    let paragraphs = reading.source.paragraphs.iter().map(|paragraph| {
        // Marks come in order of their beginning and are short, so those that may reach into a paragraph
        // begin soon before it.
        while marks
            .get(open)
            .is_some_and(|mark| mark.span.end + 4096 < paragraph.span.start)
        {
            open += 1;
        }
        let inside = marks
            .iter()
            .skip(open)
            .take_while(|mark| mark.span.start < paragraph.span.end)
            .filter(|mark| mark.span.overlaps(paragraph.span))
            .copied()
            .collect();
        (paragraph.clone(), inside)
    });
    paragraphs.collect()
}
