//! Putting right, as a reader does it: by pointer and by keyboard alone. Counts what the hand does.

use crate::browser::key;
use crate::page::Page;
use crate::wait;
use serde_json::{Value, json};
use std::cell::Cell;

/// A reader at work: every click, key press and drag is counted.
pub struct Hand<'p> {
    pub page: &'p Page,
    clicks: Cell<usize>,
    typed: Cell<usize>,
}

impl<'p> Hand<'p> {
    pub fn new(page: &'p Page) -> Self {
        Self {
            page,
            clicks: Cell::default(),
            typed: Cell::default(),
        }
    }

    /// Clicks (a drag counts as one) and letters typed so far.
    pub fn effort(&self) -> (usize, usize) {
        (self.clicks.get(), self.typed.get())
    }

    /// Clicks the first element that matches.
    pub fn click(&self, selector: &str) {
        self.clicks.set(self.clicks.get() + 1);
        let script = "const e = document.querySelector(arguments[0]);
            if (e) e.scrollIntoView({ block: 'nearest', behavior: 'instant' });";
        self.page.browser.find(selector);
        self.page.browser.run(script, &[json!(selector)]);
        self.page.browser.find(selector).click();
    }

    /// Types where the focus is.
    pub fn write(&self, words: &str) {
        self.typed.set(self.typed.get() + words.chars().count());
        let keys: Vec<String> = words.chars().map(String::from).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        self.page.browser.press(&keys);
    }

    /// Presses a key.
    pub fn press(&self, key: &str) {
        self.typed.set(self.typed.get() + 1);
        self.page.browser.press(&[key]);
    }

    /// Goes on with Tab until the focus is on what matches. Where a browser does not go from the last control to the
    /// first, it goes back.
    pub fn tab_to(&self, selector: &str) {
        let look = "const here = document.activeElement, stays = here === window.before;
            window.before = here;
            return [here.matches(arguments[0]), stays]";
        let mut back = false;
        for step in 0..800 {
            let seen = self.page.browser.run(look, &[json!(selector)]);
            if seen[0] == true {
                return;
            }
            back ^= step > 0 && seen[1] == true;
            let held: &[&str] = if back { &[key::SHIFT] } else { &[] };
            self.page.browser.chord(held, &[key::TAB]);
        }
        panic!("the keyboard does not reach {selector}");
    }

    /// Drags the pointer between two points of the screen.
    pub fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        self.clicks.set(self.clicks.get() + 1);
        self.page.browser.drag(from, to);
    }

    /// Marks words of the article with the pointer.
    pub fn mark(&self, words: &str) {
        let script = "const words = arguments[0];
            for (const block of document.querySelectorAll('#text .words')) {
              const at = block.textContent.indexOf(words);
              if (at < 0) continue;
              block.scrollIntoView({ block: 'center', behavior: 'instant' });
              const point = (offset, end) => {
                const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
                let left = offset;
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                  if (left < node.length || (end && left === node.length)) {
                    const range = document.createRange();
                    range.setStart(node, end ? left - 1 : left);
                    range.setEnd(node, end ? left : left + 1);
                    const box = range.getBoundingClientRect();
                    return [end ? box.right - 1 : box.left + 1, (box.top + box.bottom) / 2];
                  }
                  left -= node.length;
                }
              };
              return [point(at, false), point(at + words.length, true)];
            }";
        let points = self.page.browser.run(script, &[json!(words)]);
        let point = |index: usize| {
            let number = |value: &Value| value.as_f64().expect("the words stand in the text");
            (number(&points[index][0]), number(&points[index][1]))
        };
        self.drag(point(0), point(1));
    }

    /// The middle of an element on the screen.
    pub fn middle(&self, selector: &str) -> (f64, f64) {
        let script = "const e = document.querySelector(arguments[0]);
            e.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const box = e.getBoundingClientRect();
            return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];";
        let point = self.page.browser.run(script, &[json!(selector)]);
        let number = |index: usize| point[index].as_f64().expect("the element has a place");
        (number(0), number(1))
    }

    /// What is read, with everything that can be put right: events, actors, relations, how many corrections.
    pub fn state(&self) -> String {
        let script = "const all = selector => [...document.querySelectorAll(selector)]
              .map(e => e.textContent.replace(/\\s+/g, ' ').replaceAll('✎', '').trim());
            return JSON.stringify([all('#events li[data-event]'), all('#actor-table tbody tr'),
              all('#relations tbody tr'), document.querySelector('#corrected').dataset.count], null, 1);";
        let state = self.page.browser.run(script, &[]);
        state.as_str().unwrap_or_default().to_owned()
    }

    /// How many corrections are in force.
    pub fn corrected(&self) -> usize {
        let count = self.page.browser.find("#corrected").attribute("data-count");
        count.and_then(|count| count.parse().ok()).unwrap_or_default()
    }

    /// Waits until as many corrections are in force.
    pub fn has_corrected(&self, count: usize) {
        wait::until(&format!("{count} corrections"), || {
            (self.corrected() == count).then_some(())
        });
    }

    /// The id of what has the focus.
    pub fn focus(&self) -> String {
        self.page.browser.focused().property("id")
    }

    /// Waits until something has the focus.
    pub fn has_focus(&self, id: &str) {
        wait::until(&format!("the focus on {id}, not on {}", self.focus()), || {
            (self.focus() == id).then_some(())
        });
    }

    /// Both lists on screen: events and actors.
    pub fn lists(&self) {
        self.page.show_list();
        self.page.show_actors();
    }

    /// Picks out, by its line in the table, a relation that has a direction.
    pub fn pick_directed(&self) {
        let lines = self.page.browser.all("#relations tbody tr").len();
        for line in 1..=lines {
            let button = format!("#relations tbody tr:nth-child({line}) button");
            self.tab_to(&button);
            self.press(key::ENTER);
            let flips = "return document.querySelector('#evidence [data-flip]') !== null";
            if self.page.browser.run(flips, &[]) == true {
                return;
            }
            self.press(key::ESCAPE);
        }
        panic!("no relation has a direction");
    }
}
