//! Pure geometry of the views: scales, ticks, lanes, label places, graph positions, pieces of text.
//!
//! Takes plain values (dates, spans, ids, pixels as `f64`) and gives plain values; knows no DOM.
//! Pixels and days are `f64`: an `f32` loses whole days at the far end of a millennium.

mod camera;
mod days;
mod disputes;
mod draw;
#[cfg(test)]
pub(crate) mod fixture;
mod lanes;
mod laying;
mod matrix;
mod measure;
mod network;
mod pack;
mod place;
mod scale;
mod segments;
mod story;
mod ticks;
mod ties;
mod timeline;
mod untangle;
mod wires;
mod world;

pub use camera::Camera;
pub use days::{Day, long_date, read_date};
pub use disputes::{disputes, other_dates};
pub use draw::{Picture, draw};
pub use lanes::{Grouping, Lane, family, lanes};
pub use laying::Laying;
pub use matrix::{Cell, Matrix, matrix};
pub use measure::{shorten, text_width};
pub use network::{Network, NetworkNode, lay_out, network};
pub use pack::{Packed, pack};
pub use place::{Extent, Place, period_words, place, place_of_date, when_words};
pub use scale::{Break, Scale, Window};
pub use segments::{Mark, MarkTarget, Piece, marks, pieces};
pub use story::{Link, Story};
pub use ticks::{Tick, ticks};
pub use ties::{Tie, TieKey, ties, way};
pub use timeline::{Cluster, Entry, GOES_ON, Label, Layout, LayoutLane, OPEN, Placed, Room, layout, show};
pub use wires::{Wire, wires};
pub use world::{Land, OnWorld, Pin, World, home, on_world};
