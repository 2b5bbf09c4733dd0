//! Where an article is put in.

use crate::app::browser;
use crate::app::chrome::Chrome;
use crate::app::input;
use crate::app::reader::Reader;
use crate::app::sample;
use leptos::prelude::*;

/// A field, a file, or the sample.
#[component]
pub fn Paste() -> impl IntoView {
    let chrome = expect_context::<Chrome>();
    let reader = expect_context::<Reader>();
    let text = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        input::take(reader, chrome, &text.get_untracked(), None);
    };
    let pick = move |event: leptos::ev::Event| {
        if let Some(file) = browser::picked_file(&event) {
            input::take_file(reader, chrome, file);
        }
    };
    let show_sample = move |_| {
        chrome.close();
        reader.read(sample::article());
    };
    view! {
        <form on:submit=submit>
            <label for="article">
                "Paste a news article in English. It is read in this browser and goes nowhere else."
            </label>
            <textarea
                id="article"
                dir="auto"
                rows="12"
                autofocus
                placeholder="Headline, date, text …"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <div class="actions">
                <button type="submit" class="btn primary" id="read">
                    "Read it"
                </button>
                <label class="btn file">
                    "Open a file"
                    <input type="file" id="file" accept=".txt,.md,.html,.htm,text/*" on:change=pick />
                </label>
                <span class="space"></span>
                <button type="button" class="btn plain" id="show-sample" on:click=show_sample>
                    "Show the sample"
                </button>
            </div>
            <p class="small">
                "Quicker: press Ctrl+V (⌘V) anywhere on the page, or drop a file on it."
            </p>
        </form>
    }
}
