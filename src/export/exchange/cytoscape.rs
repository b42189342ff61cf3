//! `cytoscape`: the JSON of Cytoscape and Cytoscape.js.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::network::{Network, Thing};
use super::{Exchange, Selection, Tally};
use crate::export::{ExportError, Options};

/// Nodes and edges.
#[derive(Debug)]
pub(super) struct Cytoscape;

impl Exchange for Cytoscape {
    fn name(&self) -> &'static str {
        "cytoscape"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let network = Network::of(selection);
        let nodes: Vec<_> = network.nodes.iter().map(|node| json!({ "data": data(node) })).collect();
        let edges: Vec<_> = (network.edges.iter().enumerate())
            .map(|(nth, edge)| {
                let id = format!("edge:{nth}");
                json!({ "data": { "id": id, "source": edge.from, "target": edge.to, "label": edge.label } })
            })
            .collect();
        super::json(self.name(), &json!({ "elements": { "nodes": nodes, "edges": edges } }), out)?;
        Ok(network.tally(|_| false))
    }
}

fn data(node: &Thing<'_>) -> Value {
    let head = [("id", node.id.as_str()), ("type", node.sort), ("label", &node.label)];
    let labels = node.label_en.as_deref().map(|label| ("label_en", label));
    let fields = node.fields.iter().map(|(name, value)| (*name, value.as_str()));
    let colour = node.colour.map(|colour| ("colour", colour));
    let all = head.into_iter().chain(labels).chain(fields).chain(colour);
    Value::Object(all.map(|(name, value)| (name.to_owned(), value.into())).collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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
