//! Borders of names that the tagger draws badly where its training texts show too little: titles before
//! people, names in several parts. Each rule says what it does with an example; it never makes a new name.

use super::layer::{Name, NameKind, Token};
use super::words::Word;
use std::ops::Range;

/// Words before a person's name that are no part of it. Those that are also first names or parts of names
/// ("Sheikh Hasina", "Earl", "Prince") are left out.
const TITLES: &[&str] = &[
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "miss",
    "messrs",
    "dr",
    "dr.",
    "prof",
    "prof.",
    "professor",
    "sir",
    "king",
    "queen",
    "pope",
    "president",
    "premier",
    "chancellor",
    "senator",
    "sen",
    "sen.",
    "rep.",
    "congressman",
    "congresswoman",
    "governor",
    "gov.",
    "mayor",
    "minister",
    "secretary",
    "ambassador",
    "justice",
    "judge",
    "rev",
    "rev.",
    "gen",
    "gen.",
    "general",
    "lt",
    "lt.",
    "col",
    "col.",
    "colonel",
    "maj",
    "maj.",
    "capt",
    "capt.",
    "captain",
    "sgt",
    "sgt.",
    "sergeant",
    "spc",
    "spc.",
    "cpl",
    "cpl.",
    "pvt",
    "adm",
    "adm.",
    "admiral",
    "brig",
    "brig.",
    "brigadier",
    "lieutenant",
    "pm",
    "mp",
    "mk",
    "mla",
    "cm",
];

/// Small words between the parts of a person's name.
const LINKS: &[&str] = &[
    "bin", "ibn", "bint", "ben", "al", "el", "van", "von", "der", "den", "de", "da", "dos", "das", "del",
    "di", "du", "la", "ter", "ten", "-",
];

/// What may follow a person's name and a hyphen without being part of the name.
const TAILS: &[&str] = &[
    "led", "era", "like", "style", "type", "run", "born", "only", "made", "held", "owned", "based", "backed",
    "in", "to", "and", "or", "the", "a", "an", "who", "he", "she", "on", "at", "for", "is", "was", "as",
    "by", "with",
];

/// A document as the rules see it.
pub(crate) struct Page<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    pub tokens: &'a [Token],
}

impl Page<'_> {
    pub(super) fn form(&self, at: u32) -> &str {
        self.tokens
            .get(at as usize)
            .map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn same_sentence(&self, one: u32, other: u32) -> bool {
        let sentence = |at: u32| self.tokens.get(at as usize).map(|token| token.sentence);
        sentence(one).is_some() && sentence(one) == sentence(other)
    }

    /// Whether the word is in a list, capitals or not.
    fn is(&self, at: u32, list: &[&str]) -> bool {
        list.iter().any(|word| self.form(at).eq_ignore_ascii_case(word))
    }

    pub(super) fn set(&self, name: &mut Name, tokens: Range<u32>) {
        let covered = self.tokens.get(tokens.start as usize..tokens.end as usize);
        if let Some((first, last)) = covered.and_then(|all| all.first().zip(all.last())) {
            name.span = first.span.cover(last.span);
            name.tokens = tokens;
        }
    }
}

/// Applies the rules to names in order of their places.
pub(crate) fn mend(page: &Page, names: &mut Vec<Name>) {
    join(page, names);
    for at in 0..names.len() {
        let limit = names.get(at + 1).map_or(u32::MAX, |next| next.tokens.start);
        if let Some(name) = names.get_mut(at) {
            if name.kind == NameKind::Per {
                hyphens(page, name, limit);
                titles(page, name);
            }
            numbers(page, name, limit);
        }
    }
    double(page, names);
}

/// "Humaid | bin | Rashid" is one person, and two people do not stand side by side without a sign.
fn join(page: &Page, names: &mut Vec<Name>) {
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        if let Some(before) = out.last_mut()
            && before.kind == NameKind::Per
            && name.kind == NameKind::Per
            && page.same_sentence(before.tokens.start, name.tokens.start)
        {
            let between = before.tokens.end..name.tokens.start;
            // a hyphen alone also stands for a dash
            let dash = between.len() == 1 && page.form(between.start) == "-";
            if between.len() <= 3 && !dash && between.clone().all(|at| page.is(at, LINKS)) {
                before.confidence = before.confidence.min(name.confidence);
                page.set(before, before.tokens.start..name.tokens.end);
                continue;
            }
        }
        out.push(name);
    }
    *names = out;
}

/// "Kim Jong | -un": a hyphen and a short word that is no ordinary one go on with the name.
fn hyphens(page: &Page, name: &mut Name, limit: u32) {
    let mut end = name.tokens.end;
    while end + 1 < limit && page.form(end) == "-" && page.same_sentence(name.tokens.start, end + 1) {
        let next = page.form(end + 1);
        let short = next.chars().count() <= 6 && next.starts_with(char::is_lowercase);
        if !short || next.ends_with("ed") || page.is(end + 1, TAILS) {
            break;
        }
        end += 2;
    }
    page.set(name, name.tokens.start..end);
}

/// "Mr Banda" is "Banda".
fn titles(page: &Page, name: &mut Name) {
    let mut start = name.tokens.start;
    while start + 1 < name.tokens.end
        && (page.is(start, TITLES) || start > name.tokens.start && page.form(start) == ".")
    {
        start += 1;
    }
    page.set(name, start..name.tokens.end);
}

/// "Covid | - 19": a word with a number is a thing, not a person or a body. "G - 20" is a body, a place before a
/// number opens a report, and a number of one digit is a score.
fn numbers(page: &Page, name: &mut Name, limit: u32) {
    let end = name.tokens.end;
    let number = page.form(end + 1);
    if name.tokens.len() == 1
        && name.kind != NameKind::Loc
        && page.form(name.tokens.start).len() > 1
        && end + 1 < limit
        && page.form(end) == "-"
        && number.len() > 1
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && page.same_sentence(name.tokens.start, end + 1)
    {
        name.kind = NameKind::Misc;
        page.set(name, name.tokens.start..end + 2);
    }
}

/// "Nana Akufo | - | Addo": last names of two parts, and then the two parts alone wherever they stand.
fn double(page: &Page, names: &mut Vec<Name>) {
    let dash = |one: &Name, other: &Name| {
        let between = one.tokens.end..other.tokens.start;
        one.kind == NameKind::Per
            && other.kind == NameKind::Per
            && between.len() == 1
            && page.form(between.start) == "-"
            && page.same_sentence(one.tokens.start, other.tokens.start)
    };
    let parts = |one: &Name, other: &Name| {
        (
            page.form(one.tokens.end.saturating_sub(1)),
            page.form(other.tokens.start),
        )
    };
    let full: Vec<(&str, &str)> = names
        .iter()
        .zip(names.iter().skip(1))
        .filter(|(one, other)| one.tokens.len() > 1 && other.tokens.len() == 1 && dash(one, other))
        .map(|(one, other)| parts(one, other))
        .collect();
    if full.is_empty() {
        return;
    }
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        match out.last_mut() {
            Some(before) if dash(before, &name) && full.contains(&parts(before, &name)) => {
                before.confidence = before.confidence.min(name.confidence);
                page.set(before, before.tokens.start..name.tokens.end);
            }
            _ => out.push(name),
        }
    }
    *names = out;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Marks;
    use crate::syntax;
    use crate::text::{Source, Span};

    /// Marks people with square brackets, mends, marks again.
    fn mended(marked: &str) -> String {
        let plain: String = marked.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let source = Source::new(&plain);
        let layer = syntax::segment(&source);
        let words = Word::all(
            &source.text,
            layer.tokens.iter().map(|token| &token.span),
            &Marks::default(),
        );
        let page = Page {
            text: &source.text,
            words: &words,
            tokens: &layer.tokens,
        };
        let mut names = Vec::new();
        let (mut at, mut start) = (0, 0);
        for c in marked.chars() {
            match c {
                '[' => start = at,
                ']' => {
                    let span = Span::new(start, at);
                    names.push(Name {
                        span,
                        tokens: layer.tokens_in(span),
                        kind: NameKind::Per,
                        confidence: 1.0,
                    });
                }
                c => at += c.len_utf8(),
            }
        }
        mend(&page, &mut names);
        let mut out = plain.clone();
        for name in names.iter().rev() {
            out.insert(name.span.end as usize, ']');
            out.insert(name.span.start as usize, '[');
        }
        out
    }

    #[test]
    fn titles_stay_outside() {
        assert_eq!(mended("Then [Mr Annan] spoke."), "Then Mr [Annan] spoke.");
        assert_eq!(
            mended("[Gen. Charles de Gaulle] left."),
            "Gen. [Charles de Gaulle] left."
        );
        assert_eq!(mended("[King] spoke."), "[King] spoke.");
        assert_eq!(mended("[Sheikh Hasina] left."), "[Sheikh Hasina] left.");
    }

    #[test]
    fn parts_of_one_name_are_joined() {
        assert_eq!(
            mended("[Mohammed] bin [Salman] met [Lula] da [Silva]."),
            "[Mohammed bin Salman] met [Lula da Silva]."
        );
        assert_eq!(mended("[Salvador] [Allende] spoke."), "[Salvador Allende] spoke.");
        assert_eq!(mended("[Obama] and [Biden] spoke."), "[Obama] and [Biden] spoke.");
        assert_eq!(
            mended("the [Reagan] - [Gorbachev] talks"),
            "the [Reagan] - [Gorbachev] talks"
        );
    }

    #[test]
    fn hyphens_go_on_with_a_name() {
        assert_eq!(mended("[Kim Jong] - un spoke."), "[Kim Jong - un] spoke.");
        assert_eq!(mended("[Prayut Chan]-o-cha spoke."), "[Prayut Chan-o-cha] spoke.");
        assert_eq!(mended("the [Obama]-era rules"), "the [Obama]-era rules");
        assert_eq!(mended("a [Trump] - backed plan"), "a [Trump] - backed plan");
    }

    #[test]
    fn a_word_with_a_number_is_a_thing() {
        assert_eq!(mended("after [Covid] - 19 spread"), "after [Covid - 19] spread");
        assert_eq!(mended("the [G] - 20 met"), "the [G] - 20 met");
        assert_eq!(
            mended("[Messi] - a captain - left."),
            "[Messi] - a captain - left."
        );
    }

    #[test]
    fn last_names_of_two_parts_are_joined() {
        assert_eq!(
            mended("[Nana Akufo] - [Addo] spoke. Then [Akufo]-[Addo] left."),
            "[Nana Akufo - Addo] spoke. Then [Akufo-Addo] left."
        );
        assert_eq!(
            mended("[Ronald Reagan] met him. The [Reagan] - [Gorbachev] talks"),
            "[Ronald Reagan] met him. The [Reagan] - [Gorbachev] talks"
        );
    }
}
