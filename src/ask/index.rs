//! Which events have what: the lists that questions begin with.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::graph::KnowledgeGraph;
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
    ids: FxHashMap<&'g EventId, EventNumber>,
    kinds: Lists<&'g KindId>,
    topics: Lists<&'g TopicId>,
    places: Lists<&'g PlaceId>,
    actors: Lists<&'g ActorId>,
    roles: FxHashMap<&'g RoleId, Lists<&'g ActorId>>,
}

impl<'g> Index<'g> {
    /// Reads a graph once.
    pub fn new(graph: &'g KnowledgeGraph) -> Self {
        let mut index = Self {
            graph,
            events: graph.events().collect(),
            ids: FxHashMap::default(),
            kinds: Lists::default(),
            topics: Lists::default(),
            places: Lists::default(),
            actors: Lists::default(),
            roles: FxHashMap::default(),
        };
        for (number, event) in graph.events().enumerate() {
            let number = number as EventNumber;
            index.ids.insert(&event.id, number);
            enter(&mut index.kinds, &event.kind, number);
            for topic in &event.topics {
                enter(&mut index.topics, topic, number);
            }
            if let Some(place) = &event.place {
                enter(&mut index.places, place, number);
            }
            for part in &event.roles {
                for who in part.actors.iter().chain(&part.sides) {
                    enter(&mut index.actors, who, number);
                    enter(index.roles.entry(&part.role).or_default(), who, number);
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
        list(self.kinds.get(kind))
    }

    /// The events about a topic.
    pub fn about(&self, topic: &TopicId) -> &[EventNumber] {
        list(self.topics.get(topic))
    }

    /// The events at exactly this place.
    pub fn at(&self, place: &PlaceId) -> &[EventNumber] {
        list(self.places.get(place))
    }

    /// The events that someone takes part in, itself or as a side.
    pub fn of(&self, actor: &ActorId) -> &[EventNumber] {
        list(self.actors.get(actor))
    }

    /// The events in which someone has this role.
    pub fn in_role(&self, role: &RoleId, actor: &ActorId) -> &[EventNumber] {
        list(self.roles.get(role).and_then(|lists| lists.get(actor)))
    }

    /// Whether an event took place there or in a part of it.
    pub fn lies_in(&self, event: &Event, place: &PlaceId) -> bool {
        // Places nest a few deep; a bound ends what the data make a circle.
        let mut here = event.place.as_ref();
        for _ in 0..8 {
            match here {
                Some(id) if id == place => return true,
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
