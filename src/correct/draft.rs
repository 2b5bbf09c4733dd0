//! Anchors of what is on screen, and what a stretch of text is likely to state: what a person is offered
//! before saying more.

use super::Anchor;
use super::correction::{Correction, NewEvent, Tie};
use super::dating::of_timex;
use crate::actors::MentionKind;
use crate::analysis::Analysis;
use crate::events::{EventKind, Relation, Status};
use crate::text::{ActorId, EventId, Span, TimexId};

/// The longest stretch that can be the words of an event, in bytes.
const LONGEST: usize = 600;

/// By its trigger.
pub fn event_anchor(analysis: &Analysis, id: EventId) -> Option<Anchor> {
    let event = analysis.events.get(id.index())?;
    Some(Anchor::new(&analysis.source.text, event.trigger))
}

/// By its first name, or its first mention when it has no name.
pub fn actor_anchor(analysis: &Analysis, id: ActorId) -> Option<Anchor> {
    let actor = analysis.actors.actors.get(id.index())?;
    let mentions = || {
        actor
            .mentions
            .iter()
            .filter_map(|mention| analysis.actors.mentions.get(mention.index()))
    };
    let named = mentions().find(|mention| mention.kind == MentionKind::Name);
    let mention = named.or_else(|| mentions().next())?;
    Some(Anchor::new(&analysis.source.text, mention.span))
}

/// By its words.
pub fn timex_anchor(analysis: &Analysis, id: TimexId) -> Option<Anchor> {
    let timex = analysis.timexes.get(id.index())?;
    Some(Anchor::new(&analysis.source.text, timex.span))
}

/// By its actors and its best clause.
pub fn tie(analysis: &Analysis, relation: &Relation) -> Option<Tie> {
    Some(Tie {
        from: actor_anchor(analysis, relation.from)?,
        to: actor_anchor(analysis, relation.to)?,
        quote: Anchor::new(&analysis.source.text, *relation.quotes.first()?),
        kind: relation.kind,
        sign: relation.sign,
    })
}

/// The event that a stretch of text may state: one that was read there and left off the timeline, else a
/// new one. Its date and its actors stand in the words, or else in the rest of their sentence.
pub fn draft_event(analysis: &Analysis, span: Span, sentences: &[Span]) -> Correction {
    let text = &analysis.source.text;
    let passed_over = analysis
        .events
        .iter()
        .filter(|event| !event.main && span.contains(event.trigger))
        .max_by(|a, b| a.salience.total_cmp(&b.salience));
    if let Some(event) = passed_over {
        return Correction::Shown {
            event: Anchor::new(text, event.trigger),
            main: true,
        };
    }
    let words = span.of(text);
    let mut end = words.len().min(LONGEST);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let span = Span::new(span.start as usize, span.start as usize + end);
    let around = sentences.iter().find(|sentence| sentence.overlaps(span));
    let around = around.map_or(span, |sentence| sentence.cover(span));
    let timex = analysis
        .timexes
        .iter()
        .filter(|timex| timex.interval.is_some() && around.contains(timex.span))
        .min_by_key(|timex| distance(timex.span, span));
    let (agent, patient) = sides(analysis, span, around);
    let anchor = |side: Option<Span>| side.map(|span| Anchor::new(text, span)).into_iter().collect();
    Correction::AddEvent(NewEvent {
        words: Anchor::new(text, span),
        what: label(span.of(text)),
        kind: EventKind::Other,
        status: Status::Happened,
        when: timex.and_then(|timex| of_timex(timex, timex.span.of(text).to_owned())),
        agents: anchor(agent),
        patients: anchor(patient),
    })
}

/// How many bytes stand between two spans.
fn distance(one: Span, other: Span) -> u32 {
    let after = one.start.saturating_sub(other.end);
    after.max(other.start.saturating_sub(one.end))
}

/// Mentions of who did it and to whom it was done: the first and the second actor of the words. Words that go on
/// a sentence lack its subject, which stands before them; "by" turns a passive round.
fn sides(analysis: &Analysis, span: Span, around: Span) -> (Option<Span>, Option<Span>) {
    let text = &*analysis.source.text;
    let mentions = &analysis.actors.mentions;
    let mut inside: Vec<(ActorId, Span)> = Vec::new();
    for mention in mentions.iter().filter(|mention| span.contains(mention.span)) {
        if !inside.iter().any(|(actor, _)| *actor == mention.actor) {
            inside.push((mention.actor, mention.span));
        }
    }
    let mut inside = inside.into_iter();
    let first = inside.next();
    let begins = |first: &(ActorId, Span)| {
        let before = text.get(span.start as usize..first.1.start as usize);
        before.is_some_and(|before| {
            before.trim().is_empty() || ["the", "a", "an"].contains(&before.trim().to_lowercase().as_str())
        })
    };
    if span.of(text).starts_with(char::is_lowercase) && !first.as_ref().is_some_and(begins) {
        let before = Span::new(around.start as usize, span.start as usize);
        let subject = mentions.iter().find(|mention| before.contains(mention.span));
        if let Some(subject) = subject {
            let other = first
                .filter(|(actor, _)| *actor != subject.actor)
                .or_else(|| inside.next());
            return (Some(subject.span), other.map(|(_, span)| span));
        }
    }
    let second = inside.next();
    if let (Some((_, one)), Some((_, other))) = (first, second) {
        let between = text.get(one.end as usize..other.start as usize).unwrap_or("");
        let passive = between
            .split_whitespace()
            .rev()
            .find(|word| !["the", "a", "an"].contains(word));
        if passive == Some("by") {
            return (Some(other), Some(one));
        }
    }
    (first.map(|(_, span)| span), second.map(|(_, span)| span))
}

/// The words as a label: one line, without the full stop, a capital in front, cut after about 100 letters.
fn label(words: &str) -> String {
    let mut out = String::new();
    for word in words.trim_end_matches(['.', ',', ';', ':']).split_whitespace() {
        if out.len() + word.len() > 100 {
            out.push('\u{2026}');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    let mut letters = out.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Request, analyse};
    use crate::correct::sentences;

    /// Date, who did it and to whom, of the words in brackets.
    fn drafted(text: &str) -> String {
        let (before, rest) = text.split_once('[').unwrap();
        let (words, after) = rest.split_once(']').unwrap();
        let analysis = analyse(&Request {
            text: format!("{before}{words}{after}"),
            published: "2024-05-20".parse().ok(),
            ..Request::default()
        });
        let mut bare = analysis.clone();
        bare.events.clear();
        let sentences = sentences(&analysis.source, &analysis.syntax);
        let span = Span::new(before.len(), before.len() + words.len());
        let Correction::AddEvent(new) = draft_event(&bare, span, &sentences) else {
            panic!("a new event");
        };
        let who = |list: &[Anchor]| {
            let names = list.iter().map(|one| one.span.of(&analysis.source.text));
            names.collect::<Vec<_>>().join(" ")
        };
        let when = new.when.map_or(String::new(), |when| when.edtf);
        format!("{when} {} > {}", who(&new.agents), who(&new.patients))
    }

    #[test]
    fn date_and_sides_stand_in_the_words_or_in_their_sentence() {
        insta::assert_snapshot!(drafted("[Finland joined NATO on 4 April 2023]."), @"2023-04-04 Finland > NATO");
        insta::assert_snapshot!(drafted("In April 2023 Finland applied and [asked Sweden for help] in the talks."), @"2023-04 Finland > Sweden");
        insta::assert_snapshot!(drafted("On 4 April 2023 [Turkey was praised by Hungary] after long talks."), @"2023-04-04 Hungary > Turkey");
        insta::assert_snapshot!(drafted("Norway and others watched. [France left]."), @" France > ");
    }
}
