//! Relations between actors: from events, and from statements of structure ("leader of", "of the party").

use super::adjacent;
use super::hyphens;
use super::judge;
use super::lexicon::{Tie, lexicon};
use super::offices;
use super::organs;
use super::reading::Reading;
use super::titles;
use super::trigger::{Draft, Form};
use super::{Event, EventKind, Relation, RelationKind, Sign, Status};
use crate::actors::{ActorKind, MentionKind};
use crate::syntax::{Deprel, Upos};
use crate::text::Order;
use crate::text::{ActorId, EventId, Span, TokenId};
use std::collections::BTreeMap;

/// Relations trusted less than this are not told: three of four of them are wrong.
const FLOOR: f32 = 0.2;

/// One piece of evidence.
pub(super) struct Proof {
    pub(super) quote: Span,
    pub(super) event: Option<EventId>,
    pub(super) status: Status,
    pub(super) confidence: f32,
}

impl Proof {
    /// Words that state a relation by themselves, without an event.
    pub(super) fn stated(quote: Span, confidence: f32) -> Self {
        Self {
            quote,
            event: None,
            status: Status::Happened,
            confidence,
        }
    }
}

/// Relations under construction.
#[derive(Default)]
pub(super) struct Web {
    pub(super) proofs: BTreeMap<(ActorId, ActorId, RelationKind, Sign), Vec<Proof>>,
}

impl Web {
    pub(super) fn add(&mut self, from: ActorId, to: ActorId, kind: RelationKind, sign: Sign, proof: Proof) {
        if from == to {
            return;
        }
        let (from, to) = if kind.is_directed() || from < to {
            (from, to)
        } else {
            (to, from)
        };
        self.proofs.entry((from, to, kind, sign)).or_default().push(proof);
    }

    /// Whether the actor is known to lead something.
    pub(super) fn is_leader(&self, actor: ActorId) -> bool {
        self.proofs
            .keys()
            .any(|(from, _, kind, _)| *from == actor && *kind == RelationKind::Leads)
    }
}

/// All relations; `events` and `drafts` run parallel.
pub(super) fn find(
    reading: &Reading<'_>,
    drafts: &[Draft],
    events: &[Event],
    of_draft: &[EventId],
) -> Vec<Relation> {
    let mut web = Web::default();
    for (draft, &id) in drafts.iter().zip(of_draft) {
        let Some(event) = events.get(id.index()) else {
            continue;
        };
        from_event(reading, draft, id, event, &mut web);
    }
    organs::states(reading, &mut web);
    structure(reading, &mut web);
    organs::find(reading, &mut web);
    adjacent::find(reading, &mut web);
    titles::find(reading, &mut web);
    hyphens::find(reading, &mut web);
    offices::find(reading, &mut web);
    judge::find(reading, drafts, of_draft, &mut web);
    web.proofs
        .into_iter()
        .map(|((from, to, kind, sign), mut proofs)| {
            proofs.order_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.quote.cmp(&b.quote)));
            let doubt: f32 = proofs.iter().map(|proof| 1.0 - proof.confidence).product();
            let mut quotes: Vec<Span> = Vec::new();
            let mut events: Vec<EventId> = Vec::new();
            for proof in &proofs {
                if !quotes.contains(&proof.quote) && quotes.len() < 20 {
                    quotes.push(proof.quote);
                }
                if let Some(event) = proof.event
                    && !events.contains(&event)
                {
                    events.push(event);
                }
            }
            Relation {
                from,
                to,
                sign,
                kind,
                status: proofs
                    .iter()
                    .map(|proof| proof.status)
                    .min()
                    .unwrap_or(Status::Happened),
                quotes,
                events,
                confidence: (1.0 - doubt).clamp(0.05, 0.99),
            }
        })
        .filter(|relation| relation.confidence >= FLOOR)
        .collect()
}

fn from_event(reading: &Reading<'_>, draft: &Draft, id: EventId, event: &Event, web: &mut Web) {
    let Some((kind, sign)) = draft.class.and_then(|class| class.relation) else {
        return;
    };
    if draft.status == Status::Denied || draft.agents.len() > 6 || draft.patients.len() > 6 {
        return;
    }
    let quote = reading_quote(reading, draft, event);
    let sign = match kind {
        RelationKind::Withdraws if !is_agreed(reading, draft.trigger) => Sign::Negative,
        RelationKind::Demands if draft.kind == EventKind::Request && orders_out(reading, draft.trigger) => {
            Sign::Negative
        }
        _ => sign,
    };
    // Who claims that another did wrong accuses it.
    if let Some(speaker) = draft.speaker
        && sign == Sign::Negative
        && matches!(
            draft.kind,
            EventKind::Assault | EventKind::Coerce | EventKind::Sanction
        )
        && draft.status == Status::Reported
    {
        for &accused in draft.agents.iter().filter(|&&accused| accused != speaker) {
            let proof = Proof {
                quote,
                event: Some(id),
                status: Status::Happened,
                confidence: event.confidence * 0.7,
            };
            web.add(speaker, accused, RelationKind::Accuses, Sign::Negative, proof);
        }
    }
    let place = |actor: ActorId| {
        reading
            .actors
            .actors
            .get(actor.index())
            .is_some_and(|actor| actor.kind == ActorKind::Place)
    };
    for &from in &draft.agents {
        for &to in &draft.patients {
            // "The junta ordered Danish troops out of Mali": beside them its own state is only where.
            let owner = (reading.actors.actors.get(from.index())).and_then(|from| from.member_of);
            if owner == Some(to) && draft.patients.len() > 1 {
                continue;
            }
            // "Met in Zurich" says nothing of Zurich.
            if !kind.is_directed() && place(to) {
                continue;
            }
            let proof = Proof {
                quote,
                event: Some(id),
                status: draft.status,
                confidence: event.confidence
                    * if draft.form == Form::Noun { 0.7 } else { 0.85 }
                    * if draft.far { 0.7 } else { 1.0 },
            };
            web.add(from, to, kind, sign, proof);
        }
    }
}

fn reading_quote(reading: &Reading<'_>, draft: &Draft, event: &Event) -> Span {
    let own = reading.cover(&draft.clause);
    if own.len() <= 600 && !own.is_empty() {
        own
    } else {
        event.quote
    }
}

/// "Agreed to withdraw": no quarrel in it.
fn is_agreed(reading: &Reading<'_>, trigger: TokenId) -> bool {
    reading.above(trigger).take(3).any(|head| {
        matches!(
            reading.lemma(head),
            "agree" | "promise" | "pledge" | "agreement" | "deal"
        )
    })
}

/// "Asked them to leave": wherever the tree hangs the infinitive, it stands close behind.
fn orders_out(reading: &Reading<'_>, trigger: TokenId) -> bool {
    let end = reading.syntax.sentence(trigger).tokens.end;
    (trigger.0 + 2..end.min(trigger.0 + 10)).map(TokenId).any(|verb| {
        reading.lemma(TokenId(verb.0 - 1)) == "to"
            && reading.syntax.upos(verb) == Upos::Verb
            && lexicon()
                .verb(reading.lemma(verb), |_| false)
                .is_some_and(|class| {
                    matches!(class.kind, EventKind::Retreat | EventKind::Resign) || class.name == "retreat"
                })
    })
}

/// Whether the text names the actor: nameless groups are in no structure worth telling.
fn is_named(reading: &Reading<'_>, actor: ActorId) -> bool {
    reading.actors.actors.get(actor.index()).is_some_and(|actor| {
        actor.mentions.iter().any(|mention| {
            reading
                .actors
                .mentions
                .get(mention.index())
                .is_some_and(|mention| mention.kind == MentionKind::Name)
        })
    })
}

/// Structure: ties named by a noun, and people "of" bodies.
fn structure(reading: &Reading<'_>, web: &mut Web) {
    for index in 0..reading.syntax.len() {
        let token = TokenId::from(index);
        if !matches!(reading.syntax.upos(token), Upos::Noun | Upos::Propn | Upos::Adj) {
            continue;
        }
        if let Some(tie) = lexicon().tie(&reading.lemma(token).to_lowercase())
            && !is_surname(reading, token)
        {
            tied(reading, token, tie, web);
        }
        belongs(reading, token, web);
    }
}

/// "Stephen King": the last word of a person's name ties nobody.
fn is_surname(reading: &Reading<'_>, token: TokenId) -> bool {
    let mentions = &reading.actors.mentions;
    let upto = mentions.partition_point(|mention| mention.tokens.start < token.0);
    mentions[upto.saturating_sub(4)..upto].iter().any(|mention| {
        mention.kind == MentionKind::Name
            && mention.tokens.end == token.0 + 1
            && reading
                .actors
                .actors
                .get(mention.actor.index())
                .is_some_and(|actor| actor.kind == ActorKind::Person)
    })
}

/// The actors of a phrase beside a tie noun: nearer than `actors_of`, which follows complements of complements.
fn partners(reading: &Reading<'_>, phrase: TokenId) -> Vec<ActorId> {
    if reading.actor(phrase).is_some() {
        return reading.actors_of(phrase);
    }
    let mut found = Vec::new();
    for child in reading.all(
        phrase,
        &[Deprel::NmodPoss, Deprel::Compound, Deprel::Amod, Deprel::Flat],
    ) {
        found.extend(reading.actor(child));
    }
    if found.is_empty() {
        for child in reading.all(phrase, &[Deprel::Nmod]) {
            if matches!(reading.preposition(child), "of" | "in" | "for") {
                found.extend(reading.actor(child));
            }
        }
    }
    found
}

fn proof(reading: &Reading<'_>, tokens: &[TokenId], confidence: f32) -> Proof {
    Proof::stated(reading.cover(tokens), confidence)
}

/// Who holds the office that a tie noun names, and the noun above of which it is the title.
fn holders(reading: &Reading<'_>, noun: TokenId) -> (Vec<ActorId>, Option<TokenId>) {
    let syntax = reading.syntax;
    let mut holders: Vec<ActorId> = Vec::new();
    let mut hold = |token: TokenId| {
        if let Some(actor) = reading.actor(token)
            && !holders.contains(&actor)
        {
            holders.push(actor);
        }
    };
    hold(noun);
    let modifies = matches!(
        syntax.deprel(noun),
        Deprel::Compound
            | Deprel::Appos
            | Deprel::Flat
            | Deprel::NmodDesc
            | Deprel::NmodUnmarked
            | Deprel::Nmod
    );
    let bare = reading.preposition(noun).is_empty();
    let above = syntax.head(noun).filter(|_| modifies && bare);
    if let Some(head) = above {
        hold(head);
    }
    for child in reading.all(noun, &[Deprel::Appos, Deprel::Flat, Deprel::NmodDesc]) {
        hold(child);
        for other in reading.all(child, &[Deprel::Conj]) {
            hold(other);
        }
    }
    if reading.child(noun, &[Deprel::Cop]).is_some()
        && let Some(subject) = reading.child(noun, &[Deprel::Nsubj])
    {
        hold(subject);
    }
    // "The other candidates of the party were Jane Doe and John Roe"
    if syntax.deprel(noun) == Deprel::Nsubj
        && let Some(head) = syntax.head(noun)
        && reading.child(head, &[Deprel::Cop]).is_some()
    {
        hold(head);
        for other in reading.all(head, &[Deprel::Conj]) {
            hold(other);
        }
    }
    if syntax.deprel(noun) == Deprel::Conj
        && let Some(head) = syntax.head(noun)
    {
        // "the founder and head of": the holder of the first office holds the second.
        if let Some(mention) = reading.mention(head)
            && mention.kind != MentionKind::Name
        {
            holders.push(mention.actor);
        }
    }
    (holders, above)
}

/// A tie noun: who holds it, and to whom.
fn tied(reading: &Reading<'_>, noun: TokenId, tie: Tie, web: &mut Web) {
    let syntax = reading.syntax;
    let (holders, above) = holders(reading, noun);
    let mut others: Vec<(ActorId, TokenId)> = Vec::new();
    let mut seek = |from: TokenId| {
        for child in syntax.children(from) {
            let leads = match syntax.deprel(child) {
                Deprel::NmodPoss | Deprel::Amod | Deprel::Compound => true,
                Deprel::Nmod => matches!(
                    reading.preposition(child),
                    "of" | "for" | "at" | "in" | "from" | "with" | "to"
                ),
                _ => false,
            };
            if leads && reading.timex(child).is_none() {
                others.extend(partners(reading, child).into_iter().map(|actor| (actor, child)));
            }
        }
    };
    seek(noun);
    if let Some(head) = above
        && matches!(
            syntax.deprel(noun),
            Deprel::Compound | Deprel::Flat | Deprel::NmodDesc
        )
    {
        seek(head);
    }
    for &holder in &holders {
        for &(other, at) in &others {
            let person_like = |actor: ActorId| {
                reading
                    .actors
                    .actors
                    .get(actor.index())
                    .is_some_and(|actor| actor.kind == ActorKind::Person)
            };
            if !is_named(reading, holder)
                || holders.contains(&other)
                || (person_like(other) && matches!(tie.relation, RelationKind::MemberOf))
            {
                continue;
            }
            let (from, to) = if tie.from_holder {
                (holder, other)
            } else {
                (other, holder)
            };
            let mut tokens = vec![noun, at];
            tokens.extend(above);
            web.add(from, to, tie.relation, tie.sign, proof(reading, &tokens, 0.75));
        }
    }
}

/// "Jane Doe of the party", "the party's Jane Doe", "the museum at the university": who belongs to whom.
fn belongs(reading: &Reading<'_>, token: TokenId, web: &mut Web) {
    let kind_of = |actor: ActorId| reading.actors.actors.get(actor.index()).map(|actor| actor.kind);
    let Some(mention) = reading.mention(token) else {
        return;
    };
    if !is_named(reading, mention.actor) {
        return;
    }
    let person = mention.kind == MentionKind::Name && kind_of(mention.actor) == Some(ActorKind::Person);
    let body_of = |actor: ActorId| {
        matches!(
            kind_of(actor),
            Some(
                ActorKind::Organisation
                    | ActorKind::Company
                    | ActorKind::Government
                    | ActorKind::Media
                    | ActorKind::ArmedGroup
                    | ActorKind::Military
            )
        )
    };
    let body = mention.kind != MentionKind::Pronoun && body_of(mention.actor);
    if !person && !body {
        return;
    }
    // "The party's Jane Doe and John Roe": the possessor goes for both.
    let mut holders = vec![mention.actor];
    holders.extend(
        reading
            .all(token, &[Deprel::Conj])
            .filter_map(|other| reading.actor(other)),
    );
    let relations = [
        Deprel::Nmod,
        Deprel::NmodPoss,
        Deprel::Compound,
        Deprel::Appos,
        Deprel::Amod,
    ];
    for child in reading.all(token, &relations) {
        let relation = reading.syntax.deprel(child);
        let leads = match relation {
            Deprel::Nmod if person => {
                matches!(reading.preposition(child), "of" | "from" | "at" | "with" | "for")
            }
            Deprel::Nmod => matches!(reading.preposition(child), "of" | "at" | "within" | "in"),
            Deprel::Appos => person,
            _ => true,
        };
        if !leads {
            continue;
        }
        let shared = matches!(relation, Deprel::NmodPoss | Deprel::Compound);
        for actor in reading.actors_of(child) {
            let country = kind_of(actor) == Some(ActorKind::Country);
            if !(body_of(actor) || country) {
                continue;
            }
            for &holder in holders.iter().take(if shared { holders.len() } else { 1 }) {
                if actor != holder {
                    let quote = proof(reading, &[token, child], if person { 0.7 } else { 0.6 });
                    web.add(holder, actor, RelationKind::MemberOf, Sign::Neutral, quote);
                }
            }
        }
    }
}
