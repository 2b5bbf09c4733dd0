//! Ties told by a participle behind a hyphen: "the Saudi-led coalition", "Turkish-backed rebels".
//!
//! The participles are `assets/lexicon/hyphens.tsv`. Not here: ties told by a noun (`relate`, `titles`).

use super::reading::Reading;
use super::relate::{Proof, Web};
use super::{RelationKind, Sign};
use crate::actors::{ActorKind, MentionKind};
use crate::syntax::Upos;
use crate::text::TokenId;

const TABLE: &str = include_str!("../../assets/lexicon/hyphens.tsv");

/// How many words may stand between the participle and the body.
const REACH: u32 = 4;

fn rows() -> impl Iterator<Item = (RelationKind, Sign, &'static str, &'static str)> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut columns = line.split('\t').skip(1);
            Some((
                columns.next()?.parse().ok()?,
                columns.next()?.parse().ok()?,
                columns.next()?,
                columns.next()?,
            ))
        })
}

/// All such ties.
pub(super) fn find(reading: &Reading<'_>, web: &mut Web) {
    let mentions = &reading.actors.mentions;
    for (index, left) in mentions.iter().enumerate() {
        let sentence = reading.syntax.sentence(left.head).tokens.clone();
        let at = left.tokens.end;
        if left.kind == MentionKind::Pronoun
            || at + 2 >= sentence.end
            || !matches!(
                reading.form(TokenId(at)),
                "-" | "\u{2010}" | "\u{2011}" | "\u{2013}"
            )
        {
            continue;
        }
        let word = reading.form(TokenId(at + 1)).to_lowercase();
        let Some((kind, sign)) = rows()
            .find(|(_, _, words, _)| words.split(' ').any(|listed| listed == word))
            .map(|(kind, sign, _, _)| (kind, sign))
        else {
            continue;
        };
        // A description may open before the hyphen ("the Saudi-led coalition"): its head stands behind it.
        let right = mentions[index.saturating_sub(2)..]
            .iter()
            .take(6)
            .filter(|right| right.kind != MentionKind::Pronoun && right.actor != left.actor)
            .find(|right| {
                right.head.0 > at + 1 && right.head.0 <= at + 2 + REACH && right.head.0 < sentence.end
            });
        let Some(right) = right else { continue };
        let between = (at + 2..right.head.0).map(TokenId).all(|token| {
            matches!(
                reading.syntax.upos(token),
                Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num | Upos::Punct
            )
        });
        let body = reading
            .actors
            .actors
            .get(right.actor.index())
            .is_some_and(|actor| !matches!(actor.kind, ActorKind::Country | ActorKind::Place));
        if !between || !body {
            continue;
        }
        let proof = Proof::stated(left.span.cover(right.span), 0.7);
        web.add(left.actor, right.actor, kind, sign, proof);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_shown() {
        for (_, _, words, example) in rows() {
            let shown = words
                .split(' ')
                .any(|word| example.contains(&format!("-{word} ")));
            assert!(shown, "{example}");
        }
        assert_eq!(rows().count() + 1, TABLE.lines().count());
    }
}
