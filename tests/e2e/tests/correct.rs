//! What readers do to put a reading right, take it back, keep it and pass it on.

use whowhen_e2e::access::faults;
use whowhen_e2e::browser::{Screen, key};
use whowhen_e2e::fixes::Hand;
use whowhen_e2e::journey::{Site, journey};
use whowhen_e2e::page::Page;
use whowhen_e2e::wait;

const ARTICLE: &str = include_str!("../../articles/peace.txt");
const WORDS: &str = "Five days later Santos won";
/// An article with something to check.
const DOUBTFUL: &str = include_str!("../../articles/merger.txt");

/// Undoes everything, then does everything again; the state is what it was at either end.
fn back_and_forth(hand: &Hand, first: &str, undo: impl Fn(), redo: impl Fn()) {
    let last = hand.state();
    let steps = hand.corrected();
    for _ in 0..steps {
        undo();
    }
    wait::until("the reading as it was made", || {
        (hand.state() == first).then_some(())
    });
    for _ in 0..steps {
        redo();
    }
    wait::until("the reading as it was put right", || {
        (hand.state() == last).then_some(())
    });
}

/// A guest with a fresh profile sees what the reader sees.
fn shared(site: &Site, page: &Page, hand: &Hand) {
    let link = page.share();
    let guest = site.follow(Screen::DESK, &link);
    guest.reads(WORDS);
    let guest = Hand::new(&guest);
    guest.lists();
    guest.has_corrected(hand.corrected());
    wait::until("the same state", || (guest.state() == hand.state()).then_some(()));
}

#[test]
fn a_reading_is_put_right_by_pointer() {
    journey("correct-pointer", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        let hand = Hand::new(&page);
        hand.lists();
        let first = hand.state();

        // A vague date.
        page.select_event(0);
        hand.click("#fix-date");
        page.browser.find("#date-words:focus");
        hand.write("about 2010");
        page.browser.find("#set-date:not([disabled])");
        hand.click("#set-date");
        hand.has_corrected(1);
        hand.has_focus("fix-date");
        assert!(
            page.events().iter().any(|event| event.contains("~ 2010")),
            "{:?}",
            page.events()
        );
        page.browser.find("#evidence .pencil:not([hidden])");

        // Not an event.
        let before = page.events().len();
        page.select_event(1);
        hand.click("#not-event");
        hand.has_corrected(2);
        assert_eq!(page.events().len(), before - 1);

        // One more from the text.
        hand.mark("almost eight weeks after voters rejected the first one");
        hand.click("#mark-event");
        hand.has_corrected(3);
        assert_eq!(page.events().len(), before);

        // A relation the other way round.
        hand.pick_directed();
        hand.click("#evidence [data-flip]");
        hand.has_corrected(4);

        // Two actors are one.
        let actors = page.actors().len();
        hand.click("#actor-table [data-actor=a1] button");
        hand.click("#same-as");
        hand.write("United");
        wait::until("fewer offers", || {
            (page.browser.all("#offers li").len() < 5).then_some(())
        });
        hand.click("#offers button");
        hand.has_corrected(5);
        assert_eq!(page.actors().len(), actors - 1);

        // As extracted, and back.
        let corrected = hand.state();
        hand.click("#as-extracted");
        wait::until("the reading as extracted", || {
            (hand.state() != corrected).then_some(())
        });
        hand.click("#as-extracted");
        wait::until("the corrections", || (hand.state() == corrected).then_some(()));

        back_and_forth(&hand, &first, || hand.click("#undo"), || hand.click("#redo"));
        // A merge travels.
        shared(site, &page, &hand);

        // The merge is split again from the list of what was done.
        hand.click("#open-steps");
        page.browser.find("#in-force #take-back-4");
        hand.click("#take-back-4");
        hand.has_corrected(4);
        page.browser.press(&[key::ESCAPE]);
        hand.has_focus("open-steps");
        assert_eq!(page.actors().len(), actors);
    });
}

#[test]
fn a_reading_is_put_right_by_keyboard_alone() {
    journey("correct-keyboard", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        let hand = Hand::new(&page);
        hand.lists();
        let first = hand.state();

        page.browser.press(&["j"]);
        wait::until("an event on the card", || {
            page.selected().starts_with('e').then_some(())
        });
        hand.tab_to("#fix-date");
        hand.press(key::ENTER);
        page.browser.find("#date-words:focus");
        hand.write("before 15 Sep 2021");
        page.browser.find("#set-date:not([disabled])");
        hand.press(key::ENTER);
        hand.has_corrected(1);
        hand.has_focus("fix-date");

        hand.tab_to("#not-event");
        hand.press(key::ENTER);
        hand.has_corrected(2);

        page.browser.press(&["a"]);
        page.browser.find("#add-words:focus");
        hand.write("almost eight weeks after voters rejected the first one");
        page.browser.find("#add-event:not([disabled])");
        hand.tab_to("#add-event");
        hand.press(key::ENTER);
        hand.has_corrected(3);

        // A relation by its line in the table.
        hand.pick_directed();
        hand.tab_to("#evidence [data-flip]");
        hand.press(key::ENTER);
        hand.has_corrected(4);

        hand.tab_to("#actor-table tr:last-child button");
        hand.press(key::ENTER);
        hand.tab_to("#same-as");
        hand.press(key::ENTER);
        page.browser.find("#same-search:focus");
        hand.press(key::ENTER);
        hand.has_corrected(5);

        // A dialog that is left with Escape gives the focus back.
        for opener in ["#open-add", "#open-steps", "#library", "#open-silent"] {
            hand.tab_to(opener);
            hand.press(key::ENTER);
            page.browser.find("#fix-dialog[open]");
            hand.press(key::ESCAPE);
            hand.has_focus(opener.trim_start_matches('#'));
        }

        back_and_forth(
            &hand,
            &first,
            || page.browser.chord(&[key::CONTROL], &["z"]),
            || page.browser.chord(&[key::CONTROL, key::SHIFT], &["z"]),
        );
        shared(site, &page, &hand);
    });
}

#[test]
fn work_outlives_a_paste_a_reload_and_the_tab_when_asked() {
    journey("correct-keep", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        let hand = Hand::new(&page);
        hand.lists();
        page.select_event(0);
        hand.click("#not-event");
        hand.has_corrected(1);
        let state = hand.state();

        // Another article; the corrections of the first one are a step back.
        page.paste("Mali voted\n\n20 May 2024\n\nMali held an election on Sunday. The president met the ministers of Chad.");
        page.reads("held an election");
        page.says("corrections of the previous article are kept");
        page.browser.chord(&[key::CONTROL], &["z"]);
        page.reads(WORDS);
        wait::until("the first article as it was put right", || {
            (hand.state() == state).then_some(())
        });

        // A reload offers the work back.
        wait::until("the work put away", || {
            let kept = page
                .browser
                .run("return sessionStorage.getItem('whowhen-unsaved') ?? ''", &[]);
            kept.as_str()
                .is_some_and(|kept| kept.split('\n').nth(4) == Some("1"))
                .then_some(())
        });
        page.browser.open("about:blank");
        page.browser.open(&site.url());
        page.ready();
        hand.click("#unsaved-back");
        page.reads(WORDS);
        hand.lists();
        wait::until("the work", || (hand.state() == state).then_some(()));

        // Kept because it was asked for; nothing was before.
        let databases = "const done = arguments[arguments.length - 1];
            indexedDB.databases().then(all => done(all.map(one => one.name)))";
        assert_eq!(page.browser.run_async(databases), serde_json::json!([]));
        hand.click("#keep-article");
        page.says("Kept on this device");
        page.browser.run("sessionStorage.clear()", &[]);
        page.browser.open("about:blank");
        page.browser.open(&site.url());
        page.ready();
        hand.click("#library");
        page.browser.find("#kept li");
        hand.click("#kept [data-rename]");
        hand.click("#kept form input");
        hand.write(" again");
        hand.click("#kept form button");
        wait::until("the new name", || {
            page.browser
                .find("#kept li")
                .text()
                .contains("again")
                .then_some(())
        });
        hand.click("#library-search");
        hand.write("FARC");
        hand.click("#kept [data-open]");
        page.reads(WORDS);
        hand.lists();
        wait::until("what was kept", || (hand.state() == state).then_some(()));
        hand.click("#library");
        hand.click("#kept [data-delete]");
        page.says("Nothing is kept");
    });
}

#[test]
fn what_is_to_check_is_walked_through() {
    journey("correct-review", |site| {
        let page = site.reader_of(DOUBTFUL, "Comcast");
        let hand = Hand::new(&page);
        let count = || -> usize {
            let count = page.browser.find("#review").attribute("data-count");
            count.and_then(|count| count.parse().ok()).unwrap_or_default()
        };
        let before = count();
        assert!(before > 0, "the article has something to check");
        hand.click("#review");
        hand.has_focus("review-bar");
        hand.press(key::ENTER);
        wait::until("one less to check", || (count() == before - 1).then_some(()));
        hand.has_corrected(1);
        page.browser.chord(&[key::CONTROL], &["z"]);
        wait::until("as many as before", || (count() == before).then_some(()));
        hand.click("#review");
        hand.has_focus("review-bar");
        hand.press("x");
        wait::until("one less to check", || (count() == before - 1).then_some(()));
        if before > 1 {
            hand.press(key::ESCAPE);
        }
        // The button of the walk is dead when nothing is left to check.
        hand.has_focus(if before > 1 { "review" } else { "undo" });
    });
}

#[test]
fn an_actor_dragged_onto_another_is_asked_about() {
    journey("correct-drag", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        let hand = Hand::new(&page);
        // Organs of a state stand in its node, so which actors have one is the reading's business.
        let nodes = wait::until("two actors", || {
            let nodes = page.browser.run(
                "return [...document.querySelectorAll('#network .node')].map((node) => node.dataset.actor)",
                &[],
            );
            let node = |index: usize| Some(format!("#network [data-actor={}]", nodes[index].as_str()?));
            Some([node(0)?, node(1)?])
        });
        hand.drag(hand.middle(&nodes[1]), hand.middle(&nodes[0]));
        page.browser.find("#fix-dialog[open]");
        hand.click("#offers button");
        hand.has_corrected(1);
        page.browser.find("#evidence");
        hand.click("#undo");
        hand.has_corrected(0);
    });
}

#[test]
fn every_dialog_is_accessible_and_gives_the_focus_back() {
    journey("correct-dialogs", |site| {
        for (theme, screen) in [("light", Screen::DESK), ("dark", Screen::DESK.dark())] {
            let page = site.visit(screen);
            page.ready();
            page.paste(ARTICLE);
            page.reads(WORDS);
            let hand = Hand::new(&page);
            hand.lists();
            let check = |button: &str| {
                hand.tab_to(button);
                let opener = hand.focus();
                hand.press(key::ENTER);
                page.browser.find("dialog[open]");
                let faults = faults(&page.browser);
                assert!(faults.is_empty(), "{theme}, {button}: {faults:#?}");
                hand.press(key::ESCAPE);
                wait::until("a closed dialog", || {
                    page.browser.all("dialog[open]").is_empty().then_some(())
                });
                hand.has_focus(&opener);
            };
            page.select_event(0);
            for button in ["#fix-date", "#wrong-actor", "#same-as", "#change"] {
                check(&format!("#evidence {button}"));
            }
            hand.click("#actor-table [data-actor=a1] button");
            for button in ["#same-as", "#change"] {
                check(&format!("#evidence {button}"));
            }
            hand.click("#relations tbody tr button");
            check("#evidence [id^=kind-]");
            for button in [
                "#open-steps",
                "#open-silent",
                "#open-add",
                "#library",
                "#new-article",
                "#share",
                "#published-chip",
                "#open-origin",
            ] {
                check(button);
            }
            page.browser.press(&["?"]);
            page.browser.find("dialog[open]");
            let faults = faults(&page.browser);
            assert!(faults.is_empty(), "{theme}, help: {faults:#?}");
        }
    });
}
