//! `neo4j-nodes` and `neo4j-relationships`: the two files of a bulk import into
//! Neo4j. A cell is what it is: no spreadsheet is meant to open them.

use std::io::Write;

use super::network::{FIELDS, Network};
use super::{Exchange, Selection, Tally};
use crate::export::{ExportError, Options};

/// The nodes of a bulk import.
#[derive(Debug)]
pub(super) struct Nodes;

/// The relationships of a bulk import.
#[derive(Debug)]
pub(super) struct Relationships;

impl Exchange for Nodes {
    fn name(&self) -> &'static str {
        "neo4j-nodes"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let network = Network::of(selection);
        let head = ["id:ID", ":LABEL", "label", "label_en"].map(str::to_owned).into_iter();
        let head: Vec<_> = head.chain(FIELDS.iter().map(|name| column(name))).collect();
        let rows = network.nodes.iter().map(|node| {
            let own = [&node.id, capital(node.sort).as_str(), &node.label, node.label_en.as_deref().unwrap_or("")]
                .map(str::to_owned);
            own.into_iter().chain(FIELDS.iter().map(|name| node.field(name).unwrap_or("").to_owned())).collect()
        });
        table(self.name(), &head, rows, out)?;
        Ok(network.tally(|_| false))
    }
}

impl Exchange for Relationships {
    fn name(&self) -> &'static str {
        "neo4j-relationships"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let network = Network::of(selection);
        let head = [":START_ID", ":END_ID", ":TYPE", "name"].map(str::to_owned);
        let rows = (network.edges.iter())
            .map(|edge| vec![edge.from.clone(), edge.to.clone(), edge.sort.to_uppercase(), edge.label.clone()]);
        table(self.name(), &head, rows, out)?;
        Ok(network.tally(|_| false))
    }
}

/// The head of a column with its type.
fn column(name: &str) -> String {
    match name {
        "date_start" | "date_end" | "published" => format!("{name}:date"),
        "confidence" => format!("{name}:float"),
        "documents" => format!("{name}:int"),
        _ => name.to_owned(),
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

fn table(
    name: &'static str,
    head: &[String],
    rows: impl Iterator<Item = Vec<String>>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let broken = ExportError::format(name);
    let mut table = csv::WriterBuilder::new().from_writer(out);
    table.write_record(head).map_err(&broken)?;
    for row in rows {
        table.write_record(row).map_err(&broken)?;
    }
    table.flush().map_err(ExportError::write(name))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    fn rows(text: &str) -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(text.as_bytes()).records().collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn every_relationship_joins_two_nodes() {
        let graph = sample::graph();
        let ids: BTreeSet<_> = rows(&all(&Nodes, &graph).0).iter().map(|r| r[0].to_owned()).collect();
        let relationships = rows(&all(&Relationships, &graph).0);
        assert!(relationships.iter().all(|r| ids.contains(&r[0]) && ids.contains(&r[1])));
        assert!(relationships.iter().any(|r| &r[2] == "ROLE" && &r[3] == "mediator"));
    }

    #[test]
    fn hostile_text_comes_back_whole() {
        let (text, _) = all(&Nodes, &sample::hostile());
        assert!(rows(&text).iter().any(|r| r.iter().any(|cell| cell == sample::HOSTILE)));
    }
}
