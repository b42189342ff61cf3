//! Events and all that they are joined to as nodes, roles and the rest as
//! edges: what the formats of networks write, each in its way.

use std::collections::BTreeSet;

use super::{Selection, Tally};
use crate::export::names::quote;
use crate::export::{colour, date};
use crate::graph::{Edge, Key, KnowledgeGraph, Label, Node};
use crate::link::Event;

/// What the nodes of a network may have besides their name, sort and labels,
/// in the order in which it is written.
pub(super) const FIELDS: [&str; 11] = [
    "kind",
    "status",
    "date_start",
    "date_end",
    "precision",
    "confidence",
    "documents",
    "quote",
    "published",
    "source",
    "url",
];

/// A node.
#[derive(Debug)]
pub(super) struct Thing<'g> {
    /// Its name: its sort and its id.
    pub id: String,
    /// What sort of thing it is.
    pub sort: &'static str,
    /// What it is called in Arabic.
    pub label: String,
    /// What it is called in English, if that is known.
    pub label_en: Option<String>,
    /// Its fields, in the order of [`FIELDS`].
    pub fields: Vec<(&'static str, String)>,
    /// Its colour, if it is an event.
    pub colour: Option<&'g str>,
}

impl Thing<'_> {
    /// The value of a field.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }
}

/// An edge.
#[derive(Debug)]
pub(super) struct Link {
    /// The name of the node where it begins.
    pub from: String,
    /// The name of the node where it ends.
    pub to: String,
    /// What it says: the name of a role, or of what else joins two things.
    pub label: String,
    /// What sort of edge it is: `role`, `follows`, or what it says.
    pub sort: &'static str,
}

/// A network.
#[derive(Debug, Default)]
pub(super) struct Network<'g> {
    /// The nodes, sorted by sort and id.
    pub nodes: Vec<Thing<'g>>,
    /// The edges, in the order of the graph.
    pub edges: Vec<Link>,
}

impl<'g> Network<'g> {
    /// The events of a selection with all that they are joined to, and the sides
    /// for which those act who are named.
    pub(super) fn of(selection: &Selection<'g>) -> Self {
        let graph = selection.graph;
        let chosen: BTreeSet<_> = selection.events.iter().map(|e| &e.id).collect();
        let joined = graph.edges_where(|e| chosen.contains(&e.id));
        let at_event = |node: &Node| matches!(node, Node::Event(_));
        let mut keys: BTreeSet<_> = selection.events.iter().map(|e| Key::Event(e.id.clone())).collect();
        for join in joined.iter().filter(|j| at_event(j.from) || at_event(j.to)) {
            keys.extend([join.from.key(), join.to.key()]);
        }
        let sides = joined.iter().filter(|j| matches!(j.edge, Edge::ActsFor) && keys.contains(&j.from.key()));
        keys.extend(sides.map(|j| j.to.key()).collect::<Vec<_>>());
        let kept = joined.iter().filter(|j| keys.contains(&j.from.key()) && keys.contains(&j.to.key()));
        let edges = kept.map(|j| Link {
            from: name(&j.from.key()),
            to: name(&j.to.key()),
            label: j.edge.as_str().to_owned(),
            sort: sort(j.edge),
        });
        Self {
            edges: edges.collect(),
            nodes: keys.iter().filter_map(|key| Some(thing(graph, graph.node(key)?))).collect(),
        }
    }

    /// How many events there are, and how many of them have a field that
    /// `changes`.
    pub(super) fn tally(&self, changes: impl Fn(&str) -> bool) -> Tally {
        let mut tally = Tally::default();
        for node in self.nodes.iter().filter(|n| n.sort == "event") {
            tally.count(node.fields.iter().any(|(_, value)| changes(value)));
        }
        tally
    }
}

fn sort(edge: &Edge) -> &'static str {
    match edge {
        Edge::Role(_) => "role",
        Edge::At => "at",
        Edge::About => "about",
        Edge::On => "on",
        Edge::SaidBy => "said_by",
        Edge::Reports => "reports",
        Edge::ActsFor => "acts_for",
        Edge::Follows(_) => "follows",
    }
}

fn name(key: &Key) -> String {
    match key {
        Key::Actor(id) => format!("actor:{id}"),
        Key::Event(id) => format!("event:{id}"),
        Key::Place(id) => format!("place:{id}"),
        Key::Topic(id) => format!("topic:{id}"),
        Key::Date(value) => format!("date:{value}"),
        Key::Document(id) => format!("document:{id}"),
    }
}

fn thing<'g>(graph: &'g KnowledgeGraph, node: &'g Node) -> Thing<'g> {
    let id = name(&node.key());
    let plain = |sort, label: &str, fields: Vec<(&'static str, Option<String>)>| Thing {
        id: id.clone(),
        sort,
        label: label.to_owned(),
        label_en: None,
        fields: fields.into_iter().filter_map(|(name, value)| Some((name, value.filter(|v| !v.is_empty())?))).collect(),
        colour: None,
    };
    let named = |sort, label: &Label| Thing { label_en: Some(label.en.clone()), ..plain(sort, &label.ar, Vec::new()) };
    match node {
        Node::Actor(actor) => named("actor", &actor.label),
        Node::Place(place) => named("place", &place.label),
        Node::Topic(topic) => named("topic", &topic.label),
        Node::Date(day) => {
            let fields = vec![("date_start", Some(date::start(&day.when))), ("date_end", Some(date::end(&day.when)))];
            plain("date", &day.value(), fields)
        }
        Node::Document(document) => plain(
            "document",
            document.title.as_deref().unwrap_or(&document.id),
            vec![
                ("published", document.published.as_ref().map(date::iso)),
                ("source", document.source.clone()),
                ("url", document.url.clone()),
            ],
        ),
        Node::Event(event) => {
            let kind = graph.kind(&event.kind);
            let label = kind.map_or(event.kind.as_str(), |k| &k.label.ar);
            Thing {
                label_en: kind.map(|k| k.label.en.clone()),
                colour: Some(colour::fill(kind)),
                ..plain("event", label, facts(graph, event))
            }
        }
    }
}

fn facts(graph: &KnowledgeGraph, event: &Event) -> Vec<(&'static str, Option<String>)> {
    let when = date::of(event);
    vec![
        ("kind", Some(event.kind.to_string())),
        ("status", Some(event.status.as_str().to_owned())),
        ("date_start", when.map(date::start)),
        ("date_end", when.map(date::end)),
        ("precision", when.map(|w| date::precision(w).to_owned())),
        ("confidence", Some(format!("{:.2}", event.confidence))),
        ("documents", Some(event.docs().len().to_string())),
        ("quote", quote(graph, event).map(str::to_owned)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn every_edge_joins_two_nodes_and_ids_are_unique() {
        let graph = sample::graph();
        let events: Vec<_> = graph.events().take(8).collect();
        let network = Network::of(&Selection { graph: &graph, events });
        let ids: BTreeSet<_> = network.nodes.iter().map(|n| n.id.as_str()).collect();
        assert_eq!(ids.len(), network.nodes.len());
        assert!(network.edges.iter().all(|e| ids.contains(e.from.as_str()) && ids.contains(e.to.as_str())));
        assert_eq!(network.tally(|_| false).exported, 8);
        let named = graph.actors().filter(|a| ids.contains(format!("actor:{}", a.id).as_str()));
        let sides: Vec<_> = named.flat_map(|a| &a.acts_for).map(|side| format!("actor:{side}")).collect();
        assert!(!sides.is_empty() && sides.iter().all(|side| ids.contains(side.as_str())), "{sides:?}");
        assert_eq!(network.edges.iter().filter(|e| e.sort == "acts_for").count(), sides.len());
    }
}
