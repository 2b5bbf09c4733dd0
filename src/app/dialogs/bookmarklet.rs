//! Ways from other pages to this one: the bookmarklet, and a snippet for pages of one's own. Both put the text
//! into the fragment, which no browser sends anywhere.

use crate::app::browser;
use leptos::prelude::*;

/// More characters than browsers carry in an address are cut.
const MOST: u32 = 300_000;

/// Runs on the other page: its address, then what is selected there, or else its article.
fn bookmarklet(page: &str) -> String {
    format!(
        "javascript:(()=>{{const s=String(getSelection()),a=document.querySelector('article,main')||document.body;\
         open('{page}#text='+encodeURIComponent(location.href+'\\n\\n'+(s||a.innerText).slice(0,{MOST})))}})()"
    )
}

/// A button for a page of one's own that sends what is selected there.
fn snippet(page: &str) -> String {
    format!(
        "<button onclick=\"open('{page}#text='+encodeURIComponent(getSelection()))\">Who did what when?</button>"
    )
}

/// How to read an article from the page on which it stands.
#[component]
pub fn Bookmarklet() -> impl IntoView {
    let chrome = expect_context::<crate::app::chrome::Chrome>();
    let page = browser::page_address();
    let code = bookmarklet(&page);
    let explain = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        chrome.say("Drag this to your bookmarks; it works on pages with an article, not here.");
    };
    view! {
        <h3>"Read the page you are on"</h3>
        <p>
            "Drag this to your bookmarks: "
            <a class="btn" id="bookmarklet" href=code.clone() draggable="true" on:click=explain>
                "Who, when?"
            </a>
        </p>
        <p>
            "On a page with an article, click it: what you selected there, or else the whole article, opens here. \
            The text travels behind the “#” of the address, which browsers send to nobody."
        </p>
        <Code id="bookmarklet-code" label="Where nothing can be dragged, make a bookmark with this address:" code />
        <Code
            id="snippet-code"
            label="For a page of your own: a button that opens what a reader selected there:"
            code=snippet(&page)
        />
    }
}

/// Code to be copied.
#[component]
fn Code(id: &'static str, label: &'static str, code: String) -> impl IntoView {
    view! {
        <label for=id>{label}</label>
        <textarea id=id class="link code" rows="3" readonly spellcheck="false" prop:value=code></textarea>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_quotation_mark_ends_the_code_early() {
        let page = "https://example.org/whowhen/";
        assert!(!bookmarklet(page).contains('"'));
        assert_eq!(snippet(page).matches('"').count(), 2);
    }
}
