//! The end of the corrections: the living are counted anew, and everything that refers to them follows.

use super::{Done, Thing, Touched, Work};
use crate::actors::Actors;
use crate::analysis::Analysis;
use crate::events::{Event, When};
use crate::text::{ActorId, EventId, MentionId, RelationId};

type Ids = Vec<Option<usize>>;

fn new_id<Id: From<usize>>(ids: &Ids, old: usize) -> Option<Id> {
    ids.get(old).copied().flatten().map(Id::from)
}

impl Work {
    pub(super) fn finish(self, done: Vec<(usize, Touched)>) -> (Analysis, Vec<Done>) {
        let mut analysis = self.analysis;
        let (mut actors, actor_ids) = self.actors.finish();
        let (mut mentions, mention_ids) = self.mentions.finish();
        let (mut events, event_ids) = self.events.finish();
        let actor = |old: ActorId| new_id::<ActorId>(&actor_ids, old.index());

        for mention in &mut mentions {
            mention.actor = actor(mention.actor).unwrap_or(mention.actor);
        }
        for one in &mut actors {
            one.member_of = one.member_of.and_then(actor);
            let kept = one.mentions.iter();
            one.mentions = kept
                .filter_map(|id| new_id::<MentionId>(&mention_ids, id.index()))
                .collect();
        }
        for id in self.regrouped {
            let Some(id) = new_id::<ActorId>(&actor_ids, id) else {
                continue;
            };
            if let Some(one) = actors.get_mut(id.index()) {
                let own = mentions
                    .iter()
                    .enumerate()
                    .filter(|(_, mention)| mention.actor == id);
                one.mentions = own.map(|(index, _)| MentionId::from(index)).collect();
            }
        }
        for event in &mut events {
            point(event, &event_ids);
            event.agents = event.agents.iter().copied().filter_map(actor).collect();
            event.patients = event.patients.iter().copied().filter_map(actor).collect();
            event.speaker = event.speaker.and_then(actor);
        }

        let (mut relations, relation_ids) = self.relations.finish();
        for relation in &mut relations {
            relation.from = actor(relation.from).unwrap_or(relation.from);
            relation.to = actor(relation.to).unwrap_or(relation.to);
            let kept = relation.events.iter();
            relation.events = kept
                .filter_map(|id| new_id::<EventId>(&event_ids, id.index()))
                .collect();
        }

        let thing = |thing: Thing| match thing {
            Thing::Event(id) => new_id(&event_ids, id.index()).map(Thing::Event),
            Thing::Actor(id) => actor(id).map(Thing::Actor),
            Thing::Relation(id) => new_id::<RelationId>(&relation_ids, id.index()).map(Thing::Relation),
            Thing::Timex(id) => Some(Thing::Timex(id)),
        };
        let done = done
            .into_iter()
            .map(|(index, things)| Done {
                index,
                things: things.into_iter().filter_map(thing).collect(),
            })
            .collect();
        analysis.actors = Actors { actors, mentions };
        analysis.events = events;
        analysis.relations = relations;
        (analysis, done)
    }
}

/// Order against other events, by their new ids.
fn point(event: &mut Event, ids: &Ids) {
    let whens = event.mentions.iter_mut().map(|mention| &mut mention.when);
    for when in whens.chain([&mut event.when]).flatten() {
        let When { order, .. } = when;
        *order = order.and_then(|order| {
            Some(crate::events::Order {
                event: new_id(ids, order.event.index())?,
                ..order
            })
        });
    }
}
