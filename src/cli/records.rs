//! Records of how documents were read, one document after another.

use std::io::Write;

use serde::Serialize;

use super::console::Console;
use super::error::CliError;
use super::run::Tally;
use crate::extract::{Extractor, SentenceRecord};
use crate::ingest::{self, Document, Input, Options};
use crate::schema::Schema;

/// Reads all inputs and hands on the records of each document; errors are
/// told, notes too unless it is `quiet`.
pub fn of(
    inputs: &[Input],
    options: &Options,
    schema: &Schema,
    console: &Console,
    quiet: bool,
    take: impl FnMut(&Document, &[SentenceRecord]) -> Result<(), CliError>,
) -> Result<Tally, CliError> {
    of_some(inputs, options, schema, console, quiet, |_| true, take)
}

/// The same, of the documents that are `wanted`.
pub fn of_some(
    inputs: &[Input],
    options: &Options,
    schema: &Schema,
    console: &Console,
    quiet: bool,
    wanted: impl Fn(&Document) -> bool,
    mut take: impl FnMut(&Document, &[SentenceRecord]) -> Result<(), CliError>,
) -> Result<Tally, CliError> {
    let mut extractor = Extractor::new(schema);
    extractor.keep_records();
    let mut tally = Tally::default();
    let mut mentions = Vec::new();
    for result in ingest::read(inputs, options) {
        match result {
            Ok(document) => {
                tally.documents += 1;
                if !wanted(&document) {
                    continue;
                }
                mentions.clear();
                extractor.extract(&document, &mut mentions);
                take(&document, &extractor.take_records())?;
            }
            Err(error) if error.is_note() => {
                tally.notes += 1;
                if !quiet {
                    console.note(error);
                }
            }
            Err(error) => {
                tally.errors += 1;
                console.error(error);
            }
        }
    }
    Ok(tally)
}

/// Writes records as lines of JSON.
pub fn write(out: &mut dyn Write, records: &[SentenceRecord]) -> std::io::Result<()> {
    for record in records {
        serde_json::to_writer(&mut *out, record)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The name of a value as JSON has it.
pub fn name(value: &impl Serialize) -> Result<String, CliError> {
    Ok(serde_json::to_value(value)?.as_str().unwrap_or_default().to_owned())
}
