//! [`growing`]: long lists are drawn piece by piece, so that the first screen of them is there at once.

use super::browser;
use leptos::prelude::*;

/// How many of `all` things are to be drawn by now: `first` at once, then ever more until all are. It starts
/// anew whenever `anew` changes. What is added at a time is little, so that the page answers in between.
pub fn growing(
    all: Signal<usize>,
    first: impl Fn() -> usize + Copy + Send + Sync + 'static,
    anew: impl Track + Send + Sync + 'static,
) -> Signal<usize> {
    let run = Memo::new(move |last: Option<&u32>| {
        anew.track();
        last.map_or(0, |last| last + 1)
    });
    // For which run, and how far.
    let reached = RwSignal::new((u32::MAX, 0));
    let begun = Memo::new(move |_| match reached.get() {
        (of, count) if of == run.get() => count,
        _ => first(),
    });
    Effect::new(move || {
        let (now, this) = (begun.get(), run.get());
        if now < all.get() {
            browser::after(16, move || {
                if run.try_get_untracked() == Some(this) {
                    reached.try_set((this, now + now.clamp(1, 60)));
                }
            });
        }
    });
    begun.into()
}
