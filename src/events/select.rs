//! Which events a reader would put on a timeline, how important each is, and how sure we are.
//!
//! Salience is a logistic score over a few readable features; its weights were fitted on articles read by
//! hand (see `docs/events.md`) and rounded.

use super::dating::{Closeness, Dated};
use super::reading::Reading;
use super::status::{Tense, tense};
use super::trigger::{Draft, Form};
use super::{EventKind, Status};
use crate::syntax::Deprel;
use crate::text::Order;
use crate::text::{ParagraphKind, TimexId};
use crate::time::{Precision, TimexKind};

/// The features of one draft: name and value, for the score and for reading it by eye.
pub(super) fn features(reading: &Reading<'_>, draft: &Draft, dated: &Dated) -> Vec<(&'static str, f32)> {
    let mut found: Vec<(&'static str, f32)> = vec![("bias", 1.0)];
    let mut on = |name: &'static str, is: bool| {
        if is {
            found.push((name, 1.0));
        }
    };
    let syntax = reading.syntax;
    let when = dated.when.as_ref().filter(|when| when.start.is_some());
    on(
        "attached",
        when.is_some() && dated.closeness == Closeness::Attached,
    );
    on("clause", when.is_some() && dated.closeness == Closeness::Clause);
    on(
        "sentence",
        when.is_some() && dated.closeness == Closeness::Sentence,
    );
    on("context", when.is_some() && dated.closeness == Closeness::Context);
    on("news", when.is_some() && dated.closeness == Closeness::News);
    let timex = when
        .and_then(|when| when.timex)
        .and_then(|id| reading.timexes.get(id.index()));
    // "A few months later" was counted from another date: it is vague no more.
    let open = timex.filter(|timex| timex.interval.is_some());
    on("vague", open.is_some_and(|timex| timex.value.ends_with("_REF")));
    on(
        "loose",
        open.is_some_and(|timex| timex.precision == Precision::Vague),
    );
    on(
        "duration",
        timex.is_some_and(|timex| timex.kind == TimexKind::Duration),
    );
    on("noun", draft.form == Form::Noun);
    on("copula", draft.form == Form::Copula);
    on("attribution", draft.attribution);
    on("statement", draft.kind == EventKind::State && !draft.attribution);
    on("other", draft.kind == EventKind::Other);
    on("unknown", draft.class.is_none());
    on("change", draft.kind == EventKind::Change);
    on(
        "strong",
        draft.class.is_some_and(|class| class.relation.is_some()),
    );
    on("agent", !draft.agents.is_empty());
    on("patient", !draft.patients.is_empty());
    on("denied", draft.status == Status::Denied);
    on("possible", draft.status == Status::Possible);
    on("planned", draft.status == Status::Planned);
    let deprel = syntax.deprel(draft.trigger);
    let verbal = draft.form != Form::Noun;
    on("root", verbal && deprel == Deprel::Root);
    on(
        "relative",
        verbal && matches!(deprel, Deprel::AclRelcl | Deprel::Acl),
    );
    on("adverbial", verbal && deprel == Deprel::Advcl);
    on("open", verbal && deprel == Deprel::Xcomp);
    on("reported", verbal && deprel == Deprel::Ccomp);
    on("coordinate", verbal && deprel == Deprel::Conj);
    let own = tense(reading, draft.trigger);
    on("perfect", verbal && own == Tense::Perfect);
    on("past", verbal && own == Tense::Past);
    on("present", verbal && matches!(own, Tense::Present));
    let (paragraph, kind) = reading.paragraph(draft.trigger);
    on(
        "title",
        matches!(kind, ParagraphKind::Title | ParagraphKind::Heading),
    );
    let lead = reading
        .source
        .paragraphs
        .iter()
        .position(|paragraph| matches!(paragraph.kind, ParagraphKind::Body));
    on("lead", lead == Some(paragraph));
    // "Has announced" in the article's first two paragraphs is the news itself.
    let news = matches!(dated.closeness, Closeness::News);
    let early = lead.is_some_and(|lead| paragraph >= lead && paragraph <= lead + 1);
    let first = early && verbal && deprel == Deprel::Root;
    on(
        "lead_news",
        news && first && matches!(own, Tense::Perfect | Tense::Progressive),
    );
    found
}

const WEIGHTS: &[(&str, f32)] = &[
    ("bias", -2.2),
    ("attached", 3.0),
    ("clause", 1.2),
    ("sentence", 0.2),
    ("context", -0.6),
    ("news", -0.4),
    ("vague", -1.5),
    ("loose", -0.4),
    ("duration", -0.8),
    ("noun", -0.9),
    ("copula", -0.7),
    ("attribution", -2.5),
    ("statement", 0.0),
    ("other", -0.2),
    ("unknown", -0.4),
    ("change", -0.2),
    ("strong", 0.3),
    ("agent", 0.3),
    ("patient", 0.2),
    ("denied", -0.6),
    ("possible", -0.8),
    ("planned", 0.1),
    ("root", 0.4),
    ("relative", -0.4),
    ("adverbial", -0.4),
    ("open", -0.4),
    ("reported", -0.2),
    ("perfect", 0.4),
    ("present", -0.5),
    ("title", -1.5),
    ("lead", 0.6),
    ("lead_news", 2.6),
];

/// 0 to 1: how much a reader would want the event on a timeline.
pub(super) fn salience(features: &[(&'static str, f32)]) -> f32 {
    let score: f32 = features
        .iter()
        .map(|(name, value)| {
            WEIGHTS
                .iter()
                .find(|(weight, _)| weight == name)
                .map_or(0.0, |(_, weight)| weight * value)
        })
        .sum();
    1.0 / (1.0 + (-score).exp())
}

/// One candidate for the timeline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its salience.
    pub(super) salience: f32,
    /// The sentence it stands in.
    pub(super) sentence: u32,
    /// The expression that dates it.
    pub(super) timex: Option<TimexId>,
    /// Whether it is a main verb beside another, with an act of its own ("asked them to leave and turned to").
    pub(super) beside: bool,
}

/// Whether a draft is a clause joined to the main clause that names another act between actors.
pub(super) fn is_beside(reading: &Reading<'_>, draft: &Draft) -> bool {
    let syntax = reading.syntax;
    draft.form == Form::Verb
        && syntax.deprel(draft.trigger) == Deprel::Conj
        && !draft.agents.is_empty()
        && !draft.patients.is_empty()
        && draft.class.is_some_and(|class| class.relation.is_some())
        && syntax.head(draft.trigger).is_some_and(|head| {
            syntax.deprel(head) == Deprel::Root && syntax.upos(head) == crate::syntax::Upos::Verb
        })
}

/// A reader's timeline: those above the threshold, one per expression and sentence.
pub(super) fn main(candidates: &[Candidate]) -> Vec<bool> {
    const THRESHOLD: f32 = 0.5;
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.order_by(|&a, &b| {
        candidates[b]
            .salience
            .total_cmp(&candidates[a].salience)
            .then(a.cmp(&b))
    });
    let mut taken = std::collections::BTreeSet::new();
    let mut chosen = vec![false; candidates.len()];
    for index in order {
        let candidate = candidates[index];
        chosen[index] = candidate.salience >= THRESHOLD
            && (taken.insert((candidate.sentence, candidate.timex)) || candidate.beside);
    }
    chosen
}

/// 0 to 1: how sure the date, the roles and the reading of the clause are.
pub(super) fn confidence(reading: &Reading<'_>, draft: &Draft, dated: &Dated) -> f32 {
    let date = match dated.closeness {
        Closeness::Attached => 0.95,
        Closeness::Clause => 0.85,
        Closeness::Sentence => 0.65,
        Closeness::Context => 0.6,
        Closeness::News => 0.55,
        Closeness::None => 0.4,
    };
    let timex = dated
        .when
        .as_ref()
        .and_then(|when| when.timex)
        .and_then(|id| reading.timexes.get(id.index()))
        .map_or(1.0, |timex| timex.confidence);
    let word = if draft.class.is_some() { 1.0 } else { 0.8 };
    let roles = if draft.agents.is_empty() && draft.patients.is_empty() {
        0.85
    } else {
        1.0
    };
    let form = match draft.form {
        Form::Verb => 1.0,
        Form::Noun | Form::Copula => 0.9,
    };
    // What is only said, possible or under way is misread more often than what happened.
    let status = match draft.status {
        Status::Reported | Status::Possible | Status::Ongoing => 0.7,
        Status::Happened | Status::Planned | Status::Denied => 1.0,
    };
    date * timex * word * roles * form * status
}

/// Whether an event of the timeline is worth a second look: we are not sure of it, or it just came through.
pub(super) fn is_doubtful(confidence: f32, salience: f32) -> bool {
    const SURE: f32 = 0.475;
    confidence * salience.sqrt() < SURE
}
