//! `gdelt`: facts as rows of a GDELT 1.0 event table: 58 columns between tabs,
//! no header. Each pair of actors is a row. Tone, Goldstein scale, coordinates
//! and everything that CAMEO has no column for is empty or lost; what is
//! planned, possible or denied is left out.

use std::io::Write;

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};

use super::dyads::Dyad;
use super::{Exchange, Selection, Tally};
use crate::export::bidi;
use crate::export::date::Extent;
use crate::export::names::link;
use crate::export::{ExportError, Options};
use crate::graph::KnowledgeGraph;
use crate::link::Event;
use crate::schema::{ActorId, ActorType};

/// Rows of GDELT.
#[derive(Debug)]
pub(super) struct Gdelt;

/// How many columns a row has.
const COLUMNS: usize = 58;

impl Exchange for Gdelt {
    fn name(&self) -> &'static str {
        "gdelt"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let mut tally = Tally::default();
        for event in &selection.events {
            let Some(extent) = Extent::of(event) else {
                tally.undated += 1;
                continue;
            };
            let code = options.codes.get(&event.kind).and_then(|c| c.cameo.first());
            let pairs = Dyad::of(event, options.leads.get(&event.kind)).pairs();
            let Some(code) = code.filter(|_| event.is_fact() && !pairs.is_empty()) else {
                tally.omitted += 1;
                continue;
            };
            for pair in pairs {
                let cells = row(selection.graph, event, code, extent.first, pair);
                let cells: Vec<_> = cells.iter().map(|cell| bidi::clean(cell)).collect();
                writeln!(out, "{}", cells.join("\t")).map_err(ExportError::write(self.name()))?;
            }
            tally.count(true);
        }
        Ok(tally)
    }
}

/// The year, and how much of it is over: month × 30 + day of 365, from 0 to 0.9999, as the codebook says.
fn fraction_date(day: NaiveDate) -> f64 {
    f64::from(day.year()) + (f64::from(day.month() * 30 + day.day()) / 365.0).min(0.9999)
}

fn row(
    graph: &KnowledgeGraph,
    event: &Event,
    code: &str,
    day: NaiveDate,
    (source, target): (&ActorId, Option<&ActorId>),
) -> Vec<String> {
    let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let place = event.place.as_ref().and_then(|p| graph.place(p)).map(|p| p.label.en.clone()).unwrap_or_default();
    let empty = |count: usize| vec![String::new(); count];
    let documents = event.docs().len();
    let mut cells = vec![
        number(&format!("{}/{source}/{}", event.id, target.map(ToString::to_string).unwrap_or_default())),
        date(day),
        day.format("%Y%m").to_string(),
        day.year().to_string(),
        format!("{:.4}", fraction_date(day)),
    ];
    cells.extend(actor(graph, Some(source)));
    cells.extend(actor(graph, target));
    cells.extend([
        "1".to_owned(),
        code.to_owned(),
        code.chars().take(3).collect(),
        code.chars().take(2).collect(),
        quad_class(code).to_owned(),
        String::new(),
        event.mentions.len().to_string(),
        event.coverage.outlets.len().max(1).to_string(),
        documents.to_string(),
        String::new(),
    ]);
    cells.extend(empty(14));
    cells.extend([String::new(), place]);
    cells.extend(empty(5));
    cells.push(date(event.coverage.last.unwrap_or(day)));
    cells.push(link(graph, event).unwrap_or_default().to_owned());
    debug_assert_eq!(cells.len(), COLUMNS);
    cells
}

/// The ten columns of an actor.
fn actor(graph: &KnowledgeGraph, id: Option<&ActorId>) -> Vec<String> {
    let mut cells = vec![String::new(); 10];
    if let Some(id) = id {
        let known = graph.actor(id);
        let state = known.is_some_and(|a| a.r#type == Some(ActorType::State));
        let name = known.map_or(id.as_str(), |a| &a.label.en).to_uppercase();
        let values = [id.as_str().to_uppercase(), name, if state { id.to_string() } else { String::new() }];
        cells.iter_mut().zip(values).for_each(|(cell, value)| *cell = value);
    }
    cells
}

/// Verbal or material, cooperation or conflict, by the root of a code.
fn quad_class(code: &str) -> &'static str {
    match code.get(..2).and_then(|root| root.parse().ok()) {
        Some(1..=5) => "1",
        Some(6..=9) => "2",
        Some(10..=14) => "3",
        Some(15..=20u8) => "4",
        _ => "",
    }
}

/// A number for a name: the first 48 bits of its SHA-256.
fn number(name: &str) -> String {
    let hash = Sha256::digest(name);
    hash.iter().take(6).fold(0u64, |n, &byte| (n << 8) | u64::from(byte)).to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::tests::all;
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_day_in_december_stays_in_its_year() {
        for (month, day, fraction) in [(1, 1, "2024.0849"), (12, 20, "2024.9999")] {
            let day = NaiveDate::from_ymd_opt(2024, month, day).unwrap_or_default();
            assert_eq!(format!("{:.4}", fraction_date(day)), fraction);
        }
    }

    #[test]
    fn each_pair_is_a_row_of_58_columns() {
        let (text, tally) = all(&Gdelt, &sample::graph());
        let rows: Vec<Vec<&str>> = text.lines().map(|l| l.split('\t').collect()).collect();
        assert!(rows.iter().all(|r| r.len() == COLUMNS) && rows.len() > tally.exported);
        assert_eq!(rows.iter().map(|r| r[0]).collect::<BTreeSet<_>>().len(), rows.len());
        let row = rows.iter().find(|r| r[26] == "045").unwrap();
        assert_eq!((row[1], row[5], row[15], row[28], row[29]), ("20310112", "EGY", "ISR", "04", "1"));
        assert_eq!(row[4], "2031.1151");
    }

    #[test]
    fn hostile_names_open_no_column_and_no_row() {
        let (text, tally) = all(&Gdelt, &sample::hostile());
        assert_eq!((text.lines().count(), tally.exported), (1, 1));
        assert_eq!(text.trim_end_matches('\n').split('\t').count(), COLUMNS);
    }
}
