//! Scores a reading of raw text against a treebank: the same measures as the evaluation's `run.py`.

use super::conllu::Document;
use crate::syntax::{self, Models, Syntax};
use crate::text::Source;
use std::collections::{HashMap, HashSet};

/// Prints words, sentences, tags and trees as F1 over aligned words.
pub fn print(name: &str, documents: &[Document], models: &Models) {
    let show = std::env::var("SHOW").is_ok();
    let mut count = [0usize; 11];
    for document in documents {
        let source = Source::new(&document.text);
        let syntax: Syntax = syntax::parse_with(models, &source);
        let mut gold = HashMap::new();
        let mut bounds = HashSet::new();
        for sentence in &document.sentences {
            if let (Some(first), Some(last)) = (sentence.first(), sentence.last()) {
                bounds.insert((first.span.0, last.span.1));
            }
            for word in sentence {
                let head = word
                    .head
                    .and_then(|head| sentence.get(head))
                    .map(|head| head.span);
                gold.entry(word.span).or_insert((word, head));
                count[0] += 1;
            }
        }
        count[1] += syntax.len();
        let span_of = |index: usize| {
            let span = syntax.tokens[index].span;
            (span.start as usize, span.end as usize)
        };
        for index in 0..syntax.len() {
            let Some((word, head)) = gold.get(&span_of(index)) else {
                if show {
                    let (start, end) = span_of(index);
                    let near = document
                        .sentences
                        .iter()
                        .flatten()
                        .filter(|word| word.span.0 < end && start < word.span.1);
                    let near: Vec<&str> = near.map(|word| word.form.as_str()).collect();
                    println!("W {} <> {}", &document.text[start..end], near.join(" "));
                }
                continue;
            };
            count[2] += 1;
            count[10] += usize::from(word.lemma.to_lowercase() == syntax.lemmas[index].to_lowercase());
            count[3] += usize::from(word.upos == syntax.upos[index].as_str());
            count[4] += usize::from(word.xpos == syntax.xpos[index]);
            if *head == syntax.heads[index].map(|head| span_of(head.index())) {
                count[5] += 1;
                let stem = word.deprel.split(':').next().unwrap_or("");
                count[6] += usize::from(stem == syntax.deprels[index].stem());
            }
        }
        count[7] += bounds.len();
        count[8] += syntax.sentences.len();
        let found: HashSet<(usize, usize)> = syntax
            .sentences
            .iter()
            .map(|sentence| (sentence.span.start as usize, sentence.span.end as usize))
            .collect();
        count[9] += bounds.intersection(&found).count();
        if show {
            let gold_starts: HashSet<usize> = bounds.iter().map(|bound| bound.0).collect();
            let our_starts: HashSet<usize> = found.iter().map(|bound| bound.0).collect();
            let mut wrong: Vec<(usize, bool)> = gold_starts
                .symmetric_difference(&our_starts)
                .map(|&at| (at, gold_starts.contains(&at)))
                .collect();
            wrong.sort_unstable();
            for (at, missed) in wrong {
                let from: String = document.text[..at].chars().rev().take(40).collect();
                let to: String = document.text[at..].chars().take(40).collect();
                println!(
                    "S {} {:?} || {:?}",
                    if missed { "MISSED" } else { "EXTRA " },
                    from.chars().rev().collect::<String>(),
                    to
                );
            }
        }
    }
    let f1 = |right: usize, gold: usize, ours: usize| 200.0 * right as f64 / (gold + ours).max(1) as f64;
    println!(
        "{name}: words {:.2} sentences {:.2} upos {:.2} xpos {:.2} uas {:.2} las {:.2} lemmas {:.2}",
        f1(count[2], count[0], count[1]),
        f1(count[9], count[7], count[8]),
        f1(count[3], count[0], count[1]),
        f1(count[4], count[0], count[1]),
        f1(count[5], count[0], count[1]),
        f1(count[6], count[0], count[1]),
        f1(count[10], count[0], count[1]),
    );
}
