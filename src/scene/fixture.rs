//! A small reading made by hand, for the tests of scenes and views: five events, four actors, one organ.

use crate::actors::{Actor, ActorKind, Mention, MentionKind};
use crate::analysis::{About, Analysis};
use crate::events::{
    Event, EventKind, Order, OrderRelation, Relation, RelationKind, Sign, Status, When, WhenBasis,
};
use crate::text::{ActorId, EventId, MentionId, Span, TokenId};
use crate::time::Bound;

/// The text of the reading.
pub(crate) const TEXT: &str = "Finland joined NATO on 4 April 2023. Turkey had agreed before. \
    Russia protested in May 2023. The Finnish army trains with NATO by 2025. Nobody knows when Russia answers.";

fn words(part: &str) -> Span {
    let start = TEXT.find(part).unwrap_or(0);
    Span::new(start, start + part.len())
}

fn when(start: &str, end: &str, bound: Option<Bound>) -> When {
    When {
        start: start.parse().ok(),
        end: end.parse().ok(),
        edtf: start.to_owned(),
        bound,
        order: None,
        basis: WhenBasis::Timex,
        timex: None,
        reason: "stated".to_owned(),
    }
}

fn event(what: &str, quote: &str, agents: &[u32], patients: &[u32], when: Option<When>) -> Event {
    Event {
        what: what.to_owned(),
        quote: words(quote),
        trigger: words(quote.split(' ').nth(1).unwrap_or(quote)),
        mentions: Vec::new(),
        kind: EventKind::Agree,
        when,
        status: Status::Happened,
        main: true,
        salience: 0.5,
        confidence: 0.9,
        check: false,
        agents: agents.iter().map(|id| ActorId(*id)).collect(),
        patients: patients.iter().map(|id| ActorId(*id)).collect(),
        speaker: None,
    }
}

/// Finland (0), NATO (1), Turkey (2), Russia (3), the Finnish army (4, an organ of Finland).
pub(crate) fn reading() -> Analysis {
    let mut out = Analysis::unread(TEXT, "2024-01-15".parse().ok(), About::default());
    for (index, (name, kind, place)) in [
        ("Finland", ActorKind::Country, "Finland"),
        ("NATO", ActorKind::Organisation, "NATO"),
        ("Turkey", ActorKind::Country, "Turkey"),
        ("Russia", ActorKind::Country, "Russia"),
        ("Finnish army", ActorKind::Military, "Finnish army"),
    ]
    .into_iter()
    .enumerate()
    {
        out.actors.actors.push(Actor {
            name: name.to_owned(),
            kind,
            country: None,
            role: None,
            member_of: (index == 4).then_some(ActorId(0)),
            mentions: vec![MentionId::from(index)],
            salience: 0.5,
            confidence: 0.9,
        });
        out.actors.mentions.push(Mention {
            span: words(place),
            tokens: 0..0,
            head: TokenId(0),
            kind: MentionKind::Name,
            actor: ActorId::from(index),
        });
    }
    let before = When {
        order: Some(Order {
            relation: OrderRelation::Before,
            event: EventId(0),
        }),
        ..when("", "", None)
    };
    let mut planned = event(
        "Finnish army to train with NATO",
        "The Finnish army trains with NATO by 2025",
        &[4],
        &[1],
        Some(when("2025", "2025", Some(Bound::By))),
    );
    planned.status = Status::Planned;
    let mut answer = event("Russia answers", "Russia answers", &[3], &[], None);
    answer.check = true;
    out.events = vec![
        event(
            "Finland joins NATO",
            "Finland joined NATO on 4 April 2023",
            &[0],
            &[1],
            Some(when("2023-04-04", "2023-04-04", None)),
        ),
        event(
            "Turkey agrees",
            "Turkey had agreed before",
            &[2],
            &[],
            Some(before),
        ),
        event(
            "Russia protests",
            "Russia protested in May 2023",
            &[3],
            &[1],
            Some(when("2023-05", "2023-05", None)),
        ),
        planned,
        answer,
    ];
    out.relations = [
        (0, 1, Sign::Positive, RelationKind::Supports, 0),
        (3, 1, Sign::Negative, RelationKind::Opposes, 2),
        (4, 1, Sign::Positive, RelationKind::Cooperates, 3),
        (4, 0, Sign::Neutral, RelationKind::MemberOf, 3),
    ]
    .into_iter()
    .map(|(from, to, sign, kind, event)| Relation {
        from: ActorId(from),
        to: ActorId(to),
        sign,
        kind,
        status: Status::Happened,
        quotes: vec![out.events.get(event).map(|event| event.quote).unwrap_or_default()],
        events: vec![EventId::from(event)],
        confidence: 0.9,
    })
    .collect();
    out
}
