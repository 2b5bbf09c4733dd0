//! The label of an event: a short sentence in the present tense built from the tree, actors by name.
//!
//! It is built, not cut: subject, verb in the form that fits the status, object, then as many
//! complements as have room.

use super::Status;
use super::lexicon::lexicon;
use super::reading::Reading;
use super::trigger::{Draft, Form, is_passive};
use crate::actors::{Actor, ActorKind, MentionKind};
use crate::syntax::{Deprel, Upos};
use crate::text::Order;
use crate::text::{ActorId, TokenId};
use std::borrow::Cow;

/// Characters that a label should not exceed.
const ROOM: usize = 90;

/// Builds the label.
pub(super) fn build(reading: &Reading<'_>, draft: &Draft) -> String {
    let words = match draft.form {
        // "This was their first victory"
        Form::Noun
            if reading.child(draft.trigger, &[Deprel::Cop]).is_some()
                && reading.child(draft.trigger, &[Deprel::Nsubj]).is_some() =>
        {
            copula(reading, draft)
        }
        Form::Noun => nominal(reading, draft),
        Form::Copula => copula(reading, draft),
        Form::Verb => verbal(reading, draft),
    };
    capitalise(&words)
}

fn capitalise(words: &str) -> String {
    let words = words.trim();
    let mut rest = words.chars();
    rest.next()
        .map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
}

/// The text of a phrase: its tokens in order, without clauses hanging on it; pronouns by name.
fn phrase(reading: &Reading<'_>, top: TokenId, short: bool, subject: Option<ActorId>) -> String {
    let syntax = reading.syntax;
    if let Some(mention) = reading.mention(top)
        && mention.kind == MentionKind::Pronoun
        && let Some(actor) = reading.actors.actors.get(mention.actor.index())
        && syntax.children(top).next().is_none()
        && syntax.upos(top) == Upos::Pron
        && syntax.deprel(top) != Deprel::NmodPoss
    {
        return called(reading, actor);
    }
    let mut tokens = reading.below(top, |child| match syntax.deprel(child) {
        Deprel::AclRelcl | Deprel::Parataxis | Deprel::Discourse | Deprel::Dislocated => true,
        Deprel::Appos => syntax.upos(top) != Upos::Verb,
        // "The government on Monday": the day is told beside the label.
        Deprel::Nmod | Deprel::NmodUnmarked | Deprel::OblUnmarked
            if syntax.head(child) == Some(top) && reading.timex(child).is_some() =>
        {
            true
        }
        Deprel::Acl | Deprel::Advcl => {
            short || syntax.head(child) == Some(top) && syntax.upos(top) != Upos::Verb
        }
        Deprel::Nmod => short && syntax.head(child) == Some(top) && reading.preposition(child) != "of",
        Deprel::Case | Deprel::Mark => syntax.head(child) == Some(top) && syntax.upos(top) != Upos::Verb,
        _ => false,
    });
    tokens.order();
    join(reading, &tokens, top, subject)
}

/// The name of an actor, with the article that the text gives it: "the United States".
fn called(reading: &Reading<'_>, actor: &Actor) -> String {
    let named = actor
        .mentions
        .iter()
        .filter_map(|mention| reading.actors.mentions.get(mention.index()))
        .find(|mention| {
            mention.kind == MentionKind::Name && reading.source.slice(mention.span) == actor.name
        });
    let article = named
        .and_then(|mention| mention.tokens.start.checked_sub(1))
        .is_some_and(|before| reading.lemma(TokenId(before)) == "the");
    if article && actor.kind != ActorKind::Person {
        format!("the {}", actor.name)
    } else {
        actor.name.clone()
    }
}

/// The words of some tokens. A pronoun that stands for `subject` stays a pronoun; another takes its name.
fn join(reading: &Reading<'_>, tokens: &[TokenId], top: TokenId, subject: Option<ActorId>) -> String {
    let syntax = reading.syntax;
    let mut out = String::new();
    let mut last: Option<TokenId> = None;
    let final_word = tokens
        .iter()
        .rposition(|&token| syntax.upos(token) != Upos::Punct);
    let first_word = tokens.iter().position(|&token| syntax.upos(token) != Upos::Punct);
    let (Some(first_word), Some(final_word)) = (first_word, final_word) else {
        return out;
    };
    for &token in tokens.get(first_word..=final_word).unwrap_or_default() {
        let form = reading.form(token);
        let span = reading.span(token);
        let punctuation = syntax.upos(token) == Upos::Punct;
        let adjacent = last.is_some_and(|last| {
            let end = reading.span(last).end;
            end >= span.start || (punctuation && matches!(form, "," | "." | ")" | ";" | ":"))
        });
        // Commas that lost their insertion go with it.
        if form == "," && out.ends_with(',') {
            continue;
        }
        if last.is_some_and(|last| reading.span(last) == span) {
            continue;
        }
        if !out.is_empty() && !adjacent {
            out.push(' ');
        }
        match resolved(reading, token, top, subject) {
            Some(name) => out.push_str(&name),
            None => out.push_str(form),
        }
        last = Some(token);
    }
    out
}

/// The name of whom a personal pronoun denotes; possessives stay ("its troops" needs no name).
fn resolved(reading: &Reading<'_>, token: TokenId, top: TokenId, subject: Option<ActorId>) -> Option<String> {
    let mention = reading.mention(token)?;
    if subject == Some(mention.actor)
        || mention.kind != MentionKind::Pronoun
        || reading.syntax.upos(token) != Upos::Pron
    {
        return None;
    }
    if token == top || !matches!(reading.syntax.deprel(token), Deprel::NmodPoss) {
        let actor = reading.actors.actors.get(mention.actor.index())?;
        return Some(called(reading, actor));
    }
    None
}

/// Third person or plural.
fn is_plural(reading: &Reading<'_>, subject: TokenId) -> bool {
    let syntax = reading.syntax;
    if reading
        .all(subject, &[Deprel::Conj])
        .any(|other| syntax.upos(other) != Upos::Verb)
    {
        return true;
    }
    let actor = reading
        .actor(subject)
        .and_then(|actor| reading.actors.actors.get(actor.index()));
    match actor.map(|actor| actor.kind) {
        Some(ActorKind::Country | ActorKind::Company | ActorKind::Media | ActorKind::Place) => false,
        Some(ActorKind::Person) => false,
        _ => {
            matches!(syntax.xpos(subject), "NNS" | "NNPS" | "CD")
                || matches!(
                    reading.lemma(subject),
                    "they" | "we" | "those" | "these" | "people" | "police"
                )
                || matches!(
                    reading.form(subject).to_lowercase().as_str(),
                    "they" | "we" | "i" | "you"
                )
        }
    }
}

/// "take" -> "takes".
fn third(lemma: &str) -> String {
    match lemma {
        "be" => return "is".to_owned(),
        "have" => return "has".to_owned(),
        _ => {}
    }
    if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        return format!("{lemma}es");
    }
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{lemma}s"),
    }
}

/// "make" -> "making".
fn gerund(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match lemma.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) && lemma != "be" => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    }
}

/// The verb in its plain form, as the tables write it where they know it.
fn verb_of(reading: &Reading<'_>, trigger: TokenId) -> String {
    let lemma = reading.lemma(trigger).to_lowercase();
    let mended = lexicon().mended(&lemma).map(Cow::into_owned);
    mended.unwrap_or(lemma)
}

/// The verb group that fits the status.
fn group(reading: &Reading<'_>, draft: &Draft, plural: bool) -> String {
    let passive = is_passive(reading, draft.trigger);
    let be = if plural { "are" } else { "is" };
    let lemma = verb_of(reading, draft.trigger);
    let form = reading.form(draft.trigger).to_lowercase();
    if passive {
        return match draft.status {
            Status::Planned => format!("{be} to be {form}"),
            Status::Possible => format!("may be {form}"),
            Status::Denied => format!("{be} not {form}"),
            _ => format!("{be} {form}"),
        };
    }
    let finite = || if plural { lemma.clone() } else { third(&lemma) };
    match draft.status {
        Status::Planned => format!("{be} to {lemma}"),
        Status::Possible => format!("may {lemma}"),
        Status::Denied if plural => format!("do not {lemma}"),
        Status::Denied => format!("does not {lemma}"),
        Status::Ongoing if reading.syntax.xpos(draft.trigger) == "VBG" => {
            if form.ends_with("ing") {
                format!("{be} {form}")
            } else {
                format!("{be} {}", gerund(&lemma))
            }
        }
        _ => finite(),
    }
}

fn subject_of(reading: &Reading<'_>, draft: &Draft, token: TokenId) -> String {
    let short = phrase(reading, token, false, None);
    let text = if short.chars().count() > 45 {
        phrase(reading, token, true, None)
    } else {
        short
    };
    if text.is_empty() || reading.is_relative(token) {
        return draft
            .agents
            .first()
            .and_then(|actor| reading.actors.actors.get(actor.index()))
            .map_or(text, |actor| called(reading, actor));
    }
    text
}

fn verbal(reading: &Reading<'_>, draft: &Draft) -> String {
    let trigger = draft.trigger;
    let passive = is_passive(reading, trigger);
    let subject = if passive { draft.object } else { draft.subject };
    // "Which lists the banks": a relative word without its noun is no subject.
    let subject = subject
        .filter(|&subject| subject != trigger && !(reading.is_relative(subject) && draft.agents.is_empty()));
    let mut out;
    if let Some(subject) = subject {
        out = subject_of(reading, draft, subject);
        out.push(' ');
        out.push_str(&group(reading, draft, is_plural(reading, subject)));
    } else if passive {
        out = reading.form(trigger).to_owned();
    } else {
        out = gerund(&verb_of(reading, trigger));
    }
    if let Some(adverb) = reading.child(trigger, &[Deprel::CompoundPrt]) {
        out.push(' ');
        out.push_str(reading.form(adverb));
    }
    complements(reading, draft, &mut out, passive);
    out
}

/// Adds the complements in the order of the text while there is room; the object always.
fn complements(reading: &Reading<'_>, draft: &Draft, out: &mut String, passive: bool) {
    let syntax = reading.syntax;
    let trigger = draft.trigger;
    let subject = draft.subject.and_then(|subject| reading.actor(subject));
    let mut parts: Vec<(TokenId, bool)> = syntax
        .children(trigger)
        .filter_map(|child| match syntax.deprel(child) {
            Deprel::Obj | Deprel::Iobj => (!reading.is_relative(child)).then_some((child, true)),
            Deprel::Xcomp | Deprel::Ccomp => (child > trigger).then_some((child, true)),
            // "declared the takeover a coup"
            Deprel::OblUnmarked if reading.timex(child).is_none() => Some((child, true)),
            Deprel::Obl | Deprel::OblAgent
                if reading.timex(child).is_none()
                    && !matches!(reading.preposition(child), "accord" | "according") =>
            {
                Some((child, false))
            }
            _ => None,
        })
        .collect();
    if !passive
        && let Some(object) = draft.object
        && !parts.iter().any(|&(part, _)| part == object)
        && reading
            .child(trigger, &[Deprel::Obj])
            .is_none_or(|object| reading.is_relative(object))
        && syntax.head(trigger) == Some(object)
    {
        parts.insert(0, (object, true));
    }
    // Complements before the verb come last in the label.
    parts.order_by_key(|&(part, needed)| (part < trigger && !needed, part));
    for (part, needed) in parts {
        let text = if matches!(syntax.deprel(part), Deprel::Xcomp | Deprel::Ccomp) {
            clause_text(reading, part, subject)
        } else {
            let itself = reading.syntax.upos(part) == Upos::Pron
                && draft.subject.is_some_and(|subject| {
                    reading.actor(subject).is_some() && reading.actor(subject) == reading.actor(part)
                });
            let mut text = if itself {
                reading.form(part).to_owned()
            } else {
                phrase(reading, part, false, subject)
            };
            if text.chars().count() + out.chars().count() > ROOM {
                text = phrase(reading, part, true, subject);
            }
            let preposition = reading
                .all(part, &[Deprel::Case])
                .map(|case| reading.form(case).to_lowercase())
                .collect::<Vec<_>>()
                .join(" ");
            if preposition.is_empty() {
                text
            } else {
                format!("{preposition} {text}")
            }
        };
        if text.is_empty() {
            continue;
        }
        let fits = out.chars().count() + text.chars().count() < ROOM;
        if fits {
            out.push(' ');
            out.push_str(&text);
        } else if needed {
            let cut = shorten(&text, ROOM.saturating_sub(out.chars().count()));
            if !LOOSE.contains(&cut.as_str()) {
                out.push(' ');
                out.push_str(&cut);
            }
            break;
        }
    }
}

/// Words that no label may end on.
const LOOSE: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "that", "with", "by", "from", "its", "his",
    "their", "at", "as", "it", "will", "is", "was", "are", "be", "has", "have", "had", "would", "which",
    "who", "her", "after", "over", "into",
];

/// As many words as have room, ending on no function word.
fn shorten(text: &str, room: usize) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut length = 0;
    for word in text.split(' ') {
        length += word.chars().count() + 1;
        if length > room && !words.is_empty() {
            break;
        }
        words.push(word);
    }
    while words.len() > 1
        && words
            .last()
            .is_some_and(|word| LOOSE.contains(word) || word.ends_with(','))
    {
        words.pop();
    }
    words.join(" ")
}

/// The text of a complement clause, its own marker included.
fn clause_text(reading: &Reading<'_>, top: TokenId, subject: Option<ActorId>) -> String {
    let syntax = reading.syntax;
    let mut tokens = reading.below(top, |child| match syntax.deprel(child) {
        Deprel::AclRelcl | Deprel::Parataxis | Deprel::Discourse | Deprel::Appos => true,
        Deprel::Advcl | Deprel::Conj => syntax.head(child) == Some(top),
        Deprel::Cc => syntax.head(child) == Some(top),
        _ => reading.timex(child).is_some() && syntax.head(child) == Some(top),
    });
    tokens.order();
    join(reading, &tokens, top, subject)
}

fn copula(reading: &Reading<'_>, draft: &Draft) -> String {
    let own = || reading.child(draft.trigger, &[Deprel::Nsubj]);
    let Some(subject) = draft.subject.or_else(own) else {
        return phrase(reading, draft.trigger, true, None);
    };
    let plural = is_plural(reading, subject);
    let be = match (draft.status, plural) {
        (Status::Planned, false) => "is to be",
        (Status::Planned, true) => "are to be",
        (Status::Possible, _) => "may be",
        (Status::Denied, false) => "is not",
        (Status::Denied, true) => "are not",
        (_, true) => "are",
        (_, false) => "is",
    };
    let syntax = reading.syntax;
    let mut tokens = reading.below(draft.trigger, |child| {
        let top = syntax.head(child) == Some(draft.trigger);
        match syntax.deprel(child) {
            Deprel::AclRelcl | Deprel::Parataxis | Deprel::Appos => true,
            Deprel::Nsubj
            | Deprel::Cop
            | Deprel::Aux
            | Deprel::Advcl
            | Deprel::Conj
            | Deprel::Cc
            | Deprel::Mark
            | Deprel::Expl
            | Deprel::Advmod => top,
            Deprel::Obl => top && reading.timex(child).is_some(),
            _ => false,
        }
    });
    tokens.order();
    let rest = join(reading, &tokens, draft.trigger, reading.actor(subject));
    let start = format!("{} {be}", subject_of(reading, draft, subject));
    let room = ROOM.saturating_sub(start.chars().count());
    format!("{start} {}", shorten(&rest, room))
}

fn nominal(reading: &Reading<'_>, draft: &Draft) -> String {
    let text = phrase(reading, draft.trigger, false, None);
    let text = if text.chars().count() > ROOM - 12 {
        phrase(reading, draft.trigger, true, None)
    } else {
        text
    };
    let text = shorten(&text, ROOM - 12);
    let plural = reading.syntax.xpos(draft.trigger) == "NNS";
    let verb = match (draft.status, plural) {
        (Status::Planned, false) => "is to take place",
        (Status::Planned, true) => "are to take place",
        (Status::Possible, _) => "may take place",
        (Status::Denied, false) => "does not take place",
        (Status::Denied, true) => "do not take place",
        (Status::Ongoing, false) => "is under way",
        (Status::Ongoing, true) => "are under way",
        (_, false) => "takes place",
        (_, true) => "take place",
    };
    format!("{text} {verb}")
}
