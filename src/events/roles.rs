//! Who does it and to whom: through passive, relative clause, coordination, control, possessive and
//! preposition.
//!
//! Not here: the places of a verb (`places`), the sides of a noun (`nominal`), what events lend each other
//! (`borrow`).

use super::farther::{attackers, givers, nearby, receiver};
use super::nominal::{doer, noun};
use super::places::{Places, verb};
use super::reading::{Reading, SUBJECTS};
use super::trigger::{Draft, Form, is_passive};
use super::{EventKind, Sign};
use crate::actors::ActorKind;
use crate::syntax::{Deprel, Upos};
use crate::text::{ActorId, TokenId};

/// Fills agents, patients and the phrases for the label.
pub(super) fn fill(reading: &Reading<'_>, draft: &mut Draft) {
    let places = match draft.form {
        Form::Verb => verb(reading, draft.trigger, 0),
        Form::Copula => Places {
            agent: reading.child(draft.trigger, &[Deprel::Nsubj]),
            patient: None,
        },
        Form::Noun => Places::default(),
    };
    let actors = |token: Option<TokenId>| token.map_or(Vec::new(), |token| reading.actors_of(token));
    let mut agents = actors(places.agent);
    let mut patients = Vec::new();
    let class = draft.class;
    draft.subject = places.agent;
    draft.object = places.patient;
    // "Is engaged in talks": whoever is does them.
    let engaged = draft.form == Form::Verb
        && draft.noun.is_some()
        && agents.is_empty()
        && matches!(reading.lemma(draft.trigger), "engage" | "involve")
        && is_passive(reading, draft.trigger);
    if engaged {
        agents = actors(places.patient);
    }
    if draft.form == Form::Noun {
        noun(reading, draft, draft.trigger, &mut agents, &mut patients);
        let mut found_doer = false;
        if agents.is_empty() && class.is_some_and(|class| !class.undergone && class.relation.is_some()) {
            found_doer = true;
            agents = doer(reading, draft.trigger);
            agents.retain(|actor| !patients.contains(actor));
        }
        let protest = draft.kind == EventKind::Protest;
        if (protest || found_doer) && !agents.is_empty() && patients.is_empty() {
            around(reading, draft, &agents, &mut patients);
        }
    } else {
        if !engaged && class.is_none_or(|class| !class.no_object || is_passive(reading, draft.trigger)) {
            extend(&mut patients, actors(places.patient));
        }
        for second in reading.all(draft.trigger, &[Deprel::Iobj]) {
            extend(&mut patients, reading.actors_of(second));
        }
        if let Some(receiver) = receiver(reading, draft.trigger, places.patient) {
            extend(&mut patients, vec![receiver]);
        }
        let with = obliques(reading, draft, draft.trigger, &mut patients);
        if let Some(named) = draft.noun {
            let mut doers = Vec::new();
            noun(reading, draft, named, &mut doers, &mut patients);
            // "Dispersed a rally by students": who stops the act of others acts on them.
            doers.retain(|actor| !agents.contains(actor));
            let stops = matches!(
                draft.kind,
                EventKind::Coerce | EventKind::Sanction | EventKind::Reject
            );
            if stops && !doers.is_empty() && !agents.is_empty() {
                patients = doers;
            }
        }
        asked(reading, draft, &mut patients);
        seek(reading, draft, &mut agents, &mut patients);
        // "Received support from": the subject is the patient.
        let received = matches!(
            reading.lemma(draft.trigger),
            "receive" | "get" | "win" | "suffer" | "undergo" | "face" | "gain"
        );
        // "Is undergoing trial", "faces charges"
        let tried = matches!(
            reading.lemma(draft.trigger),
            "undergo" | "face" | "suffer" | "await"
        ) && draft.kind == EventKind::Court;
        let named = draft.noun.is_some() && (tried || class.is_some_and(|class| class.relation.is_some()));
        if !is_passive(reading, draft.trigger)
            && (class.is_some_and(|class| class.inverse) || (received || tried) && named)
        {
            givers(reading, draft, &mut patients);
            std::mem::swap(&mut agents, &mut patients);
            draft.agents = agents;
            draft.patients = patients;
            return;
        }
        settle(reading, draft, with, &mut agents, &mut patients);
    }
    draft.agents = agents;
    draft.patients = patients;
}

/// Sides that the verb's own places do not name: in the clause of a demand, behind "by", in the other phrases.
fn seek(reading: &Reading<'_>, draft: &mut Draft, agents: &mut Vec<ActorId>, patients: &mut Vec<ActorId>) {
    if draft.kind == EventKind::Protest && patients.is_empty() {
        // "Marched to demand reforms by the government", "demonstrated calling for"
        for clause in reading.all(draft.trigger, &[Deprel::Advcl, Deprel::Xcomp, Deprel::Acl]) {
            complement(reading, clause, patients);
        }
        patients.retain(|actor| !agents.contains(actor));
    }
    let acts = draft.class.is_some_and(|class| class.relation.is_some()) && draft.kind != EventKind::State;
    if acts && !is_passive(reading, draft.trigger) && patients.is_empty() {
        // "rejected calls by the council": "by" belongs to the object, whatever the tree says
        for author in reading.all(draft.trigger, &[Deprel::OblAgent]) {
            extend(patients, reading.actors_of(author));
        }
        patients.retain(|actor| !agents.contains(actor));
    }
    if agents.is_empty() && patients.is_empty() && draft.object.is_none() {
        // "The tax has changed by the council's decree": whoever stands behind "by" does it.
        *agents = by(reading, draft.trigger);
    }
    if acts && agents.is_empty() && draft.kind == EventKind::Assault && is_passive(reading, draft.trigger) {
        *agents = attackers(reading, draft.trigger);
    }
    if acts && !is_unknown(reading, draft.object) && patients.iter().all(|actor| agents.contains(actor)) {
        nearby(reading, draft, agents, patients);
        draft.far = !patients.is_empty();
    }
}

/// "Ordered them to leave": it is done to somebody, whoever that is.
pub(super) fn is_unknown(reading: &Reading<'_>, object: Option<TokenId>) -> bool {
    object.is_some_and(|object| {
        matches!(reading.lemma(object), "they" | "he" | "she") && reading.actor(object).is_none()
    })
}

/// A verb to which the tree gives nobody is taken to be done by the nearest subject before it in the sentence.
pub(super) fn seek_agent(reading: &Reading<'_>, draft: &mut Draft) {
    let syntax = reading.syntax;
    let token = draft.trigger;
    if draft.form != Form::Verb
        || !draft.agents.is_empty()
        || syntax.xpos(token) == "VBN"
        || is_passive(reading, token)
        || draft.class.is_some_and(|class| class.undergone)
        // "The date coincided with": what is no act and has a subject that is nobody is done by nobody.
        || draft.class.is_none_or(|class| class.relation.is_none())
            && draft.subject.is_some_and(|subject| syntax.upos(subject) == Upos::Noun)
    {
        return;
    }
    let start = syntax.sentence(token).tokens.start;
    let subject = (start..token.0)
        .rev()
        .map(TokenId)
        .filter(|&subject| syntax.deprel(subject) == Deprel::Nsubj)
        .find_map(|subject| reading.actor(subject))
        .filter(|actor| !draft.patients.contains(actor));
    if let Some(subject) = subject {
        draft.agents.push(subject);
        draft.far = true;
    }
}

/// The actors behind a verb's "by", or behind that of one of its phrases.
fn by(reading: &Reading<'_>, verb: TokenId) -> Vec<ActorId> {
    reading
        .all(verb, &[Deprel::OblAgent, Deprel::Obl])
        .flat_map(|phrase| std::iter::once(phrase).chain(reading.all(phrase, &[Deprel::Nmod])))
        .filter(|&phrase| reading.preposition(phrase) == "by" && reading.timex(phrase).is_none())
        .flat_map(|phrase| reading.actors_of(phrase))
        .take(2)
        .collect()
}

/// What is said, asked, promised or refused names its patients in the clause below.
fn asked(reading: &Reading<'_>, draft: &Draft, patients: &mut Vec<ActorId>) {
    let wants = matches!(
        draft.kind,
        EventKind::State
            | EventKind::Request
            | EventKind::Accuse
            | EventKind::Agree
            | EventKind::Reject
            | EventKind::Threaten
            | EventKind::Concede
            | EventKind::Court
    );
    if wants {
        for clause in reading.all(draft.trigger, &[Deprel::Ccomp, Deprel::Xcomp]) {
            if matches!(
                draft.kind,
                EventKind::Request | EventKind::Accuse | EventKind::Court
            ) && let Some(subject) = reading.child(clause, SUBJECTS)
            {
                extend(patients, reading.actors_of(subject));
            }
            complement(reading, clause, patients);
        }
    }
    if draft.kind == EventKind::Threaten && patients.is_empty() {
        // "Threatened to strike unless the state pays more"
        let clauses = [Deprel::Xcomp, Deprel::Ccomp];
        for top in std::iter::once(draft.trigger).chain(reading.all(draft.trigger, &clauses)) {
            for condition in reading.all(top, &[Deprel::Advcl]) {
                let unless = reading
                    .child(condition, &[Deprel::Mark])
                    .is_some_and(|mark| matches!(reading.lemma(mark), "unless" | "if" | "until"));
                if let Some(subject) = reading.child(condition, &[Deprel::Nsubj]).filter(|_| unless) {
                    extend(patients, reading.actors_of(subject));
                }
            }
        }
    }
}

/// The last word on a verb's sides: what both do to each other, what the subject undergoes, what is only moved.
fn settle(
    reading: &Reading<'_>,
    draft: &Draft,
    with: bool,
    agents: &mut Vec<ActorId>,
    patients: &mut Vec<ActorId>,
) {
    let class = draft.class;
    let passive = is_passive(reading, draft.trigger);
    let mutual = class.is_some_and(|class| class.mutual);
    // "Kim, Lee and Park competed" sets nobody against the others; "France and Spain played" does.
    let crowd = agents.len() > 2 && matches!(draft.kind, EventKind::Sport | EventKind::Other);
    if mutual && agents.is_empty() && patients.len() > 1 {
        // "Both countries are engaged in talks"
        agents.clone_from(patients);
    } else if mutual
        && (with || (patients.is_empty() && agents.len() > 1 && !crowd) || draft.kind == EventKind::Consult)
    {
        let both: Vec<ActorId> = agents.iter().chain(patients.iter()).copied().collect();
        if !(agents.is_empty() || both.len() < 2) {
            // "Met in Zurich": the place does not meet anybody.
            let sides = patients
                .iter()
                .copied()
                .filter(|&actor| !is_place(reading, actor));
            extend(agents, sides.collect());
            extend(patients, both);
        }
    } else if class.is_some_and(|class| class.undergone) && !passive && draft.object.is_none() {
        undergo(reading, draft, agents, patients);
    } else {
        patients.retain(|actor| !agents.contains(actor));
        // "Withdrew its troops from Mali": the troops are what is moved.
        if matches!(draft.kind, EventKind::Retreat | EventKind::Mobilize) && !passive {
            let moved = |actor: &ActorId| {
                reading
                    .actors
                    .actors
                    .get(actor.index())
                    .is_some_and(|actor| actor.kind == ActorKind::Military)
            };
            if patients.iter().any(|actor| !moved(actor))
                || draft.object.is_some_and(|object| is_own(reading, object))
            {
                patients.retain(|actor| !moved(actor));
            }
        }
    }
}

fn is_place(reading: &Reading<'_>, actor: ActorId) -> bool {
    reading
        .actors
        .actors
        .get(actor.index())
        .is_some_and(|actor| actor.kind == ActorKind::Place)
}

/// "Its troops": a phrase with a possessive pronoun.
fn is_own(reading: &Reading<'_>, nominal: TokenId) -> bool {
    reading
        .child(nominal, &[Deprel::NmodPoss])
        .is_some_and(|owner| reading.syntax.upos(owner) == Upos::Pron)
}

/// Whom the other phrases of the verb that governs a noun name: "arrived in Amman on a visit", "began a strike to
/// demand reforms of the government".
fn around(reading: &Reading<'_>, draft: &Draft, agents: &[ActorId], patients: &mut Vec<ActorId>) {
    let Some(verb) = reading.syntax.head(draft.trigger) else {
        return;
    };
    if draft.kind == EventKind::Protest {
        for clause in reading.all(verb, &[Deprel::Advcl, Deprel::Xcomp]) {
            complement(reading, clause, patients);
        }
    }
    if patients.is_empty() {
        for oblique in reading.all(verb, &[Deprel::Obl]) {
            let leads = matches!(
                reading.preposition(oblique),
                "in" | "to" | "at" | "with" | "against" | "on" | "from" | "for"
            );
            if leads && oblique != draft.trigger && reading.timex(oblique).is_none() {
                extend(patients, reading.actors_of(oblique));
            }
        }
    }
    patients.retain(|actor| !agents.contains(actor));
}

pub(super) fn extend(into: &mut Vec<ActorId>, more: Vec<ActorId>) {
    for actor in more {
        if !into.contains(&actor) {
            into.push(actor);
        }
    }
}

/// "The ferry sank": an actor as subject is the patient; a thing's owner is the agent, and so is whoever
/// stands behind "by".
fn undergo(reading: &Reading<'_>, draft: &Draft, agents: &mut Vec<ActorId>, patients: &mut Vec<ActorId>) {
    let found = std::mem::take(agents);
    match draft.subject {
        Some(subject) if reading.actor(subject).is_some() => extend(patients, found),
        Some(subject) => {
            if let Some(owner) = reading.child(subject, &[Deprel::NmodPoss]) {
                extend(agents, reading.actors_of(owner));
            }
        }
        None => {}
    }
    extend(agents, by(reading, draft.trigger));
}

/// Patients behind prepositions; says whether one of them was "with" or "between".
fn obliques(reading: &Reading<'_>, draft: &Draft, top: TokenId, patients: &mut Vec<ActorId>) -> bool {
    let mut with = false;
    for oblique in reading.all(top, &[Deprel::Obl, Deprel::Nmod]) {
        if reading.timex(oblique).is_some() {
            continue;
        }
        let preposition = reading.preposition(oblique);
        let leads = match draft.class {
            Some(class) if !class.prepositions.is_empty() => {
                let structure = class.relation.is_some_and(|(_, sign)| sign == Sign::Neutral);
                class.prepositions.contains(&preposition)
                    || !structure && matches!(preposition, "against" | "with")
            }
            _ => matches!(
                preposition,
                "against" | "with" | "to" | "from" | "toward" | "towards"
            ),
        };
        if leads {
            let before = patients.len();
            extend(patients, reading.actors_of(oblique));
            with |= matches!(preposition, "with" | "between" | "among") && patients.len() > before;
        }
    }
    with
}

/// The objects of a reported or demanded act ("asked Washington to withdraw its troops").
fn complement(reading: &Reading<'_>, clause: TokenId, patients: &mut Vec<ActorId>) {
    let objects = [Deprel::Obj, Deprel::Obl, Deprel::NsubjPass];
    for object in reading.all(clause, &objects) {
        let preposition = reading.preposition(object);
        let leads = matches!(
            preposition,
            "" | "from" | "with" | "against" | "to" | "on" | "for"
        ) || preposition == "by" && !is_passive(reading, clause);
        if leads && reading.timex(object).is_none() && !is_own(reading, object) {
            extend(patients, reading.actors_of(object));
        }
    }
}
