//! Where the publication date is set.

use crate::app::chrome::Chrome;
use crate::app::pasted::Pasted;
use crate::app::reader::Reader;
use crate::app::state::AppState;
use crate::scene::{long_date, read_date};
use leptos::prelude::*;

/// A field for a date as people write it.
#[component]
pub fn SetPublished() -> impl IntoView {
    let app = expect_context::<AppState>();
    let chrome = expect_context::<Chrome>();
    let reader = expect_context::<Reader>();
    let pasted = expect_context::<Pasted>();
    let now = app.reading.with_untracked(|reading| reading.published.date);
    let text = RwSignal::new(now.map(long_date).unwrap_or_default());
    let read = Memo::new(move |_| text.with(|text| read_date(text)));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(date) = read.get_untracked() {
            chrome.close();
            pasted.publish(Some(date));
            reader.publish(Some(date));
        }
    };
    let set_by_person = app.article.with_untracked(|article| article.published.is_some());
    let back = move |_| {
        chrome.close();
        pasted.publish(None);
        reader.publish(None);
    };
    view! {
        <form on:submit=submit>
            <label for="published">
                "“Last month”, “on Sunday” and the like are counted from this date."
            </label>
            <input
                id="published"
                type="text"
                autofocus
                autocomplete="off"
                placeholder="20 May 2024"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
                aria-describedby="published-meant"
            />
            <p id="published-meant" class="small" aria-live="polite">
                {move || match read.get() {
                    Some(date) => format!("That is {} ({date}).", long_date(date)),
                    None if text.with(|text| text.trim().is_empty()) => {
                        "Write a day, a month or a year: 20 May 2024, May 2024, 2024-05-20.".to_owned()
                    }
                    None => "This is not a date that can be read yet.".to_owned(),
                }}
            </p>
            <div class="actions">
                <button type="submit" class="btn primary" id="set-published" disabled=move || read.get().is_none()>
                    "Count from this date"
                </button>
                <span class="space"></span>
                {set_by_person
                    .then(|| {
                        view! {
                            <button type="button" class="btn plain" on:click=back>
                                "Take it from the text"
                            </button>
                        }
                    })}
            </div>
        </form>
    }
}
