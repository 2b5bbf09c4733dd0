//! `frames READING.json [ROUNDS]`: what panning and zooming the timeline of a large reading costs a frame, and how soon
//! it is drawn, on the built page and with vis-timeline 8 (`benches/timeline/`); with relations, what opening the
//! network and dragging in it cost. Taken from Chromium's own tracing; a bench, no test. Where others work on the same
//! machine the time of the processor says more than that of the clock: with `CPU=1` that is counted.

use serde_json::{Value, json};
use std::{env, fs};
use whowhen_e2e::browser::{Browser, Screen};
use whowhen_e2e::journey::{Site, repository};
use whowhen_e2e::page::Page;
use whowhen_e2e::wait;

/// Calls the last argument with the milliseconds to the first frame that shows the marks of the reading: from when it
/// is in memory (our page gets it from its desk, as bytes, and unpacks them within that time), and from the paste
/// or the parsing of the JSON.
const FIRST: &str = "const [load, marks, done] = [arguments[0], arguments[1], arguments[arguments.length - 1]];
    const data = window.reading;
    const count = JSON.parse(data).events.length;
    const before = performance.now();
    let loaded = 0;
    if (load === 'ours') {
        const Started = Worker;
        window.Worker = class extends Started {
            constructor(...given) {
                super(...given);
                // The reading is the large answer; others come while it is drawn.
                this.addEventListener('message', ({ data }) => {
                    if (!loaded && data?.byteLength > 50000) loaded = performance.now();
                });
            }
        };
        const copied = new DataTransfer();
        copied.setData('text/plain', data);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: copied, bubbles: true, cancelable: true }));
    } else {
        const reading = JSON.parse(data);
        loaded = performance.now();
        window.load(reading);
    }
    const there = () => (load !== 'ours' || document.querySelector('#counts').textContent.startsWith(count + ' '))
        && document.querySelectorAll(marks).length > 20;
    const look = () => there()
        ? requestAnimationFrame(() => setTimeout(() => done([performance.now() - loaded, performance.now() - before])))
        : requestAnimationFrame(look);
    look();";

/// Zooms in, pans and zooms out, one turn of the wheel a frame, as a quick hand does.
const MOVE: &str = "const [target, pan, done] = [arguments[0], arguments[1], arguments[arguments.length - 1]];
    const element = document.querySelector(target);
    const place = element.getBoundingClientRect();
    const at = { clientX: place.left + place.width * 0.6, clientY: place.top + place.height / 2, bubbles: true, cancelable: true };
    const turns = [];
    for (let turn = 0; turn < 160; turn++) {
        if (turn < 30) turns.push({ deltaY: -40 });
        else if (turn < 130) turns.push(turn % 50 < 25 ? { [pan]: 25, shiftKey: true } : { [pan]: -25, shiftKey: true });
        else turns.push({ deltaY: 40 });
    }
    const times = [];
    performance.mark('moves-begin');
    const step = (time) => {
        times.push(time);
        const turn = turns.shift();
        if (!turn) { performance.mark('moves-end'); return done(times); }
        element.dispatchEvent(new WheelEvent('wheel', { ...at, ...turn }));
        requestAnimationFrame(step);
    };
    requestAnimationFrame(step);";

/// Opens the network.
const OPEN: &str = "const done = arguments[arguments.length - 1];
    performance.mark('moves-begin');
    document.querySelector('#actors [data-option=Network]').click();
    setTimeout(() => { performance.mark('moves-end'); done(); }, 3000);";

/// Drags an actor about in it, one step a frame.
const DRAG: &str = "const done = arguments[arguments.length - 1];
    const node = document.querySelector('#network .node.linked');
    const place = node.getBoundingClientRect();
    const at = (step) => ({ clientX: place.left + place.width / 2 + 60 * Math.sin(step / 8), clientY: place.top + step / 4,
        button: 0, buttons: 1, bubbles: true, cancelable: true });
    node.dispatchEvent(new PointerEvent('pointerdown', at(0)));
    performance.mark('moves-begin');
    let turn = 0;
    const step = () => {
        turn++;
        if (turn === 100) {
            performance.mark('moves-end');
            node.dispatchEvent(new PointerEvent('pointerup', at(turn)));
            return done();
        }
        node.dispatchEvent(new PointerEvent('pointermove', at(turn)));
        requestAnimationFrame(step);
    };
    requestAnimationFrame(step);";

fn main() {
    let file = env::args()
        .nth(1)
        .expect("a reading as JSON; see benches/timeline/crowd.mjs");
    let reading = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    println!(
        "what\tfirst draw ms: from memory\tfrom the paste\tmain thread ms a frame: median\t95th\tworst\tframe interval ms: median\t95th"
    );
    let rounds = env::args()
        .nth(2)
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(3);
    for _ in 0..rounds {
        let site = Site::start();
        let browser = Browser::start_traced(Screen::DESK, &site.host());
        browser.open(&site.url());
        let page = Page::new(browser.into());
        page.ready();
        measure(
            "ours",
            &page.browser,
            &reading,
            "#lanes .mark, #lanes .cluster",
            "#lanes",
            "deltaY",
        );
        if reading.contains("\"kind\":\"supports\"") {
            page.browser.run_async(OPEN);
            let opening = trace(&page.browser);
            let opened = tasks(&opening);
            println!(
                "network opened: longest tasks ms {:.0}, {:.0}; the longest: {}",
                part(&opened, 1.0),
                part(&opened, 0.9),
                inside(&opening)
            );
            page.browser.run_async(DRAG);
            let frames = frames(&trace(&page.browser));
            println!(
                "network dragged: main thread ms a frame {:.1}, 95th {:.1} ({} frames)",
                part(&frames, 0.5),
                part(&frames, 0.95),
                frames.len()
            );
        }

        let browser = Browser::start_traced(Screen::DESK, &site.host());
        browser.open(&format!(
            "file://{}",
            repository().join("benches/timeline/vis.html").display()
        ));
        measure(
            "vis",
            &browser,
            &reading,
            ".vis-item",
            ".vis-panel.vis-center",
            "deltaY",
        );
    }
}

fn measure(name: &str, browser: &Browser, reading: &str, marks: &str, target: &str, pan: &str) {
    browser.run("window.reading = arguments[0]", &[json!(reading)]);
    let first = browser.run_async_with(FIRST, &[json!(name), json!(marks)]);
    // What is drawn after the first screen is none of the moves' business.
    browser.run_async("setTimeout(arguments[arguments.length - 1], 3000)");
    let times = browser.run_async_with(MOVE, &[json!(target), json!(pan)]);
    let times: Vec<f64> = times
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    let intervals: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let frames = frames(&trace(browser));
    println!(
        "{name}\t{:.0}\t{:.0}\t{:.1}\t{:.1}\t{:.1}\t{:.1}\t{:.1}\t({} frames)",
        first[0].as_f64().unwrap_or(f64::NAN),
        first[1].as_f64().unwrap_or(f64::NAN),
        part(&frames, 0.5),
        part(&frames, 0.95),
        part(&frames, 1.0),
        part(&intervals, 0.5),
        part(&intervals, 0.95),
        frames.len(),
    );
}

/// What was noted up to the end of the last moves; it comes in pieces.
fn trace(browser: &Browser) -> Vec<Value> {
    let mut trace = browser.trace();
    wait::until("the end of the moves", || {
        trace.extend(browser.trace());
        trace
            .iter()
            .any(|event| event["name"] == "moves-end")
            .then_some(())
    });
    trace
}

/// What the page's main thread did between the two marks.
fn between<'t>(trace: &'t [Value], name: &str) -> Vec<&'t Value> {
    let mark = |name: &str| trace.iter().find(|event| event["name"] == name);
    let (Some(begin), Some(end)) = (mark("moves-begin"), mark("moves-end")) else {
        return Vec::new();
    };
    let of_page = trace.iter().filter(|event| {
        event["name"] == name
            && event["pid"] == begin["pid"]
            && event["tid"] == begin["tid"]
            && (time(begin)..=time(end)).contains(&time(event))
    });
    of_page.collect()
}

fn time(event: &Value) -> f64 {
    event["ts"].as_f64().unwrap_or_default()
}

/// Microseconds of an event by the clock.
fn length(event: &Value) -> f64 {
    event["dur"].as_f64().unwrap_or_default()
}

/// Microseconds that count of a task.
fn cost(task: &Value) -> f64 {
    if env::var_os("CPU").is_some() {
        task["tdur"].as_f64().unwrap_or(f64::NAN)
    } else {
        length(task)
    }
}

/// Milliseconds of each task between the two marks, but for those too short to matter.
fn tasks(trace: &[Value]) -> Vec<f64> {
    let tasks = between(trace, "RunTask");
    let tasks = tasks.into_iter().map(|task| cost(task) / 1000.0);
    tasks.filter(|milliseconds| *milliseconds > 4.0).collect()
}

/// What the longest task between the two marks consists of, with milliseconds; what lies within another is told as well.
fn inside(trace: &[Value]) -> String {
    let tasks = between(trace, "RunTask");
    let Some(longest) = tasks
        .into_iter()
        .max_by(|one, other| cost(one).total_cmp(&cost(other)))
    else {
        return String::new();
    };
    let (begin, end) = (time(longest), time(longest) + length(longest));
    let parts = trace.iter().filter(|event| {
        event["tid"] == longest["tid"]
            && event["pid"] == longest["pid"]
            && time(event) >= begin
            && time(event) + length(event) <= end
            && length(event) > 2000.0
    });
    let parts: Vec<String> = parts
        .map(|event| {
            format!(
                "{} {:.0}",
                event["name"].as_str().unwrap_or_default(),
                length(event) / 1000.0
            )
        })
        .collect();
    parts.join(", ")
}

/// Milliseconds of the main thread in each frame between the two marks: script, style, layout, paint.
fn frames(trace: &[Value]) -> Vec<f64> {
    let mut starts: Vec<f64> = between(trace, "BeginMainThreadFrame")
        .into_iter()
        .map(time)
        .collect();
    starts.sort_by(f64::total_cmp);
    let mut frames = vec![0.0; starts.len().saturating_sub(1)];
    for task in between(trace, "RunTask") {
        let frame = starts.partition_point(|start| *start <= time(task) + length(task));
        if let Some(sum) = frame.checked_sub(1).and_then(|frame| frames.get_mut(frame)) {
            *sum += cost(task) / 1000.0;
        }
    }
    frames
}

/// The value below which `part` of the values lie.
fn part(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = ((sorted.len() as f64 * part).ceil() as usize).saturating_sub(1);
    sorted.get(at).copied().unwrap_or(f64::NAN)
}
