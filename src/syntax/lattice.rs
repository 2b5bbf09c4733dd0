//! Sequences of labels: the best one (Viterbi) and how probable each label is (forward-backward), for any
//! first-order linear model. Time is linear in the length.

/// Number of labels: outside, and begin, inside, last, single for each of five classes.
pub(crate) const LABELS: usize = 21;

/// The label of words outside names.
pub(crate) const OUTSIDE: usize = 0;

/// Position of a word in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// First of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several.
    Last,
    /// The only one.
    Single,
}

const PLACES: [Place; 4] = [Place::Begin, Place::Inside, Place::Last, Place::Single];

/// The label for a class (0 to 4) and a place.
pub(crate) fn label(class: usize, place: Place) -> usize {
    1 + class * 4 + place as usize
}

/// The class and place of a label; `None` outside.
pub(crate) fn parts(label: usize) -> Option<(usize, Place)> {
    let code = label.checked_sub(1)?;
    Some((code / 4, *PLACES.get(code % 4)?))
}

/// For each label, the class of the name that is open after it.
static OPEN: [Option<usize>; LABELS] = {
    let mut open = [None; LABELS];
    let mut at = 1;
    while at < LABELS {
        if (at - 1) % 4 <= Place::Inside as usize {
            open[at] = Some((at - 1) / 4);
        }
        at += 1;
    }
    open
};

/// Whether `next` may follow `before`; `None` stands for the edge of the sentence.
pub(crate) fn follows(before: Option<usize>, next: Option<usize>) -> bool {
    let goes_on = match next.and_then(parts) {
        Some((class, Place::Inside | Place::Last)) => Some(class),
        _ => None,
    };
    before.and_then(|label| OPEN[label]) == goes_on
}

/// Weights from label to label; those that are not allowed are far below any score.
pub(crate) type Steps = [[f32; LABELS]; LABELS];

/// Far below any score.
pub(crate) const NEVER: f32 = -1e9;

/// Scores of the labels of one word.
pub(crate) type Scores = [f32; LABELS];

/// Calls `each` with what stands in `row` and in `by` for every label that may follow `before`, and for some that
/// may not: most labels may follow when no name is open, so then it is all, else the two that go on with the name.
/// Steps that are not allowed weigh [`NEVER`], as factors 0.
#[inline]
fn onward(before: usize, row: &mut Scores, by: &Scores, mut each: impl FnMut(&mut f32, f32)) {
    match OPEN[before] {
        None => {
            for (value, &by) in row.iter_mut().zip(by) {
                each(value, by);
            }
        }
        Some(class) => {
            for place in [Place::Inside, Place::Last] {
                let label = label(class, place);
                each(&mut row[label], by[label]);
            }
        }
    }
}

/// The best sequence.
pub(crate) fn best(scores: &[Scores], steps: &Steps) -> Vec<usize> {
    let mut sums: Vec<Scores> = Vec::with_capacity(scores.len());
    for word in scores {
        let mut row = [NEVER; LABELS];
        if let Some(last) = sums.last() {
            for (before, (sum, steps)) in last.iter().zip(steps).enumerate() {
                onward(before, &mut row, steps, |most, step| {
                    let total = sum + step;
                    *most = if total > *most { total } else { *most };
                });
            }
            for (sum, score) in row.iter_mut().zip(word) {
                *sum += score;
            }
        } else {
            for (label, sum) in row.iter_mut().enumerate() {
                if follows(None, Some(label)) {
                    *sum = word[label];
                }
            }
        }
        sums.push(row);
    }
    // the way back: the first of the best labels before
    let mut path = vec![OUTSIDE; scores.len()];
    let mut next = None;
    for (place, sums) in path.iter_mut().zip(&sums).rev() {
        let mut most = NEVER;
        for (label, sum) in sums.iter().enumerate() {
            let total = sum + next.map_or(0.0, |next: usize| steps[label][next]);
            if follows(Some(label), next) && total > most {
                (*place, most) = (label, total);
            }
        }
        next = Some(*place);
    }
    path
}

/// Step weights as factors, in both directions.
#[derive(Clone, Debug)]
pub(crate) struct Gains {
    /// By the label before, then by the label after.
    forth: Steps,
    /// By the label after, then by the label before.
    back: Steps,
}

impl Gains {
    pub(crate) fn new(steps: &Steps) -> Self {
        let forth = steps.map(|row| row.map(|step| if step <= NEVER { 0.0 } else { step.exp() }));
        Self {
            forth,
            back: std::array::from_fn(|after| std::array::from_fn(|before| forth[before][after])),
        }
    }
}

/// What a sum over all sequences gives.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sums {
    forward: Vec<Scores>,
    /// Probability of each label at each word.
    pub single: Vec<Scores>,
    /// Expected number of each step from label to label.
    pub steps: Vec<Scores>,
}

fn scale(row: &mut Scores) {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 {
        for value in row.iter_mut() {
            *value /= sum;
        }
    }
}

/// Sums over all sequences whose labels lie in `allowed` (bit sets, one per word), in the space of probabilities,
/// scaled at every word.
pub(crate) fn sums(
    scores: &[Scores],
    gains: &Gains,
    allowed: impl Fn(usize) -> u32,
    with_steps: bool,
) -> Sums {
    let length = scores.len();
    let mut out = Sums {
        forward: Vec::with_capacity(length),
        single: vec![[0.0; LABELS]; length],
        steps: vec![[0.0; LABELS]; if with_steps { LABELS } else { 0 }],
    };
    let heights: Vec<Scores> = scores
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let set = allowed(at);
            let top = (0..LABELS)
                .filter(|label| set >> label & 1 == 1)
                .map(|label| word[label])
                .fold(NEVER, f32::max);
            std::array::from_fn(|label| {
                if set >> label & 1 == 1 {
                    (word[label] - top).max(-60.0).exp()
                } else {
                    0.0
                }
            })
        })
        .collect();
    for heights in &heights {
        let mut row = [0.0; LABELS];
        if let Some(last) = out.forward.last() {
            for (before, (value, gains)) in last.iter().zip(&gains.forth).enumerate() {
                onward(before, &mut row, gains, |sum, gain| *sum += value * gain);
            }
        } else {
            row = std::array::from_fn(|label| f32::from(u8::from(follows(None, Some(label)))));
        }
        for (sum, height) in row.iter_mut().zip(heights) {
            *sum *= height;
        }
        scale(&mut row);
        out.forward.push(row);
    }
    let mut rest: Scores = std::array::from_fn(|label| f32::from(u8::from(follows(Some(label), None))));
    for at in (0..length).rev() {
        let forward = &out.forward[at];
        let mut single: Scores = std::array::from_fn(|label| forward[label] * rest[label]);
        scale(&mut single);
        out.single[at] = single;
        // what stands before this word sees its height and all that follows
        let ahead: Scores = std::array::from_fn(|label| heights[at][label] * rest[label]);
        if let Some(before) = at.checked_sub(1).and_then(|at| out.forward.get(at)) {
            if with_steps {
                count_steps(before, &gains.forth, &ahead, &mut out.steps);
            }
            let mut row = [0.0; LABELS];
            for (after, (ahead, gains)) in ahead.iter().zip(&gains.back).enumerate() {
                match parts(after) {
                    Some((class, Place::Inside | Place::Last)) => {
                        for place in [Place::Begin, Place::Inside] {
                            let label = label(class, place);
                            row[label] += gains[label] * ahead;
                        }
                    }
                    _ => {
                        for (sum, gain) in row.iter_mut().zip(gains) {
                            *sum += gain * ahead;
                        }
                    }
                }
            }
            scale(&mut row);
            rest = row;
        }
    }
    out
}

/// Adds how probable each step between two words is.
fn count_steps(before: &Scores, gains: &Steps, ahead: &Scores, out: &mut [Scores]) {
    let mut total = 0.0;
    for (value, gains) in before.iter().zip(gains) {
        for (gain, ahead) in gains.iter().zip(ahead) {
            total += value * gain * ahead;
        }
    }
    if total > 0.0 {
        for ((value, gains), row) in before.iter().zip(gains).zip(out) {
            for ((gain, ahead), sum) in gains.iter().zip(ahead).zip(row) {
                *sum += value * gain * ahead / total;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_open_and_close() {
        let begin = label(1, Place::Begin);
        let last = label(1, Place::Last);
        assert!(follows(Some(begin), Some(last)));
        assert!(!follows(Some(begin), Some(label(2, Place::Last))));
        assert!(!follows(Some(begin), Some(OUTSIDE)) && !follows(Some(begin), None));
        assert!(!follows(None, Some(last)) && follows(Some(last), None));
    }

    fn steps(weights: &[f32]) -> Steps {
        std::array::from_fn(|before| {
            std::array::from_fn(|next| {
                if follows(Some(before), Some(next)) {
                    weights.get(before * LABELS + next).copied().unwrap_or(0.0)
                } else {
                    NEVER
                }
            })
        })
    }

    /// The sum of the scores along a path; `None` when it may not be taken.
    fn total(path: &[usize], scores: &[Scores], steps: &Steps) -> Option<f32> {
        let mut sum = 0.0;
        let mut before = None;
        for (&label, word) in path.iter().zip(scores) {
            sum += word[label] + before.map_or(0.0, |before: usize| steps[before][label]);
            if !follows(before, Some(label)) {
                return None;
            }
            before = Some(label);
        }
        follows(before, None).then_some(sum)
    }

    proptest! {
        /// Against every path there is, one by one.
        #[test]
        fn passes_are_what_all_paths_say(
            words in prop::collection::vec(prop::array::uniform21(-3.0f32..3.0), 1..4),
            weights in prop::collection::vec(-2.0f32..2.0, LABELS * LABELS),
        ) {
            let steps = steps(&weights);
            let mut most = f32::NEG_INFINITY;
            let mut all = 0.0f64;
            let mut single = vec![[0.0f64; LABELS]; words.len()];
            for code in 0..LABELS.pow(words.len() as u32) {
                let path: Vec<usize> = (0..words.len()).map(|at| code / LABELS.pow(at as u32) % LABELS).collect();
                if let Some(total) = total(&path, &words, &steps) {
                    most = most.max(total);
                    all += f64::from(total).exp();
                    for (row, &label) in single.iter_mut().zip(&path) {
                        row[label] += f64::from(total).exp();
                    }
                }
            }
            let found = total(&best(&words, &steps), &words, &steps);
            prop_assert!(found.is_some_and(|found| (found - most).abs() < 1e-3));
            let sums = sums(&words, &Gains::new(&steps), |_| u32::MAX, false);
            for (row, expected) in sums.single.iter().zip(&single) {
                for (value, expected) in row.iter().zip(expected) {
                    prop_assert!((f64::from(*value) - expected / all).abs() < 1e-4);
                }
            }
        }
    }

    #[test]
    fn the_best_path_is_the_most_probable() {
        let steps = steps(&[]);
        let mut scores = vec![[0.0; LABELS]; 3];
        scores[0][label(2, Place::Begin)] = 4.0;
        scores[1][label(2, Place::Last)] = 4.0;
        scores[2][OUTSIDE] = 4.0;
        let path = best(&scores, &steps);
        assert_eq!(path, [label(2, Place::Begin), label(2, Place::Last), OUTSIDE]);
        let sums = sums(&scores, &Gains::new(&steps), |_| u32::MAX, true);
        for (word, &label) in sums.single.iter().zip(&path) {
            assert!((word.iter().sum::<f32>() - 1.0).abs() < 1e-4);
            assert!(word[label] > 0.5);
        }
        let expected: f32 = sums.steps.iter().flatten().sum();
        assert!((expected - 2.0).abs() < 1e-3);
    }
}
