//! The reader's entry: reads articles off the page's thread. The only program of the page that holds the engine.

use whowhen::analysis::{Analysis, analyse_with};
use whowhen::app::browser;
use whowhen::app::protocol::{Ask, Told};
use whowhen::correct::Glance;

fn main() {
    console_error_panic_hook::set_once();
    browser::serve(read);
}

fn read(ask: Ask, tell: &mut dyn FnMut(Told)) -> (Analysis, Glance) {
    let id = ask.id;
    let reading = analyse_with(&ask.request, &mut |stage| tell(Told::Stage(id, stage)));
    let glance = Glance::of(&reading.source, &reading.syntax, &reading.actors.actors);
    (reading, glance)
}
