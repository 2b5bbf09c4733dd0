//! Words marked in the text: what they may be is offered beside them.

use super::forms::add::actor_of;
use super::session::{Form, Session};
use crate::actors::ActorKind;
use crate::analysis::Analysis;
use crate::app::browser::{self, Marked};
use crate::text::Span;
use leptos::ev;
use leptos::prelude::*;

/// The stretch of the text that is marked now.
pub fn span(session: Session) -> Option<Span> {
    let marked = browser::marked()?;
    session
        .app
        .reading
        .with_untracked(|reading| to_span(reading, marked))
}

/// Marked words as a span, without the blanks around them.
fn to_span(reading: &Analysis, marked: Marked) -> Option<Span> {
    let byte = |(from, units): (usize, usize)| -> Option<usize> {
        let paragraph = reading
            .source
            .paragraphs
            .iter()
            .find(|paragraph| paragraph.span.start as usize == from)?;
        let mut left = units;
        let mut at = from;
        for letter in reading.source.slice(paragraph.span).chars() {
            left = match left.checked_sub(letter.len_utf16()) {
                Some(less) if left > 0 => less,
                _ => break,
            };
            at += letter.len_utf8();
        }
        Some(at)
    };
    let (start, end) = (byte(marked.from)?, byte(marked.to)?);
    let words = reading.source.text.get(start..end)?;
    let start = start + (words.len() - words.trim_start().len());
    let words = words.trim();
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}

/// The buttons beside the marked words.
#[component]
pub fn Marking() -> impl IntoView {
    let session = expect_context::<Session>();
    let marked = RwSignal::new(None::<(Span, (i32, i32))>);
    let look = move || {
        let found = browser::marked().and_then(|found| {
            let reading = session.app.reading;
            let span = reading.with_untracked(|reading| to_span(reading, found))?;
            Some((span, found.place))
        });
        if marked.get_untracked() != found {
            marked.set(found);
        }
    };
    browser::on_window(ev::pointerup, move |_| browser::after(0, look));
    browser::on_window(ev::keyup, move |event: ev::KeyboardEvent| {
        if event.shift_key() || event.key() == "Shift" || event.key() == "Escape" {
            look();
        }
    });
    let add = move |what: u8| {
        let Some((span, _)) = marked.get_untracked() else {
            return;
        };
        marked.set(None);
        browser::unmark();
        match what {
            0 => {
                session.add(session.draft(span));
            }
            1 => session.add(actor_of(session.app, span, ActorKind::Organisation)),
            _ => session.open(Form::Add(Some(span))),
        }
    };
    let place = move || marked.get().map_or((0, 0), |(_, place)| place);
    view! {
        <div
            id="marking"
            role="toolbar"
            aria-label="The marked words"
            hidden=move || marked.get().is_none() || session.extracted.get()
            style:left=move || format!("clamp(8rem, {}px, 100vw - 8rem)", place().0)
            style:top=move || format!("min({}px, 100vh - 4rem)", place().1 + 6)
        >
            <button type="button" class="btn" id="mark-event" on:click=move |_| add(0)>
                "Add event"
            </button>
            <button type="button" class="btn" id="mark-actor" on:click=move |_| add(1)>
                "Add actor"
            </button>
            <button type="button" class="btn" id="mark-relation" on:click=move |_| add(2)>
                "Add relation …"
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::About;

    #[test]
    fn marked_words_are_found_in_bytes() {
        let text = "Café\n\nÜber 😀 Mali met Chad.";
        let reading = Analysis::unread(text, None, About::default());
        let from = text.find('Ü').unwrap();
        let marked = |start, end| Marked {
            from: (from, start),
            to: (from, end),
            place: (0, 0),
        };
        let words = |marked| to_span(&reading, marked).map(|span| span.of(text));
        assert_eq!(words(marked(7, 13)), Some("Mali"));
        assert_eq!(words(marked(8, 12)), Some("Mali"));
        assert_eq!(words(marked(0, 99)), Some("Über 😀 Mali met Chad."));
        assert_eq!(words(marked(7, 8)), None);
    }
}
