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
mod corpus;
mod edge;
mod node;
mod relations;
#[cfg(test)]
pub(crate) mod sample;

use std::collections::BTreeMap;

use petgraph::stable_graph::{NodeIndex, StableDiGraph};

pub use assemble::Entities;
pub use corpus::{Corpus, Reading, Settled};
pub use edge::{Edge, Joined};
pub use node::{ActorNode, DateNode, DocumentInfo, Key, KindInfo, Label, Node, PlaceNode, Quote, RoleInfo, TopicNode};
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
        self.events().filter(|e| matches!(e.status, Status::Planned | Status::Possible))
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

    /// The events that an actor takes part in, itself or as the side that
    /// others act for, by date.
    pub fn events_of<'g>(&'g self, actor: &'g ActorId) -> impl Iterator<Item = &'g Event> {
        self.events().filter(move |e| e.roles.iter().any(|p| p.actors.contains(actor) || p.sides.contains(actor)))
    }

    /// Every actor with the number of events that it takes part in, itself or
    /// as the side that others act for; sorted by id.
    pub fn degrees(&self) -> Vec<(&ActorNode, usize)> {
        let mut counts: BTreeMap<&ActorId, usize> = BTreeMap::new();
        for event in self.events() {
            let mut who: Vec<_> = event.roles.iter().flat_map(|p| p.actors.iter().chain(&p.sides)).collect();
            who.sort_unstable();
            who.dedup();
            for actor in who {
                *counts.entry(actor).or_default() += 1;
            }
        }
        self.actors().map(|a| (a, counts.get(&a.id).copied().unwrap_or(0))).collect()
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

#[cfg(test)]
mod tests {
    use super::sample::graph;
    use super::*;

    #[test]
    fn events_stand_by_date_and_the_undated_last() {
        let graph = graph();
        let dates: Vec<_> = graph.events().map(|e| e.when.as_ref().map(|w| w.value())).collect();
        let dates: Vec<_> = dates.iter().map(|d| d.as_deref().unwrap_or("-")).collect();
        assert_eq!(dates, ["2025-10", "2025-10-06", "2025-10-09", "-", "-"]);
        assert_eq!(graph.undated().count(), 2);
        assert_eq!(graph.dates().count(), 3);
    }

    #[test]
    fn what_is_denied_is_kept_and_is_no_part_of_the_actual_graph() {
        let graph = graph();
        assert_eq!((graph.facts().count(), graph.hedged().count(), graph.denied().count()), (3, 1, 1));
        let key = graph.denied().next().map(|e| Key::Event(e.id.clone()));
        let touches = |e: &Joined<'_>| [Some(e.from.key()), Some(e.to.key())].contains(&key);
        assert!(graph.edges().iter().any(touches));
        assert!(!graph.actual_edges().iter().any(touches));
    }

    #[test]
    fn an_event_is_joined_to_all_that_it_names() {
        let graph = graph();
        let talks = graph.facts().find(|e| e.place.is_some());
        let talks = talks.unwrap_or_else(|| panic!("no talks with a place"));
        let edges = graph.edges_at(&Key::Event(talks.id.clone()));
        let names: Vec<_> = edges.iter().map(|e| e.edge.as_str()).collect();
        assert_eq!(names, ["participant", "participant", "reports", "said_by", "at", "about", "on"]);
    }

    #[test]
    fn a_side_counts_the_events_of_those_who_act_for_it() {
        let graph = graph();
        let degree = |id: &str| graph.degrees().into_iter().find(|(a, _)| a.id.as_str() == id).map(|(_, n)| n);
        assert_eq!(degree("hamas"), Some(4));
        assert_eq!(degree("khalil_al_hayya"), Some(3));
        assert_eq!(graph.events_of(&"hamas".into()).count(), 4);
    }

    #[test]
    fn a_mention_is_quoted_from_its_document() {
        let graph = graph();
        let mentions: Vec<_> = graph.events().flat_map(|e| &e.mentions).collect();
        assert!(mentions.iter().all(|m| graph.quote(m).is_some_and(|q| q.len() == 99)));
        let first = mentions.iter().find(|m| m.doc == "a" && m.sentence.index == 2);
        assert_eq!(first.and_then(|m| graph.words(m, m.trigger)), Some("s2 \"a\""));
        assert_eq!(graph.document("silent").map(|d| d.quotes.len()), Some(0));
    }

    #[test]
    fn a_document_that_reports_something_keeps_its_text() {
        let graph = graph();
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for id in ["a", "b"] {
            let kept = graph.document(id).unwrap_or_else(|| panic!("{id}"));
            let text = sample::document(id).text;
            assert!(kept.quotes.iter().all(|q| q.span.of(&text) == q.text), "{kept:?}");
            let joined: Vec<_> = kept.quotes.iter().map(|q| q.text.as_str()).collect();
            assert_eq!(words(&joined.join("\n")), words(&text));
        }
    }

    #[test]
    fn entities_give_the_same_graph_again() {
        let graph = graph();
        assert_eq!(KnowledgeGraph::from_entities(graph.entities()), graph);
    }
}
