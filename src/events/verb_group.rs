//! The verb of a label: in the present, in the number that it is told, in the form that its status asks for ("is to
//! leave", "may leave", "does not leave").
//!
//! What stands around it is the business of [`super::label`].

use super::Status;
use super::lexicon::{Effect, lexicon};
use super::reading::Reading;
use super::status::{Tense, tense};
use super::trigger::{Draft, is_passive};
use crate::syntax::Deprel;
use crate::text::TokenId;
use std::borrow::Cow;

/// "take" -> "takes".
fn third(lemma: &str) -> String {
    match lemma {
        "be" => return "is".to_owned(),
        "have" => return "has".to_owned(),
        _ => {}
    }
    if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        return format!("{lemma}es");
    }
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{lemma}s"),
    }
}

/// "make" -> "making".
pub(super) fn gerund(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match lemma.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) && lemma != "be" => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    }
}

/// The verb in its plain form, as the tables write it where they know it.
pub(super) fn verb_of(reading: &Reading<'_>, trigger: TokenId) -> String {
    let lemma = reading.lemma(trigger).to_lowercase();
    let mended = lexicon().mended(&lemma).map(Cow::into_owned);
    mended.unwrap_or(lemma)
}

/// Verbs that always have an object: without one, "-ed" is a participle ("results published in May").
const TRANSITIVE: &[&str] = &[
    "publish",
    "build",
    "know",
    "found",
    "damage",
    "destroy",
    "kill",
    "injure",
    "wound",
    "name",
    "locate",
    "base",
    "arrest",
    "appoint",
    "award",
    "design",
    "hold",
    "make",
    "take",
    "fund",
    "release",
    "introduce",
    "intend",
    "schedule",
    "deem",
    "consider",
    "regard",
];

/// Whether the label tells it as done to its subject.
pub(super) fn is_undergone(reading: &Reading<'_>, draft: &Draft) -> bool {
    let objects = [Deprel::Obj, Deprel::Iobj, Deprel::Ccomp, Deprel::Xcomp];
    is_passive(reading, draft.trigger)
        || matches!(reading.syntax.xpos(draft.trigger), "VBN" | "VBD")
            && TRANSITIVE.contains(&verb_of(reading, draft.trigger).as_str())
            && reading.child(draft.trigger, &objects).is_none()
            && draft.object.is_none()
            && reading
                .child(draft.trigger, &[Deprel::Aux, Deprel::CompoundPrt])
                .is_none()
            && draft.subject.is_some_and(|subject| {
                subject < draft.trigger && reading.actor(subject).is_none() && !reading.is_relative(subject)
            })
}

/// "I", when nobody is known to say it.
fn is_first(reading: &Reading<'_>, draft: &Draft, subject: TokenId) -> bool {
    draft.agents.is_empty() && reading.form(subject) == "I"
}

/// The verb group that fits the status.
pub(super) fn group(reading: &Reading<'_>, draft: &Draft, plural: bool) -> String {
    let trigger = draft.trigger;
    let first = draft
        .subject
        .is_some_and(|subject| is_first(reading, draft, subject));
    let plural = plural || first;
    let be = match (first, plural) {
        (true, _) => "am",
        (false, true) => "are",
        (false, false) => "is",
    };
    let lemma = verb_of(reading, trigger);
    // "No plant has been built": the subject denies it.
    let no = |subject: TokenId| {
        reading
            .child(subject, &[Deprel::Det])
            .is_some_and(|det| reading.lemma(det) == "no")
    };
    let status = match draft.status {
        Status::Denied if draft.subject.or(draft.object).is_some_and(no) => Status::Happened,
        status => status,
    };
    let form = reading.form(trigger).to_lowercase();
    let own = tense(reading, trigger);
    // "Plans to meet", "is expected", "goes to Congress next week": the verb itself says that it is to come.
    let says_so = matches!(own, Tense::Present | Tense::Past | Tense::Perfect)
        || own == Tense::None && lexicon().has(&lemma, Effect::Plan);
    let duty = reading
        .all(trigger, &[Deprel::Aux])
        .map(|aux| reading.lemma(aux))
        .find(|aux| matches!(*aux, "must" | "should"));
    let may = duty.unwrap_or("may");
    if is_undergone(reading, draft) {
        return match status {
            Status::Planned if !says_so => format!("{be} to be {form}"),
            Status::Possible if !says_so => format!("{may} be {form}"),
            Status::Denied => format!("{be} not {form}"),
            _ => format!("{be} {form}"),
        };
    }
    let finite = || if plural { lemma.clone() } else { third(&lemma) };
    match status {
        Status::Planned if says_so => finite(),
        Status::Planned => format!("{be} to {lemma}"),
        // "The study found a fall by 2050": found it has.
        Status::Possible if matches!(own, Tense::Past | Tense::Perfect) => finite(),
        Status::Possible => format!("{may} {lemma}"),
        Status::Denied if plural => format!("do not {lemma}"),
        Status::Denied => format!("does not {lemma}"),
        Status::Ongoing if reading.syntax.xpos(trigger) == "VBG" => {
            if form.ends_with("ing") {
                format!("{be} {form}")
            } else {
                format!("{be} {}", gerund(&lemma))
            }
        }
        _ => finite(),
    }
}
