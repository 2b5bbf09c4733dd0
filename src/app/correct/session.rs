//! [`Session`]: what a person put right in the reading on screen, and the way back. The reading as the engine
//! made it stays; what is on screen is always that with the list applied.

use super::engine::{self, Look, packed};
use crate::analysis::Analysis;
use crate::app::browser;
use crate::app::chrome::Chrome;
use crate::app::item::Item;
use crate::app::link;
use crate::app::reader::Reader;
use crate::app::state::{AppState, Article, Phase};
use crate::correct::{self, Correction, Done, Glance, History, Lost, Thing};
use crate::report;
use crate::text::{ActorId, EventId, RelationId, Span, set};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// One state of the work: the article, its reading as the engine made it, and what was put right in it.
#[derive(Clone)]
pub struct State {
    /// The article.
    pub article: Arc<Article>,
    /// Its reading, uncorrected.
    pub base: Arc<Analysis>,
    /// What the language says about the reading; empty until it is known.
    pub glance: Arc<OnceLock<Glance>>,
    /// What was put right.
    pub list: Arc<Vec<Correction>>,
}

/// A form that asks for what a click cannot say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The date of an event or an expression.
    Date(Item),
    /// Label, type and status of an event.
    Event(EventId),
    /// Who took part in an event.
    Who(EventId),
    /// Which event is the same.
    SameEvent(EventId),
    /// Name and sort of an actor, and its mentions.
    Actor(ActorId),
    /// Which actor is the same; perhaps one is proposed.
    SameActor(ActorId, Option<ActorId>),
    /// The sort of a relation, by its place.
    Relation(usize),
    /// Something that the engine did not see; perhaps at a stretch of the text.
    Add(Option<Span>),
    /// The sentences without an event.
    Silent,
    /// What was done, in order.
    Steps,
    /// What is kept on this device.
    Library,
}

/// What became of the list.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What was applied, with what it touched.
    pub done: Vec<Done>,
    /// What was not.
    pub lost: Vec<Lost>,
    /// Everything that was touched.
    pub things: BTreeSet<Thing>,
}

/// The work on what is read.
#[derive(Clone, Copy)]
pub struct Session {
    pub(super) app: AppState,
    pub(super) chrome: Chrome,
    pub(super) reader: Reader,
    /// All states; `None` until the first article is read.
    pub history: RwSignal<Option<History<State>>>,
    /// What became of the list.
    pub outcome: RwSignal<Arc<Outcome>>,
    /// What can be said about the reading on screen.
    pub look: RwSignal<Arc<Look>>,
    /// Whether the reading is shown as the engine made it.
    pub extracted: RwSignal<bool>,
    /// The open form.
    pub form: RwSignal<Option<Form>>,
    /// Whether the items to check are being walked through.
    pub reviewing: RwSignal<bool>,
    /// Under which key the article is kept on this device.
    pub kept: RwSignal<Option<String>>,
    /// The key of the kept article that is being read.
    keeping: StoredValue<Option<String>>,
    /// The reading that was put on screen last; any other one is new.
    put: StoredValue<Option<Arc<Analysis>>>,
    /// What was done last, for those who do not see it.
    pub said: RwSignal<String>,
    /// Whether a form gives the focus back itself.
    closing: StoredValue<bool>,
    /// What had the focus when the form was opened.
    opener: StoredValue<Option<String>>,
}

impl Session {
    /// A session over what the page reads; watches for readings that come.
    pub fn new(app: AppState, chrome: Chrome, reader: Reader) -> Self {
        let session = Self {
            app,
            chrome,
            reader,
            history: RwSignal::new(None),
            outcome: RwSignal::new(Arc::default()),
            look: RwSignal::new(Arc::default()),
            extracted: RwSignal::new(false),
            form: RwSignal::new(None),
            reviewing: RwSignal::new(false),
            kept: RwSignal::new(None),
            keeping: StoredValue::new(None),
            put: StoredValue::new(None),
            said: RwSignal::new(String::new()),
            closing: StoredValue::new(false),
            opener: StoredValue::new(None),
        };
        Effect::new(move || session.see(&app.reading.get()));
        session
    }

    /// The article that is asked for next is kept under this key.
    pub fn keep_as(self, key: String) {
        self.keeping.set_value((!key.is_empty()).then_some(key));
    }

    /// The present state.
    pub fn state(self) -> Option<State> {
        self.history
            .with_untracked(|history| history.as_ref()?.now().cloned())
    }

    /// What was put right; tracks.
    pub fn list(self) -> Arc<Vec<Correction>> {
        self.history
            .with(|history| Some(Arc::clone(&history.as_ref()?.now()?.list)))
            .unwrap_or_default()
    }

    /// A reading came on screen: one of ours, a bare text, or a new one from the engine.
    fn see(self, reading: &Arc<Analysis>) {
        let ours = self
            .put
            .with_value(|put| put.as_ref().is_some_and(|put| Arc::ptr_eq(put, reading)));
        if ours || reading.engine.is_empty() {
            return;
        }
        let article = self.app.article.get_untracked();
        let base = Arc::clone(reading);
        let glance = self.app.glance.get_value();
        let glance = glance.map_or_else(OnceLock::new, |glance| OnceLock::from((*glance).clone()));
        let glance = Arc::new(glance);
        let before = self.state();
        // The same article with the corrections that we know was only read again.
        let again = before.as_ref().filter(|before| {
            before.article.text == article.text && article.corrections == packed(&before.list, &article.text)
        });
        if let Some(before) = again {
            let mut list = (*before.list).clone();
            let moved = before.article.published != article.published;
            if moved {
                list.retain(|correction| !matches!(correction, Correction::Published(_)));
                list.extend(article.published.map(|date| Correction::Published(Some(date))));
            }
            let state = State {
                article: Arc::clone(&article),
                base,
                glance,
                list: Arc::new(list),
            };
            let label = article.published.map_or_else(
                || "publication date from the text".to_owned(),
                |date| format!("published on {date}"),
            );
            self.history.update(|history| match history {
                Some(history) if moved => history.push(&label, state),
                Some(history) => history.amend(|now| *now = state),
                None => {}
            });
        } else {
            let title = report::headline(&base).unwrap_or("an article").to_owned();
            let brought = self.brought(&article);
            let state = State {
                article,
                base,
                glance,
                list: Arc::new(brought),
            };
            let label = format!("read: {title}");
            self.history.update(|history| match history {
                Some(history) => history.push(&label, state),
                None => *history = Some(History::new(&label, state)),
            });
            self.kept
                .set(self.keeping.try_update_value(Option::take).flatten());
            self.reviewing.set(false);
            if before.is_some_and(|before| !before.list.is_empty()) {
                self.chrome
                    .say("Your corrections of the previous article are kept: Ctrl+Z goes back to it.");
            }
        }
        self.extracted.set(false);
        self.render();
    }

    /// The corrections that an article came with.
    fn brought(self, article: &Article) -> Vec<Correction> {
        let Some(block) = &article.corrections else {
            return Vec::new();
        };
        let (list, unknown) = if block.version == correct::VERSION {
            correct::unpack(&block.bytes, &article.text)
        } else {
            (Vec::new(), 1)
        };
        if unknown > 0 {
            self.chrome
                .say("Some corrections were made with a newer version of this page and are left out.");
        }
        list
    }

    /// Puts the present state on screen; what was picked out stays, if it is still there.
    fn render(self) {
        let Some(state) = self.state() else { return };
        let packed = packed(&state.list, &state.article.text);
        if self
            .app
            .article
            .with_untracked(|article| article.corrections != packed)
        {
            self.app
                .article
                .update(|article| Arc::make_mut(article).corrections = packed);
        }
        let none = Vec::new();
        let list = if self.extracted.get_untracked() {
            &none
        } else {
            &*state.list
        };
        let corrected = (!list.is_empty()).then(|| correct::apply(&state.base, list));
        let (reading, outcome) = match corrected {
            Some(corrected) => {
                let outcome = Outcome {
                    things: set(corrected.done.iter().flat_map(|done| done.things.iter().copied())),
                    done: corrected.done,
                    lost: corrected.lost,
                };
                (Arc::new(corrected.analysis), outcome)
            }
            None => (Arc::clone(&state.base), Outcome::default()),
        };
        let before = self.app.reading.get_untracked();
        let same_text = before.source.text == reading.source.text;
        let follow = |item: Item| {
            let told = link::tell(item, &before).filter(|_| same_text)?;
            link::find(told, &reading)
        };
        let selected = self.app.selected.get_untracked().and_then(follow);
        let actor = self.app.filter.with_untracked(|filter| filter.actor);
        let actor = actor.map(Item::Actor).and_then(follow);
        if Arc::ptr_eq(&before, &reading) {
            engine::look(self, &state, &reading);
            self.outcome.set(Arc::new(outcome));
            return;
        }
        self.put.set_value(Some(Arc::clone(&reading)));
        self.outcome.set(Arc::new(outcome));
        self.app.hovered.set(None);
        self.app.filter.update(|filter| {
            filter.actor = match actor {
                Some(Item::Actor(id)) => Some(id),
                _ => None,
            };
        });
        let pins = self.app.pins.get_untracked();
        let pins: Vec<Item> = pins.into_iter().filter_map(follow).collect();
        let focused = browser::focused();
        self.app.pins.set(pins);
        engine::look(self, &state, &reading);
        self.app.reading.set(reading);
        self.app.selected.set(selected);
        if !self.closing.get_value() {
            Self::focus(focused);
        }
    }

    /// More is known about a reading.
    pub(super) fn look_again(self, base: &Arc<Analysis>) {
        if let Some(state) = self.state().filter(|state| Arc::ptr_eq(&state.base, base)) {
            engine::look(self, &state, &self.app.reading.get_untracked());
        }
    }

    /// Gives the focus back after the views were drawn anew.
    fn focus(selector: Option<String>) {
        browser::after(0, move || {
            if let Some(selector) = selector {
                browser::refocus(&selector, "#evidence");
            }
        });
    }

    /// Puts something right.
    pub fn push(self, correction: Correction) {
        self.push_all(vec![correction]);
    }

    /// Puts several things right in one step.
    pub fn push_all(self, corrections: Vec<Correction>) {
        let (Some(state), Some(first)) = (self.state(), corrections.first()) else {
            return;
        };
        let label = self
            .app
            .reading
            .with_untracked(|reading| correct::describe(reading, first));
        let from = state.list.len();
        let mut list = (*state.list).clone();
        list.extend(corrections);
        self.step(&label, list);
        let outcome = self.outcome.get_untracked();
        match outcome.lost.iter().find(|lost| lost.index >= from) {
            Some(missed) => self
                .chrome
                .say(&format!("That could not be done: {}.", missed.why)),
            None => self
                .said
                .set(format!("{}. Ctrl+Z takes it back.", capital(&label))),
        }
    }

    /// Takes one correction back, whatever came after it.
    pub fn take_back(self, index: usize) {
        let Some(state) = self.state() else { return };
        let mut list = (*state.list).clone();
        if index < list.len() {
            let gone = list.remove(index);
            let label = self
                .app
                .reading
                .with_untracked(|reading| correct::describe(reading, &gone));
            self.step(&format!("taken back: {label}"), list);
        }
    }

    fn step(self, label: &str, list: Vec<Correction>) {
        let Some(state) = self.state() else { return };
        let state = State {
            list: Arc::new(list),
            ..state
        };
        self.history.update(|history| {
            if let Some(history) = history {
                history.push(label, state);
            }
        });
        self.extracted.set(false);
        self.render();
    }

    /// Goes back, forth or anywhere in the history.
    pub fn travel(self, go: impl FnOnce(&mut History<State>) -> bool) {
        let before = self.state();
        let went = self
            .history
            .try_update(|history| history.as_mut().is_some_and(go))
            .unwrap_or(false);
        let Some(state) = self.state().filter(|_| went) else {
            return;
        };
        let other = before.is_some_and(|before| !Arc::ptr_eq(&before.article, &state.article));
        if other {
            self.kept.set(None);
            self.reviewing.set(false);
        }
        if matches!(self.app.phase.get_untracked(), Phase::Reading(_)) {
            self.reader.cancel();
        }
        self.app.article.set(state.article);
        self.app.phase.set(Phase::Done);
        self.extracted.set(false);
        self.render();
    }

    /// One step back.
    pub fn undo(self) {
        self.travel(History::undo);
    }

    /// One step forth.
    pub fn redo(self) {
        self.travel(History::redo);
    }

    /// Shows the reading as the engine made it, or as it was put right.
    pub fn show_extracted(self, extracted: bool) {
        self.extracted.set(extracted);
        self.render();
    }

    /// Opens a form; the focus will come back to where it is now.
    pub fn open(self, form: Form) {
        if self.form.get_untracked().is_none() {
            self.opener.set_value(browser::focused());
        }
        self.form.set(Some(form));
    }

    /// Closes the form.
    pub fn close(self) {
        self.form.set(None);
        Self::focus(self.opener.get_value());
    }

    /// Closes the form and does something; the focus goes back to where it came from all the same.
    pub fn done(self, act: impl FnOnce()) {
        self.closing.set_value(true);
        self.form.set(None);
        act();
        self.closing.set_value(false);
        Self::focus(self.opener.get_value());
    }

    /// Whether a person touched an item; tracks.
    pub fn is_corrected(self, item: Item) -> bool {
        let outcome = self.outcome.get();
        let touched = |thing: Thing| outcome.things.contains(&thing);
        match item {
            Item::Event(id) => touched(Thing::Event(id)),
            Item::Actor(id) => touched(Thing::Actor(id)),
            Item::Timex(id) => touched(Thing::Timex(id)),
            Item::Between(a, b) => self.app.reading.with_untracked(|reading| {
                reading.relations.iter().enumerate().any(|(index, relation)| {
                    (relation.from.min(relation.to), relation.from.max(relation.to)) == (a, b)
                        && touched(Thing::Relation(RelationId::from(index)))
                })
            }),
        }
    }

    /// How many corrections are in what is on screen; tracks.
    pub fn count(self) -> usize {
        self.list().len()
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
