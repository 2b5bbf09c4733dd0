//! [`Filter`]: which events are in question. What does not pass is dimmed in the text and left out of the
//! timeline's lanes; it never gets another number.

use crate::analysis::Analysis;
use crate::events::{Event, Status};
use crate::scene::{Day, Story};
use crate::text::{ActorId, EventId};

/// What an event must have to be in question. The default lets everything pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words that must occur in the label, the quote or the names of the participants.
    pub words: String,
    /// Its status; `None` for any.
    pub status: Option<Status>,
    /// An actor that takes part or speaks, its organs included.
    pub actor: Option<ActorId>,
    /// Only events that are worth a second look.
    pub to_check: bool,
    /// Only events that can lie in this stretch of time.
    pub period: Option<(Day, Day)>,
}

impl Filter {
    /// Whether it lets everything pass.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The shown events that pass, in order of time.
    pub fn pass(&self, analysis: &Analysis, story: &Story) -> Vec<EventId> {
        let words: Vec<String> = self.words.split_whitespace().map(str::to_lowercase).collect();
        story
            .order
            .iter()
            .copied()
            .filter(|id| {
                analysis
                    .events
                    .get(id.index())
                    .is_some_and(|event| self.passes(*id, event, &words, analysis, story))
            })
            .collect()
    }

    fn passes(
        &self,
        id: EventId,
        event: &Event,
        words: &[String],
        analysis: &Analysis,
        story: &Story,
    ) -> bool {
        let mut everyone = event.agents.iter().chain(&event.patients).chain(&event.speaker);
        self.status.is_none_or(|status| status == event.status)
            && (!self.to_check || event.check)
            && self
                .actor
                .is_none_or(|actor| everyone.any(|other| *other == actor || story.root(*other) == actor))
            && self.period.is_none_or(|(from, to)| {
                story
                    .extent(id)
                    .is_some_and(|extent| extent.from < to && from < extent.to)
            })
            && (words.is_empty() || {
                let text = searched(event, analysis);
                words.iter().all(|word| text.contains(word))
            })
    }
}

/// Everything in which words are looked for, in lower case.
fn searched(event: &Event, analysis: &Analysis) -> String {
    let mut text = event.what.clone();
    text.push('\n');
    text.push_str(analysis.source.slice(event.quote));
    let everyone = event.agents.iter().chain(&event.patients).chain(&event.speaker);
    for actor in everyone.filter_map(|id| analysis.actors.actors.get(id.index())) {
        text.push('\n');
        text.push_str(&actor.name);
    }
    text.to_lowercase()
}
