//! The worker's entry: cleans and reads articles off the page's thread. The only program of the page that
//! holds the engine.

use whowhen::analysis::{Analysis, analyse_with};
use whowhen::app::parcel::{self, Parcel};
use whowhen::app::protocol::{Ask, Told};
use whowhen::paste::{self, Helpers, Part, Taken};
use whowhen::{app, report};

fn main() {
    console_error_panic_hook::set_once();
    app::browser::serve(read, clean);
}

fn read(ask: Ask, tell: &mut dyn FnMut(Told)) -> String {
    let id = ask.id;
    let reading = analyse_with(&ask.request(), &mut |stage| tell(Told::Stage(id, stage)));
    report::to_json(&reading, false)
}

fn clean(parcel: Parcel, files: &[(String, Vec<u8>)]) -> Told {
    let text = parcel.text.as_deref().map(|text| Part::Text {
        text,
        html: parcel.html.as_deref(),
    });
    let files = files.iter().map(|(name, bytes)| Part::File { name, bytes });
    let parts: Vec<Part> = text.into_iter().chain(files).collect();
    let helpers = Helpers {
        decode: &app::browser::decode,
        is_reading: &|text| open(text).is_some(),
    };
    match paste::take(&parts, parcel.letters.as_deref(), helpers) {
        Taken::Articles(found, unread) => Told::Cleaned(parcel.id, parcel::write(&found, unread)),
        Taken::Reading(source) => Told::Opened(
            parcel.id,
            open(&source).map_or_else(String::new, |reading| report::to_json(&reading, false)),
        ),
    }
}

/// A reading saved as JSON or in a report.
fn open(source: &str) -> Option<Analysis> {
    report::from_json(source)
        .or_else(|_| report::from_html(source))
        .ok()
}
