//! What the committed weights are trained on: this list and nothing else.

/// One set that may shape the weights.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Where it stands below `DATA`.
    pub path: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Its terms.
    pub licence: &'static str,
    /// What it teaches.
    pub use_for: Use,
}

/// What a set teaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Tags, trees and lemmas, all documents.
    Trees,
    /// The same, only documents of [`GUM_GENRES`].
    TreesByGenre,
    /// Names.
    Names,
    /// Word clusters only.
    Raw,
}

/// The genres of GUM whose terms allow it (CC BY or public domain).
pub const GUM_GENRES: &[&str] = &["news", "interview", "voyage", "textbook", "vlog", "speech"];

/// Every set.
pub const SOURCES: &[Source] = &[
    Source {
        path: "data/ud/en_ewt-ud-train.conllu",
        name: "UD English EWT, training part",
        licence: "CC BY-SA 4.0",
        use_for: Use::Trees,
    },
    Source {
        path: "data/ud/en_gum-ud-train.conllu",
        name: "UD English GUM, training part, genres news, interview, voyage, textbook, vlog, speech",
        licence: "CC BY or public domain, by genre",
        use_for: Use::TreesByGenre,
    },
    Source {
        path: "data/names/press_releases.jsonl",
        name: "US Senate press releases, names by our reading",
        licence: "public domain",
        use_for: Use::Names,
    },
    Source {
        path: "data/names/war_histories.jsonl",
        name: "Wikipedia articles on wars, names by our reading",
        licence: "CC BY-SA 3.0",
        use_for: Use::Names,
    },
    Source {
        path: "data/names/wikinews.jsonl",
        name: "Wikinews articles, names by our reading",
        licence: "CC BY 2.5",
        use_for: Use::Names,
    },
    Source {
        path: "data/names/weblogs_newsgroups.jsonl",
        name: "UD English EWT weblogs and newsgroups, names by our reading",
        licence: "CC BY-SA 4.0",
        use_for: Use::Names,
    },
    Source {
        path: "eval/names/uner_ewt_dev.jsonl",
        name: "Universal NER, EWT",
        licence: "CC BY-SA 4.0",
        use_for: Use::Names,
    },
    Source {
        path: "eval/names/wikigold.jsonl",
        name: "Wikigold",
        licence: "CC BY 4.0",
        use_for: Use::Names,
    },
    Source {
        path: "eval/names/wnut17_train.jsonl",
        name: "WNUT 2017 emerging entities",
        licence: "CC BY 4.0",
        use_for: Use::Names,
    },
    Source {
        path: "eval/names/crossner_politics_traindev.jsonl",
        name: "CrossNER politics",
        licence: "MIT, over Wikipedia text (CC BY-SA)",
        use_for: Use::Names,
    },
    Source {
        path: "data/raw/senate.jsonl.xz",
        name: "US Senate press releases",
        licence: "public domain",
        use_for: Use::Raw,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Kept apart from [`SOURCES`] on purpose: a new set needs a look at its terms and a change here.
    const ALLOWED: &[&str] = &[
        "data/names/press_releases.jsonl",
        "data/names/war_histories.jsonl",
        "data/names/weblogs_newsgroups.jsonl",
        "data/names/wikinews.jsonl",
        "data/raw/senate.jsonl.xz",
        "data/ud/en_ewt-ud-train.conllu",
        "data/ud/en_gum-ud-train.conllu",
        "eval/names/crossner_politics_traindev.jsonl",
        "eval/names/uner_ewt_dev.jsonl",
        "eval/names/wikigold.jsonl",
        "eval/names/wnut17_train.jsonl",
    ];

    #[test]
    fn only_allowed_sets_shape_the_weights() {
        let mut paths: Vec<&str> = SOURCES.iter().map(|source| source.path).collect();
        paths.sort_unstable();
        assert_eq!(paths, ALLOWED);
        assert_eq!(
            GUM_GENRES,
            ["news", "interview", "voyage", "textbook", "vlog", "speech"]
        );
    }

    #[test]
    fn every_set_is_credited() {
        let page = include_str!("../../docs/models.md");
        for source in SOURCES {
            assert!(
                page.contains(source.name) && page.contains(source.licence),
                "{}",
                source.name
            );
        }
    }

    #[test]
    fn the_trainer_names_no_other_file_of_the_data() {
        for text in [
            include_str!("mod.rs"),
            include_str!("names.rs"),
            include_str!("tree.rs"),
            include_str!("clusters.rs"),
        ] {
            for (at, _) in text.match_indices("eval/").chain(text.match_indices("data/")) {
                let rest: String = text[at..]
                    .chars()
                    .take_while(|c| !matches!(c, '"' | ' ' | '`'))
                    .collect();
                let measured = [
                    "data/ud/en_ewt-ud-dev",
                    "data/ud/en_gum-ud-dev",
                    "eval/names/{name}.jsonl",
                    "eval/events",
                ];
                assert!(measured.iter().any(|name| rest.starts_with(name)), "{rest}");
            }
        }
    }
}
