//! Anchors of what is on screen, and what a stretch of text is likely to state: what a person is offered
//! before saying more.

use super::Anchor;
use super::correction::{Correction, NewEvent, Tie};
use super::dating::of_timex;
use crate::actors::MentionKind;
use crate::analysis::Analysis;
use crate::events::{EventKind, Relation, Status};
use crate::text::{ActorId, EventId, Span, TimexId};

/// The longest stretch that can be the words of an event, in bytes.
const LONGEST: usize = 600;

/// By its trigger.
pub fn event_anchor(analysis: &Analysis, id: EventId) -> Option<Anchor> {
    let event = analysis.events.get(id.index())?;
    Some(Anchor::new(&analysis.source.text, event.trigger))
}

/// By its first name, or its first mention when it has no name.
pub fn actor_anchor(analysis: &Analysis, id: ActorId) -> Option<Anchor> {
    let actor = analysis.actors.actors.get(id.index())?;
    let mentions = || {
        actor
            .mentions
            .iter()
            .filter_map(|mention| analysis.actors.mentions.get(mention.index()))
    };
    let named = mentions().find(|mention| mention.kind == MentionKind::Name);
    let mention = named.or_else(|| mentions().next())?;
    Some(Anchor::new(&analysis.source.text, mention.span))
}

/// By its words.
pub fn timex_anchor(analysis: &Analysis, id: TimexId) -> Option<Anchor> {
    let timex = analysis.timexes.get(id.index())?;
    Some(Anchor::new(&analysis.source.text, timex.span))
}

/// By its actors and its best clause.
pub fn tie(analysis: &Analysis, relation: &Relation) -> Option<Tie> {
    Some(Tie {
        from: actor_anchor(analysis, relation.from)?,
        to: actor_anchor(analysis, relation.to)?,
        quote: Anchor::new(&analysis.source.text, *relation.quotes.first()?),
        kind: relation.kind,
        sign: relation.sign,
    })
}

/// The event that a stretch of text may state: one that was read there and left off the timeline, else a
/// new one with the date and the actors that stand in it.
pub fn draft_event(analysis: &Analysis, span: Span) -> Correction {
    let text = &analysis.source.text;
    let passed_over = analysis
        .events
        .iter()
        .filter(|event| !event.main && span.contains(event.trigger))
        .max_by(|a, b| a.salience.total_cmp(&b.salience));
    if let Some(event) = passed_over {
        return Correction::Shown {
            event: Anchor::new(text, event.trigger),
            main: true,
        };
    }
    let words = span.of(text);
    let mut end = words.len().min(LONGEST);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let span = Span::new(span.start as usize, span.start as usize + end);
    let timex = analysis
        .timexes
        .iter()
        .find(|timex| timex.interval.is_some() && span.contains(timex.span));
    let mut who: Vec<(ActorId, Anchor)> = Vec::new();
    for mention in &analysis.actors.mentions {
        if span.contains(mention.span) && !who.iter().any(|(actor, _)| *actor == mention.actor) {
            who.push((mention.actor, Anchor::new(text, mention.span)));
        }
    }
    let mut who = who.into_iter().map(|(_, anchor)| anchor);
    Correction::AddEvent(NewEvent {
        words: Anchor::new(text, span),
        what: label(span.of(text)),
        kind: EventKind::Other,
        status: Status::Happened,
        when: timex.and_then(|timex| of_timex(timex, timex.span.of(text).to_owned())),
        agents: who.next().into_iter().collect(),
        patients: who.next().into_iter().collect(),
    })
}

/// The words as a label: one line, without the full stop, a capital in front, cut after about 100 letters.
fn label(words: &str) -> String {
    let mut out = String::new();
    for word in words.trim_end_matches(['.', ',', ';', ':']).split_whitespace() {
        if out.len() + word.len() > 100 {
            out.push('\u{2026}');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    let mut letters = out.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
