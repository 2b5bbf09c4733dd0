//! How certain an event is: tense, modals, negation, conditionals, attribution and plan verbs.

use super::lexicon::{Effect, lexicon};
use super::reading::{CLIMB, Reading};
use super::trigger::{Draft, Form};
use super::{EventKind, Status};
use crate::syntax::{Deprel, Upos};
use crate::text::{ParagraphKind, TokenId};

/// The verb group of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// "left", "did leave", "was leaving"
    Past,
    /// "had left"
    Pluperfect,
    /// "has left"
    Perfect,
    /// "leaves"
    Present,
    /// "is leaving", "has been leaving"
    Progressive,
    /// "will leave", "is to leave", "is going to leave"
    Future,
    /// "would leave"
    Would,
    /// "may leave", "could leave"
    Modal,
    /// infinitive, participle, noun
    None,
}

/// Tense of a clause by its verb and auxiliaries.
pub(super) fn tense(reading: &Reading<'_>, predicate: TokenId) -> Tense {
    let syntax = reading.syntax;
    let (mut have, mut be, mut modal) = (None, None, None);
    for aux in reading.all(predicate, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]) {
        match reading.lemma(aux) {
            "have" | "'ve" => have = have.or(Some(aux)),
            "be" => be = be.or(Some(aux)),
            "do" => {
                return if syntax.xpos(aux) == "VBD" {
                    Tense::Past
                } else {
                    Tense::Present
                };
            }
            "will" | "shall" | "wo" | "'ll" => return Tense::Future,
            "would" | "'d" => modal = Some(Tense::Would),
            "may" | "might" | "can" | "could" | "should" | "must" | "ought" | "ca" => {
                modal = Some(Tense::Modal);
            }
            _ => {}
        }
    }
    if let Some(modal) = modal {
        return modal;
    }
    let past = |token: TokenId| {
        syntax.xpos(token) == "VBD"
            || matches!(
                reading.form(token).to_lowercase().as_str(),
                "was" | "were" | "had"
            )
    };
    let own = syntax.xpos(predicate);
    let to = reading
        .child(predicate, &[Deprel::Mark])
        .is_some_and(|mark| reading.lemma(mark) == "to");
    if let Some(have) = have {
        if to {
            return Tense::None;
        }
        return match (past(have), own) {
            (true, _) => Tense::Pluperfect,
            (false, "VBG") => Tense::Progressive,
            (false, _) => Tense::Perfect,
        };
    }
    if let Some(be) = be {
        let finite = matches!(syntax.xpos(be), "VBD" | "VBZ" | "VBP");
        return match (finite, past(be)) {
            (true, _) if to && own != "VBG" => Tense::Future,
            (true, true) => Tense::Past,
            (true, false) if own == "VBG" => Tense::Progressive,
            (true, false) => Tense::Present,
            _ => Tense::None,
        };
    }
    match own {
        "VBD" => Tense::Past,
        "VBZ" | "VBP" => Tense::Present,
        // Taggers waver between past tense and participle: with a subject and no auxiliary it is the tense.
        "VBN" if reading.child(predicate, &[Deprel::Nsubj]).is_some() => Tense::Past,
        _ => Tense::None,
    }
}

/// The tense of the nearest finite verb at or above.
pub(super) fn finite_tense(reading: &Reading<'_>, token: TokenId) -> Tense {
    let mut at = token;
    for _ in 0..CLIMB {
        let own = tense(reading, at);
        if own != Tense::None {
            return own;
        }
        match reading.syntax.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    Tense::None
}

/// Whether the clause is negated.
pub(super) fn is_negated(reading: &Reading<'_>, predicate: TokenId) -> bool {
    let no = |token: TokenId| {
        reading
            .child(token, &[Deprel::Det])
            .is_some_and(|det| reading.lemma(det) == "no")
    };
    reading
        .all(predicate, &[Deprel::Advmod])
        .any(|adverb| matches!(reading.lemma(adverb), "not" | "n't" | "never"))
        || reading
            .all(predicate, &[Deprel::Nsubj, Deprel::Obj, Deprel::NsubjPass])
            .any(no)
}

/// Verbs that, in the present, name something to come themselves ("the city expects visitors").
const PLANS: &[&str] = &[
    "plan",
    "intend",
    "aim",
    "schedule",
    "expect",
    "hope",
    "slate",
    "propose",
    "envisage",
    "anticipate",
];

/// The status of an event.
pub(super) fn of(reading: &Reading<'_>, draft: &Draft) -> Status {
    let mut status = if draft.form == Form::Noun {
        nominal(reading, draft.trigger)
    } else {
        clause(reading, draft.trigger, 0)
    };
    if draft.form != Form::Noun && matches!(status, Status::Happened | Status::Ongoing) {
        let lemma = reading.lemma(draft.trigger);
        let present = matches!(
            tense(reading, draft.trigger),
            Tense::Present | Tense::Progressive | Tense::None
        );
        if PLANS.contains(&lemma) && present {
            status = Status::Planned;
        }
    }
    if status == Status::Planned
        && draft.kind == EventKind::Change
        && tense(reading, draft.trigger) == Tense::Would
    {
        status = Status::Possible;
    }
    if matches!(status, Status::Happened | Status::Ongoing) && hearsay(reading, draft) {
        return Status::Reported;
    }
    status
}

fn clause(reading: &Reading<'_>, predicate: TokenId, depth: usize) -> Status {
    let syntax = reading.syntax;
    let lexicon = lexicon();
    if is_negated(reading, predicate) {
        return Status::Denied;
    }
    let doubted = reading
        .all(predicate, &[Deprel::Advmod])
        .any(|adverb| lexicon.has(reading.lemma(adverb), Effect::Maybe));
    let conditional = |token: TokenId| {
        reading
            .child(token, &[Deprel::Mark])
            .is_some_and(|mark| matches!(reading.lemma(mark), "if" | "unless" | "whether"))
    };
    if conditional(predicate) {
        return Status::Possible;
    }
    let on_condition = reading.all(predicate, &[Deprel::Advcl]).any(conditional);
    let own = tense(reading, predicate);
    let base = match own {
        Tense::Past | Tense::Pluperfect | Tense::Perfect => Status::Happened,
        Tense::Progressive => {
            // "is leaving on Friday" is decided by the date, later.
            Status::Ongoing
        }
        Tense::Present => {
            let (_, paragraph) = reading.paragraph(predicate);
            let governed = syntax.head(predicate).is_some();
            let act = syntax.upos(predicate) == Upos::Verb
                && lexicon
                    .verb(reading.lemma(predicate), |_| false)
                    .is_some_and(|class| class.relation.is_some() || class.kind == EventKind::State);
            if paragraph == ParagraphKind::Title || (act && !governed) {
                Status::Happened
            } else {
                Status::Ongoing
            }
        }
        Tense::Future => Status::Planned,
        Tense::Would if on_condition => Status::Possible,
        Tense::Would => Status::Planned,
        Tense::Modal => Status::Possible,
        Tense::None => governed(reading, predicate, depth),
    };
    let base = match base {
        Status::Planned if on_condition => Status::Possible,
        _ if doubted => Status::Possible,
        base => base,
    };
    from_above(reading, predicate, base)
}

/// What a speech or denial verb above says about a finite clause below it.
fn from_above(reading: &Reading<'_>, predicate: TokenId, base: Status) -> Status {
    let syntax = reading.syntax;
    let lexicon = lexicon();
    let Some(head) = syntax.head(predicate) else {
        return base;
    };
    if !matches!(syntax.deprel(predicate), Deprel::Ccomp | Deprel::Parataxis)
        || syntax.upos(head) != Upos::Verb
    {
        return base;
    }
    let lemma = reading.lemma(head);
    let settled = matches!(base, Status::Happened | Status::Ongoing);
    if lexicon.has(lemma, Effect::Deny) {
        return if is_negated(reading, head) {
            base
        } else {
            Status::Denied
        };
    }
    if settled && (lexicon.has(lemma, Effect::Claim) && !lexicon.has(lemma, Effect::Ask)) {
        return Status::Reported;
    }
    if settled && lexicon.has(lemma, Effect::Ask) && tense(reading, predicate) == Tense::None {
        return Status::Possible;
    }
    base
}

/// A clause without a tense of its own takes its status from what governs it.
fn governed(reading: &Reading<'_>, predicate: TokenId, depth: usize) -> Status {
    let syntax = reading.syntax;
    let lexicon = lexicon();
    let infinitive = reading
        .child(predicate, &[Deprel::Mark])
        .is_some_and(|mark| reading.lemma(mark) == "to");
    let Some(head) = syntax.head(predicate) else {
        // "Figures to be published today"
        return if infinitive {
            Status::Planned
        } else {
            Status::Happened
        };
    };
    if depth > 6 {
        return Status::Happened;
    }
    let above = |depth| {
        if matches!(syntax.upos(head), Upos::Verb | Upos::Aux)
            || reading.child(head, &[Deprel::Cop]).is_some()
        {
            clause(reading, head, depth + 1)
        } else {
            nominal(reading, head)
        }
    };
    let lemma = reading.lemma(head);
    match syntax.deprel(predicate) {
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::Acl
            if infinitive || syntax.deprel(predicate) == Deprel::Xcomp =>
        {
            let outer = above(depth);
            let within = if lexicon.has(lemma, Effect::Aspect) || lexicon.has(lemma, Effect::Fact) {
                Status::Happened
            } else if lexicon.has(lemma, Effect::Prevent) {
                Status::Denied
            } else if lexicon.has(lemma, Effect::Plan) {
                Status::Planned
            } else if lexicon.has(lemma, Effect::Ask) || lexicon.has(lemma, Effect::Possible) {
                Status::Possible
            } else if lexicon.has(lemma, Effect::Claim) {
                Status::Reported
            } else if syntax.deprel(predicate) == Deprel::Acl {
                Status::Planned
            } else if infinitive && syntax.upos(head) == Upos::Adj {
                Status::Possible
            } else {
                Status::Happened
            };
            match (within, outer) {
                (Status::Happened, outer) => outer,
                (within, _) => within,
            }
        }
        // Purpose: "to protect the border".
        Deprel::Advcl if infinitive => Status::Possible,
        Deprel::Root => Status::Happened,
        // "Results published in 1989".
        Deprel::Acl if syntax.xpos(predicate) == "VBN" => Status::Happened,
        _ => above(depth),
    }
}

/// Verbs that say there is no more of their object.
const HALTS: &[&str] = &[
    "halt", "suspend", "cut", "stop", "freeze", "withhold", "scrap", "cancel", "block", "deny", "refuse",
    "reject", "prohibit", "end", "reduce",
];

/// A noun is as certain as the clause it stands in, unless its governor says otherwise.
fn nominal(reading: &Reading<'_>, noun: TokenId) -> Status {
    let syntax = reading.syntax;
    let lexicon = lexicon();
    let modified = |words: &[&str]| {
        reading
            .all(noun, &[Deprel::Amod])
            .any(|adjective| words.contains(&reading.lemma(adjective)))
    };
    if modified(&[
        "planned",
        "upcoming",
        "scheduled",
        "future",
        "next",
        "forthcoming",
        "proposed",
    ]) {
        return Status::Planned;
    }
    if modified(&["possible", "potential", "likely", "threatened"]) {
        return Status::Possible;
    }
    if modified(&[
        "alleged",
        "suspected",
        "reported",
        "purported",
        "rumoured",
        "rumored",
    ]) {
        return Status::Reported;
    }
    if modified(&["ongoing", "current", "continuing"]) {
        return Status::Ongoing;
    }
    let mut at = noun;
    for head in reading.above(noun) {
        if syntax.upos(head) == Upos::Verb {
            let object = matches!(syntax.deprel(at), Deprel::Obj | Deprel::Obl | Deprel::NsubjPass);
            let lemma = reading.lemma(head);
            if object && (lexicon.has(lemma, Effect::Plan) && !matches!(lemma, "announce" | "set")) {
                return Status::Planned;
            }
            if object && (lexicon.has(lemma, Effect::Ask) || lexicon.has(lemma, Effect::Possible)) {
                return Status::Possible;
            }
            if object && lexicon.has(lemma, Effect::Deny) {
                return Status::Denied;
            }
            // "Halted aid", "suspended cooperation": there is none any more.
            let helps = lexicon.noun(reading.lemma(noun)).is_some_and(|class| {
                matches!(
                    class.kind,
                    EventKind::Aid | EventKind::Cooperate | EventKind::Support | EventKind::Agree
                )
            });
            if at == noun && object && helps && HALTS.contains(&lemma) {
                return Status::Denied;
            }
            let above = clause(reading, head, 3);
            return match above {
                Status::Planned | Status::Possible => above,
                _ => Status::Happened,
            };
        }
        at = head;
    }
    Status::Happened
}

/// "Reportedly", "according to", "alleged", or words in quotation marks.
fn hearsay(reading: &Reading<'_>, draft: &Draft) -> bool {
    let lexicon = lexicon();
    let mut at = Some(draft.trigger);
    for _ in 0..4 {
        let Some(token) = at else { break };
        let according = reading.syntax.children(token).any(|child| {
            reading.form(child).eq_ignore_ascii_case("according")
                || reading
                    .syntax
                    .children(child)
                    .any(|word| reading.form(word).eq_ignore_ascii_case("according"))
        });
        if according {
            return true;
        }
        at = match reading.syntax.deprel(token) {
            Deprel::Conj | Deprel::Nsubj | Deprel::Obj => reading.syntax.head(token),
            _ => None,
        };
    }
    if reading.is_quoted(draft.trigger) {
        return true;
    }
    if draft.attribution
        && reading.lemma(draft.trigger) != "say"
        && lexicon.has(reading.lemma(draft.trigger), Effect::Claim)
    {
        return reading.child(draft.trigger, &[Deprel::Ccomp]).is_some();
    }
    reading
        .syntax
        .children(draft.trigger)
        .any(|child| match reading.syntax.deprel(child) {
            Deprel::Advmod | Deprel::Amod => lexicon.has(reading.lemma(child), Effect::Report),
            Deprel::Obl | Deprel::Advcl => {
                let first = reading.child(child, &[Deprel::Case, Deprel::Mark]);
                first.is_some_and(|case| reading.form(case).eq_ignore_ascii_case("according"))
            }
            _ => false,
        })
}
