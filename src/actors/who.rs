//! Who is who: gives every mention its actor. Rules over name parts, known forms, acronyms, titles and
//! distance; a wrong merge is worse than a split. Not here: where mentions stand (`names`, `describe`).

use super::knowledge::{Fact, Gender, Way, knowledge};
use super::names::{Class, Found};
use super::view::{Tokens, View, is_acronym};
use super::{ActorKind, MentionKind};
use std::collections::{BTreeMap, HashMap};

/// An actor in the making.
#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    pub(crate) kind: ActorKind,
    pub(crate) country: Option<&'static str>,
    pub(crate) role: Option<String>,
    /// The name that knowledge gives; else the fullest form is taken.
    pub(crate) known_as: Option<&'static str>,
    /// Forms of names with how often they stand in the text.
    pub(crate) forms: BTreeMap<String, usize>,
    /// Words of a person's fullest name, lower case.
    pub(crate) words: Vec<String>,
    pub(crate) gender: Option<Gender>,
    /// Whether it is a person by name.
    pub(crate) person: bool,
    /// Lower-case head words of descriptions and names that lead here: "company", "foundation".
    pub(crate) heads: Vec<String>,
    pub(crate) member_of: Option<usize>,
    /// Sum of the certainties of its names and their number.
    pub(crate) sure: (f32, usize),
    /// Token position of its latest mention so far.
    pub(crate) last: usize,
}

/// A mention with its actor.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) tokens: Tokens,
    pub(crate) head: usize,
    pub(crate) kind: MentionKind,
    /// Whether it is an adjective before a noun ("American").
    pub(crate) adjective: bool,
    /// Whether it only says where: a capital, region or place.
    pub(crate) place: bool,
    pub(crate) cluster: usize,
}

/// The state of the reading.
pub(crate) struct Who<'v, 'a> {
    pub(crate) view: &'v View<'a>,
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) placed: Vec<Placed>,
    keys: HashMap<String, usize>,
    /// Persons by last word and by first word.
    surnames: HashMap<String, Vec<usize>>,
    first_names: HashMap<String, Vec<usize>>,
}

/// Words after a name that are no part of it.
const TAILS: &[&str] = &[
    "inc", "inc.", "corp", "corp.", "corporation", "company", "co", "co.", "ltd", "ltd.", "plc", "llc", "group", "news", "agency",
    "television", "tv", "party", "movement", "network", "organization", "organisation", "magazine", "newspaper", "website",
    "site", "app", "rebels", "militants", "militia", "fighters", "channel", "radio",
];
/// Letters after a person's name.
const SUFFIXES: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "qc", "sc", "kc", "mp", "phd", "md"];
/// Heads of "X of Y" where Y alone may name the body.
const OF_HEADS: &[&str] = &["church", "municipality"];

impl<'v, 'a> Who<'v, 'a> {
    pub(crate) fn new(view: &'v View<'a>) -> Self {
        Self {
            view,
            clusters: Vec::new(),
            placed: Vec::new(),
            keys: HashMap::new(),
            surnames: HashMap::new(),
            first_names: HashMap::new(),
        }
    }

    fn open(&mut self, kind: ActorKind) -> usize {
        self.clusters.push(Cluster {
            kind,
            country: None,
            role: None,
            known_as: None,
            forms: BTreeMap::new(),
            words: Vec::new(),
            gender: None,
            person: false,
            heads: Vec::new(),
            member_of: None,
            sure: (0.0, 0),
            last: 0,
        });
        self.clusters.len() - 1
    }

    /// The actor of a key, opened when it is new.
    pub(crate) fn keyed(&mut self, key: &str, kind: ActorKind) -> (usize, bool) {
        if let Some(&cluster) = self.keys.get(key) {
            return (cluster, false);
        }
        let cluster = self.open(kind);
        self.keys.insert(key.to_owned(), cluster);
        (cluster, true)
    }

    pub(crate) fn key(&self, key: &str) -> Option<usize> {
        self.keys.get(key).copied()
    }

    pub(crate) fn bind(&mut self, key: String, cluster: usize) {
        self.keys.entry(key).or_insert(cluster);
    }

    /// The actor of a state.
    pub(crate) fn state(&mut self, country: &'static str, name: &'static str) -> usize {
        let (cluster, new) = self.keyed(&format!("state:{country}"), ActorKind::Country);
        if new {
            self.clusters[cluster].country = Some(country);
            self.clusters[cluster].known_as = Some(name);
        }
        cluster
    }

    /// Records a mention whose head the tree tells.
    pub(crate) fn place(&mut self, cluster: usize, tokens: Tokens, kind: MentionKind) -> usize {
        let head = self.view.head_of(&tokens);
        self.place_at(cluster, tokens, head, kind)
    }

    /// Records a mention.
    pub(crate) fn place_at(&mut self, cluster: usize, tokens: Tokens, head: usize, kind: MentionKind) -> usize {
        self.clusters[cluster].last = tokens.end;
        self.placed.push(Placed {
            tokens,
            head,
            kind,
            adjective: false,
            place: false,
            cluster,
        });
        self.placed.len() - 1
    }

    /// Opens the actors of all full names, so that a short form may stand before its full one.
    pub(crate) fn introduce(&mut self, found: &[Found]) {
        for name in found {
            let words = self.name_words(&name.name);
            match name.class {
                Class::Person if words.len() > 1 => {
                    self.full_person(&words, name);
                }
                Class::Body(_, Some(fact)) => {
                    self.known_body(fact);
                }
                _ => {}
            }
        }
        for name in found {
            if let Class::Body(kind, None) = name.class
                && name.name.len() > 1
            {
                self.full_body(kind, &name.name);
            }
        }
        self.acronyms(found);
    }

    /// The words of a name, lower case, hyphenated ones whole, without letters after it.
    pub(crate) fn name_words(&self, name: &Tokens) -> Vec<String> {
        let mut words: Vec<String> = self
            .view
            .text(name)
            .to_lowercase()
            .split([' ', ','])
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .map(str::to_owned)
            .collect();
        while words.len() > 1 && words.last().is_some_and(|word| SUFFIXES.contains(&word.as_str())) {
            words.pop();
        }
        words
    }

    /// Rule `full_name`: same last word and compatible words before it.
    fn full_person(&mut self, words: &[String], name: &Found) -> usize {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return self.open(ActorKind::Person);
        };
        let gender = self.gender_of(name);
        let same = self.surnames.get(last).into_iter().flatten().copied().find(|&other| {
            compatible(&self.clusters[other].words, words) && genders_fit(self.clusters[other].gender, gender)
        });
        if let Some(cluster) = same {
            let known = &mut self.clusters[cluster];
            if known.words.len() < words.len() {
                known.words = words.to_vec();
            }
            known.gender = known.gender.or(gender);
            self.first_names.entry(first.clone()).or_default().push(cluster);
            return cluster;
        }
        let cluster = self.open(ActorKind::Person);
        let new = &mut self.clusters[cluster];
        new.words = words.to_vec();
        new.person = true;
        new.gender = gender;
        self.surnames.entry(last.clone()).or_default().push(cluster);
        self.first_names.entry(first.clone()).or_default().push(cluster);
        cluster
    }

    /// What the titles and the first name tell.
    fn gender_of(&self, name: &Found) -> Option<Gender> {
        let titled = (name.whole.start..name.name.start)
            .find_map(|index| knowledge().title(self.view.lower(index)).flatten());
        titled.or_else(|| {
            (name.name.len() > 1)
                .then(|| knowledge().first_name(self.view.form(name.name.start)).flatten())
                .flatten()
        })
    }

    fn known_body(&mut self, fact: Fact) -> usize {
        let Way::Body(kind) = fact.way else {
            return self.open(ActorKind::Organisation);
        };
        let (cluster, new) = self.keyed(&format!("fact:{}:{}", fact.country, fact.name), kind);
        if new {
            let body = &mut self.clusters[cluster];
            body.country = (!fact.country.is_empty()
                && matches!(kind, ActorKind::Government | ActorKind::Military))
            .then_some(fact.country);
            self.bind(format!("body:{}", stem(fact.name)), cluster);
        }
        cluster
    }

    /// Rule `full_body`: the same words, a leading article, a leading state and "'s" aside.
    fn full_body(&mut self, kind: ActorKind, name: &Tokens) -> usize {
        let text = self.view.text(name);
        let key = stem(&text);
        if let Some(cluster) = self.key(&format!("body:{key}")) {
            return cluster;
        }
        let (state, bare) = self.without_state(name);
        if let Some((country, _)) = state
            && let Some(cluster) = self.key(&format!("body:{bare}"))
        {
            let same = self.clusters[cluster].country.is_none_or(|known| known == country);
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
        if let Some((country, _)) = state {
            self.clusters[cluster].country = Some(country);
        }
        if bare.contains(' ') {
            self.bind(format!("body:{bare}"), cluster);
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
    fn without_state(&self, name: &Tokens) -> (Option<(&'static str, &'static str)>, String) {
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
    fn acronyms(&mut self, found: &[Found]) {
        for pair in found.windows(2) {
            let [full, short] = pair else { continue };
            let bracket = full.name.end + 1 == short.name.start
                && matches!(self.view.form(full.name.end), "(" | "[");
            let fits = matches!(full.class, Class::Body(..)) && matches!(short.class, Class::Body(..) | Class::Product | Class::Place(_));
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
                self.keys.insert(format!("acronym:{}", bare_acronym(&acronym)), cluster);
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
    fn body_of(&self, name: &Found) -> Option<usize> {
        match name.class {
            Class::Body(_, Some(fact)) => self.key(&format!("fact:{}:{}", fact.country, fact.name)),
            Class::Body(_, None) => self.key(&format!("body:{}", stem(&self.view.text(&name.name)))),
            _ => None,
        }
    }

    /// Gives a name its actor and records the mention.
    pub(crate) fn name(&mut self, name: &Found) -> Option<usize> {
        let text = self.view.text(&name.name);
        let cluster = match name.class {
            Class::Product => return None,
            Class::Person => self.person(name),
            Class::State(way, country, known) => return self.state_mention(name, way, country, known),
            Class::Body(kind, fact) => self.body(name, kind, fact),
            Class::Place(country) => {
                let (cluster, _) = self.keyed(&format!("place:{}", text.to_lowercase()), ActorKind::Place);
                if !country.is_empty() {
                    self.clusters[cluster].country = Some(country);
                }
                cluster
            }
            Class::Followers => self.keyed(&format!("people:{}", text.to_lowercase()), ActorKind::People).0,
        };
        let at = self.place(cluster, name.whole.clone(), MentionKind::Name);
        self.placed[at].place = matches!(name.class, Class::Place(_));
        self.placed[at].adjective = name.class == Class::Followers && modifies(self.view, name.name.end);
        let known = &mut self.clusters[cluster];
        *known.forms.entry(text).or_insert(0) += 1;
        known.sure.0 += name.sure;
        known.sure.1 += 1;
        if name.class == Class::Person && name.whole.start < name.name.start {
            let role = self.view.text(&(name.whole.start..name.name.start));
            let plain = self.clusters[cluster].role.as_ref().is_none_or(|old| old.len() < role.len());
            if plain && !matches!(role.to_lowercase().trim_end_matches('.'), "mr" | "ms" | "mrs" | "miss" | "dr" | "sir") {
                self.clusters[cluster].role = Some(role);
            }
        }
        Some(at)
    }

    fn state_mention(&mut self, name: &Found, way: Way, country: &'static str, known: &'static str) -> Option<usize> {
        let tokens = name.name.clone();
        let text = self.view.text(&tokens);
        // a person of this text who bears the name of a state or capital
        if let Some(person) = self.namesake(&tokens) {
            let at = self.place(person, tokens, MentionKind::Name);
            *self.clusters[person].forms.entry(text).or_insert(0) += 1;
            return Some(at);
        }
        match way {
            Way::Citizens | Way::Citizen if !modifies(self.view, tokens.end) => {
                let (people, new) = self.keyed(&format!("people:{country}"), ActorKind::People);
                if new {
                    self.clusters[people].country = Some(country);
                }
                if way == Way::Citizen {
                    return None;
                }
                *self.clusters[people].forms.entry(text).or_insert(0) += 1;
                return Some(self.place(people, tokens, MentionKind::Name));
            }
            Way::Capital if !stands_for_state(self.view, &tokens) => {
                let (place, _) = self.keyed(&format!("place:{}", text.to_lowercase()), ActorKind::Place);
                self.clusters[place].country = Some(country);
                *self.clusters[place].forms.entry(text).or_insert(0) += 1;
                let at = self.place(place, tokens, MentionKind::Name);
                self.placed[at].place = true;
                return Some(at);
            }
            _ => {}
        }
        let state = self.state(country, known);
        *self.clusters[state].forms.entry(text).or_insert(0) += 1;
        self.clusters[state].sure.0 += name.sure;
        self.clusters[state].sure.1 += 1;
        let at = self.place(state, tokens.clone(), MentionKind::Name);
        self.placed[at].adjective = matches!(way, Way::Adjective | Way::Citizen | Way::Citizens) || modifies(self.view, tokens.end);
        Some(at)
    }

    /// A person of the text whose surname is this single word, where no preposition of place stands before.
    fn namesake(&self, tokens: &Tokens) -> Option<usize> {
        let before = self.view.before(tokens.start);
        if tokens.len() != 1 || matches!(before, "in" | "at" | "near" | "from" | "to" | "of" | "across" | "around") {
            return None;
        }
        let known = self.surnames.get(self.view.lower(tokens.start))?;
        match known[..] {
            [person] => Some(person),
            _ => None,
        }
    }

    /// Rules `surname`, `first_name`, `misspelt`: a single word leads to the latest fitting person.
    fn person(&mut self, name: &Found) -> usize {
        let words = self.name_words(&name.name);
        if words.len() > 1 {
            return self.full_person(&words, name);
        }
        let Some(word) = words.first().cloned() else {
            return self.open(ActorKind::Person);
        };
        let gender = self.gender_of(name);
        let titled = name.whole.start < name.name.start;
        let position = name.name.start;
        let fits = |who: &Self, known: Option<&Vec<usize>>| {
            let all: Vec<usize> = known
                .into_iter()
                .flatten()
                .copied()
                .filter(|&other| genders_fit(who.clusters[other].gender, gender))
                .collect();
            all.iter()
                .copied()
                .filter(|&other| who.clusters[other].last > 0 && who.clusters[other].last <= position)
                .max_by_key(|&other| who.clusters[other].last)
                .or_else(|| all.first().copied())
        };
        if let Some(cluster) = fits(self, self.surnames.get(&word)) {
            let known = &mut self.clusters[cluster];
            known.gender = known.gender.or(gender);
            return cluster;
        }
        if !titled || knowledge().first_name(self.view.form(name.name.start)).is_some() {
            if let Some(cluster) = fits(self, self.first_names.get(&word)) {
                return cluster;
            }
        }
        if let Some(cluster) = self.misspelt(&word) {
            return cluster;
        }
        let cluster = self.open(ActorKind::Person);
        let new = &mut self.clusters[cluster];
        new.words = words;
        new.person = true;
        new.gender = gender.or_else(|| knowledge().first_name(self.view.form(name.name.start)).flatten());
        self.surnames.entry(word).or_default().push(cluster);
        cluster
    }

    /// A surname of five letters or more that differs from exactly one known surname by one letter.
    fn misspelt(&self, word: &str) -> Option<usize> {
        if word.chars().count() < 5 || self.surnames.len() > 400 {
            return None;
        }
        let mut near: Vec<usize> = Vec::new();
        let mut known: Vec<&String> = self
            .first_names
            .values()
            .flatten()
            .filter_map(|&person| self.clusters[person].words.last())
            .collect();
        known.sort();
        known.dedup();
        for surname in known {
            if one_edit(surname, word) {
                near.extend(self.surnames.get(surname).into_iter().flatten());
            }
        }
        match near[..] {
            [person] => Some(person),
            _ => None,
        }
    }

    /// Rules for a body: known form, acronym, full form, short form, a tail such as "Inc.".
    fn body(&mut self, name: &Found, kind: ActorKind, fact: Option<Fact>) -> usize {
        let text = self.view.text(&name.name);
        let key = stem(&text);
        let acronym = is_acronym(&text).then(|| bare_acronym(&text));
        if let Some(cluster) = acronym.as_ref().and_then(|form| self.key(&format!("acronym:{form}"))) {
            return cluster;
        }
        if let Some(fact) = fact {
            return self.known_body(fact);
        }
        if name.name.len() == 1
            && let Some(&[person]) = self.surnames.get(self.view.lower(name.name.start)).map(Vec::as_slice)
        {
            return person;
        }
        for prefix in ["body", "short"] {
            if let Some(cluster) = self.key(&format!("{prefix}:{key}")) {
                return cluster;
            }
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

/// Whether the word before `at` stands as a modifier: a noun follows directly.
pub(crate) fn modifies(view: &View, at: usize) -> bool {
    let glued = view.form(at) == "-" && view.glued(at);
    let same = at > 0 && at < view.len() && view.sentence_id(at) == view.sentence_id(at - 1);
    let head_follows = view.head(at.saturating_sub(1)).is_some_and(|head| head >= at);
    let tied = matches!(
        view.deprel(at.saturating_sub(1)).stem(),
        "amod" | "compound" | "nmod" | "flat"
    );
    glued || same && head_follows && tied && !matches!(view.lower(at), "'s" | "'")
}

/// Whether a capital stands for its state here: it acts, or something is done with, by or against it.
fn stands_for_state(view: &View, tokens: &Tokens) -> bool {
    let head = view.head_of(tokens);
    let before = view.before(tokens.start);
    if view.form(tokens.end) == "," && view.is_cap(tokens.end + 1) {
        return false;
    }
    match view.deprel(head).stem() {
        "nsubj" | "obj" | "iobj" => true,
        "obl" | "nmod" => {
            matches!(before, "with" | "against" | "between" | "by") || matches!(view.lower(tokens.end), "'s" | "'")
        }
        "conj" => matches!(before, "and" | "or") && !matches!(view.form(tokens.end), ","),
        _ => false,
    }
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

fn bare_acronym(form: &str) -> String {
    form.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase()
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

/// Whether two full names may be one person's: the last words agree, the others are equal, initials of each
/// other, or left out.
pub(crate) fn compatible(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(end_short), Some(end_long)) = (short.last(), long.last()) else {
        return false;
    };
    if end_short != end_long {
        return false;
    }
    let mut rest = long[..long.len() - 1].iter();
    let fits = short[..short.len() - 1]
        .iter()
        .all(|word| rest.any(|other| same_or_initial(word, other)));
    // the first words must agree unless one of them is an initial
    fits && (short.len() == 1 || same_or_initial(&short[0], &long[0]) || is_initial(&long[0]))
}

fn is_initial(word: &str) -> bool {
    word.trim_end_matches('.').chars().count() == 1
}

fn same_or_initial(a: &str, b: &str) -> bool {
    a == b || (is_initial(a) || is_initial(b)) && a.chars().next() == b.chars().next()
}

pub(crate) fn genders_fit(a: Option<Gender>, b: Option<Gender>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// Whether one letter was added, left out or changed.
fn one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 || short.first() != long.first() {
        return false;
    }
    let front = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let skip = usize::from(short.len() == long.len());
    front < long.len() && short[(front + skip).min(short.len())..] == long[front + 1..]
}
