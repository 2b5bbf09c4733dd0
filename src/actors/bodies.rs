//! Organised bodies: which names are one body's. Rules `known_body`, `full_body`, `short_form`, `acronym`,
//! `tail`.

use super::ActorKind;
use super::groups::group_class;
use super::knowledge::{Fact, Head, Way, knowledge};
use super::names::{Class, Found};
use super::view::{Tokens, is_acronym};
use super::who::{Who, modifies};
use std::collections::BTreeMap;

/// Words after a name that are no part of it.
const TAILS: &[&str] = &[
    "inc",
    "inc.",
    "corp",
    "corp.",
    "corporation",
    "company",
    "co",
    "co.",
    "ltd",
    "ltd.",
    "plc",
    "llc",
    "group",
    "news",
    "agency",
    "television",
    "tv",
    "party",
    "movement",
    "network",
    "organization",
    "organisation",
    "magazine",
    "newspaper",
    "website",
    "site",
    "app",
    "rebels",
    "militants",
    "militia",
    "fighters",
    "channel",
    "radio",
];

/// Heads of "X of Y" where Y alone may name the body.
const OF_HEADS: &[&str] = &["church", "municipality"];

impl Who<'_, '_> {
    pub(super) fn known_body(&mut self, fact: Fact) -> usize {
        let Way::Body(kind) = fact.way else {
            return self.open(ActorKind::Organisation);
        };
        let (cluster, new) = self.keyed(&format!("fact:{}:{}", fact.country, fact.name), kind);
        if new {
            let body = &mut self.clusters[cluster];
            body.country = (!fact.country.is_empty()
                && matches!(kind, ActorKind::Government | ActorKind::Military)
                && !is_common_organ(fact.name))
            .then_some(fact.country);
            for word in knowledge().called(fact.name) {
                self.clusters[cluster].heads.push((*word).to_owned());
            }
            self.bind(format!("body:{}", stem(fact.name)), cluster);
        }
        cluster
    }

    /// Rule `organ_of_state`: "Russia's Ministry of Defence" and "Ukraine's Ministry of Defence" are two; the
    /// bare name is the latest of them.
    fn organ_of_state(&mut self, organ: usize, key: &str, start: usize) -> usize {
        let kind = self.clusters[organ].kind;
        if !matches!(kind, ActorKind::Government | ActorKind::Military) {
            return organ;
        }
        if let Some(place) = self.region_before(start) {
            return self.keyed(&format!("organ:{place}:{key}"), kind).0;
        }
        let latest = format!("organ:{key}");
        let Some(state) = self.state_before(start) else {
            return self.key(&latest).unwrap_or(organ);
        };
        let Some(country) = self.clusters[state].country else {
            return organ;
        };
        let own = match self.clusters[organ].country {
            Some(known) if known == country => organ,
            // nobody's so far: the one told of before is this one
            None if self.key(&latest).is_none() => organ,
            _ => self.keyed(&format!("organ:{country}:{key}"), kind).0,
        };
        self.clusters[own].country = Some(country);
        self.clusters[own].member_of = Some(state);
        self.rebind(latest, own);
        own
    }

    /// Rule `organ_of_region`: "the Texas National Guard" is not the country's: the region named right before.
    fn region_before(&self, start: usize) -> Option<usize> {
        let last = start.checked_sub(1)?;
        let same = self.view.sentence_id(last) == self.view.sentence_id(start);
        self.headed(last).filter(|&place| {
            let known = &self.clusters[place];
            same && modifies(self.view, start) && known.kind == ActorKind::Place && known.country.is_some()
        })
    }

    /// Rule `bare_head`: "the Court", "the University" are the latest body whose name has that head.
    fn bare_head(&self, name: &Tokens) -> Option<usize> {
        let word = self.view.lower(name.start);
        let head = matches!(knowledge().head(word), Some(Head::Actor(_)));
        if name.len() != 1 || !head || word.len() < 4 {
            return None;
        }
        self.latest_alone(name.start, |cluster| {
            self.clusters[cluster].kind != ActorKind::Place && self.name_ends_in(cluster, word)
        })
        .one()
    }

    /// Rule `full_body`: the same words, a leading article, a leading state and "'s" aside.
    pub(super) fn full_body(&mut self, kind: ActorKind, name: &Tokens) -> usize {
        let text = self.view.text(name);
        let key = stem(&text);
        if let Some(cluster) = self.key(&format!("body:{key}")) {
            return cluster;
        }
        let turned_key = turned(&key).and_then(|turned| self.key(&format!("body:{turned}")));
        if let Some(cluster) = turned_key {
            self.bind(format!("body:{key}"), cluster);
            return cluster;
        }
        let (state, bare) = self.without_state(name);
        if let Some((country, _)) = state
            && let Some(cluster) = self.key(&format!("body:{bare}"))
        {
            let same = self.clusters[cluster]
                .country
                .is_none_or(|known| known == country);
            if same && bare.contains(' ') {
                self.clusters[cluster].country = Some(country);
                self.bind(format!("body:{key}"), cluster);
                return cluster;
            }
        }
        // "Andy Warhol Foundation for the Visual Arts" is found again under "Andy Warhol Foundation"
        let short = short_form(&bare);
        let cluster = self.open(kind);
        self.bind(format!("body:{key}"), cluster);
        // "Freedom Magazine" is found again under "Freedom"
        let mut words: Vec<&str> = bare.split(' ').collect();
        while words.len() > 1 && words.last().is_some_and(|word| TAILS.contains(word)) {
            words.pop();
            self.bind(format!("short:{}", words.join(" ")), cluster);
        }
        if let Some((country, _)) = state {
            self.clusters[cluster].country = Some(country);
        }
        if bare.contains(' ') {
            self.bind(format!("body:{bare}"), cluster);
        }
        if let Some(turned) = turned(&bare) {
            self.bind(format!("body:{turned}"), cluster);
        }
        if let Some(short) = short {
            self.bind(format!("short:{short}"), cluster);
            let mut parts = bare.splitn(2, " of ");
            if let (Some(head), Some(rest)) = (parts.next(), parts.next())
                && OF_HEADS.contains(&head)
            {
                self.bind(format!("short:{rest}"), cluster);
            }
        }
        cluster
    }

    /// A leading state or its adjective, and the rest of the name.
    pub(super) fn without_state(&self, name: &Tokens) -> (Option<(&'static str, &'static str)>, String) {
        for length in (1..=3usize).rev() {
            if length >= name.len() {
                continue;
            }
            let head = name.start..name.start + length;
            let fact = knowledge()
                .facts(&self.view.text(&head))
                .iter()
                .find(|fact| matches!(fact.way, Way::State | Way::Adjective));
            if let Some(fact) = fact {
                let from = if matches!(self.view.lower(head.end), "'s" | "'") {
                    head.end + 1
                } else {
                    head.end
                };
                return (
                    Some((fact.country, fact.name)),
                    stem(&self.view.text(&(from.min(name.end)..name.end))),
                );
            }
        }
        (None, stem(&self.view.text(name)))
    }

    /// Rule `acronym`: introduced in brackets, or the initials of exactly one body of the text.
    pub(super) fn acronyms(&mut self, found: &[Found]) {
        for pair in found.windows(2) {
            let [full, short] = pair else { continue };
            // not "Boeing Company (NYSE: BA)"
            let bracket = full.name.end + 1 == short.name.start
                && matches!(self.view.form(full.name.end), "(" | "[")
                && !matches!(self.view.form(short.name.end), ":" | "-");
            let fits = matches!(full.class, Class::Body(..))
                && matches!(short.class, Class::Body(..) | Class::Product | Class::Place(_));
            if !bracket || !fits {
                continue;
            }
            let (long, brief) = (self.view.text(&full.name), self.view.text(&short.name));
            let (long, brief) = if long.len() >= brief.len() {
                (full, short)
            } else {
                (short, full)
            };
            let acronym = self.view.text(&brief.name);
            if !is_acronym(&acronym) && acronym.contains(' ') {
                continue;
            }
            if let Some(cluster) = self.body_of(long) {
                self.keys
                    .insert(format!("acronym:{}", bare_acronym(&acronym)), cluster);
            }
        }
        let mut initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for name in found {
            if matches!(name.class, Class::Body(..))
                && name.name.len() > 2
                && let Some(cluster) = self.body_of(name)
            {
                for form in initials_of(&self.view.text(&name.name)) {
                    let known = initials.entry(form).or_default();
                    if !known.contains(&cluster) {
                        known.push(cluster);
                    }
                }
            }
        }
        for (form, clusters) in initials {
            if let [cluster] = clusters[..] {
                self.bind(format!("acronym:{form}"), cluster);
            }
        }
    }

    /// The actor of a body that has been introduced.
    pub(super) fn body_of(&self, name: &Found) -> Option<usize> {
        match name.class {
            Class::Body(_, Some(fact)) => self.key(&format!("fact:{}:{}", fact.country, fact.name)),
            Class::Body(_, None) => self.key(&format!("body:{}", stem(&self.view.text(&name.name)))),
            _ => None,
        }
    }

    /// Rule `organ_by_name`: "the Indonesian Navy" and "Indonesian navy" are one.
    fn organ_by_name(&mut self, name: &Tokens) -> Option<usize> {
        let (Some((country, _)), head) = self.without_state(name) else {
            return None;
        };
        let Some(Head::Actor(kind @ (ActorKind::Government | ActorKind::Military))) = knowledge().head(&head)
        else {
            return None;
        };
        let (cluster, _) = self.keyed(&format!("group:{country}:{}", group_class(&head, kind)), kind);
        self.clusters[cluster].country = Some(country);
        Some(cluster)
    }

    /// Rules for a body: known form, acronym, full form, short form, a tail such as "Inc."; then its state.
    pub(super) fn body(&mut self, name: &Found, kind: ActorKind, fact: Option<Fact>) -> usize {
        let organ = self.named_body(name, kind, fact);
        let key = stem(&self.view.text(&name.name));
        self.organ_of_state(organ, &key, name.name.start)
    }

    fn named_body(&mut self, name: &Found, kind: ActorKind, fact: Option<Fact>) -> usize {
        let text = self.view.text(&name.name);
        let key = stem(&text);
        if fact.is_none()
            && let Some(cluster) = self.organ_by_name(&name.name)
        {
            return cluster;
        }
        let acronym = is_acronym(&text).then(|| bare_acronym(&text));
        if let Some(cluster) = acronym
            .as_ref()
            .and_then(|form| self.key(&format!("acronym:{form}")))
        {
            return cluster;
        }
        // "the Supreme Court" after "the Italian Supreme Court of Cassation"
        if let Some(cluster) = self.key(&format!("short:{key}")).filter(|_| key.contains(' ')) {
            return cluster;
        }
        if let Some(fact) = fact {
            return self.known_body(fact);
        }
        if name.name.len() == 1
            && let Some(&[person]) = self
                .surnames
                .get(self.view.lower(name.name.start))
                .map(Vec::as_slice)
        {
            return person;
        }
        for prefix in ["body", "short"] {
            if let Some(cluster) = self.key(&format!("{prefix}:{key}")) {
                return cluster;
            }
        }
        if let Some(cluster) = self.bare_head(&name.name) {
            return cluster;
        }
        let mut words: Vec<&str> = key.split(' ').collect();
        while words.len() > 1 && words.last().is_some_and(|word| TAILS.contains(word)) {
            words.pop();
            if let Some(cluster) = self.key(&format!("body:{}", words.join(" "))) {
                return cluster;
            }
        }
        if words.len() < key.split(' ').count() {
            let cluster = self.full_body(kind, &name.name);
            self.bind(format!("body:{}", words.join(" ")), cluster);
            return cluster;
        }
        self.full_body(kind, &name.name)
    }
}

/// Whether many states have an organ of that name, so that the name alone does not tell whose it is.
fn is_common_organ(name: &str) -> bool {
    [
        "Ministry",
        "Department",
        "Parliament",
        "House",
        "Court",
        "Senate",
        "Congress",
        "Assembly",
        "Office",
        "Council",
        "Guard",
    ]
    .iter()
    .any(|word| name.contains(word))
        && ![
            "White House",
            "Blue House",
            "State Department",
            "Justice Department",
        ]
        .contains(&name)
}

/// Lower case, no article, no possessive: the key of a body's name.
pub(crate) fn stem(text: &str) -> String {
    let lower = text.to_lowercase().replace("'s ", " ").replace("s' ", "s ");
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    lower
        .replace("organisation", "organization")
        .replace("centre", "center")
        .replace("defence", "defense")
        .replace("labour", "labor")
}

/// "andy warhol foundation for the visual arts" -> "andy warhol foundation".
fn short_form(stem: &str) -> Option<String> {
    let cut = [" for ", " of ", " on ", " in "]
        .iter()
        .filter_map(|word| stem.find(word))
        .min()?;
    let short = stem.get(..cut)?;
    short.contains(' ').then(|| short.to_owned())
}

/// Rule `turned`: "special committee on aging" -> "aging committee", the other usual order of the same words.
fn turned(stem: &str) -> Option<String> {
    let plain = ["special ", "select ", "standing ", "joint "]
        .iter()
        .find_map(|word| stem.strip_prefix(word))
        .unwrap_or(stem);
    ["committee", "subcommittee", "department", "ministry"]
        .iter()
        .find_map(|head| {
            let rest = plain.strip_prefix(head)?;
            let matter = [" on ", " of ", " for "]
                .iter()
                .find_map(|joint| rest.strip_prefix(joint))?;
            let matter = matter.strip_prefix("the ").unwrap_or(matter);
            Some(format!("{matter} {head}"))
        })
}

fn bare_acronym(form: &str) -> String {
    form.chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_uppercase()
}

/// The initials of a name with and without its small words.
fn initials_of(text: &str) -> Vec<String> {
    let letters = |small: bool| {
        text.split([' ', '-'])
            .filter(|word| small || word.chars().next().is_some_and(char::is_uppercase))
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_uppercase)
            .collect::<String>()
    };
    let mut out = vec![letters(false)];
    let all = letters(true);
    if all != out[0] {
        out.push(all);
    }
    out.retain(|form| form.len() > 2);
    out
}
