//! What is worth a look: items that may be wrong, sentences from which nothing was read.

use super::Thing;
use crate::analysis::Analysis;
use crate::events::Event;
use crate::syntax::{self, Syntax};
use crate::text::{EventId, Order, ParagraphKind, RelationId, Source, Span};

/// A relation below this is as likely wrong as right.
const DOUBTFUL: f32 = 0.3;

/// The fewest words of a sentence that may state an event.
const FEWEST: usize = 5;

/// The events that are shown: the main ones, or all when none is.
fn shown(analysis: &Analysis) -> impl Iterator<Item = (usize, &Event)> {
    let all = !analysis.events.iter().any(|event| event.main);
    let events = analysis.events.iter().enumerate();
    events.filter(move |(_, event)| all || event.main)
}

/// What a person should look at, the least certain first: events of the timeline that are marked, and
/// relations that rest on little.
pub fn to_check(analysis: &Analysis) -> Vec<Thing> {
    let events = shown(analysis)
        .filter(|(_, event)| event.check)
        .map(|(index, event)| (event.confidence, Thing::Event(EventId::from(index))));
    let relations = analysis
        .relations
        .iter()
        .enumerate()
        .filter(|(_, relation)| relation.confidence < DOUBTFUL)
        .map(|(index, relation)| (relation.confidence, Thing::Relation(RelationId::from(index))));
    let mut found: Vec<(f32, Thing)> = events.chain(relations).collect();
    found.order_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    found.into_iter().map(|(_, thing)| thing).collect()
}

/// The sentences of the running text that are long enough to tell an event, in order.
pub fn sentences(source: &Source, layer: &Syntax) -> Vec<Span> {
    let found;
    // An imported reading has no words; where they stand needs no model.
    let layer = if layer.is_empty() {
        found = syntax::segment(source);
        &found
    } else {
        layer
    };
    let runs = |kind| {
        matches!(
            kind,
            ParagraphKind::Body | ParagraphKind::Item | ParagraphKind::Quote
        )
    };
    let long = |span: Span| span.of(&source.text).split_whitespace().count() >= FEWEST;
    layer
        .sentences
        .iter()
        .filter(|sentence| {
            let paragraph = source.paragraphs.get(sentence.paragraph.index());
            paragraph.is_some_and(|paragraph| runs(paragraph.kind))
        })
        .map(|sentence| sentence.span)
        .filter(|span| long(*span))
        .collect()
}

/// Of these sentences those from which no event of the timeline was read.
pub fn without_event(analysis: &Analysis, sentences: &[Span]) -> Vec<Span> {
    let mut told: Vec<Span> = Vec::new();
    for (_, event) in shown(analysis) {
        told.push(event.trigger);
        told.extend(event.mentions.iter().map(|mention| mention.trigger));
    }
    told.order();
    let tells = |span: &Span| {
        let next = told.partition_point(|trigger| trigger.start < span.start);
        // One that begins before may reach into it; only a person's own is as long.
        let before = next.checked_sub(1).and_then(|at| told.get(at));
        told.get(next).is_some_and(|trigger| trigger.start < span.end)
            || before.is_some_and(|trigger| trigger.end > span.start)
    };
    sentences.iter().copied().filter(|span| !tells(span)).collect()
}
