//! The places of a verb, read off the tree: through passive, relative clause, coordination, control, and past
//! what wrong trees do most often.
//!
//! Not here: who stands behind the phrases (`reading`), and what the verb makes of them (`roles`).

use super::lexicon::{Effect, lexicon};
use super::reading::Reading;
use super::trigger::is_passive;
use crate::actors::{Mention, MentionKind};
use crate::syntax::{Deprel, Upos};
use crate::text::TokenId;

/// The noun phrases that fill the places of a verb, after all detours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Places {
    /// The logical subject.
    pub(super) agent: Option<TokenId>,
    /// The logical object.
    pub(super) patient: Option<TokenId>,
}

/// The places of a verb.
pub(super) fn verb(reading: &Reading<'_>, verb: TokenId, depth: usize) -> Places {
    let syntax = reading.syntax;
    let passive = is_passive(reading, verb);
    let subjects = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj];
    // "Announced Wednesday it would": the day is no subject where another word is.
    let own_subject = reading
        .all(verb, &subjects)
        .find(|&subject| reading.timex(subject).is_none())
        .or_else(|| {
            reading
                .child(verb, &subjects)
                .map(|subject| beside_date(reading, subject))
        });
    let own_subject = own_subject
        .or_else(|| announced(reading, verb))
        .or_else(|| conjoined(reading, verb));
    let subject = match own_subject {
        Some(subject) if reading.is_relative(subject) => antecedent(reading, verb).or(Some(subject)),
        Some(subject) => Some(subject),
        None if depth < 6 => inherited(reading, verb, depth),
        None => None,
    };
    let mut object = reading.child(verb, &[Deprel::Obj]);
    if let Some(pronoun) = object
        && reading.is_relative(pronoun)
    {
        object = antecedent(reading, verb);
    }
    if passive {
        let agent = reading
            .all(verb, &[Deprel::OblAgent, Deprel::Obl])
            // "published in a paper by the institute"
            .flat_map(|oblique| std::iter::once(oblique).chain(reading.all(oblique, &[Deprel::Nmod])))
            .find(|&oblique| reading.preposition(oblique) == "by" && reading.timex(oblique).is_none());
        return Places {
            agent,
            patient: subject.or(object),
        };
    }
    if object.is_none()
        && syntax.deprel(verb) == Deprel::AclRelcl
        && own_subject.is_some_and(|subject| !reading.is_relative(subject))
    {
        let gap = !syntax.children(verb).any(|child| {
            reading.is_relative(child) && matches!(syntax.deprel(child), Deprel::Obl | Deprel::Advmod)
        });
        if gap {
            object = syntax.head(verb);
        }
    }
    // "The bill that he wrote and passed"
    if object.is_none()
        && own_subject.is_none()
        && syntax.deprel(verb) == Deprel::Conj
        && let Some(first) = syntax.head(verb)
        && syntax.deprel(first) == Deprel::AclRelcl
        && reading
            .child(first, &[Deprel::Obj])
            .is_none_or(|object| reading.is_relative(object))
        && reading
            .child(first, &[Deprel::Nsubj])
            .is_some_and(|subject| !reading.is_relative(subject))
    {
        object = syntax.head(first);
    }
    if object.is_none() {
        object = stray_object(reading, verb).or_else(|| counted_object(reading, verb));
    }
    if let Some(common) = object {
        object = named_behind(reading, verb, common).or(object);
    }
    Places {
        agent: subject,
        patient: object,
    }
}

/// "Israel Friday closed the border": where the tree takes the day for the subject, the word beside it.
fn beside_date(reading: &Reading<'_>, subject: TokenId) -> TokenId {
    if reading.timex(subject).is_none() {
        return subject;
    }
    reading
        .syntax
        .children(subject)
        .find(|&child| reading.timex(child).is_none() && reading.actor(child).is_some())
        .unwrap_or(subject)
}

/// The noun phrase right behind an active verb without an object that the tree ties to it in some other way:
/// a second subject, or a clause of which it is the head.
fn stray_object(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let syntax = reading.syntax;
    syntax
        .children(verb)
        .find(|&child| {
            child > verb
                && !matches!(
                    syntax.deprel(child),
                    Deprel::Punct | Deprel::CompoundPrt | Deprel::Advmod | Deprel::OblUnmarked
                )
        })
        .filter(|&child| {
            let odd = match syntax.deprel(child) {
                Deprel::Nsubj => syntax
                    .children(verb)
                    .any(|other| other < verb && syntax.deprel(other) == Deprel::Nsubj),
                Deprel::Acl
                | Deprel::Advcl
                | Deprel::Parataxis
                | Deprel::Nmod
                | Deprel::Appos
                | Deprel::Dep => true,
                _ => false,
            };
            odd && matches!(syntax.upos(child), Upos::Noun | Upos::Propn)
                && reading.timex(child).is_none()
                && reading
                    .child(child, &[Deprel::Case, Deprel::Mark, Deprel::Cop])
                    .is_none()
                && !syntax
                    .children(verb)
                    .any(|other| other > verb && other < child && syntax.upos(other) == Upos::Punct)
        })
}

/// "Rescued over 300 sailors whose ship sank": behind an active verb without an object, the actor that
/// only a count, an article or adjectives part from it, whatever the tree makes of it.
fn counted_object(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let syntax = reading.syntax;
    let acts = lexicon()
        .verb(reading.lemma(verb), |_| false)
        .is_some_and(|class| class.relation.is_some());
    if !acts || syntax.upos(verb) != Upos::Verb || syntax.xpos(verb) == "VBN" {
        return None;
    }
    let end = syntax.sentence(verb).tokens.end;
    for token in (verb.0 + 1..end.min(verb.0 + 8)).map(TokenId) {
        let mention = mention_from(reading, token);
        let token = mention.map_or(token, |mention| mention.head);
        let prepositional = reading.child(token, &[Deprel::Case]).is_some();
        if mention.is_some() && !prepositional {
            let subject = reading.is_subject(token);
            return (!subject && reading.child(token, &[Deprel::Cop]).is_none()).then_some(token);
        }
        let within = matches!(
            syntax.upos(token),
            Upos::Det | Upos::Num | Upos::Adj | Upos::Noun | Upos::Propn
        ) || matches!(
            reading.lemma(token),
            "over" | "about" | "around" | "nearly" | "almost" | "some"
        );
        if !within || reading.timex(token).is_some() {
            return None;
        }
    }
    None
}

/// "After the council ordered them out", the council hung on the verb as a time: a finite verb without a
/// subject, and right before it a phrase whose preposition can also be a conjunction.
fn conjoined(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let syntax = reading.syntax;
    if !matches!(syntax.xpos(verb), "VBD" | "VBZ" | "VBP") || is_passive(reading, verb) {
        return None;
    }
    reading.all(verb, &[Deprel::Obl]).find(|&phrase| {
        phrase < verb
            && (reading.actor(phrase).is_some() || syntax.upos(phrase) == Upos::Noun)
            && reading.timex(phrase).is_none()
            && matches!(
                reading.preposition(phrase),
                "after" | "before" | "since" | "as" | "until"
            )
            && (phrase.0 + 1..verb.0).map(TokenId).all(|between| {
                matches!(syntax.upos(between), Upos::Adv | Upos::Aux | Upos::Part)
                    // "after the council “recommended it”"
                    || matches!(reading.form(between), "\"" | "\u{201c}" | "``")
                    || reading.above(between).any(|head| head == phrase)
                    || reading
                        .mention(phrase)
                        .is_some_and(|mention| mention.tokens.contains(&between.0))
            })
    })
}

/// The mention that begins with a token, or whose head it is.
fn mention_from<'a>(reading: &Reading<'a>, token: TokenId) -> Option<&'a Mention> {
    let mentions = &reading.actors.mentions;
    let at = mentions.partition_point(|mention| mention.tokens.start < token.0);
    reading.mention(token).or_else(|| {
        mentions
            .get(at)
            .filter(|mention| mention.tokens.start == token.0 && mention.kind != MentionKind::Pronoun)
    })
}

/// "Defeated her rival, mayor Jane Doe": an object that is no actor, told by name behind a
/// comma.
fn named_behind(reading: &Reading<'_>, verb: TokenId, common: TokenId) -> Option<TokenId> {
    let syntax = reading.syntax;
    if reading.actor(common).is_some() || common < verb || syntax.upos(common) != Upos::Noun {
        return None;
    }
    let comma = TokenId(common.0 + 1);
    if comma.index() >= syntax.len() || reading.form(comma) != "," {
        return None;
    }
    syntax.children(verb).find(|&child| {
        child > comma
            && child.0 <= comma.0 + 4
            && matches!(
                syntax.deprel(child),
                Deprel::Obl | Deprel::OblUnmarked | Deprel::Appos | Deprel::Dep | Deprel::Parataxis
            )
            && syntax.upos(child) == Upos::Propn
            && reading.preposition(child).is_empty()
            && reading.actor(child).is_some()
    })
}

/// "Jane Doe, director of the museum, said": the name that opens the stretch before a speech verb to which the
/// tree gives no subject.
fn announced(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let syntax = reading.syntax;
    let speaks = lexicon().has(reading.lemma(verb), Effect::Say);
    let dependent = matches!(
        syntax.deprel(verb),
        Deprel::Conj | Deprel::AclRelcl | Deprel::Acl | Deprel::Xcomp
    );
    let finite = matches!(syntax.xpos(verb), "VBD" | "VBZ" | "VBP");
    if !speaks || !finite || is_passive(reading, verb) || dependent {
        return None;
    }
    let start = syntax.sentence(verb).tokens.start;
    let mut first = None;
    for token in (start.max(verb.0.saturating_sub(25))..verb.0).rev().map(TokenId) {
        let breaks = matches!(syntax.upos(token), Upos::Verb | Upos::Aux | Upos::Sconj)
            || reading.is_quoted(token)
            || matches!(reading.form(token), "\"" | "\u{201d}" | ";" | ":");
        if breaks {
            break;
        }
        let named = reading
            .mention(token)
            .is_some_and(|mention| mention.kind != MentionKind::Pronoun);
        if named && reading.preposition(token).is_empty() && syntax.upos(token) != Upos::Adj {
            first = Some(token);
        }
    }
    first
}

/// The noun a relative clause belongs to.
fn antecedent(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let mut at = verb;
    for _ in 0..4 {
        let head = reading.syntax.head(at)?;
        match reading.syntax.deprel(at) {
            Deprel::AclRelcl | Deprel::Acl => return Some(head),
            Deprel::Conj | Deprel::Xcomp | Deprel::Ccomp => at = head,
            _ => return None,
        }
    }
    None
}

/// The subject that a verb without one takes from the words around it.
fn inherited(reading: &Reading<'_>, token: TokenId, depth: usize) -> Option<TokenId> {
    let syntax = reading.syntax;
    let head = syntax.head(token)?;
    let surface = |head: TokenId| {
        let places = verb(reading, head, depth + 1);
        if is_passive(reading, head) {
            places.patient
        } else {
            places.agent
        }
    };
    match syntax.deprel(token) {
        Deprel::Conj | Deprel::Parataxis if syntax.upos(head) == Upos::Verb => surface(head),
        Deprel::Conj => reading.child(head, &[Deprel::Nsubj]),
        // "Strengthening its ties, Niger left": a fronted participle
        Deprel::Csubj if syntax.xpos(token) == "VBG" => surface(head),
        Deprel::Xcomp | Deprel::Ccomp if syntax.upos(head) == Upos::Verb => {
            let object = reading.child(head, &[Deprel::Obj, Deprel::Iobj]);
            let promise = matches!(reading.lemma(head), "promise" | "vow" | "threaten" | "use");
            match object {
                Some(object) if !promise && !is_passive(reading, head) => Some(object),
                _ => surface(head),
            }
        }
        Deprel::Xcomp | Deprel::Ccomp => reading.child(head, &[Deprel::Nsubj]),
        Deprel::Advcl if syntax.upos(head) == Upos::Verb => surface(head),
        Deprel::Advcl => reading.child(head, &[Deprel::Nsubj]),
        Deprel::Acl if syntax.xpos(token) == "VBG" || syntax.xpos(token) == "VBN" => Some(head),
        // "Asked the envoys to leave", the infinitive hung on the envoys: they leave.
        Deprel::Acl if reading.actor(head).is_some() => Some(head),
        // "plans to leave": whoever has the plan.
        Deprel::Acl => reading.child(head, &[Deprel::NmodPoss]).or_else(|| {
            let governor = syntax.head(head)?;
            let holds = syntax.upos(governor) == Upos::Verb
                && matches!(syntax.deprel(head), Deprel::Obj | Deprel::Obl);
            if holds { surface(governor) } else { Some(head) }
        }),
        Deprel::AclRelcl => Some(head),
        _ => None,
    }
}
