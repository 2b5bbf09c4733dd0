//! The lexicon: which words are months, weekdays, units, numbers ..., and the vocabulary that gives
//! every word known to the lexicon or to a rule a number.

use super::lex::{
    AMPM, Class, DAY, DECADE, DOT, Lex, MONTH, NOON, NUM, OFTEN, ORD, PART, SEASON, UNIT, UNITS, WEEKDAY,
    ZONE,
};
use chrono::{Datelike, NaiveDate, Weekday};

macro_rules! small_enum {
    ($(#[$doc:meta])* $name:ident { $($variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum $name { $($variant),* }
        impl $name {
            pub(super) fn from_sub(sub: u8) -> Option<Self> {
                [$(Self::$variant),*].get(usize::from(sub)).copied()
            }
        }
    };
}

small_enum! {
    /// Units of the calendar and the clock.
    Unit { Second, Minute, Hour, Day, Week, Weekend, Fortnight, Month, Quarter, Season, Half, Year, Decade, Century, Millennium }
}

small_enum! {
    /// Seasons of the northern year; winter is that of the December to February that begins in the year.
    Season { Spring, Summer, Fall, Winter }
}

small_enum! {
    /// Parts of a day.
    Part { Morning, Afternoon, Evening, Night, Dawn, Noon, Midnight, Daytime }
}

const WEEKDAYS: &[&str] = &[
    "monday mon",
    "tuesday tues tue",
    "wednesday wed",
    "thursday thurs thu thur",
    "friday fri",
    "saturday sat",
    "sunday sun",
];

/// In the order of [`Unit`]: singular, plural.
const UNITS_WORDS: &[(&str, &str)] = &[
    ("second sec", "seconds secs"),
    ("minute min", "minutes mins"),
    ("hour hr", "hours hrs"),
    ("day", "days"),
    ("week", "weeks wks"),
    ("weekend", "weekends"),
    ("fortnight", "fortnights"),
    ("month", "months"),
    ("quarter", "quarters"),
    ("season", "seasons"),
    ("half", "halves"),
    ("year yr", "years yrs"),
    ("decade", "decades"),
    ("century", "centuries"),
    ("millennium", "millennia"),
];

const SEASONS: &[&str] = &[
    "spring springtime",
    "summer summertime",
    "fall autumn",
    "winter wintertime",
];

const PARTS: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night nighttime",
    "dawn daybreak sunrise",
    "",
    "",
    "daytime",
];

const NUMBERS: &[(&str, f32)] = &[
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("dozen", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("hundred", 100.0),
    ("thousand", 1000.0),
    ("million", 1e6),
    ("billion", 1e9),
];

const ORDINALS: &str = "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth";

/// Spelled decades of the twentieth century.
const DECADES: &[(&str, f32)] = &[
    ("twenties", 192.0),
    ("thirties", 193.0),
    ("forties", 194.0),
    ("fifties", 195.0),
    ("sixties", 196.0),
    ("seventies", 197.0),
    ("eighties", 198.0),
    ("nineties", 199.0),
];

const OFTEN_WORDS: &[(&str, Unit)] = &[
    ("hourly", Unit::Hour),
    ("daily", Unit::Day),
    ("nightly", Unit::Day),
    ("weekly", Unit::Week),
    ("monthly", Unit::Month),
    ("annually", Unit::Year),
    ("yearly", Unit::Year),
    ("everyday", Unit::Day),
];

/// Time zones by their abbreviation or, for "Moscow time" and its like, the word before "time": minutes
/// ahead of UTC. Worked example: "est" is five hours behind. "ET" and "Eastern time" are standard or summer
/// time as the day is (see [`Zone`]). Ambiguous letters are those of English news: IST is India's.
pub(super) const ZONES: &[(&str, Zone)] = &[
    ("gmt", Zone::Fixed(0)),
    ("utc", Zone::Fixed(0)),
    ("bst", Zone::Fixed(60)),
    ("cet", Zone::Fixed(60)),
    ("cest", Zone::Fixed(120)),
    ("eet", Zone::Fixed(120)),
    ("eest", Zone::Fixed(180)),
    ("msk", Zone::Fixed(180)),
    ("ist", Zone::Fixed(330)),
    ("jst", Zone::Fixed(540)),
    ("kst", Zone::Fixed(540)),
    ("aest", Zone::Fixed(600)),
    ("aedt", Zone::Fixed(660)),
    ("est", Zone::Fixed(-300)),
    ("edt", Zone::Fixed(-240)),
    ("cst", Zone::Fixed(-360)),
    ("cdt", Zone::Fixed(-300)),
    ("mst", Zone::Fixed(-420)),
    ("mdt", Zone::Fixed(-360)),
    ("pst", Zone::Fixed(-480)),
    ("pdt", Zone::Fixed(-420)),
    ("et", Zone::American(-300)),
    ("ct", Zone::American(-360)),
    ("pt", Zone::American(-480)),
];

/// The same for the words of "Eastern time", which are no zones without "time".
const ZONE_WORDS: &[(&str, Zone)] = &[
    ("eastern", Zone::American(-300)),
    ("central", Zone::American(-360)),
    ("mountain", Zone::American(-420)),
    ("pacific", Zone::American(-480)),
    ("moscow", Zone::Fixed(180)),
    ("beijing", Zone::Fixed(480)),
];

/// A time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Minutes ahead of UTC.
    Fixed(i16),
    /// Minutes ahead of UTC in winter; one hour more from the second Sunday of March to the first of
    /// November, the rule of the United States since 2007.
    American(i16),
}

impl Zone {
    /// The zone that words such as "EST", "Eastern standard time" name; `None` for "local time".
    pub(super) fn named(words: &str) -> Option<Self> {
        let mut words = words.split_whitespace();
        let first = words.next()?.to_ascii_lowercase();
        let (_, zone) = ZONES.iter().chain(ZONE_WORDS).find(|(word, _)| *word == first)?;
        let second = words.next().unwrap_or("").to_ascii_lowercase();
        Some(match (*zone, second.as_str()) {
            (Self::American(minutes), "standard") => Self::Fixed(minutes),
            (Self::American(minutes), "daylight" | "summer") => Self::Fixed(minutes + 60),
            (zone, _) => zone,
        })
    }

    /// Minutes ahead of UTC on a day.
    pub(super) fn minutes(self, day: NaiveDate) -> i16 {
        match self {
            Self::Fixed(minutes) => minutes,
            Self::American(minutes) => {
                let sunday =
                    |month, nth| NaiveDate::from_weekday_of_month_opt(day.year(), month, Weekday::Sun, nth);
                let summer =
                    sunday(3, 2).is_some_and(|from| from <= day) && sunday(11, 1).is_some_and(|to| day < to);
                minutes + if summer { 60 } else { 0 }
            }
        }
    }
}

/// Words that may end with a point.
const ABBREVIATIONS: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tues",
    "tue", "wed", "thurs", "thur", "thu", "fri", "sat", "sun", "ca", "st", "jr", "dr", "mr", "mrs", "ms",
    "gen", "sen", "rep", "gov", "lt", "col", "hr", "hrs", "min", "mins", "sec", "secs", "yr", "yrs", "wks",
    "no", "vs", "inc", "corp", "co", "ltd", "ave",
];

struct Entry {
    word: &'static str,
    class: Class,
    value: f32,
    sub: u8,
    abbreviation: bool,
}

/// All words that the lexicon or a rule knows.
pub(super) struct Vocabulary {
    entries: Vec<Entry>,
    /// Open addressing; 0 is empty.
    table: Vec<u16>,
}

fn hash(word: &[u8]) -> usize {
    word.iter().fold(0x811c_9dc5_usize, |hash, &byte| {
        (hash ^ usize::from(byte)).wrapping_mul(0x0100_0193) & 0xffff_ffff
    })
}

impl Vocabulary {
    /// The lexicon and the rules' literal words.
    pub(super) fn new(literals: &[&'static str]) -> Self {
        let mut vocabulary = Self {
            entries: vec![Entry {
                word: "",
                class: 0,
                value: 0.0,
                sub: 0,
                abbreviation: false,
            }],
            table: vec![0; 4096],
        };
        vocabulary.lexicon();
        for word in literals {
            vocabulary.add(word, 0, 0.0, 0);
        }
        for word in ABBREVIATIONS {
            let index = vocabulary.add(word, 0, 0.0, 0);
            if let Some(entry) = vocabulary.entries.get_mut(usize::from(index)) {
                entry.abbreviation = true;
            }
        }
        vocabulary
    }

    fn lexicon(&mut self) {
        let numbered = |this: &mut Self, rows: &[&'static str], class, from: u8| {
            for (sub, row) in (from..).zip(rows) {
                for word in row.split_whitespace() {
                    this.add(word, class, 0.0, sub);
                }
            }
        };
        let months: Vec<_> = crate::text::month_forms().collect();
        numbered(self, &months, MONTH, 1);
        numbered(self, WEEKDAYS, WEEKDAY, 0);
        numbered(self, SEASONS, SEASON, 0);
        numbered(self, PARTS, PART, 0);
        for (sub, (one, many)) in (0..).zip(UNITS_WORDS) {
            for word in one.split_whitespace() {
                self.add(word, UNIT, 0.0, sub);
            }
            for word in many.split_whitespace() {
                self.add(word, UNITS, 0.0, sub);
            }
        }
        for (value, word) in ORDINALS.split_whitespace().enumerate().skip(1) {
            self.add(word, ORD | DAY, value as f32, 0);
        }
        self.add("thirtieth", ORD | DAY, 30.0, 0);
        for &(word, value) in NUMBERS {
            self.add(word, NUM, value, 0);
        }
        for &(word, value) in DECADES {
            self.add(word, DECADE, value, 0);
        }
        for &(word, unit) in OFTEN_WORDS {
            self.add(word, OFTEN, 0.0, unit as u8);
        }
        for (sub, &(word, _)) in (0..).zip(ZONES) {
            self.add(word, ZONE, 0.0, sub);
        }
        for (word, part) in [
            ("noon", Part::Noon),
            ("midday", Part::Noon),
            ("midnight", Part::Midnight),
        ] {
            self.add(word, NOON, 0.0, part as u8);
        }
        self.add("am", AMPM, 0.0, 0);
        self.add("pm", AMPM, 0.0, 1);
    }

    fn add(&mut self, word: &'static str, class: Class, value: f32, sub: u8) -> u16 {
        let known = self.word(word.as_bytes());
        if let Some(entry) = self.entries.get_mut(usize::from(known)).filter(|_| known != 0) {
            entry.class |= class;
            if value != 0.0 {
                entry.value = value;
            }
            if sub != 0 {
                entry.sub = sub;
            }
            return known;
        }
        let index = self.entries.len() as u16;
        self.entries.push(Entry {
            word,
            class,
            value,
            sub,
            abbreviation: false,
        });
        let mask = self.table.len() - 1;
        let mut slot = hash(word.as_bytes()) & mask;
        while self.table.get(slot).is_some_and(|&taken| taken != 0) {
            slot = (slot + 1) & mask;
        }
        if let Some(place) = self.table.get_mut(slot) {
            *place = index;
        }
        index
    }

    /// The number of a lower-case word; 0 when it is not known.
    pub(super) fn word(&self, word: &[u8]) -> u16 {
        let mask = self.table.len() - 1;
        let mut slot = hash(word) & mask;
        while let Some(&index) = self.table.get(slot) {
            if index == 0 {
                return 0;
            }
            if self
                .entries
                .get(usize::from(index))
                .is_some_and(|entry| entry.word.as_bytes() == word)
            {
                return index;
            }
            slot = (slot + 1) & mask;
        }
        0
    }

    /// The piece that a lower-case word is; [`DOT`] in its flags says that it may end with a point.
    pub(super) fn lex(&self, word: &[u8]) -> Lex {
        let index = self.word(word);
        match self.entries.get(usize::from(index)) {
            Some(entry) if index != 0 => Lex {
                word: index,
                class: entry.class,
                value: entry.value,
                sub: entry.sub,
                flags: if entry.abbreviation { DOT } else { 0 },
                ..Lex::default()
            },
            _ => Lex::default(),
        }
    }

    /// What a word can be.
    pub(super) fn classes(&self, word: usize) -> Class {
        self.entries.get(word).map_or(0, |entry| entry.class)
    }

    /// How many words are known.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }
}
