//! How long cleaning takes, for what people put in and for what is made to tire a reader.
//!
//! `cargo bench --bench paste`.

use std::time::Instant;
use whowhen::paste::{Helpers, Part, Taken, take};

const WORDS: &str = "The ship was freed on Monday after six days in the canal, and traffic resumed. ";

fn main() {
    let megabytes = |part: &str, count: usize| part.repeat(count * 1_000_000 / part.len() + 1);
    let tags = |tag: &str| {
        format!(
            "{}{WORDS}{}",
            format!("<{tag} class='a-b c'>{WORDS}").repeat(50_000),
            format!("</{tag}>").repeat(50_000)
        )
    };
    let hostile = "<p onclick='a()' style='display:x'>x<script>document.write('<p>y</p>')</script><img src=x onerror='a()'><style>p{}</style>";
    for (name, input) in [
        ("1 MB of sentences", megabytes(WORDS, 1)),
        ("1 MB of wrapped lines", megabytes(&WORDS.replace(", ", ",\n"), 1)),
        ("200,000 lines of \"1\"", "1\n".repeat(200_000)),
        ("500,000 lines of \"a\"", "a\n".repeat(500_000)),
        ("1 MB of \"> \"", megabytes("> ", 1)),
        ("1 MB without a space", megabytes("a", 1)),
        ("1 MB of \"On 1 wrote:\"", megabytes("On 1 wrote:\n", 1)),
        ("1 MB of \"Share\"", megabytes("Share\n", 1)),
        (
            "1 MB of \"  a  b\"",
            megabytes(
                "aaa bbb ccc                      aaa bbb ccc                ddd\n",
                1,
            ),
        ),
        ("50,000 nested div", tags("div")),
        ("50,000 nested p", tags("p")),
        ("50,000 nested b", tags("b")),
        ("50,000 nested table", tags("table")),
        (
            "50,000 open li",
            format!("<html><ul>{}", "<li>x<ul>".repeat(50_000)),
        ),
        (
            "20 MB of paragraphs",
            format!("<html>{}", megabytes(&format!("<p>{}</p>", WORDS.repeat(5)), 20)),
        ),
        (
            "20 MB of short paragraphs",
            format!(
                "<html>{}",
                megabytes("<p>The ministers met in Paris on Monday.</p>", 20)
            ),
        ),
        (
            "20 MB of scripts and handlers",
            format!("<html>{}", megabytes(hostile, 20)),
        ),
        (
            "20 MB of style",
            format!("<html><style>{}</style><p>{WORDS}", megabytes("p{color:red}", 20)),
        ),
        (
            "20 MB in one attribute",
            format!("<html><p class='{}'>{WORDS}", megabytes("a-b ", 20)),
        ),
        ("20 MB of open tags", format!("<html>{}", megabytes("<b>", 20))),
        ("20 MB of end tags", format!("<html>{}", megabytes("</b>", 20))),
        (
            "20 MB of links",
            format!("<html>{}", megabytes("<a href='/x'>x</a> ", 20)),
        ),
        ("20 MB of \"<\"", format!("<html>{}", megabytes("<", 20))),
        ("20 MB of \"&\"", format!("<html>{}", megabytes("&", 20))),
    ] {
        let helpers = Helpers {
            decode: &|_, _| None,
            is_reading: &|_| false,
        };
        let start = Instant::now();
        let taken = take(
            &[if input.starts_with('<') {
                Part::Text {
                    text: "",
                    html: Some(&input),
                }
            } else {
                Part::Text {
                    text: &input,
                    html: None,
                }
            }],
            None,
            helpers,
        );
        let seconds = start.elapsed().as_secs_f64();
        let (articles, blocks) = match taken {
            Taken::Articles(found, _) => (
                found.len(),
                found
                    .iter()
                    .map(|found| found.article.blocks.len())
                    .sum::<usize>(),
            ),
            Taken::Reading(_) => (0, 0),
        };
        println!("{name:32} {seconds:6.2} s {articles:5} articles {blocks:8} blocks");
    }
}
