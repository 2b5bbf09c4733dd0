//! What axe-core has against a page. It is a development tool that `.ci/setup.sh browser` installs; the page
//! itself knows nothing of it.

use crate::browser::Browser;
use crate::journey::repository;
use std::path::PathBuf;
use std::{env, fs};

/// The rules of WCAG 2.2 A and AA, and what axe-core holds for good practice.
const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        result => done(result.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id}: ${node.html.slice(0, 200)} (${node.failureSummary.replace(/\\s+/g, ' ').slice(0, 200)})`))),
        error => done([String(error)]));";

/// What is wrong with the page as it is on screen, one sentence each.
///
/// # Panics
/// When axe-core is not installed.
pub fn faults(browser: &Browser) -> Vec<String> {
    if browser.run("return typeof axe", &[]) == "undefined" {
        let file = axe();
        let source = fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}; run `.ci/setup.sh browser`", file.display()));
        // As the body of a function, its names would be gone with it.
        browser.run(&format!("{source};window.axe = axe;"), &[]);
    }
    let faults = browser.run_async(RUN);
    let faults = faults.as_array().cloned().unwrap_or_default();
    faults
        .iter()
        .map(|fault| fault.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Where the set-up puts it: the version is written there.
fn axe() -> PathBuf {
    let versions = fs::read_to_string(repository().join(".ci/env.sh")).expect("the versions of the tools");
    let version = versions
        .lines()
        .find_map(|line| line.strip_prefix("AXE_VERSION="))
        .expect("the version of axe-core");
    let folder = |name: &str| env::var_os(name).map(PathBuf::from);
    let tools = folder("WHOWHEN_TOOLS")
        .or_else(|| folder("XDG_CACHE_HOME").map(|cache| cache.join("whowhen/tools")))
        .or_else(|| folder("HOME").map(|home| home.join(".cache/whowhen/tools")))
        .expect("a folder for tools");
    tools.join(format!("axe-core-{version}/node_modules/axe-core/axe.min.js"))
}
