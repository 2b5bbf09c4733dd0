//! The trainer of the committed models: reads treebanks and name data, trains, prunes, writes weight files.
//!
//! Built with feature `train` only; it reads files and prints progress, and nothing of it is in the page.
//! Everything is in a fixed order with fixed seeds: the same data gives the same bytes.

#![allow(
    clippy::too_many_lines,
    clippy::needless_range_loop,
    reason = "a training loop reads best in one piece, with the indices of its formulas"
)]

pub mod clusters;
pub mod conllu;
pub mod dense;
pub mod gazetteer;
pub mod holdout;
pub mod names;
pub mod score;
pub mod sources;
pub mod tree;

use crate::model::Marks;
use crate::syntax::{Files, Models};
use holdout::Holdout;
use sources::{GUM_GENRES, SOURCES, Use};
use std::path::{Path, PathBuf};

/// Settings of the word clusters.
const CLUSTERS: clusters::Settings = clusters::Settings {
    words: 16_000,
    fine: 255,
    coarse: 40,
    rounds: 12,
};
/// Settings of the tagger.
const TAGGER: tree::Settings = tree::Settings {
    bits: 18,
    epochs: [7, 4],
    keep: 100_000,
    levels: 20,
    margin: 15.0,
};
/// Settings of the lemmatiser.
const LEMMAS: tree::Settings = tree::Settings {
    bits: 16,
    epochs: [5, 3],
    keep: 16_000,
    levels: 31,
    margin: 10.0,
};
/// Settings of the labeller.
const LABELS: tree::Settings = tree::Settings {
    bits: 18,
    epochs: [6, 4],
    keep: 85_000,
    levels: 20,
    margin: 25.0,
};
/// Settings of the parser.
const ARCS: tree::Settings = tree::Settings {
    bits: 21,
    epochs: [7, 5],
    keep: 310_000,
    levels: 14,
    margin: 40.0,
};
/// Settings of the name tagger.
const NAMES: names::Settings = names::Settings {
    bits: 20,
    epochs: [10, 10],
    keep: 200_000,
    levels: 14,
    shrink: 0.001,
    drop: 0.4,
};

/// What the trainer was asked to do.
struct Job {
    data: PathBuf,
    out: PathBuf,
    holdout: Holdout,
    only: Vec<String>,
}

impl Job {
    /// `DATA OUT [HOLDOUT] [MODEL,MODEL]`
    fn new(arguments: &[String]) -> Result<Self, String> {
        let argument =
            |index: usize, default: &'static str| arguments.get(index).map_or(default, String::as_str);
        let data = PathBuf::from(argument(0, "../shared"));
        let holdout = match argument(2, "") {
            "" => Holdout::default(),
            "articles" => Holdout::articles(&data)?,
            other => {
                return Err(format!(
                    "nothing is known about holding out {other:?}; only \"articles\""
                ));
            }
        };
        Ok(Self {
            out: PathBuf::from(argument(1, "assets/models")),
            only: argument(3, "")
                .split(',')
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect(),
            data,
            holdout,
        })
    }

    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| part == name)
    }

    fn load(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.out.join(format!("{name}.bin"))).unwrap_or_default()
    }

    fn save(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        println!("{name}: {} bytes", bytes.len());
        std::fs::write(self.out.join(format!("{name}.bin")), bytes).map_err(|error| error.to_string())
    }

    fn models(&self, names: &[u8]) -> Result<Models, String> {
        let bytes =
            ["clusters", "tagger", "arcs", "labels", "lemmas", "gazetteer"].map(|name| self.load(name));
        Models::read(Files {
            clusters: &bytes[0],
            tagger: &bytes[1],
            arcs: &bytes[2],
            labels: &bytes[3],
            lemmas: &bytes[4],
            gazetteer: &bytes[5],
            names,
        })
        .map_err(|error| error.to_string())
    }

    /// The treebank documents that may be trained on.
    fn treebanks(&self) -> Result<Vec<conllu::Document>, String> {
        let mut out = Vec::new();
        for source in SOURCES {
            let by_genre = source.use_for == Use::TreesByGenre;
            if by_genre || source.use_for == Use::Trees {
                let documents = conllu::read(&self.data.join(source.path))?;
                out.extend(documents.into_iter().filter(|document| {
                    let genre = document.id.split('_').nth(1).unwrap_or("");
                    let allowed = !by_genre || GUM_GENRES.contains(&genre);
                    allowed && !self.holdout.has(&document.text)
                }));
            }
        }
        Ok(out)
    }

    /// The name sets that may be trained on, with what their types mean and how fast they are learnt.
    fn name_sets(&self) -> Result<Vec<names::Set>, String> {
        SOURCES
            .iter()
            .filter(|source| source.use_for == Use::Names)
            .map(|source| {
                let mut texts = names::read(&self.data.join(source.path))?;
                texts.retain(|text| !self.holdout.has(&text.text));
                println!("{}: {} texts", source.name, texts.len());
                Ok(names::Set::new(texts, source.name))
            })
            .collect()
    }

    /// The raw texts.
    fn raw(&self) -> Result<Vec<String>, String> {
        let mut out = Vec::new();
        for source in SOURCES.iter().filter(|source| source.use_for == Use::Raw) {
            let output = std::process::Command::new("xz")
                .arg("-dc")
                .arg(self.data.join(source.path))
                .output()
                .map_err(|error| error.to_string())?;
            let content = String::from_utf8(output.stdout).map_err(|error| error.to_string())?;
            for line in content.lines() {
                let row: serde_json::Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
                out.push(row["text"].as_str().unwrap_or("").to_owned());
            }
        }
        Ok(out)
    }
}

/// Runs the trainer.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let job = Job::new(arguments)?;
    std::fs::create_dir_all(&job.out).map_err(|error| error.to_string())?;
    let documents = job.treebanks()?;
    let sets = job.name_sets()?;
    if job.wants("clusters") {
        let raw = job.raw()?;
        let texts = raw
            .iter()
            .map(String::as_str)
            .chain(documents.iter().map(|document| document.text.as_str()))
            .chain(
                sets.iter()
                    .flat_map(|set| &set.texts)
                    .map(|text| text.text.as_str()),
            );
        job.save("clusters", &clusters::build(texts, CLUSTERS))?;
    }
    if job.wants("gazetteer") {
        job.save(
            "gazetteer",
            &gazetteer::build(Path::new("assets/knowledge"), Path::new("assets/gazetteer"))?,
        )?;
    }
    let clusters = Marks::read(&job.load("clusters")).map_err(|error| error.to_string())?;
    trees(&job, &mut tree::Treebank::new(&documents, &clusters))?;
    if job.wants("names") {
        let models = job.models(&crate::model::write_linear(&[], 1, 1.0, &[]))?;
        job.save("names", &names::train(&sets, &models, NAMES))?;
    }
    let models = job.models(&job.load("names"))?;
    for (name, file) in [
        ("EWT dev", "data/ud/en_ewt-ud-dev.conllu"),
        ("GUM dev", "data/ud/en_gum-ud-dev.conllu"),
    ] {
        score::print(name, &conllu::read(&job.data.join(file))?, &models);
    }
    for name in ["worldwide_dev", "re3d_dev"] {
        let texts = names::read(&job.data.join(format!("eval/names/{name}.jsonl")))?;
        names::score(name, &texts, &models);
    }
    Ok(())
}

/// Trains what is learnt from trees.
fn trees(job: &Job, bank: &mut tree::Treebank) -> Result<(), String> {
    println!(
        "{} sentences with trees, {} tags",
        bank.sentences.len(),
        bank.tags.len()
    );
    if job.wants("tagger") {
        job.save("tagger", &tree::train_tagger(&bank.sentences, &bank.tags, TAGGER))?;
    }
    if job.wants("lemmas") {
        job.save("lemmas", &tree::train_lemmas(bank, LEMMAS))?;
    }
    if job.wants("labels") || job.wants("arcs") {
        bank.jackknife(5, TAGGER);
    }
    if job.wants("labels") {
        job.save("labels", &tree::train_labels(bank, LABELS))?;
    }
    if job.wants("arcs") {
        job.save("arcs", &tree::train_arcs(bank, ARCS))?;
    }
    Ok(())
}
