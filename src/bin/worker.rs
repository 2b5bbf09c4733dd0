//! The worker's entry: reads articles off the page's thread. The only program of the page that holds the engine.

use whowhen::analysis::analyse_with;
use whowhen::app::protocol::{Ask, Told};
use whowhen::{app, report};

fn main() {
    console_error_panic_hook::set_once();
    app::browser::serve(read);
}

fn read(ask: Ask, tell: &mut dyn FnMut(Told)) -> String {
    let id = ask.id;
    let reading = analyse_with(&ask.request(), &mut |stage| tell(Told::Stage(id, stage)));
    report::to_json(&reading, false)
}
