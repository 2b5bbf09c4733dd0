//! How the words of a label are joined, and how a long phrase is cut.
//!
//! A phrase that is too long loses whole branches from its end, so that it stays a phrase. Not here: which words
//! stay (`phrase`).

use super::phrase::is_part;
use super::reading::Reading;
use crate::actors::{Actor, ActorKind, MentionKind};
use crate::syntax::{Deprel, Upos};
use crate::text::{ActorId, TokenId};

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
        if droppable && !is_part(reading, branch) {
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
