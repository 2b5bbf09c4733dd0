//! [`AppState`]: what is read, what is selected, what is filtered. A `Copy` handful of signals; the actions
//! are its methods, so views only call them. Not here: windows, dialogs and themes ([`super::chrome`]).

use super::filter::Filter;
use super::find::find;
use super::item::{Focus, Item, Lit};
use super::link;
use crate::analysis::{About, Analysis, Note};
use crate::correct::Glance;
use crate::scene::Story;
use crate::share::{self, Selected, View};
use crate::text::{EventId, Span};
use crate::time::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// How far the reading has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The worker reads; the stage in words.
    Reading(String),
    /// The reading on screen is complete.
    Done,
    /// The reader stopped it.
    Cancelled,
    /// It could not be done; the reason in a sentence.
    Failed(String),
    /// The link that was opened cannot be read; the reason in a sentence or two.
    Broken(String),
}

impl Phase {
    /// The name used in `data-reading`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Reading(_) => "busy",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Failed(_) | Self::Broken(_) => "failed",
        }
    }
}

/// What is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The text.
    pub text: String,
    /// The publication date, where a person set it.
    pub published: Option<Date>,
    /// What is known besides the text.
    pub about: About,
    /// What happened on the way in, for the reader.
    pub notes: Vec<Note>,
    /// What was put right in its reading, packed as links carry it.
    pub corrections: Option<share::Corrections>,
}

/// The page's state.
#[derive(Clone, Copy)]
pub struct AppState {
    /// What was put in last.
    pub article: RwSignal<Arc<Article>>,
    /// The reading on screen; while the first one runs, the bare text.
    pub reading: RwSignal<Arc<Analysis>>,
    /// What the reader said about it besides; nothing about a reading that was made elsewhere.
    pub glance: StoredValue<Option<Arc<Glance>>>,
    /// How far the next one is.
    pub phase: RwSignal<Phase>,
    /// Whether events are shown that no reader would put on a timeline.
    pub all_events: RwSignal<bool>,
    /// Order, numbers and links of the reading.
    pub story: Memo<Arc<Story>>,
    /// What the sender of a link looked at, for when its article is read.
    pub wanted: RwSignal<Option<View>>,
    /// Which actors the map shows.
    pub focus: RwSignal<Focus>,
    /// Which it is to show when the map has turned to the reading on screen.
    pub wanted_focus: StoredValue<Option<Focus>>,
    /// Whether the reading on screen is one that came with a link.
    pub frozen: RwSignal<bool>,
    /// The pinned item.
    pub selected: RwSignal<Option<Item>>,
    /// The item under the pointer or the focus.
    pub hovered: RwSignal<Option<Item>>,
    /// What lights up now; `None` when nothing is picked out.
    pub lit: Memo<Option<Arc<Lit>>>,
    /// Which events are in question.
    pub filter: RwSignal<Filter>,
    /// The events that pass the filter, in order of time.
    pub passing: Memo<Arc<Vec<EventId>>>,
    /// Those that pass but for the period: what the timeline draws, so that a period stays in its time.
    pub at_any_time: Memo<Arc<Vec<EventId>>>,
    /// What is in question with the events that pass; `None` when the filter lets everything pass.
    pub in_question: Memo<Option<Arc<Lit>>>,
    /// Where the words of the filter stand in the text.
    pub found: Memo<Arc<Vec<Span>>>,
    /// The place among them that the reader went to last.
    pub found_at: RwSignal<Option<usize>>,
    /// The part of the text that is on screen.
    pub on_screen: RwSignal<Span>,
    /// Items kept on the card to be compared.
    pub pins: RwSignal<Vec<Item>>,
}

impl AppState {
    /// A state that shows the bare text of an article.
    pub fn new(article: Article) -> Self {
        let reading = RwSignal::new(Arc::new(bare(&article)));
        let all_events = RwSignal::new(false);
        // A story is new whenever its reading is: comparing two of them would cost more than drawing.
        let story = Memo::new_with_compare(
            move |_| Arc::new(reading.with(|reading| Story::new(reading, all_events.get()))),
            |_, _| true,
        );
        let selected = RwSignal::new(None);
        let hovered = RwSignal::new(None);
        let lit = Memo::new(move |_| {
            let item = hovered.get().or_else(|| selected.get())?;
            let story = story.get();
            Some(Arc::new(reading.with(|reading| Lit::of(item, reading, &story))))
        });
        let filter = RwSignal::new(Filter::default());
        let passing = Memo::new(move |_| {
            let story = story.get();
            reading.with(|reading| filter.with(|filter| Arc::new(filter.pass(reading, &story))))
        });
        let at_any_time = Memo::new(move |_| {
            if filter.with(|filter| filter.period.is_none()) {
                return passing.get();
            }
            let story = story.get();
            reading.with(|reading| filter.with(|filter| Arc::new(filter.at_any_time().pass(reading, &story))))
        });
        let in_question = Memo::new(move |_| {
            if filter.with(Filter::is_empty) {
                return None;
            }
            let (events, story) = (passing.get(), story.get());
            Some(Arc::new(
                reading.with(|reading| Lit::of_events(&events, reading, &story)),
            ))
        });
        let words = Memo::new(move |_| filter.with(|filter| filter.words.clone()));
        let found = Memo::new(move |_| {
            reading.with(|reading| words.with(|words| Arc::new(find(&reading.source.text, words))))
        });
        Self {
            article: RwSignal::new(Arc::new(article)),
            reading,
            glance: StoredValue::new(None),
            phase: RwSignal::new(Phase::Done),
            all_events,
            story,
            wanted: RwSignal::new(None),
            focus: RwSignal::new(Focus::All),
            wanted_focus: StoredValue::new(None),
            frozen: RwSignal::new(false),
            selected,
            hovered,
            lit,
            filter,
            passing,
            at_any_time,
            in_question,
            found,
            found_at: RwSignal::new(None),
            on_screen: RwSignal::new(Span::default()),
            pins: RwSignal::new(Vec::new()),
        }
    }

    /// Puts a new article on screen, unread: what belonged to the old one goes.
    pub fn open(self, article: Article) {
        self.wanted.set(None);
        self.clear();
        self.glance.set_value(None);
        self.reading.set(Arc::new(bare(&article)));
        self.article.set(Arc::new(article));
    }

    /// Shows a reading. Notes from the way in stay with it.
    pub fn show(self, mut reading: Analysis) {
        self.article.with_untracked(|article| {
            // The engine says the same in more detail.
            let said = |note: &Note| reading.notes.iter().any(|other| other.code == note.code);
            let notes = article.notes.iter().filter(|note| !said(note));
            let notes: Vec<Note> = notes.cloned().collect();
            reading.notes.splice(0..0, notes);
        });
        self.clear();
        self.reading.set(Arc::new(reading));
        self.phase.set(Phase::Done);
        if let Some(wanted) = self.wanted.try_update(Option::take).flatten() {
            let selected = wanted.selected;
            let item = self
                .reading
                .with_untracked(|reading| selected.and_then(|selected| link::find(selected, reading)));
            let actor = self.reading.with_untracked(|reading| {
                let named = wanted.actor.map(Selected::Actor);
                named.and_then(|named| link::find(named, reading))
            });
            self.selected.set(item);
            let focus = self
                .reading
                .with_untracked(|reading| wanted.focus.and_then(|focus| link::find(focus, reading)));
            self.wanted_focus.set_value(focus.map(Focus::on));
            self.filter.set(Filter {
                actor: match actor {
                    Some(Item::Actor(actor)) => Some(actor),
                    _ => None,
                },
                ..Filter::hear(&wanted.filters)
            });
        }
    }

    /// Pins the event that a reader should see first, when nothing is pinned.
    pub fn lead(self) {
        let story = self.story.get_untracked();
        let lead = self.reading.with_untracked(|reading| {
            let salience = |id: &EventId| reading.events.get(id.index()).map_or(0.0, |event| event.salience);
            // Of equals the first told.
            story
                .order
                .iter()
                .copied()
                .max_by(|a, b| salience(a).total_cmp(&salience(b)).then(b.cmp(a)))
        });
        if let (Some(event), None) = (lead, self.selected.get_untracked()) {
            self.select(Item::Event(event));
        }
    }

    fn clear(self) {
        self.frozen.set(false);
        self.hovered.set(None);
        self.selected.set(None);
        self.pins.set(Vec::new());
        self.filter.set(Filter::default());
        self.found_at.set(None);
    }

    /// Keeps an item on the card to be compared, or lets it go.
    pub fn pin(self, item: Item) {
        self.pins.update(|pins| {
            let before = pins.len();
            pins.retain(|other| *other != item);
            if pins.len() == before {
                pins.push(item);
            }
        });
    }

    /// Looks for words in events and text.
    pub fn search(self, words: String) {
        self.found_at.set(None);
        self.filter.update(|filter| filter.words = words);
    }

    /// Goes to the place `step` further among those where the words stand, round and round.
    pub fn go_found(self, step: isize) {
        let count = self.found.with_untracked(|found| found.len());
        if count == 0 {
            return;
        }
        let at = match self.found_at.get_untracked() {
            Some(at) => (at + count).saturating_add_signed(step) % count,
            None if step < 0 => count - 1,
            None => 0,
        };
        self.found_at.set(Some(at));
    }

    /// Whether something is out of question: a filter is set, and nothing that passes has to do with it.
    pub fn is_out(self, test: impl Fn(&Lit) -> bool) -> bool {
        self.in_question
            .with(|asked| asked.as_ref().is_some_and(|asked| !test(asked)))
    }

    /// Pins an item, or releases it when it is pinned already.
    pub fn toggle(self, item: Item) {
        self.selected.update(|selected| {
            *selected = if *selected == Some(item) { None } else { Some(item) };
        });
    }

    /// Pins an item.
    pub fn select(self, item: Item) {
        self.selected.set(Some(item));
    }

    /// Releases what is pinned and what is hovered.
    pub fn release(self) {
        self.hovered.set(None);
        self.selected.set(None);
    }

    /// Previews an item.
    pub fn hover(self, item: Item) {
        self.hovered.set(Some(item));
    }

    /// Previews what the pointer or the focus is on, or ends the preview.
    pub fn point(self, item: Option<Item>) {
        if self.hovered.get_untracked() != item {
            self.hovered.set(item);
        }
    }

    /// Ends the preview of an item, unless another one has begun.
    pub fn leave(self, item: Item) {
        if self.hovered.get_untracked() == Some(item) {
            self.hovered.set(None);
        }
    }

    /// Pins the event `step` places further in time, among those that pass the filter.
    pub fn walk(self, step: isize) {
        let events = self.passing.get_untracked();
        let at = match self.selected.get_untracked() {
            Some(Item::Event(event)) => events.iter().position(|other| *other == event),
            _ => None,
        };
        let last = events.len().saturating_sub(1);
        let next = match at {
            Some(at) => at.saturating_add_signed(step).min(last),
            None if step < 0 => last,
            None => 0,
        };
        if let Some(event) = events.get(next) {
            self.select(Item::Event(*event));
        }
    }

    /// How an item is to be drawn now.
    pub fn light(self, test: impl Fn(&Lit) -> bool) -> Light {
        self.lit.with(|lit| match lit {
            None => Light::Plain,
            Some(lit) if test(lit) => Light::Lit,
            Some(_) => Light::Dim,
        })
    }
}

/// How something is drawn while an item is picked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Nothing is picked out.
    Plain,
    /// It belongs to what is picked out.
    Lit,
    /// It does not.
    Dim,
}

/// The text without a reading: what is shown until the worker has answered.
fn bare(article: &Article) -> Analysis {
    let mut bare = Analysis::unread(&article.text, article.published, article.about.clone());
    bare.notes.clone_from(&article.notes);
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::Status;
    use crate::scene::fixture;
    use crate::text::ActorId;

    fn shown() -> (Owner, AppState) {
        let owner = Owner::new();
        owner.set();
        let app = AppState::new(Article::default());
        app.show(fixture::reading());
        (owner, app)
    }

    #[test]
    fn walking_goes_in_order_of_time_and_stops_at_the_ends() {
        let (_owner, app) = shown();
        app.walk(1);
        assert_eq!(app.selected.get_untracked(), Some(Item::Event(EventId(1))));
        app.walk(1);
        assert_eq!(app.selected.get_untracked(), Some(Item::Event(EventId(0))));
        app.walk(isize::MAX);
        assert_eq!(app.selected.get_untracked(), Some(Item::Event(EventId(4))));
        app.walk(1);
        assert_eq!(app.selected.get_untracked(), Some(Item::Event(EventId(4))));
        app.walk(isize::MIN);
        assert_eq!(app.selected.get_untracked(), Some(Item::Event(EventId(1))));
    }

    #[test]
    fn an_event_lights_its_actors_and_their_relation() {
        let (_owner, app) = shown();
        assert_eq!(app.light(|lit| lit.events.is_empty()), Light::Plain);
        app.toggle(Item::Event(EventId(3)));
        // The army acts for Finland.
        for actor in [4, 0, 1].map(ActorId) {
            assert_eq!(app.light(|lit| lit.actors.contains(&actor)), Light::Lit);
        }
        assert_eq!(app.light(|lit| lit.actors.contains(&ActorId(3))), Light::Dim);
        assert_eq!(
            app.light(|lit| lit.pairs.contains(&(ActorId(0), ActorId(1)))),
            Light::Lit
        );
        app.toggle(Item::Event(EventId(3)));
        assert_eq!(app.selected.get_untracked(), None);
    }

    #[test]
    fn hovering_wins_over_the_selection_and_ends() {
        let (_owner, app) = shown();
        app.select(Item::Event(EventId(0)));
        app.hover(Item::Event(EventId(2)));
        assert_eq!(app.light(|lit| lit.events.contains(&EventId(0))), Light::Dim);
        app.leave(Item::Event(EventId(1)));
        assert_eq!(app.light(|lit| lit.events.contains(&EventId(2))), Light::Lit);
        app.leave(Item::Event(EventId(2)));
        assert_eq!(app.light(|lit| lit.events.contains(&EventId(0))), Light::Lit);
    }

    #[test]
    fn filters_choose_events_and_a_new_article_clears_them() {
        let (_owner, app) = shown();
        let passing = || app.passing.get_untracked().to_vec();
        app.filter.update(|filter| filter.status = Some(Status::Planned));
        assert_eq!(passing(), [EventId(3)]);
        app.filter.set(Filter {
            words: "RUSSIA may".to_owned(),
            ..Filter::default()
        });
        assert_eq!(passing(), [EventId(2)]);
        app.filter.set(Filter {
            actor: Some(ActorId(0)),
            ..Filter::default()
        });
        assert_eq!(passing(), [EventId(0), EventId(3)]);
        app.filter.set(Filter {
            to_check: true,
            ..Filter::default()
        });
        assert_eq!(passing(), [EventId(4)]);
        app.select(Item::Actor(ActorId(1)));
        app.open(Article::default());
        assert!(app.filter.with_untracked(Filter::is_empty));
        assert_eq!(app.selected.get_untracked(), None);
        assert!(passing().is_empty());
    }

    #[test]
    fn a_period_leaves_the_timeline_and_asks_of_its_actors_only() {
        let (_owner, app) = shown();
        assert!(!app.is_out(|_| false));
        let spring = crate::scene::place_of_date("2023-04".parse().unwrap());
        let crate::scene::Place::Dated(spring) = spring else {
            panic!("a month has its time");
        };
        app.filter
            .update(|filter| filter.period = Some((spring.from, spring.to)));
        assert_eq!(*app.passing.get_untracked(), [EventId(0)]);
        assert_eq!(app.at_any_time.get_untracked().len(), 5);
        assert!(app.is_out(|asked| asked.actors.contains(&ActorId(3))));
        assert!(!app.is_out(|asked| asked.actors.contains(&ActorId(1))));
        assert!(!app.is_out(|asked| asked.pairs.contains(&(ActorId(0), ActorId(1)))));
    }

    #[test]
    fn families_and_signs_choose_events() {
        let (_owner, app) = shown();
        let passing = || app.passing.get_untracked().to_vec();
        app.filter
            .update(|filter| filter.sign = Some(crate::events::Sign::Negative));
        assert_eq!(passing(), [EventId(2)]);
        app.filter.update(|filter| filter.kind = Some("Sport"));
        assert_eq!(passing(), []);
        let story = app.story.get_untracked();
        let choices = app
            .reading
            .with_untracked(|reading| crate::app::filter::Choices::of(reading, &story));
        assert_eq!(choices.kinds, [("Cooperation", 5)]);
        assert_eq!(choices.statuses, [(Status::Happened, 4), (Status::Planned, 1)]);
        assert_eq!(choices.to_check, 1);
        assert_eq!(choices.actors.first(), Some(&(ActorId(1), 3)));
    }

    #[test]
    fn places_found_are_walked_round_and_round() {
        let (_owner, app) = shown();
        app.go_found(1);
        assert_eq!(app.found_at.get_untracked(), None);
        app.search("nato".to_owned());
        assert_eq!(app.found.get_untracked().len(), 2);
        for (step, at) in [(1, 0), (1, 1), (1, 0), (-1, 1)] {
            app.go_found(step);
            assert_eq!(app.found_at.get_untracked(), Some(at));
        }
    }

    #[test]
    fn pins_stay_until_they_are_let_go_or_another_article_comes() {
        let (_owner, app) = shown();
        let (one, other) = (Item::Event(EventId(0)), Item::Actor(ActorId(1)));
        app.pin(one);
        app.pin(other);
        app.release();
        assert_eq!(app.pins.get_untracked(), [one, other]);
        app.pin(one);
        assert_eq!(app.pins.get_untracked(), [other]);
        app.open(Article::default());
        assert!(app.pins.get_untracked().is_empty());
    }

    #[test]
    fn notes_from_the_way_in_stay_with_the_reading() {
        let owner = Owner::new();
        owner.set();
        let note = Note {
            code: "cut".to_owned(),
            message: "Cut.".to_owned(),
        };
        let app = AppState::new(Article {
            notes: vec![note.clone()],
            ..Article::default()
        });
        app.show(fixture::reading());
        assert_eq!(
            app.reading.with_untracked(|reading| reading.notes.clone()),
            [note]
        );
    }
}
