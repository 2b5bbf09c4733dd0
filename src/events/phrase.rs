//! The words of a phrase for a label: which tokens stay, how they are joined, how a long one is cut.
//!
//! What is set off by commas, clauses that only describe, and dates are left out; a phrase that is too long
//! loses whole branches from its end, so that it stays a phrase. Not here: the verb (`label`).

use super::EventKind;
use super::lexicon::lexicon;
use super::reading::Reading;
use crate::actors::{Actor, ActorKind, MentionKind};
use crate::syntax::{Deprel, Upos};
use crate::text::Order;
use crate::text::{ActorId, TokenId};
use crate::time::TimexKind;

/// The tokens of a noun phrase, in order, without the clause of the verb it is told with.
pub(super) fn nominal(reading: &Reading<'_>, top: TokenId, verb: TokenId) -> Vec<TokenId> {
    let syntax = reading.syntax;
    let mut tokens = reading.below(top, |child| {
        loose(reading, child)
            || child == verb
            || syntax.head(child) == Some(top) && before_comma(reading, child, top)
            || syntax.head(child) == Some(top)
                && match syntax.deprel(child) {
                    // "Two of their cars", with the cars as the head
                    Deprel::Case => !syntax.children(top).any(|before| before < child),
                    Deprel::Mark | Deprel::Cc | Deprel::Cop | Deprel::Nsubj | Deprel::Advcl => true,
                    _ => false,
                }
    });
    finish(reading, &mut tokens);
    let kept = tokens.iter().position(|&token| !leads(reading, token, top));
    tokens.drain(..kept.unwrap_or(0));
    tokens
}

/// The tokens behind a verb that belong to what it says, in order.
pub(super) fn behind(reading: &Reading<'_>, verb: TokenId) -> Vec<TokenId> {
    let syntax = reading.syntax;
    let mut tokens = reading.below(verb, |child| {
        loose(reading, child)
            || syntax.head(child) == Some(verb)
                && match syntax.deprel(child) {
                    Deprel::Nsubj
                    | Deprel::NsubjPass
                    | Deprel::Csubj
                    | Deprel::Expl
                    | Deprel::Aux
                    | Deprel::AuxPass
                    | Deprel::Cop
                    | Deprel::Mark
                    | Deprel::Cc
                    | Deprel::Conj => true,
                    Deprel::Advcl => !purpose(reading, child) || set_off(reading, child),
                    Deprel::Ccomp if beside(reading, child) || describes(reading, child) => true,
                    Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::Ccomp | Deprel::Xcomp => {
                        child < verb || reading.is_relative(child)
                    }
                    _ => child < verb,
                }
    });
    tokens.retain(|&token| token > verb);
    finish(reading, &mut tokens);
    tokens
}

/// "Were killed, an incident that the council investigates": a clause set off behind a verb that takes none.
fn beside(reading: &Reading<'_>, clause: TokenId) -> bool {
    set_off(reading, clause)
        && reading.syntax.head(clause).is_some_and(|verb| {
            let class = lexicon().verb(reading.lemma(verb), |_| false);
            class.is_some_and(|class| {
                class.relation.is_some()
                    && !matches!(
                        class.kind,
                        EventKind::Request | EventKind::Agree | EventKind::Accuse | EventKind::Threaten
                    )
            })
        })
}

/// "Passed an amendment that would help", the relative clause hung on the verb.
fn describes(reading: &Reading<'_>, clause: TokenId) -> bool {
    let syntax = reading.syntax;
    let object = syntax
        .head(clause)
        .and_then(|verb| reading.child(verb, &[Deprel::Obj]))
        .filter(|&object| object < clause);
    object.is_some()
        && reading
            .child(clause, &[Deprel::Nsubj, Deprel::NsubjPass])
            .is_some_and(|subject| reading.is_relative(subject))
}

/// "To meet ministers": an infinitive of purpose.
fn purpose(reading: &Reading<'_>, clause: TokenId) -> bool {
    reading.syntax.xpos(clause) == "VB"
        && reading.child(clause, &[Deprel::Nsubj]).is_none()
        && reading
            .child(clause, &[Deprel::Mark])
            .is_some_and(|mark| reading.lemma(mark) == "to")
}

/// Whether a branch says nothing that a label needs.
fn loose(reading: &Reading<'_>, child: TokenId) -> bool {
    let syntax = reading.syntax;
    match syntax.deprel(child) {
        Deprel::AclRelcl | Deprel::Parataxis | Deprel::Discourse | Deprel::Dislocated | Deprel::Punct => true,
        Deprel::Conj => {
            syntax.upos(child) == Upos::Verb || reading.child(child, &[Deprel::Cop, Deprel::Nsubj]).is_some()
        }
        Deprel::Obl | Deprel::OblUnmarked | Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Advmod => {
            dated(reading, child)
                || matches!(
                    reading.preposition(child),
                    "accord" | "according" | "include" | "including"
                )
                || set_off(reading, child)
        }
        Deprel::Appos | Deprel::Nummod => set_off(reading, child),
        Deprel::Acl | Deprel::Dep | Deprel::Advcl => set_off(reading, child) || stray_day(reading, child),
        Deprel::Xcomp => stray_day(reading, child),
        _ => false,
    }
}

/// "Continues until 14 March": a date that the tree hangs on as a clause.
fn stray_day(reading: &Reading<'_>, child: TokenId) -> bool {
    matches!(reading.syntax.upos(child), Upos::Num | Upos::Propn)
        && child > TokenId(0)
        && dated(reading, child)
}

/// Whether a branch is a date: that stands beside the label. Lengths and "no" ("no later than") stay out too.
fn dated(reading: &Reading<'_>, child: TokenId) -> bool {
    let day = |token: TokenId| {
        reading
            .timex(token)
            .and_then(|id| reading.timexes.get(id.index()))
            .is_some_and(|timex| matches!(timex.kind, TimexKind::Date | TimexKind::Time))
    };
    day(child)
        || matches!(reading.syntax.upos(child), Upos::Adv | Upos::Adj)
            && reading.below(child, |_| false).into_iter().any(day)
}

/// Whether a branch stands behind its head and a comma, dash or bracket.
fn set_off(reading: &Reading<'_>, child: TokenId) -> bool {
    if reading.syntax.head(child).is_some_and(|head| child < head) {
        return false;
    }
    let parts = |token: TokenId| {
        !is_hyphen(reading, token)
            && matches!(
                reading.form(token),
                "," | "(" | "[" | "–" | "—" | "--" | ";" | ":"
            )
    };
    // The tree may hang the comma on either side.
    reading
        .below(child, |_| false)
        .into_iter()
        .min()
        .is_some_and(|first| {
            parts(first)
                || first
                    .0
                    .checked_sub(1)
                    .is_some_and(|before| parts(TokenId(before)))
        })
}

/// Whether a token at the start of a noun phrase only leads into it: "and", "when", "yesterday".
fn leads(reading: &Reading<'_>, token: TokenId, top: TokenId) -> bool {
    let syntax = reading.syntax;
    if token == top {
        return false;
    }
    let linking = matches!(
        syntax.upos(token),
        Upos::Cconj | Upos::Sconj | Upos::Punct | Upos::Intj
    ) || matches!(
        reading.lemma(token),
        "when" | "where" | "how" | "why" | "then" | "well" | "also" | "so" | "however" | "while"
    );
    linking || reading.timex(top).is_none() && day_before(reading, token, top)
}

/// "2 October voters", "yesterday the minister": a date that the tree hangs on the noun behind it.
fn day_before(reading: &Reading<'_>, token: TokenId, top: TokenId) -> bool {
    let Some(timex) = reading
        .timex(token)
        .and_then(|id| reading.timexes.get(id.index()))
    else {
        return false;
    };
    let mut branch = token;
    while let Some(head) = reading.syntax.head(branch)
        && head != top
        && branch != top
    {
        branch = head;
    }
    let modifies = matches!(
        reading.syntax.deprel(branch),
        Deprel::NmodPoss | Deprel::Amod | Deprel::Compound | Deprel::Nummod | Deprel::Det
    );
    let alone = matches!(
        reading.lemma(token),
        "yesterday" | "today" | "tomorrow" | "tonight"
    );
    timex.kind == TimexKind::Date
        && reading.syntax.deprel(branch) != Deprel::NmodPoss
        && (!modifies || alone || reading.syntax.tokens_in(timex.span).count() > 1)
}

/// "The ministry, two observers": a phrase before its head and a comma is none of it.
fn before_comma(reading: &Reading<'_>, child: TokenId, top: TokenId) -> bool {
    child < top
        && matches!(
            reading.syntax.deprel(child),
            Deprel::Nmod
                | Deprel::NmodUnmarked
                | Deprel::Obl
                | Deprel::OblUnmarked
                | Deprel::Appos
                | Deprel::Dep
                | Deprel::Nsubj
        )
        && reading
            .below(child, |_| false)
            .into_iter()
            .max()
            .is_some_and(|last| {
                reading.form(last) == "," || last.0 + 1 < top.0 && reading.form(TokenId(last.0 + 1)) == ","
            })
}

/// Without punctuation, whole names and compounds, in order.
fn finish(reading: &Reading<'_>, tokens: &mut Vec<TokenId>) {
    let mut glued = Vec::new();
    for &token in &*tokens {
        if let Some(mention) = reading.mention(token)
            && mention.kind == MentionKind::Name
        {
            glued.extend(mention.tokens.clone().map(TokenId));
        }
        // "Notre-Dame": what is written without a space is one word.
        let mut at = token;
        while let Some(next) = joined(reading, at) {
            glued.push(next);
            at = next;
        }
    }
    tokens.extend(glued);
    tokens.retain(|&token| reading.syntax.upos(token) != Upos::Punct || is_hyphen(reading, token));
    tokens.order();
    tokens.dedup();
}

fn is_hyphen(reading: &Reading<'_>, token: TokenId) -> bool {
    // "1 – 0"
    let number = |other: Option<u32>| {
        other.is_some_and(|other| {
            (other as usize) < reading.syntax.len() && reading.syntax.upos(TokenId(other)) == Upos::Num
        })
    };
    let score = number(token.0.checked_sub(1)) && number(token.0.checked_add(1));
    matches!(reading.form(token), "-" | "–" | "/") && {
        let span = reading.span(token);
        let touches = |other: Option<u32>| {
            other.is_some_and(|other| {
                let other = reading.span(TokenId(other));
                other.end == span.start || other.start == span.end
            })
        };
        score || touches(token.0.checked_sub(1)) && touches(token.0.checked_add(1))
    }
}

/// The token behind a hyphen without a space, or the hyphen.
fn joined(reading: &Reading<'_>, token: TokenId) -> Option<TokenId> {
    let next = TokenId(token.0.checked_add(1)?);
    (next.index() < reading.syntax.len()
        && reading.span(token).end == reading.span(next).start
        && (is_hyphen(reading, next) || is_hyphen(reading, token)))
    .then_some(next)
}

/// Cuts a phrase to a length by whole branches from its end; `None` where only words could be cut.
pub(super) fn fit(
    reading: &Reading<'_>,
    mut tokens: Vec<TokenId>,
    room: usize,
    subject: Option<ActorId>,
) -> Option<Vec<TokenId>> {
    loop {
        if render(reading, &tokens, subject).chars().count() <= room {
            return Some(tokens);
        }
        let cut = last_branch(reading, &tokens)?;
        tokens.truncate(cut);
    }
}

/// Nouns that say nothing without what they are of.
const PARTS: &[&str] = &[
    "use", "lack", "number", "amount", "majority", "kind", "sort", "type", "series", "variety", "part",
    "rest", "handful", "range", "share", "half", "third", "percent", "million", "thousand", "hundred",
    "dozen",
];

/// Where the shortest branch at the end begins that can be left out.
fn last_branch(reading: &Reading<'_>, tokens: &[TokenId]) -> Option<usize> {
    let &last = tokens.last()?;
    let mut branch = last;
    loop {
        let droppable = matches!(
            reading.syntax.deprel(branch),
            Deprel::Obl
                | Deprel::OblUnmarked
                | Deprel::OblAgent
                | Deprel::Nmod
                | Deprel::NmodUnmarked
                | Deprel::Acl
                | Deprel::Advcl
                | Deprel::Conj
                | Deprel::Appos
                | Deprel::Advmod
                | Deprel::Dep
        );
        // "The use of force": what an act is of is no addition.
        let of = reading.syntax.deprel(branch) == Deprel::Nmod
            && reading.preposition(branch) == "of"
            && reading
                .syntax
                .head(branch)
                .is_some_and(|noun| PARTS.contains(&reading.lemma(noun)));
        if droppable && !of {
            let start = tokens.iter().position(|&token| under(reading, token, branch))?;
            let suffix = tokens[start..].iter().all(|&token| under(reading, token, branch));
            if suffix && start > 0 {
                return Some(start);
            }
        }
        branch = reading.syntax.head(branch)?;
        if !tokens.contains(&branch) {
            return None;
        }
    }
}

fn under(reading: &Reading<'_>, token: TokenId, top: TokenId) -> bool {
    token == top || reading.above(token).any(|head| head == top)
}

/// The words of some tokens. A pronoun that stands for `subject` stays a pronoun; another takes its name.
pub(super) fn render(reading: &Reading<'_>, tokens: &[TokenId], subject: Option<ActorId>) -> String {
    let mut out = String::new();
    let mut last: Option<TokenId> = None;
    for &token in tokens {
        if let Some(last) = last {
            let (before, here) = (reading.span(last), reading.span(token));
            if before == here {
                continue;
            }
            let between = last.0.saturating_add(1)..token.0;
            // A comma between two words that both stay is that of a list.
            if !between.is_empty()
                && between
                    .clone()
                    .all(|token| reading.syntax.upos(TokenId(token)) == Upos::Punct)
                && between.clone().any(|token| reading.form(TokenId(token)) == ",")
            {
                out.push(',');
            }
            if before.end < here.start {
                out.push(' ');
            }
        }
        match resolved(reading, token, subject) {
            Some(name) => out.push_str(&name),
            None => out.push_str(reading.form(token)),
        }
        last = Some(token);
    }
    out
}

/// The name of whom a personal pronoun denotes; possessives stay ("its troops" needs no name).
pub(super) fn resolved(reading: &Reading<'_>, token: TokenId, subject: Option<ActorId>) -> Option<String> {
    let mention = reading.mention(token)?;
    if subject == Some(mention.actor)
        || mention.kind != MentionKind::Pronoun
        || reading.syntax.upos(token) != Upos::Pron
        || reading.syntax.deprel(token) == Deprel::NmodPoss
        || reading.is_relative(token)
    {
        return None;
    }
    let actor = reading.actors.actors.get(mention.actor.index())?;
    Some(called(reading, actor))
}

/// The name of an actor, with the article that the text gives it: "the United States".
pub(super) fn called(reading: &Reading<'_>, actor: &Actor) -> String {
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

/// Words that no label may end on.
const ENDS: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "that", "with", "by", "from", "its", "his",
    "their", "at", "as", "it", "will", "is", "was", "are", "be", "has", "have", "had", "would", "which",
    "who", "her", "after", "over", "into", "than", "no", "not", "but", "between", "about", "against", "this",
];

/// As many words as have room, ending on no function word.
pub(super) fn shorten(text: &str, room: usize) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut length = 0;
    for word in text.split(' ') {
        length += word.chars().count() + 1;
        if length > room + 1 && !words.is_empty() {
            break;
        }
        words.push(word);
    }
    while words
        .last()
        .is_some_and(|word| ENDS.contains(&word.to_lowercase().as_str()))
        && words.len() > 1
    {
        words.pop();
    }
    let text = words.join(" ");
    text.trim_end_matches([',', ';', ':']).to_owned()
}
