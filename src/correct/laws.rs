//! Laws of corrections, over random readings and random lists: nothing is changed that was not asked for,
//! what was done can be taken back, what cannot be done is said.

use super::*;
use crate::actors::{Actor, ActorKind, Actors, Mention, MentionKind};
use crate::analysis::{About, Analysis};
use crate::events::{
    Event, EventKind, Order, OrderRelation, Relation, RelationKind, Sign, Status, When, WhenBasis,
};
use crate::share;
use crate::text::{ActorId, EventId, MentionId, Span, TokenId};
use crate::time::{Bound, Date};
use proptest::prelude::*;

/// Two groups of states; the even sentences of a text are about the first, the odd ones about the second.
const NAMES: [[&str; 4]; 2] = [
    ["Mali", "Chad", "Niger", "Benin"],
    ["Peru", "Chile", "Cuba", "Haiti"],
];
const VERBS: [(&str, RelationKind, Sign); 4] = [
    ("met", RelationKind::Meets, Sign::Positive),
    ("praised", RelationKind::Supports, Sign::Positive),
    ("accused", RelationKind::Accuses, Sign::Negative),
    ("left", RelationKind::Withdraws, Sign::Negative),
];

/// One sentence: who, does what, to whom; whether it is an event; whether it has a date or an order.
type Told = (usize, usize, usize, bool, u8);

/// A reading as the engine makes them: layers in order, one relation per pair, kind and sign.
#[expect(clippy::too_many_lines, reason = "one layer after the other")]
fn reading(told: &[Told]) -> Analysis {
    let mut text = String::new();
    let mut spans = Vec::new();
    for (index, &(who, verb, whom, ..)) in told.iter().enumerate() {
        let names = NAMES[index % 2];
        let whom = if who == whom { (whom + 1) % 4 } else { whom };
        let mut put = |word: &str, then: &str| {
            let span = Span::new(text.len(), text.len() + word.len());
            text.push_str(word);
            text.push_str(then);
            span
        };
        let (agent, act, patient) = (
            put(names[who], " "),
            put(VERBS[verb].0, " "),
            put(names[whom], ". "),
        );
        spans.push((agent, act, patient, verb));
    }
    let mut analysis = Analysis::unread(&text, Some(Date::day(2024, 5, 20)), About::default());
    let mut names: Vec<&str> = Vec::new();
    for &(agent, _, patient, _) in &spans {
        for span in [agent, patient] {
            let name = span.of(&text);
            if !names.contains(&name) {
                names.push(NAMES.iter().flatten().find(|known| **known == name).unwrap());
            }
        }
    }
    let who = |span: Span| ActorId::from(names.iter().position(|name| *name == span.of(&text)).unwrap());
    let mut actors = Actors::default();
    for &(agent, _, patient, _) in &spans {
        for span in [agent, patient] {
            actors.mentions.push(Mention {
                span,
                tokens: 0..0,
                head: TokenId(0),
                kind: MentionKind::Name,
                actor: who(span),
            });
        }
    }
    for (index, name) in names.iter().enumerate() {
        let own = actors.mentions.iter().enumerate();
        actors.actors.push(Actor {
            name: (*name).to_owned(),
            kind: ActorKind::Country,
            country: None,
            role: None,
            // Somebody is an organ of the one before of the same group, now and then.
            member_of: (name.len() == 5 && index > 1).then(|| ActorId::from(0)),
            mentions: own
                .filter(|(_, mention)| mention.actor == ActorId::from(index))
                .map(|(index, _)| MentionId::from(index))
                .collect(),
            salience: 1.0 / (index + 1) as f32,
            confidence: 0.75,
        });
    }
    let mut relations: Vec<Relation> = Vec::new();
    for (&(agent, act, patient, verb), &(.., is_event, date)) in spans.iter().zip(told) {
        if !is_event {
            continue;
        }
        let id = EventId::from(analysis.events.len());
        let (_, kind, sign) = VERBS[verb];
        let quote = agent.cover(patient);
        let when = |order| When {
            start: Some(Date::year(2000 + i32::from(date))).filter(|_| date < 8),
            end: Some(Date::year(2000 + i32::from(date))).filter(|_| date < 8),
            edtf: String::new(),
            bound: None,
            order,
            basis: WhenBasis::Context,
            timex: None,
            reason: String::new(),
        };
        // Orders stay inside their group: two events back.
        let order = (date == 8 && id.index() >= 2).then(|| Order {
            relation: OrderRelation::After,
            event: EventId::from(id.index() - 2),
        });
        analysis.events.push(Event {
            what: act.of(&text).to_owned(),
            quote,
            trigger: act,
            mentions: Vec::new(),
            kind: EventKind::Other,
            when: (date < 8 || order.is_some()).then(|| when(order)),
            status: Status::Happened,
            main: !date.is_multiple_of(3),
            salience: 0.5,
            confidence: 0.5,
            check: date.is_multiple_of(2),
            agents: vec![who(agent)],
            patients: vec![who(patient)],
            speaker: None,
        });
        let (from, to) = (who(agent), who(patient));
        let (from, to) = if kind.is_directed() {
            (from, to)
        } else {
            (from.min(to), from.max(to))
        };
        match relations
            .iter_mut()
            .find(|r| (r.from, r.to, r.kind, r.sign) == (from, to, kind, sign))
        {
            Some(relation) => {
                relation.quotes.push(quote);
                relation.events.push(id);
            }
            None => relations.push(Relation {
                from,
                to,
                sign,
                kind,
                status: Status::Happened,
                quotes: vec![quote],
                events: vec![id],
                confidence: 0.5,
            }),
        }
    }
    relations.sort_by_key(|r| (r.from, r.to, r.kind, r.sign));
    analysis.actors = actors;
    analysis.relations = relations;
    analysis
}

fn told() -> impl Strategy<Value = Vec<Told>> {
    proptest::collection::vec(
        (
            0..4usize,
            0..4usize,
            0..4usize,
            proptest::bool::weighted(0.8),
            0..10u8,
        ),
        4..24,
    )
}

/// A correction by numbers: which sort, and of what.
type Pick = (u8, usize, usize, u8);

fn pick() -> impl Strategy<Value = Pick> {
    (0..24u8, 0..50usize, 0..50usize, 0..8u8)
}

fn dating(number: u8) -> Dating {
    let start = Date::month(2010 + i32::from(number), 3);
    Dating {
        start,
        end: if number.is_multiple_of(2) {
            start
        } else {
            Date::day(2030, 1, 2)
        },
        bound: Bound::ALL.get(usize::from(number)).copied(),
        edtf: if number.is_multiple_of(3) {
            format!("{start}~")
        } else {
            start.to_string()
        },
        words: format!("about March {number}"),
    }
}

fn nth<T: Copy>(list: &[T], index: usize) -> Option<T> {
    list.get(index % list.len().max(1)).copied()
}

/// The correction that a pick means in a reading, about sentences of one group only (`None`: of both).
#[expect(clippy::too_many_lines, reason = "one arm for each sort of correction")]
fn correction(
    analysis: &Analysis,
    (sort, one, other, number): Pick,
    group: Option<usize>,
) -> Option<Correction> {
    use Correction as C;
    let text = &analysis.source.text;
    let ours = |span: Span| {
        let name = span.of(text);
        group.is_none_or(|group| NAMES[group].contains(&name))
    };
    let mentions: Vec<Span> = analysis
        .actors
        .mentions
        .iter()
        .map(|m| m.span)
        .filter(|s| ours(*s))
        .collect();
    let actor_of = |id: ActorId| {
        let mention = analysis.actors.actors[id.index()].mentions[0];
        analysis.actors.mentions[mention.index()].span
    };
    let events: Vec<&Event> = analysis
        .events
        .iter()
        .filter(|e| ours(actor_of(e.agents[0])))
        .collect();
    let relations: Vec<&Relation> = analysis
        .relations
        .iter()
        .filter(|r| ours(actor_of(r.from)))
        .collect();
    let mention = |index| nth(&mentions, index).map(|span| Anchor::new(text, span));
    let event_of = |index| nth(&events, index).map(|event| Anchor::new(text, event.trigger));
    let tie_of = |index| nth(&relations, index).and_then(|relation| tie(analysis, relation));
    let maybe = |index: usize| mention(index).filter(|_| !index.is_multiple_of(3));
    let role = Role::ALL[usize::from(number) % 3];
    let words = |index| {
        let at = nth(&mentions, index)?;
        let end = (at.end as usize + 3).min(text.len());
        Some(Anchor::new(text, Span::new(at.start as usize, end)))
    };
    let kind = RelationKind::ALL[usize::from(number)];
    let sign = Sign::ALL[usize::from(number) % 3];
    Some(match sort {
        0 => C::Published(Some(Date::day(2024, 1, 1 + number))),
        1 => C::Expression {
            timex: event_of(one)?,
            when: dating(number),
        },
        2 => C::When {
            event: event_of(one)?,
            when: (number > 1).then(|| dating(number)),
        },
        3 => C::Label {
            event: event_of(one)?,
            what: format!("Label {number}"),
        },
        4 => C::EventKind {
            event: event_of(one)?,
            kind: EventKind::ALL[usize::from(number)],
        },
        5 => C::Status {
            event: event_of(one)?,
            status: Status::ALL[usize::from(number) % 6],
        },
        6 => C::Shown {
            event: event_of(one)?,
            main: number.is_multiple_of(2),
        },
        7 => C::Right {
            event: event_of(one)?,
        },
        8 => C::NotEvent {
            event: event_of(one)?,
        },
        9 => C::SameEvent {
            event: event_of(one)?,
            into: event_of(other)?,
        },
        10 => C::Participant {
            event: event_of(one)?,
            role,
            old: maybe(one),
            new: maybe(other),
        },
        11 => C::Swap {
            event: event_of(one)?,
        },
        12 => C::AddEvent(NewEvent {
            words: words(one)?,
            what: format!("New {number}"),
            kind: EventKind::ALL[usize::from(number)],
            status: Status::ALL[usize::from(number) % 6],
            when: (number > 1).then(|| dating(number)),
            agents: mention(one).into_iter().collect(),
            patients: mention(other).into_iter().collect(),
        }),
        13 => C::Rename {
            actor: mention(one)?,
            name: format!("Name {number}"),
        },
        14 => C::Retype {
            actor: mention(one)?,
            kind: ActorKind::ALL[usize::from(number)],
        },
        15 => C::Same {
            actor: mention(one)?,
            into: mention(other)?,
        },
        16 => C::Split {
            mention: mention(one)?,
            to: maybe(other),
        },
        17 => C::NotActor { actor: mention(one)? },
        18 => C::AddActor {
            words: words(one)?,
            name: format!("Name {number}"),
            kind: ActorKind::ALL[usize::from(number)],
        },
        19 => C::Sign {
            tie: tie_of(one)?,
            sign,
        },
        20 => C::Relation {
            tie: tie_of(one)?,
            kind,
        },
        21 => C::Flip { tie: tie_of(one)? },
        22 => C::NotRelation { tie: tie_of(one)? },
        _ => C::AddRelation {
            tie: Tie {
                from: mention(one)?,
                to: mention(other)?,
                quote: words(one)?,
                kind,
                sign,
            },
        },
    })
}

fn corrections(analysis: &Analysis, picks: &[Pick]) -> Vec<Correction> {
    picks
        .iter()
        .filter_map(|pick| correction(analysis, *pick, None))
        .collect()
}

fn shown(analysis: &Analysis) -> String {
    format!("{analysis:#?}")
}

/// Whether everything refers to something that is there.
fn sound(analysis: &Analysis) -> Result<(), TestCaseError> {
    let text = &analysis.source.text;
    let actors = &analysis.actors.actors;
    for (index, mention) in analysis.actors.mentions.iter().enumerate() {
        prop_assert!(text.get(mention.span.range()).is_some());
        let owner = &actors[mention.actor.index()];
        prop_assert!(owner.mentions.contains(&MentionId::from(index)), "{owner:?}");
    }
    for (index, actor) in actors.iter().enumerate() {
        prop_assert!(!actor.mentions.is_empty(), "{actor:?}");
        prop_assert!(actor.mentions.is_sorted());
        prop_assert!(
            actor
                .member_of
                .is_none_or(|parent| parent.index() < actors.len() && parent.index() != index)
        );
    }
    prop_assert!(
        analysis
            .actors
            .mentions
            .is_sorted_by_key(|mention| mention.span.start)
    );
    prop_assert!(analysis.events.is_sorted_by_key(|event| event.trigger.start));
    for event in &analysis.events {
        for who in event.agents.iter().chain(&event.patients).chain(&event.speaker) {
            prop_assert!(who.index() < actors.len());
        }
        let order = event.when.as_ref().and_then(|when| when.order);
        prop_assert!(order.is_none_or(|order| order.event.index() < analysis.events.len()));
        prop_assert!(
            event
                .when
                .as_ref()
                .is_none_or(|when| when.start.is_some() || when.order.is_some())
        );
    }
    let mut seen = std::collections::BTreeSet::new();
    for relation in &analysis.relations {
        let (from, to) = (relation.from, relation.to);
        prop_assert!(from != to && from.index() < actors.len() && to.index() < actors.len());
        prop_assert!(relation.kind.is_directed() || from < to);
        prop_assert!(!relation.quotes.is_empty());
        prop_assert!(
            relation
                .events
                .iter()
                .all(|event| event.index() < analysis.events.len())
        );
        prop_assert!(
            seen.insert((from, to, relation.kind, relation.sign)),
            "twice: {relation:?}"
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_correction_no_change(told in told()) {
        let analysis = reading(&told);
        sound(&analysis)?;
        prop_assert_eq!(shown(&apply(&analysis, &[]).analysis), shown(&analysis));
    }

    #[test]
    fn every_correction_is_done_or_reported(told in told(), picks in proptest::collection::vec(pick(), 0..12)) {
        let analysis = reading(&told);
        let list = corrections(&analysis, &picks);
        let corrected = apply(&analysis, &list);
        sound(&corrected.analysis)?;
        let mut answered: Vec<usize> = corrected.done.iter().map(|done| done.index)
            .chain(corrected.lost.iter().map(|lost| lost.index)).collect();
        answered.sort_unstable();
        prop_assert_eq!(answered, (0..list.len()).collect::<Vec<_>>());
        for thing in corrected.done.iter().flat_map(|done| &done.things) {
            let analysis = &corrected.analysis;
            let there = match *thing {
                Thing::Event(id) => id.index() < analysis.events.len(),
                Thing::Actor(id) => id.index() < analysis.actors.actors.len(),
                Thing::Relation(id) => id.index() < analysis.relations.len(),
                Thing::Timex(id) => id.index() < analysis.timexes.len(),
            };
            prop_assert!(there);
        }
        for one in &list {
            prop_assert!(!describe(&analysis, one).is_empty());
        }
    }

    /// A list may be applied in two goes: what is put right is a reading like any other.
    #[test]
    fn a_corrected_reading_can_be_corrected(told in told(), first in proptest::collection::vec(pick(), 0..5), then in proptest::collection::vec(pick(), 0..5)) {
        let analysis = reading(&told);
        let (first, then) = (corrections(&analysis, &first), corrections(&analysis, &then));
        let at_once = apply(&analysis, &[first.clone(), then.clone()].concat()).analysis;
        let one_by_one = apply(&apply(&analysis, &first).analysis, &then).analysis;
        prop_assert_eq!(shown(&one_by_one), shown(&at_once));
    }

    #[test]
    fn undo_gives_back_the_reading(told in told(), picks in proptest::collection::vec(pick(), 1..8)) {
        let analysis = reading(&told);
        let untouched = shown(&analysis);
        let mut history = History::new("read", Vec::new());
        let mut seen = vec![shown(&analysis)];
        for one in corrections(&analysis, &picks) {
            let mut list = history.now().unwrap().clone();
            list.push(one);
            seen.push(shown(&apply(&analysis, &list).analysis));
            history.push("step", list);
        }
        for before in seen.iter().rev().skip(1) {
            prop_assert!(history.undo());
            prop_assert_eq!(&shown(&apply(&analysis, history.now().unwrap()).analysis), before);
        }
        for after in seen.iter().skip(1) {
            prop_assert!(history.redo());
            prop_assert_eq!(&shown(&apply(&analysis, history.now().unwrap()).analysis), after);
        }
        prop_assert_eq!(shown(&analysis), untouched);
    }

    /// Corrections of the one half of a text know nothing of those of the other.
    #[test]
    fn the_order_of_independent_corrections_does_not_matter(told in told(), one in pick(), other in pick()) {
        let analysis = reading(&told);
        let (Some(one), Some(other)) = (correction(&analysis, one, Some(0)), correction(&analysis, other, Some(1))) else {
            return Ok(());
        };
        let both = matches!((&one, &other), (Correction::Published(_), Correction::Published(_)));
        if !both {
            let (a, b) = (apply(&analysis, &[one.clone(), other.clone()]), apply(&analysis, &[other, one]));
            prop_assert_eq!(shown(&a.analysis), shown(&b.analysis));
            prop_assert_eq!(a.lost.len(), b.lost.len());
        }
    }

    #[test]
    fn where_the_words_are_gone_nothing_is_done(told in told(), picks in proptest::collection::vec(pick(), 0..8)) {
        let analysis = reading(&told);
        let list = corrections(&analysis, &picks);
        let mut other = analysis.clone();
        other.source = crate::text::Source::new(&analysis.source.text.replace(|c: char| c.is_alphabetic(), "x"));
        let corrected = apply(&other, &list);
        let published = list.iter().filter(|one| matches!(one, Correction::Published(_))).count();
        prop_assert_eq!(corrected.done.len(), published);
        prop_assert_eq!(corrected.lost.len(), list.len() - published);
        other.published = corrected.analysis.published.clone();
        prop_assert_eq!(shown(&corrected.analysis), shown(&other));
    }

    #[test]
    fn what_was_packed_is_unpacked(told in told(), picks in proptest::collection::vec(pick(), 0..12), stale in any::<bool>()) {
        let analysis = reading(&told);
        let list = corrections(&analysis, &picks);
        let text: String = if stale { analysis.source.text.replace('a', "e") } else { analysis.source.text.to_string() };
        prop_assert_eq!(unpack(&pack(&list, &text), &text), (list, 0));
    }

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        let _ = unpack(&bytes, "Mali met Chad. Chad left.");
    }

    #[test]
    fn the_lists_of_a_reading_fit_it(told in told(), picks in proptest::collection::vec(pick(), 0..6)) {
        let analysis = reading(&told);
        let corrected = apply(&analysis, &corrections(&analysis, &picks)).analysis;
        let sentences = sentences(&corrected.source, &corrected.syntax);
        let texts = without_event(&corrected, &sentences);
        prop_assert!(texts.iter().all(|span| !corrected.source.slice(*span).is_empty()));
        let _ = (to_check(&corrected), suggest(&corrected.actors.actors));
        if let Some(span) = texts.first() {
            let added = apply(&corrected, &[draft_event(&corrected, *span, &sentences)]);
            prop_assert!(added.lost.is_empty());
            prop_assert!(without_event(&added.analysis, &sentences).len() < texts.len());
        }
    }
}

/// The names of two groups of the middle of one reading.
fn example() -> Analysis {
    reading(&[
        (0, 1, 1, true, 1),
        (0, 2, 1, true, 2),
        (1, 3, 0, true, 3),
        (2, 0, 3, true, 8),
        (2, 2, 1, true, 4),
        (0, 1, 2, false, 0),
    ])
}

/// Every sort of correction, once.
fn every() -> Vec<Correction> {
    let analysis = example();
    (0..24)
        .filter_map(|sort| correction(&analysis, (sort, 1, 4, 2), None))
        .collect()
}

/// Links hold these bytes for ever; a new sort of correction is added at the end.
#[test]
fn the_packed_form_is_for_ever() {
    let analysis = example();
    let list = every();
    assert_eq!(list.len(), 24);
    let bytes = pack(&list, &analysis.source.text);
    let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    insta::assert_snapshot!(hex.concat(), @"01040184a4040214300e1992e50b0d61626f7574204d6172636820320314300e1992e50b0d61626f7574204d617263682032040a300e074c6162656c20320503300e020603300e020703300e010802300e0902300e0a04300e6a0e0b09300e020115080134080c02300e0d221a0e054e6577203202021992e50b0d61626f7574204d6172636820320100080134080e091a08064e616d6520320f031a080210041a08340811051a0801340812021a08130a1a0e064e616d6520320214091a0819084e1c05010215091a0819084e1c05010216081a0819084e1c050117081a0819084e1c050118081a083408330e0202");
    // What a later version adds is passed over and counted.
    let later = [&[99, 3, 1, 2, 3], bytes.as_slice()].concat();
    assert_eq!(unpack(&later, &analysis.source.text), (list, 1));
}

#[test]
fn corrections_travel_in_a_link() {
    let analysis = example();
    let text = &*analysis.source.text;
    let list = every();
    let state = share::SharedState {
        corrections: Some(share::Corrections {
            version: VERSION,
            bytes: pack(&list, text),
        }),
        ..share::SharedState::of_text(text)
    };
    let link = share::encode(&state).unwrap();
    let got = share::decode(&link).unwrap();
    let block = got.corrections.unwrap();
    assert_eq!(block.version, VERSION);
    assert_eq!(unpack(&block.bytes, &got.text), (list, 0));
}

fn told_by(analysis: &Analysis) -> String {
    let name = |id: &ActorId| analysis.actors.actors[id.index()].name.clone();
    let events = analysis.events.iter().map(|event| {
        let names = |ids: &[ActorId]| ids.iter().map(name).collect::<Vec<_>>().join("+");
        format!(
            "{} {} {}",
            names(&event.agents),
            event.what,
            names(&event.patients)
        )
    });
    let relations = analysis.relations.iter().map(|relation| {
        let arrow = if relation.kind.is_directed() { ">" } else { "=" };
        format!(
            "{} {}{arrow} {}",
            name(&relation.from),
            relation.sign,
            name(&relation.to)
        )
    });
    format!(
        "{} | {}",
        events.collect::<Vec<_>>().join(", "),
        relations.collect::<Vec<_>>().join(", ")
    )
}

#[test]
fn corrections_do_what_they_say() {
    let analysis = example();
    let text = &analysis.source.text;
    let at = |word: &str, nth: usize| {
        let (start, _) = text.match_indices(word).nth(nth).unwrap();
        Anchor::new(text, Span::new(start, start + word.len()))
    };
    let after = |list: &[Correction]| {
        let corrected = apply(&analysis, list);
        assert!(corrected.lost.is_empty(), "{:?}", corrected.lost);
        told_by(&corrected.analysis)
    };
    let tie_of = |index: usize| tie(&analysis, &analysis.relations[index]).unwrap();
    insta::assert_snapshot!(after(&[]), @"Mali praised Chad, Peru accused Chile, Chad left Mali, Cuba met Haiti, Niger accused Chad | Mali +> Chad, Chad -> Mali, Peru -> Chile, Cuba += Haiti, Niger -> Chad");
    insta::assert_snapshot!(after(&[Correction::Same { actor: at("Chad", 0), into: at("Mali", 0) }]), @"Mali praised Mali, Peru accused Chile, Mali left Mali, Cuba met Haiti, Niger accused Mali | Peru -> Chile, Cuba += Haiti, Niger -> Mali");
    insta::assert_snapshot!(after(&[Correction::NotEvent { event: at("praised", 0) }]), @"Peru accused Chile, Chad left Mali, Cuba met Haiti, Niger accused Chad | Chad -> Mali, Peru -> Chile, Cuba += Haiti, Niger -> Chad");
    insta::assert_snapshot!(after(&[Correction::Swap { event: at("accused", 0) }]), @"Mali praised Chad, Chile accused Peru, Chad left Mali, Cuba met Haiti, Niger accused Chad | Mali +> Chad, Chad -> Mali, Chile -> Peru, Cuba += Haiti, Niger -> Chad");
    insta::assert_snapshot!(after(&[Correction::Flip { tie: tie_of(0) }]), @"Chad praised Mali, Peru accused Chile, Chad left Mali, Cuba met Haiti, Niger accused Chad | Chad +> Mali, Chad -> Mali, Peru -> Chile, Cuba += Haiti, Niger -> Chad");
    insta::assert_snapshot!(after(&[Correction::Sign { tie: tie_of(0), sign: Sign::Negative }]), @"Mali praised Chad, Peru accused Chile, Chad left Mali, Cuba met Haiti, Niger accused Chad | Mali -> Chad, Chad -> Mali, Peru -> Chile, Cuba += Haiti, Niger -> Chad");
    insta::assert_snapshot!(after(&[Correction::Split { mention: at("Mali", 0), to: None }]), @"Mali praised Chad, Peru accused Chile, Chad left Mali, Cuba met Haiti, Niger accused Chad | Chad -> Mali, Peru -> Chile, Mali +> Chad, Cuba += Haiti, Niger -> Chad");
    insta::assert_snapshot!(after(&[Correction::NotActor { actor: at("Mali", 0) }]), @" praised Chad, Peru accused Chile, Chad left , Cuba met Haiti, Niger accused Chad | Peru -> Chile, Cuba += Haiti, Niger -> Chad");
    insta::assert_snapshot!(after(&[Correction::SameEvent { event: at("praised", 0), into: at("left", 0) }]), @"Peru accused Chile, Chad left Mali, Cuba met Haiti, Niger accused Chad | Mali +> Chad, Chad -> Mali, Peru -> Chile, Cuba += Haiti, Niger -> Chad");
    insta::assert_snapshot!(after(&[Correction::Participant { event: at("praised", 0), role: Role::Patient, old: Some(at("Chad", 0)), new: Some(at("Niger", 0)) }]), @"Mali praised Niger, Peru accused Chile, Chad left Mali, Cuba met Haiti, Niger accused Chad | Mali +> Niger, Chad -> Mali, Peru -> Chile, Cuba += Haiti, Niger -> Chad");
}
