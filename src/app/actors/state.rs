//! [`MapState`]: what the forms of the actor map share: the form, which relations and actors are shown, where
//! nodes were dragged to. Belongs to one reading at a time.

use super::Form;
use crate::analysis::Analysis;
use crate::app::filter::Filter;
use crate::app::item::Focus;
use crate::app::open_views::OpenViews;
use crate::app::state::AppState;
use crate::events::Relation;
use crate::scene::{Story, way};
use crate::text::{ActorId, EventId, set};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The state of the actor map.
#[derive(Clone, Copy)]
pub struct MapState {
    /// The form on screen.
    pub form: RwSignal<Form>,
    /// The number of the event up to which the story is told; `None` for all of it.
    pub until: RwSignal<Option<usize>>,
    /// Which actors are shown.
    pub focus: RwSignal<Focus>,
    /// Where nodes of the network were dragged to, in units of its picture.
    pub moved: RwSignal<Vec<(ActorId, (f64, f64))>>,
    /// Whether the network leaves out those who are only mentioned beside the story.
    pub crowd: RwSignal<bool>,
    /// Whom the network draws; `None` for all.
    pub drawn: Memo<Option<Arc<BTreeSet<ActorId>>>>,
    /// The story with the relations that are shown now.
    pub story: Memo<Arc<Story>>,
    /// The actors that are shown; `None` for all.
    pub shown: Memo<Option<Arc<BTreeSet<ActorId>>>>,
}

impl MapState {
    /// The state for what the page reads. The form follows the size of the reading until a person chooses
    /// one.
    pub fn new(app: AppState, views: OpenViews) -> Self {
        let form = views.map;
        let until = RwSignal::new(None);
        let focus = app.focus;
        let moved = RwSignal::new(Vec::new());
        let crowd = RwSignal::new(false);
        let story = Memo::new_with_compare(
            move |_| {
                let story = app.story.get();
                let passing = app.passing.get();
                let whole = app.filter.with(Filter::is_empty);
                Arc::new(app.reading.with(|reading| {
                    let told = told(&story, until.get());
                    shown(
                        reading,
                        &story,
                        (!whole).then_some(&**passing),
                        told.as_ref(),
                        focus.get(),
                    )
                }))
            },
            |_, _| true,
        );
        let shown = Memo::new(move |_| app.story.with(|story| around(story, focus.get()).map(Arc::new)));
        let drawn = Memo::new(move |_| {
            let story = app.story.get();
            let main = || app.reading.with(|reading| main_only(reading, &story).linked());
            crowd.get().then(|| Arc::new(main()))
        });
        Effect::new(move || {
            let sizes = app
                .story
                .with(|story| app.reading.with_untracked(|reading| sizes(reading, story)));
            until.set(None);
            focus.set(
                app.wanted_focus
                    .try_update_value(Option::take)
                    .flatten()
                    .unwrap_or_default(),
            );
            crowd.set(is_crowd(sizes));
            moved.set(Vec::new());
            views.suggest_map(first_form(sizes));
        });
        Self {
            form,
            until,
            focus,
            moved,
            crowd,
            drawn,
            story,
            shown,
        }
    }

    /// Puts a node of the network where a person wants it.
    pub fn put(self, actor: ActorId, place: (f64, f64)) {
        self.moved.update(|moved| {
            moved.retain(|(other, _)| *other != actor);
            moved.push((actor, place));
        });
    }

    /// Whether an actor is shown.
    pub fn shows(self, actor: ActorId) -> bool {
        self.shown
            .with(|shown| shown.as_ref().is_none_or(|shown| shown.contains(&actor)))
    }
}

/// How many actors have relations, and how many have relations that rest on a main event.
fn sizes(reading: &Analysis, story: &Story) -> (usize, usize) {
    (story.linked().len(), main_only(reading, story).linked().len())
}

/// The story with the relations that rest on a main event, or on none at all.
fn main_only(reading: &Analysis, story: &Story) -> Story {
    story.only(|id| {
        reading
            .relations
            .get(id.index())
            .is_some_and(|relation| is_main(reading, relation))
    })
}

fn is_main(reading: &Analysis, relation: &Relation) -> bool {
    let main = |event: &EventId| {
        let event = reading.events.get(event.index());
        event.is_some_and(|event| event.main)
    };
    relation.events.is_empty() || relation.events.iter().any(main)
}

/// More actors than this are a crowd.
const CROWD: usize = 15;

/// Whether the network shows only those whom the main events are about, because everyone would be a crowd.
fn is_crowd((linked, main): (usize, usize)) -> bool {
    linked > CROWD && (4..=CROWD).contains(&main)
}

/// The form in which a reading of such sizes is seen best: actors that are only mentioned beside the story do not
/// make it a crowd.
pub fn first_form((linked, main): (usize, usize)) -> Form {
    match (linked, main) {
        (1..4, _) => Form::Words,
        (_, 0..=CROWD) => Form::Network,
        _ => Form::Matrix,
    }
}

/// The events up to a number.
fn told(story: &Story, until: Option<usize>) -> Option<BTreeSet<EventId>> {
    until.map(|until| set(story.order.iter().take(until).copied()))
}

/// The story with the relations that rest on at least one event that passes and is told, or on none at all,
/// and that lie within the focus.
fn shown(
    reading: &Analysis,
    story: &Story,
    passing: Option<&[EventId]>,
    told: Option<&BTreeSet<EventId>>,
    focus: Focus,
) -> Story {
    let passing = passing.map(|events| set(events.iter().copied()));
    let way = match focus {
        Focus::Way(from, to) => way(story, from, to).unwrap_or_default(),
        _ => Vec::new(),
    };
    story.only(|id| {
        let Some(relation) = reading.relations.get(id.index()) else {
            return false;
        };
        let has = |those: Option<&BTreeSet<EventId>>| {
            those.is_none_or(|those| relation.events.iter().any(|event| those.contains(event)))
        };
        let (from, to) = (story.root(relation.from), story.root(relation.to));
        let near = match focus {
            Focus::All => true,
            Focus::Around(actor) => story.root(actor) == from || story.root(actor) == to,
            Focus::Way(..) => way
                .windows(2)
                .any(|step| step == [from, to].as_slice() || step == [to, from].as_slice()),
        };
        // What has no event is so all the time.
        near && (relation.events.is_empty() || (has(passing.as_ref()) && has(told)))
    })
}

/// The actors within the focus.
fn around(story: &Story, focus: Focus) -> Option<BTreeSet<ActorId>> {
    match focus {
        Focus::All => None,
        Focus::Around(actor) => {
            let actor = story.root(actor);
            let mut near = set([actor]);
            for link in &story.links {
                let (one, other) = (story.root(link.one), story.root(link.other));
                if one == actor || other == actor {
                    near.extend([one, other]);
                }
            }
            Some(near)
        }
        Focus::Way(from, to) => {
            let ends = [story.root(from), story.root(to)];
            let way = way(story, from, to).unwrap_or_default();
            Some(set(way.into_iter().chain(ends)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Request, analyse};

    fn read() -> (Analysis, Story) {
        let analysis = analyse(&Request {
            text:
                "France attacked Mali in 2013. Mali supported Niger in 2021. Niger signed an agreement with \
                   Russia in March 2024."
                    .to_owned(),
            ..Request::default()
        });
        let story = Story::new(&analysis, true);
        (analysis, story)
    }

    fn id(analysis: &Analysis, name: &str) -> ActorId {
        let index = analysis.actors.actors.iter().position(|actor| actor.name == name);
        ActorId::from(index.unwrap())
    }

    #[test]
    fn a_story_told_in_part_has_the_relations_of_that_part() {
        let (analysis, story) = read();
        let count = |until| {
            let told = told(&story, until);
            shown(&analysis, &story, None, told.as_ref(), Focus::All)
                .links
                .len()
        };
        assert_eq!(count(None), story.links.len());
        assert_eq!(count(Some(0)), 0);
        assert_eq!(count(Some(1)), 1);
        assert!((1..story.order.len()).all(|until| count(Some(until)) <= count(Some(until + 1))));
    }

    #[test]
    fn a_filter_takes_relations_away() {
        let (analysis, story) = read();
        let first = [story.order[0]];
        let part = shown(&analysis, &story, Some(&first), None, Focus::All);
        assert_eq!(part.links.len(), 1);
        assert_eq!(part.roots, story.roots);
    }

    #[test]
    fn a_focus_shows_one_actor_with_its_neighbours_or_the_way_between_two() {
        let (analysis, story) = read();
        let (france, mali, niger, russia) = (
            id(&analysis, "France"),
            id(&analysis, "Mali"),
            id(&analysis, "Niger"),
            id(&analysis, "Russia"),
        );
        assert_eq!(
            around(&story, Focus::Around(mali)),
            Some(BTreeSet::from([france, mali, niger]))
        );
        assert_eq!(
            shown(&analysis, &story, None, None, Focus::Around(russia))
                .links
                .len(),
            1
        );
        let way = Focus::Way(france, russia);
        assert_eq!(
            around(&story, way),
            Some(BTreeSet::from([france, mali, niger, russia]))
        );
        assert_eq!(shown(&analysis, &story, None, None, way).links.len(), 3);
        assert_eq!(around(&story, Focus::All), None);
    }

    #[test]
    fn of_a_crowd_the_story_shows_whom_it_is_about() {
        assert_eq!(
            [(20, 12), (15, 12), (20, 3), (30, 16)].map(is_crowd),
            [true, false, false, false]
        );
        let (mut analysis, story) = read();
        assert_eq!(main_only(&analysis, &story).links.len(), 3);
        for event in &mut analysis.events {
            event.main = false;
        }
        assert_eq!(main_only(&analysis, &story).links.len(), 0);
    }

    #[test]
    fn few_actors_are_words_and_many_a_matrix() {
        assert_eq!(
            [(2, 2), (3, 1), (4, 3), (20, 15), (16, 16), (0, 0)].map(first_form),
            [
                Form::Words,
                Form::Words,
                Form::Network,
                Form::Network,
                Form::Matrix,
                Form::Network,
            ]
        );
    }
}
