//! Word clusters by the exchange algorithm: words move to the class that makes a class bigram model of the
//! text most probable. Coarse classes are made by joining fine ones.

use crate::model::Marks;
use crate::syntax;
use crate::syntax::words::Word;
use crate::text::Source;
use std::collections::{BTreeMap, HashMap};

/// Settings.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Words that get a class.
    pub words: usize,
    /// Fine classes.
    pub fine: usize,
    /// Coarse classes.
    pub coarse: usize,
    /// Rounds over all words.
    pub rounds: usize,
}

/// Clusters the words of texts; gives the table file.
pub fn build<'a>(texts: impl Iterator<Item = &'a str>, settings: Settings) -> Vec<u8> {
    // sentences of word hashes; 1 is the edge
    let none = Marks::default();
    let mut sentences: Vec<Vec<u32>> = Vec::new();
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for text in texts {
        let source = Source::new(text);
        let layer = syntax::segment(&source);
        for sentence in &layer.sentences {
            let words: Vec<u32> = (sentence.tokens.start..sentence.tokens.end)
                .map(|at| Word::new(source.slice(layer.tokens[at as usize].span), &none).low)
                .collect();
            for &word in &words {
                *counts.entry(word).or_default() += 1;
            }
            sentences.push(words);
        }
    }
    let mut order: Vec<(u32, usize)> = counts.into_iter().collect();
    order.sort_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
    println!("  {} sentences, {} different words", sentences.len(), order.len());
    order.truncate(settings.words);
    println!(
        "  rarest clustered word: {} times",
        order.last().map_or(0, |last| last.1)
    );
    let index: HashMap<u32, usize> = order
        .iter()
        .enumerate()
        .map(|(at, &(word, _))| (word, at))
        .collect();
    // unknown words and edges form two fixed classes after the others
    let size = order.len();
    let (unknown, edge) = (size, size + 1);
    let mut pairs: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for sentence in &sentences {
        let mut before = edge;
        for word in sentence {
            let here = index.get(word).copied().unwrap_or(unknown);
            *pairs.entry((before as u32, here as u32)).or_default() += 1;
            before = here;
        }
        *pairs.entry((before as u32, edge as u32)).or_default() += 1;
    }
    drop(sentences);
    let mut right: Vec<Vec<(u32, u32)>> = vec![Vec::new(); size + 2];
    let mut left: Vec<Vec<(u32, u32)>> = vec![Vec::new(); size + 2];
    for (&(a, b), &count) in &pairs {
        right[a as usize].push((b, count));
        left[b as usize].push((a, count));
    }
    let k = settings.fine;
    let total = k + 2;
    let mut class: Vec<usize> = (0..size).map(|at| at % k).collect();
    class.extend([k, k + 1]);
    let mut table = vec![0f64; total * total];
    let mut sums = vec![0f64; total];
    for (&(a, b), &count) in &pairs {
        table[class[a as usize] * total + class[b as usize]] += f64::from(count);
    }
    for from in 0..total {
        sums[from] = table[from * total..(from + 1) * total].iter().sum();
    }
    let h = |x: f64| if x > 0.5 { x * x.ln() } else { 0.0 };
    for round in 0..settings.rounds {
        let mut moved = 0;
        for word in 0..size {
            let old = class[word];
            // bigrams of the word by class, the word with itself apart
            let mut next: BTreeMap<usize, f64> = BTreeMap::new();
            let mut last: BTreeMap<usize, f64> = BTreeMap::new();
            let mut itself = 0.0;
            for &(other, count) in &right[word] {
                if other as usize == word {
                    itself += f64::from(count);
                } else {
                    *next.entry(class[other as usize]).or_default() += f64::from(count);
                }
            }
            for &(other, count) in &left[word] {
                if other as usize != word {
                    *last.entry(class[other as usize]).or_default() += f64::from(count);
                }
            }
            let many: f64 = next.values().sum::<f64>() + itself;
            let put = |table: &mut Vec<f64>, sums: &mut Vec<f64>, to: usize, sign: f64| {
                for (&other, &count) in &next {
                    table[to * total + other] += sign * count;
                }
                for (&other, &count) in &last {
                    table[other * total + to] += sign * count;
                }
                table[to * total + to] += sign * itself;
                sums[to] += sign * many;
            };
            put(&mut table, &mut sums, old, -1.0);
            let gain = |to: usize| {
                let mut gain = 0.0;
                for (&other, &count) in &next {
                    if other != to {
                        let now = table[to * total + other];
                        gain += h(now + count) - h(now);
                    }
                }
                for (&other, &count) in &last {
                    if other != to {
                        let now = table[other * total + to];
                        gain += h(now + count) - h(now);
                    }
                }
                let now = table[to * total + to];
                let own =
                    next.get(&to).copied().unwrap_or(0.0) + last.get(&to).copied().unwrap_or(0.0) + itself;
                gain += h(now + own) - h(now);
                // each class counts as a left and as a right neighbour
                gain - 2.0 * (h(sums[to] + many) - h(sums[to]))
            };
            let mut best = (old, gain(old));
            for to in 0..k {
                let gain = gain(to);
                if gain > best.1 + 1e-9 {
                    best = (to, gain);
                }
            }
            put(&mut table, &mut sums, best.0, 1.0);
            moved += usize::from(best.0 != old);
            class[word] = best.0;
        }
        println!("  round {round}: {moved} words moved");
    }
    let coarse = join(&table, &sums, k, total, settings.coarse);
    let entries: Vec<(u32, u16)> = order
        .iter()
        .enumerate()
        .map(|(at, &(word, _))| {
            (
                word,
                (coarse[class[at]] as u16 + 1) << 10 | (class[at] as u16 + 1),
            )
        })
        .collect();
    crate::model::write_marks(&entries)
}

/// Joins fine classes with the most similar neighbours until `wanted` are left; gives the group of each.
fn join(table: &[f64], sums: &[f64], k: usize, total: usize, wanted: usize) -> Vec<usize> {
    let profile = |class: usize| -> Vec<f64> {
        let mass = sums[class].max(1.0);
        (0..k)
            .map(|other| table[class * total + other] / mass / sums[other].max(1.0).sqrt())
            .chain((0..k).map(|other| table[other * total + class] / mass / sums[other].max(1.0).sqrt()))
            .collect()
    };
    let mut groups: Vec<(Vec<usize>, Vec<f64>, f64)> = (0..k)
        .map(|class| (vec![class], profile(class), sums[class].max(1.0)))
        .collect();
    while groups.len() > wanted {
        let mut best = (0, 1, f64::MAX);
        for a in 0..groups.len() {
            for b in a + 1..groups.len() {
                let distance: f64 = groups[a]
                    .1
                    .iter()
                    .zip(&groups[b].1)
                    .map(|(x, y)| (x - y) * (x - y))
                    .sum();
                let weighted = distance * groups[a].2 * groups[b].2 / (groups[a].2 + groups[b].2);
                if weighted < best.2 {
                    best = (a, b, weighted);
                }
            }
        }
        let (a, b, _) = best;
        let (members, other, mass) = groups.remove(b);
        let into = &mut groups[a];
        for (x, y) in into.1.iter_mut().zip(&other) {
            *x = (*x * into.2 + y * mass) / (into.2 + mass);
        }
        into.2 += mass;
        into.0.extend(members);
    }
    let mut group = vec![0; k];
    for (number, (members, _, _)) in groups.iter().enumerate() {
        for &class in members {
            group[class] = number;
        }
    }
    group
}
