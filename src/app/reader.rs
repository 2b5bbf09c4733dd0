//! [`Reader`]: has articles read by the worker. A new article supersedes the old; a reading can be
//! cancelled, which ends the worker and starts another.

use super::browser::{self, Connection};
use super::protocol::{Ask, Told, stage_words};
use super::state::{AppState, Article, Phase};
use crate::analysis::Analysis;
use crate::report;
use crate::time::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// What the page says when there can be no reading.
pub const NO_WORKER: &str = "This browser does not let the page start its reader (a Web Worker with \
    WebAssembly). Current versions of Firefox, Chrome, Edge and Safari do.";

/// The worker and what it is busy with.
#[derive(Clone, Copy)]
pub struct Reader {
    app: AppState,
    connection: StoredValue<Option<Connection>, LocalStorage>,
    /// What is to be sent as soon as the worker listens; `None` once it is sent.
    waiting: StoredValue<Option<Ask>>,
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
            waiting: StoredValue::new(None),
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
        self.app.open(Article {
            text: reading.source.text.to_string(),
            published: reading.published.date,
            about: reading.about.clone(),
            notes: Vec::new(),
        });
        self.app.show(reading);
    }

    /// Stops the reading.
    pub fn cancel(self) {
        self.connection.set_value(None);
        self.idle.set_value(true);
        self.app.phase.set(Phase::Cancelled);
    }

    /// Reads again what is on screen.
    pub fn again(self) {
        self.ask();
    }

    fn ask(self) {
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
            return;
        }
        self.asked.update_value(|asked| *asked += 1);
        let article = self.app.article.get_untracked();
        self.waiting.set_value(Some(Ask::new(
            self.asked.get_value(),
            &article.text,
            article.published,
            &article.about,
        )));
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
            Told::Ready => {
                self.ready.set_value(true);
                self.send();
            }
            // An answer to a question that nobody asks any more.
            Told::Stage(..) | Told::Done(..) => {}
        }
    }

    fn fail(self) {
        self.connection.set_value(None);
        self.ready.set_value(false);
        if self.idle.get_value() {
            return;
        }
        self.idle.set_value(true);
        self.app.phase.set(Phase::Failed(
            "The reader stopped in the middle of this article. The text is still here; \
             try again, or try a shorter piece of it."
                .to_owned(),
        ));
    }
}
