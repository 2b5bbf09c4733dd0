//! The article that a first visitor finds: our own words on real, public events (`assets/README.md`).

use super::state::Article;

/// The sample.
pub fn article() -> Article {
    Article {
        text: include_str!("../../assets/sample.txt").to_owned(),
        ..Article::default()
    }
}
