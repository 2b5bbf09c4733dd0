//! What a pasted text is, when it is no article, and what to tell the reader then.

use super::markdown::is_markdown;
use crate::text::{ends_sentence, named_enum};

named_enum! {
    /// Kinds of pasted texts.
    pub enum Kind {
        /// Nothing but white space.
        Empty = "nothing",
        /// An address alone.
        Address = "address",
        /// A word or a few.
        Words = "a few words",
        /// An article, or anything else in sentences.
        Article = "article",
        /// Markdown.
        Markdown = "markdown",
        /// The source of a web page.
        Html = "web page",
        /// The source of an e-mail.
        Mail = "e-mail",
        /// JSON that may be a reading.
        Reading = "reading",
        /// Other JSON.
        Json = "JSON",
        /// Source code.
        Code = "source code",
        /// Rows and columns.
        Table = "table",
        /// Verse.
        Poem = "poem",
        /// A text as long as a book.
        Book = "book",
        /// Mostly another script than Latin.
        OtherScript = "another script",
        /// Latin letters, but hardly an English word.
        OtherLanguage = "another language",
        /// Numbers and signs with hardly a letter.
        Numbers = "numbers",
        /// What a program reads as text but is none.
        Binary = "no text",
    }
}

impl Kind {
    /// What to tell the reader; `None` when there is nothing to say.
    pub const fn sentence(self) -> Option<&'static str> {
        match self {
            Self::Article | Self::Markdown | Self::Html | Self::Mail | Self::Reading => None,
            Self::Empty => Some("There is nothing in it. Copy the text of an article and paste it here."),
            Self::Address => Some(
                "This is an address. The page loads nothing from the web, so that nothing you read leaves your browser: \
                 open the article, select its text, copy and paste it here, or use the bookmarklet on the help page.",
            ),
            Self::Words => {
                Some("These are only a few words; there is little to read in them. Paste the whole article.")
            }
            Self::Json => Some("This is JSON, but not a reading saved here. It was read as text."),
            Self::Code => {
                Some("This looks like source code. It was read as text, and little in it will be understood.")
            }
            Self::Table => Some(
                "This looks like a table. Only sentences are read here: dates and names may be found, events hardly.",
            ),
            Self::Poem => Some(
                "This looks like verse. It was read line by line; what poems mean by a date is another matter.",
            ),
            Self::Book => Some(
                "This is as long as a book. It takes a while, and a timeline of a whole book is crowded: a chapter reads better.",
            ),
            Self::OtherScript => Some("This text is mostly not in Latin letters. Only English is read here."),
            Self::OtherLanguage => Some(
                "This text does not look English. Only English is read here: dates may be found, events hardly.",
            ),
            Self::Numbers => Some(
                "There are hardly any words in this, only numbers and signs. Only sentences are read here.",
            ),
            Self::Binary => Some(
                "This is not text but the inside of a file. Open the file in its program and copy its text.",
            ),
        }
    }
}

/// A book has more words.
const BOOK: usize = 60_000;
/// Judged from so many characters at the beginning.
const SAMPLE: usize = 40_000;

/// Small words without which hardly an English sentence stands.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "a", "is", "was", "for", "on", "that", "with", "as", "by", "at", "from",
    "it", "his", "has", "had", "have", "be", "were", "are", "an", "he", "she", "they", "not", "but", "said",
    "after", "who", "its", "their", "this", "will", "which",
];

/// Says what a pasted text is.
pub fn kind(text: &str) -> Kind {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if trimmed.is_empty() {
        return Kind::Empty;
    }
    if is_address(trimmed) {
        return Kind::Address;
    }
    let end = trimmed
        .char_indices()
        .nth(SAMPLE)
        .map_or(trimmed.len(), |(at, _)| at);
    let sample = trimmed.get(..end).unwrap_or(trimmed);
    if let Some(kind) = not_words(sample) {
        return kind;
    }
    if let Some(kind) = marked_up(trimmed, sample) {
        return kind;
    }
    let words = sample.split_whitespace().count();
    if is_code(sample) {
        return Kind::Code;
    }
    if is_table(sample) {
        return Kind::Table;
    }
    if words < 6 {
        return Kind::Words;
    }
    if words >= 20 && !is_english(sample) {
        return Kind::OtherLanguage;
    }
    if is_poem(sample) {
        return Kind::Poem;
    }
    if trimmed.split_whitespace().take(BOOK + 1).count() > BOOK {
        return Kind::Book;
    }
    if is_markdown(sample) {
        Kind::Markdown
    } else {
        Kind::Article
    }
}

fn is_address(text: &str) -> bool {
    !text.contains(char::is_whitespace)
        && text.len() < 3000
        && (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
}

/// Binary junk and other scripts, by the characters.
fn not_words(sample: &str) -> Option<Kind> {
    let total = sample.chars().count();
    let strange = sample
        .chars()
        .filter(|c| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace()))
        .count();
    if strange * 20 > total {
        return Some(Kind::Binary);
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let latin = sample
        .chars()
        .filter(|c| c.is_alphabetic() && (*c as u32) < 0x250)
        .count();
    if letters * 10 < total && letters < 40 && total > 200 {
        return Some(Kind::Numbers);
    }
    (letters > 0 && latin * 2 < letters).then_some(Kind::OtherScript)
}

/// JSON, HTML, e-mail: texts that say themselves what they are.
fn marked_up(text: &str, sample: &str) -> Option<Kind> {
    // A reading may lie in a page of ours; whoever opens it sees whether it is one.
    let reading = || {
        ["\"engine\"", "\"timexes\"", "\"events\""]
            .iter()
            .all(|key| text.contains(key))
    };
    if text.starts_with(['{', '['])
        && text.ends_with(['}', ']'])
        && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
    {
        return Some(if reading() { Kind::Reading } else { Kind::Json });
    }
    let start: String = sample.chars().take(200).collect::<String>().to_lowercase();
    let tags = [
        "</p>", "</div>", "<br", "</a>", "</li>", "</h1>", "</h2>", "</span>",
    ]
    .iter()
    .map(|tag| sample.matches(tag).take(6).count())
    .sum::<usize>();
    let start = start.trim_start();
    if start.starts_with("<!doctype html") || start.starts_with("<html") || tags >= 6 {
        return Some(if reading() { Kind::Reading } else { Kind::Html });
    }
    super::read_mail(text.as_bytes()).is_some().then_some(Kind::Mail)
}

fn is_code(sample: &str) -> bool {
    let lines: Vec<&str> = sample
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let code = lines
        .iter()
        .filter(|line| {
            line.ends_with(['{', '}', ';'])
                && !line.ends_with("...;")
                && !(line.ends_with(';') && line.split(' ').count() > 12)
                || line.ends_with("):")
                || [
                    "def ",
                    "import ",
                    "#include",
                    "function ",
                    "const ",
                    "let ",
                    "var ",
                    "class ",
                    "pub fn ",
                    "fn ",
                    "return ",
                    "//",
                    "SELECT ",
                    "</",
                ]
                .iter()
                .any(|word| line.starts_with(word) && line.contains(['(', '=', ';', '<', ':', '/', '"', '*']))
        })
        .count();
    lines.len() >= 3 && code * 10 >= lines.len() * 4
}

/// Most lines have the same number, at least two, of tabs, semicolons, bars or commas, and no sentence.
fn is_table(sample: &str) -> bool {
    let lines: Vec<&str> = sample.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.len() >= 3
        && ['\t', ';', '|', ','].iter().any(|mark| {
            let mut counts: Vec<usize> = lines.iter().map(|line| line.matches(*mark).count()).collect();
            counts.sort_unstable();
            let middle = counts.get(counts.len() / 2).copied().unwrap_or(0);
            let same = counts.iter().filter(|count| **count == middle).count();
            let sentences = lines
                .iter()
                .filter(|line| ends_sentence(line.trim()) && line.split(' ').count() > 8)
                .count();
            middle >= if *mark == '\t' { 1 } else { 2 }
                && same * 10 >= lines.len() * 7
                && sentences * 4 < lines.len()
        })
}

/// Other languages share some small words ("in", "is", "a"), but not these as well.
fn is_english(sample: &str) -> bool {
    let words = sample
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let (mut all, mut small, mut own) = (0, 0, 0);
    for word in words {
        let word = word.to_lowercase();
        all += 1;
        small += usize::from(ENGLISH.contains(&word.as_str()));
        own += usize::from(matches!(word.as_str(), "the" | "and" | "to" | "of"));
    }
    small * 12 >= all && own * 50 >= all
}

/// Short lines, nearly all begun with a capital letter, few of them ending a sentence, in stanzas.
fn is_poem(sample: &str) -> bool {
    let lines: Vec<&str> = sample
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let count = |test: fn(&&&str) -> bool| lines.iter().filter(test).count();
    let short = count(|line| (8..=60).contains(&line.chars().count()));
    let capital = count(|line| line.starts_with(char::is_uppercase));
    let closed = count(|line| ends_sentence(line));
    let comma = count(|line| line.ends_with([',', ';', '—', '–', ':']));
    let listed = count(|line| crate::text::is_item(line) || line.contains(": "));
    lines.len() >= 8
        && short * 10 >= lines.len() * 9
        && capital * 10 >= lines.len() * 7
        && closed * 10 <= lines.len() * 6
        && comma * 10 >= lines.len() * 2
        && listed * 5 < lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        let csv = "date,place,dead\n2021-03-23,Suez,0\n2021-03-29,Suez,0\n2021-04-02,Hualien,49\n";
        let code = "fn main() {\n    let ship = 1;\n    println!(\"{ship}\");\n}\n";
        let poem = "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\nCould frame thy fearful symmetry?\n\n\
            In what distant deeps or skies,\nBurnt the fire of thine eyes?\nOn what wings dare he aspire?\nWhat the hand, dare seize the fire?\n";
        let german = "Der Frachter blockierte den Kanal fast eine Woche lang, bis Schlepper ihn am Montag befreiten und der Verkehr wieder lief.";
        let russian = "Судно блокировало канал почти неделю, пока буксиры не освободили его в понедельник.";
        let article =
            "Salvage teams on Monday freed the giant ship that had blocked the Suez Canal for almost a week.";
        let reading = "{\"engine\":\"0.1.0\",\"timexes\":[],\"events\":[]}";
        for (text, kind) in [
            (" \n", Kind::Empty),
            ("https://example.org/story?id=4", Kind::Address),
            ("Suez", Kind::Words),
            (article, Kind::Article),
            (
                "# Ship\n\nThe teams **freed** the ship on Monday at last.",
                Kind::Markdown,
            ),
            ("<html><p>Ship", Kind::Html),
            (
                "From: a@example.org\nSubject: Ship\nMessage-ID: <1>\n\nThe ship is free again.",
                Kind::Mail,
            ),
            (reading, Kind::Reading),
            ("{\"a\": [1, 2]}", Kind::Json),
            (code, Kind::Code),
            (csv, Kind::Table),
            (poem, Kind::Poem),
            (german, Kind::OtherLanguage),
            (russian, Kind::OtherScript),
            ("\u{fffd}\u{fffd}\u{1}\u{2}PNG\u{fffd}\u{fffd}\u{3}", Kind::Binary),
        ] {
            assert_eq!(super::kind(text), kind, "{text}");
        }
        assert_eq!(super::kind(&format!("{article} ").repeat(4000)), Kind::Book);
    }
}
