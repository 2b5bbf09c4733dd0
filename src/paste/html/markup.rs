//! What an element's tag, role, class and state say about the words inside it.

use super::tree::Node;
use crate::paste::Reason;

/// Class words and what they mean; compared with the words of `class` and `id` ("share-bar", "shareBar").
#[rustfmt::skip]
const CLASSES: &[(Reason, &[&str])] = &[
    (Reason::Advertisement, &[
        "ad", "ads", "advert", "adverts", "advertisement", "advertising", "adslot", "adsbygoogle", "sponsor", "sponsored", "dfp", "promoted",
        "adbox", "adcontainer", "adwrapper", "gpt",
    ]),
    (Reason::Cookies, &["cookie", "cookies", "consent", "gdpr", "onetrust", "cmp", "ccpa"]),
    (Reason::Newsletter, &[
        "newsletter", "newsletters", "subscribe", "subscription", "signup", "paywall", "regwall", "piano", "marketing", "donate", "donation", "membership",
    ]),
    (Reason::Comments, &["comment", "comments", "disqus", "respond", "commentlist", "viafoura", "coral", "livefyre"]),
    (Reason::Share, &["share", "sharing", "social", "sharebar", "addthis", "sharethis", "followus", "sharedaddy", "bookmark"]),
    (Reason::Related, &[
        "related", "recommend", "recommended", "recommendations", "recirc", "recirculation", "outbrain", "taboola", "trending", "popular", "mostread", "onward",
        "upnext", "teaser", "teasers", "promo", "tags", "tag", "topics", "bio", "jp-relatedposts", "seealso", "navbox", "reflist", "catlinks",
    ]),
    (Reason::ReadMore, &["readmore", "viewmore", "showmore", "loadmore"]),
    (Reason::Caption, &["caption", "thumbcaption", "figcaption", "captions", "lightbox", "slideshow", "gallery", "carousel"]),
    (Reason::Credit, &["credit", "credits", "photographer", "attribution"]),
    (Reason::Menu, &[
        "nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "masthead", "topbar", "skiplink", "toc", "hamburger", "ticker",
    ]),
    (Reason::Footer, &["footer", "colophon", "copyright", "sitefooter"]),
    (Reason::Control, &[
        "button", "btn", "player", "toolbar", "pagination", "pager", "modal", "popup", "tooltip", "searchform", "search", "login", "poll", "rating", "editsection",
        "jumplink", "audioplayer", "videoplayer",
    ]),
    (Reason::Outside, &["sidebar", "aside", "rail", "widget", "infobox"]),
    (Reason::Hidden, &["hidden", "hide", "sronly", "invisible", "printonly"]),
];

/// Pairs of neighbouring class words that mean what neither means alone.
#[rustfmt::skip]
const PAIRS: &[(Reason, &str, &str)] = &[
    (Reason::ReadMore, "read", "more"), (Reason::ReadMore, "load", "more"), (Reason::Related, "most", "read"), (Reason::Related, "read", "next"),
    (Reason::Related, "more", "on"), (Reason::Related, "also", "read"), (Reason::Related, "see", "also"), (Reason::Related, "up", "next"),
    (Reason::Related, "more", "stories"), (Reason::Related, "latest", "news"), (Reason::Related, "editors", "picks"),
    (Reason::Newsletter, "sign", "up"), (Reason::Share, "follow", "us"), (Reason::Menu, "skip", "link"), (Reason::Menu, "site", "header"),
    (Reason::Hidden, "sr", "only"), (Reason::Hidden, "visually", "hidden"), (Reason::Hidden, "screen", "reader"), (Reason::Footer, "site", "footer"),
    (Reason::Control, "reference", "link"), (Reason::Related, "about", "author"), (Reason::Related, "author", "bio"), (Reason::Related, "author", "box"),
];

/// Class words that turn a match into its opposite or into a remark about the page ("has-sidebar").
const ABOUT: &[&str] = &[
    "has", "no", "with", "without", "is", "not", "single", "page", "body", "js", "supports", "post",
    "template",
];

/// Why everything inside an element is dropped; `wide` elements hold the headline or are the page itself,
/// and no class of theirs counts.
pub(super) fn reason(node: &Node, wide: bool) -> Option<Reason> {
    let style: String = node
        .attribute("style")
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(400)
        .collect();
    let style = style.to_lowercase();
    if node.has("hidden") || style.contains("display:none") || style.contains("visibility:hidden") {
        return Some(Reason::Hidden);
    }
    if wide {
        return None;
    }
    if node.attribute("aria-hidden").eq_ignore_ascii_case("true") {
        return Some(Reason::Hidden);
    }
    let by_tag = match node.tag.as_str() {
        "nav" | "menu" => Some(Reason::Menu),
        "footer" => Some(Reason::Footer),
        "aside" => Some(Reason::Outside),
        "figcaption" | "caption" | "figure" => Some(Reason::Caption),
        "button" | "label" | "legend" => Some(Reason::Control),
        "dialog" => Some(Reason::Cookies),
        _ => None,
    };
    let by_role = match node.attribute("role") {
        "navigation" | "menu" | "menubar" | "banner" => Some(Reason::Menu),
        "contentinfo" => Some(Reason::Footer),
        "complementary" => Some(Reason::Outside),
        "search" | "button" | "toolbar" | "tablist" | "form" => Some(Reason::Control),
        "dialog" | "alertdialog" => Some(Reason::Cookies),
        _ => None,
    };
    // The class says more than the tag: an `aside` of class "newsletter".
    by_class(node).or(by_role).or(by_tag)
}

fn by_class(node: &Node) -> Option<Reason> {
    ["class", "id", "data-testid", "data-component"]
        .iter()
        .flat_map(|name| node.attribute(name).split_whitespace())
        .take(60)
        .find_map(|class| {
            let words = class_words(class);
            if words.first().is_some_and(|first| ABOUT.contains(&first.as_str())) {
                return None;
            }
            let pair = words.windows(2).find_map(|pair| {
                PAIRS.iter().find(|(_, a, b)| {
                    pair.first().is_some_and(|w| w == a) && pair.get(1).is_some_and(|w| w == b)
                })
            });
            let whole = words.concat();
            pair.map(|(reason, ..)| *reason).or_else(|| {
                CLASSES
                    .iter()
                    .find(|(_, known)| {
                        known.contains(&whole.as_str())
                            || words.iter().any(|word| known.contains(&word.as_str()))
                    })
                    .map(|(reason, _)| *reason)
            })
        })
}

/// "shareBar", "share-bar", `share__bar` give "share" and "bar".
fn class_words(class: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut fresh = true;
    let mut lower = false;
    for c in class.chars().take(80) {
        if !c.is_ascii_alphabetic() {
            fresh = true;
            continue;
        }
        let begins = fresh || (c.is_ascii_uppercase() && lower);
        lower = c.is_ascii_lowercase();
        fresh = false;
        match words.last_mut() {
            Some(word) if !begins => word.push(c.to_ascii_lowercase()),
            _ => words.push(c.to_ascii_lowercase().to_string()),
        }
    }
    words
}

/// Whether an element breaks the line before and after it.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "caption"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
            | "button"
            | "title"
            | "head"
            | "label"
    )
}

/// 1 to 6 for headings, else 0.
pub(super) fn heading(tag: &str) -> u8 {
    match tag.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => level - b'0',
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(tag: &str, attributes: &[(&str, &str)]) -> Node {
        Node {
            tag: tag.to_owned(),
            attributes: attributes
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect(),
            ..Node::default()
        }
    }

    #[test]
    fn classes_are_understood() {
        for (tag, attributes, expected) in [
            ("div", &[("class", "shareBar")][..], Some(Reason::Share)),
            ("div", &[("id", "most-read-list")], Some(Reason::Related)),
            ("aside", &[("class", "newsletter__box")], Some(Reason::Newsletter)),
            ("aside", &[], Some(Reason::Outside)),
            ("div", &[("class", "story-body has-sidebar")], None),
            ("div", &[("class", "adept leader")], None),
            (
                "p",
                &[("style", "color: red; display : none")],
                Some(Reason::Hidden),
            ),
            ("div", &[("role", "contentinfo")], Some(Reason::Footer)),
        ] {
            assert_eq!(
                reason(&element(tag, attributes), false),
                expected,
                "{tag} {attributes:?}"
            );
        }
        assert_eq!(reason(&element("body", &[("class", "comments")]), true), None);
    }
}
