//! `shots [ARTICLE ...]`: pictures of the built page, wide and narrow, light and dark, for those who work on
//! it. Without an article the page is shown as a first visitor finds it. `FORM=World` (Network, Matrix, List, Words)
//! opens that form of the actor map first. They go to `target/shots`.

use serde_json::json;
use std::path::Path;
use std::{env, fs};
use whowhen_e2e::browser::{Browser, Screen};
use whowhen_e2e::journey::{Site, repository};

/// Resolves once the page has not changed for a while: good enough for a look, where a test would wait for
/// something in particular.
const QUIET: &str = "const done = arguments[arguments.length - 1];
    const rest = () => setTimeout(done, 700);
    let timer = rest();
    new MutationObserver(() => { clearTimeout(timer); timer = rest(); })
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });";

fn main() {
    let articles: Vec<(String, String)> = env::args()
        .skip(1)
        .map(|file| {
            let text =
                fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file} cannot be read: {error}"));
            let name = Path::new(&file).file_stem().unwrap_or_default();
            (name.to_string_lossy().into_owned(), text)
        })
        .collect();
    let folder = repository().join("target/shots");
    fs::create_dir_all(&folder).expect("a folder for pictures");
    let site = Site::start();
    for (width, screen) in [("wide", Screen::DESK), ("narrow", Screen::PHONE)] {
        for (theme, screen) in [("light", screen), ("dark", screen.dark())] {
            let page = site.visit(screen);
            page.browser.run_async(QUIET);
            let shoot = |name: &str| {
                if let Ok(form) = env::var("FORM") {
                    page.browser.run(
                        "document.querySelector(`#actors [data-option=${arguments[0]}]`)?.click()",
                        &[json!(form)],
                    );
                    page.browser.run_async(QUIET);
                }
                if width == "wide" {
                    save(&page.browser, &folder.join(format!("{name}wide-{theme}.png")));
                    return;
                }
                for tab in ["text", "timeline", "actors"] {
                    page.browser.run(
                        "document.querySelector(`#tabs [data-tab=${arguments[0]}]`).click()",
                        &[json!(tab)],
                    );
                    page.browser.run_async(QUIET);
                    save(
                        &page.browser,
                        &folder.join(format!("{name}narrow-{theme}-{tab}.png")),
                    );
                }
            };
            if articles.is_empty() {
                shoot("");
            }
            for (name, article) in &articles {
                page.paste(article);
                page.browser.run_async(QUIET);
                shoot(&format!("{name}-"));
            }
            for error in page.browser.console_errors() {
                println!("console: {error}");
            }
        }
    }
}

fn save(browser: &Browser, file: &Path) {
    fs::write(file, browser.picture(false)).expect("a picture can be written");
    println!("{}", file.display());
}
