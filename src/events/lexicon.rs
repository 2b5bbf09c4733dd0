//! What words say about events: classes of verbs and nouns, clause-taking words, light verbs, ties.
//!
//! The tables are `assets/lexicon/*.tsv`; each line carries its own example, which the tests read.
//! A word found in several classes takes the first line that lists it without a sense ("fire:job" has
//! one), else the first that lists it at all.

use super::{EventKind, RelationKind, Sign};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

const EVENTS: &str = include_str!("../../assets/lexicon/events.tsv");
const CLAUSES: &str = include_str!("../../assets/lexicon/clauses.tsv");
const LIGHT: &str = include_str!("../../assets/lexicon/light.tsv");
const ENDINGS: &str = include_str!("../../assets/lexicon/endings.tsv");
const STRUCTURE: &str = include_str!("../../assets/lexicon/structure.tsv");

/// One line of `events.tsv`.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks of one table line"
)]
#[derive(Debug)]
pub(super) struct Class {
    /// Name of the line, the reason given for the kind.
    pub(super) name: &'static str,
    /// Event type.
    pub(super) kind: EventKind,
    /// What the agent thereby does to the patient, if anything.
    pub(super) relation: Option<(RelationKind, Sign)>,
    /// Both sides do it to each other.
    pub(super) mutual: bool,
    /// The subject undergoes it ("the ferry sank").
    pub(super) undergone: bool,
    /// A noun's "of" names the agent ("the withdrawal of France").
    pub(super) of_agent: bool,
    /// The subject gets it ("received support from").
    pub(super) inverse: bool,
    /// The object is no patient.
    pub(super) no_object: bool,
    /// Prepositions that lead to a patient.
    pub(super) prepositions: Vec<&'static str>,
    /// The sentence that shows the line at work.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests read the examples"))]
    pub(super) example: &'static str,
}

/// What a governing word says about the clause below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// The clause is planned.
    Plan,
    /// Someone says it.
    Say,
    /// It stands only on someone's word.
    Claim,
    /// Someone says it is not so.
    Deny,
    /// Someone wants it.
    Ask,
    /// It is open.
    Possible,
    /// It came to pass.
    Fact,
    /// It did not.
    Prevent,
    /// A phase of it.
    Aspect,
    /// Hearsay adverb.
    Report,
    /// Doubt adverb.
    Maybe,
}

/// A noun that ties its holder to another actor ("leader of").
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    /// The relation.
    pub(super) relation: RelationKind,
    /// Its sign.
    pub(super) sign: Sign,
    /// Whether it runs from the holder ("leader of") or to it ("subsidiary of").
    pub(super) from_holder: bool,
}

/// All tables, looked up by lemma.
pub(super) struct Lexicon {
    pub(super) classes: Vec<Class>,
    verbs: BTreeMap<&'static str, usize>,
    /// Verbs with a particle or preposition: per verb, what must follow and the class.
    framed: BTreeMap<&'static str, Vec<(&'static str, usize)>>,
    nouns: BTreeMap<&'static str, usize>,
    /// Last words of nouns of two words: "strike" of `hunger_strike`.
    seconds: BTreeSet<&'static str>,
    effects: BTreeMap<&'static str, Vec<Effect>>,
    light: BTreeSet<&'static str>,
    ties: BTreeMap<&'static str, Tie>,
    /// Verb, particle or nothing, kind of its object, and the class that they make.
    endings: Vec<(&'static str, &'static str, EventKind, usize)>,
}

impl Lexicon {
    /// The class of a verb; `frame` says whether a particle or preposition stands with it.
    pub(super) fn verb(&self, lemma: &str, frame: impl Fn(&str) -> bool) -> Option<&Class> {
        self.framed(lemma, frame).or_else(|| {
            let known = self.known(lemma)?;
            self.classes.get(*self.verbs.get(known.as_ref())?)
        })
    }

    /// The class of a verb that only its particle, preposition or object gives it.
    pub(super) fn framed(&self, lemma: &str, frame: impl Fn(&str) -> bool) -> Option<&Class> {
        let rows = self.framed.get(self.known(lemma)?.as_ref())?;
        let &(_, class) = rows.iter().find(|(word, _)| frame(word))?;
        self.classes.get(class)
    }

    /// The verb as the tables write it: the lemmatiser's slips mended ("expell", "violat", "defeate") and "re" taken
    /// off where the rest is known ("reimpose").
    fn known<'w>(&self, lemma: &'w str) -> Option<Cow<'w, str>> {
        let rest = lemma.strip_prefix("re").filter(|rest| rest.len() > 3);
        self.mended(lemma).or_else(|| {
            let rest = rest?.trim_start_matches('-');
            (self.verbs.contains_key(rest) || self.framed.contains_key(rest)).then_some(Cow::Borrowed(rest))
        })
    }

    /// The verb as the tables write it, when they know it: the lemmatiser's slips mended.
    pub(super) fn mended<'w>(&self, lemma: &'w str) -> Option<Cow<'w, str>> {
        let has = |word: &str| self.verbs.contains_key(word) || self.framed.contains_key(word);
        if has(lemma) {
            return Some(Cow::Borrowed(lemma));
        }
        let mut letters = lemma.chars().rev();
        if let (Some(last), Some(before)) = (letters.next(), letters.next())
            && last == before
            && let Some(short) = lemma.get(..lemma.len() - last.len_utf8())
            && has(short)
        {
            return Some(Cow::Borrowed(short));
        }
        if let Some(short) = lemma.strip_suffix('e')
            && has(short)
        {
            return Some(Cow::Borrowed(short));
        }
        let long = format!("{lemma}e");
        has(&long).then_some(Cow::Owned(long))
    }

    /// The class of an event noun.
    pub(super) fn noun(&self, lemma: &str) -> Option<&Class> {
        self.classes.get(*self.nouns.get(lemma)?)
    }

    /// Whether some noun of two words ends in this one.
    pub(super) fn is_second(&self, lemma: &str) -> bool {
        self.seconds.contains(lemma)
    }

    /// Whether the word has this effect on the clause below it.
    pub(super) fn has(&self, lemma: &str, effect: Effect) -> bool {
        self.effects.get(lemma).is_some_and(|all| all.contains(&effect))
    }

    /// Whether the word says anything about a clause below it.
    pub(super) fn takes_clauses(&self, lemma: &str) -> bool {
        self.effects.contains_key(lemma)
    }

    /// Whether the verb may leave the naming of the event to its object.
    pub(super) fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }

    /// The class of a verb that ends, eases or puts off an act of some kind: "called off the strike" concedes.
    pub(super) fn ending(
        &self,
        lemma: &str,
        act: EventKind,
        particle: impl Fn(&str) -> bool,
    ) -> Option<&Class> {
        let known = self.mended(lemma);
        let lemma = known.as_deref().unwrap_or(lemma);
        self.endings
            .iter()
            .find(|&&(verb, with, kind, _)| {
                verb == lemma && kind == act && (with.is_empty() || particle(with))
            })
            .and_then(|&(_, _, _, class)| self.classes.get(class))
    }

    /// The tie a noun states.
    pub(super) fn tie(&self, lemma: &str) -> Option<Tie> {
        self.ties.get(lemma).copied()
    }
}

/// The tables, read once.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(read)
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

/// "fire:job" names the word "fire" in one of its senses.
fn word_of(entry: &'static str) -> (&'static str, bool) {
    entry
        .split_once(':')
        .map_or((entry, false), |(word, _)| (word, true))
}

fn read() -> Lexicon {
    let mut lexicon = Lexicon {
        classes: Vec::new(),
        verbs: BTreeMap::new(),
        framed: BTreeMap::new(),
        nouns: BTreeMap::new(),
        seconds: BTreeSet::new(),
        effects: BTreeMap::new(),
        light: BTreeSet::new(),
        ties: BTreeMap::new(),
        endings: Vec::new(),
    };
    let mut senses: Vec<(bool, &'static str, usize)> = Vec::new();
    for row in rows(EVENTS) {
        let [name, kind, relation, sign, roles, verbs, nouns, example] = row[..] else {
            continue;
        };
        let index = lexicon.classes.len();
        for entry in verbs.split(' ') {
            match word_of(entry) {
                (word, _) if word.contains('+') => {
                    if let Some((verb, frame)) = word.split_once('+') {
                        lexicon.framed.entry(verb).or_default().push((frame, index));
                    }
                }
                (word, true) => senses.push((true, word, index)),
                (word, false) => {
                    lexicon.verbs.entry(word).or_insert(index);
                }
            }
        }
        for entry in nouns.split(' ') {
            if let Some((_, second)) = word_of(entry).0.rsplit_once('_') {
                lexicon.seconds.insert(second);
            }
            match word_of(entry) {
                (word, true) => senses.push((false, word, index)),
                (word, false) => {
                    lexicon.nouns.entry(word).or_insert(index);
                }
            }
        }
        let flags: Vec<&str> = roles.split(' ').collect();
        lexicon.classes.push(Class {
            name,
            kind: kind.parse().unwrap_or(EventKind::Other),
            relation: relation.parse().ok().zip(sign.parse().ok()),
            mutual: flags.contains(&"mutual"),
            undergone: flags.contains(&"subj=p"),
            of_agent: flags.contains(&"of=a"),
            inverse: flags.contains(&"inverse"),
            no_object: flags.contains(&"noobj"),
            prepositions: flags
                .into_iter()
                .filter(|flag| flag.bytes().all(|byte| byte.is_ascii_lowercase()) && *flag != "mutual")
                .filter(|flag| !matches!(*flag, "noobj" | "inverse"))
                .collect(),
            example,
        });
    }
    for (verb, word, index) in senses {
        let table = if verb {
            &mut lexicon.verbs
        } else {
            &mut lexicon.nouns
        };
        table.entry(word).or_insert(index);
    }
    read_small(&mut lexicon);
    read_endings(&mut lexicon);
    lexicon
}

fn read_endings(lexicon: &mut Lexicon) {
    for row in rows(ENDINGS) {
        let [_, verbs, kinds, class, _] = row[..] else {
            continue;
        };
        let Some(class) = lexicon.classes.iter().position(|known| known.name == class) else {
            continue;
        };
        for verb in verbs.split(' ') {
            let (verb, particle) = verb.split_once('+').unwrap_or((verb, ""));
            for kind in kinds.split(' ').filter_map(|kind| kind.parse().ok()) {
                lexicon.endings.push((verb, particle, kind, class));
            }
        }
    }
}

/// The three smaller tables.
fn read_small(lexicon: &mut Lexicon) {
    for row in rows(CLAUSES) {
        let [_, effect, words, _] = row[..] else { continue };
        let effect = match effect {
            "plan" => Effect::Plan,
            "say" => Effect::Say,
            "claim" => Effect::Claim,
            "deny" => Effect::Deny,
            "ask" => Effect::Ask,
            "possible" => Effect::Possible,
            "fact" => Effect::Fact,
            "prevent" => Effect::Prevent,
            "aspect" => Effect::Aspect,
            "report" => Effect::Report,
            _ => Effect::Maybe,
        };
        for word in words.split(' ') {
            lexicon.effects.entry(word).or_default().push(effect);
        }
    }
    for row in rows(LIGHT) {
        for word in row.get(1).copied().unwrap_or_default().split(' ') {
            lexicon.light.insert(word);
        }
    }
    for row in rows(STRUCTURE) {
        let [_, relation, sign, direction, words, _] = row[..] else {
            continue;
        };
        let (Ok(relation), Ok(sign)) = (relation.parse(), sign.parse()) else {
            continue;
        };
        for entry in words.split(' ') {
            lexicon.ties.entry(word_of(entry).0).or_insert(Tie {
                relation,
                sign,
                from_holder: direction == "holder>other",
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let lexicon = lexicon();
        for (table, columns) in [
            (EVENTS, 8),
            (CLAUSES, 4),
            (LIGHT, 3),
            (ENDINGS, 5),
            (STRUCTURE, 6),
        ] {
            for row in rows(table) {
                assert_eq!(row.len(), columns, "{row:?}");
                assert!(row[columns - 1].ends_with('.'), "no example: {row:?}");
            }
        }
        let kinds = rows(ENDINGS).map(|row| row[2].split(' ').count() * row[1].split(' ').count());
        assert_eq!(
            lexicon.endings.len(),
            kinds.sum::<usize>(),
            "a line names no class or kind"
        );
        for row in rows(EVENTS) {
            assert!(row[1].parse::<EventKind>().is_ok(), "{row:?}");
            assert!(row[2] == "." || row[2].parse::<RelationKind>().is_ok(), "{row:?}");
            assert!(row[3] == "." || row[3].parse::<Sign>().is_ok(), "{row:?}");
        }
        assert!(lexicon.verbs.len() + lexicon.nouns.len() + lexicon.framed.len() > 1500);
    }

    #[test]
    fn every_example_names_a_word_of_its_line() {
        for (class, row) in lexicon().classes.iter().zip(rows(EVENTS)) {
            let example = class.example.to_lowercase();
            let shown = row[5].split(' ').chain(row[6].split(' ')).any(|entry| {
                let word = word_of(entry).0.split('+').next().unwrap_or_default();
                let stem: String = word.chars().take(word.chars().count().min(4)).collect();
                example.contains(stem.trim_end_matches(['e', 'y']))
                    || IRREGULAR
                        .iter()
                        .any(|(lemma, form)| *lemma == word && example.contains(form))
            });
            assert!(shown, "{}: {}", class.name, class.example);
        }
    }

    const IRREGULAR: &[(&str, &str)] = &[
        ("buy", "bought"),
        ("meet", "met"),
        ("sink", "sank"),
        ("rise", "rose"),
        ("win", "won"),
        ("break", "broke"),
        ("take", "took"),
        ("begin", "began"),
    ];

    #[test]
    fn frames_and_senses_are_told_apart() {
        let lexicon = lexicon();
        let kind = |lemma: &str, frame: &str| {
            lexicon
                .verb(lemma, |word| word == frame)
                .map(|class| class.kind.as_str())
        };
        assert_eq!(kind("call", "for"), Some("REQUEST"));
        assert_eq!(kind("call", ""), Some("STATE"));
        assert_eq!(kind("pull", "out"), Some("RETREAT"));
        assert_eq!(kind("take", "over"), Some("COERCE"));
        assert_eq!(
            lexicon.noun("coup").map(|class| class.kind),
            Some(EventKind::Assault)
        );
    }
}
