//! What the forms need of the core's knowledge of the language: dates in words, names that may be one,
//! sentences that say nothing. The page has none of it; the reader tells what it knows with its reading, and the
//! rest is asked of the desk.

use super::keep::Kept;
use super::session::{Session, State};
use crate::analysis::Analysis;
use crate::app::reader::DESK_STOPPED;
use crate::app::state::AppState;
use crate::app::tasks::{GlanceAt, MakeLink, OpenLink, ReadDating, Suggest};
use crate::app::{browser, link};
use crate::correct::{self, Correction, Dating, Suggestion};
use crate::share::{self, LinkError};
use crate::text::Span;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What can be said about the reading on screen.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Actors that may be one.
    pub suggestions: Vec<Suggestion>,
    /// Sentences from which no event of the timeline was read.
    pub silent: Vec<Span>,
}

/// A date in words, as it is typed.
#[derive(Clone, Copy)]
pub struct Typed {
    session: Session,
    /// The words.
    pub words: RwSignal<String>,
    /// What they mean, as far as the desk has answered.
    pub meant: RwSignal<Option<Dating>>,
    /// Whether an answer is on its way.
    pub asking: RwSignal<bool>,
}

impl Typed {
    /// Nothing yet; the desk gets ready.
    pub fn new(session: Session) -> Self {
        browser::warm();
        let typed = Self {
            session,
            words: RwSignal::new(String::new()),
            meant: RwSignal::new(None),
            asking: RwSignal::new(false),
        };
        Effect::new(move || {
            if typed.words.with(|words| words.trim().is_empty()) {
                typed.meant.set(None);
                typed.asking.set(false);
            } else {
                typed.asking.set(true);
                typed.ask(|_| {});
            }
        });
        typed
    }

    /// Has the words read; `then` gets what they mean, unless others were typed meanwhile or the form is gone.
    pub fn ask(self, then: impl FnOnce(Dating) + 'static) {
        let words = self.words.get_untracked();
        let reading = self.session.app.reading;
        let published = reading.with_untracked(|reading| reading.published.clone());
        let task = ReadDating {
            words: words.clone(),
            published,
        };
        spawn_local(async move {
            let meant = browser::ask(task).await;
            if self.words.try_get_untracked() != Some(words) {
                return;
            }
            if meant.is_none() {
                self.session.chrome.say(DESK_STOPPED);
            }
            let meant = meant.flatten();
            self.asking.set(false);
            self.meant.set(meant.clone());
            if let Some(meant) = meant {
                then(meant);
            }
        });
    }
}

/// Looks at the reading on screen. What takes the knowledge of the language comes a moment later, when the desk
/// has answered.
pub fn look(session: Session, state: &State, reading: &Arc<Analysis>) {
    let Some(glance) = state.glance.get() else {
        session.look.set(Arc::default());
        first_glance(session, state.clone());
        return;
    };
    let named = same_names(&state.base, reading);
    session.look.set(Arc::new(Look {
        suggestions: if named {
            glance.suggestions.clone()
        } else {
            Vec::new()
        },
        silent: correct::without_event(reading, &glance.sentences),
    }));
    if named {
        return;
    }
    let (reading, task) = (
        Arc::clone(reading),
        Suggest {
            actors: reading.actors.actors.clone(),
        },
    );
    spawn_local(async move {
        let suggestions = browser::ask(task).await.unwrap_or_default();
        let on_screen = session.app.reading;
        if on_screen.with_untracked(|now| Arc::ptr_eq(now, &reading)) {
            session
                .look
                .update(|look| Arc::make_mut(look).suggestions = suggestions);
        }
    });
}

/// The reading was made elsewhere: the desk looks at it.
fn first_glance(session: Session, state: State) {
    let task = GlanceAt {
        source: state.base.source.clone(),
        actors: state.base.actors.actors.clone(),
    };
    spawn_local(async move {
        let Some(glance) = browser::ask(task).await else {
            return;
        };
        // All states of this reading share it.
        if state.glance.set(glance).is_ok() {
            session.look_again(&state.base);
        }
    });
}

/// Whether two readings name the same actors.
fn same_names(one: &Analysis, other: &Analysis) -> bool {
    let (one, other) = (&one.actors.actors, &other.actors.actors);
    let alike = one
        .iter()
        .zip(other)
        .all(|(a, b)| a.name == b.name && a.kind == b.kind && a.country == b.country);
    one.len() == other.len() && alike
}

/// A list as an article carries it.
pub fn packed(list: &[Correction], text: &str) -> Option<share::Corrections> {
    (!list.is_empty()).then(|| share::Corrections {
        version: correct::VERSION,
        bytes: correct::pack(list, text),
    })
}

/// The article on screen with its corrections, as a link carries it.
///
/// # Errors
/// Why it cannot, in a sentence for the reader.
pub async fn fragment(app: AppState) -> Result<String, String> {
    let state = link::state(app, None);
    match browser::ask(MakeLink { state }).await {
        Some(made) => made.map_err(LinkError::message),
        None => Err(DESK_STOPPED.to_owned()),
    }
}

/// Opens what was kept.
pub fn open_kept(session: Session, kept: Kept) {
    let Kept {
        key, link: fragment, ..
    } = kept;
    if !link::is_link(&fragment) {
        session
            .chrome
            .say("That was kept in a form that this page cannot read.");
        return;
    }
    let turn = session.reader.begin("opening");
    spawn_local(async move {
        let opened = browser::ask(OpenLink { fragment }).await;
        if !session.reader.is_turn(turn) {
            return;
        }
        let why = match opened {
            Some(Ok(state)) => {
                session.keep_as(key);
                session.reader.read(link::article(state).0);
                return;
            }
            Some(Err(error)) => error.message(),
            None => DESK_STOPPED.to_owned(),
        };
        session.reader.end();
        session.chrome.say(&why);
    });
}
