//! `sqlite`: a database with tables, views for the named questions, and a
//! full-text index of folded sentences. `schema.sql` says what is in it.

mod rows;

use std::io::Write;

use rusqlite::Connection;

use self::rows::Rows;
use super::{Exchange, Selection, Tally};
use crate::export::{ExportError, Options};

/// A database.
#[derive(Debug)]
pub(super) struct Sqlite;

const SCHEMA: &str = include_str!("schema.sql");

impl Exchange for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let bytes = database(selection, options).map_err(ExportError::format(self.name()))?;
        out.write_all(&bytes).map_err(ExportError::write(self.name()))?;
        Ok(Tally { exported: selection.events.len(), ..Tally::default() })
    }
}

/// Made in memory and in one order, so that the same events give the same bytes.
fn database(selection: &Selection<'_>, options: &Options) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch(SCHEMA)?;
    let transaction = connection.transaction()?;
    Rows { into: &transaction, graph: selection.graph, options }.write(&selection.events)?;
    transaction.commit()?;
    Ok(connection.serialize("main")?.to_vec())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::export::sample;
    use crate::graph::KnowledgeGraph;

    /// The database as a file that is opened again.
    fn with<T>(graph: &KnowledgeGraph, ask: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
        let selection = Selection { graph, events: graph.events().collect() };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("events.db");
        let mut bytes = Vec::new();
        Sqlite.write(&selection, &sample::options(), &mut bytes).unwrap();
        fs::write(&file, bytes).unwrap();
        ask(&Connection::open(file).unwrap()).unwrap()
    }

    fn rows(graph: &KnowledgeGraph, sql: &str) -> Vec<Vec<Option<String>>> {
        with(graph, |db| {
            let mut statement = db.prepare(sql)?;
            let columns = statement.column_count();
            let row = |row: &rusqlite::Row<'_>| (0..columns).map(|i| row.get(i)).collect();
            statement.query_map([], row)?.collect()
        })
    }

    fn texts(cells: &[&str]) -> Vec<Option<String>> {
        cells.iter().map(|c| Some((*c).to_owned())).collect()
    }

    #[test]
    fn the_view_of_mediation_answers_who_mediated() {
        let answer = rows(&sample::graph(), "SELECT date, mediator, party, topic FROM mediated");
        assert_eq!(
            answer,
            [
                texts(&["2031-01-12", "EGY; QAT", "ISR; hamas", "ceasefire; prisoner_exchange"]),
                texts(&["2031-02-10", "QAT; USA", "ISR; hamas", "ceasefire"]),
            ]
        );
    }

    #[test]
    fn every_event_is_on_the_timeline_and_every_reference_holds() {
        let graph = sample::graph();
        let count = graph.events().count().to_string();
        assert_eq!(rows(&graph, "SELECT CAST(count(*) AS TEXT) FROM timeline"), [texts(&[&count])]);
        assert_eq!(rows(&graph, "PRAGMA integrity_check"), [texts(&["ok"])]);
        with(&graph, |db| {
            let broken: i64 = db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |r| r.get(0))?;
            assert_eq!(broken, 0);
            Ok(())
        });
    }

    #[test]
    fn sentences_are_found_in_folded_letters() {
        let found = rows(&sample::graph(), "SELECT sentence FROM search WHERE search MATCH 'اسرائيل حماس توسطت'");
        assert_eq!(found, [texts(&["توسطت مصر وقطر بين حماس وإسرائيل في 12 يناير."])]);
    }

    #[test]
    fn hostile_text_comes_back_whole_and_the_bytes_are_the_same_again() {
        let graph = sample::hostile();
        assert_eq!(rows(&graph, "SELECT sentence FROM mentions"), [texts(&[sample::HOSTILE])]);
        let selection = Selection { graph: &graph, events: graph.events().collect() };
        let bytes = || database(&selection, &sample::options()).unwrap();
        assert_eq!(bytes(), bytes());
    }
}
