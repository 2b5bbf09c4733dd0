//! WhoWhen reads a news article and says who did what to whom, when, and how we know.
//!
//! The library is the reading itself and everything pure around it. Modules in the order in which a
//! reader may want to meet them, which is also the order of dependencies:
//! [`text`] <- [`model`] <- [`syntax`] <- [`time`], [`actors`] <- [`events`] <- [`analysis`] <- [`scene`];
//! beside them [`paste`] (what people put in), [`share`] (links), [`correct`] (what people put right) and
//! [`report`] (JSON, exports).
//! The page itself is `app` (feature `web`).
//!
//! It does not open files, look at a clock or talk to a network, and no text makes it fail.

pub mod text;

pub mod model;

pub mod syntax;

pub mod time;

pub mod actors;

pub mod events;

pub mod analysis;

pub mod scene;

pub mod paste;

pub mod share;

pub mod correct;

pub mod report;

pub mod probe;

#[cfg(feature = "train")]
pub mod train;

#[cfg(feature = "web")]
pub mod app;

pub use analysis::{Analysis, Request, analyse};
