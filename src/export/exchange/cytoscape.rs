//! `cytoscape`: the JSON of Cytoscape and Cytoscape.js: events and all that
//! they are joined to as nodes, roles and the rest as edges.

use std::collections::BTreeSet;
use std::io::Write;

use serde_json::{Value, json};

use super::{Exchange, Selection, Tally};
use crate::export::date;
use crate::export::names::quote;
use crate::export::{ExportError, Options};
use crate::graph::{Key, KnowledgeGraph, Label, Node};

/// Nodes and edges.
#[derive(Debug)]
pub(super) struct Cytoscape;

impl Exchange for Cytoscape {
    fn name(&self) -> &'static str {
        "cytoscape"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let chosen: BTreeSet<_> = selection.events.iter().map(|e| &e.id).collect();
        let mut tally = Tally::default();
        let mut nodes = BTreeSet::new();
        for event in &selection.events {
            nodes.insert(Key::Event(event.id.clone()));
            tally.count(false);
        }
        let mut edges = Vec::new();
        let at_event = |node: &Node| matches!(node, Node::Event(_));
        for joined in selection.graph.edges_where(|e| chosen.contains(&e.id)) {
            if !at_event(joined.from) && !at_event(joined.to) {
                continue;
            }
            let (from, to) = (name(&joined.from.key()), name(&joined.to.key()));
            nodes.extend([joined.from.key(), joined.to.key()]);
            let id = format!("edge:{}", edges.len());
            edges.push(json!({ "data": { "id": id, "source": from, "target": to, "label": joined.edge.as_str() } }));
        }
        let nodes: Vec<_> = nodes
            .iter()
            .filter_map(|key| Some(json!({ "data": data(selection.graph, selection.graph.node(key)?) })))
            .collect();
        super::json(self.name(), &json!({ "elements": { "nodes": nodes, "edges": edges } }), out)?;
        Ok(tally)
    }
}

/// The name of a node: its sort and its id.
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

fn data(graph: &KnowledgeGraph, node: &Node) -> Value {
    let id = name(&node.key());
    let named = |sort: &str, label: &Label| json!({ "id": id, "type": sort, "label": label.ar, "label_en": label.en });
    match node {
        Node::Actor(actor) => named("actor", &actor.label),
        Node::Place(place) => named("place", &place.label),
        Node::Topic(topic) => named("topic", &topic.label),
        Node::Date(day) => json!({ "id": id, "type": "date", "label": day.value() }),
        Node::Document(document) => json!({
            "id": id, "type": "document", "label": document.title.as_deref().unwrap_or(&document.id),
            "published": document.published, "source": document.source, "url": document.url,
        }),
        Node::Event(event) => {
            let when = date::of(event);
            json!({
                "id": id, "type": "event", "kind": event.kind, "status": event.status,
                "label": graph.kind(&event.kind).map_or(event.kind.as_str(), |k| &k.label.ar),
                "date_start": when.map(date::start), "date_end": when.map(date::end),
                "precision": when.map(date::precision), "quote": quote(graph, event),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    fn elements(text: &str) -> (Vec<Value>, Vec<Value>) {
        let file: Value = serde_json::from_str(text).unwrap();
        let list = |what: &str| file["elements"][what].as_array().cloned().unwrap();
        (list("nodes"), list("edges"))
    }

    #[test]
    fn every_edge_joins_two_nodes_and_ids_are_unique() {
        let (text, tally) = all(&Cytoscape, &sample::graph());
        let (nodes, edges) = elements(&text);
        let ids: BTreeSet<_> = nodes.iter().map(|n| n["data"]["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), nodes.len());
        assert!(!edges.is_empty());
        let known = |end: &Value| ids.contains(end.as_str().unwrap());
        assert!(edges.iter().all(|e| known(&e["data"]["source"]) && known(&e["data"]["target"])));
        assert_eq!(nodes.iter().filter(|n| n["data"]["type"] == "event").count(), tally.exported);
    }

    #[test]
    fn hostile_text_comes_back_whole() {
        let (text, _) = all(&Cytoscape, &sample::hostile());
        let (nodes, _) = elements(&text);
        assert!(nodes.iter().any(|n| n["data"]["quote"] == sample::HOSTILE));
        assert!(!text.contains('<') && !text.contains(['\u{1B}', '\u{2028}']));
    }
}
