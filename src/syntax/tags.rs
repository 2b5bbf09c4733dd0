//! Universal part-of-speech tags and dependency relations (UD version 2,
//! <https://universaldependencies.org/guidelines.html>).

use crate::text::named_enum;

named_enum! {
    /// Universal part of speech.
    pub enum Upos {
        /// adjective
        Adj = "ADJ",
        /// adposition
        Adp = "ADP",
        /// adverb
        Adv = "ADV",
        /// auxiliary
        Aux = "AUX",
        /// coordinating conjunction
        Cconj = "CCONJ",
        /// determiner
        Det = "DET",
        /// interjection
        Intj = "INTJ",
        /// noun
        Noun = "NOUN",
        /// numeral
        Num = "NUM",
        /// particle
        Part = "PART",
        /// pronoun
        Pron = "PRON",
        /// proper noun
        Propn = "PROPN",
        /// punctuation
        Punct = "PUNCT",
        /// subordinating conjunction
        Sconj = "SCONJ",
        /// symbol
        Sym = "SYM",
        /// verb
        Verb = "VERB",
        /// other
        X = "X",
    }
}

named_enum! {
    /// Dependency relation, with the subtypes that English news needs; others are cut to their stem.
    pub enum Deprel {
        /// clausal modifier of a noun
        Acl = "acl",
        /// relative clause
        AclRelcl = "acl:relcl",
        /// adverbial clause
        Advcl = "advcl",
        /// adverbial modifier
        Advmod = "advmod",
        /// adjectival modifier
        Amod = "amod",
        /// apposition
        Appos = "appos",
        /// auxiliary
        Aux = "aux",
        /// passive auxiliary
        AuxPass = "aux:pass",
        /// case marker
        Case = "case",
        /// coordinating conjunction
        Cc = "cc",
        /// clausal complement
        Ccomp = "ccomp",
        /// compound
        Compound = "compound",
        /// verb particle
        CompoundPrt = "compound:prt",
        /// conjunct
        Conj = "conj",
        /// copula
        Cop = "cop",
        /// clausal subject
        Csubj = "csubj",
        /// clausal passive subject
        CsubjPass = "csubj:pass",
        /// unspecified dependency
        Dep = "dep",
        /// determiner
        Det = "det",
        /// discourse element
        Discourse = "discourse",
        /// dislocated element
        Dislocated = "dislocated",
        /// expletive
        Expl = "expl",
        /// fixed multiword expression
        Fixed = "fixed",
        /// flat expression (names)
        Flat = "flat",
        /// goes with
        Goeswith = "goeswith",
        /// indirect object
        Iobj = "iobj",
        /// list
        List = "list",
        /// marker
        Mark = "mark",
        /// nominal modifier
        Nmod = "nmod",
        /// descriptive modifier of a name: "President" in "President Lincoln"
        NmodDesc = "nmod:desc",
        /// possessive modifier
        NmodPoss = "nmod:poss",
        /// nominal modifier used as an adverb, temporal included
        NmodUnmarked = "nmod:unmarked",
        /// nominal subject
        Nsubj = "nsubj",
        /// passive nominal subject
        NsubjPass = "nsubj:pass",
        /// numeric modifier
        Nummod = "nummod",
        /// object
        Obj = "obj",
        /// oblique nominal
        Obl = "obl",
        /// agent of a passive
        OblAgent = "obl:agent",
        /// oblique nominal without a preposition, temporal included
        OblUnmarked = "obl:unmarked",
        /// orphan
        Orphan = "orphan",
        /// parataxis
        Parataxis = "parataxis",
        /// punctuation
        Punct = "punct",
        /// overridden disfluency
        Reparandum = "reparandum",
        /// root of the sentence
        Root = "root",
        /// vocative
        Vocative = "vocative",
        /// open clausal complement
        Xcomp = "xcomp",
    }
}

/// The Penn Treebank tags of the English treebanks.
pub(crate) const PENN: &[&str] = &[
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH",
    "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$",
    "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
    "WRB", "``", "XX",
];

impl Deprel {
    /// The relation without its subtype: `nsubj:pass` gives `nsubj`.
    pub fn stem(self) -> &'static str {
        let name = self.as_str();
        name.split(':').next().unwrap_or(name)
    }
}
