//! Pure geometry of the views: scales, ticks, lanes, label places, graph positions, pieces of text.
//!
//! Takes plain values (dates, spans, ids, pixels as `f64`) and gives plain values; knows no DOM.
