//! What extraction gives: one reading of one sentence.

use serde::{Deserialize, Serialize};

use crate::schema::{ActorId, KindId, PlaceId, RoleId, Status, TopicId};
use crate::text::Span;
use crate::time::When;

/// The sentence that a mention stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceRef {
    /// Position in the document, from 0.
    pub index: u32,
    /// 1-based line of the document's text that it starts on.
    pub line: u32,
    /// Where it stands.
    pub span: Span,
}

/// One filler of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filler {
    /// The role.
    pub role: RoleId,
    /// The words.
    pub span: Span,
    /// Who they name: people, bodies, states.
    pub actors: Vec<ActorId>,
    /// The sides that they act for.
    pub sides: Vec<ActorId>,
}

/// A date with the words it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeMention {
    /// The date.
    pub when: When,
    /// The words.
    pub span: Span,
}

/// One event as one sentence reports it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventMention {
    /// Document that it stands in.
    pub doc: String,
    /// Sentence that it stands in.
    pub sentence: SentenceRef,
    /// What kind of event.
    pub kind: KindId,
    /// The words that evoke it.
    pub trigger: Span,
    /// Who took part, in order of their words.
    pub roles: Vec<Filler>,
    /// Where.
    pub place: Option<PlaceId>,
    /// About what, sorted.
    pub topics: Vec<TopicId>,
    /// Whether it happened.
    pub status: Status,
    /// When, if the text says.
    pub time: Option<TimeMention>,
    /// Whom the sentence attributes the report to.
    pub source: Option<ActorId>,
    /// The frame that read it, with its trigger lemma (`ar/talks/meet:اجتماع`).
    pub rule: String,
    /// Between 0 and 1.
    pub confidence: f32,
}
