//! Corrections of actors and their mentions.

use super::events::replace;
use super::{Thing, Touched, Why, Work};
use crate::actors::{Actor, ActorKind, Mention, MentionKind};
use crate::correct::Anchor;
use crate::text::{ActorId, Span, TokenId};
use std::sync::Arc;

/// Salience of an actor that a person added.
const ADDED: f32 = 0.3;

impl Work {
    pub(super) fn rename(&mut self, anchor: Anchor, name: &str) -> Result<Touched, Why> {
        let id = self.actor_at(anchor)?;
        let actor = self.actors.get_mut(id).ok_or(Why::Actor)?;
        name.clone_into(&mut actor.name);
        Ok(vec![Thing::Actor(ActorId::from(id))])
    }

    pub(super) fn retype(&mut self, anchor: Anchor, kind: ActorKind) -> Result<Touched, Why> {
        let id = self.actor_at(anchor)?;
        let actor = self.actors.get_mut(id).ok_or(Why::Actor)?;
        actor.kind = kind;
        Ok(vec![Thing::Actor(ActorId::from(id))])
    }

    pub(super) fn same_actor(&mut self, anchor: Anchor, into: Anchor) -> Result<Touched, Why> {
        let (id, kept) = (self.actor_at(anchor)?, self.actor_at(into)?);
        if id == kept {
            return Err(Why::Nothing);
        }
        let (old, new) = (ActorId::from(id), ActorId::from(kept));
        self.actors.advance(kept, id);
        let gone = self.actors.take(id).ok_or(Why::Actor)?;
        for (_, mention) in self.mentions.each_mut() {
            if mention.actor == old {
                mention.actor = new;
            }
        }
        if let Some(actor) = self.actors.get_mut(kept) {
            actor.country = actor.country.take().or(gone.country);
            actor.role = actor.role.take().or(gone.role);
            actor.salience = actor.salience.max(gone.salience);
            actor.confidence = 1.0;
            if actor.member_of.is_none_or(|parent| parent == old) {
                actor.member_of = gone.member_of;
            }
        }
        for (other, actor) in self.actors.each_mut() {
            if actor.member_of == Some(old) {
                actor.member_of = Some(new);
            }
            if actor.member_of == Some(ActorId::from(other)) {
                actor.member_of = None;
            }
        }
        self.regrouped.push(kept);
        for (_, event) in self.events.each_mut() {
            for list in [&mut event.agents, &mut event.patients] {
                if list.contains(&old) {
                    replace(list, old, new);
                }
            }
            if event.speaker == Some(old) {
                event.speaker = Some(new);
            }
        }
        for (_, relation) in self.relations.each_mut() {
            for end in [&mut relation.from, &mut relation.to] {
                if *end == old {
                    *end = new;
                }
            }
        }
        self.join();
        Ok(vec![Thing::Actor(new)])
    }

    /// The mention goes to another actor, and with it what its sentence says of the actor by it alone.
    pub(super) fn split(&mut self, anchor: Anchor, to: Option<Anchor>) -> Result<Touched, Why> {
        let at = self.mention_at(anchor)?;
        let mention = self.mentions.get(at).ok_or(Why::Actor)?;
        let (span, old) = (mention.span, mention.actor.index());
        let target = to.map(|to| self.actor_at(to)).transpose()?;
        let alone = self.mentions_of(old).len() <= 1;
        let new = match target {
            Some(target) if target == old => return Err(Why::Nothing),
            Some(target) => target,
            None if alone => return Err(Why::Nothing),
            None => {
                let kind = self.actors.get(old).map_or(ActorKind::Person, |actor| actor.kind);
                let name = bare(span.of(&self.text)).to_owned();
                self.new_actor(name, kind, span)
            }
        };
        if let Some(mention) = self.mentions.get_mut(at) {
            mention.actor = ActorId::from(new);
        }
        self.regrouped.extend([old, new]);
        for id in self.events.ids() {
            self.follow(id, span, old, new);
        }
        let mut touched = vec![Thing::Actor(ActorId::from(new))];
        if alone {
            self.remove(old);
        } else {
            touched.push(Thing::Actor(ActorId::from(old)));
        }
        Ok(touched)
    }

    /// Moves an event from one actor to another when only the mention spoke for it.
    fn follow(&mut self, event: usize, mention: Span, old: usize, new: usize) {
        let Some(found) = self.events.get(event) else {
            return;
        };
        let quote = found.quote;
        if !quote.contains(mention)
            || self
                .mentions_of(old)
                .iter()
                .any(|&other| self.mentions.get(other).is_some_and(|m| quote.contains(m.span)))
        {
            return;
        }
        let (old, new) = (ActorId::from(old), ActorId::from(new));
        if let Some(found) = self.events.get_mut(event) {
            for list in [&mut found.agents, &mut found.patients] {
                if list.contains(&old) {
                    replace(list, old, new);
                }
            }
            if found.speaker == Some(old) {
                found.speaker = Some(new);
            }
        }
        self.move_evidence(event, old, new);
    }

    pub(super) fn not_actor(&mut self, anchor: Anchor) -> Result<Touched, Why> {
        let id = self.actor_at(anchor)?;
        self.remove(id);
        Ok(Touched::new())
    }

    fn remove(&mut self, id: usize) {
        let actor = ActorId::from(id);
        for mention in self.mentions_of(id) {
            self.mentions.take(mention);
        }
        self.actors.take(id);
        for (_, other) in self.actors.each_mut() {
            if other.member_of == Some(actor) {
                other.member_of = None;
            }
        }
        for (_, event) in self.events.each_mut() {
            event.agents.retain(|&other| other != actor);
            event.patients.retain(|&other| other != actor);
            event.speaker = event.speaker.filter(|&other| other != actor);
        }
        for relation in self.relations.ids() {
            let ends = |relation: &crate::events::Relation| [relation.from, relation.to];
            if self
                .relations
                .get(relation)
                .is_some_and(|r| ends(r).contains(&actor))
            {
                self.relations.take(relation);
            }
        }
    }

    /// The name where it was marked and wherever else it stands free; a mention that stands exactly there
    /// changes hands.
    pub(super) fn add_actor(&mut self, words: Anchor, name: &str, kind: ActorKind) -> Result<Touched, Why> {
        if !words.holds(&self.text) {
            return Err(Why::Words);
        }
        let there = self
            .mentions
            .iter()
            .find(|(_, mention)| mention.span == words.span)
            .map(|(id, mention)| (id, mention.actor.index()));
        if let Some((_, old)) = there
            && self.mentions_of(old).len() <= 1
        {
            self.rename(words, name)?;
            return self.retype(words, kind);
        }
        let id = self.new_actor(name.to_owned(), kind, words.span);
        self.regrouped.push(id);
        let text = Arc::clone(&self.text);
        let wanted = words.span.of(&text);
        match there {
            Some((mention, old)) => {
                self.regrouped.push(old);
                if let Some(mention) = self.mentions.get_mut(mention) {
                    mention.actor = ActorId::from(id);
                }
            }
            None => self.new_mention(words.span, id),
        }
        for (start, _) in text.match_indices(wanted) {
            let span = Span::new(start, start + wanted.len());
            let free = !self
                .mentions
                .iter()
                .any(|(_, mention)| mention.span.overlaps(span));
            if free && is_whole(&text, span) {
                self.new_mention(span, id);
            }
        }
        Ok(vec![Thing::Actor(ActorId::from(id))])
    }

    pub(super) fn mentions_of(&self, actor: usize) -> Vec<usize> {
        let actor = ActorId::from(actor);
        self.mentions
            .iter()
            .filter(|(_, mention)| mention.actor == actor)
            .map(|(id, _)| id)
            .collect()
    }

    fn new_actor(&mut self, name: String, kind: ActorKind, first: Span) -> usize {
        let actor = Actor {
            name,
            kind,
            country: None,
            role: None,
            member_of: None,
            mentions: Vec::new(),
            salience: ADDED,
            confidence: 1.0,
        };
        let mentions = &self.mentions;
        self.actors.insert(actor, |id, other| {
            let begins = || {
                let mut own = mentions.iter().filter(|(_, m)| m.actor.index() == id);
                own.next().is_none_or(|(_, mention)| mention.span <= first)
            };
            other.salience > ADDED || (other.salience >= ADDED && begins())
        })
    }

    fn new_mention(&mut self, span: Span, actor: usize) {
        let mention = Mention {
            span,
            tokens: 0..0,
            head: TokenId(0),
            kind: MentionKind::Name,
            actor: ActorId::from(actor),
        };
        self.mentions.insert(mention, |_, other| other.span <= span);
    }
}

/// A name without the article and the possessive around it.
fn bare(words: &str) -> &str {
    let words = words.trim_end_matches("'s").trim_end_matches("\u{2019}s");
    let articles = ["the ", "The ", "a ", "A ", "an ", "An "];
    articles
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .unwrap_or(words)
}

/// Whether no word goes on at either end.
fn is_whole(text: &str, span: Span) -> bool {
    let before = text
        .get(..span.start as usize)
        .and_then(|before| before.chars().next_back());
    let after = text
        .get(span.end as usize..)
        .and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}
