//! The label of an event: a short sentence in the present tense built from the tree, actors by name.
//!
//! It is built, not cut: subject, verb in the form that fits the status, then what stands behind the verb as
//! far as there is room. Where the tree gives a finite verb no subject, the clause's own words are safer.

use super::lexicon::lexicon;
use super::phrase::{behind, nominal, said_before};
use super::reading::Reading;
use super::status::{Tense, tense};
use super::subject::{is_cut, is_nameless, is_plural, whom};
use super::trigger::{Draft, Form, is_passive};
use super::verb_group::{gerund, group, verb_of};
use super::wording::{Keep, called, fit, owned, render, shorten};
use super::{EventKind, Status};
use crate::syntax::{Deprel, Upos};
use crate::text::Order;
use crate::text::{ActorId, TokenId};

/// Characters that a label should not exceed.
const ROOM: usize = 90;
/// Characters by which it may, where nothing but the sense could be cut.
const SPARE: usize = 30;
/// Characters that its subject should not exceed.
const SUBJECT: usize = 45;

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
        Form::Noun => event_noun(reading, draft),
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

/// The words of a phrase, cut at its joints to a length.
fn within(reading: &Reading<'_>, tokens: Vec<TokenId>, room: usize, subject: Option<ActorId>) -> String {
    let cuts = [
        (room, Keep::Definite),
        (room + SPARE, Keep::Definite),
        (room, Keep::Parts),
        (room + SPARE, Keep::Parts),
        (room + 2 * SPARE, Keep::Parts),
    ];
    let fitted = cuts
        .into_iter()
        .find_map(|(room, keep)| fit(reading, tokens.clone(), room, subject, keep));
    let Some(mut tokens) = fitted else {
        return shorten(&render(reading, &tokens, subject), room);
    };
    while tokens.last().is_some_and(|&last| is_dry(reading, last)) && tokens.len() > 1 {
        tokens.pop();
    }
    render(reading, &tokens, subject)
}

/// Whether a word cannot stand at the end: a preposition or article whose phrase was left out, "and", a
/// participle without what it takes.
fn is_dry(reading: &Reading<'_>, token: TokenId) -> bool {
    let before = token.0.checked_sub(1).map(|before| reading.form(TokenId(before)));
    let leads = matches!(
        reading.syntax.deprel(token),
        Deprel::Case | Deprel::Mark | Deprel::Det | Deprel::Cc | Deprel::Fixed
    );
    match reading.syntax.upos(token) {
        // "After those of 1978", "for all that": what it took up is gone
        Upos::Pron | Upos::Det
            if matches!(reading.form(token), "those" | "that" | "all" | "these")
                && reading.child(token, &[Deprel::Case]).is_some() =>
        {
            true
        }
        Upos::Adp | Upos::Det | Upos::Sconj | Upos::Part => leads,
        Upos::Cconj => true,
        Upos::Verb if is_bare_participle(reading, token) => true,
        Upos::Verb => {
            let takes = [Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp];
            match reading.syntax.deprel(token) {
                // "Areas affected"
                Deprel::Acl => {
                    let bare = reading.child(token, &[Deprel::Mark, Deprel::AuxPass]).is_none();
                    matches!(reading.syntax.xpos(token), "VBG" | "VBN") && bare
                }
                Deprel::Advcl => reading.child(token, &takes).is_some(),
                _ => false,
            }
        }
        // "Messi, 35"
        Upos::Num => before == Some(","),
        _ => {
            matches!(reading.lemma(token), "no" | "than" | "then")
                || matches!(reading.form(token), "later" | "earlier") && before == Some("no")
        }
    }
}

/// "At the hall located", "legislation sponsored": a participle behind its noun whose phrase is gone.
fn is_bare_participle(reading: &Reading<'_>, token: TokenId) -> bool {
    let noun = token
        .0
        .checked_sub(1)
        .is_some_and(|before| matches!(reading.syntax.upos(TokenId(before)), Upos::Noun | Upos::Propn));
    let helped = [Deprel::Aux, Deprel::AuxPass];
    noun && matches!(reading.syntax.xpos(token), "VBN" | "VBD")
        && reading.child(token, &helped).is_none()
        && (matches!(reading.lemma(token), "locate" | "situate" | "base")
            || reading
                .child(token, &[Deprel::Nsubj, Deprel::NsubjPass])
                .is_none())
        && reading
            .child(token, &[Deprel::Obl, Deprel::OblAgent, Deprel::Nmod])
            .is_some_and(|phrase| phrase > token)
}

/// The words of a phrase that may have opened its sentence but does not open the label.
fn inner(reading: &Reading<'_>, tokens: Vec<TokenId>, room: usize, subject: Option<ActorId>) -> String {
    let small = tokens
        .first()
        .is_some_and(|&first| matches!(reading.syntax.upos(first), Upos::Det | Upos::Pron | Upos::Adp));
    let text = within(reading, tokens, room, subject);
    let mut rest = text.chars();
    match rest.next().filter(|_| small && !text.starts_with("I ")) {
        Some(first) => first.to_lowercase().chain(rest).collect(),
        None => text,
    }
}

fn subject_of(reading: &Reading<'_>, draft: &Draft, token: TokenId) -> String {
    let tokens = nominal(reading, token, draft.trigger);
    let first = tokens.first().copied().unwrap_or(token);
    let text = owned(reading, first, within(reading, tokens, SUBJECT, None));
    let own = matches!(text.as_str(), "I" | "We" | "we");
    if text.is_empty() || reading.is_relative(token) || own || is_nameless(reading, draft, token) {
        return whom(reading, draft)
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
        let plural = is_plural(reading, draft, subject) && !is_cut(reading, subject, &out);
        out.push(' ');
        out.push_str(&group(reading, draft, plural));
    } else if !passive && tense(reading, trigger) != Tense::None {
        return own_words(reading, draft);
    } else if passive {
        out = reading.form(trigger).to_owned();
    } else {
        out = gerund(&verb_of(reading, trigger));
    }
    let doer = draft
        .subject
        .filter(|_| !passive)
        .and_then(|subject| reading.actor(subject));
    let room = ROOM.saturating_sub(out.chars().count() + 1);
    // "The treaty that Chile signed": the object stands above its clause.
    let above = draft.object.filter(|&object| {
        !passive
            && object < trigger
            && subject.is_some_and(|subject| object < subject)
            && reading.above(trigger).take(2).any(|head| head == object)
    });
    if let Some(object) =
        above.or_else(|| relative_object(reading, trigger).filter(|_| !passive && subject.is_some()))
    {
        let text = inner(reading, nominal(reading, object, trigger), room, doer);
        let mut rest = behind(reading, trigger);
        rest.retain(|&token| Some(token) != subject);
        let room = room.saturating_sub(text.chars().count() + 1);
        let more = fit(reading, rest, room, doer, Keep::Definite)
            .map_or(String::new(), |rest| render(reading, &rest, doer));
        return format!("{out} {text} {more}");
    }
    if let Some(said) = said_before(reading, trigger).filter(|_| subject.is_some()) {
        let text = inner(reading, said, room, doer);
        return format!("{out} that {text}");
    }
    let mut rest = behind(reading, trigger);
    rest.retain(|&token| Some(token) != subject);
    let text = within(reading, rest, room, doer);
    let text = present(reading, draft, text);
    if subject.is_none() && text.is_empty() {
        return own_words(reading, draft);
    }
    if text.is_empty() && !passive {
        let words = next_words(reading, trigger);
        return format!("{out} {words}");
    }
    format!("{out} {text}")
}

/// "The report they will deliver": the noun above a clause that says whom it is told of by a gap alone.
fn relative_object(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let syntax = reading.syntax;
    let takes = [
        Deprel::Obj,
        Deprel::Iobj,
        Deprel::Ccomp,
        Deprel::Xcomp,
        Deprel::Cop,
        Deprel::CompoundPrt,
    ];
    let noun = syntax
        .head(verb)
        .filter(|_| syntax.deprel(verb) == Deprel::AclRelcl && reading.child(verb, &takes).is_none())?;
    let subject = reading.child(verb, &[Deprel::Nsubj])?;
    let elsewhere = syntax.children(verb).any(|child| {
        matches!(reading.lemma(child), "where" | "when" | "why" | "how")
            || syntax.deprel(child) == Deprel::Obl
                && reading
                    .below(child, |_| false)
                    .into_iter()
                    .any(|token| reading.is_relative(token))
    });
    let acts = lexicon()
        .verb(reading.lemma(verb), |_| false)
        .is_some_and(|class| !class.no_object && !class.mutual && !class.undergone);
    let thing = matches!(syntax.upos(noun), Upos::Noun | Upos::Propn)
        && reading.timex(noun).is_none()
        && !matches!(
            reading.lemma(noun),
            "way" | "time" | "place" | "reason" | "moment" | "day" | "extent"
        );
    (thing && acts && !elsewhere && noun < subject && subject < verb && !reading.is_relative(subject))
        .then_some(noun)
}

/// "Needy families stay warm this winter": what stands right behind a verb that says little alone, where the tree
/// gives it to another word.
fn next_words(reading: &Reading<'_>, verb: TokenId) -> String {
    const MOST: u32 = 6;
    let syntax = reading.syntax;
    let main = matches!(
        syntax.deprel(verb),
        Deprel::Root | Deprel::Conj | Deprel::Ccomp | Deprel::Xcomp | Deprel::Parataxis
    );
    let end = syntax.sentence(verb).tokens.end;
    let dated = |token: TokenId| {
        reading.timex(token).is_some()
            || syntax
                .head(token)
                .is_some_and(|head| reading.timex(head).is_some())
    };
    let stops = |token: TokenId| {
        matches!(
            syntax.upos(token),
            Upos::Punct
                | Upos::Pron
                | Upos::Cconj
                | Upos::Sconj
                | Upos::Verb
                | Upos::Aux
                | Upos::Part
                | Upos::Adv
                | Upos::Adp
        ) || dated(token)
            || reading.is_relative(token)
    };
    let tokens: Vec<TokenId> = (verb.0 + 1..end)
        .map(TokenId)
        .take_while(|&token| !stops(token))
        .collect();
    if !main || tokens.is_empty() || tokens.len() > MOST as usize {
        return String::new();
    }
    render(reading, &tokens, None)
}

/// "Announced that it would leave" is told in the present: "announces that it will leave".
fn present(reading: &Reading<'_>, draft: &Draft, text: String) -> String {
    let told = tense(reading, draft.trigger) == Tense::Past
        && reading.child(draft.trigger, &[Deprel::Ccomp]).is_some();
    if !told {
        return text;
    }
    let words = text.split(' ').map(|word| match word {
        "would" => "will",
        "was" => "is",
        "were" => "are",
        "could" => "can",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The clause as the text has it, as far as there is room.
fn own_words(reading: &Reading<'_>, draft: &Draft) -> String {
    let mut clause = draft.clause.clone();
    clause.order();
    let (Some(first), Some(last)) = (clause.first(), clause.last()) else {
        return reading.form(draft.trigger).to_owned();
    };
    let linking = |&token: &TokenId| {
        matches!(
            reading.syntax.upos(token),
            Upos::Cconj | Upos::Sconj | Upos::Punct | Upos::Intj
        ) || reading.is_relative(token)
            || reading.syntax.deprel(token) == Deprel::Mark
    };
    let start = (first.0..=last.0).map(TokenId).find(|token| !linking(token));
    let span = reading.span(start.unwrap_or(*first)).cover(reading.span(*last));
    let text = reading
        .source
        .slice(span)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let text = shorten(&text, ROOM);
    if !text.contains(reading.form(draft.trigger))
        && let Some(actor) = draft
            .agents
            .first()
            .and_then(|actor| reading.actors.actors.get(actor.index()))
    {
        // so much stands before the verb that it was cut off
        let start = format!("{} {}", called(reading, actor), group(reading, draft, false));
        let room = ROOM.saturating_sub(start.chars().count() + 1);
        return format!(
            "{start} {}",
            within(reading, behind(reading, draft.trigger), room, None)
        );
    }
    text
}

fn copula(reading: &Reading<'_>, draft: &Draft) -> String {
    let own = || reading.child(draft.trigger, &[Deprel::Nsubj]);
    let Some(subject) = draft.subject.or_else(own) else {
        return within(
            reading,
            nominal(reading, draft.trigger, draft.trigger),
            ROOM,
            None,
        );
    };
    let plural = is_plural(reading, draft, subject);
    let be = match (draft.status, plural) {
        (Status::Planned, false) => "is to be",
        (Status::Planned, true) => "are to be",
        (Status::Possible, _) => "may be",
        (Status::Denied, false) => "is not",
        (Status::Denied, true) => "are not",
        (_, true) => "are",
        (_, false) => "is",
    };
    let start = format!("{} {be}", subject_of(reading, draft, subject));
    let room = ROOM.saturating_sub(start.chars().count() + 1);
    let mut tokens = nominal(reading, draft.trigger, draft.trigger);
    // "Has been critical": told in the present.
    tokens.retain(|&token| {
        reading.syntax.head(token) != Some(draft.trigger) || reading.syntax.deprel(token) != Deprel::Aux
    });
    // "Is at home": a predicate keeps its preposition.
    tokens.extend(reading.all(draft.trigger, &[Deprel::Case]));
    tokens.order();
    tokens.dedup();
    let rest = within(reading, tokens, room, reading.actor(subject));
    format!("{start} {rest}")
}

/// Whether a word is the preposition of a noun.
fn is_preposition(reading: &Reading<'_>, noun: TokenId, word: &str) -> bool {
    reading
        .all(noun, &[Deprel::Case])
        .any(|case| reading.form(case) == word)
}

/// "The withdrawal takes place"; what is said or agreed comes instead.
fn event_noun(reading: &Reading<'_>, draft: &Draft) -> String {
    let tokens = nominal(reading, draft.trigger, draft.trigger);
    let first = tokens.first().copied().unwrap_or(draft.trigger);
    let text = owned(reading, first, within(reading, tokens, ROOM - 12, None));
    // "In support of the students is under way"
    let text = match text.split_once(' ') {
        Some((first, rest)) if is_preposition(reading, draft.trigger, first) => rest.to_owned(),
        _ => text,
    };
    let plural = reading.syntax.xpos(draft.trigger) == "NNS";
    let comes = matches!(
        draft.kind,
        EventKind::State | EventKind::Law | EventKind::Agree | EventKind::Court | EventKind::Discover
    );
    let verb = match (draft.status, plural, comes) {
        (Status::Planned, false, false) => "is to take place",
        (Status::Planned, true, false) => "are to take place",
        (Status::Planned, false, true) => "is to come",
        (Status::Planned, true, true) => "are to come",
        (Status::Possible, _, false) => "may take place",
        (Status::Possible, _, true) => "may come",
        (Status::Denied, false, _) => "does not take place",
        (Status::Denied, true, _) => "do not take place",
        (Status::Ongoing, false, _) => "is under way",
        (Status::Ongoing, true, _) => "are under way",
        (_, false, false) => "takes place",
        (_, true, false) => "take place",
        (_, false, true) => "comes",
        (_, true, true) => "come",
    };
    format!("{text} {verb}")
}
