//! The tense of the clause that an expression stands in, read from tags and tree: the verb that governs it
//! and its auxiliaries.
//!
//! Not here: texts without a tree, which `tense` reads by the words alone.

use super::tense::Tense;
use crate::syntax::{Deprel, Syntax, Upos};
use crate::text::{Source, Span, TokenId};

/// What lies ahead when it is said: "planned for Friday", "is due Friday", "expects to leave on Friday".
const AHEAD: &[&str] = &[
    "plan",
    "expect",
    "schedule",
    "intend",
    "slate",
    "due",
    "suppose",
    "await",
    "upcoming",
    "pending",
    "payable",
    "likely",
    "deadline",
    "effective",
];

/// What speaks of what comes when an infinitive follows: "agreed to meet on Friday"; not "agreed on Friday".
const PROMISES: &[&str] = &[
    "agree", "hope", "want", "aim", "propose", "promise", "vow", "threaten", "pledge", "seek", "decide",
    "offer", "prepare", "order", "invite", "urge", "ask",
];

/// Nouns whose infinitive lies ahead: "a plan to meet on Friday"; not "extended its offer to buy it Friday".
const PLANS: &[&str] = &[
    "plan",
    "deadline",
    "intention",
    "decision",
    "schedule",
    "vow",
    "pledge",
    "promise",
    "date",
    "vote",
];

/// What is done after looking for somebody or something: "could be reached Friday" looks back.
const SOUGHT: &[&str] = &[
    "reach",
    "locate",
    "find",
    "see",
    "hear",
    "contact",
    "learn",
    "determine",
    "confirm",
];

/// After these what was planned may lie on either side: "a rally planned for Friday was canceled".
const CALLED_OFF: &[&str] = &["cancel", "postpone", "scrap", "suspend", "abandon", "call"];

/// What begins or ends as a calendar says, so that the present tense speaks of what comes: "it opens Friday".
const CALENDAR: &[&str] = &[
    "begin", "start", "open", "expire", "end", "conclude", "become", "take", "resume", "arrive", "leave",
    "face", "close", "go", "come", "run", "meet", "visit", "travel", "vote", "return",
];

/// How many words before, or up the tree, the verb is looked for.
const REACH: u32 = 14;

/// How many words below a verb are asked for its auxiliaries; a tree with more is none.
const CHILDREN: usize = 64;

/// The tense around a span: that of the nearest verb before it in its clause, else of the word that governs
/// it; `None` where no verb tells.
pub(super) fn tense(source: &Source, syntax: &Syntax, span: Span) -> Option<Tense> {
    let range = syntax.tokens_in(span);
    // The word of the expression whose head lies outside.
    let head = range
        .clone()
        .map(|index| TokenId::from(index as usize))
        .find(|&token| {
            syntax
                .head(token)
                .is_none_or(|head| !range.contains(&(head.index() as u32)))
        })?;
    let governor = syntax.head(head);
    before(source, syntax, range.start, governor).or_else(|| above(source, syntax, head, governor))
}

/// The tense of the nearest verb before a token, back to a punctuation mark.
fn before(source: &Source, syntax: &Syntax, start: u32, governor: Option<TokenId>) -> Option<Tense> {
    let first = syntax
        .sentence(TokenId::from(start as usize))
        .tokens
        .start
        .max(start.saturating_sub(REACH));
    let mut infinitive = false;
    for index in (first..start).rev() {
        let mut at = TokenId::from(index as usize);
        match syntax.upos(at) {
            Upos::Punct => return None,
            Upos::Aux => at = syntax.head(at)?,
            Upos::Verb => {}
            _ if AHEAD.contains(&syntax.lemma(at)) => {}
            _ => continue,
        }
        if infinitive && PROMISES.contains(&syntax.lemma(at)) {
            return Some(Tense::Future);
        }
        let tense = group(source, syntax, at, governor == Some(at));
        if tense.is_some() {
            return tense;
        }
        infinitive = syntax.xpos(at) == "VB";
    }
    None
}

/// The tense of the first verb up the tree from a token.
fn above(source: &Source, syntax: &Syntax, head: TokenId, governor: Option<TokenId>) -> Option<Tense> {
    let mut at = head;
    let mut infinitive = false;
    for _ in 0..REACH {
        if infinitive && PROMISES.contains(&syntax.lemma(at)) {
            return Some(Tense::Future);
        }
        let tense = group(source, syntax, at, at == head || governor == Some(at));
        if tense.is_some() {
            return tense;
        }
        infinitive = syntax.xpos(at) == "VB";
        at = syntax.head(at)?;
    }
    None
}

/// What the auxiliaries of a verb are.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one auxiliary that may stand there"
)]
struct Group {
    will: bool,
    would: bool,
    modal: bool,
    could: bool,
    not: bool,
    had: bool,
    have: bool,
    was: bool,
    is: bool,
    did: bool,
    to: bool,
}

/// The tense of one word with its auxiliaries, `direct` when it governs the expression itself; `None` when it
/// says nothing and another word should be asked.
fn group(source: &Source, syntax: &Syntax, at: TokenId, direct: bool) -> Option<Tense> {
    let mut is = Group::default();
    for child in syntax.children(at).take(CHILDREN) {
        let form = syntax.form(source, child).to_ascii_lowercase();
        match syntax.deprel(child) {
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop => {
                match form.trim_start_matches(['\'', '\u{2019}']) {
                    "will" | "ll" | "shall" | "wo" => is.will = true,
                    "would" => is.would = true,
                    "should" | "must" | "can" | "may" | "might" | "ca" => is.modal = true,
                    "could" => is.could = true,
                    "had" => is.had = true,
                    "has" | "have" | "ve" | "having" => is.have = true,
                    "was" | "were" => is.was = true,
                    "is" | "are" | "am" | "s" | "re" | "m" => is.is = true,
                    "did" => is.did = true,
                    _ => {}
                }
            }
            Deprel::Advmod if matches!(form.as_str(), "not" | "n't" | "n\u{2019}t" | "never") => {
                is.not = true;
            }
            Deprel::Mark if form == "to" => is.to = true,
            _ => {}
        }
    }
    let lemma = syntax.lemma(at);
    let upos = syntax.upos(at);
    let ahead = AHEAD.contains(&lemma) && (upos != Upos::Noun || lemma == "deadline");
    // "Set to leave", "set for Friday"; not "set a record".
    let ahead = ahead
        || lemma == "set" && {
            let next = TokenId::from(at.index() + 1);
            next.index() < syntax.len() && matches!(syntax.form(source, next), "to" | "for")
        };
    if is.will {
        return Some(Tense::Will);
    }
    if is.could && (is.not || SOUGHT.contains(&lemma)) {
        return Some(Tense::Past);
    }
    if is.would || is.modal || is.could {
        return Some(if is.have { Tense::Past } else { Tense::Future });
    }
    // "Had been due to expire Friday" looks ahead from a time that is over.
    if is.had || is.have {
        return Some(if ahead && is.have {
            Tense::Future
        } else {
            Tense::Past
        });
    }
    if ahead {
        let off = |noun| {
            let verb = syntax.head(noun)?;
            CALLED_OFF.contains(&syntax.lemma(verb)).then_some(Tense::Either)
        };
        if let Some(either) = syntax.head(at).and_then(off) {
            return Some(either);
        }
        return Some(if is.is { Tense::Will } else { Tense::Future });
    }
    if is.was {
        return Some(if is.to { Tense::Future } else { Tense::Past });
    }
    if is.did {
        return Some(Tense::Past);
    }
    let xpos = syntax.xpos(at);
    if is.is {
        // "Is leaving Friday", "is to leave Friday"; not "is trying to sell itself under a June agreement".
        let ahead = is.to || xpos == "VBG" && direct;
        return Some(if ahead { Tense::Will } else { Tense::Unknown });
    }
    match xpos {
        "VBD" => Some(Tense::Past),
        // "Talks held Friday"; a second participle ("was held and closed") is asked for above.
        "VBN"
            if matches!(
                syntax.deprel(at),
                Deprel::Acl | Deprel::Advcl | Deprel::Ccomp | Deprel::Root
            ) =>
        {
            Some(Tense::Past)
        }
        "VB" if is.to => match syntax.deprel(at) {
            Deprel::Root => Some(Tense::Future),
            Deprel::Acl => {
                let noun = syntax.head(at).map_or("", |noun| syntax.lemma(noun));
                PLANS.contains(&noun).then_some(Tense::Future)
            }
            _ => None,
        },
        "VBG" if matches!(lemma, "begin" | "start") => Some(Tense::Future),
        "VBZ" | "VBP" => Some(if direct && CALENDAR.contains(&lemma) {
            Tense::Future
        } else {
            Tense::Unknown
        }),
        _ => None,
    }
}
