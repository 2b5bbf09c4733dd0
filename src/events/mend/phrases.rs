//! Mends of phrases: what belongs to a name, a day, a dateline, a count.

use super::super::lexicon::{Effect, lexicon};
use super::super::reading::SUBJECTS;
use super::bench::Bench;
use crate::syntax::{Deprel, Upos};
use crate::text::WEEKDAYS;

pub(super) fn noun_behind_name(bench: &mut Bench<'_>) {
    for noun in bench.places() {
        let tagged = matches!(bench.xpos(noun), "VBP" | "VB") && bench.upos(noun) == Upos::Verb;
        let Some(name) = bench
            .kid(noun, &[Deprel::Nsubj])
            .filter(|&name| tagged && name + 1 == noun && bench.upos(name) == Upos::Propn)
        else {
            continue;
        };
        let start = bench.leftmost(name);
        let article = [Some(start), start.checked_sub(1)]
            .into_iter()
            .flatten()
            .find(|&at| bench.has(at) && matches!(bench.lower(at).as_str(), "a" | "an"));
        let Some(article) = article else { continue };
        bench.tag(noun, Upos::Noun, "NN");
        bench.hang(name, Some(noun), Deprel::Compound);
        bench.hang(article, Some(noun), Deprel::Det);
        let above = bench
            .head(noun)
            .filter(|&above| above < noun && bench.upos(above) == Upos::Verb);
        if let Some(above) = above
            && bench.kid(above, &[Deprel::Obj]).is_none()
        {
            bench.hang(noun, Some(above), Deprel::Obj);
        }
    }
}

pub(super) fn end_of_subject(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        if !matches!(bench.xpos(verb), "VBD" | "VBZ" | "VBP") {
            continue;
        }
        let Some(subject) = bench.kid(verb, &[Deprel::Nsubj]).filter(|&at| at < verb) else {
            continue;
        };
        let name = bench.kids(verb).into_iter().find(|&at| {
            at > subject
                && at < verb
                && matches!(bench.xpos(at), "NNP" | "NNPS")
                && bench.is(
                    at,
                    &[Deprel::Compound, Deprel::Flat, Deprel::Amod, Deprel::NmodDesc],
                )
                && bench.next_beyond_adverbs(at) == Some(verb)
        });
        if let Some(name) = name {
            bench.hang(name, Some(verb), Deprel::Nsubj);
            bench.hang(subject, Some(name), Deprel::NmodDesc);
            for part in bench.kids(verb) {
                if part > subject && part < name && bench.is(part, SUBJECTS) && bench.one_name(part, name) {
                    bench.hang(part, Some(name), Deprel::Compound);
                }
            }
        }
    }
}

pub(super) fn hung_on_day(bench: &mut Bench<'_>) {
    for phrase in bench.places() {
        let Some(day) = bench.head(phrase) else { continue };
        let Some(date) = bench.day(day) else { continue };
        let inside = bench.day(phrase) == Some(date) || phrase < day;
        if inside || !bench.is(phrase, &[Deprel::Nmod, Deprel::Acl, Deprel::Advcl, Deprel::Obl]) {
            continue;
        }
        let mut top = day;
        while let Some(head) = bench.head(top)
            && bench.day(top) == Some(date)
        {
            top = head;
        }
        if bench.day(top) == Some(date) {
            continue;
        }
        let case = bench.kid(phrase, &[Deprel::Case]);
        let of = case.is_some_and(|case| bench.lower(case) == "of");
        // "A meeting next week of the factions"
        let noun = (bench.first()..day)
            .rev()
            .find(|&at| bench.day(at).is_none())
            .filter(|&at| of && bench.is_nominal(at));
        if of && noun.is_none() || bench.is(phrase, &[Deprel::Nmod, Deprel::Obl]) && case.is_none() {
            continue;
        }
        let head = noun.unwrap_or(top);
        if bench.under(head, phrase) {
            continue;
        }
        let relation = match (bench.rel(phrase), bench.upos(head)) {
            (Deprel::Nmod | Deprel::Obl, Upos::Verb) => Deprel::Obl,
            (Deprel::Nmod | Deprel::Obl, _) => Deprel::Nmod,
            (_, Upos::Verb) => Deprel::Advcl,
            _ => Deprel::Acl,
        };
        bench.hang(phrase, Some(head), relation);
    }
}

/// Words before a number that leave the phrase what it is.
const COUNTS: &[&str] = &[
    "up", "to", "more", "less", "fewer", "than", "at", "least", "most", "over", "about", "around", "nearly",
    "close", "some", "almost", "under", "below", "above",
];

/// "More than 360 ships": "than" belongs to the number.
fn than(bench: &mut Bench<'_>) {
    for than in bench.places().skip(1) {
        let Some(noun) = bench.head(than).filter(|&noun| {
            noun > than + 1 && bench.is(than, &[Deprel::Case]) && bench.lower(than) == "than"
        }) else {
            continue;
        };
        let more = than - 1;
        if bench.upos(than + 1) == Upos::Num
            && bench.has(more)
            && matches!(bench.lower(more).as_str(), "more" | "less" | "fewer")
            && bench.head(more) == Some(noun)
        {
            bench.hang(more, Some(than + 1), Deprel::Advmod);
            bench.hang(than, Some(more), Deprel::Fixed);
        }
    }
}

pub(super) fn counted(bench: &mut Bench<'_>) {
    than(bench);
    for noun in bench.places() {
        let loose = [
            Deprel::Nmod,
            Deprel::Obl,
            Deprel::Dep,
            Deprel::NmodUnmarked,
            Deprel::OblUnmarked,
        ];
        let Some(number) = bench.kid(noun, &[Deprel::Nummod]).filter(|&number| {
            number < noun && bench.is_nominal(noun) && bench.day(noun).is_none() && bench.is(noun, &loose)
        }) else {
            continue;
        };
        let Some(verb) = bench.head(noun).filter(|&verb| bench.upos(verb) == Upos::Verb) else {
            continue;
        };
        let cases: Vec<usize> = bench
            .kids(noun)
            .into_iter()
            .filter(|&at| bench.is(at, &[Deprel::Case]))
            .collect();
        let first = cases.first().copied().unwrap_or(number);
        let counts = !cases.is_empty()
            && (first..number).all(|at| COUNTS.contains(&bench.lower(at).as_str()))
            && !(first + 1 == number
                && matches!(
                    bench.lower(first).as_str(),
                    "to" | "at" | "above" | "below" | "under"
                ));
        if !counts {
            continue;
        }
        let subjects = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj];
        let finite = matches!(bench.xpos(verb), "VBD" | "VBZ" | "VBP" | "VBN");
        let relation = if noun < verb && finite && bench.kid(verb, &subjects).is_none() {
            if bench.kid(verb, &[Deprel::AuxPass]).is_some() {
                Deprel::NsubjPass
            } else {
                Deprel::Nsubj
            }
        } else if first == verb + 1 && bench.kid(verb, &[Deprel::Obj]).is_none() {
            Deprel::Obj
        } else {
            continue;
        };
        bench.hang(noun, Some(verb), relation);
        for case in cases {
            bench.hang(case, Some(number), Deprel::Advmod);
        }
        if relation == Deprel::Nsubj && bench.xpos(verb) == "VBN" && bench.kid(verb, &[Deprel::Aux]).is_none()
        {
            bench.tag(verb, Upos::Verb, "VBD");
        }
    }
}

/// Where the dateline at the start of the sentence ends: the place of its colon or dash.
fn end_of_dateline(bench: &Bench<'_>) -> Option<usize> {
    let first = bench.first();
    let capital = bench.form(first).chars().count() > 2 && bench.form(first).chars().all(char::is_uppercase);
    let end = bench
        .places()
        .take(12)
        .find(|&at| matches!(bench.form(at), ":" | "–" | "—" | "--" | "-"))?;
    let names = (first..end).all(|at| {
        matches!(bench.upos(at), Upos::Propn | Upos::Punct | Upos::Num)
            || bench.day(at).is_some()
            || bench.form(at).chars().next().is_some_and(char::is_uppercase)
    });
    let spaced = bench.form(end) != "-" || bench.is_spaced(end);
    let article = matches!(bench.form(first), "The" | "A" | "An" | "This");
    (end > first && names && !article && (capital || bench.form(end) != ":") && spaced).then_some(end)
}

pub(super) fn dateline(bench: &mut Bench<'_>) {
    let Some(end) = end_of_dateline(bench) else {
        return;
    };
    // The first word of the dateline on which words behind it hang gives its place to the first of them.
    for place in bench.first()..end {
        if bench.upos(place) == Upos::Punct {
            continue;
        }
        let behind: Vec<usize> = bench
            .kids(place)
            .into_iter()
            .filter(|&at| at > end && bench.upos(at) != Upos::Punct)
            .collect();
        let outside = bench.head(place).is_none_or(|head| head > end);
        if let Some(&heir) = behind.first().filter(|_| outside) {
            bench.take_place(heir, place);
            for &kid in &behind[1..] {
                let relation = bench.rel(kid);
                bench.hang(kid, Some(heir), relation);
            }
            bench.hang(place, Some(heir), Deprel::Dislocated);
        } else if outside
            && let Some(head) = bench.head(place)
            && bench.is(place, SUBJECTS)
        {
            bench.hang(place, Some(head), Deprel::Dislocated);
        }
    }
}

pub(super) fn two_subjects(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let subjects: Vec<usize> = bench
            .kids(verb)
            .into_iter()
            .filter(|&at| at < verb && bench.is(at, &[Deprel::Nsubj]))
            .collect();
        let [first, second] = subjects[..] else { continue };
        let comma = bench
            .leftmost(second)
            .checked_sub(1)
            .is_some_and(|before| bench.form(before) == ",");
        if !comma || !bench.is_nominal(second) {
            continue;
        }
        // "Thousands of Kurds demonstrated, officials said", with the Kurds as those told of
        let counted = bench.kid(first, &[Deprel::Nmod]).filter(|&at| at < second);
        let acl = |noun: usize| bench.kid(noun, &[Deprel::Acl]);
        let told = acl(first).or_else(|| counted.and_then(acl)).filter(|&told| {
            lexicon().has(bench.lemma(verb), Effect::Say)
                && matches!(bench.xpos(told), "VBN" | "VBD")
                && bench.kid(told, &[Deprel::OblAgent, Deprel::AuxPass]).is_none()
        });
        if let Some(told) = told {
            bench.hang(told, Some(verb), Deprel::Ccomp);
            bench.hang(first, Some(told), Deprel::Nsubj);
            bench.tag(told, Upos::Verb, "VBD");
        } else if bench.upos(first) == Upos::Propn && bench.leftmost(first) == bench.first() {
            bench.hang(first, Some(verb), Deprel::Dislocated);
        }
    }
}

pub(super) fn day_inside_subject(bench: &mut Bench<'_>) {
    for day in bench.places() {
        let beside = bench.day(day).is_some()
            && bench.is(day, &[Deprel::Conj, Deprel::Appos, Deprel::Flat])
            && bench.kid(day, &[Deprel::Case]).is_some();
        let Some(subject) = bench.head(day).filter(|&subject| {
            beside && subject < day && bench.day(subject).is_none() && bench.is(subject, &[Deprel::Nsubj])
        }) else {
            continue;
        };
        if let Some(verb) = bench.head(subject).filter(|&verb| verb > day) {
            bench.hang(day, Some(verb), Deprel::Obl);
        }
    }
}

pub(super) fn subject_in_brackets(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let Some(aside) = bench.kid(verb, &[Deprel::Nsubj]).filter(|&aside| aside < verb) else {
            continue;
        };
        let opens = (bench.first()..aside)
            .rev()
            .take(4)
            .find(|&at| bench.form(at) == "(");
        let closes = (aside + 1..verb).take(3).find(|&at| bench.form(at) == ")");
        let (Some(opens), Some(_)) = (opens, closes) else {
            continue;
        };
        let Some(mut name) = opens
            .checked_sub(1)
            .filter(|&name| bench.has(name) && bench.is_nominal(name))
        else {
            continue;
        };
        while let Some(head) = bench.head(name)
            && head < opens
            && bench.is_nominal(head)
        {
            name = head;
        }
        if bench.under(name, verb) && bench.kid(name, &[Deprel::Case]).is_none() {
            bench.hang(name, Some(verb), Deprel::Nsubj);
            bench.hang(aside, Some(name), Deprel::Appos);
        }
    }
}

/// Days besides those of the week that stand before a subject without belonging to it.
const NEAR_DAYS: &[&str] = &["yesterday", "today", "tomorrow", "tonight"];

/// Whether a word is a day by itself.
fn is_bare_day(word: &str) -> bool {
    WEEKDAYS.contains(&word) || NEAR_DAYS.contains(&word)
}

pub(super) fn day_before_subject(bench: &mut Bench<'_>) {
    for noun in bench.places() {
        let places = [Deprel::Obl, Deprel::OblUnmarked];
        let Some(verb) = bench.head(noun).filter(|&verb| {
            noun < verb
                && bench.upos(verb) == Upos::Verb
                && bench.is_nominal(noun)
                && bench.day(noun).is_none()
        }) else {
            continue;
        };
        let start = bench.leftmost(noun);
        let case = bench.kid(noun, &[Deprel::Case]).filter(|&case| case == start);
        let open = case.map_or(start, |case| case + 1);
        let Some(day) = (open < noun).then(|| bench.day(open)).flatten() else {
            continue;
        };
        let of_day: Vec<usize> = (open..noun).filter(|&at| bench.day(at) == Some(day)).collect();
        let Some(&last) = of_day.last() else { continue };
        let possessive =
            bench.form(last).starts_with(['\'', '\u{2019}']) || bench.is(last, &[Deprel::NmodPoss]);
        let split = if bench.is(noun, SUBJECTS) {
            case.is_none() && of_day.len() == last + 1 - open && is_bare_day(&bench.lower(open))
        } else {
            let finite = matches!(bench.xpos(verb), "VBD" | "VBZ" | "VBP" | "VBN");
            bench.is(noun, &places) && case.is_some() && finite && bench.kid(verb, SUBJECTS).is_none()
        };
        if !split || possessive || last + 1 < noun && bench.upos(last + 1) == Upos::Punct {
            continue;
        }
        let time = if case.is_some() {
            Deprel::Obl
        } else {
            Deprel::OblUnmarked
        };
        bench.hang(last, Some(verb), time);
        for &at in &of_day {
            if at != last {
                bench.hang(at, Some(last), Deprel::Compound);
            }
        }
        if let Some(case) = case {
            bench.hang(case, Some(last), Deprel::Case);
            let relation = if bench.kid(verb, &[Deprel::AuxPass]).is_some() {
                Deprel::NsubjPass
            } else {
                Deprel::Nsubj
            };
            bench.hang(noun, Some(verb), relation);
        }
    }
}

pub(super) fn cut_name(bench: &mut Bench<'_>) {
    for verb in bench.places() {
        let Some(says) = bench
            .head(verb)
            .filter(|&says| bench.is(verb, &[Deprel::Conj]) && lexicon().has(bench.lemma(says), Effect::Say))
        else {
            continue;
        };
        let (Some(name), Some(rest)) = (bench.kid(says, &[Deprel::Obj]), bench.kid(verb, &[Deprel::Nsubj]))
        else {
            continue;
        };
        if !bench.one_name(name, rest) {
            continue;
        }
        for and in bench.kids(verb) {
            if and < rest && bench.is(and, &[Deprel::Cc]) {
                bench.hang(and, Some(rest), Deprel::Cc);
            }
        }
        bench.hang(rest, Some(name), Deprel::Conj);
        bench.hang(name, Some(verb), Deprel::Nsubj);
        bench.hang(verb, Some(says), Deprel::Ccomp);
    }
}
