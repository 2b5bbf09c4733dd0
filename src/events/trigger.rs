//! Which words name events: verbs and event nouns, with their clause.

use super::lexicon::{Class, Effect, lexicon};
use super::reading::Reading;
use super::{EventKind, Status};
use crate::actors::ActorKind;
use crate::syntax::{Deprel, Upos};
use crate::text::{ActorId, ParagraphKind, TokenId};
use crate::time::TimexKind;

/// The form of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A verb.
    Verb,
    /// An event noun.
    Noun,
    /// A predicate noun, adjective or adverb with a copula.
    Copula,
}

/// An event in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The word that names it.
    pub(super) trigger: TokenId,
    /// The event noun of a light verb.
    pub(super) noun: Option<TokenId>,
    /// Verb, noun or copula.
    pub(super) form: Form,
    /// Its class, when the lexicon knows the word.
    pub(super) class: Option<&'static Class>,
    /// Its type.
    pub(super) kind: EventKind,
    /// The tokens of its clause.
    pub(super) clause: Vec<TokenId>,
    /// Who did it.
    pub(super) agents: Vec<ActorId>,
    /// To whom.
    pub(super) patients: Vec<ActorId>,
    /// The phrase that names the agent, for the label.
    pub(super) subject: Option<TokenId>,
    /// The phrase that names the patient, for the label.
    pub(super) object: Option<TokenId>,
    /// How certain.
    pub(super) status: Status,
    /// Who says so.
    pub(super) speaker: Option<ActorId>,
    /// Whether it only introduces what someone said.
    pub(super) attribution: bool,
    /// Whether its sides were only sought in the words around it.
    pub(super) far: bool,
}

impl Draft {
    /// The name of its class: of two drafts with the same one each tells the same sort of act.
    pub(super) fn act(&self) -> Option<&'static str> {
        self.class.map(|class| class.name)
    }
}

/// Whether a token is a verb in the passive: it has a passive auxiliary or subject, or is a bare
/// participle after its noun or at the head of a clause.
pub(super) fn is_passive(reading: &Reading<'_>, verb: TokenId) -> bool {
    let syntax = reading.syntax;
    if reading.child(verb, &[Deprel::AuxPass]).is_some() {
        return true;
    }
    if is_headline_participle(reading, verb) {
        return true;
    }
    // With an object behind it and no "be" it is active, whatever the tree calls its subject.
    let object = reading
        .child(verb, &[Deprel::Obj])
        .is_some_and(|object| object > verb);
    if reading
        .child(verb, &[Deprel::NsubjPass, Deprel::OblAgent])
        .is_some()
        && !object
    {
        return true;
    }
    !object
        && syntax.xpos(verb) == "VBN"
        && reading.child(verb, &[Deprel::Nsubj]).is_none()
        && match syntax.deprel(verb) {
            Deprel::Acl | Deprel::Advcl | Deprel::Amod | Deprel::Xcomp => {
                reading.child(verb, &[Deprel::Aux]).is_none()
            }
            Deprel::Conj => {
                reading.child(verb, &[Deprel::Aux]).is_none()
                    && syntax.head(verb).is_some_and(|head| {
                        syntax.upos(head) == Upos::Verb && syntax.xpos(head) == "VBN" && {
                            reading
                                .child(head, &[Deprel::AuxPass, Deprel::NsubjPass])
                                .is_some()
                        }
                    })
            }
            _ => false,
        }
}

/// "The ships are expected to sail": the verb only plans what the verb below it names, which is returned.
pub(super) fn raised(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    let plans = matches!(reading.lemma(verb), "expect" | "schedule" | "slate" | "set");
    let below = reading.child(verb, &[Deprel::Xcomp])?;
    let infinitive = reading
        .child(below, &[Deprel::Mark])
        .is_some_and(|mark| reading.lemma(mark) == "to");
    (plans && infinitive && reading.syntax.upos(below) == Upos::Verb && is_passive(reading, verb))
        .then_some(below)
}

/// "Ten sailors rescued off the coast": in a headline the form in "-ed" without an object is the passive, whatever
/// the tagger says; what is done is told in the present.
fn is_headline_participle(reading: &Reading<'_>, verb: TokenId) -> bool {
    let (_, paragraph) = reading.paragraph(verb);
    let acts = || {
        super::lexicon::lexicon()
            .verb(reading.lemma(verb), |_| false)
            .is_some_and(|class| class.relation.is_some() && !class.mutual && class.prepositions.len() < 3)
    };
    let last = TokenId(reading.syntax.sentence(verb).tokens.end.saturating_sub(1));
    matches!(paragraph, ParagraphKind::Title | ParagraphKind::Heading)
        && reading.form(last) != "."
        && matches!(reading.syntax.xpos(verb), "VBD" | "VBN")
        && reading.form(verb).ends_with("ed")
        && reading
            .child(
                verb,
                &[
                    Deprel::Obj,
                    Deprel::Aux,
                    Deprel::Ccomp,
                    Deprel::Xcomp,
                    Deprel::CompoundPrt,
                ],
            )
            .is_none()
        && acts()
}

/// Every event word of the text, in order.
pub(super) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut named: Vec<bool> = vec![false; reading.syntax.len()];
    for index in 0..reading.syntax.len() {
        let token = TokenId::from(index);
        let (_, paragraph) = reading.paragraph(token);
        if matches!(paragraph, ParagraphKind::Date | ParagraphKind::Byline) {
            continue;
        }
        let draft = match reading.syntax.upos(token) {
            Upos::Verb => verb(reading, token),
            Upos::Noun if !named[index] => noun(reading, token).or_else(|| copula(reading, token)),
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Adv | Upos::Num => copula(reading, token),
            _ => None,
        };
        if let Some(draft) = draft {
            if let Some(slot) = draft.noun.and_then(|noun| named.get_mut(noun.index())) {
                *slot = true;
                drafts.retain(|old: &Draft| Some(old.trigger) != draft.noun);
            }
            drafts.push(draft);
        }
    }
    drafts
}

fn draft(reading: &Reading<'_>, trigger: TokenId, form: Form, class: Option<&'static Class>) -> Draft {
    Draft {
        trigger,
        noun: None,
        form,
        class,
        kind: class.map_or(EventKind::Other, |class| class.kind),
        clause: clause(reading, trigger, form),
        agents: Vec::new(),
        patients: Vec::new(),
        subject: None,
        object: None,
        status: Status::Happened,
        speaker: None,
        attribution: false,
        far: false,
    }
}

/// Whether `frame` stands with the verb as particle, preposition of a complement, or bare object.
fn framed(reading: &Reading<'_>, verb: TokenId, frame: &str) -> bool {
    let syntax = reading.syntax;
    let by_child = |verb: TokenId| {
        syntax.children(verb).any(|child| match syntax.deprel(child) {
            Deprel::CompoundPrt
            | Deprel::Advmod
            | Deprel::Obj
            | Deprel::Mark
            | Deprel::Iobj
            | Deprel::NsubjPass => {
                let is = |word: TokenId| {
                    reading.lemma(word) == frame || reading.form(word).eq_ignore_ascii_case(frame)
                };
                // "Sent thousands of troops"
                let counted = matches!(
                    reading.lemma(child),
                    "series" | "number" | "dozen" | "hundred" | "thousand"
                );
                is(child) || counted && reading.all(child, &[Deprel::Nmod]).any(is)
            }
            Deprel::Obl | Deprel::OblAgent if reading.timex(child).is_some() => false,
            Deprel::Obl | Deprel::Advcl | Deprel::OblAgent => reading
                .child(child, &[Deprel::Case, Deprel::Mark])
                .is_some_and(|case| reading.lemma(case) == frame),
            Deprel::Xcomp | Deprel::Ccomp => {
                reading.lemma(child) == frame
                    || frame == "to"
                        && reading
                            .child(child, &[Deprel::Mark])
                            .is_some_and(|mark| reading.lemma(mark) == "to")
            }
            _ => false,
        })
    };
    by_child(verb)
}

/// "Much-needed help", "measures in neighbouring Mali": a participle that only describes.
fn is_attribute(reading: &Reading<'_>, token: TokenId) -> bool {
    let syntax = reading.syntax;
    let compound = matches!(syntax.xpos(token), "VBN" | "VBD" | "VBG")
        && token.0.checked_sub(1).map(TokenId).is_some_and(|before| {
            reading.form(before) == "-" && reading.span(before).end == reading.span(token).start
        });
    compound || matches!(reading.form(token), "neighboring" | "neighbouring")
}

fn verb(reading: &Reading<'_>, token: TokenId) -> Option<Draft> {
    let syntax = reading.syntax;
    if matches!(
        syntax.deprel(token),
        Deprel::Amod
            | Deprel::Compound
            | Deprel::Aux
            | Deprel::AuxPass
            | Deprel::Case
            | Deprel::Cop
            | Deprel::Mark
            | Deprel::Fixed
            | Deprel::Flat
            | Deprel::Cc
            | Deprel::Goeswith
    ) {
        return None;
    }
    let lemma = reading.lemma(token);
    if is_attribute(reading, token)
        || lemma == "be"
        || reading.timex(token).is_some()
        || raised(reading, token).is_some()
    {
        return None;
    }
    let lexicon = lexicon();
    let by_frame = lexicon.framed(lemma, |frame| framed(reading, token, frame));
    let class = by_frame.or_else(|| lexicon.verb(lemma, |_| false));
    let class = if class.is_some_and(|class| class.name == "host") && gets(reading, token) {
        lexicon.verb("obtain", |_| false)
    } else {
        class
    };
    let mut draft = draft(reading, token, Form::Verb, class);
    let same_act = |object: TokenId| {
        by_frame.is_none()
            && class.is_some_and(|verb| {
                verb.relation.is_some()
                    && noun_class(reading, object).is_some_and(|noun| noun.kind == verb.kind)
            })
    };
    let doubled = reading
        .all(token, &[Deprel::Obj, Deprel::NsubjPass])
        .find_map(|object| {
            std::iter::once(object)
                .chain(
                    reading
                        .all(object, &[Deprel::Nmod])
                        .filter(|&of| reading.preposition(of) == "of"),
                )
                .find(|&noun| {
                    syntax.upos(noun) == Upos::Noun && reading.actor(noun).is_none() && same_act(noun)
                })
        });
    let ended = reading
        .all(token, &[Deprel::Obj, Deprel::NsubjPass])
        .filter(|&object| syntax.upos(object) == Upos::Noun && reading.actor(object).is_none())
        .find_map(|object| {
            let act = noun_class(reading, object)?.kind;
            let class = lexicon.ending(lemma, act, |particle| framed(reading, token, particle))?;
            Some((object, class))
        });
    if let Some((noun, class)) = ended {
        draft.noun = Some(noun);
        draft.class = Some(class);
        draft.kind = class.kind;
    } else if let Some(noun) = doubled {
        // "Provided millions of dollars of aid": the noun says again what the verb says.
        draft.noun = Some(noun);
    } else if lexicon.is_light(lemma)
        && by_frame.is_none()
        && let Some(noun) = named_act(reading, token)
    {
        let class = noun_class(reading, noun);
        draft.noun = Some(noun);
        draft.class = class;
        draft.kind = class.map_or(EventKind::Other, |class| class.kind);
    }
    if threatens(reading, token, draft.class) {
        draft.class = lexicon.verb("threaten", |_| false);
        draft.kind = EventKind::Threaten;
    }
    weigh_clause(reading, &mut draft);
    let says = lexicon.has(lemma, Effect::Say) || lexicon.has(lemma, Effect::Claim);
    // "Said that they must leave" is a demand.
    let must = says
        && reading.all(token, &[Deprel::Ccomp]).any(|clause| {
            reading
                .all(clause, &[Deprel::Aux])
                .any(|aux| matches!(reading.lemma(aux), "must" | "should"))
        });
    if must && let Some(class) = lexicon.verb("demand", |_| false) {
        draft.class = Some(class);
        draft.kind = class.kind;
    }
    // "Has claimed that" is news, "claims that" and "said" only introduce it.
    let news = super::status::tense(reading, token) == super::status::Tense::Perfect;
    draft.attribution = says && !news && draft.class.is_some_and(|class| class.name == "say");
    Some(draft)
}

/// What a clause below the verb takes from its class.
fn weigh_clause(reading: &Reading<'_>, draft: &mut Draft) {
    let token = draft.trigger;
    // "Helped to carry out the raid": no help to anybody.
    if matches!(reading.lemma(token), "help" | "assist")
        && reading.child(token, &[Deprel::Xcomp]).is_some()
        && reading
            .child(token, &[Deprel::Obj, Deprel::Iobj, Deprel::NsubjPass])
            .is_none()
    {
        draft.class = None;
        draft.kind = EventKind::Other;
    }
    // "Oversaw the withdrawal of French troops": whoever leads an act does not lead those who do it.
    let act = |object: TokenId| {
        reading.actor(object).is_none()
            && noun_class(reading, object).is_some_and(|act| act.relation.is_some())
    };
    if draft.class.is_some_and(|class| class.name == "lead")
        && reading.all(token, &[Deprel::Obj, Deprel::NsubjPass]).any(act)
    {
        draft.class = None;
        draft.kind = EventKind::Other;
    }
    // "Ruled that the firm may build" tells who is concerned, not whose side the court takes.
    if draft.class.is_some_and(|class| class.name == "rule")
        && reading.child(token, &[Deprel::Ccomp]).is_some()
    {
        draft.class = lexicon().noun("trial");
    }
}

/// "Received a delegation" hosts, "received attention" gets.
fn gets(reading: &Reading<'_>, token: TokenId) -> bool {
    let guest = |object: TokenId| {
        reading.kind(object).is_some_and(|kind| {
            matches!(
                kind,
                ActorKind::Person | ActorKind::Country | ActorKind::Government | ActorKind::Organisation
            )
        }) || lexicon().tie(reading.lemma(object)).is_some()
    };
    reading.lemma(token) == "receive" && reading.all(token, &[Deprel::Obj]).any(|object| !guest(object))
}

/// The noun that says what a light verb does: "took a decision", "came under attack".
fn named_act(reading: &Reading<'_>, token: TokenId) -> Option<TokenId> {
    let lemma = reading.lemma(token);
    reading
        .all(token, &[Deprel::Obj, Deprel::NsubjPass])
        .chain(reading.all(token, &[Deprel::Obl]).filter(|&oblique| {
            lemma == "come"
                || matches!(lemma, "put" | "enter" | "engage" | "go")
                    && !reading.preposition(oblique).is_empty()
        }))
        .find(|&object| {
            reading.syntax.upos(object) == Upos::Noun
                && reading.actor(object).is_none()
                && noun_class(reading, object)
                    .is_some_and(|class| class.kind != EventKind::Other || matches!(lemma, "take" | "make"))
        })
}

/// "Vowed to retaliate", "is ready to bomb": a promise of force is a threat.
fn threatens(reading: &Reading<'_>, token: TokenId, class: Option<&Class>) -> bool {
    class.is_some_and(|class| class.name == "promise")
        && reading.all(token, &[Deprel::Xcomp]).any(|act| {
            lexicon()
                .verb(reading.lemma(act), |frame| framed(reading, act, frame))
                .is_some_and(|class| {
                    matches!(
                        class.kind,
                        EventKind::Assault | EventKind::Coerce | EventKind::Sanction | EventKind::Protest
                    )
                })
        })
}

/// The class of an event noun, with the word before it where the table lists both ("hunger strike").
pub(super) fn noun_class(reading: &Reading<'_>, token: TokenId) -> Option<&'static Class> {
    let lexicon = lexicon();
    let lemma = reading.lemma(token);
    if lexicon.is_second(lemma) {
        let pair = reading
            .all(token, &[Deprel::Compound, Deprel::Amod])
            .find_map(|first| lexicon.noun(&format!("{}_{lemma}", reading.lemma(first).to_lowercase())));
        if pair.is_some() {
            return pair;
        }
    }
    lexicon.noun(lemma)
}

fn noun(reading: &Reading<'_>, token: TokenId) -> Option<Draft> {
    let syntax = reading.syntax;
    let class = noun_class(reading, token)?;
    let inert = matches!(
        syntax.deprel(token),
        Deprel::Compound | Deprel::Flat | Deprel::Fixed | Deprel::Case | Deprel::Goeswith
    );
    if inert || reading.timex(token).is_some() || reading.actor(token).is_some() || is_called(reading, token)
    {
        return None;
    }
    Some(draft(reading, token, Form::Noun, Some(class)))
}

/// "Declared the takeover a coup": what a thing is called is not told as another event.
fn is_called(reading: &Reading<'_>, noun: TokenId) -> bool {
    let syntax = reading.syntax;
    let calls = |verb: TokenId| {
        matches!(
            reading.lemma(verb),
            "call"
                | "declare"
                | "label"
                | "brand"
                | "term"
                | "deem"
                | "dub"
                | "consider"
                | "denounce"
                | "describe"
        )
    };
    let behind = matches!(
        syntax.deprel(noun),
        Deprel::Xcomp | Deprel::OblUnmarked | Deprel::NmodUnmarked | Deprel::Obj | Deprel::Obl
    );
    let article = reading
        .child(noun, &[Deprel::Det])
        .is_some_and(|det| matches!(reading.lemma(det), "a" | "an"));
    let verb = syntax
        .head(noun)
        .filter(|&verb| verb < noun && behind && article && calls(verb));
    verb.is_some_and(|verb| {
        matches!(reading.preposition(noun), "" | "as")
            && reading
                .all(verb, &[Deprel::Obj, Deprel::NsubjPass])
                .any(|thing| thing != noun && thing < noun)
    })
}

fn copula(reading: &Reading<'_>, token: TokenId) -> Option<Draft> {
    reading.child(token, &[Deprel::Cop])?;
    if reading
        .timex(token)
        .and_then(|id| reading.timexes.get(id.index()))
        .is_some_and(|timex| timex.kind != TimexKind::Duration)
    {
        return None;
    }
    reading.child(token, &[Deprel::Nsubj, Deprel::Expl])?;
    // "Is willing to send" is an offer.
    let offers = matches!(reading.lemma(token), "willing" | "ready" | "prepared")
        && reading
            .child(token, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl])
            .is_some();
    let promise = lexicon().verb("promise", |_| false).filter(|_| offers);
    let class = if threatens(reading, token, promise) {
        lexicon().verb("threaten", |_| false)
    } else {
        promise
    };
    Some(draft(reading, token, Form::Copula, class))
}

/// The tokens of the clause of a trigger: its subtree without coordinated and loosely attached clauses;
/// for a participle or relative clause with the noun it stands by.
fn clause(reading: &Reading<'_>, trigger: TokenId, form: Form) -> Vec<TokenId> {
    let syntax = reading.syntax;
    let mut tokens = reading.below(trigger, |child| {
        let top = syntax.head(child) == Some(trigger);
        match syntax.deprel(child) {
            Deprel::Conj => top && form != Form::Noun && syntax.upos(child) != Upos::Adj,
            Deprel::Parataxis | Deprel::Punct | Deprel::Discourse => top,
            Deprel::Cc => top && form != Form::Noun,
            Deprel::Cop | Deprel::Nsubj | Deprel::Aux => top && form == Form::Noun,
            Deprel::Mark => {
                top && matches!(
                    reading.lemma(child),
                    "that" | "after" | "before" | "as" | "while" | "because" | "if"
                )
            }
            Deprel::Case => top && form == Form::Noun,
            _ => false,
        }
    });
    if form != Form::Noun
        && matches!(syntax.deprel(trigger), Deprel::Acl)
        && let Some(head) = syntax.head(trigger)
    {
        tokens.push(head);
        tokens.extend(reading.all(
            head,
            &[
                Deprel::Det,
                Deprel::Amod,
                Deprel::Compound,
                Deprel::Nummod,
                Deprel::NmodPoss,
                Deprel::Flat,
            ],
        ));
    }
    tokens
}
