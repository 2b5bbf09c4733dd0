//! [`ByToken`]: from a word of the text to the actor that it denotes. For the stages that look at trees.

use super::Actors;
use crate::text::{ActorId, MentionId, TokenId};

/// Which mention each token heads, and which is the smallest that covers it.
#[derive(Clone, Debug, Default)]
pub struct ByToken {
    heads: Vec<Option<(MentionId, ActorId)>>,
    covers: Vec<Option<(MentionId, ActorId)>>,
}

impl ByToken {
    /// Indexes the mentions; `tokens` is the number of tokens of the text.
    pub fn new(actors: &Actors, tokens: usize) -> Self {
        let mut this = Self {
            heads: vec![None; tokens],
            covers: vec![None; tokens],
        };
        let mut sizes = vec![u32::MAX; tokens];
        for (index, mention) in actors.mentions.iter().enumerate() {
            let entry = (MentionId::from(index), mention.actor);
            let size = mention.tokens.end.saturating_sub(mention.tokens.start);
            for token in mention.tokens.clone() {
                let token = token as usize;
                if let (Some(known), Some(cover)) = (sizes.get_mut(token), this.covers.get_mut(token))
                    && size < *known
                {
                    *known = size;
                    *cover = Some(entry);
                }
            }
            if size > 0
                && let Some(head) = this.heads.get_mut(mention.head.index())
            {
                *head = head.or(Some(entry));
            }
        }
        this
    }

    /// The actor of the mention whose head this token is: "troops" of "American troops".
    pub fn headed(&self, token: TokenId) -> Option<ActorId> {
        self.heads
            .get(token.index())
            .copied()
            .flatten()
            .map(|(_, actor)| actor)
    }

    /// The actor of the smallest mention around this token.
    pub fn covering(&self, token: TokenId) -> Option<ActorId> {
        self.covers
            .get(token.index())
            .copied()
            .flatten()
            .map(|(_, actor)| actor)
    }

    /// The actor that a token denotes: of the mention it heads, else of the smallest around it.
    pub fn at(&self, token: TokenId) -> Option<ActorId> {
        self.headed(token).or_else(|| self.covering(token))
    }

    /// The mention that a token heads.
    pub fn mention(&self, token: TokenId) -> Option<MentionId> {
        self.heads
            .get(token.index())
            .copied()
            .flatten()
            .map(|(mention, _)| mention)
    }
}
