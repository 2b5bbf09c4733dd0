//! Compiles the readable lists of `assets/knowledge` and `assets/gazetteer` into the name tagger's table.

use crate::model::Marks;
use crate::syntax::gazetteer::{PREFIX, TITLE, extend};
use crate::syntax::words::Word;
use crate::text::Span;
use std::collections::BTreeMap;
use std::path::Path;

/// Kinds of known names, one bit each.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Country = 1,
    Demonym = 2,
    City = 4,
    Region = 8,
    Given = 16,
    Body = 32,
    Company = 64,
    Media = 128,
    Armed = 256,
    Family = 512,
    Title = TITLE as isize,
    Thing = 2048,
    HeadBody = 1 << 12,
    HeadPlace = 1 << 13,
    HeadOther = 1 << 14,
}

/// Builds the table.
///
/// # Errors
/// When a list cannot be read.
pub fn build(knowledge: &Path, lists: &Path) -> Result<Vec<u8>, String> {
    let mut table: BTreeMap<u32, u16> = BTreeMap::new();
    let rows = |path: std::path::PathBuf| -> Result<Vec<Vec<String>>, String> {
        let content =
            std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(content
            .lines()
            .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
            .map(|line| line.split('\t').map(str::to_owned).collect())
            .collect())
    };
    let mut add_one = |name: &str, kind: Kind| {
        let mut spans = Vec::new();
        crate::syntax::tokens::tokenise(name, Span::new(0, name.len()), &mut spans);
        let mut phrase = 0;
        let count = spans.len();
        for (at, span) in spans.into_iter().enumerate() {
            let low = Word::new(span.of(name), &Marks::default()).low;
            phrase = if at == 0 { low } else { extend(phrase, low) };
            let bits = if at + 1 == count { kind as u16 } else { PREFIX };
            *table.entry(phrase).or_default() |= bits;
        }
    };
    let mut add = |name: &str, kind: Kind| {
        add_one(name, kind);
        // "U.S." is also written "U. S."
        if name.len() > 3 && name.contains('.') && name.chars().all(|c| c.is_ascii_uppercase() || c == '.') {
            let spaced = name.replace('.', ". ");
            add_one(spaced.trim(), kind);
            add_one(spaced.trim().trim_end_matches('.'), kind);
        }
    };
    for row in rows(knowledge.join("countries.tsv"))? {
        for (column, field) in row.iter().enumerate().skip(1) {
            let kind = match column {
                1 | 2 => Kind::Country,
                3 | 4 => Kind::Demonym,
                5 => Kind::City,
                _ => continue,
            };
            for name in field.split('|').filter(|name| !name.is_empty()) {
                // "US" as an adjective is still the country's name
                if !(matches!(kind, Kind::Demonym) && name.chars().all(|c| c.is_uppercase() || c == '.')) {
                    add(name, kind);
                }
            }
        }
    }
    for (file, kind) in [
        ("institutions", Kind::Body),
        ("organisations", Kind::Body),
        ("companies", Kind::Company),
        ("media", Kind::Media),
        ("armed_groups", Kind::Armed),
    ] {
        for row in rows(knowledge.join(format!("{file}.tsv")))? {
            for field in row.iter().skip(2) {
                for name in field
                    .split('|')
                    .filter(|name| name.starts_with(|c: char| c.is_uppercase()))
                {
                    add(name, kind);
                }
            }
        }
    }
    for row in rows(knowledge.join("regions.tsv"))? {
        for (field, kind) in row.iter().skip(1).zip([Kind::Region, Kind::Demonym]) {
            for name in field.split('|').filter(|name| !name.is_empty()) {
                add(name, kind);
            }
        }
    }
    for (folder, file) in [(knowledge, "first_names.tsv"), (lists, "given.txt")] {
        for row in rows(folder.join(file))? {
            for name in row
                .iter()
                .flat_map(|field| field.split(' '))
                .filter(|name| name.chars().count() > 1)
            {
                add(name, Kind::Given);
            }
        }
    }
    for row in rows(lists.join("others.tsv"))? {
        let kind = match row[0].as_str() {
            "people" => Kind::Demonym,
            "place" => Kind::Region,
            "body" => Kind::Body,
            "company" => Kind::Company,
            "armed group" => Kind::Armed,
            "head of places" => Kind::HeadPlace,
            _ => Kind::Thing,
        };
        for name in row.iter().skip(1).flat_map(|field| field.split('|')) {
            add(name, kind);
        }
    }
    for row in rows(lists.join("family.txt"))? {
        for name in row.iter().flat_map(|field| field.split(' ')) {
            add(name, Kind::Family);
        }
    }
    for row in rows(lists.join("cities.txt"))? {
        add(&row[0], Kind::City);
    }
    for row in rows(knowledge.join("heads.tsv"))? {
        let kind = match row[0].as_str() {
            "government" | "military" | "armed_group" | "company" | "organisation" | "media" => {
                Kind::HeadBody
            }
            "place" => Kind::HeadPlace,
            _ => Kind::HeadOther,
        };
        for name in row
            .iter()
            .skip(1)
            .flat_map(|field| field.split(' '))
            .filter(|name| !name.is_empty())
        {
            add(name, kind);
        }
    }
    for row in rows(knowledge.join("titles.tsv"))? {
        for name in row
            .iter()
            .skip(1)
            .flat_map(|field| field.split(' '))
            .filter(|name| !name.is_empty())
        {
            add(name, Kind::Title);
        }
    }
    let entries: Vec<(u32, u16)> = table.into_iter().collect();
    Ok(crate::model::write_marks(&entries))
}
