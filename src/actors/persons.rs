//! Persons: which names are one person's. Rules `full_name`, `surname`, `first_name`, `misspelt`, `namesake`.

use super::ActorKind;
use super::knowledge::{Gender, knowledge};
use super::names::Found;
use super::view::Tokens;
use super::who::Who;
use crate::text::Order;

/// Letters after a person's name.
const SUFFIXES: &[&str] = &[
    "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "qc", "sc", "kc", "mp", "phd", "md",
];

/// Titles and what they stand for.
const SHORT_TITLES: &[(&str, &str)] = &[
    ("sen", "Senator"),
    ("sens", "Senator"),
    ("rep", "Representative"),
    ("gov", "Governor"),
    ("gen", "General"),
    ("lt", "Lieutenant"),
    ("col", "Colonel"),
    ("maj", "Major"),
    ("capt", "Captain"),
    ("sgt", "Sergeant"),
    ("adm", "Admiral"),
    ("prof", "Professor"),
    ("rev", "Reverend"),
];

/// "SEN." -> "Senator", "PRESIDENT" -> "President".
pub(super) fn full_title(title: &str, shouted: bool) -> String {
    let words: Vec<String> = title
        .split(' ')
        .map(|word| {
            let lower = word.to_lowercase();
            let bare = lower.trim_end_matches('.');
            let full = SHORT_TITLES
                .iter()
                .find(|(short, _)| *short == bare)
                .map(|(_, full)| (*full).to_owned());
            full.unwrap_or_else(|| {
                let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
                if shouted && word.chars().count() > 3 {
                    format!("{first}{}", rest.to_lowercase())
                } else {
                    word.to_owned()
                }
            })
        })
        .collect();
    words.join(" ")
}

impl Who<'_, '_> {
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
    pub(super) fn full_person(&mut self, words: &[String], name: &Found) -> usize {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return self.open(ActorKind::Person);
        };
        let gender = self.gender_of(name);
        let same = self
            .surnames
            .get(last)
            .into_iter()
            .flatten()
            .copied()
            .find(|&other| {
                compatible(&self.clusters[other].words, words) && self.clusters[other].gender.fits(gender)
            });
        if let Some(cluster) = same {
            let known = &mut self.clusters[cluster];
            if known.words.len() < words.len() {
                known.words = words.to_vec();
            }
            known.gender = known.gender.or(gender);
            let known = self.first_names.entry(first.clone()).or_default();
            if !known.contains(&cluster) {
                known.push(cluster);
            }
            return cluster;
        }
        // a press contact is found again by the whole name only
        let contact = self.contacts.contains(&name.name.start);
        let key = format!("contact:{}", words.join(" "));
        if contact && let Some(cluster) = self.key(&key) {
            return cluster;
        }
        let cluster = self.open(ActorKind::Person);
        let new = &mut self.clusters[cluster];
        new.words = words.to_vec();
        new.person = true;
        new.gender = gender;
        if contact {
            self.bind(key, cluster);
            return cluster;
        }
        self.surnames.entry(last.clone()).or_default().push(cluster);
        self.first_names.entry(first.clone()).or_default().push(cluster);
        cluster
    }

    /// What the titles and the first name tell.
    pub(super) fn gender_of(&self, name: &Found) -> Gender {
        let titled = (name.whole.start..name.name.start)
            .filter_map(|index| knowledge().title(self.view.lower(index)))
            .fold(Gender::Untold, Gender::or);
        let first = (name.name.len() > 1)
            .then(|| knowledge().first_name(self.view.form(name.name.start)))
            .flatten();
        titled.or(first.unwrap_or(Gender::Untold))
    }

    /// A person of the text whose surname is this single word, where no preposition of place stands before.
    pub(super) fn namesake(&self, tokens: &Tokens) -> Option<usize> {
        let before = self.view.before(tokens.start);
        if tokens.len() != 1
            || matches!(
                before,
                "in" | "at" | "near" | "from" | "to" | "of" | "across" | "around"
            )
        {
            return None;
        }
        let known = self.surnames.get(self.view.lower(tokens.start))?;
        match known[..] {
            [person] => Some(person),
            _ => None,
        }
    }

    /// Rules `surname`, `first_name`, `misspelt`: a single word leads to the latest fitting person.
    pub(super) fn person(&mut self, name: &Found) -> usize {
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
        let text = self.view.text(&name.name);
        let fits = |who: &Self, known: Option<&Vec<usize>>| {
            let all: Vec<usize> = known
                .into_iter()
                .flatten()
                .copied()
                .filter(|&other| who.clusters[other].gender.fits(gender))
                .collect();
            // "Senator Salazar" is not Congressman Salazar
            if titled
                && let [only] = all
                    .iter()
                    .copied()
                    .filter(|&other| who.bears(other, name))
                    .collect::<Vec<_>>()[..]
            {
                return Some(only);
            }
            // "Bush" is rather "President Bush" than "Laura Bush"
            let so_called = |other: &usize| who.clusters[*other].forms.contains_key(&text);
            if let [only] = all.iter().copied().filter(so_called).collect::<Vec<_>>()[..] {
                return Some(only);
            }
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
        if (!titled || knowledge().first_name(self.view.form(name.name.start)).is_some())
            && let Some(cluster) = fits(self, self.first_names.get(&word))
        {
            return cluster;
        }
        if let Some(cluster) = self.misspelt(&word) {
            return cluster;
        }
        let cluster = self.open(ActorKind::Person);
        let new = &mut self.clusters[cluster];
        new.words = words;
        new.person = true;
        new.gender = gender.or(knowledge()
            .first_name(self.view.form(name.name.start))
            .unwrap_or(Gender::Untold));
        self.surnames.entry(word).or_default().push(cluster);
        cluster
    }

    /// Whether a person's role so far has a title that stands before a name.
    fn bears(&self, person: usize, name: &Found) -> bool {
        let title = full_title(&self.view.text(&(name.whole.start..name.name.start)), true).to_lowercase();
        let role = self.clusters[person].role.as_deref().unwrap_or("").to_lowercase();
        let part = |word: &str| role.split(' ').any(|part| part == word);
        title.split(' ').any(part)
    }

    /// A surname of five letters or more that differs from exactly one known surname by one letter.
    pub(super) fn misspelt(&self, word: &str) -> Option<usize> {
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
        known.order();
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
    a == b
        || knowledge().is_short_for(a, b)
        || knowledge().is_short_for(b, a)
        || (is_initial(a) || is_initial(b)) && a.chars().next() == b.chars().next()
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
