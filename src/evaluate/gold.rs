//! Documents whose events people have marked.

use serde::Deserialize;

use super::alternatives::Alternatives;
use crate::ingest::Document;
use crate::schema::{KindId, RoleId};
use crate::text::Span;

/// A document with its marked sentences.
#[derive(Debug, Clone)]
pub struct GoldDocument {
    /// The document, as extraction reads it.
    pub document: Document,
    /// The sentences that were annotated; events found outside them count
    /// neither for nor against.
    pub sentences: Vec<GoldSentence>,
}

/// A sentence and the events that it reports.
#[derive(Debug, Clone)]
pub struct GoldSentence {
    /// Its number in the document, as the annotation counts.
    pub n: u64,
    /// Where it stands.
    pub span: Span,
    /// The events.
    pub events: Vec<GoldEvent>,
}

impl GoldSentence {
    /// The events that must be found.
    pub fn required(&self) -> impl Iterator<Item = &GoldEvent> {
        self.events.iter().filter(|event| !event.is_optional())
    }

    /// The events that may be found.
    pub fn optional(&self) -> impl Iterator<Item = &GoldEvent> {
        self.events.iter().filter(|event| event.is_optional())
    }
}

/// One marked event.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldEvent {
    /// What kind of event.
    pub kind: KindId,
    /// The words of the sentence that evoke it, if they were marked.
    pub trigger: Option<String>,
    /// Who took part.
    pub roles: Vec<GoldRole>,
    topics: Option<Vec<String>>,
    optional_topics: Option<Vec<String>>,
    /// Whether it happened.
    #[serde(default)]
    pub status: Alternatives,
    /// When.
    #[serde(default)]
    pub time: Alternatives,
    /// Where.
    #[serde(default)]
    pub place: Alternatives,
    optional: Option<bool>,
}

impl GoldEvent {
    /// Whether annotators did not agree that it is one.
    pub fn is_optional(&self) -> bool {
        self.optional == Some(true)
    }

    /// What it is about.
    pub fn topics(&self) -> impl Iterator<Item = &str> {
        self.topics.iter().flatten().map(String::as_str)
    }

    /// What it may be about.
    pub fn optional_topics(&self) -> impl Iterator<Item = &str> {
        self.optional_topics.iter().flatten().map(String::as_str)
    }

    /// The fillers of a role.
    pub(super) fn fillers<'e>(&'e self, role: &'e str) -> impl Iterator<Item = &'e GoldRole> {
        self.roles.iter().filter(move |filler| filler.role.as_str() == role)
    }
}

/// One filler of a role.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldRole {
    /// The role.
    pub role: RoleId,
    /// The sides that the words stand for, each with its alternatives.
    pub sides: Vec<Alternatives>,
    spans: Option<Vec<(usize, usize)>>,
    optional: Option<bool>,
}

impl GoldRole {
    /// Whether annotators did not agree on it.
    pub fn is_optional(&self) -> bool {
        self.optional == Some(true)
    }

    /// The places of its words in the sentence, in characters.
    pub fn spans(&self) -> impl Iterator<Item = (usize, usize)> {
        self.spans.iter().flatten().copied()
    }
}
