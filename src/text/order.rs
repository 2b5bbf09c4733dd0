//! [`Order`] and [`set`]: sorting that is compiled once.
//!
//! The standard library's sort is compiled anew for every type and every comparison, four kilobytes each; this
//! one sorts places through a function pointer. Where a sort is hot (the parser's beam), use the other.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Stable sorting of lists of anything.
pub trait Order<T> {
    /// As [`slice::sort_by`].
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// As [`slice::sort_by_key`].
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// As [`slice::sort`].
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for Vec<T> {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let order = places(self.len(), &mut |a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        let mut slots: Vec<Option<T>> = std::mem::take(self).into_iter().map(Some).collect();
        for place in order {
            self.extend(slots.get_mut(place).and_then(Option::take));
        }
    }
}

/// As `collect`, which would compile a sort for every type.
pub fn set<T: Ord>(things: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for thing in things {
        set.insert(thing);
    }
    set
}

/// The places 0 to `count` in the order that `compare` gives their things.
fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(pairs in prop::collection::vec((0u8..9, any::<u8>()), 0..60)) {
            let (mut ours, mut theirs) = (pairs.clone(), pairs);
            ours.order_by_key(|pair| pair.0);
            theirs.sort_by_key(|pair| pair.0);
            prop_assert_eq!(&ours, &theirs);
            ours.order();
            theirs.sort_unstable();
            prop_assert_eq!(&ours, &theirs);
            theirs.dedup();
            prop_assert_eq!(set(ours).into_iter().collect::<Vec<_>>(), theirs);
        }
    }
}
