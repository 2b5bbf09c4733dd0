//! Corrections in the JSON of a reading: what a person changed, each with the words that it is anchored to.
//!
//! One flat shape for all: `op` says which, and each has the fields that it needs. What they mean is in
//! `docs/json.md`.

use super::wire::Text;
use crate::actors::ActorKind;
use crate::correct::{Anchor, Correction, Dating, Lost, NewEvent, Role, Tie};
use crate::events::{EventKind, RelationKind, Sign, Status};
use crate::text::{CodePoints, Span};
use crate::time::Date;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// One correction.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Wire<'a> {
    op: Text<'a>,
    /// The thing that is corrected: an event's trigger, a mention, a time expression, added words.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Place<'a>>,
    /// The other one: what it is the same as, whose mention it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<Between<'a>>,
    /// A label or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Text<'a>>,
    /// A type, status, sign, or "true" and "false".
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<When<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    agents: Vec<Place<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    patients: Vec<Place<'a>>,
    /// Why it could not be applied; absent when it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    lost: Option<Text<'a>>,
}

/// A stretch of the text with its words, as W3C Web Annotation's position and quote selectors have it.
#[derive(Clone, Serialize, Deserialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    quote: Text<'a>,
}

#[derive(Serialize, Deserialize)]
struct Between<'a> {
    from: Place<'a>,
    to: Place<'a>,
    quote: Place<'a>,
    kind: Text<'a>,
    sign: Text<'a>,
}

#[derive(Serialize, Deserialize)]
struct When<'a> {
    start: Text<'a>,
    end: Text<'a>,
    edtf: Text<'a>,
    bound: Option<Text<'a>>,
    words: Text<'a>,
}

/// Corrections on their way out.
pub(super) fn write<'a>(
    text: &'a str,
    points: &CodePoints,
    corrections: &'a [Correction],
    lost: &[Lost],
) -> Vec<Wire<'a>> {
    let writer = Writer { text, points };
    corrections
        .iter()
        .enumerate()
        .map(|(index, correction)| Wire {
            lost: lost
                .iter()
                .find(|lost| lost.index == index)
                .map(|lost| lost.why.as_str().into()),
            ..writer.correction(correction)
        })
        .collect()
}

struct Writer<'a, 'p> {
    text: &'a str,
    points: &'p CodePoints,
}

impl<'a> Writer<'a, '_> {
    fn correction(&self, correction: &'a Correction) -> Wire<'a> {
        use Correction as C;
        let op = |op: &'static str| Wire {
            op: op.into(),
            ..Wire::default()
        };
        let at = |name: &'static str, anchor: &Anchor| Wire {
            at: Some(self.place(*anchor)),
            ..op(name)
        };
        let valued = |name: &'static str, anchor: &Anchor, value: &'static str| Wire {
            value: Some(value.into()),
            ..at(name, anchor)
        };
        let between = |name: &'static str, tie: &Tie| Wire {
            relation: Some(self.between(tie)),
            ..op(name)
        };
        let place = |anchor: &Option<Anchor>| anchor.map(|anchor| self.place(anchor));
        match correction {
            C::Published(date) => Wire {
                date: date.map(|date| date.to_string().into()),
                ..op("published")
            },
            C::Expression { timex, when } => Wire {
                when: Some(dating(when)),
                ..at("expression", timex)
            },
            C::When { event, when } => Wire {
                when: when.as_ref().map(dating),
                ..at("when", event)
            },
            C::Label { event, what } => Wire {
                text: Some(what.into()),
                ..at("label", event)
            },
            C::EventKind { event, kind } => valued("event_type", event, kind.as_str()),
            C::Status { event, status } => valued("status", event, status.as_str()),
            C::Shown { event, main } => valued("main", event, if *main { "true" } else { "false" }),
            C::Right { event } => at("right", event),
            C::NotEvent { event } => at("not_event", event),
            C::SameEvent { event, into } => Wire {
                to: Some(self.place(*into)),
                ..at("same_event", event)
            },
            C::Participant {
                event,
                role,
                old,
                new,
            } => Wire {
                role: Some(role.as_str().into()),
                old: place(old),
                new: place(new),
                ..at("participant", event)
            },
            C::Swap { event } => at("swap", event),
            C::AddEvent(new) => Wire {
                text: Some((&new.what).into()),
                status: Some(new.status.as_str().into()),
                when: new.when.as_ref().map(dating),
                agents: new.agents.iter().map(|anchor| self.place(*anchor)).collect(),
                patients: new.patients.iter().map(|anchor| self.place(*anchor)).collect(),
                ..valued("add_event", &new.words, new.kind.as_str())
            },
            C::Rename { actor, name } => Wire {
                text: Some(name.into()),
                ..at("rename", actor)
            },
            C::Retype { actor, kind } => valued("actor_type", actor, kind.as_str()),
            C::Same { actor, into } => Wire {
                to: Some(self.place(*into)),
                ..at("same_actor", actor)
            },
            C::Split { mention, to } => Wire {
                to: place(to),
                ..at("split", mention)
            },
            C::NotActor { actor } => at("not_actor", actor),
            C::AddActor { words, name, kind } => Wire {
                text: Some(name.into()),
                ..valued("add_actor", words, kind.as_str())
            },
            C::Sign { tie, sign } => Wire {
                value: Some(sign.as_str().into()),
                ..between("sign", tie)
            },
            C::Relation { tie, kind } => Wire {
                value: Some(kind.as_str().into()),
                ..between("relation_kind", tie)
            },
            C::Flip { tie } => between("flip", tie),
            C::NotRelation { tie } => between("not_relation", tie),
            C::AddRelation { tie } => between("add_relation", tie),
        }
    }

    fn place(&self, anchor: Anchor) -> Place<'a> {
        let Span { start, end } = anchor.span;
        Place {
            start: self.points.from_byte(self.text, start as usize),
            end: self.points.from_byte(self.text, end as usize),
            quote: anchor.span.of(self.text).into(),
        }
    }

    fn between(&self, tie: &Tie) -> Between<'a> {
        Between {
            from: self.place(tie.from),
            to: self.place(tie.to),
            quote: self.place(tie.quote),
            kind: tie.kind.as_str().into(),
            sign: tie.sign.as_str().into(),
        }
    }
}

fn dating(dating: &Dating) -> When<'_> {
    When {
        start: dating.start.to_string().into(),
        end: dating.end.to_string().into(),
        edtf: (&dating.edtf).into(),
        bound: dating.bound.map(|bound| bound.as_str().into()),
        words: (&dating.words).into(),
    }
}

/// What is read of a reading's JSON here.
#[derive(Deserialize)]
struct Only<'a> {
    text: Text<'a>,
    #[serde(default)]
    corrections: Vec<Wire<'a>>,
}

/// The corrections that the JSON of a reading carries. What is none that this version knows is left out; one
/// whose words stand no longer where it says is kept, so that applying it reports it.
pub fn corrections_from_json(json: &str) -> Vec<Correction> {
    let Ok(only) = serde_json::from_str::<Only>(json) else {
        return Vec::new();
    };
    let reader = Reader {
        points: CodePoints::new(&only.text),
        text: &only.text,
    };
    let corrections = only.corrections.iter();
    corrections.filter_map(|wire| reader.correction(wire)).collect()
}

struct Reader<'t> {
    text: &'t str,
    points: CodePoints,
}

impl Reader<'_> {
    fn correction(&self, wire: &Wire) -> Option<Correction> {
        use Correction as C;
        let at = || Some(self.anchor(wire.at.as_ref()?));
        let to = || Some(self.anchor(wire.to.as_ref()?));
        let maybe = |place: &Option<Place>| place.as_ref().map(|place| self.anchor(place));
        let text = || wire.text.as_ref().map(ToString::to_string);
        let tie = || self.tie(wire.relation.as_ref()?);
        let all = |places: &[Place]| places.iter().map(|place| self.anchor(place)).collect();
        Some(match &*wire.op {
            "published" => C::Published(match &wire.date {
                Some(date) => Some(date.parse().ok()?),
                None => None,
            }),
            "expression" => C::Expression {
                timex: at()?,
                when: given(wire.when.as_ref()?)?,
            },
            "when" => C::When {
                event: at()?,
                when: match &wire.when {
                    Some(when) => Some(given(when)?),
                    None => None,
                },
            },
            "label" => C::Label {
                event: at()?,
                what: text()?,
            },
            "event_type" => C::EventKind {
                event: at()?,
                kind: known::<EventKind>(wire.value.as_ref())?,
            },
            "status" => C::Status {
                event: at()?,
                status: known::<Status>(wire.value.as_ref())?,
            },
            "main" => C::Shown {
                event: at()?,
                main: wire.value.as_deref()? == "true",
            },
            "right" => C::Right { event: at()? },
            "not_event" => C::NotEvent { event: at()? },
            "same_event" => C::SameEvent {
                event: at()?,
                into: to()?,
            },
            "participant" => C::Participant {
                event: at()?,
                role: known::<Role>(wire.role.as_ref())?,
                old: maybe(&wire.old),
                new: maybe(&wire.new),
            },
            "swap" => C::Swap { event: at()? },
            "add_event" => C::AddEvent(NewEvent {
                words: at()?,
                what: text()?,
                kind: known::<EventKind>(wire.value.as_ref()).unwrap_or(EventKind::Other),
                status: known::<Status>(wire.status.as_ref()).unwrap_or(Status::Happened),
                when: wire.when.as_ref().and_then(given),
                agents: all(&wire.agents),
                patients: all(&wire.patients),
            }),
            "rename" => C::Rename {
                actor: at()?,
                name: text()?,
            },
            "actor_type" => C::Retype {
                actor: at()?,
                kind: known::<ActorKind>(wire.value.as_ref())?,
            },
            "same_actor" => C::Same {
                actor: at()?,
                into: to()?,
            },
            "split" => C::Split {
                mention: at()?,
                to: to(),
            },
            "not_actor" => C::NotActor { actor: at()? },
            "add_actor" => C::AddActor {
                words: at()?,
                name: text()?,
                kind: known::<ActorKind>(wire.value.as_ref()).unwrap_or(ActorKind::Organisation),
            },
            "sign" => C::Sign {
                tie: tie()?,
                sign: known::<Sign>(wire.value.as_ref())?,
            },
            "relation_kind" => C::Relation {
                tie: tie()?,
                kind: known::<RelationKind>(wire.value.as_ref())?,
            },
            "flip" => C::Flip { tie: tie()? },
            "not_relation" => C::NotRelation { tie: tie()? },
            "add_relation" => C::AddRelation { tie: tie()? },
            _ => return None,
        })
    }

    /// Its check is that of the words quoted, so that an anchor into another text does not hold.
    fn anchor(&self, place: &Place) -> Anchor {
        let span = Span::new(
            self.points.to_byte(self.text, place.start),
            self.points.to_byte(self.text, place.end),
        );
        let quoted = Anchor::new(&place.quote, Span::new(0, place.quote.len()));
        Anchor {
            span,
            check: quoted.check,
        }
    }

    fn tie(&self, between: &Between) -> Option<Tie> {
        Some(Tie {
            from: self.anchor(&between.from),
            to: self.anchor(&between.to),
            quote: self.anchor(&between.quote),
            kind: between.kind.parse().ok()?,
            sign: between.sign.parse().ok()?,
        })
    }
}

fn known<T: FromStr>(name: Option<&Text>) -> Option<T> {
    name?.parse().ok()
}

fn given(when: &When) -> Option<Dating> {
    let (start, end): (Date, Date) = (when.start.parse().ok()?, when.end.parse().ok()?);
    Some(Dating {
        start,
        end,
        bound: match &when.bound {
            Some(bound) => Some(bound.parse().ok()?),
            None => None,
        },
        edtf: when.edtf.to_string(),
        words: when.words.to_string(),
    })
}
