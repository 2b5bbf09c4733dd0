//! Leaves training texts out that are also gold articles, known by the text itself.

use std::collections::BTreeSet;
use std::path::Path;

/// Words of a run that tells a text.
const RUN: usize = 8;

/// Runs of words of texts that must not be learnt from.
#[derive(Debug, Default)]
pub struct Holdout(BTreeSet<String>);

fn runs(text: &str) -> Vec<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.windows(RUN).map(|run| run.join(" ")).collect()
}

impl Holdout {
    /// Reads the gold articles and the MEANTIME texts.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn articles(data: &Path) -> Result<Self, String> {
        let mut out = Self::default();
        let folder = data.join("eval/events/articles");
        let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
                out.0.extend(runs(&text));
            }
        }
        let meantime = data.join("eval/events/meantime_events.jsonl");
        let content = std::fs::read_to_string(&meantime).map_err(|error| error.to_string())?;
        for line in content.lines() {
            let row: serde_json::Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
            out.0.extend(runs(row["text"].as_str().unwrap_or("")));
        }
        Ok(out)
    }

    /// Whether more than a tenth of the text stands in one that is held out.
    pub fn has(&self, text: &str) -> bool {
        let runs = runs(text);
        let known = runs.iter().filter(|run| self.0.contains(*run)).count();
        known * 10 > runs.len()
    }
}
