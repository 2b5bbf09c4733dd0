//! Word lists of the tokeniser and the sentence splitter. Lower case throughout.

/// Words that own their full stop. The list is of the kinds met in news: titles, months, states, companies.
pub(crate) const ABBREVIATIONS: &[&str] = &[
    // titles and ranks
    "mr", "mrs", "ms", "dr", "prof", "rev", "fr", "sr", "jr", "hon", "gov", "sen", "sens", "rep", "reps",
    "pres", "supt", "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt", "cpl", "pvt", "brig", "messrs",
    "mme", "mlle", "st", "ste", "amb", "atty", "det", "insp", // months and days
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", // companies and institutions
    "inc", "corp", "co", "cos", "ltd", "bros", "dept", "univ", "assn", "intl", "natl", "govt", "plc", "llc",
    "mfg", // states of the United States
    "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "kan", "ky", "md", "mich",
    "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash",
    "wis", "wyo", "mass", // references and measures
    "no", "nos", "vs", "etc", "al", "cf", "viz", "approx", "ca", "vol", "ed", "eds", "pp", "fig", "figs",
    "ext", "ph", "esp", "est", "op", "ft", "lb", "lbs", "oz", "hr", "hrs", "min", "mins", "yr", "yrs", "sq",
    "mt", "ave", "blvd", "rd", "bldg", "tel", "max", "temp", "bn",
];

/// Those of [`ABBREVIATIONS`] that stand before a name or a number, so that no sentence ends at them.
pub(crate) const LEADING: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "rev", "fr", "hon", "gov", "sen", "sens", "rep", "reps", "pres", "supt",
    "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt", "cpl", "pvt", "brig", "messrs", "mme", "mlle",
    "st", "ste", "amb", "atty", "det", "insp", "no", "nos", "vs", "cf", "viz", "approx", "ca", "vol", "pp",
    "fig", "figs", "mt", "jan", "feb", "mar", "apr", "aug", "sep", "sept", "oct", "nov", "dec", "i.e", "e.g",
    "ext", "tel", "ph",
];

/// Short words that are full words as well, so that their full stop belongs to the sentence unless the next
/// word shows otherwise.
pub(crate) const AMBIGUOUS: &[&str] = &[
    "no", "mar", "mon", "wed", "fri", "sat", "sun", "ill", "miss", "mass", "wash", "del", "ark", "ore", "mo",
    "pa", "ed", "est", "fig", "min", "max", "temp", "al", "ca", "co", "det", "op", "ga", "md", "va", "ave",
    "jun", "jul", "mont", "hon", "tue", "thu", "ph", "ext", "col", "st", "fr", "hr",
];

/// What follows the apostrophe of a contraction or possessive.
pub(crate) const CLITICS: &[&str] = &["s", "m", "re", "ve", "ll", "d"];

/// Words written as one that count as two, with the byte at which they part.
pub(crate) const GLUED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("wanna", 3),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("cant", 2),
    ("wont", 2),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("isnt", 2),
    ("wasnt", 3),
    ("havent", 4),
    ("hasnt", 3),
    ("arent", 3),
    ("im", 1),
    ("ive", 1),
    ("youre", 3),
    ("thats", 4),
    ("gimme", 3),
    ("lemme", 3),
    ("youve", 3),
    ("theyre", 4),
    ("whats", 4),
    ("theres", 5),
    ("dunno", 2),
    ("alot", 1),
    ("outta", 3),
    ("theyve", 4),
    ("youll", 3),
];

/// Prefixes after which a hyphen does not part the word.
pub(crate) const KEPT_PREFIXES: &[&str] = &[
    "e", "non", "post", "pre", "pro", "anti", "ex", "multi", "co", "re", "semi", "mid", "cross", "sub",
    "inter", "pan", "mini", "super", "de", "un", "ultra", "quasi", "pseudo", "neo", "bi", "tri", "intra",
    "infra", "micro", "macro", "uh", "mm", "hm", "counter", "trans", "extra",
];

/// Units and halves of the day that part from the number before them.
pub(crate) const UNITS: &[&str] = &[
    "am", "pm", "a.m", "p.m", "mm", "cm", "m", "km", "kg", "g", "k", "mg", "ml", "lb", "lbs", "oz", "ft",
    "mph", "kmh", "km2", "gb", "mb", "mhz", "ghz", "kw", "mw", "mwh", "bn", "mn", "hrs", "min", "c", "f",
    "in", "yrs", "kb", "sec", "cc", "x", "p", "kbps", "mbps",
];

/// Endings of host and file names.
pub(crate) const ENDINGS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "uk", "us", "ca", "au", "de", "fr", "eu",
    "io", "tv", "ru", "cn", "in", "za", "ng", "ke", "jp", "ch", "nl", "ie", "nz", "doc", "xls", "pdf", "ppt",
    "txt", "html", "htm", "jpg", "gif", "png", "zip", "exe", "mp3", "docx", "xlsx", "php", "asp", "aspx",
];
