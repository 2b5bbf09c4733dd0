//! The trainer of the committed models: reads treebanks and name data, trains, prunes, writes weight files.
//!
//! Built with feature `train` only; it reads files and prints progress, and nothing of it is in the page.

pub mod conllu;
pub mod dense;
pub mod score;
pub mod tree;

use crate::model::Marks;
use crate::syntax::{Files, Models};
use std::path::Path;

/// The genres of GUM whose terms allow it (CC BY or public domain).
const GUM_GENRES: &[&str] = &["news", "interview", "voyage", "textbook", "vlog", "speech"];

/// Runs the trainer.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let data = Path::new(arguments.first().map_or("../shared", String::as_str));
    let out = Path::new(arguments.get(1).map_or("assets/models", String::as_str));
    let what = arguments.get(2).map_or("all", String::as_str);
    let file = |name: &str| out.join(format!("{name}.bin"));
    let load = |name: &str| std::fs::read(file(name)).unwrap_or_default();
    let save = |name: &str, bytes: &[u8]| {
        println!("{name}: {} bytes", bytes.len());
        std::fs::write(file(name), bytes).map_err(|error| error.to_string())
    };
    let wanted = |name: &str| what == "all" || what.split(',').any(|part| part == name);

    let dev = [
        (
            "ewt dev",
            conllu::read(&data.join("data/ud/en_ewt-ud-dev.conllu"))?,
        ),
        (
            "gum dev",
            conllu::read(&data.join("data/ud/en_gum-ud-dev.conllu"))?,
        ),
    ];
    let mut documents = conllu::read(&data.join("data/ud/en_ewt-ud-train.conllu"))?;
    documents.extend(
        conllu::read(&data.join("data/ud/en_gum-ud-train.conllu"))?
            .into_iter()
            .filter(|document| {
                let genre = document.id.split('_').nth(1).unwrap_or("");
                GUM_GENRES.contains(&genre)
            }),
    );
    if !file("clusters").exists() || load("clusters").is_empty() {
        save("clusters", &crate::model::write_marks(&[]))?;
    }
    let clusters = Marks::read(&load("clusters")).map_err(|error| error.to_string())?;
    let mut bank = tree::Treebank::new(&documents, &clusters);
    let words: usize = documents
        .iter()
        .flat_map(|document| &document.sentences)
        .map(Vec::len)
        .sum();
    println!(
        "{} documents, {} sentences, {words} words, {} tags",
        documents.len(),
        bank.sentences.len(),
        bank.tags.len()
    );
    if wanted("tagger") {
        save(
            "tagger",
            &tree::train_tagger(&bank.sentences, &bank.tags, 18, &[7, 4], 170_000, 63),
        )?;
    }
    if wanted("lemmas") {
        let bytes = tree::train_lemmas(&bank, 16, &[5, 3], 16_000, 63);
        save("lemmas", &bytes)?;
    }
    if wanted("arcs") || wanted("labels") {
        bank.jackknife(5, 18);
    }
    if wanted("labels") {
        save("labels", &tree::train_labels(&bank, 18, &[6, 4], 120_000, 63))?;
    }
    if wanted("arcs") {
        save("arcs", &tree::train_arcs(&bank, 21, &[10, 5], 300_000, 63))?;
    }
    let bytes = ["clusters", "tagger", "arcs", "labels", "lemmas"].map(load);
    let models = Models::read(Files {
        clusters: &bytes[0],
        tagger: &bytes[1],
        arcs: &bytes[2],
        labels: &bytes[3],
        lemmas: &bytes[4],
    })
    .map_err(|error| error.to_string())?;
    for (name, documents) in &dev {
        score::print(name, documents, &models);
    }
    Ok(())
}
