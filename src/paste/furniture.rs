//! Lines that belong to the page and not to the article, known by their words.
//!
//! Used for plain pastes line by line and for rich pastes block by block; what a page's markup says
//! about a block is looked at in `html`.

use super::Reason;

/// Where a rule looks for its phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The line is the phrase.
    Whole,
    /// The line begins with the phrase.
    Start,
    /// The line ends with the phrase.
    End,
    /// The phrase stands anywhere.
    Anywhere,
}

/// Phrases of one kind of furniture.
struct Rule {
    name: &'static str,
    reason: Reason,
    place: Place,
    /// Longer lines are never furniture by this rule.
    most_words: usize,
    /// In lower case, with straight apostrophes.
    phrases: &'static [&'static str],
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "shows what the rule is for; the tests try it")
    )]
    example: &'static str,
}

// Tables are laid out by hand: a phrase a line would hide the rules.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    Rule {
        name: "share_button",
        reason: Reason::Share,
        place: Place::Whole,
        most_words: 6,
        phrases: &[
            "share", "share this", "share this article", "share this story", "share article",
            "share full article", "tweet", "facebook", "twitter", "whatsapp", "email", "e-mail", "linkedin",
            "reddit", "telegram", "messenger", "pinterest", "x", "bluesky", "copy link", "copy this link",
            "link copied", "about sharing", "print", "print this page", "save", "save for later",
            "save article", "bookmark", "listen", "listen to this article", "gift this article", "close",
            "follow", "following", "follow us", "follow on", "flipboard", "instagram", "youtube", "threads",
            "add us on google", "copy", "download", "report", "like", "reply", "open in app", "translate",
        ],
        example: "Share this article",
    },
    Rule {
        name: "share_invitation",
        reason: Reason::Share,
        place: Place::Start,
        most_words: 22,
        phrases: &[
            "share on ", "share via ", "share to ", "share this ", "tweet this", "follow us on ",
            "like us on facebook", "click to share", "follow us ", "find us on ", "follow him on",
            "follow her on", "you can follow ", "join us on ", "follow @", "download our app",
            "get the app",
        ],
        example: "Follow us on Facebook and Instagram",
    },
    Rule {
        name: "read_more",
        reason: Reason::ReadMore,
        place: Place::Whole,
        most_words: 6,
        phrases: &[
            "read more", "more", "see more", "show more", "continue reading", "load more", "view more",
            "full story", "read the full story", "learn more", "read full article", "read full story",
            "see all", "view all", "expand", "show all", "watch more", "key points", "jump to",
            "scroll down",
        ],
        example: "Continue reading",
    },
    Rule {
        name: "read_more_link",
        reason: Reason::ReadMore,
        place: Place::Start,
        most_words: 30,
        phrases: &[
            "read more:", "read more -", "read more about", "read more on ", "read also:", "also read:",
            "see also:", "also see:", "related:", "related article:", "more:", "watch:", "read next:",
            "recommended:", "don't miss", "up next", "read the full", "listen:", "listen to:", "read:",
            "also read |", "must read:", "go deeper:", "explainer:", "read more |", "live updates:",
            "more on this:", "click here", "in pictures:", "analysis:", "opinion:", "video:",
        ],
        example: "Read more: How the canal was dug",
    },
    Rule {
        name: "related_heading",
        reason: Reason::Related,
        place: Place::Whole,
        most_words: 7,
        phrases: &[
            "related", "related stories", "related articles", "related news", "related topics",
            "related content", "related coverage", "related links", "related posts", "more on this story",
            "more on this topic", "more on this", "most read", "most viewed", "most popular", "trending",
            "trending now", "recommended", "recommended stories", "recommended for you",
            "recommended reading", "top stories", "more top stories", "latest news", "latest stories",
            "latest headlines", "editors' picks", "editor's picks", "you may also like",
            "you might also like", "you may be interested in", "in this story", "more stories",
            "around the web", "from our partners", "from the web", "popular", "what to read next",
            "read next", "around the bbc", "more from this section", "elsewhere on the site",
            "also in the news", "must reads", "most shared", "topics", "tags", "more in", "more news",
            "more in world", "promoted stories", "sponsored links", "our picks", "previous article",
            "next article", "previous post", "next post", "recent posts", "categories", "archives",
            "explore more on these topics",
        ],
        example: "More on this story",
    },
    Rule {
        name: "related_label",
        reason: Reason::Related,
        place: Place::Start,
        most_words: 30,
        phrases: &[
            "topics:", "tags:", "filed under:", "filed under ", "more from ", "more about ", "category:",
            "categories:", "posted in ", "tagged ", "keywords:", "more in ", "related topics:",
        ],
        example: "Filed under: Egypt, Shipping",
    },
    Rule {
        name: "newsletter",
        reason: Reason::Newsletter,
        place: Place::Anywhere,
        most_words: 60,
        phrases: &[
            "sign up for our", "sign up to our", "sign up to receive",
            "subscribe to our", "our newsletter", "our daily newsletter", "our free newsletter",
            "delivered to your inbox", "to your inbox", "in your inbox", "sign up here", "by signing up",
            "enter your email", "your email address", "unsubscribe at any time", "thank you for signing up",
            "this site is protected by recaptcha", "already a subscriber", "subscribe now",
            "subscribe to continue", "subscribe to read", "to continue reading",
            "support independent journalism", "become a member", "become a subscriber",
            "create a free account", "create an account", "already have an account",
            "you have reached your limit", "free articles left", "support our journalism",
            "get unlimited access", "subscribe for ", "start your free trial", "cancel anytime",
            "turn on notifications", "get breaking news alerts", "whatsapp channel", "weekly newsletter",
            "morning newsletter", "view in browser", "view this email in your browser", "unsubscribe",
            "update your preferences", "you are receiving this",
        ],
        example: "Sign up for our newsletter and get the news of the day delivered to your inbox.",
    },
    Rule {
        name: "cookies",
        reason: Reason::Cookies,
        place: Place::Anywhere,
        most_words: 90,
        phrases: &[
            "we use cookies", "uses cookies", "use of cookies", "accept all", "accept cookies",
            "reject all", "cookie policy", "cookie settings", "cookie preferences", "manage cookies",
            "your privacy choices", "we and our partners", "necessary cookies", "manage preferences",
            "privacy preferences", "we value your privacy", "allow all cookies",
        ],
        example: "We use cookies to improve your experience.",
    },
    Rule {
        name: "advertisement_label",
        reason: Reason::Advertisement,
        place: Place::Whole,
        most_words: 8,
        phrases: &[
            "advertisement", "advertisements", "advertising", "advert", "ad", "ads", "sponsored",
            "sponsored content", "promoted", "promoted content", "paid content", "paid post",
            "skip advertisement", "skip ad", "skip past newsletter promotion", "after newsletter promotion",
            "story continues below advertisement", "story continues below", "article continues below",
            "article continues below advertisement", "article continues after advertisement",
            "article continues after ad", "advertisement - scroll to continue", "report this ad",
            "ads by google", "scroll to continue", "remove ads", "continue reading below",
            "story continues below this ad", "content continues below", "brand studio",
        ],
        example: "Advertisement",
    },
    Rule {
        name: "advertisement_opening",
        reason: Reason::Advertisement,
        place: Place::Start,
        most_words: 20,
        phrases: &["advertisement ", "sponsored by ", "presented by ", "paid for by ", "promoted by ", "ad feedback", "affiliate link"],
        example: "Sponsored by the port authority",
    },
    Rule {
        name: "caption_opening",
        reason: Reason::Caption,
        place: Place::Start,
        most_words: 70,
        phrases: &[
            "image source", "image caption", "media caption", "figure caption", "file photo",
            "file picture", "photo:", "photos:", "photograph:", "image:", "images:", "picture:", "caption:",
            "photo by ", "(photo by", "[photo", "(photo:", "photo credit", "image credit", "media error",
            "to play this media", "getty images", "play video", "watch on ", "(ap photo",
            "this video can not be played", "file -", "file –", "file —", "still from ", "video caption",
            "play", "chart:", "map:", "illustration:", "credit:", "image copyright",
        ],
        example: "Image caption, The ship in the canal",
    },
    Rule {
        name: "caption_end",
        reason: Reason::Caption,
        place: Place::End,
        most_words: 80,
        phrases: &[
            "getty images", "/getty", "/reuters", "/ap", "/afp", "/epa", "/shutterstock", "/pa", "ap photo",
            "hide caption", "toggle caption", "/npr", "via getty images", "/ap)", "/reuters)", "/afp)",
            "/reuters]", "/ap]", "/ap photo]", "/afp]", "/epa]", "/anadolu]", "/pa wire", "/getty images)",
            "via reuters", "via ap", "handout via reuters", "via ap)", "/al jazeera]", "/rex",
            "[file: reuters]", "/alamy", "/the observer", "/bloomberg", "[getty images]",
        ],
        example: "The ship seen from the eastern bank. Photograph: Suez Canal Authority/Reuters",
    },
    Rule {
        name: "credit_line",
        reason: Reason::Credit,
        place: Place::Start,
        most_words: 30,
        phrases: &[
            "media contact", "press contact", "notes to editors", "for more information, contact", "reporting by ", "(reporting by ", "editing by ", "(editing by ", "additional reporting by ",
            "(additional reporting by ", "our standards:", "with reporting by ", "this article was amended",
            "this article was originally published", "a version of this article appears",
            "reporting and editing by ", "writing by ", "(writing by ", "produced by ",
            "this story was produced by", "suggest a correction", "licensing rights",
            "purchase licensing rights", "do you have a story", "got a tip", "contact us at",
            "for media inquiries", "have you been affected", "get in touch", "email us at",
            "this story has been updated", "this material may not be",
        ],
        example: "Reporting by the Cairo bureau; Editing by the London desk",
    },
    Rule {
        name: "rights",
        reason: Reason::Footer,
        place: Place::Start,
        most_words: 70,
        phrases: &["©", "(c) 19", "(c) 20", "copyright ©", "copyright 19", "copyright 20", "all rights reserved", "copyright (c)"],
        example: "© 2021 Example Press",
    },
    Rule {
        name: "rights_inside",
        reason: Reason::Footer,
        place: Place::Anywhere,
        most_words: 60,
        phrases: &["all rights reserved", "terms of use", "terms of service", "privacy policy", "not responsible for the content of external", "terms and conditions", "terms & conditions", "do not sell my"],
        example: "Example Press 2021. All rights reserved.",
    },
    Rule {
        name: "menu_entry",
        reason: Reason::Menu,
        place: Place::Whole,
        most_words: 6,
        phrases: &[
            "menu", "search", "sections", "skip to content", "skip to main content", "skip to navigation",
            "skip to footer", "sign in", "log in", "login", "sign out", "subscribe", "register",
            "my account", "contact us", "about us", "contact", "help", "help center", "advertise with us",
            "sitemap", "site map", "back to top", "return to top", "accessibility help", "accessibility",
            "live tv", "watch live", "newsletters", "breadcrumb", "main navigation", "open menu",
            "close menu", "e-paper", "epaper", "today's paper", "edition", "search the site",
            "go to homepage", "home page", "homepage", "navigation", "main menu", "top of page", "play now",
            "settings", "cookies", "careers", "press office", "your account", "donate", "support us",
            "all sections", "international edition", "us edition", "uk edition", "change edition", "back",
            "toggle navigation", "skip navigation", "search for:", "enlarge image", "view image",
            "full screen", "fullscreen", "open image in new tab",
        ],
        example: "Skip to main content",
    },
    Rule {
        name: "comments",
        reason: Reason::Comments,
        place: Place::Whole,
        most_words: 8,
        phrases: &[
            "comments", "comment", "leave a comment", "leave a reply", "post a comment", "view comments",
            "show comments", "add a comment", "join the conversation", "log in to comment",
            "sign in to comment", "view all comments", "have your say", "no comments yet",
            "be the first to comment", "start the conversation", "comments are closed", "write a comment",
            "sort by newest", "most liked", "newest first",
        ],
        example: "Join the conversation",
    },
    Rule {
        name: "signature",
        reason: Reason::Signature,
        place: Place::Start,
        most_words: 10,
        phrases: &["sent from my ", "sent from outlook", "get outlook for ", "sent from mail for", "sent via "],
        example: "Sent from my iPhone",
    },
];

/// Sections of news sites: a menu when several stand together.
#[rustfmt::skip]
const SECTIONS: &[&str] = &[
    "home", "news", "sport", "sports", "business", "weather", "opinion", "world", "uk", "us", "u.s", "politics",
    "culture", "lifestyle", "video", "videos", "live", "tv", "radio", "tech", "technology", "science", "health",
    "travel", "arts", "money", "markets", "economy", "entertainment", "food", "style", "education",
    "environment", "climate", "africa", "asia", "europe", "middle east", "americas", "australia", "canada",
    "india", "china", "local", "national", "international", "magazine", "podcasts", "photos", "pictures",
    "games", "crosswords", "puzzles", "obituaries", "letters", "football", "cricket", "rugby", "tennis", "cars",
    "property", "jobs", "features", "in depth", "investigations", "fact check", "innovation", "earth", "books",
    "film", "music", "society", "family", "real estate", "fashion", "wellness", "royal family",
    "war in ukraine", "israel-gaza war", "blogs", "shop", "store", "events", "audio", "more",
];

/// Why a line is furniture, and by which rule; `None` for lines of the article.
pub(super) fn furniture(line: &str) -> Option<(Reason, &'static str)> {
    if line.len() > 700 {
        return None;
    }
    let lower = line.to_lowercase().replace(['’', '‘'], "'");
    let whole = bare(&lower);
    let words = lower.split_whitespace().count();
    if let Some(counted) = counted(whole) {
        return Some(counted);
    }
    RULES
        .iter()
        .filter(|rule| words <= rule.most_words)
        .find(|rule| {
            rule.phrases.iter().any(|phrase| match rule.place {
                Place::Whole => whole == *phrase,
                Place::Start => lower.starts_with(phrase) && starts_apart(&lower, phrase),
                Place::End => whole_end(&lower).ends_with(phrase) && lower.len() > phrase.len(),
                Place::Anywhere => lower.contains(phrase),
            })
        })
        .map(|rule| (rule.reason, rule.name))
}

/// Whether a line is the name of a section; one alone may be a label, two together are a menu.
pub(super) fn is_section(line: &str) -> bool {
    line.len() < 24 && SECTIONS.contains(&bare(&line.to_lowercase()))
}

/// Without the marks that surround button texts.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| !c.is_alphanumeric() && c != '©')
}

fn whole_end(line: &str) -> &str {
    line.trim_end_matches([' ', '.', '"'])
}

/// "Play" begins "Play video" but not "Players"; phrases that end in a letter need an end of word.
fn starts_apart(line: &str, phrase: &str) -> bool {
    let next = line.get(phrase.len()..).and_then(|rest| rest.chars().next());
    let short = !phrase.contains([' ', ':', '(', '[', '©']);
    if short {
        next.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != ' ' && c != '\'')
    } else {
        !phrase.ends_with(char::is_alphabetic) || next.is_none_or(|c| !c.is_alphabetic())
    }
}

/// "128 comments", "1.2k shares", "4 min read", "Comments (12)".
fn counted(line: &str) -> Option<(Reason, &'static str)> {
    let mut words = line.split([' ', '-']).filter(|word| !word.is_empty());
    let (first, second) = (words.next()?, words.next()?);
    let rest: Vec<&str> = words.collect();
    let number = |word: &str| {
        let digits = word
            .trim_matches(['(', ')'])
            .trim_end_matches(['k', 'm'])
            .replace(['.', ','], "");
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let reason = match (second, rest.as_slice()) {
        ("comment" | "comments" | "replies", []) if number(first) => Reason::Comments,
        ("share" | "shares" | "likes" | "views" | "retweets", []) if number(first) => Reason::Share,
        ("min" | "minute" | "minutes", ["read" | "listen" | "watch"]) if number(first) => Reason::Control,
        _ if first == "comments" && rest.is_empty() && number(second) => Reason::Comments,
        _ => return None,
    };
    Some((reason, "counted"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_finds_its_example() {
        for rule in RULES {
            assert_eq!(
                furniture(rule.example),
                Some((rule.reason, rule.name)),
                "{}",
                rule.example
            );
            for phrase in rule.phrases {
                assert_eq!(*phrase, phrase.to_lowercase(), "{}", rule.name);
            }
        }
    }

    #[test]
    fn counts() {
        assert_eq!(furniture("128 comments").map(|f| f.0), Some(Reason::Comments));
        assert_eq!(furniture("4 min read").map(|f| f.0), Some(Reason::Control));
        assert_eq!(furniture("12 people"), None);
    }

    #[test]
    fn sentences_of_articles_stay() {
        for line in [
            "The bank shares its profit with the workers.",
            "Players of both teams left the pitch.",
            "The company said it would subscribe to the bond issue.",
            "Reporting by the commission showed that the dam was unsafe and that the warnings of the engineers had been ignored for more than ten years, while the ministry kept the documents under lock and told the members of parliament that nothing of the kind existed.",
            "Video of the crash showed the bridge falling.",
            "Play was stopped after ten minutes.",
            "The map shows the front in March.",
            "Cookies were sold for the school.",
            "More than 200 people were killed.",
            "He printed the leaflets at home.",
            "Follow the money, the prosecutor said.",
        ] {
            assert_eq!(furniture(line), None, "{line}");
        }
    }

    #[test]
    fn sections() {
        assert!(is_section("Business"));
        assert!(!is_section("Business as usual"));
    }
}
