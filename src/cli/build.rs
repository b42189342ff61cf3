//! `wasit build`: from a folder of articles to diagrams, timelines and a graph.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Outcome;
use super::args::{Dictionaries, Reading, inputs};
use super::console::Console;
use super::error::CliError;
use super::run::{self, Findings, Tally, Voice};
use crate::export::{self, Engine, Labels};
use crate::extract::EventMention;
use crate::graph::{DocumentInfo, KnowledgeGraph};
use crate::link::{Linking, link_with};
use crate::schema::Schema;
use crate::snapshot::{self, Recipe, Staged, WriteError};

/// What is read where no input is named.
const SEEDS: &str = "seeds";

/// The name of the snapshot.
const SNAPSHOT: &str = "graph.ron";

/// What formats have no room for, each with the files that lack it.
type Losses = BTreeMap<String, Vec<&'static str>>;

/// Read articles and write their relations, timelines and graph
#[derive(Debug, Args)]
#[command(
    long_about = "Read articles and write their relations, timelines and graph.\n\n\
        Written are graph.ron (the snapshot), events.jsonl, relations.dot and .svg (who is \
        connected with whom, and by what), events.dot and .svg (the events by date), and \
        timeline.csv, .json and .md. Each file is written beside its place and moved there, all of \
        them only when the last is done. What is planned or possible is dashed; what is denied is \
        crossed and no part of the facts.\n\n\
        Read are .txt, .md, .html, .jsonl and .csv, and folders of them. Title, date and source of \
        an article come from its front matter, from a meta.csv beside it (file,title,date,source,url), \
        or from the page.",
    after_long_help = "Examples:\n  \
        wasit build\n  \
        wasit build articles/ -o report/ --labels both\n  \
        wasit build talks.md --doc-date 2025-10-06 --min-confidence 0.7\n  \
        curl -s https://example.org/article.html | wasit build - -o report/"
)]
pub struct Build {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "INPUT", default_value = SEEDS)]
    inputs: Vec<PathBuf>,
    /// Folder to write to; it is made if it is not there
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    dictionaries: Dictionaries,
    /// Language of the names in pictures and timelines
    #[arg(long, value_enum, default_value_t)]
    labels: LabelChoice,
    /// Who lays the pictures out
    #[arg(long, value_enum, default_value_t)]
    engine: EngineChoice,
    /// Leave out events below this confidence (0 to 1)
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = super::args::confidence)]
    min_confidence: f32,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum LabelChoice {
    /// Arabic
    #[default]
    Ar,
    /// English
    En,
    /// Arabic with English below
    Both,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum EngineChoice {
    /// This program
    #[default]
    Builtin,
    /// The `dot` of an installed Graphviz
    Dot,
}

impl Build {
    pub(super) fn run(&self, console: &Console) -> Result<Outcome, CliError> {
        if self.inputs == [Path::new(SEEDS)] && !Path::new(SEEDS).exists() {
            return Err(CliError::NoInput(SEEDS.into()));
        }
        self.check_output()?;
        let dictionaries = self.dictionaries.load()?;
        let schema = dictionaries.schema();
        let mut read = Read::default();
        let tally = run::over(
            &inputs(&self.inputs),
            &self.reading.options(),
            schema,
            Voice::new(console, self.quiet),
            |Findings { document, mut mentions, sentences }| {
                mentions.retain(|m| m.confidence >= self.min_confidence);
                (DocumentInfo::of(&document, &mentions), sentences, mentions)
            },
            |(info, sentences, mentions)| {
                read.documents.push(info);
                read.sentences += sentences;
                read.mentions.extend(mentions);
                Ok::<_, CliError>(())
            },
        )?;
        if tally.documents == 0 {
            console.error("no document was read; nothing is written");
            return Ok(if tally.errors > 0 { Outcome::Failed } else { Outcome::Nothing });
        }
        let sentences = read.sentences;
        read.documents.sort_by(|a, b| a.id.cmp(&b.id));
        read.mentions.sort_by(|a, b| (&a.doc, a.trigger, &a.kind).cmp(&(&b.doc, b.trigger, &b.kind)));
        let publications = read.documents.iter().map(|d| (d.id.clone(), d.publication())).collect();
        let linking = Linking::by(schema, publications, !self.no_merge);
        let graph = KnowledgeGraph::build(link_with(read.mentions, &linking), read.documents, schema);
        let recipe = Recipe {
            schema: dictionaries.fingerprint.clone(),
            merge: !self.no_merge,
            min_confidence: self.min_confidence,
        };
        let warnings = self.write(&graph, schema, &recipe)?;
        if !self.quiet {
            console.say(&self.summary(&graph, tally, sentences, &warnings));
        }
        Ok(if tally.errors > 0 {
            Outcome::Failed
        } else if graph.events().next().is_none() {
            Outcome::Nothing
        } else {
            Outcome::Found
        })
    }

    /// It must be a folder, and the next run must not read what this one writes.
    fn check_output(&self) -> Result<(), CliError> {
        let Ok(output) = std::path::absolute(&self.output) else {
            return Ok(());
        };
        if output.exists() && !output.is_dir() {
            return Err(CliError::NotFolder(self.output.clone()));
        }
        let Some(there) = output.ancestors().find_map(|a| fs::canonicalize(a).ok()) else {
            return Ok(());
        };
        let within = |input: &&PathBuf| {
            let input = fs::canonicalize(input);
            input.is_ok_and(|input| input.is_dir() && there.starts_with(input))
        };
        match self.inputs.iter().find(within) {
            None => Ok(()),
            Some(input) => Err(CliError::OutputInInput { output: self.output.clone(), input: input.clone() }),
        }
    }

    /// Writes every file; gives what they leave out.
    fn write(&self, graph: &KnowledgeGraph, schema: &Schema, recipe: &Recipe) -> Result<Losses, CliError> {
        fs::create_dir_all(&self.output).map_err(|source| WriteError::Io { file: self.output.clone(), source })?;
        let options =
            export::Options { labels: self.labels.into(), engine: self.engine.into(), ..export::Options::default() }
                .with_leads(&schema.ontology);
        let mut warnings = Losses::new();
        let mut staged = vec![Staged::write(&self.output.join(SNAPSHOT), |out| {
            snapshot::render(out, graph, recipe).map_err(CliError::Snapshot)
        })?];
        for exporter in export::all() {
            staged.push(Staged::write(&self.output.join(exporter.name()), |out| {
                let report = exporter.write(graph, &options, out)?;
                for lost in report.lossy {
                    warnings.entry(lost).or_default().push(exporter.name());
                }
                Ok::<_, CliError>(())
            })?);
        }
        staged.into_iter().try_for_each(Staged::publish)?;
        Ok(warnings)
    }

    /// What was read and found.
    fn summary(&self, graph: &KnowledgeGraph, tally: Tally, sentences: usize, warnings: &Losses) -> String {
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for event in graph.events() {
            *kinds.entry(event.kind.as_str()).or_default() += 1;
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind));
        let kinds: Vec<_> = kinds.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
        let mentions: usize = graph.events().map(|e| e.mentions.len()).sum();
        let mut lines = vec![
            ("documents", tally.documents.to_string()),
            ("sentences", sentences.to_string()),
            (
                "events",
                format!(
                    "{} from {mentions} mentions: actual {}, planned or possible {}, denied {}",
                    graph.events().count(),
                    graph.facts().count(),
                    graph.hedged().count(),
                    graph.denied().count(),
                ),
            ),
            ("kinds", if kinds.is_empty() { "none".to_owned() } else { kinds.join(", ") }),
            ("actors", graph.actors().count().to_string()),
            ("undated", graph.undated().count().to_string()),
        ];
        let dateless = graph.documents().filter(|d| d.published.is_none()).count();
        if dateless > 0 {
            lines.push((
                "warning",
                format!(
                    "documents without a date: {dateless}; their relative dates stay open \
                     (--doc-date, front matter or meta.csv give one)"
                ),
            ));
        }
        for (lost, files) in warnings.iter().filter(|_| mentions > 0) {
            lines.push(("warning", format!("{}: {lost}", files.join(", "))));
        }
        if tally.errors > 0 {
            lines.push(("errors", tally.errors.to_string()));
        }
        lines.push(("written", self.output.display().to_string()));
        let lines: Vec<_> = lines.iter().map(|(name, value)| format!("{name:10} {value}")).collect();
        lines.join("\n")
    }
}

/// What the documents gave.
#[derive(Default)]
struct Read {
    documents: Vec<DocumentInfo>,
    sentences: usize,
    mentions: Vec<EventMention>,
}

impl From<LabelChoice> for Labels {
    fn from(choice: LabelChoice) -> Self {
        match choice {
            LabelChoice::Ar => Self::Ar,
            LabelChoice::En => Self::En,
            LabelChoice::Both => Self::Both,
        }
    }
}

impl From<EngineChoice> for Engine {
    fn from(choice: EngineChoice) -> Self {
        match choice {
            EngineChoice::Builtin => Self::BuiltIn,
            EngineChoice::Dot => Self::Dot,
        }
    }
}
