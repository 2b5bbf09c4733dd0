//! [`Reader`]: has what was put in cleaned and articles read by the worker. A new article supersedes the old;
//! a reading can be cancelled, which ends the worker and starts another.

use super::browser::{self, Connection, File};
use super::parcel::Parcel;
use super::protocol::{Ask, Told, stage_words};
use super::state::{AppState, Article, Phase};
use crate::analysis::Analysis;
use crate::report;
use crate::time::{Date, PublishedBasis};
use leptos::prelude::*;
use std::sync::Arc;

/// What the page says when there can be no reading.
pub const NO_WORKER: &str = "This browser does not let the page start its reader (a Web Worker with \
    WebAssembly). Current versions of Firefox, Chrome, Edge and Safari do.";

/// What is to be sent.
enum Message {
    Read(Ask),
    Clean(Parcel, Vec<File>),
}

/// What is done with a parcel that is cleaned.
type Then = Box<dyn FnOnce(Told)>;

/// The worker and what it is busy with.
#[derive(Clone, Copy)]
pub struct Reader {
    app: AppState,
    connection: StoredValue<Option<Connection>, LocalStorage>,
    /// What is to be sent as soon as the worker listens; `None` once it is sent.
    waiting: StoredValue<Option<Message>, LocalStorage>,
    /// What is to be done with the parcel that is being cleaned, and how far the reading was before it came.
    cleaning: StoredValue<Option<(Then, Phase)>, LocalStorage>,
    /// Whether the worker listens. What is sent to it before is lost.
    ready: StoredValue<bool>,
    /// Number of the last request.
    asked: StoredValue<u32>,
    /// Whether the last request has been answered.
    idle: StoredValue<bool>,
}

impl Reader {
    /// A reader that fills `app`.
    pub fn new(app: AppState) -> Self {
        Self {
            app,
            connection: StoredValue::new_local(None),
            waiting: StoredValue::new_local(None),
            cleaning: StoredValue::new_local(None),
            ready: StoredValue::new(false),
            asked: StoredValue::new(0),
            idle: StoredValue::new(true),
        }
    }

    /// Puts an article on screen and has it read.
    pub fn read(self, article: Article) {
        self.app.open(article);
        self.ask();
    }

    /// Has the article on screen read again, with another publication date.
    pub fn publish(self, date: Option<Date>) {
        self.app
            .article
            .update(|article| Arc::make_mut(article).published = date);
        self.ask();
    }

    /// Shows a reading that was made before; what the worker is busy with is of no interest any more.
    pub fn show(self, reading: Analysis) {
        self.connection.set_value(None);
        self.idle.set_value(true);
        let given = reading.published.basis == PublishedBasis::Given;
        self.app.open(Article {
            text: reading.source.text.to_string(),
            published: reading.published.date.filter(|_| given),
            about: reading.about.clone(),
            notes: Vec::new(),
        });
        self.app.show(reading);
    }

    /// Has what was put in cleaned; `then` gets what is told of it. Until then the article on screen stays.
    pub fn clean(self, parcel: Parcel, files: Vec<File>, then: impl FnOnce(Told) + 'static) {
        let before = self.before().unwrap_or_else(|| self.app.phase.get_untracked());
        if !self.connect() {
            return;
        }
        self.cleaning.set_value(Some((Box::new(then), before)));
        let id = self.asked.get_value();
        self.waiting
            .set_value(Some(Message::Clean(Parcel { id, ..parcel }, files)));
        self.begin("looking at what was put in");
    }

    /// Goes on with the article on screen: there was none in what was put in. `before` is how far it was.
    fn go_on(self, before: Phase) {
        let unread = self
            .app
            .reading
            .with_untracked(|reading| reading.engine.is_empty());
        match before {
            Phase::Reading(_) => self.ask(),
            Phase::Done if unread => self.ask(),
            before => self.app.phase.set(before),
        }
    }

    /// How far the reading was before the parcel that is being cleaned, which is forgotten.
    fn before(self) -> Option<Phase> {
        let cleaning = self.cleaning.try_update_value(Option::take).flatten();
        cleaning.map(|(_, before)| before)
    }

    /// Stops the reading.
    pub fn cancel(self) {
        self.connection.set_value(None);
        self.idle.set_value(true);
        let before = self
            .before()
            .filter(|before| !matches!(before, Phase::Reading(_)));
        self.app.phase.set(before.unwrap_or(Phase::Cancelled));
    }

    /// Reads again what is on screen.
    pub fn again(self) {
        self.ask();
    }

    fn ask(self) {
        self.before();
        if !self.connect() {
            return;
        }
        let article = self.app.article.get_untracked();
        self.waiting.set_value(Some(Message::Read(Ask::new(
            self.asked.get_value(),
            &article.text,
            article.published,
            &article.about,
        ))));
        self.begin("starting");
    }

    /// Makes sure that there is an idle worker, and counts a new request; false when there can be no worker.
    fn connect(self) -> bool {
        if !self.idle.get_value() {
            // The old request is of no interest any more, and a busy worker does not listen.
            self.connection.set_value(None);
        }
        if self.connection.with_value(Option::is_none) {
            self.ready.set_value(false);
            let connection = browser::connect(move |told| self.hear(told), move || self.fail());
            self.connection.set_value(connection);
        }
        if self.connection.with_value(Option::is_none) {
            self.app.phase.set(Phase::Failed(NO_WORKER.to_owned()));
            return false;
        }
        self.asked.update_value(|asked| *asked += 1);
        true
    }

    fn begin(self, stage: &str) {
        self.idle.set_value(false);
        self.app.phase.set(Phase::Reading(stage.to_owned()));
        self.send();
    }

    /// Sends what waits, if the worker listens.
    fn send(self) {
        if !self.ready.get_value() {
            return;
        }
        let Some(message) = self.waiting.try_update_value(Option::take).flatten() else {
            return;
        };
        let sent = self.connection.with_value(|connection| {
            connection.as_ref().is_some_and(|connection| match &message {
                Message::Read(ask) => connection.ask(ask),
                Message::Clean(parcel, files) => connection.clean(parcel, files),
            })
        });
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
            Told::Done(id, json) if id == current => {
                self.idle.set_value(true);
                match report::from_json(&json) {
                    Ok(reading) => {
                        self.app.show(reading);
                        // A phone shows the card over the list; there it waits for a tap.
                        if !browser::is_narrow() {
                            self.app.lead();
                        }
                    }
                    Err(error) => self.app.phase.set(Phase::Failed(format!(
                        "The reading could not be understood: {error}."
                    ))),
                }
            }
            Told::Cleaned(id, _) | Told::Opened(id, _) if id == current => {
                self.idle.set_value(true);
                if let Some((then, before)) = self.cleaning.try_update_value(Option::take).flatten() {
                    then(told);
                    // Nothing else was begun.
                    if self.idle.get_value() && matches!(self.app.phase.get_untracked(), Phase::Reading(_)) {
                        self.go_on(before);
                    }
                }
            }
            Told::Ready => {
                self.ready.set_value(true);
                self.send();
            }
            // An answer to a question that nobody asks any more.
            Told::Stage(..) | Told::Done(..) | Told::Cleaned(..) | Told::Opened(..) => {}
        }
    }

    fn fail(self) {
        self.connection.set_value(None);
        self.ready.set_value(false);
        if self.idle.get_value() {
            return;
        }
        self.idle.set_value(true);
        let what = if self.before().is_some() {
            "The reader stopped in the middle of what was put in. The article on screen is still here; \
             try a shorter piece of the other."
        } else {
            "The reader stopped in the middle of this article. The text is still here; \
             try again, or try a shorter piece of it."
        };
        self.app.phase.set(Phase::Failed(what.to_owned()));
    }
}
