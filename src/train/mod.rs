//! The trainer of the committed models: reads treebanks and name data, trains, prunes, writes weight files.
//!
//! Built with feature `train` only; it reads files and prints progress, and nothing of it is in the page.

pub mod clusters;
pub mod conllu;
pub mod dense;
pub mod gazetteer;
pub mod names;
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
    let e = |k: &str, d: f32| std::env::var(k).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
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
    let sets = name_sets(data)?;
    if wanted("clusters") {
        let raw = raw(data)?;
        let texts = raw
            .iter()
            .map(String::as_str)
            .chain(documents.iter().map(|document| document.text.as_str()))
            .chain(
                sets.iter()
                    .flat_map(|(texts, _, _)| texts)
                    .map(|text| text.text.as_str()),
            );
        let settings = clusters::Settings {
            words: 16_000,
            fine: 255,
            coarse: 40,
            rounds: 12,
        };
        save("clusters", &clusters::build(texts, settings))?;
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
            &tree::train_tagger(
                &bank.sentences,
                &bank.tags,
                18,
                &[e("TE1", 7.0) as usize, e("TE2", 4.0) as usize],
                e("TK", 170e3) as usize,
                e("TL", 63.0) as i32,
            ),
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
        save(
            "labels",
            &tree::train_labels(
                &bank,
                18,
                &[e("LE1", 6.0) as usize, e("LE2", 4.0) as usize],
                e("LK", 100e3) as usize,
                e("LL", 63.0) as i32,
            ),
        )?;
    }
    if wanted("arcs") {
        save(
            "arcs",
            &tree::train_arcs(
                &bank,
                21,
                &[e("AE1", 10.0) as usize, e("AE2", 5.0) as usize],
                e("AK", 300e3) as usize,
                e("AL", 63.0) as i32,
            ),
        )?;
    }
    if wanted("gazetteer") {
        let knowledge = std::env::var("KNOWLEDGE").unwrap_or_else(|_| "assets/knowledge".to_owned());
        save(
            "gazetteer",
            &gazetteer::build(Path::new(&knowledge), Path::new("assets/gazetteer"))?,
        )?;
    }
    let read = |names: &[u8]| {
        let bytes = ["clusters", "tagger", "arcs", "labels", "lemmas", "gazetteer"].map(load);
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
    };
    if wanted("names") {
        let models = read(&crate::model::write_linear(&[], 1, 1.0, &[]))?;
        let settings = names::Settings {
            bits: 20,
            epochs: [e("E1", 10.0) as usize, e("E2", 5.0) as usize],
            keep: e("KEEP", 150_000.0) as usize,
            levels: e("LEVELS", 63.0) as i32,
            shrink: e("SHRINK", 0.02),
        };
        save("names", &names::train(&sets, &models, settings))?;
    }
    let models = read(&load("names"))?;
    if wanted("trees") || what == "all" {
        for (name, documents) in &dev {
            score::print(name, documents, &models);
        }
    }
    if wanted("names") || wanted("score") {
        for name in ["worldwide_dev", "re3d_dev"] {
            let texts = names::read(&data.join(format!("eval/names/{name}.jsonl")))?;
            names::score(name, &texts, &models);
        }
    }
    Ok(())
}

type NameSets = Vec<(Vec<names::Text>, names::Scheme, f32)>;

/// The name sets that may be trained on, with what their types mean and how fast they are learnt.
fn name_sets(data: &Path) -> Result<NameSets, String> {
    [
        ("data/names/press_releases", names::OURS, 0.1),
        ("data/names/war_histories", names::OURS, 0.1),
        ("data/names/wikinews", names::OURS, 0.1),
        ("data/names/weblogs_newsgroups", names::OURS, 0.1),
        ("eval/names/uner_ewt_dev", names::UNER, 0.07),
        ("eval/names/wikigold", names::WIKIGOLD, 0.07),
        ("eval/names/wnut17_train", names::WNUT, 0.04),
        ("eval/names/crossner_politics_traindev", names::CROSSNER, 0.07),
    ]
    .into_iter()
    .map(|(path, scheme, rate)| Ok((names::read(&data.join(format!("{path}.jsonl")))?, scheme, rate)))
    .collect()
}

/// The press releases as texts.
fn raw(data: &Path) -> Result<Vec<String>, String> {
    let output = std::process::Command::new("xz")
        .arg("-dc")
        .arg(data.join("data/raw/senate.jsonl.xz"))
        .output()
        .map_err(|error| error.to_string())?;
    let content = String::from_utf8(output.stdout).map_err(|error| error.to_string())?;
    content
        .lines()
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
            Ok(row["text"].as_str().unwrap_or("").to_owned())
        })
        .collect()
}
