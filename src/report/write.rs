//! [`to_json`]: a reading on its way out.

use super::corrections;
use super::wire::{self, Points, Text};
use crate::actors::Actor;
use crate::analysis::Analysis;
use crate::correct::{Correction, Lost};
use crate::events::{Event, EventMention, Relation, When};
use crate::syntax::Syntax;
use crate::text::{ActorId, CodePoints, EventId, Span, TimexId};
use crate::time::{Date, Timex};

/// The reading as one JSON object, with the id "-".
pub fn to_json(analysis: &Analysis, with_tokens: bool) -> String {
    to_json_as("-", analysis, with_tokens)
}

/// The reading as one JSON object with an id of the caller's.
pub fn to_json_as(id: &str, analysis: &Analysis, with_tokens: bool) -> String {
    write(id, analysis, with_tokens, &[], &[])
}

/// A corrected reading as one JSON object, with its corrections.
pub fn to_json_corrected(analysis: &Analysis, corrections: &[Correction], lost: &[Lost]) -> String {
    write("-", analysis, false, corrections, lost)
}

fn write(
    id: &str,
    analysis: &Analysis,
    with_tokens: bool,
    corrections: &[Correction],
    lost: &[Lost],
) -> String {
    let writer = Writer {
        analysis,
        points: CodePoints::new(&analysis.source.text),
    };
    let mut reading = writer.reading(id, with_tokens);
    reading.corrections = corrections::write(&analysis.source.text, &writer.points, corrections, lost);
    // Strings, numbers and lists of them: there is nothing that serde_json cannot write.
    serde_json::to_string(&reading).unwrap_or_default()
}

struct Writer<'a> {
    analysis: &'a Analysis,
    points: CodePoints,
}

impl<'a> Writer<'a> {
    fn reading(&self, id: &'a str, with_tokens: bool) -> wire::Reading<'a> {
        let analysis = self.analysis;
        let about = &analysis.about;
        let published = analysis.published.span.map(|span| self.span(span));
        let text_of = |value: &'a Option<String>| value.as_deref().map(Text::from);
        wire::Reading {
            id: id.into(),
            engine: (&analysis.engine).into(),
            language: (&analysis.language).into(),
            text: (*analysis.source.text).into(),
            title: super::headline(analysis).map(Text::from),
            outlet: text_of(&about.outlet),
            author: text_of(&about.author),
            url: text_of(&about.url),
            published: wire::Published {
                date: analysis.published.date.map(date),
                basis: analysis.published.basis.as_str().into(),
                start: published.map(|points| points.start),
                end: published.map(|points| points.end),
            },
            timexes: analysis.timexes.iter().map(|timex| self.timex(timex)).collect(),
            names: analysis
                .names
                .iter()
                .map(|name| {
                    let Points { start, end } = self.span(name.span);
                    let kind = name.kind.as_str().into();
                    wire::Name { start, end, kind }
                })
                .collect(),
            actors: analysis
                .actors
                .actors
                .iter()
                .enumerate()
                .map(|(index, actor)| self.actor(ActorId::from(index), actor))
                .collect(),
            events: analysis
                .events
                .iter()
                .enumerate()
                .map(|(index, event)| self.event(EventId::from(index), event))
                .collect(),
            relations: analysis
                .relations
                .iter()
                .map(|relation| self.relation(relation))
                .collect(),
            notes: analysis
                .notes
                .iter()
                .map(|note| wire::Note {
                    code: (&note.code).into(),
                    message: (&note.message).into(),
                })
                .collect(),
            corrections: Vec::new(),
            tokens: with_tokens.then(|| self.tokens(&analysis.syntax)),
        }
    }

    fn span(&self, span: Span) -> Points {
        let text = &self.analysis.source.text;
        Points {
            start: self.points.from_byte(text, span.start as usize),
            end: self.points.from_byte(text, span.end as usize),
        }
    }

    fn timex(&self, timex: &'a Timex) -> wire::Timex<'a> {
        let Points { start, end } = self.span(timex.span);
        wire::Timex {
            start,
            end,
            kind: timex.kind.as_str().into(),
            value: (&timex.value).into(),
            modifier: timex.modifier.map(|modifier| modifier.as_str().into()),
            bound: timex.bound.map(|bound| bound.as_str().into()),
            earliest: timex.interval.map(|interval| date(interval.earliest)),
            latest: timex.interval.map(|interval| date(interval.latest)),
            precision: timex.precision.as_str().into(),
            edtf: (&timex.edtf).into(),
            basis: timex.basis.as_str().into(),
            from: timex.from.map(TimexId::index),
            range: timex.range.map(TimexId::index),
            rule: (&*timex.rule).into(),
            reason: (&timex.reason).into(),
            confidence: share(timex.confidence),
        }
    }

    fn actor(&self, id: ActorId, actor: &'a Actor) -> wire::Actor<'a> {
        let mentions = &self.analysis.actors.mentions;
        wire::Actor {
            id: actor_id(id),
            name: (&actor.name).into(),
            kind: actor.kind.as_str().into(),
            country: actor.country.as_deref().map(Text::from),
            role: actor.role.as_deref().map(Text::from),
            member_of: actor.member_of.map(actor_id),
            salience: share(actor.salience),
            confidence: share(actor.confidence),
            mentions: actor
                .mentions
                .iter()
                .filter_map(|mention| mentions.get(mention.index()))
                .map(|mention| {
                    let Points { start, end } = self.span(mention.span);
                    let kind = mention.kind.as_str().into();
                    wire::Mention { start, end, kind }
                })
                .collect(),
        }
    }

    fn event(&self, id: EventId, event: &'a Event) -> wire::Event<'a> {
        wire::Event {
            id: event_id(id),
            what: (&event.what).into(),
            quote: self.span(event.quote),
            trigger: self.span(event.trigger),
            mentions: event
                .mentions
                .iter()
                .map(|mention: &EventMention| wire::EventMention {
                    quote: self.span(mention.quote),
                    trigger: self.span(mention.trigger),
                    when: mention.when.as_ref().map(when),
                })
                .collect(),
            kind: event.kind.as_str().into(),
            when: event.when.as_ref().map(when),
            status: event.status.as_str().into(),
            main: event.main,
            salience: share(event.salience),
            confidence: share(event.confidence),
            check: event.check,
            agents: event.agents.iter().copied().map(actor_id).collect(),
            patients: event.patients.iter().copied().map(actor_id).collect(),
            speaker: event.speaker.map(actor_id),
        }
    }

    fn relation(&self, relation: &'a Relation) -> wire::Relation<'a> {
        wire::Relation {
            from: actor_id(relation.from),
            to: actor_id(relation.to),
            sign: relation.sign.as_str().into(),
            directed: relation.kind.is_directed(),
            status: relation.status.as_str().into(),
            kind: relation.kind.as_str().into(),
            quote: relation.quotes.first().map(|&quote| self.span(quote)),
            quotes: relation.quotes.iter().map(|&quote| self.span(quote)).collect(),
            events: relation.events.iter().copied().map(event_id).collect(),
            confidence: share(relation.confidence),
        }
    }

    fn tokens(&self, syntax: &'a Syntax) -> Vec<wire::Token<'a>> {
        let parts = syntax.tokens.iter().zip(&syntax.upos).zip(&syntax.xpos);
        let trees = syntax.lemmas.iter().zip(&syntax.heads).zip(&syntax.deprels);
        parts
            .zip(trees)
            .map(|(((token, upos), xpos), ((lemma, head), deprel))| {
                let Points { start, end } = self.span(token.span);
                wire::Token {
                    start,
                    end,
                    upos: upos.as_str(),
                    xpos,
                    lemma,
                    head: head.map_or(-1, |head| i64::from(head.0)),
                    deprel: deprel.as_str(),
                    sentence: token.sentence.0,
                }
            })
            .collect()
    }
}

fn when(when: &When) -> wire::When<'_> {
    wire::When {
        start: when.start.map(date),
        end: when.end.map(date),
        edtf: (&when.edtf).into(),
        bound: when.bound.map(|bound| bound.as_str().into()),
        order: when.order.map(|order| wire::Order {
            rel: order.relation.as_str().into(),
            event: event_id(order.event),
        }),
        basis: when.basis.as_str().into(),
        timex: when.timex.map(TimexId::index),
        reason: (&when.reason).into(),
    }
}

fn date<'a>(date: Date) -> Text<'a> {
    date.to_string().into()
}

fn actor_id<'a>(id: ActorId) -> Text<'a> {
    format!("a{}", id.index() + 1).into()
}

fn event_id<'a>(id: EventId) -> Text<'a> {
    format!("e{}", id.index() + 1).into()
}

/// A share between 0 and 1 to three decimals: enough to sort by, short to read.
fn share(value: f32) -> f32 {
    if value.is_finite() {
        (value.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
    } else {
        0.0
    }
}
