//! What kind of thing a name stands for where the words in it or before it say so and the tagger was led astray: the
//! word that heads it, "near" before it, a body known by the whole of a long name. Each list says what it does with an
//! example; a name is made longer, never out of nothing.

use super::borders::Page;
use super::gazetteer::{self, BODIES};
use super::layer::{Name, NameKind};

/// What a name of several words is that ends so: "Ramadi | Barrage" is a place, whatever owns it.
const LAST: &[(NameKind, &[&str])] = &[
    (
        NameKind::Loc,
        &[
            "Airport",
            "Avenue",
            "Barrage",
            "Beach",
            "Boulevard",
            "Bridge",
            "Canal",
            "Dam",
            "Highway",
            "Island",
            "Islands",
            "Mosque",
            "Mountains",
            "Museum",
            "Palace",
            "Park",
            "Peninsula",
            "Prefecture",
            "Province",
            "River",
            "Road",
            "Square",
            "Stadium",
            "Station",
            "Street",
            "Territory",
            "Valley",
            "Volcano",
        ],
    ),
    (
        NameKind::Org,
        &[
            "Battalion",
            "Battery",
            "Brigade",
            "Police",
            "Regiment",
            "Squadron",
        ],
    ),
];

/// Words whose name goes on with "of" and a place: "Government of Iraq" is a body.
const OF: &[(NameKind, &[&str])] = &[
    (NameKind::Org, &["Government", "Parliament", "University", "Bank"]),
    (NameKind::Loc, &["Kingdom", "Republic", "Gulf", "Strait"]),
];

/// Applies all of them to names in order of their places; `kinds` are the gazetteer's, one a token.
pub(crate) fn mend(page: &Page, kinds: &[u32], names: &mut Vec<Name>) {
    known(page, kinds, names);
    for at in 0..names.len() {
        let before = at.checked_sub(1).map_or(0, |before| names[before].tokens.end);
        if let Some(name) = names.get_mut(at) {
            of(page, name, before);
            last(page, name);
            near(page, name);
        }
    }
}

/// In one pass over the names: a text may be nothing but such phrases.
fn known(page: &Page, kinds: &[u32], names: &mut Vec<Name>) {
    let mut joined = Vec::new();
    for phrase in gazetteer::phrases(kinds, BODIES) {
        if phrase.len() < 3 {
            continue;
        }
        let first = names.partition_point(|name| name.tokens.end <= phrase.start);
        let end = names.partition_point(|name| name.tokens.start < phrase.end);
        let Some(inside) = names.get_mut(first..end) else {
            continue;
        };
        let fits = inside
            .iter()
            .all(|name| name.tokens.start >= phrase.start && name.tokens.end <= phrase.end);
        if fits && let [name, _, ..] = inside {
            name.kind = NameKind::Org;
            page.set(name, phrase);
            joined.push(first + 1..end);
        }
    }
    let mut joined = joined.into_iter().flatten().peekable();
    let mut place = 0..names.len();
    names.retain(|_| place.next().is_none_or(|at| joined.next_if_eq(&at).is_none()));
}

fn of(page: &Page, name: &mut Name, before: u32) {
    let start = name.tokens.start;
    if name.kind != NameKind::Loc || start < before + 2 || page.form(start - 1) != "of" {
        return;
    }
    let head = page.form(start - 2);
    if let Some((kind, _)) = OF.iter().find(|(_, heads)| heads.contains(&head))
        && page.same_sentence(start - 2, start)
    {
        name.kind = *kind;
        page.set(name, start - 2..name.tokens.end);
    }
}

fn last(page: &Page, name: &mut Name) {
    let head = page.form(name.tokens.end - 1);
    if name.tokens.len() > 1
        && let Some((kind, _)) = LAST.iter().find(|(_, heads)| heads.contains(&head))
    {
        name.kind = *kind;
    }
}

/// What a thing is near to is a place, unless it owns what follows: "near Tal Afar", but "near Obama's home".
fn near(page: &Page, name: &mut Name) {
    let start = name.tokens.start;
    if name.kind == NameKind::Per
        && start > 0
        && page.form(start - 1).eq_ignore_ascii_case("near")
        && !page.form(name.tokens.end).starts_with(['\'', '’'])
        && page.same_sentence(start - 1, start)
    {
        name.kind = NameKind::Loc;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Marks;
    use crate::syntax::{Models, words::Word};
    use crate::text::{Source, Span};
    use insta::assert_snapshot;

    /// Takes names marked "[Iraq LOC]", mends, and marks again.
    fn mended(marked: &str) -> String {
        let mut plain = String::new();
        let mut given = Vec::new();
        for (at, piece) in marked.split(['[', ']']).enumerate() {
            let start = plain.len();
            match piece.rsplit_once(' ').filter(|_| at % 2 == 1) {
                Some((name, kind)) => {
                    plain += name;
                    let kind = NameKind::ALL
                        .iter()
                        .copied()
                        .find(|known| known.to_string() == kind);
                    given.push((Span::new(start, plain.len()), kind.expect("a kind")));
                }
                None => plain += piece,
            }
        }
        let source = Source::new(&plain);
        let layer = crate::syntax::segment(&source);
        let spans = layer.tokens.iter().map(|token| &token.span);
        let words = Word::all(&source.text, spans, &Marks::default());
        let page = Page {
            text: &source.text,
            words: &words,
            tokens: &layer.tokens,
        };
        let mut names: Vec<Name> = given
            .into_iter()
            .map(|(span, kind)| Name {
                span,
                tokens: layer.tokens_in(span),
                kind,
                confidence: 1.0,
            })
            .collect();
        let mut kinds = Vec::new();
        gazetteer::look_up(&Models::embedded().gazetteer, &words, &mut kinds);
        mend(&page, &kinds, &mut names);
        let mut out = plain;
        for name in names.iter().rev() {
            out.insert_str(name.span.end as usize, &format!(" {}]", name.kind));
            out.insert(name.span.start as usize, '[');
        }
        out
    }

    #[test]
    fn the_last_word_heads_a_name() {
        assert_snapshot!(mended("the [Ramadi Barrage ORG] and [Dubai Police LOC]"), @"the [Ramadi Barrage LOC] and [Dubai Police ORG]");
        assert_snapshot!(mended("[Park PER] spoke"), @"[Park PER] spoke");
    }

    #[test]
    fn a_body_goes_on_with_of() {
        assert_snapshot!(mended("the Government of [Iraq LOC] and the government of [Oman LOC]"), @"the [Government of Iraq ORG] and the government of [Oman LOC]");
        assert_snapshot!(mended("the [Republic MISC] of [Korea LOC]"), @"the [Republic MISC] of [Korea LOC]");
    }

    #[test]
    fn what_is_near_is_a_place() {
        assert_snapshot!(mended("near [Tal Afar PER], near [Obama PER]'s home"), @"near [Tal Afar LOC], near [Obama PER]'s home");
    }

    #[test]
    fn a_known_body_is_one_name() {
        assert_snapshot!(mended("the [Islamic State ORG] of [Iraq LOC] and the [Levant LOC] said"), @"the [Islamic State of Iraq and the Levant ORG] said");
        assert_snapshot!(mended("[Iraq LOC] and the [Levant LOC]"), @"[Iraq LOC] and the [Levant LOC]");
    }
}
