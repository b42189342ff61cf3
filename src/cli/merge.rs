//! `wasit merge`: several graphs into one.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Outcome;
use super::args::Dictionaries;
use super::console::Console;
use super::error::CliError;
use super::write::{Counts, Writing};
use crate::graph::Corpus;
use crate::snapshot::{self, Recipe};

/// Make one graph of several, as if all their articles had been read at once
#[derive(Debug, Args)]
#[command(
    long_about = "Make one graph of several, as if all their articles had been read at once.\n\n\
        Read are snapshots (graph.ron) that `wasit build` has written with the same dictionaries and \
        options, on whatever machine. An article that several of them hold counts once, and events \
        that their articles report together are one. Written is what `wasit build` writes.",
    after_long_help = "Examples:\n  \
        wasit merge monday/graph.ron tuesday/graph.ron -o week/\n  \
        wasit merge parts/*.ron -o report/ --labels both"
)]
pub struct Merge {
    /// Snapshots to read
    #[arg(required = true, value_name = "SNAPSHOT")]
    snapshots: Vec<PathBuf>,
    #[command(flatten)]
    writing: Writing,
    #[command(flatten)]
    dictionaries: Dictionaries,
    /// Show no summary; errors are still told
    #[arg(short, long)]
    quiet: bool,
}

impl Merge {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        self.writing.check(&[])?;
        let dictionaries = self.dictionaries.load()?;
        let schema = dictionaries.schema();
        let mut corpus = Corpus::default();
        let mut recipe: Option<Recipe> = None;
        for file in &self.snapshots {
            let mut read = self.read(file)?;
            let wanted =
                recipe.get_or_insert(Recipe { schema: dictionaries.fingerprint.clone(), ..read.recipe.clone() });
            read.recipe.fits(wanted, file)?;
            corpus.readings.append(&mut read.corpus.readings);
        }
        let Some(recipe) = recipe else { return Ok(Outcome::Nothing) };
        let settled = corpus.settle();
        settled.clashes.iter().for_each(|id| console.error(CliError::Clash(id.clone())));
        let counts = Counts { sentences: None, repeated: settled.repeated, errors: settled.clashes.len() };
        let graph = settled.graph(schema, recipe.merge);
        let warnings = self.writing.write(&graph, schema, &recipe)?;
        if !self.quiet {
            console.say(&self.writing.summary(&graph, counts, &warnings));
        }
        Ok(match (counts.errors, graph.events().next()) {
            (1.., _) => Outcome::Failed,
            (0, Some(_)) => Outcome::Found,
            (0, None) => Outcome::Nothing,
        })
    }

    fn read(&self, file: &Path) -> Result<Part, CliError> {
        let snapshot = snapshot::read(file)?;
        snapshot.can_grow(file)?;
        Ok(Part { corpus: Corpus::of(&snapshot.graph), recipe: snapshot.recipe })
    }
}

/// What one snapshot gives.
struct Part {
    corpus: Corpus,
    recipe: Recipe,
}
