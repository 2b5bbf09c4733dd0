//! [`suggest`]: actors that may be one and were not taken for one. Only suggestions: a wrong merge is worse
//! than a split, so the engine leaves these to a person.

use crate::actors::{Actor, ActorKind, Way, knowledge};
use crate::text::{ActorId, Order, named_enum};

named_enum! {
    /// What two names have in common.
    pub enum Likeness {
        /// "the Salvation Army", "Salvation army"
        Spelling = "the same name",
        /// "President Mandela", "Nelson Mandela"
        Title = "the same name without the title",
        /// "African Union", "AU"
        Acronym = "its initials",
        /// "Danes", "Denmark"
        Demonym = "its people",
        /// "Nelson Mandela", "Mandela"
        Surname = "the same surname",
    }
}

/// Two actors that may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The one whose name would go.
    pub actor: ActorId,
    /// The one whose name would stay.
    pub into: ActorId,
    /// Why.
    pub likeness: Likeness,
}

/// More would be no help.
const MOST: usize = 30;
/// Actors that are compared with each other; in order of salience, so the rest matters little.
const COMPARED: usize = 400;

/// Pairs of actors that may be one, the more salient first. A short name that fits several is left alone.
pub fn suggest(actors: &[Actor]) -> Vec<Suggestion> {
    let actors = actors.get(..COMPARED).unwrap_or(actors);
    let names: Vec<Name> = actors.iter().map(Name::new).collect();
    let mut found: Vec<Suggestion> = Vec::new();
    for (index, short) in names.iter().enumerate() {
        let mut fits = names.iter().enumerate().filter_map(|(other, long)| {
            let likeness = (other != index).then(|| likeness(short, long)).flatten()?;
            Some(Suggestion {
                actor: ActorId::from(index),
                into: ActorId::from(other),
                likeness,
            })
        });
        if let (Some(one), None) = (fits.next(), fits.next()) {
            let turned = found
                .iter()
                .any(|other| (other.actor, other.into) == (one.into, one.actor));
            if !turned {
                found.push(one);
            }
        }
    }
    found.order_by_key(|one| (one.actor.min(one.into), one.into));
    found.truncate(MOST);
    found
}

/// A name taken apart.
struct Name {
    kind: ActorKind,
    country: Option<String>,
    /// Without article and titles.
    words: Vec<String>,
    /// The same as one small word without marks.
    folded: String,
    /// Whether there was a title.
    titled: bool,
    /// Whether it names a people or citizens of the country.
    citizens: bool,
}

impl Name {
    fn new(actor: &Actor) -> Self {
        let all: Vec<&str> = actor.name.split_whitespace().collect();
        let is_article = |word: &str| matches!(word, "the" | "The" | "a" | "A" | "an" | "An");
        let words: Vec<&str> = all.iter().copied().skip_while(|word| is_article(word)).collect();
        let known = knowledge();
        let person = actor.kind == ActorKind::Person;
        let titles = words
            .iter()
            .take(words.len().saturating_sub(1))
            .take_while(|word| person && known.title(&word.to_lowercase()).is_some())
            .count();
        let bare = words.join(" ");
        let own: Vec<String> = words.iter().skip(titles).map(|&word| word.to_owned()).collect();
        Self {
            folded: own
                .concat()
                .replace(['.', '-', '\u{2019}', '\''], "")
                .to_lowercase(),
            kind: actor.kind,
            country: actor.country.as_ref().map(ToString::to_string),
            titled: titles > 0,
            citizens: known.facts(&bare).iter().any(|fact| {
                matches!(fact.way, Way::Citizen | Way::Citizens | Way::Adjective)
                    && Some(fact.country) == actor.country.as_deref().or(Some(fact.country))
            }),
            words: own,
        }
    }

    fn country_of_people(&self) -> Option<String> {
        let fact = knowledge()
            .facts(&self.words.join(" "))
            .iter()
            .find(|fact| matches!(fact.way, Way::Citizen | Way::Citizens | Way::Adjective))?;
        Some(fact.country.to_owned())
    }
}

/// What `short` has in common with `long`, into whose actor it would go.
fn likeness(short: &Name, long: &Name) -> Option<Likeness> {
    let person = |name: &Name| name.kind == ActorKind::Person;
    if short.words.is_empty() || long.words.is_empty() {
        return None;
    }
    if person(short) == person(long) && short.folded == long.folded {
        return Some(if short.titled == long.titled {
            Likeness::Spelling
        } else {
            Likeness::Title
        });
    }
    if person(short) && person(long) {
        let surname = short.words.last() == long.words.last() && short.words.len() == 1;
        let likeness = if short.titled {
            Likeness::Title
        } else {
            Likeness::Surname
        };
        return (surname && long.words.len() > 1).then_some(likeness);
    }
    if !person(short) && !person(long) && is_acronym(short, long) {
        return Some(Likeness::Acronym);
    }
    let people = short.citizens && matches!(short.kind, ActorKind::People | ActorKind::Country);
    if people && long.kind == ActorKind::Country && !long.citizens {
        let same = short.country_of_people() == long.country;
        return (same && long.country.is_some()).then_some(Likeness::Demonym);
    }
    None
}

/// Whether a single word in capitals is made of the initials of the other's words ("AU", "A.U.").
fn is_acronym(short: &Name, long: &Name) -> bool {
    let [word] = short.words.as_slice() else {
        return false;
    };
    let letters: String = word.chars().filter(|c| *c != '.').collect();
    let small = |word: &&String| !word.starts_with(char::is_lowercase);
    let initials: String = long
        .words
        .iter()
        .filter(small)
        .flat_map(|word| word.split('-'))
        .filter_map(|word| word.chars().next())
        .collect();
    letters.len() > 1 && letters.chars().all(char::is_uppercase) && letters == initials
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(actors: &[(&str, ActorKind, Option<&'static str>)]) -> String {
        let actor = |&(name, kind, country): &(&str, ActorKind, Option<&'static str>)| Actor {
            name: name.to_owned(),
            kind,
            country: country.map(Into::into),
            role: None,
            member_of: None,
            mentions: Vec::new(),
            salience: 1.0,
            confidence: 1.0,
        };
        let name = |id: ActorId| actors[id.index()].0;
        suggest(&actors.iter().map(actor).collect::<Vec<_>>())
            .into_iter()
            .map(|one| format!("{} -> {}: {}", name(one.actor), name(one.into), one.likeness))
            .collect::<Vec<_>>()
            .join("; ")
    }

    #[test]
    fn names_that_may_be_one() {
        use ActorKind::{Country, Organisation, People, Person};
        insta::assert_snapshot!(shown(&[("Nelson Mandela", Person, None), ("Mandela", Person, None)]), @"Mandela -> Nelson Mandela: the same surname");
        insta::assert_snapshot!(shown(&[("President Mandela", Person, None), ("Nelson Mandela", Person, None)]), @"President Mandela -> Nelson Mandela: the same name without the title");
        insta::assert_snapshot!(shown(&[("African Union", Organisation, None), ("A.U.", Organisation, None)]), @"A.U. -> African Union: its initials");
        insta::assert_snapshot!(shown(&[("Denmark", Country, Some("DK")), ("Danes", People, Some("DK"))]), @"Danes -> Denmark: its people");
        insta::assert_snapshot!(shown(&[("Salvation Army", Organisation, None), ("the Salvation army", Organisation, None)]), @"Salvation Army -> the Salvation army: the same name");
        // One of two is no better than a guess.
        insta::assert_snapshot!(shown(&[("Nelson Mandela", Person, None), ("Winnie Mandela", Person, None), ("Mandela", Person, None)]), @"");
        insta::assert_snapshot!(shown(&[("France", Country, Some("FR")), ("Mali", Country, Some("ML"))]), @"");
    }
}
