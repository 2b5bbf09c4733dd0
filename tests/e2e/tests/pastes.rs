//! What people put in: formatted pastes, plain ones, hostile ones, wrong ones, files, addresses.

use serde_json::json;
use std::fs;
use whowhen_e2e::browser::{Screen, key};
use whowhen_e2e::journey::{journey, repository};
use whowhen_e2e::page::Page;
use whowhen_e2e::wait;

const SHIP: &str = "Ship freed in the canal\n\n29 March 2021\n\nTeams freed the ship on Monday after six days in the canal, and traffic resumed.";

fn fixture(name: &str) -> String {
    fs::read_to_string(repository().join("tests/paste").join(name)).expect("the fixture")
}

/// Waits until the text on screen lacks words.
fn lacks(page: &Page, words: &str) {
    wait::until(&format!("a text without {words:?}"), || {
        (!page.text().contains(words)).then_some(())
    });
}

/// The words of the line above the text.
fn left_out(page: &Page) -> String {
    page.browser.find("#left-out").property("textContent")
}

#[test]
fn a_copied_page_is_cleaned_and_what_was_dropped_comes_back() {
    journey("copied-page", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.browser.copy_html(&fixture("news-site.html"));
        page.browser.chord(&[key::CONTROL], &["v"]);
        page.reads("Salvage teams on Monday freed the Ever Given");
        lacks(&page, "Share on Facebook");
        lacks(&page, "Who pays when a canal closes");
        assert!(left_out(&page).contains("left out"), "{}", left_out(&page));

        page.browser.find("#open-origin").click();
        let part = page.browser.find("#dropped .part").property("textContent");
        let count = page.browser.all("#dropped li").len();
        page.browser.find("#dropped button").click();
        wait::until("a part fewer on the list", || {
            (page.browser.all("#dropped li").len() == count - 1).then_some(())
        });
        page.browser.press(&[key::ESCAPE]);
        page.reads(&part);

        page.browser.find("#as-pasted").click();
        page.reads("Share on Facebook");
        page.browser.find("#as-pasted").click();
        lacks(&page, "Share on Facebook");
        page.reads(&part);
    });
}

#[test]
fn what_is_known_of_an_article_can_be_put_right() {
    journey("front-matter", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.paste_html(&fixture("news-site.html"));
        page.reads("Salvage teams on Monday freed the Ever Given");
        let before = page.published();
        assert!(!before.is_empty());
        page.browser.find("#open-origin").click();
        for id in ["front-title", "front-outlet", "front-author"] {
            assert!(
                !page.browser.find(&format!("#{id}")).property("value").is_empty(),
                "{id}"
            );
        }
        let rewrite = |id: &str, words: &str| {
            page.browser.find(id).click();
            page.browser.chord(&[key::CONTROL], &["a"]);
            page.browser.find(id).write(words);
            page.browser.press(&[key::TAB]);
        };
        rewrite("#front-title", "Freed at last");
        rewrite("#front-place", "Port Said");
        rewrite("#front-published", "1 April 2021");
        page.browser.press(&[key::ESCAPE]);
        wait::until("the new title", || {
            (page.title() == "Freed at last").then_some(())
        });
        wait::until("the new date", || {
            (page.published() == "2021-04-01").then_some(())
        });
        assert!(
            page.browser
                .find("#origin")
                .property("textContent")
                .contains("Port Said")
        );

        let guest = site.follow(Screen::DESK, &page.share());
        guest.reads("Salvage teams on Monday freed the Ever Given");
        assert_eq!(
            (guest.title(), guest.published()),
            (page.title(), page.published())
        );
    });
}

#[test]
fn several_articles_are_offered_one_by_one() {
    journey("several", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.paste(&fixture("two-articles.txt"));
        wait::until("two articles", || {
            let several = page.browser.find("#several").property("textContent");
            (several == "Article 1 of 2").then_some(())
        });
        page.settled();
        let first = page.text();
        page.browser.find("#next-article").click();
        wait::until("the other one", || (page.text() != first).then_some(()));
        page.browser.find("#previous-article").click();
        wait::until("the first one", || (page.text() == first).then_some(()));
        page.settled();
    });
}

#[test]
fn files_are_a_queue_whatever_their_letters() {
    journey("files", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let latin = b"Caf\xe9 reopens\n\n2 May 2021\n\nThe caf\xe9 beside the canal opened again on Sunday, said its owner.";
        page.drop_files(&[
            ("a.txt", SHIP.as_bytes()),
            (
                "b.md",
                b"# Spire falls\n\nThe **spire** of the cathedral fell on 15 April 2019 in the evening.",
            ),
            ("c.eml", fixture("newsletter.eml").as_bytes()),
            ("d.txt", latin),
            ("e.pdf", b"%PDF-1.7 x"),
        ]);
        page.says("e.pdf: A PDF");
        page.reads("Teams freed the ship on Monday");
        let next = |words: &str| {
            page.browser.find("#next-article").click();
            page.reads(words);
        };
        next("The spire of the cathedral fell on 15 April 2019");
        next("crashed into the small asteroid");
        next("The café beside the canal");
        assert!(left_out(&page).contains("guessed"));
        page.browser.find("#open-origin").click();
        page.browser.find("#letters");
        page.browser.run(
            "const letters = document.querySelector('#letters'); letters.value = 'windows-1251';
             letters.dispatchEvent(new Event('change', { bubbles: true }))",
            &[],
        );
        page.browser.press(&[key::ESCAPE]);
        page.reads("The cafй beside the canal");

        page.browser.find("#new-article").click();
        let file = repository().join("tests/paste/wire-copy.txt");
        page.browser.find("#file").write(&file.to_string_lossy());
        wait::until("the article of the picked file", || {
            let several = page.browser.all("#several").is_empty();
            (several && !page.text().contains("cafй")).then_some(())
        });
        page.settled();
    });
}

#[test]
fn a_saved_reading_opens_again() {
    journey("saved", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let reading = json!({
            "id": "-", "engine": "0.0.1", "language": "en", "title": "Ship freed", "text": SHIP,
            "published": { "date": "2021-03-29", "basis": "given" },
            "paragraphs": [], "names": [], "timexes": [], "actors": [], "events": [], "relations": [], "notes": [],
        });
        page.drop_files(&[("reading.json", reading.to_string().as_bytes())]);
        page.reads("Teams freed the ship on Monday");
        assert_eq!(page.title(), "Ship freed");
        assert_eq!(page.published(), "2021-03-29");
        assert!(page.events().is_empty(), "it was read anew");
    });
}

#[test]
fn wrong_things_are_answered() {
    journey("wrong", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let sample = page.title();
        page.paste("https://example.org/news/ship-freed");
        page.says("The page loads nothing from the web");
        page.drop_files(&[("a.png", b"\x89PNG\r\n\x1a\n")]);
        page.says("This is a picture");
        page.drop_files(&[("b.xlsx", b"PK\x03\x04 x")]);
        page.says("office document");
        page.paste(&"1\n".repeat(200_000));
        page.says("hardly any words");
        page.settled();
        assert_eq!(page.title(), sample);

        let poem = "The ship lay still upon the sand,\nThe wind had turned her from the way,\nAnd men with shovels dug the land\nBeneath the bow by night and day.\n\n\
             The tide came in, the tide went out,\nThe pilots waited for the moon,\nAnd all the harbour was in doubt\nIf ever she would move, or soon.";
        let table =
            "Year\tShips\tTons\n2019\t18880\t1207\n2020\t18829\t1170\n2021\t20694\t1270\n2022\t23583\t1410\n";
        let code = "fn main() {\n    let ships = 20694;\n    println!(\"{ships}\");\n}\n\nfn other() {\n    return;\n}\n";
        for (text, words) in [
            (poem, "looks like verse"),
            (table, "looks like a table"),
            (code, "looks like source code"),
            (
                "Das Containerschiff ist am Montag nach sechs Tagen im Kanal freigekommen, und der Verkehr läuft wieder in \
                 beide Richtungen. Hunderte von Schiffen hatten an den Enden des Kanals gewartet, sagte die Behörde.",
                "German",
            ),
        ] {
            page.paste(text);
            page.says(words);
            page.settled();
            assert_eq!(page.phase(), "done", "after {text:?}");
        }
    });
}

#[test]
fn texts_come_in_addresses() {
    journey("addresses", |site| {
        let text = "https%3A%2F%2Fexample.org%2Fship%0A%0AShip%20freed%0A%0ATeams%20freed%20the%20ship%20on%2029%20March%202021.";
        let page = site.follow(Screen::DESK, &format!("{}#text={text}", site.url()));
        page.reads("Teams freed the ship on 29 March 2021.");
        assert_eq!(page.browser.run("return location.hash", &[]), "");

        let shared = format!(
            "{}?title=Ship+freed&text=Teams+freed+the+ship+on+29+March+2021.&url=",
            site.url()
        );
        let page = site.follow(Screen::PHONE, &shared);
        page.reads("Teams freed the ship on 29 March 2021.");
        assert_eq!(page.browser.run("return location.search", &[]), "");

        let address = format!(
            "{}?title=Ship+freed&text=https%3A%2F%2Fexample.org%2Fship",
            site.url()
        );
        let page = site.follow(Screen::PHONE, &address);
        page.says("The page loads nothing from the web");
        page.ready();

        // What the bookmarklet does on another page.
        page.browser.press(&["?"]);
        let code = page.browser.find("#bookmarklet-code").property("value");
        let opened = page.browser.run(
            "document.body.innerHTML = '<article>Teams freed the ship.</article>'; let opened;
             window.open = address => { opened = address }; eval(arguments[0].replace('javascript:', '')); return opened",
            &[json!(code)],
        );
        let opened = opened.as_str().unwrap_or_default();
        assert!(
            opened.starts_with(&format!("{}#text=http", site.url())),
            "{opened}"
        );
        assert!(opened.ends_with("Teams%20freed%20the%20ship."), "{opened}");
    });
}

#[test]
fn pages_made_to_tire_a_reader_are_answered() {
    journey("tiring", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        for (name, part, count) in [
            (
                "nested",
                "<div class='a b'>Teams freed the ship on Monday. ",
                50_000,
            ),
            (
                "bombs",
                "<p style='x' onclick='window.ran=1'>x<script>window.ran=2</script><img src=x onerror='window.ran=3'>",
                200_000,
            ),
            (
                "style",
                "<style>p{background:url(x)}</style><svg onload='window.ran=4'></svg>",
                300_000,
            ),
        ] {
            // Made in the page: the protocol would take longer than the reading.
            page.browser.run(
                "const html = '<!DOCTYPE html><h1>' + arguments[0] + ' page</h1>' + arguments[1].repeat(arguments[2]) + '<p>Teams freed the ship.</p>';
                 const data = new DataTransfer(); data.items.add(new File([html], 'page.html'));
                 const drop = { dataTransfer: data, bubbles: true, cancelable: true };
                 document.body.dispatchEvent(new DragEvent('drop', drop));",
                &[json!(name), json!(part), json!(count)],
            );
            wait::until(&format!("an answer to {name}"), || {
                page.text().contains(&format!("{name} page")).then_some(())
            });
            // In one step: the reading may end between a look and a click.
            page.browser
                .run("document.querySelector('#cancel')?.click()", &[]);
        }
        assert_eq!(page.browser.run("return window.ran === undefined", &[]), true);
    });
}
