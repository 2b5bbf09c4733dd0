//! Trained models: the weight file's format, linear scoring over hashed features, the embedded weights.
//!
//! Not here: what the features mean (`syntax`) and how data is read for training (feature `train`).
