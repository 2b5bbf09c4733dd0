//! [`quoted`]: an article cut to the sentences that its reading quotes, for a link that is shorter and leaves the
//! rest of somebody else's text where it is. What the reading says by places of the text moves along; what it says
//! about the rest goes.
//!
//! What was put right is in the reading that says which sentences are quoted; the reading without it moves the same way
//! ([`Moves::reading`]), so that the corrections can travel beside it.

use super::frozen::kept;
use crate::actors::Actors;
use crate::analysis::Analysis;
use crate::events::{Event, Relation, When};
use crate::syntax;
use crate::text::{ActorId, EventId, MentionId, ParagraphKind, Source, Span, TimexId};

/// The reading of the quoted sentences alone, over a text that holds nothing else, and where they stood: each
/// place of the old text with the place in the new one at which it begins.
pub fn quoted(analysis: &Analysis) -> (Analysis, Moves) {
    let analysis = kept(analysis);
    let moves = cut(&analysis);
    (moved(analysis, &moves), moves)
}

/// Where the pieces of a text went.
pub struct Moves {
    /// What is left of the text.
    text: String,
    pieces: Vec<(Span, usize)>,
}

impl Moves {
    /// What is left of another reading of the same text; with `shown`, of what a page shows of it.
    pub fn reading(&self, analysis: &Analysis, shown: bool) -> Analysis {
        let analysis = if shown { kept(analysis) } else { analysis.clone() };
        moved(analysis, self)
    }

    /// Where a span went; `None` when some of it is gone.
    pub fn span(&self, span: Span) -> Option<Span> {
        let after = self
            .pieces
            .partition_point(|(piece, _)| piece.start <= span.start);
        let (piece, at) = self.pieces.get(after.checked_sub(1)?)?;
        piece.contains(span).then(|| {
            let start = at + (span.start - piece.start) as usize;
            Span::new(start, start + span.len())
        })
    }
}

/// The title and every sentence that something shown was read from. Sentences that follow each other stay
/// together; between others there is an empty line.
fn cut(analysis: &Analysis) -> Moves {
    let source = &analysis.source;
    let mut quotes: Vec<Span> = Vec::new();
    for event in &analysis.events {
        quotes.extend([event.quote, event.trigger]);
        quotes.extend(event.mentions.iter().flat_map(|told| [told.quote, told.trigger]));
    }
    quotes.extend(analysis.relations.iter().flat_map(|relation| &relation.quotes));
    quotes.extend(analysis.published.span);
    let title = source
        .paragraphs
        .iter()
        .position(|paragraph| paragraph.kind == ParagraphKind::Title);
    let mut pieces: Vec<(Span, usize)> = Vec::new();
    for sentence in &syntax::segment(source).sentences {
        let paragraph = sentence.paragraph.index();
        let wanted = title == Some(paragraph) || quotes.iter().any(|quote| quote.overlaps(sentence.span));
        if !wanted {
            continue;
        }
        let between = |last: &Span| {
            let gap = source.text.get(last.end as usize..sentence.span.start as usize);
            gap.is_some_and(|gap| gap.chars().all(char::is_whitespace))
        };
        match pieces.last_mut() {
            Some((last, of)) if *of == paragraph && between(&*last) => *last = last.cover(sentence.span),
            _ => pieces.push((sentence.span, paragraph)),
        }
    }
    let mut text = String::new();
    let mut places = Vec::new();
    for (piece, _) in pieces {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        places.push((piece, text.len()));
        text.push_str(source.slice(piece));
    }
    Moves { text, pieces: places }
}

/// New numbers for what is left, in the old order.
fn renumbered(left: &[bool]) -> impl Fn(usize) -> Option<usize> + use<> {
    let mut count = 0;
    let numbers: Vec<Option<usize>> = left
        .iter()
        .map(|&left| {
            count += usize::from(left);
            left.then(|| count - 1)
        })
        .collect();
    move |index| numbers.get(index).copied().flatten()
}

#[expect(
    clippy::too_many_lines,
    reason = "one pass over every layer, which have nothing in common but the moves"
)]
fn moved(analysis: Analysis, moves: &Moves) -> Analysis {
    let flags = |spans: &mut dyn Iterator<Item = Span>| -> Vec<bool> {
        spans.map(|span| moves.span(span).is_some()).collect()
    };
    let timex = renumbered(&flags(&mut analysis.timexes.iter().map(|timex| timex.span)));
    let timex = |id: TimexId| timex(id.index()).map(TimexId::from);
    let event = renumbered(&flags(
        &mut analysis
            .events
            .iter()
            .map(|event| event.quote.cover(event.trigger)),
    ));
    let event = |id: EventId| event(id.index()).map(EventId::from);
    let mention = renumbered(&flags(
        &mut analysis.actors.mentions.iter().map(|mention| mention.span),
    ));
    let mut named = vec![false; analysis.actors.actors.len()];
    for mention in &analysis.actors.mentions {
        if let (Some(named), Some(_)) = (named.get_mut(mention.actor.index()), moves.span(mention.span)) {
            *named = true;
        }
    }
    let actor = renumbered(&named);
    let actor = |id: ActorId| actor(id.index()).map(ActorId::from);
    let when = |when: Option<When>| {
        when.map(|when| When {
            timex: when.timex.and_then(timex),
            order: when.order.and_then(|mut order| {
                order.event = event(order.event)?;
                Some(order)
            }),
            ..when
        })
    };
    let timexes = analysis.timexes.into_iter().filter_map(|mut each| {
        each.span = moves.span(each.span)?;
        each.from = each.from.and_then(timex);
        each.range = each.range.and_then(timex);
        Some(each)
    });
    let mentions = analysis.actors.mentions.into_iter().filter_map(|mut each| {
        each.span = moves.span(each.span)?;
        each.actor = actor(each.actor)?;
        Some(each)
    });
    let actors = analysis
        .actors
        .actors
        .into_iter()
        .zip(&named)
        .filter(|(_, named)| **named)
        .map(|(mut each, _)| {
            each.member_of = each.member_of.and_then(actor);
            let own = each.mentions.iter().filter_map(|id| mention(id.index()));
            each.mentions = own.map(MentionId::from).collect();
            each
        });
    let all = |ids: Vec<ActorId>| ids.into_iter().filter_map(actor).collect();
    let events = analysis.events.into_iter().filter_map(|each| {
        let retold = each.mentions.into_iter().filter_map(|mut told| {
            told.quote = moves.span(told.quote)?;
            told.trigger = moves.span(told.trigger)?;
            told.when = when(told.when);
            Some(told)
        });
        moves.span(each.quote.cover(each.trigger))?;
        Some(Event {
            quote: moves.span(each.quote)?,
            trigger: moves.span(each.trigger)?,
            mentions: retold.collect(),
            when: when(each.when),
            agents: all(each.agents),
            patients: all(each.patients),
            speaker: each.speaker.and_then(actor),
            ..each
        })
    });
    let relations = analysis.relations.into_iter().filter_map(|each| {
        let quotes: Vec<Span> = each
            .quotes
            .iter()
            .filter_map(|&quote| moves.span(quote))
            .collect();
        (!quotes.is_empty()).then_some(())?;
        Some(Relation {
            from: actor(each.from)?,
            to: actor(each.to)?,
            quotes,
            events: each.events.iter().filter_map(|&id| event(id)).collect(),
            ..each
        })
    });
    let mut published = analysis.published;
    published.span = published.span.and_then(|span| moves.span(span));
    Analysis {
        source: Source::new(&moves.text),
        published,
        timexes: timexes.collect(),
        actors: Actors {
            actors: actors.collect(),
            mentions: mentions.collect(),
        },
        events: events.collect(),
        relations: relations.collect(),
        engine: analysis.engine,
        language: analysis.language,
        about: analysis.about,
        notes: analysis.notes,
        syntax: syntax::Syntax::default(),
        names: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Request, analyse};

    #[test]
    fn only_what_is_quoted_is_left_and_it_says_the_same() {
        for entry in std::fs::read_dir("tests/articles").unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let reading = analyse(&Request {
                text,
                ..Request::default()
            });
            let (cut, moves) = quoted(&reading);
            let shown = kept(&reading);
            assert!(cut.source.text.len() <= reading.source.text.len());
            assert_eq!(cut.events.len(), shown.events.len());
            assert_eq!(cut.relations.len(), shown.relations.len());
            for (new, old) in cut.events.iter().zip(&shown.events) {
                assert_eq!(new.what, old.what);
                assert_eq!(cut.source.slice(new.quote), reading.source.slice(old.quote));
                assert_eq!(cut.source.slice(new.trigger), reading.source.slice(old.trigger));
                assert_eq!(moves.span(old.trigger), Some(new.trigger));
                let start = |event: &Event| event.when.as_ref().map(|when| (when.start, when.reason.clone()));
                assert_eq!(start(new), start(old));
            }
            for (at, actor) in cut.actors.actors.iter().enumerate() {
                assert!(!actor.mentions.is_empty());
                let own = |id: &MentionId| cut.actors.mentions[id.index()].actor == ActorId::from(at);
                assert!(actor.mentions.iter().all(own));
            }
        }
    }

    #[test]
    fn sentences_that_tell_nothing_are_left_out() {
        let text = "Ship freed\n\nTeams freed the Ever Given in the Suez Canal on Monday. It is a nice canal. \
             The weather there is warm.";
        let reading = analyse(&Request {
            text: text.to_owned(),
            ..Request::default()
        });
        let cut = quoted(&reading).0;
        assert!(cut.source.text.contains("Teams freed the Ever Given"));
        assert!(!cut.source.text.contains("weather"), "{}", cut.source.text);
    }
}
