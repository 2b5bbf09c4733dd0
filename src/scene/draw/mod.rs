//! [`draw`]: the whole timeline or the whole map as a picture that stands for itself: SVG with its colours in it,
//! title above, source below. Not the views on screen (`app`), which can be used.

mod map;
mod timeline;

use super::measure::{shorten, text_width};
use crate::analysis::Analysis;
use crate::text::{escaped, named_enum};
use std::fmt::Write;

named_enum! {
    /// A picture of a reading.
    pub enum Picture {
        /// the dated events to scale
        Timeline = "timeline",
        /// the actors and their relations
        Map = "map",
    }
}

/// Free pixels around everything.
const EDGE: f64 = 24.0;
/// Pixels for the title above.
const HEAD: f64 = 58.0;
/// Pixels for the source below.
const FOOT: f64 = 30.0;
const TITLE: f64 = 19.0;
const SMALL: f64 = 11.0;

/// The colours of paper, as `style/tokens.css` has them for the light page.
mod colour {
    pub(super) const PAPER: &str = "#ffffff";
    pub(super) const INK: &str = "#1d2228";
    pub(super) const MUTED: &str = "#565f69";
    pub(super) const LINE: &str = "#e6e3db";
    pub(super) const STRONG: &str = "#cfcbc1";
    pub(super) const PUBLISHED: &str = "#946800";
    pub(super) const POSITIVE: &str = "#0b6fb8";
    pub(super) const NEGATIVE: &str = "#c2410c";
    pub(super) const NEUTRAL: &str = "#5f6b76";
}

/// The picture as SVG. `credit` is where the reading comes from, on one line.
pub fn draw(analysis: &Analysis, picture: Picture, title: &str, credit: &str) -> String {
    let (body, width, height) = match picture {
        Picture::Timeline => timeline::timeline(analysis),
        Picture::Map => map::map(analysis),
    };
    let (whole_width, whole_height) = (width + 2.0 * EDGE, height + HEAD + FOOT + EDGE);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole_width:.0}\" height=\"{whole_height:.0}\" \
         viewBox=\"0 0 {whole_width:.0} {whole_height:.0}\" font-family=\"'Helvetica Neue', Arial, 'Liberation Sans', sans-serif\" \
         font-size=\"12\" fill=\"{ink}\">\n<title>{title}</title>\n<desc>{credit}</desc>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>\n",
        ink = colour::INK,
        paper = colour::PAPER,
        title = escaped(title),
        credit = escaped(credit),
    );
    label(
        &mut out,
        (EDGE, EDGE + 14.0),
        &shorten(title, width, TITLE),
        TITLE,
        "font-weight=\"bold\"",
    );
    let _ = writeln!(out, "<g transform=\"translate({EDGE} {HEAD})\">\n{body}</g>");
    let quiet = format!("fill=\"{}\"", colour::MUTED);
    label(
        &mut out,
        (EDGE, whole_height - EDGE),
        &shorten(credit, width, SMALL),
        SMALL,
        &quiet,
    );
    out.push_str("</svg>\n");
    out
}

/// A line of text.
fn label(out: &mut String, (x, y): (f64, f64), words: &str, size: f64, more: &str) {
    let _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" {more}>{}</text>",
        escaped(words)
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::fixture;

    #[test]
    fn pictures_hold_everything_and_break_out_of_nothing() {
        let mut reading = fixture::reading();
        reading.events[0].what = "<b>&\"joins\" \u{0}".to_owned();
        reading.actors.actors[0].name = "<i>&".to_owned();
        for &picture in Picture::ALL {
            let svg = draw(
                &reading,
                picture,
                "</title><b>",
                "A & B; machine-read, 3 corrected",
            );
            assert!(svg.contains("A &amp; B; machine-read, 3 corrected"));
            assert!(!svg.contains("<b>") && !svg.contains("<i>") && !svg.contains('\0'));
            assert!(!svg.contains("NaN") && !svg.contains("inf"));
            assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count());
        }
        let svg = draw(&reading, Picture::Timeline, "T", "C");
        // Events too close to be told apart are one mark with their number.
        assert_eq!(svg.matches("class=\"event\"").count(), 3);
        let svg = draw(&reading, Picture::Map, "T", "C");
        assert!(svg.matches("class=\"actor\"").count() > 2);
        assert!(svg.matches("class=\"relation\"").count() > 0);
    }

    #[test]
    fn an_empty_reading_is_a_picture_too() {
        let empty = Analysis::unread("", None, crate::analysis::About::default());
        for &picture in Picture::ALL {
            assert!(draw(&empty, picture, "", "").ends_with("</svg>\n"));
        }
    }
}
