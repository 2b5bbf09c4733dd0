//! Ids: positions in the layers of one analysis. They mean nothing outside it; what must outlive an
//! analysis (links, corrections) refers to spans instead.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in the layer's `Vec`.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            fn from(index: usize) -> Self {
                Self(index as u32)
            }
        }
    )*};
}

ids! {
    /// A paragraph of a [`Source`](super::Source).
    ParagraphId,
    /// A word of the syntax layer.
    TokenId,
    /// A sentence of the syntax layer.
    SentenceId,
    /// A resolved time expression.
    TimexId,
    /// A mention of an actor.
    MentionId,
    /// An actor.
    ActorId,
    /// An event.
    EventId,
    /// A relation between two actors.
    RelationId,
}
