//! Who does it and to whom: through passive, relative clause, coordination, control, possessive and
//! preposition.

use super::lexicon::{Effect, lexicon};
use super::reading::Reading;
use super::trigger::{Draft, Form, is_passive, noun_class};
use super::{EventKind, Sign};
use crate::actors::ActorKind;
use crate::syntax::{Deprel, Upos};
use crate::text::Order;
use crate::text::{ActorId, TokenId};

/// The noun phrases that fill the places of a verb, after all detours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Places {
    /// The logical subject.
    pub(super) agent: Option<TokenId>,
    /// The logical object.
    pub(super) patient: Option<TokenId>,
}

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
    if draft.form == Form::Noun {
        noun(reading, draft, draft.trigger, &mut agents, &mut patients);
        if agents.is_empty() && class.is_some_and(|class| !class.undergone && class.relation.is_some()) {
            agents = doer(reading, draft.trigger);
            agents.retain(|actor| !patients.contains(actor));
            if !agents.is_empty() && patients.is_empty() {
                around(reading, draft, &agents, &mut patients);
            }
        }
    } else {
        if class.is_none_or(|class| !class.no_object || is_passive(reading, draft.trigger)) {
            extend(&mut patients, actors(places.patient));
        }
        for second in reading.all(draft.trigger, &[Deprel::Iobj]) {
            extend(&mut patients, reading.actors_of(second));
        }
        let with = obliques(reading, draft, draft.trigger, &mut patients);
        if let Some(named) = draft.noun {
            let mut none = Vec::new();
            noun(reading, draft, named, &mut none, &mut patients);
        }
        asked(reading, draft, &mut patients);
        if draft.kind == EventKind::Protest && patients.is_empty() {
            // "Marched to demand reforms by the government", "demonstrated calling for"
            for clause in reading.all(draft.trigger, &[Deprel::Advcl, Deprel::Xcomp, Deprel::Acl]) {
                complement(reading, clause, &mut patients);
            }
            patients.retain(|actor| !agents.contains(actor));
        }
        let acts = class.is_some_and(|class| class.relation.is_some()) && draft.kind != EventKind::State;
        if acts && !is_passive(reading, draft.trigger) && patients.is_empty() {
            // "rejected calls by the council": "by" belongs to the object, whatever the tree says
            for author in reading.all(draft.trigger, &[Deprel::OblAgent]) {
                extend(&mut patients, reading.actors_of(author));
            }
            patients.retain(|actor| !agents.contains(actor));
        }
        if acts && agents.is_empty() && draft.kind == EventKind::Assault && is_passive(reading, draft.trigger)
        {
            agents = attackers(reading, draft.trigger);
        }
        if acts && patients.iter().all(|actor| agents.contains(actor)) {
            nearby(reading, draft, &agents, &mut patients);
        }
        // "Received support from": the subject is the patient.
        let received = matches!(
            reading.lemma(draft.trigger),
            "receive" | "get" | "win" | "suffer" | "undergo" | "face" | "gain"
        );
        let named = draft.noun.is_some() && class.is_some_and(|class| class.relation.is_some());
        if !is_passive(reading, draft.trigger)
            && (class.is_some_and(|class| class.inverse) || received && named)
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
    );
    if wants {
        for clause in reading.all(draft.trigger, &[Deprel::Ccomp, Deprel::Xcomp]) {
            if matches!(draft.kind, EventKind::Request | EventKind::Accuse)
                && let Some(subject) = reading.child(clause, &[Deprel::Nsubj, Deprel::NsubjPass])
            {
                extend(patients, reading.actors_of(subject));
            }
            complement(reading, clause, patients);
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
    if mutual && agents.is_empty() && patients.len() > 1 {
        // "Both countries are engaged in talks"
        agents.clone_from(patients);
    } else if mutual
        && (with || (patients.is_empty() && agents.len() > 1) || draft.kind == EventKind::Consult)
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

/// Who claims that another used force or coercion accuses it.
fn accuse(reading: &Reading<'_>, drafts: &mut [Draft], owner: &[Option<usize>], index: usize) {
    let draft = &drafts[index];
    if draft.form != Form::Verb
        || draft.kind != EventKind::State
        || draft.agents.is_empty()
        || !lexicon().has(reading.lemma(draft.trigger), Effect::Claim)
    {
        return;
    }
    let accused = reading
        .all(draft.trigger, &[Deprel::Ccomp])
        .filter_map(|clause| owner.get(clause.index()).copied().flatten())
        .map(|act| &drafts[act])
        .find(|act| {
            matches!(
                act.kind,
                EventKind::Assault | EventKind::Coerce | EventKind::Sanction
            ) && act.agents.iter().any(|agent| !draft.agents.contains(agent))
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
                    && other.class.map(|class| class.name) == draft.class.map(|class| class.name)
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
    for index in 0..drafts.len() {
        lend_sides(reading, drafts, &owner, index);
        accuse(reading, drafts, &owner, index);
    }
    for index in (0..drafts.len()).rev() {
        let draft = &drafts[index];
        let speaks = matches!(
            draft.kind,
            EventKind::Request
                | EventKind::Agree
                | EventKind::Reject
                | EventKind::Threaten
                | EventKind::Concede
        );
        if !speaks || !draft.patients.is_empty() || draft.agents.is_empty() {
            continue;
        }
        let about = [Deprel::Xcomp, Deprel::Ccomp, Deprel::Obj, Deprel::Obl];
        let lent = reading
            .all(draft.trigger, &about)
            .filter_map(|child| owner.get(child.index()).copied().flatten())
            .filter(|&other| other != index)
            .map(|other| {
                let act = &drafts[other];
                let mut lent = act.patients.clone();
                if act.form == Form::Noun && lent.is_empty() {
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

/// "Announced a suspension", "completed its withdrawal": who does the verb does the noun.
fn doer(reading: &Reading<'_>, noun: TokenId) -> Vec<ActorId> {
    let syntax = reading.syntax;
    let lexicon = lexicon();
    let Some(head) = syntax.head(noun) else {
        return Vec::new();
    };
    if syntax.deprel(noun) == Deprel::Conj {
        return doer(reading, head);
    }
    let lemma = reading.lemma(head);
    // "Arrived on a visit", "returned for talks"
    let purpose = syntax.deprel(noun) == Deprel::Obl
        && matches!(reading.preposition(noun), "on" | "for" | "in" | "into")
        && (matches!(lemma, "engage" | "involve" | "enter" | "join")
            || lexicon
                .verb(lemma, |_| false)
                .is_some_and(|class| class.kind == EventKind::Move));
    let does = purpose
        || syntax.upos(head) == Upos::Verb
            && matches!(syntax.deprel(noun), Deprel::Obj | Deprel::NsubjPass)
            && (lexicon.is_light(lemma)
                || lexicon.has(lemma, Effect::Aspect)
                || lexicon.has(lemma, Effect::Plan)
                    && !matches!(lemma, "expect" | "want" | "hope" | "anticipate")
                || matches!(
                    lemma,
                    "declare"
                        | "complete"
                        | "accelerate"
                        | "speed"
                        | "expand"
                        | "conclude"
                        | "reimpose"
                        | "suspend"
                        | "halt"
                        | "renew"
                        | "increase"
                        | "intensify"
                        | "escalate"
                        | "hasten"
                        | "reverse"
                        | "order"
                ));
    let places = verb(reading, head, 0);
    // "Were engaged in fighting": the passive has no other doer.
    let agent = if purpose && places.agent.is_none() {
        places.patient
    } else {
        places.agent
    };
    match agent {
        Some(agent) if does => reading.actors_of(agent),
        _ => Vec::new(),
    }
}

fn extend(into: &mut Vec<ActorId>, more: Vec<ActorId>) {
    for actor in more {
        if !into.contains(&actor) {
            into.push(actor);
        }
    }
}

/// An act that names no patient is taken to be done to whom its other phrases name, however deep
/// ("set off bombs in Kabul").
fn nearby(reading: &Reading<'_>, draft: &Draft, agents: &[ActorId], patients: &mut Vec<ActorId>) {
    let syntax = reading.syntax;
    for participles in [false, true] {
        for top in reading.all(draft.trigger, &[Deprel::Obj, Deprel::Obl, Deprel::Nmod]) {
            let near = matches!(
                reading.preposition(top),
                "" | "in"
                    | "at"
                    | "of"
                    | "on"
                    | "to"
                    | "from"
                    | "with"
                    | "against"
                    | "for"
                    | "over"
                    | "into"
                    | "toward"
                    | "towards"
                    | "between"
                    | "among"
                    | "across"
                    | "inside"
                    | "around"
                    | "outside"
            );
            if reading.timex(top).is_some() || !near {
                continue;
            }
            let mut tokens = reading.below(top, |child| match syntax.deprel(child) {
                Deprel::Acl => !participles,
                Deprel::AclRelcl | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp | Deprel::Appos => true,
                _ => false,
            });
            tokens.order();
            for actor in tokens.into_iter().filter_map(|token| reading.actor(token)) {
                if !agents.contains(&actor) && !patients.contains(&actor) && patients.len() < 2 {
                    patients.push(actor);
                }
            }
        }
        if !patients.is_empty() {
            return;
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
    for oblique in reading.all(draft.trigger, &[Deprel::Obl, Deprel::OblAgent]) {
        if reading.preposition(oblique) == "by" && reading.timex(oblique).is_none() {
            extend(agents, reading.actors_of(oblique));
        }
    }
}

/// "Were killed in Israeli shelling": whose act the passive names.
fn attackers(reading: &Reading<'_>, verb: TokenId) -> Vec<ActorId> {
    let mut found = Vec::new();
    for act in reading.all(verb, &[Deprel::Obl]) {
        let violent = noun_class(reading, act).is_some_and(|class| class.kind == EventKind::Assault);
        if violent && matches!(reading.preposition(act), "in" | "by" | "during") {
            for owner in reading.all(act, &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]) {
                extend(&mut found, reading.actors_of(owner));
            }
        }
    }
    found
}

/// The actors behind "from" and "by" of a thing received.
fn givers(reading: &Reading<'_>, draft: &Draft, patients: &mut Vec<ActorId>) {
    patients.clear();
    for top in [Some(draft.trigger), draft.noun, draft.object]
        .into_iter()
        .flatten()
    {
        for giver in reading.all(top, &[Deprel::Obl, Deprel::Nmod]) {
            if matches!(reading.preposition(giver), "from" | "by") && reading.timex(giver).is_none() {
                extend(patients, reading.actors_of(giver));
            }
        }
    }
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
        );
        if leads && reading.timex(object).is_none() && !is_own(reading, object) {
            extend(patients, reading.actors_of(object));
        }
    }
}

/// Whether these are courts or other organs of a state ("the sentence of the Supreme Court").
fn judges(reading: &Reading<'_>, found: &[ActorId]) -> bool {
    found.iter().all(|actor| {
        reading
            .actors
            .actors
            .get(actor.index())
            .is_some_and(|actor| actor.kind == ActorKind::Government)
    })
}

/// A nominal event: possessor, "by", and modifying demonym act; "of" by class; other prepositions lead
/// to the patient.
fn noun(
    reading: &Reading<'_>,
    draft: &Draft,
    token: TokenId,
    agents: &mut Vec<ActorId>,
    patients: &mut Vec<ActorId>,
) {
    let class = draft.class;
    let mutual = class.is_some_and(|class| class.mutual);
    for child in reading.syntax.children(token) {
        if reading.timex(child).is_some() {
            continue;
        }
        let found = match reading.syntax.deprel(child) {
            Deprel::NmodPoss => {
                let transitive = class.is_some_and(|class| class.undergone);
                extend(
                    if transitive { patients } else { agents },
                    reading.actors_of(child),
                );
                continue;
            }
            Deprel::Amod | Deprel::Compound => {
                if let Some(actor) = reading.actor(child) {
                    extend(agents, vec![actor]);
                }
                continue;
            }
            Deprel::Nmod | Deprel::Obl => reading.actors_of(child),
            Deprel::Acl => {
                for agent in reading.all(child, &[Deprel::Obl, Deprel::OblAgent]) {
                    if reading.preposition(agent) == "by" {
                        extend(agents, reading.actors_of(agent));
                    }
                }
                continue;
            }
            _ => continue,
        };
        match reading.preposition(child) {
            "by" => extend(agents, found),
            "of" if draft.kind == EventKind::Court && judges(reading, &found) => extend(agents, found),
            "of" if class.is_some_and(|class| class.of_agent && !class.undergone) => extend(agents, found),
            "between" | "among" => {
                extend(agents, found.clone());
                extend(patients, found);
            }
            "with" if mutual => {
                extend(agents, found.clone());
                extend(patients, found);
            }
            "of" | "against" | "on" | "with" | "to" | "from" | "at" | "over" | "into" => {
                extend(patients, found);
            }
            preposition if class.is_some_and(|class| class.prepositions.contains(&preposition)) => {
                extend(patients, found);
            }
            _ => {}
        }
    }
    if mutual && !agents.is_empty() && !patients.is_empty() {
        let both: Vec<ActorId> = agents.iter().chain(patients.iter()).copied().collect();
        extend(agents, both.clone());
        extend(patients, both);
    } else {
        patients.retain(|actor| !agents.contains(actor));
    }
}

/// The places of a verb.
pub(super) fn verb(reading: &Reading<'_>, verb: TokenId, depth: usize) -> Places {
    let syntax = reading.syntax;
    let passive = is_passive(reading, verb);
    let subjects = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj];
    // "Announced Wednesday it would": the day is no subject where another word is.
    let own_subject = reading
        .all(verb, &subjects)
        .find(|&subject| reading.timex(subject).is_none())
        .or_else(|| {
            reading
                .child(verb, &subjects)
                .map(|subject| beside_date(reading, subject))
        });
    let subject = match own_subject {
        Some(subject) if reading.is_relative(subject) => antecedent(reading, verb).or(Some(subject)),
        Some(subject) => Some(subject),
        None if depth < 6 => inherited(reading, verb, depth),
        None => None,
    };
    let mut object = reading.child(verb, &[Deprel::Obj]);
    if let Some(pronoun) = object
        && reading.is_relative(pronoun)
    {
        object = antecedent(reading, verb);
    }
    if passive {
        let agent = reading
            .all(verb, &[Deprel::OblAgent, Deprel::Obl])
            // "published in a paper by the institute"
            .flat_map(|oblique| std::iter::once(oblique).chain(reading.all(oblique, &[Deprel::Nmod])))
            .find(|&oblique| reading.preposition(oblique) == "by" && reading.timex(oblique).is_none());
        return Places {
            agent,
            patient: subject.or(object),
        };
    }
    if object.is_none()
        && syntax.deprel(verb) == Deprel::AclRelcl
        && own_subject.is_some_and(|subject| !reading.is_relative(subject))
    {
        let gap = !syntax.children(verb).any(|child| {
            reading.is_relative(child) && matches!(syntax.deprel(child), Deprel::Obl | Deprel::Advmod)
        });
        if gap {
            object = syntax.head(verb);
        }
    }
    if object.is_none() {
        object = stray_object(reading, verb);
    }
    Places {
        agent: subject,
        patient: object,
    }
}

/// "Israel Friday closed the border": where the tree takes the day for the subject, the word beside it.
fn beside_date(reading: &Reading<'_>, subject: TokenId) -> TokenId {
    if reading.timex(subject).is_none() {
        return subject;
    }
    reading
        .syntax
        .children(subject)
        .find(|&child| reading.timex(child).is_none() && reading.actor(child).is_some())
        .unwrap_or(subject)
}

/// The noun phrase right behind an active verb without an object that the tree ties to it in some other way:
/// a second subject, or a clause of which it is the head.
fn stray_object(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let syntax = reading.syntax;
    syntax
        .children(verb)
        .find(|&child| {
            child > verb
                && !matches!(
                    syntax.deprel(child),
                    Deprel::Punct | Deprel::CompoundPrt | Deprel::Advmod | Deprel::OblUnmarked
                )
        })
        .filter(|&child| {
            let odd = match syntax.deprel(child) {
                Deprel::Nsubj => syntax
                    .children(verb)
                    .any(|other| other < verb && syntax.deprel(other) == Deprel::Nsubj),
                Deprel::Acl
                | Deprel::Advcl
                | Deprel::Parataxis
                | Deprel::Nmod
                | Deprel::Appos
                | Deprel::Dep => true,
                _ => false,
            };
            odd && matches!(syntax.upos(child), Upos::Noun | Upos::Propn)
                && reading.timex(child).is_none()
                && reading
                    .child(child, &[Deprel::Case, Deprel::Mark, Deprel::Cop])
                    .is_none()
                && !syntax
                    .children(verb)
                    .any(|other| other > verb && other < child && syntax.upos(other) == Upos::Punct)
        })
}

/// The noun a relative clause belongs to.
fn antecedent(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let mut at = verb;
    for _ in 0..4 {
        let head = reading.syntax.head(at)?;
        match reading.syntax.deprel(at) {
            Deprel::AclRelcl | Deprel::Acl => return Some(head),
            Deprel::Conj | Deprel::Xcomp | Deprel::Ccomp => at = head,
            _ => return None,
        }
    }
    None
}

/// The subject that a verb without one takes from the words around it.
fn inherited(reading: &Reading<'_>, token: TokenId, depth: usize) -> Option<TokenId> {
    let syntax = reading.syntax;
    let head = syntax.head(token)?;
    let surface = |head: TokenId| {
        let places = verb(reading, head, depth + 1);
        if is_passive(reading, head) {
            places.patient
        } else {
            places.agent
        }
    };
    match syntax.deprel(token) {
        Deprel::Conj | Deprel::Parataxis if syntax.upos(head) == Upos::Verb => surface(head),
        Deprel::Conj => reading.child(head, &[Deprel::Nsubj]),
        // "Strengthening its ties, Niger left": a fronted participle
        Deprel::Csubj if syntax.xpos(token) == "VBG" => surface(head),
        Deprel::Xcomp | Deprel::Ccomp if syntax.upos(head) == Upos::Verb => {
            let object = reading.child(head, &[Deprel::Obj, Deprel::Iobj]);
            let promise = matches!(reading.lemma(head), "promise" | "vow" | "threaten" | "use");
            match object {
                Some(object) if !promise && !is_passive(reading, head) => Some(object),
                _ => surface(head),
            }
        }
        Deprel::Xcomp | Deprel::Ccomp => reading.child(head, &[Deprel::Nsubj]),
        Deprel::Advcl if syntax.upos(head) == Upos::Verb => surface(head),
        Deprel::Advcl => reading.child(head, &[Deprel::Nsubj]),
        Deprel::Acl if syntax.xpos(token) == "VBG" || syntax.xpos(token) == "VBN" => Some(head),
        // "plans to leave": whoever has the plan.
        Deprel::Acl => reading.child(head, &[Deprel::NmodPoss]).or_else(|| {
            let governor = syntax.head(head)?;
            let holds = syntax.upos(governor) == Upos::Verb
                && matches!(syntax.deprel(head), Deprel::Obj | Deprel::Obl);
            if holds { surface(governor) } else { Some(head) }
        }),
        Deprel::AclRelcl => Some(head),
        _ => None,
    }
}

/// Who says it: the subject of a speech verb above, or "according to".
pub(super) fn speaker(reading: &Reading<'_>, trigger: TokenId) -> Option<ActorId> {
    let syntax = reading.syntax;
    let lexicon = lexicon();
    let says = |token: TokenId| {
        let lemma = reading.lemma(token);
        syntax.upos(token) == Upos::Verb
            && (lexicon.has(lemma, Effect::Say)
                || lexicon.has(lemma, Effect::Claim)
                || lexicon.has(lemma, Effect::Deny))
    };
    let mut at = trigger;
    for head in reading.above(trigger) {
        if says(head)
            && matches!(
                syntax.deprel(at),
                Deprel::Ccomp | Deprel::Xcomp | Deprel::Parataxis
            )
        {
            return reading.actors_of(verb(reading, head, 0).agent?).first().copied();
        }
        at = head;
    }
    let mut at = Some(trigger);
    for _ in 0..6 {
        let token = at?;
        for child in syntax.children(token) {
            if syntax.deprel(child) == Deprel::Parataxis && says(child) {
                return reading.actors_of(verb(reading, child, 0).agent?).first().copied();
            }
            if syntax.deprel(child) == Deprel::Obl && reading.preposition(child) == "accord" {
                return reading.actors_of(child).first().copied();
            }
        }
        at = syntax.head(token);
    }
    None
}
