//! Actors: who acts, is acted on or speaks; their mentions, names, types, and who is who.
//!
//! A wrong merge is worse than a split. Not here: what they do (`events`).

mod actor;
mod alone;
mod bearer;
mod bodies;
mod classify;
mod contacts;
mod describe;
mod finish;
mod groups;
mod it_they;
mod knowledge;
mod names;
mod part;
mod persons;
mod pronouns;
mod resolve;
mod spans;
mod states;
#[cfg(test)]
mod tests;
mod together;
mod told;
mod told_of;
mod topic;
mod view;
mod who;

pub use actor::{Actor, ActorKind, Mention, MentionKind};
pub use knowledge::leave_out;
pub(crate) use knowledge::{Way, knowledge};

use crate::syntax::Syntax;
use crate::text::{ParagraphKind, Source};
use view::View;
use who::Who;

/// Mentions and the actors they denote.
#[derive(Clone, Debug, Default)]
pub struct Actors {
    /// In order of salience, then of first mention.
    pub actors: Vec<Actor>,
    /// In order of the text.
    pub mentions: Vec<Mention>,
}

/// Finds the actors of the text.
pub fn find(source: &Source, syntax: &Syntax) -> Actors {
    if syntax.is_empty() {
        return Actors::default();
    }
    let view = View::new(source, syntax);
    let mut names = names::find(&view);
    names.retain(|name| !front_matter(&view, name.whole.start));
    let mut described = describe::find(&view, &names);
    described.retain(|phrase| !front_matter(&view, phrase.tokens.start));
    let mut who = Who::new(&view);
    who.introduce(&names);
    resolve::place_all(&mut who, &names, &described);
    finish::finish(who)
}

/// Whether a token stands in a line about the article: its date, its author.
fn front_matter(view: &View, token: usize) -> bool {
    view.source
        .paragraphs
        .get(view.paragraph_id(token))
        .is_some_and(|paragraph| matches!(paragraph.kind, ParagraphKind::Date | ParagraphKind::Byline))
}
