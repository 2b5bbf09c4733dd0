//! A browser with a fresh profile: what it is asked, and what it must not have done.

use crate::wait;
use crate::webdriver::{Kind, Session};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

/// The screen and theme that a visitor has.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub dark: bool,
}

impl Screen {
    pub const DESK: Self = Self {
        width: 1280,
        height: 900,
        dark: false,
    };
    pub const PHONE: Self = Self {
        width: 360,
        height: 740,
        dark: false,
    };

    #[must_use]
    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }
}

/// A place in the window, in pixels from its left and top edge.
pub type Spot = (f64, f64);

/// Keys without a character, as the protocol writes them.
pub mod key {
    pub const TAB: &str = "\u{e004}";
    pub const ENTER: &str = "\u{e007}";
    pub const ESCAPE: &str = "\u{e00c}";
    pub const SHIFT: &str = "\u{e008}";
    pub const CONTROL: &str = "\u{e009}";
    pub const LEFT: &str = "\u{e012}";
    pub const UP: &str = "\u{e013}";
    pub const RIGHT: &str = "\u{e014}";
    pub const DOWN: &str = "\u{e015}";
}

/// The protocol's name for "this value is an element".
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser under control.
pub struct Browser {
    session: Session,
    kind: Kind,
}

impl Browser {
    /// `proxy` is asked for everything that is not on this computer.
    pub fn start(kind: Kind, screen: Screen, proxy: &str) -> Self {
        let browser = Self {
            session: Session::start(kind, &capabilities(kind, screen, proxy)),
            kind,
        };
        browser.on(screen)
    }

    /// The same on another screen.
    fn on(self, screen: Screen) -> Self {
        let browser = self;
        let Screen { width, height, dark } = screen;
        browser.must(
            "POST",
            "/window/rect",
            &json!({ "width": width, "height": height }),
        );
        if browser.kind == Kind::Chromium {
            // Its window cannot be made as narrow as a phone.
            browser.cdp(
                "Emulation.setDeviceMetricsOverride",
                &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
            );
            let theme =
                json!({ "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } });
            browser.cdp("Emulation.setEmulatedMedia", &json!({ "features": [theme] }));
        }
        browser
    }

    /// A Chromium that keeps a trace of what its pages cost.
    pub fn start_traced(screen: Screen, proxy: &str) -> Self {
        let mut capabilities = capabilities(Kind::Chromium, screen, proxy);
        capabilities["goog:loggingPrefs"]["performance"] = json!("ALL");
        capabilities["goog:chromeOptions"]["perfLoggingPrefs"] = json!({
            "enableNetwork": false, "enablePage": false,
            "traceCategories": "devtools.timeline,disabled-by-default-devtools.timeline,\
                disabled-by-default-devtools.timeline.frame,devtools.timeline.frame,blink.user_timing",
        });
        Self {
            session: Session::start(Kind::Chromium, &capabilities),
            kind: Kind::Chromium,
        }
        .on(screen)
    }

    /// What the trace holds since the last call.
    pub fn trace(&self) -> Vec<Value> {
        let entries = self.log("performance");
        let messages = entries
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        messages
            .map(|message| message["message"]["params"].clone())
            .filter(|event| event["ts"].is_number())
            .collect()
    }

    pub fn open(&self, url: &str) {
        self.must("POST", "/url", &json!({ "url": url }));
    }

    /// Runs `script` as the body of a function in the page.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.must(
            "POST",
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Runs `script` as the body of a function and waits until it calls its last argument.
    pub fn run_async(&self, script: &str) -> Value {
        self.run_async_with(script, &[])
    }

    /// The same with arguments before the one that it calls.
    pub fn run_async_with(&self, script: &str, arguments: &[Value]) -> Value {
        self.must(
            "POST",
            "/execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// The first element that matches, as soon as there is one.
    pub fn find(&self, selector: &str) -> Element<'_> {
        wait::until(&format!("an element {selector}"), || {
            self.all(selector).into_iter().next()
        })
    }

    /// The elements that match now.
    pub fn all(&self, selector: &str) -> Vec<Element<'_>> {
        let found = self.must(
            "POST",
            "/elements",
            &json!({ "using": "css selector", "value": selector }),
        );
        let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
        found.iter().filter_map(|element| self.element(element)).collect()
    }

    /// The element that has the keyboard's focus.
    pub fn focused(&self) -> Element<'_> {
        let focused = self
            .session
            .ask("GET", "/element/active", None)
            .expect("something has the focus");
        self.element(&focused).expect("the focus is on an element")
    }

    fn element(&self, value: &Value) -> Option<Element<'_>> {
        Some(Element {
            browser: self,
            id: value[ELEMENT].as_str()?.to_owned(),
        })
    }

    /// Presses keys one after the other, wherever the focus is.
    pub fn press(&self, keys: &[&str]) {
        self.chord(&[], keys);
    }

    /// Presses keys while others are held.
    pub fn chord(&self, held: &[&str], keys: &[&str]) {
        let down = |key: &&str| json!({ "type": "keyDown", "value": key });
        let up = |key: &&str| json!({ "type": "keyUp", "value": key });
        let mut actions: Vec<Value> = held.iter().map(down).collect();
        actions.extend(keys.iter().flat_map(|key| [down(key), up(key)]));
        actions.extend(held.iter().rev().map(up));
        self.must(
            "POST",
            "/actions",
            &json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] }),
        );
    }

    /// Drags the mouse from one place of the window to another.
    pub fn drag(&self, from: Spot, to: Spot) {
        let half = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
        self.act(&[json!({
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
            "actions": [go(from), press(), go(half), go(to), release()],
        })]);
    }

    /// Clicks twice at a place of the window.
    pub fn double_click(&self, at: Spot) {
        self.act(&[json!({
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
            "actions": [go(at), press(), release(), press(), release()],
        })]);
    }

    /// Moves fingers, each from one place to another, at the same time.
    pub fn touch(&self, fingers: &[(Spot, Spot)]) {
        let fingers: Vec<Value> = fingers
            .iter()
            .enumerate()
            .map(|(index, (from, to))| {
                let half = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
                json!({
                    "type": "pointer", "id": format!("finger{index}"), "parameters": { "pointerType": "touch" },
                    "actions": [go(*from), press(), go(half), go(*to), release()],
                })
            })
            .collect();
        self.act(&fingers);
    }

    /// Turns the wheel at a place of the window.
    pub fn wheel(&self, at: Spot, by: (i32, i32)) {
        self.act(&[json!({
            "type": "wheel", "id": "wheel",
            "actions": [{
                "type": "scroll", "x": at.0 as i32, "y": at.1 as i32,
                "deltaX": by.0, "deltaY": by.1, "duration": 0, "origin": "viewport",
            }],
        })]);
    }

    fn act(&self, actions: &[Value]) {
        self.must("POST", "/actions", &json!({ "actions": actions }));
    }

    /// Left, top, width and height in the window of the first element that matches.
    pub fn place(&self, selector: &str) -> [f64; 4] {
        self.find(selector);
        let place = self.run(
            "const place = document.querySelector(arguments[0]).getBoundingClientRect();
             return [place.left, place.top, place.width, place.height]",
            &[json!(selector)],
        );
        std::array::from_fn(|index| place[index].as_f64().unwrap_or_default())
    }

    /// The middle of the first element that matches.
    pub fn middle(&self, selector: &str) -> Spot {
        let [left, top, width, height] = self.place(selector);
        (left + width / 2.0, top + height / 2.0)
    }

    /// What the clipboard holds, seen as a person would see it: by pasting it on an empty page.
    pub fn clipboard(&self) -> String {
        self.aside("data:text/html,<textarea autofocus></textarea>", || {
            self.find("textarea").click();
            self.chord(&[key::CONTROL], &["v"]);
            wait::until("something on the clipboard", || {
                Some(self.find("textarea").property("value")).filter(|text| !text.is_empty())
            })
        })
    }

    /// Copies a plain text from another page, as a person would before pasting it here.
    pub fn copy_text(&self, text: &str) {
        self.copy_after(
            "const field = document.body.appendChild(document.createElement('textarea'));\
                         field.value = arguments[0]; field.focus(); field.select();",
            text,
        );
    }

    /// Copies the whole of another page with its formatting.
    pub fn copy_html(&self, html: &str) {
        self.copy_after(
            "document.body.innerHTML = arguments[0];\
                         getSelection().selectAllChildren(document.body);",
            html,
        );
    }

    fn copy_after(&self, select: &str, argument: &str) {
        self.aside("data:text/html,<body>", || {
            self.run(select, &[json!(argument)]);
            self.chord(&[key::CONTROL], &["c"]);
        });
    }

    /// Does something on another page in a tab of its own, and comes back.
    fn aside<T>(&self, url: &str, act: impl FnOnce() -> T) -> T {
        let here = self
            .session
            .ask("GET", "/window", None)
            .expect("the page is in a tab");
        let there = self.must("POST", "/window/new", &json!({ "type": "tab" }));
        self.must("POST", "/window", &json!({ "handle": there["handle"] }));
        self.open(url);
        let result = act();
        self.session
            .ask("DELETE", "/window", None)
            .expect("a tab can be closed");
        self.must("POST", "/window", &json!({ "handle": here }));
        result
    }

    /// A picture of what is on screen, or of the whole page (Chromium only).
    pub fn picture(&self, whole: bool) -> Vec<u8> {
        let picture = if whole {
            self.cdp(
                "Page.captureScreenshot",
                &json!({ "captureBeyondViewport": true }),
            )["data"]
                .clone()
        } else {
            self.session
                .ask("GET", "/screenshot", None)
                .expect("a picture can be taken")
        };
        BASE64
            .decode(picture.as_str().unwrap_or_default())
            .expect("a picture comes in base64")
    }

    /// Chromium's own protocol, for what the standard one lacks.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Value {
        self.must(
            "POST",
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// Errors on the page's console since the last call, in its workers too.
    pub fn console_errors(&self) -> Vec<String> {
        match self.kind {
            Kind::Chromium => self
                .log("browser")
                .iter()
                .filter(|entry| entry["level"] == "SEVERE")
                .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
                .collect(),
            // Its driver has no way to ask.
            Kind::WebKit => Vec::new(),
            // Firefox prints its own troubles among the page's, without saying whose they are.
            Kind::Firefox => self
                .session
                .output()
                .into_iter()
                .filter(|line| {
                    ["JavaScript error: http", "panicked at", "Content-Security-Policy"]
                        .iter()
                        .any(|mark| line.contains(mark))
                })
                .collect(),
        }
    }

    fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.must("POST", "/se/log", &json!({ "type": kind }));
        log.as_array().cloned().unwrap_or_default()
    }

    fn must(&self, method: &str, path: &str, body: &Value) -> Value {
        self.session
            .ask(method, path, Some(body))
            .unwrap_or_else(|error| panic!("{error}"))
    }
}

/// An element of the page.
pub struct Element<'b> {
    browser: &'b Browser,
    id: String,
}

impl Element<'_> {
    pub fn click(&self) {
        self.must("POST", "/click", Some(&json!({})));
    }

    /// Types into it.
    pub fn write(&self, text: &str) {
        self.must("POST", "/value", Some(&json!({ "text": text })));
    }

    /// The text a reader sees.
    pub fn text(&self) -> String {
        self.must("GET", "/text", None)
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    pub fn attribute(&self, name: &str) -> Option<String> {
        self.must("GET", &format!("/attribute/{name}"), None)
            .as_str()
            .map(str::to_owned)
    }

    /// A property as text, such as the `value` of a field.
    pub fn property(&self, name: &str) -> String {
        match self.must("GET", &format!("/property/{name}"), None) {
            Value::String(text) => text,
            other => other.to_string(),
        }
    }

    pub fn is_displayed(&self) -> bool {
        self.must("GET", "/displayed", None) == true
    }

    fn must(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let path = format!("/element/{}{path}", self.id);
        self.browser
            .session
            .ask(method, &path, body)
            .unwrap_or_else(|error| panic!("{error}"))
    }
}

fn go(to: Spot) -> Value {
    json!({ "type": "pointerMove", "duration": 30, "x": to.0 as i32, "y": to.1 as i32, "origin": "viewport" })
}

fn press() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn release() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

fn capabilities(kind: Kind, screen: Screen, proxy: &str) -> Value {
    let proxy = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy });
    match kind {
        Kind::Chromium => json!({
            "proxy": proxy,
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "args": [
                "--headless",
                // Its sandbox refuses to run as root, which test machines often do.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                // The browser itself asks nobody, so that whatever is asked was asked by the page.
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-color-profile=srgb",
                "--hide-scrollbars",
            ] },
        }),
        // This one would ask the proxy for what is on this computer too.
        Kind::WebKit => {
            let mut proxy = proxy;
            proxy["noProxy"] = json!(["127.0.0.1"]);
            json!({ "proxy": proxy })
        }
        Kind::Firefox => json!({
            "proxy": proxy,
            "moz:firefoxOptions": {
                "args": ["-headless"],
                "prefs": {
                    "devtools.console.stdout.content": true,
                    "layout.css.prefers-color-scheme.content-override": i32::from(!screen.dark),
                },
            },
        }),
    }
}
