//! [`Reader`]: has articles read by the worker. A new article supersedes the old; a reading can be
//! cancelled, which ends the worker and starts another. A worker that dies is started again, once for each
//! article, and the article is read again.

use super::browser::{self, Connection};
use super::chrome::Chrome;
use super::protocol::{Ask, Told, stage_words};
use super::state::{AppState, Article, Phase};
use crate::analysis::{Analysis, Request};
use crate::correct::Glance;
use crate::share::View;
use crate::time::{Date, PublishedBasis};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What the page says when there can be no reading.
pub const NO_WORKER: &str = "This browser does not let the page start its reader (a Web Worker with \
    WebAssembly). Current versions of Firefox, Chrome, Edge and Safari do.";
/// What the page says when the worker that takes things in is not there.
pub const DESK_STOPPED: &str = "A part of this page could not be loaded, or it stopped. What was on screen is \
    still here; try again, and reload the page when that does not help.";
/// What the page says when the worker died and was started again.
const AGAIN: &str = "The reader stopped and was started again; the article is being read once more.";
/// What the page says when it died twice.
const STOPPED: &str = "The reader stopped in the middle of this article, twice. The text is still here; \
    try again, or try a shorter piece of it.";

/// A worker never gives memory back, so one that has read more bytes than this ends when it is done.
const LARGE: usize = 200_000;

/// The worker and what it is busy with.
#[derive(Clone, Copy)]
pub struct Reader {
    app: AppState,
    chrome: Chrome,
    connection: StoredValue<Option<Connection>, LocalStorage>,
    /// What is to be sent as soon as the worker listens; `None` once it is sent.
    waiting: StoredValue<Option<Ask>>,
    /// Whether the worker listens. What is sent to it before is lost.
    ready: StoredValue<bool>,
    /// Number of the last request.
    asked: StoredValue<u32>,
    /// Whether the last request has been answered.
    idle: StoredValue<bool>,
    /// Whether the worker died over the article on screen.
    died: StoredValue<bool>,
    /// Counts what people put in, so that of two pastes the later wins.
    turn: StoredValue<u32>,
    /// Whether the sample is on screen and its stored reading still on the way.
    opening: StoredValue<bool>,
    /// How far the article on screen was before the desk began.
    before: StoredValue<Phase>,
}

impl Reader {
    /// A reader that fills `app`.
    pub fn new(app: AppState, chrome: Chrome) -> Self {
        Self {
            app,
            chrome,
            connection: StoredValue::new_local(None),
            waiting: StoredValue::new(None),
            ready: StoredValue::new(false),
            asked: StoredValue::new(0),
            idle: StoredValue::new(true),
            died: StoredValue::new(false),
            turn: StoredValue::new(0),
            opening: StoredValue::new(false),
            before: StoredValue::new(Phase::Done),
        }
    }

    /// The desk works on what was put in; the number given is that of its [turn](Self::is_turn). The article on
    /// screen stays until there is another.
    pub fn begin(self, words: &str) -> u32 {
        let phase = self.app.phase.get_untracked();
        if !matches!(phase, Phase::Reading(_)) {
            self.before.set_value(phase);
        }
        self.app.phase.set(Phase::Reading(words.to_owned()));
        self.next_turn()
    }

    /// Whether nothing was put in since.
    pub fn is_turn(self, turn: u32) -> bool {
        self.turn.get_value() == turn
    }

    /// What was put in holds nothing to read: the article on screen stays, or goes on being read.
    pub fn end(self) {
        self.next_turn();
        if self.opening.get_value() {
            // What was put in came before the stored reading, which nobody waits for any more.
            self.again();
        } else if self.idle.get_value() {
            self.app.phase.set(self.before.get_value());
        } else {
            self.app.phase.set(Phase::Reading("going on".to_owned()));
        }
    }

    fn next_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }

    /// Puts an article on screen and has it read.
    pub fn read(self, article: Article) {
        self.next_turn();
        self.app.open(article);
        self.again();
    }

    /// Has the article on screen read again, with another publication date.
    pub fn publish(self, date: Option<Date>) {
        self.next_turn();
        self.app
            .article
            .update(|article| Arc::make_mut(article).published = date);
        self.again();
    }

    /// Shows a reading that was made before; what the worker is busy with is of no interest any more.
    pub fn show(self, reading: Analysis) {
        self.next_turn();
        self.stop();
        let given = reading.published.basis == PublishedBasis::Given;
        self.app.open(Article {
            text: reading.source.text.to_string(),
            published: reading.published.date.filter(|_| given),
            about: reading.about.clone(),
            notes: Vec::new(),
            corrections: None,
        });
        self.app.show(reading);
    }

    /// Shows a reading that came with its article: what the sender saw, until somebody asks for a new one.
    pub fn show_frozen(self, article: Article, view: View, reading: Analysis) {
        self.next_turn();
        self.stop();
        self.app.open(article);
        self.app.wanted.set(Some(view));
        self.app.show(reading);
        self.app.frozen.set(true);
    }

    /// Shows the reading of the sample that was made when the page was built, with the worker made ready behind it;
    /// has the sample read when there is none.
    pub fn show_sample(self) {
        self.opening.set_value(true);
        let turn = self.begin("opening");
        spawn_local(async move {
            let prepared = browser::sample_reading().await;
            if !self.is_turn(turn) {
                return;
            }
            match prepared {
                Some(Told::Done(_, reading, glance)) => {
                    self.complete(*reading, glance);
                    // After the first frame: what was asked for in the meantime has started it already.
                    browser::after(0, move || self.start());
                }
                _ => self.again(),
            }
        });
    }

    /// Stops the reading.
    pub fn cancel(self) {
        self.next_turn();
        self.stop();
        self.app.phase.set(Phase::Cancelled);
    }

    /// Reads again what is on screen.
    pub fn again(self) {
        self.died.set_value(false);
        self.ask();
    }

    /// Ends the worker, if it is busy: a busy worker does not listen. Nothing that is on its way is waited for.
    fn stop(self) {
        self.opening.set_value(false);
        if !self.idle.get_value() {
            self.connection.set_value(None);
            self.idle.set_value(true);
        }
    }

    /// Starts the worker, unless it is there.
    fn start(self) {
        if self.connection.with_value(Option::is_none) {
            self.ready.set_value(false);
            let connection = browser::connect(move |told| self.hear(told), move || self.fail());
            self.connection.set_value(connection);
        }
    }

    fn ask(self) {
        self.stop();
        self.start();
        if self.connection.with_value(Option::is_none) {
            self.app.phase.set(Phase::Failed(NO_WORKER.to_owned()));
            return;
        }
        self.asked.update_value(|asked| *asked += 1);
        let article = self.app.article.get_untracked();
        self.waiting.set_value(Some(Ask {
            id: self.asked.get_value(),
            request: Request {
                text: article.text.clone(),
                published: article.published,
                about: article.about.clone(),
            },
        }));
        self.idle.set_value(false);
        self.app.phase.set(Phase::Reading("starting".to_owned()));
        self.send();
    }

    /// Sends what waits, if the worker listens.
    fn send(self) {
        if !self.ready.get_value() {
            return;
        }
        let Some(ask) = self.waiting.try_update_value(Option::take).flatten() else {
            return;
        };
        let sent = self
            .connection
            .with_value(|connection| connection.as_ref().is_some_and(|connection| connection.ask(&ask)));
        if !sent {
            self.fail();
        }
    }

    fn hear(self, told: Told) {
        let current = self.asked.get_value();
        match told {
            Told::Stage(id, stage) if id == current => {
                self.app.phase.set(Phase::Reading(stage_words(stage).to_owned()));
            }
            Told::Done(id, reading, glance) if id == current => {
                self.idle.set_value(true);
                if reading.source.text.len() > LARGE {
                    self.connection.set_value(None);
                }
                self.complete(*reading, glance);
            }
            Told::Ready => {
                self.ready.set_value(true);
                self.send();
            }
            // An answer to a question that nobody asks any more.
            Told::Stage(..) | Told::Done(..) => {}
        }
    }

    /// Shows what the reader read.
    fn complete(self, reading: Analysis, glance: Glance) {
        self.opening.set_value(false);
        self.before.set_value(Phase::Done);
        self.app.glance.set_value(Some(Arc::new(glance)));
        self.app.show(reading);
        // A phone shows the card over the list; there it waits for a tap.
        if !browser::is_narrow() {
            self.app.lead();
        }
    }

    /// The worker could not be loaded, or died.
    fn fail(self) {
        self.connection.set_value(None);
        self.ready.set_value(false);
        if self.idle.get_value() {
            return;
        }
        self.idle.set_value(true);
        if self.died.get_value() {
            self.app.phase.set(Phase::Failed(STOPPED.to_owned()));
            return;
        }
        self.died.set_value(true);
        self.chrome.say(AGAIN);
        self.ask();
    }
}
