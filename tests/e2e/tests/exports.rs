//! What is taken away is opened by programs that are not ours: pictures, tables, calendars, networks, the reading
//! against its schema, the report by a browser from the disk.

use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use serde_json::{Value, json};
use std::fs;
use whowhen_e2e::browser::{Screen, key};
use whowhen_e2e::journey::{journey, repository};
use whowhen_e2e::page::Page;
use whowhen_e2e::wait;

const ARTICLE: &str = include_str!("../../articles/canal.txt");
const WORDS: &str = "traffic on the waterway resumed";

/// What the page offers to save from now on can be asked for.
fn watch(page: &Page) {
    page.browser.run(
        "window.savedFiles = [];
         const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.savedFiles.push(blob); return make.call(URL, blob); };",
        &[],
    );
    page.browser.find("#share").click();
}

/// The text of a file that the page saves.
fn saved(page: &Page, form: &str) -> String {
    let count = || page.browser.run("return window.savedFiles.length", &[]);
    let before = count();
    page.browser.find(&format!("[data-export='{form}']")).click();
    wait::until(form, || (count() != before).then_some(()));
    let text = page
        .browser
        .run_async("window.savedFiles.at(-1).text().then(arguments[arguments.length - 1])");
    text.as_str().unwrap_or_default().to_owned()
}

/// A picture drawn as pixels; what is written stands within it, and it is not empty.
fn drawn(svg: &str, name: &str) -> Pixmap {
    let mut options = Options::default();
    let fonts = options.fontdb_mut();
    fonts.load_system_fonts();
    // Whatever there is: what a picture asks for first is not on every machine.
    let family = fonts.faces().next().expect("a font to write with").families[0]
        .0
        .clone();
    fonts.set_sans_serif_family(&family);
    fonts.set_serif_family(&family);
    options.font_family = family;
    let tree = Tree::from_str(svg, &options).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(tree.has_text_nodes(), "{name}: nothing is written");
    let (size, all) = (tree.size(), tree.root().abs_stroke_bounding_box());
    assert!(
        all.left() > -1.0
            && all.top() > -1.0
            && all.right() < size.width() + 1.0
            && all.bottom() < size.height() + 1.0,
        "{name}: {all:?} does not fit {size:?}"
    );
    let (width, height) = (size.width().ceil() as u32, size.height().ceil() as u32);
    let mut pixels = Pixmap::new(width, height).expect("a picture has a size");
    resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
    pixels
}

#[test]
fn pictures_are_drawn_by_an_image_program() {
    journey("exported-pictures", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        watch(&page);
        for name in ["timeline.svg", "map.svg"] {
            let pixels = drawn(&saved(&page, name), name);
            let first = pixels.pixels()[0];
            let drawn = pixels.pixels().iter().filter(|pixel| **pixel != first).count();
            assert!(drawn > 1_000, "{name}: {drawn} pixels differ from the ground");
        }
    });
}

#[test]
fn tables_calendars_and_networks_are_opened() {
    journey("exported-tables", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        watch(&page);
        let reading: Value = serde_json::from_str(&saved(&page, "json")).expect("the reading is JSON");
        let schema =
            fs::read_to_string(repository().join("assets/reading.schema.json")).expect("the schema is there");
        let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
        let check = jsonschema::validator_for(&schema).expect("the schema is one");
        let faults: Vec<String> = check
            .iter_errors(&reading)
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
        let count = |layer: &str| reading[layer].as_array().map_or(0, Vec::len);

        for (form, rows) in [
            ("events.csv", Some(count("events"))),
            ("relations.csv", Some(count("relations"))),
            ("timelinejs.csv", None),
        ] {
            let text = saved(&page, form);
            let records: Result<Vec<_>, _> = csv::Reader::from_reader(text.as_bytes()).records().collect();
            let records = records.unwrap_or_else(|error| panic!("{form}: {error}"));
            assert!(!records.is_empty(), "{form} is empty");
            assert!(
                rows.is_none_or(|rows| rows == records.len()),
                "{form}: {}",
                records.len()
            );
        }

        let calendar: Calendar = saved(&page, "ics").parse().expect("a calendar");
        let mut days = 0;
        for component in &calendar.components {
            let CalendarComponent::Event(event) = component else {
                continue;
            };
            assert!(event.get_summary().is_some_and(|summary| !summary.is_empty()));
            let (Some(DatePerhapsTime::Date(from)), Some(DatePerhapsTime::Date(to))) =
                (event.get_start(), event.get_end())
            else {
                panic!("an event without its days: {event:?}");
            };
            assert!(from < to, "{event:?}");
            days += 1;
        }
        assert!(days > 0, "no event has a day");

        for form in ["graphml", "gexf"] {
            let text = saved(&page, form);
            let tree = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{form}: {error}"));
            let all = |name: &str| {
                let nodes = tree.descendants();
                nodes
                    .filter(|node| node.is_element() && node.tag_name().name() == name)
                    .count()
            };
            assert_eq!(
                (all("node"), all("edge")),
                (count("actors"), count("relations")),
                "{form}"
            );
        }
    });
}

#[test]
fn the_report_opens_from_the_disk() {
    journey("report", |site| {
        let page = site.reader_of(ARTICLE, WORDS);
        let events = page.events().len();
        watch(&page);
        let report = saved(&page, "html");
        page.browser.press(&[key::ESCAPE]);
        let folder = repository().join("target/e2e");
        fs::create_dir_all(&folder).expect("a folder for files");
        let file = folder.join("report.html");
        fs::write(&file, &report).expect("a file can be written");
        let asked = site.requests().len();

        let reader = site.follow(Screen::DESK, &format!("file://{}", file.display()));
        let title = reader.browser.find("h1").text();
        assert!(!title.is_empty());
        assert_eq!(reader.browser.all("ol > li").len(), events);
        reader.browser.find("ol a[href='#text-1']").click();
        wait::until("the place in the text", || {
            (reader.browser.run("return location.hash", &[]) == json!("#text-1")).then_some(())
        });
        assert!(reader.browser.find("#text-1").is_displayed());
        let wider = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(reader.browser.run(wider, &[]), json!(false));
        let ours = site
            .requests()
            .into_iter()
            .skip(asked)
            .filter(|request| request.starts_with('/'));
        assert_eq!(ours.count(), 0, "the report asked for something");

        // Dropped on the page it is the reading again.
        let other = site.visit(Screen::DESK);
        other.ready();
        other.drop_files(&[("report.html", report.as_bytes())]);
        other.reads(WORDS);
        other.has_events();
        assert_eq!(other.events().len(), events);
    });
}
