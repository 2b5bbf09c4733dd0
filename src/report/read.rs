//! [`from_json`]: a reading on its way in, checked: spans inside the text and on order, ids known.
//!
//! Names of kinds that this version does not know become the nearest general kind, so that a reading
//! made by a newer engine still opens. Tokens are not read.

use super::export;
use super::wire::{self, Points};
use crate::actors::{Actor, ActorKind, Actors, Mention, MentionKind};
use crate::analysis::{About, Analysis, Note};
use crate::events::{
    Event, EventKind, EventMention, Order, OrderRelation, Relation, RelationKind, Sign, Status, When,
    WhenBasis,
};
use crate::syntax::{Name, NameKind, Syntax};
use crate::text::{ActorId, CodePoints, EventId, MentionId, Source, Span, TimexId, TokenId};
use crate::time::{Basis, Date, Interval, Precision, Published, PublishedBasis, Timex, TimexKind};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// The longest text that is read from outside, in bytes.
pub const MAX_TEXT: usize = 64 << 20;

/// Why a JSON document is not a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadingError {
    /// It is not JSON, or lacks a field; what `serde_json` says, with line and column.
    Json(String),
    /// The text is longer than [`MAX_TEXT`].
    TooLong,
    /// A start or end lies outside the text or in the wrong order.
    Span(String),
    /// An id or index that nothing has, or that two things have.
    Id(String),
    /// A date that no calendar has, or an end before its start.
    Date(String),
}

impl fmt::Display for ReadingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(why) => write!(f, "This is not a reading in JSON: {why}."),
            Self::TooLong => write!(f, "The text is longer than {} MiB.", MAX_TEXT >> 20),
            Self::Span(what) => write!(f, "The reading points outside its text ({what})."),
            Self::Id(what) => write!(
                f,
                "The reading refers to something that it does not hold ({what})."
            ),
            Self::Date(what) => write!(f, "The reading has a date that does not exist ({what})."),
        }
    }
}

impl std::error::Error for ReadingError {}

/// Reads back what [`to_json`](super::to_json) wrote.
///
/// # Errors
/// When the JSON is no reading or contradicts itself; see [`ReadingError`].
pub fn from_json(json: &str) -> Result<Analysis, ReadingError> {
    let wire: wire::Reading<'static> =
        serde_json::from_str(json).map_err(|error| ReadingError::Json(error.to_string()))?;
    if wire.text.len() > MAX_TEXT {
        return Err(ReadingError::TooLong);
    }
    let reader = Reader {
        points: CodePoints::new(&wire.text),
        length: wire.text.chars().count(),
        timexes: wire.timexes.len(),
        actors: index_of(wire.actors.iter().map(|actor| &*actor.id))?,
        events: index_of(wire.events.iter().map(|event| &*event.id))?,
        text: &wire.text,
    };
    reader.reading(&wire)
}

/// Reads back the reading that lies in an HTML report of ours; nothing else of the page is looked at.
///
/// # Errors
/// As [`from_json`]; also when there is no reading in the page.
pub fn from_html(html: &str) -> Result<Analysis, ReadingError> {
    let json = json_in_html(html).ok_or_else(|| ReadingError::Json("the page holds none".to_owned()))?;
    from_json(json)
}

/// The JSON of the reading that lies in an HTML report of ours.
pub fn json_in_html(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once(export::DATA)?;
    let (json, _) = rest.split_once(export::DATA_END)?;
    Some(json)
}

/// Position by id; each id once.
fn index_of<'a>(ids: impl Iterator<Item = &'a str>) -> Result<BTreeMap<&'a str, usize>, ReadingError> {
    let mut index = BTreeMap::new();
    for (at, id) in ids.enumerate() {
        if index.insert(id, at).is_some() {
            return Err(ReadingError::Id(format!("\"{id}\" twice")));
        }
    }
    Ok(index)
}

struct Reader<'a> {
    text: &'a str,
    points: CodePoints,
    /// Of the text, in code points.
    length: usize,
    timexes: usize,
    actors: BTreeMap<&'a str, usize>,
    events: BTreeMap<&'a str, usize>,
}

type Wire<T> = Result<T, ReadingError>;

impl Reader<'_> {
    fn reading(&self, wire: &wire::Reading) -> Wire<Analysis> {
        let string = |value: &Option<wire::Text>| value.as_ref().map(ToString::to_string);
        let published = Published {
            date: date(wire.published.date.as_deref())?,
            basis: known(&wire.published.basis, PublishedBasis::Given),
            span: match (wire.published.start, wire.published.end) {
                (Some(start), Some(end)) => Some(self.span(Points { start, end }, "published")?),
                _ => None,
            },
        };
        Ok(Analysis {
            engine: wire.engine.to_string(),
            language: wire.language.to_string(),
            about: About {
                title: string(&wire.title),
                outlet: string(&wire.outlet),
                author: string(&wire.author),
                url: string(&wire.url),
            },
            source: Source::new(&wire.text),
            published,
            syntax: Syntax::default(),
            names: all(&wire.names, |name| self.name(name))?,
            timexes: all(&wire.timexes, |timex| self.timex(timex))?,
            actors: self.actors(&wire.actors)?,
            events: all(&wire.events, |event| self.event(event))?,
            relations: all(&wire.relations, |relation| self.relation(relation))?,
            notes: wire
                .notes
                .iter()
                .map(|note| Note {
                    code: note.code.to_string(),
                    message: note.message.to_string(),
                })
                .collect(),
        })
    }

    fn span(&self, points: Points, what: &str) -> Wire<Span> {
        if points.start > points.end || points.end > self.length {
            let Points { start, end } = points;
            return Err(ReadingError::Span(format!("{what}, {start} to {end}")));
        }
        let byte = |point| self.points.to_byte(self.text, point);
        Ok(Span::new(byte(points.start), byte(points.end)))
    }

    fn actor_id(&self, id: &str) -> Wire<ActorId> {
        let index = self.actors.get(id).copied();
        index
            .map(ActorId::from)
            .ok_or_else(|| ReadingError::Id(format!("actor \"{id}\"")))
    }

    fn event_id(&self, id: &str) -> Wire<EventId> {
        let index = self.events.get(id).copied();
        index
            .map(EventId::from)
            .ok_or_else(|| ReadingError::Id(format!("event \"{id}\"")))
    }

    fn timex_id(&self, index: usize) -> Wire<TimexId> {
        if index < self.timexes {
            Ok(TimexId::from(index))
        } else {
            Err(ReadingError::Id(format!("time expression {index}")))
        }
    }

    fn name(&self, name: &wire::Name) -> Wire<Name> {
        Ok(Name {
            span: self.span(points(name.start, name.end), "a name")?,
            tokens: 0..0,
            kind: known(&name.kind, NameKind::Misc),
            confidence: 1.0,
        })
    }

    fn timex(&self, timex: &wire::Timex) -> Wire<Timex> {
        let interval = match (date(timex.earliest.as_deref())?, date(timex.latest.as_deref())?) {
            (Some(earliest), Some(latest)) if earliest.first_day() > latest.last_day() => {
                return Err(ReadingError::Date(format!("{earliest} to {latest}")));
            }
            (Some(earliest), Some(latest)) => Some(Interval { earliest, latest }),
            _ => None,
        };
        Ok(Timex {
            span: self.span(points(timex.start, timex.end), "a time expression")?,
            kind: known(&timex.kind, TimexKind::Date),
            value: timex.value.to_string(),
            modifier: timex.modifier.as_ref().and_then(|name| name.parse().ok()),
            bound: timex.bound.as_ref().and_then(|name| name.parse().ok()),
            interval,
            precision: known(&timex.precision, Precision::Vague),
            edtf: timex.edtf.to_string(),
            basis: known(&timex.basis, Basis::Stated),
            from: timex.from.map(|index| self.timex_id(index)).transpose()?,
            range: timex.range.map(|index| self.timex_id(index)).transpose()?,
            rule: timex.rule.to_string().into(),
            reason: timex.reason.to_string(),
            confidence: share(timex.confidence),
        })
    }

    /// Mentions hang on their actors in the JSON and stand in order of the text inside.
    fn actors(&self, wire: &[wire::Actor]) -> Wire<Actors> {
        let mut mentions = Vec::new();
        for (index, actor) in wire.iter().enumerate() {
            for mention in &actor.mentions {
                mentions.push(Mention {
                    span: self.span(points(mention.start, mention.end), "a mention")?,
                    tokens: 0..0,
                    head: TokenId(0),
                    kind: known(&mention.kind, MentionKind::Name),
                    actor: ActorId::from(index),
                });
            }
        }
        mentions.sort_by_key(|mention| (mention.span, mention.actor));
        let mut actors = all(wire, |actor| {
            Ok(Actor {
                name: actor.name.to_string(),
                kind: known(&actor.kind, ActorKind::Organisation),
                country: actor.country.as_ref().map(|code| code.to_string().into()),
                role: actor.role.as_ref().map(ToString::to_string),
                member_of: actor.member_of.as_ref().map(|id| self.actor_id(id)).transpose()?,
                mentions: Vec::new(),
                salience: share(actor.salience),
                confidence: share(actor.confidence),
            })
        })?;
        for (index, mention) in mentions.iter().enumerate() {
            if let Some(actor) = actors.get_mut(mention.actor.index()) {
                actor.mentions.push(MentionId::from(index));
            }
        }
        Ok(Actors { actors, mentions })
    }

    fn event(&self, event: &wire::Event) -> Wire<Event> {
        Ok(Event {
            what: event.what.to_string(),
            quote: self.span(event.quote, "the quote of an event")?,
            trigger: self.span(event.trigger, "the trigger of an event")?,
            mentions: all(&event.mentions, |mention| {
                Ok(EventMention {
                    quote: self.span(mention.quote, "the quote of an event")?,
                    trigger: self.span(mention.trigger, "the trigger of an event")?,
                    when: mention.when.as_ref().map(|when| self.when(when)).transpose()?,
                })
            })?,
            kind: known(&event.kind, EventKind::Other),
            when: event.when.as_ref().map(|when| self.when(when)).transpose()?,
            status: known(&event.status, Status::Reported),
            main: event.main,
            salience: share(event.salience),
            confidence: share(event.confidence),
            check: event.check,
            agents: all(&event.agents, |id| self.actor_id(id))?,
            patients: all(&event.patients, |id| self.actor_id(id))?,
            speaker: event.speaker.as_ref().map(|id| self.actor_id(id)).transpose()?,
        })
    }

    fn when(&self, when: &wire::When) -> Wire<When> {
        let (start, end) = (date(when.start.as_deref())?, date(when.end.as_deref())?);
        if let (Some(start), Some(end)) = (start, end)
            && start.first_day() > end.last_day()
        {
            return Err(ReadingError::Date(format!("{start} to {end}")));
        }
        Ok(When {
            start,
            end,
            edtf: when.edtf.to_string(),
            bound: when.bound.as_ref().and_then(|name| name.parse().ok()),
            order: match &when.order {
                Some(order) => Some(Order {
                    relation: known(&order.rel, OrderRelation::After),
                    event: self.event_id(&order.event)?,
                }),
                None => None,
            },
            basis: known(&when.basis, WhenBasis::Context),
            timex: when.timex.map(|index| self.timex_id(index)).transpose()?,
            reason: when.reason.to_string(),
        })
    }

    fn relation(&self, relation: &wire::Relation) -> Wire<Relation> {
        let mut quotes = all(&relation.quotes, |&quote| {
            self.span(quote, "the quote of a relation")
        })?;
        if let (true, Some(quote)) = (quotes.is_empty(), relation.quote) {
            quotes.push(self.span(quote, "the quote of a relation")?);
        }
        if quotes.is_empty() {
            return Err(ReadingError::Span("a relation without a quote".to_owned()));
        }
        Ok(Relation {
            from: self.actor_id(&relation.from)?,
            to: self.actor_id(&relation.to)?,
            sign: known(&relation.sign, Sign::Neutral),
            kind: known(&relation.kind, RelationKind::Other),
            status: known(&relation.status, Status::Reported),
            quotes,
            events: all(&relation.events, |id| self.event_id(id))?,
            confidence: share(relation.confidence),
        })
    }
}

fn all<A, B>(items: &[A], read: impl FnMut(&A) -> Wire<B>) -> Wire<Vec<B>> {
    items.iter().map(read).collect()
}

fn points(start: usize, end: usize) -> Points {
    Points { start, end }
}

fn known<T: FromStr>(name: &str, otherwise: T) -> T {
    name.parse().unwrap_or(otherwise)
}

fn date(text: Option<&str>) -> Wire<Option<Date>> {
    text.map(|text| text.parse().map_err(|()| ReadingError::Date(text.to_owned())))
        .transpose()
}

fn share(value: f32) -> f32 {
    if value.is_finite() {
        value.clamp(0.0, 1.0)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::to_json;
    use serde_json::{Value, json};

    /// A reading that uses every field, with an astral character before all spans.
    fn full() -> Value {
        json!({
            "id": "-", "engine": "0.1.0", "language": "en",
            "text": "\u{1f30d} Egypt widened the canal in 2015. It praised Japan later.",
            "title": "Canal", "outlet": "Agency", "author": null, "url": "https://example.org/",
            "published": {"date": "2021-03-29", "basis": "text", "start": 2, "end": 7},
            "timexes": [{"start": 29, "end": 33, "type": "DATE", "value": "2015", "mod": "APPROX",
                "bound": "by", "earliest": "2015-01-01", "latest": "2015-12-31", "precision": "year",
                "edtf": "2015", "basis": "stated", "from": 0, "range": 0, "rule": "year",
                "reason": "2015", "confidence": 0.9}],
            "names": [{"start": 2, "end": 7, "type": "LOC"}],
            "actors": [
                {"id": "a1", "name": "Egypt", "type": "country", "country": "EG", "role": null,
                 "member_of": null, "salience": 1.0, "confidence": 0.875,
                 "mentions": [{"start": 2, "end": 7, "kind": "name"},
                              {"start": 35, "end": 37, "kind": "pronoun"}]},
                {"id": "a2", "name": "Japan", "type": "country", "country": "JP", "role": "owner",
                 "member_of": "a1", "salience": 0.5, "confidence": 0.5,
                 "mentions": [{"start": 46, "end": 51, "kind": "name"}]}],
            "events": [
                {"id": "e1", "what": "Egypt widens the canal", "quote": {"start": 2, "end": 33},
                 "trigger": {"start": 8, "end": 15},
                 "mentions": [{"quote": {"start": 2, "end": 33}, "trigger": {"start": 8, "end": 15},
                               "when": null}],
                 "type": "CHANGE",
                 "when": {"start": "2015", "end": "2015", "edtf": "2015", "bound": "by", "order": null,
                          "basis": "timex", "timex": 0, "reason": "in 2015"},
                 "status": "happened", "main": true, "salience": 0.5, "confidence": 0.5, "check": false,
                 "agents": ["a1"], "patients": [], "speaker": null},
                {"id": "e2", "what": "Egypt praises Japan", "quote": {"start": 35, "end": 57},
                 "trigger": {"start": 38, "end": 45}, "mentions": [], "type": "SUPPORT",
                 "when": {"start": null, "end": null, "edtf": "", "bound": null,
                          "order": {"rel": "after", "event": "e1"}, "basis": "context", "timex": null,
                          "reason": "later"},
                 "status": "reported", "main": false, "salience": 0.25, "confidence": 0.5, "check": true,
                 "agents": ["a1"], "patients": ["a2"], "speaker": "a1"}],
            "relations": [{"from": "a1", "to": "a2", "sign": "+", "directed": true, "status": "happened",
                "kind": "supports", "quote": {"start": 35, "end": 57},
                "quotes": [{"start": 35, "end": 57}], "events": ["e2"], "confidence": 0.5}],
            "notes": [{"code": "empty", "message": "A note."}],
            "corrections": []
        })
    }

    #[test]
    fn what_was_written_is_read_back() {
        let analysis = from_json(&full().to_string()).unwrap();
        assert_eq!(analysis.source.slice(analysis.events[0].trigger), "widened");
        let written: Value = serde_json::from_str(&to_json(&analysis, false)).unwrap();
        assert_eq!(written, full());
    }

    #[test]
    fn contradictions_are_refused() {
        let refused = |path: &str, value: Value| {
            let mut reading = full();
            *reading.pointer_mut(path).unwrap() = value;
            from_json(&reading.to_string()).unwrap_err()
        };
        for (path, value) in [
            ("/timexes/0/end", json!(59)),
            ("/actors/0/mentions/0/start", json!(8)),
            ("/events/0/quote/end", json!(4_000_000_000_u64)),
        ] {
            assert!(matches!(refused(path, value), ReadingError::Span(_)), "{path}");
        }
        for (path, value) in [
            ("/events/0/agents/0", json!("a9")),
            ("/events/1/id", json!("e1")),
            ("/events/1/when/order/event", json!("e3")),
            ("/events/0/when/timex", json!(1)),
            ("/timexes/0/range", json!(7)),
            ("/actors/1/member_of", json!("us")),
        ] {
            assert!(matches!(refused(path, value), ReadingError::Id(_)), "{path}");
        }
        for (path, value) in [
            ("/published/date", json!("2021-02-30")),
            ("/timexes/0/latest", json!("2014")),
            ("/events/0/when/end", json!("2014-12-31")),
        ] {
            assert!(matches!(refused(path, value), ReadingError::Date(_)), "{path}");
        }
        for json in ["", "{}", "[]", "{\"text\": \"x\"}", "null"] {
            assert!(matches!(from_json(json), Err(ReadingError::Json(_))), "{json}");
        }
    }

    #[test]
    fn names_of_later_versions_become_general_ones() {
        let mut reading = full();
        reading["events"][0]["type"] = json!("TERRAFORM");
        reading["actors"][0]["type"] = json!("robot");
        reading["timexes"][0]["mod"] = json!("ISH");
        reading["later"] = json!({"anything": 1});
        let analysis = from_json(&reading.to_string()).unwrap();
        assert_eq!(analysis.events[0].kind, EventKind::Other);
        assert_eq!(analysis.actors.actors[0].kind, ActorKind::Organisation);
        assert_eq!(analysis.timexes[0].modifier, None);
    }
}
