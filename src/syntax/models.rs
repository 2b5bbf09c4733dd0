//! [`Models`]: the weight files that the reading needs, decoded once.

use super::{Deprel, Upos};
use crate::model::{Linear, Marks, ModelError};
use std::sync::OnceLock;

/// All models. An empty one gives a sound but poor reading.
#[derive(Clone, Debug, Default)]
pub struct Models {
    /// Words to clusters: fine in the low ten bits, coarse above.
    pub(crate) clusters: Marks,
    /// Part of speech.
    pub(crate) tagger: Linear,
    /// What the tagger's classes mean.
    pub(crate) tags: Vec<(Upos, &'static str)>,
    /// Transitions.
    pub(crate) arcs: Linear,
    /// Relations.
    pub(crate) labeller: Linear,
    /// What the labeller's classes mean.
    pub(crate) labels: Vec<Deprel>,
    /// Lemma edits.
    pub(crate) lemmas: Linear,
    /// Known names and their kinds.
    pub(crate) gazetteer: Marks,
    /// Name labels.
    pub(crate) names: Linear,
}

/// The weight files as bytes.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// `clusters.bin`
    pub clusters: &'a [u8],
    /// `tagger.bin`
    pub tagger: &'a [u8],
    /// `arcs.bin`
    pub arcs: &'a [u8],
    /// `labels.bin`
    pub labels: &'a [u8],
    /// `lemmas.bin`
    pub lemmas: &'a [u8],
    /// `gazetteer.bin`
    pub gazetteer: &'a [u8],
    /// `names.bin`
    pub names: &'a [u8],
}

/// The committed weight files.
pub const EMBEDDED: Files = Files {
    clusters: include_bytes!("../../assets/models/clusters.bin"),
    tagger: include_bytes!("../../assets/models/tagger.bin"),
    arcs: include_bytes!("../../assets/models/arcs.bin"),
    labels: include_bytes!("../../assets/models/labels.bin"),
    lemmas: include_bytes!("../../assets/models/lemmas.bin"),
    gazetteer: include_bytes!("../../assets/models/gazetteer.bin"),
    names: include_bytes!("../../assets/models/names.bin"),
};

static MODELS: OnceLock<Models> = OnceLock::new();

impl Models {
    /// Decodes weight files.
    ///
    /// # Errors
    /// When a file is damaged, of another version, or its classes are unknown.
    pub fn read(files: Files) -> Result<Self, ModelError> {
        let tagger = Linear::read(files.tagger)?;
        let labeller = Linear::read(files.labels)?;
        Ok(Self {
            clusters: Marks::read(files.clusters)?,
            tags: tagger
                .classes()
                .iter()
                .map(|class| tag(class).ok_or(ModelError::Content))
                .collect::<Result<_, _>>()?,
            tagger,
            arcs: Linear::read(files.arcs)?,
            labels: labeller
                .classes()
                .iter()
                .map(|class| class.parse().map_err(|()| ModelError::Content))
                .collect::<Result<_, _>>()?,
            labeller,
            lemmas: Linear::read(files.lemmas)?,
            gazetteer: Marks::read(files.gazetteer)?,
            names: Linear::read(files.names)?,
        })
    }

    /// The committed models. A test holds that they can be read; were they damaged all the same, the
    /// reading would go on without them.
    pub fn embedded() -> &'static Self {
        MODELS.get_or_init(|| Self::read(EMBEDDED).unwrap_or_default())
    }

    /// Uses other models in this process; only before the first reading, else gives false.
    pub fn install(self) -> bool {
        MODELS.set(self).is_ok()
    }
}

/// "NOUN NN" as two tags.
fn tag(class: &str) -> Option<(Upos, &'static str)> {
    let (upos, xpos) = class.split_once(' ')?;
    let xpos = super::tags::PENN.iter().find(|tag| **tag == xpos)?;
    Some((upos.parse().ok()?, xpos))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_models_can_be_read() {
        let models = Models::read(EMBEDDED);
        assert!(models.is_ok_and(|models| models.tagger.len() > 1000));
    }
}
