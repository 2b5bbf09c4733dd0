//! Where an article is put in.

use crate::app::browser;
use crate::app::chrome::{Chrome, Dialog};
use crate::app::pasted::Pasted;
use crate::app::reader::Reader;
use crate::app::sample;
use leptos::prelude::*;

/// A field, files, or the sample.
#[component]
pub fn Paste() -> impl IntoView {
    // So that it need not be waited for.
    browser::warm();
    let chrome = expect_context::<Chrome>();
    let reader = expect_context::<Reader>();
    let pasted = expect_context::<Pasted>();
    let text = RwSignal::new(String::new());
    // The formatted form of what was pasted into the empty field, as long as its words are not changed.
    let rich = RwSignal::new(None::<(String, String)>);
    let keep_rich = move |event: leptos::ev::ClipboardEvent| {
        let empty = text.with_untracked(String::is_empty);
        let both = browser::pasted_text(&event).zip(browser::pasted_html(&event));
        rich.set(both.filter(|_| empty));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = text.get_untracked();
        let same = |plain: &str| plain.split_whitespace().eq(text.split_whitespace());
        let html = rich
            .get_untracked()
            .filter(|(plain, _)| same(plain))
            .map(|(_, html)| html);
        pasted.text(text, html);
    };
    let pick = move |event: leptos::ev::Event| {
        let files = browser::picked_files(&event);
        if !files.is_empty() {
            pasted.files(files);
        }
    };
    let show_sample = move |_| {
        chrome.close();
        pasted.forget();
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
                on:paste=keep_rich
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <div class="actions">
                <button type="submit" class="btn primary" id="read">
                    "Read it"
                </button>
                <label class="btn file">
                    "Open files"
                    <input
                        type="file"
                        id="file"
                        multiple
                        accept=".txt,.md,.html,.htm,.eml,.json,text/*,message/rfc822,application/json"
                        on:change=pick
                    />
                </label>
                <span class="space"></span>
                <button type="button" class="btn plain" id="show-sample" on:click=show_sample>
                    "Show the sample"
                </button>
            </div>
            <p class="small">
                "Quicker: press Ctrl+V (⌘V) anywhere on the page, or drop text, pages, e-mails or saved readings on it. "
                <button type="button" class="btn plain" id="ways" on:click=move |_| chrome.open(Dialog::Help)>
                    "From any page with one click"
                </button>
            </p>
        </form>
    }
}
