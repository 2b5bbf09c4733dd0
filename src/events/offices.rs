//! Offices whose own words tell the body: "Chile coach", "CEO of the Port Council", "Foreign Secretary" beside
//! a Foreign Office, and a prime minister whose country the text leaves to the reader.
//!
//! They come from the title that the actors keep of a person. Not here: bodies named beside the title (`titles`).

use super::lexicon::lexicon;
use super::reading::Reading;
use super::relate::{Proof, Web};
use super::{RelationKind, Sign};
use crate::actors::{Actor, ActorKind, MentionKind};
use crate::text::{ActorId, Span, TokenId};
use std::collections::BTreeMap;

/// Words before a title with which its holder does not hold the office.
const NOT_IN_OFFICE: &[&str] = &[
    "shadow",
    "former",
    "deputy",
    "ex",
    "junior",
    "vice",
    "then",
    "late",
    "assistant",
    "under",
    "-",
];

/// All such offices.
pub(super) fn find(reading: &Reading<'_>, web: &mut Web) {
    let actors = &reading.actors.actors;
    let mut aliases: BTreeMap<&str, ActorId> = BTreeMap::new();
    for (index, actor) in actors.iter().enumerate() {
        if matches!(
            actor.kind,
            ActorKind::Person | ActorKind::Place | ActorKind::People
        ) {
            continue;
        }
        for mention in actor
            .mentions
            .iter()
            .filter_map(|id| reading.actors.mentions.get(id.index()))
        {
            if mention.kind == MentionKind::Name {
                aliases
                    .entry(reading.source.slice(mention.span))
                    .or_insert(ActorId::from(index));
            }
        }
    }
    for (index, person) in actors.iter().enumerate() {
        let (ActorKind::Person, Some(role)) = (person.kind, person.role.as_deref()) else {
            continue;
        };
        let Some(quote) = in_office(reading, person) else {
            continue;
        };
        let holder = ActorId::from(index);
        let leads = web.is_leader(holder);
        let mut add = |body: ActorId, kind: RelationKind, sign: Sign, confidence: f32| {
            let proof = Proof::stated(quote, confidence);
            web.add(holder, body, kind, sign, proof);
        };
        if let Some((body, title)) = spelled(role, &aliases) {
            if let Some(tie) = lexicon().tie(&title.to_lowercase())
                && tie.from_holder
                && matches!(tie.relation, RelationKind::Leads | RelationKind::MemberOf)
            {
                add(body, tie.relation, tie.sign, 0.7);
            }
        } else if let Some(body) = ministry(role, actors) {
            add(body, RelationKind::Leads, Sign::Neutral, 0.6);
        } else if !leads
            && role.eq_ignore_ascii_case("prime minister")
            && let Some(home) = actors.iter().position(|actor| actor.kind == ActorKind::Country)
        {
            add(ActorId::from(home), RelationKind::Leads, Sign::Neutral, 0.5);
        }
    }
}

/// The first mention that names the person, when no word before it takes the office away; none for a prime
/// minister named with another country, which `titles` reads.
fn in_office(reading: &Reading<'_>, person: &Actor) -> Option<Span> {
    let mention = person
        .mentions
        .iter()
        .filter_map(|id| reading.actors.mentions.get(id.index()))
        .find(|mention| mention.kind == MentionKind::Name)?;
    let start = reading.syntax.sentence(mention.head).tokens.start;
    let before = mention.tokens.start.saturating_sub(4).max(start)..mention.tokens.start;
    let taken = before.map(TokenId).any(|token| {
        NOT_IN_OFFICE.contains(&reading.form(token).to_lowercase().as_str())
            || reading.kind(token) == Some(ActorKind::Country)
    });
    (!taken).then_some(mention.span)
}

/// "Chile coach", "Labour's leader", "CEO of the Port Council": the body in the title, and the noun that ties.
fn spelled<'a>(role: &'a str, aliases: &BTreeMap<&str, ActorId>) -> Option<(ActorId, &'a str)> {
    if let Some((title, body)) = role.split_once(" of ") {
        let body = body.strip_prefix("the ").unwrap_or(body);
        let title = title.rsplit(' ').next()?;
        return Some((*aliases.get(body)?, title));
    }
    let (body, title) = role.rsplit_once(' ')?;
    let body = body.trim_end_matches("'s").trim_end_matches("\u{2019}s");
    Some((*aliases.get(body)?, title))
}

/// "Home Secretary" beside a Home Office, "Defence Minister" beside a Ministry of Defence: the one body of the text
/// that is named after the same field.
fn ministry(role: &str, actors: &[Actor]) -> Option<ActorId> {
    let (field, title) = role.rsplit_once(' ')?;
    if !matches!(title.to_lowercase().as_str(), "secretary" | "minister") || field.contains(' ') {
        return None;
    }
    let mut found = actors.iter().enumerate().filter(|(_, actor)| {
        let mut words = actor.name.split(' ');
        actor.kind == ActorKind::Government
            && actor.name.split(' ').any(|word| word == field)
            && words.any(|word| matches!(word, "Office" | "Ministry" | "Department"))
    });
    let (index, _) = found.next()?;
    found.next().is_none().then_some(ActorId::from(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_spell_their_bodies() {
        let aliases = BTreeMap::from([("Chile", ActorId(0)), ("Port Council", ActorId(1))]);
        assert_eq!(spelled("Chile coach", &aliases), Some((ActorId(0), "coach")));
        assert_eq!(
            spelled("CEO of the Port Council", &aliases),
            Some((ActorId(1), "CEO"))
        );
        assert_eq!(spelled("team coach", &aliases), None);
    }
}
