//! The trainer of the committed models: reads treebanks and name data, trains, prunes, writes weight files.
//!
//! Built with feature `train` only; it reads files and prints progress, and nothing of it is in the page.

pub mod conllu;
pub mod score;

use std::path::Path;

/// Runs the trainer.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let data = Path::new(arguments.first().map_or("../shared", String::as_str));
    for name in [
        "data/ud/en_ewt-ud-train.conllu",
        "data/ud/en_ewt-ud-dev.conllu",
        "data/ud/en_gum-ud-dev.conllu",
    ] {
        let documents = conllu::read(&data.join(name))?;
        score::print(name, &documents);
    }
    Ok(())
}
