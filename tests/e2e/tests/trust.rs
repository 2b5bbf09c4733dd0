//! What the page promises: nothing is lost, it always answers, nothing runs, it works without a network.

use serde_json::{Value, json};
use std::path::Path;
use whowhen_e2e::browser::Screen;
use whowhen_e2e::journey::{journey, repository};
use whowhen_e2e::page::Page;
use whowhen_e2e::wait;

const ARTICLE: &str = include_str!("../../articles/canal.txt");
const WORDS: &str = "traffic on the waterway resumed";
const OTHER: &str = include_str!("../../articles/moon.txt");

/// Keeps every worker that is started from now on in `workers`.
const WATCH: &str = "window.workers = [];
    const start = window.startPart;
    window.startPart = (name) => {
        const worker = start(name);
        window.workers.push({ name, worker });
        return worker;
    };";

/// A text of about so many kilobytes.
fn long(kilobytes: usize) -> String {
    ARTICLE.repeat(kilobytes * 1024 / ARTICLE.len() + 1)
}

#[test]
fn a_reader_that_dies_is_started_again_and_nothing_is_lost() {
    journey("crash", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.browser.run(WATCH, &[]);
        // One long article: several short ones would be offered one by one.
        let line = format!("On Monday {WORDS}, and the minister met the president in Cairo. ");
        page.paste_large(&line.repeat(2_000));
        wait::until("an article that is being read", || {
            (page.phase() == "busy" && page.text().contains(WORDS)).then_some(())
        });
        page.browser.find("#cancel").click();
        wait::until("a stopped reading", || {
            (page.phase() == "cancelled").then_some(())
        });
        page.browser.find("#progress button").click();
        let killed = "const last = window.workers.findLast(({ name }) => name === 'reader')?.worker;
            last?.terminate();
            return last?.dispatchEvent(new ErrorEvent('error')) ?? false;";
        wait::until("a reader to kill", || {
            (page.browser.run(killed, &[]) == true).then_some(())
        });
        page.says("was started again");
        page.settled();
        assert_eq!(page.phase(), "done");
        assert!(page.text().contains(WORDS));
    });
}

#[test]
fn a_reading_is_cancelled_at_once() {
    journey("cancel", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.paste_large(&long(900));
        page.browser.find("#cancel");
        let took = page.browser.run(
            "const before = performance.now();
             document.querySelector('#cancel').click();
             const cancelled = document.querySelector('#progress').dataset.phase;
             return [performance.now() - before, cancelled];",
            &[],
        );
        // The page changes with the click itself or right after it; no reading can hold it up.
        assert!(took[0].as_f64().unwrap_or(f64::MAX) < 100.0, "{took}");
        wait::until("a stopped reading", || {
            (page.phase() == "cancelled").then_some(())
        });
        page.paste(ARTICLE);
        page.reads(WORDS);
        page.has_events();
    });
}

#[test]
fn of_two_fast_pastes_the_later_wins() {
    journey("two-pastes", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        for (first, second, words) in [
            (long(200), ARTICLE.to_owned(), WORDS),
            (ARTICLE.to_owned(), OTHER.to_owned(), ""),
        ] {
            page.paste_large(&first);
            page.paste_large(&second);
            let start = second.lines().next().unwrap_or_default().trim();
            page.reads(if words.is_empty() { start } else { words });
            page.has_events();
            let quotes = page.events().concat();
            let shown = page.text();
            assert!(
                shown.len() < second.len() + 200,
                "{} bytes are shown",
                shown.len()
            );
            assert!(!quotes.is_empty());
        }
        assert!(!page.text().contains(WORDS));
    });
}

#[test]
fn huge_and_odd_texts_are_answered() {
    journey("huge", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let line = "The minister met the president in Cairo on Monday. ";
        let names: Vec<String> = (0..20_000).map(|at| format!("Name{at}")).collect();
        let hebrew = "אתמול נפגשו נשיא צרפת ונשיא מצרים בקהיר. ".repeat(200);
        let marks = "\u{202e}\u{2066}\u{200b}\u{0}\u{1b}[31mOn Tuesday Finland met Sweden, and they spoke for hours.\u{2069}";
        for (what, text) in [
            ("5 MB", "x".repeat(80) + "\n" + &line.repeat(100_000)),
            ("one line", line.repeat(4_000)),
            ("names", names.join(" ")),
            ("right to left", hebrew),
            ("controls", marks.to_owned()),
        ] {
            page.paste_large(&text);
            // On screen soon, read or being read; what takes long can be stopped.
            wait::until(&format!("an answer to {what}"), || {
                (page.text().contains(text.split(' ').nth(1).unwrap_or(&text))).then_some(())
            });
            if page.phase() == "busy" {
                page.browser
                    .run("document.querySelector('#cancel')?.click()", &[]);
            }
            page.settled();
        }
        page.paste(ARTICLE);
        page.reads(WORDS);
        page.has_events();
    });
}

#[test]
fn a_second_visit_needs_no_network() {
    journey("offline", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let kept = page.browser.run_async(
            "const done = arguments[arguments.length - 1];
             navigator.serviceWorker.ready.then(() => done(true));",
        );
        assert_eq!(kept, true);
        page.browser.open(&site.url());
        page.ready();
        wait::until("a page that the service worker serves", || {
            (page
                .browser
                .run("return navigator.serviceWorker.controller !== null", &[])
                == true)
                .then_some(())
        });
        let asked = site.requests().len();
        page.browser.open(&site.url());
        page.ready();
        page.paste(ARTICLE);
        page.reads(WORDS);
        page.has_events();
        let link = page.share();
        page.browser.open("about:blank");
        page.browser.open(&link);
        page.reads(WORDS);
        let since = site.requests().split_off(asked);
        // What browsers ask of their makers is not ours; whether a newer version is there, may be asked.
        let since: Vec<_> = since
            .iter()
            .filter(|request| request.starts_with('/') && !request.ends_with("sw.js"))
            .collect();
        assert!(since.is_empty(), "asked of the network: {since:?}");
    });
}

#[test]
fn nothing_breaks_the_policy() {
    journey("policy", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let broken = page.browser.run_async(
            "const done = arguments[arguments.length - 1];
             const seen = [];
             document.addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective));
             const script = document.createElement('script');
             script.append('window.ran = true');
             try { document.body.append(script); } catch {}
             fetch('http://example.org/').catch(() => {});
             setTimeout(() => done([seen.length > 0, window.ran === undefined]), 300);",
        );
        assert_eq!(broken, json!([true, true]));
        // These violations were meant.
        let _ = page.browser.console_errors();
    });
}

#[test]
fn one_file_reads_from_the_disk() {
    let file = repository().join("target/whowhen.html");
    assert!(
        Path::new(&file).is_file(),
        "there is no single file; run `make single`"
    );
    journey("single", |site| {
        let page = site.follow(Screen::DESK, &format!("file://{}", file.display()));
        page.ready();
        page.paste_large(ARTICLE);
        page.reads(WORDS);
        page.has_events();
        page.browser.find("#share").click();
        page.browser.find("#copy-link");
        let link = page.browser.find("#link").property("value");
        let opened: Page = site.follow(Screen::DESK, &link);
        opened.reads(WORDS);
        let loaded: Value = page.browser.run(
            "return performance.getEntriesByType('resource').map(({ name }) => name)
                .filter((name) => !name.startsWith('blob:') && !name.startsWith('data:'))",
            &[],
        );
        assert_eq!(loaded, json!([]));
    });
}
