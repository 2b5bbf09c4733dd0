//! Pastes of every sort, written after the structures of real pages and documents: what must be kept,
//! what must go, what is known about the article. Prints the figures of `docs/quality.md`.
//!
//! A fixture is an input (`.html`, `.txt`, `.md`, `.eml`) and an `.expected` file beside it: fields of the front
//! matter, then the wanted words behind `--- kept` and the furniture, a line each, behind `--- dropped`.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot read its files")]

#[path = "support/html.rs"]
mod html;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use whowhen::paste::{self, Article, Helpers, Part, Taken};

/// One fixture's outcome.
struct Outcome {
    name: String,
    wanted: usize,
    kept: usize,
    furniture: usize,
    gone: usize,
    wrong: Vec<String>,
}

/// The articles of a file, as the page takes them in.
fn read(path: &Path) -> Vec<Article> {
    let bytes = fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let file = Part::File {
        name: &name,
        bytes: &bytes,
    };
    let helpers = Helpers {
        decode: &|_, _| None,
        is_reading: &|_| false,
    };
    match paste::take(&[file], None, helpers) {
        Taken::Articles(found, _) => found.into_iter().map(|found| found.article).collect(),
        Taken::Reading(_) => Vec::new(),
    }
}

/// Words in lower case, marks aside, with how often they stand there.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        *out.entry(word.to_lowercase()).or_default() += 1;
    }
    out
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn judge(input: &Path) -> Outcome {
    let expected = fs::read_to_string(input.with_extension("expected")).unwrap();
    let (fields, rest) = expected.split_once("--- kept\n").expect("--- kept");
    let (kept, dropped) = rest.split_once("--- dropped").expect("--- dropped");
    let articles = read(input);
    let text = articles
        .iter()
        .map(Article::text)
        .collect::<Vec<_>>()
        .join("\n\n");
    let have = words(&text);
    let wanted = words(kept);
    let found: usize = wanted
        .iter()
        .map(|(word, count)| (*count).min(have.get(word).copied().unwrap_or(0)))
        .sum();
    let flat = single_spaced(&text);
    let (mut furniture, mut gone) = (0, 0);
    let mut wrong = Vec::new();
    for line in dropped.lines().map(single_spaced).filter(|line| !line.is_empty()) {
        let count = line.split(' ').count();
        furniture += count;
        // A short label may be a word of the article too: it must not stand as a paragraph.
        let stays = if count > 3 {
            flat.contains(&line)
        } else {
            text.lines()
                .any(|paragraph| single_spaced(paragraph).trim_start_matches("• ") == line)
        };
        if stays {
            wrong.push(format!("stays: {line}"));
        } else {
            gone += count;
        }
    }
    let first = &articles[0].front;
    let have_front: BTreeMap<&str, Option<String>> = BTreeMap::from([
        ("title", first.title.clone()),
        ("outlet", first.outlet.clone()),
        ("author", first.author.clone()),
        ("place", first.place.clone()),
        ("published", first.published.map(|date| date.to_string())),
        ("updated", first.updated.map(|date| date.to_string())),
        ("url", first.url.clone()),
        ("articles", Some(articles.len().to_string())),
    ]);
    let want_front: BTreeMap<&str, &str> = fields.lines().filter_map(|line| line.split_once(": ")).collect();
    let mut front_wrong = Vec::new();
    for (name, have) in have_front {
        let want = want_front.get(name).copied();
        let default = if name == "articles" { Some("1") } else { None };
        if have.as_deref() != want.or(default) {
            front_wrong.push(format!("front: {name} is {have:?}, wanted {want:?}"));
        }
    }
    let missing: Vec<String> = wanted
        .iter()
        .filter(|(word, count)| have.get(*word).copied().unwrap_or(0) < **count)
        .map(|(word, _)| word.clone())
        .collect();
    if !missing.is_empty() {
        wrong.push(format!("missing: {}", missing.join(" ")));
    }
    wrong.extend(front_wrong);
    Outcome {
        name: input.file_name().unwrap().to_string_lossy().into_owned(),
        wanted: wanted.values().sum(),
        kept: found,
        furniture,
        gone,
        wrong,
    }
}

#[test]
fn what_people_paste() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/paste");
    let mut inputs: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.with_extension("expected") != *path && path.with_extension("expected").exists())
        .collect();
    inputs.sort();
    let outcomes: Vec<Outcome> = inputs.iter().map(|input| judge(input)).collect();
    for outcome in &outcomes {
        println!(
            "{:26} words kept {:4}/{:4}   furniture dropped {:3}/{:3}",
            outcome.name, outcome.kept, outcome.wanted, outcome.gone, outcome.furniture
        );
        for wrong in &outcome.wrong {
            println!("    {wrong}");
        }
    }
    let sum = |field: fn(&Outcome) -> usize| outcomes.iter().map(field).sum::<usize>();
    let (wanted, kept, furniture, gone) = (
        sum(|o| o.wanted),
        sum(|o| o.kept),
        sum(|o| o.furniture),
        sum(|o| o.gone),
    );
    let fronts = outcomes
        .iter()
        .filter(|outcome| !outcome.wrong.iter().any(|wrong| wrong.starts_with("front")))
        .count();
    println!(
        "{} fixtures: words kept {kept}/{wanted} = {:.1} %, furniture dropped {gone}/{furniture} = {:.1} %, front matter right {fronts}",
        outcomes.len(),
        kept as f64 * 100.0 / wanted as f64,
        gone as f64 * 100.0 / furniture as f64,
    );
    assert!(outcomes.len() >= 24, "fixtures are missing");
    assert!(kept * 100 >= wanted * 98, "words are lost");
    assert!(gone * 100 >= furniture * 95, "furniture stays");
    assert!(fronts >= 22, "front matter is wrong");
}

#[test]
fn our_parser_reads_as_browsers_do() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/paste");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "html") {
            let source = fs::read_to_string(&path).unwrap();
            let article = |tree| {
                let article = paste::html::read(&tree);
                (article.front, article.blocks)
            };
            assert_eq!(
                article(paste::html::parse(&source)),
                article(html::tree(&source)),
                "{}",
                path.display()
            );
            seen += 1;
        }
    }
    assert!(seen >= 10, "fixtures are missing");
}

#[test]
fn forty_languages_are_known_not_to_be_english() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/paste/languages.tsv");
    let lines = fs::read_to_string(file).unwrap();
    let texts: Vec<(&str, &str)> = lines.lines().filter_map(|line| line.split_once('\t')).collect();
    assert_eq!(texts.len(), 40);
    for (language, text) in texts {
        let kind = paste::kind(text);
        assert!(
            matches!(kind, paste::Kind::OtherScript | paste::Kind::OtherLanguage),
            "{language} is taken for {kind}"
        );
    }
}

/// A page built by hand, without a parser: `tags` nested, each with `inside`.
fn nested(tags: usize, inside: &str) -> Article {
    let mut builder = paste::html::Builder::new();
    let mut open = 0;
    for _ in 0..tags {
        open += usize::from(builder.open("div", [("class".to_owned(), "x ".repeat(50))]));
        builder.text(inside);
    }
    for _ in 0..open {
        builder.close();
    }
    paste::html::read(&builder.finish())
}

#[test]
fn fifty_thousand_nested_tags() {
    let article = nested(
        50_000,
        "The ship was freed on Monday after six days in the canal. ",
    );
    assert!(article.words() > 10_000);
    assert_eq!(nested(50_000, "").text(), "");
}

#[test]
fn twenty_megabytes() {
    let mut builder = paste::html::Builder::new();
    let paragraph =
        "The ship was freed on Monday after six days in the canal, and traffic resumed. ".repeat(5);
    let mut fed = 0;
    while fed < 20_000_000 {
        if builder.open("p", []) {
            builder.text(&paragraph);
            builder.close();
        }
        fed += paragraph.len();
    }
    let tree = builder.finish();
    assert!(tree.cut, "the page must be known to be cut");
    let article = paste::html::read(&tree);
    assert!(article.text().len() < 9_000_000);
    assert!(article.words() > 100_000);
    assert!(!paste::plain(&paragraph.repeat(5_000)).is_empty());
    assert!(paste::plain(&"[".repeat(300_000)).len() == 1);
    assert!(paste::plain(&"> ".repeat(200_000)).len() == 1);
    assert!(paste::plain(&"a\n".repeat(200_000)).len() == 1);
}

#[test]
fn nothing_of_a_hostile_page_comes_through() {
    let bomb = "x".repeat(100_000);
    let source = format!(
        r#"<html><head><style>body{{background:url(javascript:alert(1))}}{bomb}</style>
        <script type="application/ld+json">{}</script><script type="application/ld+json">{{"@type":"NewsArticle","headline":{{"a":1}},"author":7}}</script></head>
        <body onload="alert(2)"><img src=x onerror="alert(3)"><svg onload="alert(4)"><text>alert5</text></svg><iframe srcdoc="<p>alert6</p>"></iframe>
        <p style="{bomb}" onclick="alert(7)">The ship was freed on Monday after six days in the canal, and traffic resumed.</p>
        <script>alert(8)</script><noscript><p>alert9</p></noscript><template><p>alert10</p></template><object><p>alert11</p></object>
        <a href="javascript:alert(12)">canal</a><math><mtext>alert13</mtext></math><textarea>alert14</textarea><video>alert15</video>
        <p hidden>alert16</p><p style="display:none">alert17</p><!-- alert18 --><plaintext>tail"#,
        "[".repeat(50_000)
    );
    let article = paste::html::read(&paste::html::parse(&source));
    let text = article.text();
    assert!(text.contains("The ship was freed on Monday"), "{text}");
    assert!(!text.contains("alert"), "{text}");
    assert!(!text.contains("onclick"), "{text}");
    assert_eq!(article.front.title, None);
}
