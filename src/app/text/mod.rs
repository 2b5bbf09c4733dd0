//! The article with its marks: what was found where, in the words themselves.

pub mod paragraph;

use super::notes::Notes;
use super::state::AppState;
use crate::scene::marks;
use leptos::prelude::*;
use paragraph::ParagraphView;

/// The article.
#[component]
pub fn TextView() -> impl IntoView {
    let app = expect_context::<AppState>();
    let paragraphs = move || {
        let story = app.story.get();
        let reading = app.reading.get();
        let marks = marks(&reading, &story);
        let mut open = 0;
        reading
            .source
            .paragraphs
            .iter()
            .map(|paragraph| {
                // Marks come in order of their beginning and are short, so those that may reach into a
                // paragraph begin soon before it.
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
                view! { <ParagraphView paragraph=paragraph.clone() marks=inside /> }
            })
            .collect_view()
    };
    view! {
        <article id="text" class="text" aria-label="Article" tabindex="-1">
            <Notes />
            <div class="paper" dir="auto">
                {paragraphs}
            </div>
        </article>
    }
}
