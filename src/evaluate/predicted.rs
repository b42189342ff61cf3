//! What was found, reduced to what is compared.

use crate::extract::{EventMention, Filler};
use crate::text::Span;

/// One event that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicted {
    /// What kind of event.
    pub kind: String,
    /// The words that evoke it.
    pub trigger: Span,
    /// Who took part.
    pub roles: Vec<PredictedRole>,
    /// About what.
    pub topics: Vec<String>,
    /// Whether it happened.
    pub status: String,
    /// When, as in the output.
    pub time: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Between 0 and 1, if it was told.
    pub confidence: Option<f32>,
}

/// One filler of a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PredictedRole {
    /// The role.
    pub role: String,
    /// The words.
    pub span: Span,
    /// The sides that they act for.
    pub sides: Vec<String>,
}

impl From<&EventMention> for Predicted {
    fn from(mention: &EventMention) -> Self {
        Self {
            kind: mention.kind.to_string(),
            trigger: mention.trigger,
            roles: mention.roles.iter().map(PredictedRole::from).collect(),
            topics: mention.topics.iter().map(ToString::to_string).collect(),
            status: mention.status.as_str().to_owned(),
            time: mention.time.as_ref().map(|time| time.when.value()),
            place: mention.place.as_ref().map(ToString::to_string),
            confidence: Some(mention.confidence),
        }
    }
}

impl From<&Filler> for PredictedRole {
    fn from(filler: &Filler) -> Self {
        Self {
            role: filler.role.to_string(),
            span: filler.span,
            sides: filler.sides.iter().map(ToString::to_string).collect(),
        }
    }
}
