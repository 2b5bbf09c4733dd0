//! How the words of a label are joined, and how a long phrase is cut.
//!
//! A phrase that is too long loses whole branches from its end, so that it stays a phrase. Not here: which words
//! stay (`phrase`).

use super::meant::{meant, one, several};
use super::phrase::{is_part, nominal};
use super::reading::Reading;
use crate::actors::{Actor, ActorKind, MentionKind};
use crate::syntax::{Deprel, Upos};
use crate::text::{ActorId, TokenId, possessive};

/// Cuts a phrase to a length by whole branches from its end; `None` where only words could be cut.
pub(super) fn fit(
    reading: &Reading<'_>,
    mut tokens: Vec<TokenId>,
    room: usize,
    subject: Option<ActorId>,
    keep: Keep,
) -> Option<Vec<TokenId>> {
    loop {
        if render(reading, &tokens, subject).chars().count() <= room {
            return Some(tokens);
        }
        let cut = last_branch(reading, &tokens, keep)?;
        tokens.truncate(cut);
    }
}

/// What a cut may take away.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Not what a definite noun is of: "the leader of the rebels".
    Definite,
    /// Only what says nothing by itself.
    Parts,
}

/// "The leader of the rebels", "the talks between Chad and Sudan": without the phrase nobody knows which one is
/// meant.
fn defines(reading: &Reading<'_>, branch: TokenId) -> bool {
    let noun = reading.syntax.head(branch);
    reading.syntax.deprel(branch) == Deprel::Nmod
        && matches!(reading.preposition(branch), "of" | "between")
        && noun.is_some_and(|noun| {
            reading
                .child(noun, &[Deprel::Det])
                .is_some_and(|det| reading.lemma(det) == "the")
        })
}

/// "Between Chad and Sudan": the second side cannot go without the first.
fn is_side(reading: &Reading<'_>, branch: TokenId) -> bool {
    reading.syntax.deprel(branch) == Deprel::Conj
        && reading
            .syntax
            .head(branch)
            .is_some_and(|first| reading.preposition(first) == "between")
}

/// Whether a cut would part a name.
fn parts_name(reading: &Reading<'_>, token: TokenId) -> bool {
    let mentions = &reading.actors.mentions;
    let upto = mentions.partition_point(|mention| mention.tokens.start < token.0);
    mentions[upto.saturating_sub(4)..upto]
        .iter()
        .any(|mention| mention.kind == MentionKind::Name && token.0 < mention.tokens.end)
}

/// Whether a branch is joined to the head of the phrase: "the president and the leader".
fn shares_place(reading: &Reading<'_>, tokens: &[TokenId], branch: TokenId) -> bool {
    reading.syntax.deprel(branch) == Deprel::Conj
        && reading.child(branch, &[Deprel::Cc]).is_some()
        && (reading.syntax.head(branch))
            .and_then(|first| reading.syntax.head(first))
            .is_none_or(|above| !tokens.contains(&above))
}

/// Where the shortest branch at the end begins that can be left out.
fn last_branch(reading: &Reading<'_>, tokens: &[TokenId], keep: Keep) -> Option<usize> {
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
        let needed = is_part(reading, branch)
            || is_side(reading, branch)
            || keep == Keep::Definite && (defines(reading, branch) || shares_place(reading, tokens, branch));
        if droppable && !needed {
            let start = tokens.iter().position(|&token| under(reading, token, branch))?;
            let suffix = tokens[start..].iter().all(|&token| under(reading, token, branch));
            if suffix && start > 0 && !parts_name(reading, tokens[start]) {
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
            let listed = !matches!(
                reading.syntax.upos(token),
                Upos::Adp | Upos::Sconj | Upos::Part | Upos::Verb
            );
            if !between.is_empty()
                && between.clone().map(TokenId).all(|token| {
                    let dated = |token: TokenId| listed && reading.timex(token).is_some();
                    reading.syntax.upos(token) == Upos::Punct
                        || dated(token)
                        || reading.syntax.upos(token) == Upos::Adp
                            && reading.syntax.head(token).is_some_and(dated)
                })
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
    if reading.form(token) == "one" {
        return one(reading, token).map(|noun| reading.form(noun).to_owned());
    }
    if reading.syntax.upos(token) != Upos::Pron {
        return None;
    }
    let Some(mention) = reading.mention(token) else {
        return thing(reading, token);
    };
    if subject == Some(mention.actor)
        || mention.kind != MentionKind::Pronoun
        || reading.syntax.deprel(token) == Deprel::NmodPoss
        || reading.is_relative(token)
    {
        return None;
    }
    let actor = reading.actors.actors.get(mention.actor.index())?;
    Some(called(reading, actor))
}

/// The several that "they" take up: the subject of the sentence before, in its own words.
fn those(reading: &Reading<'_>, token: TokenId) -> Option<String> {
    let words = named_by(reading, several(reading, token)?, token, 5)?;
    Some(match words.split_first() {
        Some((&("The" | "the" | "These" | "these"), rest)) => format!("the {}", rest.join(" ")),
        _ => words.join(" "),
    })
}

/// The words of a noun that is to stand for a pronoun, up to the noun: a clause or phrase behind it says more than the
/// pronoun did. `None` where they need a name themselves, or are too many.
fn named_by<'a>(
    reading: &'a Reading<'_>,
    noun: TokenId,
    pronoun: TokenId,
    most: usize,
) -> Option<Vec<&'a str>> {
    let mut tokens = nominal(reading, noun, pronoun);
    tokens.retain(|&part| part <= noun);
    let clear = tokens.len() <= most && tokens.iter().all(|&part| reading.syntax.upos(part) != Upos::Pron);
    clear.then(|| tokens.iter().map(|&part| reading.form(part)).collect())
}

/// "Its leaders", with which a label begins, by name: "NATO's leaders".
pub(super) fn owned(reading: &Reading<'_>, first: TokenId, text: String) -> String {
    let owner = reading.mention(first).filter(|mention| {
        mention.kind == MentionKind::Pronoun
            && reading.syntax.deprel(first) == Deprel::NmodPoss
            && reading.syntax.upos(first) == Upos::Pron
    });
    let actor = owner.and_then(|owner| reading.actors.actors.get(owner.actor.index()));
    match (actor, text.split_once(' ')) {
        (Some(actor), Some((_, rest))) => {
            format!("{} {rest}", possessive(&called(reading, actor)))
        }
        _ => text,
    }
}

/// The thing that "it" takes up, in its own words: "the agreement".
fn thing(reading: &Reading<'_>, token: TokenId) -> Option<String> {
    if reading.form(token).eq_ignore_ascii_case("they") {
        return those(reading, token);
    }
    let it = reading.form(token).eq_ignore_ascii_case("it");
    let noun = meant(reading, token).filter(|_| it)?;
    let words = named_by(reading, noun, token, 6)?;
    Some(match words.split_first() {
        Some((&("a" | "an" | "A" | "An" | "The" | "the" | "This" | "this" | "that"), rest))
            if !rest.is_empty() =>
        {
            format!("the {}", rest.join(" "))
        }
        _ if reading.syntax.upos(noun) == Upos::Propn => words.join(" "),
        _ => format!("the {}", words.join(" ")),
    })
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
    let article = match named {
        Some(mention) => (mention.tokens.start.checked_sub(1))
            .is_some_and(|before| reading.lemma(TokenId(before)) == "the"),
        None => is_described_with_article(reading, actor),
    };
    if article && actor.kind != ActorKind::Person {
        format!("the {}", actor.name)
    } else {
        actor.name.clone()
    }
}

/// "The army", called "Colombian army": whether an organ of a state without a name is told of with an article.
fn is_described_with_article(reading: &Reading<'_>, actor: &Actor) -> bool {
    let organ = matches!(actor.kind, ActorKind::Government | ActorKind::Military);
    let last = actor.name.rsplit(' ').next().unwrap_or("");
    organ
        && !(actor.name.contains("'s ") || actor.name.contains("' "))
        && actor.mentions.iter().any(|mention| {
            let mention = reading.actors.mentions.get(mention.index());
            mention.is_some_and(|mention| {
                let words = reading.source.slice(mention.span);
                mention.kind == MentionKind::Description
                    && (words.starts_with("the ") || words.starts_with("The "))
                    && words.ends_with(last)
            })
        })
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
