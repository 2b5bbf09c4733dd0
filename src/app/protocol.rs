//! What the page and its reader (the worker that holds the engine) say to each other.

use super::wire::Wire;
use crate::analysis::{Analysis, Request, Stage};
use crate::correct::Glance;

/// Asks for a reading.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Number of the request; answers carry it, so that an answer that comes too late is known.
    pub id: u32,
    /// What is to be read.
    pub request: Request,
}

impl Wire for Ask {
    fn put(&self, out: &mut Vec<u8>) {
        self.id.put(out);
        self.request.put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self {
            id: Wire::take(bytes)?,
            request: Wire::take(bytes)?,
        })
    }
}

/// What the worker tells.
#[derive(Clone, Debug)]
pub enum Told {
    /// It is there and listens.
    Ready,
    /// A stage of a reading begins.
    Stage(u32, Stage),
    /// A reading is complete, and what can be said about it besides.
    Done(u32, Box<Analysis>, Glance),
}

impl Wire for Told {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Ready => 0u32.put(out),
            Self::Stage(id, stage) => ((1u32, *id), *stage).put(out),
            Self::Done(id, reading, glance) => {
                (2u32, *id).put(out);
                reading.put(out);
                glance.put(out);
            }
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(match u32::take(bytes)? {
            0 => Self::Ready,
            1 => Self::Stage(Wire::take(bytes)?, Wire::take(bytes)?),
            2 => Self::Done(Wire::take(bytes)?, Wire::take(bytes)?, Wire::take(bytes)?),
            _ => return None,
        })
    }
}

/// A stage in words for the reader.
pub fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Syntax => "reading the sentences",
        Stage::Time => "finding the times",
        Stage::Actors => "finding the actors",
        Stage::Events => "finding the events",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::About;
    use crate::app::wire::{pack, unpack};
    use crate::text::Span;

    #[test]
    fn what_is_told_is_understood() {
        let reading = Analysis::unread("Ship freed.", None, About::default());
        let glance = Glance {
            sentences: vec![Span::new(0, 11)],
            suggestions: Vec::new(),
        };
        for told in [
            Told::Ready,
            Told::Stage(3, Stage::Actors),
            Told::Done(4_000_000_000, Box::new(reading), glance),
        ] {
            let heard: Told = unpack(&pack(&told)).unwrap();
            assert_eq!(format!("{heard:?}"), format!("{told:?}"));
        }
        for noise in [&[][..], &[1], &[1, 3], &[1, 3, 9], &[7]] {
            assert!(unpack::<Told>(noise).is_none(), "{noise:?}");
        }
    }
}
