//! Sixty heads of articles after real layouts, with the publication date that a reader would take.

use super::find_published;
use crate::text::Source;

/// The text's first lines and the date; `""` where none is stated.
const HEADS: &[(&str, &str)] = &[
    // Date lines.
    ("date 2024-05-20\n\nThe bridge has opened.", "2024-05-20"),
    (" date 2021-03-29 \n\n\nShips pass again.", "2021-03-29"),
    ("Bridge opens\n20 May 2024\nThe bridge has opened.", "2024-05-20"),
    ("Bridge opens\nMay 20, 2024\nThe bridge has opened.", "2024-05-20"),
    (
        "Bridge opens\n\nMonday, May 20, 2024\n\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\n\nMonday 20 May 2024\n\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nMon., May 20, 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\n20th May 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    ("Bridge opens\n2024-05-20\nThe bridge has opened.", "2024-05-20"),
    ("Bridge opens\n20.05.2024\nThe bridge has opened.", "2024-05-20"),
    (
        "Monday, May 20, 2024\nBridge opens\nThe bridge has opened.",
        "2024-05-20",
    ),
    ("Bridge opens\nMAY 20, 2024\nThe bridge has opened.", "2024-05-20"),
    ("Bridge opens\n20 May, 2024\nThe bridge has opened.", "2024-05-20"),
    // With a word that says so.
    (
        "Bridge opens\nPublished 20 May 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nPublished: May 20, 2024 4:15 p.m. ET\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nPosted on May 20, 2024 by the newsroom\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nFirst published on Mon 20 May 2024 06.00 BST\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nDate: 20/05/2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Press release\nIssued on 20 May 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "FOR IMMEDIATE RELEASE: May 20, 2024\nBridge opens\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nPublication date: 2024-05-20\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nSubmitted May 20, 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nThe bridge has opened.\n\nPublished 20 May 2024",
        "2024-05-20",
    ),
    // Published and updated.
    (
        "Bridge opens\nPublished 20 May 2024, updated 22 May 2024\nIt has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nUpdated May 22, 2024 | Published May 20, 2024\nIt has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nUpdated 9:14 AM EDT, Mon May 20, 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nLast updated: 20 May 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nLast modified on 22 May 2024\nPosted 20 May 2024\nIt has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nMay 20, 2024, 7:00 AM UTC\nUpdated on May 20, 2024, 9:30 AM UTC\nIt opened.",
        "2024-05-20",
    ),
    // Bylines.
    (
        "Bridge opens\nBy our staff\n20 May 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nBy our staff, May 20, 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nBy our staff | May 20, 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nBy our staff \u{2022} May 20, 2024 \u{2022} 4 min read\nIt has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nMay 20, 2024 \u{b7} by the city desk\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nThe city desk \u{2014} 20 May 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens | The Harbour Post | 20 May 2024\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nOur correspondent in Oslo\nMon 20 May 2024 13.05 CEST\nIt has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\n20 May 2024 | World news\nThe bridge has opened.",
        "2024-05-20",
    ),
    // Datelines.
    (
        "OSLO, May 20, 2024 \u{2013} A bridge has opened.\n\nIt cost much.",
        "2024-05-20",
    ),
    (
        "OSLO, Norway, 20 May 2024 (Agency) \u{2014} A bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nOSLO (May 20, 2024) - A bridge has opened on Monday.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nOslo, May 20, 2024 /Newswire/ -- A bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\nNEW YORK, May 20, 2024: A bridge has opened.",
        "2024-05-20",
    ),
    // Day or month first, decided by evidence.
    ("Bridge opens\n5/20/2024\nThe bridge has opened.", "2024-05-20"),
    (
        "Bridge opens\nMonday 03/06/2024\nThe bridge has opened.",
        "2024-06-03",
    ),
    (
        "Bridge opens\n03/06/2024 10:15 GMT\nThe bridge cost \u{a3}3m.",
        "2024-06-03",
    ),
    (
        "Bridge opens\n03/06/2024 10:15 AM EST\nThe bridge cost much.",
        "2024-03-06",
    ),
    (
        "Bridge opens\n03/06/2024\nThe old one closed on 28/02/2024.",
        "2024-06-03",
    ),
    // Markup of a rich paste.
    (
        "<time datetime=\"2024-05-20T07:30:00Z\">yesterday</time>\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "{\"headline\":\"Bridge opens\",\"dateModified\":\"2024-05-22\",\"datePublished\":\"2024-05-20T07:30:00+02:00\"}",
        "2024-05-20",
    ),
    (
        "<meta property=\"article:published_time\" content=\"2024-05-20T07:30:00Z\">\nIt opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\n2024-05-20T07:30:00Z\nThe bridge has opened.",
        "2024-05-20",
    ),
    (
        "Bridge opens\n2024-05-20 07:30\nThe bridge has opened.",
        "2024-05-20",
    ),
    // None stated: none found.
    (
        "Bridge opens\nThe bridge opened on 20 May 2024 after two years.",
        "",
    ),
    (
        "Bridge opens\n\nOn Monday the bridge opened. Work began on 3 March 2022.",
        "",
    ),
    ("Bridge opens\n2 hours ago\nThe bridge has opened.", ""),
    ("Bridge opens\nOSLO, May 20 (Agency) - A bridge has opened.", ""),
    ("What we know about the fire of 15 April 2019\nThe roof fell.", ""),
    ("Bridge opens\n03/06/2024\nThe bridge has opened.", ""),
    (
        "Bridge opens\n\u{a9} 2024 The Harbour Post\nThe bridge has opened.",
        "",
    ),
];

#[test]
fn heads_give_their_date_and_none_is_invented() {
    assert_eq!(HEADS.len(), 60);
    let mut wrong = Vec::new();
    for (text, expected) in HEADS {
        let found = find_published(&Source::new(text))
            .date
            .map(|date| date.to_string())
            .unwrap_or_default();
        if found != *expected {
            assert!(!expected.is_empty(), "invented {found} for {text:?}");
            wrong.push(format!("{text:?}: expected {expected:?}, got {found:?}"));
        }
    }
    assert!(wrong.len() <= 3, "{}", wrong.join("\n"));
}
