//! The page inside a frame of somebody else's page, asked for by `?embed`: timeline, actors and evidence without the
//! text and the tools, which the style sheet leaves out, and a way to the whole page.

use super::browser;
use super::state::AppState;
use leptos::prelude::*;

/// Whether a query asks for it.
pub fn asked(query: &str) -> bool {
    query
        .split('&')
        .any(|part| part == "embed" || part.starts_with("embed="))
}

/// The line below the views: whose article it is, who read it, the way to the whole page.
#[component]
pub fn Foot() -> impl IntoView {
    let app = expect_context::<AppState>();
    let source = move || {
        app.reading.with(|reading| {
            let about = &reading.about;
            let parts = [&about.author, &about.outlet];
            let known: Vec<&str> = parts.into_iter().filter_map(|part| part.as_deref()).collect();
            known.join(", ")
        })
    };
    let whole = move || {
        app.reading.track();
        format!("{}#{}", browser::page_address(), browser::fragment())
    };
    view! {
        <footer id="embedded">
            <span dir="auto">{source}</span>
            <span>"Read by a machine in your browser; nothing was sent."</span>
            <a id="open-whole" target="_blank" rel="noopener" href=whole>
                "With the text and the evidence in WhoWhen"
            </a>
        </footer>
    }
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn only_a_query_of_that_name_asks_for_it() {
        assert!(asked("embed") && asked("embed=1") && asked("a=b&embed"));
        assert!(!asked("") && !asked("text=embed") && !asked("embedded"));
    }
}
