//! Where a row was read: event, source, document and line, and the words.

use crate::extract::EventMention;
use crate::graph::KnowledgeGraph;
use crate::link::{Event, EventId};
use crate::schema::ActorId;

/// The report that speaks best for a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The event.
    pub event: EventId,
    /// Whom the report is attributed to; else the outlet that printed it.
    pub source: Option<String>,
    /// The document.
    pub document: String,
    /// 1-based line of the text of the document.
    pub line: u32,
    /// The sentence, exactly as printed.
    pub quote: Option<String>,
}

impl Evidence {
    /// Of the reports of an event the one that names most of `wanted`, then
    /// the surest, then the first.
    pub fn of(graph: &KnowledgeGraph, event: &Event, wanted: &[ActorId]) -> Option<Self> {
        let names = |m: &EventMention, who: &ActorId| {
            m.roles.iter().any(|filler| filler.actors.contains(who) || filler.sides.contains(who))
        };
        let worth = |m: &EventMention| {
            let named = wanted.iter().filter(|who| names(m, who)).count();
            (named, (m.confidence * 100.0) as i32)
        };
        let best = event.mentions.iter().rev().max_by_key(|m| worth(m))?;
        let outlet = || graph.document(&best.doc).and_then(|d| d.source.clone());
        Some(Self {
            event: event.id.clone(),
            source: best.source.as_ref().map(ToString::to_string).or_else(outlet),
            document: best.doc.clone(),
            line: best.sentence.line,
            quote: graph.quote(best).map(str::to_owned),
        })
    }
}
