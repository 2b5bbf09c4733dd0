//! When events happened: through the tree, else through what stands around them.
//!
//! Each event takes the nearest source that speaks: an expression attached to it, one in its clause, one
//! of a clause it depends on, one in its sentence, the heading above, the passage's own date, and for
//! news of the day the publication date.

use super::datable::{dates, timexes_in};
use super::lexicon::lexicon;
use super::reading::Reading;
use super::status::{Tense, finite_tense};
use super::trigger::{Draft, Form, raised};
use super::{Order, OrderRelation, Status, When, WhenBasis};
use crate::syntax::{Deprel, Upos};
use crate::text::{EventId, TimexId, TokenId};
use crate::time::{Bound, Date, Modifier, Precision};
use chrono::Datelike;

/// How close the source of a date stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// None was found.
    None,
    /// The publication date.
    News,
    /// The passage.
    Context,
    /// Elsewhere in the sentence.
    Sentence,
    /// In the clause above, below or beside.
    Clause,
    /// Attached to the event word.
    Attached,
}

/// A draft's date.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    /// The date.
    pub(super) when: Option<When>,
    /// Where it came from.
    pub(super) closeness: Closeness,
}

/// Dates every draft; the result runs parallel to `drafts`.
pub(super) fn date(reading: &Reading<'_>, drafts: &[Draft]) -> Vec<Dated> {
    let mut owner: Vec<Option<usize>> = vec![None; reading.syntax.len()];
    for (index, draft) in drafts.iter().enumerate() {
        for token in [Some(draft.trigger), draft.noun].into_iter().flatten() {
            if let Some(slot) = owner.get_mut(token.index()) {
                *slot = Some(index);
            }
        }
    }
    // "Are scheduled to sail on Friday": what is tied to the plan is tied to the act.
    for (index, draft) in drafts.iter().enumerate() {
        if let Some(head) = reading.syntax.head(draft.trigger)
            && raised(reading, head) == Some(draft.trigger)
            && let Some(slot) = owner.get_mut(head.index())
        {
            slot.get_or_insert(index);
        }
    }
    let attached = attach(reading, drafts, &owner);
    let mut dated: Vec<Dated> = Vec::with_capacity(drafts.len());
    let mut passage: Option<(usize, When)> = None;
    let mut anchor: Option<(usize, When)> = None;
    let mut in_sentence: Vec<TimexId> = Vec::new();
    let mut sentence = None;
    for (index, draft) in drafts.iter().enumerate() {
        let token = draft.trigger;
        let here = reading.syntax.tokens[token.index()].sentence;
        if sentence != Some(here) {
            sentence = Some(here);
            in_sentence = timexes_in(reading, token);
        }
        let (paragraph, _) = reading.paragraph(token);
        let mut found = inherit(reading, drafts, &owner, &attached, index);
        let settled = matches!(draft.status, Status::Happened | Status::Reported);
        if found.is_none() && !draft.attribution && settled {
            let free: Vec<TimexId> = in_sentence
                .iter()
                .copied()
                .filter(|&id| !told_aside(reading, id, token))
                .collect();
            found = nearest(reading, &free, token).map(|timex| (timex, Closeness::Sentence));
        }
        let result = match found {
            Some((timex, closeness)) => Dated {
                when: of_timex(reading, timex, draft),
                closeness,
            },
            None => Dated {
                when: None,
                closeness: Closeness::None,
            },
        };
        let result = if result.when.is_some() {
            result
        } else if let Some(when) = later(reading, token, anchor.as_ref())
            .filter(|_| settled && draft.form == Form::Verb && !draft.attribution)
        {
            Dated {
                when: Some(when),
                closeness: Closeness::Attached,
            }
        } else {
            background(reading, draft, paragraph, passage.as_ref())
        };
        if let Some(when) = &result.when
            && result.closeness >= Closeness::Clause
            && draft.form != Form::Noun
            && when.bound.is_none()
        {
            passage = Some((paragraph, when.clone()));
        }
        if let Some(when) = &result.when
            && result.closeness >= Closeness::Clause
            && matches!(draft.status, Status::Happened | Status::Reported)
            && when.basis == WhenBasis::Timex
        {
            anchor = Some((paragraph, when.clone()));
        }
        dated.push(result);
    }
    order(reading, drafts, &owner, &mut dated);
    dated
}

/// An expression tied to an event word, and whether it hangs on it without a word between.
#[derive(Clone, Copy, Debug)]
struct Tied {
    id: TimexId,
    direct: bool,
}

/// For every draft the expressions whose first event word upwards it is.
fn attach(reading: &Reading<'_>, drafts: &[Draft], owner: &[Option<usize>]) -> Vec<Vec<Tied>> {
    let mut attached = vec![Vec::new(); drafts.len()];
    for (index, timex) in reading.timexes.iter().enumerate() {
        let id = TimexId::from(index);
        if !dates(reading, id) {
            continue;
        }
        let tokens = reading.syntax.tokens_in(timex.span);
        let inside = |token: TokenId| tokens.contains(&token.0);
        let Some(top) = tokens
            .clone()
            .map(TokenId)
            .find(|&token| reading.syntax.head(token).is_none_or(|head| !inside(head)))
        else {
            continue;
        };
        let mut at = top;
        for depth in 0..12 {
            let Some(head) = reading.syntax.head(at) else {
                break;
            };
            if let Some(draft) = owner.get(head.index()).copied().flatten()
                && !is_purpose(reading, head)
            {
                attached[draft].push(Tied {
                    id,
                    direct: depth == 0,
                });
                break;
            }
            at = head;
        }
    }
    attached
}

/// "Were removed for cleaning on 11 April": the day is that of the removal.
fn is_purpose(reading: &Reading<'_>, verb: TokenId) -> bool {
    reading.syntax.deprel(verb) == Deprel::Advcl
        && reading.syntax.xpos(verb) == "VBG"
        && reading
            .child(verb, &[Deprel::Mark])
            .is_some_and(|mark| reading.lemma(mark) == "for")
        && reading
            .syntax
            .head(verb)
            .is_some_and(|head| super::trigger::is_passive(reading, head))
}

/// The expression that dates a draft: its own, or that of a clause tied to it.
fn inherit(
    reading: &Reading<'_>,
    drafts: &[Draft],
    owner: &[Option<usize>],
    attached: &[Vec<Tied>],
    index: usize,
) -> Option<(TimexId, Closeness)> {
    let syntax = reading.syntax;
    let own = best(reading, attached.get(index)?, drafts[index].trigger);
    if let Some(id) = own {
        return Some((id, Closeness::Attached));
    }
    let draft_at = |token: TokenId| owner.get(token.index()).copied().flatten();
    // A date on the subject or object noun of a verb is the verb's ("Sunday's vote ended the dispute").
    let token = drafts[index].trigger;
    if drafts[index].form != Form::Noun {
        for child in reading.all(
            token,
            &[
                Deprel::Nsubj,
                Deprel::NsubjPass,
                Deprel::Obj,
                Deprel::Xcomp,
                Deprel::Obl,
            ],
        ) {
            let timex =
                draft_at(child).and_then(|child| best(reading, &attached[child], drafts[child].trigger));
            if let Some(timex) = timex
                && (syntax.deprel(child) != Deprel::Obl
                    || matches!(reading.preposition(child), "in" | "during" | "at" | "on"))
            {
                let noun = draft_at(child).is_some_and(|child| drafts[child].form == Form::Noun);
                return Some((
                    timex,
                    if noun {
                        Closeness::Attached
                    } else {
                        Closeness::Clause
                    },
                ));
            }
        }
    }
    let mut at = token;
    for _ in 0..5 {
        let head = syntax.head(at)?;
        let passes = match syntax.deprel(at) {
            // Beside each other, or a phase, a manner, a part of the same doing.
            Deprel::Conj
            | Deprel::Xcomp
            | Deprel::Nsubj
            | Deprel::NsubjPass
            | Deprel::Obj
            | Deprel::Obl
            | Deprel::Nmod
            | Deprel::Iobj
            | Deprel::OblAgent => true,
            Deprel::Advcl => !reading.child(at, &[Deprel::Mark]).is_some_and(|mark| {
                matches!(
                    reading.lemma(mark),
                    "after" | "before" | "since" | "until" | "because" | "if"
                )
            }),
            Deprel::Acl => syntax.xpos(at) == "VBG",
            _ => false,
        };
        if !passes {
            return None;
        }
        if let Some(draft) = draft_at(head)
            && let Some(timex) = best(reading, &attached[draft], drafts[draft].trigger)
        {
            let future_part = syntax.deprel(at) == Deprel::Xcomp
                && lexicon().has(reading.lemma(head), super::lexicon::Effect::Plan)
                && syntax.xpos(at) == "VB";
            return (!future_part).then_some((timex, Closeness::Clause));
        }
        at = head;
    }
    None
}

/// The best of several attached expressions: a point rather than "now", the finer, the nearer.
fn best(reading: &Reading<'_>, attached: &[Tied], trigger: TokenId) -> Option<TimexId> {
    let best = attached.iter().min_by_key(|tied| {
        let Some(timex) = reading.timexes.get(tied.id.index()) else {
            return (9, 0, false, 0);
        };
        let vague = timex.value.ends_with("_REF") || timex.precision == Precision::Vague;
        let trigger = reading.span(trigger);
        let distance = timex.span.start.abs_diff(trigger.start);
        (
            u8::from(vague),
            u8::from(timex.bound == Some(Bound::Since)),
            // "Yesterday, day five of the 2018 games, they won": the year is the games'
            !tied.direct && timex.precision == Precision::Year,
            distance,
        )
    })?;
    Some(best.id)
}

/// "The junta, which took power last year, has ordered": a date in a clause about the subject alone dates nothing
/// outside it.
fn told_aside(reading: &Reading<'_>, id: TimexId, trigger: TokenId) -> bool {
    let syntax = reading.syntax;
    let Some(first) = reading
        .timexes
        .get(id.index())
        .map(|timex| TokenId(syntax.tokens_in(timex.span).start))
        .filter(|first| first.index() < syntax.len())
    else {
        return false;
    };
    let aside = std::iter::once(first)
        .chain(reading.above(first))
        .find(|&token| syntax.deprel(token) == Deprel::AclRelcl);
    aside.is_some_and(|clause| {
        clause < trigger
            && finite_tense(reading, trigger) == Tense::Perfect
            && trigger != clause
            && !reading.above(trigger).any(|head| head == clause)
    })
}

/// The nearest expression in the sentence by distance in the text.
fn nearest(reading: &Reading<'_>, timexes: &[TimexId], token: TokenId) -> Option<TimexId> {
    let at = reading.span(token).start;
    timexes.iter().copied().min_by_key(|id| {
        reading
            .timexes
            .get(id.index())
            .map_or(u32::MAX, |timex| timex.span.start.abs_diff(at))
    })
}

/// A [`Date`] cut to what the expression really says.
fn cut(date: Date, precision: Precision) -> Date {
    match precision {
        Precision::Decade | Precision::Year => Date::year(date.year),
        Precision::Month | Precision::Quarter | Precision::Season => date
            .month
            .map_or(Date::year(date.year), |month| Date::month(date.year, month)),
        Precision::Vague | Precision::Week | Precision::Day | Precision::Hour | Precision::Minute => {
            Date { time: None, ..date }
        }
    }
}

/// The date an expression gives an event.
fn of_timex(reading: &Reading<'_>, id: TimexId, draft: &Draft) -> Option<When> {
    let timex = reading.timexes.get(id.index())?;
    let interval = timex.interval?;
    let reason = timex.reason.clone();
    let (mut start, mut end) = (
        cut(interval.earliest, timex.precision),
        cut(interval.latest, timex.precision),
    );
    let mut edtf = timex.edtf.clone();
    let mut bound = timex.bound;
    if let Some(other) = timex.range.and_then(|other| reading.timexes.get(other.index()))
        && let Some(other_interval) = other.interval
        && matches!(draft.form, Form::Verb | Form::Copula | Form::Noun)
    {
        start = start.min(cut(other_interval.earliest, other.precision));
        end = end.max(cut(other_interval.latest, other.precision));
        edtf = format!("{start}/{end}");
        bound = None;
    } else {
        match bound {
            // A deadline is its date.
            Some(Bound::By | Bound::Until) => start = end,
            Some(Bound::Before) => end = start,
            _ => {}
        }
        // "Until last year's coup": the bound is the clause's, the date the coup's.
        if draft.form == Form::Noun && is_possessor(reading, id, draft.trigger) {
            bound = None;
        }
        if timex.modifier == Some(Modifier::Before) && bound.is_none() {
            bound = Some(Bound::Before);
        }
    }
    Some(When {
        start: Some(start),
        end: Some(end),
        edtf,
        bound,
        order: None,
        basis: WhenBasis::Timex,
        timex: Some(id),
        reason,
    })
}

/// Whether an expression stands before the noun as its possessor.
fn is_possessor(reading: &Reading<'_>, id: TimexId, noun: TokenId) -> bool {
    reading
        .child(noun, &[Deprel::NmodPoss])
        .is_some_and(|owner| reading.timex(owner) == Some(id))
}

/// "A few months later": counted from the last date told, no finer than the year.
fn later(reading: &Reading<'_>, token: TokenId, anchor: Option<&(usize, When)>) -> Option<When> {
    let (told_in, anchor) = anchor?;
    let (paragraph, _) = reading.paragraph(token);
    if paragraph > told_in + 1 {
        return None;
    }
    let sentence = reading.syntax.sentence(token).span;
    let first = reading
        .timexes
        .partition_point(|timex| timex.span.end <= sentence.start);
    let (id, days) = reading
        .timexes
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, timex)| timex.span.start < sentence.end)
        .filter(|(_, timex)| timex.interval.is_none())
        .find_map(|(index, timex)| {
            let words = reading.source.slice(timex.span).to_lowercase();
            let unit = words.strip_suffix(" later")?;
            let days = match unit.rsplit(' ').next()? {
                "days" => 3,
                "weeks" => 21,
                "months" => 100,
                "years" => 1000,
                _ => return None,
            };
            Some((TimexId::from(index), days))
        })?;
    // Only where the clause itself or the one it is joined to has the expression.
    let from = anchor.end?.last_day()?;
    let date = Date::year(from.checked_add_signed(chrono::TimeDelta::days(days))?.year());
    let today = reading.published.date;
    if today.is_some_and(|today| date.year > today.year) {
        return None;
    }
    Some(When {
        start: Some(date),
        end: Some(date),
        edtf: date.to_string(),
        bound: None,
        order: None,
        basis: WhenBasis::Context,
        timex: Some(id),
        reason: format!(
            "{}, counted from {}",
            reading
                .timexes
                .get(id.index())
                .map_or("", |timex| reading.source.slice(timex.span)),
            anchor.start.map_or(String::new(), |start| start.to_string())
        ),
    })
}

/// No expression speaks: the passage's date, or the publication date for news of the day.
fn background(
    reading: &Reading<'_>,
    draft: &Draft,
    paragraph: usize,
    passage: Option<&(usize, When)>,
) -> Dated {
    let none = Dated {
        when: None,
        closeness: Closeness::None,
    };
    let tense = finite_tense(reading, draft.trigger);
    let narrated = matches!(tense, Tense::Past);
    if let Some((where_from, when)) = passage
        && *where_from == paragraph
        && narrated
        && draft.status != Status::Planned
    {
        return Dated {
            when: Some(When {
                basis: WhenBasis::Context,
                timex: None,
                reason: format!("told in the same passage ({})", when.reason),
                ..when.clone()
            }),
            closeness: Closeness::Context,
        };
    }
    let Some(date) = reading.published.date else {
        return none;
    };
    // A noun alone is as often background as news.
    let told = draft.form != Form::Noun && tense != Tense::Pluperfect;
    if matches!(draft.status, Status::Planned | Status::Possible) || !told {
        return none;
    }
    let date = Date { time: None, ..date };
    Dated {
        when: Some(When {
            start: Some(date),
            end: Some(date),
            edtf: date.to_string(),
            bound: None,
            order: None,
            basis: WhenBasis::Published,
            timex: None,
            reason: "news of the day on which the text was published".to_owned(),
        }),
        closeness: Closeness::News,
    }
}

/// "After the coup", "before she left": order against another event, where no date is known.
fn order(reading: &Reading<'_>, drafts: &[Draft], owner: &[Option<usize>], dated: &mut [Dated]) {
    let syntax = reading.syntax;
    for (index, draft) in drafts.iter().enumerate() {
        if dated
            .get(index)
            .is_none_or(|dated| dated.closeness > Closeness::News)
            || draft.attribution
        {
            continue;
        }
        for child in reading.all(draft.trigger, &[Deprel::Advcl, Deprel::Obl]) {
            let marker = reading
                .child(child, &[Deprel::Mark, Deprel::Case])
                .map_or("", |marker| reading.lemma(marker));
            let relation = match marker {
                "after" | "following" | "follow" | "since" => OrderRelation::After,
                "before" | "until" => OrderRelation::Before,
                _ => continue,
            };
            let Some(other) = owner.get(child.index()).copied().flatten() else {
                continue;
            };
            if syntax.upos(child) == Upos::Num || other == index {
                continue;
            }
            let word = reading.form(child).to_owned();
            if let Some(slot) = dated.get_mut(index)
                && slot.when.is_none()
            {
                slot.when = Some(When {
                    start: None,
                    end: None,
                    edtf: String::new(),
                    bound: None,
                    order: Some(Order {
                        relation,
                        event: EventId::from(other),
                    }),
                    basis: WhenBasis::Context,
                    timex: None,
                    reason: format!("{relation} \u{201c}{word}\u{201d}"),
                });
            }
        }
    }
}
