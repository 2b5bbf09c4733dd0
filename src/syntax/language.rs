//! Whether a text is English: by its script, and among Latin scripts by short words that run through any prose.
//!
//! It errs towards English: a headline, a poem or a program without such words counts as English.

/// A language that can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 tag.
    pub code: &'static str,
    /// English name.
    pub name: &'static str,
}

/// English.
pub const ENGLISH: Language = Language {
    code: "en",
    name: "English",
};

/// As much of a text as is looked at, in characters.
const LOOKED_AT: usize = 20_000;

/// Short words of English.
const ENGLISH_WORDS: &str = "the of and to in is that for it was with as on by he his from at this have be are but \
    not they you or an had were which their has would there been who will said more if about into could we i my a";

/// Code, name, frequent short words that are rare in English.
const LANGUAGES: &[(&str, &str, &str)] = &[
    (
        "fr",
        "French",
        "le les des et est une dans qui que pour sur du au aux pas par avec plus ce cette ont été sont il elle nous vous mais ou la de un",
    ),
    (
        "es",
        "Spanish",
        "el los las que y una por con del para se su más como pero sus este esta fue son al lo ha la de en un",
    ),
    (
        "de",
        "German",
        "der die und das nicht ist mit ein eine für auf dem den von zu im sich des auch als wird sind bei nach aus wie hat war werden einer",
    ),
    (
        "pt",
        "Portuguese",
        "que não uma com dos da os em para pelo pela ao mais como mas foi são seu sua se na no das e o de um também",
    ),
    (
        "it",
        "Italian",
        "il che di gli della per non una sono con del nel alla le si da più anche come ha dei delle e la un è lo",
    ),
    (
        "nl",
        "Dutch",
        "de het een van en niet zijn voor met dat op aan ook maar bij om wordt naar heeft werd uit deze door over die te als er",
    ),
    (
        "sv",
        "Swedish",
        "och att det som är för inte ett av den på med har de till om var från kan sig men en jag",
    ),
    (
        "da",
        "Danish or Norwegian",
        "og det er ikke til af av den som på med har et for de en at fra han sig jeg blev ble etter",
    ),
    (
        "pl",
        "Polish",
        "się nie jest na że i w z do to jak od po przez dla ale są oraz który która był",
    ),
    (
        "ro",
        "Romanian",
        "și este care din la cu de pe pentru nu a fost sunt mai că o în un să",
    ),
    (
        "tr",
        "Turkish",
        "ve bir bu için ile da de çok olarak daha olan gibi ne ama en sonra kadar",
    ),
    (
        "id",
        "Indonesian or Malay",
        "yang dan di untuk dengan dari ini itu pada tidak akan dalam juga ke oleh adalah telah",
    ),
    (
        "cs",
        "Czech",
        "je na se že a v s z do to jako ve po pro ale by jsou byl nebo která který",
    ),
    (
        "hu",
        "Hungarian",
        "és hogy az egy nem is meg ez csak mint vagy de volt a már még",
    ),
    (
        "fi",
        "Finnish",
        "ja on että ei se oli hän ovat mutta kun kuin myös ole joka tämä",
    ),
    (
        "vi",
        "Vietnamese",
        "của và là các được cho trong một có không người với những đã này",
    ),
    (
        "sw",
        "Swahili",
        "ya wa na kwa katika ni za kuwa hiyo huo hii yake cha la pia",
    ),
];

/// Scripts by their first and last character.
const SCRIPTS: &[(u32, u32, &str, &str)] = &[
    (0x370, 0x3ff, "el", "Greek"),
    (
        0x400,
        0x52f,
        "ru",
        "Russian or another language in Cyrillic letters",
    ),
    (0x530, 0x58f, "hy", "Armenian"),
    (0x590, 0x5ff, "he", "Hebrew"),
    (0x600, 0x6ff, "ar", "Arabic or another language in Arabic letters"),
    (0x900, 0x97f, "hi", "Hindi or another language in Devanagari"),
    (0x980, 0x9ff, "bn", "Bengali"),
    (0xb80, 0xbff, "ta", "Tamil"),
    (0xe00, 0xe7f, "th", "Thai"),
    (0x10a0, 0x10ff, "ka", "Georgian"),
    (0x1200, 0x137f, "am", "Amharic"),
    (0x3040, 0x30ff, "ja", "Japanese"),
    (0x4e00, 0x9fff, "zh", "Chinese"),
    (0xac00, 0xd7af, "ko", "Korean"),
];

/// The language of a text.
pub fn language(text: &str) -> Language {
    let head: String = text.chars().take(LOOKED_AT).collect();
    by_script(&head).or_else(|| by_words(&head)).unwrap_or(ENGLISH)
}

/// Another script, where most letters belong to it. Japanese is known by its own letters among Chinese ones.
fn by_script(text: &str) -> Option<Language> {
    let mut counts = vec![0usize; SCRIPTS.len()];
    let mut letters = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        let code = u32::from(c);
        let found = SCRIPTS
            .iter()
            .position(|&(first, last, _, _)| (first..=last).contains(&code));
        if let Some(count) = found.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    let foreign: usize = counts.iter().sum();
    if foreign * 2 <= letters {
        return None;
    }
    SCRIPTS
        .iter()
        .zip(&counts)
        .filter(|(_, count)| **count * 5 > foreign)
        .max_by_key(|(script, count)| (script.2 == "ja", **count))
        .map(|(script, _)| Language {
            code: script.2,
            name: script.3,
        })
}

/// At least three short words of one other language, a twelfth of all words, and more than of English.
fn by_words(text: &str) -> Option<Language> {
    // A capitalised word may be part of a name ("Los Angeles"), which tells nothing about the text around it.
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.starts_with(char::is_lowercase))
        .collect();
    let count = |list: &str| {
        let list: Vec<&str> = list.split_whitespace().collect();
        words.iter().filter(|word| list.contains(word)).count()
    };
    let english = count(ENGLISH_WORDS);
    let (hits, code, name) = LANGUAGES
        .iter()
        .map(|(code, name, list)| (count(list), *code, *name))
        .fold(
            (0, "", ""),
            |best, next| if next.0 > best.0 { next } else { best },
        );
    (hits >= 3 && hits * 12 >= words.len() && hits > english).then_some(Language { code, name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told() {
        let texts = [
            (
                "fr",
                "Le président a annoncé que les troupes quittent le pays dans les six mois.",
            ),
            (
                "es",
                "El presidente anunció que las tropas se retiran del país en los próximos meses.",
            ),
            (
                "de",
                "Der Präsident kündigte an, dass die Truppen das Land in den nächsten Monaten verlassen.",
            ),
            (
                "pt",
                "O presidente anunciou que as tropas não ficam no país e que a retirada começa em maio.",
            ),
            (
                "it",
                "Il presidente ha annunciato che le truppe lasciano il paese nel corso dei prossimi mesi.",
            ),
            (
                "nl",
                "De president kondigde aan dat de troepen het land in de komende maanden verlaten.",
            ),
            (
                "sv",
                "Presidenten sade att trupperna lämnar landet och att det sker under de närmaste månaderna.",
            ),
            ("ar", "أعلن الرئيس أن القوات ستغادر البلاد خلال ستة أشهر."),
            ("zh", "总统宣布部队将在六个月内离开该国。"),
            ("ja", "大統領は、部隊が六か月以内に国を離れると発表した。"),
            (
                "ru",
                "Президент объявил, что войска покинут страну в течение шести месяцев.",
            ),
            ("ko", "대통령은 군대가 여섯 달 안에 나라를 떠난다고 발표했다."),
        ];
        for (code, text) in texts {
            assert_eq!(language(text).code, code, "{text}");
        }
    }

    #[test]
    fn english_stays_english() {
        let texts = [
            "",
            "Niger orders troops out",
            "Los Angeles beats Las Vegas in El Paso",
            "Der Spiegel and Le Monde said on Monday that the deal was signed in Rio de Janeiro.",
            "fn main() { let mut de = 1; for i in 0..3 { de += i; } println!(\"{de}\"); }",
            "Tyger Tyger, burning bright, In the forests of the night",
            "12 34 56",
            "He said \"je ne regrette rien\" and left for Paris, where the talks are held.",
        ];
        for text in texts {
            assert_eq!(language(text), ENGLISH, "{text}");
        }
    }
}
