//! Who is who: gives every mention its actor. Rules over name parts, known forms, acronyms, titles and
//! distance; a wrong merge is worse than a split. Not here: where mentions stand (`names`, `describe`).

use super::contacts::is_contact;
use super::knowledge::{Gender, Head, knowledge};
use super::names::{Class, Found};
use super::persons::full_title;
use super::states::place_key;
use super::view::{Tokens, View};
use super::{ActorKind, MentionKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An actor in the making.
#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    pub(crate) kind: ActorKind,
    pub(crate) country: Option<&'static str>,
    /// The state that a person's office belongs to ("the French president").
    pub(crate) nation: Option<&'static str>,
    pub(crate) role: Option<String>,
    /// Whether the role is told to be a body's: "president of Acme".
    pub(crate) role_of_body: bool,
    /// The name that knowledge gives; else the fullest form is taken.
    pub(crate) known_as: Option<&'static str>,
    /// Forms of names with how often they stand in the text.
    pub(crate) forms: BTreeMap<String, usize>,
    /// Words of a person's fullest name, lower case.
    pub(crate) words: Vec<String>,
    pub(crate) gender: Gender,
    /// Whether it is a person by name.
    pub(crate) person: bool,
    /// Lower-case head words of descriptions and names that lead here: "company", "foundation".
    pub(crate) heads: Vec<String>,
    /// Lower-case modifiers of those descriptions: "regional".
    pub(crate) told: Vec<String>,
    pub(crate) member_of: Option<usize>,
    /// Whether other descriptions with its head word do not lead to it ("the Obama administration").
    pub(crate) apart: bool,
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

/// How many mentions back a description may look for its actor.
pub(crate) const REACH: usize = 60;

/// What a look back finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Latest {
    Nobody,
    One(usize),
    /// Several that a description could mean alike.
    Several,
}

impl Latest {
    /// The only one.
    pub(crate) fn one(self) -> Option<usize> {
        match self {
            Self::One(cluster) => Some(cluster),
            Self::Nobody | Self::Several => None,
        }
    }
}

/// The state of the reading.
pub(crate) struct Who<'v, 'a> {
    pub(crate) view: &'v View<'a>,
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) placed: Vec<Placed>,
    /// The actor of the mention that each token heads.
    headed: HashMap<usize, usize>,
    pub(super) keys: HashMap<String, usize>,
    /// Groups without a name by the class of their head word, the latest last, and whether a number is told.
    pub(super) groups: HashMap<String, Vec<(usize, bool)>>,
    /// Persons by last word and by first word.
    pub(super) surnames: HashMap<String, Vec<usize>>,
    pub(super) first_names: HashMap<String, Vec<usize>>,
    /// First tokens of the names of press contacts.
    pub(super) contacts: BTreeSet<usize>,
}

impl<'v, 'a> Who<'v, 'a> {
    pub(crate) fn new(view: &'v View<'a>) -> Self {
        Self {
            view,
            clusters: Vec::new(),
            placed: Vec::new(),
            headed: HashMap::new(),
            keys: HashMap::new(),
            groups: HashMap::new(),
            surnames: HashMap::new(),
            first_names: HashMap::new(),
            contacts: BTreeSet::new(),
        }
    }

    pub(super) fn open(&mut self, kind: ActorKind) -> usize {
        self.clusters.push(Cluster {
            kind,
            country: None,
            nation: None,
            role: None,
            role_of_body: false,
            known_as: None,
            forms: BTreeMap::new(),
            words: Vec::new(),
            gender: Gender::Untold,
            person: false,
            heads: Vec::new(),
            told: Vec::new(),
            member_of: None,
            apart: false,
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

    /// Lets a key lead to another actor from here on.
    pub(crate) fn rebind(&mut self, key: String, cluster: usize) {
        self.keys.insert(key, cluster);
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
    pub(crate) fn place_at(
        &mut self,
        cluster: usize,
        tokens: Tokens,
        head: usize,
        kind: MentionKind,
    ) -> usize {
        self.clusters[cluster].last = tokens.end;
        for token in tokens.clone() {
            self.headed.entry(token).or_insert(cluster);
        }
        self.headed.insert(head, cluster);
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

    /// The group of a class that "the migrants" at a token are: the only one, the latest when it stands near, else
    /// the only one with a number ("700 migrants"); "the migrants who fled" are no other than these.
    pub(super) fn latest_group(&self, class: &str, at: usize, narrowed: bool) -> Option<usize> {
        let groups = self.groups.get(class)?;
        let &(latest, _) = groups.last()?;
        let last = self.clusters[latest].last.saturating_sub(1);
        let near = self.view.sentence_id(last) + 1 >= self.view.sentence_id(at);
        if !narrowed && (groups.len() == 1 || near) {
            return Some(latest);
        }
        let mut counted = groups.iter().filter(|group| group.1);
        match (counted.next(), counted.next()) {
            (Some(only), None) => Some(only.0),
            _ => None,
        }
    }

    /// The codes of the states of the text.
    pub(crate) fn states(&self) -> Vec<&'static str> {
        self.clusters
            .iter()
            .filter(|cluster| cluster.kind == ActorKind::Country)
            .filter_map(|cluster| cluster.country)
            .collect()
    }

    /// Rule `team_of_citizens`: in a match report "the Belgians" are Belgium.
    pub(crate) fn join_citizens(&mut self, country: &str) {
        if let (Some(people), Some(state)) = (
            self.key(&format!("people:{country}")),
            self.key(&format!("state:{country}")),
        ) {
            self.merge(people, state);
        }
    }

    /// Organs belong to their state where it is an actor of the text.
    pub(crate) fn join_organs(&mut self) {
        for index in 0..self.clusters.len() {
            let organ = &self.clusters[index];
            if matches!(organ.kind, ActorKind::Government | ActorKind::Military)
                && organ.member_of.is_none()
                && let Some(country) = organ.country
            {
                self.clusters[index].member_of = self.key(&format!("state:{country}"));
            }
        }
    }

    /// Gives all mentions of one actor to another.
    pub(crate) fn merge(&mut self, from: usize, into: usize) {
        for placed in self.placed.iter_mut().filter(|placed| placed.cluster == from) {
            placed.cluster = into;
        }
        for cluster in self.headed.values_mut().filter(|cluster| **cluster == from) {
            *cluster = into;
        }
        for cluster in self.keys.values_mut().filter(|cluster| **cluster == from) {
            *cluster = into;
        }
    }

    /// The actor that a token stands for, when its mention has been placed.
    pub(crate) fn headed(&self, token: usize) -> Option<usize> {
        self.headed.get(&token).copied()
    }

    /// The actor of late that fits, when it is the only one, or the only one that the sentences next to the
    /// token name.
    pub(crate) fn latest_alone(&self, at: usize, fits: impl Fn(usize) -> bool) -> Latest {
        let mut all: Vec<(usize, usize)> = Vec::new();
        for placed in self.placed.iter().rev().take(REACH) {
            if !all.iter().any(|&(cluster, _)| cluster == placed.cluster) && fits(placed.cluster) {
                all.push((placed.cluster, placed.head));
            }
        }
        let near = |&(_, head): &(usize, usize)| {
            self.view.sentence_id(head) + 1 >= self.view.sentence_id(at)
                && self.view.paragraph_id(head) == self.view.paragraph_id(at)
        };
        match all[..] {
            [] => Latest::Nobody,
            [(cluster, _)] => Latest::One(cluster),
            [first, second, ..] if near(&first) && !near(&second) => Latest::One(first.0),
            _ => Latest::Several,
        }
    }

    /// The actors of the latest mentions, the nearest first.
    pub(crate) fn latest(&self, reach: usize) -> impl Iterator<Item = usize> + '_ {
        self.placed.iter().rev().take(reach).map(|placed| placed.cluster)
    }

    /// Whether a name of the actor has this lower-case head word: "foundation" of "X Foundation for Y".
    pub(crate) fn name_ends_in(&self, cluster: usize, word: &str) -> bool {
        let known = &self.clusters[cluster];
        !known.person
            && known.forms.keys().any(|form| {
                let lower = form.to_lowercase();
                let before = |joints: &[&str]| {
                    let end = joints.iter().filter_map(|joint| lower.find(joint)).min();
                    end.and_then(|end| lower.get(..end)).unwrap_or(&lower)
                };
                let ends = |part: &str| part.ends_with(word);
                // "University of Oslo Hospital" is a hospital, "Commission for the Rescue Project" no project
                lower.contains(' ')
                    && (ends(before(&[" of ", " for ", " on ", " in "])) || ends(before(&[" for ", " on "])))
            })
    }

    /// Opens the actors of all full names, so that a short form may stand before its full one.
    pub(crate) fn introduce(&mut self, found: &[Found]) {
        self.contacts = found
            .iter()
            .filter(|name| is_contact(self.view, name))
            .map(|name| name.name.start)
            .collect();
        for name in found {
            let words = self.name_words(&name.name);
            match name.class {
                Class::Person if words.len() > 1 && !self.contacts.contains(&name.name.start) => {
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

    /// Gives a name its actor and records the mention.
    pub(crate) fn name(&mut self, name: &Found) -> Option<usize> {
        let text = self.view.text(&name.name);
        let cluster = match name.class {
            Class::Product => return None,
            Class::Person => self.person(name),
            Class::State(way, country, known) => return self.state_mention(name, way, country, known),
            Class::Body(kind, fact) => self.body(name, kind, fact),
            Class::Place(country) => {
                if let Some(state) = self.half_of_korea(&text) {
                    return Some(self.place(state, name.name.clone(), MentionKind::Name));
                }
                if country.is_empty()
                    && let Some(person) = self.namesake(&name.name)
                {
                    *self.clusters[person].forms.entry(text).or_insert(0) += 1;
                    return Some(self.place(person, name.name.clone(), MentionKind::Name));
                }
                let key = place_key(&text) + &self.part_of(&name.name);
                let (cluster, _) = self.keyed(&key, ActorKind::Place);
                if !country.is_empty() {
                    self.clusters[cluster].country = Some(country);
                }
                cluster
            }
            Class::Followers => {
                self.keyed(&format!("people:{}", text.to_lowercase()), ActorKind::People)
                    .0
            }
        };
        let at = self.place(cluster, name.whole.clone(), MentionKind::Name);
        self.placed[at].place = matches!(name.class, Class::Place(_));
        self.placed[at].adjective =
            matches!(name.class, Class::Followers | Class::Person) && modifies(self.view, name.name.end);
        let known = &mut self.clusters[cluster];
        *known.forms.entry(text).or_insert(0) += 1;
        known.sure.0 += name.sure;
        known.sure.1 += 1;
        if name.class == Class::Person
            && let Some(state) = self.state_before(name.whole.start)
        {
            let state = self.clusters[state].country;
            let person = &mut self.clusters[cluster];
            person.nation = person.nation.or(state);
        }
        if name.class == Class::Person && name.whole.start < name.name.start {
            let role = full_title(
                &self.view.text(&(name.whole.start..name.name.start)),
                self.view.shouted(name.whole.start),
            );
            let plain = self.clusters[cluster]
                .role
                .as_ref()
                .is_none_or(|old| old.len() < role.len());
            if plain
                && !matches!(
                    role.to_lowercase().trim_end_matches('.'),
                    "" | "mr" | "ms" | "mrs" | "miss" | "dr" | "sir" | "hon"
                )
            {
                self.clusters[cluster].role = Some(role);
            }
        }
        Some(at)
    }

    /// Rule `district_of`: the Southern District of Ohio and that of Texas are two.
    fn part_of(&self, name: &Tokens) -> String {
        let view = self.view;
        let sort = knowledge().head(view.lower(name.end - 1));
        if sort == Some(Head::Actor(ActorKind::Place))
            && view.lower(name.end) == "of"
            && view.is_cap(name.end + 1)
        {
            format!(" of {}", view.lower(name.end + 1))
        } else {
            String::new()
        }
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
