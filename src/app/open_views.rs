//! [`OpenViews`]: the tab of a narrow screen and the forms of the timeline and the actor map, which a link may carry.

use super::{actors, timeline};
use crate::text::named_enum;
use leptos::prelude::*;

named_enum! {
    /// The view that a narrow screen shows.
    pub enum Tab {
        /// the article
        Text = "text",
        /// the list of events
        Timeline = "timeline",
        /// the actors
        Actors = "actors",
    }
}

/// Which views are open.
#[derive(Clone, Copy)]
pub struct OpenViews {
    /// The tab of a narrow screen.
    pub tab: RwSignal<Tab>,
    /// The form of the timeline.
    pub timeline: RwSignal<timeline::Form>,
    /// The form of the actor map.
    pub map: RwSignal<actors::Form>,
    /// The form that the size of the reading suggested; `None` once a link has said which it is to be.
    suggested: StoredValue<Option<actors::Form>>,
}

impl OpenViews {
    /// As a visitor finds them.
    pub fn new() -> Self {
        Self {
            tab: RwSignal::new(Tab::Timeline),
            timeline: RwSignal::new(timeline::Form::Picture),
            map: RwSignal::new(actors::Form::Network),
            suggested: StoredValue::new(Some(actors::Form::Network)),
        }
    }

    /// Shows the form of the actor map that suits a reading, unless a person chose another one.
    pub fn suggest_map(self, form: actors::Form) {
        if self.suggested.get_value() == Some(self.map.get_untracked()) {
            self.suggested.set_value(Some(form));
            self.map.set(form);
        }
    }

    /// As links tell them: tab, timeline and actor map between strokes, each left out where it is as a visitor
    /// finds it; `None` when all are.
    pub fn told(self) -> Option<String> {
        let (tab, line, map) = (
            self.tab.get_untracked(),
            self.timeline.get_untracked(),
            self.map.get_untracked(),
        );
        let parts = [
            Some(tab.as_str()).filter(|_| tab != Tab::Timeline),
            Some(line.as_str()).filter(|_| line != timeline::Form::Picture),
            Some(map.as_str()).filter(|_| self.suggested.get_value() != Some(map)),
        ];
        let told = parts.map(Option::unwrap_or_default).join("/");
        (told != "//").then_some(told)
    }

    /// Opens them as [`Self::told`] said; names that this version does not know change nothing.
    pub fn hear(self, told: &str) {
        let mut names = told.split('/');
        let mut next = || names.next().unwrap_or_default();
        if let Ok(tab) = next().parse() {
            self.tab.set(tab);
        }
        if let Ok(form) = next().parse() {
            self.timeline.set(form);
        }
        if let Ok(form) = next().parse() {
            self.suggested.set_value(None);
            self.map.set(form);
        }
    }
}

impl Default for OpenViews {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_views_go_through_a_link() {
        let owner = Owner::new();
        owner.set();
        let sender = OpenViews::new();
        assert_eq!(sender.told(), None);
        sender.suggest_map(actors::Form::Matrix);
        assert_eq!(sender.told(), None);
        sender.map.set(actors::Form::World);
        sender.tab.set(Tab::Actors);
        assert_eq!(sender.told().as_deref(), Some("actors//world"));
        let receiver = OpenViews::new();
        receiver.hear("actors//world");
        receiver.suggest_map(actors::Form::Matrix);
        assert_eq!(receiver.map.get_untracked(), actors::Form::World);
        assert_eq!(receiver.tab.get_untracked(), Tab::Actors);
        assert_eq!(receiver.timeline.get_untracked(), timeline::Form::Picture);
        receiver.hear("moon/list");
        assert_eq!(receiver.timeline.get_untracked(), timeline::Form::List);
        assert_eq!(receiver.map.get_untracked(), actors::Form::World);
    }
}
