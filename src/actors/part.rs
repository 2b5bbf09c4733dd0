//! What part a token plays in its sentence, as far as it tells whether somebody takes part: argument, agent,
//! plural. Not here: who it is.

use super::view::View;
use crate::syntax::Deprel;

/// Whether a token is an argument, or stands behind a preposition that says to whom, from whom or against
/// whom something is done ("arms for the refugees").
pub(crate) fn takes_part(view: &View, token: usize) -> bool {
    is_argument(view, token)
        || matches!(view.deprel(token).stem(), "obl" | "nmod")
            && view
                .children(token)
                .find(|&child| view.deprel(child) == Deprel::Case)
                .is_some_and(|case| {
                    matches!(
                        view.lower(case),
                        "to" | "from" | "against" | "with" | "by" | "for" | "between" | "of" | "on" | "in"
                    )
                })
}

pub(crate) fn is_plural(view: &View, at: usize) -> bool {
    matches!(view.xpos(at), "NNS" | "NNPS") || matches!(view.lower(at), "police" | "personnel" | "people")
}

/// Whether a token is subject, object or agent, or joined to one.
pub(crate) fn is_argument(view: &View, token: usize) -> bool {
    let first = (0..4).try_fold(token, |at, _| match view.head(at) {
        Some(head) if view.deprel(at) == Deprel::Conj => Ok(head),
        _ => Err(at),
    });
    let first = first.unwrap_or_else(|at| at);
    // "two thirds of Nigeriens"
    let whole = (view.deprel(first) == Deprel::Nmod)
        .then(|| view.head(first))
        .flatten()
        .filter(|&part| {
            matches!(
                view.lower(part),
                "thirds"
                    | "third"
                    | "half"
                    | "quarter"
                    | "percent"
                    | "majority"
                    | "hundreds"
                    | "thousands"
                    | "millions"
                    | "dozens"
                    | "group"
                    | "number"
                    | "most"
                    | "many"
                    | "some"
            )
        })
        .unwrap_or(first);
    matches!(view.deprel(whole).stem(), "nsubj" | "obj" | "iobj") || view.deprel(whole) == Deprel::OblAgent
}
