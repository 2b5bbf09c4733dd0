//! [`Filter`]: which events are in question. What does not pass is dimmed in the text and on the map and
//! left out of the timeline's lanes; it never gets another number. [`Choices`]: what there is to choose from.

use crate::analysis::Analysis;
use crate::events::{Event, Sign, Status};
use crate::scene::{Day, Story, family};
use crate::text::{ActorId, EventId, Order, set};
use std::collections::{BTreeMap, BTreeSet};

/// What an event must have to be in question. The default lets everything pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words that must occur in the label, the quote or the names of the participants.
    pub words: String,
    /// Its status; `None` for any.
    pub status: Option<Status>,
    /// The family of its type, see [`family`].
    pub kind: Option<&'static str>,
    /// The sign of a relation that rests on it.
    pub sign: Option<Sign>,
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

    /// As links tell it: names and values. An actor is told by its place: it has another number in another reading.
    pub fn told(&self) -> Vec<(String, String)> {
        let day = |day: Day| format!("{day:.4}");
        let parts = [
            (
                "words",
                Some(self.words.clone()).filter(|words| !words.is_empty()),
            ),
            ("status", self.status.map(|status| status.to_string())),
            ("kind", self.kind.map(str::to_owned)),
            ("sign", self.sign.map(|sign| sign.to_string())),
            ("check", self.to_check.then(String::new)),
            ("from", self.period.map(|period| day(period.0))),
            ("to", self.period.map(|period| day(period.1))),
        ];
        let told = parts
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)));
        told.collect()
    }

    /// Back from [`Self::told`]; names and values that this version does not know are passed over.
    pub fn hear(told: &[(String, String)]) -> Self {
        let find = |name: &str| {
            let found = told.iter().find(|(other, _)| other == name);
            found.map(|(_, value)| value.as_str())
        };
        let day = |name: &str| find(name)?.parse::<Day>().ok().filter(|day| day.is_finite());
        Self {
            words: find("words").unwrap_or_default().to_owned(),
            status: find("status")
                .and_then(|value| Status::ALL.iter().copied().find(|each| each.as_str() == value)),
            kind: find("kind").and_then(|value| {
                let mut families = crate::events::EventKind::ALL.iter().map(|kind| family(*kind));
                families.find(|each| *each == value)
            }),
            sign: find("sign")
                .and_then(|value| Sign::ALL.iter().copied().find(|each| each.as_str() == value)),
            actor: None,
            to_check: find("check").is_some(),
            period: day("from").zip(day("to")).filter(|(from, to)| from < to),
        }
    }

    /// The same filter at any time.
    #[must_use]
    pub fn at_any_time(&self) -> Self {
        Self {
            period: None,
            ..self.clone()
        }
    }

    /// The shown events that pass, in order of time.
    pub fn pass(&self, analysis: &Analysis, story: &Story) -> Vec<EventId> {
        if self.is_empty() {
            return story.order.clone();
        }
        let words: Vec<String> = self.words.split_whitespace().map(str::to_lowercase).collect();
        let signed = self.sign.map(|sign| signed(analysis, sign));
        let shown = story.order.iter().copied();
        shown
            .filter(|id| {
                let event = analysis.events.get(id.index());
                event.is_some_and(|event| self.passes(*id, event, story))
                    && signed.as_ref().is_none_or(|signed| signed.contains(id))
                    && (words.is_empty() || event.is_some_and(|event| says(event, &words, analysis)))
            })
            .collect()
    }

    fn passes(&self, id: EventId, event: &Event, story: &Story) -> bool {
        let mut everyone = event.agents.iter().chain(&event.patients).chain(&event.speaker);
        self.status.is_none_or(|status| status == event.status)
            && self.kind.is_none_or(|kind| kind == family(event.kind))
            && (!self.to_check || event.check)
            && self
                .actor
                .is_none_or(|actor| everyone.any(|other| *other == actor || story.root(*other) == actor))
            && self.period.is_none_or(|(from, to)| {
                story
                    .extent(id)
                    .is_some_and(|extent| extent.from < to && from < extent.to)
            })
    }
}

/// The events on which relations of a sign rest.
fn signed(analysis: &Analysis, sign: Sign) -> BTreeSet<EventId> {
    let relations = analysis.relations.iter();
    let relations = relations.filter(|relation| relation.sign == sign);
    set(relations.flat_map(|relation| relation.events.iter().copied()))
}

/// Whether all of the words, in lower case, occur in an event.
fn says(event: &Event, words: &[String], analysis: &Analysis) -> bool {
    let text = searched(event, analysis);
    words.iter().all(|word| text.contains(word))
}

/// What occurs among the shown events, each with the number of its events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Statuses, in their own order.
    pub statuses: Vec<(Status, usize)>,
    /// Families of types, the most frequent first.
    pub kinds: Vec<(&'static str, usize)>,
    /// Signs of relations.
    pub signs: Vec<(Sign, usize)>,
    /// Actors at the top of their chain of organs, the most frequent first.
    pub actors: Vec<(ActorId, usize)>,
    /// Events worth a second look.
    pub to_check: usize,
}

impl Choices {
    /// What there is to choose from in a reading.
    pub fn of(analysis: &Analysis, story: &Story) -> Self {
        let shown = || {
            story
                .order
                .iter()
                .filter_map(|id| analysis.events.get(id.index()))
        };
        let mut kinds = BTreeMap::new();
        let mut actors = BTreeMap::new();
        for event in shown() {
            *kinds.entry(family(event.kind)).or_default() += 1;
            let everyone = event.agents.iter().chain(&event.patients).chain(&event.speaker);
            let roots = set(everyone.map(|actor| story.root(*actor)));
            for actor in roots {
                *actors.entry(actor).or_default() += 1;
            }
        }
        let statuses = Status::ALL
            .iter()
            .map(|status| (*status, shown().filter(|event| event.status == *status).count()));
        let shown_ids = set(story.order.iter().copied());
        let signs = Sign::ALL
            .iter()
            .map(|sign| (*sign, signed(analysis, *sign).intersection(&shown_ids).count()));
        Self {
            statuses: statuses.filter(|(_, count)| *count > 0).collect(),
            kinds: by_count(kinds),
            signs: signs.filter(|(_, count)| *count > 0).collect(),
            actors: by_count(actors),
            to_check: shown().filter(|event| event.check).count(),
        }
    }
}

/// The most frequent first; of equals the first.
fn by_count<T: Ord>(counts: BTreeMap<T, usize>) -> Vec<(T, usize)> {
    let mut out: Vec<(T, usize)> = counts.into_iter().collect();
    out.order_by_key(|(_, count)| std::cmp::Reverse(*count));
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_goes_through_a_link() {
        let filter = Filter {
            words: "peace talks".to_owned(),
            status: Some(Status::Planned),
            kind: Some(family(crate::events::EventKind::Assault)),
            sign: Some(Sign::Negative),
            actor: None,
            to_check: true,
            period: Some((19_000.5, 19_001.25)),
        };
        assert_eq!(Filter::hear(&filter.told()), filter);
        assert_eq!(Filter::hear(&Filter::default().told()), Filter::default());
        let odd = [("status", "?"), ("from", "NaN"), ("to", "3"), ("other", "x")];
        let odd = odd.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(Filter::hear(&odd), Filter::default());
    }
}
