//! Finds time expressions: runs the rules over the pieces, longest match first come, and joins a time of
//! day with the day beside it. Knows nothing about when the text was written.

use super::beside::beside;
use super::found::{Found, Meaning};
use super::holidays::{HOLIDAYS, Holiday};
use super::lex::{self, Class, LINE, Lex};
use super::pattern::{Caps, Compiler, Match, Pattern, literals};
use super::rules::{Hit, Made, PARTS, PREFIXES, Prefix, Rule, TABLES};
use super::timex::{Bound, Modifier};
use super::words::Vocabulary;
use crate::syntax::{Name, NameKind};
use crate::text::Span;
use std::sync::OnceLock;

/// The compiled rules.
pub(super) struct Grammar {
    pub(super) vocabulary: Vocabulary,
    rules: Vec<(Pattern, Source)>,
    prefixes: Vec<(Pattern, &'static Prefix)>,
    /// For every word: the rules that can begin with it, by its classes too; `by_class` for every class bit.
    by_word: Vec<Vec<u16>>,
    by_class: Vec<Vec<u16>>,
    prefix_words: Vec<bool>,
    /// Words that can be an expression by themselves ("today").
    alone: Vec<bool>,
}

#[derive(Clone, Copy)]
enum Source {
    Rule(&'static Rule),
    Holiday(Holiday),
}

/// Words that are asked for by name outside the rules' patterns.
const EXTRA: &[&str] = &[
    "by", "before", "after", "since", "until", "till", "to", "on", "at", "of", ",", "-", "and", "'s", "|",
    "later", "than", "prior", "from",
];

/// The grammar, compiled once.
pub(super) fn grammar() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(Grammar::new)
}

const HOLIDAY_FORM: (&str, &str) = ("( last|next|this )? ( ", " ) ( ,? of? YEAR | <relyear> )?");

impl Grammar {
    fn new() -> Self {
        let mut words: Vec<&'static str> = EXTRA.to_vec();
        for rule in TABLES.iter().copied().flatten() {
            words.extend(literals(rule.pattern));
        }
        for (_, part) in PARTS {
            words.extend(literals(part));
        }
        for prefix in PREFIXES {
            words.extend(literals(prefix.pattern));
        }
        for (_, pattern, _, _) in HOLIDAYS {
            words.extend(literals(pattern));
        }
        let vocabulary = Vocabulary::new(&words);
        let compiler = Compiler {
            vocabulary: &vocabulary,
            parts: PARTS,
        };
        let mut rules = Vec::new();
        for rule in TABLES.iter().copied().flatten() {
            rules.push((compiler.compile(rule.pattern), Source::Rule(rule)));
        }
        for &(_, pattern, holiday, _) in HOLIDAYS {
            let pattern = format!("{}{pattern}{}", HOLIDAY_FORM.0, HOLIDAY_FORM.1);
            rules.push((compiler.compile(&pattern), Source::Holiday(holiday)));
        }
        let prefixes: Vec<_> = PREFIXES
            .iter()
            .map(|prefix| (compiler.compile(prefix.pattern), prefix))
            .collect();
        let mut by_word = vec![Vec::new(); vocabulary.len()];
        let mut by_class = vec![Vec::new(); 32];
        for (index, (pattern, _)) in rules.iter().enumerate() {
            let (words, classes) = pattern.firsts();
            for word in words {
                if let Some(list) = by_word.get_mut(usize::from(word)) {
                    list.push(index as u16);
                }
            }
            for (bit, list) in by_class.iter_mut().enumerate() {
                if classes & (1 << bit) != 0 {
                    list.push(index as u16);
                }
            }
        }
        // A known word begins what its own rules and those of its classes begin.
        for (word, list) in by_word.iter_mut().enumerate() {
            let classes = vocabulary.classes(word);
            for (bit, rules) in by_class.iter().enumerate() {
                if classes & (1 << bit) != 0 {
                    list.extend(rules);
                }
            }
            list.sort_unstable();
            list.dedup();
        }
        let alone = by_word
            .iter()
            .enumerate()
            .map(|(word, list): (usize, &Vec<u16>)| {
                let lex = Lex {
                    word: word as u16,
                    class: vocabulary.classes(word),
                    ..Lex::default()
                };
                let fits = |index: &u16| {
                    rules
                        .get(usize::from(*index))
                        .is_some_and(|(rule, _)| rule.fits_alone(lex))
                };
                list.iter().any(fits)
            })
            .collect();
        let mut prefix_words = vec![false; vocabulary.len()];
        for (pattern, _) in &prefixes {
            for word in pattern.firsts().0 {
                if let Some(slot) = prefix_words.get_mut(usize::from(word)) {
                    *slot = true;
                }
            }
        }
        Self {
            vocabulary,
            rules,
            prefixes,
            by_word,
            by_class,
            prefix_words,
            alone,
        }
    }

    /// The longest expression that begins at a piece.
    fn at(&self, text: &str, lexes: &[Lex], start: usize) -> Option<(Match, &'static str, Made)> {
        let lex = lexes.get(start)?;
        let next = lexes.get(start + 1).filter(|lex| !lex.has(LINE));
        let mut best: Option<(Match, &'static str, Made)> = None;
        let mut scratch = Caps::new();
        let mut consider = |index: u16| {
            let Some((pattern, source)) = self.rules.get(usize::from(index)) else {
                return;
            };
            if !pattern.may_go_on(next) {
                return;
            }
            let Some(found) = pattern.longest(lexes, start, &mut scratch) else {
                return;
            };
            if best.as_ref().is_some_and(|(best, _, _)| best.end >= found.end) {
                return;
            }
            let hit = Hit {
                text,
                lexes,
                found: &found,
            };
            let made = match source {
                Source::Rule(rule) => (rule.make)(&hit).map(|made| (rule.name, made)),
                Source::Holiday(holiday) => holiday_made(&hit, *holiday).map(|made| ("holiday", made)),
            };
            if let Some((name, made)) = made {
                best = Some((found, name, made));
            }
        };
        // All lists are in the rules' order; a rule of the earlier table wins when two match equally far.
        if lex.word != 0 {
            self.by_word
                .get(usize::from(lex.word))
                .into_iter()
                .flatten()
                .for_each(|&index| consider(index));
            return best;
        }
        let mut candidates: [u16; 192] = [0; 192];
        let mut count = 0;
        let mut add = |list: &[u16]| {
            for &index in list {
                if let Some(slot) = candidates.get_mut(count) {
                    *slot = index;
                    count += 1;
                }
            }
        };
        let mut classes: Class = lex.class;
        while classes != 0 {
            let bit = classes.trailing_zeros();
            add(self.by_class.get(bit as usize).map_or(&[], Vec::as_slice));
            classes &= classes - 1;
        }
        let candidates = candidates.get_mut(..count)?;
        candidates.sort_unstable();
        let mut last = None;
        for &index in candidates.iter() {
            if last != Some(index) {
                consider(index);
            }
            last = Some(index);
        }
        best
    }

    /// The same with a prefix such as "early" or "about".
    fn with_prefix(
        &self,
        text: &str,
        lexes: &[Lex],
        start: usize,
        depth: u8,
    ) -> Option<(Match, &'static str, Made)> {
        let lex = lexes.get(start)?;
        if !self
            .prefix_words
            .get(usize::from(lex.word))
            .copied()
            .unwrap_or(false)
        {
            return None;
        }
        let next = lexes.get(start + 1).filter(|lex| !lex.has(LINE));
        let mut best: Option<(Match, &'static str, Made)> = None;
        let mut scratch = Caps::new();
        for (pattern, prefix) in &self.prefixes {
            if !pattern.may_go_on(next) {
                continue;
            }
            let Some(found) = pattern.longest(lexes, start, &mut scratch) else {
                continue;
            };
            if lexes.get(found.end).is_none_or(|lex| lex.has(LINE)) {
                continue;
            }
            let core = self.at(text, lexes, found.end).or_else(|| {
                // "about the end of 2020": one prefix may follow another, not more.
                (depth == 0)
                    .then(|| self.with_prefix(text, lexes, found.end, 1))
                    .flatten()
            });
            // "Early the next year": the article belongs to the expression where it says more with it.
            let article = found
                .end
                .checked_sub(1)
                .filter(|&at| at > start && lexes.get(at).is_some_and(|lex| lex.of(text) == "the"))
                .and_then(|at| self.at(text, lexes, at));
            let core = match (core, article) {
                (Some(core), Some(article)) if article.0.end < core.0.end => Some(core),
                (core, article) => article.or(core),
            };
            let Some((inner, name, mut made)) = core else {
                continue;
            };
            let fits = match made.meaning {
                Meaning::Duration { .. } => prefix.durations,
                Meaning::Set(_) | Meaning::Reference(_) => false,
                Meaning::OfDay => made.clock.is_some() && prefix.modifier == Some(Modifier::Approx),
                Meaning::Offset { .. } => prefix.durations || prefix.modifier == Some(Modifier::Approx),
                _ => prefix.dates,
            };
            if !fits || best.as_ref().is_some_and(|(best, _, _)| best.end >= inner.end) {
                continue;
            }
            made.modifier = prefix.modifier.or(made.modifier);
            best = Some((
                Match {
                    start,
                    end: inner.end,
                    caps: inner.caps,
                },
                name,
                made,
            ));
        }
        best
    }
}

fn holiday_made(hit: &Hit, holiday: Holiday) -> Option<Made> {
    use super::found::{Field, Year};
    use super::lex::{CAPITAL, YEAR};
    // Holidays are names.
    let capital = hit
        .lexes
        .get(hit.found.start..hit.found.end)?
        .iter()
        .any(|lex| lex.has(CAPITAL));
    capital.then_some(())?;
    let year = match hit.value(YEAR, 0) {
        Some(year) => Year::Stated(year),
        None if hit.has(&["year"]) && !hit.has(&["new"]) => super::rules::relative_year(hit),
        None if hit.has(&["last"]) => Year::Toward(-1),
        None if hit.has(&["next"]) => Year::Toward(1),
        None if hit.has(&["this"]) => Year::Toward(0),
        None => Year::Open,
    };
    Some(
        Meaning::Date {
            year,
            field: Field::Holiday(holiday),
        }
        .into(),
    )
}

/// Drops what is part of a person's name ("April Smith"): words that are times only when they are no names.
fn leave_names(names: &[Name], found: &mut Vec<Found>) {
    use super::found::{Field, Year};
    let mut names = names
        .iter()
        .filter(|name| name.kind == NameKind::Per && name.tokens.len() > 1)
        .peekable();
    found.retain(|found| {
        while names.next_if(|name| name.span.end < found.span.end).is_some() {}
        let word = matches!(
            found.meaning,
            Meaning::Date {
                year: Year::Open,
                field: Field::Month(_) | Field::Weekday(_) | Field::Season(_) | Field::Holiday(_),
            }
        );
        !word || names.peek().is_none_or(|name| found.span.start < name.span.start)
    });
}

/// Finds every expression, in order, without overlap; `names` are the names of the text, in order.
pub(super) fn recognise(text: &str, names: &[Name]) -> (Vec<Lex>, Vec<Found>) {
    let grammar = grammar();
    let lexes = lex::lex(text, &grammar.vocabulary);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(lex) = lexes.get(at) {
        // An unknown word begins nothing; nor does "the" or "last" before one.
        let known = |lex: &Lex| lex.word != 0 || lex.class != 0;
        let alone = grammar.alone.get(usize::from(lex.word)).copied().unwrap_or(false);
        let goes_on = || {
            lexes
                .get(at + 1)
                .is_some_and(|next| known(next) && !next.has(LINE))
        };
        if !known(lex) || lex.class == 0 && !alone && !goes_on() {
            at += 1;
            continue;
        }
        let core = grammar.at(text, &lexes, at);
        let prefixed = grammar.with_prefix(text, &lexes, at, 0);
        let hit = match (core, prefixed) {
            (Some(core), Some(prefixed)) => Some(if prefixed.0.end > core.0.end {
                prefixed
            } else {
                core
            }),
            (core, prefixed) => core.or(prefixed),
        };
        let Some((matched, rule, made)) = hit else {
            at += 1;
            continue;
        };
        let end = matched.end.max(at + 1);
        found.push(Found {
            span: span(&lexes, at, end),
            pieces: (at, end),
            rule,
            meaning: made.meaning,
            part: made.part,
            clock: made.clock,
            modifier: made.modifier,
            fiscal: made.fiscal,
            bound: bound(text, &lexes, at),
            range: None,
        });
        at = end;
    }
    leave_names(names, &mut found);
    let mut found = beside(text, &lexes, join(text, &lexes, found));
    link(text, &lexes, &mut found);
    (lexes, found)
}

/// From the first to the last piece; the point of a final abbreviation stays out where a sentence ends.
pub(super) fn span(lexes: &[Lex], start: usize, end: usize) -> Span {
    let from = lexes.get(start).map_or(0, |lex| lex.start);
    let Some(last) = lexes.get(end - 1) else {
        return Span {
            start: from,
            end: from,
        };
    };
    let closes = last.has(lex::DOT) && lexes.get(end).is_none_or(|next| next.has(LINE));
    Span {
        start: from,
        end: last.end - u32::from(closes),
    }
}

pub(super) fn word_at<'t>(text: &'t str, lexes: &[Lex], at: Option<usize>) -> &'t str {
    at.and_then(|at| lexes.get(at)).map_or("", |lex| lex.of(text))
}

/// What the preposition says about the ends.
pub(super) fn bound(text: &str, lexes: &[Lex], start: usize) -> Option<Bound> {
    if lexes.get(start)?.has(LINE) {
        return None;
    }
    let before = word_at(text, lexes, start.checked_sub(1));
    let two = word_at(text, lexes, start.checked_sub(2));
    let is = |word: &str| before.eq_ignore_ascii_case(word);
    if is("by") || is("than") && two.eq_ignore_ascii_case("later") {
        Some(Bound::By)
    } else if is("before") || is("to") && two.eq_ignore_ascii_case("prior") {
        Some(Bound::Before)
    } else if is("after") {
        Some(Bound::After)
    } else if is("since") || is("ended") {
        Some(Bound::Since)
    } else if is("until") || is("till") || is("through") {
        Some(Bound::Until)
    } else {
        None
    }
}

pub(super) fn is_day(found: &Found) -> bool {
    use super::found::Field;
    use super::words::Unit;
    match &found.meaning {
        Meaning::Date { field, .. } => matches!(
            field,
            Field::Day(..) | Field::DayOfMonth(_) | Field::Weekday(_) | Field::Holiday(_)
        ),
        Meaning::Near { unit, .. } => *unit == Unit::Day,
        Meaning::WeekdayOf { .. } => true,
        _ => false,
    }
}

/// "this coming Sunday"
fn is_weekday(found: &Found) -> bool {
    use super::found::Field;
    matches!(
        found.meaning,
        Meaning::Date {
            field: Field::Weekday(_),
            ..
        }
    )
}

/// "March 3"
fn is_dated(found: &Found) -> bool {
    use super::found::Field;
    let day = matches!(
        found.meaning,
        Meaning::Date {
            field: Field::Day(..),
            ..
        }
    );
    day && found.part.is_none() && found.clock.is_none()
}

/// Joins "10 p.m." with "Wednesday", "the night of" with "13 May"; drops parts of a day that stay alone.
fn join(text: &str, lexes: &[Lex], found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        let Some(last) = out.last_mut() else {
            out.push(next);
            continue;
        };
        let gap = next.pieces.0.saturating_sub(last.pieces.1);
        let line = (last.pieces.1..=next.pieces.0).any(|at| lexes.get(at).is_some_and(|lex| lex.has(LINE)));
        let between = if gap == 1 {
            word_at(text, lexes, Some(last.pieces.1))
        } else {
            ""
        };
        let adjacent = gap == 0 || gap == 1 && between == ",";
        let alone = |found: &Found| found.meaning == Meaning::OfDay;
        let bare_part = |found: &Found| alone(found) && found.clock.is_none();
        let time_then_day = alone(last)
            && is_day(&next)
            && next.part.is_none()
            && next.clock.is_none()
            && (gap == 0
                || adjacent && last.clock.is_some()
                || gap == 1 && between == "of"
                || gap == 1 && between == "on" && last.clock.is_some());
        let day_then_time = is_day(last)
            && last.part.is_none()
            && last.clock.is_none()
            && alone(&next)
            && (gap == 0
                || gap == 1 && between == "," && next.clock.is_some()
                || gap == 1 && between == "at" && next.clock.is_some());
        // "This coming Sunday, March 3": the date says more.
        let time_then_day = time_then_day || adjacent && is_weekday(last) && is_dated(&next);
        if !line && (time_then_day || day_then_time) {
            let start = last.pieces.0;
            let (clock, part) = if time_then_day {
                (last.clock, last.part)
            } else {
                (next.clock, next.part)
            };
            let bound = last.bound;
            let rule = if time_then_day { next.rule } else { last.rule };
            let meaning = if time_then_day {
                next.meaning
            } else {
                last.meaning.clone()
            };
            *last = Found {
                span: Span {
                    start: last.span.start,
                    end: next.span.end,
                },
                pieces: (start, next.pieces.1),
                rule,
                meaning,
                part,
                clock,
                modifier: last.modifier.or(next.modifier),
                fiscal: false,
                bound,
                range: None,
            };
            continue;
        }
        if bare_part(last) {
            out.pop();
        }
        out.push(next);
    }
    if out
        .last()
        .is_some_and(|found| found.meaning == Meaning::OfDay && found.clock.is_none())
    {
        out.pop();
    }
    out.retain(|found| found.meaning != Meaning::OfDay || found.clock.is_some());
    out
}

/// Says of neighbours like "from May to July", "1939-1945" that they are the ends of one range.
fn link(text: &str, lexes: &[Lex], found: &mut [Found]) {
    for index in 1..found.len() {
        let (Some(first), Some(second)) = (found.get(index - 1), found.get(index)) else {
            continue;
        };
        if second.pieces.0 != first.pieces.1 + 1 {
            continue;
        }
        let between = word_at(text, lexes, Some(first.pieces.1));
        let before = word_at(text, lexes, first.pieces.0.checked_sub(1)).to_ascii_lowercase();
        let dash = lexes
            .get(first.pieces.1)
            .is_some_and(|lex| lex.of(text) == "-" || lex.of(text) == "\u{2013}");
        let ends = match between {
            "to" | "through" | "until" | "till" => true,
            "and" => before == "between",
            _ => dash,
        };
        let line = lexes.get(second.pieces.0).is_some_and(|lex| lex.has(LINE));
        let timely = |found: &Found| !matches!(found.meaning, Meaning::Duration { .. } | Meaning::Set(_));
        if ends && !line && timely(first) && timely(second) && first.range.is_none() {
            if let Some(first) = found.get_mut(index - 1) {
                first.range = Some(index);
            }
            if let Some(second) = found.get_mut(index) {
                second.range = Some(index - 1);
            }
        }
    }
}
