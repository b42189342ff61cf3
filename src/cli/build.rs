//! `wasit build`: from a folder of articles to diagrams, timelines and a graph.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Outcome;
use super::args::{Dictionaries, Loaded, Reading, inputs};
use super::console::Console;
use super::error::CliError;
use super::run::{self, Findings, Voice};
use super::write::{Counts, Writing};
use crate::graph::{Corpus, DocumentInfo, Reading as Report};
use crate::snapshot::{self, Recipe};

/// What is read where no input is named.
const SEEDS: &str = "seeds";

/// Read articles and write their relations, timelines and graph
#[derive(Debug, Args)]
#[command(
    long_about = "Read articles and write their relations, timelines and graph.\n\n\
        Written are graph.ron (the snapshot), events.jsonl, relations.dot and .svg (who is \
        connected with whom, and by what), events.dot and .svg (the events by date), and \
        timeline.csv, .json and .md, and index.html (the explorer: all of it to look at in a \
        browser, without a network). Each file is written beside its place and moved there, all of \
        them only when the last is done. What is planned or possible is dashed; what is denied is \
        crossed and no part of the facts.\n\n\
        Read are .txt, .md, .html, .jsonl and .csv, and folders of them. Title, date and source of \
        an article come from its front matter, from a meta.csv beside it (file,title,date,source,url), \
        or from the page.",
    after_long_help = "Examples:\n  \
        wasit build\n  \
        wasit build articles/ -o report/ --labels both\n  \
        wasit build today/ --append -o report/\n  \
        wasit build talks.md --doc-date 2025-10-06 --min-confidence 0.7\n  \
        curl -s https://example.org/article.html | wasit build - -o report/"
)]
pub struct Build {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "INPUT", default_value = SEEDS)]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    writing: Writing,
    /// Add to the graph that is there, and read nothing of it again
    ///
    /// The result is what reading all documents at once gives. It is added to the
    /// graph.ron in the folder that is written to, or to the SNAPSHOT named; a
    /// document that is in it already is not counted twice.
    #[arg(long, value_name = "SNAPSHOT", num_args = 0..=1, require_equals = true)]
    append: Option<Option<PathBuf>>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    dictionaries: Dictionaries,
    /// Leave out events below this confidence (0 to 1)
    #[arg(long, value_name = "NUMBER", value_parser = super::args::confidence)]
    min_confidence: Option<f32>,
    /// Make every mention an event of its own
    ///
    /// Without it reports of the same happening are one event, within a document
    /// and across documents; events.jsonl says why each was joined.
    #[arg(long)]
    no_merge: bool,
    /// Show neither notes, progress nor summary; errors are still told
    #[arg(short, long)]
    quiet: bool,
}

impl Build {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        if self.inputs == [Path::new(SEEDS)] && !Path::new(SEEDS).exists() {
            return Err(CliError::NoInput(SEEDS.into()));
        }
        self.writing.check(&self.inputs)?;
        let dictionaries = self.dictionaries.load()?;
        let schema = dictionaries.schema();
        let (mut corpus, recipe) = self.start(&dictionaries)?;
        let mut sentences = 0;
        let tally = run::over(
            &inputs(&self.inputs),
            &self.reading.options(),
            schema,
            Voice::new(console, self.quiet),
            |Findings { document, mut mentions, sentences }| {
                mentions.retain(|m| m.confidence >= recipe.min_confidence);
                let document = DocumentInfo::of(&document, &mentions);
                (Report { document, mentions }, sentences)
            },
            |(report, of_document)| {
                corpus.readings.push(report);
                sentences += of_document;
                Ok::<_, CliError>(())
            },
        )?;
        if tally.documents == 0 {
            console.error("no document was read; nothing is written");
            return Ok(if tally.errors > 0 { Outcome::Failed } else { Outcome::Nothing });
        }
        let settled = corpus.settle();
        settled.clashes.iter().for_each(|id| console.error(CliError::Clash(id.clone())));
        let errors = tally.errors + settled.clashes.len();
        let counts = Counts { sentences: Some(sentences), repeated: settled.repeated, errors };
        let graph = settled.graph(schema, recipe.merge);
        let warnings = self.writing.write(&graph, schema, &recipe)?;
        if !self.quiet {
            console.say(&self.writing.summary(&graph, counts, &warnings));
        }
        Ok(if errors > 0 {
            Outcome::Failed
        } else if graph.events().next().is_none() {
            Outcome::Nothing
        } else {
            Outcome::Found
        })
    }

    /// What there is before anything is read, and how it is made.
    fn start(&self, dictionaries: &Loaded) -> Result<(Corpus, Recipe), CliError> {
        let fresh = Recipe {
            schema: dictionaries.fingerprint.clone(),
            merge: !self.no_merge,
            min_confidence: self.min_confidence.unwrap_or(0.0),
        };
        let file = match &self.append {
            None => return Ok((Corpus::default(), fresh)),
            Some(Some(file)) => file.clone(),
            Some(None) => self.writing.snapshot(),
        };
        // The first of many runs finds nothing to add to.
        if self.append == Some(None) && !file.exists() {
            return Ok((Corpus::default(), fresh));
        }
        let snapshot = snapshot::read(&file)?;
        snapshot.can_grow(&file)?;
        let wanted = Recipe {
            schema: fresh.schema,
            merge: snapshot.recipe.merge && !self.no_merge,
            min_confidence: self.min_confidence.unwrap_or(snapshot.recipe.min_confidence),
        };
        snapshot.recipe.fits(&wanted, &file)?;
        Ok((Corpus::of(&snapshot.graph), wanted))
    }
}
