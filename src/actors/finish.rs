//! Which of the actors in the making count, what they are called, and how much they matter.
//!
//! An actor acts, is acted on or speaks; a place where something happens and a nation that only colours
//! another word are none.

use super::bearer::bare;
use super::knowledge::knowledge;
use super::part::{is_argument, takes_part};
use super::view::{Tokens, View};
use super::who::{Cluster, Placed, Who};
use super::{Actor, ActorKind, Actors, Mention, MentionKind};
use crate::syntax::{Deprel, Upos};
use crate::text::Order;
use crate::text::{ActorId, MentionId, TokenId, possessive};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The final layer.
pub(crate) fn finish(mut who: Who) -> Actors {
    let view = who.view;
    if is_about_sport(view) {
        for code in who.states() {
            who.join_citizens(code);
        }
    }
    who.join_organs();
    who.placed
        .order_by_key(|placed| (view.span(&placed.tokens), placed.cluster));
    who.placed
        .dedup_by(|a, b| a.tokens == b.tokens && a.cluster == b.cluster);
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); who.clusters.len()];
    for (index, placed) in who.placed.iter().enumerate() {
        of[placed.cluster].push(index);
    }
    if is_about_sport(view) {
        call_teams(view, &mut who.clusters, &who.placed, &of);
    }
    let weights: Vec<f32> = of.iter().map(|own| weight(view, &who.placed, own)).collect();
    let top = weights.iter().copied().fold(1.0f32, f32::max);
    let described: BTreeSet<usize> = who
        .placed
        .iter()
        .filter(|placed| !placed.adjective && placed.kind != MentionKind::Pronoun)
        .map(|placed| placed.head)
        .collect();
    let mut order: Vec<usize> = (0..who.clusters.len())
        .filter(|&index| counts(view, &who.clusters[index], &who.placed, &of[index], &described))
        .collect();
    order.order_by(|&a, &b| {
        weights[b]
            .total_cmp(&weights[a])
            .then_with(|| of[a].first().cmp(&of[b].first()))
    });
    let mut ids: Vec<Option<ActorId>> = vec![None; who.clusters.len()];
    for (id, &cluster) in order.iter().enumerate() {
        ids[cluster] = Some(ActorId::from(id));
    }
    let mut actors: Vec<Actor> = order
        .iter()
        .map(|&index| {
            let cluster = &who.clusters[index];
            Actor {
                name: name_of(view, cluster, &who.placed, &of[index]),
                kind: cluster.kind,
                country: cluster.country.filter(|code| !code.is_empty()).map(Into::into),
                role: cluster.role.clone(),
                member_of: cluster
                    .member_of
                    .and_then(|other| ids[other])
                    .filter(|&other| Some(other) != ids[index]),
                mentions: Vec::new(),
                salience: (weights[index] / top).sqrt().clamp(0.0, 1.0),
                confidence: if cluster.sure.1 == 0 {
                    0.6
                } else {
                    (cluster.sure.0 / cluster.sure.1 as f32).clamp(0.0, 1.0)
                },
            }
        })
        .collect();
    let mut mentions = Vec::new();
    for placed in &who.placed {
        let Some(actor) = ids[placed.cluster] else {
            continue;
        };
        actors[actor.index()]
            .mentions
            .push(MentionId::from(mentions.len()));
        mentions.push(Mention {
            span: view.span(&placed.tokens),
            tokens: placed.tokens.start as u32..placed.tokens.end as u32,
            head: TokenId::from(placed.head),
            kind: placed.kind,
            actor,
        });
    }
    Actors { actors, mentions }
}

/// Words of match reports.
const SPORT: &[&str] = &[
    "match",
    "goal",
    "goals",
    "half",
    "penalty",
    "cup",
    "coach",
    "captain",
    "referee",
    "striker",
    "midfielder",
    "league",
    "tournament",
    "innings",
    "wicket",
    "wickets",
    "quarterfinal",
    "semifinal",
    "scored",
    "defeated",
    "goalkeeper",
    "tries",
];

/// Whether the text reports matches: one word in fifty says so.
fn is_about_sport(view: &View) -> bool {
    let words = (0..view.len())
        .filter(|&token| SPORT.contains(&view.lower(token)))
        .count();
    words >= 8 && words * 50 >= view.len()
}

/// Rule `national_team`: in a match report a state or region that plays is its team.
fn call_teams(view: &View, clusters: &mut [Cluster], placed: &[Placed], of: &[Vec<usize>]) {
    for (cluster, own) in clusters.iter_mut().zip(of) {
        let plays = own
            .iter()
            .any(|&index| !placed[index].adjective && is_argument(view, placed[index].head));
        let land = cluster.kind == ActorKind::Country
            || cluster.kind == ActorKind::Place && cluster.country.is_some();
        if plays && land {
            cluster.kind = ActorKind::Organisation;
        }
    }
}

/// How much an actor matters: its mentions, more for subjects and in the headline, less for pronouns.
fn weight(view: &View, placed: &[Placed], own: &[usize]) -> f32 {
    own.iter()
        .map(|&index| {
            let mention = &placed[index];
            let base = match mention.kind {
                MentionKind::Name if mention.adjective || mention.place => 0.4,
                MentionKind::Name => 1.0,
                MentionKind::Description => 0.7,
                MentionKind::Pronoun => 0.5,
            };
            let subject = if view.is_subject(mention.head) { 1.5 } else { 1.0 };
            let headline = if view.in_title(mention.head) { 1.5 } else { 1.0 };
            base * subject * headline
        })
        .sum()
}

/// Whether an actor counts.
fn counts(
    view: &View,
    cluster: &Cluster,
    placed: &[Placed],
    own: &[usize],
    described: &BTreeSet<usize>,
) -> bool {
    if own.is_empty()
        || own
            .iter()
            .all(|&index| placed[index].kind == MentionKind::Pronoun)
    {
        return false;
    }
    match cluster.kind {
        ActorKind::Country => own
            .iter()
            .any(|&index| !placed[index].adjective || speaks_for(view, &placed[index], described)),
        ActorKind::Place => own
            .iter()
            .any(|&index| something_happens(view, &placed[index], described)),
        ActorKind::People => own
            .iter()
            .any(|&index| takes_part(view, placed[index].head) && !placed[index].adjective),
        // "the Monti government" does not speak of Monti
        ActorKind::Person => own.iter().any(|&index| !placed[index].adjective),
        _ => true,
    }
}

/// Rule `state_by_adjective`: in "rejected a Senegalese plan" Senegal takes part; in "Senegalese soldiers left"
/// its soldiers do.
fn speaks_for(view: &View, mention: &Placed, described: &BTreeSet<usize>) -> bool {
    matches!(view.deprel(mention.head).stem(), "amod" | "compound" | "nmod")
        && view
            .head(mention.head)
            .is_some_and(|noun| !described.contains(&noun) && takes_part(view, noun))
}

/// Whether something is done to or at a place here: it is an argument of a verb, or its clause is there, or it
/// says where a thing is that is no actor ("blockades in the West Bank").
fn something_happens(view: &View, mention: &Placed, described: &BTreeSet<usize>) -> bool {
    is_argument(view, mention.head)
        || view.deprel(mention.head).stem() == "obl"
        || view.deprel(mention.head) == Deprel::Nmod
            && view.head(mention.head).is_some_and(|thing| {
                !described.contains(&thing) && (is_argument(view, thing) || view.deprel(thing) == Deprel::Obl)
            })
}

/// The fullest form, cleaned.
fn name_of(view: &View, cluster: &Cluster, placed: &[Placed], own: &[usize]) -> String {
    if let Some(known) = cluster.known_as {
        return known.to_owned();
    }
    // a form in capitals only where the text has no other spelling of it
    let spelt = |form: &str| {
        form.chars().any(char::is_lowercase)
            || !cluster
                .forms
                .keys()
                .any(|other| other != form && other.to_uppercase() == form)
    };
    let longest = cluster
        .forms
        .iter()
        .max_by_key(|(form, count)| (spelt(form), form.chars().count(), **count));
    if let Some((form, _)) = longest {
        let bare = form
            .strip_prefix("the ")
            .or_else(|| form.strip_prefix("The "))
            .unwrap_or(form);
        return bare.to_owned();
    }
    // a description: the one used most, of equals the shortest
    let mut texts: BTreeMap<String, (usize, Tokens)> = BTreeMap::new();
    for &index in own {
        if placed[index].kind != MentionKind::Pronoun {
            let tokens = without_count(view, &placed[index].tokens);
            let text = bare(&view.text(&tokens)).to_owned();
            texts.entry(text).or_insert((0, tokens)).0 += 1;
        }
    }
    texts
        .into_iter()
        .filter(|(text, _)| !text.is_empty())
        .max_by_key(|(text, (count, _))| (*count, Reverse(text.len())))
        .map_or_else(
            || "?".to_owned(),
            |(text, (_, tokens))| with_state(view, cluster, &tokens).unwrap_or(text),
        )
}

/// Words of a description that its name leaves out when it gets that of its state: "its new government" is called
/// "Nigerien government".
const SAID_OF: &[&str] = &[
    "the", "this", "these", "that", "those", "a", "an", "its", "their", "his", "her", "our", "my", "your",
    "own", "new", "current",
];

/// Rule `called_by_state`: an organ of a state that the words alone do not tell has the state's adjective before
/// it: "the army" of a text on Colombia is called "Colombian army".
fn with_state(view: &View, cluster: &Cluster, tokens: &Tokens) -> Option<String> {
    let organ = matches!(cluster.kind, ActorKind::Government | ActorKind::Military);
    let country = cluster.country.filter(|_| organ)?;
    let tells = tokens.clone().any(|start| {
        (1..=3).any(|length| {
            let words = start..(start + length).min(tokens.end);
            view.facts(&words).iter().any(|fact| fact.country == country)
        })
    });
    if tells {
        return None;
    }
    // "the country's military"
    let from = (tokens.clone().rev())
        .find(|&token| matches!(view.lower(token), "'s" | "'"))
        .map_or(tokens.start, |mark| mark + 1);
    let from = (from..tokens.end).find(|&token| !SAID_OF.contains(&view.lower(token)))?;
    let words = view.text(&(from..tokens.end));
    if let Some(adjective) = knowledge().adjective(country) {
        return Some(format!("{adjective} {words}"));
    }
    let state = knowledge().state_name(country)?;
    Some(format!("{} {words}", possessive(state)))
}

/// "About 4,500 Swedish soldiers" -> "Swedish soldiers".
fn without_count(view: &View, tokens: &Tokens) -> Tokens {
    let first = tokens
        .clone()
        .take(5)
        .take_while(|&index| index + 1 < tokens.end)
        .filter(|&index| view.upos(index) == Upos::Num)
        .last();
    match first {
        Some(number) if view.form(number + 1).chars().all(char::is_alphabetic) => number + 1..tokens.end,
        _ => tokens.clone(),
    }
}
