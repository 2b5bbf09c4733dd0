//! [`Slots`]: a layer under correction. Ids stay what they are while items come and go; at the end the
//! living are counted anew.

/// Items by id, and the order in which they will stand.
pub(super) struct Slots<T> {
    items: Vec<Option<T>>,
    /// Ids, those of the dead among them.
    order: Vec<usize>,
}

impl<T> Slots<T> {
    pub(super) fn new(items: Vec<T>) -> Self {
        Self {
            order: (0..items.len()).collect(),
            items: items.into_iter().map(Some).collect(),
        }
    }

    pub(super) fn get(&self, id: usize) -> Option<&T> {
        self.items.get(id)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, id: usize) -> Option<&mut T> {
        self.items.get_mut(id)?.as_mut()
    }

    /// The living with their ids, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.order.iter().filter_map(|&id| Some((id, self.get(id)?)))
    }

    /// All living, in any order.
    pub(super) fn each_mut(&mut self) -> impl Iterator<Item = (usize, &mut T)> {
        self.items
            .iter_mut()
            .enumerate()
            .filter_map(|(id, item)| Some((id, item.as_mut()?)))
    }

    /// Ids of the living, in order.
    pub(super) fn ids(&self) -> Vec<usize> {
        self.iter().map(|(id, _)| id).collect()
    }

    pub(super) fn take(&mut self, id: usize) -> Option<T> {
        self.items.get_mut(id)?.take()
    }

    /// Puts an item after the last living one that `precedes` it; the dead keep their places, so that what
    /// comes does not depend on what went before it.
    pub(super) fn insert(&mut self, item: T, precedes: impl Fn(usize, &T) -> bool) -> usize {
        let place = self
            .order
            .iter()
            .rposition(|&id| self.get(id).is_some_and(|other| precedes(id, other)))
            .map_or(0, |at| at + 1);
        let id = self.items.len();
        self.items.push(Some(item));
        self.order.insert(place, id);
        id
    }

    pub(super) fn push(&mut self, item: T) -> usize {
        self.items.push(Some(item));
        let id = self.items.len() - 1;
        self.order.push(id);
        id
    }

    /// Lets `id` stand where `other` stands, if that is earlier.
    pub(super) fn advance(&mut self, id: usize, other: usize) {
        let place = |id| {
            self.order
                .iter()
                .position(|&other| other == id)
                .unwrap_or(usize::MAX)
        };
        let (from, to) = (place(id), place(other));
        if to < from && from < self.order.len() {
            let id = self.order.remove(from);
            self.order.insert(to, id);
        }
    }

    /// Lets the living stand in another order.
    pub(super) fn arrange(&mut self, ids: Vec<usize>) {
        self.order = ids;
    }

    /// The places of all ids among the living and the dead.
    pub(super) fn places(&self) -> Vec<usize> {
        let mut places = vec![usize::MAX; self.items.len()];
        for (place, &id) in self.order.iter().enumerate() {
            if let Some(slot) = places.get_mut(id) {
                *slot = place;
            }
        }
        places
    }

    /// The living in order, and the new id of each old one.
    pub(super) fn finish(mut self) -> (Vec<T>, Vec<Option<usize>>) {
        let mut ids = vec![None; self.items.len()];
        let mut out = Vec::with_capacity(self.order.len());
        for id in std::mem::take(&mut self.order) {
            if let (Some(item), Some(new)) = (self.take(id), ids.get_mut(id)) {
                *new = Some(out.len());
                out.push(item);
            }
        }
        (out, ids)
    }
}
