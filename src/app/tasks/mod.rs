//! What the desk does for the page: one struct for each task, with its answer and the work itself.
//!
//! The desk is a worker of its own (`src/bin/desk.rs`), loaded when it is first needed: what comes in
//! (pastes, files, links), what goes out (links, exports) and what is typed to put a reading right is its work, so that none of that code is in the
//! page's own WebAssembly. The page only names a task: `browser::desk::ask(OpenLink { … }).await`; [`Task::run`]
//! is called in the desk alone, and what only it uses stays out of the page.
//!
//! A new task: a struct with its fields, its line in the list below, [`Task::run`] in a file beside this.

mod inward;
mod outward;
mod putting_right;

pub use inward::{OpenLink, TakeIn, TakenIn};
pub use outward::{Draw, Export, MakeLink, ShareLink};
pub use putting_right::{GlanceAt, ReadDating, Suggest};

use super::wire::{self, Wire};

/// Something the page has done by the desk.
pub trait Task: Wire {
    /// Its place in the list of tasks.
    const NUMBER: u8;
    /// What comes back.
    type Answer: Wire;
    /// Does it. Only the desk calls this.
    fn run(self) -> Self::Answer;
}

/// The tasks: number, name, fields, answer.
macro_rules! tasks {
    ($($number:literal $name:ident { $($field:ident),* } -> $answer:ty, $run:path;)*) => {
        $(
            impl Wire for $name {
                fn put(&self, out: &mut Vec<u8>) {
                    let Self { $($field),* } = self;
                    $($field.put(out);)*
                }

                fn take(bytes: &mut &[u8]) -> Option<Self> {
                    $(let $field = Wire::take(bytes)?;)*
                    Some(Self { $($field),* })
                }
            }

            impl Task for $name {
                const NUMBER: u8 = $number;
                type Answer = $answer;

                fn run(self) -> $answer {
                    $run(self)
                }
            }
        )*

        fn run(number: u8, task: &[u8]) -> Option<Vec<u8>> {
            match number {
                $($number => Some(wire::pack(&wire::unpack::<$name>(task)?.run())),)*
                _ => None,
            }
        }
    };
}

tasks! {
    1 OpenLink { fragment } -> Result<crate::share::SharedState, crate::share::LinkError>, inward::open_link;
    2 MakeLink { state } -> Result<String, crate::share::LinkError>, outward::make_link;
    3 Export { reading, form, corrections } -> (String, String), outward::export;
    4 TakeIn { text, html, files, letters } -> TakenIn, inward::take_in;
    5 ReadDating { words, published } -> Option<crate::correct::Dating>, putting_right::read_dating;
    6 Suggest { actors } -> Vec<crate::correct::Suggestion>, putting_right::suggest;
    7 GlanceAt { source, actors } -> crate::correct::Glance, putting_right::glance_at;
    8 ShareLink { state, base, freeze } -> Result<(String, usize), crate::share::LinkError>, outward::share_link;
    9 Draw { reading, picture, corrected } -> (String, String), outward::draw_picture;
}

/// A task as a message to the desk; `id` comes back with the answer.
pub fn letter<T: Task>(id: u32, task: &T) -> Vec<u8> {
    let mut out = Vec::new();
    id.put(&mut out);
    out.push(T::NUMBER);
    task.put(&mut out);
    out
}

/// The desk's answer to a message: the id, then the answer; nothing after the id when the message is none of
/// ours, and nothing at all when it does not even have an id.
pub fn answer(mut letter: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    if let Some(id) = u32::take(&mut letter) {
        id.put(&mut out);
        let done = letter.split_first().and_then(|(number, task)| run(*number, task));
        out.extend(done.unwrap_or_default());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::wire::Bytes;
    use crate::share::SharedState;

    fn done<T: Task>(task: &T) -> Option<T::Answer> {
        let answer = answer(&letter(7, task));
        let mut bytes = answer.as_slice();
        assert_eq!(u32::take(&mut bytes), Some(7));
        wire::unpack(bytes)
    }

    #[test]
    fn a_link_is_made_and_opened_at_the_desk() {
        let state = SharedState::of_text("Finland joined NATO on 4 April 2023.");
        let fragment = done(&MakeLink { state }).unwrap().unwrap();
        let opened = done(&OpenLink { fragment }).unwrap().unwrap();
        assert_eq!(opened.text, "Finland joined NATO on 4 April 2023.");
        let broken = "1p".to_owned();
        assert!(done(&OpenLink { fragment: broken }).unwrap().is_err());
    }

    #[test]
    fn what_is_put_in_comes_back_whole() {
        let story = "Ship freed\n\nBy Ann Example, Reuters\n\n29 March 2021\n\nAdvertisement\n\nSUEZ, Egypt — Teams freed the ship on Monday.\n";
        let file = b"A cafe in a file that says nothing of how its letters are written.".to_vec();
        let task = TakeIn {
            text: Some(story.repeat(9)),
            html: None,
            files: vec![("a.txt".to_owned(), Bytes(file))],
            letters: None,
        };
        let Some(TakenIn::Articles(found, unread)) = done(&task) else {
            panic!("articles");
        };
        assert!(unread.is_empty() && found.len() > 1);
        assert!(found[0].article.dropped().count() > 0);
        let there = TakenIn::Articles(found.clone(), vec!["a sentence".to_owned()]);
        let Some(TakenIn::Articles(back, unread)) = wire::unpack(&wire::pack(&there)) else {
            panic!("articles");
        };
        assert_eq!((back, unread), (found, vec!["a sentence".to_owned()]));
    }

    #[test]
    fn dates_are_read_and_actors_compared_at_the_desk() {
        let source = crate::text::Source::new("Nelson Mandela met the envoys again in Geneva. Mandela left.");
        let published = crate::time::Published {
            date: "2024-05-20".parse().ok(),
            basis: crate::time::PublishedBasis::Given,
            span: None,
        };
        let words = "last month".to_owned();
        let dating = done(&ReadDating { words, published }).flatten().unwrap();
        assert_eq!(dating.edtf, "2024-04");
        let actor = |name: &str| crate::actors::Actor {
            name: name.to_owned(),
            kind: crate::actors::ActorKind::Person,
            country: None,
            role: None,
            member_of: None,
            mentions: Vec::new(),
            salience: 1.0,
            confidence: 1.0,
        };
        let actors = vec![actor("Nelson Mandela"), actor("Mandela")];
        let suggestions = done(&Suggest {
            actors: actors.clone(),
        })
        .unwrap();
        assert_eq!(suggestions.len(), 1);
        let glance = done(&GlanceAt { source, actors }).unwrap();
        assert_eq!(glance.suggestions, suggestions);
        assert_eq!(glance.sentences, [crate::text::Span::new(0, 46)]);
    }

    #[test]
    fn a_link_that_is_put_in_is_opened() {
        let state = SharedState::of_text("Finland joined NATO on 4 April 2023.");
        let fragment = done(&MakeLink { state }).unwrap().unwrap();
        for (text, whole) in [
            (format!(" https://example.org/a/#{fragment}\n"), true),
            (format!("#{fragment}"), true),
            (format!("https://example.org/#{}", &fragment[..30]), false),
        ] {
            let task = TakeIn {
                text: Some(text),
                ..TakeIn::default()
            };
            let Some(TakenIn::Link(opened)) = done(&task) else {
                panic!("a link");
            };
            assert_eq!(opened.is_ok(), whole);
        }
        let task = TakeIn {
            text: Some(format!("See https://example.org/#{fragment} for more.")),
            ..TakeIn::default()
        };
        assert!(matches!(done(&task), Some(TakenIn::Articles(..))));
    }

    #[test]
    fn shared_links_freeze_and_quote() {
        use crate::share::Mode;
        use std::sync::Arc;
        let text = include_str!("../../../assets/sample.txt");
        let base = Arc::new(crate::analysis::analyse(&crate::analysis::Request {
            text: text.to_owned(),
            ..Default::default()
        }));
        let link = |mode, freeze| {
            let state = SharedState {
                mode,
                ..SharedState::of_text(text)
            };
            let base = Arc::clone(&base);
            let (fragment, other) = done(&ShareLink { state, base, freeze }).unwrap().unwrap();
            assert_eq!(fragment.len() > other, freeze);
            done(&OpenLink { fragment }).unwrap().unwrap()
        };
        let whole = link(Mode::Whole, true);
        assert_eq!((whole.text.as_str(), whole.frozen.is_some()), (text, true));
        let quotes = link(Mode::Quotes, false);
        assert!(quotes.text.len() < text.len() && quotes.frozen.is_none());
        assert_eq!(quotes.published, base.published.date);
        assert!(link(Mode::Quotes, true).frozen.is_some());
    }

    #[test]
    fn quotes_take_along_what_was_put_right_in_them() {
        use crate::correct::{self, Correction};
        use crate::share::{Corrections, Mode, Selected, View};
        use std::sync::Arc;
        let text = include_str!("../../../assets/sample.txt");
        let request = |text: &str| crate::analysis::Request {
            text: text.to_owned(),
            ..Default::default()
        };
        let base = Arc::new(crate::analysis::analyse(&request(text)));
        let event = base.events.iter().position(|event| event.main).unwrap();
        let place = correct::event_anchor(&base, crate::text::EventId::from(event)).unwrap();
        let relation = &base.relations[0];
        let [actor, into] = [relation.from, relation.to].map(|id| correct::actor_anchor(&base, id).unwrap());
        let label = Correction::Label {
            event: place,
            what: "something else".to_owned(),
        };
        let list = vec![label, Correction::Same { actor, into }];
        let link = |freeze| {
            let state = SharedState {
                mode: Mode::Quotes,
                corrections: Some(Corrections {
                    version: correct::VERSION,
                    bytes: correct::pack(&list, text),
                }),
                view: View {
                    actor: Some(into.span),
                    focus: Some(Selected::Actor(into.span)),
                    selected: Some(Selected::Event(place.span)),
                    ..View::default()
                },
                ..SharedState::of_text(text)
            };
            let base = Arc::clone(&base);
            let (fragment, _) = done(&ShareLink { state, base, freeze }).unwrap().unwrap();
            done(&OpenLink { fragment }).unwrap().unwrap()
        };
        for freeze in [false, true] {
            let got = link(freeze);
            assert!(got.view.actor.is_some() && got.view.selected.is_some() && got.view.focus.is_some());
            let (list, unknown) = correct::unpack(&got.corrections.unwrap().bytes, &got.text);
            assert_eq!((list.len(), unknown), (2, 0));
            let reading = got
                .frozen
                .map_or_else(|| crate::analysis::analyse(&request(&got.text)), |frozen| *frozen);
            let corrected = correct::apply(&reading, &list);
            assert_eq!(corrected.lost, []);
            assert!(
                corrected
                    .analysis
                    .events
                    .iter()
                    .any(|event| event.what == "something else")
            );
        }
    }

    #[test]
    fn noise_is_answered_with_nothing() {
        assert!(answer(&[]).is_empty());
        assert_eq!(answer(&[7, 200, 1, 2]), [7]);
        assert_eq!(answer(&[7]), [7]);
    }
}
