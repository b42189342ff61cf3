//! `gexf`: GEXF 1.3 for Gephi, dynamic: events stand on its timeline from their
//! first day to their last.

use std::fmt::Write as _;
use std::io::Write;

use super::network::{FIELDS, Network, Thing};
use super::{Exchange, Selection, Tally, xml};
use crate::export::{ExportError, Options};

/// A network in time.
#[derive(Debug)]
pub(super) struct Gexf;

impl Exchange for Gexf {
    fn name(&self) -> &'static str {
        "gexf"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let network = Network::of(selection);
        out.write_all(document(&network).as_bytes()).map_err(ExportError::write(self.name()))?;
        Ok(network.tally(xml::changes))
    }
}

/// The attributes of nodes; the name of one is its number in this list.
fn attributes() -> impl Iterator<Item = &'static str> {
    ["type", "label_en"].into_iter().chain(FIELDS)
}

fn document(network: &Network<'_>) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n  \
         <meta><creator>wasit</creator></meta>\n  \
         <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n    \
         <attributes class=\"node\" mode=\"static\">\n",
    );
    // Writing to a string cannot fail.
    for (id, name) in attributes().enumerate() {
        let sort = match name {
            "confidence" => "double",
            "documents" => "integer",
            _ => "string",
        };
        let _ = writeln!(text, "      <attribute id=\"{id}\" title=\"{name}\" type=\"{sort}\"/>");
    }
    text.push_str("    </attributes>\n    <attributes class=\"edge\" mode=\"static\">\n");
    text.push_str("      <attribute id=\"0\" title=\"type\" type=\"string\"/>\n    </attributes>\n    <nodes>\n");
    for node in &network.nodes {
        let (id, label) = (xml::text(&node.id), xml::text(&node.label));
        let _ = writeln!(text, "      <node id=\"{id}\" label=\"{label}\"{}>\n        <attvalues>", life(node));
        for (id, name) in attributes().enumerate() {
            let value = match name {
                "type" => Some(node.sort),
                "label_en" => node.label_en.as_deref(),
                name => node.field(name),
            };
            if let Some(value) = value {
                let _ = writeln!(text, "          <attvalue for=\"{id}\" value=\"{}\"/>", xml::text(value));
            }
        }
        text.push_str("        </attvalues>\n");
        text.extend(node.colour.and_then(paint));
        text.push_str("      </node>\n");
    }
    text.push_str("    </nodes>\n    <edges>\n");
    for (nth, edge) in network.edges.iter().enumerate() {
        let (from, to, label) = (xml::text(&edge.from), xml::text(&edge.to), xml::text(&edge.label));
        let _ = writeln!(
            text,
            "      <edge id=\"{nth}\" source=\"{from}\" target=\"{to}\" label=\"{label}\">\
             <attvalues><attvalue for=\"0\" value=\"{}\"/></attvalues></edge>",
            edge.sort
        );
    }
    text.push_str("    </edges>\n  </graph>\n</gexf>\n");
    text
}

/// From when to when a node is there; an end that is open is not written.
fn life(node: &Thing<'_>) -> String {
    let end = |name, field| node.field(field).map(|day| format!(" {name}=\"{day}\"")).unwrap_or_default();
    end("start", "date_start") + &end("end", "date_end")
}

/// The colour of a node.
fn paint(colour: &str) -> Option<String> {
    let part = |at: usize| u8::from_str_radix(colour.get(at..at + 2)?, 16).ok();
    Some(format!("        <viz:color r=\"{}\" g=\"{}\" b=\"{}\"/>\n", part(1)?, part(3)?, part(5)?))
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    #[test]
    fn events_last_from_their_first_day_to_their_last() {
        let (text, tally) = all(&Gexf, &sample::graph());
        let read = Document::parse(&text).unwrap();
        let nodes = read.descendants().filter(|e| e.has_tag_name("node"));
        let events = nodes.filter(|e| e.attribute("id").is_some_and(|id| id.starts_with("event:")));
        let lives: Vec<_> = events.map(|e| (e.attribute("start"), e.attribute("end"))).collect();
        assert_eq!(lives.len(), tally.exported);
        assert!(lives.contains(&(Some("2031-01-01"), Some("2031-01-31"))), "a month");
        assert!(lives.contains(&(Some("2031-02-20"), None)), "an open interval");
        assert_eq!(lives.iter().filter(|l| **l == (None, None)).count(), sample::graph().undated().count());
        assert!(read.descendants().any(|e| e.tag_name().name() == "color" && e.attribute("r").is_some()));
    }

    #[test]
    fn hostile_text_stays_in_its_attribute() {
        let (text, tally) = all(&Gexf, &sample::hostile());
        let read = Document::parse(&text).unwrap();
        let shown = sample::HOSTILE.replace('\u{1B}', "⟨U+001B⟩");
        assert!(read.descendants().any(|e| e.attribute("value") == Some(shown.as_str())), "{text}");
        assert_eq!((read.root_element().tag_name().name(), tally.lossy), ("gexf", 1));
    }
}
