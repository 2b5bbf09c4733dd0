//! What events lend each other: a word about an act takes the sides of the act, and who claims accuses.

use super::EventKind;
use super::farther::the_country;
use super::lexicon::{Effect, lexicon};
use super::organs;
use super::reading::Reading;
use super::roles;
use super::trigger::{Draft, Form, noun_class};
use crate::syntax::Deprel;
use crate::text::ActorId;

/// Who claims that another used force or coercion accuses it.
fn accuse(reading: &Reading<'_>, drafts: &mut [Draft], owner: &[Option<usize>], index: usize) {
    let draft = &drafts[index];
    if draft.form != Form::Verb
        || draft.kind != EventKind::State
        || draft.agents.is_empty()
        || !(lexicon().has(reading.lemma(draft.trigger), Effect::Claim)
            || lexicon().has(reading.lemma(draft.trigger), Effect::Say))
    {
        return;
    }
    let claims = lexicon().has(reading.lemma(draft.trigger), Effect::Claim);
    let accused = reading
        .all(draft.trigger, &[Deprel::Ccomp])
        .filter_map(|clause| owner.get(clause.index()).copied().flatten())
        .map(|act| &drafts[act])
        .find(|act| {
            matches!(
                act.kind,
                EventKind::Assault | EventKind::Coerce | EventKind::Sanction
            ) && act.agents.iter().any(|agent| !draft.agents.contains(agent))
                // The victim who says so accuses as well.
                && (claims || act.patients.iter().any(|actor| draft.agents.contains(actor)))
        })
        .map(|act| act.agents.clone());
    if let (Some(accused), Some(draft)) = (accused, drafts.get_mut(index)) {
        let agents = draft.agents.clone();
        draft.kind = EventKind::Accuse;
        draft.class = lexicon().verb("accuse", |_| false);
        draft.patients = accused;
        draft.patients.retain(|actor| !agents.contains(actor));
    }
}

/// How many events back the first telling of an act is looked for.
const REACH: usize = 60;

/// "The takeover" after "rulers took power": a definite noun that names nobody has the sides of the act told before.
fn remember(reading: &Reading<'_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        let definite = draft.form == Form::Noun
            && draft
                .class
                .is_some_and(|class| class.relation.is_some() && !class.mutual)
            && reading
                .child(draft.trigger, &[Deprel::Det])
                .is_some_and(|det| matches!(reading.lemma(det), "the" | "this" | "that"));
        if !definite || !draft.agents.is_empty() || !draft.patients.is_empty() {
            continue;
        }
        let told = drafts[index.saturating_sub(REACH)..index]
            .iter()
            .rev()
            .find(|told| told.form == Form::Verb && !told.agents.is_empty() && told.act() == draft.act());
        let sides = told.map(|told| (told.agents.clone(), told.patients.clone()));
        if let (Some((agents, patients)), Some(draft)) = (sides, drafts.get_mut(index)) {
            draft.agents = agents;
            draft.patients = patients;
            draft.far = true;
        }
    }
}

/// "The attack was launched by hackers" after "an attack on the bank": an act told again by a definite noun that
/// names no patient has that of the last telling.
fn recall(reading: &Reading<'_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        let again = draft.patients.is_empty()
            && draft.kind != EventKind::Elect
            && draft
                .class
                .is_some_and(|class| class.relation.is_some() && !class.mutual)
            && draft.noun.or(draft.object).is_some_and(|noun| {
                let definite = reading
                    .child(noun, &[Deprel::Det])
                    .is_some_and(|det| matches!(reading.lemma(det), "the" | "this" | "that"));
                let act = noun_class(reading, noun).map(|class| class.name);
                definite && act == draft.act()
            });
        if !again {
            continue;
        }
        let by_agent =
            |draft: &Draft, actors: &[ActorId]| actors.iter().any(|actor| draft.agents.contains(actor));
        let tellings = || {
            drafts[index.saturating_sub(REACH)..index]
                .iter()
                .rev()
                .filter(|told| {
                    told.act() == draft.act() && !told.patients.is_empty() && !by_agent(draft, &told.patients)
                })
        };
        let told = tellings()
            .find(|told| by_agent(draft, &told.agents))
            .or_else(|| tellings().next())
            .map(|told| told.patients.clone());
        if let (Some(told), Some(draft)) = (told, drafts.get_mut(index)) {
            draft.patients = told;
            draft.far = true;
        }
    }
}

/// What stands beside an act lends it the sides it lacks: "rejected calls by the council" tells whom the
/// council called on, and in "the withdrawal has begun, with all troops to leave" the withdrawal says whose.
fn lend_sides(reading: &Reading<'_>, drafts: &mut [Draft], owner: &[Option<usize>], index: usize) {
    let draft = &drafts[index];
    let asks = matches!(
        draft.kind,
        EventKind::Request | EventKind::Accuse | EventKind::Threaten
    );
    let governor = reading
        .syntax
        .head(draft.trigger)
        .and_then(|head| owner.get(head.index()).copied().flatten());
    let lent = if draft.form == Form::Noun && asks && reading.syntax.deprel(draft.trigger) == Deprel::Obj {
        governor
            .map(|governor| &drafts[governor])
            .filter(|answer| {
                matches!(
                    answer.kind,
                    EventKind::Reject | EventKind::Agree | EventKind::Concede
                )
            })
            .map(|answer| (answer.patients.clone(), answer.agents.clone()))
    } else if draft.form == Form::Verb && draft.agents.is_empty() && draft.patients.is_empty() {
        let sentence = |draft: &Draft| {
            reading
                .syntax
                .tokens
                .get(draft.trigger.index())
                .map(|token| token.sentence)
        };
        let near = index.saturating_sub(8)..drafts.len().min(index + 8);
        drafts[near]
            .iter()
            .find(|other| {
                !other.agents.is_empty()
                    && sentence(other) == sentence(draft)
                    && other.act() == draft.act()
                    && other
                        .class
                        .is_some_and(|class| class.relation.is_some() && !class.mutual)
            })
            .map(|other| (other.agents.clone(), other.patients.clone()))
    } else {
        None
    };
    if let (Some((agents, patients)), Some(draft)) = (lent, drafts.get_mut(index)) {
        if draft.agents.is_empty() {
            draft.agents = agents;
        }
        if draft.patients.is_empty() {
            draft.patients = patients;
        }
        let agents = draft.agents.clone();
        draft.patients.retain(|actor| !agents.contains(actor));
    }
}

/// A word about an act that names no patient of its own takes that of the act: "threatened to bomb the port",
/// "called for a ban on the party".
pub(super) fn borrow(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let mut owner: Vec<Option<usize>> = vec![None; reading.syntax.len()];
    for (index, draft) in drafts.iter().enumerate() {
        for token in [Some(draft.trigger), draft.noun].into_iter().flatten() {
            if let Some(slot) = owner.get_mut(token.index()) {
                *slot = Some(index);
            }
        }
    }
    remember(reading, drafts);
    recall(reading, drafts);
    // Twice, for what lends may stand behind what borrows.
    for index in (0..drafts.len()).chain(0..drafts.len()) {
        lend_sides(reading, drafts, &owner, index);
        accuse(reading, drafts, &owner, index);
    }
    for draft in drafts.iter_mut() {
        organs::own_forces(reading, draft);
        organs::their_withdrawal(reading, draft);
        if draft.patients.is_empty() {
            let country = the_country(reading, draft).or_else(|| organs::taken(reading, draft));
            draft.patients.extend(country);
        }
    }
    for index in (0..drafts.len()).rev() {
        let draft = &drafts[index];
        let judges = draft.kind == EventKind::Accuse
            || draft.kind == EventKind::State
                && matches!(
                    reading.lemma(draft.trigger),
                    "declare" | "call" | "label" | "describe"
                );
        // "Plans to meet the envoys": what is planned has the sides.
        let plans = draft.form == Form::Verb && lexicon().has(reading.lemma(draft.trigger), Effect::Plan);
        let speaks = plans
            || matches!(
                draft.kind,
                EventKind::Request
                    | EventKind::Agree
                    | EventKind::Reject
                    | EventKind::Threaten
                    | EventKind::Concede
            )
            || judges;
        if !speaks || !draft.patients.is_empty() || draft.agents.is_empty() {
            continue;
        }
        // "Ordered them to leave": it is asked of those who are to do it.
        let asked = draft.kind == EventKind::Request && roles::is_unknown(reading, draft.object);
        let about = [Deprel::Xcomp, Deprel::Ccomp, Deprel::Obj, Deprel::Obl];
        let lent = reading
            .all(draft.trigger, &about)
            .filter_map(|child| owner.get(child.index()).copied().flatten())
            .filter(|&other| other != index)
            .map(|other| {
                let act = &drafts[other];
                let mut lent = act.patients.clone();
                // Who judges an act judges who did it.
                if judges || asked || act.form == Form::Noun && lent.is_empty() {
                    lent.clone_from(&act.agents);
                }
                lent.retain(|actor| !draft.agents.contains(actor));
                lent
            })
            .find(|lent| !lent.is_empty());
        if let (Some(lent), Some(draft)) = (lent, drafts.get_mut(index)) {
            draft.patients = lent;
        }
    }
}
