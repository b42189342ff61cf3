//! `timeline.csv`: one row an event, by date; RFC 4180 in UTF-8.

use std::fmt::Display;
use std::io::Write;

use super::row::{Part, Row};
use super::{ExportError, Exporter, Options, Report};
use crate::graph::KnowledgeGraph;
use crate::link::Event;

/// The timeline as CSV.
#[derive(Debug, Clone, Copy)]
pub struct TimelineCsv;

const COLUMNS: [&str; 14] = [
    "id",
    "date_start",
    "date_end",
    "precision",
    "kind",
    "kind_ar",
    "status",
    "place",
    "topics",
    "participants",
    "sides",
    "sources",
    "documents",
    "quote",
];

impl Exporter for TimelineCsv {
    fn name(&self) -> &'static str {
        "timeline.csv"
    }

    fn write(&self, graph: &KnowledgeGraph, _: &Options, out: &mut dyn Write) -> Result<Report, ExportError> {
        table(self.name(), graph, graph.events(), out)?;
        Ok(Report { exported: graph.events().count(), ..Report::default() })
    }
}

/// Writes one row an event; gives how many have a cell that was made harmless.
pub(super) fn table<'g>(
    name: &'static str,
    graph: &KnowledgeGraph,
    events: impl Iterator<Item = &'g Event>,
    out: &mut dyn Write,
) -> Result<usize, ExportError> {
    let mut changed = 0;
    let broken = ExportError::format(name);
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    table.write_record(COLUMNS).map_err(&broken)?;
    for event in events {
        let cells = cells(&Row::of(graph, event));
        changed += usize::from(cells.iter().any(|cell| harmless(cell) != *cell));
        table.write_record(cells.iter().map(|cell| harmless(cell))).map_err(&broken)?;
    }
    table.flush().map_err(ExportError::write(name))?;
    Ok(changed)
}

fn cells(row: &Row<'_>) -> [String; 14] {
    [
        row.id.to_string(),
        row.date_start.clone().unwrap_or_default(),
        row.date_end.clone().unwrap_or_default(),
        row.precision.unwrap_or_default().to_owned(),
        row.kind.to_string(),
        row.kind_ar.to_owned(),
        row.status.as_str().to_owned(),
        row.place.map(ToString::to_string).unwrap_or_default(),
        list(row.topics),
        list(row.participants.iter().map(part)),
        list(&row.sides),
        list(row.sources),
        list(&row.documents),
        row.quote.unwrap_or_default().to_owned(),
    ]
}

/// `mediator: EGY, QAT`; who is named, or the sides if nobody is.
fn part(part: &Part<'_>) -> String {
    let who = if part.actors.is_empty() { part.sides } else { part.actors };
    let who: Vec<_> = who.iter().map(|a| a.as_str()).collect();
    format!("{}: {}", part.role, who.join(", "))
}

fn list(items: impl IntoIterator<Item = impl Display>) -> String {
    items.into_iter().map(|item| item.to_string()).collect::<Vec<_>>().join("; ")
}

/// A cell that no spreadsheet takes for a formula.
pub(crate) fn harmless(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    fn rows() -> Vec<csv::StringRecord> {
        let (table, _) = sample::export(&TimelineCsv, &Options::default());
        csv::Reader::from_reader(table.as_bytes()).records().map(Result::unwrap).collect()
    }

    #[test]
    fn every_event_has_a_row_of_all_columns() {
        let rows = rows();
        assert_eq!(rows.len(), sample::graph().events().count());
        assert!(rows.iter().all(|row| row.len() == COLUMNS.len()));
    }

    #[test]
    fn a_formula_is_defused() {
        for start in ["=1+1", "+1", "-1", "@a", "\tx", "\rx"] {
            assert_eq!(harmless(start), format!("'{start}"));
        }
        assert_eq!(harmless("مصر=1"), "مصر=1");
        let quotes: Vec<_> = rows().iter().map(|r| r[13].to_owned()).collect();
        assert!(quotes.iter().any(|q| q.starts_with("'=HYPERLINK")), "{quotes:?}");
        assert!(!quotes.iter().any(|q| q.starts_with('=')));
    }

    #[test]
    fn lists_are_told_in_one_cell() {
        let mediation = rows().into_iter().find(|r| &r[4] == "mediation").unwrap();
        assert_eq!(&mediation[9], "mediator: EGY, QAT; party: ISR, hamas");
        assert_eq!(&mediation[10], "EGY; ISR; QAT; hamas");
    }
}
