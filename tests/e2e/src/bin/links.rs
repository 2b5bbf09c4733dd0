//! `links ARTICLE ...`: how long the desk takes in the browser to pack an article into its link, without and with the
//! reading in it, and to open the link again. A bench, no test; `benches/links.mjs` has the lengths.

use serde_json::json;
use std::{env, fs};
use whowhen_e2e::browser::{Screen, key};
use whowhen_e2e::journey::Site;
use whowhen_e2e::wait;

/// Notes of every task of a worker how long its answer took. Workers are asked one thing at a time here.
const WATCH: &str = "globalThis.took = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...given) {
        const began = performance.now();
        this.addEventListener('message', () => took.push(performance.now() - began), { once: true });
        return post.apply(this, given);
    };";

const ROUNDS: usize = 5;

fn main() {
    let site = Site::start();
    println!(
        "characters\tlink\twith the reading\tpacking both, ms\topening, ms\topening with the reading, ms\tfile"
    );
    for file in env::args().skip(1) {
        let article = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let page = site.visit(Screen::DESK);
        page.ready();
        page.paste_large(&article);
        let words: String = article.split_whitespace().last().unwrap_or_default().to_owned();
        page.reads(&words);
        page.browser.run(WATCH, &[]);
        let last = || page.browser.run("return took.at(-1) ?? null", &[]).as_f64();
        let count = || {
            page.browser
                .run("return took.length", &[])
                .as_u64()
                .unwrap_or_default()
        };
        let link = || page.browser.find("#link").property("value");
        let mut pack = f64::INFINITY;
        let mut links = [String::new(), String::new()];
        for round in 0..ROUNDS * 2 {
            page.browser.find("#share").click();
            let plain = link();
            page.browser.find("#link-frozen").click();
            wait::until("another link", || (link() != plain).then_some(()));
            // The first task starts the desk.
            if round > 0 {
                pack = pack.min(last().unwrap_or(f64::NAN));
            }
            links = [plain, link()];
            page.browser.press(&[key::ESCAPE]);
        }
        let open = |link: &str| {
            let mut best = f64::INFINITY;
            for _ in 0..ROUNDS {
                let before = count();
                let fragment = link.split('#').nth(1).unwrap_or_default();
                page.browser.run(
                    "location.hash = ''; location.hash = arguments[0]",
                    &[json!(fragment)],
                );
                wait::until("an answer", || (count() > before).then_some(()));
                let first = page.browser.run("return took[arguments[0]]", &[json!(before)]);
                best = best.min(first.as_f64().unwrap_or(f64::NAN));
                page.reads(&words);
            }
            best
        };
        let fragment = |link: &String| link.split('#').nth(1).map_or(0, str::len);
        println!(
            "{}\t{}\t{}\t{pack:.0}\t{:.0}\t{:.0}\t{file}",
            article.trim().chars().count(),
            fragment(&links[0]),
            fragment(&links[1]),
            open(&links[0]),
            open(&links[1]),
        );
    }
}
