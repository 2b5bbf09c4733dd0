//! What visitors do, from one end to the other. Few and long: each walks a way that people walk.

use whowhen_e2e::browser::{Screen, key};
use whowhen_e2e::journey::journey;
use whowhen_e2e::page::Page;
use whowhen_e2e::wait;

const ARTICLE: &str = include_str!("../../articles/canal.txt");
const SAMPLE: &str = include_str!("../../../assets/sample.txt");
const WORDS: &str = "traffic on the waterway resumed";

#[test]
fn a_first_visit_shows_the_sample() {
    journey("sample", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.show_list();
        wait::until("twelve events on the list", || {
            (page.events().len() >= 12).then_some(())
        });
        page.show_actors();
        assert!(page.actors().len() >= 8, "{:?}", page.actors());
        assert!(!page.published().is_empty());
        // What was stored when the page was built is what its reader reads.
        let shown = |page: &Page| (page.published(), page.events(), page.actors());
        let stored = shown(&page);
        page.paste(ARTICLE);
        page.reads(WORDS);
        page.has_events();
        page.paste(SAMPLE);
        page.reads("NATO");
        page.has_events();
        page.show_actors();
        wait::until("the same reading", || (shown(&page) == stored).then_some(()));
    });
}

#[test]
fn an_article_travels_in_a_link() {
    journey("link", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.paste(ARTICLE);
        page.reads(WORDS);
        wait::until("the publication date", || {
            (page.published() == "2021-03-29").then_some(())
        });
        page.has_events();
        page.show_actors();
        page.select_event(0);
        let (highlighted, quote) = (page.highlighted(), page.quote());
        assert!(!quote.is_empty());
        assert!(highlighted.contains(&quote), "{highlighted:?} lacks {quote:?}");

        let link = page.share();
        assert!(link.starts_with(&format!("{}#", site.url())), "{link}");
        let guest = site.follow(Screen::DESK, &link);
        guest.reads(WORDS);
        guest.has_events();
        guest.show_actors();
        let state = |page: &Page| (page.text(), page.published(), page.events(), page.actors());
        assert_eq!(state(&guest), state(&page));
        assert_eq!((guest.selected(), guest.quote()), (page.selected(), quote));
    });
}

#[test]
fn a_link_that_cannot_be_opened_says_why() {
    journey("bad-links", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let link = page.share();
        let newer = link.replacen("#1", "#2", 1);
        let cut = &link[..link.len() - 40];
        let changed = format!(
            "{}{}",
            &cut[..cut.len() - 1],
            if cut.ends_with('A') { "B" } else { "A" }
        );
        let changed = format!("{changed}{}", &link[cut.len()..]);
        for (link, words) in [
            (newer.as_str(), "newer version"),
            (cut, "was cut"),
            (&changed, "was changed"),
        ] {
            let guest = site.follow(Screen::DESK, link);
            guest.says(words);
            // The page is as good as any other from here.
            guest.paste(ARTICLE);
            guest.reads(WORDS);
            guest.has_events();
        }
    });
}

#[test]
fn odd_texts_are_answered_and_the_page_stays() {
    journey("odd", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let sample = page.title();

        page.paste("   \n\t ");
        page.says("nothing in it");
        assert_eq!(page.title(), sample);

        for odd in [
            "Word",
            "\u{1}\u{2}\u{7f}\u{fffd}\u{fffd}PK\u{3}\u{4} \u{b}\u{c}\u{1b}[31m %%EOF",
            "אתמול נפגשו נשיא צרפת ונשיא מצרים בקהיר. الرئيس المصري يستقبل نظيره الفرنسي في القاهرة.",
            "👩‍👩‍👧‍👦 e\u{301}\u{301}\u{301} \u{202e}desrever\u{202c} \u{feff}",
        ] {
            page.paste(odd);
            page.settled();
            assert_eq!(page.phase(), "done", "after {odd:?}");
            assert_ne!(page.title(), sample, "after {odd:?}");
        }
        page.paste(ARTICLE);
        page.reads(WORDS);
        page.has_events();
    });
}

#[test]
fn nothing_runs_that_was_pasted() {
    journey("hostile", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        let hostile = "<h1>Ministers met in Cairo</h1><script>window.ran = 1</script>
            <img src=x onerror='window.ran = 2'><svg onload='window.ran = 3'><a href='javascript:window.ran=4'>
            here</a></svg><p onclick='window.ran = 6'>On Monday the president met the minister in Cairo.</p>
            <iframe srcdoc='<script>parent.ran = 5</script>'></iframe>
            <img src='http://example.org/pixel.gif'><link rel=stylesheet href='http://example.org/a.css'>";
        page.paste_html(hostile);
        page.reads("met the minister");
        page.paste(hostile);
        page.reads("met the minister");
        assert_eq!(page.browser.run("return window.ran === undefined", &[]), true);
    });
}

#[test]
fn a_phone_shows_one_view_at_a_time() {
    journey("phone", |site| {
        let page = site.visit(Screen::PHONE);
        page.ready();
        for (tab, shown) in [
            ("text", "#text"),
            ("timeline", "#timeline"),
            ("actors", "#actors"),
        ] {
            page.browser.find(&format!("#tabs [data-tab={tab}]")).click();
            for view in ["#text", "#timeline", "#actors"] {
                assert_eq!(
                    page.browser.find(view).is_displayed(),
                    view == shown,
                    "{view} on {tab}"
                );
            }
            let overflow = "return document.documentElement.scrollWidth - innerWidth";
            assert_eq!(
                page.browser.run(overflow, &[]),
                0,
                "{tab} is wider than the screen"
            );
        }
    });
}

#[test]
fn the_keyboard_reaches_every_button() {
    journey("keyboard", |site| {
        let page = site.visit(Screen::DESK);
        page.ready();
        page.browser.press(&["j"]);
        let first = wait::until("an event on the card", || {
            Some(page.selected()).filter(|item| item.starts_with('e'))
        });
        assert!(page.highlighted().contains(&page.quote()));
        page.browser.press(&["j"]);
        wait::until("the next event", || (page.selected() != first).then_some(()));
        page.browser.press(&["k"]);
        wait::until("the first event", || (page.selected() == first).then_some(()));
        page.browser.press(&[key::ESCAPE]);
        wait::until("nothing on the card", || page.selected().is_empty().then_some(()));

        // Every control that is shown comes by in turn, and shows that it has the focus.
        let waiting =
            "return [...document.querySelectorAll(`button, a[href], select, input, [tabindex=\"0\"]`)]
            .filter(control => control.checkVisibility() && !control.disabled && control.tabIndex >= 0)
            .filter(control => !control.dataset.reached).map(control => control.outerHTML)";
        let mark = "const control = document.activeElement;
            // Between the last control and the first the browser's own have the focus.
            if (control === document.body || !document.hasFocus()) return true;
            control.dataset.reached = 1;
            // Nodes and edges of the map show it by the stroke of a shape in them.
            const probe = document.body.appendChild(document.createElement('i'));
            probe.style.color = 'var(--focus)';
            const colour = getComputedStyle(probe).color;
            probe.remove();
            const styles = shown => shown.filter(Boolean).map(each => getComputedStyle(each));
            return styles([...control.querySelectorAll('.shape, .reach')]).some(style => style.stroke === colour)
                || styles([control, control.closest('label')])
                    .some(style => style.outlineStyle !== 'none' || style.boxShadow !== 'none')";
        let steps = page.browser.run(waiting, &[]).as_array().map_or(0, Vec::len) + 20;
        for _ in 0..steps {
            page.browser.press(&[key::TAB]);
            let tag = page.browser.focused().property("outerHTML");
            assert_eq!(
                page.browser.run(mark, &[]),
                true,
                "the focus cannot be seen on {tag}"
            );
        }
        let left = page.browser.run(waiting, &[]);
        assert_eq!(left, serde_json::json!([]), "out of the keyboard's reach");

        // A dialog by keys alone: opened, filled, sent; the article is read.
        page.browser.press(&["n"]);
        wait::until("the dialog", || {
            page.browser.find("#paste-dialog").attribute("open")
        });
        page.browser.copy_text(ARTICLE);
        page.browser.find("#article:focus");
        page.browser.chord(&[key::CONTROL], &["v"]);
        page.browser.press(&[key::TAB, key::ENTER]);
        page.reads(WORDS);
    });
}
