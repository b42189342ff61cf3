//! Room: evaluate. Takes documents whose events people have marked, and what
//! extraction found in them; gives figures.
//!
//! [`read_gold`] reads the marked documents, [`read_predicted`] the lines of
//! `extract`; a [`Scorer`] compares them sentence by sentence and gives a
//! [`Report`]: precision, recall and F1 of what happened, who did what, about
//! what; the errors by their [`Class`]; and whether the confidence can be
//! relied on.
//!
//! A found event belongs to the sentence that holds the middle of its trigger.
//! What is compared are facts and not records: `(sentence, kind)` for events,
//! with role and side or topic added for the rest. A fact that the annotation
//! calls optional neither helps nor hurts, and of alternatives (`PSE|hamas`)
//! each is right.

mod alternatives;
mod calibration;
mod classes;
mod error;
mod gold;
mod gold_lines;
mod keys;
mod lines;
mod near;
mod predicted;
mod predicted_lines;
mod reading;
mod report;
#[cfg(test)]
mod sample;
mod score;
mod sentence;
mod tally;

pub use alternatives::Alternatives;
pub use calibration::Band;
pub use classes::{Class, Example};
pub use error::EvaluateError;
pub use gold::{GoldDocument, GoldEvent, GoldRole, GoldSentence};
pub use gold_lines::{Gold, read_gold};
pub use predicted::{Predicted, PredictedRole};
pub use predicted_lines::read_predicted;
pub use report::{ClassErrors, Report};
pub use score::Scorer;
pub use tally::{Figures, Share};
