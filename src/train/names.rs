//! Trains the name tagger: a conditional random field with partial labels, because the sets do not all label
//! the same kinds of names.

use super::dense::{Shuffle, quantise};
use crate::model::Features;
use crate::syntax::lattice::{self, Gains, LABELS, NEVER, OUTSIDE, Place, Scores, Steps};
use crate::syntax::names::{Document, features, step_feature};
use crate::syntax::tagger::{self, Scratch};
use crate::syntax::words::Word;
use crate::syntax::{self, Models, NameKind};
use crate::text::{Source, Span};
use serde_json::Value;
use std::path::Path;

/// One annotated text.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its name in the set.
    pub doc: String,
    /// The text.
    pub text: String,
    /// Byte spans with their type as the set writes it.
    pub entities: Vec<(Span, String)>,
}

/// Reads a set: one JSON object a line, offsets in code points.
///
/// # Errors
/// When the file cannot be read.
pub fn read(path: &Path) -> Result<Vec<Text>, String> {
    let content = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    content
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
            let text = row["text"].as_str().unwrap_or("").to_owned();
            let mut offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            offsets.push(text.len());
            let offset = |value: &Value| {
                let at = value.as_u64().unwrap_or(0) as usize;
                offsets.get(at).copied().unwrap_or(text.len())
            };
            let entities = row["entities"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|entity| {
                    let span = Span::new(offset(&entity["start"]), offset(&entity["end"]));
                    (span, entity["type"].as_str().unwrap_or("").to_owned())
                })
                .collect();
            Ok(Text {
                doc: row["doc"].as_str().unwrap_or("").to_owned(),
                text,
                entities,
            })
        })
        .collect()
}

/// What a set's types mean, and which kinds it leaves unlabelled.
#[derive(Clone, Copy, Debug)]
struct Scheme {
    /// Type to the kinds that it may be.
    types: &'static [(&'static str, &'static [NameKind])],
    /// Kinds that may stand where the set has nothing.
    hidden: &'static [NameKind],
}

use NameKind::{Loc, Misc, Norp, Org, Per};

/// Our own annotation.
const OURS: Scheme = Scheme {
    types: &[
        ("PER", &[Per]),
        ("ORG", &[Org]),
        ("LOC", &[Loc]),
        ("NORP", &[Norp]),
        ("MISC", &[Misc]),
    ],
    hidden: &[],
};
/// Universal NER.
const UNER: Scheme = Scheme {
    types: &[("PER", &[Per]), ("ORG", &[Org]), ("LOC", &[Loc])],
    hidden: &[Norp, Misc],
};
/// Wikigold.
const WIKIGOLD: Scheme = Scheme {
    types: &[
        ("PER", &[Per]),
        ("ORG", &[Org]),
        ("LOC", &[Loc]),
        ("MISC", &[Misc, Norp]),
    ],
    hidden: &[],
};
/// WNUT 2017.
const WNUT: Scheme = Scheme {
    types: &[
        ("PER", &[Per]),
        ("ORG", &[Org]),
        ("LOC", &[Loc]),
        ("GROUP", &[Org, Norp, Misc]),
        ("PRODUCT", &[Misc]),
        ("WORK", &[Misc]),
    ],
    hidden: &[Norp],
};
/// `CrossNER`, politics.
const CROSSNER: Scheme = Scheme {
    types: &[
        ("PER", &[Per]),
        ("ORG", &[Org]),
        ("LOC", &[Loc]),
        ("EVENT", &[Misc]),
        ("MISC", &[Misc, Norp]),
    ],
    hidden: &[],
};

/// Texts with what their types mean and how fast they are learnt.
#[derive(Clone, Debug)]
pub struct Set {
    /// The texts.
    pub texts: Vec<Text>,
    scheme: Scheme,
    rate: f32,
}

impl Set {
    /// Puts texts together with what is known of their set.
    pub fn new(texts: Vec<Text>, name: &str) -> Self {
        let (scheme, rate) = match name.split([' ', ',']).next().unwrap_or("") {
            "Universal" => (UNER, 0.07),
            "Wikigold" => (WIKIGOLD, 0.07),
            "WNUT" => (WNUT, 0.04),
            "CrossNER" => (CROSSNER, 0.07),
            _ => (OURS, 0.1),
        };
        Self { texts, scheme, rate }
    }
}

/// A sentence for training: sparse features and the labels that are right.
struct Example {
    features: Vec<Vec<u32>>,
    allowed: Vec<u32>,
    rate: f32,
}

fn examples(set: &Set, models: &Models, out: &mut Vec<Example>) {
    let (scheme, rate) = (set.scheme, set.rate);
    for text in &set.texts {
        let source = Source::new(&text.text);
        let layer = syntax::segment(&source);
        let words = Word::all(
            &source.text,
            layer.tokens.iter().map(|token| &token.span),
            &models.clusters,
        );
        let mut tags = Vec::new();
        for sentence in &layer.sentences {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            tagger::tag(&models.tagger, &words[range], &mut Scratch::default(), &mut tags);
        }
        let document = Document::new(&words, &tags, &models.gazetteer);
        let free = scheme.hidden.iter().fold(1u32 << OUTSIDE, |set, &kind| {
            set | 0b1111 << (1 + 4 * kind as usize)
        });
        let mut allowed = vec![free; words.len()];
        for (span, kind) in &text.entities {
            let Some((_, kinds)) = scheme.types.iter().find(|(name, _)| name == kind) else {
                continue;
            };
            let range = layer.tokens_in(*span);
            let (first, end) = (range.start as usize, range.end as usize);
            for at in first..end {
                let place = match (at == first, at + 1 == end) {
                    (true, true) => Place::Single,
                    (true, false) => Place::Begin,
                    (false, true) => Place::Last,
                    (false, false) => Place::Inside,
                };
                allowed[at] = kinds
                    .iter()
                    .fold(0, |set, &kind| set | 1 << lattice::label(kind as usize, place));
            }
        }
        for sentence in &layer.sentences {
            let (first, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
            let mut row = Features::default();
            let rows = (first..end)
                .map(|index| {
                    features(&document, first, end, index, &mut row);
                    row.to_vec()
                })
                .collect();
            out.push(Example {
                features: rows,
                allowed: allowed[first..end].to_vec(),
                rate,
            });
        }
    }
}

struct Field {
    bits: u32,
    weights: Vec<f32>,
    squares: Vec<f32>,
    mask: Vec<bool>,
}

/// Weights of a row, padded.
const STRIDE: usize = 24;

impl Field {
    fn row(&self, feature: u32) -> usize {
        (feature >> (32 - self.bits)) as usize * STRIDE
    }

    fn score(&self, features: &[u32]) -> Scores {
        let mut scores = [0.0; LABELS];
        for &feature in features {
            let row = self.row(feature);
            for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + LABELS]) {
                *score += weight;
            }
        }
        scores
    }

    /// One step of `AdaGrad`.
    fn step(&mut self, cell: usize, gradient: f32, rate: f32) {
        if !self.mask.is_empty() && !self.mask[cell] {
            return;
        }
        self.squares[cell] += gradient * gradient;
        let pace = rate / (self.squares[cell].sqrt() + 1e-2);
        self.weights[cell] += pace * gradient;
    }

    fn steps(&self) -> Steps {
        std::array::from_fn(|before| {
            let row = self.row(step_feature(before));
            std::array::from_fn(|next| {
                if lattice::follows(Some(before), Some(next)) {
                    self.weights[row + next]
                } else {
                    NEVER
                }
            })
        })
    }
}

/// Settings of a training run.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// log2 of the rows.
    pub bits: u32,
    /// Epochs before and after pruning.
    pub epochs: [usize; 2],
    /// Weights to keep.
    pub keep: usize,
    /// Levels of quantisation.
    pub levels: i32,
    /// Shrinking at the end of every epoch.
    pub shrink: f32,
    /// Share of features left out at random.
    pub drop: f32,
}

/// Trains the name tagger on sets; gives its weight file.
pub fn train(sets: &[Set], models: &Models, settings: Settings) -> Vec<u8> {
    let mut all = Vec::new();
    for set in sets {
        examples(set, models, &mut all);
    }
    let cells = STRIDE << settings.bits;
    let mut field = Field {
        bits: settings.bits,
        weights: vec![0.0; cells],
        squares: vec![0.0; cells],
        mask: Vec::new(),
    };
    let mut order: Vec<usize> = (0..all.len()).collect();
    let mut shuffle = Shuffle::new(5);
    let mut sums = vec![0.0f32; cells];
    let mut parts = 0.0f32;
    for epoch in 0..settings.epochs[0] + settings.epochs[1] {
        if epoch == settings.epochs[0] {
            let threshold = largest(&field.weights, settings.keep);
            field.mask = field
                .weights
                .iter()
                .map(|weight| weight.abs() >= threshold)
                .collect();
            for (weight, kept) in field.weights.iter_mut().zip(&field.mask) {
                if !kept {
                    *weight = 0.0;
                }
            }
            field.squares.fill(0.0);
        }
        shuffle.shuffle(&mut order);
        let mut loss = 0.0f64;
        for &at in &order {
            let example = &all[at];
            // now and then a feature is missing, so that none is relied upon alone
            let active: Vec<Vec<u32>> = example
                .features
                .iter()
                .map(|row| {
                    let keep = |_: &&u32| (shuffle.draw() >> 40) as f32 / 16_777_216.0 >= settings.drop;
                    row.iter().filter(keep).copied().collect()
                })
                .collect();
            let scores: Vec<Scores> = active.iter().map(|features| field.score(features)).collect();
            let gains = Gains::new(&field.steps());
            let model = lattice::sums(&scores, &gains, |_| u32::MAX, true);
            let gold = lattice::sums(&scores, &gains, |at| example.allowed[at], true);
            for (index, features) in active.iter().enumerate() {
                for label in 0..LABELS {
                    let gradient = gold.single[index][label] - model.single[index][label];
                    if gradient.abs() > 0.003 {
                        loss += f64::from(gradient.abs());
                        for &feature in features {
                            let cell = field.row(feature) + label;
                            field.step(cell, gradient, example.rate);
                        }
                    }
                }
            }
            for before in 0..LABELS {
                let row = field.row(step_feature(before));
                for next in 0..LABELS {
                    let gradient = gold.steps[before][next] - model.steps[before][next];
                    if gradient.abs() > 0.003 {
                        field.step(row + next, gradient, example.rate);
                    }
                }
            }
        }
        for weight in &mut field.weights {
            *weight -= weight.clamp(-settings.shrink, settings.shrink);
        }
        // the mean over the later epochs of each phase is steadier than the last
        let phase = if epoch < settings.epochs[0] {
            0
        } else {
            settings.epochs[0]
        };
        let length = settings.epochs[usize::from(phase > 0)];
        if epoch - phase >= length / 2 {
            for (sum, weight) in sums.iter_mut().zip(&field.weights) {
                *sum += weight;
            }
            parts += 1.0;
        }
        if epoch + 1 == phase + length {
            for (sum, weight) in sums.iter_mut().zip(&mut field.weights) {
                *weight = *sum / parts;
                *sum = 0.0;
            }
            parts = 0.0;
        }
        println!(
            "  names epoch {epoch}: {loss:.0}, {} weights",
            field.weights.iter().filter(|weight| **weight != 0.0).count()
        );
    }
    let classes: Vec<String> = (0..LABELS)
        .map(|label| {
            lattice::parts(label).map_or_else(
                || "O".to_owned(),
                |(class, place)| format!("{} {}", place as usize, NameKind::ALL[class]),
            )
        })
        .collect();
    let threshold = largest(&field.weights, settings.keep);
    quantise(
        &classes,
        settings.bits,
        STRIDE,
        settings.levels,
        threshold,
        |cell| field.weights[cell],
    )
}

/// The size of the `count`th largest weight.
fn largest(weights: &[f32], count: usize) -> f32 {
    let mut sizes: Vec<f32> = weights
        .iter()
        .map(|weight| weight.abs())
        .filter(|&size| size > 0.0)
        .collect();
    if sizes.len() <= count {
        return f32::MIN_POSITIVE;
    }
    let place = sizes.len() - count;
    *sizes.select_nth_unstable_by(place, f32::total_cmp).1
}

/// Prints F1 on PER, ORG, LOC, of spans alone, and by kind, as the evaluation's scorer counts.
pub fn score(name: &str, texts: &[Text], models: &Models) {
    let kinds = ["PER", "ORG", "LOC"];
    let trim = |text: &str, span: Span| {
        let (mut start, mut end) = (span.start as usize, span.end as usize);
        let form = &text[start..end];
        if form.len() > 4 && form.to_lowercase().starts_with("the ") {
            start += 4;
        }
        for tail in ["'s", "’s"] {
            if text[start..end].ends_with(tail) && end - start > tail.len() {
                end -= tail.len();
            }
        }
        (start, end)
    };
    let show = std::env::var("SHOW").is_ok();
    let mut count = [[0usize; 3]; 5];
    let mut confusion = std::collections::BTreeMap::new();
    for text in texts {
        let source = Source::new(&text.text);
        let layer = syntax::parse_with(models, &source);
        let gold: std::collections::BTreeSet<(usize, usize, &str)> = text
            .entities
            .iter()
            .map(|(span, kind)| (span, if kind == "FAC" { "LOC" } else { kind.as_str() }))
            .filter(|(_, kind)| kinds.contains(kind))
            .map(|(span, kind)| {
                let (start, end) = trim(&text.text, *span);
                (start, end, kind)
            })
            .collect();
        let ours: std::collections::BTreeSet<(usize, usize, &str)> = layer
            .names
            .iter()
            .filter(|name| kinds.contains(&name.kind.as_str()))
            .map(|name| {
                let (start, end) = trim(&text.text, name.span);
                (start, end, name.kind.as_str())
            })
            .collect();
        let mut add = |at: usize, right: usize, ours: usize, gold: usize| {
            count[at][0] += right;
            count[at][1] += ours;
            count[at][2] += gold;
        };
        add(0, gold.intersection(&ours).count(), ours.len(), gold.len());
        for (at, kind) in (1..).zip(kinds) {
            let of = |set: &std::collections::BTreeSet<(usize, usize, &str)>| {
                set.iter().filter(|item| item.2 == kind).count()
            };
            add(
                at,
                gold.intersection(&ours).filter(|item| item.2 == kind).count(),
                of(&ours),
                of(&gold),
            );
        }
        let spans = |set: &std::collections::BTreeSet<(usize, usize, &str)>| -> std::collections::BTreeSet<(usize, usize)> { set.iter().map(|item| (item.0, item.1)).collect() };
        let (gold_spans, our_spans) = (spans(&gold), spans(&ours));
        add(
            4,
            gold_spans.intersection(&our_spans).count(),
            our_spans.len(),
            gold_spans.len(),
        );
        if show {
            let kind_at = |set: &std::collections::BTreeSet<(usize, usize, &str)>, span: (usize, usize)| {
                set.iter()
                    .find(|item| (item.0, item.1) == span)
                    .map_or("-".to_owned(), |item| item.2.to_owned())
            };
            for &span in gold_spans.union(&our_spans) {
                let (gold, ours) = (kind_at(&gold, span), kind_at(&ours, span));
                if gold != ours {
                    *confusion
                        .entry((gold, ours, text.text[span.0..span.1].to_owned()))
                        .or_insert(0usize) += 1;
                }
            }
        }
    }
    let f1 = |at: usize| 200.0 * count[at][0] as f64 / (count[at][1] + count[at][2]).max(1) as f64;
    println!(
        "{name}: f1 {:.2} span {:.2} (PER {:.2} ORG {:.2} LOC {:.2})",
        f1(0),
        f1(4),
        f1(1),
        f1(2),
        f1(3)
    );
    let mut confusion: Vec<_> = confusion.into_iter().collect();
    confusion.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for ((gold, ours, form), count) in confusion.into_iter().take(1200) {
        println!("N {count} {gold} -> {ours}: {form}");
    }
}
