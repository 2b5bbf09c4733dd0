//! The link: what goes into it, how long it is and where that fits, copied at once where the browser allows it.

use crate::app::chrome::Chrome;
use crate::app::correct::Session;
use crate::app::reader::DESK_STOPPED;
use crate::app::state::AppState;
use crate::app::tasks::ShareLink;
use crate::app::{browser, link};
use crate::share::Mode;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A link made: its fragment, and how long it would be with the other answer to the question of freezing.
type Made = Result<(String, usize), String>;

/// The choices, the link, its length.
#[component]
pub fn Share() -> impl IntoView {
    let app = expect_context::<AppState>();
    let chrome = expect_context::<Chrome>();
    let session = expect_context::<Session>();
    let quotes = RwSignal::new(false);
    let viewed = RwSignal::new(true);
    let frozen = RwSignal::new(false);
    let made = RwSignal::new(None::<Made>);
    let turn = StoredValue::new(0);
    Effect::new(move || {
        let mut state = link::state(app, viewed.get().then_some(chrome.views));
        if quotes.get() {
            state.mode = Mode::Quotes;
        }
        let freeze = frozen.get();
        let base = session
            .state()
            .map_or_else(|| app.reading.get_untracked(), |state| state.base);
        let mine = turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        spawn_local(async move {
            let link = browser::ask(ShareLink { state, base, freeze }).await;
            let link = match link {
                Some(link) => link.map_err(crate::share::LinkError::message),
                None => Err(DESK_STOPPED.to_owned()),
            };
            // Nothing to set when the dialog was closed or something else was chosen meanwhile.
            if turn.try_get_value() == mine {
                let _ = made.try_set(Some(link));
            }
        });
    });
    let cost = move || {
        made.with(|made| match made {
            Some(Ok((fragment, other))) if *other > 0 => {
                link::freezing(fragment.len(), *other, frozen.get_untracked())
            }
            _ => String::new(),
        })
    };
    view! {
        <fieldset class="choices" id="link-choices">
            <legend>"What goes along"</legend>
            <Choice id="link-quotes" words="Only the quoted sentences" on=quotes>
                "for an article of somebody else: shorter, and the rest stays where it was published"
            </Choice>
            <Choice id="link-view" words="What I look at" on=viewed>
                "what is selected and filtered, and which views are open"
            </Choice>
            <Choice id="link-frozen" words="The reading as it is now" on=frozen>
                "stays the same when the page has learnt to read better" {cost}
            </Choice>
        </fieldset>
        {move || match made.get() {
            None => view! { <p role="status">"Packing the link …"</p> }.into_any(),
            Some(Err(message)) => view! { <p role="alert">{message}</p> }.into_any(),
            Some(Ok((fragment, _))) => view! { <Link fragment=fragment /> }.into_any(),
        }}
    }
}

#[component]
fn Choice(
    /// Its id.
    id: &'static str,
    /// What it is.
    words: &'static str,
    /// Whether it is chosen.
    on: RwSignal<bool>,
    /// Why one would.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" id=id prop:checked=on on:change=move |event| on.set(event_target_checked(&event)) />
            <span>
                <b>{words}</b>
                <small>{children()}</small>
            </span>
        </label>
    }
}

/// The link, once it is made.
#[component]
fn Link(
    /// What stands behind its "#".
    fragment: String,
) -> impl IntoView {
    browser::set_fragment(&fragment);
    let page = browser::page_address();
    let (address, public) = link::address(&fragment, &page);
    let copied = RwSignal::new(None::<bool>);
    let copy = move |text: String| {
        spawn_local(async move {
            let done = browser::copy_text(text).await;
            let _ = copied.try_set(Some(done));
        });
    };
    copy(address.clone());
    let [to_copy, to_send] = [address.clone(), address.clone()];
    let frame = link::frame(&fragment, &page);
    let picture = link::picture(&address);
    view! {
        <p>
            "The link itself holds the text: whoever has it can read it. No server keeps anything."
        </p>
        <p class="warning" id="local-link" hidden=public>
            "This page was opened from this computer, so the link works on this computer only."
        </p>
        <textarea id="link" class="link" rows="4" readonly prop:value=address.clone() aria-label="Link"></textarea>
        <p class="small" id="link-length">
            {link::length_words(address.len())}
        </p>
        <div class="actions">
            <button type="button" class="btn primary" id="copy-link" on:click=move |_| copy(to_copy.clone())>
                "Copy link"
            </button>
            <button
                type="button"
                class="btn"
                id="send-link"
                hidden=!browser::can_share()
                on:click=move |_| browser::share_address(&to_send)
            >
                "Send …"
            </button>
            <span role="status" id="copied" data-copied=move || copied.get().map(|copied| copied.to_string())>
                {move || match copied.get() {
                    None => "",
                    Some(true) => "Copied.",
                    Some(false) => "The browser does not let the page copy; select the link and copy it yourself.",
                }}
            </span>
        </div>
        <details id="embed">
            <summary>"Put it into a web page"</summary>
            <p class="small">"A frame that can be used; the page that holds it needs no script."</p>
            <textarea class="link" id="embed-frame" rows="3" readonly prop:value=frame aria-label="Frame as HTML"></textarea>
            <p class="small">
                "Where frames are not allowed: save the timeline as PNG below, put it beside your page, and let it lead to the link."
            </p>
            <textarea class="link" id="embed-picture" rows="3" readonly prop:value=picture aria-label="Picture as HTML"></textarea>
        </details>
    }
}
