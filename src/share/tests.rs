//! Laws of links: they come back whole, and what did not come whole is noticed.

use super::*;
use crate::actors::{Actor, ActorKind, Actors, Mention, MentionKind};
use crate::analysis::{About, Analysis};
use crate::events::{Event, EventKind, Order, OrderRelation, RelationKind, Sign, Status, When, WhenBasis};
use crate::text::{ActorId, EventId, Span, TokenId};
use crate::time::{
    Basis, Bound, Date, Interval, Modifier, Precision, Published, PublishedBasis, Timex, TimexKind,
};
use proptest::prelude::*;

const TEXT: &str = "Container ship freed from Suez Canal after six days. Salvage teams on Monday freed the \
    Ever Given, and traffic resumed in the evening.";

fn link(text: &str) -> String {
    encode(&SharedState::of_text(text)).unwrap()
}

fn full() -> SharedState {
    SharedState {
        about: About {
            title: Some("Ship freed".to_owned()),
            outlet: None,
            author: Some(String::new()),
            url: Some("https://example.org/ship".to_owned()),
        },
        published: Some(Date::day(2021, 3, 29)),
        view: View {
            open: Some("timeline".to_owned()),
            selected: Some(Selected::Relation {
                from: Span::new(0, 9),
                to: Span::new(26, 36),
            }),
            brush: Some((Date::month(-492, 9), Date::year(2021))),
            filters: vec![("sign".to_owned(), "-".to_owned())],
            actor: None,
            focus: None,
        },
        corrections: Some(Corrections {
            version: 3,
            bytes: vec![0, 255, 7],
        }),
        mode: Mode::Quotes,
        ..SharedState::of_text(TEXT)
    }
}

#[test]
fn everything_comes_back() {
    let mut sent = full();
    sent.view.actor = Some(Span::new(0, 9));
    sent.view.focus = Some(Selected::Actor(Span::new(26, 36)));
    let got = decode(&encode(&sent).unwrap()).unwrap();
    assert_eq!(sent.text, got.text);
    assert_eq!(sent.about, got.about);
    assert_eq!(sent.published, got.published);
    assert_eq!(sent.view, got.view);
    assert_eq!(sent.corrections, got.corrections);
    assert_eq!(sent.mode, got.mode);
    assert!(!got.left_out);
}

#[test]
fn every_single_change_is_noticed() {
    let link = encode(&full()).unwrap();
    for at in 0..link.len() {
        for other in "Aw0-_9z.% é".chars() {
            let mut changed = link.clone();
            changed.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
            if changed != link {
                assert!(decode(&changed).is_err(), "{other} at {at}");
            }
        }
    }
}

/// A change of one character and a swap of two neighbours are always noticed, by the way the checks are made; anything
/// else is missed once in 2^24 times.
#[test]
fn ten_thousand_random_damages_are_noticed() {
    let article = include_str!("../../tests/articles/canal.txt");
    let state = SharedState {
        published: Some(Date::day(2021, 3, 29)),
        ..SharedState::of_text(article)
    };
    let link = encode(&state).unwrap().into_bytes();
    let mut seed = 1u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..10_000 {
        let mut damaged = link.clone();
        let at = random(link.len());
        match random(4) {
            0 => damaged.truncate(at),
            1 => damaged.swap(at, (at + 1).min(link.len() - 1)),
            2 => drop(damaged.remove(at)),
            _ => damaged[at] = b' ' + random(95) as u8,
        }
        if damaged != link {
            let damaged = String::from_utf8(damaged).unwrap();
            assert!(decode(&damaged).is_err(), "{damaged}");
        }
    }
}

#[test]
fn every_cut_is_counted() {
    let link = encode(&full()).unwrap();
    for length in 1..link.len() {
        let Err(LinkError::Cut { arrived, expected }) = decode(&link[..length]) else {
            panic!("cut to {length}");
        };
        assert_eq!(arrived, length);
        assert!(expected.is_none_or(|expected| expected == link.len()));
        assert_eq!(expected.is_none(), length < 7);
    }
}

#[test]
fn other_fragments_are_told_apart() {
    assert_eq!(decode("").unwrap_err(), LinkError::NotALink);
    assert_eq!(decode("#timeline").unwrap_err(), LinkError::NotALink);
    assert_eq!(decode("#100").unwrap_err(), LinkError::NotALink);
    assert_eq!(decode("#2pAAAA").unwrap_err(), LinkError::Newer);
    assert!(looks_like_link(&link("Mali voted.")[..20]));
    assert!(!looks_like_link("#timeline"));
}

#[test]
fn what_follows_a_whole_link_is_ignored() {
    for tail in [")", ".", "?utm=1", " "] {
        assert!(decode(&format!("#{}{tail}", link("Mali voted."))).is_ok());
    }
}

#[test]
fn a_link_ends_in_a_letter() {
    for length in 0..40 {
        let link = link(&TEXT[..length]);
        assert!(link.ends_with(|c: char| c.is_ascii_alphanumeric()));
        assert!(
            link.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        );
    }
}

#[test]
fn declared_lengths_are_capped() {
    let claim = |length: usize| {
        let mut container = bytes::Writer::default();
        container.number(1);
        container.number(3);
        container.number(length);
        container.bytes.extend([7, 7]);
        decode(&wire::write(codec::Codec::Plain, &container.bytes)).unwrap_err()
    };
    assert_eq!(claim(MAX_PLAIN + 1), LinkError::TooLong);
    assert_eq!(claim(MAX_PLAIN), LinkError::Damaged);
    let huge = SharedState::of_text(&"x".repeat(MAX_PLAIN + 1));
    assert_eq!(encode(&huge).unwrap_err(), LinkError::TooLong);
}

#[test]
fn blocks_of_later_versions_are_skipped() {
    let mut blocks = blocks::write(&full());
    for (kind, is_text) in [(98, true), (99, false)] {
        let bytes = vec![1, 2, 3];
        blocks.insert(0, container::Block { kind, is_text, bytes });
    }
    let (codec, container) = container::write(&blocks).unwrap();
    let state = decode(&wire::write(codec, &container)).unwrap();
    assert_eq!(state.text, TEXT);
    assert_eq!(state.view, full().view);
    assert!(state.left_out);
}

/// A reading without what links leave out.
fn shown(analysis: &Analysis) -> Analysis {
    let mut shown = frozen::kept(analysis);
    shown.syntax = crate::syntax::Syntax::default();
    shown.names.clear();
    let fine = |share: &mut f32| *share = (*share * 30.0).round() / 30.0;
    for timex in &mut shown.timexes {
        timex.rule = "".into();
        fine(&mut timex.confidence);
    }
    for mention in &mut shown.actors.mentions {
        mention.tokens = 0..0;
        mention.head = crate::text::TokenId(0);
    }
    for actor in &mut shown.actors.actors {
        fine(&mut actor.salience);
        fine(&mut actor.confidence);
    }
    for event in &mut shown.events {
        fine(&mut event.salience);
        fine(&mut event.confidence);
    }
    for relation in &mut shown.relations {
        fine(&mut relation.confidence);
    }
    shown
}

/// A reading made by hand, so that a better engine does not change it.
fn reading() -> Analysis {
    let event = Event {
        what: "Mali votes".to_owned(),
        quote: Span::new(0, 20),
        trigger: Span::new(5, 10),
        mentions: Vec::new(),
        kind: EventKind::Elect,
        when: None,
        status: Status::Happened,
        main: false,
        salience: 0.5,
        confidence: 1.0,
        check: false,
        agents: vec![ActorId(0)],
        patients: Vec::new(),
        speaker: None,
    };
    let left = When {
        start: None,
        end: None,
        edtf: String::new(),
        bound: None,
        order: Some(Order {
            relation: OrderRelation::After,
            event: EventId(1),
        }),
        basis: WhenBasis::Context,
        timex: None,
        reason: "after \u{201c}voted\u{201d}".to_owned(),
    };
    let events = [
        ("Mali votes", false, None),
        ("Chad meets Mali", false, None),
        ("Chad leaves", true, Some(left)),
    ];
    let mention = |start, actor| Mention {
        span: Span::new(start, start + 4),
        tokens: 0..0,
        head: TokenId(0),
        kind: MentionKind::Name,
        actor: ActorId(actor),
    };
    let actor = |name: &str, code: &'static str, mentions: [u32; 2]| Actor {
        name: name.to_owned(),
        kind: ActorKind::Country,
        country: Some(code.into()),
        role: None,
        member_of: None,
        mentions: mentions.map(crate::text::MentionId).to_vec(),
        salience: 1.0,
        confidence: 0.9,
    };
    Analysis {
        engine: "0.1.0".to_owned(),
        language: "en".to_owned(),
        about: About::default(),
        source: crate::text::Source::new(VOTE),
        published: Published {
            date: Some(Date::day(2024, 5, 20)),
            basis: PublishedBasis::Given,
            span: None,
        },
        syntax: crate::syntax::Syntax::default(),
        names: Vec::new(),
        timexes: vec![Timex {
            span: Span::new(14, 20),
            kind: TimexKind::Date,
            value: "2024-05-19".to_owned(),
            modifier: None,
            bound: None,
            interval: Some(Interval {
                earliest: Date::day(2024, 5, 19),
                latest: Date::day(2024, 5, 19),
            }),
            precision: Precision::Day,
            edtf: "2024-05-19".to_owned(),
            basis: Basis::Published,
            from: None,
            range: None,
            rule: "weekday".into(),
            reason: "Sunday, counted back from 20 May 2024".to_owned(),
            confidence: 0.9,
        }],
        actors: Actors {
            actors: vec![actor("Mali", "ML", [0, 2]), actor("Chad", "TD", [1, 3])],
            mentions: vec![mention(0, 0), mention(22, 1), mention(31, 0), mention(37, 1)],
        },
        events: events
            .map(|(what, main, when)| Event {
                what: what.to_owned(),
                main,
                when,
                ..event.clone()
            })
            .to_vec(),
        relations: Vec::new(),
        notes: Vec::new(),
    }
}

const VOTE: &str = "Mali voted on Sunday. Chad met Mali. Chad left after Mali voted.";

#[test]
fn main_events_and_what_they_refer_to_are_frozen() {
    let kept = frozen::kept(&reading());
    let whats: Vec<&str> = kept.events.iter().map(|event| event.what.as_str()).collect();
    assert_eq!(whats, ["Chad meets Mali", "Chad leaves"]);
    let order = kept.events[1].when.as_ref().unwrap().order.unwrap();
    assert_eq!(order.event, EventId(0));
}

/// Links of version 1 as drafts of the page wrote them: primed with the text alone, plain, and with a frozen reading of
/// form 1. They open for ever.
const GOLDEN_BEFORE: [&str; 3] = [
    "1pAAC3pBgOGAQUmBgMIIQoADwT05AMBCHRpbWVsaW5lAgUEAAkaCgMFvfACqH4EBwRzaWduAS1CQdskuuCrABQwN2h0CaZSIosJY62Kf92xutpu8LrkvEcBWsrvdSUP3zSfEA9xdUCNsdKYyyP8f4xecctOKrp90YGWjDbolXDk2sExRholvwkw",
    "1qAAAbEAQMGAAFicB75KMEhy_ww",
    "1pAACWIAwNADCYRVAF6lOIZ6uDHL21H2xH1Bamc_MXImF99DuAga7-Es7UgsXMnjIE7QkbtKD9Z7DD2vhkJeMjeRM3yqZJWcV1X5jcfSppZph1Ij5FxMpL3POmXjLq_uLqAEszum_A-meXJbg4Y-_w",
];

/// Links of version 1, which open for ever: primed, plain, and with a frozen reading.
const GOLDEN: [&str; 3] = [
    "1rAAC4kBgOGAQUmBgMIIQoADwT05AMBCHRpbWVsaW5lAgUEAAkaCgMFvfACqH4EBwRzaWduAS3c2qHGaJ6jKYwdjbaAE_k-3_9WMgSyFSJSrAD7xrfX5lXTBb7R5MMG8gZv9nMXH30IFyC32hok6SeoED3OP5zcjDHjGLMYTekBbMb1u2EM7myCw",
    "1qAAAbEAQMGAAFicB75KMEhy_ww",
    "1rAACKWAwNADCERVAIJ5TCkjHhWAe3_xmxyavufOvBmsLSKVJaBi_CE3EeCgdzeGj5qTkn7q6d8ThRqEXiBCpBjc-5BuYlkEXZ1PyOjp4rsW3vizzOj41_beC1V1Kmuf4eZbAEsJuw",
];

#[test]
fn golden_links_open_for_ever() {
    let frozen = SharedState {
        frozen: Some(Box::new(reading())),
        ..SharedState::of_text(VOTE)
    };
    let states = [full(), SharedState::of_text("Ağrı"), frozen];
    let links = states.clone().map(|state| encode(&state).unwrap());
    assert_eq!(links, GOLDEN);
    for golden in [GOLDEN, GOLDEN_BEFORE] {
        for (link, state) in golden.iter().zip(&states) {
            assert_eq!(decode(link).unwrap().text, state.text);
        }
        let back = decode(golden[2]).unwrap().frozen.unwrap();
        assert_eq!(format!("{back:?}"), format!("{:?}", shown(&reading())));
    }
}

#[test]
fn enumerations_in_links_grow_at_the_end() {
    fn names<T: std::fmt::Display>(all: &[T]) -> String {
        let names: Vec<String> = all.iter().map(ToString::to_string).collect();
        names.join(" ") + " "
    }
    assert!(names(ActorKind::ALL).starts_with(
        "country government military armed_group company organisation media person people place "
    ));
    assert!(names(EventKind::ALL).starts_with(
        "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT ACCUSE REQUEST REJECT THREATEN PROTEST \
         SANCTION MOBILIZE COERCE ASSAULT ELECT APPOINT RESIGN COURT LAW BUSINESS LAUNCH DISASTER \
         ACCIDENT DISCOVER SPORT LIFE MOVE STATE CHANGE OTHER "
    ));
    assert!(names(RelationKind::ALL).starts_with(
        "cooperates supports opposes attacks demands withdraws negotiates accuses leads member_of owns \
         criticises meets sanctions other "
    ));
    assert!(names(Status::ALL).starts_with("happened ongoing planned reported possible denied "));
    assert!(names(Sign::ALL).starts_with("+ - 0 "));
    assert!(names(WhenBasis::ALL).starts_with("timex context published "));
    assert!(names(OrderRelation::ALL).starts_with("before after "));
    assert!(names(MentionKind::ALL).starts_with("name description pronoun "));
    assert!(names(TimexKind::ALL).starts_with("DATE TIME DURATION SET "));
    assert!(names(Modifier::ALL).starts_with("START MID END APPROX BEFORE AFTER "));
    assert!(names(Bound::ALL).starts_with("by before after since until "));
    assert!(names(Basis::ALL).starts_with("stated published timex "));
    assert!(
        names(Precision::ALL).starts_with("decade year season quarter month week day hour minute vague ")
    );
    assert!(names(PublishedBasis::ALL).starts_with("given text none "));
}

#[test]
fn a_frozen_reading_comes_back_as_it_was_shown() {
    for entry in std::fs::read_dir("tests/articles").unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let analysis = crate::analysis::analyse(&crate::analysis::Request {
            text: text.clone(),
            ..Default::default()
        });
        let sent = SharedState {
            frozen: Some(Box::new(analysis.clone())),
            ..SharedState::of_text(&text)
        };
        let got = decode(&encode(&sent).unwrap()).unwrap();
        let frozen = got.frozen.unwrap();
        assert_eq!(
            format!("{:#?}", *frozen),
            format!("{:#?}", shown(&analysis)),
            "{}",
            path.display()
        );
    }
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "\\PC{0,200}|[ -~\n]{0,400}|(\u{fffd}|\u{0}|\u{1}|\u{202e}|😀|é|A){0,100}") {
        prop_assert_eq!(decode(&link(&text)).unwrap().text, text);
    }

    #[test]
    fn any_container_is_answered(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        for codec in [codec::Codec::Words, codec::Codec::Text, codec::Codec::Plain] {
            let _ = decode(&wire::write(codec, &bytes));
        }
    }

    #[test]
    fn any_frozen_reading_is_answered(numbers in proptest::collection::vec(any::<u8>(), 0..300), strings in "[a-z\\\\\n]{0,60}") {
        for form in [1, 2] {
            let mut bytes = vec![form];
            bytes.extend(&numbers);
            let _ = frozen::read(&bytes, &strings, TEXT);
        }
    }

    #[test]
    fn any_fragment_is_answered(fragment in "1[pq][A-Za-z0-9_-]{0,60}|\\PC{0,60}") {
        let _ = decode(&fragment);
    }
}
