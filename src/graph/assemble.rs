//! From sorted entities to the graph and back: what a snapshot stores.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::stable_graph::{NodeIndex, StableDiGraph};

use super::node::{ActorNode, DateNode, DocumentInfo, Key, KindInfo, Node, PlaceNode, RoleInfo, TopicNode};
use super::{Edge, KnowledgeGraph};
use crate::link::{Event, Participant};
use crate::schema::ActorId;

/// All that a graph is made of; edges and dates follow from the events.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entities {
    /// Kinds that occur.
    pub kinds: Vec<KindInfo>,
    /// Roles that occur.
    pub roles: Vec<RoleInfo>,
    /// Actors.
    pub actors: Vec<ActorNode>,
    /// Places.
    pub places: Vec<PlaceNode>,
    /// Topics.
    pub topics: Vec<TopicNode>,
    /// Documents.
    pub documents: Vec<DocumentInfo>,
    /// Events.
    pub events: Vec<Event>,
}

impl Entities {
    /// Puts every list in its order; of two of one name the first counts.
    fn sort(&mut self) {
        fn by_name<T, K: Ord>(list: &mut Vec<T>, name: impl Fn(&T) -> K) {
            list.sort_by_key(&name);
            list.dedup_by_key(|it| name(it));
        }
        by_name(&mut self.kinds, |k| k.id.clone());
        by_name(&mut self.roles, |r| r.id.clone());
        by_name(&mut self.actors, |a| a.id.clone());
        by_name(&mut self.places, |p| p.id.clone());
        by_name(&mut self.topics, |t| t.id.clone());
        by_name(&mut self.documents, |d| d.id.clone());
        by_name(&mut self.events, |e| e.id.clone());
        self.events.sort_by_cached_key(|e| {
            let when = e.when.as_ref().filter(|_| e.is_dated());
            (when.is_none(), when.map(time_order), e.id.clone())
        });
    }
}

/// The earliest first; of those that begin together the shorter first.
fn time_order(when: &crate::time::When) -> impl Ord + use<> {
    (when.earliest.or(when.latest), when.latest.is_none(), when.latest, when.precision)
}

impl KnowledgeGraph {
    /// The graph of entities, in whatever order they come. What an event names
    /// and no list holds has no node.
    pub fn from_entities(mut entities: Entities) -> Self {
        entities.sort();
        let Entities { kinds, roles, actors, places, topics, documents, events } = entities;
        let mut dates: Vec<_> =
            events.iter().filter(|e| e.is_dated()).filter_map(|e| e.when.as_ref()).map(DateNode::of).collect();
        dates.sort_by_cached_key(|d| (d.value(), time_order(&d.when)));
        dates.dedup_by_key(|d| d.value());
        dates.sort_by_cached_key(|d| (time_order(&d.when), d.value()));

        let mut graph = Self { graph: StableDiGraph::new(), keys: BTreeMap::new(), kinds, roles };
        let nodes = actors
            .into_iter()
            .map(Node::Actor)
            .chain(places.into_iter().map(Node::Place))
            .chain(topics.into_iter().map(Node::Topic))
            .chain(dates.into_iter().map(Node::Date))
            .chain(documents.into_iter().map(|d| Node::Document(Box::new(d))))
            .chain(events.into_iter().map(|e| Node::Event(Box::new(e))));
        for node in nodes {
            let key = node.key();
            let index = graph.graph.add_node(node);
            graph.keys.insert(key, index);
        }
        for (from, edge, to) in graph.derive_edges() {
            graph.graph.add_edge(from, to, edge);
        }
        graph
    }

    /// What the graph is made of, every list in its order.
    pub fn entities(&self) -> Entities {
        Entities {
            kinds: self.kinds.clone(),
            roles: self.roles.clone(),
            actors: self.actors().cloned().collect(),
            places: self.places().cloned().collect(),
            topics: self.topics().cloned().collect(),
            documents: self.documents().cloned().collect(),
            events: self.events().cloned().collect(),
        }
    }

    /// The graph of some of its events, with the documents that report them.
    pub fn of_events<'e>(&self, events: impl IntoIterator<Item = &'e Event>) -> Self {
        let events: Vec<_> = events.into_iter().cloned().collect();
        let reporting: BTreeSet<_> = events.iter().flat_map(Event::docs).collect();
        let documents = self.documents().filter(|d| reporting.contains(d.id.as_str())).cloned().collect();
        Self::from_entities(Entities {
            kinds: self.kinds.clone(),
            roles: self.roles.clone(),
            actors: self.actors().cloned().collect(),
            places: self.places().cloned().collect(),
            topics: self.topics().cloned().collect(),
            documents,
            events,
        })
    }

    fn derive_edges(&self) -> Vec<(NodeIndex, Edge, NodeIndex)> {
        let mut edges = Vec::new();
        let mut join = |from: Key, edge: Edge, to: Key| {
            if let (Some(&from), Some(&to)) = (self.keys.get(&from), self.keys.get(&to)) {
                edges.push((from, edge, to));
            }
        };
        for actor in self.actors() {
            for side in &actor.acts_for {
                join(Key::Actor(actor.id.clone()), Edge::ActsFor, Key::Actor(side.clone()));
            }
        }
        for event in self.events() {
            let key = || Key::Event(event.id.clone());
            for participant in &event.roles {
                for actor in self.named(participant) {
                    join(Key::Actor(actor.clone()), Edge::Role(participant.role.clone()), key());
                }
            }
            if let Some(place) = &event.place {
                join(key(), Edge::At, Key::Place(place.clone()));
            }
            for topic in &event.topics {
                join(key(), Edge::About, Key::Topic(topic.clone()));
            }
            if let Some(when) = event.when.as_ref().filter(|_| event.is_dated()) {
                join(key(), Edge::On, Key::Date(when.value()));
            }
            for source in &event.sources {
                join(key(), Edge::SaidBy, Key::Actor(source.clone()));
            }
            for earlier in &event.follows {
                join(key(), Edge::Follows(earlier.stage), Key::Event(earlier.event.clone()));
            }
            for doc in event.docs() {
                join(Key::Document(doc.to_owned()), Edge::Reports, key());
            }
        }
        edges
    }

    /// The actors of a participant, and those of its sides that none of them
    /// stands for; sorted.
    pub(crate) fn named<'g>(&'g self, participant: &'g Participant) -> Vec<&'g ActorId> {
        let stood_for = |side: &ActorId| {
            let stands = |a| self.actor(a).is_some_and(|actor| actor.acts_for.contains(side));
            participant.actors.iter().any(|a| a == side || stands(a))
        };
        let alone = participant.sides.iter().filter(|side| !stood_for(side));
        let mut named: Vec<_> = participant.actors.iter().chain(alone).collect();
        named.sort_unstable();
        named.dedup();
        named
    }
}

impl PartialEq for KnowledgeGraph {
    /// Made of the same entities.
    fn eq(&self, other: &Self) -> bool {
        self.kinds == other.kinds && self.roles == other.roles && self.nodes().eq(other.nodes())
    }
}
