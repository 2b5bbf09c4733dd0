//! Descriptions that stand beside a name, and whose bearer they describe: "musician X", "X, the mayor of Y", "X
//! is the mayor of Y". Not here: descriptions that stand alone (`alone`, `groups`).

use super::ActorKind;
use super::describe::{Described, Form};
use super::knowledge::knowledge;
use super::part::is_plural;
use super::view::View;
use super::who::Who;
use crate::syntax::{Deprel, Upos};

/// What makes an office another one: "the vice president" is not the president.
pub(super) const LESSER: &[&str] = &["vice", "deputy", "former", "assistant", "associate"];

/// Rule `described_name`: "musician X" tells a person's role, "the security firm X" the kind of a body.
pub(crate) fn describe_bearer(who: &mut Who, found: &Described, bearer: usize, owner: Option<usize>) {
    // "the Russian mercenary group X" is of Russia
    let country = owner
        .filter(|&owner| who.clusters[owner].kind == ActorKind::Country)
        .and_then(|owner| who.clusters[owner].country);
    let word = who.view.lower(found.head).to_owned();
    let cluster = &mut who.clusters[bearer];
    if cluster.kind == ActorKind::ArmedGroup {
        cluster.country = cluster.country.or(country);
    }
    if cluster.person && found.kind == ActorKind::Person {
        if cluster.role.is_none() {
            cluster.role = Some(word.clone());
        }
        // "his father" before, "his father X" now
        if found.form == Form::Possessive
            && let Some(owner) = who.headed(found.tokens.start)
            && let Some(kin) = who.key(&format!("kin:{owner}:{word}"))
            && !who.clusters[kin].person
        {
            who.merge(kin, bearer);
        }
        return;
    }
    if cluster.kind == ActorKind::Organisation && found.kind == ActorKind::Company {
        cluster.kind = found.kind;
    }
    if !cluster.heads.contains(&word) {
        cluster.heads.push(word);
    }
}

/// Rule `apposition`: "X, the mayor of Y" and "the mayor of Y, X" are X.
pub(crate) fn apposition(who: &mut Who, found: &Described, named: Option<usize>) -> Option<usize> {
    let view = who.view;
    // "X and the mayor of Y" are two, whatever the tree says
    let before = view.before(found.tokens.start);
    let joined = matches!(before, "and" | "or" | "&" | "particularly" | "especially" | "including" | "notably")
        // "Ohio, the region and the nation" are three
        || found.kind != ActorKind::Person && before == "," && is_listed(view, found);
    // "Smith, Jones, the mayor of Y, and Brown": the mayor is Jones, whatever the tree says
    let nearest = (before == "," && !is_plural(view, found.head) && view.lower(found.head + 1) != "and")
        .then(|| ends_at(who, found.tokens.start - 1))
        .flatten();
    let governor = view
        .head(found.head)
        .filter(|_| view.deprel(found.head) == Deprel::Appos && !joined);
    let bearer = named
        .or_else(|| {
            let told = governor.and_then(|token| who.headed(token))?;
            Some(nearest.filter(|&near| may_be(who, found, near)).unwrap_or(told))
        })
        .or_else(|| before_comma(who, found))
        .filter(|&cluster| may_be(who, found, cluster))?;
    take_role(who, found, bearer);
    Some(bearer)
}

/// Whether a phrase behind a comma is one of a list: "Ohio, the region and the nation", "groups such as Oxfam, a
/// coalition of churches".
fn is_listed(view: &View, found: &Described) -> bool {
    let first = view
        .sentence(found.head)
        .start
        .max(found.tokens.start.saturating_sub(12));
    matches!(view.lower(found.head + 1), "and" | "or")
        || (first..found.tokens.start).any(|token| {
            view.lower(token) == "including" || view.lower(token) == "as" && view.before(token) == "such"
        })
}

/// The person whose name a comma parts from the phrase: "Mary Smith, mayor of Y,"; not in lists.
fn before_comma(who: &Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let in_phrase = |token: usize| {
        matches!(
            view.upos(token),
            Upos::Noun | Upos::Adj | Upos::Propn | Upos::Part | Upos::Det | Upos::Num
        )
    };
    let mut start = found.tokens.start;
    while start > 0 && found.head - start < 7 && in_phrase(start - 1) {
        start -= 1;
    }
    let comma = start.checked_sub(1)?;
    let closed = matches!(
        view.lower(found.head + 1),
        "of" | "for" | "at" | "in" | "," | "." | "who" | ")" | ";"
    );
    let alone = found.kind == ActorKind::Person
        && !is_plural(view, found.head)
        && closed
        && view.form(comma) == ","
        && view.sentence_id(comma) == view.sentence_id(found.head)
        && !in_list(view, found.head);
    ends_at(who, comma).filter(|_| alone)
}

/// The actor whose mention ends right before a comma.
fn ends_at(who: &Who, comma: usize) -> Option<usize> {
    who.headed(comma.checked_sub(1)?).filter(|_| {
        who.placed
            .iter()
            .rev()
            .take(4)
            .any(|placed| placed.tokens.end == comma)
    })
}

/// Whether a phrase is one of several joined by "and".
fn in_list(view: &View, head: usize) -> bool {
    let joined = |token: usize| {
        view.children(token)
            .any(|child| view.deprel(child).stem() == "cc")
    };
    view.deprel(head) == Deprel::Conj
        && view.head(head).is_none_or(|first| {
            view.children(first)
                .any(|child| view.deprel(child) == Deprel::Conj && (child != head || joined(child)))
        })
}

/// Rule `copula`: "X is the mayor of Y" tells who the mayor is.
pub(crate) fn copula(who: &mut Who, found: &Described) -> Option<usize> {
    let view = who.view;
    let mut is = false;
    let mut subject = None;
    for child in view.children(found.head) {
        match view.deprel(child).stem() {
            "cop" => is = matches!(view.lower(child), "is" | "was" | "are" | "were" | "be" | "been"),
            "nsubj" => subject = subject.or(Some(child)),
            // "is not the mayor", "may be the mayor", "if he is the mayor"
            "advmod" | "aux" | "mark"
                if matches!(
                    view.lower(child),
                    "not"
                        | "n't"
                        | "never"
                        | "may"
                        | "might"
                        | "could"
                        | "would"
                        | "should"
                        | "if"
                        | "whether"
                ) =>
            {
                return None;
            }
            _ => {}
        }
    }
    // "it is the government that ..." and plurals tell nothing
    let subject = subject.filter(|&token| is && view.upos(token) != Upos::Pron)?;
    if found.form != Form::Definite || is_plural(view, found.head) {
        return None;
    }
    let bearer = who
        .headed(subject)
        .filter(|&cluster| may_be(who, found, cluster))?;
    take_role(who, found, bearer);
    Some(bearer)
}

/// Whether a named actor may bear a description: a person a person's, a body one of its kind.
fn may_be(who: &Who, found: &Described, cluster: usize) -> bool {
    let known = &who.clusters[cluster];
    if found.kind == ActorKind::Person {
        known.person
    } else {
        !known.person && known.kind == found.kind
    }
}

/// The description of a person without a role becomes the role.
fn take_role(who: &mut Who, found: &Described, bearer: usize) {
    let view = who.view;
    // "vice" of "vice president", which the tagger may have cut off
    let lesser = LESSER.contains(&view.before(found.tokens.start));
    let role = view.text(&(found.tokens.start - usize::from(lesser)..found.head + 1));
    let of = found.head + 1;
    let of_body = matches!(view.lower(of), "of" | "at" | "for")
        && view.is_cap(of + 1)
        && knowledge().facts(view.form(of + 1)).is_empty();
    let cluster = &mut who.clusters[bearer];
    if cluster.person && cluster.role.is_none() {
        cluster.role = Some(bare(&role).to_owned());
        cluster.role_of_body = of_body;
    }
}

/// Keeps the state to which a person's office belongs.
pub(crate) fn note_nation(who: &mut Who, found: &Described, person: usize, owner: Option<usize>) {
    let state = owner
        .filter(|_| found.kind == ActorKind::Person && who.clusters[person].person)
        .and_then(|owner| who.clusters[owner].country);
    if state.is_some() {
        let person = &mut who.clusters[person];
        person.nation = person.nation.or(state);
    }
}

/// Without its article.
pub(crate) fn bare(text: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text)
}
