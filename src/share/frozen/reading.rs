//! The walk over a reading, layer by layer; the order of everything here is for ever.

use super::Field as F;
use super::pass::Pass;
use crate::actors::{Actor, ActorKind, Actors, Mention, MentionKind};
use crate::analysis::{About, Analysis, Note};
use crate::events::{
    Event, EventKind, EventMention, Order, OrderRelation, Relation, RelationKind, Sign, Status, When,
    WhenBasis,
};
use crate::share::bytes::{Broken, Read};
use crate::syntax::Syntax;
use crate::text::{ActorId, EventId, MentionId, Source, Span, TimexId, TokenId};
use crate::time::{
    Basis, Bound, Date, Interval, Modifier, Precision, Published, PublishedBasis, Timex, TimexKind,
};

const TIMEX: [F; 3] = [F::TimexWhole, F::TimexStart, F::TimexLength];
const MENTION: [F; 3] = [F::MentionWhole, F::MentionStart, F::MentionLength];
const TRIGGER: [F; 3] = [F::TriggerWhole, F::TriggerStart, F::TriggerLength];
const QUOTE: [F; 3] = [F::QuoteWhole, F::QuoteStart, F::QuoteLength];

/// Dates are counted from here when there is no publication date.
const NO_DATE: Date = Date::day(2020, 1, 1);

/// Mentions of an actor in which its name is looked for.
const NAMES: usize = 40;

/// Steps of salience and confidence.
const STEPS: f32 = 30.0;

pub(super) fn walk(pass: &mut Pass, given: Option<&Analysis>, text: &str) -> Read<Analysis> {
    let language = pass.guessed(F::Flag, &["en".to_owned()], given.map(|a| a.language.as_str()))?;
    let engine = pass.guessed(F::Flag, &["0.1.0".to_owned()], given.map(|a| a.engine.as_str()))?;
    let source = Source::new(text);
    let about = about(pass, given.map(|a| &a.about), &source)?;
    let published = published(pass, given.map(|a| &a.published))?;
    let origin = published.date.unwrap_or(NO_DATE);
    let timexes = timexes(pass, given.map(|a| a.timexes.as_slice()), origin)?;
    let actors = actors(pass, given.map(|a| &a.actors))?;
    let events = events(
        pass,
        given.map(|a| a.events.as_slice()),
        &timexes,
        &actors,
        origin,
    )?;
    let relations = relations(pass, given.map(|a| a.relations.as_slice()), &actors, &events)?;
    let notes = pass.list(F::Count, given.map(|a| a.notes.as_slice()), |pass, note| {
        Ok(Note {
            code: pass.string(note.map(|note| note.code.as_str()))?,
            message: pass.string(note.map(|note| note.message.as_str()))?,
        })
    })?;
    Ok(Analysis {
        engine,
        language,
        about,
        source,
        published,
        syntax: Syntax::default(),
        names: Vec::new(),
        timexes,
        actors,
        events,
        relations,
        notes,
    })
}

fn about(pass: &mut Pass, given: Option<&About>, source: &Source) -> Read<About> {
    let first: Vec<String> = source
        .paragraphs
        .iter()
        .take(4)
        .map(|paragraph| source.slice(paragraph.span).to_owned())
        .collect();
    let mut part = |given: Option<&Option<String>>| -> Read<Option<String>> {
        let given = given.map(|part| part.as_deref());
        match pass.flag(F::Flag, given.map(|part| part.is_some()))? {
            true => Ok(Some(pass.guessed(F::About, &first, given.flatten())?)),
            false => Ok(None),
        }
    };
    Ok(About {
        title: part(given.map(|about| &about.title))?,
        outlet: part(given.map(|about| &about.outlet))?,
        author: part(given.map(|about| &about.author))?,
        url: part(given.map(|about| &about.url))?,
    })
}

fn published(pass: &mut Pass, given: Option<&Published>) -> Read<Published> {
    let basis = pass.choice(F::PublishedBasis, PublishedBasis::ALL, given.map(|p| p.basis))?;
    let date = match pass.flag(F::Flag, given.map(|p| p.date.is_some()))? {
        true => Some(pass.date(NO_DATE, given.and_then(|p| p.date))?),
        false => None,
    };
    let span = match pass.flag(F::Flag, given.map(|p| p.span.is_some()))? {
        true => Some(pass.span(TIMEX, 0, given.and_then(|p| p.span))?.0),
        false => None,
    };
    Ok(Published { date, basis, span })
}

fn timexes(pass: &mut Pass, given: Option<&[Timex]>, origin: Date) -> Read<Vec<Timex>> {
    let (mut word, mut index) = (0, 0);
    let timexes = pass.list(F::Count, given, |pass, timex| {
        let (span, first) = pass.span(TIMEX, word, timex.map(|t| t.span))?;
        word = first;
        let kind = pass.choice(F::TimexKind, TimexKind::ALL, timex.map(|t| t.kind))?;
        let precision = pass.choice(F::Precision, Precision::ALL, timex.map(|t| t.precision))?;
        let interval = interval(pass, timex.map(|t| t.interval), origin)?;
        let guesses = dates_as_text(interval);
        let value = pass.guessed(F::Value, &guesses, timex.map(|t| t.value.as_str()))?;
        let mut guesses = guesses;
        guesses.splice(0..0, [value.clone(), String::new()]);
        let edtf = pass.guessed(F::Edtf, &guesses, timex.map(|t| t.edtf.as_str()))?;
        let here: usize = index;
        index += 1;
        // Another expression, by its distance.
        let other = |pass: &mut Pass, field, id: Option<Option<TimexId>>| -> Read<Option<TimexId>> {
            let far = id.map(|id| id.map(|id| fold(id.index() as i64 - here as i64)));
            pass.maybe(field, far)?
                .map(|far| usize::try_from(here as i64 + unfold(far)).map_err(|_| Broken))
                .map(|index| index.map(TimexId::from))
                .transpose()
        };
        let from = other(pass, F::From, timex.map(|t| t.from))?;
        let range = other(pass, F::Range, timex.map(|t| t.range))?;
        let guesses = [pass.words_of(span), value.clone()];
        Ok(Timex {
            span,
            kind,
            value,
            modifier: maybe_of(pass, F::Modifier, Modifier::ALL, timex.map(|t| t.modifier))?,
            bound: maybe_of(pass, F::Bound, Bound::ALL, timex.map(|t| t.bound))?,
            interval,
            precision,
            edtf,
            basis: pass.choice(F::TimexBasis, Basis::ALL, timex.map(|t| t.basis))?,
            from,
            range,
            rule: "".into(),
            reason: pass.guessed(F::TimexReason, &guesses, timex.map(|t| t.reason.as_str()))?,
            confidence: share(pass, F::Confidence, timex.map(|t| t.confidence))?,
        })
    })?;
    let known = |id: Option<TimexId>| id.is_none_or(|id| id.index() < timexes.len());
    let sound = timexes
        .iter()
        .all(|timex| known(timex.from) && known(timex.range));
    sound.then_some(timexes).ok_or(Broken)
}

/// The last day follows from the first in three cases out of four.
fn interval(pass: &mut Pass, given: Option<Option<Interval>>, origin: Date) -> Read<Option<Interval>> {
    if !pass.flag(F::Interval, given.map(|interval| interval.is_some()))? {
        return Ok(None);
    }
    let given = given.flatten();
    let earliest = pass.date(origin, given.map(|interval| interval.earliest))?;
    let whole = |date: Date| date.last_day().map(Date::from);
    let month = earliest
        .month
        .and_then(|month| whole(Date::month(earliest.year, month)));
    let guesses = [Some(earliest), month, whole(Date::year(earliest.year))];
    let guess = given.map(|given| guesses.iter().position(|&guess| guess == Some(given.latest)));
    let latest = match pass.maybe(F::Latest, guess)? {
        Some(place) => guesses.get(place).copied().flatten().ok_or(Broken)?,
        None => pass.date(earliest, given.map(|interval| interval.latest))?,
    };
    Ok(Some(Interval { earliest, latest }))
}

/// How an interval may be written.
fn dates_as_text(interval: Option<Interval>) -> Vec<String> {
    let Some(Interval { earliest, latest }) = interval else {
        return ["PRESENT_REF", "PAST_REF", "FUTURE_REF"]
            .map(str::to_owned)
            .to_vec();
    };
    let year = Date::year(earliest.year);
    let month = earliest
        .month
        .map_or(year, |month| Date::month(earliest.year, month));
    vec![
        earliest.to_string(),
        month.to_string(),
        year.to_string(),
        format!("{earliest}/{latest}"),
        format!("{earliest}~"),
        format!("{month}~"),
        format!("{year}~"),
    ]
}

fn actors(pass: &mut Pass, given: Option<&Actors>) -> Read<Actors> {
    let count = pass.number(F::Count, given.map(|a| a.actors.len()))?;
    let mut word = 0;
    // The actors mentioned last come first.
    let mut recent: Vec<usize> = Vec::new();
    let mentions = pass.list(F::Count, given.map(|a| a.mentions.as_slice()), |pass, mention| {
        let (span, first) = pass.span(MENTION, word, mention.map(|m| m.span))?;
        word = first;
        let kind = pass.choice(F::MentionKind, MentionKind::ALL, mention.map(|m| m.kind))?;
        let actor = recently(
            pass,
            F::MentionActor,
            &mut recent,
            mention.map(|m| m.actor.index()),
        )?;
        if actor >= count {
            return Err(Broken);
        }
        Ok(Mention {
            span,
            tokens: 0..0,
            head: TokenId(0),
            kind,
            actor: ActorId::from(actor),
        })
    })?;
    let mut owned: Vec<(usize, MentionId)> = mentions
        .iter()
        .enumerate()
        .map(|(at, mention)| (mention.actor.index(), MentionId::from(at)))
        .collect();
    owned.sort_unstable();
    let mut actors = Vec::new();
    for index in 0..count {
        let actor = given.and_then(|given| given.actors.get(index));
        let first = owned.partition_point(|owned| owned.0 < index);
        let own: Vec<MentionId> = owned
            .iter()
            .skip(first)
            .take_while(|owned| owned.0 == index)
            .map(|owned| owned.1)
            .collect();
        let mut names: Vec<String> = Vec::new();
        for mention in own.iter().take(NAMES) {
            let name = mentions
                .get(mention.index())
                .map(|mention| pass.words_of(mention.span));
            names.extend(name.filter(|name| !names.contains(name)));
        }
        let role = actor.map(|actor| actor.role.as_deref());
        let member_of = actor.map(|actor| actor.member_of.map(ActorId::index));
        actors.push(Actor {
            name: pass.guessed(F::ActorName, &names, actor.map(|actor| actor.name.as_str()))?,
            kind: pass.choice(F::ActorKind, ActorKind::ALL, actor.map(|actor| actor.kind))?,
            country: country(pass, actor.map(|actor| actor.country.as_deref()))?,
            role: match pass.flag(F::Role, role.map(|role| role.is_some()))? {
                true => Some(pass.string(role.flatten())?),
                false => None,
            },
            member_of: match pass.maybe(F::MemberOf, member_of)? {
                Some(group) if group >= count => return Err(Broken),
                group => group.map(ActorId::from),
            },
            mentions: own,
            salience: share(pass, F::Salience, actor.map(|actor| actor.salience))?,
            confidence: share(pass, F::Confidence, actor.map(|actor| actor.confidence))?,
        });
    }
    Ok(Actors { actors, mentions })
}

/// Two capital letters; anything else is spelt out.
fn country(pass: &mut Pass, given: Option<Option<&str>>) -> Read<Option<std::borrow::Cow<'static, str>>> {
    let letters = |code: &str| -> Option<[usize; 2]> {
        let letters: Vec<usize> = code
            .bytes()
            .map(|byte| byte.is_ascii_uppercase().then(|| usize::from(byte - b'A')))
            .collect::<Option<_>>()?;
        letters.try_into().ok()
    };
    let form = given.map(|code| code.map(|code| usize::from(letters(code).is_none())));
    let given = given.flatten();
    match pass.maybe(F::Country, form)? {
        None => Ok(None),
        Some(0) => {
            let pair = given.and_then(letters);
            let mut code = String::new();
            for at in 0..2 {
                let letter = pass.number(F::Letter, pair.map(|pair| pair[at]))?;
                let letter = u8::try_from(letter).ok().filter(|&letter| letter < 26);
                code.push(char::from(b'A' + letter.ok_or(Broken)?));
            }
            Ok(Some(code.into()))
        }
        Some(_) => Ok(Some(pass.string(given)?.into())),
    }
}

fn events(
    pass: &mut Pass,
    given: Option<&[Event]>,
    timexes: &[Timex],
    actors: &Actors,
    origin: Date,
) -> Read<Vec<Event>> {
    let mut word = 0;
    let mut memory = Memory::default();
    let mut recent = Vec::new();
    let events = pass.list(F::Count, given, |pass, event| {
        let (trigger, first) = pass.span(TRIGGER, word, event.map(|e| e.trigger))?;
        word = first;
        let (quote, _) = pass.span(QUOTE, word, event.map(|e| e.quote))?;
        let mut who = |pass: &mut Pass, field, id: Option<ActorId>| -> Read<ActorId> {
            let index = recently(pass, field, &mut recent, id.map(ActorId::index))?;
            (index < actors.actors.len())
                .then(|| ActorId::from(index))
                .ok_or(Broken)
        };
        let kind = pass.choice(F::EventKind, EventKind::ALL, event.map(|e| e.kind))?;
        let status = pass.choice(F::Status, Status::ALL, event.map(|e| e.status))?;
        let agents = pass.list(F::Participants, event.map(|e| e.agents.as_slice()), |pass, id| {
            who(pass, F::Participant, id.copied())
        })?;
        let patients = pass.list(
            F::Participants,
            event.map(|e| e.patients.as_slice()),
            |pass, id| who(pass, F::Participant, id.copied()),
        )?;
        let speaker = match pass.flag(F::Speaker, event.map(|e| e.speaker.is_some()))? {
            true => Some(who(pass, F::Participant, event.and_then(|e| e.speaker))?),
            false => None,
        };
        let place = Place {
            trigger,
            timexes,
            origin,
        };
        let when = when(pass, event.map(|e| e.when.as_ref()), &place, &mut memory)?;
        let mut last = word;
        let mentions = pass.list(
            F::Retold,
            event.map(|e| e.mentions.as_slice()),
            |pass, mention| {
                let (trigger, first) = pass.span(TRIGGER, last, mention.map(|m| m.trigger))?;
                last = first;
                let (quote, _) = pass.span(QUOTE, last, mention.map(|m| m.quote))?;
                let place = Place {
                    trigger,
                    timexes,
                    origin,
                };
                let when = self::when(pass, mention.map(|m| m.when.as_ref()), &place, &mut memory)?;
                Ok(EventMention { quote, trigger, when })
            },
        )?;
        let guesses = [pass.words_of(quote)];
        Ok(Event {
            what: pass.guessed(F::Flag, &guesses, event.map(|e| e.what.as_str()))?,
            quote,
            trigger,
            mentions,
            kind,
            when,
            status,
            main: pass.flag(F::Main, event.map(|e| e.main))?,
            salience: share(pass, F::Salience, event.map(|e| e.salience))?,
            confidence: share(pass, F::Confidence, event.map(|e| e.confidence))?,
            check: pass.flag(F::Check, event.map(|e| e.check))?,
            agents,
            patients,
            speaker,
        })
    })?;
    let known = |when: &Option<When>| {
        let order = when.as_ref().and_then(|when| when.order);
        order.is_none_or(|order| order.event.index() < events.len())
    };
    let sound = events
        .iter()
        .all(|event| known(&event.when) && event.mentions.iter().all(|mention| known(&mention.when)));
    sound.then_some(events).ok_or(Broken)
}

/// What a date may be guessed from.
struct Place<'a> {
    trigger: Span,
    timexes: &'a [Timex],
    origin: Date,
}

/// Dates and reasons told before, the latest first.
#[derive(Default)]
struct Memory {
    dates: Vec<Dates>,
    reasons: Vec<String>,
}

#[derive(Clone, PartialEq)]
struct Dates {
    start: Option<Date>,
    end: Option<Date>,
    edtf: String,
}

fn when(
    pass: &mut Pass,
    given: Option<Option<&When>>,
    place: &Place,
    memory: &mut Memory,
) -> Read<Option<When>> {
    if !pass.flag(F::Dated, given.map(|when| when.is_some()))? {
        return Ok(None);
    }
    let given = given.flatten();
    let basis = pass.choice(F::WhenBasis, WhenBasis::ALL, given.map(|when| when.basis))?;
    // Expressions are counted from the first after the trigger.
    let near = place
        .timexes
        .partition_point(|timex| timex.span.start < place.trigger.start) as i64;
    let far = given.map(|when| when.timex.map(|id| fold(id.index() as i64 - near)));
    let timex = match pass.maybe(F::WhenTimex, far)? {
        Some(far) => Some(usize::try_from(near + unfold(far)).map_err(|_| Broken)?),
        None => None,
    };
    let expression = match timex {
        Some(index) => Some(place.timexes.get(index).ok_or(Broken)?),
        None => None,
    };
    let dates = dates(pass, given, expression, place.origin, memory)?;
    let mut reasons: Vec<String> = expression.map(|timex| timex.reason.clone()).into_iter().collect();
    reasons.extend(memory.reasons.iter().take(12).cloned());
    let reason = pass.guessed(F::WhenReason, &reasons, given.map(|when| when.reason.as_str()))?;
    remember(&mut memory.reasons, reason.clone());
    let order = given.map(|when| when.order);
    let order = match pass.flag(F::Order, order.map(|order| order.is_some()))? {
        true => {
            let order = order.flatten();
            let relation = order.map(|order| order.relation);
            Some(Order {
                relation: pass.choice(F::Order, OrderRelation::ALL, relation)?,
                event: EventId::from(pass.number(F::Count, order.map(|order| order.event.index()))?),
            })
        }
        false => None,
    };
    Ok(Some(When {
        start: dates.start,
        end: dates.end,
        edtf: dates.edtf,
        bound: maybe_of(pass, F::WhenBound, Bound::ALL, given.map(|when| when.bound))?,
        order,
        basis,
        timex: timex.map(TimexId::from),
        reason,
    }))
}

fn dates(
    pass: &mut Pass,
    given: Option<&When>,
    expression: Option<&Timex>,
    origin: Date,
    memory: &mut Memory,
) -> Read<Dates> {
    let point = |date: Date| Dates {
        start: Some(date),
        end: Some(date),
        edtf: date.to_string(),
    };
    let given = given.map(|when| Dates {
        start: when.start,
        end: when.end,
        edtf: when.edtf.clone(),
    });
    let mut guesses = Vec::new();
    if let Some((Interval { earliest, latest }, edtf)) =
        expression.and_then(|timex| Some((timex.interval?, &timex.edtf)))
    {
        for cut in [0, 1, 2] {
            let (start, end) = (cut_to(earliest, cut), cut_to(latest, cut));
            for (start, end) in [(start, end), (end, end), (start, start)] {
                guesses.push(Dates {
                    start: Some(start),
                    end: Some(end),
                    edtf: edtf.clone(),
                });
            }
        }
    } else {
        let origin = Date { time: None, ..origin };
        guesses.push(point(origin));
        guesses.push(point(cut_to(origin, 1)));
        guesses.push(Dates {
            start: None,
            end: None,
            edtf: String::new(),
        });
    }
    guesses.extend(memory.dates.iter().take(12).cloned());
    let guess = given
        .as_ref()
        .map(|given| guesses.iter().position(|guess| guess == given));
    let dates = match pass.maybe(F::WhenDates, guess)? {
        Some(place) => guesses.get(place).cloned().ok_or(Broken)?,
        None => {
            let date = |pass: &mut Pass, from, date: Option<Option<Date>>| -> Read<Option<Date>> {
                match pass.flag(F::Flag, date.map(|date| date.is_some()))? {
                    true => Ok(Some(pass.date(from, date.flatten())?)),
                    false => Ok(None),
                }
            };
            let start = date(pass, origin, given.as_ref().map(|given| given.start))?;
            let end = date(
                pass,
                start.unwrap_or(origin),
                given.as_ref().map(|given| given.end),
            )?;
            let text = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
            let forms = [
                text(start),
                format!("{}/{}", text(start), text(end)),
                String::new(),
            ];
            let edtf = pass.guessed(F::Edtf, &forms, given.as_ref().map(|given| given.edtf.as_str()))?;
            Dates { start, end, edtf }
        }
    };
    remember(&mut memory.dates, dates.clone());
    Ok(dates)
}

/// The day, the month or the year of a date.
fn cut_to(date: Date, cut: u8) -> Date {
    match (cut, date.month) {
        (0, _) => date,
        (1, Some(month)) => Date::month(date.year, month),
        _ => Date::year(date.year),
    }
}

fn relations(
    pass: &mut Pass,
    given: Option<&[Relation]>,
    actors: &Actors,
    events: &[Event],
) -> Read<Vec<Relation>> {
    let mut last = 0;
    pass.list(F::Count, given, |pass, relation| {
        let from = pass.signed(
            F::RelationFrom,
            relation.map(|r| r.from.index() as i64 - last as i64),
        )?;
        let from = usize::try_from(last as i64 + from).map_err(|_| Broken)?;
        last = from;
        let to = pass.number(F::RelationTo, relation.map(|r| r.to.index()))?;
        if from.max(to) >= actors.actors.len() {
            return Err(Broken);
        }
        let mut before = 0;
        let own = pass.list(
            F::RelationEvents,
            relation.map(|r| r.events.as_slice()),
            |pass, id| {
                let step = id.map(|id| id.index() as i64 - before as i64);
                let index = before as i64 + pass.signed(F::RelationEvent, step)?;
                before = usize::try_from(index).map_err(|_| Broken)?;
                (before < events.len())
                    .then(|| EventId::from(before))
                    .ok_or(Broken)
            },
        )?;
        let mut guess: Vec<Span> = Vec::new();
        for event in own.iter().filter_map(|id| events.get(id.index())) {
            if !guess.contains(&event.quote) {
                guess.push(event.quote);
            }
        }
        let differs = relation.map(|r| r.quotes != guess || guess.is_empty());
        let quotes = if pass.flag(F::Quotes, differs)? {
            pass.list(F::Count, relation.map(|r| r.quotes.as_slice()), |pass, quote| {
                let at = quote.map(|quote| guess.iter().position(|guess| guess == quote));
                match pass.maybe(F::Quotes, at)? {
                    Some(at) => guess.get(at).copied().ok_or(Broken),
                    None => Ok(pass.span(QUOTE, 0, quote.copied())?.0),
                }
            })?
        } else {
            guess
        };
        if quotes.is_empty() {
            return Err(Broken);
        }
        Ok(Relation {
            from: ActorId::from(from),
            to: ActorId::from(to),
            sign: pass.choice(F::Sign, Sign::ALL, relation.map(|r| r.sign))?,
            kind: pass.choice(F::RelationKind, RelationKind::ALL, relation.map(|r| r.kind))?,
            status: pass.choice(F::RelationStatus, Status::ALL, relation.map(|r| r.status))?,
            quotes,
            events: own,
            confidence: share(pass, F::Confidence, relation.map(|r| r.confidence))?,
        })
    })
}

fn maybe_of<T: Copy + PartialEq>(
    pass: &mut Pass,
    field: F,
    all: &[T],
    given: Option<Option<T>>,
) -> Read<Option<T>> {
    let place = given.map(|given| given.and_then(|given| all.iter().position(|&each| each == given)));
    match pass.maybe(field, place)? {
        Some(place) => Ok(Some(*all.get(place).ok_or(Broken)?)),
        None => Ok(None),
    }
}

fn share(pass: &mut Pass, field: F, given: Option<f32>) -> Read<f32> {
    let step = given.map(|share| (share.clamp(0.0, 1.0) * STEPS).round() as usize);
    Ok((pass.number(field, step)? as f32 / STEPS).min(1.0))
}

/// An index by its place among the recent ones; a new one as it is, after them.
fn recently(pass: &mut Pass, field: F, recent: &mut Vec<usize>, given: Option<usize>) -> Read<usize> {
    let place = given.map(|index| recent.iter().position(|&each| each == index));
    let index = match pass.maybe(field, place)? {
        Some(place) => {
            if place >= recent.len() {
                return Err(Broken);
            }
            recent.remove(place)
        }
        None => pass.number(F::Count, given)?,
    };
    recent.insert(0, index);
    Ok(index)
}

fn remember<T: PartialEq>(memory: &mut Vec<T>, value: T) {
    memory.retain(|each| *each != value);
    memory.insert(0, value);
}

fn fold(number: i64) -> usize {
    ((number << 1) ^ (number >> 63)) as usize
}

fn unfold(number: usize) -> i64 {
    (number as i64 >> 1) ^ -(number as i64 & 1)
}
