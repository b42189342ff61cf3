//! `graphml`: nodes and edges with attributes, as many programs read them.

use std::fmt::Write as _;
use std::io::Write;

use super::network::{FIELDS, Network};
use super::{Exchange, Selection, Tally, xml};
use crate::export::{ExportError, Options};

/// Nodes and edges with attributes.
#[derive(Debug)]
pub(super) struct GraphMl;

impl Exchange for GraphMl {
    fn name(&self) -> &'static str {
        "graphml"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let network = Network::of(selection);
        out.write_all(document(&network).as_bytes()).map_err(ExportError::write(self.name()))?;
        Ok(network.tally(xml::changes))
    }
}

fn document(network: &Network<'_>) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    );
    // Writing to a string cannot fail.
    let mut key = |id: &str, of: &str, name: &str| {
        let sort = match name {
            "confidence" => "double",
            "documents" => "int",
            _ => "string",
        };
        let _ = writeln!(text, "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{sort}\"/>");
    };
    for name in ["type", "label", "label_en"].iter().chain(&FIELDS) {
        key(name, "node", name);
    }
    key("edge_type", "edge", "type");
    key("edge_label", "edge", "label");
    text.push_str("  <graph edgedefault=\"directed\">\n");
    for node in &network.nodes {
        let _ = writeln!(text, "    <node id=\"{}\">", xml::text(&node.id));
        let head = [("type", node.sort), ("label", node.label.as_str())];
        let rest = node.fields.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in head.into_iter().chain(node.label_en.as_deref().map(|l| ("label_en", l))).chain(rest) {
            let _ = writeln!(text, "      <data key=\"{name}\">{}</data>", xml::text(value));
        }
        text.push_str("    </node>\n");
    }
    for (nth, edge) in network.edges.iter().enumerate() {
        let (from, to) = (xml::text(&edge.from), xml::text(&edge.to));
        let _ = writeln!(
            text,
            "    <edge id=\"e{nth}\" source=\"{from}\" target=\"{to}\">\
             <data key=\"edge_type\">{}</data><data key=\"edge_label\">{}</data></edge>",
            edge.sort,
            xml::text(&edge.label),
        );
    }
    text.push_str("  </graph>\n</graphml>\n");
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use roxmltree::Document;

    use super::super::tests::all;
    use super::super::visible::visible;
    use super::*;
    use crate::export::sample;

    #[test]
    fn every_edge_joins_two_nodes_and_every_value_has_a_key() {
        let (text, tally) = all(&GraphMl, &sample::graph());
        let read = Document::parse(&text).unwrap();
        let named = |name: &'static str| read.descendants().filter(move |e| e.has_tag_name(name));
        let ids: BTreeSet<_> = named("node").filter_map(|n| n.attribute("id")).collect();
        let keys: BTreeSet<_> = named("key").filter_map(|k| k.attribute("id")).collect();
        let has = |end: Option<&str>| end.is_some_and(|end| ids.contains(end));
        assert!(named("edge").count() > 50);
        assert!(named("edge").all(|e| has(e.attribute("source")) && has(e.attribute("target"))));
        assert!(named("data").all(|d| d.attribute("key").is_some_and(|k| keys.contains(k))));
        let events = named("data").filter(|d| d.attribute("key") == Some("type") && d.text() == Some("event"));
        assert_eq!((events.count(), tally.lossy), (tally.exported, 0));
        assert!(named("data").any(|d| d.text() == Some("مصر")));
    }

    #[test]
    fn hostile_text_comes_back_and_what_xml_cannot_hold_is_shown_and_counted() {
        let (text, tally) = all(&GraphMl, &sample::hostile());
        let read = Document::parse(&text).unwrap();
        let quote = read.descendants().find(|e| e.attribute("key") == Some("quote")).and_then(|e| e.text());
        assert_eq!(quote, Some(sample::HOSTILE.replace('\u{1B}', &visible("\u{1B}", false)).as_str()));
        assert_eq!(tally.lossy, 1);
        assert!(read.descendants().all(|e| !["script", "b"].contains(&e.tag_name().name())));
    }
}
