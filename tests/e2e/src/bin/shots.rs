//! `shots [ARTICLE]`: pictures of the built page, wide and narrow, light and dark, for those who work on it.
//! Without an article the page is shown as a first visitor finds it. They go to `target/shots`.

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
    let article = env::args().nth(1).map(|file| {
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file} cannot be read: {error}"))
    });
    let folder = repository().join("target/shots");
    fs::create_dir_all(&folder).expect("a folder for pictures");
    let site = Site::start();
    for (width, screen) in [("wide", Screen::DESK), ("narrow", Screen::PHONE)] {
        for (theme, screen) in [("light", screen), ("dark", screen.dark())] {
            let page = site.visit(screen);
            page.browser.run_async(QUIET);
            if let Some(article) = &article {
                page.paste(article);
                page.browser.run_async(QUIET);
            }
            save(&page.browser, &folder.join(format!("{width}-{theme}.png")), false);
            save(
                &page.browser,
                &folder.join(format!("{width}-{theme}-whole.png")),
                true,
            );
            for error in page.browser.console_errors() {
                println!("console: {error}");
            }
        }
    }
}

fn save(browser: &Browser, file: &Path, whole: bool) {
    fs::write(file, browser.picture(whole)).expect("a picture can be written");
    println!("{}", file.display());
}
