//! [`Reading`]: the layers below with the look-ups that every step here needs.

use super::lexicon::{Effect, lexicon};
use crate::actors::{ActorKind, Actors, Mention, MentionKind};
use crate::syntax::{Deprel, Syntax, Upos};
use crate::text::{ActorId, ParagraphKind, Source, Span, TimexId, TokenId};
use crate::time::{Published, Timex};

/// How many tokens a walk over one clause visits at most: keeps the whole linear on odd input.
const WALK: usize = 400;
/// What a subject hangs on its verb by.
pub(super) const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass];
/// How many heads a climb follows at most.
pub(super) const CLIMB: usize = 40;

/// The layers below, indexed by token.
pub(super) struct Reading<'a> {
    pub(super) source: &'a Source,
    pub(super) syntax: &'a Syntax,
    pub(super) timexes: &'a [Timex],
    pub(super) actors: &'a Actors,
    pub(super) published: &'a Published,
    /// The mention whose head a token is.
    head_of: Vec<Option<u32>>,
    /// Whether a token stands between quotation marks.
    quoted: Vec<bool>,
    /// The first time expression that covers a token.
    timex_at: Vec<Option<TimexId>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        source: &'a Source,
        syntax: &'a Syntax,
        timexes: &'a [Timex],
        actors: &'a Actors,
        published: &'a Published,
    ) -> Self {
        let mut head_of: Vec<Option<u32>> = vec![None; syntax.len()];
        for (index, mention) in actors.mentions.iter().enumerate() {
            if let Some(slot) = head_of.get_mut(mention.head.index()) {
                slot.get_or_insert(index as u32);
            }
        }
        let mut timex_at = vec![None; syntax.len()];
        for (index, timex) in timexes.iter().enumerate() {
            for token in syntax.tokens_in(timex.span) {
                if let Some(slot) = timex_at.get_mut(token as usize) {
                    *slot = Some(TimexId::from(index));
                }
            }
        }
        Self {
            source,
            syntax,
            timexes,
            actors,
            published,
            quoted: quoted(source, syntax),
            head_of,
            timex_at,
        }
    }

    /// Whether the token stands between quotation marks.
    pub(super) fn is_quoted(&self, token: TokenId) -> bool {
        self.quoted.get(token.index()).copied().unwrap_or(false)
    }

    pub(super) fn lemma(&self, token: TokenId) -> &str {
        self.syntax.lemma(token)
    }

    pub(super) fn form(&self, token: TokenId) -> &str {
        self.syntax.form(self.source, token)
    }

    pub(super) fn span(&self, token: TokenId) -> Span {
        self.syntax
            .tokens
            .get(token.index())
            .map_or(Span::default(), |token| token.span)
    }

    /// The mention whose head the token is.
    pub(super) fn mention(&self, token: TokenId) -> Option<&'a Mention> {
        let index = self.head_of.get(token.index()).copied().flatten()?;
        self.actors.mentions.get(index as usize)
    }

    /// The actor whom a token denotes as the head of a mention.
    pub(super) fn actor(&self, token: TokenId) -> Option<ActorId> {
        self.mention(token).map(|mention| mention.actor)
    }

    /// The time expression that covers a token.
    pub(super) fn timex(&self, token: TokenId) -> Option<TimexId> {
        self.timex_at.get(token.index()).copied().flatten()
    }

    /// Whether a token is the subject of its clause.
    pub(super) fn is_subject(&self, token: TokenId) -> bool {
        SUBJECTS.contains(&self.syntax.deprel(token))
    }

    /// The first child with one of these relations.
    pub(super) fn child(&self, token: TokenId, relations: &[Deprel]) -> Option<TokenId> {
        self.syntax.child(token, relations)
    }

    /// The children with one of these relations.
    pub(super) fn all<'b>(
        &'b self,
        token: TokenId,
        relations: &'b [Deprel],
    ) -> impl Iterator<Item = TokenId> + 'b {
        self.syntax
            .children(token)
            .filter(move |&child| relations.contains(&self.syntax.deprel(child)))
    }

    /// The preposition of a nominal, lower case; empty when there is none.
    pub(super) fn preposition(&self, nominal: TokenId) -> &str {
        self.child(nominal, &[Deprel::Case])
            .map_or("", |case| self.lemma(case))
    }

    /// Head, then the head's head, and so on.
    pub(super) fn above(&self, token: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        std::iter::successors(self.syntax.head(token), |&head| self.syntax.head(head)).take(CLIMB)
    }

    /// The part of the article the token stands in.
    pub(super) fn paragraph(&self, token: TokenId) -> (usize, ParagraphKind) {
        let index = self.syntax.sentence(token).paragraph.index();
        let kind = self
            .source
            .paragraphs
            .get(index)
            .map_or(ParagraphKind::Body, |paragraph| paragraph.kind);
        (index, kind)
    }

    /// The tokens below `top` (itself included) in no order, without the branches that `skip` names.
    pub(super) fn below(&self, top: TokenId, skip: impl Fn(TokenId) -> bool) -> Vec<TokenId> {
        let mut found = vec![top];
        let mut next = 0;
        while let Some(&token) = found.get(next) {
            next += 1;
            if found.len() > WALK {
                break;
            }
            found.extend(self.syntax.children(token).filter(|&child| !skip(child)));
        }
        found
    }

    /// The actors that a noun phrase stands for: its own mention and its conjuncts'; a phrase that is no
    /// mention lends that of its possessor, modifier or complement ("officials from Niger").
    pub(super) fn actors_of(&self, nominal: TokenId) -> Vec<ActorId> {
        let mut found = Vec::new();
        self.collect(nominal, 0, &mut found);
        found
    }

    /// Whom a pronoun that nobody resolved most likely denotes: the subject of the clause above ("Norway
    /// said it would pay", "the firm left after the state asked them to").
    fn matrix_subject(&self, pronoun: TokenId) -> Option<ActorId> {
        let syntax = self.syntax;
        // "The rebels said their forces had left"
        if syntax.xpos(pronoun) == "PRP$" && pronoun.0 > syntax.sentence(pronoun).tokens.start {
            return self.announcer(TokenId(pronoun.0 - 1));
        }
        let subject = self.is_subject(pronoun);
        let object = matches!(syntax.deprel(pronoun), Deprel::Obj | Deprel::Iobj);
        let personal = matches!(
            self.lemma(pronoun),
            "they" | "them" | "he" | "him" | "she" | "her"
        );
        if !(personal && (subject || object) || subject && self.lemma(pronoun) == "it") {
            return None;
        }
        // "Has announced it will leave", whatever the tree makes of it.
        if subject
            && pronoun.0 > syntax.sentence(pronoun).tokens.start
            && let Some(actor) = self.announcer(TokenId(pronoun.0 - 1))
        {
            return Some(actor);
        }
        let mut at = syntax.head(pronoun)?;
        // "After the government ordered them to leave": not the one who orders.
        let other = object
            .then(|| {
                self.child(at, &[Deprel::Nsubj])
                    .and_then(|subject| self.actor(subject))
            })
            .flatten();
        for _ in 0..4 {
            let Some(head) = syntax.head(at) else { break };
            if let Some(subject) = self.child(head, &[Deprel::Nsubj])
                && subject != pronoun
                && let Some(actor) = self.actor(subject)
                && Some(actor) != other
            {
                return Some(actor);
            }
            at = head;
        }
        None
    }

    /// The subject of a verb of saying.
    fn announcer(&self, verb: TokenId) -> Option<ActorId> {
        let says = self.syntax.upos(verb) == Upos::Verb && lexicon().has(self.lemma(verb), Effect::Say);
        let subject = self.child(verb, &[Deprel::Nsubj]).filter(|_| says)?;
        self.actor(subject)
    }

    fn collect(&self, nominal: TokenId, depth: usize, found: &mut Vec<ActorId>) {
        let mut push = |actor: ActorId| {
            if !found.contains(&actor) {
                found.push(actor);
            }
        };
        let own = self.actor(nominal).or_else(|| self.matrix_subject(nominal));
        if let Some(actor) = own {
            push(actor);
        }
        if depth < 3 {
            if own.is_none() {
                // "A user labelled Anonymous"
                let before = found.len();
                for naming in self.all(nominal, &[Deprel::Acl]) {
                    if matches!(
                        self.lemma(naming),
                        "call" | "name" | "label" | "dub" | "nickname" | "title"
                    ) && self.syntax.xpos(naming) == "VBN"
                    {
                        for name in
                            self.all(naming, &[Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp, Deprel::Obl])
                        {
                            if self.preposition(name).is_empty() {
                                self.collect(name, depth + 1, found);
                            }
                        }
                    }
                }
                let named = found.len() > before;
                let order: &[&[Deprel]] = &[
                    &[Deprel::Flat, Deprel::Appos, Deprel::NmodDesc, Deprel::Nsubj],
                    &[Deprel::NmodPoss],
                    &[Deprel::Amod, Deprel::Compound],
                    &[Deprel::Nmod],
                ];
                for relations in order {
                    if named {
                        break;
                    }
                    let before = found.len();
                    for child in self.all(nominal, relations) {
                        if self.timex(child).is_none() && self.lends(child) {
                            self.collect(child, depth + 1, found);
                        }
                    }
                    if found.len() > before {
                        break;
                    }
                }
            }
            for child in self.all(nominal, &[Deprel::Nmod]) {
                if matches!(self.preposition(child), "include" | "including" | "like") {
                    self.collect(child, depth + 1, found);
                }
            }
            for child in self.all(nominal, &[Deprel::Conj]) {
                if self.syntax.upos(child) != Upos::Verb && !self.locates(nominal, child) {
                    self.collect(child, depth + 1, found);
                }
            }
        }
    }

    /// Whether a phrase that is no actor may stand for what hangs on it: "officials from Niger" and "Russian
    /// diplomats" do, "galleries throughout Spain" and "the Picasso collection" do not.
    fn lends(&self, child: TokenId) -> bool {
        match self.syntax.deprel(child) {
            Deprel::Nmod => matches!(
                self.preposition(child),
                "of" | "from"
                    | "in"
                    | "at"
                    | "for"
                    | "with"
                    | "to"
                    | "by"
                    | "between"
                    | "against"
                    | "on"
                    | "among"
                    | "include"
                    | "including"
            ),
            // "The X (Y) group": a subject without a predicate is part of the name.
            Deprel::Nsubj => {
                self.syntax.head(child).is_some_and(|head| {
                    self.syntax.upos(head) == Upos::Noun && self.child(head, &[Deprel::Cop]).is_none()
                }) && self.syntax.upos(child) == Upos::Propn
            }
            Deprel::Amod | Deprel::Compound => {
                !matches!(self.kind(child), Some(ActorKind::Person | ActorKind::Place))
            }
            _ => true,
        }
    }

    /// What sort of actor a token denotes.
    pub(super) fn kind(&self, token: TokenId) -> Option<ActorKind> {
        let actor = self.actor(token)?;
        self.actors.actors.get(actor.index()).map(|actor| actor.kind)
    }

    /// "From Sydney, Australia": a conjunct without "and" that only says where the first one is.
    fn locates(&self, first: TokenId, conjunct: TokenId) -> bool {
        matches!(self.kind(conjunct), Some(ActorKind::Place | ActorKind::Country))
            && !matches!(self.kind(first), Some(ActorKind::Country))
            && self.child(conjunct, &[Deprel::Cc]).is_none()
            && !self
                .all(first, &[Deprel::Conj])
                .any(|other| other > conjunct && self.child(other, &[Deprel::Cc]).is_some())
    }

    /// Whether the token is a relative pronoun.
    pub(super) fn is_relative(&self, token: TokenId) -> bool {
        // "That means": a clause of its own does not begin with a relative pronoun.
        let opens = self.lemma(token) == "that"
            && token.0 == self.syntax.sentence(token).tokens.start
            && self
                .syntax
                .head(token)
                .is_some_and(|verb| self.syntax.deprel(verb) == Deprel::Root);
        !opens
            && matches!(self.lemma(token), "who" | "which" | "that" | "whom" | "whose")
            && matches!(self.syntax.upos(token), Upos::Pron | Upos::Det | Upos::Sconj)
            && self
                .mention(token)
                .is_none_or(|mention| mention.kind == MentionKind::Pronoun)
    }

    /// The covering span of some tokens, without punctuation at its ends.
    pub(super) fn cover(&self, tokens: &[TokenId]) -> Span {
        let words = || {
            tokens
                .iter()
                .copied()
                .filter(|&token| self.syntax.upos(token) != Upos::Punct)
        };
        match (words().min(), words().max()) {
            (Some(first), Some(last)) => self.span(first).cover(self.span(last)),
            _ => tokens.first().map_or(Span::default(), |&token| self.span(token)),
        }
    }
}

/// Which tokens stand between quotation marks, three words and more; a paragraph's end closes them.
fn quoted(source: &Source, syntax: &Syntax) -> Vec<bool> {
    let mut marks = vec![false; syntax.len()];
    let mut open: Option<usize> = None;
    let mut paragraph = None;
    for (index, token) in syntax.tokens.iter().enumerate() {
        let here = syntax
            .sentences
            .get(token.sentence.index())
            .map(|sentence| sentence.paragraph);
        if here != paragraph {
            paragraph = here;
            open = None;
        }
        let form = source.slice(token.span);
        let (opens, closes) = match form {
            "\u{201c}" | "``" | "\u{ab}" => (true, false),
            "\u{201d}" | "''" | "\u{bb}" => (false, true),
            "\"" => (open.is_none(), open.is_some()),
            _ => (false, false),
        };
        if closes && let Some(start) = open.take() {
            if index - start > 3 {
                for mark in marks.iter_mut().take(index).skip(start) {
                    *mark = true;
                }
            }
        } else if opens {
            open = Some(index);
        }
    }
    marks
}
