//! Golden readings: words with their tags, lemmas, heads and names, aligned so that a person can judge them.
//! The sentences are our own. Also the laws that only this layer has.

use insta::assert_snapshot;
use proptest::prelude::*;
use std::fmt::Write;
use whowhen::syntax::{self, Syntax};
use whowhen::text::Source;

fn table(text: &str) -> String {
    let source = Source::new(text);
    let syntax = syntax::parse(&source);
    let mut out = String::new();
    for (index, token) in syntax.tokens.iter().enumerate() {
        let head = syntax.heads[index].map_or("-", |head| source.slice(syntax.tokens[head.index()].span));
        let name = syntax
            .names
            .iter()
            .find(|name| name.tokens.contains(&(index as u32)));
        let _ = writeln!(
            out,
            "{:<12} {:<5} {:<4} {:<10} {:<10} {:<10} {}",
            source.slice(token.span),
            syntax.upos[index].as_str(),
            syntax.xpos[index],
            syntax.lemmas[index],
            syntax.deprels[index].as_str(),
            head,
            name.map_or("", |name| name.kind.as_str()),
        );
    }
    out
}

#[test]
fn a_withdrawal() {
    assert_snapshot!(table(
        "The United States will withdraw its troops from Niger by 15 September."
    ));
}

#[test]
fn a_passive() {
    assert_snapshot!(table("The treaty was signed in Paris by the foreign ministers."));
}

#[test]
fn a_dateline_and_a_quotation() {
    assert_snapshot!(table(
        "ACCRA, Ghana — Kofi Annan, the former Secretary-General of the United Nations, died in Bern on Saturday, the Kofi Annan Foundation said."
    ));
}

#[test]
fn a_contraction_and_numbers() {
    assert_snapshot!(table(
        "Greece didn't repay $1.7 billion to the International Monetary Fund in June 2015."
    ));
}

/// Whole articles of our own, so that a change of weights or rules shows where it reads better or worse.
#[test]
fn whole_articles() {
    assert_snapshot!("peace", table(include_str!("articles/peace.txt")));
    assert_snapshot!("merger", table(include_str!("articles/merger.txt")));
    assert_snapshot!("final", table(include_str!("articles/final.txt")));
}

#[test]
fn ten_times_as_long_is_ten_times_the_words() {
    let text = "The Senate passed the bill. Mr. Obama signed it in Washington on 3 March. ";
    let once = syntax::parse(&Source::new(text)).len();
    assert_eq!(syntax::parse(&Source::new(&text.repeat(10))).len(), 10 * once);
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let source = Source::new(text);
    let syntax: Syntax = syntax::parse(&source);
    let mut end = 0;
    for token in &syntax.tokens {
        prop_assert!(token.span.start >= end && !token.span.is_empty());
        prop_assert!(text.get(token.span.range()).is_some());
        let between = &text[end as usize..token.span.start as usize];
        prop_assert!(
            between.chars().all(|c| !c.is_alphanumeric()),
            "{between:?} belongs to no word"
        );
        end = token.span.end;
    }
    prop_assert!(text[end as usize..].chars().all(|c| !c.is_alphanumeric()));
    let mut next = 0;
    for sentence in &syntax.sentences {
        prop_assert!(sentence.tokens.start == next && sentence.tokens.end > next);
        next = sentence.tokens.end;
        let inside = sentence.tokens.clone();
        let roots = inside
            .clone()
            .filter(|&at| syntax.heads[at as usize].is_none())
            .count();
        prop_assert_eq!(roots, 1);
        for at in inside.clone() {
            // every way up ends at the root
            let mut here = at;
            let mut steps = 0;
            while let Some(head) = syntax.heads[here as usize] {
                prop_assert!(inside.contains(&head.0));
                here = head.0;
                steps += 1;
                prop_assert!(steps <= inside.len());
            }
        }
    }
    prop_assert_eq!(next as usize, syntax.tokens.len());
    prop_assert_eq!(syntax.lemmas.len(), syntax.len());
    prop_assert!(syntax.lemmas.iter().all(|lemma| !lemma.is_empty()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn words_cover_the_text_and_trees_are_trees(text in "(?s).{0,200}") {
        check(&text)?;
    }

    #[test]
    fn the_same_for_text_like_english(text in "([A-Za-z]{1,8}[ ,.'\"-]{1,2}){0,60}") {
        check(&text)?;
    }
}
