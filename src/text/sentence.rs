//! Sentences and what part of an article they are.

use serde::{Deserialize, Serialize};

use super::Span;

/// What part of an article a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentenceKind {
    /// Title or subheading.
    Headline,
    /// Running text.
    Body,
    /// Item of a list.
    Bullet,
    /// Row of a table.
    TableRow,
    /// Tags, biography of the author, links, site names: no events.
    Boilerplate,
}

/// One sentence of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Position in the document, from 0.
    pub index: u32,
    /// 1-based line of the text that it starts on.
    pub line: u32,
    /// Where it stands, without the space around it.
    pub span: Span,
    /// What part of the article it is.
    pub kind: SentenceKind,
}
