//! What `build` and `merge` write: every file of a folder, and what to say of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::error::CliError;
use super::look::Look;
use crate::export::{self, Options};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use crate::snapshot::{self, Recipe, Staged, WriteError};

/// The name of the snapshot.
const SNAPSHOT: &str = "graph.ron";

/// The explorer beside the pictures, to which they link.
const EXPLORER: &str = "index.html";

/// What formats have no room for, each with the files that lack it.
pub type Losses = BTreeMap<String, Vec<&'static str>>;

/// Where the files go and how they look.
#[derive(Debug, Args)]
pub struct Writing {
    /// Folder to write to; it is made if it is not there
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    #[command(flatten)]
    look: Look,
}

/// What was read, for the summary.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Sentences, if text was read.
    pub sentences: Option<usize>,
    /// Documents that were there already.
    pub repeated: usize,
    /// What could not be read.
    pub errors: usize,
}

impl Writing {
    /// The snapshot in the folder.
    pub fn snapshot(&self) -> PathBuf {
        self.output.join(SNAPSHOT)
    }

    /// It must be a folder, and the next run must not read what this one writes.
    pub fn check(&self, inputs: &[PathBuf]) -> Result<(), CliError> {
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
        match inputs.iter().find(within) {
            None => Ok(()),
            Some(input) => Err(CliError::OutputInInput { output: self.output.clone(), input: input.clone() }),
        }
    }

    /// Writes every file; gives what they leave out.
    pub fn write(&self, graph: &KnowledgeGraph, schema: &Schema, recipe: &Recipe) -> Result<Losses, CliError> {
        fs::create_dir_all(&self.output).map_err(|source| WriteError::Io { file: self.output.clone(), source })?;
        let explorer = Some(EXPLORER.to_owned());
        let options = Options { explorer, ..self.look.options() }.with_ontology(&schema.ontology);
        let mut warnings = Losses::new();
        let mut staged = vec![Staged::write(&self.snapshot(), |out| {
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
    pub fn summary(&self, graph: &KnowledgeGraph, counts: Counts, warnings: &Losses) -> String {
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for event in graph.events() {
            *kinds.entry(event.kind.as_str()).or_default() += 1;
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind));
        let kinds: Vec<_> = kinds.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
        let mentions: usize = graph.events().map(|e| e.mentions.len()).sum();
        let mut lines = vec![("documents", documents(graph, counts.repeated))];
        lines.extend(counts.sentences.map(|n| ("sentences", n.to_string())));
        lines.extend([
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
        ]);
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
        if counts.errors > 0 {
            lines.push(("errors", counts.errors.to_string()));
        }
        lines.push(("written", self.output.display().to_string()));
        let lines: Vec<_> = lines.iter().map(|(name, value)| format!("{name:10} {value}")).collect();
        lines.join("\n")
    }
}

/// How many there are, and how many more were there already.
fn documents(graph: &KnowledgeGraph, repeated: usize) -> String {
    let all = graph.documents().count();
    match repeated {
        0 => all.to_string(),
        1 => format!("{all}; 1 more says what one of them says, and is not counted"),
        n => format!("{all}; {n} more say what one of them says, and are not counted"),
    }
}
