//! A reading as it was shown, small enough for a link: numbers by an arithmetic coder, strings beside them.
//!
//! Kept: everything that is shown (of the events, those of `kept`), to the fineness with which it is shown (salience and confidence in 31
//! steps). Not kept: words and trees, the name tagger's names, the names of the rules. What can be guessed
//! from what went before (an event's date from its expression, an actor's name from a mention) is told by
//! the number of the guess.

#![allow(
    clippy::option_option,
    clippy::match_bool,
    clippy::redundant_closure_for_method_calls,
    reason = "an outer option tells writing from reading, and each value reads as one line"
)]

mod kept;
mod numbers;
#[expect(
    clippy::option_option,
    reason = "nothing to write, and nothing there, are two things"
)]
mod pass;
#[expect(
    clippy::option_option,
    clippy::match_bool,
    clippy::single_match_else,
    reason = "nothing to write, and nothing there, are two things; both sides of a flag stand under each other"
)]
mod reading;
mod words;

use super::bytes::{Broken, Read, Writer};
use crate::analysis::Analysis;
pub(super) use kept::kept;
use numbers::Habits;
use pass::Pass;

/// The form of what follows: numbers that expect what readings usually hold. A newer form is not read.
const FORM: u8 = 2;
/// The form before: numbers that expect nothing.
const FORM_WITHOUT_HABITS: u8 = 1;

/// What kind of number it is; each kind has its own statistics.
#[derive(Clone, Copy)]
enum Field {
    Count,
    Flag,
    About,
    OddStart,
    OddLength,
    DateUnit,
    Years,
    Months,
    Days,
    Minute,
    PublishedBasis,
    TimexWhole,
    TimexStart,
    TimexLength,
    TimexKind,
    Precision,
    Modifier,
    Bound,
    Interval,
    Latest,
    Value,
    Edtf,
    TimexBasis,
    From,
    Range,
    TimexReason,
    Confidence,
    MentionWhole,
    MentionStart,
    MentionLength,
    MentionKind,
    MentionActor,
    ActorKind,
    ActorName,
    Country,
    Letter,
    Role,
    MemberOf,
    Salience,
    TriggerWhole,
    TriggerStart,
    TriggerLength,
    QuoteWhole,
    QuoteStart,
    QuoteLength,
    EventKind,
    Status,
    Main,
    Check,
    Participants,
    Participant,
    Speaker,
    Retold,
    Dated,
    WhenBasis,
    WhenTimex,
    WhenDates,
    WhenBound,
    WhenReason,
    Order,
    RelationFrom,
    RelationTo,
    RelationKind,
    Sign,
    RelationStatus,
    RelationEvents,
    RelationEvent,
    Quotes,
    Last,
}

impl Field {
    const COUNT: usize = Self::Last as usize;
}

/// The numbers of a reading, and its strings, one a line.
pub(super) fn write(analysis: &Analysis) -> Read<(Vec<u8>, String)> {
    let kept = kept(analysis);
    let mut pass = Pass::out(&analysis.source.text);
    reading::walk(&mut pass, Some(&kept), &analysis.source.text)?;
    let (numbers, strings) = pass.finish();
    let mut out = Writer::default();
    out.bytes.push(FORM);
    out.bytes.extend(numbers);
    Ok((out.bytes, strings))
}

/// The reading over its text; broken when it is of a newer form or does not fit the text.
pub(super) fn read(numbers: &[u8], strings: &str, text: &str) -> Read<Analysis> {
    let (&form, numbers) = numbers.split_first().ok_or(Broken)?;
    let habits = match form {
        FORM => Habits::Usual,
        FORM_WITHOUT_HABITS => Habits::None,
        _ => return Err(Broken),
    };
    let mut pass = Pass::into(text, numbers, strings, habits);
    reading::walk(&mut pass, None, text)
}
