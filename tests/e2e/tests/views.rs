//! What visitors do with the views of a reading: by pointer, by keys, by touch, on paper, by ear.

use serde_json::json;
use whowhen_e2e::access::faults;
use whowhen_e2e::browser::{Screen, key};
use whowhen_e2e::journey::journey;
use whowhen_e2e::page::Page;
use whowhen_e2e::wait;
use whowhen_e2e::webdriver::Kind;

const ARTICLES: [(&str, &str); 6] = [
    (include_str!("../../articles/canal.txt"), "canal"),
    (include_str!("../../articles/cathedral.txt"), "cathedral"),
    (include_str!("../../articles/cave.txt"), "cave"),
    (include_str!("../../articles/merger.txt"), "merger"),
    (include_str!("../../articles/moon.txt"), "moon"),
    (include_str!("../../articles/referendum.txt"), "referendum"),
];

/// Left end of the marks on the picture, by number of the event.
fn marks(page: &Page) -> Vec<(i64, f64)> {
    let marks = page.browser.run(
        "return [...document.querySelectorAll('#lanes .mark:not(.empty)')].map(mark =>
            [+mark.dataset.event, mark.querySelector('.shape').getBoundingClientRect().left])",
        &[],
    );
    let marks = marks.as_array().cloned().unwrap_or_default();
    let mut marks: Vec<(i64, f64)> = marks
        .iter()
        .filter_map(|mark| Some((mark[0].as_i64()?, mark[1].as_f64()?)))
        .collect();
    marks.sort_by_key(|mark| mark.0);
    marks
}

/// Whether the same marks stand at the same places, but for what a frame around one of them takes.
fn same(a: &[(i64, f64)], b: &[(i64, f64)]) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| a.0 == b.0 && (a.1 - b.1).abs() < 2.5)
}

/// Pixels from the first to the last mark.
fn spread(page: &Page) -> f64 {
    let places: Vec<f64> = marks(page).into_iter().map(|mark| mark.1).collect();
    places.iter().copied().fold(f64::MIN, f64::max) - places.iter().copied().fold(f64::MAX, f64::min)
}

fn has(page: &Page, selector: &str) -> bool {
    !page.browser.all(selector).is_empty()
}

#[test]
fn the_timeline_is_moved_by_hand_wheel_keys_and_fingers() {
    journey("timeline", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let whole = marks(&page);
        assert!(whole.len() >= 8, "{whole:?}");
        let middle = page.browser.middle("#lanes");
        let still = |page: &Page| page.browser.find("#zoom-fit").attribute("disabled").is_some();
        assert!(still(&page));

        page.browser.wheel(middle, (0, -240));
        wait::until("a closer look", || (!still(&page)).then_some(()));
        let near = marks(&page);
        page.browser.drag(middle, (middle.0 - 120.0, middle.1));
        wait::until("a move by as much as the hand", || {
            let moved = marks(&page);
            let both: Vec<f64> = moved
                .iter()
                .filter_map(|(number, x)| near.iter().find(|mark| mark.0 == *number).map(|mark| mark.1 - x))
                .collect();
            (!both.is_empty() && both.iter().all(|by| (by - 120.0).abs() < 2.0)).then_some(())
        });
        page.browser.find("#zoom-fit").click();
        wait::until("the whole again", || still(&page).then_some(()));

        page.browser.run("document.querySelector('#lanes').focus()", &[]);
        for (keys, zoomed) in [(["+"], true), (["0"], false)] {
            page.browser.press(&keys);
            wait::until("the key's work", || (still(&page) != zoomed).then_some(()));
        }
        page.browser.press(&["+", "+", key::RIGHT]);
        wait::until("a move by key", || (!same(&marks(&page), &whole)).then_some(()));
        page.browser.press(&["0"]);
        wait::until("the whole again", || still(&page).then_some(()));

        page.browser.run(
            "document.querySelector('#lanes .mark .shape').scrollIntoView({ block: 'center', behavior: 'instant' })",
            &[],
        );
        let mark = page.browser.middle("#lanes .mark .shape");
        page.browser.double_click(mark);
        wait::until("a look at one event", || (!still(&page)).then_some(()));
        page.browser.find("#zoom-fit").click();
        wait::until("the whole again", || still(&page).then_some(()));

        let (left, right) = ((middle.0 - 40.0, middle.1), (middle.0 + 40.0, middle.1));
        page.browser.touch(&[
            (left, (left.0 - 100.0, left.1)),
            (right, (right.0 + 100.0, right.1)),
        ]);
        wait::until("what two fingers spread", || (!still(&page)).then_some(()));
        page.browser.find("#zoom-fit").click();

        page.browser.find("#even-steps").click();
        wait::until("even steps", || (!same(&marks(&page), &whole)).then_some(()));
        page.browser.find("#even-steps").click();
        wait::until("true scale", || same(&marks(&page), &whole).then_some(()));
        assert!(spread(&page) > 100.0);

        // A lane folds to counts and opens again.
        page.browser.find(".lane-name").click();
        wait::until("a folded lane", || {
            has(&page, "#lanes .cluster:not(.empty)").then_some(())
        });
        page.browser.find(".lane-name").click();
        wait::until("all marks", || same(&marks(&page), &whole).then_some(()));
    });
}

#[test]
fn a_period_and_a_filter_narrow_every_view() {
    journey("filters", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let [left, top, width, height] = page.browser.place("#timeline .axis");
        let y = top + height / 2.0;
        page.browser
            .drag((left + width * 0.45, y), (left + width * 0.7, y));
        page.browser.find("#chosen:not([hidden]) .chip");
        page.show_list();
        let whole = page.browser.run(
            "return +document.querySelector('#counts').textContent.split(' ')[0]",
            &[],
        );
        let whole = usize::try_from(whole.as_u64().unwrap_or_default()).unwrap_or_default();
        let some = wait::until("some of the events", || {
            Some(page.events().len()).filter(|count| (1..whole).contains(count))
        });
        assert!(has(&page, "#text .piece.out"));
        page.browser.find("#chosen .chip").click();
        wait::until("all events", || (page.events().len() > some).then_some(()));
        assert!(!has(&page, "#text .piece.out"));

        let all = page.events().len();
        page.browser.find("#filters-button").click();
        page.browser.find("#filters fieldset .chip").click();
        page.browser.press(&[key::ESCAPE]);
        wait::until("those of one status", || {
            (1..all).contains(&page.events().len()).then_some(())
        });
        page.browser.find("#chosen .chip").click();
        wait::until("all events", || (page.events().len() == all).then_some(()));

        let number =
            "return [...document.querySelectorAll('#events li[data-event]')].map(row => +row.dataset.event)";
        let in_time = page.browser.run(number, &[]);
        page.browser.find("#as-told").click();
        wait::until("the order of telling", || {
            (page.browser.run(number, &[]) != in_time).then_some(())
        });
        let as_told = page.browser.run(number, &[]);
        page.browser.find("#as-told").click();
        wait::until("another order", || {
            (page.browser.run(number, &[]) != as_told).then_some(())
        });
    });
}

#[test]
fn words_are_found_in_events_and_text() {
    journey("search", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.show_list();
        let all = page.events().len();
        page.browser.press(&["/"]);
        page.browser.find("#search:focus").write("turkey");
        wait::until("places in the text", || {
            (page.browser.all("#text mark").len() > 2).then_some(())
        });
        wait::until("events with the word", || {
            (1..all).contains(&page.events().len()).then_some(())
        });
        page.browser.press(&[key::ENTER]);
        page.browser.find("#text mark.current");
        page.browser.press(&[key::ENTER]);
        page.browser.find("#text mark.current[data-found='1']");
        page.browser.press(&[key::ESCAPE]);
        wait::until("all events", || (page.events().len() == all).then_some(()));
        assert!(!has(&page, "#text mark"));
    });
}

#[test]
fn cards_are_kept_and_compared() {
    journey("cards", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.browser.press(&["j"]);
        let first = wait::until("a card", || Some(page.selected()).filter(|item| !item.is_empty()));
        page.browser.find("#keep").click();
        page.browser.find("#next").click();
        wait::until("the next card", || (page.selected() != first).then_some(()));
        page.browser
            .find(&format!("#evidence [data-kept={first}] blockquote"));
        page.browser.find("#previous").click();
        wait::until("the first card once", || {
            (page.selected() == first && !has(&page, "#evidence [data-kept]")).then_some(())
        });
        page.browser.find("#next").click();
        page.browser.find("#evidence .let-go").click();
        wait::until("nothing kept", || {
            (!has(&page, "#evidence [data-kept]")).then_some(())
        });
    });
}

#[test]
fn paper_has_text_notes_timeline_and_tables() {
    journey("paper", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.browser.run("dispatchEvent(new Event('beforeprint'))", &[]);
        page.browser.find("#paper .notes-on-paper li");
        page.browser.find("#paper .mark");
        page.browser.find("#relations");
        page.browser.run("dispatchEvent(new Event('afterprint'))", &[]);
        wait::until("the screen as before", || {
            (!has(&page, "#paper") && !has(&page, "#relations")).then_some(())
        });
    });
}

/// Everything that stands in the way of someone who does not see, or does not point.
#[test]
fn every_view_is_accessible() {
    journey("access", |site| {
        let check = |page: &Page, view: &str| {
            let mut faults = faults(&page.browser);
            // On a narrow screen the views' own headings make room for what they show.
            faults.retain(|fault| !fault.starts_with("heading-order"));
            assert!(faults.is_empty(), "{view}: {faults:#?}");
        };
        for (theme, desk, phone) in [
            ("light", Screen::DESK, Screen::PHONE),
            ("dark", Screen::DESK.dark(), Screen::PHONE.dark()),
        ] {
            let page = site.visit(desk);
            page.ready();
            check(&page, &format!("{theme}, as a visitor finds it"));
            page.browser.find("#keep").click();
            page.browser.find("#next").click();
            page.browser.find("#search").write("turkey");
            page.show_list();
            page.show_actors();
            check(&page, &format!("{theme}, lists"));
            page.browser.find("#actors [data-option=Matrix]").click();
            page.browser.find("#filters-button").click();
            check(&page, &format!("{theme}, matrix and filter"));
            page.browser.press(&[key::ESCAPE]);
            for (button, dialog) in [
                ("#new-article", "#paste-dialog"),
                ("#share", "#share-dialog"),
                ("#published-chip", "#published-dialog"),
            ] {
                page.browser.find(button).click();
                page.browser.find(&format!("{dialog}[open]"));
                check(&page, &format!("{theme}, {dialog}"));
                page.browser.press(&[key::ESCAPE]);
                wait::until("a closed dialog", || (!has(&page, "dialog[open]")).then_some(()));
            }
            if Kind::chosen() != Kind::Chromium {
                // Their windows cannot be made as narrow as a phone.
                continue;
            }
            let page = site.visit(phone);
            page.ready();
            for tab in ["text", "timeline", "actors"] {
                page.browser.find(&format!("#tabs [data-tab={tab}]")).click();
                check(&page, &format!("{theme}, {tab} on a phone"));
            }
            page.browser.find("#tabs [data-tab=timeline]").click();
            page.select_event(1);
            check(&page, &format!("{theme}, card on a phone"));
        }
    });
}

#[test]
fn the_list_reads_as_a_story() {
    if Kind::chosen() != Kind::Chromium {
        // Only Chromium's protocol shows the accessibility tree.
        return;
    }
    journey("by-ear", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.show_list();
        page.browser.find("#events li");
        let tree = page.browser.cdp("Accessibility.getFullAXTree", &json!({}));
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let said = |role: &str| -> Vec<String> {
            nodes
                .iter()
                .filter(|node| node["ignored"] != true && node["role"]["value"] == role)
                .map(|node| node["name"]["value"].as_str().unwrap_or_default().to_owned())
                .collect()
        };
        let headings = said("heading");
        for heading in ["Text", "Timeline", "Actors"] {
            assert!(
                headings.iter().any(|said| said.eq_ignore_ascii_case(heading)),
                "{headings:?}"
            );
        }
        // Each event is one button that says when, what and who, in order of time.
        let buttons = said("button");
        let events = page.events();
        let mut from = 0;
        for event in &events {
            let words: String = event.chars().filter(|c| c.is_alphanumeric()).collect();
            let at = buttons
                .iter()
                .skip(from)
                .position(|said| said.chars().filter(|c| c.is_alphanumeric()).collect::<String>() == words);
            from += at.unwrap_or_else(|| panic!("{event:?} is not said after {from} of {buttons:#?}")) + 1;
        }
        assert!(buttons.iter().all(|said| !said.is_empty()), "{buttons:#?}");
    });
}

#[test]
fn no_article_is_wider_than_its_screen() {
    journey("widths", |site| {
        let screens = if Kind::chosen() == Kind::Chromium {
            vec![Screen::DESK, Screen::PHONE]
        } else {
            vec![Screen::DESK]
        };
        for screen in screens {
            let page = site.visit(screen);
            page.ready();
            for (article, name) in ARTICLES {
                page.paste(article);
                let words: String = article.chars().rev().skip(8).take(24).collect();
                page.reads(&words.chars().rev().collect::<String>());
                for tab in ["text", "timeline", "actors"] {
                    page.browser.run(
                        "document.querySelector(`#tabs [data-tab=${arguments[0]}]`).click()",
                        &[json!(tab)],
                    );
                    let wider = page.browser.run(
                        "const wide = [...document.querySelectorAll('body, #head, #main, .pane, #text, .bar, .list, #evidence')]
                            .filter(part => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
                            .map(part => part.id || part.className);
                         if (document.documentElement.scrollWidth > innerWidth) wide.push('page');
                         return wide",
                        &[],
                    );
                    assert_eq!(wider, json!([]), "{name}, {tab}, {} px", screen.width);
                }
            }
        }
    });
}
