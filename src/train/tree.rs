//! Trains tagger, parser, labeller and lemmatiser on treebanks.

use super::conllu::Document;
use super::dense::{Averaged, Shuffle, reread};
use crate::model::{Features, Marks};
use crate::syntax::arcs::{self, View};
use crate::syntax::labels::Tree;
use crate::syntax::tagger::{self, NO_TAG, Scratch};
use crate::syntax::transitions::{Arena, LEFT, Limits, RIGHT, SHIFT, State, TRANSITIONS, step};
use crate::syntax::words::Word;
use crate::syntax::{Deprel, Upos, lemmas};
use std::collections::BTreeMap;

/// One sentence for training.
#[derive(Clone, Debug)]
pub struct Sentence {
    pub(crate) words: Vec<Word>,
    gold: Vec<u32>,
    tags: Vec<u32>,
    heads: Vec<usize>,
    labels: Vec<u32>,
    edits: Vec<Option<String>>,
}

/// Treebank sentences with the classes that they use.
pub struct Treebank {
    /// Sentences.
    pub sentences: Vec<Sentence>,
    /// "NOUN NN" and so on.
    pub tags: Vec<String>,
    /// Relations.
    pub labels: Vec<String>,
}

/// Cuts subtypes that [`Deprel`] does not have.
fn relation(deprel: &str) -> Deprel {
    deprel
        .parse()
        .or_else(|()| deprel.split(':').next().unwrap_or("").parse())
        .unwrap_or(Deprel::Dep)
}

impl Treebank {
    /// Prepares documents.
    pub fn new(documents: &[Document], clusters: &Marks) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let all = || documents.iter().flat_map(|document| &document.sentences);
        for word in all().flatten() {
            *counts.entry(format!("{} {}", word.upos, word.xpos)).or_default() += 1;
        }
        let mut order: Vec<(&String, usize)> = counts.iter().map(|(tag, &count)| (tag, count)).collect();
        order.sort_by_key(|&(tag, count)| (std::cmp::Reverse(count), tag));
        let tags: Vec<String> = order
            .iter()
            .filter(|(_, count)| *count >= 4)
            .map(|(tag, _)| (*tag).clone())
            .collect();
        let number = |upos: &str, xpos: &str| {
            let exact = format!("{upos} {xpos}");
            tags.iter()
                .position(|tag| *tag == exact)
                .or_else(|| tags.iter().position(|tag| tag.split(' ').next() == Some(upos)))
                .unwrap_or(0) as u32
        };
        let labels: Vec<String> = Deprel::ALL
            .iter()
            .map(|label| label.as_str().to_owned())
            .collect();
        let mut sentences = Vec::new();
        for document in documents {
            for sentence in &document.sentences {
                let mut words: Vec<Word> = sentence
                    .iter()
                    .map(|word| Word::new(&word.form, clusters))
                    .collect();
                for at in 1..words.len() {
                    words[at].glued = sentence[at].span.0 == sentence[at - 1].span.1;
                }
                let gold: Vec<u32> = sentence
                    .iter()
                    .map(|word| number(&word.upos, &word.xpos))
                    .collect();
                let upos: Vec<Upos> = sentence
                    .iter()
                    .map(|word| word.upos.parse().unwrap_or(Upos::X))
                    .collect();
                sentences.push(Sentence {
                    words,
                    tags: gold.clone(),
                    gold,
                    heads: sentence
                        .iter()
                        .map(|word| word.head.unwrap_or(sentence.len()))
                        .collect(),
                    labels: sentence
                        .iter()
                        .map(|word| relation(&word.deprel) as u32)
                        .collect(),
                    edits: sentence
                        .iter()
                        .zip(&upos)
                        .map(|(word, &upos)| edit(&word.form, &word.lemma, upos))
                        .collect(),
                });
            }
        }
        Self {
            sentences,
            tags,
            labels,
        }
    }

    /// Gives every sentence the tags that a tagger trained on the others would give.
    pub fn jackknife(&mut self, folds: usize, settings: Settings) {
        for fold in 0..folds {
            let rest: Vec<Sentence> = self
                .sentences
                .iter()
                .enumerate()
                .filter(|(at, _)| at % folds != fold)
                .map(|(_, sentence)| sentence.clone())
                .collect();
            let bytes = train_tagger(
                &rest,
                &self.tags,
                Settings {
                    epochs: [4, 0],
                    keep: usize::MAX,
                    levels: 127,
                    ..settings
                },
            );
            let model = reread(&bytes);
            for sentence in self.sentences.iter_mut().skip(fold).step_by(folds) {
                sentence.tags.clear();
                tagger::tag(
                    &model,
                    &sentence.words,
                    &mut Scratch::default(),
                    &mut sentence.tags,
                );
            }
        }
        let right: usize = self
            .sentences
            .iter()
            .map(|s| s.tags.iter().zip(&s.gold).filter(|(a, b)| a == b).count())
            .sum();
        let all: usize = self.sentences.iter().map(|s| s.gold.len()).sum();
        println!("jackknifed tags: {:.2}", 100.0 * right as f64 / all as f64);
    }
}

/// The edit that gives the lemma; `None` where none can or the lemma is not learnt.
fn edit(form: &str, lemma: &str, upos: Upos) -> Option<String> {
    if matches!(upos, Upos::Propn | Upos::Punct | Upos::Num | Upos::Sym | Upos::X) {
        return None;
    }
    let base: Vec<char> = lemmas::base(form, upos).chars().collect();
    let lemma: Vec<char> = lemma.to_lowercase().chars().collect();
    let same = base.iter().zip(&lemma).take_while(|(a, b)| a == b).count();
    let cut = base.len() - same;
    Some(format!("{cut}{}", lemma[same..].iter().collect::<String>()))
}

/// The best class, and the best wrong one when the right one does not lead by a margin.
fn rival(scores: &[f32], gold: usize, margin: f32) -> (usize, Option<usize>) {
    let guess = best(scores);
    if guess != gold {
        return (guess, Some(guess));
    }
    let mut second: Option<usize> = None;
    for (class, &score) in scores.iter().enumerate() {
        if class != gold && second.is_none_or(|other| score > scores[other]) {
            second = Some(class);
        }
    }
    (
        guess,
        second.filter(|&class| scores[gold] - scores[class] < margin),
    )
}

fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (class, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = class;
        }
    }
    best
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
    /// By how much the right class must lead before nothing is learnt.
    pub margin: f32,
}

/// What is kept while the parser is trained: nothing is given up for its score alone.
const BEAM: Limits = Limits {
    width: 6,
    reach: f64::INFINITY,
};

/// Trains a tagger; gives its weight file.
pub fn train_tagger(sentences: &[Sentence], tags: &[String], settings: Settings) -> Vec<u8> {
    let mut model = Averaged::new(tags.to_vec(), settings.bits);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let margin = settings.margin;
    let mut shuffle = Shuffle::new(1);
    let (mut features, mut scores) = (Features::default(), Vec::new());
    for epoch in 0..settings.epochs[0] + settings.epochs[1] {
        if epoch == settings.epochs[0] {
            model.prune(settings.keep);
        }
        shuffle.shuffle(&mut order);
        for &at in &order {
            let sentence = &sentences[at];
            let mut before = [NO_TAG; 2];
            for (index, &gold) in sentence.gold.iter().enumerate() {
                tagger::features(&sentence.words, index, before, &mut features);
                model.score(&features, &mut scores);
                let (guess, wrong) = rival(&scores, gold as usize, margin);
                if let Some(wrong) = wrong {
                    model.update(&features, gold as usize, 1.0);
                    model.update(&features, wrong, -1.0);
                }
                model.tick();
                before = [guess as u32, before[0]];
            }
        }
    }
    model.file(settings.keep, settings.levels)
}

/// The transitions that build a tree; `None` when it has crossing arcs.
fn oracle(arena: &mut Arena, gold: &[usize]) -> Option<Vec<usize>> {
    let length = gold.len();
    let mut open = vec![0usize; length + 1];
    for &head in gold {
        open[head] += 1;
    }
    let mut state = arena.start(length);
    let mut out = Vec::with_capacity(2 * length);
    for _ in 0..2 * length {
        let [top, second] = arena.tops(&state);
        let allowed = arena.allowed(&state);
        let transition = if allowed[LEFT] && open[top] == 0 && gold[top] == state.front {
            LEFT
        } else if allowed[RIGHT] && open[top] == 0 && gold[top] == second {
            RIGHT
        } else if allowed[SHIFT] {
            SHIFT
        } else {
            return None;
        };
        if transition != SHIFT {
            open[gold[top]] -= 1;
        }
        out.push(transition);
        state = arena.apply(&state, transition);
    }
    Some(out)
}

/// Trains the parser: structured perceptron with a beam, updated where the violation is greatest; gives its
/// weight file.
pub fn train_arcs(bank: &Treebank, settings: Settings) -> Vec<u8> {
    let classes = TRANSITIONS.map(str::to_owned).to_vec();
    let mut model = Averaged::new(classes, settings.bits);
    let mut arena = Arena::default();
    let gold: Vec<Option<Vec<usize>>> = bank
        .sentences
        .iter()
        .map(|sentence| oracle(&mut arena, &sentence.heads))
        .collect();
    let mut order: Vec<usize> = (0..bank.sentences.len())
        .filter(|&at| gold[at].is_some())
        .collect();
    println!("  {} sentences without crossing arcs", order.len());
    let mut shuffle = Shuffle::new(2);
    let (mut row, mut scores) = (Features::default(), Vec::new());

    for epoch in 0..settings.epochs[0] + settings.epochs[1] {
        if epoch == settings.epochs[0] {
            model.prune(settings.keep);
        }
        shuffle.shuffle(&mut order);
        let mut wrong = 0usize;
        for &at in &order {
            let Some(gold) = &gold[at] else { continue };
            let sentence = &bank.sentences[at];
            let view = View {
                words: &sentence.words,
                tags: &sentence.tags,
            };
            let mut score = |arena: &Arena, state: &State| {
                arcs::features(view, arena, state, &mut row);
                model.score(&row, &mut scores);
                [SHIFT, LEFT, RIGHT].map(|transition| f64::from(scores[transition]))
            };
            let mut states = vec![arena.start(sentence.words.len())];
            let mut truth = states[0];
            let mut worst: Option<(f64, State, usize)> = None;
            for (index, &right) in gold.iter().enumerate() {
                step(
                    &mut arena,
                    &mut states,
                    BEAM,
                    right,
                    f64::from(settings.margin),
                    &mut score,
                );
                let allowed = arena.allowed(&truth);
                let forced = allowed.iter().filter(|&&allowed| allowed).count() == 1;
                let gain = if forced { 0.0 } else { score(&arena, &truth)[right] };
                let before = truth.score;
                truth = arena.apply(&truth, right);
                truth.score = before + gain;
                let best = states[0];
                let violation = best.score - truth.score;
                if !best.gold
                    && violation >= 0.0
                    && worst.as_ref().is_none_or(|(most, _, _)| violation > *most)
                {
                    worst = Some((violation, best, index + 1));
                }
            }
            if !states[0].gold
                && let Some((_, best, steps)) = worst
            {
                wrong += 1;
                let guess = arena.transitions(&best);
                let same = guess.iter().zip(gold).take_while(|(a, b)| a == b).count();
                for (path, delta) in [(&gold[..steps], 1.0), (&guess[..], -1.0)] {
                    let mut state = arena.start(sentence.words.len());
                    for (index, &transition) in path.iter().enumerate() {
                        let choices = arena.allowed(&state).iter().filter(|&&allowed| allowed).count();
                        if index >= same && choices > 1 {
                            arcs::features(view, &arena, &state, &mut row);
                            model.update(&row, transition, delta);
                        }
                        state = arena.apply(&state, transition);
                    }
                }
            }
            model.tick();
        }
        println!(
            "  arcs epoch {epoch}: {:.2} % of sentences wrong",
            100.0 * wrong as f64 / order.len().max(1) as f64
        );
    }
    model.file(settings.keep, settings.levels)
}

/// Trains the labeller on gold trees; gives its weight file.
pub fn train_labels(bank: &Treebank, settings: Settings) -> Vec<u8> {
    let mut model = Averaged::new(bank.labels.clone(), settings.bits);
    let mut order: Vec<usize> = (0..bank.sentences.len()).collect();
    let margin = settings.margin;
    let mut shuffle = Shuffle::new(3);
    let (mut features, mut scores) = (Features::default(), Vec::new());
    for epoch in 0..settings.epochs[0] + settings.epochs[1] {
        if epoch == settings.epochs[0] {
            model.prune(settings.keep);
        }
        shuffle.shuffle(&mut order);
        for &at in &order {
            let sentence = &bank.sentences[at];
            let view = View {
                words: &sentence.words,
                tags: &sentence.tags,
            };
            let mut tree = Tree::new(view, &sentence.heads);
            for dep in tree.order() {
                tree.features(dep, &mut features);
                model.score(&features, &mut scores);
                let gold = sentence.labels[dep] as usize;
                let (guess, wrong) = rival(&scores, gold, margin);
                if let Some(wrong) = wrong {
                    model.update(&features, gold, 1.0);
                    model.update(&features, wrong, -1.0);
                }
                model.tick();
                tree.labels[dep] = guess as u32;
            }
        }
    }
    model.file(settings.keep, settings.levels)
}

/// Trains the lemmatiser; gives its weight file.
pub fn train_lemmas(bank: &Treebank, settings: Settings) -> Vec<u8> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for edit in bank
        .sentences
        .iter()
        .flat_map(|sentence| &sentence.edits)
        .flatten()
    {
        *counts.entry(edit).or_default() += 1;
    }
    let mut classes: Vec<(&str, usize)> = counts.into_iter().filter(|(_, count)| *count >= 3).collect();
    classes.sort_by_key(|&(edit, count)| (std::cmp::Reverse(count), edit));
    classes.truncate(200);
    let classes: Vec<String> = classes.into_iter().map(|(edit, _)| edit.to_owned()).collect();
    let mut model = Averaged::new(classes.clone(), settings.bits);
    let mut order: Vec<usize> = (0..bank.sentences.len()).collect();
    let mut shuffle = Shuffle::new(4);
    let (mut features, mut scores) = (Features::default(), Vec::new());
    for epoch in 0..settings.epochs[0] + settings.epochs[1] {
        if epoch == settings.epochs[0] {
            model.prune(settings.keep);
        }
        shuffle.shuffle(&mut order);
        for &at in &order {
            let sentence = &bank.sentences[at];
            for (index, edit) in sentence.edits.iter().enumerate() {
                let Some(gold) = edit
                    .as_ref()
                    .and_then(|edit| classes.iter().position(|class| class == edit))
                else {
                    continue;
                };
                lemmas::features(&sentence.words[index], sentence.gold[index], &mut features);
                model.score(&features, &mut scores);
                if let (_, Some(wrong)) = rival(&scores, gold, settings.margin) {
                    model.update(&features, gold, 1.0);
                    model.update(&features, wrong, -1.0);
                }
                model.tick();
            }
        }
    }
    model.file(settings.keep, settings.levels)
}
