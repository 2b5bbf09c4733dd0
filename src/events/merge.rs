//! From drafts to events: the quote, the same event told twice, the timeline's choice.

use super::dating::{Closeness, Dated};
use super::reading::Reading;
use super::roles;
use super::select::{self, Candidate};
use super::status::{Tense, finite_tense};
use super::trigger::{Draft, Form};
use super::{Event, EventKind, EventMention, Status, When, label, part};
use crate::actors::ActorKind;
use crate::syntax::Deprel;
use crate::text::{EventId, ParagraphKind, Span};
use crate::time::{Bound, Date};
use chrono::{Datelike, NaiveDate};

/// How long a quote may be, in characters.
const QUOTE: usize = 600;
/// How many events back a retelling is looked for: keeps the whole linear.
const REACH: usize = 400;

/// Turns drafts into events; the second list says for each draft which event it became.
pub(super) fn assemble(
    reading: &Reading<'_>,
    drafts: &mut [Draft],
    mut dated: Vec<Dated>,
) -> (Vec<Event>, Vec<EventId>) {
    settle(reading, drafts, &dated);
    let scores: Vec<f32> = drafts
        .iter()
        .zip(&dated)
        .map(|(draft, dated)| select::salience(&select::features(reading, draft, dated)))
        .collect();
    let mut same = twins(reading, drafts, &dated, &scores);
    let candidates: Vec<Candidate> = drafts
        .iter()
        .zip(&dated)
        .zip(&scores)
        .zip(&same)
        .enumerate()
        .map(|(index, (((draft, dated), &salience), &twin))| Candidate {
            salience: if twin == index && dated.when.as_ref().is_some_and(|when| when.start.is_some()) {
                salience
            } else {
                0.0
            },
            sentence: reading.syntax.tokens[draft.trigger.index()].sentence.0,
            timex: dated.when.as_ref().and_then(|when| when.timex),
            beside: select::is_beside(reading, draft),
        })
        .collect();
    let main = select::main(&candidates);
    for (draft, &main) in drafts.iter_mut().zip(&main) {
        if main || !draft.patients.is_empty() {
            roles::seek_agent(reading, draft);
        }
    }
    join_parts(reading, drafts, &dated, &main, &mut same);
    let mut id_of: Vec<EventId> = vec![EventId(0); drafts.len()];
    let mut kept = 0;
    for index in 0..drafts.len() {
        if same[index] == index {
            id_of[index] = EventId::from(kept);
            kept += 1;
        }
    }
    for index in 0..drafts.len() {
        id_of[index] = id_of[same[index]];
    }
    // Orders point at drafts until here.
    for dated in &mut dated {
        if let Some(order) = dated.when.as_mut().and_then(|when| when.order.as_mut())
            && let Some(&id) = id_of.get(order.event.index())
        {
            order.event = id;
        }
    }
    let finest = finest(&dated, &same);
    let mut events: Vec<Event> = Vec::with_capacity(kept);
    for (index, draft) in drafts.iter().enumerate() {
        if same[index] != index {
            continue;
        }
        let confidence = select::confidence(reading, draft, &dated[index]);
        events.push(Event {
            what: label::build(reading, draft),
            quote: quote(reading, draft),
            trigger: reading.span(draft.trigger),
            mentions: noun_mention(reading, draft),
            kind: draft.kind,
            when: dated[finest[index]].when.clone(),
            status: draft.status,
            main: main[index],
            salience: scores[index],
            confidence,
            check: main[index] && select::is_doubtful(confidence, scores[index]),
            agents: draft.agents.clone(),
            patients: draft.patients.clone(),
            speaker: draft.speaker,
        });
    }
    for (index, draft) in drafts.iter().enumerate() {
        if same[index] == index {
            continue;
        }
        if let Some(event) = events.get_mut(id_of[index].index()) {
            event.mentions.push(EventMention {
                quote: quote(reading, draft),
                trigger: reading.span(draft.trigger),
                when: dated[index].when.clone(),
            });
            // What one telling of an act leaves out another one tells.
            let turned = draft.agents.iter().any(|actor| event.patients.contains(actor))
                || draft.patients.iter().any(|actor| event.agents.contains(actor));
            if draft.act() == drafts[same[index]].act() && !turned {
                let sides = [
                    (&mut event.agents, &draft.agents),
                    (&mut event.patients, &draft.patients),
                ];
                for (told, also) in sides.into_iter().filter(|(told, _)| told.is_empty()) {
                    told.clone_from(also);
                }
            }
        }
    }
    (events, id_of)
}

/// Gives the parts of an act to it; one that is told twice stays an event.
fn join_parts(reading: &Reading<'_>, drafts: &[Draft], dated: &[Dated], main: &[bool], same: &mut [usize]) {
    let mut told = vec![0_usize; drafts.len()];
    for &event in &*same {
        told[event] += 1;
    }
    for (index, act) in part::acts(reading, drafts, dated, main).into_iter().enumerate() {
        if let Some(act) = act
            && same[index] == index
            && told[index] == 1
        {
            same[index] = same[act];
        }
    }
}

/// The date corrects the status: what is dated after publication has not happened.
fn settle(reading: &Reading<'_>, drafts: &mut [Draft], dated: &[Dated]) {
    let Some(today) = reading.published.date.and_then(Date::last_day) else {
        return;
    };
    for (draft, dated) in drafts.iter_mut().zip(dated) {
        let own = dated.closeness >= Closeness::Clause;
        let Some(when) = dated.when.as_ref().filter(|_| own) else {
            continue;
        };
        let (Some(start), Some(end)) = (
            when.start.and_then(Date::first_day),
            when.end.and_then(Date::last_day),
        ) else {
            continue;
        };
        let tense = finite_tense(reading, draft.trigger);
        let over = matches!(tense, Tense::Past | Tense::Perfect | Tense::Pluperfect);
        draft.status = match draft.status {
            Status::Ongoing if when.bound == Some(Bound::Until) && tense == Tense::Present => Status::Ongoing,
            Status::Happened | Status::Ongoing if start > today && !over => Status::Planned,
            // "Is to run from January to March", read in February.
            Status::Happened | Status::Planned
                if start <= today && today < end && !over && !same_span(start, end) =>
            {
                Status::Ongoing
            }
            Status::Happened if when.bound == Some(Bound::Since) && tense == Tense::Perfect => {
                Status::Ongoing
            }
            Status::Ongoing if end < today && tense != Tense::Progressive => Status::Happened,
            // "Ships crossing last year": a participle in the past, whatever plan governs it.
            Status::Planned if end < today && is_participle(reading, draft) => Status::Happened,
            // "Found that yields will fall by 2050": what studies find of the time to come.
            Status::Happened | Status::Reported if start > today && draft.kind == EventKind::Discover => {
                Status::Possible
            }
            // "With a verdict expected next month": the tagger takes the participle for a past tense.
            Status::Happened if start > today && is_expected(reading, draft) => Status::Planned,
            status => status,
        };
    }
}

/// A verb in "-ing" or a participle without auxiliary or "to".
fn is_participle(reading: &Reading<'_>, draft: &Draft) -> bool {
    draft.form == Form::Verb
        && matches!(reading.syntax.xpos(draft.trigger), "VBG" | "VBN")
        && matches!(
            reading.syntax.deprel(draft.trigger),
            Deprel::Acl | Deprel::Advcl | Deprel::AclRelcl
        )
        && reading
            .child(draft.trigger, &[Deprel::Aux, Deprel::AuxPass, Deprel::Mark])
            .is_none()
}

/// "Expected", "scheduled", "planned" without a subject of its own.
fn is_expected(reading: &Reading<'_>, draft: &Draft) -> bool {
    draft.form == Form::Verb
        && matches!(
            reading.lemma(draft.trigger),
            "expect" | "schedule" | "plan" | "slate" | "set" | "due"
        )
        && reading
            .child(draft.trigger, &[Deprel::Nsubj, Deprel::Obj, Deprel::Ccomp])
            .is_none()
}

/// Whether two days are the ends of one calendar month, year or week, so that no real span is told.
fn same_span(start: NaiveDate, end: NaiveDate) -> bool {
    let whole_year = start.ordinal() == 1 && end.month() == 12 && end.day() == 31;
    let whole_month = start.day() == 1 && start.month() == end.month() && start.year() == end.year();
    whole_year || whole_month || (end - start).num_days() <= 7
}

/// The other trigger of a light-verb event.
fn noun_mention(reading: &Reading<'_>, draft: &Draft) -> Vec<EventMention> {
    draft
        .noun
        .map(|noun| EventMention {
            quote: quote(reading, draft),
            trigger: reading.span(noun),
            when: None,
        })
        .into_iter()
        .collect()
}

/// The clause, cut to the length a quote may have.
fn quote(reading: &Reading<'_>, draft: &Draft) -> Span {
    let span = reading.cover(&draft.clause);
    let trigger = reading.span(draft.trigger);
    let span = span.cover(trigger);
    if reading.source.slice(span).chars().count() <= QUOTE {
        return span;
    }
    let sentence = reading.syntax.sentence(draft.trigger).span;
    if reading.source.slice(sentence).chars().count() <= QUOTE {
        sentence
    } else {
        trigger
    }
}

/// For each draft the draft it retells, itself when it is the first or best telling.
fn twins(reading: &Reading<'_>, drafts: &[Draft], dated: &[Dated], scores: &[f32]) -> Vec<usize> {
    let mut same: Vec<usize> = (0..drafts.len()).collect();
    for index in 0..drafts.len() {
        let from = index.saturating_sub(REACH);
        let twin = (from..index)
            .filter(|&other| same[other] == other)
            .find(|&other| {
                retells(
                    reading,
                    (&drafts[other], &dated[other]),
                    (&drafts[index], &dated[index]),
                )
            });
        if let Some(other) = twin {
            let better = scores[index] > scores[other] && dated[index].closeness > dated[other].closeness;
            if better {
                for slot in &mut same[from..index] {
                    if *slot == other {
                        *slot = index;
                    }
                }
            } else {
                same[index] = other;
            }
        }
    }
    same
}

fn retells(reading: &Reading<'_>, old: (&Draft, &Dated), new: (&Draft, &Dated)) -> bool {
    let ((old, old_date), (new, new_date)) = (old, new);
    if old.kind != new.kind || old.attribution || new.attribution {
        return false;
    }
    let lemma = |draft: &Draft| reading.lemma(draft.noun.unwrap_or(draft.trigger));
    let one_class = old.act() == new.act() && old.class.is_some();
    let definite = |draft: &Draft| {
        draft.form == Form::Noun
            && (reading
                .child(draft.trigger, &[crate::syntax::Deprel::Det])
                .is_some_and(|det| matches!(reading.lemma(det), "the" | "this" | "that"))
                // "last year's coup"
                || reading
                    .child(draft.trigger, &[crate::syntax::Deprel::NmodPoss])
                    .is_some_and(|owner| reading.timex(owner).is_some()))
    };
    let title = reading.paragraph(old.trigger).1 == ParagraphKind::Title;
    let alike = (one_class && (definite(new) || title)) || lemma(old) == lemma(new);
    if !alike {
        return false;
    }
    if old.status != new.status && !(settled(old.status) && settled(new.status)) {
        return false;
    }
    let shared = |a: &[crate::text::ActorId], b: &[crate::text::ActorId]| {
        a.iter().any(|&actor| {
            b.iter()
                .any(|&other| actor == other || is_one_government(reading, actor, other))
        })
    };
    let clash = |a: &[crate::text::ActorId], b: &[crate::text::ActorId]| {
        !a.is_empty() && !b.is_empty() && !shared(a, b)
    };
    let all = |draft: &Draft| [draft.agents.clone(), draft.patients.clone()].concat();
    // A noun that names nobody is told by its class and date alone: "last year's coup".
    let nameless = |draft: &Draft| draft.form == Form::Noun && all(draft).is_empty();
    let dated = |dated: &Dated| dated.closeness >= Closeness::Clause;
    if one_class && (nameless(old) || nameless(new)) && dated(old_date) && dated(new_date) {
        return agree(old_date, new_date);
    }
    if !shared(&all(old), &all(new)) || clash(&old.agents, &new.agents) || clash(&old.patients, &new.patients)
    {
        return false;
    }
    agree(old_date, new_date)
}

/// "The military government" and "the government", of which one is told without its state: where two events are
/// alike, so are they.
fn is_one_government(reading: &Reading<'_>, a: crate::text::ActorId, b: crate::text::ActorId) -> bool {
    let actor = |id: crate::text::ActorId| reading.actors.actors.get(id.index());
    let (Some(a), Some(b)) = (actor(a), actor(b)) else {
        return false;
    };
    let last = |name: &str| name.rsplit(' ').next().map(str::to_lowercase);
    a.kind == ActorKind::Government
        && b.kind == ActorKind::Government
        && last(&a.name) == last(&b.name)
        && (a.country == b.country || a.country.is_none() || b.country.is_none())
}

/// For each event the telling whose date says most, its own unless another lies within it.
fn finest(dated: &[Dated], same: &[usize]) -> Vec<usize> {
    let mut finest: Vec<usize> = (0..dated.len()).collect();
    for (index, &event) in same.iter().enumerate() {
        let told = dated[index].when.as_ref().filter(|when| when.bound.is_none());
        if index != event
            && dated[index].closeness >= Closeness::Clause
            && let Some(told) = told
            && within(told, dated[finest[event]].when.as_ref())
        {
            finest[event] = index;
        }
    }
    finest
}

/// Whether a date lies within another and says more.
fn within(fine: &When, coarse: Option<&When>) -> bool {
    let ends = |when: &When| Some((when.start?.first_day()?, when.end?.last_day()?));
    match (ends(fine), coarse.and_then(ends)) {
        (Some(fine), Some(coarse)) => coarse.0 <= fine.0 && fine.1 <= coarse.1 && fine != coarse,
        _ => false,
    }
}

fn settled(status: Status) -> bool {
    matches!(status, Status::Happened | Status::Reported | Status::Ongoing)
}

/// Whether two dates can be of one event; a date not told by an expression yields.
fn agree(old: &Dated, new: &Dated) -> bool {
    if old.closeness <= Closeness::Sentence || new.closeness <= Closeness::Sentence {
        return true;
    }
    let ends = |when: &Option<When>| {
        let when = when.as_ref()?;
        Some((when.start?.first_day()?, when.end?.last_day()?))
    };
    match (ends(&old.when), ends(&new.when)) {
        (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
        _ => true,
    }
}
