//! The lemmatiser: an edit of the word's end, chosen by a linear model over the word's ends and its tag.
//!
//! An edit "2y" cuts two characters and adds "y": "studies" gives "study". Irregular words have weights of
//! their own ("went" with VBD: "4go").

use super::Upos;
use super::tagger::Scratch;
use super::words::Word;
use crate::model::{Features, Linear, feature};

/// Verb forms whose edit the model does not know or gets wrong, with their lemmas.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("blockaded", "blockade"),
    ("bought", "buy"),
    ("brought", "bring"),
    ("caught", "catch"),
    ("downgraded", "downgrade"),
    ("evaded", "evade"),
    ("faded", "fade"),
    ("fled", "flee"),
    ("fought", "fight"),
    ("invaded", "invade"),
    ("invading", "invade"),
    ("persuaded", "persuade"),
    ("sought", "seek"),
    ("taught", "teach"),
    ("thought", "think"),
    ("traded", "trade"),
    ("upgraded", "upgrade"),
];

/// Features of a word with its Penn tag (by its number in the tagger).
pub(crate) fn features(word: &Word, tag: u32, out: &mut Features) {
    out.clear();
    out.push(feature(1, tag, 0, 0));
    out.push(feature(2, word.low, tag, 0));
    out.push(feature(3, word.low, 0, 0));
    for (length, suffix) in (0u32..).zip(word.suffix) {
        out.push(feature(4 + length, suffix, tag, 0));
    }
    out.push(feature(9, word.suffix[3], word.prefix[2], tag));
    out.push(feature(10, word.suffix[2], word.prefix[0], tag));
    out.push(feature(11, word.shape, tag, 0));
}

/// The word as lemmas are written: small letters, except for proper nouns; straight apostrophes.
pub(crate) fn base(form: &str, upos: Upos) -> String {
    if upos == Upos::Propn {
        form.to_owned()
    } else {
        form.chars()
            .flat_map(char::to_lowercase)
            .map(|c| if c == '’' { '\'' } else { c })
            .collect()
    }
}

/// Applies an edit; one that does not fit leaves the word as it is.
pub(crate) fn apply(base: &str, edit: &str) -> String {
    let digits = edit.find(|c: char| !c.is_ascii_digit()).unwrap_or(edit.len());
    let (cut, add) = edit.split_at(digits);
    let cut: usize = cut.parse().unwrap_or(0);
    let kept = base.chars().count().saturating_sub(cut);
    let lemma: String = base.chars().take(kept).chain(add.chars()).collect();
    if lemma.is_empty() { base.to_owned() } else { lemma }
}

/// The lemma of a word.
pub(crate) fn lemma(
    model: &Linear,
    form: &str,
    word: &Word,
    upos: Upos,
    tag: u32,
    scratch: &mut Scratch,
) -> Box<str> {
    let base = base(form, upos);
    if matches!(upos, Upos::Propn | Upos::Punct | Upos::Num | Upos::Sym | Upos::X) {
        return base.into();
    }
    if upos == Upos::Verb
        && let Ok(place) = EXCEPTIONS.binary_search_by_key(&base.as_str(), |(form, _)| form)
    {
        return EXCEPTIONS[place].1.into();
    }
    features(word, tag, &mut scratch.features);
    let edit = model.classes().get(scratch.best(model).0 as usize);
    edit.map_or(base.clone(), |edit| apply(&base, edit)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_are_in_order() {
        assert!(EXCEPTIONS.is_sorted());
    }
}
