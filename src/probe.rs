//! What must hold for any bytes whatever: one function for each way in. Fuzzing (`fuzz/`) calls them with random
//! input, `tests/corpus.rs` with what fuzzing has found worth keeping.
//!
//! Each panics when something does not hold, which nothing else in the core ever does.

use crate::analysis::{Analysis, Request, analyse as read};
use crate::model::{Linear, Marks};
use crate::time::Date;
use crate::{paste, report, share};

/// The most that one input makes of itself, in bytes: a reading says a word's worth many times, not more.
const MOST: usize = 64 << 20;

/// Any text is read; every span lies in it, on the borders of characters; the JSON is read again.
///
/// # Panics
/// When that does not hold.
pub fn analyse(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    sound(&read(&Request {
        text,
        published: Some(Date::day(2024, 5, 20)),
        ..Request::default()
    }));
}

fn sound(reading: &Analysis) {
    let text = &reading.source.text;
    let spans = reading
        .timexes
        .iter()
        .map(|timex| timex.span)
        .chain(reading.actors.mentions.iter().map(|mention| mention.span))
        .chain(
            reading
                .events
                .iter()
                .flat_map(|event| [event.quote, event.trigger]),
        )
        .chain(
            reading
                .relations
                .iter()
                .flat_map(|relation| relation.quotes.clone()),
        );
    for span in spans {
        assert!(text.get(span.range()).is_some(), "{span:?} lies outside the text");
    }
    let json = report::to_json(reading, false);
    assert!(json.len() < MOST, "{} bytes of JSON", json.len());
    assert!(
        report::from_json(&json).is_ok(),
        "a reading of our own is refused"
    );
}

/// Any fragment is a link or refused; what a link carries is within bounds and can be sent on.
///
/// # Panics
/// When that does not hold.
pub fn link(data: &[u8]) {
    let fragment = String::from_utf8_lossy(data);
    if let Ok(state) = share::decode(&fragment) {
        assert!(state.text.len() <= share::MAX_PLAIN);
        if let Ok(again) = share::encode(&state) {
            let again = share::decode(&again).ok().map(|state| state.text);
            assert_eq!(again.as_deref(), Some(state.text.as_str()));
        }
    }
    // The same bytes as the text of a link.
    if let Ok(link) = share::encode(&share::SharedState::of_text(&fragment)) {
        assert_eq!(
            share::decode(&link).ok().map(|state| state.text).as_deref(),
            Some(&*fragment)
        );
    }
}

/// Any file is a model or refused, with or without a sound envelope.
///
/// # Panics
/// When that does not hold.
pub fn model(data: &[u8]) {
    for bytes in [data.to_vec(), crate::model::enclosed(data)] {
        let _ = Linear::read(&bytes);
        let _ = Marks::read(&bytes);
    }
}

/// Any text is a saved reading or refused; one that is accepted is sound.
///
/// # Panics
/// When that does not hold.
pub fn json(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for reading in [report::from_json(&text), report::from_html(&text)]
        .into_iter()
        .flatten()
    {
        sound(&reading);
    }
}

/// Any paste or file is cleaned, as what it says it is and as a page; what is kept was there.
///
/// # Panics
/// When that does not hold.
pub fn html(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let helpers = paste::Helpers {
        decode: &|_, _| None,
        is_reading: &|_| false,
    };
    let parts = [
        paste::Part::Text {
            text: &text,
            html: Some(&text),
        },
        paste::Part::File {
            name: "a",
            bytes: data,
        },
    ];
    let _ = paste::take(&parts, None, helpers);
    let page = paste::html::read(&paste::html::parse(&text));
    assert!(
        page.text().len() <= text.len() * 4 + 64,
        "a page grew from {} bytes",
        text.len()
    );
}

/// Any text is a date or none; a date is printed as it is read.
///
/// # Panics
/// When that does not hold.
pub fn date(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(date) = text.parse::<Date>() {
        assert_eq!(date.to_string().parse(), Ok(date));
        assert!(date.first_day() <= date.last_day());
    }
    let source = crate::text::Source::new(&text);
    let published = crate::time::find_published(&source);
    if let Some(span) = published.span {
        assert!(text.get(span.range()).is_some());
    }
    let _ = crate::scene::read_date(&text);
}
