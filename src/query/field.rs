//! What is known of a thing, field by field.

use crate::ask::{Cell, EventNumber, Index};
use crate::link::Event;
use crate::schema::{ActorId, PlaceId, RoleId, TopicId};

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Actor,
    Event,
    Place,
    Topic,
    Document,
}

impl Sort {
    /// With its article.
    pub(super) fn an(self) -> &'static str {
        match self {
            Self::Actor => "an actor",
            Self::Event => "an event",
            Self::Place => "a place",
            Self::Topic => "a topic",
            Self::Document => "a document",
        }
    }
}

/// A thing of the graph that a variable stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value<'g> {
    Actor(&'g ActorId),
    Event(EventNumber),
    Place(&'g PlaceId),
    Topic(&'g TopicId),
    Document(&'g str),
}

/// What may be asked of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Kind,
    Status,
    Date,
    Place,
    Topic,
    Source,
    Confidence,
    Reports,
    Documents,
    Quote,
    /// Who has a role.
    Role(RoleId),
    Type,
    English,
    Arabic,
}

const OF_EVENTS: [(&str, Field); 11] = [
    ("id", Field::Id),
    ("kind", Field::Kind),
    ("status", Field::Status),
    ("date", Field::Date),
    ("place", Field::Place),
    ("topic", Field::Topic),
    ("source", Field::Source),
    ("confidence", Field::Confidence),
    ("reports", Field::Reports),
    ("documents", Field::Documents),
    ("quote", Field::Quote),
];

const OF_ACTORS: [(&str, Field); 4] =
    [("id", Field::Id), ("type", Field::Type), ("en", Field::English), ("ar", Field::Arabic)];

const OF_LABELLED: [(&str, Field); 3] = [("id", Field::Id), ("en", Field::English), ("ar", Field::Arabic)];

const OF_DOCUMENTS: [(&str, Field); 3] = [("id", Field::Id), ("date", Field::Date), ("source", Field::Source)];

impl Field {
    fn all(sort: Sort) -> &'static [(&'static str, Field)] {
        match sort {
            Sort::Event => &OF_EVENTS,
            Sort::Actor => &OF_ACTORS,
            Sort::Place | Sort::Topic => &OF_LABELLED,
            Sort::Document => &OF_DOCUMENTS,
        }
    }

    /// The field of a name; roles are not among them.
    pub(super) fn of(name: &str, sort: Sort) -> Option<Self> {
        Self::all(sort).iter().find(|(n, _)| *n == name).map(|(_, field)| field.clone())
    }

    /// The names of the fields of a sort.
    pub(super) fn names(sort: Sort) -> Vec<&'static str> {
        Self::all(sort).iter().map(|(name, _)| *name).collect()
    }

    /// Its name.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Role(role) => role.as_str(),
            other => {
                let all = OF_EVENTS.iter().chain(&OF_ACTORS);
                all.into_iter().find(|(_, field)| field == other).map_or("", |(name, _)| name)
            }
        }
    }

    /// What it is of a thing.
    pub(super) fn cell(&self, value: Value<'_>, index: &Index<'_>) -> Cell {
        let label = |label: Option<&crate::graph::Label>| match self {
            Self::English => Cell::maybe(label.map(|l| &l.en)),
            Self::Arabic => Cell::maybe(label.map(|l| &l.ar)),
            _ => Cell::Nothing,
        };
        let graph = index.graph;
        match value {
            Value::Event(number) => index.event(number).map_or(Cell::Nothing, |e| self.of_event(e, index)),
            Value::Actor(id) if *self == Self::Id => Cell::text(id),
            Value::Actor(id) if *self == Self::Type => {
                Cell::maybe(graph.actor(id).and_then(|a| a.r#type).map(|t| t.as_str()))
            }
            Value::Actor(id) => label(graph.actor(id).map(|a| &a.label)),
            Value::Place(id) if *self == Self::Id => Cell::text(id),
            Value::Place(id) => label(graph.place(id).map(|p| &p.label)),
            Value::Topic(id) if *self == Self::Id => Cell::text(id),
            Value::Topic(id) => label(graph.topic(id).map(|t| &t.label)),
            Value::Document(id) => match self {
                Self::Date => Cell::maybe(graph.document(id).and_then(|d| d.published)),
                Self::Source => Cell::maybe(graph.document(id).and_then(|d| d.source.as_ref())),
                _ => Cell::text(id),
            },
        }
    }

    fn of_event(&self, event: &Event, index: &Index<'_>) -> Cell {
        match self {
            Self::Id => Cell::text(&event.id),
            Self::Kind => Cell::text(&event.kind),
            Self::Status => Cell::text(event.status.as_str()),
            Self::Date => Cell::maybe(event.when.as_ref().filter(|_| event.is_dated()).map(|w| w.value())),
            Self::Place => Cell::maybe(event.place.as_ref()),
            Self::Topic => Cell::list(&event.topics),
            Self::Source => Cell::list(&event.sources),
            Self::Confidence => Cell::text(format_args!("{:.2}", event.confidence)),
            Self::Reports => Cell::count(event.mentions.len()),
            Self::Documents => Cell::count(event.docs().len()),
            Self::Quote => Cell::maybe(event.mentions.first().and_then(|m| index.graph.quote(m))),
            Self::Role(role) => {
                let parts = event.roles.iter().filter(|p| &p.role == role);
                Cell::list(parts.flat_map(|p| if p.sides.is_empty() { &p.actors } else { &p.sides }))
            }
            Self::Type | Self::English | Self::Arabic => Cell::Nothing,
        }
    }
}
