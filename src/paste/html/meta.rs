//! What a page says about its article for machines: `<meta>`, JSON-LD, `<time>`, canonical address.
//!
//! Sources in order of trust: JSON-LD (schema.org), Open Graph and article tags, other `<meta>` names,
//! microdata, the first `<time>`; the page's `<title>` is the last resort for the headline.

use super::tree::{Node, Tree};
use crate::paste::FrontMatter;
use crate::paste::date;
use crate::text::split_title;
use serde_json::Value;

/// JSON-LD values looked at; pages nest them, none needs more.
const MOST_VALUES: usize = 20_000;

/// Reads the page's front matter.
pub(super) fn front(tree: &Tree) -> FrontMatter {
    let mut front = FrontMatter::default();
    let mut names = FrontMatter::default();
    let mut times = FrontMatter::default();
    let mut page_title = None;
    let mut headline = None;
    for (index, node) in tree.nodes.iter().enumerate() {
        match node.tag.as_str() {
            "script" => front.complete(json_ld(&inside(tree, index))),
            "meta" => names.complete(meta(node)),
            "link" if node.attribute("rel") == "canonical" => {
                names.complete(FrontMatter {
                    url: address(node.attribute("href")),
                    ..FrontMatter::default()
                });
            }
            "title" if page_title.is_none() => page_title = Some(single_spaced(&inside(tree, index))),
            "h1" if headline.is_none() => headline = some(&inside(tree, index)),
            _ => times.complete(microdata(tree, index, node)),
        }
    }
    front.complete(names);
    front.complete(times);
    if let Some(title) = page_title.filter(|title| !title.is_empty()) {
        let (headline, outlet) = page_titles(
            &title,
            front.title.as_deref().or(headline.as_deref()),
            front.outlet.as_deref(),
        );
        front.complete(FrontMatter {
            title: headline,
            outlet,
            ..FrontMatter::default()
        });
    }
    // "Ship freed - BBC News" as og:title.
    if let Some(title) = &front.title {
        let (headline, outlet) = page_titles(title, None, front.outlet.as_deref());
        front.outlet = front.outlet.take().or(outlet);
        front.title = headline.or(front.title.take());
    }
    front.updated = front
        .updated
        .filter(|updated| front.published.is_none_or(|published| *updated > published));
    front
}

/// The text inside a node.
fn inside(tree: &Tree, index: usize) -> String {
    let end = tree.nodes.get(index).map_or(index, |node| node.end);
    tree.nodes
        .get(index..end)
        .unwrap_or(&[])
        .iter()
        .map(|node| node.text.as_str())
        .collect()
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn some(text: &str) -> Option<String> {
    let text = single_spaced(text);
    (!text.is_empty() && text.len() < 600).then_some(text)
}

fn address(text: &str) -> Option<String> {
    let text = text.trim();
    ((text.starts_with("https://") || text.starts_with("http://")) && text.len() < 2000)
        .then(|| text.to_owned())
}

/// A name, not an address of a profile.
fn name(text: &str) -> Option<String> {
    some(text.trim().trim_start_matches("By ").trim_start_matches("by "))
        .filter(|name| !name.contains("://") && !name.starts_with('@') && name.len() < 200)
}

fn meta(node: &Node) -> FrontMatter {
    let content = node.attribute("content");
    let key = ["property", "name", "itemprop"]
        .iter()
        .map(|attribute| node.attribute(attribute))
        .find(|key| !key.is_empty())
        .unwrap_or("")
        .to_lowercase();
    let mut front = FrontMatter::default();
    match key.as_str() {
        "og:title" | "twitter:title" | "dc.title" | "dcterms.title" | "headline" | "parsely-title"
        | "sailthru.title" => front.title = some(content),
        "og:site_name"
        | "application-name"
        | "publisher"
        | "dc.publisher"
        | "dcterms.publisher"
        | "citation_journal_title" => front.outlet = some(content),
        "author" | "article:author" | "dc.creator" | "dcterms.creator" | "parsely-author"
        | "sailthru.author" | "byl" | "citation_author" => {
            front.author = name(content);
        }
        "article:published_time"
        | "datepublished"
        | "date"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.created"
        | "dcterms.issued"
        | "dcterms.date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publish_date"
        | "parsely-pub-date"
        | "sailthru.date"
        | "og:published_time"
        | "pdate"
        | "citation_publication_date"
        | "originalpublicationdate"
        | "cxenseparse:recs:publishtime" => front.published = date::read(content),
        "article:modified_time"
        | "og:updated_time"
        | "datemodified"
        | "last-modified"
        | "dcterms.modified"
        | "lastmod" => front.updated = date::read(content),
        "og:url" => front.url = address(content),
        _ => {}
    }
    front
}

/// `<time datetime itemprop=datePublished>`, `rel=author` and the like.
fn microdata(tree: &Tree, index: usize, node: &Node) -> FrontMatter {
    let mut front = FrontMatter::default();
    let property = node.attribute("itemprop").to_lowercase();
    let stated = |node: &Node| {
        date::read(node.attribute("datetime"))
            .or_else(|| date::read(node.attribute("content")))
            .or_else(|| date::read(&single_spaced(&inside(tree, index))))
    };
    if property.contains("datepublished") {
        front.published = stated(node);
    } else if property.contains("datemodified") {
        front.updated = stated(node);
    } else if node.tag == "time" {
        let classes = node.attribute("class").to_lowercase();
        let date = stated(node);
        if classes.contains("updated") && !classes.contains("published") || classes.contains("modified") {
            front.updated = date;
        } else {
            front.published = date;
        }
    } else if node.attribute("rel") == "author" || property == "author" {
        front.author = name(&inside(tree, index));
    } else if is_author_class(node.attribute("class")) && node.end < index + 30 {
        front.author = name(&inside(tree, index)).filter(|name| {
            (1..=12).contains(&name.split(' ').count()) && !name.chars().any(|c| c.is_ascii_digit())
        });
    }
    front
}

/// `byline`, `ArticleAuthor`, `author vcard`; not `authors-more` or `author-bio`.
fn is_author_class(classes: &str) -> bool {
    classes.split_whitespace().take(20).any(|class| {
        let lower = class.to_ascii_lowercase();
        ["byline", "author", "contributor"]
            .iter()
            .any(|word| lower.ends_with(word))
    })
}

/// The article among the objects of a JSON-LD script.
fn json_ld(text: &str) -> FrontMatter {
    let mut front = FrontMatter::default();
    let Ok(root) = serde_json::from_str::<Value>(text.trim()) else {
        return front;
    };
    let mut open = vec![&root];
    let mut seen = 0;
    while let Some(value) = open.pop() {
        seen += 1;
        if seen > MOST_VALUES {
            break;
        }
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(object) => {
                if is_article(object.get("@type")) {
                    let text = |key: &str| object.get(key).and_then(Value::as_str);
                    front.complete(FrontMatter {
                        title: text("headline").or_else(|| text("name")).and_then(some),
                        outlet: object.get("publisher").and_then(names),
                        author: object.get("author").and_then(names),
                        place: None,
                        published: text("datePublished").and_then(date::read),
                        updated: text("dateModified").and_then(date::read),
                        url: text("url").and_then(address),
                    });
                }
                open.extend(object.get("@graph"));
            }
            _ => {}
        }
    }
    front
}

fn is_article(kind: Option<&Value>) -> bool {
    let article = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article")
                || kind.ends_with("Posting")
                || matches!(kind, "Report" | "WebPage" | "PressRelease")
        })
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(article),
        Some(kind) => article(kind),
        None => false,
    }
}

/// A name, an object with a name, or a list of them.
fn names(value: &Value) -> Option<String> {
    let one = |value: &Value| match value {
        Value::String(text) => name(text),
        Value::Object(object) => object.get("name").and_then(Value::as_str).and_then(name),
        _ => None,
    };
    match value {
        Value::Array(values) => {
            let names: Vec<String> = values.iter().take(8).filter_map(one).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        value => one(value),
    }
}

/// The headline and the outlet in a page's title: "Ship freed | Canal Times".
///
/// The part behind the last separator is the outlet when it is known as one, when the page names it, or
/// when the rest is the headline that the page names.
fn page_titles(
    title: &str,
    headline: Option<&str>,
    outlet: Option<&str>,
) -> (Option<String>, Option<String>) {
    let (rest, known) = split_title(title);
    if let Some(known) = known {
        return (Some(rest.to_owned()), Some(known.to_owned()));
    }
    for separator in [" | ", " — ", " – ", " - ", " :: ", " » "] {
        if let Some((rest, behind)) = title.rsplit_once(separator) {
            let named = outlet.is_some_and(|outlet| behind.eq_ignore_ascii_case(outlet));
            let same = headline.is_some_and(|headline| headline.eq_ignore_ascii_case(rest));
            if named || same {
                return (some(rest), some(behind));
            }
        }
    }
    (some(title), None)
}
