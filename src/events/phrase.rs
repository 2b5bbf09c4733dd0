//! The words of a phrase for a label: which tokens stay.
//!
//! What is set off by commas, clauses that only describe, and dates are left out. Not here: how they are joined
//! and cut (`wording`), the verb (`label`).

use super::EventKind;
use super::lexicon::{Effect, lexicon};
use super::reading::{Reading, SUBJECTS};
use crate::actors::MentionKind;
use crate::syntax::{Deprel, Upos};
use crate::text::Order;
use crate::text::TokenId;
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
                    // "The last time Congress met"
                    Deprel::OblUnmarked => child < top,
                    _ => false,
                }
    });
    // "The country's army ordered", with the country hung on the verb
    if let Some(mention) = reading
        .mention(top)
        .filter(|mention| mention.kind == MentionKind::Description)
    {
        tokens.extend((mention.tokens.start..top.0).map(TokenId));
    }
    finish(reading, &mut tokens);
    let kept = tokens.iter().position(|&token| !leads(reading, token, top));
    tokens.drain(..kept.unwrap_or(0));
    if let Some(dash) = dateline(reading, top) {
        tokens.retain(|&token| token > dash);
    }
    tokens
}

/// "WASHINGTON, DC - Four senators": the dash that ends what stands before the first sentence.
fn dateline(reading: &Reading<'_>, top: TokenId) -> Option<TokenId> {
    const LONGEST: u32 = 10;
    let syntax = reading.syntax;
    let start = syntax.sentence(top).tokens.start;
    // Not the hyphen of "three-day", but "OSLO -".
    let free = |token: TokenId| match reading.form(token) {
        "--" | "–" | "—" => true,
        "-" => {
            let (before, behind) = (token.0.checked_sub(1), token.0 + 1);
            let span = reading.span(token);
            before.is_some_and(|before| reading.span(TokenId(before)).end < span.start)
                && span.end < reading.span(TokenId(behind)).start
        }
        _ => false,
    };
    // "... legislation May 25, 2007 WASHINGTON - Four senators": a headline may run into it
    let loud = |token: TokenId| {
        let form = reading.form(token);
        form.chars().count() > 3 && form.chars().all(char::is_uppercase)
    };
    let inside = (top.0.saturating_sub(LONGEST).max(start + 1)..top.0)
        .map(TokenId)
        .find(|&token| free(token) && loud(TokenId(token.0 - 1)));
    if inside.is_some() {
        return inside;
    }
    let dash = (start + 1..top.0.min(start + LONGEST))
        .map(TokenId)
        .find(|&token| free(token))?;
    let before = || (start..dash.0).map(TokenId);
    let named = before()
        .rfind(|&token| syntax.upos(token) != Upos::Punct)
        .is_some_and(|last| syntax.upos(last) == Upos::Propn);
    let all = before().all(|token| {
        matches!(syntax.upos(token), Upos::Propn | Upos::Punct | Upos::Num)
            // "May 25, 2007", whatever the tagger says of "May"
            || reading.form(token).chars().next().is_some_and(char::is_uppercase)
    });
    (named && all).then_some(dash)
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
    tokens.retain(|&token| token > verb && !strays(reading, token));
    tokens.extend(particle(reading, verb));
    tokens.extend(beside_day(reading, verb));
    finish(reading, &mut tokens);
    tokens
}

/// "Introduced legislation last year": the object that the tree takes for a part of the day behind it.
fn beside_day(reading: &Reading<'_>, verb: TokenId) -> Vec<TokenId> {
    let syntax = reading.syntax;
    let is_part = |noun: TokenId| {
        noun > verb
            && reading.timex(noun).is_none()
            && syntax.upos(noun) == Upos::Noun
            && matches!(
                syntax.deprel(noun),
                Deprel::Compound | Deprel::Nmod | Deprel::NmodUnmarked
            )
            && reading.preposition(noun).is_empty()
    };
    let day = reading
        .all(verb, &[Deprel::OblUnmarked, Deprel::Obl])
        .find(|&day| reading.timex(day).is_some() && reading.preposition(day).is_empty());
    let object = day.and_then(|day| syntax.children(day).find(|&noun| is_part(noun) && noun < day));
    object.map_or(Vec::new(), |object| {
        reading.below(object, |child| loose(reading, child))
    })
}

/// "Backed off this week": the particle that the tree gives to the day behind it.
fn particle(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let next = TokenId(verb.0.checked_add(1)?);
    let taken = next.index() < reading.syntax.len()
        && matches!(
            reading.form(next),
            "off" | "up" | "down" | "out" | "away" | "back"
        )
        && reading
            .syntax
            .head(next)
            .is_some_and(|day| day > next && dated(reading, day));
    taken.then_some(next)
}

/// "The statement today regarding": a day that the tree takes for a part of a name.
fn strays(reading: &Reading<'_>, token: TokenId) -> bool {
    matches!(
        reading.form(token),
        "today" | "yesterday" | "tomorrow" | "tonight"
    ) && reading.child(token, &[Deprel::Case]).is_none()
}

/// "The withdrawal has begun, officials confirmed": what was said, where it stands before the verb that tells it.
pub(super) fn said_before(reading: &Reading<'_>, verb: TokenId) -> Option<Vec<TokenId>> {
    let syntax = reading.syntax;
    let lexicon = lexicon();
    let says =
        lexicon.has(reading.lemma(verb), Effect::Say) || lexicon.has(reading.lemma(verb), Effect::Claim);
    let content = [Deprel::Obj, Deprel::Iobj, Deprel::Ccomp, Deprel::Xcomp];
    let beside = matches!(syntax.deprel(verb), Deprel::Advcl | Deprel::Parataxis);
    let said = syntax.head(verb).filter(|&said| {
        says && beside
            && said < verb
            && set_off(reading, verb)
            && reading.child(verb, &content).is_none()
            && reading.child(said, SUBJECTS).is_some()
    })?;
    let start = reading.below(verb, |_| false).into_iter().min()?;
    let mut tokens = reading.below(said, |child| {
        loose(reading, child)
            || child == verb
            || child >= start
            || syntax.head(child) == Some(said)
                && matches!(
                    syntax.deprel(child),
                    Deprel::Mark | Deprel::Cc | Deprel::Conj | Deprel::Advcl
                )
    });
    tokens.retain(|&token| token < start);
    finish(reading, &mut tokens);
    Some(tokens)
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
            .child(clause, SUBJECTS)
            .is_some_and(|subject| reading.is_relative(subject))
}

/// "To meet ministers": an infinitive of purpose.
fn purpose(reading: &Reading<'_>, clause: TokenId) -> bool {
    // "Was found to be prohibiting": the infinitive is that of "be"
    let infinitive = reading.syntax.xpos(clause) == "VB"
        || reading
            .child(clause, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
            .is_some_and(|be| reading.syntax.xpos(be) == "VB");
    infinitive
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
            is_title(reading, child)
                || syntax.upos(child) == Upos::Verb && !shares_object(reading, child)
                || reading.child(child, &[Deprel::Cop, Deprel::Nsubj]).is_some()
        }
        Deprel::Obl | Deprel::OblUnmarked | Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Advmod => {
            dated(reading, child) && !within_name(reading, child) && !is_part(reading, child)
                || matches!(
                    reading.preposition(child),
                    "accord" | "according" | "include" | "including"
                )
                || set_off(reading, child)
        }
        // "Continues until 14 March", the day hung flat on the verb
        Deprel::Flat | Deprel::Dep
            if syntax.upos(child) == Upos::Num
                && dated(reading, child)
                && syntax
                    .head(child)
                    .is_some_and(|verb| syntax.upos(verb) == Upos::Verb) =>
        {
            true
        }
        // "Issued a statement Friday"
        Deprel::Appos if syntax.upos(child) == Upos::Propn && dated(reading, child) => true,
        Deprel::Appos => set_off(reading, child) && !listed(reading, child),
        Deprel::Nummod => set_off(reading, child),
        Deprel::Acl | Deprel::Dep | Deprel::Advcl => set_off(reading, child) || stray_day(reading, child),
        Deprel::Xcomp => stray_day(reading, child),
        _ => false,
    }
}

/// "Jane Doe, Chairman of the board, and John Roe": a title that the tree takes for one more person.
fn is_title(reading: &Reading<'_>, child: TokenId) -> bool {
    let syntax = reading.syntax;
    set_off(reading, child)
        && reading.child(child, &[Deprel::Cc, Deprel::Det]).is_none()
        && lexicon().tie(&reading.lemma(child).to_lowercase()).is_some()
        && syntax
            .head(child)
            .is_some_and(|person| syntax.upos(person) == Upos::Propn)
}

/// "Create or keep jobs": a second verb has the object of both.
fn shares_object(reading: &Reading<'_>, verb: TokenId) -> bool {
    let object = |verb: TokenId| reading.child(verb, &[Deprel::Obj]).is_some();
    reading.syntax.head(verb).is_some_and(|first| {
        verb.0 == first.0 + 2
            && !object(first)
            && object(verb)
            && reading.child(verb, &[Deprel::Cc]).is_some()
    })
}

/// "The fiscal year 2007 bill": a date between the article of a noun and the noun.
fn within_name(reading: &Reading<'_>, child: TokenId) -> bool {
    reading.syntax.head(child).is_some_and(|noun| {
        child < noun
            && reading.syntax.upos(noun) != Upos::Verb
            && reading
                .below(child, |_| false)
                .into_iter()
                .min()
                .is_some_and(|first| {
                    reading.syntax.upos(first) == Upos::Det
                        || reading
                            .child(noun, &[Deprel::Det])
                            .is_some_and(|article| article < first)
                })
    })
}

/// "In Lima, Cusco and Puno": an apposition that a list goes on behind is a part of it.
fn listed(reading: &Reading<'_>, child: TokenId) -> bool {
    let syntax = reading.syntax;
    let joined = |token: TokenId| reading.child(token, &[Deprel::Cc]).is_some();
    let comma = |token: TokenId| reading.form(token) == ",";
    let first = reading.below(child, |_| false).into_iter().min();
    let opened = first.is_some_and(|first| {
        comma(first)
            || first
                .0
                .checked_sub(1)
                .is_some_and(|before| comma(TokenId(before)))
    });
    opened
        && syntax.upos(child) == Upos::Propn
        // "Jane Doe, Chairman of the committee, and"
        && lexicon().tie(&reading.lemma(child).to_lowercase()).is_none()
        && syntax.head(child).is_some_and(|head| {
            syntax.upos(head) == Upos::Propn
                && syntax.children(head).chain(syntax.children(child)).any(|other| {
                    other > child
                        && (matches!(syntax.deprel(other), Deprel::Conj) && joined(other)
                            || syntax.deprel(other) == Deprel::Appos
                                && reading.all(other, &[Deprel::Conj]).any(joined))
                })
        })
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
                "," | "(" | "[" | "-" | "–" | "—" | "--" | ";" | ":"
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
        // "The fiscal year 2007 bill"
        && !(modifies && reading.syntax.upos(token) == Upos::Det)
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

/// Nouns that say nothing without what they are of.
const PARTS: &[&str] = &[
    "use", "lack", "number", "amount", "majority", "kind", "sort", "type", "series", "variety", "part",
    "rest", "handful", "range", "share", "half", "third", "percent", "million", "thousand", "hundred",
    "dozen", "array", "host", "string", "wave", "lot", "place", "favor", "favour", "time", "terms", "front",
];

/// "The use of force", "the rest of the week": what an act is of is no addition.
pub(super) fn is_part(reading: &Reading<'_>, branch: TokenId) -> bool {
    let noun = reading.syntax.head(branch);
    reading.syntax.deprel(branch) == Deprel::Nmod
        && reading.preposition(branch) == "of"
        && noun.is_some_and(|noun| PARTS.contains(&reading.lemma(noun)))
}
