//! What is told inside an act and belongs to it: the deed that is promised, asked, refused or threatened, the
//! deed that a noun names as its object, and what a participle or infinitive adds to it.
//!
//! "Rejected a request to open the border" is one event, not three. A part with a date of its own stays an
//! event, and so does what someone claims or denies to have happened. Not here: retellings (`merge`).

use super::dating::{Closeness, Dated};
use super::reading::{Reading, SUBJECTS};
use super::trigger::{Draft, Form, is_passive};
use super::{EventKind, Status};
use crate::syntax::{Deprel, Upos};
use crate::text::TokenId;

/// How many heads up the act may stand.
const CLIMB: usize = 12;

/// For each draft the act that it is a part of, if any: never a part itself.
pub(super) fn acts(
    reading: &Reading<'_>,
    drafts: &[Draft],
    dated: &[Dated],
    main: &[bool],
) -> Vec<Option<usize>> {
    let owner = owners(reading, drafts);
    let mut acts: Vec<Option<usize>> = (0..drafts.len())
        .map(|index| {
            if main[index] {
                return None;
            }
            let act = act_above(reading, drafts, &owner, index)?;
            undated(&dated[index], &dated[act]).then_some(act)
        })
        .collect();
    for index in 0..acts.len() {
        // A part of a part belongs to the whole; a chain climbs the tree, so it ends.
        while let Some(whole) = acts[index].and_then(|act| acts[act]) {
            acts[index] = Some(whole);
        }
    }
    acts
}

/// A part lends its act the side that the act lacks: "has moved to arrest the leaders of the union".
pub(super) fn lend(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let owner = owners(reading, drafts);
    for index in (0..drafts.len()).rev() {
        let Some(act) = act_above(reading, drafts, &owner, index) else {
            continue;
        };
        let (part, whole) = (&drafts[index], &drafts[act]);
        let one_doer = part.agents.is_empty() || part.agents == whole.agents;
        if !whole.patients.is_empty() || whole.agents.is_empty() || !one_doer {
            continue;
        }
        let mut lent = part.patients.clone();
        lent.retain(|actor| !whole.agents.contains(actor));
        if let Some(whole) = drafts.get_mut(act) {
            whole.patients = lent;
        }
    }
}

/// The draft whose word a token is.
fn owners(reading: &Reading<'_>, drafts: &[Draft]) -> Vec<Option<usize>> {
    let mut owner: Vec<Option<usize>> = vec![None; reading.syntax.len()];
    for (index, draft) in drafts.iter().enumerate() {
        for token in [draft.noun, Some(draft.trigger)].into_iter().flatten() {
            if let Some(slot) = owner.get_mut(token.index()) {
                *slot = Some(index);
            }
        }
    }
    owner
}

/// The nearest act in whose clause a draft stands without being a claim or a clause of its own.
fn act_above(
    reading: &Reading<'_>,
    drafts: &[Draft],
    owner: &[Option<usize>],
    index: usize,
) -> Option<usize> {
    let draft = &drafts[index];
    let mut at = draft.trigger;
    for _ in 0..CLIMB {
        if !within(reading, draft, at) {
            return None;
        }
        at = reading.syntax.head(at)?;
        let above = owner.get(at.index()).copied().flatten();
        if let Some(above) = above.filter(|&above| above != index) {
            if is_act(&drafts[above]) {
                return Some(above);
            }
            if drafts[above].kind == EventKind::State {
                return None;
            }
        }
        // "Began a strike to demand reforms": the demand is of the strike.
        let begun = reading
            .child(at, &[Deprel::Obj])
            .and_then(|object| owner.get(object.index()).copied().flatten())
            .filter(|&act| act != index && drafts[act].kind == EventKind::Protest);
        if begun.is_some() && draft.form == Form::Verb {
            return begun;
        }
    }
    None
}

/// Whether the step from a word to its head stays inside one act.
fn within(reading: &Reading<'_>, draft: &Draft, token: TokenId) -> bool {
    let syntax = reading.syntax;
    let verb = syntax.upos(token) == Upos::Verb;
    match syntax.deprel(token) {
        Deprel::Xcomp | Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::OblAgent | Deprel::Nmod => true,
        Deprel::NsubjPass | Deprel::Nsubj => draft.form == Form::Noun,
        Deprel::Ccomp => !verb || matches!(draft.status, Status::Planned | Status::Possible),
        Deprel::Acl | Deprel::Advcl | Deprel::Conj => !verb || bare(reading, token),
        _ => false,
    }
}

/// Whether a verb is an infinitive or participle without a subject of its own.
fn bare(reading: &Reading<'_>, verb: TokenId) -> bool {
    reading.child(verb, SUBJECTS).is_none()
        && match reading.syntax.xpos(verb) {
            "VBG" => reading.child(verb, &[Deprel::Aux]).is_none(),
            "VB" => reading.all(verb, &[Deprel::Aux]).next().is_none(),
            "VBN" => is_passive(reading, verb) && reading.child(verb, &[Deprel::AuxPass]).is_none(),
            _ => false,
        }
}

/// What one actor does to another.
fn is_act(draft: &Draft) -> bool {
    use EventKind::{
        Accuse, Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Protest, Reject, Request,
        Retreat, Sanction, Support, Threaten,
    };
    matches!(
        draft.kind,
        Agree
            | Consult
            | Support
            | Cooperate
            | Aid
            | Concede
            | Retreat
            | Accuse
            | Request
            | Reject
            | Threaten
            | Protest
            | Sanction
            | Mobilize
            | Coerce
            | Assault
    )
}

/// Whether a part has no date of its own beside that of its act.
fn undated(part: &Dated, act: &Dated) -> bool {
    let timex = |dated: &Dated| dated.when.as_ref().and_then(|when| when.timex);
    let own = part.closeness == Closeness::Attached && act.closeness != Closeness::Attached;
    part.closeness < Closeness::Clause || timex(part).is_none() || (timex(part) == timex(act) && !own)
}
