//! `csv`: one row an event and role, and `csv-events`: one row an event; the
//! undated last; RFC 4180 in UTF-8.

use std::io::Write;

use super::{Exchange, Selection, Tally};
use crate::export::row::Row;
use crate::export::{ExportError, Options, harmless, timeline_csv};

/// Rows for a table.
#[derive(Debug)]
pub(super) struct Csv;

/// Rows for a table of events.
#[derive(Debug)]
pub(super) struct Events;

impl Exchange for Events {
    fn name(&self) -> &'static str {
        "csv-events"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let lossy = timeline_csv::table(self.name(), selection.graph, selection.events.iter().copied(), out)?;
        Ok(Tally { exported: selection.events.len(), lossy, ..Tally::default() })
    }
}

const COLUMNS: [&str; 14] = [
    "event",
    "date_start",
    "date_end",
    "precision",
    "kind",
    "status",
    "role",
    "actors",
    "sides",
    "place",
    "topics",
    "sources",
    "documents",
    "quote",
];

impl Exchange for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn write(&self, selection: &Selection<'_>, _: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let mut tally = Tally::default();
        let broken = ExportError::format(self.name());
        let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        table.write_record(COLUMNS).map_err(&broken)?;
        for event in &selection.events {
            let row = Row::of(selection.graph, event);
            let roles: Vec<_> =
                row.participants.iter().map(|p| [p.role.to_string(), list(p.actors), list(p.sides)]).collect();
            let none = [const { String::new() }; 3];
            let mut lossy = false;
            for [role, actors, sides] in if roles.is_empty() { vec![none] } else { roles } {
                let cells = [
                    row.id.to_string(),
                    row.date_start.clone().unwrap_or_default(),
                    row.date_end.clone().unwrap_or_default(),
                    row.precision.unwrap_or_default().to_owned(),
                    row.kind.to_string(),
                    row.status.as_str().to_owned(),
                    role,
                    actors,
                    sides,
                    row.place.map(ToString::to_string).unwrap_or_default(),
                    list(row.topics),
                    list(row.sources),
                    list(&row.documents),
                    row.quote.unwrap_or_default().to_owned(),
                ];
                lossy |= cells.iter().any(|cell| harmless(cell) != *cell);
                table.write_record(cells.iter().map(|cell| harmless(cell))).map_err(&broken)?;
            }
            tally.count(lossy);
        }
        table.flush().map_err(ExportError::write(self.name()))?;
        Ok(tally)
    }
}

fn list<T: ToString>(things: &[T]) -> String {
    things.iter().map(T::to_string).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    fn rows(text: &str) -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(text.as_bytes()).records().collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn an_event_has_a_row_for_each_role() {
        let graph = sample::graph();
        let (text, tally) = all(&Csv, &graph);
        let roles: usize = graph.events().map(|e| e.roles.len()).sum();
        assert_eq!((rows(&text).len(), tally.exported, tally.undated), (roles, graph.events().count(), 0));
        let mediator = rows(&text).into_iter().find(|r| &r[6] == "mediator").unwrap();
        assert_eq!((&mediator[1], &mediator[7]), ("2031-01-12", "EGY; QAT"));
    }

    #[test]
    fn an_event_has_one_row_of_its_own() {
        let graph = sample::graph();
        let (text, tally) = all(&Events, &graph);
        let ids: Vec<_> = rows(&text).iter().map(|r| r[0].to_owned()).collect();
        assert_eq!(ids, graph.events().map(|e| e.id.to_string()).collect::<Vec<_>>());
        assert_eq!((tally.exported, tally.lossy), (ids.len(), 1), "one sentence begins with a formula");
    }

    #[test]
    fn hostile_text_comes_back_whole_and_is_no_formula() {
        let (text, _) = all(&Csv, &sample::hostile());
        let rows = rows(&text);
        assert!(rows.iter().all(|r| r.len() == COLUMNS.len() && &r[13] == sample::HOSTILE));
        assert!(rows.iter().flat_map(|r| r.iter()).all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
        let formulas = sample::graph().events().count();
        let (_, tally) = all(&Csv, &sample::graph());
        assert!(tally.lossy == 1 && formulas > 1, "the sentence that begins with a formula is changed and counted");
    }
}
