//! What the journeys through the built page stand on; the journeys themselves are in `tests/`.
//!
//! They run in Chromium, or in Firefox with `WHOWHEN_BROWSER=firefox`. The WebDriver client is our own: the
//! protocol is JSON over HTTP with a program on this computer, and a blocking client of two small files
//! keeps the tests plain functions that compile in seconds.

pub mod access;
pub mod browser;
pub mod fixes;
pub mod journey;
pub mod page;
pub mod wait;
pub mod webdriver;
