//! Corrections of events and of time expressions.

use super::{Thing, Touched, Why, Work};
use crate::correct::Anchor;
use crate::correct::correction::{Dating, NewEvent, Role};
use crate::events::{Event, EventMention, Status, When, WhenBasis};
use crate::text::{ActorId, EventId, Order, TimexId};
use crate::time::{Basis, Date, Interval, Precision};

/// Salience of an event that a person added: worth showing, below what the text makes much of.
const ADDED: f32 = 0.5;

impl Work {
    /// Changes one event. A person has looked at it, so it need not be checked any more.
    pub(super) fn event_with(
        &mut self,
        anchor: Anchor,
        change: impl FnOnce(&mut Event),
    ) -> Result<Touched, Why> {
        let id = self.event_at(anchor)?;
        let event = self.events.get_mut(id).ok_or(Why::Event)?;
        change(event);
        event.check = false;
        Ok(vec![Thing::Event(EventId::from(id))])
    }

    pub(super) fn date(&mut self, anchor: Anchor, dating: Option<&Dating>) -> Result<Touched, Why> {
        self.event_with(anchor, |event| event.when = dating.map(when))
    }

    /// Relations that rest on the event alone are as certain as it is.
    pub(super) fn status(&mut self, anchor: Anchor, status: Status) -> Result<Touched, Why> {
        let touched = self.event_with(anchor, |event| event.status = status)?;
        let id = self.event_at(anchor)?;
        for (_, relation) in self.relations.each_mut() {
            if relation.events == [EventId::from(id)] {
                relation.status = status;
            }
        }
        Ok(touched)
    }

    /// The expression means this, and so do the events that it dates.
    pub(super) fn expression(&mut self, anchor: Anchor, dating: &Dating) -> Result<Touched, Why> {
        let index = self.timex_at(anchor)?;
        let id = TimexId::from(index);
        let given = when(dating);
        let timex = self.analysis.timexes.get_mut(index).ok_or(Why::Timex)?;
        timex.interval = interval(dating);
        timex.value.clone_from(&dating.edtf);
        timex.edtf.clone_from(&dating.edtf);
        timex.bound = dating.bound;
        timex.modifier = None;
        timex.precision = precision(dating);
        timex.basis = Basis::Stated;
        timex.from = None;
        timex.reason.clone_from(&given.reason);
        timex.confidence = 1.0;
        let mut touched = vec![Thing::Timex(id)];
        for (event_id, event) in self.events.each_mut() {
            if event.when.as_ref().and_then(|when| when.timex) == Some(id) {
                event.when = Some(When {
                    timex: Some(id),
                    ..given.clone()
                });
                touched.push(Thing::Event(EventId::from(event_id)));
            }
        }
        Ok(touched)
    }

    pub(super) fn not_event(&mut self, anchor: Anchor) -> Result<Touched, Why> {
        let id = self.event_at(anchor)?;
        for relation in self.relations.ids() {
            self.detach(relation, id);
        }
        self.events.take(id);
        for (_, event) in self.events.each_mut() {
            point_elsewhere(event, id, None);
        }
        Ok(Touched::new())
    }

    pub(super) fn same_event(&mut self, anchor: Anchor, into: Anchor) -> Result<Touched, Why> {
        let (id, kept) = (self.event_at(anchor)?, self.event_at(into)?);
        if id == kept {
            return Err(Why::Nothing);
        }
        let gone = self.events.take(id).ok_or(Why::Event)?;
        for (other, event) in self.events.each_mut() {
            let target = (other != kept).then_some(kept);
            point_elsewhere(event, id, target);
        }
        for (_, relation) in self.relations.each_mut() {
            if relation.events.contains(&EventId::from(id)) {
                replace(&mut relation.events, EventId::from(id), EventId::from(kept));
            }
        }
        let event = self.events.get_mut(kept).ok_or(Why::Event)?;
        event.mentions.push(EventMention {
            quote: gone.quote,
            trigger: gone.trigger,
            when: gone.when.clone().filter(|when| when.order.is_none()),
        });
        event.mentions.extend(gone.mentions);
        event.mentions.order_by_key(|mention| mention.trigger);
        let dated = |when: &Option<When>| when.as_ref().is_some_and(|when| when.start.is_some());
        if !dated(&event.when) && dated(&gone.when) {
            event.when = gone.when;
        }
        // Where the two tell it the other way round, the one that stays is right.
        let (agents, patients) = (event.agents.clone(), event.patients.clone());
        let besides = |list: &[ActorId], other: &[ActorId]| -> Vec<ActorId> {
            list.iter().copied().filter(|who| !other.contains(who)).collect()
        };
        union(&mut event.agents, &besides(&gone.agents, &patients));
        union(&mut event.patients, &besides(&gone.patients, &agents));
        event.speaker = event.speaker.or(gone.speaker);
        event.main |= gone.main;
        event.salience = event.salience.max(gone.salience);
        event.check = false;
        Ok(vec![Thing::Event(EventId::from(kept))])
    }

    pub(super) fn participant(
        &mut self,
        anchor: Anchor,
        role: Role,
        old: Option<Anchor>,
        new: Option<Anchor>,
    ) -> Result<Touched, Why> {
        let id = self.event_at(anchor)?;
        let actor = |anchor: Option<Anchor>| -> Result<Option<ActorId>, Why> {
            anchor
                .map(|anchor| self.actor_at(anchor).map(ActorId::from))
                .transpose()
        };
        let (old, new) = (actor(old)?, actor(new)?);
        let event = self.events.get_mut(id).ok_or(Why::Event)?;
        let list = match role {
            Role::Agent => Some(&mut event.agents),
            Role::Patient => Some(&mut event.patients),
            Role::Speaker => None,
        };
        match list {
            Some(list) => {
                let place = old.and_then(|old| list.iter().position(|&other| other == old));
                if old.is_some() && place.is_none() {
                    return Err(Why::Actor);
                }
                if let Some(place) = place {
                    list.remove(place);
                }
                if let Some(new) = new.filter(|new| !list.contains(new)) {
                    list.insert(place.unwrap_or(list.len()), new);
                }
            }
            None => event.speaker = new,
        }
        event.check = false;
        let mut touched = vec![Thing::Event(EventId::from(id))];
        touched.extend(self.rewire(id, role, old, new));
        Ok(touched)
    }

    pub(super) fn swap(&mut self, anchor: Anchor) -> Result<Touched, Why> {
        let id = self.event_at(anchor)?;
        let event = self.events.get_mut(id).ok_or(Why::Event)?;
        std::mem::swap(&mut event.agents, &mut event.patients);
        event.check = false;
        let mut touched = vec![Thing::Event(EventId::from(id))];
        touched.extend(self.turn(id));
        Ok(touched)
    }

    pub(super) fn add_event(&mut self, new: &NewEvent) -> Result<Touched, Why> {
        if !new.words.holds(&self.text) {
            return Err(Why::Words);
        }
        let who = |anchors: &[Anchor]| -> Vec<ActorId> {
            let mut ids = Vec::new();
            for id in anchors.iter().filter_map(|anchor| self.actor_at(*anchor).ok()) {
                union(&mut ids, &[ActorId::from(id)]);
            }
            ids
        };
        let (agents, patients) = (who(&new.agents), who(&new.patients));
        let event = Event {
            what: new.what.clone(),
            quote: new.words.span,
            trigger: new.words.span,
            mentions: Vec::new(),
            kind: new.kind,
            when: new.when.as_ref().map(when),
            status: new.status,
            main: true,
            salience: ADDED,
            confidence: 1.0,
            check: false,
            agents,
            patients,
            speaker: None,
        };
        let place = new.words.span;
        let id = self.events.insert(event, |_, other| other.trigger <= place);
        Ok(vec![Thing::Event(EventId::from(id))])
    }
}

fn when(dating: &Dating) -> When {
    When {
        start: Some(dating.start),
        end: Some(dating.end),
        edtf: dating.edtf.clone(),
        bound: dating.bound,
        order: None,
        basis: WhenBasis::Corrected,
        timex: None,
        reason: format!("set by a reader: \u{201c}{}\u{201d}", dating.words),
    }
}

/// First and last day; a time of day stays.
fn interval(dating: &Dating) -> Option<Interval> {
    let sharp = |date: Date, day: Option<chrono::NaiveDate>| {
        if date.time.is_some() {
            Some(date)
        } else {
            day.map(Date::from)
        }
    };
    let earliest = sharp(dating.start, dating.start.first_day())?;
    let latest = sharp(dating.end, dating.end.last_day())?;
    (earliest <= latest).then_some(Interval { earliest, latest })
}

fn precision(dating: &Dating) -> Precision {
    match dating.start {
        Date { month: None, .. } => Precision::Year,
        Date { day: None, .. } => Precision::Month,
        Date { time: None, .. } => Precision::Day,
        _ => Precision::Minute,
    }
}

/// Order against an event that is gone: against another one, or no date at all.
fn point_elsewhere(event: &mut Event, gone: usize, target: Option<usize>) {
    let whens = event.mentions.iter_mut().map(|mention| &mut mention.when);
    for slot in whens.chain([&mut event.when]) {
        let Some(when) = slot else { continue };
        let Some(order) = when.order.filter(|order| order.event.index() == gone) else {
            continue;
        };
        when.order = target.map(|target| crate::events::Order {
            event: EventId::from(target),
            ..order
        });
        if when.order.is_none() && when.start.is_none() && when.end.is_none() {
            *slot = None;
        }
    }
}

/// Puts `new` in the place of `old`, once.
pub(super) fn replace<T: Copy + PartialEq>(list: &mut Vec<T>, old: T, new: T) {
    let mut out = Vec::with_capacity(list.len());
    for &item in list.iter() {
        union(&mut out, &[if item == old { new } else { item }]);
    }
    *list = out;
}

/// Adds what is not there yet.
pub(super) fn union<T: Copy + PartialEq>(list: &mut Vec<T>, more: &[T]) {
    for &item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
