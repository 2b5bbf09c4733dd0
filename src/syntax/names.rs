//! The name tagger: a linear-chain model over begin, inside, last, single and outside labels; each document is
//! read twice, so that what is clear in one place helps in another.

use super::borders::{self, Page};
use super::gazetteer;
use super::heads;
use super::lattice::{self, Gains, LABELS, NEVER, Place, Scores, Steps};
use super::layer::{Name, NameKind, Sentence, Token};
use super::words::{EDGE, Word};
use crate::model::{self, Features, Linear, Marks, feature};
use crate::text::{Order, Span};
use std::collections::BTreeMap;

/// What the name tagger looks at: a whole document.
pub(crate) struct Document<'a> {
    pub words: &'a [Word],
    pub tags: &'a [u32],
    pub kinds: Vec<u32>,
    /// Capitalised words with their places, in order.
    places: Vec<(u32, u32)>,
    /// Words seen in small letters, in order.
    small: Vec<u32>,
    /// Words in capitals, in order.
    capitals: Vec<u32>,
    /// Words that stand inside names in small letters.
    joins: [u32; 5],
}

impl<'a> Document<'a> {
    pub(crate) fn new(words: &'a [Word], tags: &'a [u32], table: &Marks) -> Self {
        let mut kinds = Vec::with_capacity(words.len());
        gazetteer::look_up(table, words, &mut kinds);
        let mut places: Vec<(u32, u32)> = (0u32..)
            .zip(words)
            .filter(|(_, word)| word.title)
            .map(|(at, word)| (word.low, at))
            .collect();
        places.order();
        let set = |of: fn(&Word) -> bool| {
            let mut set: Vec<u32> = words
                .iter()
                .filter(|word| of(word))
                .map(|word| word.low)
                .collect();
            set.order();
            set.dedup();
            set
        };
        let small = set(|word| !word.title);
        let capitals = set(|word| word.upper);
        let joins = ["of", "for", "and", "the", "&"].map(|word| Word::new(word, &Marks::default()).low);
        Self {
            words,
            tags,
            kinds,
            places,
            small,
            capitals,
            joins,
        }
    }

    /// Other places of a capitalised word, at most four.
    fn others(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let low = self.words[at].low;
        let start = self.places.partition_point(|&(other, _)| other < low);
        self.places[start..]
            .iter()
            .take(5)
            .take_while(move |&&(other, _)| other == low)
            .map(|&(_, place)| place as usize)
            .filter(move |&place| place != at)
            .take(4)
    }
}

/// Features of the word at `index` in the sentence from `first` up to `end`.
#[inline(never)]
#[expect(clippy::too_many_lines, reason = "one line a feature")]
pub(crate) fn features(document: &Document, first: usize, end: usize, index: usize, out: &mut Features) {
    let words = document.words;
    let inside = |offset: isize| {
        index
            .checked_add_signed(offset)
            .filter(|&place| place >= first && place < end)
    };
    let at = |offset: isize| inside(offset).and_then(|place| words.get(place)).unwrap_or(&EDGE);
    let tag = |offset: isize| {
        inside(offset)
            .and_then(|place| document.tags.get(place))
            .map_or(250, |&tag| tag)
    };
    let kind = |offset: isize| {
        inside(offset)
            .and_then(|place| document.kinds.get(place))
            .map_or(0, |&kind| kind)
    };
    let (w, p, pp, n, nn) = (at(0), at(-1), at(-2), at(1), at(2));
    let (t0, tp, tn) = (tag(0), tag(-1), tag(1));
    let case = |w: &Word| u32::from(w.title) | u32::from(w.upper) << 1;
    let edge = u32::from(index == first);
    let cases = case(w) | case(p) << 2 | case(n) << 4 | edge << 6;
    out.clear();
    let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(template, a, b, c));
    add(1, 0, 0, 0);
    add(2, w.low, 0, 0);
    add(3, w.low, case(w), 0);
    add(4, p.low, 0, 0);
    add(5, n.low, 0, 0);
    add(6, pp.low, case(w), 0);
    add(7, nn.low, case(w), 0);
    add(8, p.low, w.low, 0);
    add(9, w.low, n.low, 0);
    add(10, p.low, case(w), n.low);
    add(11, cases, 0, 0);
    add(12, w.shape, edge, 0);
    add(13, w.shape, p.shape, n.shape);
    add(14, p.low, cases, 0);
    add(15, n.low, cases, 0);
    add(16, t0, cases, 0);
    add(17, t0, tp, tn);
    add(18, tag(-2), tp, t0);
    add(19, t0, tn, tag(2));
    add(20, w.fine, case(w), 0);
    add(21, p.fine, case(w), 0);
    add(22, n.fine, case(w), 0);
    add(23, p.fine, w.fine, 0);
    add(24, w.fine, n.fine, 0);
    add(25, w.coarse, p.coarse, n.coarse);
    add(26, pp.fine, p.fine, case(w));
    add(27, n.fine, nn.fine, case(w));
    if case(w) == 0 {
        // small letters: what surrounds them matters less, unless a name may go on
        if p.title {
            add(61, w.low, kind(-1), kind(1));
            add(62, w.low, p.low, 0);
            add(63, w.low, n.low, 0);
            add(64, w.low, p.fine, n.fine);
        }
        add(28, kind(-1), kind(1), kind(0));
        add(29, w.suffix[2], cases, 0);
        return;
    }
    for (length, suffix) in (0u32..).zip(w.suffix) {
        add(30, length, suffix, case(w));
    }
    for (length, prefix) in (0u32..).zip(w.prefix) {
        add(31, length, prefix, case(w));
    }
    add(32, kind(0), cases & 3, 0);
    add(33, kind(0), kind(1), 0);
    add(34, kind(-1), kind(0), 0);
    add(35, kind(0), t0, 0);
    add(36, kind(0), p.fine, n.fine);
    add(37, kind(1), cases, 0);
    add(38, kind(-1), cases, 0);
    add(39, kind(0), p.low, 0);
    add(40, kind(0), n.low, 0);
    add(41, p.suffix[2], cases, 0);
    add(42, n.suffix[2], cases, 0);
    add(43, kind(2), kind(1), cases);
    // the run of capitalised words around it, with "of", "for", "and", "the" inside
    let mut last = index;
    let mut reach = 0;
    while last + 1 < end && reach < 6 {
        let next = &words[last + 1];
        let joins =
            !next.title && document.joins.contains(&next.low) && last + 2 < end && words[last + 2].title;
        if !next.title && !joins {
            break;
        }
        last += 1 + usize::from(joins);
        reach += 1;
    }
    let mut begin = index;
    let mut reach_back = 0;
    while begin > first && reach_back < 6 && words[begin - 1].title {
        begin -= 1;
        reach_back += 1;
    }
    let (head, lead) = (words[last], words[begin]);
    let run = reach.min(3) << 2 | reach_back.min(3);
    add(50, head.low, run, 0);
    add(51, head.suffix[2], run, 0);
    add(52, lead.low, run, 0);
    add(53, document.kinds.get(last).map_or(0, |&kind| kind), run, 0);
    add(54, document.kinds.get(begin).map_or(0, |&kind| kind), run, 0);
    let (ahead, behind) = (
        words.get(last + 1).filter(|_| last + 1 < end).unwrap_or(&EDGE),
        begin
            .checked_sub(1)
            .filter(|&place| place >= first)
            .and_then(|place| words.get(place))
            .unwrap_or(&EDGE),
    );
    add(55, ahead.low, run, 0);
    add(56, behind.low, run, 0);
    add(57, ahead.fine, behind.fine, run);
    add(58, head.fine, run, 0);
    add(59, behind.low, ahead.low, 0);
    let whole = words[begin..=last].iter().fold(0u32, |hash, word| {
        hash.rotate_left(7).wrapping_mul(0x9E37_79B1) ^ word.low
    });
    add(87, whole, run, 0);
    add(88, lead.low, head.low, run);
    add(89, lead.fine, head.fine, run);
    // elsewhere in the document
    let seen_small = document.small.binary_search(&w.low).is_ok();
    add(70, u32::from(seen_small), cases, 0);
    add(71, u32::from(seen_small), w.low, 0);
    for other in document.others(index) {
        let before = other
            .checked_sub(1)
            .and_then(|place| words.get(place))
            .unwrap_or(&EDGE);
        let after = words.get(other + 1).unwrap_or(&EDGE);
        add(72, before.low, case(before), 0);
        add(73, after.low, case(after), 0);
        add(74, before.fine, case(before), 0);
        add(75, after.fine, case(after), 0);
        add(
            76,
            document.kinds.get(other.wrapping_sub(1)).map_or(0, |&kind| kind),
            case(before),
            0,
        );
    }
}

/// Feature of the step from one label to the next.
pub(crate) fn step_feature(before: usize) -> u32 {
    feature(99, before as u32, 0, 0)
}

/// The step weights of a model.
pub(crate) fn steps(model: &Linear) -> Steps {
    std::array::from_fn(|before| {
        let mut room = [0; 256];
        let scores = model.score(&[step_feature(before)], &mut room);
        std::array::from_fn(|next| {
            if lattice::follows(Some(before), Some(next)) {
                scores[next] as f32 * model.unit()
            } else {
                NEVER
            }
        })
    })
}

/// Finds the names of a document.
pub(crate) fn find(
    model: &Linear,
    table: &Marks,
    page: &Page,
    tags: &[u32],
    sentences: &[Sentence],
) -> Vec<Name> {
    if model.classes().len() != LABELS {
        return Vec::new();
    }
    let (words, tokens) = (page.words, page.tokens);
    let document = Document::new(words, tags, table);
    let steps = steps(model);
    let gains = Gains::new(&steps);
    let (mut features_here, mut room) = (Features::default(), [0; 256]);
    let mut scores: Vec<Scores> = Vec::with_capacity(words.len());
    for sentence in sentences {
        let (first, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        for index in first..end {
            features(&document, first, end, index, &mut features_here);
            let sums = model.score(&features_here, &mut room);
            scores.push(std::array::from_fn(|label| sums[label] as f32 * model.unit()));
        }
    }
    let mut found = decode(&scores, &steps, &gains, tokens, sentences);
    borders::mend(page, &mut found);
    agree(&document, &found, &mut scores);
    found = decode(&scores, &steps, &gains, tokens, sentences);
    borders::mend(page, &mut found);
    heads::mend(page, &document.kinds, &mut found);
    found
}

fn decode(
    scores: &[Scores],
    steps: &Steps,
    gains: &Gains,
    tokens: &[Token],
    sentences: &[Sentence],
) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in sentences {
        let (first, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let scores = &scores[first..end];
        let path = lattice::best(scores, steps);
        if path.iter().all(|&label| label == lattice::OUTSIDE) {
            continue;
        }
        let sums = lattice::sums(scores, gains, |_| u32::MAX, false);
        let mut start = 0;
        for (index, &label) in path.iter().enumerate() {
            let Some((class, place)) = lattice::parts(label) else {
                continue;
            };
            if matches!(place, Place::Begin | Place::Single) {
                start = index;
            }
            if matches!(place, Place::Last | Place::Single) {
                let confidence = (start..=index)
                    .map(|at| sums.single[at][path[at]])
                    .fold(1.0, f32::min);
                let (from, to) = (first + start, first + index);
                names.push(Name {
                    span: Span {
                        start: tokens[from].span.start,
                        end: tokens[to].span.end,
                    },
                    tokens: from as u32..to as u32 + 1,
                    kind: NameKind::ALL[class],
                    confidence,
                });
            }
        }
    }
    names
}

/// How much one sure reading elsewhere adds to a label's score.
const ECHO: f32 = 2.2;

/// The word that the first letters of a name's capitalised words make: "World Health Organization" gives "WHO".
fn acronym(words: &[Word]) -> u32 {
    let letters = words.iter().filter(|word| word.title).map(|word| word.initial);
    model::finish(letters.fold(model::START, model::step))
}

/// Raises the scores of labels that the same words have elsewhere in the document.
fn agree(document: &Document, found: &[Name], scores: &mut [Scores]) {
    let mut sure: BTreeMap<Vec<u32>, [f32; 5]> = BTreeMap::new();
    let key = |tokens: std::ops::Range<usize>| -> Vec<u32> {
        document.words[tokens].iter().map(|word| word.low).collect()
    };
    for name in found {
        let range = name.tokens.start as usize..name.tokens.end as usize;
        let class = name.kind as usize;
        sure.entry(key(range.clone())).or_default()[class] += name.confidence;
        // a person's last name alone
        if name.kind == NameKind::Per && range.len() > 1 {
            sure.entry(key(range.end - 1..range.end)).or_default()[class] += name.confidence * 0.7;
        }
        if name.kind == NameKind::Org && range.len() > 1 {
            let letters = acronym(&document.words[range]);
            if document.capitals.binary_search(&letters).is_ok() {
                sure.entry(vec![letters]).or_default()[class] += name.confidence;
            }
        }
    }
    for (words, votes) in sure {
        let total: f32 = votes.iter().sum();
        let (class, most) = votes
            .iter()
            .copied()
            .enumerate()
            .fold((0, 0.0), |a, b| if b.1 > a.1 { b } else { a });
        if total < 0.5 {
            continue;
        }
        let bonus = ECHO * (most / total) * total.min(2.0) / 2.0;
        let Some(&low) = words.first() else { continue };
        let start = document.places.partition_point(|&(other, _)| other < low);
        for &(_, place) in document.places[start..]
            .iter()
            .take(400)
            .take_while(|&&(other, _)| other == low)
        {
            let place = place as usize;
            let same = document
                .words
                .get(place..place + words.len())
                .is_some_and(|here| here.iter().zip(&words).all(|(word, low)| word.low == *low));
            if !same {
                continue;
            }
            for offset in 0..words.len() {
                let position = match (offset, words.len()) {
                    (_, 1) => Place::Single,
                    (0, _) => Place::Begin,
                    (offset, length) if offset + 1 == length => Place::Last,
                    _ => Place::Inside,
                };
                scores[place + offset][lattice::label(class, position)] += bonus;
            }
        }
    }
}
