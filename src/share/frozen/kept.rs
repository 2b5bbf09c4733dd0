//! What of a reading is frozen: the events that a reader sees on a timeline, and those that they or the
//! relations refer to. The hundred verbs of an article that are no story of their own stay out of a link.

use crate::analysis::Analysis;
use crate::events::{Event, When};
use crate::text::EventId;

/// The reading with these events only; with all of them when none is a main one.
pub(in crate::share) fn kept(analysis: &Analysis) -> Analysis {
    let mut kept = analysis.clone();
    if !analysis.events.iter().any(|event| event.main) {
        return kept;
    }
    let mut keep: Vec<bool> = analysis.events.iter().map(|event| event.main).collect();
    let referred = analysis.relations.iter().flat_map(|relation| &relation.events);
    let mut next: Vec<EventId> = referred.copied().collect();
    next.extend(analysis.events.iter().filter(|event| event.main).flat_map(orders));
    while let Some(id) = next.pop() {
        if let (Some(keep), Some(event)) = (keep.get_mut(id.index()), analysis.events.get(id.index()))
            && !std::mem::replace(keep, true)
        {
            next.extend(orders(event));
        }
    }
    // New ids, in the old order; whatever is referred to is kept.
    let mut count = 0;
    let ids: Vec<EventId> = keep
        .iter()
        .map(|&keep| {
            let id = EventId::from(count);
            count += usize::from(keep);
            id
        })
        .collect();
    let renew = |id: &mut EventId| {
        if let Some(&new) = ids.get(id.index()) {
            *id = new;
        }
    };
    let mut flags = keep.iter();
    kept.events.retain(|_| flags.next().copied().unwrap_or(false));
    for event in &mut kept.events {
        let whens = event
            .mentions
            .iter_mut()
            .filter_map(|mention| mention.when.as_mut());
        for when in whens.chain(event.when.as_mut()) {
            if let Some(order) = &mut when.order {
                renew(&mut order.event);
            }
        }
    }
    for relation in &mut kept.relations {
        relation.events.iter_mut().for_each(renew);
    }
    kept
}

/// The events against which an event is ordered.
fn orders(event: &Event) -> impl Iterator<Item = EventId> + '_ {
    let whens = event.mentions.iter().filter_map(|mention| mention.when.as_ref());
    let order = |when: &When| when.order.map(|order| order.event);
    whens.chain(event.when.as_ref()).filter_map(order)
}
