//! Corrections as bytes, for links and for keeping; the form is kept for ever (`docs/links.md`).
//!
//! Places are told by where they stand; the check of their words is made from the text that travels with
//! them, and written only when it does not fit that text.

use super::Anchor;
use super::correction::{Correction, Dating, NewEvent, Role, Tie};
use crate::actors::ActorKind;
use crate::events::{EventKind, RelationKind, Sign, Status};
use crate::share::{Broken, Read, Reader, Writer};
use crate::text::Span;
use crate::time::Bound;

/// The version of the form.
pub const VERSION: u8 = 1;

/// The corrections of a text as bytes: for each its number, the length of what follows, its fields.
pub fn pack(corrections: &[Correction], text: &str) -> Vec<u8> {
    let mut out = Writer::default();
    for correction in corrections {
        let mut packer = Packer {
            out: Writer::default(),
            text,
            at: 0,
        };
        let number = packer.correction(correction);
        out.number(number);
        out.number(packer.out.bytes.len());
        out.bytes.extend(packer.out.bytes);
    }
    out.bytes
}

/// Corrections of a text, and how many there were that this version does not know. Broken bytes end the
/// list where they break.
pub fn unpack(bytes: &[u8], text: &str) -> (Vec<Correction>, usize) {
    let mut reader = Reader::new(bytes);
    let (mut corrections, mut unknown) = (Vec::new(), 0);
    while !reader.is_empty() {
        let mut next = || -> Read<(usize, &[u8])> {
            let number = reader.number()?;
            let length = reader.number()?;
            Ok((number, reader.take(length)?))
        };
        let Ok((number, fields)) = next() else {
            unknown += 1;
            break;
        };
        let mut unpacker = Unpacker {
            from: Reader::new(fields),
            text,
            at: 0,
        };
        match unpacker.correction(number) {
            Ok(correction) => corrections.push(correction),
            Err(Broken) => unknown += 1,
        }
    }
    (corrections, unknown)
}

struct Packer<'a> {
    out: Writer,
    text: &'a str,
    /// Where the last anchor of this correction began.
    at: u32,
}

impl Packer<'_> {
    /// Its number, which is for ever; the fields are written.
    fn correction(&mut self, correction: &Correction) -> usize {
        use Correction as C;
        match correction {
            C::Published(date) => {
                self.out.number(usize::from(date.is_some()));
                if let Some(date) = date {
                    self.out.date(*date);
                }
                1
            }
            C::Expression { timex, when } => {
                self.anchor(*timex);
                self.dating(Some(when));
                2
            }
            C::When { event, when } => {
                self.anchor(*event);
                self.dating(when.as_ref());
                3
            }
            C::Label { event, what } => self.anchor(*event).string(what, 4),
            C::EventKind { event, kind } => self.anchor(*event).choice(EventKind::ALL, *kind, 5),
            C::Status { event, status } => self.anchor(*event).choice(Status::ALL, *status, 6),
            C::Shown { event, main } => self.anchor(*event).choice(&[false, true], *main, 7),
            C::Right { event } => self.anchors(&[*event], 8),
            C::NotEvent { event } => self.anchors(&[*event], 9),
            C::SameEvent { event, into } => self.anchors(&[*event, *into], 10),
            C::Participant {
                event,
                role,
                old,
                new,
            } => {
                self.anchor(*event).choice(Role::ALL, *role, 0);
                self.maybe(*old);
                self.maybe(*new);
                11
            }
            C::Swap { event } => self.anchors(&[*event], 12),
            C::AddEvent(new) => {
                self.anchor(new.words).string(&new.what, 0);
                self.choice(EventKind::ALL, new.kind, 0);
                self.choice(Status::ALL, new.status, 0);
                self.dating(new.when.as_ref());
                for list in [&new.agents, &new.patients] {
                    self.out.number(list.len());
                    self.anchors(list, 0);
                }
                13
            }
            C::Rename { actor, name } => self.anchor(*actor).string(name, 14),
            C::Retype { actor, kind } => self.anchor(*actor).choice(ActorKind::ALL, *kind, 15),
            C::Same { actor, into } => self.anchors(&[*actor, *into], 16),
            C::Split { mention, to } => {
                self.anchor(*mention).maybe(*to);
                17
            }
            C::NotActor { actor } => self.anchors(&[*actor], 18),
            C::AddActor { words, name, kind } => {
                self.anchor(*words).string(name, 0);
                self.choice(ActorKind::ALL, *kind, 19)
            }
            C::Sign { tie, sign } => self.tie(tie).choice(Sign::ALL, *sign, 20),
            C::Relation { tie, kind } => self.tie(tie).choice(RelationKind::ALL, *kind, 21),
            C::Flip { tie } => {
                self.tie(tie);
                22
            }
            C::NotRelation { tie } => {
                self.tie(tie);
                23
            }
            C::AddRelation { tie } => {
                self.tie(tie);
                24
            }
        }
    }

    /// Start, counted on from the anchor before; length times two, plus one when a check follows.
    fn anchor(&mut self, anchor: Anchor) -> &mut Self {
        let Anchor { span, check } = anchor;
        let odd = Anchor::new(self.text, span) != anchor;
        self.out.signed(i64::from(span.start) - i64::from(self.at));
        self.out.number(span.len() * 2 + usize::from(odd));
        if odd {
            self.out.number(usize::from(check));
        }
        self.at = span.start;
        self
    }

    fn anchors(&mut self, anchors: &[Anchor], number: usize) -> usize {
        for anchor in anchors {
            self.anchor(*anchor);
        }
        number
    }

    fn maybe(&mut self, anchor: Option<Anchor>) {
        self.out.number(usize::from(anchor.is_some()));
        if let Some(anchor) = anchor {
            self.anchor(anchor);
        }
    }

    fn string(&mut self, text: &str, number: usize) -> usize {
        self.out.string(text);
        number
    }

    fn choice<T: Copy + PartialEq>(&mut self, all: &[T], value: T, number: usize) -> usize {
        let place = all.iter().position(|&each| each == value).unwrap_or(0);
        self.out.number(place);
        number
    }

    fn tie(&mut self, tie: &Tie) -> &mut Self {
        self.anchors(&[tie.from, tie.to, tie.quote], 0);
        self.choice(RelationKind::ALL, tie.kind, 0);
        self.choice(Sign::ALL, tie.sign, 0);
        self
    }

    /// 0 for none; else 1, plus 2 when the end differs, plus 4 when the EDTF form does not follow from the
    /// dates, plus 8 times the bound counted from 1.
    fn dating(&mut self, dating: Option<&Dating>) {
        let Some(dating) = dating else {
            self.out.number(0);
            return;
        };
        let bound = dating
            .bound
            .and_then(|bound| Bound::ALL.iter().position(|&each| each == bound))
            .map_or(0, |place| place + 1);
        let (range, odd) = (dating.end != dating.start, dating.edtf != plain_edtf(dating));
        self.out
            .number(1 + usize::from(range) * 2 + usize::from(odd) * 4 + bound * 8);
        self.out.date(dating.start);
        if range {
            self.out.date(dating.end);
        }
        if odd {
            self.out.string(&dating.edtf);
        }
        self.out.string(&dating.words);
    }
}

/// The EDTF form that follows from the dates alone.
fn plain_edtf(dating: &Dating) -> String {
    if dating.start == dating.end {
        dating.start.to_string()
    } else {
        format!("{}/{}", dating.start, dating.end)
    }
}

struct Unpacker<'a> {
    from: Reader<'a>,
    text: &'a str,
    at: i64,
}

impl Unpacker<'_> {
    fn correction(&mut self, number: usize) -> Read<Correction> {
        use Correction as C;
        Ok(match number {
            1 => C::Published(match self.from.number()? {
                0 => None,
                _ => Some(self.from.date()?),
            }),
            2 => C::Expression {
                timex: self.anchor()?,
                when: self.dating()?.ok_or(Broken)?,
            },
            3 => C::When {
                event: self.anchor()?,
                when: self.dating()?,
            },
            4 => C::Label {
                event: self.anchor()?,
                what: self.from.string()?,
            },
            5 => C::EventKind {
                event: self.anchor()?,
                kind: self.choice(EventKind::ALL)?,
            },
            6 => C::Status {
                event: self.anchor()?,
                status: self.choice(Status::ALL)?,
            },
            7 => C::Shown {
                event: self.anchor()?,
                main: self.choice(&[false, true])?,
            },
            8 => C::Right {
                event: self.anchor()?,
            },
            9 => C::NotEvent {
                event: self.anchor()?,
            },
            10 => C::SameEvent {
                event: self.anchor()?,
                into: self.anchor()?,
            },
            11 => C::Participant {
                event: self.anchor()?,
                role: self.choice(Role::ALL)?,
                old: self.maybe()?,
                new: self.maybe()?,
            },
            12 => C::Swap {
                event: self.anchor()?,
            },
            13 => C::AddEvent(NewEvent {
                words: self.anchor()?,
                what: self.from.string()?,
                kind: self.choice(EventKind::ALL)?,
                status: self.choice(Status::ALL)?,
                when: self.dating()?,
                agents: self.anchors()?,
                patients: self.anchors()?,
            }),
            14 => C::Rename {
                actor: self.anchor()?,
                name: self.from.string()?,
            },
            15 => C::Retype {
                actor: self.anchor()?,
                kind: self.choice(ActorKind::ALL)?,
            },
            16 => C::Same {
                actor: self.anchor()?,
                into: self.anchor()?,
            },
            17 => C::Split {
                mention: self.anchor()?,
                to: self.maybe()?,
            },
            18 => C::NotActor {
                actor: self.anchor()?,
            },
            19 => C::AddActor {
                words: self.anchor()?,
                name: self.from.string()?,
                kind: self.choice(ActorKind::ALL)?,
            },
            20 => C::Sign {
                tie: self.tie()?,
                sign: self.choice(Sign::ALL)?,
            },
            21 => C::Relation {
                tie: self.tie()?,
                kind: self.choice(RelationKind::ALL)?,
            },
            22 => C::Flip { tie: self.tie()? },
            23 => C::NotRelation { tie: self.tie()? },
            24 => C::AddRelation { tie: self.tie()? },
            _ => return Err(Broken),
        })
    }

    fn anchor(&mut self) -> Read<Anchor> {
        let start = u32::try_from(self.at + self.from.signed()?).map_err(|_| Broken)?;
        let length = self.from.number()?;
        let end = start.checked_add((length / 2) as u32).ok_or(Broken)?;
        let span = Span { start, end };
        self.at = i64::from(start);
        if length % 2 == 1 {
            let check = u16::try_from(self.from.number()?).map_err(|_| Broken)?;
            return Ok(Anchor { span, check });
        }
        self.text.get(span.range()).ok_or(Broken)?;
        Ok(Anchor::new(self.text, span))
    }

    fn anchors(&mut self) -> Read<Vec<Anchor>> {
        let count = self.from.number()?;
        let mut anchors = Vec::new();
        for _ in 0..count {
            anchors.push(self.anchor()?);
        }
        Ok(anchors)
    }

    fn maybe(&mut self) -> Read<Option<Anchor>> {
        match self.from.number()? {
            0 => Ok(None),
            _ => self.anchor().map(Some),
        }
    }

    fn choice<T: Copy>(&mut self, all: &[T]) -> Read<T> {
        all.get(self.from.number()?).copied().ok_or(Broken)
    }

    fn tie(&mut self) -> Read<Tie> {
        Ok(Tie {
            from: self.anchor()?,
            to: self.anchor()?,
            quote: self.anchor()?,
            kind: self.choice(RelationKind::ALL)?,
            sign: self.choice(Sign::ALL)?,
        })
    }

    fn dating(&mut self) -> Read<Option<Dating>> {
        let flags = self.from.number()?;
        if flags == 0 {
            return Ok(None);
        }
        let start = self.from.date()?;
        let end = if flags & 2 == 0 { start } else { self.from.date()? };
        let edtf = if flags & 4 == 0 {
            None
        } else {
            Some(self.from.string()?)
        };
        let bound = match (flags / 8).checked_sub(1) {
            Some(place) => Some(*Bound::ALL.get(place).ok_or(Broken)?),
            None => None,
        };
        let mut dating = Dating {
            start,
            end,
            bound,
            edtf: String::new(),
            words: self.from.string()?,
        };
        dating.edtf = edtf.unwrap_or_else(|| plain_edtf(&dating));
        Ok(Some(dating))
    }
}
