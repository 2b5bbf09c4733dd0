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

/// Whether a name is open after this label.
fn open(label: usize) -> Option<usize> {
    match parts(label) {
        Some((class, Place::Begin | Place::Inside)) => Some(class),
        _ => None,
    }
}

/// Whether `next` may follow `before`; `None` stands for the edge of the sentence.
pub(crate) fn follows(before: Option<usize>, next: Option<usize>) -> bool {
    let goes_on = match next.and_then(parts) {
        Some((class, Place::Inside | Place::Last)) => Some(class),
        _ => None,
    };
    before.and_then(open) == goes_on
}

/// Weights from label to label; those that are not allowed are far below any score.
pub(crate) type Steps = [[f32; LABELS]; LABELS];

/// Far below any score.
pub(crate) const NEVER: f32 = -1e9;

/// Scores of the labels of one word.
pub(crate) type Scores = [f32; LABELS];

/// The best sequence.
pub(crate) fn best(scores: &[Scores], steps: &Steps) -> Vec<usize> {
    let Some(first) = scores.first() else {
        return Vec::new();
    };
    let mut sums: Scores = std::array::from_fn(|next| {
        if follows(None, Some(next)) {
            first[next]
        } else {
            NEVER
        }
    });
    let mut back: Vec<[u8; LABELS]> = vec![[0; LABELS]];
    for word in &scores[1..] {
        let mut next_sums = [NEVER; LABELS];
        let mut from = [0u8; LABELS];
        for (before, &sum) in sums.iter().enumerate() {
            for (next, &step) in steps[before].iter().enumerate() {
                let total = sum + step;
                if total > next_sums[next] {
                    next_sums[next] = total;
                    from[next] = before as u8;
                }
            }
        }
        for (sum, score) in next_sums.iter_mut().zip(word) {
            *sum += score;
        }
        sums = next_sums;
        back.push(from);
    }
    let mut at = OUTSIDE;
    for label in 0..LABELS {
        if follows(Some(label), None) && (sums[label] > sums[at]) {
            at = label;
        }
    }
    let mut path = vec![at];
    for from in back.iter().skip(1).rev() {
        at = usize::from(from[at]);
        path.push(at);
    }
    path.reverse();
    path
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

#[expect(
    clippy::needless_range_loop,
    reason = "the forward and the backward pass use the same indices"
)]
/// Sums over all sequences whose labels lie in `allowed` (bit sets, one per word).
pub(crate) fn sums(
    scores: &[Scores],
    steps: &Steps,
    allowed: impl Fn(usize) -> u32,
    with_steps: bool,
) -> Sums {
    let length = scores.len();
    let mut out = Sums {
        forward: Vec::with_capacity(length),
        single: vec![[0.0; LABELS]; length],
        steps: vec![[0.0; LABELS]; if with_steps { LABELS } else { 0 }],
    };
    // in the space of probabilities, scaled at every word
    let gains: Vec<Scores> = steps
        .iter()
        .map(|row| row.map(|step| if step <= NEVER { 0.0 } else { step.exp() }))
        .collect();
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
    let scale = |row: &mut Scores| {
        let sum: f32 = row.iter().sum();
        if sum > 0.0 {
            for value in row.iter_mut() {
                *value /= sum;
            }
        }
    };
    for at in 0..length {
        let mut row = [0.0; LABELS];
        if let Some(before) = at.checked_sub(1).and_then(|at| out.forward.get(at)) {
            for (value, gains) in before.iter().zip(&gains) {
                for (sum, gain) in row.iter_mut().zip(gains) {
                    *sum += value * gain;
                }
            }
        } else {
            row = std::array::from_fn(|label| f32::from(u8::from(follows(None, Some(label)))));
        }
        for (sum, height) in row.iter_mut().zip(&heights[at]) {
            *sum *= height;
        }
        scale(&mut row);
        out.forward.push(row);
    }
    let mut after: Scores = std::array::from_fn(|label| f32::from(u8::from(follows(Some(label), None))));
    for at in (0..length).rev() {
        let forward = &out.forward[at];
        let mut single: Scores = std::array::from_fn(|label| forward[label] * after[label]);
        scale(&mut single);
        out.single[at] = single;
        // what stands before this word sees its height and all that follows
        let ahead: Scores = std::array::from_fn(|label| heights[at][label] * after[label]);
        if let Some(before) = at.checked_sub(1).and_then(|at| out.forward.get(at)) {
            if with_steps {
                let mut total = 0.0;
                for (value, gains) in before.iter().zip(&gains) {
                    for (gain, ahead) in gains.iter().zip(&ahead) {
                        total += value * gain * ahead;
                    }
                }
                if total > 0.0 {
                    for ((value, gains), row) in before.iter().zip(&gains).zip(&mut out.steps) {
                        for ((gain, ahead), sum) in gains.iter().zip(&ahead).zip(row) {
                            *sum += value * gain * ahead / total;
                        }
                    }
                }
            }
            let mut row: Scores = std::array::from_fn(|label| {
                gains[label]
                    .iter()
                    .zip(&ahead)
                    .map(|(gain, ahead)| gain * ahead)
                    .sum()
            });
            scale(&mut row);
            after = row;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_open_and_close() {
        let begin = label(1, Place::Begin);
        let last = label(1, Place::Last);
        assert!(follows(Some(begin), Some(last)));
        assert!(!follows(Some(begin), Some(label(2, Place::Last))));
        assert!(!follows(Some(begin), Some(OUTSIDE)) && !follows(Some(begin), None));
        assert!(!follows(None, Some(last)) && follows(Some(last), None));
    }

    #[test]
    fn the_best_path_is_the_most_probable() {
        let steps: Steps = std::array::from_fn(|before| {
            std::array::from_fn(|next| {
                if follows(Some(before), Some(next)) {
                    0.0
                } else {
                    NEVER
                }
            })
        });
        let mut scores = vec![[0.0; LABELS]; 3];
        scores[0][label(2, Place::Begin)] = 4.0;
        scores[1][label(2, Place::Last)] = 4.0;
        scores[2][OUTSIDE] = 4.0;
        let path = best(&scores, &steps);
        assert_eq!(path, [label(2, Place::Begin), label(2, Place::Last), OUTSIDE]);
        let sums = sums(&scores, &steps, |_| u32::MAX, true);
        for (word, &label) in sums.single.iter().zip(&path) {
            assert!((word.iter().sum::<f32>() - 1.0).abs() < 1e-4);
            assert!(word[label] > 0.5);
        }
        let expected: f32 = sums.steps.iter().flatten().sum();
        assert!((expected - 2.0).abs() < 1e-3);
    }
}
