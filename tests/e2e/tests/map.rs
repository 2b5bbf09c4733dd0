//! What visitors do with the actor map, by pointer and by keyboard alone.

use serde_json::json;
use whowhen_e2e::browser::{Screen, key};
use whowhen_e2e::journey::journey;
use whowhen_e2e::page::Page;
use whowhen_e2e::wait;

const ARTICLE: &str = include_str!("../../articles/canal.txt");
const WORDS: &str = "traffic on the waterway resumed";

fn form(page: &Page, name: &str) {
    page.browser
        .find(&format!("#actors [data-option={name}]"))
        .click();
}

fn transform(page: &Page, selector: &str) -> String {
    page.browser
        .find(selector)
        .attribute("transform")
        .unwrap_or_default()
}

#[test]
fn relations_are_sorted_played_and_shown_on_the_world() {
    journey("map", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        form(&page, "List");
        let relations = || page.browser.all("#relations tbody tr").len();
        wait::until("relations in the list", || (relations() > 1).then_some(()));
        page.browser.find("#relations [data-sort=from]").click();
        page.browser.find("#relations th[aria-sort=ascending]");
        let names = page.browser.run(
            "return [...document.querySelectorAll('#relations tbody tr td:first-child')].map(cell => cell.textContent.trim())",
            &[],
        );
        let names: Vec<&str> = names
            .as_array()
            .map(|names| names.iter().filter_map(|name| name.as_str()).collect())
            .unwrap_or_default();
        assert!(names.is_sorted(), "{names:?}");
        page.browser.find("#relations [data-sort=from]").click();
        page.browser.find("#relations th[aria-sort=descending]");

        // The story is told up to its first event, then whole again.
        let whole = relations();
        page.browser.run(
            "const range = document.getElementById('told'); range.value = 1;
             range.dispatchEvent(new Event('input', { bubbles: true }));",
            &[],
        );
        wait::until("fewer relations", || (relations() < whole).then_some(()));
        page.browser.find(".play .btn:not([hidden]):last-child").click();
        wait::until("all relations", || (relations() == whole).then_some(()));

        form(&page, "World");
        page.browser.find("#world .land.named");
        page.browser.find("#world .node");
        wait::until("places on the map", || {
            (page.browser.all("#world .spot").len() > 1).then_some(())
        });
    });
}

#[test]
fn the_network_is_walked_without_a_pointer() {
    journey("map-keys", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.paste(ARTICLE);
        page.reads(WORDS);
        form(&page, "Network");
        page.browser.find("#network .node");
        let focus = |selector: &str| {
            page.browser
                .run("document.querySelector(arguments[0]).focus()", &[json!(selector)]);
        };
        focus("#network .node.linked");
        let node = page.browser.focused().attribute("data-actor").unwrap_or_default();
        let selector = format!("#network [data-actor={node}]");
        let before = transform(&page, &selector);
        page.browser.chord(&[key::SHIFT], &[key::RIGHT]);
        wait::until("a moved node", || {
            (transform(&page, &selector) != before).then_some(())
        });
        page.browser.press(&[key::ENTER]);
        wait::until("the actor's card", || (page.selected() == node).then_some(()));

        let count = || page.browser.all("#network .node").len();
        let everyone = count();
        page.browser.find(".map-bar .btn").click();
        let narrowed = page.browser.find("#focus").text();
        assert!(count() <= everyone);
        let guest = site.follow(Screen::DESK, &page.share());
        guest.reads(WORDS);
        assert_eq!(guest.browser.find("#focus").text(), narrowed);
        // What was moved stays where it was put.
        let moved = transform(&page, &selector);
        form(&page, "List");
        form(&page, "Network");
        assert_eq!(transform(&page, &selector), moved);
    });
}

#[test]
fn an_actor_is_dragged_and_its_edges_follow() {
    journey("map-drag", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.paste(ARTICLE);
        page.reads(WORDS);
        form(&page, "Network");
        page.browser.find("#network .edge");
        let ways = "return [...document.querySelectorAll('#network .edge .line')].map(line => line.getAttribute('d'))";
        let state = || {
            (
                transform(&page, "#network .node.linked"),
                page.browser.run(ways, &[]),
            )
        };
        let before = state();
        let [left, top, width, height] = page.browser.place("#network .node.linked");
        let (x, y) = (left + width / 2.0, top + height / 2.0);
        page.browser.drag((x, y), (x + 25.0, y + 12.0));
        let after = wait::until("a moved node and its edges", || {
            Some(state()).filter(|now| now.0 != before.0 && now.1 != before.1)
        });
        form(&page, "List");
        form(&page, "Network");
        wait::until("the picture as it was left", || (state() == after).then_some(()));
    });
}
