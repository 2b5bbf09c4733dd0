//! Corrections of relations, and what becomes of the evidence when events change.

use super::events::union;
use super::{Thing, Touched, Why, Work};
use crate::correct::{Role, Tie};
use crate::events::{Relation, Status};
use crate::text::{ActorId, EventId, Order, RelationId, Span};
use std::collections::BTreeMap;

impl Work {
    pub(super) fn relation_with(
        &mut self,
        tie: &Tie,
        change: impl FnOnce(&mut Relation),
    ) -> Result<Touched, Why> {
        let id = self.relation_at(tie)?;
        let relation = self.relations.get_mut(id).ok_or(Why::Relation)?;
        change(relation);
        relation.confidence = 1.0;
        Ok(vec![self.settle(id)])
    }

    /// The events that it rests on are read the other way round as well.
    pub(super) fn flip(&mut self, tie: &Tie) -> Result<Touched, Why> {
        let id = self.relation_at(tie)?;
        let relation = self.relations.get_mut(id).ok_or(Why::Relation)?;
        if !relation.kind.is_directed() {
            return Err(Why::Nothing);
        }
        std::mem::swap(&mut relation.from, &mut relation.to);
        relation.confidence = 1.0;
        let (from, to, events) = (relation.from, relation.to, relation.events.clone());
        let mut touched = Touched::new();
        for &event_id in &events {
            let Some(event) = self.events.get_mut(event_id.index()) else {
                continue;
            };
            let agent = event.agents.iter().position(|&other| other == to);
            let patient = event.patients.iter().position(|&other| other == from);
            if let (Some(agent), Some(patient)) = (agent, patient) {
                if let Some(slot) = event.agents.get_mut(agent) {
                    *slot = from;
                }
                if let Some(slot) = event.patients.get_mut(patient) {
                    *slot = to;
                }
                event.check = false;
                touched.push(Thing::Event(event_id));
            }
        }
        touched.push(self.settle(id));
        Ok(touched)
    }

    pub(super) fn not_relation(&mut self, tie: &Tie) -> Result<Touched, Why> {
        let id = self.relation_at(tie)?;
        self.relations.take(id);
        Ok(Touched::new())
    }

    pub(super) fn add_relation(&mut self, tie: &Tie) -> Result<Touched, Why> {
        if !tie.quote.holds(&self.text) {
            return Err(Why::Words);
        }
        let (from, to) = (self.actor_at(tie.from)?, self.actor_at(tie.to)?);
        if from == to {
            return Err(Why::Nothing);
        }
        let (from, to) = (ActorId::from(from), ActorId::from(to));
        let quote = tie.quote.span;
        let events = self.events.iter().filter(|(_, event)| {
            quote.contains(event.trigger)
                && event.agents.iter().chain(&event.patients).any(|&who| who == from)
                && event.agents.iter().chain(&event.patients).any(|&who| who == to)
        });
        let relation = Relation {
            from,
            to,
            sign: tie.sign,
            kind: tie.kind,
            status: Status::Happened,
            quotes: vec![quote],
            events: events.map(|(id, _)| EventId::from(id)).collect(),
            confidence: 1.0,
        };
        let id = self.relations.push(relation);
        Ok(vec![self.settle(id)])
    }

    /// Makes one of those that became alike; says under which id a relation lives on.
    fn settle(&mut self, id: usize) -> Thing {
        let kept = self.join().get(&id).copied().unwrap_or(id);
        Thing::Relation(RelationId::from(kept))
    }

    /// One relation per pair, kind and sign, in the order in which the engine puts them, so that the way
    /// there does not show. Later ones go into the first; none is with oneself.
    pub(super) fn join(&mut self) -> BTreeMap<usize, usize> {
        let places = self.actors.places();
        let place = |actor: ActorId| places.get(actor.index()).copied().unwrap_or(usize::MAX);
        for (_, relation) in self.relations.each_mut() {
            if !relation.kind.is_directed() && place(relation.to) < place(relation.from) {
                std::mem::swap(&mut relation.from, &mut relation.to);
            }
        }
        let mut order = self.relations.ids();
        order.order_by_key(|&id| {
            let relation = self.relations.get(id);
            relation.map(|one| (place(one.from), place(one.to), one.kind, one.sign))
        });
        self.relations.arrange(order.clone());
        let mut first = BTreeMap::new();
        let mut moved = BTreeMap::new();
        for id in order {
            let Some(relation) = self.relations.get(id) else {
                continue;
            };
            if relation.from == relation.to {
                self.relations.take(id);
                continue;
            }
            let key = (relation.from, relation.to, relation.kind, relation.sign);
            let kept = *first.entry(key).or_insert(id);
            if kept == id {
                continue;
            }
            moved.insert(id, kept);
            if let Some(gone) = self.relations.take(id)
                && let Some(relation) = self.relations.get_mut(kept)
            {
                union(&mut relation.quotes, &gone.quotes);
                union(&mut relation.events, &gone.events);
                relation.status = relation.status.min(gone.status);
                relation.confidence = relation.confidence.max(gone.confidence);
            }
        }
        moved
    }

    /// Whether a clause is told by an event.
    fn tells(&self, event: usize, quote: Span) -> bool {
        self.events.get(event).is_some_and(|event| {
            let mut quotes = event.mentions.iter().map(|mention| mention.quote);
            event.quote.overlaps(quote) || quotes.any(|other| other.overlaps(quote))
        })
    }

    /// Takes the evidence of an event out of a relation, which goes when nothing else is left. `None` when
    /// it did not rest on the event.
    pub(super) fn detach(&mut self, relation: usize, event: usize) -> Option<Relation> {
        let id = EventId::from(event);
        let mut whole = self.relations.get(relation)?.clone();
        if !whole.events.contains(&id) {
            return None;
        }
        let others: Vec<EventId> = whole
            .events
            .iter()
            .copied()
            .filter(|&other| other != id)
            .collect();
        if others.is_empty() {
            self.relations.take(relation);
            return Some(whole);
        }
        let (mut taken, mut left) = (Vec::new(), Vec::new());
        for &quote in &whole.quotes {
            let own = self.tells(event, quote);
            if own {
                taken.push(quote);
            }
            if !own || others.iter().any(|other| self.tells(other.index(), quote)) {
                left.push(quote);
            }
        }
        // A relation always shows why it is there.
        let rest = if left.is_empty() {
            whole.quotes.clone()
        } else {
            left
        };
        if let Some(relation) = self.relations.get_mut(relation) {
            relation.events = others;
            relation.quotes = rest;
        }
        whole.events = vec![id];
        if !taken.is_empty() {
            whole.quotes = taken;
        }
        Some(whole)
    }

    /// A participant of an event changed: so do the relations that rest on it.
    pub(super) fn rewire(
        &mut self,
        event: usize,
        role: Role,
        old: Option<ActorId>,
        new: Option<ActorId>,
    ) -> Touched {
        let Some(old) = old else {
            return new.map_or_else(Touched::new, |new| self.spread(event, role, new));
        };
        self.move_end(event, old, new, role)
    }

    /// Whoever joins in an event stands as its companions stand.
    fn spread(&mut self, event: usize, role: Role, new: ActorId) -> Touched {
        let mut added = Vec::new();
        for id in self.relations.ids() {
            let Some(relation) = self.relations.get(id) else {
                continue;
            };
            let companion = match role {
                Role::Agent => relation.from,
                Role::Patient => relation.to,
                Role::Speaker => continue,
            };
            let with = self.events.get(event).is_some_and(|event| match role {
                Role::Agent => event.agents.contains(&companion),
                _ => event.patients.contains(&companion),
            });
            if !with || companion == new || !relation.events.contains(&EventId::from(event)) {
                continue;
            }
            let mut copy = relation.clone();
            match role {
                Role::Agent => copy.from = new,
                _ => copy.to = new,
            }
            copy.events = vec![EventId::from(event)];
            copy.quotes.retain(|&quote| self.tells(event, quote));
            if !copy.quotes.is_empty() && copy.from != copy.to {
                added.push(copy);
            }
        }
        self.attach(added)
    }

    /// Moves what an event says of one actor to another.
    pub(super) fn move_evidence(&mut self, event: usize, old: ActorId, new: ActorId) {
        for role in [Role::Agent, Role::Patient] {
            self.move_end(event, old, Some(new), role);
        }
    }

    fn move_end(&mut self, event: usize, old: ActorId, new: Option<ActorId>, role: Role) -> Touched {
        let mut moved = Vec::new();
        for id in self.relations.ids() {
            let Some(relation) = self.relations.get(id) else {
                continue;
            };
            let both = !relation.kind.is_directed();
            let from = relation.from == old && (role != Role::Patient || both);
            let to = relation.to == old && (role == Role::Patient || both);
            if !from && !to {
                continue;
            }
            if let Some(mut part) = self.detach(id, event)
                && let Some(new) = new
            {
                if from {
                    part.from = new;
                } else {
                    part.to = new;
                }
                moved.push(part);
            }
        }
        self.attach(moved)
    }

    /// Turns round what rests on an event.
    pub(super) fn turn(&mut self, event: usize) -> Touched {
        let mut turned = Vec::new();
        for id in self.relations.ids() {
            let directed = self.relations.get(id).is_some_and(|r| r.kind.is_directed());
            if directed && let Some(mut part) = self.detach(id, event) {
                std::mem::swap(&mut part.from, &mut part.to);
                turned.push(part);
            }
        }
        self.attach(turned)
    }

    fn attach(&mut self, relations: Vec<Relation>) -> Touched {
        let ids: Vec<usize> = relations
            .into_iter()
            .map(|relation| self.relations.push(relation))
            .collect();
        let moved = self.join();
        ids.into_iter()
            .map(|id| Thing::Relation(RelationId::from(moved.get(&id).copied().unwrap_or(id))))
            .collect()
    }
}
