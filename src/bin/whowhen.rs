//! The command line's entry.

use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;
use whowhen::syntax::{Files, Models};

fn main() -> ExitCode {
    if let Some(folder) = env::var_os("WHOWHEN_MODELS") {
        match models(Path::new(&folder)) {
            Ok(models) => {
                models.install();
            }
            Err(message) => {
                eprintln!("whowhen: {message}");
                return ExitCode::FAILURE;
            }
        }
    }
    // used to measure what each knowledge table is worth
    if let Ok(table) = env::var("WHOWHEN_WITHOUT") {
        whowhen::actors::leave_out(table);
    }
    let arguments = env::args_os().skip(1);
    ExitCode::from(whowhen::report::cli::run(arguments, io::stdout().is_terminal()))
}

/// Reads the weight files of a folder; used to measure with models that have not seen the gold articles.
fn models(folder: &Path) -> Result<Models, String> {
    let read = |name: &str| {
        let path = folder.join(name).with_extension("bin");
        std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    Models::read(Files {
        clusters: &read("clusters")?,
        tagger: &read("tagger")?,
        arcs: &read("arcs")?,
        labels: &read("labels")?,
        lemmas: &read("lemmas")?,
        gazetteer: &read("gazetteer")?,
        names: &read("names")?,
    })
    .map_err(|error| format!("{}: {error}", folder.display()))
}
