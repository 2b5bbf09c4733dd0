//! What is known before reading: states, institutions, titles and words that tell what a name names.
//!
//! The tables under `assets/knowledge` are compiled in as text and read once. Not here: any judgement about
//! a text.

use super::ActorKind;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// How a word or name stands for what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Name of a state or territory.
    State,
    /// "Nigerien", "US" before a noun.
    Adjective,
    /// "a Dane".
    Citizen,
    /// "the Danes".
    Citizens,
    /// "Washington".
    Capital,
    /// Name of a part of a state.
    Region,
    /// "Texan".
    OfRegion,
    /// Name of an institution, company, group, outlet.
    Body(ActorKind),
}

/// One thing that a form may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) way: Way,
    /// ISO 3166-1 alpha-2, or empty.
    pub(crate) country: &'static str,
    /// The name under which it is known.
    pub(crate) name: &'static str,
}

/// What a title or first name says about its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
    Untold,
}

impl Gender {
    /// The first that tells anything.
    pub(crate) fn or(self, other: Self) -> Self {
        if self == Self::Untold { other } else { self }
    }

    /// Whether both may be one person's.
    pub(crate) fn fits(self, other: Self) -> bool {
        self == other || self == Self::Untold || other == Self::Untold
    }
}

/// The class of a head word: what sort of actor a phrase with this head names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// An actor of this kind.
    Actor(ActorKind),
    /// A thing: a law, a prize, a book.
    Product,
}

/// All tables.
pub(crate) struct Knowledge {
    facts: HashMap<&'static str, Vec<Fact>>,
    regions: HashMap<&'static str, Vec<&'static str>>,
    /// The first adjective of each state.
    adjectives: HashMap<&'static str, &'static str>,
    state_names: HashMap<&'static str, &'static str>,
    heads: HashMap<&'static str, Head>,
    titles: HashMap<&'static str, Gender>,
    qualifiers: HashSet<&'static str>,
    roles: HashSet<&'static str>,
    first_names: HashMap<&'static str, Gender>,
    never: HashSet<&'static str>,
    opening: HashSet<&'static str>,
    adverbs: HashSet<&'static str>,
    called: HashMap<&'static str, Vec<&'static str>>,
    short_names: HashMap<&'static str, Vec<&'static str>>,
}

/// Rows of a table: no comments, columns parted by tabs.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').collect())
}

/// All tables by name, with their text.
const TABLES: &[(&str, &str)] = &[
    ("countries", include_str!("../../assets/knowledge/countries.tsv")),
    ("regions", include_str!("../../assets/knowledge/regions.tsv")),
    (
        "institutions",
        include_str!("../../assets/knowledge/institutions.tsv"),
    ),
    (
        "organisations",
        include_str!("../../assets/knowledge/organisations.tsv"),
    ),
    (
        "armed_groups",
        include_str!("../../assets/knowledge/armed_groups.tsv"),
    ),
    ("media", include_str!("../../assets/knowledge/media.tsv")),
    ("companies", include_str!("../../assets/knowledge/companies.tsv")),
    ("heads", include_str!("../../assets/knowledge/heads.tsv")),
    ("titles", include_str!("../../assets/knowledge/titles.tsv")),
    ("roles", include_str!("../../assets/knowledge/roles.tsv")),
    (
        "first_names",
        include_str!("../../assets/knowledge/first_names.tsv"),
    ),
    (
        "short_names",
        include_str!("../../assets/knowledge/short_names.tsv"),
    ),
    ("ordinary", include_str!("../../assets/knowledge/ordinary.tsv")),
];

/// The table that [`leave_out`] leaves out.
static LEFT_OUT: OnceLock<String> = OnceLock::new();

/// Reads as if one table were empty; used to measure what each table is worth. Only before the first reading.
pub fn leave_out(table: String) {
    LEFT_OUT.get_or_init(|| table);
}

/// The rows of a table.
fn table(name: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let left_out = LEFT_OUT.get().is_some_and(|other| other == name);
    let text = TABLES
        .iter()
        .find(|(table, _)| *table == name && !left_out)
        .map_or("", |(_, text)| text);
    rows(text)
}

/// A column with several entries.
fn list(column: Option<&&'static str>) -> impl Iterator<Item = &'static str> {
    column
        .copied()
        .unwrap_or("")
        .split('|')
        .filter(|entry| !entry.is_empty())
}

fn gender(column: &str) -> Gender {
    match column {
        "m" => Gender::Male,
        "f" => Gender::Female,
        _ => Gender::Untold,
    }
}

impl Knowledge {
    fn read() -> Self {
        let mut this = Self {
            facts: HashMap::new(),
            regions: HashMap::new(),
            adjectives: HashMap::new(),
            state_names: HashMap::new(),
            heads: HashMap::new(),
            titles: HashMap::new(),
            qualifiers: HashSet::new(),
            roles: HashSet::new(),
            first_names: HashMap::new(),
            never: HashSet::new(),
            opening: HashSet::new(),
            adverbs: HashSet::new(),
            called: HashMap::new(),
            short_names: HashMap::new(),
        };
        this.read_states();
        this.read_bodies();
        this.read_words();
        this
    }

    fn add(&mut self, form: &'static str, way: Way, country: &'static str, name: &'static str) {
        let fact = Fact { way, country, name };
        let known = self.facts.entry(form).or_default();
        if !known.contains(&fact) {
            known.push(fact);
        }
    }

    fn read_states(&mut self) {
        for row in table("countries") {
            let [country, name, ..] = row[..] else { continue };
            self.add(name, Way::State, country, name);
            self.state_names.entry(country).or_insert(name);
            for form in list(row.get(2)) {
                self.add(form, Way::State, country, name);
            }
            for form in list(row.get(3)) {
                self.add(form, Way::Adjective, country, name);
                self.adjectives.entry(country).or_insert(form);
            }
            for (index, form) in list(row.get(4)).enumerate() {
                let one = index == 0 && !form.ends_with("men") || form.ends_with("man");
                self.add(
                    form,
                    if one { Way::Citizen } else { Way::Citizens },
                    country,
                    name,
                );
            }
            for form in list(row.get(5)) {
                self.add(form, Way::Capital, country, name);
            }
            self.regions.insert(country, list(row.get(6)).collect());
        }
        for row in table("regions") {
            let [country, name, ..] = row[..] else { continue };
            self.add(name, Way::Region, country, name);
            for form in list(row.get(2)) {
                self.add(form, Way::OfRegion, country, name);
            }
        }
    }

    fn read_bodies(&mut self) {
        for name in [
            "institutions",
            "organisations",
            "armed_groups",
            "media",
            "companies",
        ] {
            for row in table(name) {
                let [kind, country, name, ..] = row[..] else {
                    continue;
                };
                let Ok(kind) = kind.parse() else { continue };
                self.add(name, Way::Body(kind), country, name);
                for form in list(row.get(3)) {
                    self.add(form, Way::Body(kind), country, name);
                }
                self.called.entry(name).or_default().extend(list(row.get(4)));
            }
        }
    }

    fn read_words(&mut self) {
        for row in table("heads") {
            let [kind, words] = row[..] else { continue };
            let head = kind.parse().map_or(Head::Product, Head::Actor);
            for word in words.split(' ') {
                self.heads.entry(word).or_insert(head);
            }
        }
        for row in table("titles") {
            let [sex, words] = row[..] else { continue };
            for word in words.split(' ') {
                self.titles.entry(word).or_insert(gender(sex));
                if sex == "+" {
                    self.qualifiers.insert(word);
                }
            }
        }
        for row in table("first_names") {
            let [sex, words] = row[..] else { continue };
            for word in words.split(' ') {
                self.first_names.entry(word).or_insert(gender(sex));
            }
        }
        for row in table("short_names") {
            let [full, short] = row[..] else { continue };
            for word in short.split(' ') {
                self.short_names.entry(word).or_default().push(full);
            }
        }
        for row in table("ordinary") {
            match row[..] {
                ["never", words] => self.never.extend(words.split(' ')),
                ["opening", words] => self.opening.extend(words.split(' ')),
                ["adverb", words] => self.adverbs.extend(words.split(' ')),
                _ => {}
            }
        }
        for row in table("roles") {
            self.roles.extend(row.iter().flat_map(|words| words.split(' ')));
        }
    }

    /// The name of a state by its code.
    pub(crate) fn state_name(&self, country: &str) -> Option<&'static str> {
        self.state_names.get(country).copied()
    }

    /// The usual adjective of a state: "Nigerien".
    pub(crate) fn adjective(&self, country: &str) -> Option<&'static str> {
        self.adjectives.get(country).copied()
    }

    /// What a form may stand for, the most usual first; apostrophes are straight, blanks single.
    pub(crate) fn facts(&self, form: &str) -> &[Fact] {
        self.facts.get(form).map_or(&[], Vec::as_slice)
    }

    /// The state of a code.
    pub(crate) fn in_region(&self, country: &str, region: &str) -> bool {
        self.regions
            .get(country)
            .is_some_and(|regions| regions.iter().any(|known| known.eq_ignore_ascii_case(region)))
    }

    /// The class of a lower-case head word.
    pub(crate) fn head(&self, word: &str) -> Option<Head> {
        self.heads.get(word).copied()
    }

    /// Whether a lower-case word may stand before a person's name, and the gender it tells.
    pub(crate) fn title(&self, word: &str) -> Option<Gender> {
        self.titles.get(word).copied()
    }

    /// Whether a lower-case word only qualifies the title after it: "former", "acting".
    pub(crate) fn is_qualifier(&self, word: &str) -> bool {
        self.qualifiers.contains(word)
    }

    /// Whether a lower-case word opens sentences and begins no name: "then", "after".
    pub(crate) fn is_adverb(&self, word: &str) -> bool {
        self.adverbs.contains(word)
    }

    /// The common nouns by which a known organisation is called: "alliance".
    pub(crate) fn called(&self, name: &str) -> &[&'static str] {
        self.called.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a lower-case noun describes one person.
    pub(crate) fn is_role(&self, word: &str) -> bool {
        self.roles.contains(word)
    }

    /// Whether a lower-case word names no actor even with a capital: a day, a month, a language.
    pub(crate) fn is_never_a_name(&self, word: &str) -> bool {
        self.never.contains(word)
    }

    /// Whether a lower-case word often opens sentences and headlines.
    pub(crate) fn opens_sentences(&self, word: &str) -> bool {
        self.opening.contains(word)
    }

    /// Whether a lower-case first name is a usual short form of another: "bob" of "robert".
    pub(crate) fn is_short_for(&self, short: &str, full: &str) -> bool {
        self.short_names
            .get(short)
            .is_some_and(|names| names.contains(&full))
    }

    /// Whether a capitalised word is a frequent first name, and the gender it tells.
    pub(crate) fn first_name(&self, word: &str) -> Option<Gender> {
        self.first_names.get(word).copied()
    }
}

/// The tables, read at first use.
pub(crate) fn knowledge() -> &'static Knowledge {
    static TABLES: OnceLock<Knowledge> = OnceLock::new();
    TABLES.get_or_init(Knowledge::read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(form: &str) -> (Way, &'static str) {
        knowledge()
            .facts(form)
            .first()
            .map_or((Way::Region, ""), |fact| (fact.way, fact.country))
    }

    #[test]
    fn forms_of_states_lead_to_their_code() {
        for (form, way, country) in [
            ("United States", Way::State, "US"),
            ("U.S.", Way::State, "US"),
            ("Washington", Way::Capital, "US"),
            ("Nigerien", Way::Adjective, "NE"),
            ("Nigerian", Way::Adjective, "NG"),
            ("Nigeriens", Way::Citizens, "NE"),
            ("Burma", Way::State, "MM"),
            ("Kiev", Way::Capital, "UA"),
            ("Texas", Way::Region, "US"),
            ("Kremlin", Way::Body(ActorKind::Government), "RU"),
            ("ECOWAS", Way::Body(ActorKind::Organisation), ""),
        ] {
            assert_eq!(first(form), (way, country), "{form}");
        }
    }

    #[test]
    fn every_state_has_a_code_of_its_own() {
        let mut codes: Vec<_> = table("countries").map(|row| row[0]).collect();
        assert!(codes.len() > 240);
        codes.sort_unstable();
        let all = codes.len();
        codes.dedup();
        assert_eq!(all, codes.len());
    }

    #[test]
    fn every_table_says_where_it_comes_from() {
        for (_, table) in TABLES {
            assert!(table.contains("# Source: ") && table.contains("CC0 1.0."));
        }
    }

    #[test]
    fn words_tell_the_kind() {
        let tables = knowledge();
        assert_eq!(tables.head("ministry"), Some(Head::Actor(ActorKind::Government)));
        assert_eq!(tables.head("navy"), Some(Head::Actor(ActorKind::Military)));
        assert_eq!(tables.head("act"), Some(Head::Product));
        assert_eq!(tables.title("mrs."), Some(Gender::Female));
        assert!(tables.is_role("spokeswoman") && tables.in_region("NE", "West African"));
    }
}
