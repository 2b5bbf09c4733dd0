//! Names that neither the tagger nor a table knows, told by their surroundings: "the security firm X",
//! "Mary Smith of X", "the X government", "Tsai Ing-wen". Not here: names found otherwise (`spans`).

use super::ActorKind;
use super::knowledge::{Head, knowledge};
use super::spans::{Origin, Stretch};
use super::view::{Tokens, View};
use crate::syntax::{NameKind, Upos};
use crate::text::Order;

/// Nouns that a name often follows at once.
const NAMED_BY: &[&str] = &[
    "firm",
    "company",
    "magazine",
    "newspaper",
    "tabloid",
    "website",
    "blog",
    "broadcaster",
    "network",
    "agency",
    "band",
    "organisation",
    "organization",
    "charity",
    "foundation",
    "startup",
    "start-up",
    "airline",
    "bank",
    "retailer",
    "manufacturer",
    "carmaker",
    "automaker",
    "chipmaker",
    "developer",
    "publisher",
    "club",
    "party",
    "movement",
    "militia",
    "think-tank",
    "union",
    "outlet",
    "site",
];
/// Ends of compounds that are no parts of names: "World Cup-winning", "Vice President-elect".
const COMPOUND_ENDS: &[&str] = &[
    "elect", "led", "run", "born", "style", "made", "wide", "era", "only", "free", "rich", "held", "like",
    "class", "size", "area", "level", "line", "star", "day", "old", "long", "bound", "based", "owned",
    "backed", "type", "year", "month", "week", "term", "time", "to", "in", "on", "off", "up", "and", "of",
    "the", "turned",
];

/// Adds what the surroundings tell, and corrects what the tagger made of it; `taken` marks the tokens of names.
pub(crate) fn add(view: &View, taken: &mut [bool], kept: &mut Vec<Stretch>) {
    eastern_names(view, taken, kept);
    kept.order_by_key(|stretch| stretch.tokens.start);
    whole_names(view, taken, kept);
    let mut person_ends = vec![false; view.len() + 1];
    for stretch in kept.iter() {
        let person = matches!(
            stretch.origin,
            Origin::Tagger(NameKind::Per, _) | Origin::Told(ActorKind::Person)
        );
        if person && stretch.tokens.len() > 1 {
            person_ends[stretch.tokens.end] = true;
        }
    }
    for stretch in kept.iter_mut() {
        let unsure = match stretch.origin {
            Origin::Tagger(NameKind::Misc, _) => true,
            Origin::Tagger(NameKind::Norp, _) => stretch.tokens.len() == 1,
            Origin::Tagger(NameKind::Loc, _) => view.is_acronym(stretch.tokens.start),
            _ => false,
        };
        if unsure
            && view.facts(&stretch.tokens).is_empty()
            && let Some(kind) = told(view, &person_ends, &stretch.tokens)
        {
            stretch.origin = Origin::Told(kind);
        }
    }
    let mut index = 0;
    while index < view.len() {
        let run = run(view, taken, index);
        if let Some(kind) = told(view, &person_ends, &run).filter(|_| !run.is_empty()) {
            taken[run.clone()].fill(true);
            kept.push(Stretch {
                tokens: run.clone(),
                origin: Origin::Told(kind),
            });
        }
        index = run.end.max(index + 1);
    }
}

/// Rule `whole_name`: the tagger's lone first name takes the capitalised word behind it.
fn whole_names(view: &View, taken: &mut [bool], kept: &mut Vec<Stretch>) {
    let lone = |stretch: &Stretch| {
        matches!(stretch.origin, Origin::Tagger(NameKind::Per, _))
            && stretch.tokens.len() == 1
            && knowledge().title(view.lower(stretch.tokens.start)).is_none()
    };
    let mut index = 0;
    while index < kept.len() {
        let next = kept[index].tokens.end;
        let same = next < view.len()
            && view.sentence_id(next) == view.sentence_id(kept[index].tokens.start)
            && !view.in_title(next)
            && !view.shouted(next);
        if same && lone(&kept[index]) {
            let pair = kept
                .get(index + 1)
                .is_some_and(|other| lone(other) && other.tokens.start == next);
            let free =
                !taken[next] && begins_name(view, next) && knowledge().head(view.lower(next)).is_none();
            if pair {
                kept.remove(index + 1);
            }
            if pair || free {
                taken[next] = true;
                kept[index].tokens.end = next + 1;
            }
        }
        index += 1;
    }
}

/// Rule `eastern_name`: "Tsai Ing-wen", "Moon Jae-in", however the tagger cut it.
fn eastern_names(view: &View, taken: &mut [bool], kept: &mut Vec<Stretch>) {
    let found: Vec<Tokens> = (0..view.len())
        .filter_map(|index| eastern_name(view, index))
        .collect();
    if found.is_empty() {
        return;
    }
    let at = |stretch: &Stretch| {
        let next = found.partition_point(|name| name.end <= stretch.tokens.start);
        found
            .get(next)
            .filter(|name| name.start < stretch.tokens.end)
            .cloned()
    };
    // a body that holds such a name ("Moon Jae-in Foundation") keeps it
    let mut bodies: Vec<Tokens> = Vec::new();
    kept.retain(|stretch| {
        let Some(name) = at(stretch) else { return true };
        let body = stretch.tokens.end > name.end
            || matches!(stretch.origin, Origin::Table | Origin::Tagger(NameKind::Org, _));
        if body {
            bodies.push(name);
        }
        body
    });
    for tokens in found.iter().filter(|name| !bodies.contains(name)) {
        taken[tokens.clone()].fill(true);
        kept.push(Stretch {
            tokens: tokens.clone(),
            origin: Origin::Told(ActorKind::Person),
        });
    }
}

fn eastern_name(view: &View, index: usize) -> Option<Tokens> {
    let given = index + 1;
    let last = index + 3;
    if last >= view.sentence(index).end || view.form(given + 1) != "-" {
        return None;
    }
    let joined = view.glued(given + 1) && view.glued(last) && !view.glued(given);
    let tail = view.form(last);
    let long = tail.chars().count() > 4;
    let short = |word: &str, most: usize| {
        (2..=most).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)
    };
    let unknown = |at: usize| {
        view.is_cap(at)
            && !view.is_acronym(at)
            && !knowledge().is_adverb(view.lower(at))
            && knowledge().facts(view.form(at)).is_empty()
            && knowledge().title(view.lower(at)).is_none()
    };
    let fits = joined
        && unknown(index)
        && unknown(given)
        && short(view.form(index), 7)
        && short(view.form(given), 6)
        && short(tail, 5)
        && tail.chars().all(char::is_lowercase)
        && !COMPOUND_ENDS.contains(&tail)
        && !(long && (tail.ends_with("ed") || tail.ends_with("ing")))
        && knowledge().head(tail).is_none()
        && !view.seen_common(view.lower(given))
        && !(view.glued(last + 1) && view.form(last + 1) == "-");
    fits.then_some(index..last + 1)
}

/// Capitalised words from here on that belong to no name yet.
fn run(view: &View, taken: &[bool], index: usize) -> Tokens {
    let mut end = index;
    let stop = view.sentence(index).end;
    while end < stop && !taken[end] && (begins_name(view, end) || end > index && view.xpos(end) == "CD") {
        end += 1;
    }
    index..end
}

/// Rules `named_by_noun` ("the security firm X"), `person_of` ("Mary Smith of X"), `person_government`
/// ("the X government"): the kind that the surroundings of a name tell.
fn told(view: &View, person_ends: &[bool], name: &Tokens) -> Option<ActorKind> {
    if name.is_empty() || view.in_title(name.start) || view.shouted(name.start) {
        return None;
    }
    let first = view.sentence(name.start).start;
    let quoted = name.start > first
        && matches!(
            view.form(name.start - 1),
            "\"" | "\u{201c}" | "\u{2018}" | "'" | "``"
        );
    let before = name
        .start
        .checked_sub(1 + usize::from(quoted))
        .filter(|&at| at >= first)?;
    let noun = view.lower(before);
    if !view.is_cap(before) && view.upos(before) == Upos::Noun {
        if NAMED_BY.contains(&noun) {
            return match knowledge().head(noun) {
                Some(Head::Actor(kind)) => Some(kind),
                _ => Some(ActorKind::Organisation),
            };
        }
        if knowledge().is_role(noun) && view.xpos(before) == "NN" && name.len() > 1 && !quoted {
            return Some(ActorKind::Person);
        }
    }
    let of = before
        .checked_sub(usize::from(noun == "the"))
        .filter(|&at| view.lower(at) == "of");
    if of.is_some_and(|at| person_ends[at]) && !quoted {
        return Some(ActorKind::Organisation);
    }
    let follows = matches!(view.lower(name.end), "government" | "administration" | "cabinet");
    let person = noun == "the"
        && name.len() == 1
        && follows
        && view.upos(name.start) == Upos::Propn
        && !view.is_acronym(name.start);
    person.then_some(ActorKind::Person)
}

/// Whether a token may begin a name that nobody knows: a capitalised word, inside its sentence, that is no
/// day, title or known name.
fn begins_name(view: &View, index: usize) -> bool {
    view.is_cap(index)
        && view.form(index).chars().filter(|c| c.is_alphabetic()).count() > 1
        && !knowledge().is_never_a_name(view.lower(index))
        && knowledge().title(view.lower(index)).is_none()
        && knowledge().facts(view.form(index)).is_empty()
        && !(index > 0 && view.glued(index) && matches!(view.form(index - 1), "-" | "@" | "#" | "/"))
        && view.sentence(index).start != index
}
