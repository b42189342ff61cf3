//! Room: graph. Takes events and what is known about the documents, gives the
//! one model that every reader reads.
//!
//! Events are nodes, never edges: a mediation has mediators, parties, a topic
//! and a date. Every list that is given out is sorted, so that the same events
//! give the same bytes in every format. Labels are taken from the schema when
//! the graph is built; nothing here knows Arabic.
//!
//! Only what is reported as having happened is a fact. What is planned,
//! possible or denied is kept, and each reader has to ask for it:
//! [`KnowledgeGraph::facts`], [`KnowledgeGraph::hedged`],
//! [`KnowledgeGraph::denied`].

mod assemble;
mod build;
mod edge;
mod node;
mod relations;

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};

pub use assemble::Entities;
pub use edge::{Edge, Joined};
pub use node::{
    ActorNode, DateNode, DocumentInfo, Key, KindInfo, Label, Node, PlaceNode, Quote, RoleInfo,
    TopicNode,
};
pub use relations::{Level, Relation, Tie};

use crate::extract::EventMention;
use crate::link::{Event, EventId};
use crate::schema::{ActorId, KindId, PlaceId, RoleId, Status, TopicId};
use crate::text::Span;

/// Events, who took part in them, where, when, about what, and who says so.
#[derive(Debug, Clone)]
pub struct KnowledgeGraph {
    graph: StableDiGraph<Node, Edge>,
    /// Names to nodes. Nodes are added in the order in which they are given
    /// out: by sort, then by name; events and dates by time.
    keys: BTreeMap<Key, NodeIndex>,
    kinds: Vec<KindInfo>,
    roles: Vec<RoleInfo>,
}

/// The nodes of one sort, in their order.
macro_rules! nodes_of {
    ($($(#[$doc:meta])* $name:ident: $variant:ident -> $type:ty;)*) => {$(
        $(#[$doc])*
        pub fn $name(&self) -> impl Iterator<Item = &$type> {
            self.nodes().filter_map(|node| match node {
                Node::$variant(it) => Some(it),
                _ => None,
            })
        }
    )*};
}

impl KnowledgeGraph {
    nodes_of! {
        /// All actors, sorted by id.
        actors: Actor -> ActorNode;
        /// All places, sorted by id.
        places: Place -> PlaceNode;
        /// All topics, sorted by id.
        topics: Topic -> TopicNode;
        /// All dates, the earliest first.
        dates: Date -> DateNode;
    }

    /// All documents, also those that report nothing, sorted by id.
    pub fn documents(&self) -> impl Iterator<Item = &DocumentInfo> {
        self.nodes().filter_map(|node| match node {
            Node::Document(it) => Some(&**it),
            _ => None,
        })
    }

    /// All events of every status, by date, then id; the undated last.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.nodes().filter_map(|node| match node {
            Node::Event(it) => Some(&**it),
            _ => None,
        })
    }

    /// The events of which no report gives a date, by id.
    pub fn undated(&self) -> impl Iterator<Item = &Event> {
        self.events().filter(|e| !e.is_dated())
    }

    /// The events that are reported as having happened.
    pub fn facts(&self) -> impl Iterator<Item = &Event> {
        self.events().filter(|e| e.is_fact())
    }

    /// The events that are planned or possible.
    pub fn hedged(&self) -> impl Iterator<Item = &Event> {
        self.events()
            .filter(|e| matches!(e.status, Status::Planned | Status::Possible))
    }

    /// The events that are reported as not having happened.
    pub fn denied(&self) -> impl Iterator<Item = &Event> {
        self.events().filter(|e| e.status == Status::Denied)
    }

    /// The kinds that occur, sorted by id.
    pub fn kinds(&self) -> &[KindInfo] {
        &self.kinds
    }

    /// The roles that occur, sorted by id.
    pub fn roles(&self) -> &[RoleInfo] {
        &self.roles
    }

    /// A kind that occurs.
    pub fn kind(&self, id: &KindId) -> Option<&KindInfo> {
        self.kinds.iter().find(|k| &k.id == id)
    }

    /// A role that occurs.
    pub fn role(&self, id: &RoleId) -> Option<&RoleInfo> {
        self.roles.iter().find(|r| &r.id == id)
    }

    /// Every node: actors, places, topics, dates, documents, events, each sort
    /// in its own order.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.graph.node_weights()
    }

    /// The node of a name.
    pub fn node(&self, key: &Key) -> Option<&Node> {
        self.keys.get(key).and_then(|&i| self.graph.node_weight(i))
    }

    /// The event of an id.
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        match self.node(&Key::Event(id.clone()))? {
            Node::Event(it) => Some(it),
            _ => None,
        }
    }

    /// The actor of an id.
    pub fn actor(&self, id: &ActorId) -> Option<&ActorNode> {
        match self.node(&Key::Actor(id.clone()))? {
            Node::Actor(it) => Some(it),
            _ => None,
        }
    }

    /// The place of an id.
    pub fn place(&self, id: &PlaceId) -> Option<&PlaceNode> {
        match self.node(&Key::Place(id.clone()))? {
            Node::Place(it) => Some(it),
            _ => None,
        }
    }

    /// The topic of an id.
    pub fn topic(&self, id: &TopicId) -> Option<&TopicNode> {
        match self.node(&Key::Topic(id.clone()))? {
            Node::Topic(it) => Some(it),
            _ => None,
        }
    }

    /// The document of an id.
    pub fn document(&self, id: &str) -> Option<&DocumentInfo> {
        match self.node(&Key::Document(id.to_owned()))? {
            Node::Document(it) => Some(it),
            _ => None,
        }
    }

    /// Every edge, in the order of the nodes where it begins and ends, then by
    /// what it says. It joins what is denied too: see
    /// [`edges_where`](Self::edges_where).
    pub fn edges(&self) -> Vec<Joined<'_>> {
        self.edges_where(|_| true)
    }

    /// The edges of the actual graph: those at facts only, and of actors the
    /// sides that they act for.
    pub fn actual_edges(&self) -> Vec<Joined<'_>> {
        self.edges_where(Event::is_fact)
    }

    /// The edges at events that `keep` accepts, and those at no event.
    pub fn edges_where(&self, keep: impl Fn(&Event) -> bool) -> Vec<Joined<'_>> {
        let kept = |i| !matches!(self.graph.node_weight(i), Some(Node::Event(e)) if !keep(e));
        let mut edges: Vec<_> = self
            .graph
            .edge_references()
            .filter(|e| kept(e.source()) && kept(e.target()))
            .collect();
        edges.sort_by_key(|e| (e.source(), e.target(), e.weight()));
        edges
            .iter()
            .filter_map(|e| self.joined(e.source(), e.weight(), e.target()))
            .collect()
    }

    /// The edges that begin or end at a node, sorted.
    pub fn edges_at(&self, key: &Key) -> Vec<Joined<'_>> {
        let Some(&index) = self.keys.get(key) else {
            return Vec::new();
        };
        let mut edges: Vec<_> = self
            .graph
            .edges_directed(index, Direction::Outgoing)
            .chain(self.graph.edges_directed(index, Direction::Incoming))
            .map(|e| (e.source(), e.target(), e.weight()))
            .collect();
        edges.sort_unstable();
        edges
            .into_iter()
            .filter_map(|(from, to, edge)| self.joined(from, edge, to))
            .collect()
    }

    fn joined<'g>(&'g self, from: NodeIndex, edge: &'g Edge, to: NodeIndex) -> Option<Joined<'g>> {
        Some(Joined {
            from: self.graph.node_weight(from)?,
            edge,
            to: self.graph.node_weight(to)?,
        })
    }

    /// The events that an actor takes part in, itself or as the side that
    /// others act for, by date.
    pub fn events_of<'g>(&'g self, actor: &'g ActorId) -> impl Iterator<Item = &'g Event> {
        self.events().filter(move |e| {
            e.roles
                .iter()
                .any(|p| p.actors.contains(actor) || p.sides.contains(actor))
        })
    }

    /// Every actor with the number of events that it takes part in, itself or
    /// as the side that others act for; sorted by id.
    pub fn degrees(&self) -> Vec<(&ActorNode, usize)> {
        let mut counts: BTreeMap<&ActorId, usize> = BTreeMap::new();
        for event in self.events() {
            let mut who: Vec<_> = event
                .roles
                .iter()
                .flat_map(|p| p.actors.iter().chain(&p.sides))
                .collect();
            who.sort_unstable();
            who.dedup();
            for actor in who {
                *counts.entry(actor).or_default() += 1;
            }
        }
        self.actors()
            .map(|a| (a, counts.get(&a.id).copied().unwrap_or(0)))
            .collect()
    }

    /// The sentence that a mention stands in.
    pub fn quote(&self, mention: &EventMention) -> Option<&str> {
        self.words(mention, mention.sentence.span)
    }

    /// Words of the document of a mention, if its quoted sentences cover them
    /// (trigger, roles).
    pub fn words(&self, mention: &EventMention, span: Span) -> Option<&str> {
        self.document(&mention.doc)?.words(span)
    }
}
