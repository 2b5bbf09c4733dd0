//! Trains tagger, parser, labeller and lemmatiser on treebanks.

use super::conllu::Document;
use super::dense::{Averaged, Shuffle, reread};
use crate::model::Marks;
use crate::syntax::arcs::{self, LEFT, NONE, RIGHT, SHIFT, State, View};
use crate::syntax::labels::Tree;
use crate::syntax::tagger::{self, NO_TAG, Scratch};
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
    pub fn jackknife(&mut self, folds: usize, bits: u32) {
        for fold in 0..folds {
            let rest: Vec<Sentence> = self
                .sentences
                .iter()
                .enumerate()
                .filter(|(at, _)| at % folds != fold)
                .map(|(_, sentence)| sentence.clone())
                .collect();
            let bytes = train_tagger(&rest, &self.tags, bits, &[4, 0], usize::MAX, 127);
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

fn e(k: &str, d: f32) -> f32 {
    std::env::var(k).ok().and_then(|v| v.parse().ok()).unwrap_or(d)
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

/// Epochs before and after pruning.
type Epochs = [usize; 2];

/// Trains a tagger; gives its weight file.
pub fn train_tagger(
    sentences: &[Sentence],
    tags: &[String],
    bits: u32,
    epochs: &Epochs,
    keep: usize,
    levels: i32,
) -> Vec<u8> {
    let mut model = Averaged::new(tags.to_vec(), bits);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let margin = e("TM", 0.0);
    let mut shuffle = Shuffle::new(1);
    let (mut features, mut scores) = (Vec::new(), Vec::new());
    for epoch in 0..epochs[0] + epochs[1] {
        if epoch == epochs[0] {
            model.prune(keep);
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
    model.file(keep, levels)
}

/// Number of arcs that a transition makes impossible.
fn cost(
    state: &State,
    gold: &[usize],
    children: &[Vec<usize>],
    on_stack: &[bool],
    transition: usize,
) -> usize {
    let front = state.front;
    let top = state.stack.last().copied().unwrap_or(NONE);
    let second = state
        .stack
        .len()
        .checked_sub(2)
        .map_or(NONE, |at| state.stack[at]);
    match transition {
        SHIFT => {
            let head = gold[front];
            let lost_head = head < front && head != top && on_stack[head];
            children[front]
                .iter()
                .filter(|&&child| child < front && on_stack[child])
                .count()
                + usize::from(lost_head)
        }
        LEFT => {
            let head = gold[top];
            let lost_head = head != front && (head > front || head == second);
            children[top].iter().filter(|&&child| child >= front).count() + usize::from(lost_head)
        }
        _ => {
            let head = gold[top];
            children[top].iter().filter(|&&child| child >= front).count() + usize::from(head >= front)
        }
    }
}

/// Trains the parser with a dynamic oracle; gives its weight file.
pub fn train_arcs(bank: &Treebank, bits: u32, epochs: &Epochs, keep: usize, levels: i32) -> Vec<u8> {
    let classes = arcs::TRANSITIONS.map(str::to_owned).to_vec();
    let mut model = Averaged::new(classes, bits);
    let children: Vec<Vec<Vec<usize>>> = bank
        .sentences
        .iter()
        .map(|sentence| {
            let mut children = vec![Vec::new(); sentence.heads.len() + 1];
            for (word, &head) in sentence.heads.iter().enumerate() {
                children[head].push(word);
            }
            children
        })
        .collect();
    let mut order: Vec<usize> = (0..bank.sentences.len()).collect();
    let (margin, two) = (e("AM", 0.0), e("TWO", 0.0) > 0.0);
    let mut shuffle = Shuffle::new(2);
    let (mut features, mut scores) = (Vec::new(), Vec::new());
    let mut state = State::default();
    for epoch in 0..epochs[0] + epochs[1] {
        if epoch == epochs[0] {
            model.prune(keep);
        }
        shuffle.shuffle(&mut order);
        let (mut wrong, mut all) = (0usize, 0usize);
        for &at in &order {
            let sentence = &bank.sentences[at];
            let length = sentence.words.len();
            let view = View {
                words: &sentence.words,
                tags: &sentence.tags,
            };
            state.reset(length);
            let mut on_stack = vec![false; length + 1];
            while !state.done() {
                let allowed = state.allowed();
                let transition = if allowed.iter().filter(|&&allowed| allowed).count() == 1 {
                    allowed.iter().position(|&allowed| allowed).unwrap_or(SHIFT)
                } else {
                    arcs::features(view, &state, &mut features);
                    model.score(&features, &mut scores);
                    let guess = arcs::best(&scores, allowed);
                    let costs = [SHIFT, LEFT, RIGHT].map(|transition| {
                        if allowed[transition] {
                            cost(&state, &sentence.heads, &children[at], &on_stack, transition)
                        } else {
                            usize::MAX
                        }
                    });
                    let least = costs.iter().min().copied().unwrap_or(0);
                    let right = arcs::best(&scores, costs.map(|cost| cost == least));
                    all += 1;
                    let blamed = [SHIFT, LEFT, RIGHT]
                        .into_iter()
                        .filter(|&other| allowed[other] && costs[other] > least)
                        .max_by(|&a, &b| scores[a].total_cmp(&scores[b]))
                        .filter(|&other| scores[right] - scores[other] < margin || other == guess);
                    wrong += usize::from(costs[guess] > least);
                    if let Some(blamed) = blamed {
                        if !two || right != SHIFT {
                            model.update(&features, right, 1.0);
                        }
                        if !two || blamed != SHIFT {
                            model.update(&features, blamed, -1.0);
                        }
                    }
                    model.tick();
                    // the first rounds stay near the gold tree, later ones follow the model
                    if epoch < 1 || (epoch < 3 && shuffle.draw().is_multiple_of(10)) {
                        right
                    } else {
                        guess
                    }
                };
                if transition == SHIFT {
                    on_stack[state.front] = true;
                } else if let Some(&top) = state.stack.last() {
                    on_stack[top] = false;
                }
                state.apply(transition);
            }
        }
        println!(
            "  arcs epoch {epoch}: {:.2} % wrong",
            100.0 * wrong as f64 / all.max(1) as f64
        );
    }
    model.file(keep, levels)
}

/// Trains the labeller on gold trees; gives its weight file.
pub fn train_labels(bank: &Treebank, bits: u32, epochs: &Epochs, keep: usize, levels: i32) -> Vec<u8> {
    let mut model = Averaged::new(bank.labels.clone(), bits);
    let mut order: Vec<usize> = (0..bank.sentences.len()).collect();
    let margin = e("LM", 0.0);
    let mut shuffle = Shuffle::new(3);
    let (mut features, mut scores) = (Vec::new(), Vec::new());
    for epoch in 0..epochs[0] + epochs[1] {
        if epoch == epochs[0] {
            model.prune(keep);
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
    model.file(keep, levels)
}

/// Trains the lemmatiser; gives its weight file.
pub fn train_lemmas(bank: &Treebank, bits: u32, epochs: &Epochs, keep: usize, levels: i32) -> Vec<u8> {
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
    let mut model = Averaged::new(classes.clone(), bits);
    let mut order: Vec<usize> = (0..bank.sentences.len()).collect();
    let mut shuffle = Shuffle::new(4);
    let (mut features, mut scores) = (Vec::new(), Vec::new());
    for epoch in 0..epochs[0] + epochs[1] {
        if epoch == epochs[0] {
            model.prune(keep);
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
                let guess = best(&scores);
                if guess != gold {
                    model.update(&features, gold, 1.0);
                    model.update(&features, guess, -1.0);
                }
                model.tick();
            }
        }
    }
    model.file(keep, levels)
}
