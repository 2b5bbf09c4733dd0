//! Laws that hold for the reading of any text whatever: total, deterministic, every span on a character
//! boundary, every id valid. Not here: whether the reading is right (golden reports, scorers).

use proptest::prelude::*;
use whowhen::text::Span;
use whowhen::{Analysis, Request, analyse};

fn read(text: &str) -> Analysis {
    analyse(&Request {
        text: text.to_owned(),
        ..Request::default()
    })
}

/// Every span of every layer.
fn spans(reading: &Analysis) -> Vec<Span> {
    let mut spans: Vec<Span> = reading
        .source
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.span)
        .collect();
    spans.extend(reading.published.span);
    spans.extend(reading.syntax.tokens.iter().map(|token| token.span));
    spans.extend(reading.syntax.sentences.iter().map(|sentence| sentence.span));
    spans.extend(reading.names.iter().map(|name| name.span));
    spans.extend(reading.timexes.iter().map(|timex| timex.span));
    spans.extend(reading.actors.mentions.iter().map(|mention| mention.span));
    for event in &reading.events {
        spans.extend([event.quote, event.trigger]);
        spans.extend(
            event
                .mentions
                .iter()
                .flat_map(|mention| [mention.quote, mention.trigger]),
        );
    }
    spans.extend(
        reading
            .relations
            .iter()
            .flat_map(|relation| relation.quotes.iter().copied()),
    );
    spans
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let reading = read(text);
    for span in spans(&reading) {
        prop_assert!(text.get(span.range()).is_some(), "{span:?} does not fit {text:?}");
    }
    let (actors, events, timexes) = (
        reading.actors.actors.len(),
        reading.events.len(),
        reading.timexes.len(),
    );
    for mention in &reading.actors.mentions {
        prop_assert!(mention.actor.index() < actors);
    }
    for (index, actor) in reading.actors.actors.iter().enumerate() {
        prop_assert!(!actor.name.is_empty() && !actor.mentions.is_empty());
        prop_assert!((0.0..=1.0).contains(&actor.salience) && (0.0..=1.0).contains(&actor.confidence));
        prop_assert!(
            actor
                .member_of
                .is_none_or(|other| other.index() < actors && other.index() != index)
        );
        for mention in &actor.mentions {
            prop_assert_eq!(reading.actors.mentions[mention.index()].actor.index(), index);
        }
    }
    for timex in &reading.timexes {
        prop_assert!(timex.from.is_none_or(|other| other.index() < timexes));
        prop_assert!(timex.range.is_none_or(|other| other.index() < timexes));
        let ordered = timex
            .interval
            .is_none_or(|time| time.earliest.first_day() <= time.latest.last_day());
        prop_assert!(ordered, "{timex:?}");
        prop_assert!((0.0..=1.0).contains(&timex.confidence));
    }
    for event in &reading.events {
        prop_assert!(event.quote.of(text).chars().count() <= 600);
        prop_assert!(
            event
                .agents
                .iter()
                .chain(&event.patients)
                .chain(&event.speaker)
                .all(|id| id.index() < actors)
        );
        prop_assert!((0.0..=1.0).contains(&event.salience) && (0.0..=1.0).contains(&event.confidence));
        if let Some(when) = &event.when {
            prop_assert!(when.timex.is_none_or(|id| id.index() < timexes));
            prop_assert!(when.order.is_none_or(|order| order.event.index() < events));
            prop_assert!(when.start.is_some() || when.order.is_some() || when.end.is_some());
        }
    }
    for relation in &reading.relations {
        prop_assert!(relation.from.index() < actors && relation.to.index() < actors);
        prop_assert!(relation.from != relation.to);
        prop_assert!(!relation.quotes.is_empty());
        prop_assert!(relation.events.iter().all(|id| id.index() < events));
    }
    Ok(())
}

/// Pieces that news is made of, so that random texts reach the rules and not only the tokeniser.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "The United States",
        "Niger",
        "Prime Minister",
        "said",
        "on Monday",
        "last month",
        "will withdraw",
        "attacked",
        "its troops",
        "from",
        "and",
        ",",
        ".",
        "\n",
        "\n\n",
        "“",
        "”",
        "(",
        ")",
        "in 1995",
        "15 September",
        "was elected",
        "by",
        "he",
        "which",
        "-",
        "—",
        "$1.2 billion",
        "3.5%",
        "U.S.",
        "Mr.",
        "don't",
        "the",
        "\u{a0}",
        "\u{200f}",
        "🎉",
        "BC",
        "1/1/1",
        "99999999999",
        "a few months later",
        "not",
        "could",
        "Dr",
        "'s",
        "’s",
        "\r\n",
        "•",
        "http://a.b/c",
        "2024-02-30",
        "29 February",
        "Sept.",
        "No. 10",
        "Al-",
        "O'",
        "é",
        "\u{301}",
    ]);
    prop::collection::vec((piece, prop::bool::weighted(0.85)), 0..60).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(piece, space)| [piece, if space { " " } else { "" }])
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_text_has_a_sound_reading(text in "(?s).{0,300}") {
        check(&text)?;
    }

    #[test]
    fn any_newsy_text_has_a_sound_reading(text in newsy()) {
        check(&text)?;
    }

    #[test]
    fn the_same_text_has_the_same_reading(text in newsy()) {
        prop_assert_eq!(format!("{:?}", read(&text)), format!("{:?}", read(&text)));
    }
}

#[test]
fn odd_texts_have_sound_readings() {
    let odd = [
        "",
        " ",
        "\n\n\n",
        "word",
        ".",
        "\0\u{1}\u{2}",
        "\u{feff}",
        "a\u{202e}b",
        &"x".repeat(50_000),
        &"last ".repeat(5_000),
        &"(".repeat(5_000),
        &"1/".repeat(5_000),
        &"“".repeat(3_000),
        &"A ".repeat(5_000),
        "مرحبا بالعالم. قال الرئيس يوم الاثنين.",
        "<script>alert(1)</script><p onclick=x>On Monday",
        "\u{d7ff}\u{e000}\u{10ffff}",
    ];
    for text in odd {
        check(text)
            .unwrap_or_else(|error| panic!("{error}: {:?}", text.chars().take(40).collect::<String>()));
    }
}
