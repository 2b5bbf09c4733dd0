//! Which pieces of a page are the article: the smallest element that holds nearly all the running text,
//! from the headline on; every other piece gets its reason.

use super::pieces::Piece;
use super::tree::Tree;
use crate::paste::Reason;
use crate::paste::furniture::{furniture, is_section};
use crate::text::{ends_sentence, is_byline, is_date_line};

/// The article holds at least this share of the page's running text, in per cent.
const SHARE: usize = 85;
/// Running text is longer, in characters.
const RUNNING: usize = 60;
/// The headline is among so many pieces.
const MOST_BEFORE: usize = 400;
/// Pieces compared with the rules for furniture; more have pages made to tire a reader.
const MOST_RULED: usize = 20_000;

/// Gives every piece that is not of the article its reason; returns the piece that is the headline.
pub(super) fn judge(tree: &Tree, pieces: &mut [Piece], headline: Option<&str>) -> Option<usize> {
    let seen: Vec<Seen> = pieces
        .iter()
        .enumerate()
        .map(|(index, piece)| Seen::new(piece, index < MOST_RULED))
        .collect();
    let title = headline_piece(pieces, &seen, headline);
    let (start, end) = article_nodes(tree, pieces, &seen);
    let found = seen.iter().any(|seen| seen.running);
    let first_running = pieces
        .iter()
        .zip(&seen)
        .position(|(piece, seen)| seen.running && (start..end).contains(&piece.node))
        .unwrap_or(pieces.len());
    let title = title.filter(|index| *index <= first_running);
    let mut related = false;
    for index in 0..pieces.len() {
        let section = |at: Option<usize>| {
            at.and_then(|at| pieces.get(at))
                .is_some_and(|p| is_section(&p.text))
        };
        let menu = section(Some(index)) && (section(Some(index + 1)) || section(index.checked_sub(1)));
        let (Some(piece), Some(seen)) = (pieces.get(index), seen.get(index)) else {
            break;
        };
        let inside = (start..end).contains(&piece.node);
        let headed = title.is_some_and(|title| index >= title) && index < first_running;
        let before = index < first_running;
        let about = before
            && piece.text.len() < 300
            && (piece.front || is_byline(&piece.text) || is_date_line(&piece.text));
        let reason = if title == Some(index) {
            None
        } else if piece.dropped.is_some() && !(about && forgivable(piece.dropped)) {
            piece.dropped
        } else if !found {
            seen.furniture.map(|found| found.0)
        } else if about && (inside || headed) {
            None
        } else if menu {
            Some(Reason::Menu)
        } else if let Some((reason, rule)) = seen.furniture {
            related |= rule == "related_heading";
            Some(reason)
        } else if !inside && !headed {
            Some(Reason::Outside)
        } else if before && title.is_some_and(|title| index < title) {
            Some(Reason::Menu)
        } else if seen.running {
            related = false;
            None
        } else if related || piece.link_share() > 0.6 && piece.heading == 0 && !piece.row {
            Some(Reason::Related)
        } else if before && is_label(piece) {
            Some(Reason::Menu)
        } else {
            None
        };
        if let Some(piece) = pieces.get_mut(index) {
            piece.dropped = reason;
        }
    }
    drop_empty_headings(pieces, title);
    title
}

/// What is looked up about a piece only once.
struct Seen {
    /// Furniture by its words.
    furniture: Option<(Reason, &'static str)>,
    /// Running text: long, hardly linked, not dropped by the markup and no furniture by its words.
    running: bool,
}

impl Seen {
    fn new(piece: &Piece, ruled: bool) -> Self {
        let furniture = ruled.then(|| furniture(&piece.text)).flatten();
        let running = piece.dropped.is_none()
            && piece.heading == 0
            && piece.text.len() >= RUNNING
            && piece.link_share() < 0.4
            && (ends_sentence(&piece.text) || piece.text.len() > 3 * RUNNING)
            && furniture.is_none();
        Self { furniture, running }
    }
}

/// A word or two above the article ("United States", "News story").
fn is_label(piece: &Piece) -> bool {
    piece.heading == 0 && !ends_sentence(&piece.text) && piece.text.split_whitespace().count() <= 2
}

/// A byline inside a share bar or a header is still a byline.
fn forgivable(reason: Option<Reason>) -> bool {
    matches!(
        reason,
        Some(Reason::Share | Reason::Menu | Reason::Outside | Reason::Related)
    )
}

/// The range of nodes of the smallest element that holds nearly all the running text.
fn article_nodes(tree: &Tree, pieces: &[Piece], seen: &[Seen]) -> (usize, usize) {
    // sums[i]: running text that begins before node i.
    let mut sums = vec![0_usize; tree.nodes.len() + 1];
    for (piece, _) in pieces.iter().zip(seen).filter(|(_, seen)| seen.running) {
        if let Some(sum) = sums.get_mut(piece.node + 1) {
            *sum += piece.text.len().min(1500);
        }
    }
    let mut total = 0;
    for sum in &mut sums {
        total += *sum;
        *sum = total;
    }
    let held = |from: usize, to: usize| -> usize {
        match (sums.get(from), sums.get(to)) {
            (Some(before), Some(after)) => after.saturating_sub(*before),
            _ => 0,
        }
    };
    // Elements that hold so much lie inside each other, so the last one in order is the smallest.
    tree.nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| !node.tag.is_empty() && node.tag != "p" && node.end > 1)
        .filter(|(index, node)| total > 0 && held(*index, node.end) * 100 >= total * SHARE)
        .map(|(index, node)| (index, node.end))
        .next_back()
        .unwrap_or((0, tree.nodes.len().max(1)))
}

/// The `h1` (or else `h2`) that is the article's headline.
fn headline_piece(pieces: &[Piece], seen: &[Seen], headline: Option<&str>) -> Option<usize> {
    let first_running = seen.iter().position(|seen| seen.running).unwrap_or(pieces.len());
    let headings = |level: u8| {
        pieces
            .iter()
            .enumerate()
            .take(first_running.max(1))
            .filter(move |(_, piece)| {
                piece.heading == level && !matches!(piece.dropped, Some(Reason::Hidden))
            })
    };
    let same = headline.and_then(|headline| {
        pieces
            .iter()
            .enumerate()
            .take(first_running.min(MOST_BEFORE) + 3)
            .filter(|(_, piece)| piece.dropped != Some(Reason::Hidden))
            .map(|(index, piece)| {
                (
                    index,
                    likeness(&piece.text, headline) + usize::from(piece.heading == 1),
                )
            })
            .filter(|(_, likeness)| *likeness >= 70)
            .max_by_key(|(index, likeness)| (*likeness, std::cmp::Reverse(*index)))
            .map(|(index, _)| index)
    });
    same.or_else(|| headings(1).next_back().map(|(index, _)| index))
        .or_else(|| {
            headings(2)
                .next()
                .filter(|(index, _)| *index < 3)
                .map(|(index, _)| index)
        })
}

/// How many of a headline's words a line has, in per cent of the longer of the two.
fn likeness(line: &str, headline: &str) -> usize {
    if line.len() > 400 {
        return 0;
    }
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (line, headline) = (words(line), words(headline));
    let shared = headline.iter().filter(|word| line.contains(word)).count();
    shared * 100 / line.len().max(headline.len()).max(1)
}

/// Headings with nothing kept under them go with what they headed: nothing until the next heading of
/// the same or a higher level.
fn drop_empty_headings(pieces: &mut [Piece], title: Option<usize>) {
    // Level of the heading kept last (going backwards) before any kept line; 0 after a kept line.
    let mut bare: Option<u8> = Some(0);
    let mut reason = Reason::Outside;
    for index in (0..pieces.len()).rev() {
        let Some(piece) = pieces.get_mut(index) else {
            continue;
        };
        if let Some(dropped) = piece.dropped {
            reason = dropped;
        } else if piece.heading == 0 || title == Some(index) {
            bare = None;
        } else if bare.is_some_and(|level| level <= piece.heading) {
            piece.dropped = Some(reason);
        } else {
            bare = Some(piece.heading);
        }
    }
}
