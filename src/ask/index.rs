//! Which events have what: the lists that questions begin with.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::graph::{ActorNode, DocumentInfo, KnowledgeGraph, PlaceNode, TopicNode};
use crate::link::{Event, EventId};
use crate::schema::{ActorId, KindId, PlaceId, RoleId, TopicId};

/// The number of an event: its position by date, the undated last.
pub type EventNumber = u32;

type Lists<K> = FxHashMap<K, Vec<EventNumber>>;

/// A graph with a list of events for each thing that they may have. Every list
/// is in the order of the events.
#[derive(Debug)]
pub struct Index<'g> {
    /// The graph.
    pub graph: &'g KnowledgeGraph,
    events: Vec<&'g Event>,
    /// All actors, sorted by id.
    pub actors: Vec<&'g ActorNode>,
    /// All places, sorted by id.
    pub places: Vec<&'g PlaceNode>,
    /// All topics, sorted by id.
    pub topics: Vec<&'g TopicNode>,
    /// All documents, sorted by id.
    pub documents: Vec<&'g DocumentInfo>,
    ids: FxHashMap<&'g EventId, EventNumber>,
    by_kind: Lists<&'g KindId>,
    by_topic: Lists<&'g TopicId>,
    by_place: Lists<&'g PlaceId>,
    by_actor: Lists<&'g ActorId>,
    by_source: Lists<&'g ActorId>,
    by_document: Lists<&'g str>,
    by_earlier: Lists<&'g EventId>,
    by_role: FxHashMap<&'g RoleId, Lists<&'g ActorId>>,
}

impl<'g> Index<'g> {
    /// Reads a graph once.
    pub fn new(graph: &'g KnowledgeGraph) -> Self {
        let mut index = Self {
            graph,
            events: graph.events().collect(),
            actors: graph.actors().collect(),
            places: graph.places().collect(),
            topics: graph.topics().collect(),
            documents: graph.documents().collect(),
            ids: FxHashMap::default(),
            by_kind: Lists::default(),
            by_topic: Lists::default(),
            by_place: Lists::default(),
            by_actor: Lists::default(),
            by_source: Lists::default(),
            by_document: Lists::default(),
            by_earlier: Lists::default(),
            by_role: FxHashMap::default(),
        };
        for (number, event) in graph.events().enumerate() {
            let number = number as EventNumber;
            index.ids.insert(&event.id, number);
            enter(&mut index.by_kind, &event.kind, number);
            for topic in &event.topics {
                enter(&mut index.by_topic, topic, number);
            }
            if let Some(place) = &event.place {
                enter(&mut index.by_place, place, number);
            }
            for source in &event.sources {
                enter(&mut index.by_source, source, number);
            }
            for mention in &event.mentions {
                enter(&mut index.by_document, mention.doc.as_str(), number);
            }
            for earlier in &event.follows {
                enter(&mut index.by_earlier, &earlier.event, number);
            }
            for part in &event.roles {
                for who in part.actors.iter().chain(&part.sides) {
                    enter(&mut index.by_actor, who, number);
                    enter(index.by_role.entry(&part.role).or_default(), who, number);
                }
            }
        }
        index
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// All events, in their order.
    pub fn events(&self) -> &[&'g Event] {
        &self.events
    }

    /// The event of a number.
    pub fn event(&self, number: EventNumber) -> Option<&'g Event> {
        self.events.get(number as usize).copied()
    }

    /// The number of an event.
    pub fn number(&self, id: &EventId) -> Option<EventNumber> {
        self.ids.get(id).copied()
    }

    /// The events of a kind.
    pub fn of_kind(&self, kind: &KindId) -> &[EventNumber] {
        list(self.by_kind.get(kind))
    }

    /// The events about a topic.
    pub fn about(&self, topic: &TopicId) -> &[EventNumber] {
        list(self.by_topic.get(topic))
    }

    /// The events at exactly this place.
    pub fn at(&self, place: &PlaceId) -> &[EventNumber] {
        list(self.by_place.get(place))
    }

    /// The events that someone takes part in, itself or as a side.
    pub fn of(&self, actor: &ActorId) -> &[EventNumber] {
        list(self.by_actor.get(actor))
    }

    /// The events in which someone has this role.
    pub fn in_role(&self, role: &RoleId, actor: &ActorId) -> &[EventNumber] {
        list(self.by_role.get(role).and_then(|lists| lists.get(actor)))
    }

    /// The events that reports attribute to someone.
    pub fn said_by(&self, source: &ActorId) -> &[EventNumber] {
        list(self.by_source.get(source))
    }

    /// The events that a document reports.
    pub fn reported_in(&self, document: &str) -> &[EventNumber] {
        list(self.by_document.get(document))
    }

    /// The events that grew out of one.
    pub fn followers(&self, event: &EventId) -> &[EventNumber] {
        list(self.by_earlier.get(event))
    }

    /// A place and all that lie in it.
    pub fn within<'i>(&'i self, place: &'i PlaceId) -> impl Iterator<Item = &'i PlaceId> {
        let inner = self.places.iter().map(|p| &p.id).filter(move |id| *id != place && self.is_part(id, place));
        std::iter::once(place).chain(inner)
    }

    /// Whether an event took place there or in a part of it.
    pub fn lies_in(&self, event: &Event, place: &PlaceId) -> bool {
        event.place.as_ref().is_some_and(|here| self.is_part(here, place))
    }

    /// Whether a place is another or lies in it.
    fn is_part(&self, inner: &PlaceId, outer: &PlaceId) -> bool {
        // Places nest a few deep; a bound ends what the data make a circle.
        let mut here = Some(inner);
        for _ in 0..8 {
            match here {
                Some(id) if id == outer => return true,
                Some(id) => here = self.graph.place(id).and_then(|p| p.within.as_ref()),
                None => return false,
            }
        }
        false
    }
}

/// Enters an event in a list once.
fn enter<K: Hash + Eq>(lists: &mut Lists<K>, key: K, number: EventNumber) {
    let list = lists.entry(key).or_default();
    if list.last() != Some(&number) {
        list.push(number);
    }
}

fn list(events: Option<&Vec<EventNumber>>) -> &[EventNumber] {
    events.map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;

    #[test]
    fn lists_hold_each_event_once_and_in_order() {
        let graph = graph();
        let index = Index::new(&graph);
        assert_eq!(index.of(&"hamas".into()), [0, 1, 2, 3]);
        assert_eq!(index.in_role(&"party".into(), &"hamas".into()).len(), 1);
        assert!(index.in_role(&"mediator".into(), &"hamas".into()).is_empty());
        assert_eq!(index.of_kind(&"talks".into()).len(), 3);
        let event = index.event(1).map(|e| e.id.clone());
        assert_eq!(event.and_then(|id| index.number(&id)), Some(1));
    }
}
