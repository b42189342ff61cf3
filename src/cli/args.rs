//! Arguments that several commands take.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use super::error::CliError;
use crate::ingest::{Input, Options, parse_date};
use crate::schema::{self, Files, Schema};

/// How documents are read.
#[derive(Debug, Args)]
pub struct Reading {
    /// Day of publication of every document, whatever it says itself (2025-10-06)
    ///
    /// Relative dates (اليوم, أمس) are counted from it. Without it the date is
    /// taken from front matter, from `meta.csv`, or from the page; a document
    /// that has none keeps its relative dates open.
    #[arg(long, value_name = "DATE", value_parser = date)]
    doc_date: Option<NaiveDate>,
    /// Read invalid bytes as U+FFFD instead of failing
    #[arg(long)]
    lossy: bool,
}

impl Reading {
    /// The options of ingest.
    pub fn options(&self) -> Options {
        Options { doc_date: self.doc_date, lossy: self.lossy, ..Options::default() }
    }
}

/// Which dictionaries are used.
#[derive(Debug, Args)]
pub struct Dictionaries {
    /// Folder with dictionaries that are laid over the built-in ones
    ///
    /// A file there adds to the built-in file of the same path, and an entry
    /// with an id that is already known replaces it; ontology.ron, ar/time.ron
    /// and ar/boilerplate.ron are replaced as a whole. Try it with `wasit check`.
    #[arg(long, value_name = "DIR")]
    schema: Option<PathBuf>,
}

impl Dictionaries {
    /// Compiles them.
    pub fn load(&self) -> Result<Loaded, CliError> {
        Loaded::overlaid(self.schema.as_deref())
    }
}

/// Compiled dictionaries.
pub struct Loaded {
    schema: SchemaRef,
    /// What a snapshot says of them.
    pub fingerprint: String,
}

enum SchemaRef {
    BuiltIn(&'static Schema),
    Overlaid(Box<Schema>),
}

impl Loaded {
    /// The built-in dictionaries, with a folder laid over them if one is given.
    pub fn overlaid(folder: Option<&Path>) -> Result<Self, CliError> {
        let Some(folder) = folder else {
            return Ok(Self {
                schema: SchemaRef::BuiltIn(Schema::built_in()?),
                fingerprint: Schema::fingerprint(None),
            });
        };
        let files = overlay(folder)?;
        Ok(Self {
            schema: SchemaRef::Overlaid(Box::new(Schema::with_overlay(folder)?)),
            fingerprint: Schema::fingerprint(Some(&files)),
        })
    }

    /// The dictionaries.
    pub fn schema(&self) -> &Schema {
        match &self.schema {
            SchemaRef::BuiltIn(schema) => schema,
            SchemaRef::Overlaid(schema) => schema,
        }
    }
}

/// The files of a folder that is laid over the built-in dictionaries.
pub fn overlay(folder: &Path) -> Result<Files, CliError> {
    let none = |what| CliError::NoDictionaries { folder: folder.to_owned(), what };
    if !folder.exists() {
        return Err(none("there is no such folder"));
    }
    if !folder.is_dir() {
        return Err(none("not a folder"));
    }
    let files = schema::folder(folder)?;
    if files.is_empty() {
        return Err(none("there is no .ron file in it"));
    }
    Ok(files)
}

/// Inputs in one order, whatever order they were named in: of two documents of
/// one name it decides which is called what. Standard input comes last.
pub fn inputs(paths: &[PathBuf]) -> Vec<Input> {
    let mut paths = paths.to_vec();
    paths.sort();
    paths.dedup();
    let mut inputs: Vec<_> = paths.into_iter().map(Input::from).collect();
    inputs.sort_by_key(|i| matches!(i, Input::Stdin));
    inputs
}

fn date(value: &str) -> Result<NaiveDate, String> {
    parse_date(value).ok_or_else(|| "write it as 2025-10-06".to_owned())
}

/// A number between 0 and 1.
pub fn confidence(value: &str) -> Result<f32, String> {
    value
        .parse()
        .ok()
        .filter(|c| (0.0..=1.0).contains(c))
        .ok_or_else(|| "write a number between 0 and 1, for example 0.7".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_have_one_order_and_standard_input_is_last() {
        let order = |names: &[&str]| inputs(&names.iter().map(PathBuf::from).collect::<Vec<_>>());
        assert_eq!(order(&["b", "-", "a", "b"]), order(&["a", "b", "-"]));
        assert_eq!(order(&["-", "a"]).last(), Some(&Input::Stdin));
    }

    #[test]
    fn a_confidence_lies_between_0_and_1() {
        assert_eq!(confidence("0.7"), Ok(0.7));
        assert!(confidence("70").is_err());
        assert!(confidence("NaN").is_err());
    }
}
