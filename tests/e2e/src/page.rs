//! The page as its reader sees it: the only file that knows how its parts are found.

use crate::browser::{Browser, key};
use crate::wait;
use serde_json::json;
use std::rc::Rc;

/// One visitor's page.
pub struct Page {
    pub browser: Rc<Browser>,
}

impl Page {
    pub fn new(browser: Rc<Browser>) -> Self {
        Self { browser }
    }

    /// Waits until a reading with events is on screen, as it is soon after the page opens.
    pub fn ready(&self) {
        wait::until("a reading", || {
            self.browser
                .find("#counts")
                .property("textContent")
                .trim_start()
                .starts_with(|c: char| ('1'..='9').contains(&c))
                .then_some(())
        });
        self.settled();
    }

    /// Waits until the article on screen says `words` and is read.
    pub fn reads(&self, words: &str) {
        wait::until(&format!("an article that says {words:?}"), || {
            self.text().contains(words).then_some(())
        });
        self.settled();
    }

    /// Waits until nothing is being read.
    pub fn settled(&self) {
        self.browser.find("#progress:not([data-phase=busy])");
    }

    /// How far the reading is.
    pub fn phase(&self) -> String {
        self.browser
            .find("#progress")
            .attribute("data-phase")
            .unwrap_or_default()
    }

    /// Pastes a plain text anywhere on the page.
    pub fn paste(&self, text: &str) {
        self.browser.copy_text(text);
        self.browser.chord(&[key::CONTROL], &["v"]);
    }

    /// Pastes formatted text as a hostile program might put it on the clipboard; copying it in a browser
    /// would clean it first.
    pub fn paste_html(&self, html: &str) {
        self.paste_as("text/html", html);
    }

    /// Pastes a plain text without the clipboard, which is slow with large texts.
    pub fn paste_large(&self, text: &str) {
        self.paste_as("text/plain", text);
    }

    fn paste_as(&self, kind: &str, text: &str) {
        self.browser.run(
            "const data = new DataTransfer();
             data.setData(arguments[0], arguments[1]);
             const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
             // Given to the constructor, some browsers hide it from scripts.
             Object.defineProperty(paste, 'clipboardData', { value: data });
             document.body.dispatchEvent(paste);",
            &[json!(kind), json!(text)],
        );
    }

    /// Drops files, by name and content, anywhere on the page.
    pub fn drop_files(&self, files: &[(&str, &[u8])]) {
        self.browser.run(
            "const data = new DataTransfer();
             for (const [name, bytes] of arguments[0]) data.items.add(new File([new Uint8Array(bytes)], name));
             const drop = { dataTransfer: data, bubbles: true, cancelable: true };
             document.body.dispatchEvent(new DragEvent('drop', drop));",
            &[json!(files)],
        );
    }

    /// The article's words on screen.
    pub fn text(&self) -> String {
        self.texts("#text .para").join("\n")
    }

    /// The headline.
    pub fn title(&self) -> String {
        self.browser.find("#title").property("textContent")
    }

    /// The publication date in the form `2021-03-29`; empty when there is none.
    pub fn published(&self) -> String {
        self.browser
            .find("#published-chip")
            .attribute("data-date")
            .unwrap_or_default()
    }

    /// The list of events, one text each, shown or not.
    pub fn events(&self) -> Vec<String> {
        self.texts("#events li[data-event]")
    }

    /// Waits until the list of a wide screen has events.
    pub fn has_events(&self) {
        self.show_list();
        wait::until("events on the list", || (!self.events().is_empty()).then_some(()));
    }

    /// Shows the actors as a table instead of the map.
    pub fn show_actors(&self) {
        self.browser.find("#actors [data-option=List]").click();
        self.browser.find("#actor-table [data-actor]");
    }

    /// The actors' names, where the table is shown.
    pub fn actors(&self) -> Vec<String> {
        self.texts("#actor-table [data-actor]")
    }

    /// The words of events that are picked out in the text.
    pub fn highlighted(&self) -> String {
        self.texts("#text .lit-event").concat()
    }

    /// Shows the list of events instead of the picture.
    pub fn show_list(&self) {
        self.browser.find("#timeline [data-option=List]").click();
    }

    /// Selects the event at a place of the list, counted from nought.
    pub fn select_event(&self, place: usize) {
        self.browser.all("#events li[data-event] button")[place].click();
    }

    /// What the evidence card is about, as a name such as `e3`; empty when nothing is selected.
    pub fn selected(&self) -> String {
        self.browser
            .find("#evidence")
            .attribute("data-item")
            .unwrap_or_default()
    }

    /// The words that the evidence card quotes, without their quotation marks.
    pub fn quote(&self) -> String {
        let quote = self.browser.find("#evidence blockquote").property("textContent");
        quote.trim_matches(['“', '”', '"', ' ', '\n']).to_owned()
    }

    /// Copies the link from the dialog.
    pub fn share(&self) -> String {
        self.browser.find("#share").click();
        self.browser.find("#copy-link").click();
        self.browser.find("#copied[data-copied=true]");
        self.browser.press(&[key::ESCAPE]);
        self.browser.clipboard()
    }

    /// What the page says to its reader at the moment.
    pub fn messages(&self) -> String {
        self.texts("[role=status], #notes li, dialog[open]").join("\n")
    }

    /// Waits until the page says something with these words.
    pub fn says(&self, words: &str) {
        wait::until(&format!("a message with {words:?}"), || {
            self.messages().contains(words).then_some(())
        });
    }

    /// The view that a narrow screen shows.
    pub fn tab(&self) -> String {
        self.browser
            .find("main")
            .attribute("data-tab")
            .unwrap_or_default()
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        // In one call, so that a view drawn anew in between is never half of each.
        let texts = self.browser.run(
            "return [...document.querySelectorAll(arguments[0])].map(element => element.textContent)",
            &[json!(selector)],
        );
        let texts = texts.as_array().map(Vec::as_slice).unwrap_or_default();
        texts
            .iter()
            .filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    }
}
