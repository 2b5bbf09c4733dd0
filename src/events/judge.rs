//! Judgements: who says of another that it is good or bad ("said the plan was reckless", "called the raid illegal").
//!
//! The words that judge are `assets/lexicon/judgements.tsv`. Not here: verbs that judge by themselves
//! ("condemned", "praised"), which are events with a relation.

use super::reading::Reading;
use super::relate::{Proof, Web};
use super::status::is_negated;
use super::trigger::{Draft, Form};
use super::{RelationKind, Sign, Status};
use crate::syntax::{Deprel, Upos};
use crate::text::{ActorId, EventId, TokenId};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../assets/lexicon/judgements.tsv");

/// Verbs that lend their object a judgement ("deem it illegal", "describe them as heroes").
const LENDING: &[&str] = &[
    "deem",
    "call",
    "consider",
    "describe",
    "declare",
    "brand",
    "label",
    "find",
    "judge",
    "regard",
    "denounce",
    "dub",
    "think",
    "pronounce",
    "rule",
    "see",
];

/// The sign of a word that judges.
fn sign_of(word: &str) -> Option<Sign> {
    static WORDS: OnceLock<BTreeMap<&'static str, Sign>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        rows()
            .filter_map(|(sign, words, _)| sign.parse::<Sign>().ok().map(|sign| (sign, words)))
            .flat_map(|(sign, words)| words.split(' ').map(move |word| (word, sign)))
            .collect()
    });
    words.get(word).copied()
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut columns = line.split('\t').skip(1);
            Some((columns.next()?, columns.next()?, columns.next()?))
        })
}

/// All judgements of the text; `drafts` and `of_draft` run parallel.
pub(super) fn find(reading: &Reading<'_>, drafts: &[Draft], of_draft: &[EventId], web: &mut Web) {
    for (draft, &event) in drafts.iter().zip(of_draft) {
        let Some((critics, judged, sign)) = said(reading, draft).or_else(|| lent(reading, draft)) else {
            continue;
        };
        let kind = if sign == Sign::Negative {
            RelationKind::Criticises
        } else {
            RelationKind::Supports
        };
        for &from in &critics {
            for &to in judged.iter().filter(|to| !critics.contains(to)) {
                let proof = Proof {
                    quote: reading.cover(&draft.clause),
                    event: Some(event),
                    status: Status::Happened,
                    confidence: 0.5,
                };
                web.add(from, to, kind, sign, proof);
            }
        }
    }
}

fn sign_at(reading: &Reading<'_>, token: TokenId) -> Option<Sign> {
    let open = matches!(
        reading.syntax.upos(token),
        Upos::Adj | Upos::Noun | Upos::Verb | Upos::Adv
    );
    open.then(|| {
        sign_of(reading.lemma(token)).or_else(|| sign_of(reading.form(token).to_lowercase().as_str()))
    })
    .flatten()
}

type Judgement = (Vec<ActorId>, Vec<ActorId>, Sign);

/// "She said the plan of the bank was reckless", "it was shameful that the bank did nothing".
fn said(reading: &Reading<'_>, draft: &Draft) -> Option<Judgement> {
    let predicate = draft.trigger;
    let sign = sign_at(reading, predicate)?;
    reading.child(predicate, &[Deprel::Cop])?;
    let speaker = draft.speaker?;
    if draft.form == Form::Noun || is_negated(reading, predicate) {
        return None;
    }
    let mut judged: Vec<ActorId> = reading
        .all(predicate, &[Deprel::Nsubj, Deprel::Csubj])
        .flat_map(|subject| reading.actors_of(subject))
        .collect();
    if judged.is_empty() {
        judged = reading
            .all(predicate, &[Deprel::Csubj, Deprel::Ccomp])
            .filter_map(|clause| reading.child(clause, &[Deprel::Nsubj]))
            .flat_map(|subject| reading.actors_of(subject))
            .collect();
    }
    (!judged.is_empty() && judged.len() <= 3).then_some((vec![speaker], judged, sign))
}

/// "Deemed the presence of the fleet illegal": the verb lends its object the word.
fn lent(reading: &Reading<'_>, draft: &Draft) -> Option<Judgement> {
    let verb = draft.trigger;
    if draft.form != Form::Verb
        || !LENDING.contains(&reading.lemma(verb))
        || draft.status == Status::Denied
        || draft.agents.is_empty()
        || draft.agents.len() > 3
    {
        return None;
    }
    let object = draft.object?;
    let mut near: Vec<TokenId> = reading
        .syntax
        .children(verb)
        .filter(|&child| child > object)
        .collect();
    near.extend(reading.below(object, |child| {
        matches!(
            reading.syntax.deprel(child),
            Deprel::AclRelcl | Deprel::Acl | Deprel::Appos | Deprel::Conj
        )
    }));
    let sign = near
        .into_iter()
        .filter(|&token| token > object && reading.syntax.deprel(token) != Deprel::Advcl)
        .find_map(|token| sign_at(reading, token))?;
    let mut judged = reading.actors_of(object);
    judged.retain(|actor| !draft.agents.contains(actor));
    (!judged.is_empty() && judged.len() <= 3).then_some((draft.agents.clone(), judged, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_shown() {
        for (sign, words, example) in rows() {
            assert!(sign.parse::<Sign>().is_ok(), "{sign}");
            assert!(
                words.split(' ').any(|word| example.to_lowercase().contains(word)),
                "{example}"
            );
        }
        assert_eq!(rows().count() + 2, TABLE.lines().count());
        assert_eq!(sign_of("illegal"), Some(Sign::Negative));
        assert_eq!(sign_of("heroic"), Some(Sign::Positive));
    }
}
