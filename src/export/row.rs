//! An event as a row: what every timeline tells.

use serde::Serialize;

use super::date;
use super::names::quote;
use crate::graph::KnowledgeGraph;
use crate::link::{Event, EventId};
use crate::schema::{ActorId, KindId, PlaceId, RoleId, Status, TopicId};

/// One event with what it is told with. Dates are ISO 8601.
#[derive(Debug, Serialize)]
pub(super) struct Row<'g> {
    pub id: &'g EventId,
    pub date_start: Option<String>,
    pub date_end: Option<String>,
    pub precision: Option<&'static str>,
    pub kind: &'g KindId,
    pub kind_ar: &'g str,
    pub status: Status,
    pub place: Option<&'g PlaceId>,
    pub topics: &'g [TopicId],
    pub participants: Vec<Part<'g>>,
    pub sides: Vec<&'g ActorId>,
    pub sources: &'g [ActorId],
    pub documents: Vec<&'g str>,
    pub quote: Option<&'g str>,
}

/// Who fills a role.
#[derive(Debug, Serialize)]
pub(super) struct Part<'g> {
    pub role: &'g RoleId,
    pub actors: &'g [ActorId],
    pub sides: &'g [ActorId],
}

impl<'g> Row<'g> {
    /// The row of an event of `graph`.
    pub(super) fn of(graph: &'g KnowledgeGraph, event: &'g Event) -> Self {
        let when = date::of(event);
        let known = |date: String| Some(date).filter(|d| !d.is_empty());
        Self {
            id: &event.id,
            date_start: when.map(date::start).and_then(known),
            date_end: when.map(date::end).and_then(known),
            precision: when.map(date::precision),
            kind: &event.kind,
            kind_ar: graph.kind(&event.kind).map_or(event.kind.as_str(), |k| &k.label.ar),
            status: event.status,
            place: event.place.as_ref(),
            topics: &event.topics,
            participants: event
                .roles
                .iter()
                .map(|p| Part { role: &p.role, actors: &p.actors, sides: &p.sides })
                .collect(),
            sides: event.sides(),
            sources: &event.sources,
            documents: event.docs(),
            quote: quote(graph, event),
        }
    }
}
