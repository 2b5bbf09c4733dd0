//! [`Pasted`]: what was put in last, as cleaned and as it came, and the ways to change what is read of it.
//! Cleaning itself is [`crate::paste`], done by the desk; not here: fields and lists
//! ([`super::dialogs::origin`]).

use super::browser::{self, File};
use super::chrome::Chrome;
use super::link;
use super::reader::{DESK_STOPPED, Reader};
use super::state::{AppState, Article, Phase};
use super::tasks::{TakeIn, TakenIn};
use super::wire::Bytes;
use crate::analysis::{About, Note};
use crate::paste::{Found, FrontMatter};
use crate::share::{LinkError, SharedState};
use crate::time::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A paste taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The articles found in it, at least one.
    pub found: Vec<Found>,
    /// Which of them is read.
    pub chosen: usize,
    /// Whether the text is read as it came.
    pub as_pasted: bool,
}

impl Taken {
    /// The article that is read.
    pub fn now(&self) -> Option<&Found> {
        self.found.get(self.chosen)
    }
}

/// The last paste.
#[derive(Clone, Copy)]
pub struct Pasted {
    /// `None` until something was put in, and when another article came another way.
    pub taken: RwSignal<Option<Taken>>,
    /// What was put in, to be taken in again.
    source: StoredValue<(TakeIn, Vec<File>), LocalStorage>,
    page: StoredValue<(AppState, Chrome, Reader), LocalStorage>,
}

impl Pasted {
    /// Nothing put in yet.
    pub fn new(app: AppState, chrome: Chrome, reader: Reader) -> Self {
        Self {
            taken: RwSignal::new(None),
            source: StoredValue::new_local((TakeIn::default(), Vec::new())),
            page: StoredValue::new_local((app, chrome, reader)),
        }
    }

    fn app(self) -> AppState {
        self.page.with_value(|(app, ..)| *app)
    }

    fn chrome(self) -> Chrome {
        self.page.with_value(|(_, chrome, _)| *chrome)
    }

    /// Who has it cleaned and read.
    pub fn reader(self) -> Reader {
        self.page.with_value(|(.., reader)| *reader)
    }

    /// Takes a text in, with its formatted form where there is one.
    pub fn text(self, text: String, html: Option<String>) {
        self.take(Some(text), html, Vec::new());
    }

    /// Takes files in, one article after the other.
    pub fn files(self, files: Vec<File>) {
        self.take(None, None, files);
    }

    /// Forgets the paste: another article came another way.
    pub fn forget(self) {
        self.taken.set(None);
    }

    fn take(self, text: Option<String>, html: Option<String>, files: Vec<File>) {
        self.chrome().close();
        let task = TakeIn {
            text,
            html,
            ..TakeIn::default()
        };
        self.source.set_value((task, files));
        self.clean(0);
    }

    /// Takes the same files in again, their letters as a person says.
    pub fn spell(self, label: &str) {
        let chosen = self
            .taken
            .with_untracked(|taken| taken.as_ref().map_or(0, |taken| taken.chosen));
        self.source
            .update_value(|(task, _)| task.letters = Some(label.to_owned()));
        self.clean(chosen);
    }

    fn clean(self, chosen: usize) {
        let (mut task, files) = self.source.get_value();
        let turn = self.reader().begin("looking at what was put in");
        spawn_local(async move {
            let files = browser::read_files(files).await;
            task.files = files
                .into_iter()
                .map(|(name, bytes)| (name, Bytes(bytes)))
                .collect();
            let taken = browser::ask(task).await;
            if self.reader().is_turn(turn) {
                self.arrive(taken, chosen);
            }
        });
    }

    fn arrive(self, taken: Option<TakenIn>, chosen: usize) {
        match taken {
            Some(TakenIn::Reading(reading)) => {
                self.forget();
                browser::set_fragment("");
                self.reader().show(*reading);
            }
            Some(TakenIn::Link(opened)) => {
                self.forget();
                self.opened(Some(*opened));
            }
            Some(TakenIn::Corrected(state)) => {
                self.forget();
                browser::set_fragment("");
                self.reader().read(link::article(*state).0);
            }
            Some(TakenIn::Articles(found, unread)) => {
                if !unread.is_empty() {
                    self.chrome().say(&unread.join(" "));
                }
                if found.is_empty() {
                    self.reader().end();
                    return;
                }
                browser::set_fragment("");
                self.taken.set(Some(Taken {
                    chosen: chosen.min(found.len() - 1),
                    found,
                    as_pasted: false,
                }));
                self.read();
            }
            None => {
                self.reader().end();
                self.chrome().say(DESK_STOPPED);
            }
        }
    }

    /// Shows what a link carried: the reading that came with it, or else its article, to be read.
    pub fn opened(self, opened: Option<Result<SharedState, LinkError>>) {
        let broken = |why: String| self.app().phase.set(Phase::Broken(why));
        match opened {
            Some(Ok(mut state)) => {
                let frozen = state.frozen.take();
                let (article, view) = link::article(state);
                let open = view.open.as_deref().unwrap_or_default();
                self.chrome().views.hear(open);
                if let Some(reading) = frozen {
                    self.reader().show_frozen(article, view, *reading);
                } else {
                    self.reader().read(article);
                    self.app().wanted.set(Some(view));
                }
            }
            Some(Err(error)) => broken(error.message()),
            None => broken(DESK_STOPPED.to_owned()),
        }
    }

    /// Changes the paste and has it read again.
    pub fn change(self, change: impl FnOnce(&mut Taken)) {
        // A date that a person set since then stays with its article.
        let set = self.app().article.with_untracked(|article| article.published);
        self.taken.update(|taken| {
            let Some(taken) = taken else { return };
            if let Some(found) = taken.found.get_mut(taken.chosen) {
                found.article.front.published = set.or(found.article.front.published);
            }
            change(taken);
        });
        self.read();
    }

    /// Changes what is known about the article; its text stays, so nothing is read again.
    pub fn edit(self, change: impl Fn(&mut FrontMatter)) {
        self.taken.update(|taken| {
            if let Some(found) = taken.as_mut().and_then(|taken| taken.found.get_mut(taken.chosen)) {
                change(&mut found.article.front);
            }
        });
        let mut front = FrontMatter::default();
        self.app()
            .reading
            .with_untracked(|reading| put(&reading.about, &mut front));
        change(&mut front);
        let about = about(front);
        self.app()
            .article
            .update(|article| Arc::make_mut(article).about = about.clone());
        self.app()
            .reading
            .update(|reading| Arc::make_mut(reading).about = about);
    }

    /// Sets the date of publication of the article; whoever sets it has it read again.
    pub fn publish(self, date: Option<Date>) {
        self.taken.update(|taken| {
            if let Some(found) = taken.as_mut().and_then(|taken| taken.found.get_mut(taken.chosen)) {
                found.article.front.published = date;
            }
        });
    }

    fn read(self) {
        let article = self
            .taken
            .with_untracked(|taken| taken.as_ref().and_then(article));
        if let Some(article) = article {
            self.reader().read(article);
        }
    }
}

/// What is known, as front matter.
pub fn put(about: &About, front: &mut FrontMatter) {
    front.title.clone_from(&about.title);
    front.outlet.clone_from(&about.outlet);
    front.author.clone_from(&about.author);
    front.url.clone_from(&about.url);
}

fn about(front: FrontMatter) -> About {
    About {
        title: front.title,
        outlet: front.outlet,
        author: front.author,
        url: front.url,
    }
}

/// What is read of a paste.
fn article(taken: &Taken) -> Option<Article> {
    let found = taken.now()?;
    let front = found.article.front.clone();
    let day = |date: Option<Date>| date.and_then(Date::first_day);
    // What the text states itself is left to the reading, which shows where.
    let published = front
        .published
        .filter(|_| day(front.published) != day(found.stated));
    let remarks = found.remarks.iter().map(|remark| Note {
        code: remark.code.clone(),
        message: remark.message.clone(),
    });
    Some(Article {
        text: if taken.as_pasted {
            found.raw.to_string()
        } else {
            found.article.text()
        },
        published,
        notes: remarks.collect(),
        about: about(front),
        corrections: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paste::{Helpers, Part, take};

    fn taken(text: &str) -> Taken {
        let helpers = Helpers {
            decode: &|_, _| None,
            is_reading: &|_| false,
        };
        let crate::paste::Taken::Articles(found, _) = take(&[Part::Text { text, html: None }], None, helpers)
        else {
            panic!("articles");
        };
        Taken {
            found,
            chosen: 0,
            as_pasted: false,
        }
    }

    #[test]
    fn a_paste_becomes_an_article_and_goes_back() {
        let text = "Ship freed in the canal\n\n29 March 2021\n\nAdvertisement\n\nThe ship was freed on Monday. Traffic goes on.";
        let mut taken = taken(text);
        let cleaned = article(&taken).unwrap();
        assert!(cleaned.text.contains("freed on Monday") && !cleaned.text.contains("Advertisement"));
        assert_eq!(cleaned.about.title.as_deref(), Some("Ship freed in the canal"));
        // The text says it, and where.
        assert_eq!(cleaned.published, None);
        taken.found[0].article.front.published = "2021-03-30".parse().ok();
        assert_eq!(article(&taken).unwrap().published, "2021-03-30".parse().ok());
        taken.as_pasted = true;
        assert_eq!(article(&taken).unwrap().text, text);
    }
}
