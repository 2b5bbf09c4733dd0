//! What leaves the page and comes back: links with choices, frozen readings, frames, pictures.

use serde_json::json;
use whowhen_e2e::browser::{Screen, key};
use whowhen_e2e::journey::journey;
use whowhen_e2e::page::Page;
use whowhen_e2e::wait;

const ARTICLE: &str = include_str!("../../articles/canal.txt");
const WORDS: &str = "traffic on the waterway resumed";

/// The link with these choices turned over.
fn link(page: &Page, choices: &[&str]) -> String {
    page.browser.find("#share").click();
    let shown = || page.browser.find("#link").property("value");
    for choice in choices {
        let before = shown();
        page.browser.find(choice).click();
        wait::until("another link", || (shown() != before).then_some(()));
    }
    let link = shown();
    page.browser.press(&[key::ESCAPE]);
    link
}

#[test]
fn a_frozen_reading_is_shown_until_somebody_wants_a_new_one() {
    journey("frozen", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        let plain = link(&page, &[]);
        let frozen = link(&page, &["#link-frozen"]);
        assert!(frozen.len() > plain.len(), "{} {}", frozen.len(), plain.len());
        let guest = site.follow(Screen::DESK, &frozen);
        guest.says("as its sender saw it");
        guest.show_list();
        assert_eq!(guest.events(), page.events());
        guest.browser.find("#read-again").click();
        wait::until("a reading of its own", || {
            (!guest.messages().contains("as its sender saw it")).then_some(())
        });
        guest.settled();
        assert_eq!(guest.events(), page.events());
    });
}

#[test]
fn quotes_alone_leave_the_rest_where_it_is() {
    journey("quotes", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        let quotes = link(&page, &["#link-quotes", "#link-frozen"]);
        let guest = site.follow(Screen::DESK, &quotes);
        guest.says("Only the sentences that are quoted");
        guest.show_list();
        assert!(guest.text().len() < page.text().len());
        assert_eq!(guest.events().len(), page.events().len());
        assert_eq!(guest.published(), page.published());
    });
}

#[test]
fn a_link_opens_what_its_sender_looked_at() {
    journey("looked-at", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        let all = page.events().len();
        page.browser.find("#actors [data-option=World]").click();
        page.browser.find("#filters-button").click();
        page.browser
            .find("#filters fieldset:nth-of-type(3) .chip")
            .click();
        page.browser.press(&[key::ESCAPE]);
        wait::until("the events of one actor", || {
            (1..all).contains(&page.events().len()).then_some(())
        });
        page.select_event(0);
        let made = link(&page, &[]);
        let guest = site.follow(Screen::DESK, &made);
        guest.reads(WORDS);
        guest.browser.find("#timeline[data-form=list]");
        guest.browser.find("#actors[data-form=world]");
        wait::until("the same events", || {
            (guest.events() == page.events()).then_some(())
        });
        assert_eq!(guest.selected(), page.selected());
        let without = link(&page, &["#link-view"]);
        let guest = site.follow(Screen::DESK, &without);
        guest.reads(WORDS);
        guest.browser.find("#timeline[data-form=picture]");
        assert!(guest.browser.all("#chosen .chip").is_empty());
    });
}

#[test]
fn a_link_that_is_put_into_the_page_is_opened() {
    journey("put-in-link", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        let made = link(&page, &[]);
        let other = site.visit(Screen::DESK);
        other.ready();
        other.paste(&made);
        other.reads(WORDS);
        other.has_events();
        other.paste(&made[..made.len() - 40]);
        other.says("was cut");
    });
}

#[test]
fn a_frame_shows_the_views_and_leads_to_the_whole() {
    journey("frame", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        page.browser.find("#timeline [data-option=Picture]").click();
        page.browser.find("#share").click();
        let frame = page.browser.find("#embed-frame").property("value");
        assert!(frame.contains("?embed#1"), "{frame}");
        page.browser.press(&[key::ESCAPE]);
        let address = frame.split('"').nth(1).unwrap_or_default();
        let guest = site.follow(Screen::DESK, address);
        wait::until("events in the frame", || {
            (!guest.browser.all("#lanes [data-event]").is_empty()).then_some(())
        });
        assert!(!guest.browser.find("#text").is_displayed());
        assert!(!guest.browser.find("#share").is_displayed());
        let whole = guest.browser.find("#open-whole").property("href");
        assert!(whole.contains("#1") && !whole.contains("?embed"), "{whole}");
    });
}

#[test]
fn the_whole_timeline_and_map_are_saved_as_pictures() {
    journey("pictures", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        page.browser.run(
            "window.savedFiles = [];
             const make = URL.createObjectURL;
             URL.createObjectURL = (blob) => { window.savedFiles.push([blob.type, blob.size]); return make.call(URL, blob); };",
            &[],
        );
        page.browser.find("#share").click();
        for (picture, kind) in [
            ("timeline.svg", "image/svg+xml"),
            ("map.svg", "image/svg+xml"),
            ("timeline.png", "image/png"),
            ("map.png", "image/png"),
        ] {
            page.browser.find(&format!("[data-export='{picture}']")).click();
            page.says(&format!("-{picture}."));
            let last = page.browser.run("return window.savedFiles.at(-1)", &[]);
            assert_eq!(last[0], json!(kind), "{picture}: {last}");
            assert!(
                last[1].as_u64().is_some_and(|size| size > 1_000),
                "{picture}: {last}"
            );
        }
    });
}
